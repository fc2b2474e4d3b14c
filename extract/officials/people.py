"""The officials of an article: who is named, with which office and side, and every later mention that leads back to them.

Names come from titles (`titles`) and from the known officials (`known`). A later mention ("Helberg", "the Minister") leads back
to a person where exactly one fits; where two fit it is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.fold import fold
from extract.knowledge import Knowledge
from extract.model import Article, Mention, MentionKind, Person, mention_of
from extract.officials.groups import add_groups
from extract.officials.home import home_of
from extract.officials.known import KnownOfficials, Words, identify, known_officials
from extract.officials.later import add_later_names, add_weak_names, taken
from extract.officials.names import Name
from extract.officials.offices import Offices, add_offices
from extract.officials.persons import person_of
from extract.officials.register import PersonDraft, Register
from extract.officials.salience import scene_of
from extract.officials.title_words import TitleWords, title_words
from extract.officials.titles import Title, find_titles
from extract.officials.tokens import Token, TokenText, spans_by_token, tokenize, words_of
from extract.officials.untitled import find_untitled
from extract.sentences import sentence_words, split_sentences

TEAM_REACH = 60
"""How far before a title the team stands that its bearer leads: "the Indonesian delegation was headed by"."""
_TEAM_BY = re.compile(r"\s+(?:side|team|delegation)\s+(?:(?:was|is|will\s+be)\s+)?(?:\w+\s+)?by\s+(?:the\s+|its\s+)?\Z")
SHORT_ALIAS = 3
"""A known name of one word this short is found only with a title: "Yoon", but not "Lee"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """The text as words, the known officials, and the people found so far."""

    view: TokenText
    officials: KnownOfficials
    register: Register


def find_people(article: Article, knowledge: Knowledge, places: Sequence[Mention]) -> tuple[Person, ...]:
    """The officials of an article in order of first mention; `places` are its country mentions, which tell sides.

    "Minister of Industry and Trade Nguyen Hong Dien met Jacob Helberg" gives two people, and a later "Helberg" is the second.
    """
    officials = known_officials(knowledge)
    view = _view(article, title_words(knowledge), officials, places)
    titles, register = find_titles(view), Register()
    people = _Sources(view=view, officials=officials, register=register)
    _add_titled(article, titles, people)
    _add_untitled(people)
    _add_known(people)
    add_later_names(view, register)
    add_weak_names(view, register, officials, {mention.value for mention in places})
    scene = scene_of(article.text, split_sentences(article.text, sentence_words(knowledge)), register, knowledge)
    home = home_of(article, places, knowledge)
    _settle_by_teams(article.text, register, places)
    _settle_sides(register, home, view.words)
    add_offices(titles, register, Offices(article=article, scene=scene, knowledge=knowledge, home=home))
    add_groups(article.text, scene, view.words)
    drafts = (draft for draft in register.everyone if draft.spans and not draft.speaks)
    return tuple(sorted((person_of(article, draft, view.words.deputies) for draft in drafts), key=_first_mention))


def _settle_by_teams(text: str, register: Register, places: Sequence[Mention]) -> None:
    """Give who leads a team by a title without a country the team's side: "the Indonesian side by Director General X"."""
    countries = {mention.end: mention.value for mention in places if mention.kind is MentionKind.COUNTRY}
    for draft in register.everyone:
        if draft.side is not None or draft.known is not None:
            continue
        for begin, _ in draft.titles:
            team = _TEAM_BY.search(text, max(0, begin - TEAM_REACH), begin)
            if team is not None and team.start() in countries:
                draft.side = countries[team.start()]


def _settle_sides(register: Register, home: str | None, words: TitleWords) -> None:
    """Give those whose country no title tells the side at home, unless somebody is told to sit for that very side.

    A known minister whose country is not told is at home: he tells it before the dateline of a reporter who travels with him.
    """
    bare = [draft for draft in register.everyone if draft.titles and draft.side is None and not draft.speaks]
    ministers = [draft for draft in bare if not draft.heads & words.sole and "prime" not in draft.title_words]
    at_home = {draft.known.official.side for draft in ministers if draft.known}
    home = next(iter(at_home)) if len(at_home) == 1 else None if at_home else home
    if home is None or any(draft.side == home for draft in register.everyone):
        return
    for draft in bare:
        if draft.known is None:
            draft.side = home


def _first_mention(person: Person) -> tuple[int, str]:
    return (person.mentions[0].begin, person.participant.name)


def _view(article: Article, words: TitleWords, officials: KnownOfficials, places: Sequence[Mention]) -> TokenText:
    tokens = tokenize(article.text)
    countries = [(m.begin, m.end, m.value) for m in places if m.kind is MentionKind.COUNTRY]
    spans = list(spans_by_token(tokens, countries))
    cities = [(m.begin, m.end, m.value) for m in places if m.kind is MentionKind.PLACE]
    known_at = _known_names(tokens, officials)
    return TokenText(
        text=article.text,
        tokens=tokens,
        words=words,
        country_at={first: (after, code) for first, after, code in spans},
        country_end={after - 1: (first, code) for first, after, code in spans},
        known_at=known_at,
        known_end={after - 1: first for first, after in known_at.items()},
        cities=frozenset(index for first, after, _ in spans_by_token(tokens, cities) for index in range(first, after)),
    )


