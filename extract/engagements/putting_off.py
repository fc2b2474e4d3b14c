"""A contact moved to another day: "due on November 12, has been postponed to November 14" is planned for the 14th."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from extract.engagements.findings import Findings
from extract.engagements.telling import Telling
from extract.model import DateMention, Status, TimeRelation, When
from extract.sentences import Sentence

_FROM = re.compile(r"(?:\s+[\w-]+){0,3}?\s+from\s+", re.IGNORECASE)
_TO = re.compile(r"(?:[\s,]+[\w-]+){0,4}?\s+(?:to|until|till|for)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?", re.IGNORECASE)


def put_off(findings: Findings, sentence: Sentence, telling: Telling) -> None:
    """Keep of a telling's dates the one to which the sentence moves it; the one from which is its `former` date.

    Without a new date nothing is moved: what is put off and no more is called off.
    """
    found = findings.patterns.puts_off.search(findings.text, sentence.begin, sentence.end)
    if found is None:
        return
    former, new = _moved(findings.text, found, telling.dates)
    if new is not None:
        telling.dates, telling.former = [new], former
        telling.status, telling.cue = Status.PLANNED, found.span()


def _moved(text: str, found: re.Match[str], dates: Sequence[DateMention]) -> tuple[DateMention | None, DateMention | None]:
    """The day from which and the day to which something was moved, each None where it is not told."""
    for date in dates:
        behind = date.mention.begin >= found.end()
        if behind and date.start != date.end and _FROM.fullmatch(text, found.end(), date.mention.begin):
            return _ends(date)  # "postponed from May 3 until May 10" is no stretch of days
        if behind and _TO.fullmatch(text, found.end(), date.mention.begin):
            return next((other for other in dates if other is not date), None), _as_a_day(date)
    return None, None


def _as_a_day(date: DateMention) -> DateMention:
    """The day of "until November 14" is no end of a stretch here."""
    if date.relation is not TimeRelation.UNTIL or date.end is None:
        return date
    return replace(date, relation=TimeRelation.ON, start=date.end, when=_one_day(date.when, date.when.end))


def _ends(date: DateMention) -> tuple[DateMention, DateMention]:
    first = replace(date, end=date.start, when=_one_day(date.when, date.when.start))
    return first, replace(date, start=date.end, when=_one_day(date.when, date.when.end))


def _one_day(when: When, day: dt.date | None) -> When:
    return replace(when, start=day, end=day) if day else When()
