"""No rule, pattern or word list may know one article: where a world differs only in its names, so does its timeline.

Each world swaps words of the seeds (officials, cities and countries, issues) and moves all dates; the knowledge is moved with
them. The table made there must be the table of the seeds with the same words swapped and the same dates moved, row for row.
"""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
import shutil
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import extract_corpus, read_articles
from timeline.table import COLUMNS, events_frame

ROOT = Path(__file__).resolve().parents[2]
MONTHS = calendar.month_name[1:]
MONTH_OR_YEAR = re.compile(rf"\b(?:({'|'.join(MONTHS)})( \d+(?:-\d+)?)?(?:, (\d{{4}}))?|((?:19|20)\d\d))\b")
PEOPLE = ("Nguyen Hong Dien", "Jacob Helberg", "Howard Lutnick", "Jamieson Greer", "Ted Cruz", "Steve Daines")


def minister(name: str, surname: str, given: str) -> dict[str, str]:
    """The forms in which the seeds write the Vietnamese minister, each with that of another name."""
    forms = {"Nguyễn Hồng Diên": name, "Nguyễn": surname, "Diên": given}
    unmarked = {plain(old): plain(new) for old, new in forms.items()}
    return {**forms, **unmarked, "nguyen hong dien": plain(name).lower()}


def plain(name: str) -> str:
    """A name without its marks: `Trần Quốc Kiệt` is `Tran Quoc Kiet`."""
    bare = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


OTHER_VISITORS = {
    "Jacob": "Martin",
    "Helberg": "Oswell",
    "Howard": "Walter",
    "Lutnick": "Kinsella",
    "Jamieson": "Harrison",
    "Greer": "Stower",
    "Jami": "Harri",
    "Greesoner": "Stowesoner",
    "Ted": "Bill",
    "Cruz": "Moreno",
    "Steve": "Mark",
    "Daines": "Pruett",
}
OTHER_OFFICIALS = OTHER_VISITORS | minister("Trần Quốc Kiệt", "Trần", "Kiệt")
TURKISH_MINISTER = minister("Göksel Aydoğan Çelik", "Çelik", "Çelik")
OTHER_PLACES = {
    "WASHINGTON DC": "LONDON",
    "Washington, D.C.": "London",
    "Washington D.C.": "London",
    "Washington DC": "London",
    "Washington": "London",
    "Kuala Lumpur": "Lima",
    "Malaysia": "Peru",
    "United States": "United Kingdom",
    "USA": "UK",
    "U.S.": "U.K.",
    "US": "UK",
    "American": "British",
}
OTHER_HOME = {
    "Việt Nam": "Türkiye",
    "Viet Nam": "Turkiye",
    "Vietnam": "Turkey",
    "Vietnamese": "Turkish",
}
OTHER_SUBJECTS = {
    "semiconductor": "satellite",
    "semiconductors": "satellites",
    "artificial intelligence (AI)": "HIV prevention (HIV)",
    "AI": "HIV",
    "seafood harvesting": "fentanyl smuggling",
    "seafood": "fentanyl",
    "National Oceanic and Atmospheric Administration (NOAA)": "Drug Enforcement Administration (DEA)",
}
GB_FOR_US = {"US": "GB", "MY": "PE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """How a world differs: words of the texts, codes of countries, ids of issues, and by how many months it is later.

    In a world where the officials are not `known`, the knowledge lacks all who take part in the seeds.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    issues: Mapping[str, str] = field(default_factory=dict)
    months: int = 0
    known: bool = True

    def text(self, text: str) -> str:
        """A text of the seeds as this world writes it."""
        return MONTH_OR_YEAR.sub(self._moved_date, swapped(text, self.words))

    def _moved_date(self, found: re.Match[str]) -> str:
        month, days, year, bare_year = found.groups()
        if bare_year:
            return str(int(bare_year) + round(self.months / 12))
        moved = self.day(dt.date(int(year or 2025), MONTHS.index(month) + 1, 1))
        return MONTHS[moved.month - 1] + (days or "") + (f", {moved.year}" if year else "")

    def day(self, day: dt.date) -> dt.date:
        """A day of the seeds in this world; the last of a month stays the last."""
        months = day.year * 12 + day.month - 1 + self.months
        year, month = divmod(months, 12)
        length = calendar.monthrange(year, month + 1)[1]
        last = day.day == calendar.monthrange(day.year, day.month)[1]
        return dt.date(year, month + 1, length if last else min(day.day, length))


WORLDS = {
    "other officials": World(words=OTHER_OFFICIALS),
    "other places": World(words=OTHER_PLACES, codes=GB_FOR_US),
    "another home country": World(words=OTHER_HOME | TURKISH_MINISTER, codes={"VN": "TR"}),
    "other issues": World(
        words=OTHER_SUBJECTS,
        issues={"semiconductors": "space", "artificial-intelligence": "health", "fisheries": "law-enforcement"},
    ),
    "three years later": World(months=36),
    "three years less two months later": World(months=34),
    "three years and a month later": World(months=37),
    "two years earlier": World(months=-24),
    "all at once": World(
        words=OTHER_OFFICIALS | TURKISH_MINISTER | OTHER_PLACES | OTHER_HOME | OTHER_SUBJECTS,
        codes=GB_FOR_US | {"VN": "TR"},
        issues={"semiconductors": "space", "artificial-intelligence": "health", "fisheries": "law-enforcement"},
        months=34,
    ),
}


def swapped(text: str, words: Mapping[str, str]) -> str:
    """A text with whole words swapped in one pass, the longest first, so that two words can change places."""
    if not words:
        return text
    keys = sorted(words, key=len, reverse=True)
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, keys))})(?!\w)"
    return re.sub(pattern, lambda found: words[found[0]], text)


