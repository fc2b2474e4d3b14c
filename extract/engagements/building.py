"""From tellings to engagements: which clauses of an article tell the same contact, what each field comes to, and what is refused.

Tellings are gathered in text order. "At the meeting" goes to the meeting before it, a second telling with the same people joins
the first, a new date or a new party opens another one. What is left without two parties, or is too vague to be one engagement, is
refused with the reason. A date told only against another engagement ("right before the round") is worked out last.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extract.engagements.tellings import Marks, Telling, find_tellings
from extract.knowledge import Knowledge
from extract.model import (
    Article,
    Basis,
    Claim,
    DateMention,
    Engagement,
    Field,
    Kind,
    Mention,
    MentionKind,
    Participant,
    Precision,
    Refusal,
    Series,
    State,
    Status,
    TimeRelation,
    When,
    mention_of,
)

MOST_ISSUES = 9
"""An engagement of a long article touches more words than subjects; beyond nine the rarest are passing mentions."""
TOPIC_REACH = 80
"""How far behind the noun of a round its subject stands: "talks on a counterpart trade agreement between A and B"."""
RECALL_DAYS = 14
"""A contact told this long before the news of the article is recalled, not news."""
_SITTING = frozenset({Kind.MEETING, Kind.NEGOTIATION, Kind.SUMMIT, Kind.OTHER})
_PRECISE = {Precision.DAY: 0, Precision.MONTH: 1, Precision.YEAR: 2, Precision.APPROXIMATE: 3, Precision.UNKNOWN: 4}


@dataclass(slots=True)
class _Draft:
    """An engagement while the article is read: its tellings, the first of which decides the kind."""

    tellings: list[Telling]
    people: list[int]
    kind: Kind
    status: Status
    anchor: tuple[str, _Draft, Telling] | None = None
    sentences: list[int] = field(default_factory=list)

    @property
    def date(self) -> DateMention | None:
        """The best date told: the more precise, then the one with its year, then the first."""
        dates = [(date, order) for order, date in enumerate(date for telling in self.tellings for date in telling.dates)]
        ranked = sorted(
            dates, key=lambda pair: (_PRECISE[pair[0].precision], not pair[0].when.known, pair[0].start is None, pair[1])
        )
        return ranked[0][0] if ranked else None

    @property
    def recalled(self) -> bool:
        return all(telling.recalled is not None for telling in self.tellings)

    @property
    def ordinal(self) -> tuple[int, int, int] | None:
        return next((telling.ordinal for telling in self.tellings if telling.ordinal), None)

    def city(self) -> Mention | None:
        return next((telling.city for telling in self.tellings if telling.city), None)

    def country(self) -> Mention | None:
        return next((telling.country for telling in self.tellings if telling.country), None)


def engagements_of(article: Article, marks: Marks, knowledge: Knowledge) -> tuple[tuple[Engagement, ...], tuple[Refusal, ...]]:
    """The engagements that an article tells, in text order, and the sentences that gave none, each with the reason."""
    tellings = find_tellings(article, marks, knowledge)
    drafts, lost = _gather(tellings, marks)
    drafts = _by_days(_without_journeys(drafts), tellings, marks)
    kept, refused = _judge(drafts, marks, knowledge)
    _own_sentences(kept, marks)
    engagements = [_engagement(article, marks, knowledge, draft) for draft in kept]
    engagements = [_as_a_journey(article, draft, e, marks) for draft, e in zip(kept, engagements, strict=True)]
    engagements = _at_the_dateline(article, kept, engagements, marks, knowledge)
    engagements = _within_visits(kept, engagements)
    engagements = _within_series(drafts, kept, engagements)
    engagements = _on_publication_day(article, kept, engagements)
    engagements = [_news_or_recalled(e, engagements) for e in engagements]
    numbered = tuple(replace(engagement, index=index) for index, engagement in enumerate(engagements))
    return numbered, _refusals(article, marks, kept, [*refused, *lost])


# --- gathering -------------------------------------------------------------------------------------------------------------


def _gather(tellings: Sequence[Telling], marks: Marks) -> tuple[list[_Draft], list[tuple[Telling, str]]]:
    drafts: list[_Draft] = []
    lost: list[tuple[Telling, str]] = []
    for telling in tellings:
        target = _antecedent(telling, drafts) if telling.refers or (telling.group and drafts) else _same(telling, drafts, marks)
        if target is not None and _meets_again(telling, target):
            telling.people = list(target.people)
            drafts.append(_Draft([telling], list(target.people), telling.kind, telling.status))
            continue
        if telling.relation and telling.refers and telling.dates and (target is None or _dates_differ(telling, target)):
            drafts.append(_Draft([replace(telling, refers=False)], [], telling.kind, telling.status))
            continue
        if telling.relation and telling.refers:
            _anchor(telling, _antecedent(telling, _told_before(telling, drafts)), drafts)
        elif target is not None:
            _absorb(target, telling)
            _hang(telling, target, drafts)
        elif telling.trigger.form == "delegation":
            continue
        elif telling.group or (telling.refers and telling.kind is not Kind.VISIT):
            _open_for_pair(telling, drafts, lost, marks)
        elif telling.vague and telling.plural and len(telling.people) < 2 and not telling.dates:
            lost.append((telling, "several contacts in one breath, without a day and a counterpart"))
        else:
            drafts.append(_Draft([telling], list(telling.people), telling.kind, telling.status))
            _hang(telling, drafts[-1], drafts)
    return drafts, lost


def _meets_again(telling: Telling, target: _Draft) -> bool:
    """Whether "they will meet" announces another contact of the same people than the one told before."""
    other = telling.status is not target.status and telling.status is Status.PLANNED
    return telling.group and telling.trigger.form == "verb" and other and bool(telling.dates or telling.city)


def _hang(telling: Telling, draft: _Draft, drafts: Sequence[_Draft]) -> None:
    """ "On the final afternoon of the negotiations A met B": the meeting has its day from the negotiations told before."""
    if telling.hangs_on is None or draft.anchor is not None:
        return
    relation, trigger = telling.hangs_on
    noun = replace(telling, trigger=trigger, kind=trigger.kind, refers=True)
    target = _antecedent(noun, [d for d in _told_before(telling, drafts) if d is not draft])
    if target is not None:
        draft.anchor = (relation, target, noun)


def _antecedent(telling: Telling, drafts: Sequence[_Draft]) -> _Draft | None:
    """What "the meeting" or "the two ministers" refers to: the last of that kind, else the last that the noun can mean."""
    near = [draft for draft in reversed(drafts) if not draft.recalled] or list(reversed(drafts))
    if telling.trigger.form == "delegation":
        return next((draft for draft in near if draft.kind in _SITTING or draft.kind is Kind.CALL), None)
    if telling.past:  # what is told in the past is first of all something that was held
        near.sort(key=lambda draft: draft.status is Status.PLANNED)
    if telling.group and not telling.refers:
        return next((draft for draft in near if len(draft.people) > 1), None)
    same = next((draft for draft in near if draft.kind is telling.kind), None)
    if same is not None or telling.kind in (Kind.VISIT, Kind.SIGNING, Kind.LETTER):
        return same
    if telling.kind is Kind.MEETING:
        return next((draft for draft in near if draft.kind is not Kind.VISIT), None)
    return next((draft for draft in near if draft.kind in _SITTING and telling.kind in _SITTING), None)


def _told_before(telling: Telling, drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts that earlier sentences tell: what stands "before the session" in one sentence is not the session."""
    return [draft for draft in drafts if draft.tellings[0].sentence < telling.sentence]


