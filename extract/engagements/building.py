"""One engagement from one draft: each field with the claims for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.engagements.anchors import Dating, dating_of
from extract.engagements.dating import date_claim, dates_in_words
from extract.engagements.drafts import Draft
from extract.engagements.findings import Findings, land_of
from extract.engagements.parties import first_mentions, meet_as_members, parties_of
from extract.engagements.subjects import issues_of
from extract.engagements.telling import Span, Telling
from extract.model import (
    Claim,
    Engagement,
    Field,
    Kind,
    Mention,
    MentionKind,
    Participant,
    Series,
    State,
    Status,
    When,
    mention_of,
)

TOPIC_REACH = 80
"""How far behind the noun of a round its subject stands: "talks on a counterpart trade agreement between A and B"."""
BARGAIN_BEFORE, BARGAIN_AFTER = 30, 50
"""How far around "talks" an issue makes them a negotiation: "tariff talks", "talks on a reciprocal trade agreement"."""
_LONGEST_ISSUE = 200
MOST_TELLINGS = 8
"""How many of its tellings are asked what an engagement was; the later ones seldom tell."""
MANY = 3
"""A clause that names more countries than this tells of more sides than two."""
_NO_SERIES = (Kind.VISIT, Kind.LETTER, Kind.SIGNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where an engagement was, with the claims for it."""

    city: str | None = None
    country: str | None = None
    claims: tuple[Claim, ...] = ()


def engagement_of(draft: Draft, findings: Findings) -> Engagement:
    """The engagement that a draft comes to; its number in the article is given later."""
    people = draft.people[:1] if draft.kind is Kind.VISIT else draft.people
    officials = tuple(findings.people[person].participant for person in people)
    parties = parties_of(draft, findings)
    kind = _kind(draft, officials, findings)
    dating, place = _dating(draft, findings), _place(draft, findings)
    issues = issues_of(draft, findings)
    series = _series(draft, parties, findings)
    status = _status(draft, dating.when, findings)
    somewhere = kind is not Kind.CALL
    return Engagement(
        article=findings.article.id,
        index=0,
        kind=kind,
        status=status,
        when=dating.when,
        told=dating.told,
        city=place.city if somewhere else None,
        country=place.country if somewhere else None,
        officials=officials,
        parties=parties,
        issues=tuple(issue.value for issue in issues),
        series=series,
        main=not draft.recalled or status is Status.PLANNED,
        former=draft.former.when if draft.former else When(),
        sentences=tuple(findings.sentence_mention(index) for index in _best_first(draft)),
        claims=(
            _kind_claim(draft, kind, findings),
            *dating.claims,
            *place.claims,
            *_people_claims(draft, people, findings),
            *(Claim(field=Field.PARTIES, value=mention.value, mention=mention) for mention in first_mentions(draft, parties)),
            *(Claim(field=Field.ISSUES, value=issue.value, mention=issue) for issue in issues),
            *_series_claims(draft, series, findings),
            _status_claim(draft, findings),
            *_former_claims(draft),
        ),
    )


def _best_first(draft: Draft) -> list[int]:
    """Its sentences, the most telling first."""
    return list(dict.fromkeys(t.sentence for t in _ranked(draft) if not t.refers or t.dates)) or [draft.first.sentence]


def _ranked(draft: Draft) -> list[Telling]:
    """Its tellings, the most telling first: with a date, with most of the people, with a place."""
    return sorted(draft.tellings, key=lambda t: (t.refers, not t.dates, -len(set(t.people)), t.city is None, t.sentence))


def _dating(draft: Draft, findings: Findings) -> Dating:
    if draft.date:
        return Dating(told=draft.date, when=draft.date.when, claims=(date_claim(draft.date),))
    return dating_of(draft.anchor, findings) if draft.anchor else Dating()


# --- kind and status -------------------------------------------------------------------------------------------------------


