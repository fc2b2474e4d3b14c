"""Finds the places and the countries that an article names.

One pass over the folded text finds every name of the gazetteers; then each is weighed by its surroundings. A weak name needs
company, two places that fit equally mean none, and the name of a seat of government is a place only where it is one:
"Washington said" is a mention of the United States, with the rule that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.fold import fold, fold_with_offsets
from extract.knowledge import Country, Knowledge, Place
from extract.model import Article, Mention, MentionKind, mention_of
from extract.phrases import Found, PhraseIndex

AROUND = 80
"""How many characters on either side tell a place from a government: "in the Malaysian capital of Kuala Lumpur" needs 34."""
_LOCATIVE = re.compile(r"\b(?:in|at|to|from|near)\s+(?:the\s+)?$", re.IGNORECASE)
_NEXT_TO = re.compile(r",?\s*\(?\s*(?:the\s+)?")
_ITS_CAPITAL = re.compile(
    r"(?:['’]s)?\s+capital(?:\s+city)?\b(?!\s+(?:of\s+|city\s+)?[A-Z]|,\s+[A-Z]|\s+(?:gains|flows|markets?|controls?)\b)"
)
_CAPITAL_OF = re.compile(r"\bcapital(?:\s+city)?\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_DATELINE_GOES_ON = re.compile(r"[,.:]|\s?[(–—-]")
_LISTED = re.compile(r"(?:,|,?\s+and|,?\s+or|/|-|–)\s*(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Name:
    """What a phrase of the gazetteers can mean: a country, a place, or (both None) something else that merely holds a name."""

    rule: str
    country: str | None = None
    place: Place | None = None
    weak: bool = False

    @property
    def land(self) -> str | None:
        """The country that the name tells, itself or by the place."""
        return self.place.country if self.place else self.country


@dataclass(frozen=True, slots=True)
class _Sense:
    """A rule that tells a place from a government, ready to be tried."""

    id: str
    value: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    index: PhraseIndex[_Name]
    senses: tuple[_Sense, ...]
    for_all: tuple[_Sense, ...]
    """Those of the senses that tell what is named after a city, and datelines; they are tried for every city."""
    city_states: frozenset[str]
    """Ids of cities that are called like their country, as Singapore."""
    capitals: Mapping[str, Place]
    """The one seat of government of each country that has just one."""


def find_places(article: Article, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Every place and country named, in text order: in "Hanoi told the Thai premier in Bangkok" VN, TH and Bangkok.

    A PLACE has the city's English name as value and the place's id; a COUNTRY has the code of the country or organisation,
    whether it is named, meant by an adjective ("Vietnamese") or by its seat of government.
    """
    gazetteer = _gazetteer(knowledge)
    found = gazetteer.index.find(fold_with_offsets(article.text))
    told = frozenset(name.land for one in found for name in one.values if name.land and not name.weak)
    return tuple(
        mention
        for place, one in enumerate(found)
        for mention in _mentions(article, gazetteer, one, _meant(article.text, found, place, told))
    )


@lru_cache(maxsize=4)
def _gazetteer(knowledge: Knowledge) -> _Gazetteer:
    phrases = [
        *(pair for country in knowledge.countries.records for pair in _country_names(country)),
        *(pair for place in knowledge.places for pair in _place_names(place)),
        # "Israel Katz" and "Luong Cuong" are people, whatever their parts name.
        *((name, _Name("person")) for official in knowledge.officials for name in official.strong if " " in name),
    ]
    named = {fold(name): record.code for record in knowledge.countries.records for name in record.strong}
    senses = tuple(_Sense(rule.id, rule.value, re.compile(rule.pattern)) for rule in knowledge.place_senses)
    return _Gazetteer(
        index=PhraseIndex(phrases, names=True),
        senses=senses,
        for_all=tuple(sense for sense in senses if sense.value in ("neither", "dateline")),
        city_states=frozenset(place.id for place in knowledge.places if named.get(fold(place.city)) == place.country),
        capitals=_capitals(knowledge.places),
    )


def _capitals(places: Iterable[Place]) -> dict[str, Place]:
    seats: dict[str, list[Place]] = {}
    for place in places:
        if place.capital and not place.venue:
            seats.setdefault(place.country, []).append(place)
    return {country: cities[0] for country, cities in seats.items() if len(cities) == 1}


def _country_names(country: Country) -> Iterator[tuple[str, _Name]]:
    rule = f"country:{country.code}"
    for name in country.strong:
        yield name, _Name(rule, country=country.code)
    for adjective in country.adjectives:
        yield adjective, _Name(f"{rule}:adjective", country=country.code)
    for name in country.weak:
        yield name, _Name(f"{rule}:weak", country=country.code, weak=True)
    for phrase in country.unless:
        yield phrase, _Name(f"{rule}:unless")


def _place_names(place: Place) -> Iterator[tuple[str, _Name]]:
    rule = f"place:{place.id}"
    for name in place.strong:
        yield name, _Name(rule, place=place)
    for name in place.weak:
        yield name, _Name(f"{rule}:weak", place=place, weak=True)
    for phrase in place.unless:
        yield phrase, _Name(f"{rule}:unless")


