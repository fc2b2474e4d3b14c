"""The timeline as text for a terminal: aligned by what the eye sees, so that diacritics and wide characters keep the columns."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

from .dossier import Dossier
from .labels import Labels
from .words import OVERDUE, Row, answer_line, kind_words, notes, overdue, rows_of, silent_words, status_words, when_words

HEADS = ("When", "What", "Who", "Where", "Issues", "Sources")
# In a narrow terminal the columns between the first and the last are cut, to no less than this; in a very narrow one the issues
# are left out.
_NARROWEST = 10
_VERY_NARROW = 100
_ISSUES = HEADS.index("Issues")
_GAP = "  "
_DIRECTION = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def show_text(dossier: Dossier, today: dt.date, width: int | None = None) -> str:
    """The answer line, a line an event with the overdue marked, and the notes; cut to `width` columns where it is given."""
    frame = dossier.frame
    heads, *rows = _fitting([HEADS, *(_cells(row, dossier.labels) for row in rows_of(frame))], width)
    widths = _widths([heads, *rows], width)
    lines = [answer_line(frame), ""]
    if rows:
        lines += [_line(heads, widths), _line(["-" * each for each in widths], widths)]
    for cells, late in zip(rows, overdue(frame, today), strict=True):
        lines += [_line(cells, widths), *([f"{_GAP}! {OVERDUE}"] if late else [])]
    told = [note for note in (*notes(frame, today), silent_words(dossier.silent)) if note]
    return "\n".join([*lines, *(["", *told] if told else [])]) + "\n"


def _cells(row: Row, labels: Labels) -> tuple[str, ...]:
    who = ", ".join(row.officials) or f"{', '.join(row.parties)} (nobody named)".lstrip()
    where = ", ".join(part for part in (row.city, labels.country(row.country)) if part)
    issues = ", ".join(labels.issue(issue) for issue in row.issues)
    what = ", ".join(filter(None, [kind_words(row.kind), status_words(row)]))
    cells = (when_words(row), what, who, where, issues, str(len(row.sources)))
    return tuple(_DIRECTION.sub("", cell) for cell in cells)


def _fitting(rows: Sequence[tuple[str, ...]], limit: int | None) -> Sequence[tuple[str, ...]]:
    return [(*row[:_ISSUES], *row[_ISSUES + 1 :]) for row in rows] if limit and limit < _VERY_NARROW else rows


def _widths(rows: Sequence[Sequence[str]], limit: int | None) -> list[int]:
    """The width of each column: that of its widest cell, those in the middle made narrower until the line fits."""
    widths = [max(display_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    while limit and sum(widths) + len(_GAP) * (len(widths) - 1) > limit:
        widest = max(range(1, len(widths) - 1), key=lambda column: widths[column])
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(_padded(cell, width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _padded(text: str, width: int) -> str:
    shown = shorten(text, width)
    return shown + " " * (width - display_width(shown))


def display_width(text: str) -> int:
    """How many columns of a terminal a text takes: `Diên` takes 4 however it is composed, `越南` takes 4."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def shorten(text: str, width: int) -> str:
    """A text cut to a width, with `…` where something was left out."""
    if display_width(text) <= width:
        return text
    kept, used = "", 0
    for character in text:
        used += _columns(character)
        if used > width - 1:
            break
        kept += character
    return f"{kept.rstrip()}…"
