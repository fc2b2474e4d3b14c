"""The colours and symbols of the chart, one palette a theme.

Colour belongs to the kinds of engagement alone, and each kind has a symbol too, so that nothing is told by colour alone. The two
palettes differ in lightness: one that is readable on both papers would leave too few steps for seven kinds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Symbol = Literal["circle", "diamond", "square", "star", "hexagon", "triangle-up", "triangle-down", "x"]
Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindMark:
    """How one kind is drawn; `scale` evens out the size that the eye sees (a diamond of 13 px looks smaller than a disc)."""

    symbol: Symbol
    colour: str
    scale: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Every colour of the chart in one theme; `steps` go from few to many, `step_inks` are the numbers written on them."""

    theme: Theme
    paper: str
    ink: str
    muted: str
    band: str
    month_line: str
    axis: str
    today: str
    bar: str
    kinds: tuple[tuple[str, KindMark], ...]
    steps: tuple[str, ...]
    step_inks: tuple[str, ...]

    def of(self, kind: str) -> KindMark:
        """The mark of a kind; a kind that the palette does not know is drawn as `other`."""
        marks = dict(self.kinds)
        return marks.get(kind, marks["other"])


LIGHT = Palette(
    theme="light",
    paper="#FBFAF7",
    ink="#1B2430",
    muted="#5A6270",
    band="#F4F1E9",
    month_line="#E2DDD1",
    axis="#B9B2A2",
    today="#9A3412",
    bar="#B9B2A2",
    kinds=(
        ("meeting", KindMark(symbol="circle", colour="#1959A8")),
        ("negotiation", KindMark(symbol="diamond", colour="#B0641A", scale=1.12)),
        ("visit", KindMark(symbol="square", colour="#0E8F86", scale=0.96)),
        ("summit", KindMark(symbol="star", colour="#4A1570", scale=1.2)),
        ("signing", KindMark(symbol="hexagon", colour="#8A1020")),
        ("call", KindMark(symbol="triangle-up", colour="#4A545C")),
        ("letter", KindMark(symbol="triangle-down", colour="#8A7D45")),
        ("other", KindMark(symbol="x", colour="#4A545C")),
    ),
    steps=("#E3E6EA", "#B9C6D8", "#86A0C3", "#4F76A6", "#2C5283", "#1F3A5F"),
    step_inks=("#1B2430", "#1B2430", "#1B2430", "#FFFFFF", "#FFFFFF", "#FFFFFF"),
)

DARK = Palette(
    theme="dark",
    paper="#12161C",
    ink="#E8E4DA",
    muted="#A3A9B3",
    band="#181D25",
    month_line="#272E38",
    axis="#4A5361",
    today="#F0936A",
    bar="#4A5361",
    kinds=(
        ("meeting", KindMark(symbol="circle", colour="#61AAFA")),
        ("negotiation", KindMark(symbol="diamond", colour="#DA872C", scale=1.12)),
        ("visit", KindMark(symbol="square", colour="#A6F2D2", scale=0.96)),
        ("summit", KindMark(symbol="star", colour="#A86BB3", scale=1.2)),
        ("signing", KindMark(symbol="hexagon", colour="#CF5450")),
        ("call", KindMark(symbol="triangle-up", colour="#989D9F")),
        ("letter", KindMark(symbol="triangle-down", colour="#F5E3A0")),
        ("other", KindMark(symbol="x", colour="#989D9F")),
    ),
    steps=("#232C38", "#2C4260", "#3A5D8B", "#6692CC", "#7FA6DA", "#B4CEF0"),
    step_inks=("#E8E4DA", "#E8E4DA", "#FFFFFF", "#12161C", "#12161C", "#12161C"),
)


def palette_of(theme: str | None) -> Palette:
    """The palette of a theme's name, the light one where the name is not known: `palette_of("dark")`."""
    return DARK if theme == "dark" else LIGHT
