"""The year of a date whose words have none ("May 22"), from evidence and never from the clock.

Offices decide first: a Secretary of Commerce of that name met a Minister of that name only in the years in which both held these
offices. Then the dates that this article, or others about the same people or parties, do tell. Two years that fit equally leave
the date unknown, and `why` says so.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from extract.days import day_words, meet, when_words
from extract.knowledge import Office, Official
from extract.merge.persons import Persons, in_words, persons_of, title_tokens
from extract.model import (
    Basis,
    Claim,
    DateMention,
    Engagement,
    Field,
    Mention,
    MentionKind,
    PartialDate,
    Participant,
    Precision,
    State,
    Status,
    TimeRelation,
    When,
)

# Dates of others further apart than this say nothing about a year: a minister's meetings in 2022 and in 2025 leave May open.
_MOST_APART = dt.timedelta(days=366)
# A year fits where the date lies this near to a date told elsewhere: 22 May 2025 is 157 days before 26 October 2025, and 22 May
# 2026 is 189 days after 14 November 2025.
_NEAR = dt.timedelta(days=183)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    """An office that a participant held by the article's words, with the mention of it."""

    person: str
    office: Office
    mention: Mention | None

    def holds(self, when: When) -> bool:
        """Whether the date lies within the term, as far as the term is known."""
        return meet((self.office.begin, self.office.until), (when.start, when.end))


# The offices of one participant by the article's words: one of them was held on the day.
_Terms = tuple[_Term, ...]
# What engagements share that are evidence for each other's year: ("article", id), ("pair", one, other), ("person", one).
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A date that an engagement tells in full."""

    day: dt.date
    engagement: Engagement


def settle_by_offices(engagements: Sequence[Engagement], officials: Sequence[Official]) -> tuple[Engagement, ...]:
    """The engagements of one article, half-known dates with the year in which its people held the offices it gives them."""
    if not any(is_half_known(engagement) for engagement in engagements):
        return tuple(engagements)
    terms = _terms_of(engagements, {official.id: official for official in officials})
    known = _last_year(officials)
    settled = tuple(
        _by_offices(engagement, terms, known) if is_half_known(engagement) else engagement for engagement in engagements
    )
    news = news_settled(engagements, settled)
    return tuple(_in_year_of(news, engagement) if news and is_half_known(engagement) else engagement for engagement in settled)


def _is_settled_news(engagement: Engagement) -> bool:
    when = engagement.when
    return engagement.main and engagement.status is Status.HELD and when.start is not None and when.precision is Precision.DAY


def _in_year_of(news: Engagement, engagement: Engagement) -> Engagement:
    """A half-known date in the year in which it lies nearest to the day of the news, ahead of it where it is planned."""
    if engagement.told is None or news.when.start is None:
        return engagement
    year = _year_near(news.when.start, engagement.told, engagement.status)
    return _settled(engagement, year, _year_claims(news, year)) if year else engagement


def _year_near(day: dt.date, told: DateMention, status: Status) -> int | None:
    """The year of half-known words near a day: the next where planned, the last where past; None where no weekday fits."""
    for year in (day.year, day.year + (1 if status is Status.PLANNED else -1)):
        when = in_year(told, year)
        first = when and (when.start or when.end)
        if first and abs(first - day) <= _NEAR and (told.weekday is None or first.weekday() == told.weekday):
            return year
    return None


def _year_claims(news: Engagement, year: int) -> tuple[Claim, ...]:
    why = f"near {when_words(news.when)}, the day of the news: "
    claims = (claim for claim in news.claims if claim.field is Field.YEAR)
    return tuple(replace(claim, value=str(year), why=why + claim.why) for claim in claims)


def news_settled(before: Sequence[Engagement], after: Sequence[Engagement]) -> Engagement | None:
    """The first engagement of the news whose day the offices settled; None where they settled none, or days of several years."""
    news = [new for old, new in zip(before, after, strict=True) if not old.when.known and _is_settled_news(new)]
    return news[0] if len({one.when.start.year for one in news if one.when.start}) == 1 else None


def with_year_of(news: Engagement, engagements: Sequence[Engagement]) -> tuple[Engagement, ...]:
    """The engagements dated by the day of the news, each with the claims for its year."""
    return tuple(_claiming(news, engagement) if _needs_year(engagement) else engagement for engagement in engagements)


def _needs_year(engagement: Engagement) -> bool:
    """Whether the words of a known date tell no year, and no claim does."""
    told = engagement.told
    if told is None or not engagement.when.known or any(claim.field is Field.YEAR for claim in engagement.claims):
        return False
    return not any(end and end.year for end in (told.start, told.end))


def _claiming(news: Engagement, engagement: Engagement) -> Engagement:
    day = engagement.when.start or engagement.when.end
    return replace(engagement, claims=(*engagement.claims, *_year_claims(news, day.year))) if day else engagement


def settle_years(engagements: Sequence[Engagement], officials: Sequence[Official]) -> tuple[Engagement, ...]:
    """The engagements of many articles in their order, with the years that offices and the other articles settle."""
    if not any(is_half_known(engagement) for engagement in engagements):
        return tuple(engagements)
    by_id = {official.id: official for official in officials}
    own: dict[str, list[Engagement]] = defaultdict(list)
    for engagement in engagements:
        own[engagement.article].append(engagement)
    terms = {
        article: _terms_of(told, by_id) for article, told in own.items() if any(is_half_known(engagement) for engagement in told)
    }
    almanac, known = _Almanac.of(engagements), _last_year(officials)
    return tuple(
        _by_all(engagement, own[engagement.article], terms[engagement.article], almanac, known)
        if is_half_known(engagement)
        else engagement
        for engagement in engagements
    )


def _last_year(officials: Sequence[Official]) -> int:
    """The last year that the officials' terms speak of: who holds an office with no end was seen to hold it until then."""
    ends = (end for official in officials for office in official.offices for end in (office.begin, office.until) if end)
    return max((end.year for end in ends), default=0)


