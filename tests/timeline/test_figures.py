"""The chart: what is drawn of a frame, where, and what is said of what is not drawn."""

from __future__ import annotations

import base64
import datetime as dt
import json
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dossier_factory import LABELS, empty_dossier, many_dossier, one_event_dossier, sample_dossier
from extract.model import Corpus, Engagement
from factory import eng, event
from timeline.density import MOST_MARKS
from timeline.figures import Drawing, timeline_figure
from timeline.labels import Labels
from timeline.lanes import Lanes
from timeline.palette import DARK, LIGHT
from timeline.table import events_frame

TODAY = dt.date(2026, 11, 25)
HOSTILE = "<b>x</b><a href='javascript:alert(1)'>y</a> %{customdata} $x^2$ <img src=x onerror=alert(1)>"


def draw(*told: Engagement, **options: Any) -> Drawing:
    events = tuple(event(each, id=f"e{number}") for number, each in enumerate(told))
    return chart(events_frame(Corpus(events=events), LABELS), **options)


def chart(frame: pd.DataFrame, **options: Any) -> Drawing:
    return timeline_figure(frame, **({"labels": LABELS, "today": TODAY} | options))


def sample(**options: Any) -> Drawing:
    return chart(sample_dossier().frame, **options)


def traces(drawing: Drawing) -> dict[str, Any]:
    return {trace.name: trace for trace in drawing.figure.data}


def marks(drawing: Drawing) -> list[dict[str, Any]]:
    """Every mark as a dict of what it is drawn with, in order of time."""
    found = []
    for trace in drawing.figure.data:
        if trace.type == "scatter" and trace.mode == "markers" and trace.customdata is not None:
            look = zip(trace.marker.symbol, trace.marker.color, trace.marker.line.color, strict=True)
            drawn = zip(trace.customdata, trace.x, trace.y, look, strict=True)
            found += [
                {"id": id, "x": str(x)[:10], "y": float(y), "symbol": symbol, "fill": fill, "line": line}
                for id, x, y, (symbol, fill, line) in drawn
            ]
    return sorted(found, key=lambda mark: (mark["x"], mark["y"]))


def beside(drawing: Drawing) -> list[str]:
    """The words beside marks, from top to bottom."""
    words = [text for text in drawing.figure.layout.annotations if text.bgcolor and text.xref == "x"]
    return [text.text for text in sorted(words, key=lambda text: text.y)]


def names(drawing: Drawing) -> list[str]:
    texts = [text for text in drawing.figure.layout.annotations if text.xref == "paper" and text.yref == "y"]
    return [text.text for text in texts]


# What is drawn of the first dossier


def test_every_event_has_a_mark_with_its_id_on_its_day() -> None:
    assert [(mark["id"], mark["x"]) for mark in marks(sample())] == [
        ("ev-senators", "2025-05-21"),
        ("ev-senators", "2025-05-21"),
        ("ev-lutnick", "2025-05-22"),
        ("ev-kl", "2025-10-26"),
        ("ev-greer", "2025-11-12"),
        ("ev-round", "2025-11-12"),
        ("ev-embassy", "2025-11-14"),
        ("ev-online", "2025-11-16"),
    ]


def test_few_events_can_be_read_without_hovering() -> None:
    assert beside(sample()) == [
        "26 Oct, Kuala Lumpur",
        "14 Nov, Washington",
        "on or before 12 Nov, Washington",
        "Nov, day not told, planned",
        "21 May, Washington",
        "21 May, Washington",
        "22 May, Washington",
        "12–14 Nov, Washington",
    ]


def test_each_lane_has_its_name_its_country_and_its_count() -> None:
    assert names(sample())[:6] == ["Jacob Helberg", "2", "US", "Jamieson Greer", "2", "US"]


def test_the_notes_of_the_first_dossier() -> None:
    assert sample().notes == (
        "1 engagement in several lanes, counted once above.",
        "Today, 25 Nov 2026, is to the right of this view.",
    )


