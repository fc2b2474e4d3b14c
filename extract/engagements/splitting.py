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
    """A telling of several contacts, one for each person met: "met A, B and C in separate meetings", "calls with A and B".

    "Met B and C in the morning and D in the afternoon" is one contact with B and C, and one with D.
    """
    apart = findings.patterns.apart.search(findings.text, sentence.begin, sentence.end) is not None
    hosts = _hosts(findings, telling, apart=apart)
    guests = [person for person in telling.people if person not in hosts]
    calls = telling.kind is Kind.CALL and telling.plural
    if apart and len(guests) == 1 and len({findings.side(host) for host in hosts} - {None}) > 1:
        return [_with_guests(telling, host, guests) for host in hosts]  # "A and B separately met C"
    if len(hosts) != 1 or len(guests) < 2:
        return [telling]
    met = [[guest] for guest in guests] if calls or apart else _by_time(findings, telling, hosts[0])
    return [_with_guests(telling, hosts[0], group) for group in met] if len(met) > 1 else [telling]


def _by_time(findings: Findings, telling: Telling, host: int) -> list[list[int]]:
    """Those met, parted where a time stands between them: "met B in the morning and C in the afternoon", "B and then C"."""
    guests = [presence for presence in telling.presences if presence.person != host and presence.begin >= telling.trigger.end]
    groups = [[guest.person] for guest in guests[:1]]
    for before_it, guest in pairwise(guests):
        if any(guest.person in group for group in groups):
            continue
        if _at_another_time(findings, before_it.end, guest.lead):
            groups.append([])
        groups[-1].append(guest.person)
    return groups


def _at_another_time(findings: Findings, begin: int, end: int) -> bool:
    if begin >= end:
        return False
    days = any(is_one_day(date) for date in findings.dates.within(begin, end))
    return days or findings.patterns.next_in_turn.search(findings.text, begin, end) is not None


def _hosts(findings: Findings, telling: Telling, *, apart: bool) -> list[int]:
    """The people before the contact word, or before an earlier verb of meeting in the clause."""
    first = telling.trigger.begin
    if telling.trigger.form != "noun" or apart:
        verb = findings.patterns.meets_one.search(findings.text[telling.begin : telling.trigger.end])
        first = min(first, telling.begin + verb.start()) if verb else first
    return [person for person in _persons(p for p in telling.presences if p.begin < first) if person not in telling.guests]


def _persons(presences: Iterable[Presence]) -> list[int]:
    return list(dict.fromkeys(presence.person for presence in presences))


def _with_guests(telling: Telling, host: int, guests: Iterable[int]) -> Telling:
    people = [host, *guests]
    presences = [presence for presence in telling.presences if presence.person in people]
    return replace(telling, people=people, presences=presences, dates=[], apart=True)


def by_day(findings: Findings, telling: Telling, sentence: Sentence) -> list[Telling]:
    """A telling of several contacts on several days, one for each: "their meetings on June 9 and in Oslo on July 28"."""
    days = [day for day in telling.dates if is_one_day(day)]
    if telling.apart and len(days) > 1 and len(telling.people) > 1:
        ahead = days[0].mention.begin < telling.trigger.begin
        cities = cities_of(findings, sentence, telling)
        day = days[_own([day.mention.begin for day in days], telling, ahead=ahead)]
        city = cities[_own([city.begin for city in cities], telling, ahead=ahead)] if len(cities) > 1 else telling.city
        return [replace(telling, dates=[day], city=city)]
    if telling.plural or telling.kind is Kind.VISIT:
        days = [date for date in telling.dates if date.relation is TimeRelation.ON]
    apart = len(days) > 1 and all(before(*map(_span, pair)) for pair in pairwise(days))
    if not apart or not (telling.plural or _is_itinerary(findings, sentence, telling)):
        return [telling]
    if telling.kind is Kind.VISIT:
        stops = zip(days, findings.cities.within(sentence.begin, sentence.end), strict=False)
        return [replace(telling, dates=[day], city=city, country=None) for day, city in stops]
    cities = cities_of(findings, sentence, telling)
    near = [min(cities, key=lambda city: abs(city.end - place), default=None) for place in (day.mention.begin for day in days)]
    return [replace(telling, dates=[day], city=city, refers=False, plural=False) for day, city in zip(days, near, strict=True)]


def _is_itinerary(findings: Findings, sentence: Sentence, telling: Telling) -> bool:
    """Whether a journey goes to as many cities as it has dates: "to Oslo on June 16-17 and Stockholm on June 18-19"."""
    cities = findings.cities.within(sentence.begin, sentence.end)
    return telling.kind is Kind.VISIT and len({city.value for city in cities}) == len(telling.dates)


def _own(places: list[int], telling: Telling, *, ahead: bool) -> int:
    """Which of several days or cities is that of the people of one telling, where others were met on another day.

    "On Friday in Rome he met B and a day later in Paris C" tells them ahead, "met B on Friday and C on Sunday" behind.
    """
    guest = max(telling.presences, key=lambda presence: presence.begin)
    if ahead:
        return max((number for number, place in enumerate(places) if place < guest.begin), default=0)
    return next((number for number, place in enumerate(places) if place >= guest.end), len(places) - 1)


def is_one_day(date: DateMention) -> bool:
    """Whether a date is a day on which something was, and no bound: "on June 9", not "since June 9"."""
    return date.precision is Precision.DAY and date.relation is TimeRelation.ON


def _span(date: DateMention) -> Days:
    return date.when.start, date.when.end
