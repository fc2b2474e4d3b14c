"""Which drafts are no engagement, and why: no counterpart, no day and no official, too vague to be one contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.engagements.drafts import Draft
from extract.engagements.findings import Findings, land_of
from extract.engagements.gathering import Lost
from extract.engagements.parties import meet_as_members, parties_of, sides_of, spans_of
from extract.fold import fold
from extract.model import DateMention, Kind, Precision, Refusal, Status, TimeRelation

_DATED = (Precision.DAY, Precision.MONTH, Precision.UNKNOWN)
COUNTRY_BEFORE = 25
"""How far before a title its country may stand: "his Cambodian counterpart, General"."""
SEAT = "metonym"
"""A government named by its seat ("White House") tells no country of somebody: "White House Director C" is at home."""
_OtherContacts = Mapping[int | None, Sequence[Draft]]
"""The drafts that are no visit, by the identity of the date that they share with a visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The drafts that are engagements, and the tellings of the others with the reason."""

    kept: list[Draft]
    refused: list[Lost]


def judge(drafts: Sequence[Draft], findings: Findings) -> Verdict:
    """Keep the drafts that are one contact of two parties; what hung on a refused one hangs on nothing."""
    contacts = _other_contacts(drafts)
    travellers = {draft.people[0] for draft in drafts if draft.kind is Kind.VISIT and draft.date and draft.people}
    reasons = ["" if _on_the_way(draft, travellers) else _refusal(draft, contacts, findings) for draft in drafts]
    kept = [draft for draft, reason in zip(drafts, reasons, strict=True) if not reason]
    refused = [(telling, reason) for draft, reason in zip(drafts, reasons, strict=True) if reason for telling in draft.tellings]
    known = {id(draft) for draft in kept}
    for draft in kept:
        if draft.anchor and id(draft.anchor.draft) not in known:
            draft.anchor = None
    return Verdict(kept=kept, refused=refused)


def _other_contacts(drafts: Iterable[Draft]) -> _OtherContacts:
    contacts: dict[int | None, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.kind is not Kind.VISIT:
            contacts[_identity(draft.date)].append(draft)
    return contacts


def _identity(date: DateMention | None) -> int | None:
    """One place in the text, however often its date is told: "travels on Friday to meet X" has one date for both."""
    return id(date) if date is not None else None


def _refusal(draft: Draft, contacts: _OtherContacts, findings: Findings) -> str:
    """Why a draft is no engagement; empty where it is one."""
    if draft.kind is Kind.VISIT:
        return _visit_refusal(draft, contacts)
    if draft.first.trigger.form == "pact" and (draft.date is None or not (draft.people or len(draft.parties) > 1)):
        return "a signed paper whose day or sides are not told"
    parties = set(parties_of(draft, findings)) | draft.parties
    if not draft.people:
        members = meet_as_members(draft, findings)
        return _unnamed_refusal(draft, parties, findings.knowledge.countries.organisations, members=members)
    if draft.kind is Kind.SUMMIT and draft.city:
        return ""
    if len(draft.people) == 1:
        return _lonely_refusal(draft, parties, findings)
    if len(parties) > 1 or any(telling.both for telling in draft.tellings) or _hold_one_office(draft, findings):
        return ""
    all_sided = all(findings.side(person) for person in draft.people)
    if all_sided:
        return "one government only"
    return "" if _speaks_of_abroad(draft, findings) else "nothing tells that they sit for two governments"


def _hold_one_office(draft: Draft, findings: Findings) -> bool:
    """Whether two of a draft's people hold the same office, which no government gives twice: two foreign ministers."""
    offices = [fold(office) for person in draft.people if (office := findings.people[person].participant.office)]
    return len(offices) > len(set(offices)) or (len(offices) == 2 and _are_one_office(offices[0], offices[1], findings))


def _are_one_office(a: str, b: str, findings: Findings) -> bool:
    """Whether two titles are those of one office with its portfolio: "Defence Minister", "Minister of National Defence"."""
    deputies = set(findings.knowledge.word_list("deputies"))
    one, other = set(a.split()), set(b.split())
    shared = (one & other) - {"of", "the", "for", "and"}
    return len(shared) > 1 and "minister" in shared and one & deputies == other & deputies


def _on_the_way(draft: Draft, travellers: set[int]) -> bool:
    """Whether somebody who travels takes part in an event with a name and a day: "will join the Dialogue on June 1"."""
    alone = len(draft.people) == 1 and draft.people[0] in travellers and draft.kind is not Kind.VISIT
    return alone and draft.date is not None and any(telling.named for telling in draft.tellings)


def _lonely_refusal(draft: Draft, parties: set[str], findings: Findings) -> str:
    """Why a draft with one person is no engagement: it needs another side, and a day where a noun alone tells it."""
    if all(telling.outsiders for telling in draft.tellings if not telling.refers):
        return "nobody on the other side who sits for a state"
    if (len(parties) < 2 and not _met_foreigners(draft, findings)) or all(telling.plural for telling in draft.tellings):
        return "no counterpart"
    date = draft.date
    dated = draft.anchor is not None or (date is not None and date.precision is not Precision.YEAR)
    return "" if dated or draft.first.trigger.form != "noun" else "no day and no named counterpart"


