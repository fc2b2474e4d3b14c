"""Marks, bars, whiskers, lines between lanes, and the words beside marks."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from .chart_frame import ground
from .mark_text import Drawn, hover_text
from .palette import Palette
from .plotly_parts import DAY_MILLISECONDS, Parts, Spec, annotation, shape
from .plotted_text import plot_text
from .sheet import RING_EXTRA, Look, Mark, Sheet, mark_size
from .stretches import Shape
from .time_axis import plotly_date, plotly_dates
from .words import kind_words


def mark_parts(sheet: Sheet, rows: Mapping[int, Drawn], look: Look) -> Parts:
    """Everything that is drawn of the events of a sheet; `rows` are their rows of the table."""
    hovers = {number: hover_text(row, look.labels) for number, row in rows.items()}
    kinds = dict.fromkeys(kind for kind, _ in look.palette.kinds)
    others = dict.fromkeys(rows[mark.row].kind for mark in sheet.marks)
    traces = _bar_traces(sheet, rows, hovers, look.palette)
    traces += [_kind_trace(kind, sheet, rows, hovers, look.palette) for kind in (kinds | others) if kind in others]
    return Parts(
        traces=[*traces, *_ring(sheet, rows, look)],
        shapes=_joins(sheet, rows, look.palette) if sheet.sizes.words and not sheet.sizes.phone else [],
        annotations=[_words_beside(sheet, mark, rows[mark.row], look) for mark in sheet.marks if mark.place.text],
        images=[_whisker(sheet, mark, rows[mark.row], look.palette) for mark in sheet.marks if mark.shape in _FADES],
    )


def _kind_trace(kind: str, sheet: Sheet, rows: Mapping[int, Drawn], hovers: Mapping[int, str], palette: Palette) -> Spec:
    marks = [mark for mark in sheet.marks if rows[mark.row].kind == kind]
    return {
        **_scatter(marks),
        "name": kind_words(kind),
        "customdata": [rows[mark.row].id for mark in marks],
        "hovertext": [hovers[mark.row] for mark in marks],
        "hoverinfo": "text",
        "marker": _markers([rows[mark.row] for mark in marks], sheet, palette),
        # A click must not fade the other marks: the ring tells what is open.
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _scatter(marks: Sequence[Mark]) -> Spec:
    return {
        "type": "scatter",
        "mode": "markers",
        "cliponaxis": False,
        "x": plotly_dates(np.array([mark.moment for mark in marks])),
        "y": np.array([mark.y for mark in marks]),
    }


def _markers(rows: Sequence[Drawn], sheet: Sheet, palette: Palette) -> Spec:
    """Full for held, filled with paper for planned (an open symbol lets the whisker shine through), crossed for cancelled."""
    colours = [palette.of(row.kind).colour for row in rows]
    outlines = {"planned": 2.0 if sheet.sizes.words else 1.75, "cancelled": 1.5}
    return {
        "symbol": ["circle-x-open" if row.status == "cancelled" else palette.of(row.kind).symbol for row in rows],
        "size": [mark_size(row, sheet.sizes, palette) for row in rows],
        "color": [palette.paper if row.status == "planned" else colour for row, colour in zip(rows, colours, strict=True)],
        "opacity": 1,
        "line": {
            "width": [outlines.get(row.status, 1.0) for row in rows],
            "color": [colour if row.status in outlines else palette.paper for row, colour in zip(rows, colours, strict=True)],
        },
    }


def _bar_traces(sheet: Sheet, rows: Mapping[int, Drawn], hovers: Mapping[int, str], palette: Palette) -> list[Spec]:
    """The spans, each from the begin of its first day to the end of its last."""
    marks = [mark for mark in sheet.marks if mark.shape is Shape.BAR]
    if not marks:
        return []
    length = np.array([mark.end - mark.begin for mark in marks]) * DAY_MILLISECONDS
    trace = {
        "type": "bar",
        "name": "Spans",
        "orientation": "h",
        "base": plotly_dates(np.array([mark.begin for mark in marks])),
        "x": length,
        "y": np.array([mark.y for mark in marks]),
        "width": sheet.sizes.bar,
        "customdata": [rows[mark.row].id for mark in marks],
        "hovertext": [hovers[mark.row] for mark in marks],
        "hoverinfo": "text",
        "marker": {
            "color": [palette.of(rows[mark.row].kind).colour for mark in marks],
            "opacity": 0.55,
            "cornerradius": 3,
            "line": {"width": 0},
        },
        "selected": {"marker": {"opacity": 0.55}},
        "unselected": {"marker": {"opacity": 0.55}},
    }
    return [trace]


_FADES: dict[Shape, tuple[tuple[float, float], ...]] = {
    Shape.FADED: ((0, 0.08), (0.5, 0.65), (1, 0.08)),
    Shape.FADED_BEFORE: ((0, 0.0), (1, 0.75)),
    Shape.FADED_AFTER: ((0, 0.75), (1, 0.0)),
}


def _whisker(sheet: Sheet, mark: Mark, row: Drawn, palette: Palette) -> Spec:
    begin = mark.moment if mark.shape is Shape.FADED_AFTER else mark.begin
    end = mark.moment if mark.shape is Shape.FADED_BEFORE else mark.end
    return {
        "source": _gradient(palette.of(row.kind).colour, _FADES[mark.shape]),
        "xref": "x",
        "yref": "y",
        "x": plotly_date(begin),
        "y": mark.y - sheet.sizes.whisker / 2,
        "sizex": (end - begin) * DAY_MILLISECONDS,
        "sizey": sheet.sizes.whisker,
        "xanchor": "left",
        "yanchor": "top",
        "sizing": "stretch",
        "layer": "below",
    }


def _gradient(colour: str, stops: Iterable[tuple[float, float]]) -> str:
    """An image of one colour that fades, as a data URI: many thin shapes would show stripes."""
    marked = "".join(f'<stop offset="{at}" stop-color="{colour}" stop-opacity="{opacity}"/>' for at, opacity in stops)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="6" preserveAspectRatio="none">'
        f'<linearGradient id="g">{marked}</linearGradient><rect width="100" height="6" fill="url(#g)"/></svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _joins(sheet: Sheet, rows: Mapping[int, Drawn], palette: Palette) -> list[Spec]:
    """A line between the marks of one event in several lanes."""
    of_event: dict[int, list[Mark]] = {}
    for mark in sheet.marks:
        of_event.setdefault(mark.row, []).append(mark)
    return [
        {
            **shape("line", plotly_date(marks[0].moment), marks[0].y, plotly_date(marks[0].moment), marks[-1].y),
            "layer": "below",
            "opacity": 0.55,
            "line": {"width": 1.5, "color": palette.of(rows[row].kind).colour},
        }
        for row, marks in of_event.items()
        if len(marks) > 1
    ]


def _words_beside(sheet: Sheet, mark: Mark, row: Drawn, look: Look) -> Spec:
    """Beside the mark, or beyond the end of its bar or whisker; its ground cuts the lines behind it."""
    half = mark_size(row, sheet.sizes, look.palette) / 2
    right = mark.place.side > 0
    reach = mark.end if right else mark.begin
    covered = mark.shape is Shape.POINT or abs(sheet.axis.x(reach) - sheet.axis.x(mark.moment)) < half
    ring = RING_EXTRA / 2 + 1.5 if row.id == look.selected else 0.0
    shift = (half if covered else 0.0) + 6 + ring
    return annotation(
        plot_text(mark.place.text),
        x=plotly_date(mark.moment if covered else reach),
        y=mark.y,
        xanchor="left" if right else "right",
        yanchor="middle",
        xshift=shift if right else -shift,
        color=look.palette.ink,
        bgcolor=ground(mark.lane, look.palette),
    )


def _ring(sheet: Sheet, rows: Mapping[int, Drawn], look: Look) -> list[Spec]:
    """A ring around each mark of the event that is open."""
    marks = [mark for mark in sheet.marks if rows[mark.row].id == look.selected]
    if not marks:
        return []
    size = [mark_size(rows[mark.row], sheet.sizes, look.palette) + RING_EXTRA for mark in marks]
    marker = {"symbol": "circle-open", "size": size, "color": look.palette.ink, "opacity": 1, "line": {"width": 1.75}}
    return [{**_scatter(marks), "name": "Open", "hoverinfo": "skip", "marker": marker}]
