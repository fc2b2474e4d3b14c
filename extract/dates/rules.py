"""The grammar of dates of one language, loaded from `data/dates.LANGUAGE.yml` and compiled.

A record of that file is a list of names, a piece of a pattern, or a rule; the file's head explains every field. Rules are
written in named pieces (`{day} {month} {year}`), and what a piece matched is what the words say, so that a rule for a calendar
date needs no value beside its pattern. Patterns see the text in small letters with plain blanks, hyphens and apostrophes
(`plain_text`), character for character, so that offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from extract.knowledge.files import RecordError, Slug, Text

MARKED_YEAR = "year of an anniversary"
"""The one reason for excluding a date that tells something all the same: in which year the text is written."""

STAMPED = "stamp of the page"
"""The reason for excluding a date that says when the page came out."""

SPOKEN = "date of a statement"
"""The reason for excluding a day on which something was only said."""


class Use(StrEnum):
    """What a record of the grammar is for."""

    NAMES = "names"
    PIECE = "piece"
    NEAR = "near"
    DATE = "date"
    TRAP = "trap"
    RELATION = "relation"
    EXCLUDED = "excluded"
    TENSE = "tense"
    BREAK = "break"
    NAME = "name"


_CONTEXT_USES = (Use.RELATION, Use.EXCLUDED)
_UNTESTED_USES = (Use.NAMES, Use.PIECE, Use.NEAR, Use.BREAK, Use.NAME)


class Base(StrEnum):
    """What an expression counts from."""

    CALENDAR = "calendar"
    PUBLICATION = "publication"
    TEXT = "text"


class Unit(StrEnum):
    """The size of what an expression names."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"


class Near(StrEnum):
    """What a rule can only match beside; the finder looks for these first and tries the rules nowhere else."""

    MONTH = "month"
    WEEKDAY = "weekday"
    WORD = "word"
    DIGIT = "digit"


class Tense(StrEnum):
    """When something happens, as its verb tells it.

    `said` is past and may report something to come; `agreed` is past itself, and what follows it is planned. `present` tells of
    something to come only with a day in its own clause ("flies home on Friday"), `infinitive` only where no other verb stands
    before it ("Xi and Trump to speak on Friday").
    """

    PAST = "past"
    SAID = "said"
    AGREED = "agreed"
    PLANNED = "planned"
    PRESENT = "present"
    INFINITIVE = "infinitive"
    OPEN = "open"


class Reading(StrEnum):
    """How a match is read where its pieces do not tell it all."""

    NUMBERS = "numbers"
    LIST = "list"
    DATELINE = "dateline"
    PARSER = "parser"
    DAY_ALONE = "day alone"
    CLOCK = "hour of the day"
    HOUR_AHEAD = "hour of the date behind it"
    THE_DAY = "the day told"
    ITS_HOUR = "hour of the day told"
    OTHER_SIDE = "other side"
    NO_DATE = "no date"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRecord:
    """One record of the grammar as the file holds it; the file's head explains the fields."""

    id: Slug
    use: Use = Use.DATE
    values: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    ambiguous: tuple[Text, ...] = ()
    pattern: Annotated[str, Field(min_length=1)] | None = None
    value: str = ""
    near: Near | None = None
    base: Base = Base.CALENDAR
    unit: Unit | None = None
    shift: str = ""
    part: str = ""
    reading: Reading | None = None
    words: tuple[Text, ...] = ()
    units: tuple[Unit, ...] = ()
    loose: bool = False
    examples: tuple[Text, ...] = ()
    not_: Annotated[tuple[Text, ...], Field(alias="not")] = ()

    def __post_init__(self) -> None:
        if not self.pattern and not (self.use is Use.NAMES and self.values):
            raise RecordError(f'the {self.use} "{self.id}" has no pattern.', 'Add "pattern:".')
        if self.use not in _UNTESTED_USES and not self.examples:
            raise RecordError(f'the rule "{self.id}" has no example.', 'Add "examples:" with a text in which it fires.')
        if self.use in _CONTEXT_USES and "~" not in str(self.pattern):
            raise RecordError(f'the rule "{self.id}" does not say where the date stands.', 'Put "~" into its pattern.')


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRule:
    """A rule as it is used: its record, its compiled pattern, and its place in the file.

    `pieces` are the groups of the pattern, each with its number, its piece and its turn; `named` those of months and weekdays;
    `spans` the groups that mark the expression where it is only a part of the match.
    """

    record: DateRecord
    pattern: re.Pattern[str]
    order: int
    near: Near = Near.DIGIT
    pieces: tuple[tuple[int, str, int], ...] = ()
    named: tuple[int, ...] = ()
    spans: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id

    def fires_in(self, around: str) -> bool:
        """Whether the rule fires in a text; one that lacks all of its words is not even tried."""
        words = self.record.words
        return (not words or _has_one(around, words)) and self.pattern.search(around) is not None


def _has_one(around: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110  # called so often that a generator shows
        if word in around:
            return True
    return False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DateRules:
    """The grammar of one language, compiled; safe to send to another process.

    `names` gives each named word its value; `near` finds the places that rules match beside; its groups
    are named by their kind.
    """

    language: str
    names: Mapping[str, Mapping[str, str]]
    ambiguous: frozenset[str]
    near: re.Pattern[str]
    dates: tuple[DateRule, ...]
    relations: tuple[DateRule, ...]
    excluded: tuple[DateRule, ...]
    tenses: tuple[DateRule, ...]
    named: tuple[DateRule, ...]
    clause_break: re.Pattern[str]
    name: re.Pattern[str]

    def number(self, piece: str, words: str) -> int:
        """The number that a piece's words stand for: `month`, "sept." is 9; `count`, "12" is 12."""
        return int(self.word(piece, words))

    def word(self, piece: str, words: str) -> str:
        """The value of a named word, or its digits where it is written as a number."""
        known = self.names.get(piece, {})
        spelled = " ".join(words.split())
        return known.get(spelled) or known.get(spelled.rstrip(".")) or re.sub(r"[^0-9-]", "", spelled)
