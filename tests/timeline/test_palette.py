"""The palettes: every kind can be told by its symbol alone, and its colour is readable on the ground it stands on."""

from __future__ import annotations

import pytest

from extract.model import Kind
from timeline.palette import DARK, LIGHT, Palette, palette_of

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@BOTH
def test_every_kind_has_a_mark_of_its_own_symbol(palette: Palette) -> None:
    assert {name for name, _ in palette.kinds} == {kind.value for kind in Kind}
    assert len({mark.symbol for _, mark in palette.kinds}) == len(palette.kinds)


@BOTH
@pytest.mark.parametrize("kind", list(Kind))
def test_marks_stand_out_from_paper_and_band(palette: Palette, kind: Kind) -> None:
    colour = palette.of(kind).colour
    assert contrast(colour, palette.paper) >= 3
    assert contrast(colour, palette.band) >= 3


@BOTH
@pytest.mark.parametrize("ink", ["ink", "muted", "today"])
def test_words_are_readable_on_paper_and_band(palette: Palette, ink: str) -> None:
    assert contrast(getattr(palette, ink), palette.paper) >= 4.5
    assert contrast(getattr(palette, ink), palette.band) >= 4.5


@BOTH
def test_numbers_are_readable_on_every_step(palette: Palette) -> None:
    assert all(contrast(step, ink) >= 4.5 for step, ink in zip(palette.steps, palette.step_inks, strict=True))


def test_a_kind_that_is_not_known_is_drawn_as_other() -> None:
    assert LIGHT.of("banquet") == LIGHT.of("other")


@pytest.mark.parametrize(
    ("theme", "expected"), [("dark", DARK), ("light", LIGHT), (None, LIGHT)], ids=["dark", "light", "unknown"]
)
def test_the_palette_follows_the_theme(theme: str | None, expected: Palette) -> None:
    assert palette_of(theme) is expected
