"""The door: what every page has around it, the source of the articles, the filters, and the row of pages.

`make run SRC=folder`, or `streamlit run dashboard.py -- folder`. A further page is a further file in `pages/`.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts.door import enter, run_inside
from pages.parts.filters import filter_panel
from pages.parts.source import dossier, source
from pages.parts.states import bad_knowledge, no_source
from pages.parts.style import style_sheet
from pages.parts.view import palette_now

PARTS = Path(__file__).parent / "pages" / "parts"

st.set_page_config(page_title="Diplomatic timeline", page_icon=str(PARTS / "icon.svg"), layout="wide")
page = enter()
palette = palette_now()
style_sheet(palette)
st.logo(str(PARTS / f"logo-{palette.theme}.svg"), size="large")
if not source().exists():
    no_source(source())
    st.stop()
try:
    read = dossier()
except ValueError as problem:
    bad_knowledge(str(problem))
    st.stop()
filter_panel(read)
run_inside(page, read)
