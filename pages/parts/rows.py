"""The events as rows, each one button: it takes the keyboard, a thumb and a screen reader, which a drawn grid does not.

The cells of a row are the pieces of the button's label, which the style sheet sets in columns.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd
import streamlit as st

from pages.parts.address import parameter, set_parameter, view_changed
from pages.parts.detail import OPEN
from pages.parts.escape import plain
from pages.parts.highlight import node, show
from pages.parts.view import View
from timeline.labels import Labels
from timeline.words import Row, kind_words, overdue, rows_of, status_words, when_words

_ON_A_PAGE = 50
_MOST_ISSUES = 3
# An empty cell keeps its place; the style sheet knows it by its tag.
_NOTHING = "*\N{WORD JOINER}*"


class Column(NamedTuple):
    """A column of the rows: its key in the address, its head, and the order of the table by it."""

    key: str
    head: str
    order: Callable[[pd.DataFrame], pd.Series]


def _first(column: str) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda frame: frame[column].map(lambda cell: cell[0].casefold() if cell else "\N{REPLACEMENT CHARACTER}")


def _text(column: str) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda frame: frame[column].str.casefold().replace("", "\N{REPLACEMENT CHARACTER}")


COLUMNS = (
    Column("when", "When", lambda frame: pd.Series(range(len(frame)))),
    Column("kind", "Kind", _text("kind")),
    Column("who", "Who", _first("counterparts")),
    Column("where", "Where", _text("city")),
    Column("issues", "Issues", lambda frame: -frame["issues"].map(len)),
    Column("sources", "Sources", lambda frame: -frame["sources"].map(len)),
)


def rows(view: View, *, quotes: bool = False) -> None:
    """The rows of a view under their heads: a head sorts, a row opens its event; `quotes` adds the sentence of each."""
    table, foot = st.container(key="rows", gap=None), st.container()
    with foot:
        shown = _page(_sorted(view.frame))
    with table:
        _heads()
        for row, late in zip(rows_of(shown), overdue(shown, view.today), strict=True):
            _row(row, view, quotes=quotes, late=bool(late))


def _heads() -> None:
    by, backwards = _order()
    with st.container(key="heads", horizontal=True, gap=None):
        for column in COLUMNS:
            arrow = ("↓" if backwards else "↑") if column.key == by else ""
            turned = f"-{column.key}" if column.key == by and not backwards else column.key
            st.button(
                f"{column.head} {arrow}".strip(),
                key=f"sort:{column.key}",
                type="tertiary",
                on_click=_sort,
                args=("" if turned == "when" else turned,),
            )


def _sort(by: str) -> None:
    set_parameter("sort", by)
    view_changed()


def _order() -> tuple[str, bool]:
    named = parameter("sort")
    key = named.removeprefix("-")
    return (key, named.startswith("-")) if key in {column.key for column in COLUMNS} else ("when", False)


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    by, backwards = _order()
    column = next(column for column in COLUMNS if column.key == by)
    order = column.order(frame).sort_values(kind="stable", ascending=not backwards)
    return frame.iloc[order.index]


def _page(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of the page chosen under them; few rows are all on one page."""
    pages = -(-len(frame) // _ON_A_PAGE)
    if pages < 2:
        return frame
    with st.container(key="pages", horizontal=True, vertical_alignment="center"):
        number = st.pagination(pages, key="page", bind="query-params")
        first, last = (number - 1) * _ON_A_PAGE, min(number * _ON_A_PAGE, len(frame))
        show(node("p", "note", f"{first + 1:,} to {last:,} of {len(frame):,}"))
    return frame.iloc[first:last]


def _row(row: Row, view: View, *, quotes: bool, late: bool) -> None:
    is_open = row.id == view.event
    st.button(
        _label(row, view.dossier.labels, quotes=quotes, is_open=is_open, late=late),
        key=f"open:{row.id}",
        type="tertiary",
        on_click=set_parameter,
        args=("event", row.id),
        width="stretch",
    )
    if is_open:
        show(node("a", "skip", "Go to the open engagement", href=f"#{OPEN}"))


def _label(row: Row, labels: Labels, *, quotes: bool, is_open: bool, late: bool) -> str:
    cells = [
        kind_words(row.kind),
        ", ".join(row.officials) or " and ".join(map(labels.country, row.parties)),
        row.city or labels.country(row.country),
        _issues(row, labels),
        f"{len(row.sources)}{', open' if is_open else ''}",
        *([row.quote] if quotes else []),
    ]
    when = ", ".join(filter(None, [when_words(row), status_words(row, late=late)]))
    return " ".join([f"**{plain(when)}**", *(f":gray[{plain(cell)}]" if cell else _NOTHING for cell in cells)])


def _issues(row: Row, labels: Labels) -> str:
    named, more = row.issues[:_MOST_ISSUES], len(row.issues) - _MOST_ISSUES
    return ", ".join(map(labels.issue, named)) + (f" and {more} more" if more > 0 else "")
