"""Where events lie on the line of time: the moment of the mark, and how far what is known or likely reaches around it.

Moments are days since 1970 with a fraction; a day lasts until the next begins, so a span reaches to the end of its last day. This
is the only place that adds that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

Moments = npt.NDArray[np.float64]

# A date known by one end only reaches at least so many days to the open side, so that the fading can be seen.
OPEN_DAYS = 8.0


class Shape(IntEnum):
    """How a stretch of time is drawn: known days as a point or a bar, what is not exactly known as a fading whisker."""

    POINT = 0
    BAR = 1
    FADED = 2
    FADED_BEFORE = 3
    FADED_AFTER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """One stretch a row of the frame; `mark`, `begin` and `end` are NaN where the event has no date."""

    mark: Moments
    begin: Moments
    end: Moments
    shape: npt.NDArray[np.int64]


def place_events(frame: pd.DataFrame) -> Stretches:
    """The stretch of each event: a day is a point at its noon, `12-14 Nov` a bar, `November` fades around its middle."""
    start, end = _days(frame["start"]), _days(frame["end"])
    exact = (frame["precision"] == "day").to_numpy(dtype=bool)
    both = ~np.isnan(start) & ~np.isnan(end)
    only_end, only_start = np.isnan(start) & ~np.isnan(end), ~np.isnan(start) & np.isnan(end)
    middle = (start + end + 1) / 2
    mark = np.select([both & exact, both, only_end, only_start], [start + 0.5, middle, end + 0.5, start + 0.5], np.nan)
    shape = np.select(
        [both & exact & (start == end), both & exact, only_end, only_start],
        [Shape.POINT, Shape.BAR, Shape.FADED_BEFORE, Shape.FADED_AFTER],
        Shape.FADED,
    )
    begin = np.where(only_end, mark - OPEN_DAYS, start)
    finish = np.where(only_start, mark + OPEN_DAYS, end + 1)
    return Stretches(mark=mark, begin=begin, end=finish, shape=shape.astype(np.int64))


def _days(column: pd.Series) -> Moments:
    dates = column.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(dates), np.nan, dates.astype(np.int64).astype(float))
