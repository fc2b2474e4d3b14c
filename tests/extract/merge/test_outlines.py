"""On which days an engagement can have been, by its date and by when it was told."""

from __future__ import annotations

import datetime as dt

import pytest

from extract.merge.outlines import outlines_of
from extract.model import Engagement
from factory import article, eng


def possible_days(*engagements: Engagement, published: str = "") -> tuple[str, str]:
    """The days of the first of the engagements of one article."""
    known = {"a": article(id="a", published=dt.date.fromisoformat(published))} if published else {}
    first, last = outlines_of(engagements, known)[0].days
    return (first.isoformat() if first else "", last.isoformat() if last else "")


NEWS = eng(people="Dien, Greer", day="2025-11-14", index=1)

CASES: dict[str, tuple[tuple[Engagement, ...], str, tuple[str, str]]] = {
    "a day": ((eng(),), "", ("2025-10-26", "2025-10-26")),
    "a month": ((eng(day="2025-11"),), "", ("2025-11-01", "2025-11-30")),
    "an end that is not told": ((eng(day="..2025-11-16"),), "", ("2025-10-16", "2025-11-16")),
    "shortly before": ((eng(day="~..2025-11-12"),), "", ("2025-10-12", "2025-11-12")),
    "known by the publication alone": ((eng(basis="publication"),), "", ("2025-10-19", "2025-10-26")),
    "nothing": ((eng(day=""),), "", ("", "")),
    "held, at most a time zone after it was published": ((eng(day=""),), "2025-11-14", ("", "2025-11-15")),
    "held in a month that was not yet over": ((eng(day="2025-11"),), "2025-11-14", ("2025-11-01", "2025-11-15")),
    "planned, not before it was published": ((eng(day="2025-11", status="planned"),), "2025-11-14", ("2025-11-14", "2025-11-30")),
    "planned, not before what the article looks back on": (
        (eng(day="2025-11", status="planned"), NEWS),
        "",
        ("2025-11-14", "2025-11-30"),
    ),
    "planned for days": ((eng(day="2025-11-12..2025-11-14", status="planned"), NEWS), "", ("2025-11-12", "2025-11-14")),
    "recalled, before the news": ((eng(day="", main=False), NEWS), "", ("", "2025-11-14")),
    "a date that contradicts the publication stays": ((eng(day="2025-10-26"),), "2025-01-01", ("2025-10-26", "2025-10-26")),
}


@pytest.mark.parametrize(("engagements", "published", "days"), CASES.values(), ids=CASES.keys())
def test_possible_days(engagements: tuple[Engagement, ...], published: str, days: tuple[str, str]):
    assert possible_days(*engagements, published=published) == days
