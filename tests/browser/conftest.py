"""A server for each source folder, and Chromium with an eye on everything that leaves the page.

A page fails its test at the end if it asked another host for anything, if a script in it failed, or if its console has an error.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from browser.server import SEEDS, Server, start_server
from browser.steps import Serve, Visit, settled
from browser.watch import Watch
from timeline.dossier import Dossier, open_dossier

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # What a page asks of another host finds no way out even where the test machine has one.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PHONE_AGENT = "Mozilla/5.0 (Linux; Android 15; Pixel) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36"

# Two cores serve the dashboard and draw it.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder drives the dashboard in Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def seeds() -> Dossier:
    """The dossier that the dashboard opens with, read once more to compare with."""
    return open_dossier(SEEDS)


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """The address of a dashboard on a folder (and on other knowledge); one server a folder, for all tests."""
    running: dict[tuple[Path, Path | None], Server] = {}
    logs = tmp_path_factory.mktemp("logs")

    def served(source: Path = SEEDS, data: Path | None = None) -> str:
        key = (source, data)
        if key not in running:
            running[key] = start_server(source, logs / f"server-{len(running)}.log", data)
        return running[key].url

    yield served
    for server in running.values():
        server.process.terminate()
    for server in running.values():
        server.process.wait(10)
        print(f"--- the dashboard at {server.url} wrote:\n{server.log.read_text()}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium as the machine has it."""
    found = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"Chromium is not installed: looked for {', '.join(CHROMIUM_NAMES)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A window on paper or dark, of a desk or a phone; kept for all tests, for its cache saves each of them two seconds."""
    windows: dict[tuple[bool, bool], BrowserContext] = {}

    def kept(*, dark: bool, phone: bool) -> BrowserContext:
        if (dark, phone) not in windows:
            windows[dark, phone] = chromium.new_context(
                color_scheme="dark" if dark else "light",
                user_agent=PHONE_AGENT if phone else None,
                is_mobile=phone,
                has_touch=phone,
            )
        return windows[dark, phone]

    yield kept
    for context in windows.values():
        context.close()


@pytest.fixture
def visit(window: Callable[..., BrowserContext]) -> Iterator[Visit]:
    """Opens an address in a tab of its own: `visit(url, dark=True)`, `visit(url, width=390, phone=True)`."""
    watch, pages = Watch(), []

    def opened(url: str, *, dark: bool = False, width: int = 1440, height: int = 900, phone: bool = False) -> Page:
        page = window(dark=dark, phone=phone).new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        watch.on(page)
        page.goto(url)
        settled(page)
        return page

    yield opened
    for page in pages:
        page.close()
    assert watch.foreign == [], "a page asked another host"
    assert watch.errors == [], "a page has errors"
