"""What a reader opens: an event with the words behind each value, an article with all that was found in it.

Texts come as segments, plain pieces in order; only pages turn them into HTML.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from .dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of a text: `kind` is that of the mention (`date`, `official`, ...), `context` for a neighbouring sentence, else empty.

    `label` says what the words gave: `date: 14 Nov 2025`; empty where they gave nothing.
    """

    text: str
    kind: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences of one article that tell something, with a sentence of context on both sides; `quote` is the telling text alone."""

    segments: tuple[Segment, ...]
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One who took part: `native` is the spelling with diacritics where it differs; everything but the name may be empty."""

    name: str
    native: str = ""
    office: str = ""
    side: str = ""
    side_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """An id or a code with its label: `trade-agreement`, `Trade agreement`."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article that tells an event: who published it and when (`… unknown` where it is not known), and its sentences.

    `dated` says how this article comes to the date; `main` is False where it only recalls the event.
    """

    article: str
    title: str
    publisher: str
    date: str
    url: str
    dated: str
    main: bool
    passages: tuple[Passage, ...]
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A value that was worked out or doubted: what it is, why, and the words it hangs on, which may stand in another article."""

    field: str
    value: str
    state: str
    why: str
    article: str = ""
    title: str = ""
    passage: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A field in which sources differ: each value with the titles of the articles that tell it, the one shown first."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDetail:
    """Everything about one event in words; empty strings are unknown."""

    id: str
    kind: str
    status: str
    heading: str
    title: str
    when: str
    basis: str
    where: str
    city: str
    country: Value | None
    people: tuple[Person, ...]
    parties: tuple[Value, ...]
    issues: tuple[Value, ...]
    series: str
    sources: tuple[Source, ...]
    reasons: tuple[Reason, ...]
    merged_because: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An engagement that an article gave, with the event it became; `others` counts the further articles that tell the event."""

    event: str
    title: str
    heading: str
    when: str
    sentence: str
    main: bool
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A sentence that gave no engagement, and why."""

    sentence: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDetail:
    """An article with every mention marked, what was made of it, and what was refused; `kinds` counts the mentions shown."""

    id: str
    title: str
    publisher: str
    date: str
    url: str
    segments: tuple[Segment, ...]
    kinds: tuple[tuple[str, int], ...]
    made: tuple[Made, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article in a list of articles."""

    id: str
    title: str
    publisher: str
    date: str
    published: dt.date | None
    events: int
    refused: int


def event_detail(dossier: Dossier, event_id: str) -> EventDetail | None:
    """All about one event; None for an id that the dossier does not have (an old address)."""
    raise NotImplementedError


def article_detail(dossier: Dossier, article_id: str) -> ArticleDetail | None:
    """All about one article; None for an id that the dossier does not have."""
    raise NotImplementedError


def article_lines(dossier: Dossier, article_ids: Iterable[str] | None = None) -> tuple[ArticleLine, ...]:
    """The articles of the dossier, or the named ones, in the order of their ids."""
    raise NotImplementedError