def is_half_known(engagement: Engagement) -> bool:
    """Whether the words give a month, and perhaps a day, of a year that is open."""
    told = engagement.told
    if engagement.when.known or told is None or told.candidates:
        return False
    ends = [end for end in (told.start, told.end) if end]
    return bool(ends) and all(end.month and end.year is None for end in ends)


def in_year(told: DateMention, year: int) -> When | None:
    """What half-known words come to in a year; None for a day that the year lacks (29 February 2023)."""
    start, end = told.start, told.end
    if told.relation is TimeRelation.ON:
        start, end = start or end, end or start
    over_new_year = start and end and (end.month or 0, end.day or 31) < (start.month or 0, start.day or 1)
    first = _first(start, year)
    last = _last(end, year + 1 if over_new_year else year)
    if (start and first is None) or (end and last is None) or (first is None and last is None):
        return None
    return When(start=first, end=last, precision=told.precision, basis=Basis.YEAR_INFERRED)


def _first(partial: PartialDate | None, year: int) -> dt.date | None:
    return partial.in_year(year).first() if partial else None


def _last(partial: PartialDate | None, year: int) -> dt.date | None:
    return partial.in_year(year).last() if partial else None


def _terms_of(engagements: Sequence[Engagement], officials: Mapping[str, Official]) -> tuple[_Terms, ...]:
    """For each participant of one article whose office as told is known: the terms in which it was held."""
    people = dict.fromkeys(
        person for engagement in engagements for person in engagement.officials if person.official and person.office
    )
    words = _words_of_people(engagements) if people else {}
    found = (_terms(person, officials.get(person.official or ""), words) for person in people)
    return tuple(terms for terms in found if terms)


