"""Turns what the words of date expressions say into days, as far as the article settles them.

A year that is not told comes from the year that opens the sentence, from the publication date (the nearest that fits the
tense), or from the other full dates of the text. Words such as "Friday" count from the publication date, words such as "the
next day" from the last date told before them. Today's date plays no part. Where two readings fit, the date stays unknown.
A day that the calendar does not have, and one that its weekday contradicts, are kept as told and marked doubtful.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.dates.answers import Answer, Before, Setting, on_calendar
from extract.dates.context import sentence_around
from extract.dates.counting import from_publication, from_text, part_of_year
from extract.dates.expressions import Expression
from extract.dates.half import HalfKnown, half_known_day
from extract.dates.mentions import mention_of_date
from extract.dates.numbers import of_numbers
from extract.dates.plain import plain_text
from extract.dates.rules import SPOKEN, Base, DateRules, Reading, Tense
from extract.dates.survey import STAMP, at_dateline, day_of_news, survey, with_news, written_on
from extract.dates.tense import tense_of
from extract.dates.years import nearest_day, without_year
from extract.model import Article, Basis, DateMention, PartialDate, Precision, TimeRelation

OPENING = 30
"""A year that ends within so many characters of its sentence's beginning holds for the whole sentence: "In May 2015, ..."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """An expression with what became of it."""

    expression: Expression
    mention: DateMention


def resolve_expressions(
    article: Article,
    expressions: Sequence[Expression],
    rules: DateRules,
    plain: str | None = None,
    news: dt.date | None = None,
) -> tuple[Resolved, ...]:
    """Every expression with the days it comes to, in the order of the text; `plain` is the article's `plain_text`.

    `news` is the day of the news where something else than the dates of the text tells it.
    """
    plain = plain_text(article.text) if plain is None else plain
    setting = survey(article, expressions)
    setting = at_dateline(setting, written_on(article, expressions, setting.day_first), f"{STAMP} of")
    setting = with_news(setting, news or day_of_news(expressions))
    setting = at_dateline(setting, _dateline_day(expressions, setting))
    resolved: list[Resolved] = []
    before, half = Before(), HalfKnown(known=setting.anchor is not None)
    for expression in expressions:
        tense = _tense(article.text, plain, expression, rules)
        told = _as_its_date(_with_month(expression, before.month), resolved)
        answer = _with_opening_year(told, resolved, article.text) or resolve(told, setting, tense, before)
        if answer.first is None:
            told = half_known_day(told, tense, half)
        half = half.after(told)
        resolved.append(Resolved(expression=told, mention=mention_of_date(article, told, answer)))
        before = _after(before, told, answer, setting, tense)
    return tuple(_with_date_behind(resolved, place) for place in range(len(resolved)))


def _with_date_behind(resolved: Sequence[Resolved], place: int) -> Resolved:
    """An hour in front of its date with that date: "at 4 p.m. on Monday"; everything else as it is."""
    hour = resolved[place]
    if hour.expression.reading is not Reading.HOUR_AHEAD or place + 1 == len(resolved):
        return hour
    when = resolved[place + 1].mention.when
    value = resolved[place + 1].mention.mention.value
    told = replace(hour.mention, when=when, precision=when.precision, mention=replace(hour.mention.mention, value=value))
    return replace(hour, mention=told)


def _after(before: Before, expression: Expression, answer: Answer, setting: Setting, tense: Tense) -> Before:
    """What stands before the next expression. The date of something else is none to count days from."""
    if expression.reading in (Reading.DATELINE, Reading.NO_DATE, Reading.HOUR_AHEAD, Reading.OTHER_SIDE):
        return before
    start = expression.start
    if answer.first is None or answer.last is None:
        known = start is not None and start.month is not None and not expression.excluded
        return replace(before, month=replace(start, day=None)) if known and start else before
    if answer.precision is not Precision.DAY:
        return replace(before, period=answer)
    spoken = expression.excluded == SPOKEN
    weak = before.day is None or before.spoken or before.day.first == setting.published
    if expression.excluded and not (spoken and weak):
        return before
    month = PartialDate(year=answer.first.year, month=answer.first.month)
    ahead = answer.first > setting.anchor if setting.anchor else tense is Tense.PLANNED
    return Before(period=answer, day=answer, month=month, spoken=spoken, done=before.done if ahead else answer)


