"""Words that count from publication ("Friday", "last week") or from the date told before ("the next day")."""

from __future__ import annotations

import datetime as dt

from extract.dates.answers import Answer, Before, Setting, narrowed, precision_of
from extract.dates.calendar import LAST_YEAR, moved, one_day
from extract.dates.expressions import Expression
from extract.dates.relative import relative_span, span_of_part, unit_span
from extract.dates.rules import Reading, Tense, Unit
from extract.model import Basis, Precision, TimeRelation

WRITTEN = 2
"""Days after the news within which a text without a date of its own was written: its past weekdays may be as late."""
OF_NOW = 3
"""Days between the news of an article and the day it came out."""


def from_publication(expression: Expression, setting: Setting, tense: Tense) -> Answer:
    """ "Friday", "last week", "two years ago", counted from the day of publication."""
    anchor = setting.anchor or _within_year(expression, setting)
    if anchor is None and setting.news and _is_weekday_alone(expression):
        return _near_news(expression, setting.news, tense)
    if anchor is None:
        return Answer(why="the article has no publication date to count from")
    span = relative_span(expression, anchor, tense)
    if span is None:
        return Answer(why="the words lead out of the calendar")
    first, last, precision = narrowed(expression, *span)
    counted = f"{setting.anchor_by} {anchor.isoformat()}" if setting.anchor else f"{anchor.year}, the year of the text's dates"
    why = f"counted from {counted}{_weekday_tense(expression, tense)}"
    return Answer(first=first, last=last, precision=precision, basis=Basis.RELATIVE, why=why)


def _is_weekday_alone(expression: Expression) -> bool:
    """A weekday by itself; "yesterday" and "last Friday" count from the day of writing, which the news does not tell."""
    alone = expression.shift is None and expression.last_weekday is None and expression.unit is Unit.DAY
    return alone and expression.weekday is not None


def _near_news(expression: Expression, news: dt.date, tense: Tense) -> Answer:
    """A weekday beside the day of the news: on it or after it where planned, else in the days before it or just after it."""
    ahead = ((expression.weekday or 0) - news.weekday()) % 7
    planned = tense is Tense.PLANNED and expression.relation is TimeRelation.ON
    day = moved(news, ahead if planned or ahead <= WRITTEN else ahead - 7)
    why = f"the weekday beside the day of the news, {news.isoformat()}"
    return Answer(first=day, last=day, precision=precision_of(expression), basis=Basis.RELATIVE, why=why)


def _within_year(expression: Expression, setting: Setting) -> dt.date | None:
    """A day of the one year that the text tells, enough to count years from: "on April 1 next year"."""
    if expression.unit is not Unit.YEAR or expression.shift is None or len(setting.told_years) != 1:
        return None
    return dt.date(min(next(iter(setting.told_years)), LAST_YEAR), 7, 1)


def _weekday_tense(expression: Expression, tense: Tense) -> str:
    if expression.weekday is None or expression.shift is not None:
        return ""
    return ", the next one" if tense is Tense.PLANNED else ", the day itself or the last one before it"


def part_of_year(expression: Expression, year: int | None, basis: Basis, why: str) -> Answer:
    span = span_of_part(expression, year) if year else None
    if span is None:
        return Answer(why="the year is not told")
    return Answer(first=span[0], last=span[1], precision=precision_of(expression), basis=basis, why=why)


def from_text(expression: Expression, before: Before, setting: Setting) -> Answer:
    """ "The next day", "two weeks later": counted from the date told before it."""
    last = _told_before(expression, before)
    if expression.reading is Reading.ITS_HOUR and not _is_of_now(last, setting):
        return Answer(why="no day of these days is told before it")
    if last is None and expression.reading in (Reading.CLOCK, Reading.THE_DAY):
        return from_publication(expression, setting, Tense.OPEN)
    if last is None or last.first is None or last.last is None:
        return Answer(why="no date is told before it to count from")
    if expression.which:
        return _day_of_span(int(expression.which), last.first, last)
    shift = expression.shift or 0
    if shift == 0 and expression.unit is Unit.DAY and last.first != last.last:
        return Answer(why="several days are told before it")
    origin = last.last if shift > 0 else last.first
    if expression.weekday is not None:
        span = one_day(moved(origin, (expression.weekday - origin.weekday()) % 7 or 7))
    else:
        span = unit_span(expression, origin)
    if span is None:
        return Answer(why="the words lead out of the calendar")
    why = f"counted from {_period(last)}, told before it"
    return Answer(first=span[0], last=span[1], precision=precision_of(expression), basis=Basis.RELATIVE, why=why)


def _told_before(expression: Expression, before: Before) -> Answer | None:
    """What an expression counts from: the last day or days told, for "earlier" no day ahead, for longer times any date."""
    if expression.unit not in (Unit.DAY, Unit.WEEK):
        return before.period
    earlier = (expression.shift or 0) < 0 or expression.reading in (Reading.THE_DAY, Reading.ITS_HOUR)
    return before.done or before.day if earlier else before.day


def _is_of_now(last: Answer | None, setting: Setting) -> bool:
    """Whether the day told last is that of the news, by all that is known."""
    if last is None or last.last is None:
        return False
    return setting.anchor is None or abs((setting.anchor - last.last).days) <= OF_NOW


def _day_of_span(number: int, first: dt.date, span: Answer) -> Answer:
    """ "On the second day", of the days told before it."""
    day = moved(first, number - 1)
    if day is None or span.last is None or day > span.last:
        return Answer(why="the days told before it are fewer")
    why = f"day {number} of {_period(span)}, told before it"
    return Answer(first=day, last=day, precision=Precision.DAY, basis=Basis.RELATIVE, why=why)


def _period(answer: Answer) -> str:
    ends = [day.isoformat() for day in (answer.first, answer.last) if day]
    return ends[0] if len(set(ends)) == 1 else " to ".join(ends)
