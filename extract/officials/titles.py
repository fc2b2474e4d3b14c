"""Titles and the names beside them: "Vietnamese Minister of Industry and Trade Nguyen Hong Dien".

A title is found from its head noun outwards: ranks and portfolios to the left, "of", "for" and portfolios to the right, a country
on either side. All words are data (data/titles.LANGUAGE.yml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.officials.names import COMMA, Name, is_address, name_before, names_after
from extract.officials.tokens import Token, TokenText

_LIST_GAP = re.compile(r"\s*,\s*$|\s+$|\s*&\s*$")
MIRRORS, MIRROR_REACH = 4, 300
"""How many titles, and how many characters, before "his Korean counterpart" the title stands that it means."""
_INITIALS = ("pm", "fm", "mp")
_POINTS_BACK = frozenset({"the", "this", "that"})
_LOOK_FOR_AND = 6
"""Words within which a list of portfolios comes to its "and": "Trade, Industry and Energy"."""

Step = tuple[int, str | None]
"""The last token of a piece of a title, and the side that it tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title's span, its folded head, words and side, and the names that it is given to (none: an office alone).

    `words` are in the singular, and "prime minister" for "premier"; `told` are those that stand there. `office` is where the
    title begins without the country before it: "Minister" of "Vietnamese Minister". `like` is the title that this one only refers
    to: that of the Japanese minister in "met his Korean counterpart". `back`: the noun is no office, it can only lead back to
    somebody ("the leader"). `sides` are those of the several holders of a plural: "the Chinese and Thai ministers".
    """

    begin: int
    office: int
    end: int
    head: str
    words: frozenset[str]
    side: str | None = None
    plural: bool = False
    former: bool = False
    speaks: bool = False
    names: tuple[Name, ...] = ()
    like: Title | None = None
    back: bool = False
    sides: tuple[str, ...] = ()
    told: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Extent:
    """From which token to which a title reaches, its singular head, the side that it tells, and whether it is a plural.

    `alone`: the noun tells no office by itself ("leader").
    """

    first: int
    last: int
    head: str
    side: str | None
    plural: bool
    alone: bool = False


def find_titles(view: TokenText) -> tuple[Title, ...]:
    """All titles in text order, each with its names: a plural title may have several, an office alone none."""
    found: list[Title] = []
    done = 0
    for index, token in enumerate(view.tokens):
        if index < done or token.low not in view.words.heads or _is_hour(view, token):
            continue
        title, done = _read_title(view, _extent(view, index))
        done = max(done, index + 1)
        if title is not None:
            found.append(_as_its_model(title, found) if title.head in view.words.mirrors else title)
    return tuple(found)


def _as_its_model(title: Title, before: Sequence[Title]) -> Title:
    """A title that means the office of another one, with the words of that: the last title of another side before it."""
    near = [other for other in before[-MIRRORS:] if title.begin - other.end < MIRROR_REACH and other.head != title.head]
    model = next((other for other in reversed(near) if _may_be_mirrored(other, title)), None)
    if model is None:
        return title
    model = model.like or model
    return replace(title, head=model.head, words=model.words, like=model)


def _may_be_mirrored(model: Title, title: Title) -> bool:
    return not (model.plural or model.former or model.speaks) and (model.side is None or model.side != title.side)


def _is_hour(view: TokenText, token: Token) -> bool:
    """Whether an abbreviation of a title is the one of an hour: 2:40 pm."""
    after_number = view.text[max(0, token.begin - 2) : token.begin].strip()[-1:].isdigit()
    return token.low in _INITIALS and (after_number or not view.text[token.begin : token.end].isupper())


def _extent(view: TokenText, head: int) -> _Extent:
    """How far the title of a head noun reaches."""
    words = view.words
    plural = view.tokens[head].low in words.plurals
    first, side = _expand_left(view, head)
    last, right_side = _expand_right(view, head)
    while (following := view.next_after(last)) is not None and following.low in words.heads:
        if following.capital != view.tokens[head].capital or is_address(view, last + 1) or _opens_name(view, last + 1):
            break
        head = last + 1
        plural = plural or following.low in words.plurals
        last, more = _expand_right(view, head)
        right_side = right_side or more
    low = words.heads[view.tokens[head].low]
    alone = len({view.tokens[index].low for index in _outside_countries(view, first, last)}) == 1
    alone = alone and low in words.portfolio_needed and side is None and right_side is None
    side = side or right_side or words.head_sides.get(low) or _phrase_side(view, first, last)
    return _Extent(first=first, last=last, head=low, side=side, plural=plural, alone=alone)


def _opens_name(view: TokenText, index: int) -> bool:
    """Whether a noun of titles is a given name here: "Speaker Amir Ohana"."""
    following = view.next_after(index)
    name = view.tokens[index].low in view.words.heads_as_names and following is not None and following.capital
    return index in view.known_at or name


def _read_title(view: TokenText, extent: _Extent) -> tuple[Title | None, int]:
    """The title of some tokens with its names, and the index after them.

    A noun that tells no office alone is a title only behind a name ("X, a close aide of"), or where it leads back ("the leader").
    """
    first, last = extent.first, extent.last
    before = view.tokens[first - 1].low if first else ""
    own = list(_outside_countries(view, first, last))
    sides, end = _sides_of_several(view, first, last) if extent.plural else ((), last)
    names, after = names_after(view, end, plural=extent.plural)
    if len(names) == len(sides):
        names = [replace(name, side=name.side or side) for name, side in zip(names, sides, strict=True)]
    if extent.alone and not _names_its_bearer(view, last, names):
        names, after = [], last + 1
    if not names and not extent.plural:
        names, after = name_before(view, first), last + 1
    if _is_of_company(view, extent, names):
        return None, after
    if _is_body(view, extent) or (
        extent.alone and not names and before not in _POINTS_BACK and before not in view.words.passing_ranks
    ):
        return None, last + 1
    meaning = view.words.meanings.get(extent.head, ())
    title = Title(
        begin=view.tokens[first].begin,
        office=view.tokens[own[0] if own else first].begin,
        end=view.tokens[last].end,
        head=meaning[-1] if meaning else extent.head,
        words=view.words.plain(view.tokens[index].low for index in own),
        side=extent.side,
        plural=extent.plural,
        former=before in view.words.former,
        speaks=_speaks(view, extent, own),
        names=tuple(names),
        back=extent.alone and not names,
        sides=sides,
        told=frozenset(view.tokens[index].low for index in own),
    )
    return title, after


def _names_its_bearer(view: TokenText, last: int, names: Sequence[Name]) -> bool:
    """Whether a full name stands right behind a noun that tells no office alone: "leader Kim Jong-un"."""
    wide = view.words.heads.get(view.tokens[last].low) in view.words.covers and view.next_after(last) is not None
    return wide and any(" " in view.text[name.begin : name.end] for name in names)


def _is_of_company(view: TokenText, extent: _Extent, names: Sequence[Name]) -> bool:
    """Whether the name behind a title goes on with that of a firm: "the chairman of Acme Steel"."""
    last = view.tokens[extent.last]
    named = last.capital and last.low not in view.words.portfolios and last.low not in view.words.heads
    of_name = named and extent.side is None and extent.last > extent.first and view.tokens[extent.last - 1].low in ("of", "for")
    single = len(names) == 1 and " " not in view.text[names[0].begin : names[0].end]
    return of_name and single and names[0].begin - last.end <= 1


def _speaks(view: TokenText, extent: _Extent, own: Sequence[int]) -> bool:
    """Whether the bearer speaks for others: "spokesperson", "Press Secretary"; a minister of communications does not."""
    said = any(view.tokens[index].low in view.words.speaking for index in own)
    return extent.head in view.words.speakers or (said and extent.head in ("secretary", "officer", "chief", "adviser"))


def _is_body(view: TokenText, extent: _Extent) -> bool:
    """Whether the words name a body and no office: "General Assembly", "General Staff"."""
    return (
        view.tokens[extent.last].capital and view.tokens[extent.last].low in view.words.bodies_behind and extent.head == "general"
    )


def _sides_of_several(view: TokenText, first: int, last: int) -> tuple[tuple[str, ...], int]:
    """The countries of a plural, and the last token of title and countries.

    "The Chinese, Thai and Lao ministers", "the foreign ministers of Egypt and Sudan".
    """
    found: list[str] = []
    end = first  # the country beside the title is part of it
    while (span := view.country_at.get(end)) is not None and span[0] <= last + 1:
        found.append(span[1])
        end = span[0]
    at = first
    while found and (step := _country_before(view, at)) is not None:
        at, code = step
        found.insert(0, code)
    if len(found) < 2:
        inside = next((index for index in range(first + 1, last + 1) if index in view.country_at), None)
        found, end = _countries_from(view, inside) if inside is not None else ([], last + 1)
        if len(found) > 1:
            return tuple(dict.fromkeys(found)), end - 1
    return (tuple(dict.fromkeys(found)) if len(found) > 1 else ()), last


def _country_before(view: TokenText, at: int) -> tuple[int, str] | None:
    """The country that stands before another one in a list, by "and" or a comma."""
    end = at - 1
    if end > 0 and view.tokens[end].low == "and" and not view.gap(end).strip():
        end -= 1
    if end < 0 or end not in view.country_end or not _LIST_GAP.fullmatch(view.gap(end)) or "\n" in view.gap(end):
        return None
    if end == at - 1 and "," not in view.gap(end):
        return None
    return view.country_end[end]


def _countries_from(view: TokenText, at: int) -> tuple[list[str], int]:
    """The countries of a list that begins at a token, "Egypt, Ethiopia and Sudan", and the index after the last of them."""
    found: list[str] = []
    after = at
    while at in view.country_at:
        after, code = view.country_at[at]
        at = after
        found.append(code)
        if at >= len(view.tokens) or not _LIST_GAP.fullmatch(view.gap(at - 1)) or "\n" in view.gap(at - 1):
            break
        joined = view.tokens[at].low == "and"
        if not joined and "," not in view.gap(at - 1):
            break
        at += joined
        at += at < len(view.tokens) and view.tokens[at].low == "the"
    return found, after


def _outside_countries(view: TokenText, first: int, last: int) -> Iterator[int]:
    """The tokens of a title that are no country."""
    index = first
    while index <= last:
        if index in view.country_at:
            index = view.country_at[index][0]
        else:
            yield index
            index += 1


def _phrase_side(view: TokenText, first: int, last: int) -> str | None:
    """The side that a phrase tells without naming it: "secretary of state"."""
    phrase = " ".join(token.low for token in view.tokens[first : last + 1])
    return next((side for sided, side in view.words.sided if sided in phrase), None)


# --- to the left -----------------------------------------------------------------------------------------------------------


def _expand_left(view: TokenText, head: int) -> tuple[int, str | None]:
    """Where a title begins, its country included, and the side that this tells: "Vietnamese Deputy Foreign" before "Minister"."""
    first = head
    while first > 0 and _belongs_before(view, first, head):
        first -= 1
    while first < head and view.tokens[first].low == "and":
        first += 1
    if first > 1 and first == head and (first - 2) in view.country_end and _is_plain_word(view, first - 1):
        first -= 1  # "Egypt's irrigation minister": whatever stands between a country and its minister is a portfolio
    if first == 0:
        return first, None
    if _touches_country(view, first):
        return view.country_end[first - 1]
    return _body_before(view, first)


def _is_plain_word(view: TokenText, index: int) -> bool:
    token = view.tokens[index]
    return not token.capital and token.low not in view.words.breaks and not view.gap(index).strip()


def _belongs_before(view: TokenText, first: int, head: int) -> bool:
    """Whether the token before a title's first one is a rank, a portfolio, or the "and" between two portfolios."""
    words, before = view.words, first - 1
    token, gap = view.tokens[before], view.gap(before)
    if before in view.country_end or not _LIST_GAP.fullmatch(gap) or "\n" in gap:
        return False
    portfolio = token.low in words.portfolios
    if "," in gap and not (portfolio and token.capital):
        return False
    joins = token.low == "and" and before > 0 and view.tokens[before - 1].low in words.portfolios and first != head
    return token.low in words.ranks or portfolio or joins


