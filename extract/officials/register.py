"""The people of an article while it is read, and the lists by which a name, a title or an official leads to one of them.

Invariant: whoever may be meant by a name is in the lists under one of its words; a person whose name grows is entered again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.model import Mention
from extract.officials.known import Known, Words, spelt_alike
from extract.officials.titles import Title

Spelling = tuple[str, int, str]
"""Something that a name and its misspelling have in common, with the number of their words."""
MOST_ALIKE = 100
"""Where more people share their initials or a name than this, a misspelling leads to none of them: a list of Nguyens."""


@dataclass(slots=True, eq=False, kw_only=True)
class PersonDraft:
    """A person while the article is read: name words, what the titles say, and where it is mentioned.

    `offices` are the words of each title told; `titles` are by their places;
    `spans` are the mentions, each with the rule that found it; `place` counts the people.
    """

    words: Words
    spelt: str
    known: Known | None = None
    side: str | None = None
    heads: set[str] = field(default_factory=set)
    title_words: set[str] = field(default_factory=set)
    offices: list[frozenset[str]] = field(default_factory=list)
    titles: dict[tuple[int, int], Mention] = field(default_factory=dict)
    office: str | None = None
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    named: bool = True
    speaks: bool = False
    place: int = 0

    @property
    def names(self) -> tuple[Words, ...]:
        """The words of every name that is known of the person: as told, and the aliases."""
        return (self.words, *self.known.strong) if self.known else (self.words,)

    @property
    def any_side(self) -> str | None:
        """The side as told, else that of the known official."""
        return self.side or (self.known.official.side if self.known else None)

    @property
    def found_by(self) -> str:
        """The rule behind a mention with a title: the known official's id where there is one."""
        return f"official:{self.known.official.id}" if self.known else "title-name"


class Register:
    """Everyone found so far, in order."""

    def __init__(self) -> None:
        self.everyone: list[PersonDraft] = []
        self._by_word: dict[str, list[PersonDraft]] = defaultdict(list)
        self._by_end: dict[tuple[str, str], list[PersonDraft]] = defaultdict(list)
        self._by_spelling: dict[Spelling, list[PersonDraft]] = defaultdict(list)
        self._short: dict[str, list[PersonDraft]] = defaultdict(list)
        self._by_official: dict[str, PersonDraft] = {}

    def add(self, person: PersonDraft) -> PersonDraft:
        """Take up one more person."""
        person.place = len(self.everyone)
        self.everyone.append(person)
        if person.known:
            self._by_official.setdefault(person.known.official.id, person)
        self.enter(person)
        return person

    def enter(self, person: PersonDraft) -> None:
        """Enter a person under the words of all names; again when a longer name was told."""
        for word in {word for name in person.names for word in name}:
            self._by_word[word].append(person)
        self._by_end[_end(person.words)].append(person)
        if len(person.words) == 1:
            self._short[person.words[0]].append(person)
        for key in _spellings(person.words):
            self._by_spelling[key].append(person)

    def of(self, known: Known) -> PersonDraft | None:
        """The person who is a known official, if the article names him or her."""
        return self._by_official.get(known.official.id)

    def called(self, lows: Words, side: str | None, particles: frozenset[str]) -> list[PersonDraft]:
        """The people whose name these words can be, in order: "Greer" and "J. Greer" of "Jamieson Greer"."""
        words = {word for word in lows if len(word) > 1 and word not in particles}
        if not words:
            return [person for person in self.everyone if _is_called(person, lows, words, side)]
        rarest = min((self._by_word.get(word, []) for word in words), key=len)
        short = (person for word in lows for person in self._short.get(word, ()))
        near = (*rarest, *self._by_end.get(_end(lows), ()), *short)
        return [person for person in _in_order(near) if _is_called(person, lows, words, side)]

    def misspelt(self, lows: Words, title: Title, side: str | None) -> list[PersonDraft]:
        """The people of whose name these words can be a misspelling; the offices must agree."""
        lists = (self._by_spelling.get(key, []) for key in _spellings(lows))
        near = (person for people in lists if len(people) <= MOST_ALIKE for person in people)
        return [person for person in _in_order(near) if _is_misspelt(person, lows, title, side)]


def _in_order(people: Iterable[PersonDraft]) -> list[PersonDraft]:
    found = {person.place: person for person in people}
    return [found[place] for place in sorted(found)]


def _end(name: Words) -> tuple[str, str]:
    """The last word of a name and the initial of its first: what "J. Greer" and "Jamieson Greer" share."""
    return name[-1], name[0][0]


def _spellings(name: Words) -> Iterator[Spelling]:
    """What a misspelt name has in common with the right one: its initials, or its first or last word; one word has nothing."""
    if len(name) > 1:
        yield "initials", len(name), "".join(word[0] for word in name)
        yield "first", len(name), name[0]
        yield "last", len(name), name[-1]


def _is_called(person: PersonDraft, lows: Words, words: set[str], side: str | None) -> bool:
    """Whether a name is that of a person already met: the same words, or some of them; `words` are those that tell."""
    if side and person.side and side != person.side:
        return False
    if any(set(name) == set(lows) for name in person.names):
        return True
    told_in_full = words <= {word for name in person.names for word in name}
    if len(lows) > 1 and len(person.words) > 1:
        return told_in_full or (_end(lows) == _end(person.words) and len(words | set(person.words)) <= 3)
    if len(lows) <= len(person.words):
        return bool(words) and told_in_full
    return bool(words) and set(person.words) <= set(lows)


def _is_misspelt(person: PersonDraft, lows: Words, title: Title, side: str | None) -> bool:
    """Whether a garbled name is a person already met: the office must agree, and the spelling nearly so."""
    if (side and person.side and side != person.side) or title.head not in person.heads:
        return False
    content = {word for word in title.words if len(word) > 3}
    return content <= person.title_words and spelt_alike(lows, person.words)
