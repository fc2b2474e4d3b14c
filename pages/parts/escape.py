"""Names and titles on their way into a Streamlit label, which reads Markdown, directives, formulas and addresses in any text.

An image in a label is fetched from its server, so every text from articles or files goes through `plain`.
"""

from __future__ import annotations

import re

# Control characters, halves of characters, and marks that turn the writing around them.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# What Streamlit still acts on once the escapes are taken off: `http://`, `www.`, `a@b.org`, `:streamlit:`, `->`, `--`, `>=`.
_ACTED_ON = re.compile(r"(?<=:)(?=[/\w])|(?<=www)(?=\.)|(?=@)|(?<=-)(?=[->])|(?<=<)(?=[-=])|(?<=[>~!])(?==)", re.IGNORECASE)
_JOINER = "\N{WORD JOINER}"


def printable(text: str) -> str:
    """A text without the characters that no screen shows; line ends and tabs stay."""
    return _UNSEEN.sub("", text)


def plain(text: str) -> str:
    """A text as a label shows it letter by letter: `plain("*R&D*")` is `\\\\*R\\\\&D\\\\*`; an empty one is a blank."""
    line = " ".join(printable(text).split())
    return _PUNCTUATION.sub(r"\\\1", _ACTED_ON.sub(_JOINER, line)) or "\N{NO-BREAK SPACE}"
