"""Where an engagement was whose own clause tells no place.

"There" points at a city told before; else the sentences about the contact tell one, or another contact of one of its people on
that day, or the dateline, or the article tells of one city only.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from extract.engagements.findings import Findings, land_of
from extract.engagements.frames import Built
from extract.engagements.surroundings import stands_in_city
from extract.model import Claim, Engagement, Field, Kind, Mention, Precision, State, Status

REACH = 3
"""How many sentences back "there" finds its city."""
NEWS_DAYS = 4
"""How long before the article came out its news took place."""
STAY = 2
"""How many days longer one who arrived is taken to be there, where the end of the visit is not told."""
NEAREST = 40
"""How many of the placed contacts of a person are looked at."""
_THERE = re.compile(
    r"\bthere\b(?!\s+(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|being|remain\w*)\b)"
    r"|\bin\s+(?:the|that)\s+(?:same\s+)?(?:host\s+)?city\b",
    re.IGNORECASE,
)
_Scene = tuple[Mention, str]
"""A city, and the words that say why it is the place."""


def at_their_scenes(built: Sequence[Built], findings: Findings) -> list[Built]:
    """Contacts with the place that their surroundings tell, where their own clauses tell none; the nearest evidence first."""
    told = list(built)
    for find in (_pointed_at, _in_its_story):
        told = [_placed(one, find(one, findings), findings) for one in told]
    told = _beside_others(told, findings)
    away = {one.draft.people[0] for one in told if one.draft.kind is Kind.VISIT and one.draft.people}
    placed = [one for one in told if one.engagement.city and _is_news(one)][:NEAREST]
    told = [_placed(one, _in_the_dateline(one, away, placed, findings), findings) for one in told]
    told = _beside_others(told, findings)
    told = _on_journeys(told, findings)
    other = {telling.sentence for one in told if not _is_news(one) for telling in one.draft.tellings}
    only = _only_city(set(range(len(findings.sentences))) - other, "the only place that the article tells", findings)
    return [_placed(one, only, findings) if _is_news(one) and one.draft.kind is not Kind.VISIT else one for one in told]


def _placed(built: Built, scene: _Scene | None, findings: Findings) -> Built:
    """The same contact in a city, unless its own words tell another country."""
    if scene is None or not _is_unplaced(built.engagement) or _is_from_afar(built, findings):
        return built
    city, why = scene
    land = land_of(city, findings.knowledge)
    if land is None or built.engagement.country not in (None, land):
        return built
    claim = Claim(field=Field.CITY, value=city.value, mention=city, state=State.INFERRED, why=why)
    claims = [claim] if built.engagement.country else [claim, replace(claim, field=Field.COUNTRY, value=land)]
    claims = [*built.engagement.claims, *claims]
    return built.now(replace(built.engagement, city=city.value, country=land, claims=tuple(claims)))


def _is_unplaced(engagement: Engagement) -> bool:
    return engagement.city is None and engagement.kind not in (Kind.CALL, Kind.LETTER)


def _is_from_afar(built: Built, findings: Findings) -> bool:
    """Whether nobody needed to travel: "held an online meeting"."""
    told = [findings.sentences[telling.sentence] for telling in built.draft.tellings]
    return any(findings.patterns.from_afar.search(findings.text, sentence.begin, sentence.end) for sentence in told)


def _pointed_at(built: Built, findings: Findings) -> _Scene | None:
    """The city that "there" or "in the city" in its own words points at: the last one before."""
    for telling in built.draft.tellings:
        word = _THERE.search(findings.text, telling.begin, telling.end)
        if word:
            begin = findings.sentences[max(0, telling.sentence - REACH)].begin
            before = findings.cities.within(begin, word.start())
            return (before[-1], f"the place that “{word.group()}” points at") if before else None
    return None


def _in_its_story(built: Built, findings: Findings) -> _Scene | None:
    """The only city in which the sentences about a contact say that something was."""
    draft = built.draft
    if draft.kind is Kind.VISIT:
        return None
    told = {telling.sentence for telling in draft.tellings}
    last = max(told)
    near = [index for index in draft.sentences if index in told or (index == last + 1 and _in_one_paragraph(last, findings))]
    return _only_city(near, "the only place that the sentences about it tell", findings)


def _in_one_paragraph(index: int, findings: Findings) -> bool:
    return findings.sentences[index].paragraph == findings.sentences[index + 1].paragraph


def _only_city(sentences: Iterable[int], why: str, findings: Findings) -> _Scene | None:
    """The one city in which some sentences say that something was."""
    cities = [
        city
        for index in sorted(sentences)
        for city in findings.cities.within(findings.sentences[index].begin, findings.sentences[index].end)
        if stands_in_city(findings, city)
    ]
    return (cities[0], why) if len({city.id for city in cities}) == 1 else None


def _beside_others(built: Sequence[Built], findings: Findings) -> list[Built]:
    """Contacts with the city in which one of their people was on the same day, as another contact or a visit tells."""
    by_person: dict[int, list[Built]] = defaultdict(list)
    for one in built:
        if one.engagement.city and one.engagement.when.known and not one.draft.recalled:
            for person in one.draft.people:
                by_person[person].append(one)
    return [_placed(one, _on_the_same_day(one, by_person), findings) for one in built]


def _on_journeys(built: Sequence[Built], findings: Findings) -> list[Built]:
    """Contacts without a place with the country of the visit of one of their people during which they were held."""
    visits: dict[int, list[Engagement]] = defaultdict(list)
    for one in built:
        if one.draft.kind is Kind.VISIT and one.engagement.country and one.engagement.when.known:
            for person in one.draft.people[:1]:
                visits[person].append(one.engagement)
    return [one if _is_from_afar(one, findings) else one.now(_in_the_land_of(one, visits)) for one in built]


def _in_the_land_of(built: Built, visits: Mapping[int, Sequence[Engagement]]) -> Engagement:
    engagement, (begin, end) = built.engagement, _days(built.engagement)
    if engagement.country or not _is_unplaced(engagement) or begin is None or end is None or built.draft.kind is Kind.VISIT:
        return engagement
    near = [visit for person in built.draft.people for visit in visits.get(person, ())[:NEAREST]]
    lands = {visit.country for visit in near if _covers(visit, begin, end)}
    if len(lands) != 1:
        return engagement
    visit = next(visit for visit in near if _covers(visit, begin, end))
    why = "the country of the visit during which it was held"
    claims = [replace(claim, state=State.INFERRED, why=why) for claim in visit.claims if claim.field is Field.COUNTRY]
    return replace(engagement, country=visit.country, claims=(*engagement.claims, *claims))


def _on_the_same_day(built: Built, by_person: Mapping[int, Sequence[Built]]) -> _Scene | None:
    begin, end = _days(built.engagement)
    if begin is None or end is None or not _is_unplaced(built.engagement):
        return None
    near = [other for person in built.draft.people for other in by_person.get(person, ())[:NEAREST] if other is not built]
    cities = [city for other in near if _covers(other.engagement, begin, end) and (city := _city_of(other.engagement))]
    return (cities[0], "the place of another contact of the day") if len({city.value for city in cities}) == 1 else None


def _days(engagement: Engagement) -> tuple[dt.date | None, dt.date | None]:
    when = engagement.when
    return when.start or when.end, when.end or when.start


def _covers(engagement: Engagement, begin: dt.date, end: dt.date) -> bool:
    first, last = _days(engagement)
    if first is None or last is None:
        return False
    if engagement.kind is Kind.VISIT and engagement.when.end is None:
        last += dt.timedelta(days=STAY)
    return first <= begin and end <= last


def _city_of(engagement: Engagement) -> Mention | None:
    return next((claim.mention for claim in engagement.claims if claim.field is Field.CITY), None)


def _in_the_dateline(built: Built, away: Collection[int], placed: Sequence[Built], findings: Findings) -> _Scene | None:
    """The place where the article was written, if its sentence says "here" or leaves no doubt.

    It leaves none where the news took place in these days, names no other place, other news of the day was not elsewhere, and
    nobody of that country is on a journey.
    """
    draft, engagement = built.draft, built.engagement
    place = _dateline_of(draft.first.trigger.begin, findings)
    if place is None or not engagement.main:
        return None
    scene = (place, "the place of the dateline")
    sentence = findings.sentences[draft.first.sentence]
    if findings.patterns.here.search(findings.text, sentence.begin, sentence.end):
        return scene
    land = land_of(place, findings.knowledge)
    hosts = [person for person in draft.people if findings.side(person) == land]
    if engagement.country or not _is_of_these_days(engagement, findings) or any(person in away for person in hosts):
        return None
    elsewhere = any(
        stands_in_city(findings, city) and city.id != place.id for city in findings.cities.within(sentence.begin, sentence.end)
    )
    elsewhere = elsewhere or any(_is_elsewhere(other.engagement, place, engagement) for other in placed)
    return None if elsewhere or (draft.kind is Kind.VISIT and hosts) else scene


def _is_elsewhere(other: Engagement, place: Mention, engagement: Engagement) -> bool:
    """Whether other news of the same day took place in another city."""
    begin, end = _days(engagement)
    first, last = _days(other)
    together = begin and end and first and last and first <= end and begin <= last
    return other.city != place.value and bool(together)


def _dateline_of(begin: int, findings: Findings) -> Mention | None:
    """The last dateline before a place of the text, else the first one."""
    if not findings.datelines:
        return None
    return findings.datelines[max(0, bisect_right(findings.datelines, begin, key=lambda place: place.begin) - 1)]


def _is_of_these_days(engagement: Engagement, findings: Findings) -> bool:
    published, (first, last) = findings.article.published, _days(engagement)
    if engagement.status is Status.CANCELLED:
        return False
    if published is None or last is None or first is None:
        return engagement.status is Status.HELD
    if engagement.status is Status.PLANNED and engagement.when.precision is not Precision.DAY:
        return False
    return first <= published and (published - last).days <= NEWS_DAYS


def _is_news(built: Built) -> bool:
    return built.engagement.main and built.engagement.status is Status.HELD and not built.draft.recalled
