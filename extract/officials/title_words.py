"""The words of titles and names, as the knowledge has them: data/titles.LANGUAGE.yml, data/title-phrases and data/words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extract.fold import fold
from extract.knowledge import Knowledge

_LISTS = (
    "ranks",
    "portfolios",
    "honorifics",
    "particles",
    "not-names",
    "former",
    "past",
    "np-breaks",
    "service-ranks",
    "passing-ranks",
    "deputies",
    "bodies-behind",
    "no-person",
    "heading-verbs",
    "heads-as-names",
    "speaking",
    "leading",
    "leading-by",
    "leading-now",
    "of-state",
    "abbreviations",
)


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The words of data/titles.LANGUAGE.yml, folded. `heads` maps singular and plural forms to the singular.

    `meanings` are the words of the office that a noun is another word for, `covers` those of offices that it may lead back to.
    """

    heads: Mapping[str, str]
    plurals: frozenset[str]
    speakers: frozenset[str]
    portfolio_needed: frozenset[str]
    mirrors: frozenset[str]
    sole: frozenset[str]
    meanings: Mapping[str, tuple[str, ...]]
    covers: Mapping[str, tuple[frozenset[str], ...]]
    head_sides: Mapping[str, str]
    ranks: frozenset[str]
    portfolios: frozenset[str]
    sided: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[tuple[str, ...], str], ...]
    honorifics: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    surname_first: frozenset[str]
    former: frozenset[str]
    past: frozenset[str]
    breaks: frozenset[str]
    service_ranks: frozenset[str]
    passing_ranks: frozenset[str]
    deputies: frozenset[str]
    bodies_behind: frozenset[str]
    no_person: frozenset[str]
    heading_verbs: frozenset[str]
    heads_as_names: frozenset[str]
    speaking: frozenset[str]
    leading: frozenset[str]
    leading_by: frozenset[str]
    leading_now: frozenset[str]
    of_state: frozenset[str]
    abbreviations: frozenset[str]
    several: re.Pattern[str]

    def plain(self, words: Iterable[str]) -> frozenset[str]:
        """Words of a title in the singular, and those of the office that a noun is another word for: "premiers"."""
        singular = [self.heads.get(word, word) for word in words]
        return frozenset(part for word in singular for part in self.meanings.get(word, (word,)))


@lru_cache(maxsize=4)
def title_words(knowledge: Knowledge) -> TitleWords:
    """The words of titles and names, as the knowledge has them."""
    folded = {name: frozenset(fold(word) for word in knowledge.word_list(name)) for name in _LISTS}
    heads = knowledge.titles
    return TitleWords(
        heads=_with_prefixes({**{head.word: head.word for head in heads}, **{head.plural: head.word for head in heads}}),
        plurals=frozenset(head.plural for head in heads if head.plural != head.word),
        speakers=frozenset(head.word for head in heads if head.speaks),
        portfolio_needed=frozenset(head.word for head in heads if not head.bare),
        mirrors=frozenset(head.word for head in heads if head.mirrors),
        sole=frozenset(head.word for head in heads if head.sole),
        meanings={head.word: tuple(fold(head.means).split()) for head in heads if head.means},
        covers={head.word: tuple(frozenset(fold(office).split()) for office in head.covers) for head in heads if head.covers},
        head_sides={head.word: head.side for head in heads if head.side},
        sided=tuple((phrase.phrase, phrase.side) for phrase in knowledge.title_phrases),
        bodies=tuple((tuple(phrase.phrase.split()), phrase.side) for phrase in knowledge.title_phrases if phrase.body),
        ranks=folded["ranks"],
        portfolios=folded["portfolios"],
        honorifics=folded["honorifics"],
        particles=folded["particles"],
        not_names=folded["not-names"] | folded["heading-verbs"],
        former=folded["former"],
        past=folded["past"],
        breaks=folded["np-breaks"],
        service_ranks=folded["service-ranks"],
        passing_ranks=folded["passing-ranks"],
        deputies=folded["deputies"],
        bodies_behind=folded["bodies-behind"],
        no_person=folded["no-person"],
        heading_verbs=folded["heading-verbs"],
        heads_as_names=folded["heads-as-names"],
        speaking=folded["speaking"],
        leading=folded["leading"],
        leading_by=folded["leading-by"],
        leading_now=folded["leading-now"],
        of_state=folded["of-state"],
        abbreviations=folded["abbreviations"],
        several=_several(knowledge),
        surname_first=frozenset(knowledge.word_list("surname-first")),
    )


def _with_prefixes(heads: dict[str, str]) -> dict[str, str]:
    """The heads and their hyphenated deputies: "Vice-Premier", "deputy-minister"."""
    return {**{f"{prefix}-{word}": head for prefix in ("vice", "deputy", "co", "under") for word, head in heads.items()}, **heads}


def _several(knowledge: Knowledge) -> re.Pattern[str]:
    """People in the plural as the other side: "held talks with both ministers"."""
    nouns = "|".join(sorted(map(re.escape, knowledge.word_list("several-people")), key=len, reverse=True))
    before = "|".join(sorted(map(re.escape, knowledge.word_list("before-several")), key=len, reverse=True))
    counted = r"(?:(?:the|his|her|their|these)\s+(?P<number>two|three|four)|both(?:\s+the)?)"
    people = rf"{counted}\s+(?:[\w’'-]+\s+){{0,2}}?(?P<noun>{nouns})\b"
    alone = r"(?:the\s+)?(?P<alone>two|both|pair|duo|three|trio)(?=[.,;]|\s+(?:on|in|at|to|for|during|separately|of\s+them)\b)"
    return re.compile(rf"\b(?:{before})\s+(?:each\s+of\s+)?(?P<all>{people}|{alone})", re.IGNORECASE)
