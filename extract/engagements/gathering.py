"""Tellings gathered into drafts, in text order.

"At the meeting" goes to the meeting before it, a second telling with the same people joins the first, a new date or a new party
opens another draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extract.engagements.at_hand import pair_at_hand
from extract.engagements.drafts import SITTING, Anchor, Draft, Drafts, draft_of, same_number
from extract.engagements.findings import Findings
from extract.engagements.likeness import dates_differ, is_called, tells_again, told_apart
from extract.engagements.series import is_its_day, is_told, member_of, series_of
from extract.engagements.telling import Telling
from extract.model import Kind, Status

Lost = tuple[Telling, str]
"""A telling of which no engagement is made, and why."""
_ANY_NOUN = re.compile(r"(?:(?:[\w’'-]+[- ](?:days?|hours?|weeks?)(?:-long)?|[\w’']+day['’]s|closed-door|joint|same) )*[\w’'-]+")
"""The name of a contact that is no name: "session", "five-day session"."""
_NEEDS_ITS_OWN_KIND = (Kind.VISIT, Kind.SIGNING, Kind.LETTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The drafts so far, and the tellings that none was made of."""

    findings: Findings
    drafts: Drafts = field(default_factory=Drafts)
    lost: list[Lost] = field(default_factory=list)


def gather(tellings: Iterable[Telling], findings: Findings) -> Gathered:
    """The drafts of an article: two tellings of one meeting give one."""
    gathered = Gathered(findings=findings)
    for telling in tellings:
        _take(telling, gathered)
    return gathered


def _take(telling: Telling, gathered: Gathered) -> None:
    """One telling: to the draft that it tells again or refers to, else to one of its own, else to the lost ones."""
    if telling.member and _take_member(telling, gathered):
        return
    drafts = gathered.drafts
    target = _target(telling, gathered)
    bound = bool(telling.relation) and telling.refers
    if target is not None and _meets_again(telling, target):
        telling.people = list(target.people)
        drafts.open(draft_of(telling, target.people))
    elif bound and telling.dates and (target is None or dates_differ(telling, target)):
        own = drafts.open(_of_its_day(telling, target, gathered))
        _anchor(telling, own, drafts)
    elif bound:
        _anchor(telling, _antecedent(telling, drafts.before(telling.sentence)), drafts)
    elif target is not None and telling.refers and told_apart(telling, target):
        _take_apart(telling, target, gathered)
    elif target is not None:
        drafts.absorb(target, telling)
        _hang(telling, target, drafts)
    elif telling.trigger.form != "delegation":
        _open(telling, gathered)


def _take_member(telling: Telling, gathered: Gathered) -> bool:
    """Whether a telling was taken as another of a series; it is told as any other where no series was told before."""
    drafts = gathered.drafts
    other = series_of(telling, drafts)
    bare = telling.trigger.form == "member"
    if other is None or same_number(telling, other):
        if bare:
            gathered.lost.append((telling, "refers to a series that the text does not tell"))
        return bare
    if not is_told(telling):
        numbered = telling.ordinal is not None and not bare
        if not numbered:
            gathered.lost.append((telling, "another of a series, without a day"))
        return not numbered
    drafts.open(member_of(telling, other, gathered.findings.text))
    return True


def _of_its_day(telling: Telling, target: Draft | None, gathered: Gathered) -> Draft:
    """ "After the April 27 summit": a contact of its own, of the people of the one told before where it can only be theirs."""
    told = replace(telling, refers=False)
    return member_of(told, target, gathered.findings.text) if target else draft_of(told, [])


def _take_apart(telling: Telling, target: Draft, gathered: Gathered) -> None:
    """ "The summit of 27 April", told after one of 26 May, is another contact; a day that stands elsewhere is not of either."""
    text = gathered.findings.text
    own = [date for date in telling.dates if is_its_day(telling, date, gathered.findings)]
    if own:
        gathered.drafts.open(member_of(replace(telling, refers=False, dates=own), target, text))
    else:
        gathered.drafts.absorb(target, replace(telling, dates=[]))


def _target(telling: Telling, gathered: Gathered) -> Draft | None:
    """The draft that a telling refers to or tells again."""
    if telling.refers or (telling.group and gathered.drafts.all):
        near = gathered.drafts.near()
        apart = telling.refers and bool(telling.dates)
        fitting = [draft for draft in near if not told_apart(telling, draft)] if apart else near
        if telling.kind is Kind.VISIT and telling.people:
            near = fitting = [draft for draft in near if telling.people[0] in draft.people]
        return _antecedent(telling, fitting) or _antecedent(telling, near)
    if telling.joins and (joined := _joined(telling, gathered)):
        return joined
    alike = gathered.drafts.alike(telling)
    return next((draft for draft in alike if tells_again(telling, draft, gathered.findings)), None)


