"""Where a name begins and ends, and the names beside a title.

The first capitalised word that is part of no title starts a name; particles ("bin", "de") go on with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.officials.tokens import Token, TokenText

LONGEST_NAME = 6
"""Words of the longest name: "Saifuddin bin Abdullah bin Haji Ali" has six."""
COMMA = re.compile(r"\s*,\s*$")
_BLANK = re.compile(r"\s+(?:\d+-)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name's span, and the side that stands behind it ("X of Malaysia")."""

    begin: int
    end: int
    side: str | None = None


def name_of(view: TokenText, first: int, after: int, side: str | None = None) -> Name:
    """The name from token `first` to the one before token `after`."""
    return Name(begin=view.tokens[first].begin, end=view.tokens[after - 1].end, side=side)


# --- the length of a name --------------------------------------------------------------------------------------------------


def read_name(view: TokenText, index: int, *, titled: bool) -> int | None:
    """Index after the name that starts at token `index`, or None.

    After a title a name may begin with a common word (He Lifeng).
    """
    if index >= len(view.tokens):
        return None
    if index in view.known_at:
        return _known_name_end(view, index)
    end = index
    while end < min(len(view.tokens), index + LONGEST_NAME):
        if end > index and not view.joins_before(end):
            break
        if not _fits_name(view, index, end, titled=titled):
            break
        end += 1
    while end > index and not view.tokens[end - 1].capital:
        end -= 1
    thing = any(token.low in view.words.no_person for token in view.tokens[index:end])
    return end if end > index and not thing else None


def _known_name_end(view: TokenText, index: int) -> int:
    """A known name may be the start of a longer one: "Ivan Duque" of "Ivan Duque Marquez"."""
    end = view.known_at[index]
    while end < min(len(view.tokens), index + LONGEST_NAME) and view.joins_before(end):
        if view.tokens[end].low in view.words.particles and end + 1 < len(view.tokens) and view.tokens[end + 1].capital:
            end += 1
            continue
        if not is_plain(view, view.tokens[end]) or end in view.country_at or end in view.cities:
            break
        end += 1
    return end


def is_plain(view: TokenText, token: Token) -> bool:
    """Whether a capitalised word is of no title and opens no sentence."""
    return token.capital and token.low not in view.words.not_names and not _is_of_title(view, token)


def _is_of_title(view: TokenText, token: Token) -> bool:
    words = view.words
    return token.low in words.heads or token.low in words.portfolios or token.low in words.ranks


def _fits_name(view: TokenText, first: int, index: int, *, titled: bool) -> bool:
    """Whether the token can be part of a name that starts at token `first`."""
    token, words = view.tokens[index], view.words
    following = view.next_after(index)
    capital_follows = following is not None and following.capital
    if not token.capital:
        return index > first and token.low in words.particles and capital_follows
    if token.low in words.heads:
        return titled and index == first and capital_follows and token.low in words.heads_as_names and index > 0
    if len(token.low) == 1:
        return True
    if token.low in words.honorifics and index > first:
        return capital_follows  # "Tengku Datuk Seri Zafrul"
    if token.low in words.not_names or token.low in words.honorifics:
        opens = titled and index == first and following is not None and capital_follows and token.low not in words.heading_verbs
        return opens and following is not None and following.low not in words.not_names
    if token.low in words.portfolios or token.low in words.ranks:
        return index > first and not _title_goes_on(view, following)
    if index in view.country_at:
        return index > first and view.country_at[index][0] == index + 1 and not _title_goes_on(view, following)
    return True


def _title_goes_on(view: TokenText, following: Token | None) -> bool:
    return following is not None and _is_of_title(view, following)


# --- beside a title --------------------------------------------------------------------------------------------------------


def names_after(view: TokenText, last: int, *, plural: bool) -> tuple[list[Name], int]:
    """The names behind a title that ends with token `last`, and the index after them; several behind a plural."""
    names: list[Name] = []
    after = last + 1
    index = _name_start(view, last, plural=plural)
    while index is not None:
        end = read_name(view, index, titled=True)
        if end is None:
            break
        side, after = _country_after(view, end)
        names.append(name_of(view, index, end, side))
        index = _next_in_list(view, after) if plural else None
    return names, after if names else last + 1


