"""Dates in numbers of which the order is open: 03/04/2025."""

from __future__ import annotations

import datetime as dt

from extract.dates.answers import Answer, Setting, on_calendar
from extract.dates.expressions import Expression
from extract.model import Basis, PartialDate

NEARBY = 8
"""Days before publication within which one of two readings of 03/04/2025 is taken for the news reported."""


def of_numbers(expression: Expression, setting: Setting) -> Answer:
    """03/04/2025 by the order that the article shows, by its weekday, or by another date; else unknown between the two."""
    first, second, year = expression.numbers or (0, 0, 0)
    readings = {True: PartialDate(year=year, month=second, day=first), False: PartialDate(year=year, month=first, day=second)}
    possible = {order: told for order, told in readings.items() if told.month and told.month <= 12 and told.first()}
    days = sorted({day for told in possible.values() if (day := told.first())})
    if len(days) == 1:
        return on_calendar(expression, *(next(iter(possible.values())),) * 2, Basis.STATED, "")
    if not days:
        return Answer(why="the day is not in the calendar", doubt="the numbers are no date")
    if setting.day_first in possible and setting.day_first is not None:
        told = possible[setting.day_first]
        return on_calendar(expression, told, told, Basis.STATED, "the order of the article's other dates in numbers")
    likely = [day for day in days if _is_supported(day, expression.weekday, setting)]
    if len(likely) == 1:
        told = PartialDate(year=likely[0].year, month=likely[0].month, day=likely[0].day)
        return on_calendar(
            expression, told, told, Basis.STATED, "the other reading fits neither the weekday nor the article's dates"
        )
    return Answer(why="the article does not show whether the day or the month comes first", candidates=tuple(days))


def _is_supported(day: dt.date, weekday: int | None, setting: Setting) -> bool:
    if weekday is not None:
        return day.weekday() == weekday
    if day in setting.told_days:
        return True
    return setting.published is not None and 0 <= (setting.published - day).days < NEARBY
