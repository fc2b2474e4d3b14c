"""The geometry of the chart: sizes, lanes with their heights, and where each mark lies. Nothing here knows Plotly.

Upright everything is in pixels from the top of the first lane, so that a lane grows by just what its sub-rows need.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import pandas as pd

from .labels import Labels
from .lanes import Lane, LanePlan, Lanes
from .mark_text import Drawn, texts_beside
from .packing import WORDS_GAP, Item, Place, pack_marks, pack_with_words
from .palette import Palette
from .plotted_text import text_width
from .stretches import Shape, Stretches
from .time_axis import TimeAxis

# Below so many events each mark has words beside it.
WORDS_BELOW = 30
PHONE_BELOW = 420
NAME_SIZE, TAG_SIZE, COUNT_SIZE = 13.5, 11.0, 12.0
RIGHT_MARGIN = 0.0
RING_EXTRA = 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The sizes that hold for a whole chart, in pixels.

    `least_whisker` is the least length of a whisker, `bar_beyond` the least that a bar shows beyond its mark, for a span must not
    look like a day; `head` is the height of a name inside a lane; `room` is kept free at the right for the last mark's words.
    """

    width: float
    phone: bool
    words: bool
    mark: float
    bar: float
    whisker: float
    least_whisker: float
    bar_beyond: float
    lane: float
    pitch: float
    head: float
    room: float
    most_lanes: int