def test_the_chart_in_words() -> None:
    assert sample().alt == (
        "Timeline of 7 engagements from 21 May 2025 to 30 Nov 2025, lanes by counterpart: Jacob Helberg US 2, "
        "Jamieson Greer US 2, Steve Daines US 1, Ted Cruz US 1, Howard Lutnick US 1, Negotiating teams US 1. "
        "The table lists each of them."
    )


# Marks


def mark_of(**told: Any) -> dict[str, Any]:
    return marks(draw(eng(**told)))[0]


def test_kinds_differ_in_colour_and_symbol() -> None:
    kinds = [kind for kind, _ in LIGHT.kinds]
    drawn = [mark_of(kind=kind) for kind in kinds]
    assert [mark["symbol"] for mark in drawn] == [mark.symbol for _, mark in LIGHT.kinds]
    assert [mark["fill"] for mark in drawn] == [mark.colour for _, mark in LIGHT.kinds]


def test_planned_is_hollow_and_cancelled_is_crossed() -> None:
    held, planned, cancelled = (mark_of(status=status) for status in ("held", "planned", "cancelled"))
    colour = LIGHT.of("meeting").colour
    assert (held["fill"], held["line"]) == (colour, LIGHT.paper)
    assert (planned["fill"], planned["line"], planned["symbol"]) == (LIGHT.paper, colour, "circle")
    assert cancelled["symbol"] == "circle-x-open"


def test_the_dark_chart_has_the_dark_colours() -> None:
    drawing = sample(palette=DARK)
    assert drawing.figure.layout.paper_bgcolor == DARK.paper
    assert {mark["fill"] for mark in marks(drawing)} <= {DARK.paper, *(mark.colour for _, mark in DARK.kinds)}


def bar_days(drawing: Drawing) -> list[float]:
    return [float(length) / 86_400_000 for length in traces(drawing)["Spans"].x]


def test_a_span_reaches_to_the_end_of_its_last_day() -> None:
    drawing = draw(eng(day="2025-06-01..2025-08-30"))
    assert [str(base)[:10] for base in traces(drawing)["Spans"].base] == ["2025-06-01"]
    assert bar_days(drawing) == [91]


@pytest.mark.parametrize("last", ["2025-11-13", "2025-11-14"], ids=["two days", "three days"])
def test_a_short_span_beside_years_still_shows_beyond_its_mark(last: str) -> None:
    drawing = draw(eng(day="2020-01-01"), eng(day=f"2025-11-12..{last}"))
    begin, end = (dt.datetime.fromisoformat(moment) for moment in drawing.figure.layout.xaxis.range)
    assert bar_days(drawing)[0] / (end - begin).days * 700 > 13 / 2 + 4


def whiskers(drawing: Drawing) -> list[str]:
    return [base64.b64decode(image.source.partition(",")[2]).decode() for image in drawing.figure.layout.images]


@pytest.mark.parametrize(
    ("day", "opacities"),
    [
        ("2025-11", ["0.08", "0.65", "0.08"]),
        ("2025", ["0.08", "0.65", "0.08"]),
        ("~..2025-11-12", ["0.0", "0.75"]),
        ("..2025-11-12", ["0.0", "0.75"]),
        ("~2025-11-12..", ["0.75", "0.0"]),
    ],
)
def test_what_is_not_exactly_known_fades(day: str, opacities: list[str]) -> None:
    drawing = draw(eng(day=day))
    (svg,) = whiskers(drawing)
    assert [part.partition('"')[0] for part in svg.split('stop-opacity="')[1:]] == opacities
    assert drawing.figure.layout.images[0].source.startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize("day", ["2025-11-12", "2025-11-12..2025-11-14"], ids=["day", "span"])
def test_what_is_exactly_known_does_not_fade(day: str) -> None:
    assert not draw(eng(day=day)).figure.layout.images


