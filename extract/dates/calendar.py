"""Spans of days of the calendar: weeks, months, quarters, seasons, years, and parts of them. A span is its first and last day.

None stands for what the calendar does not have; nothing here raises on a day far away.
"""

from __future__ import annotations

import datetime as dt

Span = tuple[dt.date, dt.date]

LAST_YEAR = 2199
"""A later year is no date of a calendar in use here: "31 December 9999"."""
PARTS_OF_DAYS = ("week-1", "week-2", "week-3", "last-week", "first-day", "last-day")
"""The parts of a month that tell the very days."""
SEASON_BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def moved(day: dt.date | None, days: int) -> dt.date | None:
    """A day so many days away, None outside the calendar."""
    ordinal = day.toordinal() + days if day else 0
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() - 366 else None


def first_day(year: int, month: int) -> dt.date | None:
    """The first day of a month, None outside the calendar."""
    return dt.date(year, month, 1) if 1 <= year <= LAST_YEAR else None


def month_away(day: dt.date, months: int) -> dt.date | None:
    """The first day of the month so many months away."""
    count = day.year * 12 + day.month - 1 + months
    return first_day(count // 12, count % 12 + 1)


def month_end(day: dt.date) -> dt.date:
    """The last day of a day's month."""
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def months_from(begin: dt.date | None, length: int) -> Span | None:
    """So many whole months from the one that begins on a day."""
    end = month_away(begin, length - 1) if begin else None
    return (begin, month_end(end)) if begin and end else None


def whole_year(year: int) -> Span | None:
    """The first and the last day of a year."""
    return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if 1 <= year <= LAST_YEAR else None


def week_of(day: dt.date, *, told_day: bool) -> Span:
    """The week of a day: from Monday, or from the Sunday that was told ("the week of April 3")."""
    monday = day if told_day and day.weekday() == 6 else day - dt.timedelta(days=min(day.weekday(), day.toordinal() - 1))
    return monday, moved(monday, 6) or day


def part_of_month(first: dt.date, last: dt.date, part: str) -> Span:
    """The early, middle or late ten days of a month, its first or second half, one of its weeks, its first or last day."""
    parts = {
        "early": (first, first.replace(day=10)),
        "mid": (first.replace(day=11), first.replace(day=20)),
        "late": (last.replace(day=last.day - 9), last),
        "first": (first, first.replace(day=15)),
        "second": (last.replace(day=16), last),
        "week-1": (first, first.replace(day=7)),
        "week-2": (first.replace(day=8), first.replace(day=14)),
        "week-3": (first.replace(day=15), first.replace(day=21)),
        "last-week": (last.replace(day=last.day - 6), last),
        "first-day": (first, first),
        "last-day": (last, last),
    }
    return parts[part]


def one_day(day: dt.date | None) -> Span | None:
    """A day as a span."""
    return (day, day) if day else None
