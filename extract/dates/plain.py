"""The text as the patterns of the grammar see it: small letters, plain blanks, hyphens and apostrophes, of the same length."""

from __future__ import annotations

import unicodedata
from functools import cache

_SIGNS = {**dict.fromkeys("‐‑‒–−", "-"), **dict.fromkeys("‘’ʼ`", "'"), **dict.fromkeys("\t\r\v\f", " ")}


def plain_text(text: str) -> str:
    """The text in small letters, with plain blanks, hyphens and apostrophes, of the same length: `Nov. 12–14` is `nov. 12-14`."""
    small = text.lower()
    if len(small) != len(text):  # İ has two small letters
        small = "".join(_one_small(character) for character in text)
    for character in set(small):
        plain = _plain_character(character)
        if plain != character:
            small = small.replace(character, plain)
    return small


def _one_small(character: str) -> str:
    small = character.lower()
    return small if len(small) == 1 else character


@cache
def _plain_character(character: str) -> str:
    if character.isascii() or character in _SIGNS:
        return _SIGNS.get(character, character)
    wide = unicodedata.normalize("NFKC", character)
    return _one_small(wide) if len(wide) == 1 else character
