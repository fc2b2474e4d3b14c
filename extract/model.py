"""The types that the stages hand to each other, and nothing else.

Articles are read into `Article`; finders return `Mention`s, each a span of the article's text with the id of the rule or
gazetteer entry that found it; dates stay half-known (`PartialDate`) until they are resolved into a `When`; what one article
tells is an `Engagement`, what the articles tell together is an `Event`. Nothing here reads a clock, a disk or a setting.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What sort of contact an engagement is."""

    MEETING = "meeting"
    CALL = "call"
    NEGOTIATION = "negotiation"
    VISIT = "visit"
    SUMMIT = "summit"
    SIGNING = "signing"
    LETTER = "letter"
    OTHER = "other"


class Status(StrEnum):
    """Whether an engagement took place, is scheduled, or was called off."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Precision(StrEnum):
    """How exactly a date is known; a span of known days is `DAY`."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    APPROXIMATE = "approximate"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """How a date is known."""

    STATED = "stated"
    YEAR_INFERRED = "year-inferred"
    RELATIVE = "relative"
    SPAN_OF_VISIT = "span-of-visit"
    PUBLICATION = "publication"
    MERGED = "merged"
    UNKNOWN = "unknown"


class State(StrEnum):
    """How a claim stands: read from the words, worked out from them, or contradicted by something else in the text."""

    TOLD = "told"
    INFERRED = "inferred"
    DOUBTFUL = "doubtful"


class MentionKind(StrEnum):
    """What a mention is about; the reader colours the text by it."""

    DATE = "date"
    OFFICIAL = "official"
    OFFICE = "office"
    PLACE = "place"
    COUNTRY = "country"
    ISSUE = "issue"
    CONTACT = "contact"
    SERIES = "series"
    SENTENCE = "sentence"


class Field(StrEnum):
    """The fields of an engagement that claims are made about."""

    WHEN = "when"
    YEAR = "year"
    KIND = "kind"
    STATUS = "status"
    CITY = "city"
    COUNTRY = "country"
    OFFICIALS = "officials"
    PARTIES = "parties"
    ISSUES = "issues"
    SERIES = "series"


class PublishedBasis(StrEnum):
    """How an article's publication date is known."""

    FRONT_MATTER = "front matter"
    DATELINE = "dateline"
    BY_HAND = "given by hand"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text as read: Unicode NFC, `\\n` line ends; every offset counts code points of `text`.

    `id` is unique within a run (a file's stem). `published` is None where neither the file nor its text tells; it is never
    today's date and never the date of the file. `origin` says where the text was read, for messages to people; `warnings` say in
    whole sentences what of the file was left aside or replaced while reading it ("The date in the front matter, ...").
    """

    id: str
    text: str
    sha256: str
    origin: str = ""
    title: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: dt.date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    warnings: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The title, or the first words of the text where there is none: `The two officials discussed bilateral …`."""
        if self.title:
            return self.title
        words = self.text.split()
        return " ".join(words[:8]) + (" …" if len(words) > 8 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of an article: `article.text[begin:end] == text`, always.

    `value` is what the span says, in canonical form (an official's name, `US`, `2025-11-14`, an issue's id); `rule` is the id of
    the rule or gazetteer entry that found it; `id` is the gazetteer id of what was found, where it has one.
    """

    article: str
    begin: int
    end: int
    text: str
    kind: MentionKind
    value: str
    rule: str
    id: str | None = None


def mention_of(
    article: Article, begin: int, end: int, kind: MentionKind, value: str, rule: str, id: str | None = None
) -> Mention:  # noqa: A002
    """The mention of `article.text[begin:end]`; the one way in which mentions are made, so that quotes cannot drift."""
    return Mention(
        article=article.id, begin=begin, end=end, text=article.text[begin:end], kind=kind, value=value, rule=rule, id=id
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """What words say of a calendar day before it is resolved: "May 22" is month 5, day 22, no year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def in_year(self, year: int) -> PartialDate:
        """The same with its year filled in, where it had none."""
        return PartialDate(year=self.year or year, month=self.month, day=self.day)

    def first(self) -> dt.date | None:
        """The first day it can mean, None without a year or for a day that the calendar lacks (31 April)."""
        if self.year is None or (self.month is None and self.day is not None):
            return None
        return _day(self.year, self.month or 1, self.day or 1)

    def last(self) -> dt.date | None:
        """The last day it can mean, None as for `first`."""
        if self.year is None or (self.month is None and self.day is not None):
            return None
        month = self.month or 12
        return _day(self.year, month, self.day or _month_length(self.year, month))


def _month_length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1] if 1 <= year <= 9998 and 1 <= month <= 12 else 0


def _day(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if 1 <= day <= _month_length(year, month) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something was: both ends, one end or none, how exactly, and how that is known.

    Unknown has no ends. A month or a year covers whole months, so that November is never the 1st. A known day may lack the end
    that the text does not tell ("concluded on May 16": start None). Approximate has at least one end. `why` is for people.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.UNKNOWN
    why: str = ""

    def __post_init__(self) -> None:
        known = self.start is not None or self.end is not None
        if known != (self.precision is not Precision.UNKNOWN):
            raise ValueError(f"precision {self.precision} with start {self.start} and end {self.end}")
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"start {self.start} after end {self.end}")
        if self.precision in (Precision.MONTH, Precision.YEAR):
            self._check_whole_months()

    def _check_whole_months(self) -> None:
        whole_start = self.start is None or self.start.day == 1
        whole_end = self.end is None or self.end.day == _month_length(self.end.year, self.end.month)
        half = self.precision is Precision.MONTH and self.start and self.end and (self.end - self.start).days >= 9
        if not (whole_start and whole_end) and not half:
            raise ValueError(f"precision {self.precision} with start {self.start} and end {self.end}")

    @property
    def known(self) -> bool:
        """Whether at least one end is known."""
        return self.precision is not Precision.UNKNOWN


class TimeRelation(StrEnum):
    """How an expression places something against the date it gives."""

    ON = "on"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression: what its words say (`start`, `end`), and what they come to (`when`).

    `when` is unknown where neither the article nor its publication date settles the year; `start` and `end` then still hold the
    half-known dates. `precision` is that of the words. `relation` tells "since" and "until" from "on". `refers` names what an
    expression relative to the text hangs on ("the same day": `text`; "today": `publication`; a calendar date: None; "a day after
    they met": `behind`, for it is the day of what is told behind it).
    `excluded` says why the date cannot be that of an engagement ("anniversary", "deadline"); empty where it can.
    `weekday` (0 is Monday) stands beside its first day, and is evidence for a year that is open.
    `candidates` are the days between which the article does not decide (03/04/2025), empty otherwise; `when` is then unknown.
    """

    mention: Mention
    start: PartialDate | None = None
    end: PartialDate | None = None
    precision: Precision
    relation: TimeRelation = TimeRelation.ON
    when: When = When()
    refers: str | None = None
    excluded: str = ""
    doubt: str = ""
    candidates: tuple[dt.date, ...] = ()
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One who took part: a named official, or an office that the article makes unique ("Minister of Trade of Malaysia").

    `name` is plain ASCII as commonly written in English; `native` the spelling with its diacritics, where known; `official` the
    gazetteer id; `office` the office held then; `side` the ISO 3166 alpha-2 code, or EU, ASEAN, UN and the like.
    """

    name: str
    official: str | None = None
    native: str | None = None
    office: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One official of one article: who it is, the titles that the article gives, and every mention that leads to them.

    `named` is False for an office that the article leaves without a name. Mentions by pronoun or by office ("the Minister") are
    there only where exactly one person fits.
    """

    participant: Participant
    titles: tuple[Mention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The series an engagement belongs to, and its place there: "fifth round" is ordinal 5."""

    name: str
    ordinal: int | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.ordinal})" if self.ordinal is not None else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One value of one field, with the words it was read from (None only where nothing but reasoning gave it) and why."""

    field: Field
    value: str
    mention: Mention | None
    state: State = State.TOLD
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """What one article tells of one contact. `index` counts the engagements of the article in text order.

    `told` is the date expression that the date comes from; where its year is open, `when` is unknown and the other articles may
    settle it. `former` is the date for which it was planned before it was put off. `sentences` are the sentences that tell it,
    the best first. `claims` hold the words behind every field.
    """

    article: str
    index: int
    kind: Kind
    status: Status = Status.HELD
    when: When = When()
    told: DateMention | None = None
    city: str | None = None
    country: str | None = None
    officials: tuple[Participant, ...] = ()
    parties: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    series: Series | None = None
    main: bool = True
    former: When = When()
    title: str = ""
    sentences: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def key(self) -> str:
        """`article#index`, unique in a run."""
        return f"{self.article}#{self.index}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A sentence with a date or a meeting word that gave no engagement, and why not."""

    sentence: Mention
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was made of one article: every mention, the engagements, and the sentences refused."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One reason for or against two engagements being the same, `score` above or below zero; `why` is a sentence part."""

    rule: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two engagements (by `key`) that were joined into one event, and the evidence for it."""

    a: str
    b: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A field in which the sources of one event disagree: each value with the keys of those who tell it, the shown one first."""

    field: Field
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One engagement of the real world, as one or many articles tell it; the fields are the best-sourced claims.

    `id` is made from the content. `engagements` are in order of their keys. `links` say why they are one event.
    """

    id: str
    title: str
    kind: Kind
    status: Status
    when: When
    city: str | None = None
    country: str | None = None
    officials: tuple[Participant, ...] = ()
    parties: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    series: Series | None = None
    engagements: tuple[Engagement, ...] = ()
    links: tuple[Link, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that tell it, sorted, each once."""
        return tuple(sorted({engagement.article for engagement in self.engagements}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be read: what was wrong and what a person can do about it."""

    path: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem} {self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Everything that was read and made of one set of articles; articles by id, events by date."""

    readings: tuple[Reading, ...] = ()
    events: tuple[Event, ...] = ()
    failures: tuple[Failure, ...] = field(default=())

    @property
    def articles(self) -> dict[str, Article]:
        """The articles by id."""
        return {reading.article.id: reading.article for reading in self.readings}