def sizes_of(width: int, events: int) -> Sizes:
    """The sizes for a planned width and a number of events with a date: `sizes_of(350, 7)` is a phone with words."""
    phone, words = width < PHONE_BELOW, events < WORDS_BELOW
    return Sizes(
        width=float(width),
        phone=phone,
        words=words,
        mark=13.0 if words else 9.0,
        bar=8.0 if words else 6.0,
        whisker=6.0 if words else 5.0,
        least_whisker=40.0 if words else 20.0,
        bar_beyond=7.0 if words else 4.0,
        lane=(30.0 if phone else 46.0) if words else (24.0 if phone else 31.0),
        pitch=(18.0 if not phone else 19.0) if words else 9.0,
        head=22.0 if phone else 0.0,
        room=(95.0 if phone else 165.0) if words else 14.0,
        most_lanes=8 if phone else 16,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """The columns at the left of the axis: how wide the names may be, the tags, the counts, and all of it."""

    name: float
    tag: float
    count: float
    total: float


def margin_of(lanes: Sequence[Lane], sizes: Sizes) -> Margin:
    """The left margin that the lanes need, at most a good quarter of the width; none on phones, where names lie in the lanes."""
    if sizes.phone:
        return Margin(name=sizes.width - 90, tag=0, count=0, total=0)
    name = max((text_width(lane.name, NAME_SIZE) for lane in lanes), default=0) + 14
    tag = max((len(lane.tag) for lane in lanes), default=0) * TAG_SIZE * 0.61
    tag += 14 if tag else 0
    count = max((text_width(f"{lane.count:,}", COUNT_SIZE) for lane in lanes), default=0) + 22
    most = min(270.0, sizes.width * 0.36)
    total = min(max(name, 90.0) + tag + count, most)
    return Margin(name=total - tag - count, tag=tag, count=count, total=total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The strip of one lane: where it begins, how high it is, and the height of its middle sub-row."""

    top: float
    height: float
    middle: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark: the row of its event, its lane, its height on the sheet, its stretch of time, and its place in the lane."""

    row: int
    lane: int
    y: float
    moment: float
    begin: float
    end: float
    shape: Shape
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything that is drawn, and where."""

    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    axis: TimeAxis
    sizes: Sizes
    margin: Margin

    @property
    def height(self) -> float:
        """The height of all lanes together."""
        return self.bands[-1].bottom if self.bands else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a chart is drawn with: the kind of lanes, colours, words, and the event that is open."""

    by: Lanes
    palette: Palette
    labels: Labels
    selected: str | None = None


def lay_out(plan: LanePlan, stretches: Stretches, axis: TimeAxis, sizes: Sizes, frame: pd.DataFrame, look: Look) -> Sheet:
    """The sheet of a plan of lanes with a mark for each of its pairs of event and lane."""
    seen = widen(stretches, axis, sizes)
    rows = drawn_rows(frame, plan)
    bands: list[Band] = []
    marks: list[Mark] = []
    for number, lane in enumerate(plan.shown):
        members = plan.rows[plan.lanes == number].tolist()
        items = [_item(rows[row], row, lane, seen, axis, sizes, look) for row in members]
        places = pack_with_words(items, axis.pixels) if sizes.words else pack_marks(items)
        band, offset = _band(bands[-1].bottom if bands else 0.0, places, sizes)
        bands.append(band)
        marks += [
            _mark(row, number, place, band.middle + (place.row - offset) * sizes.pitch, seen)
            for row, place in zip(members, places, strict=True)
        ]
    return Sheet(
        lanes=plan.shown, bands=tuple(bands), marks=tuple(marks), axis=axis, sizes=sizes, margin=margin_of(plan.shown, sizes)
    )


def lay_out_empty(plan: LanePlan, axis: TimeAxis, sizes: Sizes) -> Sheet:
    """The sheet of a plan of lanes without marks, for squares."""
    bands: list[Band] = []
    for _ in plan.shown:
        bands.append(_band(bands[-1].bottom if bands else 0.0, (), sizes)[0])
    return Sheet(lanes=plan.shown, bands=tuple(bands), marks=(), axis=axis, sizes=sizes, margin=margin_of(plan.shown, sizes))


def drawn_rows(frame: pd.DataFrame, plan: LanePlan) -> dict[int, Drawn]:
    """The rows of the frame that are drawn, by their number."""
    numbers = np.unique(plan.rows)
    rows = cast(Iterator[Drawn], frame.iloc[numbers].itertuples(index=False))
    return dict(zip(numbers.tolist(), rows, strict=True))


def widen(stretches: Stretches, axis: TimeAxis, sizes: Sizes) -> Stretches:
    """Whiskers and bars made long enough to be seen at the scale of the axis; the words beside a mark tell the true dates."""
    mark, begin, end, shape = stretches.mark, stretches.begin, stretches.end, stretches.shape
    whisker, beyond = sizes.least_whisker * axis.pixel, (sizes.mark / 2 + sizes.bar_beyond) * axis.pixel
    faded = shape == Shape.FADED
    begin = np.where(shape == Shape.FADED_BEFORE, np.minimum(begin, mark - whisker), begin)
    begin = np.where(faded, np.minimum(begin, mark - whisker / 2), begin)
    end = np.where(shape == Shape.FADED_AFTER, np.maximum(end, mark + whisker), end)
    end = np.where(faded, np.maximum(end, mark + whisker / 2), end)
    end = np.where(shape == Shape.BAR, np.maximum(end, mark + beyond), end)
    return replace(stretches, begin=begin, end=end)


def _item(row: Drawn, number: int, lane: Lane, seen: Stretches, axis: TimeAxis, sizes: Sizes, look: Look) -> Item:
    half = mark_size(row, sizes, look.palette) / 2
    middle = axis.x(float(seen.mark[number]))
    point = seen.shape[number] == Shape.POINT
    selected = row.id == look.selected
    return Item(
        left=middle - half if point else min(middle - half, axis.x(float(seen.begin[number]))),
        right=middle + half if point else max(middle + half, axis.x(float(seen.end[number]))),
        texts=texts_beside(row, lane, look.by, narrow=sizes.phone) if sizes.words else (),
        gap=WORDS_GAP + (RING_EXTRA / 2 + 1.5 if selected else 0.0),
    )


def mark_size(row: Drawn, sizes: Sizes, palette: Palette) -> float:
    """The size of a mark by its kind; a cancelled one is a crossed circle whatever its kind."""
    scale = 1.1 if row.status == "cancelled" else palette.of(row.kind).scale
    return round(sizes.mark * scale, 1)


def _band(top: float, places: Sequence[Place], sizes: Sizes) -> tuple[Band, float]:
    """The band that these places need, and the sub-row (or the half between two) that lies in its middle."""
    rows = [place.row for place in places] or [0]
    offset, more = (min(rows) + max(rows)) / 2, max(rows) - min(rows)
    height = sizes.head + sizes.lane + more * sizes.pitch
    middle = top + sizes.head + (sizes.lane + more * sizes.pitch) / 2 - (4 if sizes.phone else 0)
    return Band(top=top, height=height, middle=middle), offset


def _mark(row: int, lane: int, place: Place, y: float, seen: Stretches) -> Mark:
    return Mark(
        row=row,
        lane=lane,
        y=y,
        moment=float(seen.mark[row]),
        begin=float(seen.begin[row]),
        end=float(seen.end[row]),
        shape=Shape(int(seen.shape[row])),
        place=place,
    )