def test_an_event_in_several_lanes_is_joined() -> None:
    drawing = sample()
    joins = [shape for shape in drawing.figure.layout.shapes if shape.type == "line" and shape.opacity == 0.55]
    senators = [mark["y"] for mark in marks(drawing) if mark["id"] == "ev-senators"]
    assert [sorted([shape.y0, shape.y1]) for shape in joins] == [sorted(senators)]


def test_the_open_event_has_a_ring_around_each_of_its_marks() -> None:
    drawing = sample(selected="ev-senators")
    ring = traces(drawing)["Open"]
    assert [float(y) for y in ring.y] == [mark["y"] for mark in marks(drawing) if mark["id"] == "ev-senators"]
    assert set(ring.marker.size) == {13 + 11}
    assert ring.hoverinfo == "skip"
    assert "Open" not in traces(sample())
    assert "Open" not in traces(sample(selected="no such event"))


# Room


def test_marks_of_one_day_do_not_hide_each_other() -> None:
    drawing = draw(*(eng(day="2025-10-26") for _ in range(6)))
    heights = sorted(mark["y"] for mark in marks(drawing))
    assert all(lower - upper >= 18 for upper, lower in zip(heights, heights[1:], strict=False))


def test_a_lane_grows_by_the_sub_rows_that_it_needs() -> None:
    one, four = (draw(*(eng(day="2025-10-26") for _ in range(number))) for number in (1, 4))
    assert four.figure.layout.height - one.figure.layout.height == 3 * 18


def test_words_that_have_no_room_are_told() -> None:
    drawing = draw(*(eng(day=f"2025-10-{day:02}") for day in range(1, 29)))
    assert len(beside(drawing)) < 27
    assert f"{28 - len(beside(drawing))} marks without words for lack of room." in drawing.notes


def test_marks_over_others_are_told() -> None:
    drawing = draw(*(eng(day="2025-10-26") for _ in range(40)))
    assert "31 marks over others for lack of room: see the table." in drawing.notes


def test_nearest_marks_of_many_stay_apart() -> None:
    drawing = chart(many_dossier(400).frame)
    axis = [dt.datetime.fromisoformat(end) for end in drawing.figure.layout.xaxis.range]
    days = np.array([(dt.datetime.fromisoformat(mark["x"]) - axis[0]).days for mark in marks(drawing)])
    x = days / (axis[1] - axis[0]).days * 700
    y = np.array([mark["y"] for mark in marks(drawing)])
    distance = np.hypot(x[:, None] - x, y[:, None] - y)
    np.fill_diagonal(distance, np.inf)
    assert distance.min() > 7


def test_a_phone_has_fewer_lanes_dates_alone_and_no_joining_lines() -> None:
    drawing = sample(width=350)
    assert beside(drawing)[:4] == ["26 Oct", "14 Nov", "by 12 Nov", "Nov, planned"]
    assert not [shape for shape in drawing.figure.layout.shapes if shape.opacity == 0.55]
    assert "8 of 12 lanes shown, the busiest first." in sample(width=350, lanes=Lanes.ISSUE).notes


# Many


def test_from_thirty_events_on_a_strip_counts_all_in_place_of_words() -> None:
    few, many = (chart(many_dossier(number).frame, labels=Labels()) for number in (25, 45))
    dated = int((many_dossier(45).frame["precision"] != "unknown").sum())
    assert beside(few)
    assert "All" not in traces(few)
    assert not beside(many)
    assert sum(int(text) for text in traces(many)["Numbers"].text) == dated


def test_too_many_marks_become_squares_with_numbers() -> None:
    frame = many_dossier(2500).frame
    drawing = chart(frame, lanes=Lanes.KIND)
    squares = traces(drawing)["Engagements"]
    dated = int((frame["precision"] != "unknown").sum())
    assert dated > MOST_MARKS
    assert sum(int(text) for text in squares.text) == dated
    assert f"{dated:,} marks are too many to tell apart: each square counts those of its lane and time." in drawing.notes
    assert len(squares.text) < 600


