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

from extract.dates.calendar import LAST_YEAR, month_end, moved, one_day, part_of_month, week_of
from extract.dates.relative import relative_span, span_of_part, unit_span
from extract.dates.rules import MARKED_YEAR, Base, DateRules, Reading, Tense, Unit, plain_text
from extract.dates.tense import tense_of
from extract.dates.words import Expression, sentence_around
from extract.model import (
    Article,
    Basis,
    DateMention,
    MentionKind,
    PartialDate,
    Precision,
    TimeRelation,
    When,
    mention_of,
)

AGAINST_PLANNED = 8
"""A planned date before publication counts as so many times farther away: "planned for Nov. 12" of 18 November was 6 days ago."""
AGAINST_PAST = 30
"""The same for a past date after it: "reopened on Jan. 4" of 18 November was in January before, "met on Nov. 19" is tomorrow."""
OPENING = 30
"""A year that ends within so many characters of its sentence's beginning holds for the whole sentence: "In May 2015, ..."."""
NEARBY = 8
"""Days before publication within which one of two readings of 03/04/2025 is taken for the news reported."""

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

    `anchor` is the day that "today" means: the publication date, else that of the dateline. `full` are the dates told with
    month and year, `years` years told otherwise that can stand for the time of the text; `day_first` is the order of
    numbers in 14/11/2025, None where the article does not show it.
    """

    published: dt.date | None
    anchor: dt.date | None
    full: tuple[PartialDate, ...] = ()
    years: tuple[int, ...] = ()
    day_first: bool | None = None


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
    """What the text told before an expression: the last date of any size, the last day or days, and the last month."""

    period: Answer | None = None
    day: Answer | None = None
    month: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """An expression with what became of it."""

    expression: Expression
    mention: DateMention


def resolve_expressions(
    article: Article, expressions: Sequence[Expression], rules: DateRules, plain: str | None = None
) -> tuple[Resolved, ...]:
    """Every expression with the days it comes to, in the order of the text; `plain` is the article's `plain_text`."""
    plain = plain_text(article.text) if plain is None else plain
    setting = survey(article, expressions)
    resolved: list[Resolved] = []
    before = Before()
    for expression in expressions:
        tense = _tense(article.text, plain, expression, rules)
        told = _with_month(expression, before.month)
        answer = _with_opening_year(told, resolved, article.text) or resolve(told, setting, tense, before)
        resolved.append(Resolved(expression=told, mention=_mention(article, told, answer)))
        before = _after(before, told, answer)
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


def _after(before: Before, expression: Expression, answer: Answer) -> Before:
    """What stands before the next expression. The date of something else is none to count days from."""
    if expression.reading in (Reading.DATELINE, Reading.NO_DATE, Reading.HOUR_AHEAD):
        return before
    start = expression.start
    if answer.first is None or answer.last is None:
        known = start is not None and start.month is not None and not expression.excluded
        return replace(before, month=replace(start, day=None)) if known and start else before
    if answer.precision is not Precision.DAY:
        return replace(before, period=answer)
    if expression.excluded:
        return before
    month = PartialDate(year=answer.first.year, month=answer.first.month)
    return Before(period=answer, day=answer, month=month)


def _tense(text: str, plain: str, expression: Expression, rules: DateRules) -> Tense:
    """The tense, looked for only where it can matter: a full date is what it is."""
    if expression.base is Base.TEXT or (expression.start and expression.start.year):
        return Tense.OPEN
    begin, end = sentence_around(text, expression.begin, expression.end)
    tense = tense_of(plain[begin:end], expression.begin - begin, expression.end - begin, rules)
    if expression.relation in (TimeRelation.ON, TimeRelation.SINCE):
        return tense
    return Tense.OPEN if expression.start or tense is Tense.PAST else Tense.PLANNED


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
            return _calendar(
                expression, start.in_year(year), until.in_year(year), Basis.YEAR_INFERRED, "the year opens the sentence"
            )
    return None


# --- the article as a whole --------------------------------------------------------------------------------------------


def survey(article: Article, expressions: Sequence[Expression]) -> Setting:
    """What the article gives to go by, read from its publication date and the dates that need nothing else."""
    told = [expression for expression in expressions if expression.start and expression.start.year]
    full = tuple(
        expression.start for expression in told if expression.start and expression.start.month and not _elsewhere(expression)
    )
    marked = [expression.start for expression in told if expression.excluded == MARKED_YEAR and not expression.is_span]
    years = tuple(day.year for day in marked if day and day.year)
    setting = Setting(
        published=article.published,
        anchor=article.published,
        full=full,
        years=years,
        day_first=_order_of_numbers(expressions),
    )
    return setting if setting.anchor else replace(setting, anchor=_dateline_day(expressions, setting))


