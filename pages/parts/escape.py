"""Names and titles on their way into a Streamlit label, which reads Markdown, directives, formulas and addresses in any text.

An image in a label is fetched from its server, so every text from articles or files goes through `plain`. Only what would be
acted on is escaped, for a screen reader gets some labels as they are written.
"""

from __future__ import annotations

import re

# Control characters, halves of characters, and marks that turn the writing around them.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Emphasis, links, images, code, HTML, formulas, directives (`:red[...]`), entities; at the beginning also lists and heads.
_MARKUP = re.compile(r"([\\`*_\[\]<>$~^|]|:(?=\w)|&(?=#?\w+;)|^[#+=-]|(?<=^\d)[.)]|(?<=^\d\d)[.)])")
# What Streamlit still acts on once the escapes are taken off: `http://`, `www.`, `a@b.org`, `:streamlit:`, `->`, `--`, `>=`.
_ACTED_ON = re.compile(r"(?<=:)(?=[/\w])|(?<=www)(?=\.)|(?=@)|(?<=-)(?=\\?[->])|(?<=<)(?=[-=])|(?<=[>~!])(?==)", re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"


def printable(text: str) -> str:
    """A text without the characters that no screen shows; line ends and tabs stay."""
    return _UNSEEN.sub("", text)


def plain(text: str) -> str:
    """A text as a label shows it letter by letter: `plain("*R&D*")` is `\\\\*R&D\\\\*`; an empty one is a blank."""
    line = " ".join(printable(text).split())
    return _ACTED_ON.sub(_JOINER, _MARKUP.sub(r"\\\1", line)) or "\N{NO-BREAK SPACE}"
