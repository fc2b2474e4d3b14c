"""Contacts moved to another day."""

from __future__ import annotations

import datetime as dt

import pytest

from extract import Status, find_engagements
from factory import article

PUBLISHED = dt.date(2025, 11, 1)
MOVED = [
    pytest.param("due in Washington on November 12, has been postponed to November 14", (12, 14), id="postponed to"),
    pytest.param("set for November 12 was pushed back until November 14", (12, 14), id="pushed back until"),
    pytest.param("has been put off from November 12 until November 14", (12, 14), id="from until"),
    pytest.param("originally planned for November 12 was moved forward to November 10", (12, 10), id="brought forward"),
    pytest.param("has been rescheduled for November 14", (None, 14), id="no former day"),
]


@pytest.mark.parametrize(("words", "days"), MOVED)
def test_a_contact_is_planned_for_the_day_to_which_it_was_moved(words: str, days: tuple[int | None, int]) -> None:
    text = f"The meeting between Korean Trade Minister Ana Alfa and Chilean Trade Minister Ben Beta {words}, the ministry said."
    (told,) = find_engagements(article(text, published=PUBLISHED))
    former = told.former.start.day if told.former.start else None
    assert (former, told.when.start and told.when.start.day) == days
    assert told.status is Status.PLANNED


def test_what_is_put_off_without_a_day_is_called_off() -> None:
    text = "The meeting of Korean Trade Minister Ana Alfa and Chilean Trade Minister Ben Beta on November 12 has been put off."
    (told,) = find_engagements(article(text, published=PUBLISHED))
    assert told.status is Status.CANCELLED
    assert not told.former.known
