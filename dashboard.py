"""The door: what every page has around it, the source of the articles, the filters, and the list of pages.

`streamlit run dashboard.py -- FOLDER`, or `make run SRC=FOLDER`. A further page is a file in `pages/` and a line in `PAGES`.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts.filters import filter_panel
from pages.parts.source import dossier, source
from pages.parts.states import bad_knowledge, no_source
from pages.parts.style import style_sheet
from pages.parts.view import palette_now

PARTS = Path(__file__).parent / "pages" / "parts"
PAGES = (
    st.Page("pages/timeline.py", title="Timeline", default=True),
    st.Page("pages/table.py", title="Table"),
    st.Page("pages/articles.py", title="Articles"),
)

st.set_page_config(page_title="Diplomatic timeline", page_icon=str(PARTS / "icon.svg"), layout="wide")
palette = palette_now()
style_sheet(palette)
st.logo(str(PARTS / f"logo-{palette.theme}.svg"), size="large")
page = st.navigation(list(PAGES), position="top")
if not source().exists():
    no_source(source())
    st.stop()
try:
    read = dossier()
except ValueError as problem:
    bad_knowledge(str(problem))
    st.stop()
filter_panel(read)
page.run()
