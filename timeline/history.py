"""How an event came about, as its sources told it one after the other: planned, put off, held or called off."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from extract import Article, Engagement, Event, Status

from .dossier import Dossier
from .exports import published_words
from .tidy import tidy
from .words import when_words

__all__ = ["Step", "history_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing told of an event: what (`planned for 12 Nov 2025`), when that was published, and the titles of the articles."""

    what: str
    published: str
    titles: tuple[str, ...]


def history_of(dossier: Dossier, event: Event) -> tuple[Step, ...]:
    """The steps in the order of publication, undated articles last; none where all tell the same, or all of a held one.

    "Planned for 12 Nov 2025", "put off from 12 Nov 2025 to 14 Nov 2025", "held on 14 Nov 2025".
    """
    told = sorted(
        (one for one in event.engagements if one.article in dossier.articles),
        key=lambda one: (dossier.articles[one.article].published or dt.date.max, one.key),
    )
    steps: dict[str, list[Article]] = {}
    for one in told:
        steps.setdefault(_what(one), []).append(dossier.articles[one.article])
    if len(steps) < 2 or all(one.status is Status.HELD for one in told):
        return ()
    return tuple(
        Step(
            what=what,
            published=published_words(articles[0]),
            titles=tuple(dict.fromkeys(tidy(article.heading) for article in articles)),
        )
        for what, articles in steps.items()
    )


def _what(told: Engagement) -> str:
    when = when_words(told.when) if told.when.known else ""
    if told.former.known:
        return f"put off from {when_words(told.former)}{f' to {when}' if when else ''}"
    if told.status is Status.CANCELLED:
        return f"called off{f' ({when})' if when else ''}"
    words = {Status.PLANNED: ("planned for", "planned"), Status.HELD: ("held on", "held")}[told.status]
    one_day = told.when.start is not None and told.when.start == told.when.end
    return f"{words[0] if one_day else words[1] + ','} {when}" if when else words[1]
