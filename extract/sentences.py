"""Sentences of an article as spans of its text; paragraphs end at line breaks.

A full stop ends a sentence unless the word before it is an abbreviation (a list of data/words.en.yml) or an initial. A caption
or a heading without a full stop is a sentence of its own, because its line ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.knowledge import Knowledge

LONGEST = 1_500
"""Characters of the longest sentence; the longest list of names in an article labelled so far has 3,166. What goes on without a
full stop is cut at a blank, so that no rule ever looks through a whole book."""
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"""[.!?…]+["”’')\]]*(?=\s+["“‘'(\[]*[^\W_a-z]|\s*$)|(?<=[a-z]{2})\.(?=[A-Z][a-z])""")
_LAST_WORD = re.compile(r"[^\s(\[“\"]+$")
_INITIAL = re.compile(r"^(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])$")
_NEXT_WORD = re.compile(r"\W*([A-Za-z]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: `text[begin:end]` without surrounding blanks; `paragraph` counts the non-empty lines of the article."""

    begin: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """Words that decide where a sentence ends: abbreviations, and words that open a sentence after `U.S.`"""

    abbreviations: frozenset[str]
    openers: frozenset[str]


@lru_cache(maxsize=4)
def sentence_words(knowledge: Knowledge) -> SentenceWords:
    """The words that decide where a sentence ends, as the knowledge has them."""
    return SentenceWords(
        abbreviations=frozenset(knowledge.word_list("abbreviations")), openers=frozenset(knowledge.word_list("openers"))
    )


@lru_cache(maxsize=4)
def split_sentences(text: str, words: SentenceWords) -> tuple[Sentence, ...]:
    """All sentences in text order: `"He left. She stayed."` gives two. Several stages ask for those of an article."""
    found: list[Sentence] = []
    paragraph = 0
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        begin = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if _ends(text, begin, stop, words):
                _add(found, text, begin, stop.end(), paragraph)
                begin = stop.end()
        _add(found, text, begin, line.end(), paragraph)
        paragraph += 1
    return tuple(found)


def _add(found: list[Sentence], text: str, begin: int, end: int, paragraph: int) -> None:
    while end - begin > LONGEST:
        cut = text.rfind(" ", begin + 1, begin + LONGEST)
        cut = cut if cut > 0 else begin + LONGEST
        _add_trimmed(found, text, begin, cut, paragraph)
        begin = cut
    _add_trimmed(found, text, begin, end, paragraph)


def _add_trimmed(found: list[Sentence], text: str, begin: int, end: int, paragraph: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        found.append(Sentence(begin=begin, end=end, paragraph=paragraph))


def _ends(text: str, begin: int, stop: re.Match[str], words: SentenceWords) -> bool:
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    before = _LAST_WORD.search(text, max(begin, stop.start() - 40), stop.start())
    if before is None:
        return True
    word = before.group()
    if word.casefold() in words.abbreviations:
        return False
    if _INITIAL.match(word.rsplit("-", 1)[-1].rsplit("–", 1)[-1]):
        following = _NEXT_WORD.match(text, stop.end())
        dotted = "." in word
        return dotted and following is not None and following.group(1).casefold() in words.openers
    return True
