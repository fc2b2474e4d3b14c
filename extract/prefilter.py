"""Which of many regular expressions can match a text at all, told by one pass over it.

Of each pattern a set of strings is worked out one of which every match must hold ("meet" or "met"); the strings of all patterns
are looked for together. The way is that of the prefilters of RE2 and of Cox, "Regular Expression Matching with a Trigram Index"
(2012), with the strings themselves in place of trigrams. A pattern that asks for nothing can always match.
"""

from __future__ import annotations

import re
import re._constants as sre
import re._parser as parser
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import ahocorasick

MOST_STRINGS = 64
"""A part of a pattern that stands for more strings than this is not spelt out."""
SHORTEST = 2
"""Shorter strings stand in nearly every text."""
_WIDTHLESS = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_NOTHING = frozenset({""})

Strings = frozenset[str] | None
"""Strings, or None where they are not known."""


class Prefilter:
    """Patterns, ready to be asked which of them can match; it is built once and never changed."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self._always: list[int] = []
        self._automaton = ahocorasick.Automaton()
        places: dict[str, list[int]] = {}
        for place, pattern in enumerate(patterns):
            needed = needed_strings(pattern)
            if needed is None:
                self._always.append(place)
            for string in needed or ():
                places.setdefault(string, []).append(place)
        for string, owners in places.items():
            self._automaton.add_word(string, tuple(owners))
        self._empty = not places
        if places:
            self._automaton.make_automaton()

    def possible(self, text: str) -> list[int]:
        """The places of the patterns that can match somewhere in a text, in order.

        >>> Prefilter([re.compile("met|meets"), re.compile("call(?:s|ed)")]).possible("They called.")
        [1]
        """
        if self._empty:
            return list(self._always)
        found = {place for _, places in self._automaton.iter(_folded(text)) for place in places}
        return sorted(found.union(self._always))


def _folded(text: str) -> str:
    """A text as patterns that ignore capitals see it: to them the Turkish i with and without its dot is one letter."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


def needed_strings(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Strings in small letters one of which stands in all that a pattern matches; None where it asks for none.

    >>> needed_strings(re.compile("(?:met|meets?) .{1,9} in Paris"))
    frozenset({' in paris'})
    """
    return _best(*_of_sequence(parser.parse(pattern.pattern, pattern.flags & re.VERBOSE)))


def _best(exact: Strings, needed: Strings) -> Strings:
    """The more telling of two sets: the one whose shortest string is longer, then the smaller."""
    sets = [one for one in (exact, needed) if one and min(map(_telling, one)) >= SHORTEST]
    return max(sets, key=lambda one: (min(map(_telling, one)), -len(one)), default=None)


def _telling(string: str) -> int:
    """How much a string tells: its length, and as much as two letters for a lone sign such as `+`."""
    return SHORTEST if len(string) == 1 and not (string.isalnum() or string.isspace()) else len(string)


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> tuple[Strings, Strings]:
    """All strings that a sequence stands for, where they are few, and those that it needs."""
    run, needed, whole = _NOTHING, None, True
    for operation, argument in items:
        exact, inside = _of_item(operation, argument)
        if exact is not None and len(run) * len(exact) <= MOST_STRINGS:
            run = frozenset(a + b for a, b in product(run, exact))
            continue
        needed, whole = _best(_best(run, needed), inside), False
        run = _NOTHING if exact is None else exact
    return (run, None) if whole else (None, _best(run, needed))


def _of_item(operation: Any, argument: Any) -> tuple[Strings, Strings]:
    if operation is sre.LITERAL:
        return frozenset({chr(argument).casefold()}), None
    if operation is sre.IN:
        return _of_class(argument), None
    if operation in _WIDTHLESS:
        return _NOTHING, None
    if operation is sre.SUBPATTERN:
        return _of_sequence(argument[-1])
    if operation is sre.ATOMIC_GROUP:
        return _of_sequence(argument)
    if operation is sre.BRANCH:
        return _of_branches(argument[1])
    return _of_repeat(*argument) if operation in _REPEATS else (None, None)


def _of_class(members: Sequence[tuple[Any, Any]]) -> Strings:
    """The characters of a class that lists a few."""
    listed = all(operation is sre.LITERAL for operation, _ in members)
    return frozenset(chr(code).casefold() for _, code in members) if listed else None


def _of_branches(branches: Iterable[Iterable[tuple[Any, Any]]]) -> tuple[Strings, Strings]:
    told = [_of_sequence(branch) for branch in branches]
    every = [exact for exact, _ in told if exact is not None]
    if len(every) == len(told) and sum(map(len, every)) <= MOST_STRINGS:
        return frozenset().union(*every), None
    needs = [need for need in (_best(exact, needed) for exact, needed in told) if need is not None]
    return None, frozenset().union(*needs) if len(needs) == len(told) else None


def _of_repeat(least: int, most: Any, items: Iterable[tuple[Any, Any]]) -> tuple[Strings, Strings]:
    exact, needed = _of_sequence(items)
    if exact is not None and least <= 1 and most == 1:
        return (exact if least else exact | _NOTHING), None
    return None, _best(exact, needed) if least else None
