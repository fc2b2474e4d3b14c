"""One clause that tells of several contacts, as one telling for each: by person met, or by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from extract.days import Days, before
from extract.engagements.findings import Findings, Presence
from extract.engagements.surroundings import cities_of
from extract.engagements.telling import Telling
from extract.model import DateMention, Kind, Precision, TimeRelation
from extract.sentences import Sentence


def by_person(findings: Findings, telling: Telling, sentence: Sentence) -> list[Telling]:
    """A telling of several contacts, one for each person met: "met A, B and C in separate meetings", "calls with A and B"."""
    apart = findings.patterns.apart.search(findings.text, sentence.begin, sentence.end) is not None
    hosts = _hosts(findings, telling, apart=apart)
    guests = [person for person in telling.people if person not in hosts]
    calls = telling.kind is Kind.CALL and telling.plural
    if len(hosts) != 1 or len(guests) < 2 or not (calls or apart):
        return [telling]
    return [_with_guest(telling, hosts[0], guest) for guest in guests]


def _hosts(findings: Findings, telling: Telling, *, apart: bool) -> list[int]:
    """The people before the contact word, or before an earlier verb of meeting in the clause."""
    first = telling.trigger.begin
    if telling.trigger.form != "noun" or apart:
        verb = findings.patterns.meets_one.search(findings.text[telling.begin : telling.trigger.end])
        first = min(first, telling.begin + verb.start()) if verb else first
    return _persons(presence for presence in telling.presences if presence.begin < first)


def _persons(presences: Iterable[Presence]) -> list[int]:
    return list(dict.fromkeys(presence.person for presence in presences))


def _with_guest(telling: Telling, host: int, guest: int) -> Telling:
    presences = [presence for presence in telling.presences if presence.person in (host, guest)]
    return replace(telling, people=[host, guest], presences=presences, dates=[], apart=True)


def by_day(findings: Findings, telling: Telling, sentence: Sentence) -> list[Telling]:
    """A telling of several contacts on several days, one for each: "their meetings on June 9 and in Oslo on July 28"."""
    days = [day for day in telling.dates if is_one_day(day)]
    apart = len(days) > 1 and all(before(*map(_span, pair)) for pair in pairwise(days))
    if not (telling.plural and apart):
        return [telling]
    cities = cities_of(findings, sentence, telling)
    near = [min(cities, key=lambda city: abs(city.end - place), default=None) for place in (day.mention.begin for day in days)]
    return [replace(telling, dates=[day], city=city, refers=False, plural=False) for day, city in zip(days, near, strict=True)]


def is_one_day(date: DateMention) -> bool:
    """Whether a date is a day on which something was, and no bound: "on June 9", not "since June 9"."""
    return date.precision is Precision.DAY and date.relation is TimeRelation.ON


def _span(date: DateMention) -> Days:
    return date.when.start, date.when.end
