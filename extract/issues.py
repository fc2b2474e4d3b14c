"""Finds the issues that an article names, span by span; which engagement a mention belongs to is decided elsewhere.

A strong word tells its issue alone, a weak one only with company: a strong one of the same issue close by. Some weak words tell
it also in a row of subjects: "climate change, health and fuel". Words inside the name of an office tell none, so that a trade
minister does not make every talk a trade talk.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extract.fold import fold_with_offsets
from extract.knowledge import Issue, Knowledge
from extract.model import Article, Mention, MentionKind, mention_of
from extract.phrases import Found, PhraseIndex, longest
from extract.prefilter import Prefilter

COMPANY = 300
"""How far company may be, in characters, about two sentences: "solar farms ... more power" is energy, "power" alone is not."""
ROW = 3
"""How many issues a row needs whose words are all weak: "trade, health and culture" tells three."""

_JOINT = re.compile(r"(?:\s[a-z]{2,20})?(?:,|;|,?\s(?:and|or|as well as)|\s?[-–/])\s?(?:[a-z]{2,20}[\s-]){0,3}")
"""What stands between two members of a row: a comma, "and", a dash, with at most a word before it and three after it."""

OPENING = 70
"""How far before a row the words that introduce it may begin: "exchanged in-depth views on ways to deepen trade"."""
_OPENS_ROW = re.compile(
    r"\b(?:discuss(?:ed|es|ing)?|reviewed?|tackled|explored|broached|raised|raising|addressed|covered|covering|comprised|examined|"
    r"(?:took|take|taken|taking|brought|bring)\s+up|(?:took|take|taking|taken)\s+stock\s+of|(?:went|go|gone|going)\s+(?:over|through)|"
    r"(?:dealt|deal|dealing)\s+with|"
    r"(?:talks?|talked|talking|spoke|discussions?|views|consult(?:ed|ations)|agreed|agreement|negotiations|focus(?:ed|es|ing)?|centred|centered|"
    r"dialogue|touched|dwelt|conversation|conferred|positions?|stance|concerns?|summit|line|policy|consensus)\s+(?:on|about|over|upon|of)|"
    r"(?:co-?operation|collaboration|ties|partnership|exchanges|work(?:ing)?\s+together|issues|areas|fields|sectors|topics|subjects|matters|agenda|"
    r"spheres|domains)\s+(?:in|of|on|such\s+as|including|included|like|ranging\s+from|are|were))"
    r"(?:\s+(?:the|of|in|and|their|how|to|on|further|bilateral|mutual|ways|possible|new|deeper|closer|greater|regional|global|areas|fields|sectors|"
    r"boost|expand|strengthen|deepen|enhance|increase|improve|promote|prospects|for|issues|such|as|including)){0,4}\s+$",
    re.IGNORECASE,
)

CLOSING = 90
"""How far behind a row the words that close it may end: "Trade, health and the fate of the wall were on the agenda"."""
_CLOSES_ROW = re.compile(
    r"(?:[\s,]+[\w'’-]{1,20}){0,6}?\s+(?:(?:(?:was|were|is|are|to|will|would|also|be|been|being|likely|due|expected|set)\s+){0,5}"
    r"(?:discussed|broached|touched\s+(?:on|upon)|reviewed|addressed|tackled|raised|considered|taken\s+up|brought\s+up|"
    r"come\s+up|came\s+up|figured?|featured?|dominated?|topped|top|covered|on\s+the\s+(?:agenda|table|programme)|"
    r"high\s+on\s+the\s+agenda|among\s+the\s+(?:topics|subjects|issues|matters|themes)))\b",
    re.IGNORECASE,
)


class _Strength(StrEnum):
    STRONG = "strong"
    LISTED = "listed"
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
    prefilter: Prefilter
    masks: tuple[re.Pattern[str], ...]
    mask_prefilter: Prefilter


def find_issues(article: Article, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Every mention of an issue, in text order: in "they spoke of tariffs and LNG" those of `tariffs` and `energy`."""
    lexicon = _lexicon(knowledge)
    by_issue: dict[str, list[Found[_Word]]] = {}
    for found in (*lexicon.index.find_all(fold_with_offsets(article.text)), *_matches(article.text, lexicon)):
        for word in found.values:
            by_issue.setdefault(word.issue, []).append(
                Found(begin=found.begin, end=found.end, phrase=found.phrase, values=(word,))
            )
    masks = _Spans(article.text, [lexicon.masks[place] for place in lexicon.mask_prefilter.possible(article.text)])
    seen = {
        issue: [one for one in longest(found_words) if _tells(one) and not masks.cover(one.begin, one.end)]
        for issue, found_words in by_issue.items()
    }
    in_rows = _in_rows(article.text, [one for found_words in seen.values() for one in found_words])
    mentions = [
        mention_of(article, one.begin, one.end, MentionKind.ISSUE, issue, f"issue:{issue}:{one.phrase}", issue)
        for issue, found_words in seen.items()
        for one in _telling(found_words, in_rows)
    ]
    return tuple(sorted(mentions, key=lambda mention: (mention.begin, mention.end, mention.value)))


