"""The dashboard for tests without a browser: folders of real article files, and what a page says, lists and draws."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from pages.parts.door import listed_pages

HOME = Path(__file__).parents[1]
PAGES = tuple(page.file.stem for page in listed_pages(HOME / "pages"))
"""Every page, by the name of its file; a further file is tried like the others."""
Open = Callable[..., AppTest]

ONE = """---
title: Talks in Kuala Lumpur
source: Daily Post
---
On October 26, 2025, Minister of Industry and Trade Nguyen Hong Dien met with U.S. Under Secretary of State Jacob Helberg
in Kuala Lumpur, Malaysia. They discussed energy and supply chains.
"""
# The title and the text try everything that Markdown, Streamlit, HTML and Plotly read.
TRAP = '![t](http://evil.invalid/t.png) [a](http://evil.invalid) :red[b] $c$ <img src=x onerror="alert(1)"> www.evil.invalid'
HOSTILE = f"---\ntitle: '{TRAP}'\nsource: '{TRAP}'\n---\n{ONE.rsplit('---', maxsplit=1)[-1]}\n{TRAP}\n"
DAYS = [dt.date(2025, 1, 1) + dt.timedelta(days=3 * number) for number in range(60)]
FOLDERS = {
    "silent": {"a.md": ONE, "b.txt": "The weather was fine."},
    "empty": {},
    "one": {"a.md": ONE},
    "broken": {"a.md": ONE, "b.json": '{"text": '},
    "hostile": {"a.md": HOSTILE},
    "many": {f"{day}.md": ONE.replace("October 26", f"{day:%B} {day.day}") for day in DAYS},
}


def write_folders(under: Path) -> dict[str, Path]:
    """Makes the folders, and names them; `full` are the seeds, `missing` is not there."""
    for name, files in FOLDERS.items():
        (under / name).mkdir()
        for file, text in files.items():
            (under / name / file).write_text(text, encoding="utf-8")
    return {name: under / name for name in (*FOLDERS, "missing")} | {"full": HOME / "seeds"}


def dashboard_at(**query: str | list[str]) -> AppTest:
    """The dashboard at an address, not yet run."""
    at = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=60)
    for key, value in query.items():
        at.query_params[key] = value
    return at


def words(at: AppTest) -> str:
    """All that the page says in its own HTML, tags taken off."""
    bodies = [element.proto.body for element in at.get("html") if not element.proto.body.startswith("<style>")]
    return html.unescape(re.sub(r"<[^>]+>", " ", " ".join(bodies)))


def answer(at: AppTest) -> str:
    """The first line of the page."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", " ".join(element.proto.body for element in at.get("html")))
    return html.unescape(re.sub(r"<[^>]+>", "", found.group(1))) if found else ""


def rows(at: AppTest) -> list[str]:
    """The ids of the events in the rows of the page, in order."""
    return [button.key.removeprefix("open:") for button in at.button if button.key.startswith("open:")]


def marks(at: AppTest) -> set[str]:
    """The ids of the events that the chart draws."""
    traces = json.loads(at.get("plotly_chart")[0].proto.spec)["data"]
    drawn = [mark for trace in traces for mark in trace.get("customdata") or []]
    return {mark if isinstance(mark, str) else mark[0] for mark in drawn}
