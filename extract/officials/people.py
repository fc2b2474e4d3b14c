"""The officials of an article: who is named, with which office and side, and every later mention that leads back to them.

Names come from titles (`titles`) and from the known officials (data/officials.yml). A known official is identified by a
strong alias alone, by a weak one only with an office or a side that agrees, by a misspelt one only where the office agrees. A
later mention ("Helberg", "the Minister") leads back to a person where exactly one fits; where two fit it is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from extract.fold import fold
from extract.knowledge import Knowledge, Official
from extract.model import Article, Mention, MentionKind, Participant, Person, mention_of
from extract.officials.titles import (
    Name,
    Title,
    TitleWords,
    Token,
    TokenText,
    find_addressed,
    find_titles,
    read_name,
    spans_by_token,
    title_words,
    tokenize,
)

SPELLING = 0.84
"""How alike two spellings of a word must be where the office agrees: "Greesoner" and "Greer" reach 0.85, "Kiet" and "Khanh" 0.48."""
_LETTERS_ONLY = "abcdefghijklmnopqrstuvwxyz-' "


@dataclass(slots=True)
class _Draft:
    """A person while the article is read: name words, what the titles say, and where it is mentioned."""

    words: tuple[str, ...]
    spelt: str
    official: Official | None = None
    side: str | None = None
    heads: set[str] = field(default_factory=set)
    title_words: set[str] = field(default_factory=set)
    titles: list[Mention] = field(default_factory=list)
    office: str | None = None
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    named: bool = True
    speaks: bool = False
    former: bool = False


@dataclass(frozen=True, slots=True)
class _Index:
    """Known officials by folded alias, strong and weak, for lookups by whole name and by word."""

    strong: dict[tuple[str, ...], tuple[Official, ...]]
    weak: dict[tuple[str, ...], tuple[Official, ...]]
    by_word: dict[str, tuple[Official, ...]]
    first_words: frozenset[str]
    longest: int


@lru_cache(maxsize=4)
def _index(knowledge: Knowledge) -> _Index:
    strong: dict[tuple[str, ...], list[Official]] = defaultdict(list)
    weak: dict[tuple[str, ...], list[Official]] = defaultdict(list)
    by_word: dict[str, list[Official]] = defaultdict(list)
    for official in knowledge.officials:
        for alias in dict.fromkeys(_words(alias) for alias in official.strong):
            strong[alias].append(official)
        for alias in dict.fromkeys(_words(alias) for alias in official.weak):
            weak[alias].append(official)
        for word in {word for alias in official.strong for word in _words(alias) if len(word) > 1}:
            by_word[word].append(official)
    return _Index(
        strong={alias: tuple(found) for alias, found in strong.items()},
        weak={alias: tuple(found) for alias, found in weak.items()},
        by_word={word: tuple(found) for word, found in by_word.items()},
        first_words=frozenset(alias[0] for alias in strong if alias),
        longest=max((len(alias) for alias in strong), default=0),
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(token.low for token in tokenize(name))


def find_people(article: Article, knowledge: Knowledge, places: Sequence[Mention]) -> tuple[Person, ...]:
    """The officials of an article in order of first mention; `places` are its country mentions, which tell sides.

    "Minister of Industry and Trade Nguyen Hong Dien met Jacob Helberg" gives two people, and a later "Helberg" leads to the second.
    """
    words = title_words(knowledge)
    index = _index(knowledge)
    view = _view(article, index, places)
    drafts: list[_Draft] = []
    titles = find_titles(view, words)
    _add_titled(article, view, titles, drafts, index, words)
    _add_addressed(article, view, drafts, index, words)
    _add_known(article, view, drafts, index)
    _add_later_names(article, view, drafts, words)
    _add_weak_names(article, view, drafts, index, words, places)
    _add_offices(article, titles, drafts, knowledge)
    return tuple(sorted((_person(article, draft) for draft in drafts if draft.spans and not draft.speaks), key=_first_mention))


def _first_mention(person: Person) -> tuple[int, str]:
    return (person.mentions[0].begin, person.participant.name)


def _view(article: Article, index: _Index, places: Sequence[Mention]) -> TokenText:
    view = TokenText(text=article.text, tokens=tokenize(article.text))
    countries = [(m.begin, m.end, m.value) for m in places if m.kind is MentionKind.COUNTRY]
    for first, after, code in spans_by_token(view.tokens, countries):
        view.country_at[first] = (after, code)
        view.country_end[after - 1] = (first, code)
    lows = [token.low for token in view.tokens]
    at = 0
    while at < len(lows):
        length = _known_length(lows, at, index) if view.tokens[at].capital and lows[at] in index.first_words else 0
        if length > 1 or (length == 1 and len(lows[at]) > 3):
            view.known_at[at] = at + length
            view.known_end[at + length - 1] = at
            at += length
        else:
            at += 1
    return view


def _known_length(lows: Sequence[str], at: int, index: _Index) -> int:
    return next((n for n in range(min(index.longest, len(lows) - at), 0, -1) if tuple(lows[at : at + n]) in index.strong), 0)


def _add_titled(
    article: Article, view: TokenText, titles: Iterable[Title], drafts: list[_Draft], index: _Index, words: TitleWords
) -> None:
    named = [(title, name, side) for title in titles for name, side in title.names]
    for single in (False, True):  # full names first, so that "Minister Nguyen" finds whom it means
        for title, name, side in named:
            lows = _words(article.text[name.begin : name.end])
            if (len(lows) == 1) != single:
                continue
            draft = _draft_for(article, lows, name, title, side or title.side, drafts, index, words)
            _enrich(article, draft, title, name, side or title.side)


def _draft_for(
    article: Article,
    lows: tuple[str, ...],
    name: Name,
    title: Title,
    side: str | None,
    drafts: list[_Draft],
    index: _Index,
    words: TitleWords,
) -> _Draft:
    fitting = [draft for draft in drafts if _same_name(draft, lows, side, words)]
    if len(fitting) > 1:
        fitting = [draft for draft in fitting if title.head in draft.heads] or fitting
    if len(fitting) == 1:
        return fitting[0]
    official = _identify(lows, title, side, index)
    known = [draft for draft in drafts if official and draft.official is official]
    if known:
        return known[0]
    misspelt = [] if official else [draft for draft in drafts if _same_misspelt(draft, lows, title, side)]
    if len(misspelt) == 1:
        return misspelt[0]
    draft = _Draft(words=lows, spelt=article.text[name.begin : name.end], official=official)
    drafts.append(draft)
    return draft


def _enrich(article: Article, draft: _Draft, title: Title, name: Name, side: str | None) -> None:
    draft.heads.add(title.head)
    draft.title_words |= title.words
    draft.speaks = draft.speaks or title.speaks
    draft.former = draft.former or title.former
    draft.side = draft.side or side
    draft.office = draft.office or " ".join(article.text[title.office : title.end].split())
    lows = _words(article.text[name.begin : name.end])
    if len(lows) > len(draft.words):
        draft.words, draft.spelt = lows, article.text[name.begin : name.end]
    where = mention_of(
        article, title.begin, title.end, MentionKind.OFFICE, " ".join(article.text[title.begin : title.end].split()), "title"
    )
    if where not in draft.titles:
        draft.titles.append(where)
    draft.spans.append((name.begin, name.end, "title-name" if draft.official is None else f"official:{draft.official.id}"))


def _same_name(draft: _Draft, lows: tuple[str, ...], side: str | None, words: TitleWords) -> bool:
    """Whether a name, as it stands with a title, is that of a person already met: the same words, or some of them."""
    if side and draft.side and side != draft.side:
        return False
    aliases = [draft.words] if draft.official is None else [draft.words, *(_words(alias) for alias in draft.official.strong)]
    if any(set(alias) == set(lows) for alias in aliases):
        return True
    short = {word for word in lows if len(word) > 1 and word not in words.particles}
    full = {word for alias in aliases for word in alias}
    if len(lows) > 1 and len(draft.words) > 1:
        ends = lows[-1] == draft.words[-1] and lows[0][0] == draft.words[0][0]
        return short <= full or (ends and len(short | set(draft.words)) <= 3)
    return bool(short) and (short <= full if len(lows) <= len(draft.words) else set(draft.words) <= set(lows))


def _identify(lows: tuple[str, ...], title: Title, side: str | None, index: _Index) -> Official | None:
    """The known official behind a titled name, None where none or two fit."""
    fitting = list(index.strong.get(lows, ()))
    if len(fitting) == 1 and len(lows) > 1:
        return fitting[0]
    if not fitting:
        everyone = {official.id: official for word in lows for official in index.by_word.get(word, ())}
        words = {word for word in lows if len(word) > 1}
        fitting = [
            official
            for official in everyone.values()
            if len(words) > 1
            and any(
                words <= set(_words(alias)) or set(_words(alias)) <= words for alias in official.strong if len(_words(alias)) > 1
            )
        ]
    if not fitting:
        fitting = [official for official in index.weak.get(lows, ()) if _office_fits(official, title, side)]
    if not fitting:
        fitting = [o for o in _alike(lows, index) if _office_fits(o, title, side, strictly=True)]
    if len(fitting) > 1:
        fitting = [official for official in fitting if _office_fits(official, title, side, strictly=True)]
    if len(fitting) == 1 and side and fitting[0].side != side and all(office.side != side for office in fitting[0].offices):
        return None
    return fitting[0] if len(fitting) == 1 else None


def _alike(lows: tuple[str, ...], index: _Index) -> list[Official]:
    """Known officials whose names are spelt almost so; a shared or near initial word keeps the search small."""
    if len(lows) < 2:
        return []
    near = {official.id: official for word in lows for official in index.by_word.get(word, ())}
    return [official for official in near.values() if any(_spelt_alike(lows, _words(alias)) for alias in official.strong)]


def _spelt_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names are spellings of one, word by word: two officials may share all words but one (Tran Quoc Kiet, Tran Quoc Khanh)."""
    return len(a) == len(b) and all(x == y or JaroWinkler.similarity(x, y) >= SPELLING for x, y in zip(a, b, strict=True))


