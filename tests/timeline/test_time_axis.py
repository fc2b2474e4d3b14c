"""The axis of time: what is in view, and which months and years are written where."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.time_axis import TimeAxis, date_of, moment_of, month_lines, month_ticks, plotly_date, time_axis, year_ticks


def axis(first: str, last: str, pixels: float = 740, room: float = 165) -> TimeAxis:
    return time_axis(
        moment_of(dt.date.fromisoformat(first)), moment_of(dt.date.fromisoformat(last)) + 1, pixels=pixels, room=room
    )


MONTHS = {
    "seven months": (("2025-05-21", "2025-11-30"), "May Jun Jul Aug Sep Oct Nov Dec Jan", "2025 2026"),
    "one day": (("2025-05-22", "2025-05-22"), "May Jun Jul", "2025"),
    "two years": (("2024-01-16", "2025-12-20", 740, 14), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec " * 2, "2024 2025"),
    "three years": (
        ("2024-02-16", "2026-12-20", 740, 14),
        "Mar May Jul Sep Nov" + " Jan Mar May Jul Sep Nov" * 2,
        "2024 2025 2026",
    ),
    "six years": (("2020-02-16", "2025-12-20", 740, 14), "Apr Jul Oct" + " Jan Apr Jul Oct" * 5, "2020 2021 2022 2023 2024 2025"),
    "a phone": (("2025-05-21", "2025-11-30", 340, 95), "May Jun Jul Aug Sep Oct Nov Dec Jan", "2025 2026"),
    "a phone, two years": (("2024-02-16", "2025-12-20", 340, 14), "Apr Jul Oct" + " Jan Apr Jul Oct", "2024 2025"),
    "forty years": (("1986-03-01", "2025-12-20", 740, 14), " ".join(str(year) for year in range(1988, 2027, 2)), ""),
}


@pytest.mark.parametrize(("span", "months", "years"), MONTHS.values(), ids=MONTHS.keys())
def test_months_and_years_are_written_as_densely_as_they_can_be_read(span: Any, months: str, years: str) -> None:
    made = axis(*span)
    assert " ".join(tick.text for tick in month_ticks(made)) == months.strip()
    assert " ".join(tick.text for tick in year_ticks(made)) == years


def test_every_new_year_has_a_line_of_its_own() -> None:
    lines = month_lines(axis("2025-05-21", "2025-11-30"))
    assert [(date_of(line.moment).isoformat(), line.text) for line in lines if line.text] == [("2026-01-01", "2026")]


DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 30))


@given(DAYS, DAYS, st.sampled_from([(740.0, 165.0), (300.0, 90.0), (900.0, 14.0)]))
def test_any_two_days_give_an_axis_that_holds_both(one: dt.date, other: dt.date, size: tuple[float, float]) -> None:
    first, last = sorted((moment_of(one), moment_of(other)))
    made = time_axis(first + 0.5, last + 0.5, pixels=size[0], room=size[1])
    assert made.holds(first + 0.5)
    assert made.holds(last + 0.5)
    places = [made.x(tick.moment) for tick in month_ticks(made)]
    assert all(right - left >= 20 for left, right in zip(places, places[1:], strict=False))
    assert len(plotly_date(made.begin)) == len(plotly_date(made.end)) == 19
