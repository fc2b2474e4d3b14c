"""The timeline in a terminal."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier_factory import LABELS, empty_dossier, many_dossier, sample_dossier
from extract.model import Corpus
from factory import eng, event
from timeline.dossier import dossier_of
from timeline.show import OVERDUE, display_width, shorten, show_text

TODAY = dt.date(2026, 11, 25)


def test_each_event_is_a_line_and_the_overdue_are_marked() -> None:
    lines = show_text(sample_dossier(), TODAY).splitlines()
    assert lines[0] == "7 engagements, 21 May to 30 Nov 2025, 5 sources, 1 planned"
    begun = [
        next(index for index, line in enumerate(lines) if line.startswith(when))
        for when in ("21 May 2025", "November 2025", "14 Nov 2025")
    ]
    assert begun == sorted(begun)
    assert lines[begun[1] + 1] == f"  ! {OVERDUE}"
    assert sum(OVERDUE in line for line in lines) == 1
    assert lines[-2:] == ["1 planned engagement past its date, no report that it was held.", "2 without an exact day."]


def test_nothing_is_overdue_before_its_date() -> None:
    assert OVERDUE not in show_text(sample_dossier(), dt.date(2025, 11, 30))


def test_who_and_where_stand_in_words() -> None:
    lines = show_text(sample_dossier(), TODAY).splitlines()
    talks = next(line for line in lines if line.startswith("12–14 Nov 2025"))
    assert "US, VN (nobody named)" in talks
    assert "Washington, United States" in talks


def test_columns_stand_under_each_other_whatever_the_letters() -> None:
    shown = [
        event(eng(people=people), id=f"e{n}", city=city)
        for n, (people, city) in enumerate((("Diên", "Huế"), ("王毅", "東京"), ("Al", "Rome")))
    ]
    lines = show_text(dossier_of(Corpus(events=tuple(shown)), LABELS), TODAY).splitlines()[2:7]
    places = [line.index(city) for line, city in zip(lines[2:], ("Huế", "東京", "Rome"), strict=True)]
    assert len({display_width(line[:place]) for line, place in zip(lines[2:], places, strict=True)}) == 1


def test_an_empty_timeline_says_so() -> None:
    assert show_text(empty_dossier(), TODAY) == "No engagements\n\n"


@pytest.mark.parametrize("width", [80, 100, 110, 140, 400])
def test_lines_fit_the_terminal(width: int) -> None:
    table = show_text(many_dossier(40), TODAY, width).splitlines()[2:42]
    assert max(display_width(line) for line in table) <= width


def test_signs_that_turn_the_direction_of_text_are_left_out() -> None:
    dossier = dossier_of(Corpus(events=(event(city="\u202eemoR"),)), LABELS)
    assert "\u202e" not in show_text(dossier, TODAY)


WIDTHS = {
    "plain": ("Dien", 4),
    "marks": ("Diên", 4),
    "marks apart": ("Die\u0302n", 4),
    "wide": ("越南", 4),
    "full-width": ("ＡＢ", 4),
    "empty": ("", 0),
}


@pytest.mark.parametrize(("text", "width"), WIDTHS.values(), ids=WIDTHS.keys())
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.integers(1, 40))
def test_a_shortened_text_fits(text: str, width: int) -> None:
    assert display_width(shorten(text, width)) <= width
    assert shorten(text, width) == text or shorten(text, width).endswith("…")
