"""Whether a telling tells a contact that was told before: the same people, and nothing that contradicts."""

from __future__ import annotations

import re

from extract.days import meet
from extract.engagements.drafts import SITTING, Draft, other_number
from extract.engagements.findings import Findings
from extract.engagements.telling import Telling
from extract.model import DateMention, Kind, Status

OPENING = 2
"""How many sentences behind a heading that names nobody its contact is told."""
SIGNER_REACH = 3
"""How many sentences behind the news of a signing those who signed may be named."""
_FOR = re.compile(r"\s+(?:for|on\s+behalf\s+of)\b")
_OF_PEOPLE = (Kind.MEETING, Kind.CALL, Kind.SIGNING)


def tells_again(telling: Telling, draft: Draft, findings: Findings) -> bool:
    """Whether a telling and a draft are one: "A met B", and two sentences on "the meeting of A and B"."""
    if _is_other_end(telling, draft):
        return True
    if draft.status is not telling.status and not telling.people and not _agree(telling, draft):
        return False
    if draft.heading and not telling.heading:
        return _spells_out(telling, draft)
    return not _contradict(telling, draft) and _people_fit(telling, draft, findings)


def _spells_out(telling: Telling, draft: Draft) -> bool:
    """Whether a text tells what its heading announced."""
    if not draft.people and telling.sentence - draft.last.sentence <= OPENING:
        apart = dates_differ(telling, draft) or _places_differ(telling, draft) or _of_other_parties(telling, draft)
        return not apart and _kinds_fit(telling.kind, draft.kind) and not telling.recalled and telling.kind is not Kind.VISIT
    if draft.status is Status.PLANNED and telling.status is Status.HELD and telling.kind is not draft.kind:
        return False  # "A to see B" over "A and B spoke by telephone last week"
    return _one_within_other(telling, draft) and _kinds_fit(telling.kind, draft.kind) and not telling.recalled


def _of_other_parties(telling: Telling, draft: Draft) -> bool:
    mine = {mention.value for mention in telling.parties}
    return other_number(telling, draft) or (bool(mine) and bool(draft.parties) and mine.isdisjoint(draft.parties))


def _one_within_other(telling: Telling, draft: Draft) -> bool:
    mine, theirs = set(telling.people), set(draft.people)
    return bool(mine & theirs) and (mine <= theirs or theirs <= mine)


def _contradict(telling: Telling, draft: Draft) -> bool:
    """Whether kind, status, number, date or place tell the two apart; the same date makes up for another status."""
    visit_or_not = (telling.kind is Kind.VISIT) != (draft.kind is Kind.VISIT)
    if visit_or_not or not _kinds_fit(telling.kind, draft.kind):
        return True
    other_status = telling.status is not draft.status or (telling.recalled is not None) != draft.recalled
    if other_status and not _agree(telling, draft):
        return True
    return other_number(telling, draft) or dates_differ(telling, draft) or _places_differ(telling, draft)


def _people_fit(telling: Telling, draft: Draft, findings: Findings) -> bool:
    mine, theirs = set(telling.people), set(draft.people)
    if not mine and not theirs:
        return _named_alike(telling, draft)
    if len(mine) == 1 and mine <= theirs:
        return telling.kind is draft.kind and not telling.apart and not telling.plural and _alone(telling)
    if not theirs:
        return _gives_people(telling, draft, findings)
    if not mine:
        return bool(draft.ordinal and telling.ordinal)
    if _at_another_table(telling, draft, findings):
        return False
    return len(mine & theirs) > 1 and _one_within_other(telling, draft) and not (telling.apart and telling.dates)


def _at_another_table(telling: Telling, draft: Draft, findings: Findings) -> bool:
    """Whether two met by themselves and again with others: "A and B had one-on-one talks", and "C joined them for lunch"."""
    mine, theirs = len(set(telling.people)), len(set(draft.people))
    if telling.sentence == draft.last.sentence or telling.trigger.form == "joint-verb" or draft.heading:
        return False
    told = (findings.text, telling.begin, telling.end)
    if mine == 2 < theirs:
        return telling.apart or findings.patterns.of_two.search(*told) is not None
    return theirs == 2 < mine and findings.patterns.of_three.search(*told) is not None


def _is_other_end(telling: Telling, draft: Draft) -> bool:
    """Whether a visit told by its first day is told on by its last: "leaves for Oslo on Tuesday, where he stays until Friday"."""
    if telling.kind is not Kind.VISIT or draft.kind is not Kind.VISIT or telling.people[:1] != draft.people[:1]:
        return False
    if draft.date is None or dates_differ(telling, draft) or _places_differ(telling, draft):
        return False
    ends = bool(telling.dates) and all(date.when.known and date.when.start is None for date in telling.dates)
    return ends and telling.sentence - draft.last.sentence <= 1


