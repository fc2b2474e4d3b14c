"""Finds date expressions and says what their words say, no more: "Friday", month 11 without a year, "two days ago".

The text is first searched for words and numbers that dates are made of; the rules are tried around these only. What a rule
finds becomes an `Expression`; turning that into days is left to `days`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from extract.dates.parser import parse_candidate
from extract.dates.rules import Base, DateRule, DateRules, Near, Reading, Unit, Use, plain_text
from extract.model import PartialDate, TimeRelation

REACH = 44
"""How far a rule may reach from the word or number it is tried for: "HO CHI MINH CITY, Viet Nam, Nov. 14 (VNA) -"."""
CONTEXT_BEFORE, CONTEXT_AFTER = 140, 80
"""How much of its sentence is looked at to see what a date is the date of: "the 30th anniversary of the normalization of ..."."""
RELATION_REACH = 30
"""How near to a date the words stand that make it one end of something: "got under way on the ..."."""
NEVER_OF_ENGAGEMENT = (Reading.DATELINE, Reading.NO_DATE, Reading.CLOCK)
CENTURY_TURN = 50
"""'25 is 2025, '87 is 1987: two digits from here on are of the last century."""
_DAY_NUMBER = re.compile(r"(?<![0-9'])[0-9]{1,2}(?![0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """What the words of a date expression say: `text[begin:end]` is the expression.

    `start` and `until` are its ends as far as told; `weekday` (0 is Monday) stands beside the date or alone; `shift` counts
    `unit`s from `base`, None where the words do not tell it ("Friday"); `part` is early, mid, late, first or second; `which`
    is the number of a quarter or half, or the name of a season; `numbers` is a date of which the order is open.
    """

    begin: int
    end: int
    rule: str
    base: Base = Base.CALENDAR
    unit: Unit = Unit.DAY
    start: PartialDate | None = None
    until: PartialDate | None = None
    weekday: int | None = None
    last_weekday: int | None = None
    shift: int | None = None
    part: str = ""
    which: str = ""
    numbers: tuple[int, int, int] | None = None
    reading: Reading | None = None
    relation: TimeRelation = TimeRelation.ON
    excluded: str = ""

    @property
    def is_span(self) -> bool:
        """Whether the words tell two ends."""
        return self.start != self.until or self.last_weekday is not None

    @property
    def size(self) -> Unit:
        """How large it is, though counted in larger units: "Friday last week" is a day, "May last year" a month."""
        if self.weekday is not None or (self.start is not None and self.start.day is not None and self.unit is not Unit.WEEK):
            return Unit.DAY
        return Unit.MONTH if self.unit is Unit.YEAR and self.start is not None and self.start.month else self.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place where a rule fires, with the expression's span in it."""

    begin: int
    end: int
    rule: DateRule
    found: re.Match[str]

    @property
    def words(self) -> str:
        """The expression as patterns see it."""
        return self.found.string[self.begin : self.end]


def find_expressions(text: str, rules: DateRules, plain: str | None = None) -> tuple[Expression, ...]:
    """All date expressions of a text in order, none within another, with what their words say; `plain` is its `plain_text`."""
    plain = plain_text(text) if plain is None else plain
    kept = settle_overlaps(find_matches(text, plain, rules), len(text))
    expressions = (expression for match in kept if match.rule.record.use is Use.DATE for expression in read(match, rules))
    found = tuple(expressions)
    placed = (
        _hour_of_date(found, place, text) if found[place].reading is Reading.CLOCK else found[place]
        for place in range(len(found))
    )
    return tuple(_in_context(expression, text, plain, rules) for expression in placed)


def _hour_of_date(found: Sequence[Expression], place: int, text: str) -> Expression:
    """An hour is of the date before it in its sentence, else of the one behind it: "Monday, June 6, at 4:00 p.m. EDT"."""
    hour = found[place]
    begin, end = sentence_around(text, hour.begin, hour.end)
    before = takewhile(lambda other: other.begin >= begin, (found[earlier] for earlier in range(place - 1, -1, -1)))
    if any(other.reading is not Reading.CLOCK for other in before):
        return replace(hour, base=Base.TEXT)
    behind = found[place + 1].begin < end if place + 1 < len(found) else False
    return replace(hour, reading=Reading.HOUR_AHEAD) if behind else hour


# --- where rules fire --------------------------------------------------------------------------------------------------


def find_matches(text: str, plain: str, rules: DateRules) -> Iterator[Match]:
    """Every place where a rule fires; `plain` is the text as patterns see it."""
    windows = find_windows(plain, rules.near)
    names: frozenset[str] | None = None
    for rule in rules.dates:
        for begin, end in windows[rule.near]:
            if rule.record.words and not _stands_in(plain, begin, end, rule.record.words):
                continue
            for found in rule.pattern.finditer(plain, begin, end):
                ambiguous = _ambiguous(found, rule, rules)
                if not all(text[place].isupper() for place, _ in ambiguous):
                    continue
                if ambiguous and not any(character.isdigit() for character in found.group()):
                    names = _names_in(text, plain, rules) if names is None else names
                    if any(word in names for _, word in ambiguous):
                        continue
                yield _match(found, rule)


