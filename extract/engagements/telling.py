"""What one clause tells of a contact, before tellings of the same contact are joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.engagements.contacts import Trigger
from extract.engagements.findings import Presence
from extract.model import DateMention, Kind, Mention, Status

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """A number in a series, `text[begin:end]`: 5 in "the 5th round"."""

    number: int
    begin: int
    end: int


@dataclass(slots=True, kw_only=True)
class Telling:
    """What one clause, `text[begin:end]`, tells; it is filled in while its sentence is read.

    people: indexes into the people of the article, in the order told; `presences` are their mentions here
    guests: those of its people who were met, where they are named in an earlier sentence ("met with the two ministers")
    parties: the countries that the clause names
    cue: the words that tell a plan or a cancellation; recalled: those that tell of something past ("last met")
    heading: stands in a heading, which has no tense of its own
    refers: tells of a contact that was told before ("at the meeting")
    bare: refers without an article ("in trade negotiations"), and so is not about the contact told last
    group: its people are "the two ministers" or "they"
    plural: a noun of several contacts ("calls with A and B")
    vague: nobody says how many or which ("a number of meetings")
    apart: each person was met by oneself ("met separately with A and B")
    outsiders: the other side sits for no state ("met with students")
    both: the other side are both parties of something told before ("met with both sides")
    named: the noun is part of a name ("the LeadIT Industry Transition Dialogue")
    past: some verb tells of the past
    name: the noun with the words before it, as it is looked up ("strategic dialogue")
    joins: may be the contact of that name told before: "A chaired the meeting", "the Strategic Dialogue discussed"
    member: another of a series than the contact told before ("the next round", "the first was held in Oslo")
    relation: a date is told only against it ("before the meeting"): `before` or `after`
    former: the date from which it was put off
    hangs_on: it took place on the `first day` or `last day` of the contact that the trigger names
    """

    sentence: int
    begin: int
    end: int
    trigger: Trigger
    kind: Kind
    people: list[int]
    presences: list[Presence] = field(default_factory=list)
    guests: list[int] = field(default_factory=list)
    parties: list[Mention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    city: Mention | None = None
    country: Mention | None = None
    status: Status = Status.HELD
    cue: Span | None = None
    recalled: Span | None = None
    heading: bool = False
    refers: bool = False
    bare: bool = False
    group: bool = False
    plural: bool = False
    vague: bool = False
    apart: bool = False
    outsiders: bool = False
    both: bool = False
    named: bool = False
    past: bool = False
    ordinal: Ordinal | None = None
    name: str = ""
    joins: bool = False
    member: bool = False
    relation: str = ""
    hangs_on: tuple[str, Trigger] | None = None
    former: DateMention | None = None
