"""What tests of the pages share: folders of articles, and the dashboard opened on one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard_factory import Open, dashboard_at, write_folders


@pytest.fixture(autouse=True)
def _fresh() -> None:
    st.cache_resource.clear()


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    """Folders by name: `empty`, `one`, `broken`, `hostile`, `full` (the seeds) and one that is `missing`."""
    return write_folders(tmp_path)


@pytest.fixture
def open_page(folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page of the dashboard on a folder, at an address: `open_page("one", "table", issue="energy")`."""

    def opened(folder: str, page: str = "timeline", /, **query: str | list[str]) -> AppTest:
        monkeypatch.setenv("TIMELINE_SRC", str(folders[folder]))
        at = dashboard_at(**query).run()
        return at if page == "timeline" else at.switch_page(f"pages/{page}.py").run()

    return opened