def _name_start(view: TokenText, last: int, *, plural: bool = False) -> int | None:
    """Index of the token where a name may start after a title: forms of address are skipped, one comma is allowed."""
    index = last
    comma = honoured = False
    while index + 1 < len(view.tokens):
        gap = view.gap(index)
        if "\n" in gap or view.tokens[index].possessive:
            return None
        if not view.blank_after(index):
            if comma or not COMMA.fullmatch(gap):
                return None
            comma = True
        index += 1
        if not is_address(view, index):
            return index if honoured or not comma or _closed_apposition(view, index, plural=plural) else None
        honoured = True
    return None


def is_address(view: TokenText, index: int) -> bool:
    """Whether a token is a form of address, or the rank of a soldier or scholar before a name: "Gen", "Professor"."""
    token, following = view.tokens[index], view.next_after(index)
    rank = token.low in view.words.service_ranks and following is not None and following.capital
    return (rank or token.low in view.words.honorifics) and token.capital and index not in view.known_at


def _closed_apposition(view: TokenText, index: int, *, plural: bool) -> bool:
    """Whether a name after "Minister of X," is set between commas, as in "the Minister of Trade, Nguyen Hong Dien, said".

    A plural goes on to another name: "the ministers of Norway and Chad, A and B".
    """
    end = read_name(view, index, titled=False)
    if end is None or end - index < 2:
        return False
    following = view.text[view.tokens[end - 1].end : view.tokens[end - 1].end + 2]
    single = view.tokens[index - 1].low in view.words.mirrors  # "his counterpart" is one, whose name can only follow
    row = plural and end < len(view.tokens) and view.tokens[end].low == "and"
    return index in view.known_at or single or row or following[:1] in {",", ".", ";", ")"}


def _country_after(view: TokenText, end: int) -> tuple[str | None, int]:
    """The country behind a name, "Eva Liimets of Estonia", and the index after both."""
    if end + 1 < len(view.tokens) and view.tokens[end].low == "of" and view.blank_after(end - 1):
        index = end + 2 if view.tokens[end + 1].low == "the" else end + 1
        if index in view.country_at:
            after, code = view.country_at[index]
            return code, after
    return None, end


def _next_in_list(view: TokenText, after: int) -> int | None:
    """Where the next name of a list starts: "Ministers A, B and C"."""
    if after >= len(view.tokens):
        return None
    gap = view.gap(after - 1)
    if "\n" in gap:
        return None
    if view.tokens[after].low == "and" and gap.strip(" ,") == "" and after + 1 < len(view.tokens):
        after += 1
    elif not COMMA.fullmatch(gap):
        return None
    start = _name_start(view, after - 1) if view.tokens[after].low in view.words.honorifics else after
    return start if start is not None and view.tokens[start].low not in view.words.heads else None


def name_before(view: TokenText, first: int) -> list[Name]:
    """The name that a title stands behind: "Jacob Helberg, Under Secretary of State"; two words at least, or a known name."""
    end = first
    while end > 0 and first - end < LONGEST_NAME and _leads_to_title(view, end - 1):
        end -= 1  # "X, the newly accredited Ambassador"
    if end == 0 or not COMMA.fullmatch(view.gap(end - 1)):
        return []
    if (end - 1) in view.known_end:
        return [name_of(view, view.known_end[end - 1], end)]
    begin = _begin_before(view, end)
    portfolio = any(token.low in view.words.portfolios for token in view.tokens[begin:end])
    place = begin in view.country_at or begin in view.cities
    thing = place or portfolio or any(token.low in view.words.no_person for token in view.tokens[begin:end])
    thing = thing or (end - 1) in view.country_end
    return [] if end - begin < 2 or thing else [name_of(view, begin, end)]


def _leads_to_title(view: TokenText, index: int) -> bool:
    """Whether a word may stand between a comma and a title: "the 62-year-old", "who is", not "a day before the"."""
    token = view.tokens[index]
    links = token.low in ("who", "is", "was") or token.low not in view.words.breaks
    return not token.capital and links and bool(_BLANK.fullmatch(view.gap(index)))


def _begin_before(view: TokenText, end: int) -> int:
    """Where the name begins that ends before token `end`."""
    begin, words = end, view.words
    while begin > max(0, end - LONGEST_NAME):
        index = begin - 1
        token = view.tokens[index]
        apart = index < end - 1 and not view.blank_after(index)
        if (
            apart
            or not (token.capital or token.low in words.particles)
            or token.low in words.not_names
            or token.low in words.heads
        ):
            break
        begin = index
    while begin < end and (not view.tokens[begin].capital or view.tokens[begin].low in words.honorifics):
        begin += 1
    return begin
