"""The axis of time: what range is in view, and where the lines and words of months and years stand on it.

Positions are moments (days since 1970), or pixels of the width that the chart is planned for.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

EPOCH = dt.date(1970, 1, 1)
# A view of one day still shows so many days, so that months can be told.
LEAST_DAYS = 75
# Steps between labels, in months.
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
# The least distance of two labels, in pixels, and of the first mark from the left edge.
LABEL_PIXELS, LEFT_PIXELS = 30, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A word on the axis, or a line with it, at a moment."""

    moment: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAxis:
    """The range in view, and the pixels it is planned for; `step` is the distance of two labels in months."""

    begin: float
    end: float
    pixels: float
    step: int

    @property
    def pixel(self) -> float:
        """How many days a pixel is wide."""
        return (self.end - self.begin) / self.pixels

    def x(self, moment: float) -> float:
        """A moment in pixels from the left edge."""
        return (moment - self.begin) / self.pixel

    def holds(self, moment: float) -> bool:
        """Whether a moment is in view."""
        return self.begin <= moment <= self.end

    @property
    def by_years(self) -> bool:
        """Whether the labels are years, so that one row of them is enough."""
        return self.step >= 12


def time_axis(first: float, last: float, *, pixels: float, room: float) -> TimeAxis:
    """The axis from the month of `first` to `last`, with `room` pixels at the right for the words of the last mark."""
    begin = moment_of(_month_begin(date_of(first)))
    reach = max(last, begin + LEAST_DAYS)
    day = pixels / (reach - begin)
    begin = max(begin - max(0.0, LEFT_PIXELS / day - (first - begin)), moment_of(dt.date.min))
    end = min(reach + room * (reach - begin) / (pixels - room), moment_of(dt.date.max))
    return TimeAxis(begin=begin, end=end, pixels=pixels, step=_step(end - begin, pixels))


def _step(days: float, pixels: float) -> int:
    month = pixels / (days / 30.44)
    return next((step for step in STEPS if step * month >= LABEL_PIXELS), STEPS[-1])


def month_ticks(axis: TimeAxis) -> list[Tick]:
    """The words of the lower row: each month in its middle, or every so many months, or years, at their beginning."""
    if axis.step > 1:
        ticks = [Tick(moment=moment_of(day), text=_tick_text(day, axis)) for day in _steps(axis)]
    else:
        ticks = [Tick(moment=_middle(day), text=calendar.month_abbr[day.month]) for day in _steps(axis, before=True)]
    return [tick for tick in ticks if 12 <= axis.x(tick.moment) <= axis.pixels - 12]


def _tick_text(day: dt.date, axis: TimeAxis) -> str:
    return str(day.year) if axis.by_years else calendar.month_abbr[day.month]


def month_lines(axis: TimeAxis) -> list[Tick]:
    """The upright lines; those of a new year carry its number, the others no text."""
    return [Tick(moment=moment_of(day), text=str(day.year) if day.month == 1 else "") for day in _steps(axis)]


def year_ticks(axis: TimeAxis) -> list[Tick]:
    """The words of the upper row: the year in view at the left edge, and each new year where it begins."""
    if axis.by_years:
        return []
    first = date_of(axis.begin + LEFT_PIXELS * axis.pixel)
    years = [Tick(moment=moment_of(day), text=str(day.year)) for day in _steps(axis) if day.month == 1]
    years = [tick for tick in years if axis.x(tick.moment) <= axis.pixels - 30]
    if years and axis.x(years[0].moment) < 44:
        return years
    return [Tick(moment=axis.begin, text=str(first.year)), *years]


def _steps(axis: TimeAxis, *, before: bool = False) -> Iterator[dt.date]:
    """The first days of the months of the step that are in view; with `before` also the month that the view begins in."""
    day = _month_begin(date_of(axis.begin))
    number = (day.year * 12 + day.month - 1) // axis.step * axis.step
    while number < (dt.MAXYEAR + 1) * 12:
        year, month = divmod(number, 12)
        moment = moment_of(dt.date(year, month + 1, 1)) if year >= dt.MINYEAR else -np.inf
        if moment > axis.end:
            return
        if moment >= axis.begin or (before and moment > axis.begin - 31):
            yield dt.date(year, month + 1, 1)
        number += axis.step


def _month_begin(day: dt.date) -> dt.date:
    return day.replace(day=1)


def _middle(day: dt.date) -> float:
    return moment_of(day) + calendar.monthrange(day.year, day.month)[1] / 2


def moment_of(day: dt.date) -> float:
    """The moment at which a day begins."""
    return float((day - EPOCH).days)


def date_of(moment: float) -> dt.date:
    """The day that a moment lies in, kept within the calendar's years."""
    least, most = moment_of(dt.date.min), moment_of(dt.date.max)
    return EPOCH + dt.timedelta(days=int(np.floor(min(max(moment, least), most))))


def plotly_dates(moments: np.ndarray) -> np.ndarray:
    """Moments as Plotly takes them, to the minute."""
    return np.round(np.asarray(moments) * 1440).astype("int64").astype("datetime64[m]").astype("datetime64[s]")


def plotly_date(moment: float) -> str:
    """One moment as Plotly takes it: `2025-11-14 12:00`."""
    return str(plotly_dates(np.array([moment]))[0]).replace("T", " ")
