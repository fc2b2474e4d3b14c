"""Short forms for the values that tests need; everything that a test does not name is filled in.

Dates are written as they are known: `2025-10-26`, `2025-11-12..2025-11-14`, `2025-11`, `2025`, `..2025-11-12` (one end),
`~..2025-11-12` (approximate), nothing (unknown), and `05-22` or `05` where the year is open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from extract.model import (
    Article,
    Basis,
    Claim,
    DateMention,
    Engagement,
    Event,
    Kind,
    Mention,
    MentionKind,
    PartialDate,
    Participant,
    Precision,
    Series,
    Status,
    When,
    mention_of,
)

PEOPLE = {
    "Dien": ("Nguyen Hong Dien", "VN", "Minister of Industry and Trade"),
    "Helberg": ("Jacob Helberg", "US", "Under Secretary of State"),
    "Lutnick": ("Howard Lutnick", "US", "Secretary of Commerce"),
    "Greer": ("Jamieson Greer", "US", "Trade Representative"),
    "Cruz": ("Ted Cruz", "US", "Senator"),
    "Daines": ("Steve Daines", "US", "Senator"),
}


def article(text: str = "", *, id: str = "a", **fields: Any) -> Article:
    """An article: `article("Dien met Helberg.", id="b", title="Talks")`."""
    return Article(id=id, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), **fields)


def mention(
    source: Article, words: str, kind: str = "sentence", value: str = "", *, rule: str = "test", id: str | None = None
) -> Mention:
    """The first place in an article where the words stand: `mention(a, "May 22", "date")`."""
    begin = source.text.index(words)
    what = MentionKind(kind)
    return mention_of(source, begin, begin + len(words), what, value or words, rule, id)


def partial(words: str) -> PartialDate | None:
    """`2025-05-22`, `2025-05`, `2025`, and `05-22` or `05` without a year; None for no words."""
    if not words:
        return None
    numbers = [int(part) for part in words.split("-")]
    if len(words.split("-")[0]) < 4:
        return PartialDate(month=numbers[0], day=numbers[1] if len(numbers) > 1 else None)
    year, month, day = (*numbers, None, None)[:3]
    return PartialDate(year=year, month=month, day=day)


def _words(article: str, words: str, kind: MentionKind) -> Mention:
    return Mention(article=article, begin=0, end=len(words), text=words, kind=kind, value=words, rule="test")


def _ends(day: str) -> tuple[PartialDate | None, PartialDate | None]:
    first, dots, last = day.removeprefix("~").partition("..")
    return partial(first), partial(last if dots else first)


def _precision(day: str) -> Precision:
    if day.startswith("~"):
        return Precision.APPROXIMATE
    one = next((end for end in _ends(day) if end), None)
    if one is None:
        return Precision.UNKNOWN
    return Precision.DAY if one.day else Precision.MONTH if one.month else Precision.YEAR


def when(day: str = "", basis: str = "stated", why: str = "") -> When:
    """What a date in short form comes to; unknown where its year is open."""
    start, end = _ends(day)
    first, last = start.first() if start else None, end.last() if end else None
    if first is None and last is None:
        return When(why=why)
    return When(start=first, end=last, precision=_precision(day), basis=Basis(basis), why=why)


def told(day: str, article: str = "a") -> DateMention:
    """The date expression behind a date in short form."""
    start, end = _ends(day)
    words = _words(article, day, MentionKind.DATE)
    return DateMention(mention=words, start=start, end=end, precision=_precision(day), when=when(day))


def participants(names: str) -> tuple[Participant, ...]:
    """`Dien, Helberg` are known officials; any other name stands as it is, `Chan Sarun/KH` with its side."""
    return tuple(_person(name.strip()) for name in names.split(",") if name.strip())


def _person(name: str) -> Participant:
    if name in PEOPLE:
        full, side, office = PEOPLE[name]
        return Participant(name=full, official=full.lower().replace(" ", "-"), office=office, side=side)
    plain, _, side = name.partition("/")
    return Participant(name=plain, side=side or None)


def _series(words: str) -> Series | None:
    """`reciprocal trade agreement #5`, `ASEAN Summit`, or nothing."""
    name, _, ordinal = words.partition(" #")
    return Series(name=name, ordinal=int(ordinal) if ordinal else None) if name else None


def _sides(officials: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(sorted({person.side for person in officials if person.side}))


def eng(
    article: str = "a",
    people: str = "Dien, Helberg",
    day: str = "2025-10-26",
    kind: str = "meeting",
    *,
    index: int = 0,
    status: str = "held",
    basis: str = "stated",
    city: str | None = None,
    country: str | None = None,
    parties: str | None = None,
    issues: str = "",
    series: str = "",
    main: bool = True,
    sentence: str = "",
    claims: tuple[Claim, ...] = (),
    former: str = "",
) -> Engagement:
    """What one article tells of one contact: `eng("b", "Dien, Lutnick", "05-22", city="Washington", country="US")`.

    Issues and parties are separated by spaces; parties are the sides of the people where they are not given.
    """
    officials = participants(people)
    words = _words(article, sentence, MentionKind.SENTENCE)
    return Engagement(
        article=article,
        index=index,
        kind=Kind(kind),
        status=Status(status),
        when=when(day, basis),
        told=told(day, article) if day else None,
        city=city,
        country=country,
        officials=officials,
        parties=_sides(officials) if parties is None else tuple(parties.split()),
        issues=tuple(issues.split()),
        series=_series(series),
        main=main,
        sentences=(words,) if sentence else (),
        claims=claims,
        former=when(former),
    )


def event(*engagements: Engagement, id: str = "e0", title: str = "", **fields: Any) -> Event:
    """An event that shows what its first engagement tells (`eng()` if none is given), with any field replaced."""
    members = engagements or (eng(),)
    first = members[0]
    fields_shown = ("kind", "status", "when", "city", "country", "officials", "parties", "issues", "series")
    shown = {name: getattr(first, name) for name in fields_shown}
    names = ", ".join(person.name for person in first.officials)
    return Event(id=id, title=title or f"{first.kind.value.capitalize()} of {names}", engagements=members, **(shown | fields))
