"""Texts in pieces: nothing lost, nothing twice, and one policy where marks overlap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.segments import CONTEXT, Mark, Segment, cut_segments, settle_overlaps

TEXT = "Minister Dien met Helberg in Kuala Lumpur."


def mark(words: str, kind: str = "official", label: str = "") -> Mark:
    begin = TEXT.index(words)
    return Mark(begin=begin, end=begin + len(words), kind=kind, label=label or words)


OVERLAPS = {
    "apart": (["Dien", "Helberg"], ["Dien", "Helberg"]),
    "in text order": (["Helberg", "Dien"], ["Dien", "Helberg"]),
    "the longest wins": (["Dien", "Minister Dien"], ["Minister Dien; Dien"]),
    "the longest wins, later": (["Dien met", "met Helberg"], ["met Helberg; Dien met"]),
    "the earliest of two of a length": (["Dien met", "ter Dien"], ["ter Dien; Dien met"]),
    "one in another and one beside": (["Dien", "Minister Dien", "Helberg"], ["Minister Dien; Dien", "Helberg"]),
    "two in another": (["Minister", "Dien", "Minister Dien"], ["Minister Dien; Minister; Dien"]),
    "side by side": (["Minister ", "Dien"], ["Minister ", "Dien"]),
    "empty ones are none": ([""], []),
}


@pytest.mark.parametrize(("given_", "shown"), OVERLAPS.values(), ids=OVERLAPS.keys())
def test_overlaps_are_settled(given_: list[str], shown: list[str]) -> None:
    assert [each.label for each in settle_overlaps(mark(words) for words in given_)] == shown


def test_marks_of_the_same_words_become_one_with_all_labels_once() -> None:
    same = [
        mark("Dien", "official", "official: Dien"),
        mark("Dien", "office", "year: 2025"),
        mark("Dien", "official", "official: Dien"),
    ]
    assert settle_overlaps(same) == (mark("Dien", "official", "official: Dien; year: 2025"),)


def test_a_text_in_pieces() -> None:
    marks = settle_overlaps([mark("Dien"), mark("Kuala Lumpur", "place", "city: Kuala Lumpur")])
    assert cut_segments(TEXT, 0, len(TEXT), marks) == (
        Segment(text="Minister "),
        Segment(text="Dien", kind="official", label="Dien"),
        Segment(text=" met Helberg in "),
        Segment(text="Kuala Lumpur", kind="place", label="city: Kuala Lumpur"),
        Segment(text="."),
    )


def test_what_surrounds_the_telling_words_is_context() -> None:
    own = (TEXT.index("met"), TEXT.index(" in"))
    pieces = cut_segments(TEXT, 0, len(TEXT), [mark("Dien")], [own])
    assert [(piece.text, piece.kind) for piece in pieces] == [
        ("Minister ", CONTEXT),
        ("Dien", "official"),
        (" ", CONTEXT),
        ("met Helberg", ""),
        (" in Kuala Lumpur.", CONTEXT),
    ]


def test_an_empty_text_has_no_pieces() -> None:
    assert cut_segments("", 0, 0, ()) == ()


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: (min(ends), max(ends)))


@given(st.text(min_size=40, max_size=40), st.lists(SPANS, max_size=12), st.lists(SPANS, max_size=3), SPANS)
def test_pieces_joined_are_the_text(
    text: str, spans: list[tuple[int, int]], own: list[tuple[int, int]], window: tuple[int, int]
) -> None:
    marks = settle_overlaps(Mark(begin=begin, end=end, kind="date", label=f"{begin}") for begin, end in spans)
    pieces = cut_segments(text, *window, marks, own)
    assert sum(len(piece.text) for piece in pieces) == window[1] - window[0]
    assert all(piece.text for piece in pieces)
    marked = {place for shown in marks for place in range(shown.begin, shown.end)}
    place = window[0]
    for piece in pieces:
        assert {place in marked for place in range(place, place + len(piece.text))} == {piece.kind == "date"}
        place += len(piece.text)


@given(st.lists(SPANS, max_size=12))
def test_settled_marks_do_not_overlap_and_every_mark_dropped_crosses_one(spans: list[tuple[int, int]]) -> None:
    shown = settle_overlaps(Mark(begin=begin, end=end, kind="date", label="x") for begin, end in spans)
    assert all(first.end <= second.begin for first, second in zip(shown, shown[1:], strict=False))
    kept = [(each.begin, each.end) for each in shown]
    for begin, end in spans:
        assert begin == end or any(begin < last and first < end for first, last in kept)
