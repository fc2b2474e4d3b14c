"""What one said to another as a contact: "A urged B on Monday to help", where the text says that they met or spoke."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.engagements.clauses import Clause
from extract.engagements.contacts import Trigger
from extract.engagements.findings import Presence
from extract.engagements.objects import person_follows
from extract.model import Kind, Precision

_CALL = re.compile(r"\b(?:phone|telephone|call|video|conversation)\b", re.IGNORECASE)
NEAR = 2
"""How many sentences before and behind "A urged B" the talks may be spoken of."""


def addressed(clause: Clause, trigger: Trigger) -> Trigger | None:
    """The verb as a word of a contact: a call where a call is spoken of near by, a meeting where there were talks.

    Without either it is one only where a day and a city stand beside it.
    """
    speaker, listener = _speaker(clause, trigger), _listener(clause, trigger)
    if speaker is None or listener is None or not person_follows(clause, trigger):
        return None
    sides = clause.findings.side(speaker.person), clause.findings.side(listener.person)
    if None in sides or sides[0] == sides[1]:
        return None
    spoken_of = _spoken_of(clause)
    if spoken_of is not None:
        return replace(trigger, kind=Kind.CALL if _CALL.search(spoken_of.group()) else Kind.MEETING)
    return trigger if _has_day_and_city(clause, listener) else None


def _speaker(clause: Clause, trigger: Trigger) -> Presence | None:
    left = [presence for presence in clause.present if presence.begin < trigger.begin]
    return next(iter(left or clause.subject), None)


def _listener(clause: Clause, trigger: Trigger) -> Presence | None:
    return next((presence for presence in clause.present if presence.lead >= trigger.end), None)


def _spoken_of(clause: Clause) -> re.Match[str] | None:
    """The first "the talks", "their call" or "the two met" in the sentences around."""
    sentences = clause.findings.sentences
    first, last = max(0, clause.index - NEAR), min(len(sentences) - 1, clause.index + NEAR)
    return clause.patterns.spoken_of.search(clause.text, sentences[first].begin, sentences[last].end)


def _has_day_and_city(clause: Clause, listener: Presence) -> bool:
    """Whether both stand in the clause, behind the listener or ahead of it all."""
    findings = clause.findings
    days = [date for date in findings.dates.within(clause.begin, clause.end) if date.precision is Precision.DAY]
    return bool(listener and any(not date.excluded for date in days) and findings.cities.within(clause.begin, clause.end))
