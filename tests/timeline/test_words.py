"""Dates, their basis and sums in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_factory import empty_dossier, one_event_dossier, sample_dossier
from extract.model import Basis, Corpus, Event, Precision, When
from factory import eng, event, when
from timeline.table import events_frame
from timeline.words import (
    answer_line,
    answer_parts,
    basis_words,
    counted,
    kind_words,
    notes,
    overdue,
    rows_of,
    when_words,
)

TODAY = dt.date(2026, 11, 25)


def span(start: str, end: str, precision: str) -> When:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (start, end))
    return When(start=first, end=last, precision=Precision(precision), basis=Basis.STATED)


SHAPES = {
    "unknown": (When(), "date unknown"),
    "a day": (when("2025-11-14"), "14 Nov 2025"),
    "days of one month": (when("2025-11-12..2025-11-14"), "12–14 Nov 2025"),
    "days of two months": (when("2025-10-30..2025-11-02"), "30 Oct – 2 Nov 2025"),
    "days of two years": (when("2025-12-30..2026-01-02"), "30 Dec 2025 – 2 Jan 2026"),
    "days, only the end": (when("..2025-05-16"), "until 16 May 2025"),
    "days, only the start": (when("2025-06-02.."), "from 2 Jun 2025"),
    "a month": (when("2025-11"), "November 2025"),
    "two months of one year": (when("2025-10..2025-11"), "October–November 2025"),
    "months of two years": (when("2025-12..2026-01"), "December 2025 – January 2026"),
    "a quarter": (span("2025-04-01", "2025-06-30", "month"), "April–June 2025"),
    "half a year": (span("2025-07-01", "2025-12-31", "month"), "July–December 2025"),
    "twelve months": (span("2025-01-01", "2025-12-31", "month"), "2025"),
    "months, only the end": (when("..2025-11"), "until November 2025"),
    "months, only the start": (when("2025-11.."), "from November 2025"),
    "the first half of a month": (span("2025-11-01", "2025-11-15", "month"), "first half of November 2025"),
    "the second half of a month": (span("2025-02-16", "2025-02-28", "month"), "second half of February 2025"),
    "the first days of a month": (span("2025-11-01", "2025-11-10", "month"), "early November 2025"),
    "the middle of a month": (span("2025-11-11", "2025-11-20", "month"), "mid-November 2025"),
    "the last days of a month": (span("2025-11-21", "2025-11-30", "month"), "late November 2025"),
    "the last days of a long month": (span("2025-12-22", "2025-12-31", "month"), "late December 2025"),
    "other days without an exact one": (span("2025-11-05", "2025-11-25", "month"), "5–25 Nov 2025, no exact day"),
    "a year": (when("2025"), "2025"),
    "two years": (when("2024..2025"), "2024–2025"),
    "years, only the end": (when("..2025"), "until 2025"),
    "years, only the start": (when("2025.."), "from 2025"),
    "on or before": (when("~..2025-11-12"), "On or shortly before 12 Nov 2025"),
    "on or after": (when("~2025-11-12.."), "On or shortly after 12 Nov 2025"),
    "about a day": (when("~2025-11-12"), "About 12 Nov 2025"),
    "about some days": (when("~2025-11-12..2025-11-14"), "About 12–14 Nov 2025"),
}


@pytest.mark.parametrize(("told", "words"), SHAPES.values(), ids=SHAPES.keys())
def test_when_in_words(told: When, words: str) -> None:
    assert when_words(told) == words


@pytest.mark.parametrize(("told", "words"), SHAPES.values(), ids=SHAPES.keys())
def test_a_row_of_the_table_says_the_same(told: When, words: str) -> None:
    frame = events_frame(Corpus(events=(event(when=told),)))
    assert [when_words(row) for row in rows_of(frame)] == [words]
    assert when_words(frame.iloc[0]) == words


@given(st.none() | st.dates(), st.none() | st.dates(), st.sampled_from([Precision.DAY, Precision.APPROXIMATE]))
def test_every_known_year_is_said(start: dt.date | None, end: dt.date | None, precision: Precision) -> None:
    if start and end and start > end:
        start, end = end, start
    told = When(start=start, end=end, precision=precision if start or end else Precision.UNKNOWN)
    words = when_words(told)
    assert all(str(day.year) in words for day in (start, end) if day)


BASES = {
    "stated": ("stated", "", "as stated"),
    "year inferred": ("year-inferred", "he took office in 2025", "the year is worked out (he took office in 2025)"),
    "relative": ("relative", "the day before the round", "worked out from another date (the day before the round)"),
    "the days of a visit": ("span-of-visit", "", "the days of the visit it was part of"),
    "publication": ("publication", "", "from the publication date"),
    "merged": ("merged", "", "from the other article about this meeting"),
}


@pytest.mark.parametrize(("basis", "why", "words"), BASES.values(), ids=BASES.keys())
def test_the_basis_in_words(basis: str, why: str, words: str) -> None:
    assert basis_words(when("2025-11-14", basis, why), "meeting") == words


def test_every_basis_has_its_own_words() -> None:
    assert {basis for basis, _, _ in BASES.values()} | {"unknown"} == {basis.value for basis in Basis}
    assert basis_words(When(why="two dates fit"), "meeting") == "no article tells the date (two dates fit)"


def planned(day: str, id: str = "e0") -> Event:  # noqa: A002
    return event(eng(day=day, status="planned"), id=id, title="Talks")


LATE = {
    "yesterday": ("2026-11-24", True),
    "today": ("2026-11-25", False),
    "tomorrow": ("2026-11-26", False),
    "a span not yet over": ("2026-11-20..2026-11-25", False),
    "a span that is over": ("2026-11-20..2026-11-24", True),
    "a month that is over": ("2026-10", True),
    "this month": ("2026-11", False),
    "only the start, past": ("2026-11-20..", True),
    "no date": ("", False),
}


@pytest.mark.parametrize(("day", "late"), LATE.values(), ids=LATE.keys())
def test_what_was_planned_for_a_past_date_is_overdue(day: str, *, late: bool) -> None:
    assert list(overdue(events_frame(Corpus(events=(planned(day),))), TODAY)) == [late]
    assert list(overdue(events_frame(Corpus(events=(event(eng(day=day)),))), TODAY)) == [False]


def test_the_answer_line() -> None:
    assert answer_line(sample_dossier().frame) == "7 engagements, 21 May to 30 Nov 2025, 5 sources, 1 planned"
    assert answer_parts(sample_dossier().frame)[0] == "7 engagements"
    assert answer_line(one_event_dossier().frame) == "1 engagement on 22 May 2025, 1 source"
    assert answer_line(empty_dossier().frame) == "No engagements"


ANSWERS = {
    "two years": (["2024-05-21", "2025-05-21"], "2 engagements, 21 May 2024 to 21 May 2025, 1 source"),
    "one day, two engagements": (["2025-05-21", "2025-05-21"], "2 engagements on 21 May 2025, 1 source"),
    "a span alone": (["2025-11-12..2025-11-14"], "1 engagement, 12 Nov to 14 Nov 2025, 1 source"),
    "no date": ([""], "1 engagement, date unknown, 1 source"),
    "no dates": (["", ""], "2 engagements, dates unknown, 1 source"),
    "some without a date": (["", "2025-05-21"], "2 engagements on 21 May 2025, 1 source"),
}


@pytest.mark.parametrize(("days", "words"), ANSWERS.values(), ids=ANSWERS.keys())
def test_answers(days: list[str], words: str) -> None:
    events = tuple(event(eng(day=day), id=f"e{number}") for number, day in enumerate(days))
    assert answer_line(events_frame(Corpus(events=events))) == words


def test_planned_and_cancelled_ones_are_counted_in_the_answer() -> None:
    events = (
        planned("2026-12-01"),
        event(eng(status="cancelled", day="2026-12-01"), id="e1"),
        event(eng(day="2026-12-01"), id="e2"),
    )
    assert answer_line(events_frame(Corpus(events=events))) == "3 engagements on 1 Dec 2026, 1 source, 1 planned, 1 cancelled"


def test_the_notes_of_the_sample() -> None:
    past = "1 planned engagement past its date, no report that it was held."
    assert notes(sample_dossier().frame, TODAY) == (past, "2 without an exact day.")
    due = "Next: November 2025, Nguyen Hong Dien negotiates with Jamieson Greer online."
    assert notes(sample_dossier().frame, dt.date(2025, 11, 1)) == ("2 without an exact day.", due)


def test_notes_name_the_next_that_is_due_and_count_the_overdue() -> None:
    events = (
        planned("2026-11-01", "e0"),
        planned("2026-11-02", "e1"),
        planned("2026-12-02", "e2"),
        planned("2026-12-01", "e3"),
        planned("", "e4"),
    )
    assert notes(events_frame(Corpus(events=events)), TODAY) == (
        "2 planned engagements past their date, no report that they were held.",
        "1 without a date.",
        "Next: 1 Dec 2026, Talks.",
    )


def test_nothing_to_note() -> None:
    assert notes(empty_dossier().frame, TODAY) == ()


def test_numbers_and_kinds() -> None:
    assert [counted(number, "source") for number in (0, 1, 2, 1204)] == ["0 sources", "1 source", "2 sources", "1,204 sources"]
    assert [kind_words(kind) for kind in ("meeting", "other")] == ["Meeting", "Engagement"]