def _meant(text: str, found: Sequence[Found[_Name]], at: int, told: frozenset[str | None]) -> tuple[_Name, ...]:
    """What a phrase means here: the strong names, else the weak ones with company; two places that fit equally mean none."""
    one = found[at]
    strong = [name for name in one.values if name.land and not name.weak]
    weak = [name for name in one.values if name.weak and _has_company(text, found, at, name, told)]
    countries = [name for name in strong or weak if name.country]
    places = [name for name in (*strong, *weak) if name.place]
    if len({name.place.id for name in places if name.place}) > 1:
        places = [name for name in places if name.land in told or _followed_by(text, found, at, name)]
        places = places if len(places) == 1 else []
    return (*countries[:1], *places[:1])


def _has_company(text: str, found: Sequence[Found[_Name]], at: int, name: _Name, told: frozenset[str | None]) -> bool:
    """Whether something supports a weak name: its country behind it or told elsewhere, or other countries in a list."""
    if name.place:
        placed = _LOCATIVE.search(_before(text, found[at])) or _opens_a_line(text, found[at])
        return _followed_by(text, found, at, name) or (name.land in told and bool(placed))
    return name.land in told or _in_list(text, found, at)


def _followed_by(text: str, found: Sequence[Found[_Name]], at: int, name: _Name) -> bool:
    """Whether the country of a place stands right behind it: "San Jose, Costa Rica"."""
    if at + 1 >= len(found):
        return False
    after = found[at + 1]
    beside = _NEXT_TO.fullmatch(text, found[at].end, after.begin) is not None
    return beside and any(other.country == name.land for other in after.values)


def _in_list(text: str, found: Sequence[Found[_Name]], at: int) -> bool:
    """Whether a country stands in a list of countries: "Armenia, Georgia and Moldova"."""
    neighbours = [(found[at - 1], found[at])] if at else []
    neighbours += [(found[at], found[at + 1])] if at + 1 < len(found) else []
    return any(
        _LISTED.fullmatch(text, left.end, right.begin)
        and any(name.country and not name.weak for name in (*left.values, *right.values))
        for left, right in neighbours
    )


def _opens_a_line(text: str, one: Found[_Name]) -> bool:
    """Whether a name may be a dateline: "SINGAPORE — The ministers met"."""
    return (one.begin == 0 or text[one.begin - 1] == "\n") and _DATELINE_GOES_ON.match(text, one.end) is not None


def _before(text: str, one: Found[_Name]) -> str:
    return text[max(0, one.begin - 12) : one.begin]


def _mentions(article: Article, gazetteer: _Gazetteer, one: Found[_Name], meant: tuple[_Name, ...]) -> Iterator[Mention]:
    """The mentions that a phrase gives: mostly one, none where it stays unclear, two for a city that is a country."""
    for name in meant:
        if name.country:
            yield _country_mention(article, one, name.country, name.rule, None)
            yield from _its_capital(article, one, gazetteer.capitals.get(name.country))
        elif name.place and name.place.id in gazetteer.city_states and len(meant) > 1:
            sense = _sense(article.text, gazetteer.for_all, one)
            if sense and sense.value == "dateline":
                yield _place_mention(article, one, name.place, f"{name.rule}:dateline")
            elif _LOCATIVE.search(_before(article.text, one)):
                yield _place_mention(article, one, name.place, name.rule)
        elif name.place:
            yield from _in_its_sense(article, gazetteer, one, name.place, name.rule)


def _its_capital(article: Article, one: Found[_Name], capital: Place | None) -> Iterator[Mention]:
    """The capital that is told by its country alone: "the Venezuelan capital", "the capital of Kenya"."""
    if capital is None:
        return
    behind = _ITS_CAPITAL.match(article.text, one.end)
    before = _CAPITAL_OF.search(article.text, max(0, one.begin - 24), one.begin)
    begin, end = before.start() if before else one.begin, behind.end() if behind else one.end
    if behind or before:
        yield mention_of(article, begin, end, MentionKind.PLACE, capital.city, f"place:{capital.id}:capital", capital.id)


def _in_its_sense(article: Article, gazetteer: _Gazetteer, one: Found[_Name], place: Place, rule: str) -> Iterator[Mention]:
    """A city as place or government; a venue as place where something happens in it, else as the government that sits there."""
    senses = gazetteer.senses if place.capital or place.venue else gazetteer.for_all
    sense = _sense(article.text, senses, one)
    value = sense.value if sense else "government" if place.venue else "place"
    if value == "place":
        yield _place_mention(article, one, place, rule)
    elif value == "dateline":
        yield _place_mention(article, one, place, f"{rule}:dateline")
    elif value == "government" and place.capital:
        yield _country_mention(article, one, place.country, f"metonym:{sense.id if sense else 'seat'}", place.id)


def _sense(text: str, senses: Sequence[_Sense], one: Found[_Name]) -> _Sense | None:
    """The first rule that fits the surroundings of a name."""
    reach = max(0, one.begin - AROUND)
    line = text.rfind("\n", reach, one.begin) + 1
    cut = "…" if reach and not line else ""  # so that \A is the beginning of the line, not of what is looked at
    around = f"{cut}{text[line or reach : one.begin]}§{text[one.end : one.end + AROUND]}"
    return next((sense for sense in senses if sense.pattern.search(around)), None)


def _place_mention(article: Article, one: Found[_Name], place: Place, rule: str) -> Mention:
    return mention_of(article, one.begin, one.end, MentionKind.PLACE, place.city, rule, place.id)


def _country_mention(article: Article, one: Found[_Name], code: str, rule: str, place: str | None) -> Mention:
    return mention_of(article, one.begin, one.end, MentionKind.COUNTRY, code, rule, place or code)
