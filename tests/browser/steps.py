"""What a person does and sees in the dashboard, in short: the marks, the rows, a tick in the side panel."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from timeline.dossier import Dossier
from timeline.figures import timeline_figure
from timeline.filters import Filters, apply, facets
from timeline.lanes import Lanes

Visit = Callable[..., Page]
Serve = Callable[..., str]

HELBERG = "Jacob Helberg"


def settled(page: Page) -> None:
    """Waits until the script of a page has run and its head stands there."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(heading(page)).to_be_visible()


def heading(page: Page) -> Locator:
    """The head of a page: the sum of what it shows."""
    return page.get_by_role("heading", level=1).first


def marks(page: Page) -> Locator:
    """The marks of the chart, and the rings around an open one."""
    return page.locator(".js-plotly-plot .scatterlayer .points .point")


def point_at(page: Page, mark: Locator) -> None:
    """Moves the mouse onto a mark; Plotly takes all pointing through a sheet that lies over its marks."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] - 40, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)


def click_mark(page: Page, mark: Locator) -> None:
    """Clicks a mark, once the chart shows that it is the one pointed at."""
    point_at(page, mark)
    expect(page.locator(".js-plotly-plot .hoverlayer .hovertext")).to_be_visible()
    page.mouse.down()
    page.mouse.up()


def rows(page: Page) -> Locator:
    """The rows of the table below the chart, each a button."""
    return page.locator(".st-key-rows [class*='st-key-open'] button")


def panel(page: Page) -> Locator:
    """The panel of the open event."""
    return page.locator(".st-key-detail")


def facet(page: Page, name: str, value: str) -> Locator:
    """The checkbox of a value in the side panel: `facet(page, "officials", "Jacob Helberg")`."""
    return page.locator(f".st-key-facet-{name}").get_by_role("checkbox", name=value)


def tick(page: Page, name: str, value: str) -> None:
    """Ticks a value in the side panel; its box is drawn by Streamlit over an input that cannot be seen."""
    facet(page, name, value).check(force=True)


def expected_marks(dossier: Dossier, filters: Filters, by: Lanes = Lanes.COUNTERPART) -> int:
    """How many marks the chart of these filters has: one for each event and lane."""
    frame = apply(dossier.frame, filters)
    figure = timeline_figure(frame, lanes=by, labels=dossier.labels, today=dt.date(2026, 1, 1)).figure
    return sum(len(trace.x) for trace in figure.data if trace.type == "scatter" and trace.customdata is not None)


def expect_view(page: Page, dossier: Dossier, filters: Filters) -> None:
    """The head, the chart and the table all show what the filters leave."""
    frame = apply(dossier.frame, filters)
    count = f"{len(frame)} engagement{'' if len(frame) == 1 else 's'}"
    expect(heading(page)).to_have_text(re.compile(rf"^{count}\b"))
    expect(marks(page)).to_have_count(expected_marks(dossier, filters))
    expect(rows(page)).to_have_count(len(frame))


def an_issue(dossier: Dossier) -> str:
    """The most frequent issue that not every engagement has: the side panel offers it without a further click."""
    values = facets(dossier.frame, Filters())["issues"].values
    return next(count.value for count in values if count.events < len(dossier.frame))