def _elsewhere(expression: Expression) -> bool:
    return expression.excluded not in ("", Reading.DATELINE.value)


def _order_of_numbers(expressions: Iterable[Expression]) -> bool | None:
    """Whether the day stands first in 03/04/2025, as the article's other dates of that form show."""
    numbers = [expression.numbers for expression in expressions if expression.numbers]
    day_first = any(first > 12 >= second for first, second, _ in numbers)
    month_first = any(second > 12 >= first for first, second, _ in numbers)
    return day_first if day_first != month_first else None


def _dateline_day(expressions: Iterable[Expression], setting: Setting) -> dt.date | None:
    """The day of the dateline, which stands for the publication date where that is not known."""
    for expression in expressions:
        if expression.reading is Reading.DATELINE:
            answer = resolve(expression, setting, Tense.OPEN, Before())
            return answer.first if answer.first == answer.last else None
    return None


# --- one expression ----------------------------------------------------------------------------------------------------


def resolve(expression: Expression, setting: Setting, tense: Tense, before: Before) -> Answer:
    """What one expression comes to; `before` holds the dates told before it, for "the next day"."""
    if expression.reading in (Reading.NO_DATE, Reading.HOUR_AHEAD):
        return Answer(why="the words give no date")
    if expression.numbers:
        return _of_numbers(expression, setting)
    if expression.base is Base.TEXT:
        return _from_text(expression, before, setting)
    if expression.base is Base.PUBLICATION:
        return _from_publication(expression, setting, tense)
    if expression.which:
        return _part_of_year(expression, expression.start.year if expression.start else None, Basis.STATED, "")
    start, until = expression.start, expression.until
    if start is not None and start.month is None and start.day is not None and setting.anchor is not None:
        return _nearest_day(expression, start.day, setting.anchor, tense)
    if start is None or until is None or (start.month is None and start.day is not None):
        return Answer(why="neither the month nor the year is told")
    if start.year is not None:
        return _calendar(expression, start, until, Basis.STATED, "")
    return _without_year(expression, start, until, setting, tense)


def _calendar(expression: Expression, start: PartialDate, until: PartialDate, basis: Basis, why: str) -> Answer:
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
    first, last, precision = _narrowed(expression, first, last)
    return Answer(first=first, last=last, precision=precision, basis=basis, why=why, doubt=doubt)


def _weekday_doubt(weekday: int | None, day: dt.date) -> str:
    if weekday is None or day.weekday() == weekday:
        return ""
    return f"{day.day} {day:%B %Y} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[weekday]}"


def _spelled(day: PartialDate) -> str:
    month = dt.date(2000, day.month, 1).strftime("%B") if day.month else ""
    return " ".join(str(part) for part in (day.day, month, day.year) if part)


def _narrowed(expression: Expression, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date, Precision]:
    """A span cut down to its early, middle or late part, with its precision: "early May" is 1 to 10 May."""
    part = expression.part
    if not part or expression.size not in (Unit.MONTH, Unit.YEAR):
        return first, last, PRECISION[expression.size]
    if expression.size is Unit.MONTH:
        return *part_of_month(first, last, part), Precision.MONTH
    begins, ends = {"early": (1, 3), "mid": (5, 8), "late": (10, 12), "first": (1, 6), "second": (7, 12)}[part]
    return first.replace(month=begins), month_end(first.replace(month=ends)), Precision.MONTH


# --- the year ----------------------------------------------------------------------------------------------------------


def _without_year(expression: Expression, start: PartialDate, until: PartialDate, setting: Setting, tense: Tense) -> Answer:
    """A date without its year: by publication and tense, else by the other dates of the text, else unknown."""
    if setting.published is not None:
        return _nearest(expression, start, until, setting.published, tense)
    year, why = _year_of_text(start, expression.weekday, setting)
    if year is None:
        return Answer(why=why)
    return _calendar(expression, *_in_year(start, until, year), Basis.YEAR_INFERRED, why)


def _in_year(start: PartialDate, until: PartialDate, year: int) -> tuple[PartialDate, PartialDate]:
    over = (start.month or 0) > (until.month or 0)
    return start.in_year(year), until.in_year(year + over)