def _anchor(telling: Telling, target: _Draft | None, drafts: Sequence[_Draft]) -> None:
    """ "... held right before the official session": the engagement told before it in the sentence hangs on the session."""
    beside = [
        d
        for d in drafts
        if d is not target and d.tellings[-1].sentence == telling.sentence and d.tellings[-1].end <= telling.trigger.begin
    ]
    if target is not None and beside and not beside[-1].date and beside[-1].anchor is None:
        beside[-1].anchor = (telling.relation, target, telling)


def _open_for_pair(telling: Telling, drafts: list[_Draft], lost: list[tuple[Telling, str]], marks: Marks) -> None:
    """A text that opens with "The two officials discussed": they are the two whom it names further on."""
    pair = main_pair(marks)
    if pair and not any(len(draft.people) > 1 for draft in drafts):
        telling.people = list(pair)
        drafts.append(_Draft([telling], list(pair), Kind.MEETING if telling.group else telling.kind, telling.status))
    elif telling.refers and telling.dates:
        drafts.append(_Draft([telling], [], telling.kind, telling.status))
    else:
        lost.append((telling, "refers to a contact that the text does not tell"))


def main_pair(marks: Marks) -> tuple[int, int] | None:
    """The two people of different sides of a text that names just two who matter; None where it names more or fewer."""
    often = [i for i, p in enumerate(marks.people) if p.named and len(p.mentions) > 1]
    people = often if len(often) == 2 else [i for i, p in enumerate(marks.people) if p.named]
    if len(people) != 2:
        return None
    sides = {marks.people[i].participant.side for i in people}
    return (people[0], people[1]) if len(sides) == 2 else None


def _same(telling: Telling, drafts: Sequence[_Draft], marks: Marks) -> _Draft | None:
    """The draft that a telling tells again: the same people, nothing that contradicts."""
    fitting = [draft for draft in drafts if draft.status is telling.status or _agree(telling, draft) or telling.people]
    fitting = [draft for draft in fitting if _tells_again(telling, draft, marks)]
    return fitting[-1] if fitting else None


def _tells_again(telling: Telling, draft: _Draft, marks: Marks) -> bool:
    if all(t.heading for t in draft.tellings) and not telling.heading:
        mine, theirs = set(telling.people), set(draft.people)
        return (
            bool(mine & theirs)
            and (mine <= theirs or theirs <= mine)
            and _kinds_fit(telling.kind, draft.kind)
            and not telling.recalled
        )
    if (telling.recalled is not None) != draft.recalled and not _agree(telling, draft):
        return False
    if (telling.kind is Kind.VISIT) != (draft.kind is Kind.VISIT) or not _kinds_fit(telling.kind, draft.kind):
        return False
    if telling.status is not draft.status and not _agree(telling, draft):
        return False
    if telling.ordinal and draft.ordinal and telling.ordinal[0] != draft.ordinal[0]:
        return False
    if _dates_differ(telling, draft) or _places_differ(telling, draft):
        return False
    mine, theirs = set(telling.people), set(draft.people)
    if not mine and not theirs:
        return _named_alike(telling, draft)
    if len(mine) == 1 and mine <= theirs:
        return telling.kind is draft.kind and not telling.apart and not telling.plural and _alone(telling)
    if not theirs:
        return _gives_people(telling, draft, marks)
    if not mine:
        return bool(draft.ordinal and telling.ordinal)
    return len(mine & theirs) > 1 and (mine <= theirs or theirs <= mine) and not (telling.apart and telling.dates)


