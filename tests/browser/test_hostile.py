"""Articles and knowledge that try to be more than text: nothing of it runs, nothing of it is fetched, all of it can be read."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import Page, expect

from browser.server import HOME
from browser.steps import Serve, Visit, click_mark, facet, heading, marks, panel, point_at, rows, tick

SCRIPT = "<script>window.harmed=1</script>"
IMAGE = "<img src=https://evil.example/i.png onerror='window.harmed=2'>"
MARKDOWN = "![x](https://evil.example/m.png) [y](javascript:window.harmed=3) :material/home: **bold**"
PLOTLY = "<b>b</b> <a href='https://evil.example/p'>z</a> %{customdata} $x^2$ \\(y\\)"
EVERYTHING = f"{SCRIPT} {IMAGE} {MARKDOWN} {PLOTLY}"
LABEL = f"Energy {IMAGE} {MARKDOWN} {PLOTLY}"

ARTICLE = f"""---
title: Talks {EVERYTHING.replace(":", "∶")}
source: Paper {IMAGE}
url: javascript:window.harmed=4
---
On November 14, 2025, in Washington, Minister of Industry and Trade Nguyen Hong Dien met Under Secretary of State Jacob Helberg \
{EVERYTHING} to discuss energy, tariffs and semiconductors {EVERYTHING}.

{EVERYTHING} The two sides marked 30 years of relations on 12 July 2025. {EVERYTHING}
"""


@pytest.fixture(scope="module")
def hostile(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A dashboard on a hostile article, with a hostile label for an issue that it tells of."""
    folder = tmp_path_factory.mktemp("hostile")
    articles, data = folder / "articles", folder / "data"
    articles.mkdir()
    (articles / "a <img src=x onerror=window.harmed=5>.md").write_text(ARTICLE, encoding="utf-8")
    (articles / "broken <b>name.json").write_text("{")
    shutil.copytree(HOME / "data", data)
    issues = data / "issues.yml"
    label = LABEL.replace("\\", "\\\\").replace('"', '\\"')
    told = issues.read_text(encoding="utf-8").replace("label: Energy\n", f'label: "{label}"\n')
    assert label in told
    issues.write_text(told, encoding="utf-8")
    return serve(articles, data)


def expect_harmless(page: Page) -> None:
    """Nothing has run, no element was made of the words, and no link leads where they point."""
    assert page.evaluate("window.harmed") is None
    made = "img[src*='evil'], a[href*='evil'], a[href^='javascript'], .stMain script, .katex, .MathJax, .js-plotly-plot svg a"
    expect(page.locator(made)).to_have_count(0)


def test_the_chart_and_the_filters_show_words_as_words(visit: Visit, hostile: str) -> None:
    page = visit(f"{hostile}/?lanes=issue")
    expect(marks(page)).not_to_have_count(0)
    expect(page.locator(".js-plotly-plot .annotation", has_text="Energy <img")).to_have_count(1)
    expect(page.locator(".st-key-facet-issues")).to_contain_text("Energy <img src=https:")
    expect_harmless(page)
    point_at(page, marks(page).first)
    expect(page.locator(".js-plotly-plot .hoverlayer")).to_contain_text("click for the words")
    expect_harmless(page)


def test_a_filter_with_a_hostile_label_works_like_any_other(visit: Visit, hostile: str) -> None:
    page = visit(hostile)
    tick(page, "issues", "Energy")
    expect(facet(page, "issues", "Energy")).to_be_checked()
    expect(page.get_by_text("Filter: issue Energy <img")).to_be_visible()
    expect_harmless(page)


def test_the_opened_event_shows_words_as_words(visit: Visit, hostile: str) -> None:
    page = visit(hostile)
    click_mark(page, marks(page).first)
    expect(panel(page).locator("blockquote")).not_to_have_count(0)
    expect(panel(page)).to_contain_text("<script>window.harmed=1</script>")
    for opener in panel(page).locator("summary").all():
        opener.click()
    expect(panel(page).get_by_test_id("stCode").first).to_contain_text("Talks <script>")
    expect_harmless(page)


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_the_table_shows_words_as_words(visit: Visit, hostile: str, phone: bool) -> None:  # noqa: FBT001
    page = visit(f"{hostile}/table", width=390 if phone else 1440, phone=phone)
    expect(rows(page)).not_to_have_count(0)
    expect_harmless(page)
    if not phone:
        page.get_by_text("columns, as they are downloaded").click()
        expect(page.get_by_test_id("stDataFrame")).to_be_visible()
        expect_harmless(page)


def test_the_reader_shows_words_as_words(visit: Visit, hostile: str) -> None:
    page = visit(f"{hostile}/articles")
    expect_harmless(page)
    page.locator(".st-key-article-list").get_by_role("button").first.click()
    expect(page.locator(".article")).to_contain_text(SCRIPT)
    expect(page.locator(".article")).to_contain_text("![x](https://evil.example/m.png)")
    expect_harmless(page)


def test_a_hostile_address_is_ignored(visit: Visit, hostile: str) -> None:
    query = "official=%3Cscript%3Ewindow.harmed%3D6%3C/script%3E&q=%3Cimg%20src%3Dx%20onerror%3Dwindow.harmed%3D7%3E"
    page = visit(f"{hostile}/?{query}")
    expect(heading(page)).to_contain_text("No engagement matches")
    expect_harmless(page)
