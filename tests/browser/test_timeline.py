"""The main job in a browser: the chart, the filters, an opened event with its quoted sentence, by mouse and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.steps import (
    HELBERG,
    Serve,
    Visit,
    an_issue,
    click_mark,
    expect_view,
    expected_marks,
    facet,
    marks,
    panel,
    point_at,
    rows,
    tick,
)
from timeline.dossier import Dossier
from timeline.filters import Filters, apply
from timeline.lanes import Lanes


def test_the_first_page_is_the_chart_of_the_seeds(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    page = visit(serve())
    expect_view(page, seeds, Filters())
    first = marks(page).first.bounding_box()
    assert first is not None
    assert min(first["width"], first["height"]) > 8
    for name in ("Jacob Helberg", "Howard Lutnick"):
        expect(page.locator(".js-plotly-plot .annotation", has_text=name)).to_be_visible()


@pytest.mark.parametrize("by", [Lanes.OFFICIAL, Lanes.ISSUE, Lanes.COUNTRY, Lanes.KIND])
def test_the_lanes_can_be_by_something_else(visit: Visit, serve: Serve, seeds: Dossier, by: Lanes) -> None:
    page = visit(serve())
    page.get_by_role("radio", name=by.value.capitalize()).click()
    expect(page).to_have_url(re.compile(f"lanes={by}"))
    expect(marks(page)).to_have_count(expected_marks(seeds, Filters(), by))


def test_a_filter_by_official_changes_chart_table_and_address(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    page = visit(serve())
    tick(page, "officials", HELBERG)
    expect(page).to_have_url(re.compile(r"official=Jacob(\+|%20)Helberg"))
    expect_view(page, seeds, Filters(officials=(HELBERG,)))
    for row in rows(page).all():
        expect(row).to_contain_text(HELBERG)


def test_a_filter_by_issue_changes_chart_table_and_address(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    issue = an_issue(seeds)
    page = visit(serve())
    tick(page, "issues", seeds.labels.issue(issue))
    expect(page).to_have_url(re.compile(f"issue={issue}"))
    expect_view(page, seeds, Filters(issues=(issue,)))


def test_a_link_opens_the_same_view(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    issue = an_issue(seeds)
    page = visit(f"{serve()}/?official=Jacob+Helberg&issue={issue}&lanes=issue")
    filters = Filters(officials=(HELBERG,), issues=(issue,))
    expect(rows(page)).to_have_count(len(apply(seeds.frame, filters)))
    expect(marks(page)).to_have_count(expected_marks(seeds, filters, Lanes.ISSUE))
    expect(facet(page, "officials", HELBERG)).to_be_checked()
    expect(facet(page, "issues", seeds.labels.issue(issue))).to_be_checked()


def test_what_a_link_names_and_nobody_knows_is_ignored(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    unknown = "official=Nobody&issue=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&kind=banquet&event=none&lanes=moon&since=soon"
    expect_view(visit(f"{serve()}/?{unknown}"), seeds, Filters())


def test_back_returns_to_the_view_before(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    page = visit(serve())
    tick(page, "officials", HELBERG)
    expect(page).to_have_url(re.compile("official="))
    expect_view(page, seeds, Filters(officials=(HELBERG,)))
    page.go_back()
    expect(page).not_to_have_url(re.compile("official="))
    expect_view(page, seeds, Filters())
    expect(facet(page, "officials", HELBERG)).not_to_be_checked()


def test_another_page_keeps_the_filters(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    page = visit(serve())
    tick(page, "officials", HELBERG)
    expect(page).to_have_url(re.compile("official="))
    held = len(apply(seeds.frame, Filters(officials=(HELBERG,))))
    page.get_by_role("link", name="Table", exact=True).click()
    expect(page).to_have_url(re.compile(r"/table\?.*official="))
    expect(rows(page)).to_have_count(held)
    expect(facet(page, "officials", HELBERG)).to_be_checked()
    page.get_by_role("link", name="Timeline", exact=True).click()
    expect(page).to_have_url(re.compile(r"/\?.*official="))
    expect_view(page, seeds, Filters(officials=(HELBERG,)))


def expect_the_quoted_sentence(page: Page, dossier: Dossier) -> None:
    """The panel of the meeting in Kuala Lumpur shows a sentence of an article, word by word, with the date marked in it."""
    expect(panel(page).locator("dl.facts")).to_contain_text("Kuala Lumpur")
    quote = panel(page).locator("blockquote.passage", has_text="Kuala Lumpur").filter(has_text="October 26").first
    expect(quote.locator("mark.of-date", has_text="October 26").first).to_be_visible()
    said = quote.text_content() or ""
    assert len(said) > 40
    assert any(said in article.text for article in dossier.articles.values())


def test_a_click_on_a_mark_opens_the_quoted_sentence(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    page = visit(f"{serve()}/?q=%22Kuala+Lumpur%22")
    expect(marks(page)).to_have_count(1)
    click_mark(page, marks(page).first)
    expect(page).to_have_url(re.compile("event="))
    expect_the_quoted_sentence(page, seeds)


def test_the_keyboard_opens_the_same_from_the_table(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    page = visit(f"{serve()}/?q=%22Kuala+Lumpur%22")
    page.locator(".st-key-rows").get_by_role("button", name="Sources").focus()
    page.keyboard.press("Tab")
    expect(rows(page).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("event="))
    expect_the_quoted_sentence(page, seeds)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_an_open_event_has_a_ring_and_can_be_closed(visit: Visit, serve: Serve, seeds: Dossier, by: str) -> None:
    page = visit(f"{serve()}/?event={seeds.frame['id'].iloc[0]}")
    unringed, rings = expected_marks(seeds, Filters()), len(seeds.frame["counterparts"].iloc[0])
    expect(panel(page)).to_be_visible()
    expect(marks(page)).to_have_count(unringed + rings)
    if by == "mouse":
        page.get_by_role("button", name="Close").click()
    else:
        page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("event="))
    expect(marks(page)).to_have_count(unringed)
    expect(panel(page)).to_have_count(0)


def test_the_way_from_an_event_to_its_article_and_back(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    event = seeds.frame["id"].iloc[0]
    page = visit(f"{serve()}/?event={event}")
    panel(page).get_by_role("link", name="Read the article").first.click()
    expect(page).to_have_url(re.compile(r"/articles\?.*article="))
    expect(page.locator(".article mark").first).to_be_visible()
    page.locator(".st-key-made").get_by_role("link").first.click()
    expect(panel(page)).to_be_visible()


def test_hovering_tells_an_event(visit: Visit, serve: Serve) -> None:
    page = visit(f"{serve()}/?q=%22Kuala+Lumpur%22")
    point_at(page, marks(page).first)
    box = page.locator(".js-plotly-plot .hoverlayer")
    expect(box).to_contain_text("26 Oct 2025")
    expect(box).to_contain_text("click for the words")