def _gives_people(telling: Telling, draft: _Draft, marks: Marks) -> bool:
    """Whether a telling names the people of a contact that the sentence before dated: "Consultations ended today. X hosted Y." """
    if telling.ordinal and draft.ordinal:
        return True
    near = telling.sentence - draft.tellings[-1].sentence <= 1 and not telling.dates and not telling.apart
    kinds = telling.kind is draft.kind and draft.kind in (Kind.MEETING, Kind.CALL, Kind.SIGNING)
    parties = {m.value for t in draft.tellings for m in t.parties}
    sides = {marks.people[i].participant.side for i in telling.people}
    return near and kinds and len(telling.people) > 1 and (bool(parties & sides) or sides == {None})


def _kinds_fit(a: Kind, b: Kind) -> bool:
    return a is b or (a in _SITTING and b in _SITTING) or {a, b} == {Kind.CALL, Kind.MEETING}


def _alone(telling: Telling) -> bool:
    """Whether a telling with one person names no other party, so that it may be the contact told before."""
    return len({m.value for m in telling.parties}) < 2 and not telling.dates


def _agree(telling: Telling, draft: _Draft) -> bool:
    """Whether both tell the same known date."""
    date = draft.date
    return bool(date and telling.dates and any(_same_day(other, date) for other in telling.dates))


def _same_day(a: DateMention, b: DateMention) -> bool:
    if a.when.known and b.when.known:
        return (a.when.start, a.when.end) == (b.when.start, b.when.end)
    return (a.start, a.end) == (b.start, b.end)


def _dates_differ(telling: Telling, draft: _Draft) -> bool:
    date = draft.date
    return bool(date and telling.dates and not any(_overlap(other, date) for other in telling.dates))


def _overlap(a: DateMention, b: DateMention) -> bool:
    if not (a.when.known and b.when.known):
        return _same_day(a, b) or a.precision is not b.precision
    first, second = a.when, b.when
    starts_late = first.start and second.end and first.start > second.end
    ends_early = first.end and second.start and first.end < second.start
    return not (starts_late or ends_early)


def _places_differ(telling: Telling, draft: _Draft) -> bool:
    city, country = draft.city(), draft.country()
    if telling.city and city and telling.city.value != city.value:
        return True
    return bool(telling.country and country and telling.country.value != country.value)


def _named_alike(telling: Telling, draft: _Draft) -> bool:
    """Whether two tellings without people are one: the same kind, and no other parties."""
    mine = {mention.value for mention in telling.parties}
    theirs = {mention.value for t in draft.tellings for mention in t.parties}
    return telling.kind is draft.kind and (not mine or not theirs or bool(mine & theirs))


def _absorb(draft: _Draft, telling: Telling) -> None:
    if all(t.heading for t in draft.tellings):  # a heading has no tense of its own: "President A's Call with B"
        draft.status = telling.status
    draft.tellings.append(telling)
    if not telling.group:
        draft.people += [person for person in telling.people if person not in draft.people]
    if draft.status is Status.PLANNED and telling.past and telling.refers and not telling.relation:
        draft.status = Status.HELD
    if telling.status is Status.CANCELLED:
        draft.status = Status.CANCELLED


def _without_journeys(drafts: Sequence[_Draft]) -> list[_Draft]:
    """The drafts less the journeys of one day that only lead to a meeting: "will travel to Riyadh on Saturday to meet with X"."""
    kept = list(drafts)
    for visit in drafts:
        first = visit.tellings[0]
        one_day = visit.date is not None and visit.date.precision is Precision.DAY and visit.date.start == visit.date.end
        if visit.kind is not Kind.VISIT or len(visit.tellings) > 1 or not one_day or not visit.people:
            continue
        aims = [
            d
            for d in drafts
            if d.kind is not Kind.VISIT and d.tellings[0].sentence == first.sentence and d.date in (None, visit.date)
        ]
        aims = [d for d in aims if visit.people[0] in d.people and len(d.people) > 1]
        if len(aims) == 1:
            told = aims[0].tellings[0]
            told.dates = told.dates or list(first.dates)
            told.city, told.country = told.city or first.city, told.country or first.country
            aims[0].status = visit.status if told.cue is None else aims[0].status
            kept.remove(visit)
    return kept


def _by_days(drafts: Sequence[_Draft], tellings: Sequence[Telling], marks: Marks) -> list[_Draft]:
    """The drafts, several undated contacts told in one made one for each day that the next sentence gives: "two calls … on Thursday and on Saturday"."""
    telling_sentences = {telling.sentence for telling in tellings}
    found: list[_Draft] = []
    for draft in drafts:
        last = draft.tellings[-1]
        several = last.plural and not last.vague and draft.date is None and draft.people
        days = [
            d
            for s in (last.sentence + 1, last.sentence + 2)
            if several and s not in telling_sentences
            for d in _days_of(s, marks)
        ]
        if len(days) < 2:
            found.append(draft)
            continue
        for day in days:
            part = replace(last, dates=[day], plural=False)
            found.append(_Draft([part], list(draft.people), draft.kind, draft.status))
    return found


def _days_of(sentence: int, marks: Marks) -> list[DateMention]:
    if sentence >= len(marks.sentences):
        return []
    begin, end = marks.sentences[sentence].begin, marks.sentences[sentence].end
    inside = [d for d in marks.dates if begin <= d.mention.begin < end and not d.excluded]
    return [d for d in inside if d.precision is Precision.DAY and d.relation is TimeRelation.ON]


