"""Things of an article in text order, asked for those that begin in a stretch of it, without a look at all the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Ordered(Generic[T]):
    """Items by where they begin; they are sorted once and never change.

    >>> words = Ordered(["Dien", "met", "Helberg"], begin={"Dien": 0, "met": 5, "Helberg": 9}.__getitem__)
    >>> words.within(5, 9)
    ['met']
    """

    def __init__(self, items: Iterable[T], *, begin: Callable[[T], int]) -> None:
        self._items: Sequence[T] = sorted(items, key=begin)
        self._begins = [begin(item) for item in self._items]

    def within(self, begin: int, end: int) -> Sequence[T]:
        """The items that begin in `[begin, end)`, in text order."""
        return self._items[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]


def covers(spans: Iterable[tuple[int, int]], length: int) -> bytearray:
    """Which characters of a text of some length the spans cover: 1 for those, 0 for the others.

    >>> covers([(1, 3)], 4)
    bytearray(b'\\x00\\x01\\x01\\x00')
    """
    covered = bytearray(length)
    for begin, end in spans:
        covered[begin:end] = b"\x01" * (end - begin)
    return covered


def keep_apart(preferred: Iterable[T], *, span: Callable[[T], tuple[int, int]]) -> tuple[T, ...]:
    """The items that stand where several claim the same characters: the first in order of preference; in text order.

    >>> keep_apart([(3, 9), (0, 4), (0, 3)], span=lambda item: item)
    ((0, 3), (3, 9))
    """
    items = [(*span(item), item) for item in preferred]
    start = min((begin for begin, _, _ in items), default=0)
    taken = bytearray(max((end for _, end, _ in items), default=0) - start)
    kept = []
    for begin, end, item in items:
        if taken.find(1, begin - start, end - start) < 0:
            taken[begin - start : end - start] = b"\x01" * (end - begin)
            kept.append((begin, item))
    return tuple(item for _, item in sorted(kept, key=lambda one: one[0]))
