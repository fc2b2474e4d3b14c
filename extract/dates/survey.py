"""What an article gives to date its expressions by, read from the dates that need nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.dates.answers import Setting
from extract.dates.expressions import Expression
from extract.dates.numbers import of_numbers
from extract.dates.rules import MARKED_YEAR, STAMPED, Base, Reading, Unit
from extract.model import Article, PartialDate

PUBLICATION, STAMP, DATELINE = "publication", "the page's stamp", "the dateline"
"""How the day of an article is known, the best first."""
LATE = 7
"""Days after its dateline that a report comes out at most; a dateline longer ago is that of something else."""
RELEASED = 3
"""Days after the day of a release on which a page with it comes out."""
OF_ONE_WEEK = 6
"""Days between the days of one piece of news at most, so that a weekday names one day of it."""
INDENT = 40
"""How long the place may be before a date that fills its line with it: "Nairobi, 12 November 2022"."""
_PLACE = re.compile(r"[ \t(]*(?:(?:[A-Z][\w.'’-]*,? ){1,4})?")
_LONE = re.compile(r"[ \t(]*(?:[,-]? ?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?)?[ \t)]*(?:\n|\Z)")
"""What may stand behind a date that fills its line: an hour."""

_NOTHING_BETWEEN = re.compile(r",? \(?(?:in )?")
_ROUGHLY = re.compile(r"(?:about|almost|around|nearly|over) $")


def survey(article: Article, expressions: Sequence[Expression]) -> Setting:
    """What the article gives to go by, read from its publication date and the dates that need nothing else."""
    told = [expression for expression in expressions if expression.start and expression.start.year]
    full = [one.start for one in told if one.start and one.start.month and not _elsewhere(one)]
    by_month: dict[int, set[int]] = defaultdict(set)
    for day in full:
        by_month[day.month or 0].add(day.year or 0)
    order = _order_of_numbers(expressions)
    published, known_by = _day_of_page(article, expressions, order)
    current = _current_years(article.text, expressions)
    marked = [expression.start for expression in told if expression.excluded == MARKED_YEAR and not expression.is_span]
    return Setting(
        published=published,
        published_by=f"{known_by} on" if known_by == PUBLICATION else f"{known_by} of",
        anchor=published,
        anchor_by="published" if known_by == PUBLICATION else f"{known_by} of" if known_by else "",
        told_years=frozenset(day.year for day in full if day.year),
        month_years={month: frozenset(years) for month, years in by_month.items()},
        told_days=frozenset(first for day in full if day.day and (first := day.first())),
        years=current or frozenset(day.year for day in marked if day and day.year),
        day_first=order,
    )


def _day_of_page(article: Article, expressions: Iterable[Expression], order: bool | None) -> tuple[dt.date | None, str]:
    """The publication date, else the day stamped on the page: "Updated: 14 November 2025", or the one date that fills a line."""
    if article.published:
        return article.published, PUBLICATION
    stamps, lines = _stamps(article, expressions, order)
    days = stamps or lines
    return (min(days), STAMP) if stamps or len(lines) == 1 else (None, "")


def _stamps(article: Article, expressions: Iterable[Expression], order: bool | None) -> tuple[set[dt.date], set[dt.date]]:
    """The days that are stamped on the page, and those that fill a line."""
    setting = Setting(published=article.published, day_first=order)
    single = [one for one in expressions if not one.is_span]
    stamps = [one for one in single if one.excluded == STAMPED]
    lines = [one for one in single if one.reading is not Reading.DATELINE and _fills_line(article.text, one)]
    return _whole_days(stamps, setting), _whole_days(lines, setting)


def _whole_days(expressions: Iterable[Expression], setting: Setting) -> set[dt.date]:
    return {day for one in expressions if (day := _whole_day(one, setting))}


def written_on(article: Article, expressions: Iterable[Expression], order: bool | None) -> dt.date | None:
    """The one day that fills a line shortly before the day of publication: that of the release itself."""
    published = article.published
    if published is None:
        return None
    _, lines = _stamps(article, expressions, order)
    days = [day for day in lines if 0 <= (published - day).days <= RELEASED]
    return days[0] if len(days) == 1 else None


def _whole_day(expression: Expression, setting: Setting) -> dt.date | None:
    """The day of an expression that needs nothing else, None where it tells less."""
    if expression.numbers:
        return of_numbers(expression, setting).first
    start = expression.start
    if start is None or not start.day:
        return None
    return start.first() if start.year else _near(start, setting.published)


def _near(day: PartialDate, published: dt.date | None) -> dt.date | None:
    """A day without its year, not long before the day of publication; None where that is not known."""
    years = (published.year, published.year - 1) if published else ()
    days = (day.in_year(year).first() for year in years)
    return next((found for found in days if found and published and 0 <= (published - found).days <= RELEASED), None)


def _fills_line(text: str, expression: Expression) -> bool:
    """Whether a date, with its hour, is all that stands in its line."""
    if _LONE.match(text, expression.end) is None:
        return False
    begin = max(0, expression.begin - INDENT)
    _, line_break, lead = text[begin : expression.begin].rpartition("\n")
    return bool(line_break or not begin) and _PLACE.fullmatch(lead) is not None


def at_dateline(setting: Setting, day: dt.date | None, known_by: str = f"{DATELINE} of") -> Setting:
    """The setting with the day of the dateline as that from which "today" counts, where the report came out soon after it."""
    if day is None or (setting.published and not 0 <= (setting.published - day).days <= LATE):
        return setting
    if setting.published is None:
        setting = replace(setting, published=day, published_by=known_by)
    return replace(setting, anchor=day, anchor_by=known_by if day != setting.published else setting.anchor_by or known_by)


def with_news(setting: Setting, news: dt.date | None) -> Setting:
    """The setting with the day of the news, where nothing else tells when the article was written: weekdays lie near it."""
    if setting.published is not None or news is None:
        return setting
    return replace(setting, news=news)


def day_of_news(expressions: Iterable[Expression]) -> dt.date | None:
    """The first day that the text tells in full, where all such days of it lie near each other."""
    days = [first for one in expressions if not _elsewhere(one) and (first := _full_day(one))]
    return days[0] if days and (max(days) - min(days)).days <= OF_ONE_WEEK else None


def _full_day(expression: Expression) -> dt.date | None:
    start = expression.start
    return start.first() if start and start.year and start.day and expression.reading is not Reading.DATELINE else None


def _current_years(text: str, expressions: Sequence[Expression]) -> frozenset[int]:
    """The year of the text, by a year told in both ways: "next year, in 2020" is told in 2019."""
    return frozenset(
        year - shift
        for one, other in pairwise(expressions)
        if _NOTHING_BETWEEN.fullmatch(text, one.end, other.begin) and not _ROUGHLY.search(text, max(0, one.begin - 9), one.begin)
        for shift, year in [(_years_away(one), _year_told(other)), (_years_away(other), _year_told(one))]
        if shift is not None and year is not None
    )


def _years_away(expression: Expression) -> int | None:
    """How many years away from the text's own an expression lies: "next year" is 1, "20 years ago" is -20."""
    counts = expression.base is Base.PUBLICATION and expression.unit is Unit.YEAR and expression.start is None
    return expression.shift if counts else None


def _year_told(expression: Expression) -> int | None:
    told = expression.start if expression.unit is Unit.YEAR and not expression.is_span else None
    return told.year if told else None


def _elsewhere(expression: Expression) -> bool:
    return expression.excluded not in ("", Reading.DATELINE.value)


def _order_of_numbers(expressions: Iterable[Expression]) -> bool | None:
    """Whether the day stands first in 03/04/2025, as the article's other dates of that form show."""
    numbers = [expression.numbers for expression in expressions if expression.numbers]
    day_first = any(first > 12 >= second for first, second, _ in numbers)
    month_first = any(second > 12 >= first for first, second, _ in numbers)
    return day_first if day_first != month_first else None
