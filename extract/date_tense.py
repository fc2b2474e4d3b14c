"""Whether the verb that a date belongs to tells of the past or of something planned.

The verb is looked for to the left first, then to the right, within the clause; after that to the left in the sentence. A verb
of saying far from the date ("said the talks on Friday would ...") yields to another verb of the clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.date_rules import DateRules, Tense

SAID_REACH = 24
"""A verb of saying this near before a date owns it: "the ministry said late on Monday that ..."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb that tells a tense, where it stands in its sentence."""

    begin: int
    end: int
    tense: Tense


def tense_of(sentence: str, begin: int, end: int, rules: DateRules) -> Tense:
    """The tense of what happened at a date, which is `sentence[begin:end]`: `will meet on Friday` is planned."""
    around = f"{sentence[:begin]}~{sentence[end:]}"
    named = next((rule for rule in rules.named if rule.pattern.search(around)), None)
    if named is not None:
        return Tense(named.record.value)
    verbs = find_verbs(sentence, rules)
    before = [verb for verb in verbs if verb.end <= begin]
    after = [verb for verb in verbs if verb.begin >= end]
    nearest, following = (before[-1] if before else None), (after[0] if after else None)
    joined_before = nearest is not None and not rules.clause_break.search(sentence, nearest.end, begin)
    joined_after = following is not None and not _broken(sentence, end, following.begin, rules.clause_break)
    if nearest is not None and joined_before and not _only_says(nearest, begin):
        return _as_past(nearest.tense)
    if following is not None and (joined_after or nearest is None):
        return _as_past(following.tense)
    return Tense.OPEN if nearest is None or _only_says(nearest, begin) else nearest.tense


def find_verbs(sentence: str, rules: DateRules) -> tuple[Verb, ...]:
    """The verbs of a sentence that tell a tense, in order; a participle within a planned form is no verb of its own."""
    found: list[Verb] = []
    for rule in rules.tenses:
        for hit in rule.pattern.finditer(sentence):
            if all(hit.end() <= verb.begin or hit.start() >= verb.end for verb in found):
                found.append(Verb(begin=hit.start(), end=hit.end(), tense=Tense(rule.record.value)))
    return tuple(sorted(found, key=lambda verb: verb.begin))


def _broken(sentence: str, begin: int, end: int, clause_break: re.Pattern[str]) -> bool:
    """Whether a clause ends between a date and the verb behind it; the comma right after the date ends none."""
    start = begin + 2 if sentence.startswith(", ", begin) else begin
    return clause_break.search(sentence, start, end) is not None


def _only_says(verb: Verb, begin: int) -> bool:
    return verb.tense is Tense.SAID and begin - verb.end > SAID_REACH


def _as_past(tense: Tense) -> Tense:
    return Tense.PAST if tense is Tense.SAID else tense
