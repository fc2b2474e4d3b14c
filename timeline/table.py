"""The merged events as a table: one row an event, in the order of time.

The first columns are those of the CSV file, in its order. Cells hold canonical values (ids, codes, plain names), one line each
and without control characters, so that what is filtered, shown and exported is the same. Frames are never changed.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from extract import Article, Corpus, Engagement, Event, Participant

from .labels import Labels
from .search import haystack
from .tidy import tidy

# The CSV columns in order, each with what it holds; the note beside a download and README say it in these words.
COLUMN_WORDS = {
    "id": "the event's id; the same articles give the same id",
    "title": "a short title made from the fields",
    "start": "the first day, as 2025-11-12; empty where it is not known",
    "end": "the last day, the same as start for one day; empty where it is not known",
    "precision": "day, month, year, approximate or unknown; a month runs from its first to its last day",
    "basis": "how the date is known: stated, year-inferred, relative, span-of-visit, publication, merged or unknown",
    "status": "held, planned or cancelled",
    "kind": "meeting, call, negotiation, visit, summit, signing, letter or other",
    "city": "the city in English; empty where no article tells it",
    "country": "the country of the place, ISO 3166 alpha-2",
    "parties": "the sides at the table: ISO 3166 alpha-2, or EU, ASEAN, UN and the like",
    "officials": "who took part, names in plain letters",
    "issues": "ids of the issues discussed",
    "series": "the series of talks and, in brackets, the number in it",
    "sources": "ids of the articles that tell the event",
    "articles": "titles of these articles, or their first words",
    "quote": "one sentence that tells the event, word for word",
}
COLUMNS = tuple(COLUMN_WORDS)
DATE_COLUMNS = ("start", "end")
LIST_COLUMNS = ("parties", "officials", "issues", "sources", "articles")
# Beside the CSV columns: `why` says how the date is known; `natives` and `sides` go with `officials`, one each, empty where not
# known; `counterparts` are the officials of the other sides, or the codes of those sides where nobody is named; `countries` are
# the parties and the country of the place; `words` is what a search looks through.
FURTHER_LIST_COLUMNS = ("natives", "sides", "counterparts", "countries")
FURTHER_COLUMNS = ("why", *FURTHER_LIST_COLUMNS, "words")

Cell = str | dt.date | None | tuple[str, ...]


def events_frame(corpus: Corpus, labels: Labels | None = None) -> pd.DataFrame:
    """One row an event by start (else end), unknown dates last, then by id; `labels` only add to what a search finds."""
    known = labels or Labels()
    events = sorted(corpus.events, key=timeline_order)
    home = home_side(events)
    articles = corpus.articles
    rows = [_row(event, articles, known, home) for event in events]
    return pd.DataFrame({name: _column(name, [row[name] for row in rows]) for name in (*COLUMNS, *FURTHER_COLUMNS)})


def timeline_order(event: Event) -> tuple[dt.date, bool, str]:
    """The key by which events are sorted: the first day known of it, then its id; "by 12 May" stands before what begins then."""
    return (event.when.start or event.when.end or dt.date.max, event.when.start is not None, event.id)


def best_told(event: Event) -> tuple[Engagement, ...]:
    """The engagements of an event, the best telling first: those that are news, that know its date themselves, that tell most."""

    def rank(engagement: Engagement) -> tuple[bool, bool, int, str]:
        dated = engagement.when.known and engagement.when == event.when
        return (not engagement.main, not dated, -len(engagement.claims), engagement.key)

    return tuple(sorted(event.engagements, key=rank))


def home_side(events: Iterable[Event]) -> str:
    """The side whose officials the events are about: that of the official who takes part most often; empty where nobody does."""
    people = Counter((person.name, person.side) for event in events for person in event.officials if person.side)
    best = min(people, key=lambda person: (-people[person], person[0]), default=("", ""))
    return best[1] or ""


def _row(event: Event, articles: dict[str, Article], labels: Labels, home: str) -> dict[str, Cell]:
    told = best_told(event)
    quote = next((engagement.sentences[0].text for engagement in told if engagement.sentences), "")
    headings = _once(articles[id].heading for id in event.articles if id in articles)
    names = tuple(tidy(person.name) for person in event.officials)
    natives = tuple(tidy(person.native or labels.native(person.name)) for person in event.officials)
    row: dict[str, Cell] = {
        "id": event.id,
        "title": event.title,
        "start": event.when.start,
        "end": event.when.end,
        "precision": event.when.precision.value,
        "basis": event.when.basis.value,
        "status": event.status.value,
        "kind": event.kind.value,
        "city": event.city,
        "country": event.country,
        "parties": _once(event.parties),
        "officials": names,
        "issues": _once(event.issues),
        "series": str(event.series) if event.series else "",
        "sources": _once(event.articles),
        "articles": headings,
        "quote": quote,
        "why": event.when.why,
        "natives": natives,
        "sides": tuple(tidy(person.side or labels.side(person.name)) for person in event.officials),
        "counterparts": counterparts(event.officials, event.parties, home),
        "countries": _once((*event.parties, event.country or "")),
    }
    issues = [labels.issue(issue) for issue in event.issues]
    places = [event.city or "", labels.country(event.country or "")]
    row["words"] = haystack(event.title, *names, *natives, *places, *issues, quote, *headings, str(row["series"]))
    return row


def counterparts(officials: Iterable[Participant], parties: Sequence[str], home: str) -> tuple[str, ...]:
    """The officials whom the home side met, else the codes of the other parties: `("Jacob Helberg",)` or `("US",)`."""
    people = list(officials)
    others = [person for person in people if person.side != home]
    named = others or (people if home not in parties else [])
    return _once(person.name for person in named) or _once(party for party in parties if party != home)


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in map(tidy, values) if value))


def _column(name: str, cells: list[Cell]) -> pd.Series:
    if name in DATE_COLUMNS:
        return pd.Series(np.array([str(cell) if cell else "NaT" for cell in cells], dtype="datetime64[s]"))
    if name in LIST_COLUMNS or name in FURTHER_LIST_COLUMNS:
        return pd.Series(cells, dtype=object)
    texts = [str(cell or "") for cell in cells]
    return pd.Series(texts if name == "words" else [tidy(text) for text in texts], dtype="str")
