"""The lanes: who or what an event is filed under, in which order, and that no dated event is without a lane."""

from __future__ import annotations

import pytest

from dossier_factory import LABELS, many_dossier, sample_dossier
from extract.model import Corpus, Engagement, Event
from factory import eng, event
from timeline.labels import Labels
from timeline.lanes import LanePlan, Lanes, plan_lanes
from timeline.stretches import place_events
from timeline.table import events_frame


def plan(*events: Event, by: Lanes = Lanes.COUNTERPART, labels: Labels = LABELS, most: int = 16) -> LanePlan:
    frame = events_frame(Corpus(events=events), labels)
    return plan_lanes(frame, place_events(frame), by, labels, most=most)


def lanes(made: LanePlan) -> list[tuple[str, str, int]]:
    return [(lane.name, lane.tag, lane.count) for lane in made.shown]


FIRST_DOSSIER = {
    Lanes.COUNTERPART: "Jacob Helberg US 2, Jamieson Greer US 2, Steve Daines US 1, Ted Cruz US 1, Howard Lutnick US 1, "
    "Negotiating teams US 1",
    Lanes.OFFICIAL: "Nguyen Hong Dien VN 6, Jacob Helberg US 2, Jamieson Greer US 2, Steve Daines US 1, Ted Cruz US 1, "
    "Howard Lutnick US 1, Negotiating teams US VN 1",
    Lanes.COUNTRY: "United States US 7, Vietnam VN 7, Malaysia MY 1",
    Lanes.KIND: "Meeting  4, Negotiation  3",
}


@pytest.mark.parametrize(("by", "expected"), FIRST_DOSSIER.items(), ids=FIRST_DOSSIER.keys())
def test_the_lanes_of_the_first_dossier(by: Lanes, expected: str) -> None:
    made = plan(*sample_dossier().corpus.events, by=by)
    assert ", ".join(f"{name} {tag} {count}" for name, tag, count in lanes(made)) == expected


OTHERWISE = {
    "nobody named: a delegation": (Lanes.COUNTERPART, eng(people="", kind="visit", parties="US"), "Delegations US"),
    "negotiating teams": (Lanes.OFFICIAL, eng(people="", kind="negotiation", parties="EU VN"), "Negotiating teams EU VN"),
    "many parties": (Lanes.OFFICIAL, eng(people="", kind="summit", parties="BN KH ID LA"), "Delegations BN KH +2"),
    "no issue": (Lanes.ISSUE, eng(), "No issue named"),
    "no country": (Lanes.COUNTRY, eng(people="A Person", parties=""), "No country named"),
    "an official of unknown side": (Lanes.OFFICIAL, eng(people="A Person", parties=""), "A Person"),
    "an issue by its label": (Lanes.ISSUE, eng(issues="trade-agreement"), "Trade agreement"),
}


@pytest.mark.parametrize(("by", "told", "expected"), OTHERWISE.values(), ids=OTHERWISE.keys())
def test_an_event_that_lacks_what_the_lanes_are_by_has_a_lane_that_says_so(by: Lanes, told: Engagement, expected: str) -> None:
    assert [f"{name} {tag}".strip() for name, tag, _ in lanes(plan(event(told), by=by))] == [expected]


def test_a_visit_at_which_no_counterpart_is_named_has_a_lane_with_the_other_country() -> None:
    met = event(eng(people="Dien, Helberg"), id="a")
    alone = event(eng(people="Dien", parties="US VN", kind="visit"), id="b")
    again = event(eng(people="Dien, Lutnick"), id="c")
    assert ("No counterpart named", "US", 1) in lanes(plan(met, alone, again))


def test_a_filter_does_not_turn_the_chart_around() -> None:
    dossier = sample_dossier()
    only = dossier.frame[[("Jacob Helberg" in names) for names in dossier.frame["officials"]]].reset_index(drop=True)
    made = plan_lanes(only, place_events(only), Lanes.COUNTERPART, dossier.labels, most=16)
    assert [lane.name for lane in made.shown] == ["Jacob Helberg"]


def test_undated_events_have_no_mark_and_do_not_count() -> None:
    made = plan(event(eng(day=""), id="a"), event(eng(), id="b"))
    assert ([lane.count for lane in made.shown], made.rows.tolist()) == ([1], [0])


def test_lanes_that_are_cut_are_counted_with_what_lies_in_them_alone() -> None:
    told = ("Dien, Helberg", "Dien, Helberg", "Dien, Helberg, Greer", "Dien, Lutnick")
    made = plan(*(event(eng(people=people), id=f"e{number}") for number, people in enumerate(told)), most=1)
    assert (lanes(made), made.all_lanes, made.hidden, made.shared) == ([("Jacob Helberg", "US", 3)], 3, 1, 0)


@pytest.mark.parametrize("by", list(Lanes))
def test_every_dated_event_has_a_lane(by: Lanes) -> None:
    frame = many_dossier(300).frame
    made = plan_lanes(frame, place_events(frame), by, Labels(), most=1000)
    dated = frame.index[frame["start"].notna() | frame["end"].notna()]
    assert sorted(set(made.rows.tolist())) == dated.tolist()
    assert made.hidden == 0
