"""Search by words in the one folded form, so that "Dien" finds "Diên".

A word is found at the beginning of a word ("ener" finds "energy", "AI" does not find "said"); words in quotation marks are found
only as they stand, whole and next to each other. All of them must occur. In scripts that put no blanks between words a search
word is found anywhere.
"""

from __future__ import annotations

import re
import unicodedata

from extract import fold

_NO_WORD = re.compile(r"[\W_]+")
_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_QUOTES = str.maketrans("“”„«»", '"""""')
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")


def haystack(*texts: str) -> str:
    """What is searched: each text folded, its words between single blanks, one text a line so that no phrase spans two."""
    return "\n".join(f" {_plain(text)} " for text in texts if text)


def needles(query: str) -> tuple[str, ...]:
    """What must occur in a haystack: `Dien "trade agreement"` gives ` dien` and ` trade agreement `."""
    terms = [(_plain(phrase or word), bool(phrase)) for phrase, word in _TERM.findall(query.translate(_QUOTES))]
    return tuple(dict.fromkeys(_needle(words, whole=quoted) for words, quoted in terms if words))


def _plain(text: str) -> str:
    return _NO_WORD.sub(" ", fold(text)).strip()


def _needle(words: str, *, whole: bool) -> str:
    if unicodedata.name(words[0], "").startswith(_UNSPACED):
        return words
    return f" {words} " if whole else f" {words}"