@lru_cache(maxsize=4)
def _lexicon(knowledge: Knowledge) -> _Lexicon:
    words = [pair for issue in knowledge.issues for pair in _words(issue)]
    strong = [(_Word(issue.id, _Strength.STRONG), pattern) for issue in knowledge.issues for pattern in issue.patterns]
    patterns = tuple((word, re.compile(pattern)) for word, pattern in strong)
    masks = tuple(re.compile(rule.pattern) for rule in knowledge.office_masks)
    return _Lexicon(
        index=PhraseIndex(words, plurals=True),
        patterns=patterns,
        prefilter=Prefilter(pattern for _, pattern in patterns),
        masks=masks,
        mask_prefilter=Prefilter(masks),
    )


def _matches(text: str, lexicon: _Lexicon) -> Iterator[Found[_Word]]:
    for word, pattern in (lexicon.patterns[place] for place in lexicon.prefilter.possible(text)):
        for match in pattern.finditer(text):
            yield Found(begin=match.start(), end=match.end(), phrase="pattern", values=(word,))


def _words(issue: Issue) -> Iterator[tuple[str, _Word]]:
    for words, strength in (
        (issue.unless, _Strength.UNLESS),
        (issue.words, _Strength.STRONG),
        (issue.listed, _Strength.LISTED),
        (issue.weak, _Strength.WEAK),
    ):
        for word in words:
            yield word, _Word(issue.id, strength)


def _tells(one: Found[_Word]) -> bool:
    """Whether a word may tell its issue at all: those of `unless` only keep others from it."""
    return one.values[0].strength is not _Strength.UNLESS


def _in_rows(text: str, found: Iterable[Found[_Word]]) -> set[Found[_Word]]:
    """The words that may tell an issue in a row, and do: beside a strong word, or in a row of three issues."""
    rows: list[list[Found[_Word]]] = []
    inner: list[tuple[list[Found[_Word]], Found[_Word]]] = []
    members = [one for one in found if one.values[0].strength is not _Strength.WEAK and not _is_of_an_office(text, one)]
    for one in sorted(members, key=lambda one: (one.begin, one.end)):
        if rows and _JOINT.fullmatch(text, rows[-1][-1].end, one.begin):
            rows[-1].append(one)
        elif not (rows and one.begin < rows[-1][-1].end):
            rows.append([one])
        elif one.values[0].issue != rows[-1][-1].values[0].issue and one.end <= rows[-1][-1].end:
            inner.append((rows[-1], one))  # "trade, investment" tells of trade, and holds "investment"
    telling = {id(row): row for row in rows if _is_telling_row(row) or _is_framed(text, row)}
    told = [one for row in telling.values() for one in row]
    told += [one for row, one in inner if id(row) in telling]
    return {one for one in told if one.values[0].strength is _Strength.LISTED}


def _is_of_an_office(text: str, one: Found[_Word]) -> bool:
    """Whether a plain word has a capital inside a sentence, as in a row of offices: "from Finance, Justice and Health"."""
    if one.values[0].strength is _Strength.STRONG or one.phrase[0].isupper() or not text[one.begin].isupper():
        return False
    before = text[max(0, one.begin - 2) : one.begin].rstrip(" ")[-1:]
    return before.isalnum() or before == ","


def _is_framed(text: str, row: Sequence[Found[_Word]]) -> bool:
    """Whether words of discussing stand before a row or behind it: "they discussed trade", "health and sport were raised"."""
    before, after = text[max(0, row[0].begin - OPENING) : row[0].begin], text[row[-1].end : row[-1].end + CLOSING]
    return _OPENS_ROW.search(before) is not None or _CLOSES_ROW.match(after) is not None


def _is_telling_row(row: Sequence[Found[_Word]]) -> bool:
    words = [one.values[0] for one in row]
    return len(row) > 1 and (
        any(word.strength is _Strength.STRONG for word in words) or len({word.issue for word in words}) >= ROW
    )


def _telling(found: Sequence[Found[_Word]], in_rows: Collection[Found[_Word]]) -> list[Found[_Word]]:
    """Of the words found of one issue those that tell it: strong ones, those told in a row, weak ones with one close by."""
    alone = [one for one in found if one.values[0].strength is _Strength.STRONG or one in in_rows]
    places = [one.begin for one in alone]
    return [one for one in found if _within_reach(places, one.begin)]


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
