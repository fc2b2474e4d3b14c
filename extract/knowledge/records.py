"""The record types of the files in `data/`: what a file of officials, issues, places, titles, words or contacts may hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

from pydantic import Field

from extract.fold import fold
from extract.knowledge.files import (
    Code,
    Day,
    LastDay,
    RecordError,
    Slug,
    Text,
    check_pattern,
)
from extract.model import Kind
from extract.phrases import look_up_form


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office held by an official: `Minister of Industry and Trade` of VN from 2021-04-08 until 2025-12-22.

    A missing `begin` or `until` (in YAML: `from`, `until`) is not known, or not yet; `side` is the official's where not told.
    """

    title: Text
    side: Code | Annotated[str, Field(max_length=0)] = ""
    begin: Annotated[Day, Field(alias="from")] = None
    until: LastDay = None

    def __post_init__(self) -> None:
        if self.begin and self.until and self.until < self.begin:
            raise RecordError(
                f'the term of "{self.title}" ends on {self.until}, before it begins on {self.begin}.',
                'Correct "from" or "until", or leave out the one that is not known.',
            )

    def held_on(self, day: dt.date) -> bool:
        """Whether the office was held on a day, as far as its dates are known."""
        return (self.begin is None or self.begin <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """A person who takes part in diplomacy, by name, spellings and offices.

    `name` is plain ASCII as commonly written in English, `native` the spelling with its diacritics. `aliases` identify alone,
    `weak` ones ("Dien") need a title or an earlier mention, `shared` ones are aliases that another official has too.
    """

    id: Slug
    name: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z .,'-]*$")]
    native: Text | None = None
    side: Code
    aliases: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()
    shared: tuple[Text, ...] = ()
    offices: tuple[Office, ...] = ()

    def __post_init__(self) -> None:
        known = {fold(alias) for alias in (*self.strong, *self.weak)}
        if lost := [alias for alias in self.shared if fold(alias) not in known]:
            raise RecordError(f'"{lost[0]}" is marked as shared and is no alias of "{self.id}".', "Add it to aliases or weak.")
        both = {fold(alias) for alias in self.strong} & {fold(alias) for alias in self.weak}
        if both:
            raise RecordError(f'"{min(both)}" is both a strong and a weak alias of "{self.id}".', "Keep it in one of the two.")
        object.__setattr__(self, "offices", tuple(replace(office, side=office.side or self.side) for office in self.offices))

    @property
    def strong(self) -> tuple[str, ...]:
        """What identifies the official alone: the name, the native spelling and the strong aliases, each once."""
        return tuple(dict.fromkeys(name for name in (self.name, self.native, *self.aliases) if name))

    def offices_on(self, day: dt.date) -> tuple[Office, ...]:
        """The offices held on a day, in the file's order."""
        return tuple(office for office in self.offices if office.held_on(day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A subject of talks: `words` and `patterns` tell it alone, `weak` words need company, `unless` phrases only look like it.

    `listed` words are weak ones that tell it too where they stand in a row of subjects ("climate change, health and fuel").
    Talks on a `bargained` issue are a negotiation.
    """

    id: Slug
    label: Text
    words: tuple[Text, ...] = ()
    patterns: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()
    listed: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()
    bargained: bool = False

    def __post_init__(self) -> None:
        if not self.words and not self.patterns:
            raise RecordError(f'the issue "{self.id}" has nothing that tells it.', 'Add "words:" or "patterns:".')
        for pattern in self.patterns:
            check_pattern(pattern)
        if repeated := _repeated((*self.words, *self.weak, *self.listed, *self.unless)):
            raise RecordError(f'the issue "{self.id}" has the word "{repeated}" twice.', "Keep it in one place.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city, or a venue that settles one with certainty (`venue: true`; then the city's own name is no alias of it).

    `aliases` name the place alone, `weak` ones only beside the country's name; `capital` marks seats of government, whose name
    also stands for the government; `unless` are phrases in which the name is something else ("Paris Agreement").
    """

    id: Slug
    city: Text
    country: Code
    aliases: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()
    capital: bool = False
    venue: bool = False

    def __post_init__(self) -> None:
        if repeated := _repeated((*self.strong, *self.weak, *self.unless)):
            raise RecordError(f'the place "{self.id}" has the name "{repeated}" twice.', "Keep it in one place.")

    @property
    def strong(self) -> tuple[str, ...]:
        """What names the place alone; a city's own name is among them unless the file calls it weak."""
        own = () if self.venue or fold(self.city) in {fold(name) for name in (*self.weak, *self.aliases)} else (self.city,)
        return (*own, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or an organisation that sits at tables: its code, English name, further names, adjectives and people.

    `weak` names count only with company ("Georgia"), `drop` are names of the `babel` package that are not used, `unless` are
    phrases in which a name is something else ("Latin America"), `agencies` the marks of its own news agencies ("VNA").
    """

    code: Code
    name: Text | None = None
    names: tuple[Text, ...] = ()
    adjectives: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()
    drop: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()
    agencies: tuple[Text, ...] = ()
    organisation: bool = False

    def __post_init__(self) -> None:
        if repeated := _repeated((*self.names, *self.adjectives, *self.weak, *self.unless)):
            raise RecordError(f'the country "{self.code}" has the name "{repeated}" twice.', "Keep it in one place.")

    @property
    def strong(self) -> tuple[str, ...]:
        """The names that tell it alone: the shown name and the further ones, but for those called weak or dropped."""
        others = {fold(name) for name in (*self.weak, *self.drop)}
        names = (name for name in (self.name, *self.names) if name and fold(name) not in others)
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """The countries and organisations that can be named, in order of their codes."""

    records: tuple[Country, ...] = ()
    organisations: frozenset[str] = field(init=False)
    """The codes of those that are organisations, not countries."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "organisations", frozenset(record.code for record in self.records if record.organisation))

    def name(self, code: str) -> str:
        """The English name of a code, the code itself where it is not known: `VN` is Vietnam."""
        return next((record.name for record in self.records if record.code == code and record.name), code)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleHead:
    """A noun that makes a title ("minister"); see the head of data/titles.en.yml."""

    word: Text
    plural: Text
    side: Code | Annotated[str, Field(max_length=0)] = ""
    speaks: bool = False
    bare: bool = True
    mirrors: bool = False
    sole: bool = False
    means: str = ""
    covers: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TitlePhrase:
    """A phrase of titles that tells a side without naming it ("secretary of state"), or a body that stands beside a title."""

    phrase: Text
    side: Code
    body: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """A list of words that rules need, by the name under which they ask for it."""

    id: Slug
    note: Text
    words: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRule:
    """A rule that finds the verb or noun of a contact.

    `form` is how it takes its people, `rank` which kind wins in a clause; a rule that `goes` tells by itself that one went
    somewhere ("will travel to"), even where the place is not known.
    """

    id: Slug
    kind: Kind
    form: Literal["verb", "person-verb", "joint-verb", "noun", "delegation", "member", "pact", "address-verb"]
    pattern: Text
    rank: int = 0
    goes: bool = False
    examples: tuple[Text, ...]
    not_: Annotated[tuple[Text, ...], Field(alias="not")] = ()

    def __post_init__(self) -> None:
        if not self.examples:
            raise RecordError(f'the rule "{self.id}" has no example.', 'Add "examples:" with a text in which it fires.')
        check_pattern(self.pattern)


def _repeated(words: Iterable[str]) -> str | None:
    """The first word that stands twice in one look-up form; "IT" and "it" are two words."""
    seen: set[str] = set()
    for word in words:
        form = look_up_form(word)
        if form in seen:
            return word
        seen.add(form)
    return None