def _nearest(expression: Expression, start: PartialDate, until: PartialDate, published: dt.date, tense: Tense) -> Answer:
    """The reading nearest to publication that fits the tense; of two, the one that the weekday beside it confirms."""
    reach = 4 if (start.month, start.day) == (2, 29) else 1
    basis, found = Basis.YEAR_INFERRED, []
    for year in range(published.year - reach, published.year + reach + 1):
        why = f"{year} is the nearest to publication on {published.isoformat()}" + _tense_words(tense)
        answer = _calendar(expression, *_in_year(start, until, year), basis, why)
        if answer.first and answer.last:
            found.append(answer)
    if not found:
        return _calendar(expression, *_in_year(start, until, published.year), basis, "")
    return min(found, key=lambda answer: (bool(answer.doubt), _distance(answer, published, tense), answer.first))


def _nearest_day(expression: Expression, day: int, published: dt.date, tense: Tense) -> Answer:
    """ "On the 14th" without a month: that day nearest to publication which fits the tense."""
    near = [moved(published, days) for days in (-29, 0, 31)]
    told = [PartialDate(year=month.year, month=month.month, day=day) for month in near if month]
    why = f"the nearest to publication on {published.isoformat()}" + _tense_words(tense)
    answers = [_calendar(expression, one, one, Basis.RELATIVE, why) for one in told if one.first()]
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
    known = {day.year for day in setting.full if day.year}
    confirmed = {year for year in known if weekday is not None and _is_weekday(start.in_year(year), weekday)}
    same_month = {day.year for day in setting.full if day.year and day.month == start.month}
    for years, why in (
        (confirmed, "the weekday fits that year of the text's other dates"),
        (known, "the year of the text's other dates"),
        (same_month, "the year of the text's other date in that month"),
        (set(setting.years) if not known else set(), "the year that the text marks"),
    ):
        if len(years) == 1:
            return years.pop(), why
    return None, "the text gives several years" if known else "neither the text nor a publication date gives the year"


def _is_weekday(day: PartialDate, weekday: int) -> bool:
    first = day.first() if day.day else None
    return first is not None and first.weekday() == weekday


def _of_numbers(expression: Expression, setting: Setting) -> Answer:
    """03/04/2025 by the order that the article shows, by its weekday, or by another date; else unknown between the two."""
    first, second, year = expression.numbers or (0, 0, 0)
    readings = {True: PartialDate(year=year, month=second, day=first), False: PartialDate(year=year, month=first, day=second)}
    possible = {order: told for order, told in readings.items() if told.month and told.month <= 12 and told.first()}
    days = sorted({day for told in possible.values() if (day := told.first())})
    if len(days) == 1:
        return _calendar(expression, *(next(iter(possible.values())),) * 2, Basis.STATED, "")
    if not days:
        return Answer(why="the day is not in the calendar", doubt="the numbers are no date")
    if setting.day_first in possible and setting.day_first is not None:
        told = possible[setting.day_first]
        return _calendar(expression, told, told, Basis.STATED, "the order of the article's other dates in numbers")
    likely = [day for day in days if _is_supported(day, expression.weekday, setting)]
    if len(likely) == 1:
        told = PartialDate(year=likely[0].year, month=likely[0].month, day=likely[0].day)
        return _calendar(
            expression, told, told, Basis.STATED, "the other reading fits neither the weekday nor the article's dates"
        )
    return Answer(why="the article does not show whether the day or the month comes first", candidates=tuple(days))


def _is_supported(day: dt.date, weekday: int | None, setting: Setting) -> bool:
    if weekday is not None:
        return day.weekday() == weekday
    if any(told.first() == day for told in setting.full if told.day):
        return True
    return setting.published is not None and 0 <= (setting.published - day).days < NEARBY


# --- counting from publication -----------------------------------------------------------------------------------------


def _from_publication(expression: Expression, setting: Setting, tense: Tense) -> Answer:
    """ "Friday", "last week", "two years ago", counted from the day of publication."""
    anchor = setting.anchor
    if anchor is None:
        return Answer(why="the article has no publication date to count from")
    told = "published" if setting.published else "dateline of"
    span = relative_span(expression, anchor, tense)
    if span is None:
        return Answer(why="the words lead out of the calendar")
    first, last, precision = _narrowed(expression, *span)
    why = f"counted from {told} {anchor.isoformat()}{_weekday_tense(expression, tense)}"
    return Answer(first=first, last=last, precision=precision, basis=Basis.RELATIVE, why=why)


