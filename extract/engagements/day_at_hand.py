"""An undated contact told among others of one day was on that day: "On Friday A received B. In the afternoon he met C"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from extract.engagements.findings import Findings
from extract.engagements.frames import Built
from extract.model import Basis, Claim, Engagement, Field, Kind, Precision, State, Status

_NEVER = (Kind.VISIT, Kind.LETTER)
FAR = 6
"""How many sentences after the dated contact the day still holds."""


def on_the_day_at_hand(built: Sequence[Built], findings: Findings) -> list[Built]:
    """The engagements, an undated one of the news with the one day that the news before it gives.

    Only where the news told before gives one day and no other, and where the words do not say that it was some time ago.
    """
    found: list[Built] = []
    near: list[Built] = []
    for one in built:
        near = [other for other in near if one.draft.first.sentence - other.draft.last.sentence <= FAR]
        source = _source(near, one)
        now = one if source is None or _says_otherwise(one, findings) else one.now(_dated_like(one.engagement, source))
        found.append(now)
        if _is_news(now.engagement) and _day(now.engagement):
            near.append(now)
    return found


def _source(near: Sequence[Built], one: Built) -> Engagement | None:
    """The last dated contact told as news before an undated one, where all of the sentences before it are of one day."""
    engagement = one.engagement
    undated = not engagement.when.known and engagement.told is None and one.draft.anchor is None
    if not undated or not _is_news(engagement) or len(one.draft.people) < 2:
        return None
    days = {_day(other.engagement) for other in near}
    return near[-1].engagement if len(days) == 1 else None


def _is_news(engagement: Engagement) -> bool:
    return engagement.main and engagement.status is Status.HELD and engagement.kind not in _NEVER


def _day(engagement: Engagement) -> dt.date | None:
    when = engagement.when
    return when.start if when.precision is Precision.DAY and when.start == when.end else None


def _says_otherwise(one: Built, findings: Findings) -> bool:
    told = [findings.sentences[telling.sentence] for telling in one.draft.tellings]
    return any(
        findings.is_long_ago(sentence) or any(not date.excluded for date in findings.dates.within(sentence.begin, sentence.end))
        for sentence in told
    )


def _dated_like(engagement: Engagement, source: Engagement) -> Engagement:
    why = "told with the news of this day, without a day of its own"
    mention = next((claim.mention for claim in source.claims if claim.field is Field.WHEN), None)
    value = next((claim.value for claim in source.claims if claim.field is Field.WHEN), "")
    claim = Claim(field=Field.WHEN, value=value, mention=mention, state=State.INFERRED, why=why)
    when = replace(source.when, basis=Basis.RELATIVE, why=why)
    return replace(engagement, when=when, claims=(*engagement.claims, claim))
