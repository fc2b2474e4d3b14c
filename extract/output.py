"""Readings out: one JSON file an article, its engagements in the shape that labelled articles have.

Each engagement further carries how its date is known, the sides at the table, a title, the series, the event that it belongs to
(`group`) and its claims: for every field the values with the words they were read from.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from extract.model import Basis, Claim, Corpus, Engagement, Event, Field, Reading, Series, State, When


def write_corpus(corpus: Corpus, out: Path) -> tuple[Path, ...]:
    """A file `ID.json` in the folder for every article read; the folder is made, and no file is ever half written."""
    out.mkdir(parents=True, exist_ok=True)
    homes = {engagement.key: event for event in corpus.events for engagement in event.engagements}
    return tuple(_write(out / f"{reading.article.id}.json", article_json(reading, homes)) for reading in corpus.readings)


def own_or_merged(engagement: Engagement, event: Event | None) -> When:
    """The date as the article tells it; where it tells none, that of the event, which the other articles tell."""
    if engagement.when.known or event is None or not event.when.known:
        return engagement.when
    return replace(event.when, basis=Basis.MERGED)


def article_json(reading: Reading, homes: Mapping[str, Event]) -> str:
    """An article with its engagements as JSON; `homes` holds the event of every engagement's key."""
    article = reading.article
    record = {
        "id": article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "published_basis": article.published_basis,
        "language": article.language,
        "source": article.source,
        "author": article.author,
        "url": article.url,
        "sha256": article.sha256,
        "text": article.text,
        "events": [_engagement(engagement, homes.get(engagement.key)) for engagement in reading.engagements],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _engagement(read: Engagement, event: Event | None) -> dict[str, object]:
    """One engagement; what merging settled (a year, a claim from another article) is taken from the event's copy of it."""
    engagement = next((settled for settled in event.engagements if settled.key == read.key), read) if event else read
    when = own_or_merged(engagement, event)
    return {
        "kind": engagement.kind,
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "precision": when.precision,
        "basis": when.basis,
        "status": engagement.status,
        "city": engagement.city,
        "country": engagement.country,
        "officials": [person.name for person in engagement.officials],
        "issues": list(engagement.issues),
        "main": engagement.main,
        "parties": list(engagement.parties),
        "title": engagement.title or (event.title if event else ""),
        "series": _series(engagement.series),
        "group": event.id if event else None,
        "claims": _claims((*engagement.claims, *_borrowed(engagement, event, when))),
    }


def _series(series: Series | None) -> dict[str, object] | None:
    return {"name": series.name, "ordinal": series.ordinal} if series else None


def _borrowed(engagement: Engagement, event: Event | None, when: When) -> tuple[Claim, ...]:
    """For a date that the other articles tell: the words there that tell it."""
    if event is None or when == engagement.when:
        return ()
    told = (claim for other in event.engagements if other.when.known for claim in other.claims if claim.field is Field.WHEN)
    return tuple(replace(claim, state=State.INFERRED, why=claim.why or when.why) for claim in told)


def _claims(claims: Iterable[Claim]) -> dict[str, list[dict[str, object]]]:
    """The claims by field, in the order of the fields, each once."""
    by_field: dict[Field, list[dict[str, object]]] = defaultdict(list)
    for claim in dict.fromkeys(claims):
        by_field[claim.field].append(_claim(claim))
    return {field.value: by_field[field] for field in Field if field in by_field}


def _claim(claim: Claim) -> dict[str, object]:
    mention = claim.mention
    return {
        "value": claim.value,
        "article": mention.article if mention else None,
        "begin": mention.begin if mention else None,
        "end": mention.end if mention else None,
        "quote": mention.text if mention else None,
        "rule": mention.rule if mention else None,
        "state": claim.state,
        "why": claim.why,
    }


def _write(path: Path, text: str) -> Path:
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    return unfinished.replace(path)
