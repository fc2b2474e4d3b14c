"""The words beside marks and in their hover boxes."""

from __future__ import annotations

import pytest

from dossier_factory import LABELS, sample_dossier
from extract.model import Corpus, Engagement
from factory import eng, event, when
from timeline.lanes import Lane, Lanes
from timeline.mark_text import Drawn, hover_text, short_when, texts_beside
from timeline.table import events_frame


def row(told: Engagement) -> Drawn:
    """The row of an engagement in a dossier about Dien."""
    others = tuple(event(eng(people="Dien, Lutnick", day="2030"), id=f"later{number}") for number in range(2))
    return next(events_frame(Corpus(events=(event(told), *others)), LABELS).itertuples(index=False))  # type: ignore[return-value]


# The date, its words on a desktop, and on a phone.
DATES = {
    "day": ("2025-10-26", "26 Oct", "26 Oct"),
    "span in a month": ("2025-11-12..2025-11-14", "12–14 Nov", "12–14 Nov"),
    "span over months": ("2025-10-30..2025-11-02", "30 Oct – 2 Nov", "30 Oct – 2 Nov"),
    "span over years": ("2025-12-30..2026-01-02", "30 Dec 2025 – 2 Jan 2026", "30 Dec 2025 – 2 Jan 2026"),
    "on or before": ("~..2025-11-12", "on or before 12 Nov", "by 12 Nov"),
    "on or after": ("~2025-11-12..", "on or after 12 Nov", "from 12 Nov"),
    "about": ("~2025-11-12..2025-11-14", "about 12–14 Nov", "about 12–14 Nov"),
    "month": ("2025-11", "Nov, day not told", "Nov"),
    "months": ("2025-11..2025-12", "Nov–Dec, day not told", "Nov–Dec"),
    "year": ("2025", "2025, day not told", "2025"),
    "only the end": ("..2025-11-16", "until 16 Nov", "to 16 Nov"),
    "only the start": ("2025-11-16..", "from 16 Nov", "from 16 Nov"),
}


@pytest.mark.parametrize(("day", "wide", "narrow"), DATES.values(), ids=DATES.keys())
def test_a_date_without_its_year(day: str, wide: str, narrow: str) -> None:
    assert (short_when(when(day)), short_when(when(day), narrow=True)) == (wide, narrow)


HELBERG, DIEN = Lane(name="Jacob Helberg", tags=("US",), count=1), Lane(name="Nguyen Hong Dien", tags=("VN",), count=1)
ENERGY = Lane(name="Energy", tags=(), count=1)
TEAMS = eng(people="", kind="negotiation", day="2025-11-12", city="Washington", parties="US VN")
BESIDE = {
    "the lane is the counterpart": (eng(city="Kuala Lumpur"), HELBERG, Lanes.COUNTERPART, "26 Oct, Kuala Lumpur"),
    "the lane is the home official": (eng(city="Kuala Lumpur"), DIEN, Lanes.OFFICIAL, "Jacob Helberg, 26 Oct, Kuala Lumpur"),
    "the lane is the other official": (eng(city="Kuala Lumpur"), HELBERG, Lanes.OFFICIAL, "26 Oct, Kuala Lumpur"),
    "the lane is an issue": (eng(city="Kuala Lumpur"), ENERGY, Lanes.ISSUE, "Jacob Helberg, 26 Oct, Kuala Lumpur"),
    "two counterparts": (eng(people="Dien, Cruz, Daines"), ENERGY, Lanes.ISSUE, "Ted Cruz, Steve Daines, 26 Oct"),
    "many counterparts": (eng(people="Dien, Cruz, Daines, Greer"), ENERGY, Lanes.ISSUE, "Ted Cruz, Steve Daines, 1 more, 26 Oct"),
    "nobody named": (TEAMS, ENERGY, Lanes.ISSUE, "Negotiation, 12 Nov, Washington"),
    "planned": (eng(status="planned", city="Hanoi"), HELBERG, Lanes.COUNTERPART, "26 Oct, Hanoi, planned"),
    "cancelled": (eng(status="cancelled"), HELBERG, Lanes.COUNTERPART, "26 Oct, cancelled"),
}


@pytest.mark.parametrize(("told", "lane", "by", "expected"), BESIDE.values(), ids=BESIDE.keys())
def test_words_beside_a_mark_leave_out_what_its_lane_says(told: Engagement, lane: Lane, by: Lanes, expected: str) -> None:
    assert texts_beside(row(told), lane, by, narrow=False)[0] == expected


def test_shorter_words_keep_the_date_and_the_status() -> None:
    told = row(eng(status="planned", city="Hanoi"))
    assert texts_beside(told, ENERGY, Lanes.ISSUE, narrow=False)[-1] == "26 Oct, planned"
    assert texts_beside(told, ENERGY, Lanes.ISSUE, narrow=True) == ("26 Oct, planned",)


def test_the_hover_box_of_a_merged_event() -> None:
    frame = sample_dossier().frame
    kuala_lumpur = next(frame[frame["id"] == "ev-kl"].itertuples(index=False))
    lines = [line.strip("\N{EN SPACE}") for line in hover_text(kuala_lumpur, LABELS).split("<br>")]  # type: ignore[arg-type]
    assert lines == [
        "<b>Nguyen Hong Dien meets Jacob Helberg in Kuala Lumpur</b>",
        "26 Oct 2025",
        "Kuala Lumpur, Malaysia, meeting, held",
        "VN Nguyen Hong Dien",
        "US Jacob Helberg",
        "Artificial intelligence, Energy, Fisheries, Semiconductors and 1 more",
        "4 sources, click for the words",
    ]


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (eng(day="~..2025-11-12", basis="relative"), "On or shortly before 12 Nov 2025 (worked out)"),
        (eng(day="2025-05-22", basis="year-inferred"), "22 May 2025 (year worked out)"),
        (eng(day="2025-05-22", basis="merged"), "22 May 2025 (from another article)"),
        (TEAMS, "US · VN"),
        (eng(city="Singapore", country="SG"), "Singapore, SG, meeting, held"),
    ],
    ids=["relative", "year", "merged", "parties where nobody is named", "a country without a label"],
)
def test_a_line_of_the_hover_box(told: Engagement, line: str) -> None:
    assert line in hover_text(row(told), LABELS)
