"""The date that an engagement tells itself, as a claim."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from extract.days import iso_days
from extract.model import Basis, Claim, DateMention, Field, Precision, State, TimeRelation

_AND = re.compile(r",?\s+and\s+(?:on\s+)?")
_READ = (Basis.STATED, Basis.UNKNOWN)


def date_claim(told: DateMention) -> Claim:
    """The claim for a date, with the words that tell it: `2025-11-14` by "Friday"."""
    return Claim(
        field=Field.WHEN,
        value=dates_in_words(told),
        mention=told.mention,
        state=_state(told),
        why=told.when.why or told.doubt,
    )


def days_in_one(text: str, dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates of a sentence, days that follow each other in one breath as one: "on Tuesday and Wednesday"."""
    found: list[DateMention] = []
    for date in dates:
        last = found[-1] if found else None
        if last and _AND.fullmatch(text, last.mention.end, date.mention.begin) and _follows(last, date):
            found[-1] = _both(last, date)
        else:
            found.append(date)
    return found


def _follows(first: DateMention, second: DateMention) -> bool:
    days = (first.when.start, first.when.end, second.when.start, second.when.end)
    on = first.relation is second.relation is TimeRelation.ON and first.precision is second.precision is Precision.DAY
    return on and None not in days and first.when.end is not None and second.when.start == first.when.end + dt.timedelta(days=1)


def _both(first: DateMention, second: DateMention) -> DateMention:
    when = replace(first.when, end=second.when.end)
    value = f"{first.mention.value.split('..')[0]}..{second.mention.value.split('..')[-1]}"
    return replace(first, end=second.end, when=when, mention=replace(first.mention, value=value))


def dates_in_words(told: DateMention) -> str:
    """A date as a value: `2025-11-12/2025-11-14`, `../2025-11-12`, or half-known as its mention has it."""
    return iso_days(told.when) or told.mention.value


def _state(told: DateMention) -> State:
    if told.doubt:
        return State.DOUBTFUL
    return State.TOLD if told.when.basis in _READ else State.INFERRED