def _kind(draft: Draft, officials: Sequence[Participant], findings: Findings) -> Kind:
    """Talks on what is bargained for are a negotiation, three sides at one table a summit; a summit of two is a meeting."""
    sides = {official.side for official in officials if official.side}
    if draft.kind in (Kind.MEETING, Kind.NEGOTIATION) and _is_by_phone(draft, findings):
        return Kind.CALL
    if draft.kind is Kind.MEETING and _bargains(draft, findings):
        return Kind.NEGOTIATION
    if draft.kind is Kind.MEETING and (len(sides) > 2 or (len(sides) < 2 and _is_of_many(draft, findings))):
        return Kind.SUMMIT
    if draft.kind is Kind.MEETING and len(sides) < 2 and meet_as_members(draft, findings):
        return Kind.SUMMIT
    two = draft.kind is Kind.SUMMIT and len(officials) > 1 and len(sides) == 2
    return Kind.MEETING if two and not _is_of_many(draft, findings) else draft.kind


def _is_by_phone(draft: Draft, findings: Findings) -> bool:
    """Whether the clause that opens it speaks of a telephone: "A spoke by telephone with B about the negotiations"."""
    told = draft.tellings[:2] if draft.first.heading else draft.tellings[:1]
    by_phone = any(findings.patterns.by_phone.search(findings.text, telling.begin, telling.end) for telling in told)
    return draft.city is None and by_phone


def _is_of_many(draft: Draft, findings: Findings) -> bool:
    """Whether its clause speaks of more states than two: "the heads of the member states", "the fifth ASEAN-India summit"."""
    first = draft.first
    if findings.patterns.of_many.search(findings.text, first.begin, first.end):
        return True
    return len({party.value for party in first.parties} - findings.knowledge.countries.organisations) > MANY


def _bargains(draft: Draft, findings: Findings) -> bool:
    """Whether "talks" are, by the words around them, on what is bargained for, or one of several rounds, and so a negotiation."""
    if draft.series is not None:
        return draft.series.kind is Kind.NEGOTIATION or _bargains(draft.series, findings)
    told = draft.tellings[:MOST_TELLINGS]
    if draft.first.trigger.form == "joint-verb" and any(t.kind is Kind.NEGOTIATION and not t.bare for t in told):
        return True
    return any(_is_bargaining(telling, findings) for telling in told if not telling.bare)


def _is_bargaining(telling: Telling, findings: Findings) -> bool:
    begin, end = telling.trigger.begin, telling.trigger.end
    if findings.text[begin:end].casefold() not in ("talks", "discussions"):
        return False
    if findings.patterns.of_rounds.search(
        findings.text, max(telling.begin, begin - BARGAIN_BEFORE), min(telling.end, end + BARGAIN_AFTER)
    ):
        return True
    near = findings.issues.within(begin - BARGAIN_BEFORE - _LONGEST_ISSUE, end + BARGAIN_AFTER + 1)
    bargained = {issue.id for issue in findings.knowledge.issues if issue.bargained}
    return any(issue.value in bargained for issue in near if issue.end >= begin - BARGAIN_BEFORE)


_WHY_OF_KIND: Mapping[Kind, str] = {
    Kind.SUMMIT: "three sides at one table",
    Kind.MEETING: "two sides at the table",
    Kind.NEGOTIATION: "talks on what is bargained for",
    Kind.CALL: "by telephone",
}


def _kind_claim(draft: Draft, kind: Kind, findings: Findings) -> Claim:
    mention = _trigger_mention(draft, kind.value, findings)
    why = _WHY_OF_KIND.get(kind, "") if kind is not draft.kind else ""
    return Claim(field=Field.KIND, value=kind.value, mention=mention, state=State.INFERRED if why else State.TOLD, why=why)


def _trigger_mention(draft: Draft, value: str, findings: Findings) -> Mention:
    trigger = next((telling.trigger for telling in _ranked(draft) if telling.kind is draft.kind), draft.first.trigger)
    return mention_of(findings.article, trigger.begin, trigger.end, MentionKind.CONTACT, value, trigger.rule)


def _status(draft: Draft, when: When, findings: Findings) -> Status:
    """Planned by the words; an engagement whose day lies before the publication of the article was held, after it is planned."""
    published = findings.article.published
    if draft.status is Status.CANCELLED or published is None or not when.known:
        return draft.status
    last, first = when.end or when.start, when.start or when.end
    if draft.status is Status.PLANNED and last and last < published:
        return Status.HELD
    return Status.PLANNED if draft.status is Status.HELD and first and first > published else draft.status


