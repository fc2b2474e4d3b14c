"""Finds the issues that an article names, span by span; which engagement a mention belongs to is decided elsewhere.

A strong word tells its issue alone, a weak one only with company: something else that tells the same issue close by. Words
inside the name of an office tell none, so that a trade minister does not make every talk a trade talk.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extract.fold import fold_with_offsets
from extract.knowledge import Issue, Knowledge
from extract.model import Article, Mention, MentionKind, mention_of
from extract.phrases import Found, PhraseIndex, longest

COMPANY = 300
"""How far company may be, in characters: two sentences. "Energy ... power" in one paragraph support each other."""


class _Strength(StrEnum):
    STRONG = "strong"
    WEAK = "weak"
    UNLESS = "unless"


@dataclass(frozen=True, slots=True)
class _Word:
    issue: str
    strength: _Strength


@dataclass(frozen=True, slots=True)
class _Lexicon:
    index: PhraseIndex[_Word]
    masks: tuple[re.Pattern[str], ...]


def find_issues(article: Article, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Every mention of an issue, in text order: in "they spoke of tariffs and LNG" those of `tariffs` and `energy`."""
    lexicon = _lexicon(knowledge)
    by_issue: dict[str, list[Found[_Word]]] = {}
    for found in lexicon.index.find_all(fold_with_offsets(article.text)):
        for word in found.values:
            by_issue.setdefault(word.issue, []).append(
                Found(begin=found.begin, end=found.end, phrase=found.phrase, values=(word,))
            )
    masks = _Spans(article.text, lexicon.masks)
    mentions = [
        mention_of(article, one.begin, one.end, MentionKind.ISSUE, issue, f"issue:{issue}:{one.phrase}", issue)
        for issue, found_words in by_issue.items()
        for one in _telling([one for one in longest(found_words) if not masks.cover(one.begin, one.end)])
    ]
    return tuple(sorted(mentions, key=lambda mention: (mention.begin, mention.end, mention.value)))


@lru_cache(maxsize=4)
def _lexicon(knowledge: Knowledge) -> _Lexicon:
    words = [pair for issue in knowledge.issues for pair in _words(issue)]
    masks = tuple(re.compile(rule.pattern) for rule in knowledge.office_masks if rule.pattern)
    return _Lexicon(index=PhraseIndex(words, plurals=True), masks=masks)


def _words(issue: Issue) -> Iterator[tuple[str, _Word]]:
    for words, strength in ((issue.unless, _Strength.UNLESS), (issue.words, _Strength.STRONG), (issue.weak, _Strength.WEAK)):
        for word in words:
            yield word, _Word(issue.id, strength)


def _telling(found: Sequence[Found[_Word]]) -> list[Found[_Word]]:
    """Of the words found of one issue those that tell it: strong ones, and weak ones with other words of it close by."""
    words = [one for one in found if one.values[0].strength is not _Strength.UNLESS]
    return [
        one
        for place, one in enumerate(words)
        if one.values[0].strength is _Strength.STRONG or any(_supports(other, one) for other in _near(words, place))
    ]


def _near(words: Sequence[Found[_Word]], place: int) -> Iterator[Found[_Word]]:
    """The words within reach of company on either side."""
    for step in (-1, 1):
        at = place + step
        while 0 <= at < len(words) and abs(words[at].begin - words[place].begin) <= COMPANY:
            yield words[at]
            at += step


def _supports(other: Found[_Word], weak: Found[_Word]) -> bool:
    return other.values[0].strength is _Strength.STRONG or other.phrase != weak.phrase


class _Spans:
    """The spans of a text that some pattern matches, asked whether they cover a word."""

    def __init__(self, text: str, patterns: Sequence[re.Pattern[str]]) -> None:
        spans = sorted(match.span() for pattern in patterns for match in pattern.finditer(text))
        self._begins: list[int] = []
        self._ends: list[int] = []
        for begin, end in spans:
            if self._ends and begin < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._begins.append(begin)
                self._ends.append(end)

    def cover(self, begin: int, end: int) -> bool:
        """Whether one of the spans holds the whole word."""
        place = bisect_right(self._begins, begin) - 1
        return place >= 0 and end <= self._ends[place]
