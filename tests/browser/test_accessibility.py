"""Every page can be used by everybody: axe-core finds nothing, on paper and on a dark ground, on a desk and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.steps import Serve, Visit
from dashboard_factory import HOME
from pages.parts.door import listed_pages
from timeline.dossier import Dossier

# Each page with the element that shows that it is drawn.
PAGES = {
    "timeline": ("/?lanes=issue", ".js-plotly-plot .point"),
    "an open event": ("/?event={event}", ".st-key-detail mark"),
    "table": ("/table", ".st-key-rows"),
    "table with an open event": ("/table?event={event}", ".st-key-detail mark"),
    "articles": ("/articles", ".st-key-article-list"),
    "an article": ("/articles?article={article}", ".article mark"),
    "no match": ("/?q=nothingofthesort", ".st-key-ways-out"),
}


def test_every_page_is_among_them() -> None:
    places = {path.partition("?")[0].strip("/") for path, _ in PAGES.values()}
    first, *others = listed_pages(HOME / "pages")
    assert {page.file.stem for page in others} <= places, "give the new page a line in PAGES"
    assert "" in places, first.title


def address(path: str, dossier: Dossier) -> str:
    """A path with the ids of the first event and of the article that tells it."""
    first = dossier.frame.iloc[0]
    return path.format(event=first["id"], article=first["sources"][0])


def violations(page: Page) -> list[str]:
    """What axe-core finds: the rule, and the elements that break it."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']} ({rule['impact']}): {[node['html'][:160] for node in rule['nodes']]}" for rule in found]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("path", "drawn"), PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(visit: Visit, serve: Serve, seeds: Dossier, path: str, drawn: str, dark: bool) -> None:  # noqa: FBT001
    page = visit(serve() + address(path, seeds), dark=dark)
    expect(page.locator(drawn).first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize(("path", "drawn"), PAGES.values(), ids=PAGES.keys())
def test_a_phone_has_no_sideways_scroll(visit: Visit, serve: Serve, seeds: Dossier, path: str, drawn: str) -> None:
    page = visit(serve() + address(path, seeds), width=390, height=844, phone=True)
    expect(page.locator(drawn).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page) == []


def test_no_width_between_a_phone_and_a_wide_screen_scrolls_sideways(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    page = visit(serve() + address("/?event={event}", seeds), width=1920)
    expect(page.locator(".st-key-detail mark").first).to_be_visible()
    for width in (1920, 1280, 1201, 1024, 768, 641, 500, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_chart_is_told_in_words(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    page = visit(serve())
    named = page.locator("[aria-label^='Timeline of']").or_(page.get_by_role("img", name="Timeline of"))
    expect(named.first).to_be_attached()
    expect(page.get_by_test_id("stPlotlyChart")).to_be_visible()
    assert len(seeds.frame) == len(page.locator(".st-key-rows [class*='st-key-open'] button").all())
