"""One event from the engagements that tell it: for each field the best-sourced value, the others kept beside it.

A day beats a month, what is stated beats what was worked out, the news of an article beats what it only recalls, and then the
majority of the sources. Nothing is made up: what no engagement tells stays unknown.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from statistics import fmean
from typing import TypeVar

from extract.days import iso_days
from extract.merge.headings import title_of
from extract.merge.persons import fits_office, is_office, persons_of
from extract.model import (
    Basis,
    Dispute,
    Engagement,
    Event,
    Field,
    Kind,
    Link,
    Participant,
    Precision,
    Series,
    Status,
    When,
)

Value = TypeVar("Value")

_PRECISIONS = (Precision.DAY, Precision.APPROXIMATE, Precision.MONTH, Precision.YEAR)
_BASES = (Basis.STATED, Basis.RELATIVE, Basis.YEAR_INFERRED, Basis.SPAN_OF_VISIT, Basis.PUBLICATION, Basis.MERGED, Basis.UNKNOWN)
# An event that was held was planned before; one that was called off was, too.
_STATUSES = (Status.HELD, Status.CANCELLED, Status.PLANNED)


def event_of(engagements: Sequence[Engagement], links: Sequence[Link] = ()) -> Event:
    """The event that the engagements tell."""
    members = tuple(sorted(engagements, key=lambda engagement: engagement.key))
    kind, status = _kind(members), _status(members)
    country = None if kind is Kind.CALL else _best(members, lambda member: member.country, _by_source)
    city = None if kind is Kind.CALL else _city(members, country)
    event = Event(
        id="",
        title="",
        kind=kind,
        status=status,
        when=_when(members, status) or When(why=_own_reason(members)),
        city=city,
        country=country,
        officials=_officials(members),
        parties=tuple(sorted({party for member in members for party in member.parties})),
        issues=_issues(members),
        series=_best(members, lambda member: member.series, _by_ordinal),
        engagements=members,
        links=tuple(sorted(links, key=lambda link: (link.a, link.b))),
    )
    return replace(event, id=_content_id(event), title=title_of(event), disputes=_disputes(event))


def with_distinct_ids(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events, those of equal content told apart by a suffix in the order of their engagements."""
    taken: Counter[str] = Counter()
    distinct = []
    for event in sorted(events, key=lambda event: event.engagements[0].key):
        taken[event.id] += 1
        distinct.append(event if taken[event.id] == 1 else replace(event, id=f"{event.id}-{taken[event.id]}"))
    return tuple(distinct)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events by start (else end), unknown last, then id."""
    return tuple(sorted(events, key=lambda event: (event.when.start or event.when.end or dt.date.max, event.id)))


def _best(
    members: Sequence[Engagement],
    value_of: Callable[[Engagement], Value | None],
    rank: Callable[[Engagement], tuple[object, ...]],
) -> Value | None:
    """The value of the best rank, then the one that most articles tell, then the first."""
    told = [(value, member) for member in members if (value := value_of(member)) is not None]
    votes = Counter(value for value, _ in {(value, member.article): None for value, member in told})
    best = min(told, key=lambda one: (rank(one[1]), -votes[one[0]], one[1].key), default=None)
    return best[0] if best else None


def _by_source(member: Engagement) -> tuple[object, ...]:
    return (not member.main,)


def _by_ordinal(member: Engagement) -> tuple[object, ...]:
    return (member.series is None or member.series.ordinal is None, not member.main)


def _kind(members: Sequence[Engagement]) -> Kind:
    return _best(members, lambda member: None if member.kind is Kind.OTHER else member.kind, _by_source) or Kind.OTHER


def _status(members: Sequence[Engagement]) -> Status:
    return min((member.status for member in members), key=_STATUSES.index)


def _when(members: Sequence[Engagement], status: Status) -> When | None:
    """The best-known date; where the date itself is the same, the one whose basis is best."""

    def rank(member: Engagement) -> tuple[object, ...]:
        when = member.when
        half = when.start is None or when.end is None
        return (_PRECISIONS.index(when.precision), half, member.status is not status, _BASES.index(when.basis), not member.main)

    dated = [member for member in members if member.when.known and not _is_left(member, members)]
    ends = _best(dated, lambda member: (member.when.start, member.when.end, member.when.precision), rank)
    same = [member for member in dated if (member.when.start, member.when.end, member.when.precision) == ends]
    return min(same, key=lambda member: (rank(member), member.key)).when if same else None


def _is_left(member: Engagement, members: Sequence[Engagement]) -> bool:
    """Whether a member gives the day from which another one says that it was put off."""
    left = ((other.former.start, other.former.end) for other in members if other.former.known and other is not member)
    return (member.when.start, member.when.end) in left


def _own_reason(members: Sequence[Engagement]) -> str:
    return next((member.when.why for member in members if member.when.why), "")


def _city(members: Sequence[Engagement], country: str | None) -> str | None:
    """The best-sourced city of the country shown, so that the two cannot contradict each other."""
    return _best([member for member in members if member.country in (country, None)], lambda member: member.city, _by_source)


def _officials(members: Sequence[Engagement]) -> tuple[Participant, ...]:
    """Everyone whom a source names, each once in the fullest form, those that most sources name first.

    An unnamed office-holder gives way to the person who held the office.
    """
    persons = persons_of(members)
    forms: dict[str, list[Participant]] = defaultdict(list)
    places: dict[str, list[tuple[bool, int]]] = defaultdict(list)
    for member in members:
        for place, person in enumerate(member.officials):
            forms[persons.key(person)].append(person)
            places[persons.key(person)].append((member.main, place))
    ordered = sorted(forms, key=lambda key: (-len(places[key]), _usual_place(places[key]), key))
    everyone = [_fullest(forms[key]) for key in ordered]
    named = [person for person in everyone if not is_office(person)]
    return tuple(person for person in everyone if not (is_office(person) and _is_named(person, named)))


def _usual_place(places: Sequence[tuple[bool, int]]) -> float:
    """Where a person stands on average in what articles tell as their news, or recall where none does."""
    return fmean([place for main, place in places if main] or [place for _, place in places])


def _is_named(office: Participant, named: Sequence[Participant]) -> bool:
    return any(office.side and office.side == person.side and fits_office(office, person) is not False for person in named)


def _fullest(forms: Sequence[Participant]) -> Participant:
    counts = Counter(forms)
    return min(
        counts,
        key=lambda form: (
            *(value is None for value in (form.official, form.native, form.office, form.side)),
            -counts[form],
            -len(form.name),
            repr(form),
        ),
    )


def _issues(members: Sequence[Engagement]) -> tuple[str, ...]:
    """Every issue that a source names, those that most articles name first."""
    naming = {(issue, member.article) for member in members for issue in member.issues}
    counts = Counter(issue for issue, _ in naming)
    return tuple(sorted(counts, key=lambda issue: (-counts[issue], issue)))


def _disputes(event: Event) -> tuple[Dispute, ...]:
    """The fields in which the sources disagree, each value with those that tell it."""
    fields: tuple[tuple[Field, Callable[[Engagement], str], str], ...] = (
        (Field.WHEN, lambda member: "" if _is_left(member, event.engagements) else _exact_days(member), iso_days(event.when)),
        (Field.KIND, lambda member: member.kind.value, event.kind.value),
        (Field.CITY, lambda member: member.city or "", event.city or ""),
        (Field.COUNTRY, lambda member: member.country or "", event.country or ""),
        (Field.SERIES, lambda member: _ordinal(member.series), _ordinal(event.series)),
    )
    return tuple(dispute for name, value_of, shown in fields if (dispute := _dispute(event, name, value_of, shown)))


def _dispute(event: Event, name: Field, value_of: Callable[[Engagement], str], shown: str) -> Dispute | None:
    keys: dict[str, list[str]] = defaultdict(list)
    for member in event.engagements:
        if value := value_of(member):
            keys[value].append(member.key)
    if len(keys) < 2:
        return None
    ordered = sorted(keys, key=lambda value: (value != shown, -len(keys[value]), value))
    return Dispute(field=name, values=tuple((value, tuple(keys[value])) for value in ordered))


def _exact_days(member: Engagement) -> str:
    return iso_days(member.when) if member.when.precision is Precision.DAY else ""


def _ordinal(series: Series | None) -> str:
    return str(series.ordinal) if series and series.ordinal is not None else ""


def _content_id(event: Event) -> str:
    """An id from what the event is, so that the same articles always give the same."""
    officials = sorted(person.name for person in event.officials)
    content = (event.kind, iso_days(event.when), event.when.precision, officials, event.parties, event.country, str(event.series))
    return "e" + hashlib.sha256(repr([str(part) for part in content]).encode()).hexdigest()[:10]
