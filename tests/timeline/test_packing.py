"""Marks and words in sub-rows: nothing hides anything while there is room, and no mark is moved along the line of time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.packing import MOST_ROWS, Item, Place, outward, pack_marks, pack_with_words
from timeline.plotted_text import text_width


def mark(middle: float, *texts: str, reach: float = 0) -> Item:
    return Item(left=middle - 6.5 - reach, right=middle + 6.5 + reach, texts=texts)


def test_sub_rows_open_from_the_middle_outward() -> None:
    assert list(outward(5)) == [0, 1, -1, 2, -2]


ROWS = {
    "apart": ([10, 40, 80], [0, 0, 0]),
    "the same day": ([40, 40, 40, 40], [0, 1, -1, 2]),
    "close, then free again": ([40, 44, 80], [0, 1, 0]),
    "out of order": ([80, 10, 84], [0, 0, 1]),
}


@pytest.mark.parametrize(("middles", "rows"), ROWS.values(), ids=ROWS.keys())
def test_marks_take_the_first_free_sub_row(middles: list[float], rows: list[int]) -> None:
    assert [place.row for place in pack_marks([mark(middle) for middle in middles])] == rows


def test_marks_beyond_the_last_sub_row_are_told() -> None:
    places = pack_marks([mark(40) for _ in range(MOST_ROWS + 2)])
    assert [place.over for place in places] == [False] * MOST_ROWS + [True] * 2


WORDS = {
    "right of the mark": ([mark(20, "26 Oct, Kuala Lumpur")], [(0, 1, "26 Oct, Kuala Lumpur")]),
    "left where the edge is near": ([mark(390, "26 Oct, Kuala Lumpur")], [(0, -1, "26 Oct, Kuala Lumpur")]),
    "left where a mark is in the way": ([mark(200, "26 Oct"), mark(230, "14 Nov")], [(0, -1, "26 Oct"), (0, 1, "14 Nov")]),
    "a further sub-row before shorter words": (
        [mark(60, "26 Oct, Kuala Lumpur", "26 Oct"), mark(100, "14 Nov, Washington", "14 Nov")],
        [(1, 1, "26 Oct, Kuala Lumpur"), (0, 1, "14 Nov, Washington")],
    ),
    "shorter words where the full ones are too wide": ([mark(100, "x" * 60, "26 Oct")], [(0, 1, "26 Oct")]),
    "none where nothing fits": ([mark(100, "x" * 60)], [(0, 1, "")]),
}


@pytest.mark.parametrize(("items", "expected"), WORDS.values(), ids=WORDS.keys())
def test_words_go_where_there_is_room(items: list[Item], expected: list[tuple[int, int, str]]) -> None:
    assert [(place.row, place.side, place.text) for place in pack_with_words(items, 400)] == expected


def covered(item: Item, place: Place) -> list[tuple[float, float]]:
    size = text_width(place.text)
    left = item.right + item.gap if place.side > 0 else item.left - item.gap - size
    return [(item.left, item.right), *([(left, left + size)] if place.text else [])]


CITIES = st.sampled_from(["Oslo", "Kuala Lumpur", "a very long name of a place"])
MARKS = st.builds(
    lambda at, reach, city: mark(at, f"14 Nov, {city}", "14 Nov", reach=reach),
    st.floats(7, 390),
    st.sampled_from([0.0, 20.0]),
    CITIES,
)


@given(st.lists(MARKS, max_size=12))
def test_nothing_in_a_sub_row_covers_anything_else(items: list[Item]) -> None:
    places = pack_with_words(items, 400)
    in_row: dict[int, list[tuple[float, float]]] = {}
    for item, place in zip(items, places, strict=True):
        if not place.over:
            in_row.setdefault(place.row, []).extend(covered(item, place))
    for spans in in_row.values():
        spans.sort()
        assert all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False))
        assert max(right for _, right in spans) <= max(400, *(item.right for item in items))
