"""The chart of the timeline: a frame of events in, a Plotly figure with the words around it out.

Each event with a date has a mark in each of its lanes; above `density.MOST_MARKS` marks, squares with numbers stand for them.
Whatever is not drawn is told in the notes. Every text from the data goes through `plot_text`. Figures are made as plain dicts:
checking each property would take longer than all the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from .chart_frame import base_layout, frame_parts, today_parts, x_axis
from .chart_marks import mark_parts
from .chart_squares import square_parts, strip_parts
from .density import MOST_MARKS, squares
from .labels import Labels
from .lanes import LanePlan, Lanes, plan_lanes
from .palette import LIGHT, Palette
from .plotly_parts import Parts, annotation
from .plotted_text import plot_text
from .sheet import RIGHT_MARGIN, Look, Sheet, Sizes, drawn_rows, lay_out, lay_out_empty, margin_of, sizes_of
from .stretches import Stretches, place_events
from .time_axis import TimeAxis, moment_of, time_axis
from .words import counted, day_words

__all__ = ["Drawing", "Lanes", "timeline_figure"]

# The height of the axis with months and years, with years alone, and of the foot with and without the word for today.
TOP, TOP_YEARS, FOOT, FOOT_TODAY = 44, 26, 6, 24
# At most so much of the width is kept free for the words of the last mark.
MOST_ROOM = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart, what it does not show or what needs saying of it (a sentence each), and what it shows in words."""

    figure: go.Figure
    notes: tuple[str, ...]
    alt: str


def timeline_figure(
    frame: pd.DataFrame,
    *,
    lanes: Lanes = Lanes.COUNTERPART,
    palette: Palette = LIGHT,
    labels: Labels | None = None,
    selected: str | None = None,
    today: dt.date,
    width: int = 900,
) -> Drawing:
    """The timeline of the events of a frame, planned for a width of `width` pixels: 900, 500 beside a detail, 350 on a phone.

    `selected` is the id of the event that is open; `customdata` of each mark is the id of its event.
    """
    look = Look(by=lanes, palette=palette, labels=labels or Labels(), selected=selected)
    stretches = place_events(frame)
    dated = int((~np.isnan(stretches.mark)).sum())
    if not dated:
        return _nothing_to_draw(frame, palette)
    sizes = sizes_of(width, dated)
    plan = plan_lanes(frame, stretches, lanes, look.labels, most=sizes.most_lanes)
    axis = _axis(stretches, plan, sizes)
    if len(plan.rows) > MOST_MARKS:
        sheet = lay_out_empty(plan, axis, sizes)
        drawn = square_parts(sheet, squares(plan, stretches.mark, axis), frame, look)
    else:
        sheet = lay_out(plan, stretches, axis, sizes, frame, look)
        drawn = mark_parts(sheet, drawn_rows(frame, plan), look)
    strip = Parts() if sizes.words else strip_parts(sheet, stretches, look)
    now = today_parts(axis, sheet.height + strip.height, today, palette)
    figure = _figure(sheet, [frame_parts(sheet, palette), strip, drawn, now], palette)
    notes = tuple(_notes(frame, plan, sheet, len(frame) - dated, selected, today))
    return Drawing(figure=figure, notes=notes, alt=_alt(frame, plan, dated, lanes))


def _axis(stretches: Stretches, plan: LanePlan, sizes: Sizes) -> TimeAxis:
    pixels = sizes.width - margin_of(plan.shown, sizes).total - RIGHT_MARGIN
    room = min(sizes.room, pixels * MOST_ROOM)
    return time_axis(float(np.nanmin(stretches.begin)), float(np.nanmax(stretches.end)), pixels=pixels, room=room)


