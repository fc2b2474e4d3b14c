"""Days of a text that nowhere tells its year, as far as they can be said: month and day, counted from those of the dateline.

The offices of those who took part, or other articles, may settle the year later.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from extract.dates.expressions import Expression
from extract.dates.rules import Base, Reading, Tense, Unit
from extract.model import PartialDate

ANY_YEAR = 2004
"""A leap year to count days in, for 29 February may be told."""
LEAD = 240
"""How far behind the dateline a weekday is that of the dateline: "WASHINGTON, July 25 (AFP) - X and Y on Monday signed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfKnown:
    """The days told so far of which the year is open: that of the dateline and where it ends, and the one told last.

    `known` where the text has a day to count from, so that nothing is half-known.
    """

    known: bool
    dateline: PartialDate | None = None
    lead: int = 0
    last: PartialDate | None = None

    def after(self, expression: Expression) -> HalfKnown:
        """The same with one more expression told."""
        start = expression.start
        if self.known or start is None or not (start.month and start.day) or start.year or expression.is_span:
            return self
        if expression.reading is Reading.DATELINE and self.dateline is None:
            return replace(self, dateline=start, lead=expression.end + LEAD, last=start)
        return self if expression.excluded else replace(self, last=start)


def half_known_day(expression: Expression, tense: Tense, half: HalfKnown) -> Expression:
    """An expression with the month and the day that it comes to: "today", "two days later", a weekday of the lead."""
    if half.known or expression.start is not None or expression.unit is not Unit.DAY or expression.last_weekday is not None:
        return expression
    day = _day(expression, tense, half)
    return replace(expression, start=day, until=day) if day else expression


def _day(expression: Expression, tense: Tense, half: HalfKnown) -> PartialDate | None:
    if expression.base is Base.TEXT and expression.shift is not None and expression.weekday is None and not expression.which:
        return _moved(half.last, expression.shift)
    if expression.base is not Base.PUBLICATION or expression.reading is not None:
        return None
    if expression.weekday is None and expression.shift is not None:
        return _moved(half.dateline, expression.shift)
    in_lead = expression.begin < half.lead and expression.shift is None and tense is not Tense.PLANNED
    return half.dateline if in_lead else None


def _moved(day: PartialDate | None, days: int) -> PartialDate | None:
    """A day of an open year so many days away; None where it may be of another year."""
    told = day.in_year(ANY_YEAR).first() if day else None
    found = told + dt.timedelta(days=days) if told and abs(days) < LEAD else None
    if found is None or found.year != ANY_YEAR or (found.month != 2) != (told is not None and told.month != 2):
        return None
    return PartialDate(month=found.month, day=found.day)
