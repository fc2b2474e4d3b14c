"""The year that a date does not tell: the nearest to publication that fits the tense, else that of the text."""

from __future__ import annotations

import datetime as dt

from extract.dates.answers import Answer, Setting, on_calendar
from extract.dates.calendar import moved
from extract.dates.expressions import Expression
from extract.dates.rules import Tense
from extract.model import Basis, PartialDate

AGAINST_PLANNED = 8
"""A planned date before publication counts as so many times farther away: "planned for Nov. 12" of 18 November was 6 days ago."""
AGAINST_PAST = 30
"""The same for a past date after it: "reopened on Jan. 4" of 18 November was in January before, "met on Nov. 19" is tomorrow."""


def without_year(expression: Expression, start: PartialDate, until: PartialDate, setting: Setting, tense: Tense) -> Answer:
    """A date without its year: by publication and tense, else by the other dates of the text, else unknown."""
    if setting.published is not None:
        return _nearest(expression, start, until, setting, tense)
    year, why = _year_of_text(start, expression.weekday, setting)
    if year is None:
        return Answer(why=why)
    year, why = _by_weekday(start, expression.weekday, year, why)
    return on_calendar(expression, *_in_year(start, until, year), Basis.YEAR_INFERRED, why)


def _by_weekday(start: PartialDate, weekday: int | None, year: int, why: str) -> tuple[int, str]:
    """The year before or after where only that one fits the weekday: "Wednesday, February 27" beside June 2018 is of 2019."""
    if weekday is None or _is_weekday(start.in_year(year), weekday):
        return year, why
    beside = [other for other in (year - 1, year + 1) if _is_weekday(start.in_year(other), weekday)]
    return (beside[0], f"the weekday fits {beside[0]}, not {year}") if len(beside) == 1 else (year, why)


def _in_year(start: PartialDate, until: PartialDate, year: int) -> tuple[PartialDate, PartialDate]:
    over = (start.month or 0) > (until.month or 0)
    return start.in_year(year), until.in_year(year + over)


def _nearest(expression: Expression, start: PartialDate, until: PartialDate, setting: Setting, tense: Tense) -> Answer:
    """The reading nearest to publication that fits the tense; of two, the one that the weekday beside it confirms."""
    published = setting.published or dt.date.min
    reach = 4 if (start.month, start.day) == (2, 29) else 1
    basis, found = Basis.YEAR_INFERRED, []
    for year in range(published.year - reach, published.year + reach + 1):
        why = f"{year} is the nearest to {setting.published_by} {published.isoformat()}" + _tense_words(tense)
        answer = on_calendar(expression, *_in_year(start, until, year), basis, why)
        if answer.first and answer.last:
            found.append(answer)
    if not found:
        return on_calendar(expression, *_in_year(start, until, published.year), basis, "")
    return min(found, key=lambda answer: (bool(answer.doubt), _distance(answer, published, tense), answer.first))


def nearest_day(expression: Expression, day: int, setting: Setting, tense: Tense) -> Answer:
    """ "On the 14th" without a month: that day nearest to publication which fits the tense."""
    published = setting.published or dt.date.min
    near = [moved(published, days) for days in (-29, 0, 31)]
    told = [PartialDate(year=month.year, month=month.month, day=day) for month in near if month]
    why = f"the nearest to {setting.published_by} {published.isoformat()}" + _tense_words(tense)
    answers = [on_calendar(expression, one, one, Basis.RELATIVE, why) for one in told if one.first()]
    if not answers:
        return Answer(why="the day is in none of the months around publication")
    return min(answers, key=lambda answer: (_distance(answer, published, tense), answer.first or published))


def _tense_words(tense: Tense) -> str:
    return {Tense.PAST: " for what is told as past", Tense.PLANNED: " for what is told as planned"}.get(tense, "")


def _distance(answer: Answer, published: dt.date, tense: Tense) -> int:
    """Days between a reading and publication, more where the tense speaks against it."""
    if answer.first is None or answer.last is None:
        return 0
    ahead, back = (answer.first - published).days, (published - answer.last).days
    if ahead > 0:
        return ahead * (AGAINST_PAST if tense is Tense.PAST else 1)
    return max(back, 0) * (AGAINST_PLANNED if tense is Tense.PLANNED else 1)


def _year_of_text(start: PartialDate, weekday: int | None, setting: Setting) -> tuple[int | None, str]:
    """The year that the text's other dates give, and from what; two that fit equally give none."""
    known = setting.told_years
    confirmed = frozenset(year for year in known if weekday is not None and _is_weekday(start.in_year(year), weekday))
    same_month = setting.month_years.get(start.month or 0, frozenset())
    for years, why in (
        (confirmed, "the weekday fits that year of the text's other dates"),
        (known, "the year of the text's other dates"),
        (same_month, "the year of the text's other date in that month"),
        (frozenset() if known else setting.years, "the year that the text marks"),
    ):
        if len(years) == 1:
            return next(iter(years)), why
    return None, "the text gives several years" if known else "neither the text nor a publication date gives the year"


def _is_weekday(day: PartialDate, weekday: int) -> bool:
    first = day.first() if day.day else None
    return first is not None and first.weekday() == weekday
