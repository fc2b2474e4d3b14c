"""From what each article tells to what took place: engagements in, events out.

Years that the articles leave open are settled first (`years.py`), then engagements are grouped by the evidence for and against
their being one (`evidence.py`, `grouping.py`), and each group gives an event (`events.py`). The same articles in any order, or
read twice, give the same events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extract.days import iso_days, when_words
from extract.knowledge import Official
from extract.merge.events import event_of, in_order, with_distinct_ids
from extract.merge.grouping import Grouping, group
from extract.merge.outlines import background_of, outlines_of
from extract.merge.persons import in_words
from extract.merge.years import in_year, is_half_known, settle_years
from extract.model import Article, Basis, Claim, Engagement, Event, Field, Link, Mention, State, When


def merge(
    engagements: Sequence[Engagement], *, articles: Mapping[str, Article] | None = None, officials: Sequence[Official] = ()
) -> tuple[Event, ...]:
    """The events that the engagements of all articles tell together, by start (else end), unknown last, then id.

    `articles` by id give the wording that is compared and the publication dates, `officials` the offices from which years are
    settled. Every engagement stands in exactly one event, with its year settled and otherwise as its article tells it; `dated`
    gives those without a date the event's.
    """
    grouping = _grouped(engagements, articles or {}, officials)
    links: dict[int, list[Link]] = defaultdict(list)
    for a, b in grouping.joined:
        links[grouping.home[a]].append(grouping.link(a, b))
    events = {home: event_of(_members(grouping, home), links[home]) for home in grouping.clusters}
    return in_order(with_distinct_ids(_with_doubt(events, home, grouping) for home in events))


def compared_pairs(engagements: Sequence[Engagement], *, articles: Mapping[str, Article] | None = None) -> int:
    """How many pairs of engagements `merge` weighs, which is its work."""
    return len(_grouped(engagements, articles or {}, ()).weighed)


def dated(events: Iterable[Event]) -> tuple[Engagement, ...]:
    """Every engagement in order of article and index; one whose article tells no date has that of its event, with basis merged.

    A claim points at the words of the article that tells the date. Where no event has a date, `when.why` says why not.
    """
    engagements = (_dated(engagement, event) for event in events for engagement in event.engagements)
    return tuple(sorted(engagements, key=lambda engagement: (engagement.article, engagement.index)))


def _grouped(engagements: Sequence[Engagement], articles: Mapping[str, Article], officials: Sequence[Official]) -> Grouping:
    unique = {engagement.key: _as_told(engagement) for engagement in engagements}
    settled = settle_years([unique[key] for key in sorted(unique)], officials)
    return group(outlines_of(settled, articles), background_of(settled))


def _as_told(engagement: Engagement) -> Engagement:
    """The engagement as its article tells it: a date that an earlier merge lent it is no evidence for this one."""
    if engagement.when.basis is not Basis.MERGED:
        return engagement
    own = (claim for claim in engagement.claims if claim.mention is None or claim.mention.article == engagement.article)
    return replace(engagement, when=When(), claims=tuple(own))


def _members(grouping: Grouping, home: int) -> list[Engagement]:
    return [grouping.outlines[place].engagement for place in grouping.clusters[home].members]


def _with_doubt(events: Mapping[int, Event], home: int, grouping: Grouping) -> Event:
    """The event; one without a date says which were possible: `no date is told; 26 Oct 2025 and 14 Nov 2025 fit equally well`."""
    event = events[home]
    doubts = [grouping.doubts[place] for place in sorted(grouping.clusters[home].members) if place in grouping.doubts]
    if event.when.known or not doubts:
        return event
    possible = {events[grouping.home[place]].when for place in (doubts[0].best, *doubts[0].rivals)}
    words = list(dict.fromkeys(when_words(when) for when in sorted((when for when in possible if when.known), key=iso_days)))
    if not words:
        return event
    why = f"{in_words(words)} fit equally well" if len(words) > 1 else f"{words[0]} is possible, but not clear enough"
    return replace(event, when=When(why=f"no date is told; {why}"))


def _dated(engagement: Engagement, event: Event) -> Engagement:
    if engagement.when.known:
        return engagement
    if not event.when.known:
        return replace(engagement, when=When(why=event.when.why)) if event.when.why else engagement
    tellers = [other for other in event.engagements if other.when.known] or [engagement]
    source = next((other for other in tellers if other.when == event.when), tellers[0])
    own = _own_day(engagement, event.when)
    basis = Basis.YEAR_INFERRED if own else Basis.MERGED
    why = f"{when_words(event.when)}, from another article about the same {event.kind.value}"
    when = replace(own or event.when, basis=basis, why=why)
    field = Field.YEAR if own else Field.WHEN
    mention = _words_of_date(source)
    value = f"{when.start or when.end:%Y}" if own else iso_days(when)
    claim = Claim(field=field, value=value, mention=mention, state=State.INFERRED, why=why)
    return replace(engagement, when=when, claims=(*engagement.claims, claim))


def _words_of_date(engagement: Engagement) -> Mention | None:
    """The words that tell an engagement's date, else its sentence."""
    claimed = (claim.mention for claim in engagement.claims if claim.field is Field.WHEN and claim.mention)
    told = engagement.told.mention if engagement.told else next(iter(engagement.sentences), None)
    return next(claimed, told)


def _own_day(engagement: Engagement, merged: When) -> When | None:
    """The engagement's own day in the event's year, where its words lack the year alone."""
    day = merged.start or merged.end
    return in_year(engagement.told, day.year) if day and engagement.told and is_half_known(engagement) else None
