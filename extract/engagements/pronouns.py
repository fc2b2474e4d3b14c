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
    if not left:
        return ()
    meant = _several(clause) if found["who"] == "them" else _one(clause)
    return meant if left.isdisjoint(presence.person for presence in meant) else ()


def _one(clause: Clause) -> tuple[Presence, ...]:
    if len({presence.person for presence in clause.subject}) == 1:
        return clause.subject[:1]
    meant = clause.centre or clause.topic
    return (meant,) if meant and not clause.subject else ()


def _several(clause: Clause) -> tuple[Presence, ...]:
    return clause.subject if len({presence.person for presence in clause.subject}) > 1 else clause.pair


def _is_possessive(clause: Clause, found: re.Match[str]) -> bool:
    """Whether "her" stands before what is hers: "met her counterpart", not "met her on Monday"."""
    behind = found["behind"].strip()
    return found["who"] == "her" and behind.isalpha() and not clause.patterns.no_noun.fullmatch(behind)
