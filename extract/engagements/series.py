"""Contacts told as another of the same series: "the previous round took place in Oslo", "the first was held in Lima on 3 May"."""

from __future__ import annotations

import re

from extract.engagements.drafts import SITTING, Draft, Drafts, draft_of, same_number
from extract.engagements.findings import Findings
from extract.engagements.telling import Telling
from extract.fold import fold
from extract.model import DateMention, Kind, Status

_THEIR = re.compile(r"\btheir\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_OF_TWO = (Kind.MEETING, Kind.SUMMIT, Kind.CALL)
NEAR_DAY, FAR_DAY = 25, 80
"""How far before and behind its noun the day of a contact stands."""
_DETERMINER = 30
"""How far before its noun the determiner of a series stands: "their next working"."""


def series_of(telling: Telling, drafts: Drafts) -> Draft | None:
    """The contact told before that a telling is another one of: the last such, what is news before what is recalled."""
    near = [draft for draft in drafts.near() if _may_be_of(telling, draft)]
    news = [draft for draft in near if not draft.recalled]
    numbered = [draft for draft in near if telling.ordinal and draft.ordinal]
    same = [draft for draft in numbered if same_number(telling, draft)]
    return next(iter(same or numbered or news or near), None)


def _may_be_of(telling: Telling, draft: Draft) -> bool:
    """Whether both can be of one series: rounds, meetings and summits are told as each other, calls are not."""
    if telling.trigger.form == "member":
        return draft.kind in SITTING or draft.kind is Kind.CALL
    return draft.kind is telling.kind or (draft.kind in SITTING and telling.kind in SITTING)


def is_told(telling: Telling) -> bool:
    """Whether enough is told of one of a series: a date, or a place where it is to be."""
    placed = telling.city is not None or telling.country is not None
    return bool(telling.dates) or (telling.status is Status.PLANNED and placed)


def member_of(telling: Telling, other: Draft, text: str) -> Draft:
    """The draft of another contact of a series; its people are told only by "their"."""
    trigger = telling.trigger
    theirs = _THEIR.search(text[max(0, trigger.begin - _DETERMINER) : trigger.begin]) or _THEIR.match(text, trigger.begin)
    if telling.status is Status.HELD and telling.recalled is None and _is_before(telling, other):
        telling.recalled = (trigger.begin, trigger.end)
    people = telling.people or (other.people if theirs or _of_the_same_two(telling, other, text) else ())
    draft = draft_of(telling, people, other.kind if trigger.form == "member" else None)
    draft.series = other.series or other
    return draft


def _of_the_same_two(telling: Telling, other: Draft, text: str) -> bool:
    """Whether "the April 27 summit" is one of the two who met later: a noun without a name, and nobody else is told."""
    two = len(other.people) == 2 and telling.kind in _OF_TWO and not telling.parties and not telling.member
    own = telling.name
    for date in telling.dates:
        own = own.replace(fold(date.mention.text), "").strip()
    return two and own == fold(text[telling.trigger.begin : telling.trigger.end])


def is_its_day(telling: Telling, date: DateMention, findings: Findings) -> bool:
    """Whether a day stands with the noun: "the April 27 summit", "the talks held in Oslo on 3 May", not "the pact signed on"."""
    trigger, place = telling.trigger, date.mention
    if place.end <= trigger.begin:
        return trigger.begin - place.end <= NEAR_DAY
    between = findings.text[trigger.end : place.begin]
    acts = [act for act in findings.patterns.past.findall(between) if act not in findings.patterns.day_verbs]
    return len(between) <= FAR_DAY and not acts and not re.search(r"[;:]", between)


def _is_before(telling: Telling, other: Draft) -> bool:
    """Whether it came before the one that is told: by its number, else as everything that was held and is not the news."""
    if telling.ordinal:
        return telling.trigger.form == "member" if other.ordinal is None else telling.ordinal.number < other.ordinal.number
    mine, theirs = (telling.dates[0].when.start if telling.dates else None), (other.date.when.start if other.date else None)
    if mine and theirs:
        return mine < theirs
    return True
