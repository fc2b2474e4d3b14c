"""What surrounds the marks: the axis of time, the bands of the lanes with their names, and today."""

from __future__ import annotations

import datetime as dt

from .palette import Palette
from .plotly_parts import MONO, SANS, Parts, Spec, annotation, shape
from .plotted_text import plot_text, shorten
from .sheet import COUNT_SIZE, NAME_SIZE, RIGHT_MARGIN, TAG_SIZE, Sheet
from .time_axis import TimeAxis, moment_of, month_lines, month_ticks, plotly_date, year_ticks
from .words import day_words


def base_layout(palette: Palette, *, height: float, top: float, bottom: float, left: float) -> Spec:
    """What every chart's layout has: sizes, fonts, colours, one hover box at a time, no dragging (phones scroll over it)."""
    return {
        "height": round(height),
        "margin": {"l": round(left), "r": RIGHT_MARGIN, "t": top, "b": bottom, "pad": 0},
        "paper_bgcolor": palette.paper,
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": SANS, "size": 13, "color": palette.ink},
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 12,
        "dragmode": False,
        "barmode": "overlay",
        "hoverlabel": {
            "bgcolor": palette.paper,
            "bordercolor": palette.axis,
            "align": "left",
            "font": {"family": SANS, "size": 13, "color": palette.ink},
            "namelength": 0,
        },
    }


def x_axis(axis: TimeAxis, palette: Palette) -> Spec:
    """The axis of time on top, with the words of its lower row."""
    ticks = month_ticks(axis)
    return {
        "type": "date",
        "range": [plotly_date(axis.begin), plotly_date(axis.end)],
        "side": "top",
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": palette.axis,
        "ticks": "",
        "tickmode": "array",
        "tickvals": [plotly_date(tick.moment) for tick in ticks],
        "ticktext": [tick.text for tick in ticks],
        "tickfont": {"size": 12, "color": palette.muted},
        "tickangle": 0,
        "automargin": False,
    }


def frame_parts(sheet: Sheet, palette: Palette) -> Parts:
    """The bands and names of the lanes, and the lines and years of the axis."""
    return Parts(
        shapes=[*_bands(sheet, palette), *_lines(sheet.axis, palette)],
        annotations=[*_years(sheet.axis, palette), *_lane_names(sheet, palette)],
    )


def _bands(sheet: Sheet, palette: Palette) -> list[Spec]:
    """Every other lane, from the names to the right edge; the figure's edge cuts what is too much at the left."""
    left = 0.0 if sheet.sizes.phone else -2.0
    return [
        {
            **shape("rect", left, band.top, 1.0, band.bottom),
            "xref": "paper",
            "layer": "below",
            "fillcolor": palette.band,
            "line": {"width": 0},
        }
        for band in sheet.bands[::2]
    ]


def _lines(axis: TimeAxis, palette: Palette) -> list[Spec]:
    return [
        {
            **shape("line", plotly_date(tick.moment), 0, plotly_date(tick.moment), 1),
            "yref": "paper",
            "layer": "below",
            "line": {"width": 1, "color": palette.axis if tick.text and not axis.by_years else palette.month_line},
        }
        for tick in month_lines(axis)
        if axis.x(tick.moment) > 2
    ]


def _years(axis: TimeAxis, palette: Palette) -> list[Spec]:
    return [
        annotation(
            f"<b>{tick.text}</b>",
            x=plotly_date(tick.moment),
            y=1,
            yref="paper",
            yshift=32,
            xanchor="left",
            size=12,
            color=palette.ink,
        )
        for tick in year_ticks(axis)
    ]


def _lane_names(sheet: Sheet, palette: Palette) -> list[Spec]:
    name = _name_on_phone if sheet.sizes.phone else _name_columns
    return [text for number in range(len(sheet.lanes)) for text in name(sheet, number, palette)]


def _name_columns(sheet: Sheet, number: int, palette: Palette) -> list[Spec]:
    lane, margin, y = sheet.lanes[number], sheet.margin, sheet.bands[number].middle
    shown = shorten(lane.name, margin.name, NAME_SIZE)
    # A name that was cut is told in full on hovering.
    whole: Spec = {} if shown == lane.name else {"hovertext": plot_text(lane.name)}
    common: Spec = {"xref": "paper", "x": 0, "y": y, "yanchor": "middle"}
    texts = [
        annotation(
            plot_text(shown), **common, xanchor="left", xshift=2 - margin.total, size=NAME_SIZE, color=palette.ink, **whole
        ),
        annotation(f"{lane.count:,}", **common, xanchor="right", xshift=-9, size=COUNT_SIZE, color=palette.muted),
    ]
    if lane.tag:
        left = margin.name - margin.total + 4
        texts.append(annotation(plot_text(lane.tag), **common, xanchor="left", xshift=left, **_tag_font(palette)))
    return texts


def _tag_font(palette: Palette) -> Spec:
    return {"size": TAG_SIZE, "color": palette.muted, "font": {"family": MONO}}


def _name_on_phone(sheet: Sheet, number: int, palette: Palette) -> list[Spec]:
    """The name inside its band, above the marks, the month lines cut by its ground."""
    lane, y = sheet.lanes[number], sheet.bands[number].top + 13
    shown = shorten(lane.name, sheet.margin.name, NAME_SIZE)
    tag = f"  <span style='font-size:11px;color:{palette.muted}'>{plot_text(lane.tag)}</span>" if lane.tag else ""
    count = f"  <span style='font-size:12px;color:{palette.muted}'>{lane.count:,}</span>"
    text = plot_text(shown) + tag + count
    return [
        annotation(
            text,
            x=0,
            y=y,
            xref="paper",
            xanchor="left",
            xshift=4,
            size=NAME_SIZE,
            color=palette.ink,
            bgcolor=ground(number, palette),
        )
    ]


def ground(lane: int, palette: Palette) -> str:
    """The colour that a lane has, so that words on it can cut the lines behind them."""
    return palette.paper if lane % 2 else palette.band


def today_parts(axis: TimeAxis, height: float, today: dt.date, palette: Palette) -> Parts:
    """A dashed line at today and its date at the foot; nothing where today is out of view."""
    moment = moment_of(today) + 0.5
    if not axis.holds(moment):
        return Parts()
    x = plotly_date(moment)
    line = {
        **shape("line", x, 0, x, height),
        "layer": "below",
        "line": {"width": 1.25, "color": palette.today, "dash": "4px,3px"},
    }
    near = axis.x(moment)
    anchor = "left" if near < 70 else "right" if near > axis.pixels - 70 else "center"
    words = f"today, {day_words(today)}"
    label = annotation(words, x=x, y=0, yref="paper", yanchor="top", yshift=-3, xanchor=anchor, size=12, color=palette.today)
    return Parts(shapes=[line], annotations=[label])
