"""An eye on what pages ask for and complain of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page

# Opened at /table, Streamlit's own script first asks /table/_stcore/ where its server is, is told 404, and then asks /_stcore/.
BASE_PROBE = re.compile(r"/[a-z]+/_stcore/(health|host-config)")


@dataclass(slots=True)
class Watch:
    """What pages did that they must not do."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        """Looks at everything that a page asks for and complains of."""
        page.on("request", lambda request: self.asked(request.url))
        page.on("websocket", lambda socket: self.asked(socket.url))
        page.on("console", lambda message: self.said(message) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def said(self, message: ConsoleMessage) -> None:
        """Notes an error in the console."""
        where = message.location["url"]
        if not BASE_PROBE.fullmatch(urlsplit(where).path):
            self.errors.append(f"{message.text} {where}")

    def asked(self, url: str) -> None:
        """Notes an address that is not on this machine."""
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.foreign.append(url)