def _touches_country(view: TokenText, first: int) -> bool:
    """Whether a country stands right before a token: "Vietnam's" before "Minister", "U.S." before "diplomat"."""
    if (first - 1) not in view.country_end:
        return False
    gap, country = view.gap(first - 1), view.tokens[first - 1]
    initials = "." in view.text[country.begin : country.end] and not view.tokens[first].capital
    return "\n" not in gap and not (gap.removeprefix(".") if initials else gap).strip("'’s \t\xa0")


def _body_before(view: TokenText, first: int) -> tuple[int, str | None]:
    """Where a title begins with the body before it: "White House" before "National Security Advisor"."""
    last = view.tokens[first - 1].low
    for phrase, side in view.words.bodies:
        if phrase[-1] != last:
            continue
        begin = first - len(phrase)
        if begin >= 0 and not view.gap(first - 1).strip() and tuple(token.low for token in view.tokens[begin:first]) == phrase:
            return (begin, side) if "\n" not in view.gap(first - 1) else (first, None)
    return first, None


# --- to the right ----------------------------------------------------------------------------------------------------------


def _expand_right(view: TokenText, head: int) -> Step:
    """Where a title ends, and the side that this tells: "of Industry and Trade of Vietnam" behind "Minister"."""
    last, side = head, None
    while last + 1 < len(view.tokens) and (step := _step_right(view, last)) is not None:
        last, found = step
        side = side or found
    return last, side


