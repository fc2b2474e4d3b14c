"""Dates as mentions and claims write them, in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.date_values import date_words, span_of

VALUES = {
    "a day": ("2025-11-14", "14 Nov 2025"),
    "a range": ("2025-11-12/2025-11-14", "12–14 Nov 2025"),
    "a range with dots": ("2025-11-12..2025-11-14", "12–14 Nov 2025"),
    "only the end": ("../2025-11-12", "until 12 Nov 2025"),
    "only the end, with dots": ("..2025-11-12", "until 12 Nov 2025"),
    "only the start": ("2025-11-12/..", "from 12 Nov 2025"),
    "only the start, with dots": ("2025-11-12..", "from 12 Nov 2025"),
    "a month": ("2025-11", "November 2025"),
    "a month by its days": ("2025-11-01/2025-11-30", "November 2025"),
    "two months": ("2025-10-01/2025-11-30", "October–November 2025"),
    "a year": ("2025", "2025"),
    "a year by its days": ("2025-01-01/2025-12-31", "2025"),
    "a day without its year": ("--05-22", "22 May, year not told"),
    "a month without its year": ("--05", "May, year not told"),
    "days without their year": ("--11-12..--11-14", "12 Nov – 14 Nov, year not told"),
    "no date": ("right before the round", "right before the round"),
    "a day of no month": ("---14", "---14"),
    "no such day": ("2025-02-31", "2025-02-31"),
    "no such month": ("2025-13", "2025-13"),
    "no such month without its year": ("--13-01", "--13-01"),
    "the year nought": ("0000-01-01", "0000-01-01"),
    "turned round": ("2025-11-14/2025-11-12", "2025-11-14/2025-11-12"),
    "half a date": ("2025-11-12/soon", "2025-11-12/soon"),
    "other digits": ("٢٠٢٥", "٢٠٢٥"),
    "two dots alone": ("..", ".."),
    "empty": ("", ""),
}


@pytest.mark.parametrize(("value", "words"), VALUES.values(), ids=VALUES.keys())
def test_dates_in_words(value: str, words: str) -> None:
    assert date_words(value) == words


@given(st.text() | st.text("0123456789-./", max_size=24))
def test_any_value_has_words(value: str) -> None:
    assert date_words(value) == value or span_of(value) or "year not told" in date_words(value)


@given(st.dates(), st.dates())
def test_spans_are_those_written(one: dt.date, other: dt.date) -> None:
    start, end = sorted((one, other))
    span = span_of(f"{start}/{end}")
    assert span
    assert (span.start, span.end) == (start, end)
