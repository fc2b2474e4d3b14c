"""The reviewed knowledge in `data/`: read once, checked in full, and handed on as frozen records.

Each file is a list of records of one type, which are defined here; `files.py` reads and checks the files. A further file is
one more record type, one more field of `Knowledge` and one more line in `_load_knowledge`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from extract.fold import fold
from extract.knowledge.files import (
    Code,
    Day,
    KnowledgeError,
    LastDay,
    RecordError,
    Rule,
    Slug,
    Text,
    check_pattern,
    line_of,
    load_records,
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
    """

    id: Slug
    label: Text
    words: tuple[Text, ...] = ()
    patterns: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()
    listed: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
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
    phrases in which a name is something else ("Latin America").
    """

    code: Code
    name: Text | None = None
    names: tuple[Text, ...] = ()
    adjectives: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()
    drop: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()
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
    """A rule that finds the verb or noun of a contact; `form`: how it takes its people, `rank`: which kind wins in a clause."""

    id: Slug
    kind: Kind
    form: Literal["verb", "person-verb", "joint-verb", "noun", "delegation"]
    pattern: Text
    rank: int = 0
    examples: tuple[Text, ...]
    not_: Annotated[tuple[Text, ...], Field(alias="not")] = ()

    def __post_init__(self) -> None:
        if not self.examples:
            raise RecordError(f'the rule "{self.id}" has no example.', 'Add "examples:" with a text in which it fires.')
        check_pattern(self.pattern)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Knowledge:
    """All that is known, as one value: equal where the contents are equal, cheap to hash, safe to send to another process."""

    folder: str = ""
    officials: tuple[Official, ...] = ()
    issues: tuple[Issue, ...] = ()
    places: tuple[Place, ...] = ()
    countries: Countries = Countries()
    place_senses: tuple[Rule, ...] = ()
    office_masks: tuple[Rule, ...] = ()
    titles: tuple[TitleHead, ...] = ()
    title_phrases: tuple[TitlePhrase, ...] = ()
    words: tuple[WordList, ...] = ()
    contacts: tuple[ContactRule, ...] = ()
    fingerprint: str = field(init=False, default="")

    def __post_init__(self) -> None:
        contents = repr([getattr(self, part.name) for part in fields(self) if part.name not in ("fingerprint", "folder")])
        object.__setattr__(self, "fingerprint", hashlib.sha256(contents.encode()).hexdigest())

    def word_list(self, name: str) -> tuple[str, ...]:
        """The words of a list of data/words.LANGUAGE.yml; a list that is not there is empty."""
        return next((found.words for found in self.words if found.id == name), ())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Knowledge) and other.fingerprint == self.fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)


def _repeated(words: Iterable[str]) -> str | None:
    """The first word that stands twice in one look-up form; "IT" and "it" are two words."""
    seen: set[str] = set()
    for word in words:
        form = look_up_form(word)
        if form in seen:
            return word
        seen.add(form)
    return None


def data_folder(override: Path | None = None) -> Path:
    """The folder of knowledge: the one named, else that of `TIMELINE_DATA`, else `data/` beside the package."""
    named = override or Path(os.environ.get("TIMELINE_DATA") or Path(__file__).resolve().parents[2] / "data")
    if not named.is_dir():
        raise KnowledgeError(str(named), None, "is no folder of knowledge.", "Name one with --data or in TIMELINE_DATA.")
    return named


def load_knowledge(folder: Path | None = None) -> Knowledge:
    """All knowledge of a folder; read again only when one of its files has changed."""
    found = data_folder(folder)
    return _load_knowledge(found, _stamps(found))


def _stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells one state of a folder from another: each file's name, time and size."""
    stats = ((path.name, path.stat()) for path in sorted(folder.glob("*.yml")))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


@lru_cache(maxsize=4)
def _load_knowledge(folder: Path, stamps: tuple[tuple[str, int, int], ...]) -> Knowledge:  # noqa: ARG001
    """The knowledge of one state of a folder; `stamps` is what the cache tells the states apart by."""
    officials = load_records(folder / "officials.yml", Official)
    _refuse_clashes(folder / "officials.yml", officials)
    return Knowledge(
        folder=str(folder),
        officials=officials,
        issues=load_records(folder / "issues.yml", Issue),
        places=load_records(folder / "places.yml", Place),
        countries=_with_common_names(load_records(folder / "countries.yml", Country)),
        place_senses=load_records(folder / "place-senses.en.yml", Rule),
        office_masks=load_records(folder / "office-masks.en.yml", Rule),
        titles=load_records(folder / "titles.en.yml", TitleHead),
        title_phrases=load_records(folder / "title-phrases.en.yml", TitlePhrase),
        words=load_records(folder / "words.en.yml", WordList),
        contacts=load_records(folder / "contacts.en.yml", ContactRule),
    )


def _refuse_clashes(path: Path, officials: tuple[Official, ...]) -> None:
    """Refuse an alias that would identify two officials, unless one of the two marks it as shared.

    Weak aliases may coincide: "Wang" never identifies anyone alone.
    """
    holders: dict[str, Official] = {}
    for official in officials:
        for alias in official.strong:
            other = holders.setdefault(fold(alias), official)
            if other is not official and not _shares(alias, other, official):
                raise _clash(path, alias, other, official)
    for official in officials:
        for alias in official.weak:
            other = holders.get(fold(alias), official)
            if other is not official and not _shares(alias, other, official):
                raise _clash(path, alias, other, official)


def _shares(alias: str, *officials: Official) -> bool:
    return any(fold(alias) == fold(shared) for official in officials for shared in official.shared)


def _clash(path: Path, alias: str, first: Official, second: Official) -> KnowledgeError:
    return KnowledgeError(
        str(path),
        line_of(path, second.id),
        f'"{alias}" names both "{first.id}" and "{second.id}".',
        'Make it weak for one of them, or list it under "shared" where both are really called so.',
    )


# What the package lists beside countries: the euro zone, two pseudo-locales, outlying Oceania, the unknown.
_NO_COUNTRIES = ("EZ", "QO", "XA", "XB", "ZZ")


def _with_common_names(own: tuple[Country, ...]) -> Countries:
    """The file's countries and those of the `babel` package, whose names fill what the file does not tell."""
    from babel import Locale  # it reads its data when first imported

    records = {record.code: record for record in own}
    usual = {code: name for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
    for code, name in usual.items():
        if code in records or code not in _NO_COUNTRIES:
            records[code] = _completed(records.get(code, Country(code=code)), _written_out(name))
    return Countries(records=tuple(records[code] for code in sorted(records)))


def _written_out(name: str) -> tuple[str, ...]:
    """A usual name as articles write it: `St. Kitts & Nevis` is `Saint Kitts and Nevis` too."""
    plain = name.replace("’", "'")
    return tuple(dict.fromkeys((plain.replace("&", "and").replace("St. ", "Saint "), plain)))


def _completed(record: Country, usual: tuple[str, ...]) -> Country:
    """A country with the usual names that its record neither drops nor has already."""
    known = {fold(name) for name in (*record.names, *record.weak, *record.drop, *record.unless)}
    more = dict.fromkeys(name for name in usual if fold(name) not in known)
    return replace(record, name=record.name or usual[0], names=tuple(dict.fromkeys((*more, *record.names))))
