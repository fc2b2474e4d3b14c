"""Whether an official is the object of a verb that needs one: "received the Minister", "conferred on Tuesday in Oslo with B"."""

from __future__ import annotations

import re

from extract.engagements.clauses import Clause
from extract.engagements.contacts import Trigger
from extract.engagements.findings import Presence
from extract.engagements.pronouns import whom

ENDS_WITH = re.compile(r"\bwith\s+(?:(?:the|his|her|its|their|visiting|both)\s+)*$", re.IGNORECASE)
"""The words before somebody whom "with" ties to the verb: "held talks with the visiting"."""
_CALLED = re.compile(r"\bcall(?:ed|s)?$", re.IGNORECASE)
_A_NAME = re.compile(r",?\s+(?:an?\s+(?!day|week|month|few|second|third|hour)|[\"“‘'])")
_VISITED = re.compile(r"\bvisit(?:ed|s)?$", re.IGNORECASE)
_LED_BY = re.compile(r"^\s+[^.;:]{0,60}\b(?:delegation|team|group|mission)\s+(?:led|headed|chaired)\s+by\s+(?:the\s+)?$")
_OTHER_VERB = re.compile(r"\b(?:talks?|meetings?|discussions?|conversations?)\s+(?:with|between)\b")
_ENDS_BY = re.compile(r"\bby\s+(?:(?:the|his|her|its|their|both)\s+)*$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+){0,2}$")
OBJECT_REACH = 100
"""How far behind a verb such as "received" a person may stand where "with" or "by" ties it."""


def person_follows(clause: Clause, trigger: Trigger) -> bool:
    """Whether an official stands right behind the trigger, as the object of "received" or "spoke with" must; "him" is one."""
    following = next((presence for presence in clause.present if presence.lead >= trigger.end), None)
    if following is None or whom(clause, trigger):
        return bool(whom(clause, trigger))
    between = clause.text[trigger.end : following.lead]
    if re.search(r"[;:]", between) or _is_no_object(clause, trigger, following) or _OTHER_VERB.search(between):
        return False
    if _LED_BY.search(between):
        return True
    return len(between.split()) <= 4 or (len(between) < OBJECT_REACH and _with_or_by(clause, trigger, between))


def is_of_person(clause: Clause, trigger: Trigger) -> bool:
    """Whether somebody, not a place, was visited: "visited General Castro", not "visited Minister Lee's country"."""
    following = next((presence for presence in clause.present if presence.lead >= trigger.end), None)
    if following is None or trigger.form != "verb" or _VISITED.search(clause.text[trigger.begin : trigger.end]) is None:
        return False
    return not clause.text[trigger.end : following.lead].strip() and not _is_no_object(clause, trigger, following)


def _is_no_object(clause: Clause, trigger: Trigger, following: Presence) -> bool:
    """Whether the verb is about what somebody has, is or shall do: "welcomed B's plan", "called B a friend", "called on B to"."""
    behind = clause.text[following.end : following.end + 4]
    if behind.startswith(("'s ", "’s ")):
        return True
    if _CALLED.search(clause.text[trigger.begin : trigger.end]) and _A_NAME.match(clause.text, following.end):
        return True
    asks = clause.patterns.asks_of.search(clause.text, trigger.begin, trigger.end)
    return asks is not None and clause.text[following.end : following.end + 4] == " to "


def _with_or_by(clause: Clause, trigger: Trigger, between: str) -> bool:
    """Whether a preposition ties a person further behind to the verb: "conferred on Tuesday in Oslo with B"."""
    if ENDS_WITH.search(between):
        return True
    return bool(_ENDS_BY.search(between) and _PASSIVE.search(clause.text, max(clause.begin, trigger.begin - 24), trigger.begin))