def _tense(text: str, plain: str, expression: Expression, rules: DateRules) -> Tense:
    """The tense, looked for only where it can matter: a full date is what it is."""
    timeless = expression.base is Base.TEXT or expression.reading in (Reading.CLOCK, Reading.NO_DATE, Reading.DATELINE)
    if timeless or (expression.start and expression.start.year):
        return Tense.OPEN
    begin, end = sentence_around(text, expression.begin, expression.end)
    tense = tense_of(plain[begin:end], expression.begin - begin, expression.end - begin, rules)
    if expression.relation in (TimeRelation.ON, TimeRelation.SINCE):
        return tense
    return Tense.OPEN if expression.start or tense is Tense.PAST else Tense.PLANNED


def _as_its_date(expression: Expression, before: Sequence[Resolved]) -> Expression:
    """An hour is that of something else where its date is: "reply by July 20 at 6 p.m."."""
    if expression.reading is not Reading.CLOCK or expression.base is not Base.TEXT or not before:
        return expression
    date = before[-1].mention
    of_other = date.excluded or date.relation is not TimeRelation.ON
    return replace(expression, excluded=Reading.CLOCK.value) if of_other else expression


def _with_month(expression: Expression, month: PartialDate | None) -> Expression:
    """ "The 14th" with the month of the date before it."""
    start = expression.start
    if expression.reading is not Reading.DAY_ALONE or start is None or month is None:
        return expression
    told = replace(month, day=start.day)
    return replace(expression, start=told, until=told)


def _with_opening_year(expression: Expression, before: Sequence[Resolved], text: str) -> Answer | None:
    """The answer by a year that opens the sentence: "In 2015 ... on July 14"; None where none does."""
    start, until = expression.start, expression.until
    if start is None or until is None or start.year or not start.month or expression.base is not Base.CALENDAR:
        return None
    sentence, _ = sentence_around(text, expression.begin, expression.end)
    for earlier in reversed(before):
        if earlier.expression.begin < sentence:
            break
        year = earlier.expression.start.year if earlier.expression.start else None
        if year and not earlier.expression.excluded and earlier.expression.end - sentence <= OPENING:
            return on_calendar(
                expression, start.in_year(year), until.in_year(year), Basis.YEAR_INFERRED, "the year opens the sentence"
            )
    return None


def _dateline_day(expressions: Iterable[Expression], setting: Setting) -> dt.date | None:
    """The day of the dateline, on which the text was written."""
    for expression in expressions:
        if expression.reading is Reading.DATELINE:
            of_news = frozenset((setting.news.year,)) if setting.news else frozenset()
            answer = resolve(expression, replace(setting, told_years=setting.told_years or of_news), Tense.OPEN, Before())
            return answer.first if answer.first == answer.last else None
    return None


def resolve(expression: Expression, setting: Setting, tense: Tense, before: Before) -> Answer:
    """What one expression comes to; `before` holds the dates told before it, for "the next day"."""
    if expression.reading in (Reading.NO_DATE, Reading.HOUR_AHEAD):
        return Answer(why="the words give no date")
    if expression.numbers:
        return of_numbers(expression, setting)
    if expression.base is Base.TEXT:
        return from_text(expression, before, setting)
    if expression.base is Base.PUBLICATION:
        return from_publication(expression, setting, tense)
    if expression.which:
        return part_of_year(expression, expression.start.year if expression.start else None, Basis.STATED, "")
    start, until = expression.start, expression.until
    if start is not None and start.month is None and start.day is not None and setting.published is not None:
        return nearest_day(expression, start.day, setting, tense)
    if start is None or until is None or (start.month is None and start.day is not None):
        return Answer(why="neither the month nor the year is told")
    if start.year is not None:
        return on_calendar(expression, start, until, Basis.STATED, "")
    return without_year(expression, start, until, setting, tense)