def _office_fits(official: Official, title: Title, side: str | None, *, strictly: bool = False) -> bool:
    if side and side != official.side and all(office.side != side for office in official.offices):
        return False
    core = {word for word in title.words if word not in {"of", "the", "and", "for"}}
    for office in official.offices:
        held = set(_words(office.title))
        if title.head in held and (not strictly or core <= held | {title.head} or len(core & held) >= 2):
            return True
    return not strictly and (side == official.side or not official.offices)


def _same_misspelt(draft: _Draft, lows: tuple[str, ...], title: Title, side: str | None) -> bool:
    """Whether a garbled name is a person already met: the office must agree, and the spelling nearly so."""
    if side and draft.side and side != draft.side:
        return False
    content = {word for word in title.words if len(word) > 3}
    if len(lows) < 2 or title.head not in draft.heads or not content <= draft.title_words:
        return False
    return _spelt_alike(lows, draft.words)


def _add_addressed(article: Article, view: TokenText, drafts: list[_Draft], index: _Index, words: TitleWords) -> None:
    """People named with a form of address and no title: "Mr. Takeaki Matsumoto"."""
    taken = _taken(drafts)
    for name in find_addressed(view, words):
        lows = _words(article.text[name.begin : name.end])
        if any(b < name.end and name.begin < e for b, e in taken):
            continue
        draft = next((d for d in drafts if _same_name(d, lows, None, words)), None)
        if draft is None:
            officials = index.strong.get(lows, ())
            draft = _Draft(words=lows, spelt=article.text[name.begin : name.end], official=officials[0] if len(officials) == 1 else None)
            drafts.append(draft)
        draft.spans.append((name.begin, name.end, "form-of-address"))


