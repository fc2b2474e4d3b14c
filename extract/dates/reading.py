"""What a match says: its pieces as days, months, weekdays, counts."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extract.dates.expressions import Expression
from extract.dates.matches import Match
from extract.dates.parser import parse_candidate
from extract.dates.rules import DateRules, Reading, Unit
from extract.model import PartialDate

CENTURY_TURN = 50
"""'25 is 2025, '87 is 1987: two digits from here on are of the last century."""
_DAY_NUMBER = re.compile(r"(?<![0-9'])[0-9]{1,2}(?![0-9])")
NEVER_OF_ENGAGEMENT = (Reading.DATELINE, Reading.NO_DATE, Reading.CLOCK)


def read(match: Match, rules: DateRules) -> tuple[Expression, ...]:
    """What a match says; two expressions where a list names days that do not touch ("3 and 17 July")."""
    record = match.rule.record
    first, last = _ends(match, rules)
    unit = _unit(match, first, rules)
    expression = Expression(
        begin=match.begin,
        end=match.end,
        rule=record.id,
        base=record.base,
        unit=unit,
        start=first,
        until=last,
        weekday=_number(match, rules, "weekday", 1, 3, 4),
        last_weekday=_number(match, rules, "weekday", 2),
        shift=_shift(match, rules),
        part=_value(match, rules, "part") or record.part,
        which=_value(match, rules, "ordinal") or _value(match, rules, "season"),
        reading=record.reading,
        excluded=record.reading.value if record.reading in NEVER_OF_ENGAGEMENT else "",
    )
    if record.reading is Reading.NUMBERS:
        return (replace(expression, numbers=_open_numbers(match, rules), start=None, until=None),)
    if record.reading is Reading.PARSER:
        return _parsed(expression, match, rules)
    return _listed(expression, match) if record.reading is Reading.LIST else (expression,)


def _words(match: Match, piece: str, *turns: int) -> str:
    """What a piece matched; `turns` are the numbers behind its name that count, all where none is given."""
    for group, name, turn in match.rule.pieces:
        if name == piece and (not turns or turn in turns):
            words: str | None = match.found.group(group)
            if words is not None:
                return words
    return ""


def _value(match: Match, rules: DateRules, piece: str) -> str:
    words = _words(match, piece)
    return rules.word(piece, words) if words else ""


def _number(match: Match, rules: DateRules, piece: str, *turns: int) -> int | None:
    words = _words(match, piece, *turns)
    return rules.number(piece, words) if words else None


def _partial(match: Match, rules: DateRules, *turns: int) -> PartialDate:
    month = _number(match, rules, "month", *turns)
    if month is None:
        month = _number(match, rules, "month_number", *turns)
    return PartialDate(year=_year(match, *turns), month=month, day=_number(match, rules, "day", *turns))


def _year(match: Match, *turns: int) -> int | None:
    words = _words(match, "year", *turns)
    return _full_year(int(words.lstrip("'")), len(words.lstrip("'"))) if words else None


def _full_year(year: int, digits: int) -> int:
    if digits > 2:
        return year
    return year + (1900 if year >= CENTURY_TURN else 2000)


def _ends(match: Match, rules: DateRules) -> tuple[PartialDate | None, PartialDate | None]:
    """Both ends; what only one of them tells holds for the other, too ("12-14 November 2025")."""
    first, last = _partial(match, rules, 1, 3), _partial(match, rules, 2, 4)
    nothing = PartialDate()
    if last == nothing:
        return (first, first) if first != nothing else (None, None)
    first = replace(first, month=first.month or last.month)
    last = replace(last, month=last.month or first.month)
    return _with_year(first, last)


def _with_year(first: PartialDate, last: PartialDate) -> tuple[PartialDate, PartialDate]:
    """Both ends of a span with the year that one of them tells; a span over the turn of the year has two."""
    over = (first.month or 0) > (last.month or 0)
    if first.year is None and last.year is not None:
        return replace(first, year=last.year - over), last
    if last.year is None and first.year is not None:
        return first, replace(last, year=first.year + over)
    return first, last


def _unit(match: Match, first: PartialDate | None, rules: DateRules) -> Unit:
    told = match.rule.record.unit or _value(match, rules, "unit")
    if told:
        return Unit(told)
    if first is None or first.day or match.rule.record.reading is Reading.NUMBERS:
        return Unit.DAY
    return Unit.MONTH if first.month else Unit.YEAR


def _shift(match: Match, rules: DateRules) -> int | None:
    """How many units away: the record's number, or what {which} or {count} says."""
    told = match.rule.record.shift
    if not told:
        words = _value(match, rules, "which")
        return int(words) if words else None
    sign = -1 if told.startswith("-") else 1
    return sign * (_number(match, rules, "count") or 0) if "{count}" in told else int(told)


def _open_numbers(match: Match, rules: DateRules) -> tuple[int, int, int]:
    short = _words(match, "short_year")
    year = _full_year(int(short), 2) if short else _year(match) or 0
    first, second = _number(match, rules, "first_number"), _number(match, rules, "second_number")
    return first or 0, second or 0, year


def _parsed(expression: Expression, match: Match, rules: DateRules) -> tuple[Expression, ...]:
    """A candidate as the dateparser package reads it; nothing where it does not know it for sure."""
    day = parse_candidate(_words(match, "candidate"), rules.language)
    return (replace(expression, start=day, until=day),) if day else ()


def _listed(expression: Expression, match: Match) -> tuple[Expression, ...]:
    """A list of days as one span where they follow each other, else each day for itself."""
    first = expression.start or PartialDate()
    places = list(_DAY_NUMBER.finditer(match.words))
    days = [int(place.group()) for place in places]
    if all(later - earlier == 1 for earlier, later in pairwise(days)):
        return (expression,)
    each = [replace(first, day=day) for day in days]
    begins = [expression.begin, *(expression.begin + place.start() for place in places[1:])]
    ends = [*(expression.begin + place.end() for place in places[:-1]), expression.end]
    return tuple(
        replace(expression, begin=begin, end=end, start=day, until=day)
        for begin, end, day in zip(begins, ends, each, strict=True)
    )
