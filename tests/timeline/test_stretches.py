"""Where events lie on the line of time, and how far they reach."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from extract.model import Corpus
from factory import eng, event
from timeline.stretches import OPEN_DAYS, Shape, place_events
from timeline.table import events_frame

FIRST = float((dt.date(2025, 11, 1) - dt.date(1970, 1, 1)).days)

# The date, then how it is drawn, its mark, begin and end, all counted from 1 November 2025.
STRETCHES = {
    "a day is its noon": ("2025-11-14", Shape.POINT, 13.5, 13, 14),
    "a span is a bar to the end of its last day": ("2025-11-12..2025-11-14", Shape.BAR, 11.5, 11, 14),
    "a month fades around its middle": ("2025-11", Shape.FADED, 15, 0, 30),
    "a year fades around its middle": ("2025", Shape.FADED, -121.5, -304, 61),
    "on or before": ("~..2025-11-12", Shape.FADED_BEFORE, 11.5, 11.5 - OPEN_DAYS, 12),
    "on or after": ("~2025-11-12..", Shape.FADED_AFTER, 11.5, 11, 11.5 + OPEN_DAYS),
    "only the end known": ("..2025-11-16", Shape.FADED_BEFORE, 15.5, 15.5 - OPEN_DAYS, 16),
    "only the start known": ("2025-11-16..", Shape.FADED_AFTER, 15.5, 15, 15.5 + OPEN_DAYS),
    "about one day": ("~2025-11-12..2025-11-12", Shape.FADED, 11.5, 11, 12),
}


@pytest.mark.parametrize(("day", "shape", "mark", "begin", "end"), STRETCHES.values(), ids=STRETCHES.keys())
def test_each_precision_has_its_stretch(day: str, shape: Shape, mark: float, begin: float, end: float) -> None:
    made = place_events(events_frame(Corpus(events=(event(eng(day=day)),))))
    assert made.shape[0] == shape
    assert [made.mark[0] - FIRST, made.begin[0] - FIRST, made.end[0] - FIRST] == [mark, begin, end]


def test_an_unknown_date_has_no_place() -> None:
    made = place_events(events_frame(Corpus(events=(event(eng(day="")),))))
    assert np.isnan([made.mark[0], made.begin[0], made.end[0]]).all()