def _met_foreigners(draft: Draft, findings: Findings) -> bool:
    """Whether one of the home country, which needs no name, met officials of another: "the Minister met Chilean officials"."""
    first, side = draft.first, findings.side(draft.people[0])
    where = land_of(draft.city, findings.knowledge) if draft.city else draft.country.value if draft.country else None
    if side is not None and where not in (None, side) and findings.patterns.hosts_met.match(findings.text, first.trigger.end):
        return True  # "Mexican Minister A met officials of two departments in Washington"
    if side is not None or first.trigger.form == "noun":
        return False
    words = findings.patterns.others_met.match(findings.text, first.trigger.end)
    return words is not None and any(first.trigger.end <= country.begin < words.end() for country in first.parties)


def _unnamed_refusal(draft: Draft, parties: set[str], organisations: frozenset[str], *, members: bool) -> str:
    """Why a draft that names nobody is no engagement: it needs a day or a month, or an ordinal, and two parties."""
    date = draft.date
    told = date is not None and _is_day_of(date, draft) and date.precision in _DATED
    announced = _scheduled(draft) and (len(draft.parties) > 1 or draft.city is not None)
    if not told and draft.anchor is None and not draft.ordinal and not announced:
        return "no official and no day"
    if draft.status is Status.CANCELLED and draft.city is None and not draft.ordinal:
        return "called off in general, without officials and a place"
    if all(telling.plural or telling.vague for telling in draft.tellings) and not draft.ordinal:
        return "several contacts in one breath, without officials"
    body = members or (draft.kind is Kind.SUMMIT and not parties.isdisjoint(organisations))
    numbered = draft.kind is Kind.NEGOTIATION and draft.ordinal is not None and told
    return "" if len(parties) > 1 or body or numbered else "no counterpart"


def _is_day_of(date: DateMention, draft: Draft) -> bool:
    """Whether a date is when a contact was, or one end of what two sides told by name held: "A and B ended talks on Sunday"."""
    end = date.relation in (TimeRelation.UNTIL, TimeRelation.SINCE) and date.precision is Precision.DAY
    return date.relation is TimeRelation.ON or (end and len(draft.parties) > 1)


def _scheduled(draft: Draft) -> bool:
    """Whether one engagement is announced for a place: "the next dialogue would take place in Washington"."""
    first = draft.first
    told_after = first.cue is not None and first.cue[0] >= first.trigger.end
    singular = not first.plural and not first.vague and first.trigger.form in ("noun", "member")
    return draft.status is Status.PLANNED and singular and (draft.city is not None or told_after)


def _speaks_of_abroad(draft: Draft, findings: Findings) -> bool:
    """Whether the heading or its sentences name a second country, where the side of one of its people is not told."""
    lands = sides_of(draft, findings)
    for begin, end in spans_of({0, *(telling.sentence for telling in draft.tellings)}, findings):
        lands |= findings.lands_within(begin, end)
    datelines = {land_of(place, findings.knowledge) for place in findings.datelines} - {None}
    return len(lands | datelines) > 1 or _leads_at_home(draft, findings)


def _leads_at_home(draft: Draft, findings: Findings) -> bool:
    """Whether the one whom the text names first has no country, the other one has: "the Minister met the Chilean President".

    The other way round, "Chilean President A met Minister B" are of one government.
    """
    first, *others = sorted(draft.people)
    home = findings.side(first) is None and findings.people[first].participant.office is not None
    return home and all(_is_named_with_country(person, draft, findings) for person in others)


def _is_named_with_country(person: int, draft: Draft, findings: Findings) -> bool:
    """Whether the country of somebody stands before the name: "his Cambodian counterpart, General Tea Seiha"."""
    named = (presence for telling in draft.tellings for presence in telling.presences if presence.person == person)
    return any(
        not country.rule.startswith(SEAT)
        for presence in named
        for country in findings.countries.within(max(0, presence.lead - COUNTRY_BEFORE), presence.end)
    )


def _visit_refusal(draft: Draft, contacts: _OtherContacts) -> str:
    """A visit needs a visitor, somewhere to go and days of its own, else it is only the frame of a meeting."""
    if not draft.people:
        return "a visit without a visitor"
    if draft.date is None and draft.anchor is None:
        return "a visit without days of its own"
    goes = any(telling.parties or telling.trigger.goes for telling in draft.tellings)
    if not draft.city and not draft.country and not goes:
        return "a visit without a place"
    people = set(draft.people)
    same_day = contacts.get(_identity(draft.date), ())
    return "the frame of a meeting of the same day" if any(people & set(other.people) for other in same_day) else ""


def refusals_of(findings: Findings, kept: Iterable[Draft], refused: Iterable[Lost]) -> tuple[Refusal, ...]:
    """Sentences with a date or a contact word that no engagement was made of, each once, with the reason."""
    used = {telling.sentence for draft in kept for telling in draft.tellings}
    reasons: dict[int, str] = {}
    for telling, reason in refused:
        reasons.setdefault(telling.sentence, reason)
    for index, reason in _dated_sentences(findings):
        reasons.setdefault(index, reason)
    return tuple(
        Refusal(sentence=findings.sentence_mention(index), reason=reason)
        for index, reason in sorted(reasons.items())
        if index not in used
    )


def _dated_sentences(findings: Findings) -> Iterable[tuple[int, str]]:
    """Each sentence with a date, and what it is the date of where that is no engagement."""
    for index, sentence in enumerate(findings.sentences):
        for date in findings.dates.within(sentence.begin, sentence.end):
            yield (
                index,
                f"no contact; its date is of something else: {date.excluded}" if date.excluded else "a date, and no contact",
            )
