"""How long a visit lasted: "a three-day visit", "arrived on Monday ... leaves on Wednesday", "wound up a visit on Sunday"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from extract.engagements.drafts import Draft
from extract.engagements.findings import Findings
from extract.engagements.telling import Telling
from extract.model import Claim, DateMention, Engagement, Field, Kind, Precision, State, When

LONGEST_VISIT = 30
"""Days of the longest visit that "a 90-day trip" is believed for."""
LEAVES_WITHIN = 6
"""Within how many sentences, that of the arrival included, the departure is told."""
BEFORE_NOUN, NEAR_LEAVING = 60, 60
"""How far before its noun a visit is said to end, and how far around "leaves" the day stands."""
TALKS_LAST = 40
"""How far behind its length the noun of talks stands: "two days of economic and trade talks"."""
_REST = r"\s+(?:(?:[\w’'-]+\s+){0,4})\Z"


def as_a_journey(draft: Draft, engagement: Engagement, findings: Findings) -> Engagement:
    """A visit told by one day, with its other end where the text tells it; of one who only arrives the end is not told."""
    when = engagement.when
    day = when.start or when.end
    if when.precision is not Precision.DAY or day is None or {when.start, when.end} - {day, None}:
        return engagement
    if draft.kind is not Kind.VISIT:
        return replace(engagement, when=_of_talks(draft, when, findings))
    telling = next((telling for telling in draft.tellings if telling.dates), None)
    if telling is None:  # its day is that of another contact
        return engagement
    lasts = _lasts(telling, findings)
    days = _days(lasts, findings) if lasts else 0
    why = f"{when.why}; “{lasts.group()}”".lstrip("; ") if lasts else when.why
    if when.start is None or (when.end is not None and _ends(telling, findings)):
        start = day - dt.timedelta(days=days - 1) if days else None
        return replace(engagement, when=replace(when, start=start, end=day, why=why))
    if days:
        return replace(engagement, when=replace(when, end=day + dt.timedelta(days=days - 1), why=why))
    last = _last_day(draft, telling, day, findings)
    if last is not None:
        value = _end_of(last).isoformat()
        claim = Claim(field=Field.WHEN, value=value, mention=last.mention, state=State.INFERRED, why="the last day")
        return replace(engagement, when=_until(when, last), claims=(*engagement.claims, claim))
    sets_out = findings.patterns.sets_out.match(findings.text, telling.trigger.begin, telling.trigger.end)
    return replace(engagement, when=replace(when, end=None)) if sets_out else engagement


def _of_talks(draft: Draft, when: When, findings: Findings) -> When:
    """When talks were of which one end is told and how many days they took: "wrapped up two days of talks on Monday".

    The days may stand in another sentence than the end: "ended a round on Tuesday. The ministers closed the five-day session".
    """
    other = _other_end(draft, when)
    if other is not None:
        why = f"{when.why}; “{other.mention.text}” is the other end".lstrip("; ")
        return replace(when, start=when.start or other.when.start, end=other.when.end or when.end, why=why)
    found = next(((telling, lasts) for telling in draft.tellings if (lasts := _talks_last(telling, findings))), None)
    one_day = when.start is not None and when.start == when.end
    if found is None or (one_day and not _ends(found[0], findings)):
        return when
    lasts = found[1]
    more, why = dt.timedelta(days=_days(lasts, findings) - 1), f"{when.why}; “{lasts.group()}”".lstrip("; ")
    if one_day or when.start is None:
        return replace(when, start=when.end - more, end=when.end, why=why) if when.end else when
    return replace(when, end=when.start + more, why=why)


def _other_end(draft: Draft, when: When) -> DateMention | None:
    """The other end of talks that are told in two places: "opened on Monday. The round concluded on Friday"."""
    one_day = when.start is not None and when.start == when.end
    tellings = [telling for telling in draft.tellings if telling.refers or not one_day]
    told = [date for telling in tellings for date in telling.dates if date.precision is Precision.DAY]
    if when.start is not None:
        return next((date for date in told if date.when.start is None and _is_behind(date, when.start)), None)
    return next((date for date in told if date.when.end is None and _is_ahead(date, when.end)), None)


def _is_ahead(date: DateMention, end: dt.date | None) -> bool:
    first = date.when.start
    return first is not None and end is not None and 0 < (end - first).days <= LONGEST_VISIT


def _talks_last(telling: Telling, findings: Findings) -> re.Match[str] | None:
    """The number of days that stands with the noun of a contact: "the five-day session", "two days of talks"."""
    lasts, trigger = _lasts(telling, findings), telling.trigger
    near = lasts and lasts.end() <= trigger.end and trigger.begin - lasts.end() <= TALKS_LAST
    return lasts if near else None


def _lasts(telling: Telling, findings: Findings) -> re.Match[str] | None:
    sentence = findings.sentences[telling.sentence]
    return findings.patterns.lasts.search(findings.text, sentence.begin, sentence.end)


def _days(lasts: re.Match[str], findings: Findings) -> int:
    number = (lasts.group(1) or lasts.group(2)).casefold()
    return min(findings.patterns.numbers.get(number) or int(number), LONGEST_VISIT)


def _ends(telling: Telling, findings: Findings) -> bool:
    """Whether the day told is the last of the visit: "wound up a visit on Sunday", "left on Sunday after a visit"."""
    trigger = telling.trigger
    before = findings.text[max(telling.begin, trigger.begin - BEFORE_NOUN) : trigger.begin]
    return trigger.form == "noun" and findings.patterns.visit_ends.search(before) is not None


def _until(when: When, last: DateMention) -> When:
    return replace(when, end=_end_of(last), why=f"{when.why}; until “{last.mention.text}”".lstrip("; "))


def _end_of(date: DateMention) -> dt.date:
    day = date.when.end or date.when.start
    assert day is not None  # only dates that are known are asked for
    return day


def _last_day(draft: Draft, telling: Telling, start: dt.date, findings: Findings) -> DateMention | None:
    """The last day of a visit, told with its first or where the text goes on to say that the visitor leaves."""
    told = [date for part in draft.tellings for date in part.dates if date.when.start is None and _is_behind(date, start)]
    return next(iter(told), None) or _leaving(draft, telling, start, findings)


def _is_behind(date: DateMention, start: dt.date) -> bool:
    last = date.when.end or date.when.start
    return date.precision is Precision.DAY and last is not None and 0 < (last - start).days <= LONGEST_VISIT


def _leaving(draft: Draft, telling: Telling, start: dt.date, findings: Findings) -> DateMention | None:
    """The day beside the first "leaves" or "returns home" of the visitor behind the word that tells the visit."""
    text = findings.text
    for index in range(telling.sentence, min(telling.sentence + LEAVES_WITHIN, len(findings.sentences))):
        sentence = findings.sentences[index]
        begin = max(sentence.begin, telling.trigger.end) if index == telling.sentence else sentence.begin
        leaves = findings.patterns.leaves.search(text, begin, sentence.end)
        if leaves is None or _is_another(draft, leaves.start(), sentence.begin, findings):
            continue
        near = findings.dates.within(max(begin, leaves.start() - NEAR_LEAVING), min(sentence.end, leaves.end() + NEAR_LEAVING))
        days = [date for date in near if not date.excluded and _is_behind(date, start)]
        if days:
            return min(days, key=lambda date: abs(date.mention.begin - leaves.end()))
    return None


def _is_another(draft: Draft, place: int, begin: int, findings: Findings) -> bool:
    """Whether somebody else than the visitor is the one who leaves: the person named last before the word."""
    before = findings.presences.within(begin, place)
    return bool(before) and before[-1].person not in draft.people
