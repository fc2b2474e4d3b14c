"""What leaves a page: the rows as they are filtered, the filter beside them, and the citation of a source."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.steps import HELBERG, Serve, Visit, panel
from timeline.dossier import Dossier
from timeline.exports import csv_bytes, read_csv
from timeline.filters import Filters, apply
from timeline.table import COLUMNS

VIEWS = {
    "everything": ("/", Filters(), "timeline.csv"),
    "one official": ("/?official=Jacob+Helberg", Filters(officials=(HELBERG,)), "timeline_helberg.csv"),
    "words, from the table": ("/table?q=%22Kuala+Lumpur%22", Filters(words='"Kuala Lumpur"'), "timeline_kuala-lumpur.csv"),
}


def download(page: Page, button: str) -> tuple[str, bytes]:
    """The name and the content of the file that a button gives."""
    with page.expect_download() as begun:
        page.get_by_role("button", name=button).click()
    return begun.value.suggested_filename, Path(begun.value.path()).read_bytes()


@pytest.mark.parametrize(("where", "filters", "name"), VIEWS.values(), ids=VIEWS.keys())
def test_the_csv_is_exactly_the_filtered_rows(
    visit: Visit, serve: Serve, seeds: Dossier, where: str, filters: Filters, name: str
) -> None:
    page = visit(serve() + where)
    got, content = download(page, "Download CSV")
    frame = apply(seeds.frame, filters)
    assert got == name
    assert content == csv_bytes(frame)
    assert tuple(read_csv(content).columns) == COLUMNS
    assert read_csv(content)["id"].tolist() == frame["id"].tolist()


def test_the_filter_is_told_in_full_beside_the_csv(visit: Visit, serve: Serve) -> None:
    page = visit(f"{serve()}/?official=Jacob+Helberg")
    name, content = download(page, "Download the filter")
    assert name == "timeline_helberg.txt"
    assert "official Jacob Helberg" in content.decode()


def test_a_source_can_be_cited(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    frame = apply(seeds.frame, Filters(words='"Kuala Lumpur"'))
    page = visit(f"{serve()}/?event={frame['id'].iloc[0]}")
    panel(page).get_by_text("Cite ").first.click()
    citation = panel(page).get_by_test_id("stCode").first
    expect(citation).to_be_visible()
    expect(citation).to_contain_text("“")
