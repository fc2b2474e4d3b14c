"""What the rules compare of each engagement, worked out once: who by key, on which days it can have been, its rare words."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.days import Days
from extract.merge.passages import runs_of
from extract.merge.persons import is_office, persons_of
from extract.model import Article, Basis, Engagement, Participant, Precision, Status, When

# A date "on or shortly before", and an end that is not told, lie at most this far away: a round concluded on 16 May
# began at most so many days before.
_OPEN_END = dt.timedelta(days=31)
# An article dated by its publication alone tells of something of the days before.
_NEWS_AGE = dt.timedelta(days=7)
# An engagement is told of as held at most a day "before" it happens: Washington's 14 November is Hanoi's 15th.
_TIME_ZONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An engagement with what the rules compare: who by key, the days on which it can have been, its rare runs of words.

    `moved` is the date to which another article says that it was put off.
    """

    engagement: Engagement
    people: frozenset[str]
    offices: tuple[Participant, ...]
    days: Days
    news: dt.date | None
    copy: str
    runs: Mapping[int, float]
    moved: When = When()

    @property
    def when(self) -> When:
        """The date to which it was put off, else the one that the engagement tells itself."""
        return self.moved if self.moved.known else self.engagement.when

    @property
    def exact(self) -> bool:
        """Whether the days are told, not only the month or "shortly before", and not only by the day of publication."""
        return self.when.precision is Precision.DAY and self.when.basis is not Basis.PUBLICATION

    @property
    def firm(self) -> bool:
        """Whether days and people (or the place in a series) are told well enough to stand for an event of its own."""
        series = self.engagement.series
        return self.exact and (len(self.people) > 1 or (series is not None and series.ordinal is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What the rules know of the whole run: people's names by key and how much each issue tells."""

    names: Mapping[str, str]
    people: Mapping[str, Participant]
    issue_weights: Mapping[str, float]


def outlines_of(engagements: Sequence[Engagement], articles: Mapping[str, Article]) -> tuple[Outline, ...]:
    """What is compared of each engagement, in their order."""
    persons, runs, news = persons_of(engagements), runs_of(engagements, articles), _news(engagements, articles)
    outlines = [
        Outline(
            engagement=engagement,
            people=frozenset(persons.key(person) for person in engagement.officials if not is_office(person)),
            offices=tuple(person for person in engagement.officials if is_office(person)),
            days=_possible_days(engagement, news.get(engagement.article), _published(engagement, articles)),
            news=news.get(engagement.article),
            copy=_copy(engagement, articles),
            runs=runs.get(engagement.key, {}),
        )
        for engagement in engagements
    ]
    return _put_off(outlines)


def _put_off(outlines: Sequence[Outline]) -> tuple[Outline, ...]:
    """The outlines, one that was planned for a day from which another article puts the same people off with the new day."""
    by_former: dict[Days, list[Outline]] = defaultdict(list)
    for outline in outlines:
        if outline.engagement.former.known:
            by_former[_ends(outline.engagement.former)].append(outline)
    return tuple(_with_new_day(outline, by_former.get(_ends(outline.when), ())) for outline in outlines)


def _ends(when: When) -> Days:
    return when.start, when.end


def _with_new_day(outline: Outline, movers: Iterable[Outline]) -> Outline:
    """An outline with the day to which it was moved: not held on the old one, and all who move it agree on the new."""
    fitting = [mover for mover in movers if _moves(mover, outline)]
    if outline.engagement.status is Status.HELD or len({_ends(mover.when) for mover in fitting}) != 1:
        return outline
    return replace(outline, moved=fitting[0].when, days=fitting[0].days)


def _moves(mover: Outline, outline: Outline) -> bool:
    alike = mover.people == outline.people if len(outline.people) < 2 else len(mover.people & outline.people) > 1
    return alike and mover.engagement.parties == outline.engagement.parties and mover.engagement.key != outline.engagement.key


def background_of(engagements: Sequence[Engagement]) -> Background:
    """The names and the weights of issues in a run: an issue that every engagement has tells nothing apart."""
    persons = persons_of(engagements)
    people: dict[str, Participant] = {}
    for person in sorted({person for one in engagements for person in one.officials}, key=_fullest):
        people.setdefault(persons.key(person), person)
    counts = Counter(issue for engagement in engagements for issue in set(engagement.issues))
    weights = {issue: math.log(1 + len(engagements) / count) for issue, count in counts.items()}
    return Background(names={key: person.name for key, person in people.items()}, people=people, issue_weights=weights)


def _fullest(person: Participant) -> tuple[bool, int, str, str]:
    return person.official is None, -len(person.name), person.name, repr(person)


def _published(engagement: Engagement, articles: Mapping[str, Article]) -> dt.date | None:
    article = articles.get(engagement.article)
    return article.published if article else None


def _copy(engagement: Engagement, articles: Mapping[str, Article]) -> str:
    article = articles.get(engagement.article)
    return f"{article.sha256}#{engagement.index}" if article else ""


def _news(engagements: Sequence[Engagement], articles: Mapping[str, Article]) -> dict[str, dt.date]:
    """The last day that each article is known to look back on: its publication, or the latest date of what it tells as held."""
    latest: dict[str, dt.date] = {}
    for engagement in engagements:
        published = _published(engagement, articles)
        day = engagement.when.start or engagement.when.end
        if published:
            latest[engagement.article] = published
        elif day and engagement.status is Status.HELD and engagement.when.precision in (Precision.DAY, Precision.APPROXIMATE):
            latest[engagement.article] = max(day, latest.get(engagement.article, day))
    return latest


def _possible_days(engagement: Engagement, news: dt.date | None, published: dt.date | None) -> Days:
    """The first and the last day on which an engagement can have been, by its date and by when it was told as held or planned."""
    first, last = _told_days(engagement)
    earliest, latest = first, last
    if engagement.status is Status.PLANNED and news and engagement.when.precision is not Precision.DAY:
        earliest = max(first or news, news)
    if engagement.status is Status.HELD and (bound := _moved(published, _TIME_ZONE)):
        latest = min(last or bound, bound)
    if engagement.status is Status.HELD and not engagement.main and news:
        latest = min(latest or news, news)
    contradicts_itself = earliest and latest and earliest > latest
    return (first, last) if contradicts_itself else (earliest, latest)


def _told_days(engagement: Engagement) -> Days:
    """The days that the date itself leaves open."""
    when, told = engagement.when, engagement.told
    if not when.known:
        candidates = told.candidates if told else ()
        return min(candidates, default=None), max(candidates, default=None)
    first = when.start or _moved(when.end, -_OPEN_END)
    last = when.end or _moved(when.start, _OPEN_END)
    if when.basis is Basis.PUBLICATION and engagement.status is Status.HELD:
        first = _moved(first, -_NEWS_AGE)
    return first, last


def _moved(day: dt.date | None, by: dt.timedelta) -> dt.date | None:
    """A day moved by some days, at most to the ends of the calendar."""
    if day is None:
        return None
    return dt.date.fromordinal(min(max(day.toordinal() + by.days, 1), dt.date.max.toordinal()))


def shape_of(outline: Outline) -> tuple[object, ...]:
    """Everything of an engagement but its issues and wording: what contradicts it contradicts all of its shape."""
    engagement = outline.engagement
    return (
        (engagement.kind, engagement.status, engagement.main, engagement.city, engagement.country, engagement.series),
        (outline.when.start, outline.when.end, outline.when.precision, outline.days, outline.firm),
        (outline.people, outline.offices, engagement.parties),
    )
