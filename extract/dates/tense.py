"""Whether the verb that a date belongs to tells of the past or of something planned.

The verb is looked for to the left first, then to the right, within the clause; after that to the left in the sentence. A verb
of saying far from the date ("said the talks on Friday would ...") yields to another verb of the clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.dates.rules import DateRules, Tense
from extract.ordered import keep_apart

SAID_REACH = 24
"""A verb of saying this near before a date owns it: "the ministry said late on Monday that ..."."""

_OF_ITS_CLAUSE = (Tense.PRESENT, Tense.INFINITIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb that tells a tense, where it stands in its sentence."""

    begin: int
    end: int
    tense: Tense


def tense_of(sentence: str, begin: int, end: int, rules: DateRules) -> Tense:
    """The tense of what happened at a date, which is `sentence[begin:end]`: `will meet on Friday` is planned."""
    around = f"{sentence[:begin]}~{sentence[end:]}"
    named = next((rule for rule in rules.named if rule.fires_in(around)), None)
    if named is not None:
        return Tense(named.record.value)
    verbs = find_verbs(sentence, rules)
    before = [verb for verb in verbs if verb.end <= begin]
    after = [verb for verb in verbs if verb.begin >= end]
    nearest, following = (before[-1] if before else None), (after[0] if after else None)
    if nearest is not None and not _only_says(nearest, begin) and not rules.clause_break.search(sentence, nearest.end, begin):
        return _ahead(nearest.tense)
    if following is not None and (nearest is None or not rules.clause_break.search(sentence, end, following.begin)):
        return _itself(following.tense)
    if nearest is None or _only_says(nearest, begin):
        return Tense.OPEN
    if nearest.tense in _OF_ITS_CLAUSE and not _only_listed(sentence[nearest.end : begin], rules):
        return Tense.OPEN
    return _ahead(nearest.tense)


def find_verbs(sentence: str, rules: DateRules) -> tuple[Verb, ...]:
    """The verbs of a sentence that tell a tense, in order.

    A participle within a planned form is no verb of its own, and an infinitive only where no other verb stands before it.
    """
    in_order_of_rules = (
        Verb(begin=hit.start(), end=hit.end(), tense=Tense(rule.record.value))
        for rule in rules.tenses
        for hit in rule.pattern.finditer(sentence)
    )
    verbs = keep_apart(in_order_of_rules, span=lambda verb: (verb.begin, verb.end))
    return tuple(verb for verb in verbs if verb is verbs[0] or verb.tense is not Tense.INFINITIVE)


def _only_says(verb: Verb, begin: int) -> bool:
    return verb.tense is Tense.SAID and begin - verb.end > SAID_REACH


def _only_listed(between: str, rules: DateRules) -> bool:
    """Whether only a list goes on between a verb and a date: "goes to Oslo on Tuesday and to Bonn on Wednesday"."""
    return all(found.group().strip(" ,") in ("", "and") for found in rules.clause_break.finditer(between))


def _ahead(tense: Tense) -> Tense:
    """What a verb says of a date behind it: "agreed to meet on Friday" is planned."""
    return Tense.PLANNED if tense is Tense.AGREED else _itself(tense)


def _itself(tense: Tense) -> Tense:
    """What a verb says of a date before it: "On Friday they agreed to meet" is past."""
    if tense in _OF_ITS_CLAUSE:
        return Tense.PLANNED
    return Tense.PAST if tense in (Tense.SAID, Tense.AGREED) else tense
