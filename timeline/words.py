"""Dates, kinds and sums in the words that people read; the one place for each, used by pages, figures, exports and the terminal.

Ranges are written with an en dash. Only what is known is said: a month is no day, and one known end is no span.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from typing import Protocol, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

DASH = "\N{EN DASH}"

OVERDUE = "planned, date past, no report that it was held"


class Dated(Protocol):
    """Anything with a date as a row of the table or a `When` has it."""

    @property
    def start(self) -> dt.date | None: ...
    @property
    def end(self) -> dt.date | None: ...
    @property
    def precision(self) -> str: ...


class Based(Dated, Protocol):
    """The same with how the date is known."""

    @property
    def basis(self) -> str: ...
    @property
    def why(self) -> str: ...


def when_words(row: Dated) -> str:
    """When something was: `14 Nov 2025`, `12–14 Nov 2025`, `On or shortly before 12 Nov 2025`, `November 2025`."""
    start, end = day_of(row.start), day_of(row.end)
    if start is None and end is None:
        return "date unknown"
    if row.precision == "month":
        return _months(start, end)
    if row.precision == "year":
        return _years(start, end)
    if row.precision == "approximate":
        return _approximate(start, end)
    return _days(start, end)


def day_words(day: dt.date, *, year: bool = True) -> str:
    """One day: `14 Nov 2025`, or `14 Nov` without its year."""
    return f"{day.day} {calendar.month_abbr[day.month]}{f' {day.year}' if year else ''}"


def day_of(value: object) -> dt.date | None:
    """The day in a cell of the table or in a field of a `When`; None where it is unknown."""
    if isinstance(value, dt.datetime):
        return None if pd.isna(value) else value.date()
    return value if isinstance(value, dt.date) else None


def _days(start: dt.date | None, end: dt.date | None) -> str:
    if start is None or end is None:
        return f"from {day_words(start)}" if start else f"until {day_words(end)}" if end else ""
    if start == end:
        return day_words(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{DASH}{day_words(end)}"
    return f"{day_words(start, year=start.year != end.year)} {DASH} {day_words(end)}"


def _approximate(start: dt.date | None, end: dt.date | None) -> str:
    if start is None or end is None:
        return f"On or shortly after {day_words(start)}" if start else f"On or shortly before {day_words(end)}" if end else ""
    return f"About {_days(start, end)}"


def _years(start: dt.date | None, end: dt.date | None) -> str:
    if start is None or end is None:
        return f"from {start.year}" if start else f"until {end.year}" if end else ""
    if start.month != 1 or end.month != 12:
        return _months(start, end)
    return str(start.year) if start.year == end.year else f"{start.year}{DASH}{end.year}"


def _months(start: dt.date | None, end: dt.date | None) -> str:
    if start is None or end is None:
        return f"from {_month(start)}" if start else f"until {_month(end)}" if end else ""
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return _part_of_month(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return _month(start)
    if start.year == end.year:
        return _part_of_year(start.month, end.month, start.year)
    return f"{_month(start)} {DASH} {_month(end)}"


def _month(day: dt.date) -> str:
    return f"{calendar.month_name[day.month]} {day.year}"


def _part_of_year(first: int, last: int, year: int) -> str:
    return f"{calendar.month_name[first]}{DASH}{calendar.month_name[last]} {year}" if last - first < 11 else str(year)


def _part_of_month(start: dt.date, end: dt.date) -> str:
    month, last = _month(start), calendar.monthrange(start.year, start.month)[1]
    parts = {
        (1, 10): "early ",
        (11, 20): "mid-",
        (last - 9, last): "late ",
        (1, 15): "first half of ",
        (16, last): "second half of ",
    }
    part = parts.get((start.day, end.day)) if (start.year, start.month) == (end.year, end.month) else None
    return f"{part}{month}" if part else f"{_days(start, end)}, no exact day"


def basis_words(row: Based, kind: str) -> str:
    """How a date is known, as the end of a sentence: `from the other article about this meeting`."""
    why = f" ({row.why})" if row.why else ""
    if row.basis == "year-inferred":
        return f"the year is worked out{why}"
    if row.basis == "relative":
        return f"worked out from another date{why}"
    if row.basis == "span-of-visit":
        return f"the days of the visit it was part of{why}"
    if row.basis == "publication":
        return f"from the publication date{why}"
    if row.basis == "merged":
        return f"from the other article about this {kind_words(kind).lower()}"
    return "as stated" if row.basis == "stated" else f"no article tells the date{why}"


def kind_words(kind: str) -> str:
    """A kind as a noun: `Meeting`; `other` reads `Engagement`."""
    return "Engagement" if kind == "other" else kind.capitalize()


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 source`, `5 sources`, `1,204 engagements`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def answer_line(frame: pd.DataFrame) -> str:
    """The sum of a view in one line: `7 engagements, 21 May to 30 Nov 2025, 5 sources, 1 planned`."""
    return "".join(answer_parts(frame))


def answer_parts(frame: pd.DataFrame) -> tuple[str, str]:
    """The count of the answer line, which is set in bold, and the rest of it."""
    if frame.empty:
        return ("No engagements", "")
    sources = {source for cell in frame["sources"] for source in cell}
    rest = [_span_words(frame), counted(len(sources), "source")]
    rest += [f"{number:,} {status}" for status in ("planned", "cancelled") if (number := int((frame["status"] == status).sum()))]
    joined = ", ".join(part for part in rest if part)
    return (counted(len(frame), "engagement"), joined if joined.startswith(" on ") else f", {joined}")


def _span_words(frame: pd.DataFrame) -> str:
    days = pd.concat([frame["start"], frame["end"]]).dropna()
    if days.empty:
        return "date unknown" if len(frame) == 1 else "dates unknown"
    first, last = days.min().date(), days.max().date()
    if first == last:
        return f" on {day_words(first)}"
    return f"{day_words(first, year=first.year != last.year)} to {day_words(last)}"


def status_words(row: Row, *, late: bool = False) -> str:
    """What a row adds on its status: nothing where it was held, else `planned`, `planned, date past` where late, `cancelled`."""
    return "" if row.status == "held" else f"{row.status}, date past" if late else row.status


def overdue(frame: pd.DataFrame, today: dt.date) -> npt.NDArray[np.bool_]:
    """The rows that were planned for a date now past, with no report that they were held."""
    last = frame["end"].fillna(frame["start"])
    return ((frame["status"] == "planned") & (last < pd.Timestamp(today))).to_numpy(dtype=bool)


def inexact(frame: pd.DataFrame) -> int:
    """How many of the rows have a date, and no exact day."""
    return int(frame["precision"].isin(["month", "year", "approximate"]).sum())


def silent_words(silent: int) -> str:
    """How many of the articles read tell no engagement: `1 article gave no engagement.`; empty where all do."""
    return f"{counted(silent, 'article')} gave no engagement." if silent else ""


def notes(frame: pd.DataFrame, today: dt.date) -> tuple[str, ...]:
    """What to know about a view, a sentence each: what is overdue, what lacks an exact day, what comes next."""
    late, vague = int(overdue(frame, today).sum()), inexact(frame)
    unknown = int((frame["precision"] == "unknown").sum())
    return tuple(
        note
        for note in (
            f"{counted(late, 'planned engagement')} past {'its' if late == 1 else 'their'} date, no report that "
            f"{'it was' if late == 1 else 'they were'} held."
            if late
            else "",
            f"{vague:,} without an exact day." if vague else "",
            f"{unknown:,} without a date." if unknown else "",
            _next_words(frame, today),
        )
        if note
    )


def _next_words(frame: pd.DataFrame, today: dt.date) -> str:
    due = frame[(frame["status"] == "planned") & ~overdue(frame, today)].dropna(subset=["start", "end"], how="all")
    return next((f"Next: {when_words(row)}, {row.title}." for row in rows_of(due.head(1))), "")


class Row(Based, Protocol):
    """A row of the table, as `rows_of` gives it."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def city(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def officials(self) -> tuple[str, ...]: ...
    @property
    def parties(self) -> tuple[str, ...]: ...
    @property
    def issues(self) -> tuple[str, ...]: ...
    @property
    def sources(self) -> tuple[str, ...]: ...
    @property
    def quote(self) -> str: ...


def rows_of(frame: pd.DataFrame) -> Iterable[Row]:
    """The rows of a table, each with its cells as attributes: `row.title`, `row.officials`."""
    return cast(Iterable[Row], frame.itertuples(index=False))
