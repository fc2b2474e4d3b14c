"""The parts that Plotly figures are put together from, as plain dicts in the words of its reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

SANS = '"Source Sans", "Source Sans 3", sans-serif'
MONO = '"Source Code", "Source Code Pro", monospace'
DAY_MILLISECONDS = 86_400_000

# A part of a figure: a trace, a shape, an annotation.
Spec = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What one layer adds to a figure; `height` is what it needs below the lanes."""

    traces: Sequence[Spec] = ()
    shapes: Sequence[Spec] = ()
    annotations: Sequence[Spec] = ()
    images: Sequence[Spec] = ()
    height: float = 0.0


def shape(kind: str, x0: float | str, y0: float, x1: float | str, y1: float) -> Spec:
    """A shape on both axes: `shape("line", "2025-11-14", 0, "2025-11-14", 46)`."""
    return {"type": kind, "xref": "x", "yref": "y", "x0": x0, "y0": y0, "x1": x1, "y1": y1}


def annotation(text: str, *, x: float | str, y: float, color: str, size: float = 13, **more: Any) -> Spec:
    """A text on the chart; `text` has been through `plot_text`."""
    font = {"size": size, "color": color, **more.pop("font", {})}
    # Aligned as anchored, so that a text stays in place when its font arrives after the chart was drawn.
    align = {"left": "left", "right": "right"}.get(more.get("xanchor", ""), "center")
    common = {"xref": "x", "yref": "y", "showarrow": False, "borderpad": 0, "align": align}
    return {"text": text, "x": x, "y": y, "font": font, **common, **more}
