"""Things asked for by stretch of text: the same as looking through all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.ordered import Ordered, covers

PLACES = st.lists(st.integers(0, 30), max_size=12)


@given(PLACES, st.integers(0, 30), st.integers(0, 30))
def test_within_are_those_that_begin_there(places: list[int], begin: int, end: int) -> None:
    found = Ordered(places, begin=lambda place: place).within(begin, end)
    assert list(found) == sorted(place for place in places if begin <= place < end)


def test_two_that_begin_at_one_place_keep_their_order() -> None:
    words = [("tariffs", 4), ("trade", 4), ("Hanoi", 0)]
    assert [word for word, _ in Ordered(words, begin=lambda pair: pair[1]).within(0, 5)] == ["Hanoi", "tariffs", "trade"]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: (min(ends), max(ends)))))
def test_covered_is_what_lies_in_some_span(spans: list[tuple[int, int]]) -> None:
    covered = covers(spans, 10)
    assert [bool(one) for one in covered] == [any(begin <= place < end for begin, end in spans) for place in range(10)]
