"""Squares with numbers in place of very many marks, and the strip of all engagements below the lanes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .density import Squares, per_stretch, square_months
from .mark_text import PAD
from .plotly_parts import DAY_MILLISECONDS, Parts, annotation, shape
from .plotted_text import plot_text
from .sheet import Look, Sheet
from .stretches import Stretches
from .time_axis import plotly_dates
from .words import counted

# The strip of all engagements: its bars, and the air above with the numbers on them; on phones its name stands there too.
STRIP_BAR, STRIP_HEAD, STRIP_HEAD_PHONE = 30.0, 26.0, 42.0


def square_parts(sheet: Sheet, cells: Squares, frame: pd.DataFrame, look: Look) -> Parts:
    """The squares of a sheet; one that stands for a single engagement opens it, as a mark does."""
    ids = frame["id"].tolist()
    level = _levels(cells.count, len(look.palette.steps))
    middles = np.array([band.middle for band in sheet.bands])
    size = min(22.0, sheet.sizes.lane - 5, 0.92 * cells.months * 30.44 / sheet.axis.pixel)
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "name": "Engagements",
        "cliponaxis": False,
        "x": plotly_dates(cells.middle),
        "y": middles[cells.lane],
        "text": [_short_number(count) for count in cells.count.tolist()],
        "textfont": {"size": 10.5, "color": [look.palette.step_inks[step] for step in level]},
        "customdata": [ids[row] if row >= 0 else "" for row in cells.row.tolist()],
        "hovertext": [_square_hover(sheet, cells, number) for number in range(len(cells.count))],
        "hoverinfo": "text",
        "marker": {
            "symbol": "square",
            "size": size,
            "color": [look.palette.steps[step] for step in level],
            "opacity": 1,
            "line": {"width": 0},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }
    return Parts(traces=[trace])


def _levels(counts: np.ndarray, steps: int) -> list[int]:
    """The step of each count, by the root of the count, so that a few large ones do not make all others pale."""
    share = np.sqrt(counts) / np.sqrt(counts.max())
    levels: list[int] = np.minimum((share * steps).astype(int), steps - 1).tolist()
    return levels


def _short_number(count: int) -> str:
    return str(count) if count < 1000 else f"{count / 1000:.1f}k" if count < 9950 else f"{count / 1000:.0f}k"


def _square_hover(sheet: Sheet, cells: Squares, number: int) -> str:
    lane = plot_text(sheet.lanes[int(cells.lane[number])].name)
    held = counted(int(cells.count[number]), "engagement")
    return "<br>".join(f"{PAD}{line}{PAD}" for line in (f"<b>{lane}</b>", f"{cells.name(number)}: {held}"))


def strip_parts(sheet: Sheet, stretches: Stretches, look: Look) -> Parts:
    """All engagements by stretch of time in bars below the lanes, each counted once, whatever lanes it lies in."""
    months = square_months(sheet.axis)
    begin, end, count = per_stretch(stretches.mark, sheet.axis, months)
    needed = (STRIP_HEAD_PHONE if sheet.sizes.phone else STRIP_HEAD) + STRIP_BAR
    foot = sheet.height + needed
    height = np.maximum(count / count.max() * STRIP_BAR, 1.0)
    middle = plotly_dates((begin + end) / 2)
    bars = {
        "type": "bar",
        "name": "All",
        "x": middle,
        "base": np.full(len(count), foot),
        "y": -height,
        "width": (end - begin) * 0.82 * DAY_MILLISECONDS,
        "marker": {"color": look.palette.bar, "line": {"width": 0}, "opacity": 1},
        "hoverinfo": "skip",
    }
    numbers = {
        "type": "scatter",
        "mode": "text",
        "name": "Numbers",
        "cliponaxis": False,
        "x": middle,
        "y": foot - height - 7,
        "text": [_short_number(number) for number in count.tolist()],
        "textfont": {"size": 10.5, "color": look.palette.muted},
        "hoverinfo": "skip",
    }
    left = 4 if sheet.sizes.phone else 2 - sheet.margin.total
    every = {1: "month", 12: "year"}.get(months, f"{months} months" if months < 12 else f"{months // 12} years")
    y = sheet.height + 12 if sheet.sizes.phone else foot - 10
    label = annotation(
        f"All, per {every}", x=0, y=y, xref="paper", xanchor="left", xshift=left, size=12, color=look.palette.muted
    )
    line = {**shape("line", 0, foot, 1, foot), "xref": "paper", "line": {"width": 1, "color": look.palette.axis}}
    return Parts(traces=[bars, numbers], shapes=[line], annotations=[label], height=needed)