# --- judging ---------------------------------------------------------------------------------------------------------------


def _judge(drafts: Sequence[_Draft], marks: Marks, knowledge: Knowledge) -> tuple[list[_Draft], list[tuple[Telling, str]]]:
    kept: list[_Draft] = []
    refused: list[tuple[Telling, str]] = []
    for draft in drafts:
        reason = _refusal(draft, marks, drafts, knowledge)
        if reason:
            refused += [(telling, reason) for telling in draft.tellings]
        else:
            kept.append(draft)
    for draft in kept:  # an engagement cannot hang on one that was refused
        if draft.anchor and draft.anchor[1] not in kept:
            draft.anchor = None
    return kept, refused


def _refusal(draft: _Draft, marks: Marks, drafts: Sequence[_Draft], knowledge: Knowledge) -> str:
    """Why a draft is no engagement; empty where it is one."""
    parties = set(_parties(draft, marks)) | {m.value for telling in draft.tellings for m in telling.parties}
    dated = draft.date is not None or draft.anchor is not None
    if draft.kind is Kind.VISIT:
        return _visit_refusal(draft, drafts, dated=dated)
    if not draft.people:
        return _unnamed_refusal(draft, parties)
    if draft.kind is Kind.SUMMIT and draft.city():
        return ""
    if len(draft.people) == 1:
        if all(t.outsiders for t in draft.tellings if not t.refers):
            return "nobody on the other side who sits for a state"
        if len(parties) < 2 or all(t.plural for t in draft.tellings):
            return "no counterpart"
        return "" if dated or draft.tellings[0].trigger.form != "noun" else "no day and no named counterpart"
    if len(parties) < 2 and (all(marks.people[i].participant.side for i in draft.people) or not _speaks_of_abroad(draft, marks, knowledge)):
        return "one government only"
    return ""


def _unnamed_refusal(draft: _Draft, parties: set[str]) -> str:
    """Why a draft that names nobody is no engagement: it needs a day or a month, or an ordinal, and two parties."""
    own = {m.value for telling in draft.tellings for m in telling.parties}
    date = draft.date
    dated = draft.anchor is not None or (
        date is not None and date.relation is TimeRelation.ON and date.precision in (Precision.DAY, Precision.MONTH, Precision.UNKNOWN)
    )
    if not dated and not draft.ordinal and not (_scheduled(draft) and (len(own) > 1 or draft.city())):
        return "no official and no day"
    if all(t.plural or t.vague for t in draft.tellings) and not draft.ordinal:
        return "several contacts in one breath, without officials"
    body = draft.kind is Kind.SUMMIT and any(len(party) > 2 for party in parties)
    return "" if len(parties) > 1 or body else "no counterpart"


def _scheduled(draft: _Draft) -> bool:
    """Whether one engagement is announced for a place: "the next dialogue would take place in Washington"."""
    first = draft.tellings[0]
    told_after = first.cue is not None and first.cue[0] >= first.trigger.end
    singular = not first.plural and not first.vague and first.trigger.form == "noun"
    return draft.status is Status.PLANNED and singular and (draft.city() is not None or told_after)


def _speaks_of_abroad(draft: _Draft, marks: Marks, knowledge: Knowledge) -> bool:
    """Whether the heading or its sentences name a second country, where the side of one of its people is not told."""
    spans = [(marks.sentences[i].begin, marks.sentences[i].end) for i in {0, *(telling.sentence for telling in draft.tellings)}]
    near = [m for m in marks.places if m.rule.endswith(":dateline") or any(b <= m.begin < e for b, e in spans)]
    named = {m.value if m.kind is MentionKind.COUNTRY else _land_of(m, knowledge) or "" for m in near} - {""}
    return len(_sides(draft, marks) | named) > 1


def _visit_refusal(draft: _Draft, drafts: Sequence[_Draft], *, dated: bool) -> str:
    """A visit needs a visitor, somewhere to go and days of its own, else it is only the frame of a meeting."""
    if not draft.people:
        return "a visit without a visitor"
    if not dated:
        return "a visit without days of its own"
    abroad = draft.city() or draft.country()
    if abroad is None and not any(t.parties for t in draft.tellings):
        return "a visit without a place"
    others = [
        d
        for d in drafts
        if d is not draft and d.kind is not Kind.VISIT and set(d.people) & set(draft.people) and d.date is draft.date
    ]
    return "the frame of a meeting of the same day" if others else ""


def _sides(draft: _Draft, marks: Marks) -> set[str]:
    return {side for i in draft.people if (side := marks.people[i].participant.side)}


# --- sentences and issues --------------------------------------------------------------------------------------------------


def _own_sentences(drafts: Sequence[_Draft], marks: Marks) -> None:
    """Give each sentence to the engagement that it goes on about: the one last told as news, a recalled one its own sentence only."""
    told: dict[int, list[_Draft]] = {}
    for draft in drafts:
        for telling in draft.tellings:
            if not telling.bare:  # "in trade negotiations" is not about the negotiation told last
                told.setdefault(telling.sentence, []).append(draft)
    current: _Draft | None = next((d for d in drafts if not d.recalled), drafts[0] if drafts else None)
    for index in range(len(marks.sentences)):
        here = list({id(draft): draft for draft in told.get(index, [])}.values())
        for draft in here:
            draft.sentences.append(index)
        running = [draft for draft in here if not draft.recalled and draft.status is not Status.PLANNED] or [
            draft for draft in here if not draft.recalled
        ]
        if running:
            current = running[0]
        elif current is not None and not here:
            current.sentences.append(index)


