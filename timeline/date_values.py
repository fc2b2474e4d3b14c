"""Dates as mentions and claims write them, in words: `2025-11-14`, `2025-11-12/2025-11-14`, `../2025-11-12`, `--05-22`.

A value says what words come to, without the precision that a `When` has: whole months read as months, whole years as years.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from .words import DASH, when_words

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_NO_YEAR = re.compile(r"--(\d\d)(?:-(\d\d))?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days that a value covers, an open end as None."""

    start: dt.date | None
    end: dt.date | None

    @property
    def precision(self) -> str:
        """Days, unless the span is made of whole years or whole months."""
        if self.start is None or self.end is None or self.start.day != 1 or self.end.day != _last_day(self.end):
            return "day"
        return "year" if (self.start.month, self.end.month) == (1, 12) else "month"


def date_words(value: str) -> str:
    """A date value in words: `12–14 Nov 2025`, `November 2025`, `22 May, year not told`; what is no date stays as it is."""
    span = span_of(value)
    if span:
        return when_words(span)
    ends = [_without_year(end) for end in _ends(value)]
    return f"{f' {DASH} '.join(dict.fromkeys(filter(None, ends)))}, year not told" if all(ends) else value


def span_of(value: str) -> Span | None:
    """The days of a date value: those of `2025-11` are the 30 of November; None for anything else."""
    first, last = _ends(value)
    begun, ended = _days(first), _days(last)
    if (first and begun is None) or (last and ended is None) or not (begun or ended):
        return None
    start, end = begun[0] if begun else None, ended[1] if ended else None
    return None if start and end and start > end else Span(start=start, end=end)


def _ends(value: str) -> tuple[str, str]:
    """The two ends of a range, an open one empty: `..2025-11-12` and `../2025-11-12` are the same."""
    first, slash, last = value.partition("/" if "/" in value else "..")
    return first.removesuffix(".."), last.removeprefix("..") if slash else first


def _days(value: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of an ISO day, month or year."""
    found = _ISO.fullmatch(value)
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        first = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    last = first if day else dt.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return first, last


def _without_year(value: str) -> str:
    found = _NO_YEAR.fullmatch(value)
    if not found or not 1 <= int(found[1]) <= 12:
        return ""
    return f"{int(found[2])} {calendar.month_abbr[int(found[1])]}" if found[2] else calendar.month_name[int(found[1])]


def _last_day(day: dt.date) -> int:
    return calendar.monthrange(day.year, day.month)[1]