def find_windows(plain: str, near: re.Pattern[str]) -> dict[str, list[tuple[int, int]]]:
    """The stretches of text that lie near words and numbers of dates, by kind; of one kind none overlaps another."""
    windows: dict[str, list[tuple[int, int]]] = {kind: [] for kind in Near}
    for hit in near.finditer(plain):
        stretches = windows[hit.lastgroup or ""]
        begin, end = max(0, hit.start() - REACH), _word_end(plain, hit.end() + REACH)
        if stretches and begin <= stretches[-1][1]:
            begin = stretches.pop()[0]
        stretches.append((begin, end))
    return windows


def _stands_in(plain: str, begin: int, end: int, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110  # called so often that a generator shows
        if plain.find(word, begin, end) >= 0:
            return True
    return False


def _word_end(plain: str, place: int) -> int:
    """The end of the word at a place: a window that cuts a number in two would show a rule another number."""
    limit = min(len(plain), place + REACH)
    while place < limit and plain[place].isalnum():
        place += 1
    return min(place, len(plain))


def _match(found: re.Match[str], rule: DateRule) -> Match:
    span = next((name for name in rule.spans if found.group(name) is not None), 0)
    return Match(begin=found.start(span), end=found.end(span), rule=rule, found=found)


def _ambiguous(found: re.Match[str], rule: DateRule, rules: DateRules) -> tuple[tuple[int, str], ...]:
    """Where the match has words that are dates only with a capital (March, May), and which."""
    words = ((found.start(group), found.group(group)) for group in rule.named if found.group(group) is not None)
    return tuple((place, word.rstrip(".")) for place, word in words if word.rstrip(".") in rules.ambiguous)


def _names_in(text: str, plain: str, rules: DateRules) -> frozenset[str]:
    """The ambiguous words that are somebody's name in this text: `may` where it tells of "Prime Minister May"."""
    found = (hit.group("name") for hit in rules.name.finditer(plain) if text[hit.start("name")].isupper())
    return frozenset(found) & rules.ambiguous


def settle_overlaps(matches: Iterable[Match], length: int) -> tuple[Match, ...]:
    """The matches that stand where several claim the same words: the longest, then the earliest, then by order of rules."""
    taken = bytearray(length)
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.begin - match.end, match.begin, match.rule.order)):
        if taken.find(1, match.begin, match.end) < 0:
            taken[match.begin : match.end] = b"\x01" * (match.end - match.begin)
            kept.append(match)
    return tuple(sorted(kept, key=lambda match: match.begin))


# --- what a match says -------------------------------------------------------------------------------------------------


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
        weekday=_number(match, rules, "weekday", 1, 3),
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


# --- what stands around it ---------------------------------------------------------------------------------------------


_SENTENCE_END = re.compile(r"\n|(?<=[a-z0-9)\]”\"’%]{2})[.!?]+[\"”’)]*\s+(?=[\"“‘(]?[^\W\d_a-z])")


def sentence_around(text: str, begin: int, end: int) -> tuple[int, int]:
    """The sentence of a span, as far as it matters for a date: never beyond its line or the reach of context."""
    left = max(0, begin - CONTEXT_BEFORE)
    for stop in _SENTENCE_END.finditer(text, left, begin):
        left = stop.end()
    right = min(len(text), end + CONTEXT_AFTER)
    stop_after = _SENTENCE_END.search(text, end, right)
    return left, stop_after.start() if stop_after else right


def _in_context(expression: Expression, text: str, plain: str, rules: DateRules) -> Expression:
    """An expression with its relation, and with the reason why it is the date of something else, if it is."""
    begin, end = sentence_around(text, expression.begin, expression.end)
    before, after = plain[begin : expression.begin], plain[expression.end : end]
    relation = expression.relation
    if not expression.is_span:
        told = _told_around(f"{before[-RELATION_REACH:]}~{after[:RELATION_REACH]}", expression.unit, rules.relations)
        relation = TimeRelation(told) if told else TimeRelation.ON
    excluded = expression.excluded or _told_around(f"{before}~{after}", expression.unit, rules.excluded)
    return replace(expression, relation=relation, excluded=excluded)


def _told_around(around: str, unit: Unit, rules: tuple[DateRule, ...]) -> str:
    """The value of the first rule that fires around a date, written as "~"; empty where none does."""
    for rule in rules:
        record = rule.record
        if record.units and unit not in record.units:
            continue
        if (not record.words or _has_one(around, record.words)) and rule.pattern.search(around):
            return record.value
    return ""


def _has_one(around: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110  # as above
        if word in around:
            return True
    return False
