"""Finds date expressions and says what their words say, no more: "Friday", month 11 without a year, "two days ago".

The text is first searched for words and numbers that dates are made of; the rules are tried around these only. What a rule
finds becomes an `Expression`; turning that into days is left to `days`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extract.dates.context import in_context, sentence_around
from extract.dates.expressions import Expression
from extract.dates.matches import find_matches, settle_overlaps
from extract.dates.plain import plain_text
from extract.dates.reading import read
from extract.dates.rules import Base, DateRules, Reading, Use


def find_expressions(text: str, rules: DateRules, plain: str | None = None) -> tuple[Expression, ...]:
    """All date expressions of a text in order, none within another, with what their words say; `plain` is its `plain_text`."""
    plain = plain_text(text) if plain is None else plain
    kept = settle_overlaps(find_matches(text, plain, rules))
    expressions = (expression for match in kept if match.rule.record.use is Use.DATE for expression in read(match, rules))
    found = tuple(expressions)
    placed = (
        _hour_of_date(found, place, text) if found[place].reading is Reading.CLOCK else found[place]
        for place in range(len(found))
    )
    return tuple(in_context(expression, text, plain, rules) for expression in placed)


def _hour_of_date(found: Sequence[Expression], place: int, text: str) -> Expression:
    """An hour is of the date before it in its sentence, else of the one behind it: "Monday, June 6, at 4:00 p.m. EDT"."""
    hour = found[place]
    begin, end = sentence_around(text, hour.begin, hour.end)
    before = takewhile(lambda other: other.begin >= begin, (found[earlier] for earlier in range(place - 1, -1, -1)))
    if any(other.reading is not Reading.CLOCK for other in before):
        return replace(hour, base=Base.TEXT, excluded="")
    behind = found[place + 1].begin < end if place + 1 < len(found) else False
    return replace(hour, reading=Reading.HOUR_AHEAD) if behind else hour
