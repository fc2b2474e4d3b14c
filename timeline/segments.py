"""A text cut into plain pieces in order, each with what was found there; only pages turn pieces into HTML."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .tidy import readable

CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of a text: `kind` is that of the mention (`date`, `official`, ...), `context` for surroundings, else empty.

    `label` says what the words gave: `date: 14 Nov 2025`; empty where they gave nothing.
    """

    text: str
    kind: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span to be marked: what it is and what it says."""

    begin: int
    end: int
    kind: str
    label: str


def settle_overlaps(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks that are shown, in text order, none over another: the longest wins, then the earliest, then the first given.

    Marks of the very same words become one, which has the first one's kind and all their labels: `city: Washington; country: US`.
    """
    kept: list[tuple[int, int]] = []
    shown: dict[tuple[int, int], Mark] = {}
    for mark in sorted(marks, key=lambda mark: (mark.begin - mark.end, mark.begin)):
        span = (mark.begin, mark.end)
        if same := shown.get(span):
            labels = same.label.split("; ")
            shown[span] = same if mark.label in labels else replace(same, label=f"{same.label}; {mark.label}")
        elif mark.begin < mark.end and not _crosses(kept, span):
            insort(kept, span)
            shown[span] = mark
    return tuple(shown[span] for span in kept)


def _crosses(kept: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    place = bisect_left(kept, span)
    before = kept[place - 1][1] if place else span[0]
    after = kept[place][0] if place < len(kept) else span[1]
    return before > span[0] or after < span[1]


def cut_segments(
    text: str, begin: int, end: int, marks: Iterable[Mark], plain: Iterable[tuple[int, int]] = ()
) -> tuple[Segment, ...]:
    """`text[begin:end]` in pieces: the marks (settled), and between them `context` outside the `plain` spans.

    Without `plain` spans nothing is context. The pieces joined give the text again.
    """
    inside = [mark for mark in marks if mark.begin < end and mark.end > begin]
    own = list(plain) or [(begin, end)]
    edges = {begin, end} | {edge for mark in inside for edge in (mark.begin, mark.end)} | {edge for span in own for edge in span}
    cuts = sorted(edge for edge in edges if begin <= edge <= end)
    starts = [mark.begin for mark in inside]
    pieces = (_piece(text, first, last, inside, starts, own) for first, last in zip(cuts, cuts[1:], strict=False))
    return tuple(pieces)


def _piece(text: str, first: int, last: int, marks: list[Mark], starts: list[int], own: list[tuple[int, int]]) -> Segment:
    words = readable(text[first:last])
    place = bisect_left(starts, last) - 1
    if place >= 0 and marks[place].end >= last:
        return Segment(text=words, kind=marks[place].kind, label=marks[place].label)
    return Segment(text=words, kind="" if any(begin <= first < end for begin, end in own) else CONTEXT)
