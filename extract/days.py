"""Days as stretches that may be open at an end, and dates in words and as values."""

from __future__ import annotations

import datetime as dt

from extract.model import Precision, When

# The first and the last day, None where that end is open.
Days = tuple[dt.date | None, dt.date | None]


def iso_days(when: When) -> str:
    """A date as a value: `2025-11-14`, `2025-11-12/2025-11-14`, `../2025-11-12`, and nothing where it is unknown."""
    if not when.known:
        return ""
    first, last = (day.isoformat() if day else ".." for day in (when.start, when.end))
    return first if first == last else f"{first}/{last}"


def meet(a: Days, b: Days) -> bool:
    """Whether two stretches of days, each perhaps open at an end, have a day in common."""
    return not (before(a, b) or before(b, a))


def before(a: Days, b: Days) -> bool:
    """Whether one stretch of days ends before another begins, where both are told."""
    return a[1] is not None and b[0] is not None and a[1] < b[0]


def when_words(when: When) -> str:
    """A date for people: `14 Nov 2025`, `12 Nov to 14 Nov 2025`, `November 2025`, `until 12 Nov 2025`."""
    first, last = when.start, when.end
    if when.precision is Precision.MONTH and first and last and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    if when.precision is Precision.YEAR and first:
        return str(first.year)
    if first and last:
        return day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"
    return f"from {day_words(first)}" if first else f"until {day_words(last)}" if last else "an unknown date"


def day_words(day: dt.date) -> str:
    """A day for people: `14 Nov 2025`."""
    return f"{day.day} {day:%b %Y}"
