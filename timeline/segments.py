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

    A mark that gives way leaves its label with the one that stands in its place, so that no value loses its words:
    `year: 2025; official: Howard Lutnick` on "Secretary Howard Lutnick".
    """
    kept: list[tuple[int, int]] = []
    shown: dict[tuple[int, int], Mark] = {}
    for mark in sorted(marks, key=lambda mark: (mark.begin - mark.end, mark.begin)):
        if mark.begin >= mark.end:
            continue
        span = (mark.begin, mark.end)
        if winner := _crossed(kept, span):
            shown[winner] = _with_label(shown[winner], mark.label)
        else:
            insort(kept, span)
            shown[span] = mark
    return tuple(shown[span] for span in kept)


def _crossed(kept: list[tuple[int, int]], span: tuple[int, int]) -> tuple[int, int] | None:
    """The first of the kept spans that shares a character with the span."""
    place = bisect_left(kept, span)
    near = kept[max(place - 1, 0) : place + 1]
    return next((other for other in near if other[0] < span[1] and span[0] < other[1]), None)


def _with_label(mark: Mark, label: str) -> Mark:
    return mark if label in mark.label.split("; ") else replace(mark, label=f"{mark.label}; {label}")


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
