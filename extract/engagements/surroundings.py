"""Which of a sentence's dates and places belong to which of its tellings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.engagements.dating import days_in_one
from extract.engagements.findings import Findings
from extract.engagements.patterns import last_match
from extract.engagements.telling import Telling
from extract.fold import fold
from extract.model import DateMention, Kind, Mention, Precision, TimeRelation
from extract.sentences import Sentence

_OWNS = re.compile(r"['’]s\s")
ASIDE = 120
"""How far before a date the clause may begin that tells something else."""
OWNED = 40
"""How far behind a date that owns it the noun of a contact stands: "Tuesday's long-awaited first round of talks"."""
_IN_VENUE = re.compile(r"\b(?:in|into|at)\s+(?:the\s+)?[\w’'.,-]+(?:\s+[\w’'.-]+){0,6}\s+(?:in|of)?\s*$", re.IGNORECASE)
_GOES_TO = re.compile(r"\b(?:to|into|visit(?:s|ed|ing)?|for|of)\s+$", re.IGNORECASE)
_RETURNS_TO = re.compile(r"\b(?:returns?|returned|returning|back|home)\s+(?:back\s+|home\s+)?to\s+$", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:left|leaves|leaving|departed|departs)\s+$", re.IGNORECASE)
_NOUN_BEHIND = re.compile(r"\s+(?:talks|meeting|round|summit|negotiations)\b")
_WHERE = re.compile(r"where\b|and\s+there\b", re.IGNORECASE)
_LISTED = re.compile(r"(?:,\s+[A-Z]\w+)?(?:,|,?\s+and|,?\s+then|\s*[/–-])(?:\s+then|\s+on\s+to|\s+to)?\s+(?:in\s+|to\s+)?")
_BROUGHT_TO = re.compile(r"\b(?:welcom|host|receiv|invit|brought|summon)\w*\b[^.;]{0,160}\bto\s+(?:the\s+)?$", re.IGNORECASE)
WHERE_GAP = 24
"""How far behind a city "where" stands: "in Ufa, Russia, on Friday, where"."""
BROUGHT_REACH = 190
_IN_COUNTRY = re.compile(r"\bin\s+(?:the\s+|neighbou?ring\s+|northern\s+|southern\s+)?$", re.IGNORECASE)
_GOES_TO_COUNTRY = re.compile(r"\b(?:to|visit(?:s|ed|ing)?)\s+(?:the\s+)?$", re.IGNORECASE)


def share_dates(findings: Findings, sentence: Sentence, tellings: Sequence[Telling]) -> None:
    """Give each date of the sentence to the telling in whose clause it stands, else to the nearest one of the sentence.

    The day of what is no contact is given to none: "met in Oslo after the attack on Monday", "who took over on Monday".
    """
    takers = [telling for telling in tellings if not telling.relation] or list(tellings)
    if not takers:
        return
    dates = [date for date in findings.dates.within(sentence.begin, sentence.end) if not _is_of_none(date)]
    for date in days_in_one(findings.text, dates):
        if _of_something_else(findings, date, tellings) or _of_other_event(findings, sentence, date, tellings):
            continue
        behind = [telling for telling in takers if telling.trigger.begin >= date.mention.end]
        if date.refers == "behind":
            _give(date, behind[:1], behind[:1])
        else:
            _give(date, takers, tellings)
    for telling in takers:
        telling.dates.sort(key=lambda date: _distance(telling, date.mention))


def _is_of_none(date: DateMention) -> bool:
    """Whether a date is that of no contact: a deadline, or the year since which something is so: "in force since 2019"."""
    return bool(date.excluded) or (date.relation is TimeRelation.SINCE and date.precision is not Precision.DAY)


def _of_other_event(findings: Findings, sentence: Sentence, date: DateMention, tellings: Sequence[Telling]) -> bool:
    """Whether a date stands in a clause of its own that tells no contact, after "after", "before" or "who"."""
    place = date.mention.begin
    opened = last_match(findings.patterns.aside, findings.text, max(sentence.begin, place - ASIDE), place)
    if opened is None or opened.end() >= place - 3 or date.refers == "behind":
        return False
    closed = findings.text.find(",", opened.end(), place) >= 0
    told = any(opened.start() <= telling.trigger.begin < place for telling in tellings)
    behind = findings.text[date.mention.end : date.mention.end + 2].strip()[:1]
    goes_on = any(place < telling.trigger.begin for telling in tellings) and behind != ","
    return not (closed or told or goes_on)


def _of_something_else(findings: Findings, date: DateMention, tellings: Sequence[Telling]) -> bool:
    """Whether a date owns a noun that is no contact: "Thursday's statement builds on the talks"."""
    text, end = findings.text, date.mention.end
    if _OWNS.match(text, end) is None:
        return False
    nouns = [telling.trigger.begin for telling in tellings if end <= telling.trigger.begin <= end + OWNED]
    return not any(findings.patterns.breaks.isdisjoint(text[end:begin].split()[1:]) for begin in nouns)


def _give(date: DateMention, takers: Sequence[Telling], tellings: Sequence[Telling]) -> None:
    if not takers:
        return
    place = date.mention.begin
    inside = [telling for telling in takers if telling.begin <= place < telling.end]
    inside = inside or [t for t in tellings if t.relation and t.trigger.end <= place < t.end]
    inside = _journeys_for(takers) or inside
    nearest = min(inside or takers, key=lambda t: (t.kind is Kind.VISIT and len(takers) > 1, _distance(t, date.mention)))
    for telling in takers:
        if telling.trigger == nearest.trigger:
            telling.dates.append(date)
    if nearest not in takers:
        nearest.dates.append(date)


def _journeys_for(takers: Sequence[Telling]) -> list[Telling]:
    """The journeys of a sentence that else tells only of meetings with nobody: "will travel to Oslo for meetings next week"."""
    journeys = [telling for telling in takers if telling.kind is Kind.VISIT and telling.people]
    idle = all(telling.kind is Kind.VISIT or (telling.plural and len(telling.people) < 2) for telling in takers)
    return journeys if idle else []


def _distance(telling: Telling, mention: Mention) -> int:
    if mention.begin >= telling.trigger.end:
        return mention.begin - telling.trigger.end
    return telling.trigger.begin - mention.end + 1


def share_places(findings: Findings, sentence: Sentence, tellings: Sequence[Telling]) -> None:
    """Give each telling the city and the country in which the sentence says that it was."""
    for telling in tellings:
        cities = cities_of(findings, sentence, telling)
        if telling.kind is Kind.VISIT and _are_listed(findings.text, findings.cities.within(telling.begin, telling.end)):
            continue
        before = _where_it_goes_on(findings, sentence, telling)
        own = [before] if before else [city for city in cities if telling.begin <= city.begin < telling.end]
        choice = own or _of_no_other(cities, telling, tellings) or (cities if telling.kind is Kind.VISIT else [])
        if choice:
            telling.city = min(choice, key=lambda city: _distance(telling, city))
        lands = [country for country in telling.parties if _stands_in(findings, country, telling)]
        if lands and not (telling.kind is Kind.VISIT and _are_listed(findings.text, telling.parties)):
            telling.country = lands[-1]


def _are_listed(text: str, cities: Sequence[Mention]) -> bool:
    """Whether two cities are told in one breath, so that neither is the place of a visit: "travelled to Kinshasa and Kigali"."""
    return any(one.value != other.value and _LISTED.fullmatch(text, one.end, other.begin) for one, other in pairwise(cities))


def _where_it_goes_on(findings: Findings, sentence: Sentence, telling: Telling) -> Mention | None:
    """The city right before a clause that goes on with "where": "He flew to Amman, where he met the King"."""
    if _WHERE.match(findings.text, telling.begin) is None:
        return None
    before = findings.cities.within(sentence.begin, telling.begin)
    near = before and telling.begin - before[-1].end <= WHERE_GAP
    return before[-1] if near else None


def _of_no_other(cities: Sequence[Mention], telling: Telling, tellings: Sequence[Telling]) -> list[Mention]:
    """The cities that stand in no other telling's clause."""
    others = [other for other in tellings if other.trigger != telling.trigger]
    return [city for city in cities if not any(other.begin <= city.begin < other.end for other in others)]


