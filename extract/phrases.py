"""Many phrases found in one pass over a folded text, with the way back to the original.

A phrase is found between word borders, without regard to case and marks. Two sorts are exact: those in capitals alone ("US",
"AI") and short ones that folding would turn into another word ("Mỹ" would be "my"). What overlaps is settled by `longest`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick

from extract.fold import Folded, fold
from extract.ordered import keep_apart

T = TypeVar("T")

SHORT = 3
"""A phrase of this many folded letters or fewer is exact where it has marks: "Lào" is not "Lao", "Huế" (3) is not "Hue"."""
_BLANKS = str.maketrans("\n\t", "  ")


def is_exact(phrase: str) -> bool:
    """Whether a phrase is found only as it is written: "US" but not "us", "Mỹ" but not "My"."""
    return phrase.isupper() or (not phrase.isascii() and len(fold(phrase)) <= SHORT)


def look_up_form(phrase: str) -> str:
    """The form in which two phrases are the same to the search: folded, but for exact ones."""
    return phrase if is_exact(phrase) else fold(phrase)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """A phrase at a place of the original text, with what the phrases of that form stand for, in the order they were given."""

    begin: int
    end: int
    phrase: str
    values: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    phrase: str
    value: T
    exact: bool
    capital: int
    """Where in the phrase a capital must stand in the text too; -1 where none must."""


class PhraseIndex(Generic[T]):
    """The phrases, ready to be searched for; it is built once and never changed.

    `names`: what the gazetteer writes with a capital is found only with a capital ("Turkey", never "turkey").
    `plurals`: an English plural of a phrase is found as well ("tariff" finds "tariffs").
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], *, names: bool = False, plurals: bool = False) -> None:
        entries: dict[str, list[_Entry[T]]] = {}
        for phrase, value in phrases:
            entry = _Entry(phrase, value, is_exact(phrase), _capital(phrase) if names else -1)
            for form in _forms(fold(phrase), plurals=plurals and not is_exact(phrase)):
                entries.setdefault(form, []).append(entry)
        self._automaton = ahocorasick.Automaton()
        for form, held in entries.items():
            self._automaton.add_word(form, (len(form), tuple(held)))
        self._empty = not entries
        if entries:
            self._automaton.make_automaton()

    def find(self, folded: Folded) -> tuple[Found[T], ...]:
        """The phrases of the text, in text order, without overlaps."""
        return longest(self.find_all(folded))

    def find_all(self, folded: Folded) -> list[Found[T]]:
        """Every phrase of the text, also those inside or across others."""
        if self._empty:
            return []
        text = folded.text.translate(_BLANKS) if "\n" in folded.text or "\t" in folded.text else folded.text
        found = []
        for last, (length, entries) in self._automaton.iter(text):
            begin, end = last + 1 - length, last + 1
            if _stands_alone(text, begin, end):
                first, after = folded.span(begin, end)
                fitting = _fitting(entries, folded.original[first:after])
                if fitting:
                    found.append(Found(begin=first, end=after, phrase=fitting[0].phrase, values=tuple(e.value for e in fitting)))
        return found


def longest(found: Iterable[Found[T]]) -> tuple[Found[T], ...]:
    """The overlap policy: the longest wins, then the earliest; the winners in text order."""
    preferred = sorted(found, key=lambda one: (one.begin - one.end, one.begin))
    return keep_apart(preferred, span=lambda one: (one.begin, one.end))


def _forms(form: str, *, plurals: bool) -> tuple[str, ...]:
    if not plurals or not form[-1:].isalpha():
        return (form,)
    if form.endswith("y") and form[-2:-1] not in tuple("aeiou"):
        return (form, f"{form[:-1]}ies")
    return (form, f"{form}{'es' if form.endswith(('s', 'x', 'ch', 'sh')) else 's'}")


def _capital(phrase: str) -> int:
    """Where the first capital of a name stands, past an article: 0 in "Hanoi", 4 in "the Hague" and "The Hague"."""
    start = 4 if phrase[:4].lower() == "the " else 0
    return next((place for place, letter in enumerate(phrase) if place >= start and letter.isupper()), -1)


def _stands_alone(text: str, begin: int, end: int) -> bool:
    """Whether no letter or digit continues the words on either side."""
    before = text[begin - 1 : begin]
    after = text[end : end + 1]
    return not (before.isalnum() and text[begin].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())


def _fitting(entries: tuple[_Entry[T], ...], quote: str) -> list[_Entry[T]]:
    """The entries whose writing the text keeps where it matters."""
    return [
        entry
        for entry in entries
        if (entry.phrase == quote if entry.exact else entry.capital < 0 or quote[entry.capital : entry.capital + 1].isupper())
    ]
