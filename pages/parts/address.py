"""What the address holds, and how it survives a change of page, the Back button and a copied link.

Streamlit keeps in the address, from page to page, only what a widget of `dashboard.py` is bound to; a bound widget writes the
labels of its options into the address, so the checkboxes with their counts cannot be bound themselves. Hence each facet has an
unseen bound widget that holds its values, and the checkboxes read and set it. What belongs to one page (`event`, `article`,
`sort`) is a plain parameter, which the next page drops.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from pages.parts.escape import plain
from timeline.filters import KEY_OF, Filters, from_query
from timeline.lanes import Lanes

# Ids and names: letters, digits, blanks, and hyphens, full stops and apostrophes between letters. No label acts on them.
_HARMLESS = re.compile(r"(?!.*www\.)\w+(?:[-' ]\w+|\. ?\w+|\.$)*", re.IGNORECASE)
_UNKNOWN = "asked-in-vain"


def hold(values: Mapping[str, Sequence[str]]) -> None:
    """The unseen widgets of the address; `values` are all that each facet has to choose from."""
    with st.container(key="address"):
        for facet, key in KEY_OF.items():
            _note_unknown(key, values[facet])
            st.multiselect(key, sorted(values[facet]), key=key, format_func=_in_address, bind="query-params")
        st.text_input("lanes", key="lanes", bind="query-params")


def _note_unknown(key: str, known: Sequence[str]) -> None:
    """Keeps what the link asks a facet for in vain: the widget drops it from the address as soon as it is drawn."""
    noted = st.session_state.setdefault(_UNKNOWN, {})
    if key not in noted:
        shown = {_in_address(value) for value in known}
        noted[key] = [value for value in st.query_params.get_all(key) if value not in shown]


def unknown_now() -> dict[str, list[str]]:
    """By parameter the values that the link asked for and that these articles do not have; until a filter or the order is set."""
    return st.session_state.get(_UNKNOWN, {})


def _in_address(value: str) -> str:
    """A value as it stands in the address: as it is where a label shows it letter by letter anyway, else escaped."""
    return value if _HARMLESS.fullmatch(value) else plain(value)


def filters_now(frame: pd.DataFrame) -> Filters:
    """The filters that the address holds; values that the frame does not have are left out."""
    held = st.session_state
    query: dict[str, list[str]] = {key: list(held.get(key) or []) for key in (*KEY_OF.values(), "q")}
    query["q"] = [held.get("q") or ""]
    query |= {end: [held[end].isoformat()] for end in ("since", "until") if isinstance(held.get(end), dt.date)}
    return from_query(query, frame)


def set_filters(filters: Filters) -> None:
    """Makes these the filters of every page and of the address; for a widget's `on_change` or `on_click`."""
    for facet, key in KEY_OF.items():
        st.session_state[key] = list(filters.chosen(facet))
    st.session_state["q"] = filters.words
    st.session_state["since"], st.session_state["until"] = filters.since, filters.until
    view_changed()


def view_changed() -> None:
    """For whatever changes which rows there are, or their order: back to their first page, and no more word of the link."""
    st.session_state["page"] = 1
    st.session_state[_UNKNOWN] = {key: [] for key in KEY_OF.values()}


def lanes_now() -> Lanes:
    """What the lanes are by; an address that names nothing known has them by counterpart."""
    named = st.session_state.get("lanes", "")
    return Lanes(named) if named in list(Lanes) else Lanes.COUNTERPART


def set_lanes(lanes: Lanes) -> None:
    """Puts the lanes into the address; the usual ones need not stand there."""
    st.session_state["lanes"] = "" if lanes is Lanes.COUNTERPART else lanes.value


def parameter(name: str) -> str:
    """A parameter of this page: `parameter("event")`; empty where the address has none."""
    return st.query_params.get(name, "")


def set_parameter(name: str, value: str) -> None:
    """Writes a parameter of this page into the address; an empty one is taken out."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)
