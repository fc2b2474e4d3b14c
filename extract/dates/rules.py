"""The grammar of dates of one language, loaded from `data/dates.LANGUAGE.yml` and compiled.

A record of that file is a list of names, a piece of a pattern, or a rule; the file's head explains every field. Rules are
written in named pieces (`{day} {month} {year}`), and what a piece matched is what the words say, so that a rule for a calendar
date needs no value beside its pattern. Patterns see the text in small letters with plain blanks, hyphens and apostrophes
(`plain_text`), character for character, so that offsets hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from extract.knowledge.files import KnowledgeError, RecordError, Slug, Text, line_of, load_records


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

    `said` is past and may report something to come; `agreed` is past itself, and what follows it is planned.
    """

    PAST = "past"
    SAID = "said"
    AGREED = "agreed"
    PLANNED = "planned"
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
    NO_DATE = "no date"


MARKED_YEAR = "year of an anniversary"
"""The one reason for excluding a date that tells something all the same: in which year the text is written."""
_RULES = tuple(use for use in Use if use not in (Use.NAMES, Use.PIECE))
_CONTEXT_USES = (Use.RELATION, Use.EXCLUDED)
_UNTESTED_USES = (Use.NAMES, Use.PIECE, Use.NEAR, Use.BREAK, Use.NAME)


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


# --- the text as patterns see it ---------------------------------------------------------------------------------------


_SIGNS = {**dict.fromkeys("‐‑‒–−", "-"), **dict.fromkeys("‘’ʼ`", "'"), **dict.fromkeys("\t\r\v\f", " ")}


def plain_text(text: str) -> str:
    """The text in small letters, with plain blanks, hyphens and apostrophes, of the same length: `Nov. 12–14` is `nov. 12-14`."""
    small = text.lower()
    if len(small) != len(text):  # İ has two small letters
        small = "".join(_one_small(character) for character in text)
    for character in set(small):
        plain = _plain_character(character)
        if plain != character:
            small = small.replace(character, plain)
    return small


def _one_small(character: str) -> str:
    small = character.lower()
    return small if len(small) == 1 else character


@cache
def _plain_character(character: str) -> str:
    if character.isascii() or character in _SIGNS:
        return _SIGNS.get(character, character)
    wide = unicodedata.normalize("NFKC", character)
    return _one_small(wide) if len(wide) == 1 else character


# --- the file into rules -----------------------------------------------------------------------------------------------


_PIECE = re.compile(r"\{([a-z]+(?:-[a-z]+)*)([0-9]?)\}")
_BLANK = r"(?: {1,2}\n? ?|\n ?)"
_BLANK_OR_CLASS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]| ")
_LEFT = r"(?<![\w$€£¥#])(?<![0-9][.,:/-])(?<![a-z]-)"
_RIGHT = r"(?!\w)(?![.,:/-][0-9])"


def load_date_rules(folder: Path, language: str = "en") -> DateRules:
    """The grammar of a language from a folder of knowledge; read again only when its file has changed."""
    path = folder / f"dates.{language}.yml"
    if not path.is_file():
        raise KnowledgeError(str(path), None, "there is no grammar of dates.", "Add the file or name another folder.")
    stat = path.stat()
    return _load(path, language, (stat.st_mtime_ns, stat.st_size))


@lru_cache(maxsize=8)
def _load(path: Path, language: str, stamp: tuple[int, int]) -> DateRules:  # noqa: ARG001  # the cache tells states apart by it
    return compile_rules(path, load_records(path, DateRecord), language)


def compile_rules(path: Path, records: Sequence[DateRecord], language: str) -> DateRules:
    """The rules of a file's records; `path` is for messages about a pattern that does not compile."""
    compiler = _Compiler(path=path, records={record.id: record for record in records})
    by_use = {
        use: tuple(compiler.rule(record, order) for order, record in enumerate(records) if record.use is use) for use in _RULES
    }
    names = [record for record in records if record.use is Use.NAMES]
    return DateRules(
        language=language,
        names={record.id.replace("-", "_"): _by_word(record) for record in names},
        ambiguous=frozenset(word for record in names for word in record.ambiguous),
        near=re.compile("|".join(f"(?P<{rule.near}>{rule.pattern.pattern})" for rule in by_use[Use.NEAR])),
        dates=tuple(sorted((*by_use[Use.DATE], *by_use[Use.TRAP]), key=lambda rule: rule.order)),
        relations=by_use[Use.RELATION],
        excluded=by_use[Use.EXCLUDED],
        tenses=tuple(rule for rule in by_use[Use.TENSE] if "~" not in str(rule.record.pattern)),
        named=tuple(rule for rule in by_use[Use.TENSE] if "~" in str(rule.record.pattern)),
        clause_break=_any_of(by_use[Use.BREAK]),
        name=_any_of(by_use[Use.NAME]),
    )


