"""The eye on the pages sees what it is there for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from browser.steps import Serve
from browser.watch import Watch

# What a page does, the event that tells of it, and what is noted.
SEEN = {
    "an image of another host": ("new Image().src = 'http://evil.example/i.png'", "request", "http://evil.example/i.png"),
    "a socket to another host": ("new WebSocket('ws://evil.example/s')", "websocket", "ws://evil.example/s"),
    "a script that fails": ("setTimeout(() => { throw new Error('broken') })", "pageerror", "broken"),
    "an error in the console": ("console.error('complaint')", "console", "complaint"),
}


@pytest.mark.parametrize(("script", "event", "told"), SEEN.values(), ids=SEEN.keys())
def test_what_a_page_must_not_do_is_seen(chromium: Browser, serve: Serve, script: str, event: str, told: str) -> None:
    watch, context = Watch(), chromium.new_context()
    page = context.new_page()
    page.goto(f"{serve()}/_stcore/health")
    watch.on(page)
    with page.expect_event(event):
        page.evaluate(f"() => {{ {script} }}")
    context.close()
    seen = watch.foreign if event in ("request", "websocket") else watch.errors
    assert any(told in each for each in seen)
