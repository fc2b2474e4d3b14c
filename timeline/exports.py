"""The files that leave the dashboard: the table as CSV, the filter that made it, and citations.

A cell is made harmless for spreadsheet programs: one that they could take for a formula (it begins with `=`, `+`, `-` or `@`,
also in their full-width forms) gets an apostrophe in front, which `read_csv` takes off again; tabs and line breaks become blanks.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import unicodedata
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
import pandas as pd

from extract import Article, PublishedBasis, fold

from .filters import FACETS, Filters, apply, describe, left_out_undated, to_query
from .labels import Labels
from .table import COLUMN_WORDS, COLUMNS, DATE_COLUMNS, LIST_COLUMNS
from .tidy import tidy
from .words import answer_line, counted, day_words

_LEAD = re.compile(r"^[\s'\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*")
_LONGEST_STEM = 80


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The table as the file that the command writes: header and rows alone, UTF-8 with a byte order mark, every cell quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(zip(*(_cells(frame, name) for name in COLUMNS), strict=True))
    return out.getvalue().encode("utf-8-sig")


def _cells(frame: pd.DataFrame, name: str) -> list[str]:
    if name in DATE_COLUMNS:
        days = np.datetime_as_string(frame[name].to_numpy().astype("datetime64[D]"))
        return ["" if day == "NaT" else str(day) for day in days]
    if name in LIST_COLUMNS:
        return [_harmless("; ".join(tidy(value).replace(";", ",") for value in cell)) for cell in frame[name]]
    return [_harmless(tidy(cell)) for cell in frame[name]]


def _harmless(cell: str) -> str:
    return f"'{cell}" if _is_formula(cell) else cell


def _is_formula(cell: str) -> bool:
    first = cell[_LEAD.match(cell).end() :][:1]  # type: ignore[union-attr]
    return unicodedata.normalize("NFKC", first)[:1] in ("=", "+", "-", "@") if first else False


def read_csv(source: Path | bytes) -> pd.DataFrame:
    """A file that `csv_bytes` wrote, every cell as text as it was before it was made harmless; `NA` stays `NA`."""
    content = source if isinstance(source, bytes) else source.read_bytes()
    frame = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    return frame.map(lambda cell: cell[1:] if cell.startswith("'") and _is_formula(cell) else cell)


def file_stem(filters: Filters) -> str:
    """A short name for the file of a filtered table: `timeline_dien_trade-agreement`; letters, digits, `-` and `_` only."""
    parts = [_stem_part(facet, filters.chosen(facet)) for facet in FACETS]
    parts += [
        f"from-{filters.since}" if filters.since else "",
        f"to-{filters.until}" if filters.until else "",
        _slug(filters.words)[:20],
    ]
    return "_".join(["timeline", *filter(None, parts)])[:_LONGEST_STEM].rstrip("-_")


def _stem_part(facet: str, values: tuple[str, ...]) -> str:
    if len(values) > 2:
        return f"{len(values)}-{facet}"
    shown = (value.rpartition(" ")[2] if facet == "officials" else value for value in values)
    return "-".join(_slug(value) or facet for value in shown)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def filter_note(frame: pd.DataFrame, filters: Filters, labels: Labels, *, made: dt.date) -> str:
    """What stands beside a downloaded table: the filter in full, the counts, the day it was made, and how to read the file.

    `frame` is the whole table; `made` the day on which the articles were read as they are now.
    """
    shown, undated = apply(frame, filters), left_out_undated(frame, filters)
    lines = [
        f"Filter: {describe(filters, labels)}",
        f"Address: {_address(filters)}",
        f"Rows: {len(shown):,} of {counted(len(frame), 'engagement')}",
        *([f"Left out because no article tells their date: {undated:,}"] if undated else []),
        f"In the table: {answer_line(shown)}",
        f"Made on: {day_words(made)}",
        "",
        *_READING,
        "",
        *(f"{name}: {words}" for name, words in COLUMN_WORDS.items()),
    ]
    return "\n".join(lines) + "\n"


def _address(filters: Filters) -> str:
    return f"?{urlencode(to_query(filters), doseq=True)}" if filters.any else "without a filter"


_READING = (
    "How to read the table",
    "One row is one engagement, in order of time, those without a date last. The file is UTF-8 with a byte order mark.",
    "Several values in one cell are joined by '; '. An empty cell is not known. NA is Namibia, not a missing value.",
    "An apostrophe at the beginning of a cell keeps spreadsheet programs from reading a formula; it is no part of the text.",
    "In pandas: read_csv(file, dtype=str, keep_default_na=False, encoding='utf-8-sig')",
)


def citation(article: Article, quote: str) -> str:
    """A source as it is cited; what is not known is said: `“Talks”, publisher unknown, date unknown, URL unknown: “They met.”`"""
    parts = (
        f"“{tidy(article.heading)}”",
        publisher_words(article),
        published_words(article),
        tidy(article.url or "") or "URL unknown",
    )
    return f"{', '.join(parts)}: “{tidy(quote)}”" if quote else f"{', '.join(parts)}."


def publisher_words(article: Article) -> str:
    """Who published an article, or that it is not known."""
    return tidy(article.source or "") or "publisher unknown"


def published_words(article: Article) -> str:
    """When an article was published and, where that is not written down as such, how it is known; or that it is not known."""
    if article.published is None:
        return "date unknown"
    from_text = article.published_basis in (PublishedBasis.DATELINE, PublishedBasis.BY_HAND)
    return f"{day_words(article.published)}{f' ({article.published_basis})' if from_text else ''}"
