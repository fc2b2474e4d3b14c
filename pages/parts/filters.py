"""The side panel: search, dates, and a checkbox for each value of each facet, with counts that follow the other filters."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from pages.parts.address import filters_now, hold, set_filters, view_changed
from pages.parts.escape import plain
from pages.parts.highlight import node, show
from timeline.dossier import Dossier
from timeline.filters import KEY_OF, Count, Facet, Filters, facets, left_out_undated, value_words
from timeline.labels import Labels
from timeline.words import counted

# How many values stand open in each facet, and how many more are at hand; the rest is found by search.
_OPEN = {"officials": 7, "issues": 6, "countries": 5, "kinds": 8, "statuses": 3}
_AT_HAND = 60
_HEADS = {"officials": "Officials", "issues": "Issues", "countries": "Countries", "kinds": "Kind", "statuses": "Status"}
_EARLIEST, _LATEST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)


def filter_panel(dossier: Dossier) -> None:
    """Draws the side panel; what is chosen there is read by `filters_now`."""
    frame = dossier.frame
    hold({name: [value for value, _ in facet.values] for name, facet in facets(frame, Filters()).items()})
    with st.sidebar, st.container(key="filters"):
        _search_and_dates(frame)
        filters = filters_now(frame)
        if filters.any:
            st.button("Clear all filters", key="clear", on_click=set_filters, args=(Filters(),), icon=":material/close:")
        for facet in facets(frame, filters).values():
            _facet(facet, filters, dossier.labels)


def _search_and_dates(frame: pd.DataFrame) -> None:
    st.text_input(
        "Search",
        key="q",
        type="search",
        placeholder="Search titles, places, quotes",
        label_visibility="collapsed",
        on_change=view_changed,
        bind="query-params",
    )
    with st.container(key="dates", gap=None):
        for label, key in (("From", "since"), ("To", "until")):
            st.date_input(
                label, None, _EARLIEST, _LATEST, key=key, format="YYYY-MM-DD", on_change=view_changed, bind="query-params"
            )
    if undated := left_out_undated(frame, filters_now(frame)):
        show(node("p", "note", f"{counted(undated, 'engagement')} without a date left out."))


def _facet(facet: Facet, filters: Filters, labels: Labels) -> None:
    if not facet.values:
        return
    chosen = filters.chosen(facet.name)
    shown = max(_OPEN[facet.name], len(chosen))
    at_hand = facet.values[shown : shown + _AT_HAND]
    with st.container(key=f"facet-{facet.name}", gap=None):
        show(node("h2", "facet", _HEADS[facet.name], node("span", "count", str(len(facet.values)))))
        offered = [count.value for count in (*facet.values[:shown], *at_hand)]
        for count in facet.values[:shown]:
            _choice(facet.name, count, offered, labels, chosen=count.value in chosen)
        if at_hand:
            with st.expander(f"{len(facet.values) - shown} more", key=f"more-{facet.name}"):
                for count in at_hand:
                    _choice(facet.name, count, offered, labels, chosen=False)
                if rest := len(facet.values) - shown - len(at_hand):
                    show(node("p", "note", f"{rest} rarer ones: search for them by name."))


def _choice(facet: str, count: Count, offered: list[str], labels: Labels, *, chosen: bool) -> None:
    key = f"{KEY_OF[facet]}:{count.value}"
    words = plain(value_words(facet, count.value, labels))
    st.session_state[key] = chosen
    # Emphasis stands for grey here: a screen reader is given the label as it is written.
    st.checkbox(
        f"{words if count.events or chosen else f'_{words}_'} _{count.events:,}_",
        key=key,
        on_change=_choose,
        args=(facet, offered),
        width="stretch",
    )


def _choose(facet: str, offered: list[str]) -> None:
    """Hands the ticks of a facet to the widget that holds them in the address."""
    key = KEY_OF[facet]
    unseen = [value for value in st.session_state[key] if value not in offered]
    st.session_state[key] = unseen + [value for value in offered if st.session_state[f"{key}:{value}"]]
    view_changed()