def _step_right(view: TokenText, last: int) -> Step | None:
    """One more piece of a title after token `last`, or None where the title ends."""
    gap = view.gap(last)
    if "\n" in gap or view.tokens[last].possessive:
        return None
    if view.blank_after(last):
        return _step_over_blank(view, last)
    if COMMA.fullmatch(gap) and view.tokens[last].low in view.words.portfolios:
        return _step_over_comma(view, last + 1)
    return None


def _step_over_blank(view: TokenText, last: int) -> Step | None:
    index, words = last + 1, view.words
    token = view.tokens[index]
    if token.low == "in" and [t.low for t in view.tokens[index + 1 : index + 3]] == ["charge", "of"]:
        return _after_preposition(view, index + 2)
    if token.low in {"of", "for", "to", "on", "from"}:
        return _after_preposition(view, index)
    before = view.tokens[last]
    goes_on = token.low in words.portfolios and before.low in words.portfolios and not before.capital
    if (token.capital or goes_on) and (token.low in words.portfolios or token.low == "general") and index not in view.known_at:
        return index, None
    if token.low in {"and", "&"}:
        return _next_portfolio(view, index + 1) if view.tokens[last].low in words.portfolios else None
    return None


def _step_over_comma(view: TokenText, index: int) -> Step | None:
    """The next portfolio of a list; a comma carries one on only where the list goes on to its "and"."""
    follow = index + 1 if view.tokens[index].low == "and" else index
    goes_on = any(token.low == "and" for token in view.tokens[index : index + _LOOK_FOR_AND])
    return _next_portfolio(view, follow) if goes_on else None