def cities_of(findings: Findings, sentence: Sentence, telling: Telling) -> list[Mention]:
    """The cities of the sentence in which something was told to be, and not only named."""
    cities = findings.cities.within(sentence.begin, sentence.end)
    return [city for city in cities if _located(findings, city, telling)]


def _located(findings: Findings, place: Mention, telling: Telling) -> bool:
    """Whether a city is where something was: "in", "at" or, of a journey, "to" before it, or right before the contact word."""
    text = findings.text
    before = text[max(0, place.begin - 48) : place.begin]
    if _RETURNS_TO.search(before):
        return False
    if telling.kind is Kind.VISIT and telling.trigger.form == "noun" and _LEFT.search(before):
        return True
    if stands_in_city(findings, place):
        return findings.patterns.troubles.search(text[max(0, place.begin - 48) : place.begin]) is None
    if telling.kind is Kind.VISIT and _goes_to(text, place):
        return True
    if _BROUGHT_TO.search(text[max(0, place.begin - BROUGHT_REACH) : place.begin]):
        return True
    return bool(_NOUN_BEHIND.match(text[place.end : place.end + 20]))


def stands_in_city(findings: Findings, place: Mention) -> bool:
    """Whether a city is where something was, whatever it is: "in Oslo", "at a hotel in the heart of Oslo", "at a villa, Oslo"."""
    before = findings.text[max(0, place.begin - 48) : place.begin]
    if findings.patterns.in_city.search(before):
        return not re.search(r"\bfrom\s+$", before)
    return _IN_VENUE.search(before) is not None and "," in before[-3:]


def _goes_to(text: str, place: Mention) -> bool:
    return _GOES_TO.search(text[max(0, place.begin - 48) : place.begin]) is not None


def _stands_in(findings: Findings, country: Mention, telling: Telling) -> bool:
    """Whether a country is where something was: "in Egypt", "visited Egypt", not "in US markets", not "the war in Ukraine"."""
    text = findings.text
    before = text[max(0, country.begin - 40) : country.begin]
    if findings.patterns.troubles.search(before):
        return False
    if _IN_COUNTRY.search(before):
        adjective = fold(text[country.begin : country.end]) in {"u.s", "us"}
        return not adjective or not re.match(r"\s+[A-Za-z]", text[country.end : country.end + 2])
    if telling.kind is not Kind.VISIT:
        return False
    journey = re.match(r"\s+(?:visit|trip|tour)\b", text[country.end : country.end + 8])
    return bool(_GOES_TO_COUNTRY.search(before) or journey)
