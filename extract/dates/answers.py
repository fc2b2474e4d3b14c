"""What an expression comes to, and what it is worked out from: the article as a whole, and the dates told before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.dates.calendar import LAST_YEAR, PARTS_OF_DAYS, month_end, part_of_month, week_of
from extract.dates.expressions import Expression
from extract.dates.rules import Unit
from extract.model import Basis, PartialDate, Precision

PRECISION = {
    Unit.DAY: Precision.DAY,
    Unit.WEEKEND: Precision.DAY,
    Unit.WEEK: Precision.DAY,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.MONTH,
    Unit.SEASON: Precision.MONTH,
    Unit.HALF: Precision.MONTH,
    Unit.YEAR: Precision.YEAR,
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an article gives to date its expressions by.

    `published` is the day near which a date without its year lies, and `anchor` the day that "today" means, each with the words
    that say how it is known. `told_years` are the years told with a month, `month_years` those by month, `told_days` the days
    told with both; `years` are years told otherwise that can stand for the time of the text. `day_first` is the order of numbers
    in 14/11/2025, None where the article does not show it. `news` is the day of the news where no `anchor` is known: weekdays lie
    near it, and "today" may be another day.
    """

    published: dt.date | None
    published_by: str = ""
    anchor: dt.date | None = None
    anchor_by: str = ""
    told_years: frozenset[int] = frozenset()
    month_years: Mapping[int, frozenset[int]] = field(default_factory=dict)
    told_days: frozenset[dt.date] = frozenset()
    years: frozenset[int] = frozenset()
    day_first: bool | None = None
    news: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an expression comes to before its relation is taken into account."""

    first: dt.date | None = None
    last: dt.date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: Basis = Basis.UNKNOWN
    why: str = ""
    doubt: str = ""
    candidates: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the text told before an expression: the last date of any size, the last day or days, and the last month.

    `spoken` where that day is only one on which something was said; any other day is better to count from. `done` is the last
    day told that lies not ahead: "two days earlier" counts from no plan.
    """

    period: Answer | None = None
    day: Answer | None = None
    month: PartialDate | None = None
    spoken: bool = False
    done: Answer | None = None


def on_calendar(expression: Expression, start: PartialDate, until: PartialDate, basis: Basis, why: str) -> Answer:
    """A date with its year, as told; doubtful where the calendar lacks the day or the weekday contradicts it."""
    first, last = start.first(), until.last()
    if expression.unit is Unit.WEEK and first:
        first, last = week_of(first, told_day=True)
    impossible = next((end for end, day in ((start, first), (until, last)) if day is None), None)
    if impossible is not None or first is None or last is None:
        return Answer(why="the day is not in the calendar", doubt=f"there is no {_spelled(impossible or start)}")
    if last.year > LAST_YEAR:
        return Answer(why="the year is out of range", doubt=f"the year {last.year} is no date of today's calendar")
    if first > last:
        return Answer(why="the end lies before the beginning", doubt=f"{_spelled(until)} is before {_spelled(start)}")
    doubt = _weekday_doubt(expression.weekday, first) or _weekday_doubt(expression.last_weekday, last)
    first, last, precision = narrowed(expression, first, last)
    return Answer(first=first, last=last, precision=precision, basis=basis, why=why, doubt=doubt)


def _weekday_doubt(weekday: int | None, day: dt.date) -> str:
    if weekday is None or day.weekday() == weekday:
        return ""
    return f"{day.day} {day:%B %Y} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[weekday]}"


def _spelled(day: PartialDate) -> str:
    month = dt.date(2000, day.month, 1).strftime("%B") if day.month else ""
    return " ".join(str(part) for part in (day.day, month, day.year) if part)


def narrowed(expression: Expression, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date, Precision]:
    """A span cut down to its early, middle or late part, with its precision: "early May" is 1 to 10 May."""
    part = expression.part
    if not part or expression.size not in (Unit.MONTH, Unit.YEAR):
        return first, last, precision_of(expression)
    if expression.size is Unit.MONTH:
        precision = Precision.DAY if part in PARTS_OF_DAYS else Precision.MONTH
        return *part_of_month(first, last, part), precision
    if part in PARTS_OF_DAYS:
        return first, last, Precision.YEAR
    begins, ends = {"early": (1, 3), "mid": (5, 8), "late": (10, 12), "first": (1, 6), "second": (7, 12)}[part]
    return first.replace(month=begins), month_end(first.replace(month=ends)), Precision.MONTH


def precision_of(expression: Expression) -> Precision:
    """How exactly an expression of its size tells a date: a quarter to the month, a weekend to the day."""
    return PRECISION[expression.size]