def _next_portfolio(view: TokenText, index: int) -> Step | None:
    if index < len(view.tokens) and view.tokens[index].low == "the":
        index += 1
    if index >= len(view.tokens) or index in view.known_at:
        return None
    token = view.tokens[index]
    fits = token.low in view.words.portfolios and (token.capital or not view.tokens[index - 1].capital)
    return (index, None) if fits else None


def _after_preposition(view: TokenText, preposition: int) -> Step | None:
    """What "of", "for", "to", "on" or "from" adds to a title: a country, a body, a portfolio, another proper name."""
    index = preposition + 1
    if index < len(view.tokens) and view.tokens[index].low in {"the", "its", "our"}:
        index += 1
    if index >= len(view.tokens) or not view.blank_after(preposition) or "\n" in view.gap(index - 1):
        return None
    if index in view.country_at:
        after, code = view.country_at[index]
        if view.tokens[preposition].low == "to" and (principal := _principal(view, after)) is not None:
            return principal[0], code
        return after - 1, code if view.tokens[preposition].low in {"of", "from"} else None
    if view.tokens[preposition].low == "to" and (principal := _principal(view, index)) is not None:
        return principal
    if view.tokens[preposition].low == "from":
        return None
    for phrase, side in view.words.bodies:
        if tuple(token.low for token in view.tokens[index : index + len(phrase)]) == phrase:
            return index + len(phrase) - 1, side
    named = _is_proper(view, index) and view.tokens[preposition].low in {"of", "for"}
    return (index, None) if named or view.tokens[index].low in view.words.portfolios else None


def _principal(view: TokenText, index: int) -> Step | None:
    """The one whom the bearer works for: "the Prime Minister" of "Adviser to the Prime Minister"."""
    end, offices = index, view.words.sole | {"minister", "secretary"}
    while end < len(view.tokens) - 1 and view.tokens[end].low in view.words.ranks - offices and view.blank_after(end):
        end += 1
    works = index < len(view.tokens) and view.tokens[end].low in offices
    return (end, None) if works and view.blank_after(index - 1) else None


def _is_proper(view: TokenText, index: int) -> bool:
    """Whether a capitalised word names what an office is of, and no person: "Speaker of the Bundestag"."""
    token, words = view.tokens[index], view.words
    return token.capital and index not in view.known_at and token.low not in words.not_names and token.low not in words.heads
