"""The reviewed knowledge in `data/`: read once, checked in full, and handed on as frozen records.

Each file is a list of records of one type (`records`); `files` reads and checks them. A further file is
one more record type, one more field of `Knowledge` and one more line in `_load_knowledge`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path

from extract.fold import fold
from extract.knowledge.countries import with_common_names
from extract.knowledge.files import (
    KnowledgeError,
    Rule,
    line_of,
    load_records,
)
from extract.knowledge.records import (
    ContactRule,
    Countries,
    Country,
    Issue,
    Official,
    Place,
    TitleHead,
    TitlePhrase,
    WordList,
)

WORDS = "words.en.yml"
_NAME_COUNTRY = "Use a code of data/countries.yml or of ISO 3166, or add the organisation there."


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
        """The words of a list of data/words.LANGUAGE.yml; without any words file every list is empty.

        Raises KnowledgeError where the file lacks the list: rules that miss their words would find less and say nothing.
        """
        found = next((listed.words for listed in self.words if listed.id == name), None)
        if found is None and self.words:
            raise KnowledgeError(
                str(Path(self.folder) / WORDS), None, f'the list "{name}" is missing.', "Give it its id and its words back."
            )
        return found or ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Knowledge) and other.fingerprint == self.fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)


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
    places = load_records(folder / "places.yml", Place)
    countries = with_common_names(load_records(folder / "countries.yml", Country))
    _refuse_clashes(folder / "officials.yml", officials)
    _refuse_unknown(folder / "officials.yml", countries, ((one.id, side) for one in officials for side in _sides(one)))
    _refuse_unknown(folder / "places.yml", countries, ((place.id, place.country) for place in places))
    return Knowledge(
        folder=str(folder),
        officials=officials,
        issues=load_records(folder / "issues.yml", Issue),
        places=places,
        countries=countries,
        place_senses=load_records(folder / "place-senses.en.yml", Rule),
        office_masks=load_records(folder / "office-masks.en.yml", Rule),
        titles=load_records(folder / "titles.en.yml", TitleHead),
        title_phrases=load_records(folder / "title-phrases.en.yml", TitlePhrase),
        words=load_records(folder / WORDS, WordList),
        contacts=load_records(folder / "contacts.en.yml", ContactRule),
    )


def _sides(official: Official) -> tuple[str, ...]:
    return (official.side, *(office.side for office in official.offices))


def _refuse_unknown(path: Path, countries: Countries, codes: Iterable[tuple[str, str]]) -> None:
    """Refuse a side or a country that no country and no organisation has; `codes` are pairs of a record's id and its code."""
    known = {record.code for record in countries.records}
    for identity, code in codes:
        if code not in known:
            raise KnowledgeError(
                str(path), line_of(path, identity), f'"{identity}" is of "{code}", which no country has.', _NAME_COUNTRY
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
