"""Contacts that an article tells twice, which shows only once all days are known: the vaguer telling is no engagement."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extract.days import Days
from extract.engagements.drafts import SITTING
from extract.engagements.frames import Built
from extract.engagements.gathering import Lost
from extract.model import Engagement, Kind, Status

_Told = Mapping[tuple[Days, bool, int | None], Sequence[Built]]
"""The contacts of known days, by those days and whether they were called off."""
NEXT_DAY = dt.timedelta(days=1)
"""How long before or after a visit the day is on which the visitor left for it or came home."""
TOLD_TWICE = "the contact of the same day, told with its people"


def without_echoes(built: Sequence[Built]) -> tuple[list[Built], list[Lost]]:
    """The engagements that are told once, and the tellings of the others with the reason."""
    told = _by_days(built)
    stays = _stays(built)
    echoes = {id(one) for one in built if _is_echo(one, told) or _is_an_end(one, stays)}
    lost = [(telling, TOLD_TWICE) for one in built if id(one) in echoes for telling in one.draft.tellings]
    return [one for one in built if id(one) not in echoes], lost


def _by_days(built: Iterable[Built]) -> _Told:
    """The contacts of each day: all of them, and those of each person, for many contacts may be of one day."""
    told: dict[tuple[Days, bool, int | None], list[Built]] = defaultdict(list)
    for one in built:
        if one.draft.kind is not Kind.VISIT and one.draft.people and (key := _key(one.engagement)):
            for person in (None, *set(one.draft.people)):
                told[*key, person].append(one)
    return told


def _stays(built: Iterable[Built]) -> Mapping[int, Engagement]:
    """The first visit of each visitor of which both ends are known."""
    stays: dict[int, Engagement] = {}
    for one in built:
        when = one.engagement.when
        if one.draft.kind is Kind.VISIT and when.start and when.end:
            stays.setdefault(one.draft.people[0], one.engagement)
    return stays


def _is_an_end(one: Built, stays: Mapping[int, Engagement]) -> bool:
    """Whether a visit of which one end is known is one with both: "came home from Oslo on Thursday", there until Wednesday."""
    when, stay = one.engagement.when, stays.get(one.draft.people[0]) if one.draft.kind is Kind.VISIT else None
    day = when.end or when.start
    if stay is None or day is None or (when.start and when.end) or stay.when.start is None or stay.when.end is None:
        return False
    near = stay.when.start - NEXT_DAY <= day <= stay.when.end + NEXT_DAY
    return near and stay.status is one.engagement.status and _places_fit(one.engagement, stay)


def _key(engagement: Engagement) -> tuple[Days, bool] | None:
    when = engagement.when
    return ((when.start, when.end), engagement.status is Status.CANCELLED) if when.known else None


def _is_echo(one: Built, told: _Told) -> bool:
    """Whether a contact is told by another one of its days, with more people or before it with the same."""
    key = _key(one.engagement) if one.draft.kind is not Kind.VISIT else None
    if key is None:
        return False
    person = next(iter(one.draft.people), None)
    return any(other is not one and _echoes(one, other) for other in told.get((*key, person), ()))


def _echoes(one: Built, other: Built) -> bool:
    if not _places_fit(one.engagement, other.engagement):
        return False
    mine, theirs = set(one.draft.people), set(other.draft.people)
    if not mine:
        return True
    if one.draft.kind is Kind.SIGNING and other.draft.kind in SITTING:
        return mine <= theirs and not one.draft.first.heading
    alike = one.draft.kind is other.draft.kind or (one.draft.kind in SITTING and other.draft.kind in SITTING)
    alike = alike and one.engagement.when.start == one.engagement.when.end
    return len(mine) > 1 and alike and mine == theirs and other.draft.place < one.draft.place


def _places_fit(one: Engagement, other: Engagement) -> bool:
    return not (one.city and other.city and one.city != other.city) and not (
        one.country and other.country and one.country != other.country
    )
