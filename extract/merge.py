"""From what each article tells to what took place: engagements in, events out.

Years that the articles leave open are settled first (`years.py`), then engagements are grouped by the evidence for and against
their being one (`evidence.py`, `grouping.py`), and each group gives an event (`events.py`). The same articles in any order, or
read twice, give the same events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extract.events import event_of, in_order, iso_days, with_distinct_ids
from extract.grouping import Grouping, Offer, group
from extract.knowledge import Official
from extract.model import Article, Basis, Claim, Engagement, Event, Field, Link, State, When
from extract.outlines import background_of, in_days, outlines_of
from extract.persons import in_words
from extract.years import in_year, is_half_known, settle_years


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
    return in_order(with_distinct_ids(_event(grouping, home, links[home]) for home in grouping.clusters))


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
    unique = {engagement.key: engagement for engagement in engagements}
    settled = settle_years([unique[key] for key in sorted(unique)], officials)
    return group(outlines_of(settled, articles), background_of(settled))


def _event(grouping: Grouping, home: int, links: Sequence[Link]) -> Event:
    members = grouping.clusters[home].members
    doubts = [grouping.doubts[place] for place in sorted(members) if place in grouping.doubts]
    why = _in_doubt(grouping, doubts[0]) if doubts else ""
    return event_of([grouping.outlines[place].engagement for place in members], links, why)


def _in_doubt(grouping: Grouping, offer: Offer) -> str:
    """Why an engagement joined no event: `no date is told; 26 Oct 2025 and 14 Nov 2025 fit equally`."""
    days = (grouping.outlines[place].when for place in (offer.best, *offer.rivals))
    words = in_words(list(dict.fromkeys(in_days(when) for when in days if when.known)))
    return f"no date is told; {words} fit equally" if " and " in words else ""


def _dated(engagement: Engagement, event: Event) -> Engagement:
    if engagement.when.known:
        return engagement
    if not event.when.known:
        return replace(engagement, when=When(why=event.when.why)) if event.when.why else engagement
    source = next(other for other in event.engagements if other.when == event.when)
    own = _own_day(engagement, event.when)
    basis = Basis.YEAR_INFERRED if own else Basis.MERGED
    why = f"{in_days(event.when)}, from another article about the same {event.kind.value}"
    when = replace(own or event.when, basis=basis, why=why)
    field = Field.YEAR if own else Field.WHEN
    mention = source.told.mention if source.told else next(iter(source.sentences), None)
    value = f"{when.start or when.end:%Y}" if own else iso_days(when)
    claim = Claim(field=field, value=value, mention=mention, state=State.INFERRED, why=why)
    return replace(engagement, when=when, claims=(*engagement.claims, claim))


def _own_day(engagement: Engagement, merged: When) -> When | None:
    """The engagement's own day in the event's year, where its words lack the year alone."""
    day = merged.start or merged.end
    return in_year(engagement.told, day.year) if day and engagement.told and is_half_known(engagement) else None
