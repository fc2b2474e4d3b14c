"""No rule, pattern or word list may know one article: where a world differs only in its names, so does its timeline.

Each world swaps words of the seeds (officials, cities and countries, issues) and moves all dates; the knowledge is moved with
them. The table made there must be the table of the seeds with the same words swapped and the same dates moved, row for row.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import extract_corpus
from timeline.table import COLUMNS, events_frame

ROOT = Path(__file__).resolve().parents[2]
MONTHS = calendar.month_name[1:]
MONTH_OR_YEAR = re.compile(rf"\b(?:({'|'.join(MONTHS)})( \d+(?:-\d+)?)?(?:, (\d{{4}}))?|((?:19|20)\d\d))\b")
PEOPLE = ("Nguyen Hong Dien", "Jacob Helberg", "Howard Lutnick", "Jamieson Greer", "Ted Cruz", "Steve Daines")

OTHER_OFFICIALS = {
    "Nguyễn Hồng Diên": "Trần Quốc Kiệt",
    "Nguyen Hong Dien": "Tran Quoc Kiet",
    "nguyen hong dien": "tran quoc kiet",
    "Nguyễn": "Trần",
    "Nguyen": "Tran",
    "Diên": "Kiệt",
    "Dien": "Kiet",
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
TURKISH_MINISTER = {
    "Nguyễn Hồng Diên": "Göksel Aydoğan Çelik",
    "Nguyen Hong Dien": "Goksel Aydogan Celik",
    "nguyen hong dien": "goksel aydogan celik",
    "Nguyễn": "Çelik",
    "Nguyen": "Celik",
    "Diên": "Çelik",
    "Dien": "Celik",
}
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
    "artificial intelligence (AI)": "vaccines",
    "AI": "vaccines",
    "seafood harvesting": "fentanyl trafficking",
    "seafood": "fentanyl",
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
    officials = yaml.safe_load((ROOT / "data" / "officials.yml").read_text(encoding="utf-8"))
    kept = [record for record in officials if world.known or record["name"] not in PEOPLE]
    moved = [moved_record(record, world) for record in kept]
    (folder / "officials.yml").write_text(yaml.safe_dump(moved, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for path in folder.glob("title*.yml"):
        told = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?<=side: )\w+", lambda side: exchanged(side[0], world.codes), told), encoding="utf-8")
    return folder


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
    if "offices" in record:
        moved["offices"] = [{key: moved_term(key, value, world) for key, value in office.items()} for office in record["offices"]]
    return moved


def moved_names(names: str | list[str], words: Mapping[str, str]) -> str | list[str]:
    if isinstance(names, str):
        return swapped(names, words)
    return list(dict.fromkeys(swapped(name, words) for name in names))


def moved_term(key: str, value: Any, world: World) -> Any:
    """One field of an office: a begin or an end is a day, a month or a year, moved; a title stays, a side changes."""
    if key == "side":
        return world.codes.get(value, value)
    if key not in ("from", "until") or value is None:
        return value
    if isinstance(value, dt.date):
        return world.day(value)
    year, _, month = str(value).partition("-")
    if not month:
        return str(int(year) + round(world.months / 12))
    return f"{world.day(dt.date(int(year), int(month), 1)):%Y-%m}"


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


def moved_row(row: dict[str, Any], world: World) -> dict[str, Any]:
    """A row of the seeds' table as the world must have it."""
    moved = {name: world.text(value) if isinstance(value, str) else value for name, value in row.items()}
    moved |= {name: world.day(row[name]) for name in ("start", "end") if row[name]}
    moved["articles"] = tuple(world.text(title) for title in row["articles"])
    moved["officials"] = tuple(world.text(name) for name in row["officials"])
    moved["issues"] = tuple(world.issues.get(issue, issue) for issue in row["issues"])
    moved["parties"] = tuple(world.codes.get(code, code) for code in row["parties"])
    moved["country"] = world.codes.get(row["country"], row["country"])
    moved["series"] = swapped(moved["series"], world.codes)
    return moved


def comparable(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows in an order that no name decides, the values of a cell in alphabetical order."""
    tidy = [{name: sorted(cell) if isinstance(cell, tuple) else cell for name, cell in row.items()} for row in rows]
    return sorted(tidy, key=lambda row: (row["start"] or row["end"] or dt.date.max, row["end"] or dt.date.max, row["quote"]))


def test_the_seeds_give_a_table_to_compare_with() -> None:
    assert len(seeds_table()) >= 7


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS.keys())
def test_a_parallel_world_has_a_parallel_timeline(world: World, tmp_path: Path) -> None:
    rows = table(build_articles(world, tmp_path / "articles"), build_knowledge(world, tmp_path / "data"))
    assert comparable(rows) == comparable(moved_row(row, world) for row in seeds_table())


def test_officials_whom_nobody_knows_are_read_from_their_titles(tmp_path: Path) -> None:
    world = World(words=OTHER_OFFICIALS, months=34, known=False)
    rows = table(build_articles(world, tmp_path / "articles"), build_knowledge(world, tmp_path / "data"))
    columns = ("start", "end", "precision", "status", "kind", "city", "country", "officials")
    expected = [moved_row(row, world) for row in seeds_table()]
    assert [{name: row[name] for name in columns} for row in comparable(rows)] == [
        {name: row[name] for name in columns} for row in comparable(expected)
    ]


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
