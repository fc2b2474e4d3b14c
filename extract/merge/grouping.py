"""Which engagements are one event: clusters that grow by evidence and never hold two that contradict each other.

First come the firm ones, whose days and people are told, the strongest evidence first. Then each that is left open (a date, a
name) joins the one event that fits clearly better than any other; two that fit equally leave it alone. Only engagements under one
key (two people, a person in a month, parties on a day, shared wording) are weighed, so that the work grows with their number.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, product

from extract.merge.evidence import CLASH, JOIN, JOIN_UNDATED, MARGIN, POSSIBLE, total, weigh
from extract.merge.outlines import Background, Outline, shape_of
from extract.model import Link

# A key under which more engagements stand than this tells nothing: everything between two countries in one busy month.
_MOST_OF_A_KEY = 40
# How many of an event's engagements are found by their keys; the others say little more.
_MOST_OF_AN_EVENT = 2
# In the list of one day and one person only neighbours in order are weighed; a list this long is one event many times told.
_REACH = 40
# How many engagements that share rare wording are looked at for one that is open.
_MOST_NEIGHBOURS = 12
# A longer stretch of days or months is looked for by people alone.
_MOST_DAYS, _MOST_MONTHS = 31, 14

Key = tuple[str, ...]
Shape = tuple[object, ...]


@dataclass(slots=True, kw_only=True)
class Cluster:
    """Engagements that are one event, by their places: all of them, one of each shape, and those of each article."""

    members: list[int]
    shapes: dict[Shape, int]
    articles: dict[str, list[int]]
    firm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The event that fits an open engagement best, by one of its members; those that fit as well; whether it fits well enough."""

    place: int
    best: int
    score: float
    rivals: tuple[int, ...]
    enough: bool

    @property
    def clear(self) -> bool:
        """Whether the engagement is taken for the event."""
        return self.enough and not self.rivals


