"""An expression with its answer as the mention of a date, its relation taken into account."""

from __future__ import annotations

from dataclasses import replace

from extract.dates.answers import Answer, precision_of
from extract.dates.calendar import month_end
from extract.dates.expressions import Expression
from extract.dates.rules import Base, Reading, Unit
from extract.model import Article, DateMention, MentionKind, PartialDate, Precision, TimeRelation, When, mention_of

NO_DAY_BEFORE = "no day told before it"
"""The reason for excluding "in the morning" and "on the second day" where no day stands before."""


def mention_of_date(article: Article, expression: Expression, answer: Answer) -> DateMention:
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
        refers=_refers(expression),
        excluded=expression.excluded or _no_date_after_all(expression, answer),
        doubt=answer.doubt,
        candidates=answer.candidates,
        weekday=expression.weekday if start and start.day else None,
    )


def _refers(expression: Expression) -> str | None:
    """What an expression hangs on: nothing, publication, the text; `behind` where its day is of what is told behind it."""
    if expression.reading is Reading.OTHER_SIDE:
        return "behind"
    return None if expression.base is Base.CALENDAR else expression.base.value


def _no_date_after_all(expression: Expression, answer: Answer) -> str:
    """Why words that count from what is told before them are none of a date where nothing is."""
    only_beside = expression.reading in (Reading.ITS_HOUR, Reading.OTHER_SIDE) or (
        expression.base is Base.TEXT and bool(expression.which)
    )
    return NO_DAY_BEFORE if only_beside and answer.first is None and expression.start is None else ""


def _precision_of_words(expression: Expression) -> Precision:
    if expression.reading is Reading.NO_DATE:
        return Precision.UNKNOWN
    if expression.relation in (TimeRelation.BEFORE, TimeRelation.AFTER):
        return Precision.APPROXIMATE
    return Precision.MONTH if expression.part and expression.size is Unit.YEAR else precision_of(expression)


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