def _issues(draft: _Draft, marks: Marks) -> list[Mention]:
    """The issues of an engagement, the most mentioned first, each by its first mention in the sentences that are about it."""
    spans = [(marks.sentences[i].begin, marks.sentences[i].end) for i in draft.sentences]
    found = [m for m in marks.issues if any(begin <= m.begin < end for begin, end in spans)]
    counts = Counter(m.value for m in found)
    firsts: dict[str, Mention] = {}
    for mention in found:
        firsts.setdefault(mention.value, mention)
    ranked = sorted(firsts.values(), key=lambda m: (-counts[m.value], m.begin))
    return ranked[:MOST_ISSUES]


# --- building --------------------------------------------------------------------------------------------------------------


def _engagement(article: Article, marks: Marks, knowledge: Knowledge, draft: _Draft) -> Engagement:
    people = [draft.people[0]] if draft.kind is Kind.VISIT else draft.people
    officials = tuple(marks.people[i].participant for i in people)
    parties = _parties(draft, marks)
    kind = _kind(article, draft, officials, marks)
    told = draft.date
    when = told.when if told else When()
    claims: list[Claim] = [_kind_claim(article, draft, kind)]
    if told:
        claims.append(
            Claim(
                field=Field.WHEN,
                value=_dates_in_words(told),
                mention=told.mention,
                state=_state(told),
                why=when.why or told.doubt,
            )
        )
    elif draft.anchor:
        told, when, dating = _anchored(draft.anchor, article)
        claims += dating
    city, country, where = _place(draft, knowledge)
    claims += where
    claims += _people_claims(draft, people, marks)
    claims += [Claim(field=Field.PARTIES, value=m.value, mention=m) for m in _first_parties(draft, parties)]
    issues = _issues(draft, marks)
    claims += [Claim(field=Field.ISSUES, value=m.value, mention=m) for m in issues]
    series = _series(article, draft, parties, marks, knowledge, claims)
    claims += _status_claims(article, draft)
    status = _status(article, draft, when)
    return Engagement(
        article=article.id,
        index=0,
        kind=kind,
        status=status,
        when=when,
        told=told,
        city=None if kind is Kind.CALL else city,
        country=None if kind is Kind.CALL else country,
        officials=officials,
        parties=parties,
        issues=tuple(m.value for m in issues),
        series=series,
        main=not draft.recalled or status is Status.PLANNED,
        sentences=tuple(_sentence(article, marks, i) for i in _best_first(draft)),
        claims=tuple(claims),
    )


def _best_first(draft: _Draft) -> list[int]:
    """Its sentences, the most telling first: with a date, with most of the people, with a place."""
    ranked = sorted(draft.tellings, key=lambda t: (t.refers, not t.dates, -len(set(t.people)), t.city is None, t.sentence))
    return list(dict.fromkeys(t.sentence for t in ranked if not t.refers or t.dates)) or [draft.tellings[0].sentence]


def _sentence(article: Article, marks: Marks, index: int) -> Mention:
    sentence = marks.sentences[index]
    return mention_of(article, sentence.begin, sentence.end, MentionKind.SENTENCE, "", "sentence")


def _kind(article: Article, draft: _Draft, officials: Sequence[Participant], marks: Marks) -> Kind:
    """Three sides at one table make a meeting a summit; a summit of two is a meeting."""
    sides = {official.side for official in officials if official.side}
    if draft.kind is Kind.MEETING and len(sides) > 2:
        return Kind.SUMMIT
    if draft.kind is Kind.MEETING and _bargains(article, draft, marks):
        return Kind.NEGOTIATION
    return Kind.MEETING if draft.kind is Kind.SUMMIT and len(officials) > 1 and len(sides) == 2 else draft.kind


def _bargains(article: Article, draft: _Draft, marks: Marks) -> bool:
    """Whether "talks" are on trade or tariffs by the words right around them, and so a negotiation."""
    trigger = draft.tellings[0].trigger
    if article.text[trigger.begin : trigger.end].casefold() != "talks":
        return False
    near = [m for m in marks.issues if trigger.begin - 30 <= m.end and m.begin <= trigger.end + 50]
    return any(m.value in ("trade-agreement", "tariffs") for m in near)


def _kind_claim(article: Article, draft: _Draft, kind: Kind) -> Claim:
    trigger = draft.tellings[0].trigger
    mention = mention_of(article, trigger.begin, trigger.end, MentionKind.CONTACT, kind.value, trigger.rule)
    why = ("three sides at one table" if kind is Kind.SUMMIT else "two sides at the table") if kind is not draft.kind else ""
    return Claim(field=Field.KIND, value=kind.value, mention=mention, state=State.INFERRED if why else State.TOLD, why=why)


def _dates_in_words(told: DateMention) -> str:
    when = told.when
    if not when.known:
        return told.mention.value
    return "/".join(
        day.isoformat() if day else ".." for day in ((when.start, when.end) if when.start != when.end else (when.start,))
    )


def _state(told: DateMention) -> State:
    if told.doubt:
        return State.DOUBTFUL
    return State.TOLD if told.when.basis in (Basis.STATED, Basis.UNKNOWN) else State.INFERRED


