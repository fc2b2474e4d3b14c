"""Finds the issues that an article names, span by span; which engagement a mention belongs to is decided elsewhere.

A strong word tells its issue alone, a weak one only with company: a strong one of the same issue close by. Words inside the name
of an office tell none, so that a trade minister does not make every talk a trade talk.
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
"""How far company may be, in characters, about two sentences: "solar farms ... more power" is energy, "power" alone is not."""


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
    patterns: tuple[tuple[_Word, re.Pattern[str]], ...]
    masks: tuple[re.Pattern[str], ...]


def find_issues(article: Article, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Every mention of an issue, in text order: in "they spoke of tariffs and LNG" those of `tariffs` and `energy`."""
    lexicon = _lexicon(knowledge)
    by_issue: dict[str, list[Found[_Word]]] = {}
    for found in (*lexicon.index.find_all(fold_with_offsets(article.text)), *_matches(article.text, lexicon)):
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
    strong = [(_Word(issue.id, _Strength.STRONG), pattern) for issue in knowledge.issues for pattern in issue.patterns]
    return _Lexicon(
        index=PhraseIndex(words, plurals=True),
        patterns=tuple((word, re.compile(pattern)) for word, pattern in strong),
        masks=tuple(re.compile(rule.pattern) for rule in knowledge.office_masks if rule.pattern),
    )


def _matches(text: str, lexicon: _Lexicon) -> Iterator[Found[_Word]]:
    for word, pattern in lexicon.patterns:
        for match in pattern.finditer(text):
            yield Found(begin=match.start(), end=match.end(), phrase="pattern", values=(word,))


def _words(issue: Issue) -> Iterator[tuple[str, _Word]]:
    for words, strength in ((issue.unless, _Strength.UNLESS), (issue.words, _Strength.STRONG), (issue.weak, _Strength.WEAK)):
        for word in words:
            yield word, _Word(issue.id, strength)


def _telling(found: Sequence[Found[_Word]]) -> list[Found[_Word]]:
    """Of the words found of one issue those that tell it: strong ones, and weak ones with a strong one close by."""
    strong = [one.begin for one in found if one.values[0].strength is _Strength.STRONG]
    return [
        one
        for one in found
        if one.values[0].strength is _Strength.STRONG
        or (one.values[0].strength is _Strength.WEAK and _within_reach(strong, one.begin))
    ]


def _within_reach(places: Sequence[int], place: int) -> bool:
    """Whether one of some places, given in order, is close to another."""
    at = bisect_right(places, place - COMPANY - 1)
    return at < len(places) and places[at] <= place + COMPANY


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
