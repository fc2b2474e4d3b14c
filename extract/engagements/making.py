"""From everything found in one article to its engagements, and to the sentences that gave none."""

from __future__ import annotations

from dataclasses import replace

from extract.engagements.building import engagement_of
from extract.engagements.day_at_hand import on_the_day_at_hand
from extract.engagements.echoes import without_echoes
from extract.engagements.findings import Marks, findings_of
from extract.engagements.frames import (
    Built,
    as_journeys,
    news_or_recalled,
    on_publication_day,
    within_series,
    within_visits,
)
from extract.engagements.gathering import gather
from extract.engagements.journeys import by_days, without_journeys
from extract.engagements.refusals import judge, refusals_of
from extract.engagements.scenes import at_their_scenes
from extract.engagements.subjects import share_sentences
from extract.engagements.tellings import find_tellings
from extract.knowledge import Knowledge
from extract.model import Article, Engagement, Refusal


def engagements_of(article: Article, marks: Marks, knowledge: Knowledge) -> tuple[tuple[Engagement, ...], tuple[Refusal, ...]]:
    """The engagements that an article tells, in text order, and the sentences that gave none, each with the reason.

    Tellings are gathered into drafts; a draft without two parties, or too vague to be one engagement, is refused; what one
    engagement tells of another, such as the days of a visit, is worked out last.
    """
    findings = findings_of(article, marks, knowledge)
    tellings = find_tellings(findings)
    gathered = gather(tellings, findings)
    drafts = by_days(without_journeys(gathered.drafts.all), tellings, findings)
    verdict = judge(drafts, findings)
    share_sentences(verdict.kept, findings)
    built = [Built(draft=draft, engagement=engagement_of(draft, findings)) for draft in verdict.kept]
    built = within_series(within_visits(as_journeys(built, findings), findings), drafts)
    built = on_the_day_at_hand(on_publication_day(built, findings), findings)
    built, echoes = without_echoes(at_their_scenes(built, findings))
    engagements = news_or_recalled([one.engagement for one in built])
    numbered = tuple(replace(engagement, index=index) for index, engagement in enumerate(engagements))
    return numbered, refusals_of(findings, [one.draft for one in built], [*verdict.refused, *gathered.lost, *echoes])
