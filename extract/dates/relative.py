"""Counts from a day: "Friday", "last week", "two years ago", "the third quarter", as spans of days.

The day counted from is the day of publication, or the last date that the text told. A weekday alone is that day itself or the
last one before it, unless the verb tells of something planned.
"""

from __future__ import annotations

import datetime as dt

from extract.dates.calendar import SEASON_BEGINS, Span, first_day, month_away, months_from, moved, one_day, week_of, whole_year
from extract.dates.expressions import Expression
from extract.dates.rules import Tense, Unit
from extract.model import PartialDate


def relative_span(expression: Expression, anchor: dt.date, tense: Tense) -> Span | None:
    """The days that an expression means when it is said on a day; None where they lie outside the calendar."""
    if expression.which:
        return _relative_part(expression, anchor, tense)
    if expression.last_weekday is not None:
        return _weekday_span(expression, anchor, tense)
    if expression.weekday is not None:
        return one_day(_weekday(expression, anchor, tense))
    if expression.start is not None:
        return _partial_span(expression, expression.start, anchor)
    if expression.unit is Unit.WEEKEND:
        return _weekend(expression.shift, anchor, tense)
    return unit_span(expression, anchor)


def _weekday(expression: Expression, anchor: dt.date, tense: Tense) -> dt.date | None:
    """A weekday: alone, the day of publication or the last before it unless the verb is planned; else as "last" or "next" say."""
    weekday, shift = expression.weekday or 0, expression.shift
    back, ahead = (anchor.weekday() - weekday) % 7, (weekday - anchor.weekday()) % 7
    if expression.unit is Unit.WEEK:
        return moved(anchor, 7 * (shift or 0) + weekday - anchor.weekday())
    if shift is None:
        return moved(anchor, ahead if tense is Tense.PLANNED else -back)
    if shift < 0:
        return moved(anchor, -(back or 7))
    if shift == 0:
        return moved(anchor, weekday - anchor.weekday() if tense is Tense.PAST and back <= anchor.weekday() else ahead)
    return moved(anchor, ahead or 7)


def _weekday_span(expression: Expression, anchor: dt.date, tense: Tense) -> Span | None:
    """ "From Tuesday through Thursday": the span around the day of publication or the last before it; the next where planned."""
    weekday, length = expression.weekday or 0, ((expression.last_weekday or 0) - (expression.weekday or 0)) % 7
    first = moved(anchor, -((anchor.weekday() - weekday) % 7))
    if first and tense is Tense.PLANNED and first != anchor and (anchor - first).days > length:
        first = moved(first, 7)
    last = moved(first, length)
    return (first, last) if first and last else None


def _partial_span(expression: Expression, start: PartialDate, anchor: dt.date) -> Span | None:
    """ "Last July", "May last year", "the 15th of this month"."""
    shift = expression.shift or 0
    if start.month is None:
        month = month_away(anchor, shift)
        told = PartialDate(year=month.year, month=month.month, day=start.day) if month else start
    elif expression.unit is Unit.YEAR:
        told = start.in_year(anchor.year + shift)
    else:
        told = start.in_year(anchor.year + _turn_of_month(shift, start.month, anchor.month))
    first, last = told.first(), told.last()
    return (first, last) if first and last else None


def _turn_of_month(shift: int, month: int, current: int) -> int:
    """Years to the last or next such month: in June, last July is of the year before, next May of the year after."""
    if shift < 0:
        return -1 if month >= current else 0
    return 1 if shift > 0 and month <= current else 0


def _weekend(shift: int | None, anchor: dt.date, tense: Tense) -> Span | None:
    """Saturday and Sunday: of this week, of the last or next, or the one that the tense asks for."""
    saturday = moved(anchor, 5 - anchor.weekday())
    if shift:
        saturday = moved(saturday, 7 * shift)
    elif tense is not Tense.PLANNED and saturday and saturday > anchor and (shift is None or anchor.weekday() < 2):
        saturday = moved(saturday, -7)
    sunday = moved(saturday, 1)
    return (saturday, sunday) if saturday and sunday else None


def unit_span(expression: Expression, anchor: dt.date) -> Span | None:
    """So many days, weeks, months, quarters or years from a day: "last week" is its seven days, "last month" that month."""
    shift = expression.shift or 0
    if expression.unit is Unit.DAY:
        return one_day(moved(anchor, shift))
    if expression.unit is Unit.WEEK:
        day = moved(anchor, 7 * shift)
        return week_of(day, told_day=False) if day else None
    if expression.unit is Unit.YEAR:
        return whole_year(anchor.year + shift)
    if expression.unit is Unit.QUARTER:
        begin = month_away(anchor.replace(day=1, month=anchor.month - (anchor.month - 1) % 3), 3 * shift)
        return months_from(begin, 3)
    return months_from(month_away(anchor, shift), 1)


def _relative_part(expression: Expression, anchor: dt.date, tense: Tense) -> Span | None:
    """ "The third quarter", "last summer", "the first half of this year"."""
    spans = [span_of_part(expression, anchor.year + turn) for turn in (-1, 0, 1)]
    last_one, this_one, next_one = spans
    shift = expression.shift
    if shift is not None and (expression.unit is not Unit.SEASON or shift == 0):
        return span_of_part(expression, anchor.year + shift)
    if this_one is None or last_one is None or next_one is None:
        return None
    if shift is None:
        return this_one if tense is Tense.OPEN else next_one if _is_over(this_one, anchor, tense) else this_one
    if shift < 0:
        return this_one if this_one[1] < anchor else last_one
    return this_one if this_one[0] > anchor else next_one


def _is_over(span: Span, anchor: dt.date, tense: Tense) -> bool:
    return tense is Tense.PLANNED and span[1] < anchor


def span_of_part(expression: Expression, year: int) -> Span | None:
    """The months of a quarter, a half or a season of a year; winter ends in the next."""
    if expression.unit is Unit.SEASON:
        return months_from(first_day(year, SEASON_BEGINS[expression.which]), 3)
    length = 3 if expression.unit is Unit.QUARTER else 6
    return months_from(first_day(year, (int(expression.which) - 1) * length + 1), length)
