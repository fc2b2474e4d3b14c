"""Text on its way into a chart: made harmless, measured, cut to a width.

Plotly reads a little HTML, `%{...}` templates and `$...$` formulas in every text it draws, and texts here come from articles.
So every such text goes through `plot_text`, the one way in.
"""

from __future__ import annotations

import re
import unicodedata

from .tidy import BREAKS

# What Plotly would act on, as the entities that it turns back into the character.
_HARMLESS = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "%": "&#37;", "$": "&#36;", "{": "&#123;", "}": "&#125;", "\\": "&#92;"}
)
# Marks that turn the writing around them, invisible ones, and halves of characters; joiners stay, for scripts that need them.
_UNSEEN = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_NARROW = frozenset("iljtfrI.,:;'|!()[] ")
_WIDE = frozenset("mwMWQO@%—…")


def plot_text(text: str) -> str:
    """A text as Plotly shows it letter by letter: `plot_text("R&D <b>")` is `R&amp;D &lt;b&gt;`."""
    return one_line(text).translate(_HARMLESS)


def one_line(text: str) -> str:
    """A text on one line, without control characters and marks that turn the writing around them."""
    return BREAKS.sub(" ", _UNSEEN.sub("", text)).strip()


def text_width(text: str, size: float = 13) -> float:
    """About how many pixels a text of the sans font is wide; rather a little too wide than too narrow."""
    return sum(_letter_width(letter) for letter in text) * size


def _letter_width(letter: str) -> float:
    if letter in _NARROW:
        return 0.29
    if letter in _WIDE:
        return 0.82
    if letter.isascii():
        return 0.6 if letter.isupper() else 0.51
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in ("W", "F") else 0.6


def shorten(text: str, width: float, size: float = 13) -> str:
    """A text cut to a width in pixels, with an ellipsis where something was cut: `Organisation for Econ…`."""
    plain = one_line(text)
    if text_width(plain, size) <= width:
        return plain
    kept = plain
    while kept and text_width(kept + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"
