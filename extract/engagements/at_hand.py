"""Whom "the talks" means where no contact was told before: the two people of two sides whom the last sentences are about.

"Minister A urged her counterpart B on Monday to lift the ban. The talks ran for four hours" tells of a contact of A and B.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.engagements.clauses import took_part
from extract.engagements.findings import Findings
from extract.engagements.splitting import is_one_day
from extract.model import DateMention

REACH = 2
"""How many sentences back the two may be named; further off they are no longer what the text is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """The two people, and the one day that their sentence tells of them, where it tells one."""

    people: tuple[int, int]
    day: DateMention | None


def pair_at_hand(sentence: int, until: int, findings: Findings) -> AtHand | None:
    """The pair that the nearest sentence names, from the one that holds a contact word, up to that word, backwards.

    None where that sentence names more people, or two who may be of one government.
    """
    for index in range(sentence, max(-1, sentence - REACH - 1), -1):
        people = _people_of(index, until, findings)
        if len(people) > 2:
            return None
        if len(people) == 2 and _of_two_sides(people, findings):
            return AtHand(people=(people[0], people[1]), day=_day_of(index, until, findings))
    return None


def _people_of(index: int, until: int, findings: Findings) -> list[int]:
    """Who may have taken part in what a sentence tells, up to a place of the text."""
    sentence = findings.sentences[index]
    here = findings.presences.within(sentence.begin, min(sentence.end, until))
    return list(dict.fromkeys(p.person for p in here if p.end <= sentence.end and took_part(findings, p, sentence)))


def _of_two_sides(people: list[int], findings: Findings) -> bool:
    sides = [findings.side(person) for person in people]
    return sides[0] != sides[1]


def _day_of(index: int, until: int, findings: Findings) -> DateMention | None:
    """The one day of a sentence that is not the day on which something was only said."""
    sentence = findings.sentences[index]
    dates = [date for date in findings.dates.within(sentence.begin, min(sentence.end, until)) if not date.excluded]
    return dates[0] if len(dates) == 1 and is_one_day(dates[0]) else None
