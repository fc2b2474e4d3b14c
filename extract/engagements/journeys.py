"""Drafts set right once all are gathered: a journey that only leads to a meeting, several contacts whose days come later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extract.engagements.drafts import Draft, draft_of
from extract.engagements.findings import Findings
from extract.engagements.splitting import is_one_day
from extract.engagements.telling import Telling
from extract.model import DateMention, Kind, Precision


def without_journeys(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts less the journeys of one day that only lead to a meeting: "will travel to Riyadh on Saturday to meet with X"."""
    by_sentence: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_sentence[draft.first.sentence].append(draft)
    return [draft for draft in drafts if not _leads_to_one(draft, by_sentence[draft.first.sentence])]


def _leads_to_one(visit: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a visit is the way to the one meeting that its sentence tells, which then has the visit's day and place."""
    one_day = visit.date is not None and visit.date.precision is Precision.DAY and visit.date.start == visit.date.end
    if visit.kind is not Kind.VISIT or len(visit.tellings) > 1 or not one_day or not visit.people:
        return False
    aims = [draft for draft in drafts if draft.kind is not Kind.VISIT and draft.date in (None, visit.date)]
    aims = [draft for draft in aims if visit.people[0] in draft.people and len(draft.people) > 1]
    if len(aims) != 1:
        return False
    _lend(visit, aims[0])
    return True


def _lend(visit: Draft, meeting: Draft) -> None:
    """Give a meeting the day and the place of the journey that leads to it, where it has none."""
    told, journey = meeting.first, visit.first
    told.dates = told.dates or list(journey.dates)
    told.city, told.country = told.city or journey.city, told.country or journey.country
    if told.cue is None:
        meeting.status = visit.status
    tellings, meeting.tellings = meeting.tellings, []
    meeting.date = meeting.city = meeting.country = None
    for telling in tellings:
        meeting.add(telling)


def by_days(drafts: Sequence[Draft], tellings: Sequence[Telling], findings: Findings) -> list[Draft]:
    """The drafts, several undated contacts told in one made one for each day that the next sentences give.

    "The two held two calls. They spoke on Thursday and on Saturday."
    """
    telling_sentences = {telling.sentence for telling in tellings}
    return [part for draft in drafts for part in _by_days(draft, telling_sentences, findings)]


def _by_days(draft: Draft, telling_sentences: set[int], findings: Findings) -> list[Draft]:
    last = draft.last
    if not last.plural or last.vague or draft.date is not None or not draft.people:
        return [draft]
    following = [index for index in (last.sentence + 1, last.sentence + 2) if index not in telling_sentences]
    days = [day for index in following for day in _days_of(index, findings)]
    if len(days) < 2:
        return [draft]
    parts = [draft_of(replace(last, dates=[day], plural=False), draft.people, draft.kind) for day in days]
    for part in parts:
        part.status = draft.status
    return parts


def _days_of(index: int, findings: Findings) -> list[DateMention]:
    """The days that a sentence gives, none for one behind the last."""
    if index >= len(findings.sentences):
        return []
    sentence = findings.sentences[index]
    return [date for date in findings.dates.within(sentence.begin, sentence.end) if not date.excluded and is_one_day(date)]
