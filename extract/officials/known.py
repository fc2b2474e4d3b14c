"""The known officials (data/officials.yml) by their names, and which of them a titled name means.

One is identified by a strong alias alone, by a weak one only with an office or a side that agrees, by a misspelt one only where
the office agrees. Two that fit mean none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from extract.knowledge import Knowledge, Official
from extract.officials.title_words import TitleWords, title_words
from extract.officials.titles import Title
from extract.officials.tokens import words_of

Words = tuple[str, ...]

SPELLING = 0.84
"""How alike two spellings of a word must be where the office agrees.

"Greesoner" and "Greer" reach 0.85, "Kiet" and "Khanh" 0.48.
"""
SMALL_WORDS = frozenset({"of", "the", "and", "for"})


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Known:
    """A known official with the folded words of the aliases and offices, worked out once."""

    official: Official
    strong: tuple[Words, ...]
    weak: tuple[Words, ...]
    offices: tuple[frozenset[str], ...]

    @property
    def office_words(self) -> frozenset[str]:
        """All words of all offices."""
        return frozenset(word for office in self.offices for word in office)

    def sits_for(self, side: str) -> bool:
        """Whether a side is that of the official or of one of the offices."""
        return side == self.official.side or any(office.side == side for office in self.official.offices)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOfficials:
    """The known officials by folded alias, strong and weak, for lookups by whole name, by word and by side."""

    strong: Mapping[Words, tuple[Known, ...]]
    weak: Mapping[Words, tuple[Known, ...]]
    by_word: Mapping[str, tuple[Known, ...]]
    by_side: Mapping[str, tuple[Known, ...]]
    first_words: frozenset[str]
    longest: int


@lru_cache(maxsize=4)
def known_officials(knowledge: Knowledge) -> KnownOfficials:
    """The known officials of a knowledge: `known_officials(knowledge).weak["dien",]` are those called Dien."""
    strong: dict[Words, list[Known]] = defaultdict(list)
    weak: dict[Words, list[Known]] = defaultdict(list)
    by_word: dict[str, list[Known]] = defaultdict(list)
    by_side: dict[str, list[Known]] = defaultdict(list)
    words = title_words(knowledge)
    for official in knowledge.officials:
        known = _known(official, words)
        by_side[official.side].append(known)
        for alias in dict.fromkeys(known.strong):
            strong[alias].append(known)
        for alias in dict.fromkeys(known.weak):
            weak[alias].append(known)
        for word in {word for alias in known.strong for word in alias if len(word) > 1}:
            by_word[word].append(known)
    return KnownOfficials(
        strong={alias: tuple(found) for alias, found in strong.items()},
        weak={alias: tuple(found) for alias, found in weak.items()},
        by_word={word: tuple(found) for word, found in by_word.items()},
        by_side={side: tuple(found) for side, found in by_side.items()},
        first_words=frozenset(alias[0] for alias in strong if alias),
        longest=max((len(alias) for alias in strong), default=0),
    )


def _known(official: Official, words: TitleWords) -> Known:
    return Known(
        official=official,
        strong=tuple(words_of(alias) for alias in official.strong),
        weak=tuple(words_of(alias) for alias in official.weak),
        offices=tuple(words.plain(words_of(office.title)) for office in official.offices),
    )


def identify(lows: Words, title: Title, side: str | None, officials: KnownOfficials) -> Known | None:
    """The known official behind a titled name, None where none or two fit: "Minister Dien" is Nguyen Hong Dien."""
    fitting = list(officials.strong.get(lows, ()))
    if len(fitting) == 1 and len(lows) > 1:
        return fitting[0]
    fitting = fitting or _partly_named(lows, officials)
    fitting = fitting or [known for known in officials.weak.get(lows, ()) if _office_fits(known, title, side)]
    fitting = fitting or [known for known in _alike(lows, officials) if _holds(known, title, side)]
    if len(fitting) > 1:
        fitting = [known for known in fitting if _holds(known, title, side)]
    if len(fitting) > 1:  # the Deputy Prime Minister of that surname is not the Prime Minister
        fitting = [known for known in fitting if title.words - SMALL_WORDS in [office - SMALL_WORDS for office in known.offices]]
    if len(fitting) != 1 or (side and not fitting[0].sits_for(side)):
        return None
    return fitting[0]


def _sharing(lows: Words, officials: KnownOfficials) -> list[Known]:
    """The known officials who share a word of a name, each once."""
    return list({known.official.id: known for word in lows for known in officials.by_word.get(word, ())}.values())


def _partly_named(lows: Words, officials: KnownOfficials) -> list[Known]:
    """Those of whose names one holds all words of the other: "Faki Mahamat" and "Moussa Faki Mahamat"."""
    words = {word for word in lows if len(word) > 1}
    if len(words) < 2:
        return []
    return [known for known in _sharing(lows, officials) if any(_share_all(words, alias) for alias in known.strong)]


def _share_all(words: set[str], alias: Words) -> bool:
    return len(set(alias)) > 1 and (words <= set(alias) or set(alias) <= words)


def _alike(lows: Words, officials: KnownOfficials) -> list[Known]:
    """Those whose names are spelt almost so; a shared word keeps the search small."""
    if len(lows) < 2:
        return []
    return [known for known in _sharing(lows, officials) if any(spelt_alike(lows, alias) for alias in known.strong)]


def spelt_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names are spellings of one, word by word.

    Two officials may share all words but one: Tran Quoc Kiet, Tran Quoc Khanh.
    """
    return len(a) == len(b) and all(x == y or JaroWinkler.similarity(x, y) >= SPELLING for x, y in zip(a, b, strict=True))


def _office_fits(known: Known, title: Title, side: str | None) -> bool:
    """Whether a title may be that of an official: an office with its head noun, or at least the side."""
    if side and not known.sits_for(side):
        return False
    return any(title.head in office for office in known.offices) or side == known.official.side or not known.offices


def _holds(known: Known, title: Title, side: str | None) -> bool:
    """Whether a title is that of an office of an official, in all its words or in two of them."""
    core = title.words - SMALL_WORDS
    fitting = (office for office in known.offices if title.head in office)
    return (not side or known.sits_for(side)) and any(core <= office or len(core & office) >= 2 for office in fitting)