@dataclass(slots=True, kw_only=True)
class Grouping:
    """The clusters so far; `home` is the cluster of each engagement, `weighed` what each compared pair came to."""

    outlines: Sequence[Outline]
    known: Background
    clusters: dict[int, Cluster]
    home: list[int]
    joined: list[tuple[int, int]] = field(default_factory=list)
    weighed: dict[tuple[int, int], float] = field(default_factory=dict)
    doubts: dict[int, Offer] = field(default_factory=dict)

    def score(self, a: int, b: int) -> float:
        """What the evidence for and against two engagements comes to."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self.weighed:
            self.weighed[pair] = total(weigh(self.outlines[pair[0]], self.outlines[pair[1]], self.known))
        return self.weighed[pair]

    def may_join(self, a: int, b: int) -> bool:
        """Whether the clusters of two engagements hold nothing that contradicts the other."""
        one, other = self.clusters[self.home[a]], self.clusters[self.home[b]]
        small, large = sorted((one, other), key=lambda cluster: len(cluster.articles))
        shared = (pair for article in small.articles if article in large.articles for pair in _across(article, small, large))
        if any(self.score(*pair) < JOIN for pair in shared):
            return False
        return all(self.score(*pair) >= CLASH for pair in product(small.shapes.values(), large.shapes.values()))

    def join(self, a: int, b: int) -> None:
        """Make the clusters of two engagements one, for the evidence between the two."""
        into, from_ = sorted((self.home[a], self.home[b]), key=lambda name: (-len(self.clusters[name].members), name))
        large, small = self.clusters[into], self.clusters.pop(from_)
        for place in small.members:
            self.home[place] = into
        large.members += small.members
        large.shapes = small.shapes | large.shapes if len(small.shapes) > len(large.shapes) else large.shapes
        for shape, place in small.shapes.items():
            large.shapes.setdefault(shape, place)
        for article, places in small.articles.items():
            large.articles.setdefault(article, []).extend(places)
        large.firm = large.firm or small.firm
        self.joined.append((min(a, b), max(a, b)))

    def link(self, a: int, b: int) -> Link:
        """Two engagements that were joined, with the evidence."""
        one, other = self.outlines[a], self.outlines[b]
        return Link(a=one.engagement.key, b=other.engagement.key, evidence=weigh(one, other, self.known))


def _across(article: str, one: Cluster, other: Cluster) -> Iterable[tuple[int, int]]:
    return product(one.articles[article], other.articles[article])


def group(outlines: Sequence[Outline], known: Background) -> Grouping:
    """The engagements grouped into events; they come in the order of their keys."""
    clusters = {
        place: Cluster(
            members=[place], shapes={shape_of(outline): place}, articles={outline.engagement.article: [place]}, firm=outline.firm
        )
        for place, outline in enumerate(outlines)
    }
    grouping = Grouping(outlines=outlines, known=known, clusters=clusters, home=list(range(len(outlines))))
    originals = _join_copies(grouping)
    firm = _join_firm(grouping, [place for place in originals if outlines[place].firm])
    waiting = [place for place in originals if not outlines[place].firm]
    index = _Index.of(outlines, found_by_keys=[*_some_of_each(grouping, firm), *waiting], found_by_words=originals)
    _join_open(grouping, index, waiting, firm_only=True)
    _join_open(grouping, index, waiting, firm_only=False)
    return grouping


def _join_copies(grouping: Grouping) -> list[int]:
    """Join what copies of one text tell; the places without the second and further copies."""
    copies: dict[str, list[int]] = defaultdict(list)
    for place, outline in enumerate(grouping.outlines):
        copies[outline.copy or outline.engagement.key].append(place)
    for first, *others in copies.values():
        for other in others:
            if grouping.score(first, other) >= _bar(grouping, first, other) and grouping.may_join(first, other):
                grouping.join(first, other)
    return sorted({min(grouping.clusters[home].members) for home in grouping.clusters})


def _join_firm(grouping: Grouping, places: Iterable[int]) -> list[int]:
    """Join what is told firmly, the strongest evidence first; the places that stand for all, one of each shape."""
    alike: dict[Shape, list[int]] = defaultdict(list)
    for place in places:
        alike[shape_of(grouping.outlines[place])].append(place)
    _join_strongest(grouping, {pair for same in alike.values() for pair in pairwise(same)})
    shown = [same[0] for same in alike.values()]
    blocks: dict[Key, list[int]] = defaultdict(list)
    for place in shown:
        for key in _firm_keys(grouping.outlines[place]):
            blocks[key].append(place)
    _join_strongest(grouping, {pair for block in blocks.values() for pair in _neighbours(block)})
    return shown


def _some_of_each(grouping: Grouping, places: Iterable[int]) -> Iterator[int]:
    """Of the engagements of each event the first ones."""
    seen: Counter[int] = Counter()
    for place in places:
        seen[grouping.home[place]] += 1
        if seen[grouping.home[place]] <= _MOST_OF_AN_EVENT:
            yield place


def _join_strongest(grouping: Grouping, pairs: Iterable[tuple[int, int]]) -> None:
    fitting = sorted((-grouping.score(*pair), *pair) for pair in pairs if grouping.score(*pair) >= JOIN)
    for _, a, b in fitting:
        if grouping.home[a] != grouping.home[b] and grouping.may_join(a, b):
            grouping.join(a, b)


def _neighbours(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Every pair of a list, of a long one those that stand near each other."""
    for order, a in enumerate(places):
        yield from ((a, b) for b in places[order + 1 : order + 1 + _REACH])


def _firm_keys(outline: Outline) -> Iterator[Key]:
    """Each person on each day, each number in a series, and the parties of what took just these several days."""
    start, end, parties = outline.when.start, outline.when.end, outline.engagement.parties
    if outline.exact and start and end and start != end and len(parties) > 1:
        yield ("span", *sorted(parties), start.isoformat(), end.isoformat())
    for day in _days(outline):
        yield from (("person", person, day) for person in sorted(outline.people))
        if outline.engagement.series:
            yield ("series", str(outline.engagement.series.ordinal), day)


def _days(outline: Outline) -> list[str]:
    """The days on which it can have been, as text; the first ones of a long stretch."""
    first, last = outline.days
    if first is None or last is None:
        return []
    ordinals = range(first.toordinal(), last.toordinal() + 1)[: _MOST_DAYS + 1]
    return [dt.date.fromordinal(day).isoformat() for day in ordinals]


def _months(outline: Outline) -> list[str]:
    """The months on which its days touch, none where an end is open or they are too many to look through."""
    first, last = outline.days
    if first is None or last is None:
        return []
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{month // 12}-{month % 12 + 1}" for month in months] if len(months) <= _MOST_MONTHS else []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """Where engagements stand that may be the same as one that is open: by keys, and by runs of words."""

    outlines: Sequence[Outline]
    places: Mapping[Key, Sequence[int]]
    runs: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, outlines: Sequence[Outline], *, found_by_keys: Iterable[int], found_by_words: Iterable[int]) -> _Index:
        """The index of the engagements that stand for all."""
        places: dict[Key, list[int]] = defaultdict(list)
        for place in found_by_keys:
            for key in _standing_keys(outlines[place]):
                places[key].append(place)
        runs: dict[int, list[int]] = defaultdict(list)
        for place in found_by_words:
            for run in outlines[place].runs:
                runs[run].append(place)
        return cls(outlines=outlines, places=places, runs=runs)

    def near(self, place: int) -> set[int]:
        """The engagements to weigh an open one against."""
        outline = self.outlines[place]
        lists = (self.places.get(key, ()) for key in _asking_keys(outline))
        found = {other for places in lists if len(places) <= _MOST_OF_A_KEY for other in places}
        shared: Counter[int] = Counter()
        for run, weight in outline.runs.items():
            shared.update(dict.fromkeys(self.runs.get(run, ()), round(1000 * weight)))
        ranked = sorted((-count, other) for other, count in shared.items() if other != place)
        return (found | {other for _, other in ranked[:_MOST_NEIGHBOURS]}) - {place}


