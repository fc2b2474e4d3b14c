"""Timeline: the filtered engagements as marks in lanes, and as rows below."""

import streamlit as st

from pages.parts.address import lanes_now, set_lanes, set_parameter
from pages.parts.answer import answer
from pages.parts.detail import beside_detail
from pages.parts.downloads import downloads
from pages.parts.highlight import node, show
from pages.parts.legend import legend
from pages.parts.rows import rows
from pages.parts.states import broken_files, stop_if_nothing
from pages.parts.view import View, on_phone, this_view
from timeline.figures import timeline_figure
from timeline.lanes import Lanes

PLACE = 10

# The widths that marks and their texts are planned for, in pixels; the server does not know the real one.
_WIDE, _BESIDE_DETAIL, _PHONE = 900, 560, 340
_CONFIG = {"displayModeBar": False, "showSendToCloud": False}


def _choose_lanes() -> None:
    set_lanes(st.session_state["lanes-by"])


def _lanes_control() -> None:
    st.session_state["lanes-by"] = lanes_now()
    with st.container(key="lanes-control", horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            "Lanes by", list(Lanes), format_func=str.capitalize, key="lanes-by", required=True, on_change=_choose_lanes
        )


def _open_mark() -> None:
    points = st.session_state["chart"].selection.points
    if points and (marked := points[0].get("customdata")):
        set_parameter("event", marked if isinstance(marked, str) else marked[0])


def _chart(view: View) -> None:
    drawing = timeline_figure(
        view.frame,
        lanes=lanes_now(),
        palette=view.palette,
        labels=view.dossier.labels,
        selected=view.event or None,
        today=view.today,
        width=_PHONE if on_phone() else _BESIDE_DETAIL if view.event else _WIDE,
    )
    st.plotly_chart(
        drawing.figure, theme=None, key="chart", on_select=_open_mark, selection_mode="points", config=_CONFIG, alt=drawing.alt
    )
    if drawing.notes:
        show(node("p", "note", " ".join(drawing.notes)))


view = this_view()
stop_if_nothing(view)
with beside_detail(view):
    with st.container(key="head", horizontal=True):
        answer(view)
        _lanes_control()
    broken_files(view)
    show(legend(view.frame))
    _chart(view)
    rows(view)
    downloads(view)
