"""The row of pages, made of the files in `pages/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages.parts.door import PageError, listed_pages

HOME = Path(__file__).parents[2]


def test_the_pages_stand_in_their_places() -> None:
    titles = [page.title for page in listed_pages(HOME / "pages")]
    assert [title for title in titles if title in {"Timeline", "Table", "Articles"}] == ["Timeline", "Table", "Articles"]
    assert titles[0] == "Timeline", "the first page is the one at the bare address"


def test_a_further_file_is_a_further_page(tmp_path: Path) -> None:
    (tmp_path / "first.py").write_text('"""First: what is first."""\n\nPLACE = 30\n', encoding="utf-8")
    (tmp_path / "coming_up.py").write_text('"""Coming up: what is planned."""\n\nPLACE = 40\n', encoding="utf-8")
    (tmp_path / "__init__.py").write_text("", encoding="utf-8")
    assert [(page.title, page.place) for page in listed_pages(tmp_path)] == [("First", 30), ("Coming up", 40)]


UNFIT = [
    ('"""No title."""\nPLACE = 1\n', "no colon"),
    ('"""Title: words."""\n', "no place"),
    ('"""Title: words."""\nPLACE = "1"\n', "a word"),
]


@pytest.mark.parametrize("source", [source for source, _ in UNFIT], ids=[why for _, why in UNFIT])
def test_a_page_without_title_or_place_is_told_what_it_lacks(tmp_path: Path, source: str) -> None:
    (tmp_path / "page.py").write_text(source, encoding="utf-8")
    with pytest.raises(PageError, match="PLACE = 40"):
        listed_pages(tmp_path)
