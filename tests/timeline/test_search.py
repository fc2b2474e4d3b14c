"""Search by words: folded, at the beginnings of words, phrases whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.search import haystack, needles

TEXT = ("Minister Nguyễn Hồng Diên met U.S. officials on AI", "trade", "Agreement on energy-related goods", "東京で会談")

FOUND = {
    "without marks": ("Dien", True),
    "with marks": ("Diên", True),
    "capitals": ("MINISTER", True),
    "the beginning of a word": ("ener", True),
    "not inside a word": ("nister", False),
    "AI does not find said": ("ai", True),
    "all words, in any order": ("energy dien", True),
    "one word missing": ("energy helberg", False),
    "a phrase": ('"hong dien"', True),
    "a phrase in the other order": ('"dien hong"', False),
    "a phrase holds whole words": ('"hong die"', False),
    "a phrase does not reach into another text": ('"trade agreement"', False),
    "curly quotation marks": ("“hong dien”", True),
    "an open quotation mark is no obstacle": ('"hong dien', True),
    "dots are blanks": ("U.S.", True),
    "a hyphen is a blank": ("energy related", True),
    "no blanks between words": ("会談", True),
    "only signs finds everything": ("?! -", True),
    "nothing finds everything": ("", True),
}


@pytest.mark.parametrize(("query", "found"), FOUND.values(), ids=FOUND.keys())
def test_what_is_found(query: str, *, found: bool) -> None:
    assert all(needle in haystack(*TEXT) for needle in needles(query)) is found


def test_ai_is_not_found_in_said() -> None:
    assert needles("ai")[0] not in haystack("The minister said so again")


@given(st.text(min_size=1))
def test_a_text_is_found_by_itself(text: str) -> None:
    assert all(needle in haystack(text) for needle in needles(text.replace('"', " ")))
