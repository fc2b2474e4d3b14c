"""Contacts told as another of the same series: "the previous round took place in Oslo", "the first was held in Lima on 3 May"."""

from __future__ import annotations

import re

from extract.engagements.drafts import SITTING, Draft, Drafts, draft_of
from extract.engagements.telling import Telling
from extract.model import Kind, Status

_THEIR = re.compile(r"\btheir\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_DETERMINER = 30
"""How far before its noun the determiner of a series stands: "their next working"."""


def series_of(telling: Telling, drafts: Drafts) -> Draft | None:
    """The contact told before that a telling is another one of: the last such, what is news before what is recalled."""
    near = [draft for draft in drafts.near() if _may_be_of(telling, draft)]
    news = [draft for draft in near if not draft.recalled]
    same = [draft for draft in near if telling.ordinal and draft.ordinal and draft.ordinal.number == telling.ordinal.number]
    return next(iter(same or news or near), None)


def _may_be_of(telling: Telling, draft: Draft) -> bool:
    """Whether both can be of one series: rounds, meetings and summits are told as each other, calls are not."""
    if telling.trigger.form == "member":
        return draft.kind in SITTING or draft.kind is Kind.CALL
    return draft.kind is telling.kind or (draft.kind in SITTING and telling.kind in SITTING)


def same_number(telling: Telling, draft: Draft) -> bool:
    """Whether a telling tells of the very number that was told before."""
    return bool(telling.ordinal and draft.ordinal and draft.ordinal.number == telling.ordinal.number)


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
    people = telling.people or (other.people if theirs else ())
    draft = draft_of(telling, people, other.kind if trigger.form == "member" else None)
    draft.series = other.series or other
    return draft


def _is_before(telling: Telling, other: Draft) -> bool:
    """Whether it came before the one that is told: by its number, else as everything that was held and is not the news."""
    if telling.ordinal and other.ordinal:
        return telling.ordinal.number < other.ordinal.number
    return telling.trigger.form == "member" or telling.ordinal is None
