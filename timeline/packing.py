"""Marks of one lane in sub-rows, so that none hides another, and the words beside them where there is room.

Everything is in pixels from the left edge. Sub-rows are numbered from the middle outward: 0, 1, -1, 2, -2. No mark is moved along
the line of time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .plotted_text import text_width

# As many sub-rows as a lane may have; marks beyond them lie over others, and how many do is told.
MOST_ROWS = 9
# As many as words may open; marks alone may open all.
MOST_ROWS_FOR_WORDS = 7
# The least distance between what lies in one sub-row, and between a mark and its words.
GAP, WORDS_GAP = 3.0, 6.0
# The words leave so much of the edge free.
EDGE = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What one mark covers with its bar or whisker, from `left` to `right`, and the words it may have, the fullest first."""

    left: float
    right: float
    texts: tuple[str, ...] = ()
    gap: float = WORDS_GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an item went: its sub-row, the words it got, on which side (1 right, -1 left), and whether it lies over another."""

    row: int
    text: str = ""
    side: int = 1
    over: bool = False


@dataclass(frozen=True, slots=True)
class _Taken:
    """A stretch of a sub-row that is taken, and by the mark of which item (-1 for words)."""

    left: float
    right: float
    item: int


def outward(rows: int) -> Iterator[int]:
    """Sub-rows from the middle outward: 0, 1, -1, 2, -2."""
    for number in range(rows):
        yield (number + 1) // 2 * (1 if number % 2 else -1)


def pack_marks(items: Sequence[Item]) -> list[Place]:
    """A sub-row for each item, by its extent alone: the first from the middle that is free, in order of time."""
    places = [Place(row=0)] * len(items)
    reach: dict[int, float] = {}
    for number in sorted(range(len(items)), key=lambda number: (items[number].left, items[number].right)):
        item = items[number]
        free = next((row for row in outward(MOST_ROWS) if reach.get(row, float("-inf")) + GAP <= item.left), None)
        row = min(outward(MOST_ROWS), key=lambda row: reach[row]) if free is None else free
        reach[row] = max(item.right, reach.get(row, item.right))
        places[number] = Place(row=row, over=free is None)
    return places


def pack_with_words(items: Sequence[Item], width: float) -> list[Place]:
    """The same with words: beside the mark at its right, else left, else in a further sub-row, else shorter ones, else none."""
    places = pack_marks(items)
    taken = [
        (place.row, _Taken(item.left, item.right, number)) for number, (item, place) in enumerate(zip(items, places, strict=True))
    ]
    for number in sorted(range(len(items)), key=lambda number: items[number].left):
        found = _find_place(items[number], number, places[number], taken, width)
        if found is None:
            continue
        places[number], words = found
        taken = [(row if one.item != number else places[number].row, one) for row, one in taken]
        taken.append((places[number].row, words))
    return places


def _find_place(
    item: Item, number: int, now: Place, taken: Sequence[tuple[int, _Taken]], width: float
) -> tuple[Place, _Taken] | None:
    rows = [now.row, *(row for row in outward(MOST_ROWS_FOR_WORDS) if row != now.row)]
    for text in item.texts:
        for row in rows:
            others = [one for at, one in taken if at == row and one.item != number]
            if row != now.row and not _free(item.left, item.right, others):
                continue
            for side in (1, -1):
                words = _words(item, text, side)
                if words.left >= EDGE and words.right <= width and _free(words.left, words.right, others):
                    return replace(now, row=row, text=text, side=side, over=now.over and row == now.row), words
    return None


def _words(item: Item, text: str, side: int) -> _Taken:
    size = text_width(text)
    left = item.right + item.gap if side > 0 else item.left - item.gap - size
    return _Taken(left, left + size, -1)


def _free(left: float, right: float, others: Sequence[_Taken]) -> bool:
    return all(right + GAP <= other.left or other.right + GAP <= left for other in others)
