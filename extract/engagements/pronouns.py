"""Whom a pronoun behind a contact word means: "received him", "took up the border with him", "sat down with them"."""

from __future__ import annotations

import re

from extract.engagements.clauses import Clause
from extract.engagements.contacts import Trigger
from extract.engagements.findings import Presence

_AT_ONCE = re.compile(r"\s+(?:(?:up|again|first|also|with|to|by|from)\s+){0,2}(?P<who>him|her|them)\b(?P<behind>.?[\w’']*)")
_TIED = re.compile(r"[^.;:]{0,80}?\b(?:with|to)\s+(?P<who>him|her|them)\b(?P<behind>.?[\w’']*)")


def whom(clause: Clause, trigger: Trigger) -> tuple[Presence, ...]:
    """Those whom the pronoun means that is the object of a contact word; nobody where it is left open.

    "Him" is the one whom the sentence is about so far, whom a pronoun of the sentence before meant, or whom that was about;
    "them" are the two named side by side before.
    """
    pattern = _AT_ONCE if trigger.form in ("verb", "person-verb") else _TIED
    found = pattern.match(clause.text, trigger.end, clause.end)
    if found is None or _is_possessive(clause, found):
        return ()
    left = {presence.person for presence in clause.present if presence.begin < trigger.begin}
    left = left or {presence.person for presence in clause.subject}
    return (_several(clause, left) if found["who"] == "them" else _one(clause, trigger, left)) if left else ()


def _one(clause: Clause, trigger: Trigger, left: set[int]) -> tuple[Presence, ...]:
    """The first one whom the sentence names, else the one at hand from the sentence before; never one who does the meeting."""
    here = clause.findings.presences.within(clause.sentence.begin, trigger.begin)
    others = [presence for presence in here if presence.person not in left]
    if others:
        alone = here[0] is others[0] or len({presence.person for presence in others}) == 1
        return (others[0],) if alone else ()
    meant = clause.centre or clause.topic
    return (meant,) if meant and meant.person not in left else ()


def _several(clause: Clause, left: set[int]) -> tuple[Presence, ...]:
    two = clause.subject if len({presence.person for presence in clause.subject}) > 1 else clause.pair
    return two if left.isdisjoint(presence.person for presence in two) else ()


def _is_possessive(clause: Clause, found: re.Match[str]) -> bool:
    """Whether "her" stands before what is hers: "met her counterpart", not "met her on Monday"."""
    behind = found["behind"].strip()
    return found["who"] == "her" and behind.isalpha() and not clause.patterns.no_noun.fullmatch(behind)