def _add_known(article: Article, view: TokenText, drafts: list[_Draft], index: _Index) -> None:
    """Known officials who stand in the text without a title."""
    taken = _taken(drafts)
    for first, after in view.known_at.items():
        begin, end = view.tokens[first].begin, view.tokens[after - 1].end
        if any(b < end and begin < e for b, e in taken):
            continue
        officials = index.strong[tuple(token.low for token in view.tokens[first:after])]
        if len(officials) != 1:
            continue
        draft = next((d for d in drafts if d.official is officials[0]), None)
        if draft is None:
            draft = _Draft(
                words=tuple(t.low for t in view.tokens[first:after]), spelt=article.text[begin:end], official=officials[0]
            )
            drafts.append(draft)
        draft.spans.append((begin, end, f"official:{officials[0].id}"))


def _taken(drafts: Iterable[_Draft]) -> list[tuple[int, int]]:
    return [(begin, end) for draft in drafts for begin, end, _ in draft.spans] + [
        (title.begin, title.end) for draft in drafts for title in draft.titles
    ]


def _add_later_names(article: Article, view: TokenText, drafts: list[_Draft], words: TitleWords) -> None:
    """Later mentions by name alone: all of it, its last word, or its first where the side writes the surname first."""
    covered = bytearray(len(article.text) + 1)
    for begin, end in _taken(drafts):
        covered[begin:end] = b"\x01" * (end - begin)
    by_word: dict[str, list[_Draft]] = defaultdict(list)
    for draft in drafts:
        for word in _short_forms(draft, words):
            by_word[word].append(draft)
    at = 0
    while at < len(view.tokens):
        token = view.tokens[at]
        fitting = by_word.get(token.low, []) if token.capital and not covered[token.begin] and at not in view.country_at else []
        after = at + 1
        if fitting:
            end = read_name(view, at, words, titled=False) or at + 1
            lows = tuple(t.low for t in view.tokens[at:end])
            fitting = [d for d in fitting if all(w in _full_words(d) or len(w) == 1 for w in lows if w not in words.particles)]
            if len(fitting) == 1:
                rule = "name" if len(lows) > 1 else "surname"
                fitting[0].spans.append((token.begin, view.tokens[end - 1].end, rule))
                after = end
        at = after


