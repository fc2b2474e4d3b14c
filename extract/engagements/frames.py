"""What an article tells of several engagements at once: a visit gives its days, one date holds for a series of meetings."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.engagements.dating import dates_in_words
from extract.engagements.drafts import NEAREST, Draft
from extract.engagements.findings import Findings
from extract.engagements.stays import as_a_journey
from extract.model import (
    Basis,
    Claim,
    Engagement,
    Field,
    Kind,
    MentionKind,
    Precision,
    State,
    Status,
    When,
    mention_of,
)

RECALL_DAYS = 14
"""A contact told this long before the news of the article is recalled, not news."""
NO_DATE = "no date"
"""Why words of time are no date of anything: "in the coming days", "on Monday week"."""
OPENING = 2
"""How many sentences open an article: what they tell as news and without a date took place about the day it came out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A draft with the engagement that was built of it."""

    draft: Draft
    engagement: Engagement

    def now(self, engagement: Engagement) -> Built:
        """The same draft with another engagement."""
        return replace(self, engagement=engagement)


# --- journeys --------------------------------------------------------------------------------------------------------------


def as_journeys(built: Sequence[Built], findings: Findings) -> list[Built]:
    """Visits that are told by their first day with the end that their sentence tells, else without one."""
    return [one.now(as_a_journey(one.draft, one.engagement, findings)) for one in built]


# --- visits as frames ------------------------------------------------------------------------------------------------------


def within_visits(built: Sequence[Built], findings: Findings) -> list[Built]:
    """Undated meetings told after a dated visit of one of their people with its span, and its city where they have none."""
    visits: dict[int, list[Built]] = defaultdict(list)
    for one in sorted(built, key=_told_at):
        if one.draft.kind is Kind.VISIT and one.engagement.when.known:
            visits[one.draft.people[0]].append(one)
    return [one.now(_framed(one, frame, findings)) if (frame := _frame(one, visits)) else one for one in built]


def _told_at(built: Built) -> int:
    return built.draft.first.trigger.begin


def _frame(built: Built, visits: Mapping[int, Sequence[Built]]) -> Engagement | None:
    """The one visit that a meeting is told within; None where it has a day of its own, or two visits fit."""
    draft, engagement = built.draft, built.engagement
    undated = not engagement.when.known and engagement.told is None and engagement.main
    if draft.kind in (Kind.VISIT, Kind.CALL) or not undated:
        return None
    if beside := _beside(built, visits):
        return beside.engagement
    first_two = [visit for person in draft.people for visit in visits.get(person, ())[:2]]
    before = [visit for visit in first_two if _told_at(visit) < _told_at(built)]
    frames = before or [visit for visit in first_two if _is_under_way(visit, built)]
    return frames[0].engagement if len(frames) == 1 else None


def _beside(built: Built, visits: Mapping[int, Sequence[Built]]) -> Built | None:
    """The visit that the very sentence tells before: "In July she was in Lima, where she met B"."""
    draft = built.draft
    told = (visit for person in draft.people for visit in visits.get(person, ())[-NEAREST:])
    return next((v for v in told if v.draft.first.sentence == draft.first.sentence and _told_at(v) < _told_at(built)), None)


def _is_under_way(visit: Built, built: Built) -> bool:
    """Whether a visit told only after a meeting is the one that it was in: as news, of several days, and nowhere else."""
    told, meeting = visit.engagement, built.engagement
    same = told.status is meeting.status and told.main and told.when.start is not None and told.when.start != told.when.end
    nowhere_else = meeting.country in (None, told.country) and meeting.city in (None, told.city or meeting.city)
    return same and nowhere_else


def _framed(built: Built, visit: Engagement, findings: Findings) -> Engagement:
    engagement, why = built.engagement, "told within the visit, without a day of its own"
    when = replace(visit.when, basis=Basis.SPAN_OF_VISIT, why=why)
    claims = [replace(claim, state=State.INFERRED, why=why) for claim in visit.claims if claim.field is Field.WHEN]
    if own := _day_of_visit(built, visit.when, findings):
        when, claim = own
        claims = [claim, *claims]
    return replace(
        engagement,
        when=when,
        city=engagement.city or (visit.city if engagement.country in (None, visit.country) else None),
        country=engagement.country or visit.country,
        claims=(*engagement.claims, *claims),
    )


def _day_of_visit(built: Built, visit: When, findings: Findings) -> tuple[When, Claim] | None:
    """The day that the sentence counts within the visit, with the claim for it: "On the first day, she met B"."""
    sentence = findings.sentences[built.draft.first.sentence]
    found = findings.patterns.day_within.search(findings.text, sentence.begin, sentence.end)
    if found is None or visit.precision is not Precision.DAY or visit.start is None or visit.end is None:
        return None
    number = findings.patterns.ordinals.get(found.group(1).casefold())
    opens = found.group(1).casefold() in findings.patterns.first_words
    day = visit.start + dt.timedelta(days=number - 1) if number else visit.start if opens else visit.end
    if day > visit.end:
        return None
    why = f"told as “{' '.join(found.group().split())}” of the visit"
    mention = mention_of(findings.article, found.start(), found.end(), MentionKind.DATE, day.isoformat(), "day-of-visit")
    claim = Claim(field=Field.WHEN, value=day.isoformat(), mention=mention, state=State.INFERRED, why=why)
    return When(start=day, end=day, precision=Precision.DAY, basis=Basis.RELATIVE, why=why), claim


# --- one date for several meetings -----------------------------------------------------------------------------------------


def within_series(built: Sequence[Built], drafts: Iterable[Draft]) -> list[Built]:
    """Meetings told one by one after "held separate meetings with his counterparts on September 24" were on that day."""
    known = {id(one.draft) for one in built}
    series: dict[tuple[int, Kind], list[Draft]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda draft: draft.first.sentence):
        if id(draft) not in known and draft.date and draft.first.plural and draft.people:
            series[draft.people[0], draft.kind].append(draft)
    return [one.now(_of_series(one, series)) for one in built]


def _of_series(built: Built, series: Mapping[tuple[int, Kind], Sequence[Draft]]) -> Engagement:
    draft, engagement = built.draft, built.engagement
    if engagement.when.known or engagement.told is not None or not engagement.main or not draft.people:
        return engagement
    first_two = [frame for person in draft.people for frame in series.get((person, draft.kind), ())[:2]]
    frames = [frame for frame in first_two if frame.first.sentence < draft.first.sentence]
    date = frames[0].date if len(frames) == 1 else None
    if date is None:
        return engagement
    why = "one of several that the article dates together"
    when = replace(date.when, basis=Basis.RELATIVE, why=why) if date.when.known else date.when
    claim = Claim(field=Field.WHEN, value=dates_in_words(date), mention=date.mention, state=State.INFERRED, why=why)
    return replace(engagement, when=when, told=date, claims=(*engagement.claims, claim))


# --- the news --------------------------------------------------------------------------------------------------------------


def _says_when_loosely(built: Built, findings: Findings) -> bool:
    """Whether the words say that it was some time ago: "recently met", or tell a day that is not worked out: "on Monday week"."""
    told = [findings.sentences[telling.sentence] for telling in built.draft.tellings if not telling.heading]
    return any(
        findings.is_long_ago(sentence)
        or any(date.excluded == NO_DATE for date in findings.dates.within(sentence.begin, sentence.end))
        for sentence in told
    )


def on_publication_day(built: Sequence[Built], findings: Findings) -> list[Built]:
    """The engagement that an article opens with and gives no date for took place, as far as can be told, on the day it came out.

    The weakest evidence there is: only for what the first two sentences tell as news, and only where nothing else dates it.
    """
    day = findings.article.published
    if not built or day is None or not _opens_undated(built[0]) or _says_when_loosely(built[0], findings):
        return list(built)
    why = "no date is told; the article came out on this day"
    when = When(start=day, end=day, precision=Precision.DAY, basis=Basis.PUBLICATION, why=why)
    return [built[0].now(replace(built[0].engagement, when=when)), *built[1:]]


def _opens_undated(built: Built) -> bool:
    draft, engagement = built.draft, built.engagement
    opens = draft.first.sentence < OPENING and not draft.recalled and not any(telling.cue for telling in draft.tellings)
    undated = not engagement.when.known and engagement.told is None and draft.anchor is None
    return opens and undated and len(draft.people) > 1 and engagement.status is Status.HELD


def news_or_recalled(engagements: Sequence[Engagement]) -> list[Engagement]:
    """The engagements, those long before the first one that the article tells as news told as recalled."""
    lead = next((engagement for engagement in engagements if engagement.main and engagement.when.start), None)
    begins = lead.when.start if lead else None
    if begins is None:
        return list(engagements)
    return [replace(e, main=False) if e is not lead and _is_long_before(e, begins) else e for e in engagements]


def _is_long_before(engagement: Engagement, day: dt.date) -> bool:
    end = engagement.when.end
    return engagement.status is Status.HELD and end is not None and (day - end).days > RECALL_DAYS