def _weekday_tense(expression: Expression, tense: Tense) -> str:
    if expression.weekday is None or expression.shift is not None:
        return ""
    return ", the next one" if tense is Tense.PLANNED else ", the day itself or the last one before it"


def _part_of_year(expression: Expression, year: int | None, basis: Basis, why: str) -> Answer:
    span = span_of_part(expression, year) if year else None
    if span is None:
        return Answer(why="the year is not told")
    return Answer(first=span[0], last=span[1], precision=PRECISION[expression.size], basis=basis, why=why)


# --- counting from the text --------------------------------------------------------------------------------------------


def _from_text(expression: Expression, before: Before, setting: Setting) -> Answer:
    """ "The next day", "two weeks later": counted from the date told before it."""
    last = before.day if expression.unit in (Unit.DAY, Unit.WEEK) else before.period
    if last is None and expression.reading is Reading.CLOCK:
        return _from_publication(expression, setting, Tense.OPEN)
    if last is None or last.first is None or last.last is None:
        return Answer(why="no date is told before it to count from")
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
    return Answer(first=span[0], last=span[1], precision=PRECISION[expression.size], basis=Basis.RELATIVE, why=why)


def _period(answer: Answer) -> str:
    ends = [day.isoformat() for day in (answer.first, answer.last) if day]
    return ends[0] if len(set(ends)) == 1 else " to ".join(ends)


# --- the mention -------------------------------------------------------------------------------------------------------


def _mention(article: Article, expression: Expression, answer: Answer) -> DateMention:
    when = _when(answer, expression.relation)
    relation, start, until = expression.relation, expression.start, expression.until
    if expression.numbers and answer.first:
        start = until = PartialDate(year=answer.first.year, month=answer.first.month, day=answer.first.day)
    value = _canonical(expression, when)
    return DateMention(
        mention=mention_of(article, expression.begin, expression.end, MentionKind.DATE, value, expression.rule),
        start=None if relation is TimeRelation.UNTIL else start,
        end=None if relation is TimeRelation.SINCE else until,
        precision=when.precision if when.known else _precision_of_words(expression),
        relation=relation,
        when=when,
        refers=None if expression.base is Base.CALENDAR else expression.base.value,
        excluded=expression.excluded,
        doubt=answer.doubt,
        candidates=answer.candidates,
    )


def _precision_of_words(expression: Expression) -> Precision:
    if expression.reading is Reading.NO_DATE:
        return Precision.UNKNOWN
    if expression.relation in (TimeRelation.BEFORE, TimeRelation.AFTER):
        return Precision.APPROXIMATE
    return Precision.MONTH if expression.part and expression.size is Unit.YEAR else PRECISION[expression.size]


def _when(answer: Answer, relation: TimeRelation) -> When:
    """The answer as seen from its relation: "since" tells no end, "before" no beginning and only approximately."""
    if answer.first is None or answer.last is None:
        return When(why=answer.why)
    whole = When(start=answer.first, end=answer.last, precision=answer.precision, basis=answer.basis, why=answer.why)
    if relation is TimeRelation.ON:
        return whole
    if relation is TimeRelation.BEFORE:
        return replace(whole, start=None, precision=Precision.APPROXIMATE)
    if relation is TimeRelation.AFTER:
        return replace(whole, end=None, precision=Precision.APPROXIMATE)
    cut = answer.precision is Precision.MONTH and (answer.first.day != 1 or month_end(answer.last) != answer.last)
    precision = Precision.APPROXIMATE if cut else answer.precision
    if relation is TimeRelation.SINCE:
        return replace(whole, end=None, precision=precision)
    return replace(whole, start=None, precision=precision)


def _canonical(expression: Expression, when: When) -> str:
    """What the mention comes to in canonical form: `2025-11-12..2025-11-14`, `--11-14` where the year is open."""
    if when.known:
        ends = [day.isoformat() if day else "" for day in (when.start, when.end)]
    else:
        ends = [half_known(day) if day else "" for day in (expression.start, expression.until)]
    return ends[0] if ends[0] == ends[1] else "..".join(ends)


def half_known(day: PartialDate) -> str:
    """A date as far as it is told: `2025-11`, `--05-22`, `---14`."""
    year = f"{day.year:04d}" if day.year is not None else "-"
    month = f"-{day.month:02d}" if day.month else "-" if day.day else ""
    return year + month + (f"-{day.day:02d}" if day.day else "")