def _short_forms(draft: _Draft, words: TitleWords) -> set[str]:
    names = [draft.words] if draft.official is None else [draft.words, *(_words(alias) for alias in draft.official.strong)]
    side = draft.side or (draft.official.side if draft.official else None)
    forms = {name[-1] for name in names if name} | {name[0] for name in names if len(name) > 1}
    if side not in words.surname_first and draft.official is None:
        forms = {name[-1] for name in names if name} | {name[0] for name in names if len(name) > 2}
    if draft.official:
        forms |= {_words(alias)[0] for alias in draft.official.weak if len(_words(alias)) == 1}
    return {form for form in forms if len(form) > 1 and form not in words.not_names}


def _full_words(draft: _Draft) -> set[str]:
    aliases = draft.official.strong if draft.official else ()
    weak = draft.official.weak if draft.official else ()
    return set(draft.words) | {word for alias in (*aliases, *weak) for word in _words(alias)}


def _add_weak_names(
    article: Article, view: TokenText, drafts: list[_Draft], index: _Index, words: TitleWords, places: Sequence[Mention]
) -> None:
    """Known officials named by a weak alias alone, as in a text whose beginning is cut off.

    The alias must be that of one known official only, its side must be named in the text, and it must stand there twice or do
    something ("Helberg expressed").
    """
    sides = {mention.value for mention in places}
    taken = _taken(drafts)
    seen: dict[str, list[Token]] = defaultdict(list)
    acting: set[str] = set()
    for position, token in enumerate(view.tokens):
        if (
            token.capital
            and (token.low,) in index.weak
            and token.low not in words.not_names
            and not _beside_capital(view, position)
        ):
            seen[token.low].append(token)
            following = view.tokens[position + 1] if position + 1 < len(view.tokens) and view.blank_after(position) else None
            if following is not None and (following.low.endswith("ed") or following.low in words.past):
                acting.add(token.low)
    for low, tokens in seen.items():
        officials = index.weak[(low,)]
        free = [t for t in tokens if not any(b < t.end and t.begin < e for b, e in taken)]
        if len(officials) != 1 or officials[0].side not in sides or not free or (len(free) < 2 and low not in acting):
            continue
        if any(draft.official is officials[0] for draft in drafts):
            continue
        draft = _Draft(words=_words(officials[0].name), spelt=officials[0].name, official=officials[0])
        draft.spans = [(token.begin, token.end, f"official:{officials[0].id}") for token in free]
        drafts.append(draft)


def _beside_capital(view: TokenText, position: int) -> bool:
    """Whether another capitalised word touches the token: "Dien Bien" is no Dien."""
    tokens = view.tokens
    before = (
        position > 0 and tokens[position - 1].capital and view.blank_after(position - 1) and not tokens[position - 1].possessive
    )
    after = (
        position + 1 < len(tokens)
        and tokens[position + 1].capital
        and view.blank_after(position)
        and not tokens[position].possessive
    )
    return before or after


def _add_offices(article: Article, titles: Iterable[Title], drafts: list[_Draft], knowledge: Knowledge) -> None:
    """Titles without a name: the person they lead back to, or an office-holder whom the article leaves unnamed."""
    named = list(drafts)
    before: Title | None = None
    for title in titles:
        before, last = title, before
        if last is not None and not title.names and article.text[last.end : title.begin].strip() == "and":
            holder = next((d for d in named if any(t.end == last.end for t in d.titles)), None)
            if holder is not None:  # "Sun Chanthol, Deputy Prime Minister and First Vice President of the Council" is one person
                holder.heads.add(title.head)
                continue
        if title.names or title.plural or title.former:
            continue
        fitting = [draft for draft in named if _may_be(draft, title)]
        if len(fitting) > 1:
            exact = [draft for draft in fitting if _content(title) and _content(title) <= draft.title_words]
            fitting = exact or fitting
        if len(fitting) == 1 and not fitting[0].speaks:
            fitting[0].spans.append((title.begin, title.end, "office"))
        elif not fitting and title.side and not title.speaks and _content(title):
            _add_unnamed(article, title, drafts, knowledge)


