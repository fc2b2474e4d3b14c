"""Titles without a name: the person they lead back to, or an office-holder whom the article leaves unnamed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from extract.knowledge import Knowledge
from extract.model import Article, MentionKind, mention_of
from extract.officials.home import holder_then
from extract.officials.known import SMALL_WORDS, known_officials
from extract.officials.register import PersonDraft, Register
from extract.officials.salience import Named, Scene, most_salient
from extract.officials.title_words import TitleWords, title_words
from extract.officials.titles import Title
from extract.officials.tokens import Token, tokenize, words_of

_ANY = "*"
"""Stands for any side, and for any word, in the lists of holders."""
MOST_LOOKED_AT = 40
"""Where more people than this may hold an office, it leads back to none of them."""
_JOINS_OFFICES = re.compile(r",?\s+and\s+(?:concurrently\s+)?(?:the\s+)?|\s+(?:in|at|of|for)\s+[\w\s]{1,50}\s+and\s+(?:the\s+)?")
_DANGLING = re.compile(r"(?:\s+(?:of|the|to|for|on|from|in|and|at))+$", re.IGNORECASE)
_NO_CONTENT = SMALL_WORDS | {"in", "to", "charge"}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Holder:
    """A person with the words of each office, those that the text tells and those that are known."""

    draft: PersonDraft
    told: tuple[frozenset[str], ...]
    known: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holders:
    """The people by head noun, side and word of their titles, and by where a title of theirs ends."""

    words: TitleWords
    lists: dict[tuple[str, str, str], list[_Holder]] = field(default_factory=lambda: defaultdict(list))
    by_title_end: dict[int, PersonDraft] = field(default_factory=dict)

    def enter(self, draft: PersonDraft, known: tuple[frozenset[str], ...] = ()) -> None:
        """Enter a person under the head nouns of the offices."""
        holder = _Holder(draft=draft, told=tuple(draft.offices), known=known)
        told = {
            (head, held) for held in holder.told for head in self._heads(held) if head in draft.heads or head == "undersecretary"
        }
        for head, office in told | {(head, held) for held in known for head in self._heads(held)}:
            for side in {draft.any_side or "", _ANY}:
                for word in (*office, _ANY):
                    self.lists[head, side, word].append(holder)
        for _, end in draft.titles:
            self.by_title_end.setdefault(end, draft)

    def _heads(self, office: frozenset[str]) -> set[str]:
        under = {"undersecretary"} if {"under", "secretary"} <= office else set()
        return {word.replace("-", "") for word in office if word in self.words.heads} | under

    def fitting(self, title: Title, side: str | None) -> list[PersonDraft]:
        """Those whom an office alone can mean; the ones of whom the text told this very office go before all others."""
        content = self._content(title)
        offices = self._meant(title)
        for sides in ((side,), ("",)) if side else ((_ANY,),):
            fitting = self._of_sides(title, content, offices, sides)
            if fitting:
                return fitting
        return []

    def _of_sides(
        self, title: Title, content: set[str], offices: Sequence[frozenset[str]], sides: Sequence[str]
    ) -> list[PersonDraft]:
        found = {id(holder): holder for office in offices for holder in self._near(office, sides)}
        if len(found) > MOST_LOOKED_AT:
            return []
        for fits in (_same_office, _part_of_office):
            for told in (True, False):
                fitting = [
                    holder.draft
                    for holder in found.values()
                    if any(fits(office, held) for held in (holder.told if told else holder.known) for office in offices)
                    and self._same_rank(title, content, holder)
                ]
                if fitting:
                    return list({draft.place: draft for draft in fitting}.values())
        return []

    def _meant(self, title: Title) -> list[frozenset[str]]:
        """The words of the offices that a title may mean: its own, and those that a wider noun covers."""
        own = (title.words | {title.head}) - SMALL_WORDS - self.words.passing_ranks
        wider = self.words.covers.get(title.head, ())
        content = self._content(title)
        near = (office for office in wider if not content or (office & content) or (title.side and self._is_bare(title)))
        return [own, *near]

    def _content(self, title: Title) -> set[str]:
        """What a title is about, less what the noun itself tells: nothing of "the visiting minister", "the head of state"."""
        wide = self.words.of_state if title.head in self.words.covers else frozenset[str]()
        return content_of(title) - self.words.passing_ranks - wide

    def _is_bare(self, title: Title) -> bool:
        """Whether nothing but its country stands with a noun: "the Bangladeshi leader"."""
        return not (title.words - {title.head} - self.words.passing_ranks - SMALL_WORDS)

    def _near(self, office: frozenset[str], sides: Sequence[str]) -> Iterable[_Holder]:
        for head in self._heads(office):
            words = [word for word in office if word not in _NO_CONTENT and word != head] or [_ANY]
            for word in words:
                for one in sides:
                    yield from islice(self.lists.get((head, one, word), ()), MOST_LOOKED_AT + 1)

    def _same_rank(self, title: Title, content: set[str], holder: _Holder) -> bool:
        """Whether a deputy is not taken for the head of the office, nor the other way round; "the minister" may be either."""
        told = title.words & self.words.deputies
        wide = title.head in self.words.covers
        if not content and title.head != "president":
            return True
        offices = [office for office in (*holder.told, *holder.known) if content & office or not content]
        return any((office & self.words.deputies) == told for office in offices if wide or title.head in office)


def _same_office(office: frozenset[str], held: frozenset[str]) -> bool:
    return office <= held


def _part_of_office(office: frozenset[str], held: frozenset[str]) -> bool:
    return len(office & held) > 1


def add_offices(titles: Sequence[Title], register: Register, offices: Offices) -> None:
    """Enter each title without a name with the one person it leads back to, else with an unnamed office-holder."""
    names = _Reader(at=offices, register=register, holders=_holders(register, offices.knowledge))
    for title, following in zip(titles, (*titles[1:], None), strict=False):
        names.tell_apart(title, following)
    for last, title, following in zip((None, *titles), titles, (*titles[1:], None), strict=False):
        if title.names or title.former or (title.like and not title.side):
            continue
        if names.is_second(last, title) or names.is_first(title, following):
            continue
        for side in title.sides or ((title.side,) if not title.plural else ()):
            names.take(title, side)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """What tells who holds an office: the article, who is named where, what is known, and the state that it is at home in."""

    article: Article
    scene: Scene
    knowledge: Knowledge
    home: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """The people found so far, while the titles without a name are gone through in text order.

    `others` are the people whom an office alone does not mean: A of "the Prime Minister met Prime Minister A".
    """

    at: Offices
    register: Register
    holders: _Holders
    unnamed: dict[tuple[tuple[str, ...], str | None], PersonDraft] = field(default_factory=dict)
    others: dict[frozenset[str], set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def article(self) -> Article:
        """The article that is read."""
        return self.at.article

    def tell_apart(self, title: Title, following: Title | None) -> None:
        """Note whom a title without a name or a side cannot mean, because its sentence goes on to name another one with it."""
        joined = following is not None and self.article.text[title.end : following.begin].strip() in ("and", ",", "")
        if not (title.side or title.plural or title.names or title.former or title.like or joined):
            for draft in self.holders.fitting(title, None):
                if self.at.scene.titled_after(draft, title.end):
                    self.others[title.words].add(draft.place)

    def take(self, title: Title, side: str | None) -> None:
        """Enter one office of one side with the person it means, or as an office-holder without a name."""
        fitting = [draft for draft in self.holders.fitting(title, side) if not _is_model(draft, title) and not draft.speaks]
        fitting = [draft for draft in fitting if side or draft.place not in self.others.get(title.words, ())]
        draft = most_salient(fitting, title.begin, self.at.scene)
        if draft is None and not fitting and side is None:
            draft = self._at_home(title)
        if draft is not None:
            draft.spans.append((title.begin, title.end, "office"))
            self._note(title, draft)
        elif not fitting and side and self._is_unique(title):
            self._enter_unnamed(title, side)

    def _at_home(self, title: Title) -> PersonDraft | None:
        """The one who held an office at home when the article appeared: the Prime Minister of a page of gov.uk."""
        home, officials = self.at.home, known_officials(self.at.knowledge)
        known = holder_then(title.words, home, self.article, officials) if home and not title.plural else None
        if known is None:
            return None
        name = known.official.name
        draft = self.register.of(known) or self.register.add(PersonDraft(words=words_of(name), spelt=name, known=known))
        self.holders.enter(draft, known.offices)
        return draft

    def _is_unique(self, title: Title) -> bool:
        """Whether an office tells who holds it: "the Thai trade minister", but not "the Thai leader", "officials of the two"."""
        words = self.holders.words
        wide = title.head in words.covers or title.head in words.portfolio_needed
        several = title.plural and (wide or title.like is not None or title.head in words.mirrors)
        unlike = title.head in words.mirrors and title.like is None
        told = title.head in words.sole or bool(content_of(title) - words.passing_ranks)
        return told and not (title.speaks or title.back or several or unlike)

    def _note(self, title: Title, draft: PersonDraft) -> None:
        self.at.scene.enter(Named(begin=title.begin, draft=draft, passing=False))

    def is_first(self, title: Title, following: Title | None) -> bool:
        """Whether the next title goes on with this one to the name: "Deputy Premier and Foreign Minister A" is one person."""
        if following is None or not following.names or title.plural or following.plural or title.back:
            return False
        between = self.article.text[title.end : following.begin].strip()
        joined = between == "and" and following.end <= following.names[0].begin
        alone = self.article.text[max(0, title.begin - 4) : title.begin].casefold() == "the "
        draft = self.holders.by_title_end.get(following.end) if joined and not alone else None
        same_side = draft is not None and (title.side is None or draft.any_side in (None, title.side))
        if draft is None or not same_side:
            return False
        draft.side = draft.side or title.side
        self._add_office(draft, title)
        where = (title.begin, title.end)
        draft.titles[where] = mention_of(
            self.article, *where, MentionKind.OFFICE, self.article.text[title.begin : title.end], "title"
        )
        return True

    def _add_office(self, draft: PersonDraft, title: Title) -> None:
        draft.heads.add(title.head)
        draft.offices.append(title.words | {title.head})
        self.holders.enter(draft)

    def is_second(self, last: Title | None, title: Title) -> bool:
        """Whether two titles are one person's, who then has both.

        "Sun Chanthol, Deputy Prime Minister and First Vice President of the Council" is one person.
        """
        if last is None:
            return False
        between = self.article.text[last.end : title.begin]
        draft = self.holders.by_title_end.get(last.end) if _JOINS_OFFICES.fullmatch(between) else None
        if draft is None or title.plural:
            return False
        self._add_office(draft, title)
        return True

    def _enter_unnamed(self, title: Title, side: str) -> None:
        key = (tuple(sorted({*content_of(title), title.head})), side)
        draft = self.unnamed.get(key)
        if draft is None:
            draft = self.unnamed[key] = self.register.add(_unnamed(self.article, title, side, key[0], self.at.knowledge))
            self.holders.enter(draft)
        spelt = " ".join(self.article.text[title.begin : title.end].split())
        where = mention_of(self.article, title.begin, title.end, MentionKind.OFFICE, spelt, "title")
        draft.titles[title.begin, title.end] = where
        draft.spans.append((title.begin, title.end, "office-unnamed"))
        self._note(title, draft)


def _is_model(draft: PersonDraft, title: Title) -> bool:
    """Whether an office alone is only likened to that of a person: "his Korean counterpart" is not he."""
    return title.like is not None and (title.like.begin, title.like.end) in draft.titles


def _holders(register: Register, knowledge: Knowledge) -> _Holders:
    holders = _Holders(words=title_words(knowledge))
    for draft in register.everyone:
        holders.enter(draft, draft.known.offices if draft.known else ())
    return holders


def content_of(title: Title) -> set[str]:
    """What a title is about: `industry` and `trade` of "Minister of Industry and Trade"."""
    return {word for word in title.words if word not in _NO_CONTENT and word != title.head}


def _unnamed(article: Article, title: Title, side: str, words: tuple[str, ...], knowledge: Knowledge) -> PersonDraft:
    name = office_name(article, title, side, knowledge)
    office = name.removesuffix(f" of {knowledge.countries.name(side)}")
    return PersonDraft(
        words=words,
        spelt=name,
        side=side,
        office=office,
        named=False,
        heads={title.head},
        title_words=set(title.words),
        offices=[title.words | {title.head}],
    )


def office_name(article: Article, title: Title, side: str, knowledge: Knowledge) -> str:
    """An office as a name: "Malaysia's trade minister" is "Trade Minister of Malaysia"."""
    model = title.like or title
    told = article.text[model.office : model.end]
    codes = {side, model.side or "", *title.sides}
    own = {word for code in codes for name in (code, knowledge.countries.name(code)) for word in words_of(name)}
    words = title_words(knowledge)
    kept = [token for token in tokenize(told) if token.low in model.told and token.low not in own]
    spelt = " ".join(_in_full(token, told, words) for token in kept)
    office = _DANGLING.sub("", spelt)
    return f"{office.title() if spelt.islower() else office} of {knowledge.countries.name(side)}"


def _in_full(token: Token, told: str, words: TitleWords) -> str:
    """A word of an office in the singular, an abbreviation in full: "FMs" is "Foreign Minister"."""
    head = words.heads.get(token.low, "")
    meaning = " ".join(words.meanings.get(head, ()))
    if not meaning and token.low not in words.plurals:
        return told[token.begin : token.end]
    return (meaning or head).title() if token.capital else meaning or head
