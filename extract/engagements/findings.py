"""Everything found in one article, as the rules of this stage ask for it: by stretch of text, and in sum."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.engagements.patterns import Patterns, patterns_of
from extract.knowledge import Knowledge
from extract.model import Article, DateMention, Mention, MentionKind, Person, mention_of
from extract.ordered import Ordered, covers
from extract.sentences import Sentence

TITLE_GAP = 24
"""How far behind a title its name begins at most: "Minister of Trade, H.E. Mr. Nguyen Hong Dien"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Everything found in one article before engagements are made of it."""

    sentences: tuple[Sentence, ...]
    dates: tuple[DateMention, ...]
    people: tuple[Person, ...]
    places: tuple[Mention, ...]
    issues: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """One mention of one person, an index into the people; `lead` is where the title before the name begins."""

    person: int
    begin: int
    end: int
    lead: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """An article with its marks, ready to be asked.

    mentions: those of people, by person and place
    within_name: for each place of the text, whether a cut there would part a name or its title
    sides: those of all named people
    main_countries: the two countries that the article is about; main_pair: the two people, where it names just two
    """

    article: Article
    knowledge: Knowledge
    patterns: Patterns
    sentences: tuple[Sentence, ...]
    people: tuple[Person, ...]
    presences: Ordered[Presence]
    mentions: Mapping[tuple[int, int, int], Mention]
    dates: Ordered[DateMention]
    cities: Ordered[Mention]
    countries: Ordered[Mention]
    issues: Ordered[Mention]
    datelines: tuple[Mention, ...]
    within_name: bytearray
    sides: frozenset[str]
    main_countries: frozenset[str]
    main_pair: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def side(self, person: int) -> str | None:
        """The side of a person, None where it is not told."""
        return self.people[person].participant.side

    def mention_at(self, person: int, span: tuple[int, int]) -> Mention:
        """The mention of a person at a place where there is one."""
        return self.mentions[person, *span]

    def sentence_mention(self, index: int) -> Mention:
        """A sentence as a mention, by its number."""
        sentence = self.sentences[index]
        return mention_of(self.article, sentence.begin, sentence.end, MentionKind.SENTENCE, "", "sentence")

    def is_long_ago(self, sentence: Sentence) -> bool:
        """Whether a sentence says that it was some time ago, without a day: "recently met"."""
        return self.patterns.loosely.search(self.text, sentence.begin, sentence.end) is not None

    def sides_within(self, begin: int, end: int) -> set[str]:
        """The sides of the people who are mentioned in a stretch."""
        return {side for presence in self.presences.within(begin, end) if (side := self.side(presence.person))}

    def lands_within(self, begin: int, end: int) -> set[str]:
        """The countries that are named in a stretch, themselves or by one of their cities."""
        cities = (land_of(city, self.knowledge) for city in self.cities.within(begin, end))
        return {land for land in cities if land} | {country.value for country in self.countries.within(begin, end)}


def findings_of(article: Article, marks: Marks, knowledge: Knowledge) -> Findings:
    """The findings of an article: `findings.dates.within(0, 80)` are the dates of its first 80 characters."""
    address = patterns_of(knowledge).address
    presences = [found for index, person in enumerate(marks.people) for found in _presences(article.text, index, person, address)]
    presences.sort(key=lambda presence: (presence.begin, presence.end))
    cities = [mention for mention in marks.places if mention.kind is MentionKind.PLACE]
    countries = [mention for mention in marks.places if mention.kind is MentionKind.COUNTRY]
    names = ((presence.lead + 1, presence.end) for presence in presences)
    return Findings(
        article=article,
        knowledge=knowledge,
        patterns=patterns_of(knowledge),
        sentences=marks.sentences,
        people=marks.people,
        mentions={(index, m.begin, m.end): m for index, person in enumerate(marks.people) for m in person.mentions},
        presences=Ordered(presences, begin=lambda presence: presence.begin),
        dates=Ordered(marks.dates, begin=lambda date: date.mention.begin),
        cities=_ordered(cities),
        countries=_ordered(countries),
        issues=_ordered(marks.issues),
        datelines=tuple(mention for mention in marks.places if mention.rule.endswith(":dateline")),
        within_name=covers(names, len(article.text) + 1),
        sides=frozenset(p.participant.side for p in marks.people if p.named and p.participant.side),
        main_countries=_main_countries(countries, knowledge.countries.organisations),
        main_pair=_main_pair(marks.people),
    )


def _ordered(mentions: Iterable[Mention]) -> Ordered[Mention]:
    return Ordered(mentions, begin=lambda mention: mention.begin)


def _presences(text: str, index: int, person: Person, address: re.Pattern[str]) -> list[Presence]:
    """The mentions of one person, each with its title: "Trade Minister" of "Trade Minister Dien", "Mr" of "Mr Dien"."""
    titles = sorted(person.titles, key=lambda title: title.end)
    ends = [title.end for title in titles]
    found = []
    for mention in person.mentions:
        near = titles[bisect_left(ends, mention.begin - TITLE_GAP) : bisect_right(ends, mention.begin)]
        leads = [title.begin for title in near if "\n" not in text[title.end : mention.begin]]
        lead = max(leads, default=mention.begin)
        addressed = None if leads else address.search(text, max(0, lead - TITLE_GAP), lead)
        lead = addressed.start() if addressed else lead
        found.append(Presence(person=index, begin=mention.begin, end=mention.end, lead=lead))
    return found


def _main_countries(countries: Sequence[Mention], organisations: frozenset[str]) -> frozenset[str]:
    """The two countries that an article is about: both named more than once, no third one as often."""
    ranked = Counter(country.value for country in countries if country.value not in organisations).most_common(3)
    clear = len(ranked) > 1 and ranked[1][1] > 1 and (len(ranked) == 2 or ranked[2][1] < ranked[1][1])
    return frozenset({ranked[0][0], ranked[1][0]}) if clear else frozenset()


def _main_pair(people: Sequence[Person]) -> tuple[int, int] | None:
    """The two people of different sides of a text that names just two who matter; None where it names more or fewer."""
    named = [index for index, person in enumerate(people) if person.named]
    often = [index for index in named if len(people[index].mentions) > 1]
    pair = often if len(often) == 2 else named
    if len(pair) != 2:
        return None
    sides = {people[index].participant.side for index in pair}
    return (pair[0], pair[1]) if len(sides) == 2 else None


def land_of(city: Mention, knowledge: Knowledge) -> str | None:
    """The country of a city, None where the gazetteer does not have it: `VN` for Hanoi."""
    return _lands(knowledge).get(city.id or "")


@lru_cache(maxsize=4)
def _lands(knowledge: Knowledge) -> dict[str, str]:
    return {place.id: place.country for place in knowledge.places}
