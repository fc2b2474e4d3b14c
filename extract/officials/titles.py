"""Titles and the names beside them: "Vietnamese Minister of Industry and Trade Nguyen Hong Dien", "Jacob Helberg, Under Secretary of …".

A title is found from its head noun outwards: ranks and portfolios to the left, "of", "for" and portfolios to the right, a country
on either side. The first capitalised word that is neither starts the name. All words are data (data/titles.en.yml).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extract.fold import fold
from extract.knowledge import Knowledge

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’\-‐‑](?=[^\W\d_]))*")
_JOINED = re.compile(r"[a-z]{1,2}['’-][^\W\d_a-z]")
_BLANK = re.compile(r"\s+$")
_AFTER_INITIAL = re.compile(r"\.?\s+$")
_LIST_GAP = re.compile(r"\s*,\s*$|\s+$|\s*&\s*$")
_COMMA = re.compile(r"\s*,\s*$")
_LONGEST_NAME = 6
_INITIALS = ("pm", "fm", "mp")
_LISTS = ("ranks", "portfolios", "honorifics", "particles", "not-names", "former", "past")


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The words of data/titles.LANGUAGE.yml, folded. `heads` maps singular and plural forms to the singular."""

    heads: Mapping[str, str]
    plurals: frozenset[str]
    speakers: frozenset[str]
    portfolio_needed: frozenset[str]
    head_sides: Mapping[str, str]
    ranks: frozenset[str]
    portfolios: frozenset[str]
    sided: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[tuple[str, ...], str], ...]
    honorifics: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    surname_first: frozenset[str]
    former: frozenset[str]
    past: frozenset[str]


@lru_cache(maxsize=4)
def title_words(knowledge: Knowledge) -> TitleWords:
    """The words of titles and names, as the knowledge has them."""
    folded = {name: frozenset(fold(word) for word in knowledge.word_list(name)) for name in _LISTS}
    heads = knowledge.titles
    return TitleWords(
        heads=_with_prefixes({**{head.word: head.word for head in heads}, **{head.plural: head.word for head in heads}}),
        plurals=frozenset(head.plural for head in heads),
        speakers=frozenset(head.word for head in heads if head.speaks),
        portfolio_needed=frozenset(head.word for head in heads if not head.bare),
        head_sides={head.word: head.side for head in heads if head.side},
        sided=tuple((phrase.phrase, phrase.side) for phrase in knowledge.title_phrases),
        bodies=tuple((tuple(phrase.phrase.split()), phrase.side) for phrase in knowledge.title_phrases if phrase.body),
        ranks=folded["ranks"],
        portfolios=folded["portfolios"],
        honorifics=folded["honorifics"],
        particles=folded["particles"],
        not_names=folded["not-names"],
        former=folded["former"],
        past=folded["past"],
        surname_first=frozenset(knowledge.word_list("surname-first")),
    )


