"""The legend over the chart: the kinds, what is not simply held, and what lacks an exact day, each with its count."""

from __future__ import annotations

import pandas as pd

from pages.parts.highlight import Node, node
from timeline.words import inexact, kind_words


def glyph(kind: str, status: str = "held") -> Node:
    """The mark of a kind as the chart draws it: full if held, hollow if planned, crossed if cancelled."""
    return node("i", f"glyph {kind} {status}")


def legend(frame: pd.DataFrame) -> Node:
    """The legend of these rows; what does not occur in them is not in it."""
    kinds = [_entry(glyph(kind), kind_words(kind), count) for kind, count in frame["kind"].value_counts().items()]
    statuses = frame["status"].value_counts()
    rare = [
        _entry(glyph("any", status), status.capitalize(), int(statuses[status]))
        for status in ("planned", "cancelled")
        if status in statuses
    ]
    vague = inexact(frame)
    whisker = [_entry(node("i", "whisker"), "No exact day", vague)] if vague else []
    return node("ul", "legend", *kinds, *rare, *whisker)


def _entry(mark: Node, words: str, count: int) -> Node:
    return node("li", "", mark, words, node("span", "count", f"{count:,}"))