def _by_word(record: DateRecord) -> dict[str, str]:
    return {word.rstrip("."): value for value, words in record.values.items() for word in words}


def _any_of(rules: Sequence[DateRule]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules) or "(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiler:
    """Writes the named pieces of patterns out; needs the records by id for that."""

    path: Path
    records: Mapping[str, DateRecord]

    def rule(self, record: DateRecord, order: int) -> DateRule:
        """The rule of one record, the `order`-th of the file."""
        source = self._expand(record, record.pattern or "", ())
        guarded = record.use in (Use.DATE, Use.TRAP) and not record.loose
        pattern = self._compiled(record, f"{_LEFT}(?:{source}){_RIGHT}" if guarded else source)
        pieces = tuple(_piece_of(name, number) for name, number in pattern.groupindex.items() if not name.startswith("x"))
        return DateRule(
            record=record,
            pattern=pattern,
            order=order,
            near=record.near or _near(source),
            pieces=pieces,
            named=tuple(number for number, piece, _ in pieces if piece in ("month", "weekday")),
            spans=tuple(name for name in pattern.groupindex if name.startswith("x")),
        )

    def _compiled(self, record: DateRecord, source: str) -> re.Pattern[str]:
        try:
            pattern = re.compile(source)
        except re.error as error:
            raise self._wrong(record, f"the pattern does not compile: {error}.", "Correct the regular expression.") from None
        if pattern.search(""):
            raise self._wrong(record, "the pattern matches the empty string.", "Make at least one part of it required.")
        return pattern

    def _expand(self, record: DateRecord, pattern: str, inside: tuple[str, ...]) -> str:
        """The pattern with its blanks and pieces written out; a piece within itself is refused."""
        return _PIECE.sub(lambda found: self._piece(record, found, inside), _blanks(pattern))

    def _piece(self, record: DateRecord, found: re.Match[str], inside: tuple[str, ...]) -> str:
        name, number = found.group(1), found.group(2)
        if name == "words" and record.words:
            return f"(?:{'|'.join(sorted(map(re.escape, record.words), key=len, reverse=True))})"
        piece = self.records.get(name)
        if piece is None or piece.use not in (Use.NAMES, Use.PIECE) or name in inside:
            raise self._wrong(record, f'there is no piece "{name}" to use here.', "Add it, or correct its name.")
        inner = self._expand(record, _source(piece), (*inside, name))
        return f"(?P<{name.replace('-', '_')}{number}>{inner})" if piece.use is Use.NAMES else f"(?:{inner})"

    def _wrong(self, record: DateRecord, problem: str, remedy: str) -> KnowledgeError:
        return KnowledgeError(str(self.path), line_of(self.path, record.id), f'"{record.id}": {problem}', remedy)


def _blanks(pattern: str) -> str:
    """A pattern whose blanks match a line break, too; within [ ] they stay what they are."""
    return _BLANK_OR_CLASS.sub(lambda found: _BLANK if found.group() == " " else found.group(), pattern)


def _source(piece: DateRecord) -> str:
    """A piece as a pattern: its names, the longest first, a dot at the end of one being optional, then its own pattern."""
    names = sorted((name for words in piece.values.values() for name in words), key=len, reverse=True)
    spelled = [re.escape(name.rstrip(".")).replace(r"\ ", " ") + (r"\.?" if name.endswith(".") else "") for name in names]
    return "|".join([*spelled, *([piece.pattern] if piece.pattern else [])])


def _piece_of(group: str, number: int) -> tuple[int, str, int]:
    """A group's number, its piece and its turn: `day2` is the second `day`."""
    return (number, group[:-1], int(group[-1])) if group[-1].isdigit() else (number, group, 1)


def _near(source: str) -> Near:
    """What a rule stands beside, as its captured pieces tell it."""
    if "(?P<month" in source:
        return Near.MONTH
    return Near.WEEKDAY if "(?P<weekday" in source else Near.DIGIT
