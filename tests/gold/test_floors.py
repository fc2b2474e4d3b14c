"""Floors rise by themselves and fall only for a written reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from gold.floors import Fall, Floor, RefusedError, complaints, falls, load_floors, note_lowering, raise_floors, save_floors
from gold.scoring import Scored


def scored(fingerprint: str = "f", **figures: float) -> Scored:
    return Scored(name="seeds", figures=figures, fingerprint=fingerprint)


def floors(fingerprint: str = "f", **figures: float) -> dict[str, Floor]:
    return {"seeds": Floor(fingerprint=fingerprint, figures=figures)}


@pytest.mark.parametrize(
    ("now", "floor", "fallen"),
    [
        pytest.param({"right_f1": 0.9}, {"right_f1": 0.9}, [], id="at-the-floor"),
        pytest.param({"right_f1": 0.95}, {"right_f1": 0.9}, [], id="above"),
        pytest.param({"right_f1": 0.899}, {"right_f1": 0.9}, ["seeds right_f1 0.900 -> 0.899"], id="below"),
        pytest.param({}, {"right_call": 0.5}, ["seeds right_call 0.500 -> 0.000"], id="no-longer-measured"),
        pytest.param({"right_call": 0.1}, {}, [], id="new-figure"),
        pytest.param({"right_call": 0.0}, {"right_call": 0.0}, [], id="nothing-expected-of-it"),
    ],
)
def test_falls(now: dict[str, float], floor: dict[str, float], fallen: list[str]) -> None:
    assert [str(fall) for fall in falls([scored(**now)], floors(**floor))] == fallen


def test_a_set_without_floors_does_not_fall() -> None:
    assert falls([scored(right_f1=0.1)], {}) == []


def test_other_articles_than_the_floors_were_measured_on_shut_the_gate() -> None:
    (told,) = complaints([scored("new", right_f1=1.0)], floors("old", right_f1=0.5))
    assert "of seeds changed" in told
    assert "make gate" in told
    assert complaints([scored(right_f1=1.0)], floors(right_f1=0.5)) == []


def test_floors_rise_to_the_best_figure_so_far() -> None:
    risen = raise_floors([scored("new", right_f1=0.8, city_f1=0.7)], floors("old", right_f1=0.6))
    assert risen == floors("new", right_f1=0.8, city_f1=0.7)


def test_floors_of_sets_that_were_not_scored_stay() -> None:
    others = {"dev": Floor(fingerprint="d", figures={"right_f1": 0.4})}
    assert raise_floors([scored(right_f1=0.8)], others)["dev"] == others["dev"]


@pytest.mark.parametrize("reason", [None, "", "  \n"], ids=["none", "empty", "blank"])
def test_a_floor_is_not_lowered_without_a_reason(reason: str | None) -> None:
    with pytest.raises(RefusedError, match=r"seeds right_f1 0\.900 -> 0\.800[\s\S]*LOWER="):
        raise_floors([scored(right_f1=0.8)], floors(right_f1=0.9), lower=reason)


def test_a_reason_lowers_what_fell_and_nothing_else() -> None:
    lowered = raise_floors([scored(right_f1=0.8, city_f1=0.9)], floors(right_f1=0.9, city_f1=0.7), lower="two labels were wrong")
    assert lowered == floors(right_f1=0.8, city_f1=0.9)


def test_a_figure_that_is_gone_goes_with_a_reason() -> None:
    assert raise_floors([scored(right_f1=0.8)], floors(right_f1=0.8, right_call=0.5), lower="no calls left") == floors(
        right_f1=0.8
    )


def test_the_reason_stands_under_the_newest_heading() -> None:
    fall = Fall(set="seeds", figure="right_f1", floor=0.9, now=0.8)
    noted = note_lowering("# Changes\n\n## 0.2.0\n\n- New.\n\n## 0.1.0\n\n- First.\n", [fall], "two labels\nwere wrong")
    line = "- Gold floors lowered (seeds right_f1 0.900 -> 0.800): two labels were wrong"
    assert noted == f"# Changes\n\n## 0.2.0\n\n{line}\n- New.\n\n## 0.1.0\n\n- First.\n"
    assert note_lowering("# Changes\n", [fall], "x").endswith("0.800): x\n")


def test_floors_are_kept_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert load_floors(path) == {}
    kept = floors("f", right_f1=0.912, right_call=0.0)
    save_floors(path, kept)
    first = path.read_bytes()
    assert load_floors(path) == kept
    save_floors(path, dict(reversed(kept.items())))
    assert path.read_bytes() == first
