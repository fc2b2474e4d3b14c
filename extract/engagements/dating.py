"""The date that an engagement tells itself, as a claim."""

from __future__ import annotations

from extract.days import iso_days
from extract.model import Basis, Claim, DateMention, Field, State

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


def dates_in_words(told: DateMention) -> str:
    """A date as a value: `2025-11-12/2025-11-14`, `../2025-11-12`, or half-known as its mention has it."""
    return iso_days(told.when) or told.mention.value


def _state(told: DateMention) -> State:
    if told.doubt:
        return State.DOUBTFUL
    return State.TOLD if told.when.basis in _READ else State.INFERRED
