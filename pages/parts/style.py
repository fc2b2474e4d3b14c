"""The one style sheet: the rules lie in `style.css`, the colours come from the palette of the theme in use."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from timeline.palette import Palette, Theme

# Colours beside those of the chart: the highlight of quoted words, their underline, tags and chips, and the hairlines.
_FURTHER: dict[Theme, dict[str, str]] = {
    "light": {
        "highlight": "#F7E7BE",
        "underline": "#A67C1A",
        "panel": "#F1EDE4",
        "line": "#D9D4C7",
        "link": "#1F4E8C",
        "people": "#DDE6F2",
        "place": "#DCEBE4",
        "issue": "#EBE1F0",
        "warning": "#9A3412",
    },
    "dark": {
        "highlight": "#4A3D18",
        "underline": "#C99B3F",
        "panel": "#1C222B",
        "line": "#333B47",
        "link": "#9DC1EE",
        "people": "#23354D",
        "place": "#1E3B33",
        "issue": "#3A2C45",
        "warning": "#F0936A",
    },
}


def style_sheet(palette: Palette) -> None:
    """Puts the rules and the colours on the page; it takes no room."""
    st.html(f"<style>{_colours(palette)}{_rules()}</style>")


def _colours(palette: Palette) -> str:
    named = {"paper": palette.paper, "ink": palette.ink, "muted": palette.muted, "band": palette.band, "axis": palette.axis}
    named |= _FURTHER[palette.theme] | {f"kind-{kind}": mark.colour for kind, mark in palette.kinds}
    return f":root{{{''.join(f'--{name}:{colour};' for name, colour in named.items())}}}"


@cache
def _rules() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")
