"""Engagements while an article is read; `Drafts` keeps them findable by their people, so that no rule looks through all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from extract.engagements.telling import Ordinal, Telling
from extract.model import DateMention, Kind, Mention, Precision, Status

NEAREST = 60
"""How many of the contacts told last a telling may belong to; articles tell far fewer, lists without an end do not."""
SITTING = frozenset({Kind.MEETING, Kind.NEGOTIATION, Kind.SUMMIT, Kind.OTHER})
_PRECISE = {Precision.DAY: 0, Precision.MONTH: 1, Precision.YEAR: 2, Precision.APPROXIMATE: 3, Precision.UNKNOWN: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Another draft that a date hangs on, how ("before", "first day"), and the telling that says so."""

    relation: str
    draft: Draft
    telling: Telling


@dataclass(slots=True, eq=False)
class Draft:
    """An engagement while the article is read: its tellings, the first of which decides the kind.

    What the tellings come to is kept up by `add`: the best date (the more precise, then the one with its year, then the first),
    the first city, country and ordinal, all parties and names; `recalled` and `heading` hold where they do for every telling.
    `series` is the contact that it is told as another one of.
    """

    people: list[int]
    kind: Kind
    status: Status
    tellings: list[Telling] = field(default_factory=list)
    anchor: Anchor | None = None
    series: Draft | None = None
    sentences: list[int] = field(default_factory=list)
    place: int = 0
    date: DateMention | None = None
    city: Mention | None = None
    country: Mention | None = None
    ordinal: Ordinal | None = None
    former: DateMention | None = None
    parties: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    recalled: bool = True
    heading: bool = True

    @property
    def first(self) -> Telling:
        """The telling that opened it."""
        return self.tellings[0]

    @property
    def last(self) -> Telling:
        """The telling that was added last."""
        return self.tellings[-1]

    def add(self, telling: Telling) -> None:
        """One more telling of the same contact."""
        self.tellings.append(telling)
        self.parties.update(mention.value for mention in telling.parties)
        self.names |= {telling.name} - {""}
        told = [telling.dates[0]] if telling.former and telling.dates else [self.date, *telling.dates]
        rank = _rank_of_visit if self.kind is Kind.VISIT else _rank
        self.date = min(filter(None, told), key=rank, default=None)
        self.city = self.city or telling.city
        self.country = self.country or telling.country
        self.ordinal = self.ordinal or telling.ordinal
        self.former = self.former or telling.former
        self.recalled = self.recalled and telling.recalled is not None
        self.heading = self.heading and telling.heading


def _rank(date: DateMention) -> tuple[int, bool, bool]:
    return _PRECISE[date.precision], not date.when.known, date.start is None


def _rank_of_visit(date: DateMention) -> tuple[int, bool, bool, bool]:
    """For a visit both ends tell more than one day: "were there on Tuesday and Wednesday", "returned on Thursday"."""
    one_end = date.when.start is None or date.when.end in (None, date.when.start)
    return (*_rank(date), one_end)


def draft_of(telling: Telling, people: Iterable[int], kind: Kind | None = None) -> Draft:
    """The draft that a telling opens, with its people and, unless another is named, its kind."""
    draft = Draft(people=list(people), kind=kind or telling.kind, status=telling.status)
    draft.add(telling)
    return draft


def same_number(telling: Telling, draft: Draft) -> bool:
    """Whether both have the same number in a series."""
    return bool(telling.ordinal and draft.ordinal and telling.ordinal.number == draft.ordinal.number)


def other_number(telling: Telling, draft: Draft) -> bool:
    """Whether both have a number in a series, and not the same: the 4th round is never the 5th."""
    return bool(telling.ordinal and draft.ordinal and telling.ordinal.number != draft.ordinal.number)


class Drafts:
    """The drafts of an article in the order in which they were opened; the lists by person and by number agree with them."""

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self.has_pair = False
        self._by_person: dict[int, list[Draft]] = defaultdict(list)
        self._unnamed: list[Draft] = []
        self._numbered: list[Draft] = []
        self._told_now: dict[int, Draft] = {}
        self._sentence = -1

    def open(self, draft: Draft) -> Draft:
        """Take a new draft up."""
        draft.place = len(self.all)
        self.all.append(draft)
        for person in draft.people:
            self._by_person[person].append(draft)
        if not draft.people:
            self._unnamed.append(draft)
        self._note(draft, new_number=draft.ordinal is not None)
        return draft

    def absorb(self, draft: Draft, telling: Telling) -> None:
        """Add a telling to a draft: its people, and its status where that is news."""
        if draft.heading:  # a heading has no tense of its own: "President A's Call with B"
            draft.status = telling.status
        new_number = draft.ordinal is None and telling.ordinal is not None
        draft.add(telling)
        for person in telling.people:
            if not telling.group and person not in draft.people:
                draft.people.append(person)
                self._by_person[person].append(draft)
        if draft.status is Status.PLANNED and telling.past and telling.refers and not telling.relation:
            draft.status = Status.HELD
        if telling.status is Status.CANCELLED:
            draft.status = Status.CANCELLED
        self._note(draft, new_number=new_number)

    def _note(self, draft: Draft, *, new_number: bool) -> None:
        if new_number:
            self._numbered.append(draft)
        if draft.last.sentence != self._sentence:
            self._told_now, self._sentence = {}, draft.last.sentence
        self._told_now[draft.place] = draft
        self.has_pair = self.has_pair or len(draft.people) > 1

    def near(self) -> list[Draft]:
        """The drafts opened last, the last one first."""
        return self.all[: -NEAREST - 1 : -1]

    def before(self, sentence: int) -> list[Draft]:
        """Those of them that earlier sentences tell: what stands "before the session" in one sentence is not the session."""
        return [draft for draft in self.near() if draft.first.sentence < sentence]

    def told_in(self, sentence: int) -> list[Draft]:
        """The drafts that a sentence, the last one read, tells or tells on, in their order."""
        return [self._told_now[place] for place in sorted(self._told_now)] if sentence == self._sentence else []

    def alike(self, telling: Telling) -> list[Draft]:
        """The drafts that a telling may tell again, the last one first: of its people, of nobody, of a number."""
        lists: Iterable[Sequence[Draft]] = chain(
            (self._by_person[person] for person in telling.people), [self._unnamed], [self._numbered] if telling.ordinal else []
        )
        found = {draft.place: draft for drafts in lists for draft in drafts[-NEAREST:]}
        return [found[place] for place in sorted(found, reverse=True)]
