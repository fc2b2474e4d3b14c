"""The labelled passages keep the shape that the scorer reads, and each of them is a text of its own."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent / "passages"
FILES = sorted(FOLDER.glob("*.json"))
ISSUES = {record["id"] for record in yaml.safe_load((Path(__file__).parents[2] / "data" / "issues.yml").read_text("utf-8"))}
ARTICLE = ["id", "published", "language", "source", "url", "text", "events"]
EVENT = ["kind", "start", "end", "precision", "status", "city", "country", "officials", "issues", "main"]
KINDS = {"meeting", "call", "negotiation", "visit", "summit", "signing", "letter", "other"}
STATUSES = {"held", "planned", "cancelled"}
WORDS = range(55, 231)
ALIKE = 0.1
"""The part of their runs of four words that two passages may share: shared page noise stays far below it, a copy far above."""

Passage = dict[str, Any]


def day_of(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def date_complaint(start: dt.date | None, end: dt.date | None, precision: str) -> str | None:
    """Why the dates do not fit the precision; None where they do. Month precision takes halves of months too."""
    if start and end and start > end:
        return "ends before it starts"
    if precision == "unknown":
        return "unknown, yet dated" if start or end else None
    if precision in {"day", "approximate"}:
        return None if start or end else f"{precision}, yet undated"
    if not (start and end):
        return f"{precision} with an open end"
    last = calendar.monthrange(end.year, end.month)[1]
    if precision == "month":
        return None if start.day in {1, 16} and end.day in {15, last} else "month, yet not from a month's first day to its last"
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    return None if precision == "year" and whole else f"no such precision or no whole year: {precision}"


def event_complaints(event: Passage) -> list[str]:
    if list(event) != EVENT:
        return [f"fields {list(event)}"]
    found = [date_complaint(day_of(event["start"]), day_of(event["end"]), event["precision"])]
    people, issues = event["officials"], event["issues"]
    checks = {
        "no such kind": event["kind"] in KINDS,
        "no such status": event["status"] in STATUSES,
        "city without country": bool(event["country"]) or not event["city"],
        "a call has no place": event["kind"] != "call" or not event["country"],
        "no country code": event["country"] is None or bool(re.fullmatch("[A-Z]{2}", event["country"])),
        "a name twice or not in plain ASCII": len(set(people)) == len(people)
        and all(p.isascii() and p.strip() == p for p in people),
        "an issue twice or unknown": len(set(issues)) == len(issues) and set(issues) <= ISSUES,
        "main is no yes or no": isinstance(event["main"], bool),
        "scheduled, yet not main": event["main"] is True or event["status"] != "planned",
    }
    return [*filter(None, found), *(why for why, well in checks.items() if not well)]


def complaints(passage: Passage, stem: str) -> list[str]:
    """What is wrong with a passage; empty where it is well."""
    if list(passage) != ARTICLE:
        return [f"fields {list(passage)}"]
    checks = {
        "the id is not the file's name": passage["id"] == stem,
        "not in English": passage["language"] == "en",
        "no style told": bool(passage["source"]),
        "an address, though the text is our own": passage["url"] is None,
        "too short or too long": len(passage["text"].split()) in WORDS,
        "published is no date": passage["published"] is None or day_of(passage["published"]) is not None,
    }
    found = [why for why, well in checks.items() if not well]
    return found + [f"event {i}: {why}" for i, event in enumerate(passage["events"]) for why in event_complaints(event)]


def runs(text: str, length: int = 4) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def alike(first: str, second: str) -> float:
    """The part of the shorter text's runs of words that stands in the other too."""
    a, b = runs(first), runs(second)
    return len(a & b) / min(len(a), len(b))


def read(path: Path) -> Passage:
    passage: Passage = json.loads(path.read_text("utf-8"))
    return passage


def sound(**changes: Any) -> Passage:
    event = dict(
        zip(
            EVENT,
            ["meeting", "2024-03-01", "2024-03-01", "day", "held", "Oslo", "NO", ["Ada Lee"], ["energy"], True],
            strict=True,
        )
    )
    passage = dict(zip(ARTICLE, ["a", "2024-03-02", "en", "wire", None, "word " * 80, [event]], strict=True))
    return (
        passage
        | {key: value for key, value in changes.items() if key in ARTICLE}
        | {"events": [event | {key: value for key, value in changes.items() if key in EVENT}]}
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_passage_has_the_shape_that_is_scored(path: Path) -> None:
    assert not complaints(read(path), path.stem)


def test_no_two_passages_are_alike() -> None:
    texts = {path.stem: read(path)["text"] for path in FILES}
    assert len(texts) >= 64
    same = [(a, b) for a, b in itertools.combinations(texts, 2) if alike(texts[a], texts[b]) > ALIKE]
    assert not same


def test_some_passages_tell_no_engagement() -> None:
    quiet = {path.stem for path in FILES if not read(path)["events"]}
    assert quiet
    assert quiet == {path.stem for path in FILES if path.stem.startswith("none-")}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"id": "b"}, id="id-differs-from-file"),
        pytest.param({"url": "https://example.org"}, id="address"),
        pytest.param({"text": "too short"}, id="short"),
        pytest.param({"start": "2024-03-02"}, id="ends-before-start"),
        pytest.param({"precision": "month"}, id="day-called-month"),
        pytest.param({"precision": "year"}, id="day-called-year"),
        pytest.param({"precision": "unknown"}, id="dated-unknown"),
        pytest.param({"start": None, "end": None}, id="undated-day"),
        pytest.param({"kind": "chat"}, id="kind"),
        pytest.param({"kind": "call"}, id="call-with-place"),
        pytest.param({"country": None}, id="city-without-country"),
        pytest.param({"officials": ["Nguyễn Hồng Diên"]}, id="name-with-marks"),
        pytest.param({"issues": ["weather"]}, id="issue"),
        pytest.param({"status": "planned", "main": False}, id="scheduled-not-main"),
    ],
)
def test_a_wrong_label_is_seen(changes: dict[str, Any]) -> None:
    assert not complaints(sound(), "a")
    assert complaints(sound(**changes), "a")


@pytest.mark.parametrize("change", [str.upper, lambda text: text + " And a word more."], ids=["case", "longer"])
def test_a_copy_is_seen(change: Callable[[str], str]) -> None:
    text = read(FILES[0])["text"]
    assert alike(text, change(text)) > ALIKE
