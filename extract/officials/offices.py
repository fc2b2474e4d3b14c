"""Titles without a name: the person they lead back to, or an office-holder whom the article leaves unnamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from extract.knowledge import Knowledge
from extract.model import Article, MentionKind, mention_of
from extract.officials.known import SMALL_WORDS
from extract.officials.register import PersonDraft, Register
from extract.officials.titles import Title
from extract.officials.tokens import tokenize, words_of

_ANY = "*"
"""Stands for any side, and for any word, in the lists of holders."""
_NO_CONTENT = SMALL_WORDS | {"in", "to", "charge"}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Holder:
    """A named person with all words of the titles told and of the known offices."""

    draft: PersonDraft
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holders:
    """The named people by head noun, side and word of their titles, and by where a title of theirs ends."""

    lists: dict[tuple[str, str, str], list[_Holder]] = field(default_factory=lambda: defaultdict(list))
    by_title_end: dict[int, _Holder] = field(default_factory=dict)

    def enter(self, holder: _Holder, heads: Iterable[str]) -> None:
        """Enter a person under head nouns."""
        for head in {head.replace("-", "") for head in heads}:
            for side in {holder.draft.any_side or "", _ANY}:
                for word in (*holder.words, _ANY):
                    self.lists[head, side, word].append(holder)

    def may_hold(self, title: Title, words: Iterable[str]) -> Iterable[_Holder]:
        """The people whose titles have the head noun and one of some words, and no other side."""
        sides = (title.side, "") if title.side else (_ANY,)
        found = (self.lists.get((title.head.replace("-", ""), side, word), ()) for word in words for side in sides)
        return (holder for holders in found for holder in holders)

    def fitting(self, title: Title) -> list[_Holder]:
        """The one whom an office alone means; two where several do, none where nobody does."""
        content = content_of(title)
        fitting = _first_two(self.may_hold(title, content or (_ANY,)))
        if len(fitting) < 2 or not content:
            return fitting
        exact = (holder for holder in self.may_hold(title, self._rarest(title, content)) if content <= holder.draft.title_words)
        return _first_two(exact) or fitting

    def _rarest(self, title: Title, content: set[str]) -> Sequence[str]:
        head = title.head.replace("-", "")
        return [min(sorted(content), key=lambda word: len(self.lists.get((head, _ANY, word), ())))]


def _first_two(holders: Iterable[_Holder]) -> list[_Holder]:
    """The first two different people: more than one is as good as many."""
    found: dict[int, _Holder] = {}
    for holder in holders:
        found.setdefault(holder.draft.place, holder)
        if len(found) > 1:
            break
    return list(islice(found.values(), 2))


def add_offices(article: Article, titles: Sequence[Title], register: Register, knowledge: Knowledge) -> None:
    """Enter each title without a name with the one person it leads back to, else with an unnamed office-holder."""
    holders = _holders(register)
    unnamed: dict[tuple[tuple[str, ...], str | None], PersonDraft] = {}
    for last, title in pairwise((None, *titles)):
        if title is None or (last is not None and _is_second_office(article, last, title, holders)):
            continue
        if title.names or title.plural or title.former or (title.like and not title.side):
            continue
        fitting = [holder for holder in holders.fitting(title) if not _is_model(holder, title)]
        if len(fitting) == 1 and not fitting[0].draft.speaks:
            fitting[0].draft.spans.append((title.begin, title.end, "office"))
        elif not fitting and title.side and not title.speaks and content_of(title):
            key = (tuple(sorted({*content_of(title), title.head})), title.side)
            unnamed[key] = unnamed.get(key) or register.add(_unnamed(article, title, key[0], knowledge))
            _enter_unnamed(article, title, unnamed[key])


def _is_model(holder: _Holder, title: Title) -> bool:
    """Whether an office alone is only likened to that of a person: "his Korean counterpart" is not he."""
    return title.like is not None and (title.like.begin, title.like.end) in holder.draft.titles


def _is_second_office(article: Article, last: Title, title: Title, holders: _Holders) -> bool:
    """Whether two titles are one person's, who then has both.

    "Sun Chanthol, Deputy Prime Minister and First Vice President of the Council" is one person.
    """
    joined = not title.names and article.text[last.end : title.begin].strip() == "and"
    holder = holders.by_title_end.get(last.end) if joined else None
    if holder is None:
        return False
    holder.draft.heads.add(title.head)
    holders.enter(holder, [title.head])
    return True


def _holders(register: Register) -> _Holders:
    holders = _Holders()
    for draft in register.everyone:
        offices = draft.known.office_words if draft.known else frozenset()
        under = {"undersecretary"} if {"under", "secretary"} <= draft.title_words else set()
        holder = _Holder(draft=draft, words=frozenset(draft.title_words | offices))
        holders.enter(holder, {*draft.heads, *offices, *under})
        for _, end in draft.titles:
            holders.by_title_end.setdefault(end, holder)
    return holders


def content_of(title: Title) -> set[str]:
    """What a title is about: `industry` and `trade` of "Minister of Industry and Trade"."""
    return {word for word in title.words if word not in _NO_CONTENT and word != title.head}


def _unnamed(article: Article, title: Title, words: tuple[str, ...], knowledge: Knowledge) -> PersonDraft:
    name = office_name(article, title, knowledge)
    office = name.removesuffix(f" of {knowledge.countries.name(title.side or '')}")
    return PersonDraft(
        words=words,
        spelt=name,
        side=title.side,
        office=office,
        named=False,
        heads={title.head},
        title_words=set(title.words),
    )


def _enter_unnamed(article: Article, title: Title, draft: PersonDraft) -> None:
    spelt = " ".join(article.text[title.begin : title.end].split())
    where = mention_of(article, title.begin, title.end, MentionKind.OFFICE, spelt, "title")
    draft.titles[title.begin, title.end] = where
    draft.spans.append((title.begin, title.end, "office-unnamed"))


def office_name(article: Article, title: Title, knowledge: Knowledge) -> str:
    """An office as a name: "Malaysia's trade minister" is "Trade Minister of Malaysia"."""
    country = knowledge.countries.name(title.side or "")
    own = {word for name in (title.side or "", country) for word in words_of(name)}
    model = title.like or title
    told = article.text[model.office : model.end]
    own |= {word for name in (model.side or "", knowledge.countries.name(model.side or "")) for word in words_of(name)}
    kept = [token for token in tokenize(told) if token.low in title.words and token.low not in own]
    spelt = " ".join(told[token.begin : token.end] for token in kept)
    office = spelt.removesuffix(" of the").removesuffix(" of")
    return f"{office.title() if spelt.islower() else office} of {country}"