def _status_claim(draft: Draft, findings: Findings) -> Claim:
    """The claim for the status, by the words of plan or cancellation, else by the contact word itself."""
    cues = (telling.cue for telling in _ranked(draft) if telling.cue and telling.status is draft.status)
    cue: Span | None = next(cues, None)
    if cue is None:
        mention = _trigger_mention(draft, draft.status.value, findings)
    else:
        mention = mention_of(findings.article, *cue, MentionKind.CONTACT, draft.status.value, "status-cue")
    return Claim(field=Field.STATUS, value=draft.status.value, mention=mention)


def _former_claims(draft: Draft) -> list[Claim]:
    """The claim for the day from which it was put off."""
    if draft.former is None:
        return []
    value = f"put off from {dates_in_words(draft.former)}"
    return [Claim(field=Field.STATUS, value=value, mention=draft.former.mention)]


# --- place -----------------------------------------------------------------------------------------------------------------


def _place(draft: Draft, findings: Findings) -> _Place:
    """Where it was: as told, else where the engagement was that its date hangs on."""
    city, country, state, why = draft.city, draft.country, State.TOLD, ""
    if city is None and country is None and draft.anchor is not None:
        city, country = draft.anchor.draft.city, draft.anchor.draft.country
        state, why = State.INFERRED, "the place of the engagement that its date hangs on"
    land = land_of(city, findings.knowledge) if city else None
    where = country.value if country and land in (None, country.value) else land
    claims = []
    if city:
        claims.append(Claim(field=Field.CITY, value=city.value, mention=city, state=state, why=why))
    if where:
        mention = city if land == where and city else country
        claims.append(Claim(field=Field.COUNTRY, value=where, mention=mention, state=state, why=why))
    return _Place(city=city.value if city else None, country=where, claims=tuple(claims))


# --- people ----------------------------------------------------------------------------------------------------------------


def _people_claims(draft: Draft, people: Iterable[int], findings: Findings) -> list[Claim]:
    """The claims for the people, each by its first mention in the most telling clause with it, else in the article."""
    spans: dict[int, Span] = {}
    for telling in _ranked(draft):
        for presence in sorted(telling.presences, key=lambda presence: presence.begin):
            spans.setdefault(presence.person, (presence.begin, presence.end))
    return [_person_claim(person, spans.get(person), findings) for person in people]


def _person_claim(person: int, span: Span | None, findings: Findings) -> Claim:
    name = findings.people[person].participant.name
    if span:
        return Claim(field=Field.OFFICIALS, value=name, mention=findings.mention_at(person, span))
    why = "the text speaks of both together here and names them elsewhere"
    mention = findings.people[person].mentions[0]
    return Claim(field=Field.OFFICIALS, value=name, mention=mention, state=State.INFERRED, why=why)


# --- series ----------------------------------------------------------------------------------------------------------------


def _series(draft: Draft, parties: Sequence[str], findings: Findings) -> Series | None:
    """The series and the place in it, where an ordinal is told: "the 5th round" of US and VN on a trade agreement."""
    if draft.ordinal is None or draft.kind in _NO_SERIES:
        return None
    issue = _topic(draft, findings)
    label = next((known.label for known in findings.knowledge.issues if known.id == issue), "")
    topic = label[:1].lower() + label[1:] if label[1:2].islower() else label
    name = " ".join(part for part in ("-".join(parties), topic, draft.kind.value) if part)
    return Series(name=name, ordinal=draft.ordinal.number)


def _topic(draft: Draft, findings: Findings) -> str:
    """The issue that the noun of a series is about, in the words right behind it: "the 5th round of talks on trade"."""
    telling = next(telling for telling in draft.tellings if telling.ordinal)
    end = min(findings.sentences[telling.sentence].end, telling.trigger.end + TOPIC_REACH)
    behind = findings.issues.within(telling.trigger.begin, end)
    return max(behind, key=lambda issue: (issue.end - issue.begin, -issue.begin)).value if behind else ""


def _series_claims(draft: Draft, series: Series | None, findings: Findings) -> list[Claim]:
    if series is None or draft.ordinal is None:
        return []
    begin, end = draft.ordinal.begin, draft.ordinal.end
    mention = mention_of(findings.article, begin, end, MentionKind.SERIES, str(series.ordinal), "ordinal")
    return [Claim(field=Field.SERIES, value=str(series), mention=mention)]
