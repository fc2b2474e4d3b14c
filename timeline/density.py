"""The chart of very many marks: one square for each lane and stretch of time, with the number of its engagements."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .lanes import LanePlan
from .stretches import Moments
from .time_axis import STEPS, TimeAxis, date_of

# From so many marks on squares are drawn instead, and so wide a stretch of time gets a square.
MOST_MARKS = 1500
SQUARE_PIXELS = 19.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Squares:
    """Squares by lane, then time: its lane, where its stretch begins, where its middle is, and how many engagements begin in it.

    `row` is the row of the engagement where there is just one, else -1. `months` is how many months a stretch is long.
    """

    lane: npt.NDArray[np.int64]
    begin: Moments
    middle: Moments
    count: npt.NDArray[np.int64]
    row: npt.NDArray[np.int64]
    months: int

    def name(self, number: int) -> str:
        """The stretch of time of one square: `Oct 2025`, `Oct to Dec 2025`, `2025`, `2020 to 2024`."""
        return stretch_words(self.begin[number], self.months)


def stretch_words(begin: float, months: int) -> str:
    """A stretch of whole months in words: `stretch_words(begin of October 2025, 3)` is `Oct to Dec 2025`."""
    first = date_of(begin)
    if months >= 12:
        return str(first.year) if months == 12 else f"{first.year} to {first.year + months // 12 - 1}"
    last = first.month + months - 1
    until = f" to {calendar.month_abbr[last]}" if months > 1 else ""
    return f"{calendar.month_abbr[first.month]}{until} {first.year}"


def squares(plan: LanePlan, mark: Moments, axis: TimeAxis) -> Squares:
    """The squares of a plan of lanes: each mark is counted in its lane and in the months that it stands in."""
    months = square_months(axis)
    edges = month_edges(axis, months)
    bins = np.searchsorted(edges, mark[plan.rows], side="right") - 1
    cell, first, count = np.unique(plan.lanes * len(edges) + bins, return_index=True, return_counts=True)
    lane, stretch = np.divmod(cell, len(edges))
    return Squares(
        lane=lane,
        begin=edges[stretch],
        middle=(edges[stretch] + edges[stretch + 1]) / 2,
        count=count,
        row=np.where(count == 1, plan.rows[first], -1),
        months=months,
    )


def square_months(axis: TimeAxis) -> int:
    """How many months a square stands for, so that squares do not touch."""
    month = 30.44 / axis.pixel
    return next((step for step in STEPS if step * month >= SQUARE_PIXELS), STEPS[-1])


def month_edges(axis: TimeAxis, months: int) -> Moments:
    """Where stretches of so many months begin, from the one that the view begins in to one past its end."""
    first, last = date_of(axis.begin), date_of(axis.end)
    begin = (first.year * 12 + first.month - 1) // months * months
    numbers = np.arange(begin, last.year * 12 + last.month + months + 1, months)
    return (numbers - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64).astype(float)


def per_stretch(mark: Moments, axis: TimeAxis, months: int) -> tuple[Moments, Moments, npt.NDArray[np.int64]]:
    """How many marks stand in each stretch of months: its begin, its end, and the count; empty stretches are left out."""
    edges = month_edges(axis, months)
    count = np.bincount(np.searchsorted(edges, mark[~np.isnan(mark)], side="right") - 1, minlength=len(edges) - 1)[
        : len(edges) - 1
    ]
    some = count > 0
    return edges[:-1][some], edges[1:][some], count[some]
