"""Whose visit it is: "the visit by A", "A's visit", "A, who is visiting Oslo", else the visit of the subject of the sentence."""

from __future__ import annotations

import re

from extract.engagements.attendance import People
from extract.engagements.clauses import Clause
from extract.engagements.contacts import Trigger
from extract.engagements.nouns import head_begin, phrase_head

BY_REACH = 60
"""How far behind the noun its visitor stands: "the visit to the four countries of the region by the Foreign Minister"."""
_BY = re.compile(r"[^.;:]*\bby\s+(?:(?:the|his|her|its|visiting)\s+)?")
_OF = re.compile(r"\s+(?:to\s+[^.,;:]{1,30}\s+)?of\s+(?:(?:the|his|her|its)\s+)?")
_OWNED = re.compile(r"['’]s?\s+(?:[\w.,’'-]+\s+){0,6}")
_JOINED = re.compile(
    r"\s*(?:,|,?\s+and|,?\s+as\s+well\s+as|,?\s+accompanied\s+by|,?\s+together\s+with)\s+(?:(?:the|his|her)\s+)?"
)
_WHO = re.compile(r"\s*who(?:se)?\b")
_ON_IT = re.compile(
    r"\b(?:on|during|in|at|for|from|after|following|before|ahead\s+of|with|of)\s+(?:(?:the\s+)?\w+\s+(?:day\s+)?of\s+)?$"
)


def visitors_of(clause: Clause, main: Trigger) -> People:
    """Who visits, in the order told; empty where the clause does not tell."""
    left = tuple(presence for presence in clause.present if presence.begin < main.begin)
    if main.form == "noun" and (owner := _named_with(clause, main, left)):
        return owner
    if _WHO.match(clause.text, clause.begin):
        return _whom_who_means(clause)
    if not left and main.form == "noun" and _opens_with(clause, main):
        return clause.subject
    return _joined(clause, left) if _goes(clause, main, left) else ()


def _named_with(clause: Clause, main: Trigger, left: People) -> People:
    """The visitor whom the noun itself names: "the visit by A", "the visit of A to Oslo", "A's three-day visit"."""
    text = clause.text
    for index, presence in enumerate(clause.present):
        if main.end <= presence.lead < main.end + BY_REACH:
            between = text[main.end : presence.lead]
            if _BY.fullmatch(between) or _OF.fullmatch(between):
                return _joined(clause, clause.present[index:])
    owns = left and _OWNED.fullmatch(text[left[-1].end : main.begin])
    return left[-1:] if owns else ()


def _whom_who_means(clause: Clause) -> People:
    """Whom a relative clause is about: the person named last before it."""
    before = clause.findings.presences.within(clause.sentence.begin, clause.begin)
    return tuple(before[-1:])


def _opens_with(clause: Clause, main: Trigger) -> bool:
    """Whether a clause is nothing but the visit, of the subject of its sentence: "left Oslo after a three-day visit"."""
    before = clause.text[clause.begin : head_begin(main, phrase_head(clause, main))]
    return _ON_IT.search(before) is not None and len(before.split()) < 4


def _goes(clause: Clause, main: Trigger, left: People) -> bool:
    """Whether the people before the word are those who go: not "A welcomed the visit", but "A spoke during a visit"."""
    if not left:
        return False
    if main.form != "noun":
        return True
    before = clause.text[left[-1].end : head_begin(main, phrase_head(clause, main))]
    return _ON_IT.search(before) is not None or clause.patterns.speaks_of_visit.search(before) is None


def _joined(clause: Clause, people: People) -> People:
    """The first of some people with those who are named in one breath with them: "A, B and C"."""
    found = list(people[:1])
    for presence in people[1:]:
        if not _JOINED.fullmatch(clause.text[found[-1].end : presence.lead]):
            break
        found.append(presence)
    return tuple(found)
