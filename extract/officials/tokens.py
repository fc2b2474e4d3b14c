"""A text as words, with the countries and the known officials that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from extract.fold import fold
from extract.officials.title_words import TitleWords

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’\-‐‑](?=[^\W\d_]))*")
_JOINED = re.compile(r"[a-z]{1,2}['’-][^\W\d_a-z]")
_BLANK = re.compile(r"\s+$")
_AFTER_INITIAL = re.compile(r"\.?\s+$")


class Token(NamedTuple):
    """One word: its span, folded form without a possessive `'s`, and whether it has a capital."""

    begin: int
    end: int
    low: str
    capital: bool
    possessive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenText:
    """A text as tokens, with the words of titles, and with the countries and known officials' names that stand in it.

    `country_at` and `known_at` map the index of a first token to (index after the last token, value), `country_end` and
    `known_end` that of a last token to (index of the first, value). `cities` are the tokens that name a city.
    """

    text: str
    tokens: Sequence[Token]
    words: TitleWords
    country_at: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    country_end: Mapping[int, tuple[int, str]] = field(default_factory=dict)
    known_at: Mapping[int, int] = field(default_factory=dict)
    known_end: Mapping[int, int] = field(default_factory=dict)
    cities: frozenset[int] = frozenset()

    def gap(self, left: int) -> str:
        """The characters between token `left` and the next."""
        return self.text[self.tokens[left].end : self.tokens[left + 1].begin]

    def next_after(self, index: int) -> Token | None:
        """The token behind another where only blanks stand between the two."""
        return self.tokens[index + 1] if index + 1 < len(self.tokens) and self.blank_after(index) else None

    def joins_before(self, index: int) -> bool:
        """Whether the token before another belongs to it: "Dien" of "Dien Bien", not "Dien's" of "Dien's Ministry"."""
        return index > 0 and self.blank_after(index - 1) and not self.tokens[index - 1].possessive

    def blank_after(self, left: int) -> bool:
        """Whether only blanks (and the full stop of an abbreviation) stand between token `left` and the next."""
        gap = self.gap(left)
        if _BLANK.fullmatch(gap) and "\n" not in gap:
            return True
        word = self.text[self.tokens[left].begin : self.tokens[left].end]
        short = len(word) == 1 or "." in word or self.tokens[left].low in self.words.abbreviations
        return short and gap.startswith(".") and bool(_AFTER_INITIAL.fullmatch(gap)) and "\n" not in gap


def tokenize(text: str) -> list[Token]:
    """The words of a text: `Vietnam’s` is one token, folded `vietnam`, possessive."""
    return [_token(match.start(), match.group()) for match in _WORD.finditer(text)]


def _token(begin: int, word: str) -> Token:
    low, capital, possessive = _read_word(word)
    return Token(begin, begin + len(word) - (2 if possessive else 0), low, capital, possessive)


@lru_cache(maxsize=1 << 14)
def _read_word(word: str) -> tuple[str, bool, bool]:
    """A word's folded form, whether it has a capital, and whether a possessive `'s` was cut off; the same words come again."""
    possessive = word.endswith(("'s", "’s"))
    core = word[:-2] if possessive else word
    return fold(core).replace("’", "'"), core[0].isupper() or bool(_JOINED.match(core)), possessive


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name: `Nguyễn Hồng Diên` is `nguyen`, `hong`, `dien`."""
    return tuple(token.low for token in tokenize(name))


def spans_by_token(tokens: Sequence[Token], spans: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Character spans as token spans: (first index, index after the last, value); a span that cuts a token is left out."""
    starts = {token.begin: index for index, token in enumerate(tokens)}
    index_after = {token.end: index + 1 for index, token in enumerate(tokens)}
    for begin, end, value in spans:
        first = starts.get(begin)
        after = index_after.get(end)
        if after is None and end - 1 > begin:  # "U.S." ends behind its last full stop, "Vietnam's" behind its s
            after = index_after.get(end - 1) or index_after.get(end - 2)
        if first is not None and after is not None and after > first:
            yield first, after, value