def test_a_square_of_one_opens_its_event() -> None:
    frame = many_dossier(2500).frame
    squares = traces(chart(frame, lanes=Lanes.OFFICIAL))["Engagements"]
    assert all((text == "1") == bool(id) for text, id in zip(squares.text, squares.customdata, strict=True))
    assert {id for id in squares.customdata if id} <= set(frame["id"])


def test_a_square_says_its_lane_its_time_and_its_number() -> None:
    squares = traces(chart(many_dossier(2500).frame, lanes=Lanes.KIND))["Engagements"]
    lane, rest = squares.hovertext[0].split("<br>")
    assert lane.strip("\N{EN SPACE}") == "<b>Meeting</b>"
    assert rest.strip("\N{EN SPACE}").endswith(f": {squares.text[0]} engagements")


# Nothing is dropped without a word


def shown_or_told(drawing: Drawing, frame: pd.DataFrame) -> int:
    """The events that have a mark or are counted in a note as having none."""
    told = 0
    for note in drawing.notes:
        if note.endswith("in the table only.") or note.endswith("in the other lanes alone: see the table."):
            told += int(note.split()[0].replace(",", ""))
    return len({mark["id"] for mark in marks(drawing)} & set(frame["id"])) + told


@pytest.mark.parametrize("by", list(Lanes))
@pytest.mark.parametrize("width", [900, 350], ids=["wide", "phone"])
@pytest.mark.parametrize("number", [7, 60, 400])
def test_every_event_is_drawn_or_counted_in_a_note(by: Lanes, width: int, number: int) -> None:
    frame = many_dossier(number).frame
    assert shown_or_told(chart(frame, lanes=by, width=width), frame) == number


def test_lanes_that_are_cut_are_told() -> None:
    people = [f"Person Number{number}" for number in range(18)]
    drawing = draw(*(eng(people=f"Dien, {name}", day="2025-10-26") for name in people))
    assert "16 of 18 lanes shown, the busiest first." in drawing.notes
    assert "2 engagements in the other lanes alone: see the table." in drawing.notes


@pytest.mark.parametrize(
    ("undated", "note"),
    [(1, "1 engagement without a date is in the table only."), (2, "2 engagements without a date are in the table only.")],
)
def test_events_without_a_date_are_told(undated: int, note: str) -> None:
    drawing = draw(eng(), *(eng(day="") for _ in range(undated)))
    assert note in drawing.notes
    assert len(marks(drawing)) == 1


def test_an_open_event_that_is_not_drawn_is_told() -> None:
    note = "The open engagement has no mark of its own in this view."
    assert note in draw(eng(), eng(day=""), selected="e1").notes
    assert note not in draw(eng(), eng(day=""), selected="e0").notes


@pytest.mark.parametrize(
    ("told", "alt", "notes"),
    [
        ([], "No engagement to draw.", ()),
        ([eng(day="")], "No engagement here has a date.", ("1 engagement without a date is in the table only.",)),
    ],
    ids=["nothing", "nothing dated"],
)
def test_nothing_to_draw_is_said(told: list[Engagement], alt: str, notes: tuple[str, ...]) -> None:
    drawing = draw(*told)
    assert (drawing.alt, drawing.notes) == (alt, notes)
    assert [text.text for text in drawing.figure.layout.annotations] == [alt]


# Today


@pytest.mark.parametrize(
    ("today", "note"),
    [
        (dt.date(2026, 11, 25), "Today, 25 Nov 2026, is to the right of this view."),
        (dt.date(2020, 1, 2), "Today, 2 Jan 2020, is to the left of this view."),
    ],
    ids=["right", "left"],
)
def test_today_out_of_view_does_not_stretch_the_axis(today: dt.date, note: str) -> None:
    drawing = sample(today=today)
    assert note in drawing.notes
    assert drawing.figure.layout.xaxis.range == sample(today=TODAY).figure.layout.xaxis.range
    assert not [text for text in drawing.figure.layout.annotations if text.text.startswith("today")]