def _anchored(anchor: tuple[str, _Draft, Telling], article: Article) -> tuple[DateMention | None, When, list[Claim]]:
    """A date against another engagement: "right before the round of 12 to 14 November" ends, at the latest, on the 12th."""
    relation, target, telling = anchor
    date = target.date
    if date is None:
        return None, When(), []
    words = _anchor_words(article, relation, telling)
    if not date.when.known:
        return _half_known_anchor(relation, date, words), When(), []
    why = f"told only as “{' '.join(words.text.split())}”; that was {_span_in_words(date.when)}"
    when = _against(relation, date.when, why)
    return None, when, [
        Claim(field=Field.WHEN, value=_open_span(when), mention=words, state=State.INFERRED, why=why),
        Claim(field=Field.WHEN, value=_dates_in_words(date), mention=date.mention, state=State.INFERRED, why="the date it hangs on"),
    ]


def _anchor_words(article: Article, relation: str, telling: Telling) -> Mention:
    """The words that tie one engagement to another: "right before the official technical negotiation session"."""
    found = re.search(r"(?:\w+\s+)?\b(?:before|after|ahead|following|prior|first|opening|last|final|closing)\b[^.;]*\Z", article.text[telling.begin - 12 if telling.begin > 12 else 0 : telling.trigger.end])
    begin = telling.trigger.end - len(found.group()) if found else telling.begin
    return mention_of(article, begin, telling.trigger.end, MentionKind.DATE, relation, f"relation-{relation.replace(' ', '-')}")


def _against(relation: str, when: When, why: str) -> When:
    """The date that another one gives: before it, after it, or one of its ends."""
    day = when.start if relation in ("before", "first day") else when.end
    if day is None:
        return When()
    if relation in ("first day", "last day"):
        return When(start=day, end=day, precision=Precision.DAY, basis=Basis.RELATIVE, why=why)
    start, end = (None, day) if relation == "before" else (day, None)
    return When(start=start, end=end, precision=Precision.APPROXIMATE, basis=Basis.RELATIVE, why=why)


def _half_known_anchor(relation: str, date: DateMention, words: Mention) -> DateMention | None:
    """The same where the other date lacks its year, which may be settled later."""
    day = date.start if relation in ("before", "first day") else date.end or date.start
    if day is None:
        return None
    if relation in ("first day", "last day"):
        return DateMention(mention=words, start=day, end=day, precision=Precision.DAY)
    start, end = (None, day) if relation == "before" else (day, None)
    before = TimeRelation.BEFORE if relation == "before" else TimeRelation.AFTER
    return DateMention(mention=words, start=start, end=end, precision=Precision.APPROXIMATE, relation=before)


def _open_span(when: When) -> str:
    return f"../{when.end.isoformat()}" if when.end else f"{when.start.isoformat()}/.." if when.start else ""


def _span_in_words(when: When) -> str:
    days = [f"{day.day} {day:%b %Y}" for day in dict.fromkeys(day for day in (when.start, when.end) if day)]
    return " to ".join(days)


def _place(draft: _Draft, knowledge: Knowledge) -> tuple[str | None, str | None, list[Claim]]:
    city, country = draft.city(), draft.country()
    state, why = State.TOLD, ""
    if city is None and country is None and draft.anchor is not None:
        city, country = draft.anchor[1].city(), draft.anchor[1].country()
        state, why = State.INFERRED, "the place of the engagement that its date hangs on"
    land = _land_of(city, knowledge) if city else None
    claims = []
    if city:
        claims.append(Claim(field=Field.CITY, value=city.value, mention=city, state=state, why=why))
    where = country.value if country and land in (None, country.value) else land
    if where:
        claims.append(
            Claim(field=Field.COUNTRY, value=where, mention=city if land == where and city else country, state=state, why=why)
        )
    return city.value if city else None, where, claims


def _land_of(city: Mention, knowledge: Knowledge) -> str | None:
    return next((place.country for place in knowledge.places if place.id == city.id), None)


def _people_claims(draft: _Draft, people: Iterable[int], marks: Marks) -> list[Claim]:
    claims = []
    for index in people:
        person = marks.people[index]
        spans = {(p.begin, p.end) for telling in draft.tellings for p in telling.presences if p.person == index}
        mention = next((m for m in person.mentions if (m.begin, m.end) in spans), person.mentions[0])
        told = (mention.begin, mention.end) in spans
        claims.append(
            Claim(
                field=Field.OFFICIALS,
                value=person.participant.name,
                mention=mention,
                state=State.TOLD if told else State.INFERRED,
                why="" if told else "the text speaks of both together here and names them elsewhere",
            )
        )
    return claims


def _parties(draft: _Draft, marks: Marks) -> tuple[str, ...]:
    """The sides at the table: those of the people; where they are fewer than two, also the countries of the clause."""
    sides = _sides(draft, marks)
    if len(sides) < 2 or not draft.people:
        sides |= {m.value for telling in draft.tellings[:1] for m in telling.parties}
    if len(sides) < 2 and (draft.kind is Kind.NEGOTIATION or not draft.people):
        here = {telling.sentence for telling in draft.tellings}
        spans = [(marks.sentences[i].begin, marks.sentences[i].end) for i in here]
        sides |= {
            p.participant.side
            for p in marks.people
            if p.participant.side and any(b <= m.begin < e for m in p.mentions for b, e in spans)
        }
    if len(sides) < 2 and (draft.kind is Kind.NEGOTIATION or not draft.people):
        all_sides = {p.participant.side for p in marks.people if p.named and p.participant.side}
        sides = all_sides if len(all_sides) == 2 else sides | _main_countries(marks)
    return tuple(sorted(sides))


