"""What stands around a date in its sentence: "since" and "until", and what makes it the date of something else."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extract.dates.expressions import Expression
from extract.dates.rules import DateRule, DateRules, Unit
from extract.model import TimeRelation

CONTEXT_BEFORE, CONTEXT_AFTER = 140, 80
"""How much of its sentence is looked at to see what a date is the date of: "the 30th anniversary of the normalization of ..."."""
RELATION_REACH = 90
"""How near to a date the words stand that make it one end of something: "wrapped up a two-day visit to ... on Saturday"."""
_SENTENCE_END = re.compile(r"\n|(?:(?<=[a-z0-9)\]”\"’%]{2})|(?<=\s[0-9]))[.!?]+[\"”’)]*\s+(?=[\"“‘(]?[^\W\d_a-z])")


@lru_cache(maxsize=256)
def sentence_around(text: str, begin: int, end: int) -> tuple[int, int]:
    """The sentence of a span, as far as it matters for a date: never beyond its line or the reach of context."""
    left = max(0, begin - CONTEXT_BEFORE)
    for stop in _SENTENCE_END.finditer(text, left, begin):
        left = stop.end()
    right = min(len(text), end + CONTEXT_AFTER)
    stop_after = _SENTENCE_END.search(text, end, right)
    return left, stop_after.start() if stop_after else right


def in_context(expression: Expression, text: str, plain: str, rules: DateRules) -> Expression:
    """An expression with its relation, and with the reason why it is the date of something else, if it is."""
    begin, end = sentence_around(text, expression.begin, expression.end)
    before, after = plain[begin : expression.begin], plain[expression.end : end]
    relation = expression.relation
    if not expression.is_span:
        told = _told_around(f"{before[-RELATION_REACH:]}~{after[:RELATION_REACH]}", expression.unit, rules.relations)
        relation = TimeRelation(told) if told else TimeRelation.ON
    excluded = expression.excluded or _told_around(f"{before}~{after}", expression.unit, rules.excluded)
    if relation is expression.relation and excluded == expression.excluded:
        return expression
    return replace(expression, relation=relation, excluded=excluded)


def _told_around(around: str, unit: Unit, rules: tuple[DateRule, ...]) -> str:
    """The value of the first rule that fires around a date, written as "~"; empty where none does."""
    for rule in rules:
        record = rule.record
        if record.units and unit not in record.units:
            continue
        for word in record.words:
            if word in around:
                break
        else:
            if record.words:
                continue
        if rule.pattern.search(around):
            return record.value
    return ""