def _content(title: Title) -> set[str]:
    return {word for word in title.words if word not in {"of", "the", "and", "for", "in", "to", "charge"} and word != title.head}


def _may_be(draft: _Draft, title: Title) -> bool:
    side = draft.side or (draft.official.side if draft.official else None)
    if title.side and side and title.side != side:
        return False
    heads = draft.heads | ({word for o in draft.official.offices for word in _words(o.title)} if draft.official else set())
    joined = {head.replace("-", "") for head in heads} | (
        {"undersecretary"} if {"under", "secretary"} <= draft.title_words else set()
    )
    if title.head.replace("-", "") not in joined:
        return False
    known = draft.title_words | ({word for o in draft.official.offices for word in _words(o.title)} if draft.official else set())
    return not _content(title) or bool(_content(title) & known)


def _add_unnamed(article: Article, title: Title, drafts: list[_Draft], knowledge: Knowledge) -> None:
    spelt = " ".join(article.text[title.begin : title.end].split())
    words = tuple(sorted({*_content(title), title.head}))
    draft = next((d for d in drafts if not d.named and d.words == words and d.side == title.side), None)
    if draft is None:
        name = office_name(article, title, knowledge)
        draft = _Draft(words=words, spelt=name, side=title.side, named=False, heads={title.head}, title_words=set(title.words))
        drafts.append(draft)
    where = mention_of(article, title.begin, title.end, MentionKind.OFFICE, spelt, "title")
    draft.titles.append(where)
    draft.spans.append((title.begin, title.end, "office-unnamed"))


def office_name(article: Article, title: Title, knowledge: Knowledge) -> str:
    """An office as a name: "Malaysia's trade minister" is "Trade Minister of Malaysia"."""
    country = knowledge.countries.name(title.side or "")
    own = {word for name in (title.side or "", country) for word in _words(name)}
    told = article.text[title.begin : title.end]
    kept = [token for token in tokenize(told) if token.low in title.words and token.low not in own]
    spelt = " ".join(told[token.begin : token.end] for token in kept)
    spelt = spelt[: -len(" of the")] if spelt.endswith(" of the") else spelt
    return f"{spelt.removesuffix(' of').title() if spelt.islower() else spelt.removesuffix(' of')} of {country}"


def _person(article: Article, draft: _Draft) -> Person:
    official = draft.official
    side = (official.side if official else None) or draft.side
    name = official.name if official else plain_name(draft.spelt)
    native = official.native if official else (draft.spelt if draft.named and not draft.spelt.isascii() else None)
    office = _office_held(draft) or draft.office
    participant = Participant(name=name, official=official.id if official else None, native=native, office=office, side=side)
    mentions = sorted(
        {
            (begin, end): mention_of(article, begin, end, MentionKind.OFFICIAL, name, rule, official.id if official else None)
            for begin, end, rule in draft.spans
        }.values(),
        key=lambda m: (m.begin, m.end),
    )
    return Person(participant=participant, titles=tuple(draft.titles), mentions=tuple(mentions), named=draft.named)


def _office_held(draft: _Draft) -> str | None:
    """The known office that the titles of the article mean, where they mean one: "Trade Minister" is the Minister of Industry and Trade."""
    offices = draft.official.offices if draft.official else ()
    content = {word for word in draft.title_words if len(word) > 3} - draft.heads
    meant = {o.title for o in offices if draft.heads & set(_words(o.title)) and content & set(_words(o.title))}
    return meant.pop() if len(meant) == 1 else None


def plain_name(spelt: str) -> str:
    """A name in plain ASCII, its capitals kept: `Nguyễn Hồng Diên` is `Nguyen Hong Dien`; initials are dropped between names."""
    pieces = []
    for word in spelt.replace("\xa0", " ").split():
        plain = "".join(_plain_letter(letter) for letter in word).strip(".,")
        pieces.append(plain)
    kept = [p for i, p in enumerate(pieces) if len(p) > 1 or i in (0, len(pieces) - 1)]
    return " ".join(kept)


def _plain_letter(letter: str) -> str:
    if letter.isascii():
        return letter
    folded = fold(letter)
    plain = folded if set(folded) <= set(_LETTERS_ONLY) else ""
    return plain.capitalize() if letter.isupper() else plain


def with_office(person: Person, office: str) -> Person:
    """The same person with the office held on the day in question."""
    return replace(person, participant=replace(person.participant, office=office))