def _terms(person: Participant, official: Official | None, words: Mapping[str, Mention]) -> _Terms:
    held = [office for office in official.offices if _same_title(person.office or "", office.title)] if official else []
    mentions = [words[key] for key in (person.name, f"id:{person.official}") if key in words]
    mention = min(mentions, key=_best_words, default=None)
    return tuple(_Term(person=person.name, office=office, mention=mention) for office in held)


def _same_title(told: str, title: str) -> bool:
    """Whether two titles are of one office: `Secretary of Commerce` and `U.S. Secretary of Commerce`, in any order of words."""
    a, b = sorted((title_tokens(told), title_tokens(title)), key=len)
    return bool(a) and a <= b and (len(a) > 1 or len(b) == 1)


def _words_of_people(engagements: Sequence[Engagement]) -> dict[str, Mention]:
    """The words that give each participant, best those of the office, by name and by `id:` with the id of the official."""
    best: dict[str, Mention] = {}
    for claim in (claim for engagement in engagements for claim in engagement.claims):
        if claim.mention and claim.field is Field.OFFICIALS:
            for key in (claim.value, f"id:{claim.mention.id}"):
                best[key] = min(best.get(key, claim.mention), claim.mention, key=_best_words)
    return best


def _best_words(mention: Mention) -> tuple[bool, int, int]:
    return mention.kind is not MentionKind.OFFICE, mention.begin, mention.end


def _by_offices(engagement: Engagement, terms: Sequence[_Terms], known: int) -> Engagement:
    """The engagement with the one year that the offices leave; with the reason where they leave more.

    An office without an end bounds nothing, unless a weekday stands beside the day: it comes back only after five years or more,
    and `known` is the last year that the terms speak of.
    """
    if not terms or engagement.told is None:
        return engagement
    years = _closed_years(terms, known if engagement.told.weekday is not None else None)
    if years is None:
        return _open(engagement, f"no year is told, and the offices leave more than one: {_bounds(terms)}")
    fitting = [year for year in years if _fits(engagement.told, year, terms)]
    if len(fitting) == 1:
        return _settled(engagement, fitting[0], _office_claims(engagement.told, fitting[0], terms))
    if fitting:
        return _open(engagement, f"no year is told, and {in_words([str(year) for year in fitting])} fit the offices equally")
    return _open(engagement, f"no year is told, and none fits all offices: {_bounds(terms)}")


def _closed_years(terms: Sequence[_Terms], known: int | None = None) -> range | None:
    """The years that the offices bound from both sides, else by the last year known; None where one side is open."""
    begins = [min(term.office.begin.year if term.office.begin else 0 for term in one) for one in terms]
    untils = [max(term.office.until.year if term.office.until else 9999 for term in one) for one in terms]
    first, last = max(begins, default=0), min(untils, default=9999)
    last = known if last == 9999 and known is not None else last
    return range(first, last + 1) if first and last < 9999 else None


def _fits(told: DateMention, year: int, terms: Iterable[_Terms]) -> bool:
    """Whether all held their offices in that year on the day told, and this is the weekday told beside it."""
    when = in_year(told, year)
    if when is None or (told.weekday is not None and when.start and when.start.weekday() != told.weekday):
        return False
    return all(any(term.holds(when) for term in one) for one in terms)


def _office_claims(told: DateMention, year: int, terms: Sequence[_Terms]) -> tuple[Claim, ...]:
    """The claims for a year: the office that began last, and the one that ended first."""
    when = in_year(told, year)
    held = [term for one in terms for term in one if when and term.holds(when)]
    begun = max((term for term in held if term.office.begin), key=lambda term: term.office.begin or dt.date.min, default=None)
    ended = min((term for term in held if term.office.until), key=lambda term: term.office.until or dt.date.max, default=None)
    if begun is ended and begun:
        return (_office_claim(year, begun, begun.office.begin, begun.office.until),)
    first = _office_claim(year, begun, begun.office.begin, None) if begun else None
    last = _office_claim(year, ended, None, ended.office.until) if ended else None
    return tuple(claim for claim in (first, last) if claim)


