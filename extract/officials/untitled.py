"""Names without a title: behind a form of address, beside a country, or in the place of one who leads a delegation.

Unknown names stand in a text for reporters, experts and firms as well, so that only places which a party to talks takes count:
"Mr. Takeaki Matsumoto", "Eva Liimets of Estonia", "Senegal's Bassirou Faye", "led by Ron Vara", "Ron Vara for Bern".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extract.officials.names import Name, is_address, is_plain, name_of, read_name
from extract.officials.tokens import TokenText

_NAME_WORDS = range(2, 5)
"""How many words a name has that nothing but its place tells."""
_ONE_BREATH = 120
"""How near each other the names of a row stand: "Senegal's A, Guinea's B and Sierra Leone's C"."""


def find_untitled(view: TokenText) -> Iterator[Name]:
    """The names of a text that no title stands beside, the surest first."""
    yield from _addressed(view)
    yield from _of_country(view)
    yield from _of_a_countrys_own(view)
    yield from _delegates(view)


def _addressed(view: TokenText) -> Iterator[Name]:
    """Names behind a form of address: "Mr. Takeaki Matsumoto"."""
    for index, token in enumerate(view.tokens[:-1]):
        if token.low not in view.words.honorifics or not token.capital or not view.blank_after(index):
            continue
        end = None if is_address(view, index + 1) else read_name(view, index + 1, titled=True)
        if end is not None and end - index > 2:
            yield name_of(view, index + 1, end)


def _of_country(view: TokenText) -> Iterator[Name]:
    """Names before a country: "with Eva Liimets of Estonia", "Patric Franzen for Bern"."""
    for after, token in enumerate(view.tokens[:-1]):
        if token.low not in ("of", "for") or after < 3:
            continue
        behind, side = view.country_at.get(after + 1, (after + 2, None))
        place = side is not None or (token.low == "for" and after + 1 in view.cities)
        begin = _capitals_before(view, after) if place and not (token.low == "for" and _goes_on(view, behind)) else after
        capitals = sum(word.capital for word in view.tokens[begin:after])
        if capitals in (2, 3) and not _is_thing(view, begin, after):
            yield name_of(view, begin, after, side)


def _goes_on(view: TokenText, index: int) -> bool:
    """Whether a capitalised word follows a country, as the rest of a name: "Peter Alpha for Asia News"."""
    return index < len(view.tokens) and view.blank_after(index - 1) and view.tokens[index].capital


def _of_a_countrys_own(view: TokenText) -> Iterator[Name]:
    """Names behind a country: "Senegal's Bassirou Faye".

    Brands and buildings are a country's own too, so that the surname must stand alone elsewhere, or another in the same breath.
    """
    found = []
    for last, (_, side) in view.country_end.items():
        if not view.tokens[last].possessive or last + 2 >= len(view.tokens):
            continue
        end = _plain_name(view, last + 1)
        if end is not None:
            found.append((last + 1, end, side))
    surnames = Counter(token.low for token in view.tokens if token.capital)
    for place, (begin, end, side) in enumerate(found):
        near = found[max(0, place - 1) : place] + found[place + 1 : place + 2]
        here = view.tokens[begin].begin
        listed = any(abs(view.tokens[other].begin - here) < _ONE_BREATH and code != side for other, _, code in near)
        known = begin in view.known_at
        if known or listed or surnames[view.tokens[end - 1].low] > 1:
            yield name_of(view, begin, end, side)


def _plain_name(view: TokenText, begin: int) -> int | None:
    """Index after a name of a few plain capitalised words, None where there is none."""
    if begin not in view.known_at and not is_plain(view, view.tokens[begin]):
        return None
    end = read_name(view, begin, titled=False)
    places = end is not None and any(index in view.cities or index in view.country_at for index in range(begin, end))
    return end if end is not None and end - begin in _NAME_WORDS and not places else None


# --- who leads a delegation ------------------------------------------------------------------------------------------------


def _delegates(view: TokenText) -> Iterator[Name]:
    """Names of those who lead a delegation: "led by Ron Vara", "Ron Vara headed the government's team"."""
    words = view.words
    for index, token in enumerate(view.tokens[:-2]):
        if token.capital or (token.low not in words.leading and token.low not in words.leading_now and token.low != "under"):
            continue
        begin = index + 2 if view.tokens[index + 1].low == "by" else index + 1
        if token.low in words.leading_by and begin == index + 2 and view.blank_after(index) and view.blank_after(index + 1):
            end = _plain_name(view, begin) if begin < len(view.tokens) else None
            if end is not None:
                yield name_of(view, begin, end)
        elif token.low == "under" and _DELEGATION_BEFORE.search(view.text, max(0, token.begin - 60), token.begin):
            end = _plain_name(view, index + 1) if view.blank_after(index) else None
            if end is not None:
                yield name_of(view, index + 1, end)
        elif _stands_behind_name(view, index) and _DELEGATION.match(view.text, token.end):
            first = _capitals_before(view, index)
            if index - first in _NAME_WORDS and not _is_thing(view, first, index):
                yield name_of(view, first, index)


_DELEGATION = re.compile(
    r"\s+(?:the|its|a|an|their|his|her)\s+(?:[\w’'.-]+\s+){0,5}?(?:delegations?|teams?|sides?|missions?|negotiat(?:ors|ing\s+team))\b"
    r"|\s+(?:that|those)\s+of\b",
    re.IGNORECASE,
)


_DELEGATION_BEFORE = re.compile(r"\b(?:delegation|team|mission|negotiators)\b[^.;:]{0,50}\Z", re.IGNORECASE)


def _stands_behind_name(view: TokenText, index: int) -> bool:
    """Whether a verb may follow a name: "Ron Vara headed the team", "Ron Vara, leading the team"."""
    now = view.tokens[index].low in view.words.leading_now
    return view.joins_before(index) if not now else index > 0 and view.gap(index - 1).strip() == ","


def _is_thing(view: TokenText, begin: int, end: int) -> bool:
    return any(token.low in view.words.no_person for token in view.tokens[begin:end])


def _joins_names(view: TokenText, index: int, after: int) -> bool:
    """Whether a small word is one inside a name: "Musaad bin Mohammed"."""
    inside = index + 1 < after and index > 0 and view.tokens[index - 1].capital
    return inside and view.tokens[index].low in view.words.particles and view.tokens[index].low not in ("la", "y", "e", "do")


def _names_place(view: TokenText, index: int) -> bool:
    return index in view.country_end or index in view.cities


def _is_set_off(view: TokenText, index: int) -> bool:
    return index > 0 and view.tokens[index].low in view.words.leading_now and view.gap(index - 1).strip() == ","


def _capitals_before(view: TokenText, after: int) -> int:
    """Where the capitalised words that end before token `after` begin, if they can be a name set off by a word or a comma."""
    begin = after
    while (view.joins_before(begin) or (begin == after and _is_set_off(view, after))) and (
        view.tokens[begin - 1].capital or _joins_names(view, begin - 1, after)
    ):
        token = view.tokens[begin - 1]
        if not token.capital:
            begin -= 1
            continue
        if token.low in view.words.not_names and begin < after - 1:
            break  # the first word of a sentence: "In Bern Ron Vara led"
        if not is_plain(view, token) or token.low in view.words.honorifics or _names_place(view, begin - 1):
            return after
        begin -= 1
    return begin
