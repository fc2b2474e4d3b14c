"""Table: the filtered engagements as rows with the sentence behind each, and the whole table as it is downloaded."""

import streamlit as st

from pages.parts.answer import answer
from pages.parts.detail import beside_detail
from pages.parts.downloads import downloads
from pages.parts.rows import rows
from pages.parts.states import broken_files, stop_if_nothing
from pages.parts.view import this_view
from timeline.exports import csv_bytes, read_csv
from timeline.table import COLUMNS

PLACE = 20

view = this_view()
stop_if_nothing(view)
with beside_detail(view):
    answer(view)
    broken_files(view)
    downloads(view)
    rows(view, quotes=True)
    whole = st.expander(f"All {len(COLUMNS)} columns, as they are downloaded", key="whole", on_change="rerun")
    if whole.open:
        whole.dataframe(read_csv(csv_bytes(view.frame)), hide_index=True, row_height=30, alt="The table as it is downloaded")