def build_articles(world: World, folder: Path) -> Path:
    """The seeds as the world writes them."""
    folder.mkdir()
    for path in sorted((ROOT / "seeds").glob("*.md")):
        (folder / path.name).write_text(world.text(path.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def build_knowledge(world: World, folder: Path) -> Path:
    """The knowledge as the world has it: its officials, its terms of office, and whose the titles are."""
    shutil.copytree(ROOT / "data", folder, ignore=lambda _, names: [name for name in names if not name.endswith(".yml")])
    kept = [record for record in known_officials() if world.known or record["name"] not in PEOPLE]
    moved = json.dumps([moved_record(record, world) for record in kept], ensure_ascii=False, indent=1)
    (folder / "officials.yml").write_text(moved, encoding="utf-8")
    for path in folder.glob("title*.yml"):
        told = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?<=side: )\w+", lambda side: exchanged(side[0], world.codes), told), encoding="utf-8")
    return folder


@cache
def known_officials() -> list[dict[str, Any]]:
    """The officials of the knowledge, every value as text: `NO` is Norway."""
    return yaml.load((ROOT / "data" / "officials.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def exchanged(code: str, codes: Mapping[str, str]) -> str:
    """The code that a code becomes where the two countries of each pair change places."""
    return (dict(codes) | {new: old for old, new in codes.items()}).get(code, code)


def moved_record(record: dict[str, Any], world: World) -> dict[str, Any]:
    """An official of the knowledge in the world: names and side only for those of the seeds, terms of office for all."""
    moved = dict(record)
    if record["name"] in PEOPLE:
        moved["id"] = swapped(record["name"], world.words).casefold().replace(" ", "-")
        moved["side"] = world.codes.get(record["side"], record["side"])
        for key in ("name", "native", "aliases", "weak", "shared"):
            if key in record:
                moved[key] = moved_names(record[key], world.words)
    moved["offices"] = [moved_office(office, world, ours=record["name"] in PEOPLE) for office in record.get("offices", ())]
    return moved


def moved_names(names: str | list[str], words: Mapping[str, str]) -> str | list[str]:
    if isinstance(names, str):
        return swapped(names, words)
    return list(dict.fromkeys(swapped(name, words) for name in names))


def moved_office(office: dict[str, Any], world: World, *, ours: bool) -> dict[str, Any]:
    """An office with its term moved; title and side change for the officials of the seeds alone."""
    moved = {key: moved_end(value, world) if key in ("from", "until") else value for key, value in office.items()}
    if ours:
        moved["title"] = swapped(office["title"], world.words)
    return moved


def moved_end(end: str, world: World) -> str:
    """One end of a term: `2025-12-22`, `2025-10` or `2025`."""
    year, month, day = (*map(int, end.split("-")), 0, 0)[:3]
    if not month:
        return str(year + round(world.months / 12))
    return world.day(dt.date(year, month, day or 1)).isoformat()[: len(end)]


@cache
def seeds_table() -> tuple[dict[str, Any], ...]:
    return table(ROOT / "seeds", ROOT / "data")


def table(articles: Path, data: Path) -> tuple[dict[str, Any], ...]:
    """The rows that people see, without ids, which come from the content."""
    frame = events_frame(extract_corpus(articles, data=data))
    columns = [name for name in COLUMNS if name != "id"]
    return tuple(
        {name: cell if isinstance(cell, tuple | str) else cell.date() if cell == cell else None for name, cell in row.items()}
        for row in frame[columns].to_dict("records")
    )


def moved_row(row: dict[str, Any], world: World, headings: Mapping[str, str]) -> dict[str, Any]:
    """A row of the seeds' table as the world must have it; untitled articles are called by their first words there."""
    return row | {
        "title": moved_label(row["title"], world),
        "start": row["start"] and world.day(row["start"]),
        "end": row["end"] and world.day(row["end"]),
        "city": world.text(row["city"]),
        "country": world.codes.get(row["country"], row["country"]),
        "parties": tuple(world.codes.get(code, code) for code in row["parties"]),
        "officials": tuple(world.text(name) for name in row["officials"]),
        "issues": tuple(world.issues.get(issue, issue) for issue in row["issues"]),
        "series": moved_label(row["series"], world),
        "articles": tuple(headings[source] for source in row["sources"]),
        "quote": world.text(row["quote"]),
    }


def moved_label(label: str, world: World) -> str:
    """A title or a series: names as in the texts, countries by their codes, two of them in alphabetical order."""
    moved = swapped(label, {**world.words, **world.codes})
    return re.sub(r"\b[A-Z]{2}-[A-Z]{2}\b", lambda pair: "-".join(sorted(pair[0].split("-"))), moved)


def headings_of(articles: Path) -> dict[str, str]:
    return {article.id: article.heading for article in read_articles(articles).articles}


def comparable(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in an order that no name decides, the values of a cell in alphabetical order."""
    tidy = [{name: sorted(cell) if isinstance(cell, tuple) else cell for name, cell in row.items()} for row in rows]
    return sorted(tidy, key=lambda row: (row["start"] or row["end"] or dt.date.max, row["end"] or dt.date.max, row["quote"]))


def test_the_seeds_give_a_table_to_compare_with() -> None:
    assert len(seeds_table()) >= 7


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS.keys())
def test_a_parallel_world_has_a_parallel_timeline(world: World, tmp_path: Path) -> None:
    articles = build_articles(world, tmp_path / "articles")
    rows = table(articles, build_knowledge(world, tmp_path / "data"))
    headings = headings_of(articles)
    assert comparable(rows) == comparable(moved_row(row, world, headings) for row in seeds_table())


@pytest.mark.parametrize(
    "forms",
    [
        pytest.param(minister("Vương Đình Lãng", "Vương", "Lãng"), id="a name like no other"),
        pytest.param(minister("Trần Quốc Kiệt", "Trần", "Kiệt"), id="a name two words of which are those of a known official"),
    ],
)
def test_officials_whom_nobody_knows_are_read_from_their_titles(forms: dict[str, str], tmp_path: Path) -> None:
    world = World(words=OTHER_VISITORS | forms, months=34, known=False)
    articles = build_articles(world, tmp_path / "articles")
    rows = comparable(table(articles, build_knowledge(world, tmp_path / "data")))
    headings = headings_of(articles)
    expected = comparable(moved_row(row, world, headings) for row in seeds_table())
    columns = ("start", "end", "precision", "status", "kind", "city", "country", "officials")
    assert [[row[name] for name in columns] for row in rows] == [[row[name] for name in columns] for row in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on October 26, 2025, in", "on August 26, 2028, in"),
        ("from November 12-14, 2025, under", "from September 12-14, 2028, under"),
        ("on May 22 in", "on March 22 in"),
        ("to take place in November.", "to take place in September."),
        ("(1995–2025)", "(1998–2028)"),
        ("they may lose", "they may lose"),
    ],
)
def test_a_world_moves_the_dates_of_its_texts(text: str, expected: str) -> None:
    assert World(months=34).text(text) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2025, 11, 12), dt.date(2028, 9, 12)),
        (dt.date(2025, 11, 30), dt.date(2028, 9, 30)),
        (dt.date(2025, 12, 31), dt.date(2028, 10, 31)),
        (dt.date(2024, 4, 30), dt.date(2027, 2, 28)),
    ],
)
def test_a_world_moves_days(day: dt.date, expected: dt.date) -> None:
    assert World(months=34).day(day) == expected


def test_a_world_swaps_whole_words_in_one_pass() -> None:
    assert swapped("US and U.S., not USTR", {"US": "UK", "U.S.": "U.K.", "UK": "US"}) == "UK and U.K., not USTR"
