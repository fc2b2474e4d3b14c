"""Titles of engagements and events, made from their fields: `Nguyen Hong Dien meets Jacob Helberg`."""

from __future__ import annotations

from collections.abc import Sequence

from extract.merge.persons import in_words
from extract.model import Engagement, Event, Kind, Participant, Series

_MOST_NAMES = 3
_BETWEEN = {
    Kind.CALL: "Call",
    Kind.LETTER: "Exchange of letters",
    Kind.NEGOTIATION: "Negotiation",
    Kind.SIGNING: "Signing",
    Kind.OTHER: "Contact",
}


def title_of(told: Engagement | Event) -> str:
    """A short title: who met whom, or which round of what, or the parties where nobody is named."""
    if told.kind is Kind.VISIT:
        return _visit(told)
    if told.series and (told.kind in (Kind.NEGOTIATION, Kind.SUMMIT) or not told.officials):
        return _of_series(told.series, told.kind)
    if not told.officials:
        return _of_parties(told.parties, told.kind)
    groups = _by_side(told.officials)
    if len(groups) == 2 and told.kind is Kind.MEETING:
        return f"{_names(groups[0])} {'meets' if len(groups[0]) == 1 else 'meet'} {_names(groups[1])}"
    return _among(told, groups)


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `4th`, `11th`, `22nd`."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _visit(told: Engagement | Event) -> str:
    who = _names(told.officials) or in_words(told.parties) or "Officials"
    where = told.city or told.country
    verb = "visits" if len(told.officials) == 1 else "visit"
    return f"{who} {verb} {where}" if where else f"Visit of {who}"


def _of_series(series: Series, kind: Kind) -> str:
    if series.ordinal is None:
        return series.name[:1].upper() + series.name[1:]
    if kind is Kind.NEGOTIATION and "round" not in series.name.lower().split():
        return f"{ordinal(series.ordinal)} round of the {series.name}"
    return f"{ordinal(series.ordinal)} {series.name}"


def _of_parties(parties: Sequence[str], kind: Kind) -> str:
    name = kind.value if kind is not Kind.OTHER else "contact"
    return f"{'-'.join(parties)} {name}" if parties else name.capitalize()


def _among(told: Engagement | Event, groups: Sequence[Sequence[Participant]]) -> str:
    what = _BETWEEN.get(told.kind, told.kind.value.capitalize())
    if len(groups) == 2:
        return f"{what} between {_names(groups[0])} and {_names(groups[1])}"
    if len(told.officials) == 1:
        others = [party for party in told.parties if party != told.officials[0].side]
        return f"{what} of {told.officials[0].name}" + (f" with {in_words(others)}" if others else "")
    return f"{what} of {_names(told.officials)}"


def _by_side(officials: Sequence[Participant]) -> list[list[Participant]]:
    """The officials in groups of one side, in the order in which the sides are first named."""
    groups: dict[str, list[Participant]] = {}
    for person in officials:
        groups.setdefault(person.side or person.name, []).append(person)
    return list(groups.values())


def _names(officials: Sequence[Participant]) -> str:
    names = [person.name for person in officials]
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1} others"]
    return in_words(names)