def _office_claim(year: int, term: _Term, begin: dt.date | None, until: dt.date | None) -> Claim:
    why = f"{term.person} was {term.office.title}{_span(begin, until)}"
    return Claim(field=Field.YEAR, value=str(year), mention=term.mention, state=State.INFERRED, why=why)


def _bounds(terms: Sequence[_Terms]) -> str:
    """The offices in words: `Howard Lutnick was Secretary of Commerce from 21 Feb 2025`."""
    spans = (
        f"{term.person} was {term.office.title}{_span(term.office.begin, term.office.until)}" for one in terms for term in one
    )
    return ", ".join(dict.fromkeys(spans))


def _span(begin: dt.date | None, until: dt.date | None) -> str:
    """A term in words, with a space in front: ` from 21 Feb 2025`, ` until 22 Dec 2025`."""
    return (f" from {day_words(begin)}" if begin else "") + (f" until {day_words(until)}" if until else "")


def _settled(engagement: Engagement, year: int, claims: tuple[Claim, ...]) -> Engagement:
    told = engagement.told
    when = in_year(told, year) if told else None
    if when is None:
        return engagement
    why = f"{year}: {', '.join(claim.why for claim in claims)}"
    others = tuple(claim for claim in engagement.claims if claim.field is not Field.YEAR)
    return replace(engagement, when=replace(when, why=why), claims=(*others, *claims))


def _open(engagement: Engagement, why: str) -> Engagement:
    return replace(engagement, when=When(why=why))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Almanac:
    """The dates told in full, sorted, by what an engagement must share to be evidence: its article, people, parties."""

    persons: Persons
    days: Mapping[_Key, Sequence[_Told]]

    @classmethod
    def of(cls, engagements: Sequence[Engagement]) -> _Almanac:
        """The almanac of all engagements whose own words tell the year."""
        persons = persons_of(engagements)
        days: dict[_Key, list[_Told]] = defaultdict(list)
        for engagement in engagements:
            day = engagement.when.start or engagement.when.end
            if day and engagement.when.precision is not Precision.YEAR and _tells_year(engagement):
                for key in (("article", engagement.article), *(key for tier in _tiers([engagement], persons) for key in tier)):
                    days[key].append(_Told(day=day, engagement=engagement))
        return cls(persons=persons, days={key: sorted(told, key=_by_day) for key, told in days.items()})

    def tiers(self, engagements: Sequence[Engagement]) -> Iterable[list[Sequence[_Told]]]:
        """The evidence for one article, the strongest first: its own, that of two people, of one, of the parties."""
        for tier in ([("article", engagements[0].article)], *_tiers(engagements, self.persons)):
            found = [self.days[key] for key in tier if key in self.days]
            if found:
                yield found


def _by_day(told: _Told) -> tuple[dt.date, str]:
    return told.day, told.engagement.key


def _tells_year(engagement: Engagement) -> bool:
    """Whether the article itself tells the year; a year that was settled here is no evidence for another one."""
    told = engagement.told
    if any(claim.field is Field.YEAR for claim in engagement.claims):
        return False
    return told is None or told.when.known or not any(end and end.month and end.year is None for end in (told.start, told.end))


def _tiers(engagements: Sequence[Engagement], persons: Persons) -> tuple[list[_Key], list[_Key], list[_Key]]:
    people = [sorted({persons.key(person) for person in engagement.officials}) for engagement in engagements]
    pairs: list[_Key] = sorted({("pair", *pair) for one in people for pair in combinations(one, 2)})
    singles: list[_Key] = sorted({("person", person) for one in people for person in one})
    tables: list[_Key] = sorted(
        {("parties", *sorted(engagement.parties)) for engagement in engagements if len(engagement.parties) > 1}
    )
    return pairs, singles, tables