def _gives_people(telling: Telling, draft: Draft, findings: Findings) -> bool:
    """Whether a telling names the people of a contact that the sentence before told: "Talks ended today. X hosted Y." """
    if telling.ordinal and draft.ordinal:
        return True
    if draft.kind is Kind.SIGNING and _signs_for_side(telling, findings):
        return telling.sentence - draft.last.sentence <= SIGNER_REACH
    off = draft.status is telling.status is not Status.HELD and telling.kind in SITTING and draft.kind in SITTING
    reach = OPENING if off else 1
    near = telling.sentence - draft.last.sentence <= reach and not telling.apart and (not telling.dates or _agree(telling, draft))
    same = telling.kind is draft.kind and draft.kind in _OF_PEOPLE
    talked = draft.kind is Kind.CALL and telling.kind is Kind.MEETING and telling.trigger.form != "noun"
    kinds = same or talked or off or (draft.kind in SITTING and telling.trigger.form == "joint-verb")
    sides = {findings.side(person) for person in telling.people}
    return near and kinds and len(telling.people) > 1 and (bool(draft.parties & sides) or sides == {None})


def _signs_for_side(telling: Telling, findings: Findings) -> bool:
    """Whether somebody signs for a state, which makes him one of several: "Minister A signed for Norway"."""
    trigger = telling.trigger
    return trigger.kind is Kind.SIGNING and _FOR.match(findings.text, trigger.end) is not None


def told_apart(telling: Telling, draft: Draft) -> bool:
    """Whether a day or a place of its own tells that "the meeting" is another one: "the meeting of 6 March in Lima"."""
    if telling.kind is Kind.VISIT:
        return False
    return dates_differ(telling, draft) or (bool(telling.dates) and _places_differ(telling, draft))


def is_called(telling: Telling, draft: Draft) -> bool:
    """Whether a contact was told by the name that a telling gives it, in full or shorter, and nothing tells the two apart."""
    parties = {mention.value for mention in telling.parties}
    apart = bool(parties) and bool(draft.parties) and parties.isdisjoint(draft.parties)
    if apart or other_number(telling, draft) or draft.status is not telling.status or dates_differ(telling, draft):
        return False
    if _places_differ(telling, draft):
        return False
    return any(_is_short_for(telling.name, name) for name in draft.names)


def _is_short_for(name: str, full: str) -> bool:
    return full == name or full.endswith(f" {name}")


def _kinds_fit(a: Kind, b: Kind) -> bool:
    return a is b or (a in SITTING and b in SITTING) or {a, b} == {Kind.CALL, Kind.MEETING}


def _alone(telling: Telling) -> bool:
    """Whether a telling with one person names no other party, so that it may be the contact told before."""
    return len({mention.value for mention in telling.parties}) < 2 and not telling.dates


def _agree(telling: Telling, draft: Draft) -> bool:
    """Whether both tell the same known date."""
    date = draft.date
    return date is not None and any(_same_day(other, date) for other in telling.dates)


def _same_day(a: DateMention, b: DateMention) -> bool:
    if a.when.known and b.when.known:
        return (a.when.start, a.when.end) == (b.when.start, b.when.end)
    return (a.start, a.end) == (b.start, b.end)


def dates_differ(telling: Telling, draft: Draft) -> bool:
    """Whether both tell dates, and no two of them can be one: 12 May and 14 May."""
    date, told = draft.date, [*telling.dates, *filter(None, [telling.former])]
    return bool(date and telling.dates and not any(_overlap(other, date) for other in told))


def _overlap(a: DateMention, b: DateMention) -> bool:
    if not (a.when.known and b.when.known):
        return _same_day(a, b) or a.precision is not b.precision
    return meet((a.when.start, a.when.end), (b.when.start, b.when.end))


def _places_differ(telling: Telling, draft: Draft) -> bool:
    if telling.city and draft.city and telling.city.value != draft.city.value:
        return True
    return bool(telling.country and draft.country and telling.country.value != draft.country.value)


def _named_alike(telling: Telling, draft: Draft) -> bool:
    """Whether two tellings without people are one: the same kind, and no other parties."""
    mine = {mention.value for mention in telling.parties}
    return telling.kind is draft.kind and (not mine or not draft.parties or bool(mine & draft.parties))
