"""Squares for very many marks, and the sums of the strip."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from dossier_factory import many_dossier
from timeline.density import month_edges, per_stretch, square_months, squares, stretch_words
from timeline.labels import Labels
from timeline.lanes import Lanes, plan_lanes
from timeline.stretches import place_events
from timeline.time_axis import TimeAxis, date_of, moment_of, time_axis


def axis(first: str, last: str, pixels: float = 740) -> TimeAxis:
    begin, end = (moment_of(dt.date.fromisoformat(day)) for day in (first, last))
    return time_axis(begin, end, pixels=pixels, room=14)


@pytest.mark.parametrize(
    ("first", "months"),
    [("2025-01-01", 1), ("2023-01-01", 1), ("2018-01-01", 3), ("1996-01-01", 12), ("1956-01-01", 24)],
)
def test_a_square_stands_for_as_little_time_as_leaves_room_for_a_number(first: str, months: int) -> None:
    assert square_months(axis(first, "2025-12-31")) == months


@pytest.mark.parametrize(
    ("months", "words"),
    [(1, "Oct 2025"), (3, "Oct to Dec 2025"), (12, "2025"), (60, "2025 to 2029")],
)
def test_a_stretch_of_months_in_words(months: int, words: str) -> None:
    assert stretch_words(moment_of(dt.date(2025, 10, 1)), months) == words


def test_stretches_begin_with_the_year_and_cover_the_view() -> None:
    edges = month_edges(axis("2024-02-10", "2025-11-20"), 3)
    assert (date_of(edges[0]).isoformat(), date_of(edges[1]).isoformat()) == ("2024-01-01", "2024-04-01")
    assert date_of(edges[-1]) > dt.date(2025, 11, 20)


def test_every_mark_is_counted_once_in_its_lane() -> None:
    frame = many_dossier(600).frame
    placed = place_events(frame)
    plan = plan_lanes(frame, placed, Lanes.ISSUE, Labels(), most=16)
    made = squares(plan, placed.mark, axis("2019-12-01", "2025-12-31"))
    assert np.bincount(made.lane, weights=made.count).tolist() == [lane.count for lane in plan.shown]
    alone = made.row[made.count == 1]
    assert (alone >= 0).all()
    assert (made.row[made.count > 1] == -1).all()
    assert set(alone.tolist()) <= set(plan.rows.tolist())


def test_the_strip_counts_every_dated_event_once() -> None:
    frame = many_dossier(600).frame
    begin, end, count = per_stretch(place_events(frame).mark, axis("2019-12-01", "2025-12-31"), 3)
    assert count.sum() == (frame["precision"] != "unknown").sum()
    assert (end > begin).all()
    assert (count > 0).all()