def _with_prefixes(heads: dict[str, str]) -> dict[str, str]:
    """The heads and their hyphenated deputies: "Vice-Premier", "deputy-minister"."""
    return {**{f"{prefix}-{word}": head for prefix in ("vice", "deputy", "co") for word, head in heads.items()}, **heads}


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word: its span, folded form without a possessive `'s`, and whether it has a capital."""

    begin: int
    end: int
    low: str
    capital: bool
    possessive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name's span."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title's span, its folded head, words and side, and the names that it is given to (none: an office alone).

    `office` is where the title begins without the country before it: "Minister" of "Vietnamese Minister".
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
    definite: bool = False
    names: tuple[tuple[Name, str | None], ...] = ()


@dataclass(slots=True)
class TokenText:
    """A text as tokens, with the spans of countries and of known officials' names by the index of their first token.

    `country_at` and `known_at` map a token index to (index after the last token, value).
    """

    text: str
    tokens: list[Token]
    country_at: dict[int, tuple[int, str]] = field(default_factory=dict)
    country_end: dict[int, tuple[int, str]] = field(default_factory=dict)
    known_at: dict[int, int] = field(default_factory=dict)
    known_end: dict[int, int] = field(default_factory=dict)

    def gap(self, left: int) -> str:
        """The characters between token `left` and the next."""
        return self.text[self.tokens[left].end : self.tokens[left + 1].begin]

    def blank_after(self, left: int) -> bool:
        """Whether only blanks (and the full stop of an abbreviation) stand between token `left` and the next."""
        gap = self.gap(left)
        if _BLANK.fullmatch(gap) and "\n" not in gap:
            return True
        word = self.text[self.tokens[left].begin : self.tokens[left].end]
        short = len(word) == 1 or "." in word or (len(word) <= 4 and not word.isupper())
        return short and gap.startswith(".") and bool(_AFTER_INITIAL.fullmatch(gap)) and "\n" not in gap


def tokenize(text: str) -> list[Token]:
    """The words of a text: `Vietnam’s` is one token, folded `vietnam`, possessive."""
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        word = match.group()
        possessive = word.endswith(("'s", "’s"))
        core = word[:-2] if possessive else word
        tokens.append(
            Token(
                begin=match.start(),
                end=match.end() - (2 if possessive else 0),
                low=fold(core).replace("’", "'"),
                capital=core[0].isupper() or bool(_JOINED.match(core)),
                possessive=possessive,
            )
        )
    return tokens


def find_titles(view: TokenText, words: TitleWords) -> tuple[Title, ...]:
    """All titles in text order, each with its names: a plural title may have several, an office alone none."""
    found: list[Title] = []
    done = 0
    for index, token in enumerate(view.tokens):
        if index < done or token.low not in words.heads:
            continue
        if len(token.low) < 4 and not view.text[token.begin : token.end].isupper() and token.low in _INITIALS:  # 2:40 pm
            continue
        title, after = _read_title(view, index, words)
        if title is None:
            continue
        found.append(title)
        done = max(after, index + 1)
    return tuple(found)


def _read_title(view: TokenText, head: int, words: TitleWords) -> tuple[Title | None, int]:
    low = words.heads[view.tokens[head].low]
    several = view.tokens[head].low in words.plurals
    first, side = _expand_left(view, head, words)
    last, right_side = _expand_right(view, head, words)
    while last + 1 < len(view.tokens) and view.tokens[last + 1].low in words.heads and view.blank_after(last):
        if view.tokens[last + 1].capital != view.tokens[head].capital:
            break
        head = last + 1
        several = several or view.tokens[head].low in words.plurals
        low = words.heads[view.tokens[head].low]
        last, more = _expand_right(view, head, words)
        right_side = right_side or more
    lows = frozenset(view.tokens[i].low for i in _outside_countries(view, first, last))
    if low in words.portfolio_needed and len(lows) == 1 and side is None and right_side is None:
        return None, head + 1
    before = view.tokens[first - 1].low if first else ""
    plural = several
    side = side or right_side or words.head_sides.get(low) or _phrase_side(view, first, last, words)
    names, after = _names_after(view, last, plural=plural, words=words)
    if not names:
        names = _name_before(view, first, words)
        after = last + 1
    title = Title(
        begin=view.tokens[first].begin,
        office=view.tokens[next(_outside_countries(view, first, last), first)].begin,
        end=view.tokens[last].end,
        head=low,
        words=lows,
        side=side,
        plural=plural,
        former=before in words.former,
        speaks=low in words.speakers,
        definite=before in {"the", "his", "her", "their", "its", "both", "two"},
        names=tuple(names),
    )
    return title, after


def _outside_countries(view: TokenText, first: int, last: int) -> Iterator[int]:
    index = first
    while index <= last:
        if index in view.country_at:
            index = view.country_at[index][0]
        else:
            yield index
            index += 1


def _expand_left(view: TokenText, head: int, words: TitleWords) -> tuple[int, str | None]:
    first = head
    while first > 0:
        before = first - 1
        token = view.tokens[before]
        if before in view.country_end or not _LIST_GAP.fullmatch(view.gap(before)) or "\n" in view.gap(before):
            break
        if "," in view.gap(before) and not (token.low in words.portfolios and token.capital):
            break
        joins = token.low == "and" and before > 0 and view.tokens[before - 1].low in words.portfolios and first != head
        if token.low in words.ranks or token.low in words.portfolios or joins:
            first = before
            continue
        break
    while first < head and view.tokens[first].low == "and":
        first += 1
    if first > 1 and first == head and (first - 2) in view.country_end and not view.tokens[first - 1].capital:
        first -= 1  # "Egypt's irrigation minister": whatever stands between a country and its minister is a portfolio
    side: str | None = None
    if (
        first > 0
        and (first - 1) in view.country_end
        and "\n" not in view.gap(first - 1)
        and not view.gap(first - 1).strip("'’s \t\xa0")
    ):
        first, side = view.country_end[first - 1]
    elif first > 0:
        first, side = _body_before(view, first, words)
    return first, side


def _body_before(view: TokenText, first: int, words: TitleWords) -> tuple[int, str | None]:
    for phrase, side in words.bodies:
        begin = first - len(phrase)
        if begin >= 0 and "\n" not in view.gap(first - 1) and tuple(token.low for token in view.tokens[begin:first]) == phrase:
            return begin, side
    return first, None


def _expand_right(view: TokenText, head: int, words: TitleWords) -> tuple[int, str | None]:
    last, side = head, None
    while last + 1 < len(view.tokens):
        step = _step_right(view, last, words)
        if step is None:
            break
        last, found = step
        side = side or found
    return last, side


def _step_right(view: TokenText, last: int, words: TitleWords) -> tuple[int, str | None] | None:
    """One more piece of a title after token `last`: (its last token, a side), or None where the title ends."""
    index = last + 1
    token = view.tokens[index]
    gap = view.gap(last)
    if "\n" in gap or view.tokens[last].possessive:
        return None
    if view.blank_after(last):
        if token.low == "in" and [t.low for t in view.tokens[index + 1 : index + 3]] == ["charge", "of"]:
            return _after_preposition(view, index + 2, words)
        if token.low in {"of", "for", "to", "on"}:
            return _after_preposition(view, index, words)
        if token.capital and (token.low in words.portfolios or token.low == "general") and index not in view.known_at:
            return index, None
        if token.low == "and" or token.low == "&":
            return _next_portfolio(view, index + 1, words, capital=view.tokens[last].low in words.portfolios)
        return None
    if _COMMA.fullmatch(gap) and view.tokens[last].low in words.portfolios:
        follow = index + 1 if token.low == "and" else index
        step = _next_portfolio(view, follow, words, capital=True)
        # A comma carries on a list of portfolios only where the list goes on to its "and".
        if step and any(t.low == "and" for t in view.tokens[index : index + 6]):
            return step
    return None


def _next_portfolio(view: TokenText, index: int, words: TitleWords, *, capital: bool) -> tuple[int, None] | None:
    if index < len(view.tokens) and view.tokens[index].low == "the":
        index += 1
    if not capital or index >= len(view.tokens) or index in view.known_at:
        return None
    token = view.tokens[index]
    return (index, None) if token.low in words.portfolios and (token.capital or not view.tokens[index - 1].capital) else None


def _after_preposition(view: TokenText, preposition: int, words: TitleWords) -> tuple[int, str | None] | None:
    index = preposition + 1
    if index < len(view.tokens) and view.tokens[index].low in {"the", "its", "our"}:
        index += 1
    if index >= len(view.tokens) or not view.blank_after(preposition) or "\n" in view.gap(index - 1):
        return None
    token = view.tokens[index]
    if index in view.country_at:
        after, code = view.country_at[index]
        return after - 1, code if view.tokens[preposition].low == "of" else None
    for phrase, side in words.bodies:
        if tuple(t.low for t in view.tokens[index : index + len(phrase)]) == phrase:
            return index + len(phrase) - 1, side
    if token.low in words.portfolios:
        return index, None
    proper = token.capital and index not in view.known_at and token.low not in words.not_names and token.low not in words.heads
    return (index, None) if proper and view.tokens[preposition].low in {"of", "for"} else None


def _phrase_side(view: TokenText, first: int, last: int, words: TitleWords) -> str | None:
    phrase = " ".join(token.low for token in view.tokens[first : last + 1])
    return next((side for sided, side in words.sided if sided in phrase), None)


def _names_after(view: TokenText, last: int, *, plural: bool, words: TitleWords) -> tuple[list[tuple[Name, str | None]], int]:
    names: list[tuple[Name, str | None]] = []
    after = last + 1
    index = _name_start(view, last, words)
    while index is not None:
        end = read_name(view, index, words, titled=True)
        if end is None:
            break
        side, after = _country_after(view, end)
        names.append((Name(begin=view.tokens[index].begin, end=view.tokens[end - 1].end), side))
        index = _next_in_list(view, after, words) if plural else None
    return names, after if names else last + 1


def find_addressed(view: TokenText, words: TitleWords) -> Iterator[Name]:
    """Names without a title: behind a form of address ("Mr. Takeaki Matsumoto"), or before a country ("with Eva Liimets of Estonia")."""
    for index, token in enumerate(view.tokens[:-1]):
        if token.low not in words.honorifics or not token.capital or not view.blank_after(index):
            continue
        end = read_name(view, index + 1, words, titled=True)
        if end is not None and end - index > 2:
            yield Name(begin=view.tokens[index + 1].begin, end=view.tokens[end - 1].end)
    for after, token in enumerate(view.tokens[:-2], start=0):
        if token.low == "of" and (after + 1) in view.country_at and after > 2:
            begin = _capitals_before(view, after, words)
            if after - begin in (2, 3):
                yield Name(begin=view.tokens[begin].begin, end=view.tokens[after - 1].end)


def _capitals_before(view: TokenText, after: int, words: TitleWords) -> int:
    """Where the capitalised words that end before token `after` begin, if they can be a name set off by a word or a comma."""
    begin = after
    common = words.not_names | words.portfolios | words.ranks | words.honorifics
    while begin > 0 and view.tokens[begin - 1].capital and view.blank_after(begin - 1) and not view.tokens[begin - 1].possessive:
        token = view.tokens[begin - 1]
        if token.low in common or token.low in words.heads or (begin - 1) in view.country_end:
            return after
        begin -= 1
    return begin


def _name_start(view: TokenText, last: int, words: TitleWords) -> int | None:
    """Index of the token where a name may start after a title: forms of address are skipped, one comma is allowed."""
    index = last
    comma = honoured = False
    while index + 1 < len(view.tokens):
        gap = view.gap(index)
        if "\n" in gap or view.tokens[index].possessive:
            return None
        if not view.blank_after(index):
            if comma or not _COMMA.fullmatch(gap):
                return None
            comma = True
        index += 1
        if view.tokens[index].low in words.honorifics and view.tokens[index].capital and index not in view.known_at:
            honoured = True
            continue
        if comma and not honoured and not _closed_apposition(view, index, words):
            return None
        return index
    return None


def _closed_apposition(view: TokenText, index: int, words: TitleWords) -> bool:
    """Whether a name after "Minister of X," is set between commas, as in "the Minister of Trade, Nguyen Hong Dien, said"."""
    end = read_name(view, index, words, titled=False)
    if end is None or end - index < 2:
        return False
    following = view.text[view.tokens[end - 1].end : view.tokens[end - 1].end + 2]
    return index in view.known_at or following[:1] in {",", ".", ";", ")"}


def _country_after(view: TokenText, end: int) -> tuple[str | None, int]:
    if end + 1 < len(view.tokens) and view.tokens[end].low == "of" and view.blank_after(end - 1):
        index = end + 2 if view.tokens[end + 1].low == "the" else end + 1
        if index in view.country_at:
            after, code = view.country_at[index]
            return code, after
    return None, end


def _next_in_list(view: TokenText, after: int, words: TitleWords) -> int | None:
    if after >= len(view.tokens):
        return None
    gap = view.gap(after - 1)
    token = view.tokens[after]
    if "\n" in gap:
        return None
    if token.low == "and" and gap.strip(" ,") == "" and after + 1 < len(view.tokens):
        after += 1
    elif not _COMMA.fullmatch(gap):
        return None
    start = _name_start(view, after - 1, words) if view.tokens[after].low in words.honorifics else after
    return start if start is not None and view.tokens[start].low not in words.heads else None


def read_name(view: TokenText, index: int, words: TitleWords, *, titled: bool) -> int | None:
    """Index after the name that starts at token `index`, or None. After a title a name may begin with a common word (He Lifeng)."""
    if index >= len(view.tokens):
        return None
    if index in view.known_at:
        return _known_name_end(view, index, words)
    end = index
    while end < len(view.tokens) and end - index < _LONGEST_NAME:
        if end > index and not view.blank_after(end - 1):
            break
        if end > index and view.tokens[end - 1].possessive:
            break
        if not _fits_name(view, index, end, words, titled=titled):
            break
        end += 1
    while end > index and not view.tokens[end - 1].capital:
        end -= 1
    return end if end > index else None


def _known_name_end(view: TokenText, index: int, words: TitleWords) -> int:
    """A known name may be the start of a longer one: "Ivan Duque" of "Ivan Duque Marquez"."""
    end = view.known_at[index]
    while (
        end < len(view.tokens)
        and end - index < _LONGEST_NAME
        and view.blank_after(end - 1)
        and not view.tokens[end - 1].possessive
    ):
        token = view.tokens[end]
        plain = (
            token.capital
            and token.low not in words.not_names
            and token.low not in words.heads
            and token.low not in words.portfolios
        )
        if not plain or end in view.country_at or token.low in words.ranks:
            break
        end += 1
    return end


def _fits_name(view: TokenText, first: int, index: int, words: TitleWords, *, titled: bool) -> bool:
    token = view.tokens[index]
    if not token.capital:
        follows = index + 1 < len(view.tokens) and view.tokens[index + 1].capital and view.blank_after(index)
        return index > first and token.low in words.particles and follows
    if token.low in words.heads:
        return False
    if len(token.low) == 1:
        return True
    if token.low in words.not_names or token.low in words.honorifics:
        next_is_name = index + 1 < len(view.tokens) and view.tokens[index + 1].capital and view.blank_after(index)
        return titled and index == first and next_is_name and view.tokens[index + 1].low not in words.not_names
    if token.low in words.portfolios or token.low in words.ranks:
        return index > first and not _title_goes_on(view, index, words)
    if index in view.country_at:
        return index > first and view.country_at[index][0] == index + 1 and not _title_goes_on(view, index, words)
    return True


def _title_goes_on(view: TokenText, index: int, words: TitleWords) -> bool:
    following = view.tokens[index + 1] if index + 1 < len(view.tokens) and view.blank_after(index) else None
    return following is not None and (
        following.low in words.heads or following.low in words.portfolios or following.low in words.ranks
    )


def _name_before(view: TokenText, first: int, words: TitleWords) -> list[tuple[Name, str | None]]:
    """The name that a title stands behind: "Jacob Helberg, Under Secretary of State"; two words at least, or a known name."""
    end = first
    while end > 0 and first - end < _LONGEST_NAME and not view.tokens[end - 1].capital and _BLANK.fullmatch(view.gap(end - 1)):
        end -= 1  # "X, the newly accredited Ambassador"
    if end == 0 or not _COMMA.fullmatch(view.gap(end - 1)):
        return []
    begin = end
    while begin > 0 and end - begin < _LONGEST_NAME:
        index = begin - 1
        if index < end - 1 and not view.blank_after(index):
            break
        token = view.tokens[index]
        if not (token.capital or token.low in words.particles) or token.low in words.not_names or token.low in words.heads:
            break
        begin = index
    while begin < end and (not view.tokens[begin].capital or view.tokens[begin].low in words.honorifics):
        begin += 1
    if (end - 1) in view.known_end:
        begin = view.known_end[end - 1]
    elif end - begin < 2 or begin in view.country_at or any(view.tokens[i].low in words.portfolios for i in range(begin, end)):
        return []
    return [(Name(begin=view.tokens[begin].begin, end=view.tokens[end - 1].end), None)]


def spans_by_token(tokens: Sequence[Token], spans: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Character spans as token spans: (first index, index after the last, value); a span that cuts a token is left out."""
    starts = {token.begin: index for index, token in enumerate(tokens)}
    index_after = {token.end: index + 1 for index, token in enumerate(tokens)}
    for begin, end, value in spans:
        first = starts.get(begin)
        after = index_after.get(end)
        if after is None and end - 1 > begin:  # "U.S." ends behind its last full stop, "Vietnam's" behind its s
            after = index_after.get(end - 1) or index_after.get(end - 2)
        if first is not None and after is not None and after > first:
            yield first, after, value