def _known_names(tokens: Sequence[Token], officials: KnownOfficials) -> dict[int, int]:
    """The names of known officials by their first token, with the index after the last; of two in one place the longer."""
    found: dict[int, int] = {}
    lows = [token.low for token in tokens]
    at = 0
    while at < len(lows):
        opens = tokens[at].capital and lows[at] in officials.first_words
        length = _known_length(lows, at, officials) if opens else 0
        if length > 1 or (length == 1 and len(lows[at]) > SHORT_ALIAS):
            found[at] = at + length
        at = found.get(at, at + 1)
    return found


def _known_length(lows: Sequence[str], at: int, officials: KnownOfficials) -> int:
    longest = min(officials.longest, len(lows) - at)
    return next((length for length in range(longest, 0, -1) if tuple(lows[at : at + length]) in officials.strong), 0)


# --- with a title ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _TitledName:
    """A name as it stands with a title, and its folded words."""

    title: Title
    name: Name
    spelt: str
    lows: Words

    @property
    def side(self) -> str | None:
        """The side behind the name, else that of the title."""
        return self.name.side or self.title.side


def _add_titled(article: Article, titles: Iterable[Title], people: _Sources) -> None:
    """People with a title; full names first, so that "Minister Nguyen" finds whom it means."""
    named = [_titled(title, name, people.view) for title in titles for name in title.names]
    for told in sorted(named, key=lambda told: len(told.lows) == 1):
        _enrich(article, _whom(told, people), told, people)


def _titled(title: Title, name: Name, view: TokenText) -> _TitledName:
    spelt = _without_address(view, name)
    return _TitledName(title=title, name=name, spelt=spelt, lows=words_of(spelt))


def _without_address(view: TokenText, name: Name) -> str:
    """A name without the forms of address inside it: "Tengku Datuk Seri Zafrul Aziz" is "Tengku Zafrul Aziz"."""
    first, *others = view.text[name.begin : name.end].split()
    if len(others) > 1 and fold(first.strip(".,")) in view.words.service_ranks | view.words.honorifics:
        first, *others = others
    return " ".join([first, *(word for word in others if fold(word.strip(".,")) not in view.words.honorifics)])


def _whom(told: _TitledName, people: _Sources) -> PersonDraft:
    """Whom a titled name means: one met before, a known official, one met before whose name is misspelt, or somebody new."""
    fitting = people.register.called(told.lows, told.side, people.view.words.particles)
    if len(fitting) > 1:
        fitting = [draft for draft in fitting if told.title.head in draft.heads] or fitting
    if len(fitting) == 1:
        return fitting[0]
    known = identify(told.lows, told.title, told.side, people.officials)
    met = people.register.of(known) if known else None
    if met is not None:
        return met
    misspelt = [] if known else people.register.misspelt(told.lows, told.title, told.side)
    if len(misspelt) == 1:
        return misspelt[0]
    return people.register.add(PersonDraft(words=told.lows, spelt=told.spelt, known=known))


def _enrich(article: Article, draft: PersonDraft, told: _TitledName, people: _Sources) -> None:
    """Add to a person what one more title tells."""
    title, register, words = told.title, people.register, people.view.words
    draft.heads.add(title.head)
    draft.title_words |= title.words
    if (held := title.words | {title.head}) not in draft.offices:
        draft.offices.append(held)
    draft.speaks = draft.speaks or title.speaks
    draft.side = draft.side or told.side
    office = title.like or title
    draft.office = draft.office or _in_singular(article.text[office.office : office.end], words)
    if len(told.lows) > len(draft.words):
        draft.words, draft.spelt = told.lows, told.spelt
        register.enter(draft)
    value = _on_one_line(article.text[title.begin : title.end])
    where = mention_of(article, title.begin, title.end, MentionKind.OFFICE, value, "title")
    draft.titles.setdefault((title.begin, title.end), where)
    draft.spans.append((told.name.begin, told.name.end, draft.found_by))


def _in_singular(office: str, words: TitleWords) -> str:
    """An office on one line, as that of one person: "Foreign Minister" of "Foreign Ministers A and B"."""
    return " ".join(word.removesuffix("s") if fold(word) in words.plurals else word for word in office.split())


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


# --- without one -----------------------------------------------------------------------------------------------------------


def _add_untitled(people: _Sources) -> None:
    """People named without a title: "Mr. Takeaki Matsumoto", "led by Ron Vara"."""
    covered = taken(people.register, len(people.view.text))
    for name in find_untitled(people.view):
        if covered.find(1, name.begin, name.end) >= 0:
            continue
        spelt = _without_address(people.view, name)
        lows = words_of(spelt)
        draft = next(iter(people.register.called(lows, name.side, people.view.words.particles)), None)
        if draft is None:
            known = people.officials.strong.get(lows, ())
            draft = people.register.add(PersonDraft(words=lows, spelt=spelt, known=known[0] if len(known) == 1 else None))
        draft.side = draft.side or name.side
        draft.spans.append((name.begin, name.end, "form-of-address"))


def _add_known(people: _Sources) -> None:
    """Known officials who stand in the text without a title."""
    view = people.view
    covered = taken(people.register, len(view.text))
    for first, after in view.known_at.items():
        begin, end = view.tokens[first].begin, view.tokens[after - 1].end
        lows = tuple(token.low for token in view.tokens[first:after])
        fitting = people.officials.strong[lows]
        if covered.find(1, begin, end) >= 0 or len(fitting) != 1:
            continue
        draft = people.register.of(fitting[0])
        draft = draft or people.register.add(PersonDraft(words=lows, spelt=view.text[begin:end], known=fitting[0]))
        draft.spans.append((begin, end, draft.found_by))
