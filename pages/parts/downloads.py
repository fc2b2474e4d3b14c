"""The two files that leave a page: the rows as they are filtered, and the filter in full beside them."""

from __future__ import annotations

import streamlit as st

from pages.parts.view import View
from timeline.exports import csv_bytes, file_stem, filter_note
from timeline.words import counted


def downloads(view: View) -> None:
    """Buttons for the table as CSV and for the filter that made it; each file is made when it is asked for."""
    stem = file_stem(view.filters)
    with st.container(key="downloads", horizontal=True):
        st.download_button(
            f"Download CSV :gray[{counted(len(view.frame), 'row')}]",
            lambda: csv_bytes(view.frame),
            f"{stem}.csv",
            "text/csv",
            key="download-csv",
            on_click="ignore",
            icon=":material/download:",
        )
        st.download_button(
            "Download the filter",
            lambda: filter_note(view.dossier.frame, view.filters, view.dossier.labels, made=view.today),
            f"{stem}.txt",
            "text/plain",
            key="download-filter",
            on_click="ignore",
            type="tertiary",
        )
