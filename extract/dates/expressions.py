"""What the words of a date expression say, before anything is worked out."""

from __future__ import annotations

from dataclasses import dataclass

from extract.dates.rules import Base, Reading, Unit
from extract.model import PartialDate, TimeRelation


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
