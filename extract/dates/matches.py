"""Where the rules of the grammar fire: around words and numbers of dates only, none within another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.dates.rules import DateRule, DateRules, Near, Reading
from extract.ordered import keep_apart

REACH = 44
"""How far a rule may reach from the word or number it is tried for: "HO CHI MINH CITY, Viet Nam, Nov. 14 (VNA) -"."""

_SMALL_WORD = re.compile(r"\b(?!and\b|the\b|del\b)[a-z]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place where a rule fires, with the expression's span in it."""

    begin: int
    end: int
    rule: DateRule
    found: re.Match[str]

    @property
    def words(self) -> str:
        """The expression as patterns see it."""
        return self.found.string[self.begin : self.end]


def find_matches(text: str, plain: str, rules: DateRules) -> Iterator[Match]:
    """Every place where a rule fires; `plain` is the text as patterns see it."""
    found_windows = find_windows(plain, rules.near)
    windows = {kind: [(begin, end, plain[begin:end]) for begin, end in spans] for kind, spans in found_windows.items()}
    names: frozenset[str] | None = None
    for rule in rules.dates:
        words = rule.record.words
        for begin, end, stretch in windows[rule.near]:
            for word in words:  # written out, for it is called so often that a function shows
                if word in stretch:
                    break
            else:
                if words:
                    continue
            for found in rule.pattern.finditer(plain, begin, end):
                ambiguous = _ambiguous(found, rule, rules)
                if not all(text[place].isupper() for place, _ in ambiguous):
                    continue
                if rule.record.reading is Reading.DATELINE and _small_word_before(text, found):
                    continue
                if ambiguous and not any(character.isdigit() for character in found.group()):
                    names = _names_in(text, plain, rules) if names is None else names
                    if any(word in names for _, word in ambiguous):
                        continue
                yield _match(found, rule)


def _small_word_before(text: str, found: re.Match[str]) -> bool:
    """Whether what should be the place of a dateline is running text: "The accord (3 May 2019)"."""
    return _SMALL_WORD.search(text, found.start(), found.start("x")) is not None


def find_windows(plain: str, near: re.Pattern[str]) -> dict[str, list[tuple[int, int]]]:
    """The stretches of text that lie near words and numbers of dates, by kind; of one kind none overlaps another."""
    windows: dict[str, list[tuple[int, int]]] = {kind: [] for kind in Near}
    for hit in near.finditer(plain):
        stretches = windows[hit.lastgroup or ""]
        begin, end = max(0, hit.start() - REACH), _word_end(plain, hit.end() + REACH)
        if stretches and begin <= stretches[-1][1]:
            begin = stretches.pop()[0]
        stretches.append((begin, end))
    return windows


def _word_end(plain: str, place: int) -> int:
    """The end of the word at a place: a window that cuts a number in two would show a rule another number."""
    limit = min(len(plain), place + REACH)
    while place < limit and plain[place].isalnum():
        place += 1
    return min(place, len(plain))


def _match(found: re.Match[str], rule: DateRule) -> Match:
    span = next((name for name in rule.spans if found.group(name) is not None), 0)
    return Match(begin=found.start(span), end=found.end(span), rule=rule, found=found)


def _ambiguous(found: re.Match[str], rule: DateRule, rules: DateRules) -> tuple[tuple[int, str], ...]:
    """Where the match has words that are dates only with a capital (March, May), and which."""
    words = ((found.start(group), found.group(group)) for group in rule.named if found.group(group) is not None)
    return tuple((place, word.rstrip(".")) for place, word in words if word.rstrip(".") in rules.ambiguous)


def _names_in(text: str, plain: str, rules: DateRules) -> frozenset[str]:
    """The ambiguous words that are somebody's name in this text: `may` where it tells of "Prime Minister May"."""
    found = (hit.group("name") for hit in rules.name.finditer(plain) if text[hit.start("name")].isupper())
    return frozenset(found) & rules.ambiguous


def settle_overlaps(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches that stand where several claim the same words: the longest, then the earliest, then by order of rules."""
    preferred = sorted(matches, key=lambda match: (match.begin - match.end, match.begin, match.rule.order))
    return keep_apart(preferred, span=lambda match: (match.begin, match.end))