def _main_countries(marks: Marks) -> set[str]:
    """The two countries that an article is about: both named more than once, no third one as often."""
    counts = Counter(m.value for m in marks.places if m.kind is MentionKind.COUNTRY and len(m.value) == 2)
    ranked = counts.most_common(3)
    clear = len(ranked) > 1 and ranked[1][1] > 1 and (len(ranked) == 2 or ranked[2][1] < ranked[1][1])
    return {ranked[0][0], ranked[1][0]} if clear else set()


def _first_parties(draft: _Draft, parties: Sequence[str]) -> list[Mention]:
    firsts: dict[str, Mention] = {}
    for telling in draft.tellings:
        for mention in telling.parties:
            if mention.value in parties:
                firsts.setdefault(mention.value, mention)
    return list(firsts.values())


def _series(
    article: Article, draft: _Draft, parties: Sequence[str], marks: Marks, knowledge: Knowledge, claims: list[Claim]
) -> Series | None:
    """The series and the place in it, where an ordinal is told: "the 5th round" of US and VN on a trade agreement."""
    if draft.ordinal is None or draft.kind in (Kind.VISIT, Kind.LETTER, Kind.SIGNING):
        return None
    number, begin, end = draft.ordinal
    mention = mention_of(article, begin, end, MentionKind.SERIES, str(number), "ordinal")
    labels = {issue.id: issue.label for issue in knowledge.issues}
    topic = labels.get(_topic(draft, marks), "")
    sides = "-".join(parties)
    topic = topic[:1].lower() + topic[1:] if topic[1:2].islower() else topic
    name = " ".join(part for part in (sides, topic, draft.kind.value) if part)
    claims.append(Claim(field=Field.SERIES, value=f"{name} ({number})", mention=mention))
    return Series(name=name, ordinal=number)


def _topic(draft: _Draft, marks: Marks) -> str:
    """The issue that the noun of a series is about, in the words right behind it: "the 5th round of talks on a trade agreement"."""
    telling = next(t for t in draft.tellings if t.ordinal)
    end = min(marks.sentences[telling.sentence].end, telling.trigger.end + TOPIC_REACH)
    behind = [m for m in marks.issues if telling.trigger.begin <= m.begin < end]
    return max(behind, key=lambda m: (m.end - m.begin, -m.begin)).value if behind else ""


def _status(article: Article, draft: _Draft, when: When) -> Status:
    """Planned by the words; an engagement whose day lies before the publication of the article was held, after it is planned."""
    if draft.status is Status.CANCELLED or article.published is None or not when.known:
        return draft.status
    last, first = when.end or when.start, when.start or when.end
    if draft.status is Status.PLANNED and last and last < article.published:
        return Status.HELD
    if draft.status is Status.HELD and first and first > article.published:
        return Status.PLANNED
    return draft.status


def _status_claims(article: Article, draft: _Draft) -> list[Claim]:
    cue = next((telling.cue for telling in draft.tellings if telling.cue and telling.status is draft.status), None)
    if cue is None:
        trigger = draft.tellings[0].trigger
        mention = mention_of(article, trigger.begin, trigger.end, MentionKind.CONTACT, draft.status.value, trigger.rule)
        return [Claim(field=Field.STATUS, value=draft.status.value, mention=mention)]
    mention = mention_of(article, cue[0], cue[1], MentionKind.CONTACT, draft.status.value, "status-cue")
    return [Claim(field=Field.STATUS, value=draft.status.value, mention=mention)]


# --- over the whole article ------------------------------------------------------------------------------------------------


def _within_visits(drafts: Sequence[_Draft], engagements: Sequence[Engagement]) -> list[Engagement]:
    """An undated meeting told after a dated visit of one of its people carries the visit's span, and its city where it has none."""
    found: list[Engagement] = []
    for draft, engagement in zip(drafts, engagements, strict=True):
        frames = [
            visit
            for other, visit in zip(drafts, engagements, strict=True)
            if other.kind is Kind.VISIT and visit.when.known and other.tellings[0].trigger.begin < draft.tellings[0].trigger.begin
            if other.people[0] in draft.people
        ]
        inside = draft.kind is not Kind.VISIT and not engagement.when.known and engagement.told is None and engagement.main
        if len(frames) == 1 and inside and draft.kind is not Kind.CALL:
            found.append(_framed(engagement, frames[0]))
        else:
            found.append(engagement)
    return found


_LASTS = re.compile(r"\b(two|three|four|five|six|seven|\d{1,2})[- ]days?\b|\blasts\s+(two|three|four|five|six|seven)\s+days\b", re.IGNORECASE)
_NUMBERS = {word: number for number, word in enumerate("one two three four five six seven".split(), start=1)}


def _as_a_journey(article: Article, draft: _Draft, engagement: Engagement, marks: Marks) -> Engagement:
    """A visit that is told by its first day: it lasts as long as the sentence says ("a three-day visit"), else its end is not told."""
    when = engagement.when
    if draft.kind is not Kind.VISIT or when.precision is not Precision.DAY or when.start is None or when.start != when.end:
        return engagement
    telling = next(t for t in draft.tellings if t.dates)
    sentence = marks.sentences[telling.sentence]
    lasts = _LASTS.search(article.text, sentence.begin, sentence.end)
    if lasts:
        number = (lasts.group(1) or lasts.group(2)).casefold()
        days = _NUMBERS.get(number) or int(number)
        end = when.start + dt.timedelta(days=min(days, 30) - 1)
        return replace(engagement, when=replace(when, end=end, why=f"{when.why}; “{lasts.group()}”".lstrip("; ")))
    begins = re.match(r"(?:arriv|land)", article.text[telling.trigger.begin : telling.trigger.end], re.IGNORECASE)
    return replace(engagement, when=replace(when, end=None)) if begins else engagement


