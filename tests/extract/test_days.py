"""Dates in words and as values, and stretches of days that meet."""

from __future__ import annotations

import pytest

from extract.days import iso_days, meet, when_words
from factory import when


@pytest.mark.parametrize(
    ("day", "words", "value"),
    [
        ("2025-11-14", "14 Nov 2025", "2025-11-14"),
        ("2025-11-12..2025-11-14", "12 Nov 2025 to 14 Nov 2025", "2025-11-12/2025-11-14"),
        ("2025-11", "November 2025", "2025-11-01/2025-11-30"),
        ("2025", "2025", "2025-01-01/2025-12-31"),
        ("..2025-11-12", "until 12 Nov 2025", "../2025-11-12"),
        ("2025-11-12..", "from 12 Nov 2025", "2025-11-12/.."),
        ("~..2025-11-12", "until 12 Nov 2025", "../2025-11-12"),
        ("", "an unknown date", ""),
    ],
)
def test_a_date_in_words_and_as_a_value(day: str, words: str, value: str):
    assert (when_words(when(day)), iso_days(when(day))) == (words, value)


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        ("2025-11-12", "2025-11-12", True),
        ("2025-11-12", "2025-11-13", False),
        ("2025-11-12..2025-11-14", "2025-11-14..2025-11-16", True),
        ("..2025-11-12", "2025-11-13", False),
        ("..2025-11-12", "2025-11-01", True),
        ("2025-11-12..", "2025-11-01", False),
        ("", "2025-11-01", True),
        ("", "", True),
    ],
)
def test_stretches_that_meet(a: str, b: str, together: bool):
    one, other = when(a), when(b)
    assert meet((one.start, one.end), (other.start, other.end)) is together
    assert meet((other.start, other.end), (one.start, one.end)) is together
