"""The one folded form in which names and words are compared; the original is what is shown.

Folding takes a text to compatibility form, drops marks, writes letters that have no decomposition plainly (đ, ø, ł),
straightens apostrophes and dashes, and ignores case: `Nguyễn Hồng Diên` and `NGUYEN HONG DIEN` are one. It works character
by character, so that every place in the folded text leads back to one in the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_PLAIN = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe"})
_SIGNS = str.maketrans("‘’ʼ＇‐‑‒–—−", "''''------")


class _Table(dict[int, str]):
    """Code point to folded text, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    cased = unicodedata.normalize("NFKD", character).casefold().translate(_PLAIN).translate(_SIGNS)
    return "".join(part for part in unicodedata.normalize("NFKD", cased) if not unicodedata.combining(part))


_TABLE = _Table()


def fold(text: str) -> str:
    """The folded form of a text.

    >>> fold("Nguyễn Hồng Diên"), fold("Đà Nẵng"), fold("CÔTE D’IVOIRE")
    ('nguyen hong dien', 'da nang', "cote d'ivoire")
    """
    if text.isascii():
        return text.lower()
    marked = {character for character in set(text) if not character.isascii()}
    if not all(map(_is_plain, marked)):
        return text.translate(_TABLE)
    for character in marked:  # replacing a few signs is several times as fast as translating every letter
        text = text.replace(character, _TABLE[ord(character)])
    return text.lower()


def _is_plain(character: str) -> bool:
    """Whether a character folds to plain letters, or stays as it is, as quotation marks do."""
    folded = _TABLE[ord(character)]
    return folded.isascii() or folded == character == character.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A folded text whose places lead back: `offsets[i]` is where in the original the folded character `i` stands."""

    original: str
    text: str
    offsets: Sequence[int]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """The original's span behind a span of the folded text; marks that folding dropped stay with their letter."""
        return self.offsets[begin], max(self.offsets[end], self.offsets[end - 1] + 1)

    def quote(self, begin: int, end: int) -> str:
        """The original's words behind a span of the folded text."""
        first, last = self.span(begin, end)
        return self.original[first:last]


@lru_cache(maxsize=4)
def fold_with_offsets(text: str) -> Folded:
    """The folded form with the way back; every finder asks for that of the same article, so the last few are kept.

    >>> folded = fold_with_offsets("Straße in Hà Nội")
    >>> folded.text, folded.quote(11, 17)
    ('strasse in ha noi', 'Hà Nội')
    """
    return Folded(original=text, text=fold(text), offsets=range(len(text) + 1) if text.isascii() else _offsets(text))


def _offsets(text: str) -> Sequence[int]:
    """Where each folded character stands in the original, and the end. Most fold to one character; the others are looked up."""
    uneven = {character for character in set(text) if len(_TABLE[ord(character)]) != 1}
    if not uneven:
        return range(len(text) + 1)
    offsets: list[int] = []
    done = 0
    for match in re.finditer(f"[{re.escape(''.join(sorted(uneven)))}]", text):
        place = match.start()
        offsets.extend(range(done, place))
        offsets.extend([place] * len(_TABLE[ord(text[place])]))
        done = place + 1
    return [*offsets, *range(done, len(text) + 1)]
