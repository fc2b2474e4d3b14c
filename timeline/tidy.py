"""Text made safe to show and to write: no control characters, no half characters that no file or screen takes."""

from __future__ import annotations

import re

# Line ends and control characters, which break a line or the JSON on its way to the browser.
BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def tidy(text: str) -> str:
    """A text as one line: line breaks, tabs and control characters become a blank: `"a\\r\\nb"` is `a b`."""
    return readable(BREAKS.sub(" ", text).strip())


def readable(text: str) -> str:
    """A text with its lines, each character that cannot be shown replaced by one that says so; its length stays."""
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)