def _by_all(
    engagement: Engagement, own: Sequence[Engagement], terms: Sequence[_Terms], almanac: _Almanac, known: int
) -> Engagement:
    """The engagement with its year from offices alone, else from the dates told elsewhere within what the offices allow."""
    settled = _by_offices(engagement, terms, known)
    if settled.when.known or settled.told is None:
        return settled
    for evidence in almanac.tiers(own):
        fitting = _near_years(settled.told, evidence, terms)
        if len(fitting) == 1:
            (year, nearest), *_ = fitting.items()
            return _settled(engagement, year, (*_office_claims(settled.told, year, terms), _neighbour_claim(year, nearest, own)))
        if fitting:
            years = in_words([str(year) for year in sorted(fitting)])
            return _open(settled, f"no year is told, and {years} lie equally near to dates that are")
    return settled


def _near_years(told: DateMention, evidence: Sequence[Sequence[_Told]], terms: Sequence[_Terms]) -> dict[int, _Told]:
    """The years in which the date lies near to one told elsewhere, each with that one; none where those lie too far apart."""
    first, last = min(days[0].day for days in evidence), max(days[-1].day for days in evidence)
    if last - first > _MOST_APART:
        return {}
    near = {}
    for year in range(first.year - 1, last.year + 2):
        when = in_year(told, year)
        day = when and (when.start or when.end)
        nearest = min((_nearest(days, day) for days in evidence), key=lambda other: _distance(other, day)) if day else None
        if day and nearest and _fits(told, year, terms) and abs(nearest.day - day) <= _NEAR:
            near[year] = nearest
    return near


def _nearest(days: Sequence[_Told], day: dt.date) -> _Told:
    place = bisect_left(days, day, key=lambda told: told.day)
    return min(days[max(0, place - 1) : place + 1], key=lambda told: _distance(told, day))


def _distance(told: _Told, day: dt.date) -> tuple[dt.timedelta, dt.date, str]:
    return abs(told.day - day), told.day, told.engagement.key


def _neighbour_claim(year: int, nearest: _Told, own: Sequence[Engagement]) -> Claim:
    """The claim for a year from a date told elsewhere, pointing at the words there."""
    told = nearest.engagement
    people = {person.official or person.name for engagement in own for person in engagement.officials}
    shared = [person.name for person in told.officials if (person.official or person.name) in people]
    where = "in this article" if told.article == own[0].article else "in another article"
    about = f"of {in_words(shared)} " if shared else ""
    why = f"the nearest date that is told {about}is {when_words(told.when)}, {where}"
    return Claim(
        field=Field.YEAR, value=str(year), mention=told.told.mention if told.told else None, state=State.INFERRED, why=why
    )


def year_of_offices(engagement: Engagement, own: Sequence[Engagement], officials: Sequence[Official]) -> Engagement:
    """An engagement without any date, with the year in which alone all people of its article's engagements held their offices.

    `own` are the engagements of the article. Unchanged where a term is open, where the terms meet in more than one year,
    and where the engagement is planned: what lies ahead may lie in another year.
    """
    undated = not engagement.when.known and engagement.told is None and engagement.status is Status.HELD and engagement.main
    if not undated:
        return engagement
    terms = _terms_of(own, {official.id: official for official in officials})
    years = _closed_years(terms) if len(terms) > 1 else None
    if years is None or len(years) != 1:
        return engagement
    year = years[0]
    why = f"no date is told; all offices were held together in {year} only: {_bounds(terms)}"
    claims = [
        Claim(field=Field.YEAR, value=str(year), mention=term.mention, state=State.INFERRED, why=why)
        for person in terms
        for term in person[:1]
    ]
    when = When(
        start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), precision=Precision.YEAR, basis=Basis.YEAR_INFERRED, why=why
    )
    return replace(engagement, when=when, claims=(*engagement.claims, *claims))
