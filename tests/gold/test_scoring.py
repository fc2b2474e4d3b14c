"""The rows and figures of a gold run, on cases made by hand; what needs the scorer is skipped where it is not beside us."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gold.gate import shut
from gold.scoring import (
    GOLD,
    Row,
    Scored,
    compare,
    fingerprint,
    load_scorer,
    read_figures,
    read_table_figures,
    recall_by_kind,
    report_csv,
)


def labelled(
    people: str = "Jacob Helberg", day: str | None = "2025-10-26", kind: str = "meeting", **fields: Any
) -> dict[str, Any]:
    event: dict[str, Any] = {"kind": kind, "start": day, "end": day, "precision": "day" if day else "unknown", "status": "held"}
    event |= {"city": None, "country": None, "officials": people.split(", "), "issues": ["trade"], "main": True}
    return event | fields


def row(outcome: str, kind: str = "meeting", event: str = "0") -> Row:
    return Row(set="seeds", article="a", event=event, kind=kind, when="..", outcome=outcome, wrong="", rules="")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not GOLD.exists():
        pytest.skip("../shared/gold is not beside this project")
    return load_scorer()


def outcomes(gold: list[dict[str, Any]], pred: list[dict[str, Any]], scorer: ModuleType) -> list[tuple[str, str, str]]:
    rows = compare("seeds", {"a": gold}, {"a": pred}, scorer)
    return [(row.event, row.outcome, row.wrong) for row in rows]


@pytest.mark.parametrize(
    ("gold", "pred", "expected"),
    [
        pytest.param([], [], [], id="nothing-expected-nothing-found"),
        pytest.param([labelled()], [], [("0", "missed", "")], id="missed"),
        pytest.param([], [labelled()], [("+0", "extra", "")], id="found-where-nothing-is"),
        pytest.param([labelled()], [labelled()], [("0", "right", "")], id="right"),
        pytest.param([labelled(day=None)], [labelled()], [("0", "found", "start end precision")], id="a-date-too-many"),
        pytest.param([labelled()], [labelled(day="2025-01-01")], [("0", "missed", ""), ("+0", "extra", "")], id="other-day"),
        pytest.param([labelled()], [labelled(city="Hanoi", country="VN")], [("0", "right", "city country")], id="place-not-told"),
        pytest.param(
            [labelled()], [labelled("Jacob Helberg, Ann Lee")], [("0", "right", "officials")], id="one-official-too-many"
        ),
        pytest.param([labelled()], [labelled(issues=[], main=False)], [("0", "right", "issues main")], id="issues-and-main"),
    ],
)
def test_outcomes(
    gold: list[dict[str, Any]], pred: list[dict[str, Any]], expected: list[tuple[str, str, str]], scorer: ModuleType
) -> None:
    assert outcomes(gold, pred, scorer) == expected


def test_an_article_without_a_prediction_is_missed(scorer: ModuleType) -> None:
    assert [row.outcome for row in compare("seeds", {"a": [labelled()]}, {}, scorer)] == ["missed"]


def test_rules_are_those_of_the_claims_each_once_in_order(scorer: ModuleType) -> None:
    claims = {"when": [{"rule": "day-month"}, {"rule": "day-month"}], "officials": [{"rule": "alias"}, {"rule": None}]}
    (only,) = compare("seeds", {"a": [labelled()]}, {"a": [labelled(claims=claims)]}, scorer)
    assert only.rules == "alias day-month"


def test_recall_by_kind_counts_labelled_engagements_alone() -> None:
    rows = [*2 * [row("right")], *2 * [row("found")], *2 * [row("missed")], row("extra"), row("extra", "visit")]
    assert recall_by_kind([*rows, *5 * [row("right", "call")]]) == {"right_call": 1.0, "right_meeting": 0.333}
    assert recall_by_kind([]) == {}


def test_a_kind_with_few_engagements_has_no_recall_of_its_own() -> None:
    assert recall_by_kind([*4 * [row("right", "letter")], *5 * [row("missed", "visit")]]) == {"right_visit": 0.0}


def test_report_is_the_same_for_the_same_rows() -> None:
    assert report_csv([row("right")]) == "set,article,event,kind,when,outcome,wrong,rules\nseeds,a,0,meeting,..,right,,\n"


def test_figures_are_read_as_printed() -> None:
    assert read_figures("articles 5\nright_f1 0.917\n") == {"articles": 5, "right_f1": 0.917}


@pytest.mark.parametrize(
    ("printed", "recall", "precision"),
    [
        ("right 7 of 7\nfurther_rows 0\n", 1.0, 1.0),
        ("right 7 of 7\nfurther_rows 2\n", 1.0, 0.777),
        ("right 0 of 7\nfurther_rows 0\n2025..: missing\n", 0.0, 1.0),
    ],
    ids=["all", "further-rows", "no-rows"],
)
def test_table_figures(printed: str, recall: float, precision: float) -> None:
    assert read_table_figures(printed) == {"table_recall": recall, "table_precision": precision}


def test_fingerprint_follows_names_and_bytes_and_nothing_else(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder / "seeds").mkdir(parents=True)
        (tmp_path / folder / "seeds" / "a.json").write_text("{}")
    one, two = (tmp_path / folder / "seeds" / "a.json" for folder in ("one", "two"))
    assert fingerprint([one]) == fingerprint([two])
    two.write_text("{ }")
    assert fingerprint([one]) != fingerprint([two])
    assert fingerprint([one]) != fingerprint([])


def test_a_stale_report_shuts_the_gate() -> None:
    scored = [Scored(name="seeds", figures={}, rows=(row("right"),), fingerprint="f")]
    assert shut(scored, {}, report_csv([row("right")])) == []
    (told,) = shut(scored, {}, report_csv([row("missed")]))
    assert "make gold" in told
