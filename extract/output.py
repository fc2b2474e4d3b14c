"""Readings out: one JSON file an article, its engagements in the shape that labelled articles have.

Each engagement further carries how its date is known, the sides at the table, a title, the series, the event that it belongs to
(`group`) and its claims: for every field the values with the words they were read from.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from extract.merge import dated
from extract.model import Claim, Corpus, Engagement, Event, Field, Reading, Series


def write_corpus(corpus: Corpus, out: Path) -> tuple[Path, ...]:
    """A file `ID.json` in the folder for every article read; the folder is made, and no file is ever half written."""
    out.mkdir(parents=True, exist_ok=True)
    homes = {engagement.key: event for event in corpus.events for engagement in event.engagements}
    settled = {engagement.key: engagement for engagement in dated(corpus.events)}
    return tuple(_write(out / f"{reading.article.id}.json", article_json(reading, homes, settled)) for reading in corpus.readings)


def article_json(reading: Reading, homes: Mapping[str, Event], settled: Mapping[str, Engagement]) -> str:
    """An article with its engagements as JSON; `homes` hold an engagement's event, `settled` it with its date, by its key."""
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
        "events": [_engagement(settled.get(e.key, e), homes.get(e.key)) for e in reading.engagements],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _engagement(engagement: Engagement, event: Event | None) -> dict[str, object]:
    when = engagement.when
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
        "claims": _claims(engagement.claims),
    }


def _series(series: Series | None) -> dict[str, object] | None:
    return {"name": series.name, "ordinal": series.ordinal} if series else None


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