def _figure(sheet: Sheet, layers: Sequence[Parts], palette: Palette) -> go.Figure:
    """The layers as one figure, the first the lowest."""
    total = sheet.height + sum(layer.height for layer in layers)
    top, foot = TOP_YEARS if sheet.axis.by_years else TOP, FOOT_TODAY if layers[-1].annotations else FOOT
    layout = base_layout(palette, height=total + top + foot, top=top, bottom=foot, left=sheet.margin.total)
    layout["xaxis"] = x_axis(sheet.axis, palette)
    layout["yaxis"] = {"range": [total, 0], "visible": False, "fixedrange": True, "zeroline": False}
    layout["shapes"] = [shape for layer in layers for shape in layer.shapes]
    layout["annotations"] = [text for layer in layers for text in layer.annotations]
    layout["images"] = [image for layer in layers for image in layer.images]
    return go.Figure({"data": [trace for layer in layers for trace in layer.traces], "layout": layout}, skip_invalid=True)


def _nothing_to_draw(frame: pd.DataFrame, palette: Palette) -> Drawing:
    words = "No engagement to draw." if frame.empty else "No engagement here has a date."
    hidden = {"visible": False, "fixedrange": True}
    note = annotation(plot_text(words), x=0.5, y=0.5, xref="paper", yref="paper", color=palette.muted, size=14)
    layout = {
        **base_layout(palette, height=120, top=10, bottom=10, left=10),
        "xaxis": hidden,
        "yaxis": hidden,
        "annotations": [note],
    }
    figure = go.Figure({"data": [], "layout": layout}, skip_invalid=True)
    return Drawing(figure=figure, notes=tuple(_undated_note(len(frame))), alt=words)


def _notes(
    frame: pd.DataFrame, plan: LanePlan, sheet: Sheet, undated: int, selected: str | None, today: dt.date
) -> Iterator[str]:
    """What is not drawn, or drawn otherwise than one would think, a sentence each."""
    yield from _lanes_note(plan)
    if not sheet.marks:
        yield f"{len(plan.rows):,} marks are too many to tell apart: each square counts those of its lane and time."
    if plan.shared:
        yield f"{counted(plan.shared, 'engagement')} in several lanes, counted once above."
    yield from _undated_note(undated)
    yield from _room_notes(sheet)
    yield from _selected_note(frame, sheet, selected)
    yield from _today_note(sheet.axis, today)


def _lanes_note(plan: LanePlan) -> Iterator[str]:
    if len(plan.shown) < plan.all_lanes:
        yield f"{len(plan.shown)} of {plan.all_lanes:,} lanes shown, the busiest first."
    if plan.hidden:
        yield f"{counted(plan.hidden, 'engagement')} in the other lanes alone: see the table."


def _undated_note(undated: int) -> Iterator[str]:
    if undated:
        yield f"{counted(undated, 'engagement')} without a date {'is' if undated == 1 else 'are'} in the table only."


def _room_notes(sheet: Sheet) -> Iterator[str]:
    bare = sum(not mark.place.text for mark in sheet.marks) if sheet.sizes.words else 0
    over = sum(mark.place.over for mark in sheet.marks)
    if bare:
        yield f"{counted(bare, 'mark')} without words for lack of room."
    if over:
        yield f"{counted(over, 'mark')} over others for lack of room: see the table."


def _selected_note(frame: pd.DataFrame, sheet: Sheet, selected: str | None) -> Iterator[str]:
    rows = set(np.flatnonzero((frame["id"] == selected).to_numpy(dtype=bool)).tolist())
    if rows and not any(mark.row in rows for mark in sheet.marks):
        yield "The open engagement has no mark of its own in this view."


def _today_note(axis: TimeAxis, today: dt.date) -> Iterator[str]:
    moment = moment_of(today) + 0.5
    if not axis.holds(moment):
        yield f"Today, {day_words(today)}, is to the {'right' if moment > axis.end else 'left'} of this view."


def _alt(frame: pd.DataFrame, plan: LanePlan, dated: int, by: Lanes) -> str:
    """The chart in words: how many engagements from when to when, and how many in each lane."""
    days = pd.concat([frame["start"], frame["end"]]).dropna()
    first, last = (day_words(day.date()) for day in (days.min(), days.max()))
    span = f"on {first}" if first == last else f"from {first} to {last}"
    lanes = ", ".join(f"{' '.join((lane.name, lane.tag)).strip()} {lane.count:,}" for lane in plan.shown)
    return f"Timeline of {counted(dated, 'engagement')} {span}, lanes by {by.value}: {lanes}. The table lists each of them."