def _at_the_dateline(
    article: Article, drafts: Sequence[_Draft], engagements: Sequence[Engagement], marks: Marks, knowledge: Knowledge
) -> list[Engagement]:
    """A contact was where the article was written if its sentence says "here" or "in the capital"."""
    place = next((m for m in marks.places if m.kind is MentionKind.PLACE and m.rule.endswith(":dateline")), None)
    found = list(engagements)
    if place is None:
        return found
    land = _land_of(place, knowledge)
    for index, (draft, engagement) in enumerate(zip(drafts, engagements, strict=True)):
        sentence = marks.sentences[draft.tellings[0].sentence]
        here = re.search(r"\bhere\b|\bin the capital\b", article.text[sentence.begin : sentence.end])
        unplaced = engagement.city is None and engagement.country is None and engagement.kind is not Kind.CALL
        if unplaced and engagement.main and here and land:
            why = "the place of the dateline"
            claim = Claim(field=Field.CITY, value=place.value, mention=place, state=State.INFERRED, why=why)
            claims = (*engagement.claims, claim, replace(claim, field=Field.COUNTRY, value=land))
            found[index] = replace(engagement, city=place.value, country=land, claims=claims)
    return found


def _within_series(drafts: Sequence[_Draft], kept: Sequence[_Draft], engagements: Sequence[Engagement]) -> list[Engagement]:
    """Meetings told one by one after "held separate meetings with his counterparts on September 24" were on that day."""
    found = list(engagements)
    for place, (draft, engagement) in enumerate(zip(kept, engagements, strict=True)):
        if engagement.when.known or engagement.told is not None or not engagement.main or not draft.people:
            continue
        frames = [
            d
            for d in drafts
            if d not in kept and d.date and d.tellings[0].plural and d.kind is draft.kind
            if d.people and d.people[0] in draft.people and d.tellings[0].sentence < draft.tellings[0].sentence
        ]
        if len(frames) == 1 and frames[0].date:
            date = frames[0].date
            why = "one of several that the article dates together"
            when = replace(date.when, basis=Basis.RELATIVE, why=why) if date.when.known else date.when
            claim = Claim(field=Field.WHEN, value=_dates_in_words(date), mention=date.mention, state=State.INFERRED, why=why)
            found[place] = replace(engagement, when=when, told=date, claims=(*engagement.claims, claim))
    return found


def _on_publication_day(article: Article, drafts: Sequence[_Draft], engagements: Sequence[Engagement]) -> list[Engagement]:
    """The engagement that an article opens with and gives no date for took place, as far as can be told, on the day it came out.

    The weakest evidence there is: only for what the first two sentences tell as news, and only where nothing else dates it.
    """
    found = list(engagements)
    day = article.published
    for place, (draft, engagement) in enumerate(zip(drafts, engagements, strict=True)):
        opens = draft.tellings[0].sentence < 2 and not draft.recalled and not any(t.cue for t in draft.tellings)
        bare = not engagement.when.known and engagement.told is None and draft.anchor is None and len(draft.people) > 1
        if day is not None and opens and bare and engagement.status is Status.HELD:
            why = "no date is told; the article came out on this day"
            when = When(start=day, end=day, precision=Precision.DAY, basis=Basis.PUBLICATION, why=why)
            found[place] = replace(engagement, when=when)
        break
    return found


def _framed(engagement: Engagement, visit: Engagement) -> Engagement:
    why = "told within the visit, without a day of its own"
    when = replace(visit.when, basis=Basis.SPAN_OF_VISIT, why=why)
    claims = [replace(c, state=State.INFERRED, why=why) for c in visit.claims if c.field is Field.WHEN]
    return replace(
        engagement,
        when=when,
        city=engagement.city or (visit.city if engagement.country in (None, visit.country) else None),
        country=engagement.country or visit.country,
        claims=(*engagement.claims, *claims),
    )


def _news_or_recalled(engagement: Engagement, engagements: Sequence[Engagement]) -> Engagement:
    """A contact long before the first one that the article tells as news is recalled."""
    lead = next((e for e in engagements if e.main and e.when.start), None)
    if (
        lead is None
        or engagement is lead
        or engagement.status is not Status.HELD
        or not engagement.when.end
        or not lead.when.start
    ):
        return engagement
    long_ago = (lead.when.start - engagement.when.end).days > RECALL_DAYS
    return replace(engagement, main=False) if long_ago else engagement


def _refusals(
    article: Article, marks: Marks, kept: Sequence[_Draft], refused: Sequence[tuple[Telling, str]]
) -> tuple[Refusal, ...]:
    """Sentences with a date or a contact word that no engagement was made of, each once, with the reason."""
    used = {telling.sentence for draft in kept for telling in draft.tellings}
    reasons: dict[int, str] = {}
    for telling, reason in refused:
        reasons.setdefault(telling.sentence, reason)
    for date in marks.dates:
        index = next((i for i, s in enumerate(marks.sentences) if s.begin <= date.mention.begin < s.end), None)
        if index is not None:
            reasons.setdefault(index, date.excluded or "a date, and no contact")
    return tuple(
        Refusal(sentence=_sentence(article, marks, index), reason=reason)
        for index, reason in sorted(reasons.items())
        if index not in used
    )
