"""What an article gives to date its expressions by, read from the dates that need nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extract.dates.answers import Setting
from extract.dates.expressions import Expression
from extract.dates.rules import MARKED_YEAR, Reading
from extract.model import Article


def survey(article: Article, expressions: Sequence[Expression]) -> Setting:
    """What the article gives to go by, read from its publication date and the dates that need nothing else."""
    told = [expression for expression in expressions if expression.start and expression.start.year]
    full = [one.start for one in told if one.start and one.start.month and not _elsewhere(one)]
    by_month: dict[int, set[int]] = defaultdict(set)
    for day in full:
        by_month[day.month or 0].add(day.year or 0)
    marked = [expression.start for expression in told if expression.excluded == MARKED_YEAR and not expression.is_span]
    return Setting(
        published=article.published,
        anchor=article.published,
        told_years=frozenset(day.year for day in full if day.year),
        month_years={month: frozenset(years) for month, years in by_month.items()},
        told_days=frozenset(first for day in full if day.day and (first := day.first())),
        years=frozenset(day.year for day in marked if day and day.year),
        day_first=_order_of_numbers(expressions),
    )


def _elsewhere(expression: Expression) -> bool:
    return expression.excluded not in ("", Reading.DATELINE.value)


def _order_of_numbers(expressions: Iterable[Expression]) -> bool | None:
    """Whether the day stands first in 03/04/2025, as the article's other dates of that form show."""
    numbers = [expression.numbers for expression in expressions if expression.numbers]
    day_first = any(first > 12 >= second for first, second, _ in numbers)
    month_first = any(second > 12 >= first for first, second, _ in numbers)
    return day_first if day_first != month_first else None