def _joined(telling: Telling, gathered: Gathered) -> Draft | None:
    """The contact told before by the very name under which it is told again: "A chaired the dialogue"."""
    near = gathered.drafts.near()
    if telling.people and _ANY_NOUN.fullmatch(telling.name):  # "A chaired the meeting": whatever meeting the text is about
        told = [draft for draft in near if not draft.heading and not told_apart(telling, draft)]
        return _antecedent(telling, told) if told else None
    return next((draft for draft in near if is_called(telling, draft)), None)


def _open(telling: Telling, gathered: Gathered) -> None:
    """A draft of its own for a telling, unless it leaves too much open."""
    if telling.group or (telling.refers and telling.kind is not Kind.VISIT):
        _open_for_pair(telling, gathered)
    elif telling.vague and telling.plural and len(telling.people) < 2 and not telling.dates:
        gathered.lost.append((telling, "several contacts in one breath, without a day and a counterpart"))
    else:
        _hang(telling, gathered.drafts.open(draft_of(telling, telling.people)), gathered.drafts)


def _meets_again(telling: Telling, target: Draft) -> bool:
    """Whether "they will meet" or "they met again on Monday" tells of another contact of the same people than the one before."""
    if not telling.group or telling.refers or not (telling.dates or telling.city):
        return False
    planned_now = telling.status is Status.PLANNED and target.status is not Status.PLANNED
    return dates_differ(telling, target) or (telling.trigger.form == "verb" and planned_now)


def _hang(telling: Telling, draft: Draft, drafts: Drafts) -> None:
    """ "On the final afternoon of the negotiations A met B": the meeting has its day from the negotiations told before."""
    if telling.hangs_on is None or draft.anchor is not None:
        return
    relation, trigger = telling.hangs_on
    noun = replace(telling, trigger=trigger, kind=trigger.kind, refers=True)
    target = _antecedent(noun, [other for other in drafts.before(telling.sentence) if other is not draft])
    if target is not None:
        draft.anchor = Anchor(relation=relation, draft=target, telling=noun)


def _antecedent(telling: Telling, near: Sequence[Draft]) -> Draft | None:
    """What "the meeting" or "the two ministers" refers to, of drafts the last of which comes first.

    The last of that kind, else the last that the noun can mean; what is only recalled is not referred to while news is at hand.
    """
    near = [draft for draft in near if not draft.recalled] or near
    if telling.trigger.form == "delegation":
        return next((draft for draft in near if draft.kind in SITTING or draft.kind is Kind.CALL or _is_unsigned(draft)), None)
    if telling.past:  # what is told in the past is first of all something that was held
        near = sorted(near, key=lambda draft: draft.status is Status.PLANNED)
    if telling.group and not telling.refers:
        return next((draft for draft in near if len(draft.people) > 1), None)
    same = next((draft for draft in near if draft.kind is telling.kind), None)
    if same is not None or telling.kind in _NEEDS_ITS_OWN_KIND:
        return same
    if telling.kind is Kind.MEETING and not telling.dates:
        return next((draft for draft in near if draft.kind is not Kind.VISIT), None)
    if telling.kind is Kind.MEETING:
        return next((draft for draft in near if draft.kind in SITTING or draft.kind is Kind.CALL), None)
    return next((draft for draft in near if draft.kind in SITTING and telling.kind in SITTING), None)


def _is_unsigned(draft: Draft) -> bool:
    """Whether a signing was told without those who signed."""
    return draft.kind is Kind.SIGNING and not draft.people


def _anchor(telling: Telling, target: Draft | None, drafts: Drafts) -> None:
    """ "... held right before the official session": the engagement told before it in the sentence hangs on the session."""
    here = (draft for draft in drafts.told_in(telling.sentence) if draft is not target)
    beside = [draft for draft in here if draft.last.end <= telling.trigger.begin]
    if target is not None and beside and not beside[-1].date and beside[-1].anchor is None:
        beside[-1].anchor = Anchor(relation=telling.relation, draft=target, telling=telling)


def _open_for_pair(telling: Telling, gathered: Gathered) -> None:
    """A contact spoken of as known that was not told: of the two at hand, else of the two whom the text names further on."""
    at_hand = None if telling.bare else pair_at_hand(telling.sentence, telling.trigger.begin, gathered.findings)
    pair = at_hand.people if at_hand else gathered.findings.main_pair
    if at_hand and at_hand.day and not telling.dates:
        telling.dates = [at_hand.day]
    if pair and (at_hand or not gathered.drafts.has_pair):
        telling.people = list(pair)
        gathered.drafts.open(draft_of(telling, pair, Kind.MEETING if telling.group else telling.kind))
    elif telling.refers and telling.dates:
        gathered.drafts.open(draft_of(telling, []))
    else:
        gathered.lost.append((telling, "refers to a contact that the text does not tell"))
