"""The words of a mark: those beside it, from full to short, and those of its hover box."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Protocol

from .labels import Labels
from .lanes import Lane, Lanes
from .plotted_text import plot_text, shorten
from .words import DASH, Dated, Row, counted, day_of, day_words, kind_words, status_words, when_words

MOST_ISSUES = 4
MOST_PEOPLE = 8
HOVER_WIDTH = 420
# The hover box has no padding of its own.
PAD = "\N{EN SPACE}"


class Drawn(Row, Protocol):
    """A row of the table with what only the chart reads of it."""

    @property
    def sides(self) -> tuple[str, ...]: ...
    @property
    def counterparts(self) -> tuple[str, ...]: ...


def texts_beside(row: Drawn, lane: Lane, by: Lanes, *, narrow: bool) -> tuple[str, ...]:
    """What may stand beside a mark, the fullest first, without what its lane says: `26 Oct, Kuala Lumpur`, `26 Oct`."""
    when, status = short_when(row, narrow=narrow), status_words(row)
    if narrow:
        return (_joined(when, status),)
    who = ", ".join(_others(row, lane, by))
    texts = (_joined(who, when, row.city, status), _joined(who, when, status), _joined(when, status))
    return tuple(dict.fromkeys(texts))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _others(row: Drawn, lane: Lane, by: Lanes) -> Sequence[str]:
    if by is Lanes.COUNTERPART:
        return ()
    people = [name for name in row.counterparts if name in row.officials]
    if by is Lanes.OFFICIAL:
        return () if lane.name in people else _few(people)
    return _few(people or row.officials) or ([] if by is Lanes.KIND else [kind_words(row.kind)])


def _few(names: Sequence[str], most: int = 2) -> Sequence[str]:
    return names if len(names) <= most else [*names[:most], f"{len(names) - most} more"]


def short_when(row: Dated, *, narrow: bool = False) -> str:
    """A date without its year, which the axis tells: `26 Oct`, `12–14 Nov`, `on or before 12 Nov`, `Nov, day not told`."""
    start, end = day_of(row.start), day_of(row.end)
    if row.precision in ("month", "year"):
        return _period(start, end, row.precision, narrow=narrow)
    if start is None or end is None:
        return _one_end(start, end, exact=row.precision == "day", narrow=narrow)
    about = "" if row.precision == "day" else "about "
    return about + _days(start, end)


def _days(start: dt.date, end: dt.date) -> str:
    if start == end:
        return day_words(start, year=False)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{DASH}{day_words(end, year=False)}"
    years = start.year != end.year
    return f"{day_words(start, year=years)} {DASH} {day_words(end, year=years)}"


def _one_end(start: dt.date | None, end: dt.date | None, *, exact: bool, narrow: bool) -> str:
    if start:
        words = "from" if exact or narrow else "on or after"
        return f"{words} {day_words(start, year=False)}"
    if end is None:
        return ""
    words = ("to" if narrow else "until") if exact else "by" if narrow else "on or before"
    return f"{words} {day_words(end, year=False)}"


def _period(start: dt.date | None, end: dt.date | None, precision: str, *, narrow: bool) -> str:
    name = _year if precision == "year" and _whole_years(start, end) else _month
    names = list(dict.fromkeys(name(day) for day in (start, end) if day))
    words = DASH.join(names) if start and end else f"{'from' if start else 'until'} {names[0]}"
    part = _part_of_month(start, end) if precision == "month" else ""
    return f"{part}{words}" if narrow else f"{part}{words}, day not told"


def _month(day: dt.date) -> str:
    return calendar.month_abbr[day.month]


def _year(day: dt.date) -> str:
    return str(day.year)


def _whole_years(start: dt.date | None, end: dt.date | None) -> bool:
    return (start is None or start.month == 1) and (end is None or end.month == 12)


def _part_of_month(start: dt.date | None, end: dt.date | None) -> str:
    """`early `, `mid ` or `late ` where the dates cover a part of one month, else nothing."""
    if start is None or end is None or (start.year, start.month) != (end.year, end.month):
        return ""
    if start.day == 1:
        return "early " if end.day <= 15 else ""
    return "late " if end.day == calendar.monthrange(end.year, end.month)[1] else "mid "


def hover_text(row: Drawn, labels: Labels) -> str:
    """The hover box of a mark, a line each for title, date, place, people, issues and sources; ready for Plotly."""
    title = f"<b>{_line(row.title or kind_words(row.kind))}</b>"
    lines = [_when_line(row), _what_line(row, labels), *_people_lines(row), _issues_line(row, labels), _sources_line(row)]
    return "<br>".join(f"{PAD}{line}{PAD}" for line in [title, *(_line(line) for line in lines if line)])


def _line(text: str) -> str:
    return plot_text(shorten(text, HOVER_WIDTH))


def _when_line(row: Drawn) -> str:
    worked_out = "" if row.basis in ("stated", "unknown") else f" ({_BASIS.get(row.basis, 'worked out')})"
    return when_words(row) + worked_out


_BASIS = {"year-inferred": "year worked out", "merged": "from another article", "publication": "from the publication date"}


def _what_line(row: Drawn, labels: Labels) -> str:
    place = [row.city, labels.country(row.country) if row.country and row.country != row.city else ""]
    return _joined(*place, kind_words(row.kind).lower(), row.status)


def _people_lines(row: Drawn) -> list[str]:
    """The people by side, the sides in order of first mention: `US Ted Cruz, Steve Daines`; the parties where nobody is named."""
    if not row.officials:
        return [" · ".join(row.parties)] if row.parties else []
    sided = sorted(zip(row.sides, row.officials, strict=False), key=_rank_of(row.sides))
    groups = [(side, [name for _, name in people]) for side, people in groupby(sided, key=lambda pair: pair[0])]
    return [f"{side} {', '.join(_few(names, MOST_PEOPLE))}".strip() for side, names in groups[:MOST_PEOPLE]]


def _rank_of(sides: Iterable[str]) -> Callable[[tuple[str, str]], int]:
    rank = {side: number for number, side in enumerate(dict.fromkeys(sides))}
    return lambda pair: rank[pair[0]]


def _issues_line(row: Drawn, labels: Labels) -> str:
    names = [labels.issue(issue) for issue in row.issues]
    more = f" and {len(names) - MOST_ISSUES} more" if len(names) > MOST_ISSUES else ""
    return ", ".join(names[:MOST_ISSUES]) + more


def _sources_line(row: Drawn) -> str:
    return f"{counted(len(row.sources), 'source')}, click for the words"