def test_today_in_view_is_a_dashed_line_with_its_date() -> None:
    drawing = sample(today=dt.date(2025, 8, 1))
    (line,) = [shape for shape in drawing.figure.layout.shapes if shape.line.color == LIGHT.today]
    assert (line.x0[:10], line.line.dash) == ("2025-08-01", "4px,3px")
    assert "today, 1 Aug 2025" in [text.text for text in drawing.figure.layout.annotations]
    assert not [note for note in drawing.notes if note.startswith("Today")]


# Hostile and odd data


def every_text(drawing: Drawing) -> list[str]:
    """All texts that Plotly would read markup in."""
    layout = drawing.figure.layout
    texts = [text for note in layout.annotations for text in (note.text, note.hovertext) if text]
    for trace in drawing.figure.data:
        texts += [
            trace.name,
            *(trace.hovertext if trace.hovertext is not None else ()),
            *(trace.text if trace.text is not None else ()),
        ]
    return [str(text) for text in texts]


@pytest.mark.parametrize("width", [900, 350], ids=["wide", "phone"])
@pytest.mark.parametrize("by", list(Lanes))
def test_no_text_from_the_data_is_read_as_markup(by: Lanes, width: int) -> None:
    told = eng(people=f"Dien, {HOSTILE}", city=HOSTILE, country=HOSTILE, parties="$x$ %{y}", issues="%{z} <i>i</i>")
    events = (event(told, id="e0", title=HOSTILE), event(eng(people="Dien, Greer"), id="e1"))
    frame = events_frame(Corpus(events=events), Labels())
    drawing = chart(frame, labels=Labels(issues={"%{z}": HOSTILE}, countries={HOSTILE: HOSTILE}), lanes=by, width=width)
    for text in every_text(drawing):
        assert "<a" not in text
        assert "<img" not in text
        assert "<i>" not in text
        assert "%{" not in text
        assert "$" not in text
    assert any("&lt;" in text for text in every_text(drawing))


@pytest.mark.parametrize("day", ["0001-01-01", "9998-12-31", "0001-01-01..9998-12-31", "9998", "~0001-01-02..", "~..9998-12-31"])
def test_the_ends_of_the_calendar_can_be_drawn(day: str) -> None:
    drawing = draw(eng(day=day), eng(day="2025-10-26"))
    assert len(marks(drawing)) == 2
    assert json.loads(drawing.figure.to_json())["layout"]["xaxis"]["type"] == "date"


def test_a_very_long_name_is_cut_and_told_in_full_on_hovering() -> None:
    name = "Permanent Representative of the " + "Very " * 12 + "Long Name"
    drawing = draw(eng(people=f"Dien, {name}"), eng(people="Dien, Greer"))
    (cut,) = [text for text in drawing.figure.layout.annotations if text.hovertext]
    assert cut.hovertext == name
    assert cut.text.endswith("…")
    assert drawing.figure.layout.margin.l <= 270


@pytest.mark.parametrize(
    "dossier", [empty_dossier(), one_event_dossier(), sample_dossier(), many_dossier(60)], ids=["0", "1", "7", "60"]
)
@pytest.mark.parametrize("by", list(Lanes))
def test_the_same_frame_gives_the_same_chart_and_is_left_as_it_was(dossier: Any, by: Lanes) -> None:
    before = dossier.frame.copy(deep=True)
    once, twice = (chart(dossier.frame, lanes=by).figure.to_json() for _ in range(2))
    assert once == twice
    pd.testing.assert_frame_equal(dossier.frame, before)


def test_a_click_does_not_fade_the_other_marks_and_dragging_does_nothing() -> None:
    drawing = sample()
    clickable = [trace for trace in drawing.figure.data if trace.customdata is not None]
    assert all(trace.unselected.marker.opacity == trace.selected.marker.opacity for trace in clickable)
    assert drawing.figure.layout.dragmode is False
    assert drawing.figure.layout.xaxis.fixedrange
    assert drawing.figure.layout.yaxis.fixedrange
