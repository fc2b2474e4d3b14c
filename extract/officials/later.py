"""Later mentions of a person by name alone: all of it, its last word, or its first where the side writes the surname first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from extract.officials.known import KnownOfficials
from extract.officials.names import is_plain, read_name
from extract.officials.register import PersonDraft, Register
from extract.officials.title_words import TitleWords
from extract.officials.tokens import Token, TokenText, words_of
from extract.ordered import covers


def taken(register: Register, length: int) -> bytearray:
    """Which characters of the text are already part of a name or a title."""
    names = ((begin, end) for person in register.everyone for begin, end, _ in person.spans)
    titles = (span for person in register.everyone for span in person.titles)
    return covers((*names, *titles), length + 1)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Callable:
    """A person with the words that may stand for the name alone, and all words of all names."""

    person: PersonDraft
    alone: frozenset[str]
    full: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lists:
    """Everyone by the words that may stand alone, and by every word."""

    alone: dict[str, list[_Callable]]
    full: dict[str, list[_Callable]]

    def fitting(self, lows: Sequence[str], particles: frozenset[str]) -> list[PersonDraft]:
        """One or two people whom a name that begins with its first word can mean: all its words must be theirs."""
        telling = {word for word in lows if len(word) > 1 and word not in particles}
        shortest = min([self.alone.get(lows[0], []), *(self.full.get(word, []) for word in telling)], key=len)
        fitting = (one.person for one in shortest if lows[0] in one.alone and telling <= one.full)
        return list(islice(fitting, 2))


def add_later_names(view: TokenText, register: Register) -> None:
    """Give each name that stands alone to the one person whom it can mean."""
    covered = taken(register, len(view.text))
    lists = _lists(register, view.words)
    at = 0
    while at < len(view.tokens):
        at = _later_name(view, at, lists) if _may_open(view, at, lists, covered) else at + 1


def _may_open(view: TokenText, at: int, lists: _Lists, covered: bytearray) -> bool:
    token = view.tokens[at]
    return token.capital and token.low in lists.alone and not covered[token.begin] and at not in view.country_at


def _later_name(view: TokenText, at: int, lists: _Lists) -> int:
    """Enter the name that starts at a token with its person, if one fits; the index to go on from."""
    end = read_name(view, at, titled=False) or at + 1
    lows = [token.low for token in view.tokens[at:end]]
    fitting = lists.fitting(lows, view.words.particles)
    if len(fitting) != 1:
        return at + 1
    fitting[0].spans.append((view.tokens[at].begin, view.tokens[end - 1].end, "name" if len(lows) > 1 else "surname"))
    return end


def _lists(register: Register, words: TitleWords) -> _Lists:
    lists = _Lists(alone=defaultdict(list), full=defaultdict(list))
    for person in register.everyone:
        weak = person.known.weak if person.known else ()
        full = frozenset(word for name in (*person.names, *weak) for word in name)
        one = _Callable(person=person, alone=_short_forms(person, words), full=full)
        for word in one.alone:
            lists.alone[word].append(one)
        for word in one.full:
            lists.full[word].append(one)
    return lists


def _short_forms(person: PersonDraft, words: TitleWords) -> frozenset[str]:
    """The words that may stand for a person alone: "Dien", and "Nguyen" where the surname comes first."""
    names = [name for name in person.names if name]
    surname_first = person.any_side in words.surname_first or person.known is not None
    forms = {name[-1] for name in names} | {name[0] for name in names if len(name) > (1 if surname_first else 2)}
    if person.known:
        forms |= {alias[0] for alias in person.known.weak if len(alias) == 1}
    return frozenset(form for form in forms if len(form) > 1 and form not in words.not_names | words.service_ranks)


# --- by a weak alias alone -------------------------------------------------------------------------------------------------


def add_weak_names(view: TokenText, register: Register, officials: KnownOfficials, sides: set[str]) -> None:
    """Known officials named by a weak alias alone, as in a text whose beginning is cut off.

    The alias must be that of one known official only, its side must be named in the text, and it must stand there twice, do
    something ("Helberg expressed"), or be addressed ("Mr. Helberg") where nobody else of that name is named ("Ann Helberg").
    """
    covered = taken(register, len(view.text))
    others = _named_otherwise(view, officials)
    for low, positions in _weak_aliases(view, officials).items():
        known = officials.weak[low,]
        free = [token for token in _tokens(view, positions) if covered.find(1, token.begin, token.end) < 0]
        if len(known) != 1 or known[0].official.side not in sides or register.of(known[0]) is not None:
            continue
        told = any(_acts(view, at) or _in_row(view, at, covered) for at in positions)
        told = told or (low not in others and any(_is_addressed(view, at) for at in positions))
        if len(free) > 1 or (free and told):
            official = known[0].official
            draft = register.add(PersonDraft(words=words_of(official.name), spelt=official.name, known=known[0]))
            draft.spans = [(token.begin, token.end, draft.found_by) for token in free]


def _weak_aliases(view: TokenText, officials: KnownOfficials) -> dict[str, list[int]]:
    """Where words stand that are a weak alias of somebody and part of no longer name."""
    found: dict[str, list[int]] = defaultdict(list)
    for position, token in enumerate(view.tokens):
        alias = token.capital and (token.low,) in officials.weak and token.low not in view.words.not_names
        if alias and not _beside_capital(view, position):
            found[token.low].append(position)
    return found


def _named_otherwise(view: TokenText, officials: KnownOfficials) -> set[str]:
    """The weak aliases that stand behind another's given name, as surnames of people whom nobody knows."""
    found: set[str] = set()
    for index, token in enumerate(view.tokens[1:], start=1):
        known = officials.weak.get((token.low,), ()) if token.capital else ()
        if len(known) == 1 and token.low not in found and _given_before(view, index):
            initials = {word[0] for alias in known[0].strong for word in alias}
            if view.tokens[index - 1].low[0] not in initials:  # another spelling of the official's own name
                found.add(token.low)
    return found


def _given_before(view: TokenText, index: int) -> bool:
    """Whether a given name stands before a token: "Ann Helberg"."""
    given = view.tokens[index - 1]
    plain = view.joins_before(index) and is_plain(view, given) and given.low not in view.words.honorifics
    return plain and not given.possessive and (index - 1) not in view.country_end and (index - 1) not in view.cities


def _is_addressed(view: TokenText, position: int) -> bool:
    """Whether a form of address stands before a token: "Mr. Helberg"."""
    return position > 0 and view.joins_before(position) and view.tokens[position - 1].low in view.words.honorifics


def _tokens(view: TokenText, positions: Iterable[int]) -> list[Token]:
    return [view.tokens[position] for position in positions]


def _acts(view: TokenText, position: int) -> bool:
    """Whether a verb in the past stands behind a token."""
    following = view.next_after(position)
    return following is not None and (following.low.endswith("ed") or following.low in view.words.past)


def _in_row(view: TokenText, position: int, covered: bytearray) -> bool:
    """Whether a token goes on a row of people: "Dien, Lutnick and Greer"."""
    before = position - 1 if position and view.tokens[position - 1].low == "and" else position
    row = before > 0 and (before < position or view.gap(before - 1).strip() == ",")
    return bool(row and view.gap(before - 1).strip() in ("", ",") and covered[view.tokens[before - 1].begin])


def _beside_capital(view: TokenText, position: int) -> bool:
    """Whether another capitalised word touches the token: "Dien Bien" is no Dien."""
    before = view.joins_before(position) and view.tokens[position - 1].capital and not _is_addressed(view, position)
    following = view.next_after(position)
    after = following is not None and following.capital and not view.tokens[position].possessive
    return before or after