def _standing_keys(outline: Outline) -> set[Key]:
    """The keys under which an engagement is found: two people alone, anyone and the parties with a month, a country, a number."""
    parties = tuple(sorted(outline.engagement.parties))
    keys: set[Key] = {("pair", *pair) for pair in combinations(sorted(outline.people), 2)}
    spots = [*_months(outline), *_spots(outline)]
    keys |= {(*pair, spot) for pair in keys for spot in spots}
    keys |= {("person", person, spot) for person in outline.people for spot in spots}
    if len(parties) > 1:
        keys |= {("table", *parties, spot) for spot in spots}
        keys |= set() if outline.people else _unnamed_keys(outline)
    return keys


def _asking_keys(outline: Outline) -> set[Key]:
    """The keys under which an open engagement looks: two people tell more than one and a month, and those than parties."""
    told = "pair" if len(outline.people) > 1 else "person" if outline.people else "table"
    return {key for key in _standing_keys(outline) if key[0] == told} | _unnamed_keys(outline)


def _unnamed_keys(outline: Outline) -> set[Key]:
    """The keys of what is told of the same parties without a name."""
    parties = tuple(sorted(outline.engagement.parties))
    return {("unnamed", *parties, spot) for spot in (*_months(outline), *_spots(outline))} if len(parties) > 1 else set()


def _spots(outline: Outline) -> list[str]:
    """What a place or a number in a series adds where no month is told."""
    engagement = outline.engagement
    number = engagement.series.ordinal if engagement.series else None
    return [spot for spot in (engagement.country, f"#{number}" if number is not None else None) if spot]


def _join_open(grouping: Grouping, index: _Index, waiting: Sequence[int], *, firm_only: bool) -> None:
    """Join each open engagement to the one event that fits clearly best, the strongest first, until none is left."""
    near = {place: index.near(place) for place in waiting}
    while True:
        offers = [offer for place in waiting if (offer := _offer(grouping, near[place], place, firm_only=firm_only))]
        grouping.doubts |= {offer.place: offer for offer in offers if not offer.clear}
        joined = set()
        for offer in sorted((offer for offer in offers if offer.clear), key=lambda offer: (-offer.score, offer.place)):
            apart = grouping.home[offer.place] != grouping.home[offer.best]
            if apart and grouping.may_join(offer.place, offer.best):
                grouping.join(offer.place, offer.best)
                joined.add(offer.place)
        if not joined:
            return
        waiting = [place for place in waiting if place not in joined]


def _offer(grouping: Grouping, near: Iterable[int], place: int, *, firm_only: bool) -> Offer | None:
    """The best event for an open engagement, if one is possible, with those that fit as well and cannot be the same."""
    best: dict[int, tuple[float, int]] = {}
    for other in near:
        home = grouping.home[other]
        if home != grouping.home[place] and (grouping.clusters[home].firm or not firm_only):
            best[home] = min(best.get(home, (0.0, other)), (-grouping.score(place, other), other))
    ranked = sorted(best.values())
    fitting = [(-score, other) for score, other in ranked if grouping.may_join(place, other)]
    if not fitting or fitting[0][0] < POSSIBLE:
        return None
    (score, first), *others = fitting
    rivals = tuple(other for value, other in others if value > score - MARGIN and _are_two(grouping, first, other))
    return Offer(place=place, best=first, score=score, rivals=rivals, enough=score >= _bar(grouping, place, first))


def _bar(grouping: Grouping, a: int, b: int) -> float:
    dated = grouping.outlines[a].when.known and grouping.outlines[b].when.known
    return JOIN if dated else JOIN_UNDATED


def _are_two(grouping: Grouping, a: int, b: int) -> bool:
    """Whether the events of two engagements cannot be one, or would give different dates."""
    one, other = grouping.outlines[a], grouping.outlines[b]
    return not grouping.may_join(a, b) or (one.firm and other.firm) or one.days != other.days
