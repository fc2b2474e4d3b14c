"""The words around a contact word that say how it is told: planned or called off, recalled, one or several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.engagements.clauses import Clause
from extract.engagements.contacts import Trigger
from extract.engagements.nouns import head_begin, is_named, name_of, ordinal_of, phrase_head, says_what_it_was, takes_part
from extract.engagements.patterns import last_match
from extract.engagements.telling import Span, Telling
from extract.model import Kind, Status

CUE_BEFORE = 60
"""How far before a contact word a cue of plan or recall may stand: "is scheduled, after two delays, to meet"."""
CUE_AFTER = 70
"""How far behind it: "the talks between the two ministers scheduled to take place"."""
RECALL_AFTER = 40
"""How far behind it a cue of recall: "the talks held last year"."""
OTHER_SIDE = 120
"""How far behind a contact word the other side stands: "met in Washington on Sunday with the staff of the embassy"."""
DONE_REACH = 40
"""How far before a noun stands the verb that tells it as done: "held a second round of closed-door talks"."""
_THAT = re.compile(r"\s(?:that|who)\s")
_APPOSED = re.compile(r",\s*\Z")
OFF_REACH = 60
"""How far before a contact the words that call it off stand: "put off this week's planned ministerial talks"."""
_BEING = re.compile(r"\b(?:is|are|was|were|been|be|being|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_OWN_OBJECT = re.compile(r"\s+(?:his|her|its|their|the|a|an|this|that|own)\b", re.IGNORECASE)
_MANY_OF = re.compile(r"\b(?:editions|rounds|sessions|meetings|instal?lments)\s+of\s+\Z")
_AGAINST = re.compile(r"\b(before|after|ahead of|following|prior to)\s*(?:the|a|an)?\s*$", re.IGNORECASE)


def add_cues(telling: Telling, clause: Clause, triggers: Sequence[Trigger]) -> None:
    """Fill in everything of a telling that the words around its triggers decide."""
    first, last = min(trigger.begin for trigger in triggers), max(trigger.end for trigger in triggers)
    before = (max(clause.sentence.begin, first - CUE_BEFORE), first)
    plan = _plan(telling, clause, before, last)
    recalls = clause.patterns.recalls
    after = (last, min(clause.sentence.end, last + RECALL_AFTER))
    behind = recalls.search(clause.text, *after)
    if behind and behind.group().casefold().startswith("since"):  # "held talks, their first since the war" is news
        behind = None
    recall = last_match(recalls, clause.text, *before) or behind
    if recall and clause.patterns.same_day.match(clause.text, recall.end()):  # "earlier in the day" is a time of the day told
        recall = None
    telling.recalled = recall.span() if recall else None
    if telling.trigger.form == "pact" and clause.patterns.determiner.match(phrase_head(clause, telling.trigger)):
        telling.recalled = (first, last)
    if plan and recall and plan.end() <= recall.start() < first:  # "the meeting will build on their calls" plans no calls
        plan = None
    _add_status(telling, clause, plan)
    telling.past = bool(clause.patterns.past.search(clause.text, telling.begin, clause.sentence.end)) and not plan
    head = phrase_head(clause, telling.trigger) if telling.trigger.form == "noun" else ""
    _add_number(telling, clause, head)
    telling.ordinal = ordinal_of(clause, telling.trigger, head)
    telling.name = name_of(clause, telling.trigger, head)
    left = [presence for presence in telling.presences if presence.end <= telling.trigger.begin]
    telling.joins = takes_part(clause, telling.trigger, head, left) or (not telling.people and telling.named)
    apposed = first < telling.trigger.begin and _APPOSED.search(clause.text, first, telling.trigger.begin - len(head) - 1)
    telling.member = not apposed and _is_member(telling, clause, head)
    _add_other_side(telling, clause)
    _add_relation(telling, clause, head)


def _plan(telling: Telling, clause: Clause, before: Span, last: int) -> re.Match[str] | None:
    """The cue of a plan, before the contact word or behind it and its people."""
    if telling.trigger.form == "pact":  # a signed paper is no plan
        return None
    tied = max([last, *(p.end for p in telling.presences if p.begin - last < 2 * CUE_AFTER)])
    behind = (last, min(clause.sentence.end, max(last + CUE_AFTER, tied + CUE_AFTER // 2)))
    own = (before[0], max(before[1], telling.trigger.end if telling.trigger.form == "verb" else 0))
    before_it = last_match(clause.patterns.plans, clause.text, *own)
    if before_it or _is_done(clause, telling.trigger):
        return before_it
    other = _THAT.search(clause.text, min(behind[0] + 1, behind[1]), behind[1])
    return clause.patterns.plans.search(clause.text, behind[0], other.start() if other else behind[1])


def _is_done(clause: Clause, trigger: Trigger) -> bool:
    """Whether the contact is told as done, whatever follows: "met B and will travel on", "held talks with B, who will"."""
    past = clause.patterns.past
    if trigger.form != "noun":
        return past.match(clause.text, trigger.begin, trigger.end) is not None
    held = last_match(clause.patterns.holds, clause.text, max(clause.begin, trigger.begin - DONE_REACH), trigger.begin)
    return held is not None and past.fullmatch(held.group()) is not None


def _add_status(telling: Telling, clause: Clause, plan: re.Match[str] | None) -> None:
    trigger = telling.trigger
    if plan and not _other_verb_between(clause, plan, trigger):
        telling.status, telling.cue = Status.PLANNED, plan.span()
    elif telling.heading and clause.text.startswith("to ", trigger.begin):  # "A to see B" as a heading
        telling.status, telling.cue = Status.PLANNED, (trigger.begin, trigger.end)
    off = _calling_off(telling, clause) or last_match(
        clause.patterns.was_to_have,
        clause.text,
        max(clause.sentence.begin, telling.trigger.begin - CUE_BEFORE),
        telling.trigger.end,
    )
    if off:
        telling.status, telling.cue = Status.CANCELLED, off.span()


def _calling_off(telling: Telling, clause: Clause) -> re.Match[str] | None:
    """What calls this contact off: "scrapped his trip" calls the trip off, not the call of which the sentence tells as well."""
    matches = clause.patterns.calls_off.finditer(clause.text, clause.sentence.begin, clause.sentence.end)
    return next((off for off in matches if _is_called_off(off, telling, clause)), None)


def _is_called_off(off: re.Match[str], telling: Telling, clause: Clause) -> bool:
    text, trigger = clause.text, telling.trigger
    if off.end() <= trigger.begin:
        between = text[off.end() : trigger.begin]
        return len(between) <= OFF_REACH and re.search(r"[,;:]", between) is None
    if off.start() < telling.end or trigger.form == "noun":
        passive = _BEING.search(text[max(0, off.start() - 16) : off.start()]) is not None
        return re.search(r"[;:]", text[trigger.end : off.start()]) is None and (passive or not _OWN_OBJECT.match(text, off.end()))
    return False


def _other_verb_between(clause: Clause, plan: re.Match[str], trigger: Trigger) -> bool:
    """Whether a finished act stands between a cue of plan and the contact word, which the cue then does not govern."""
    ahead = plan.end() <= trigger.begin
    begin, end = (plan.end(), trigger.begin) if ahead else (trigger.end, plan.start())
    past = clause.patterns.past.search(clause.text, begin, end) if ahead else None
    return past is not None or re.search(r"[;:]|\.\s", clause.text[begin:end]) is not None


def _is_member(telling: Telling, clause: Clause, head: str) -> bool:
    """Whether a telling without people is of another contact of the series told before: "the previous round"."""
    trigger, patterns = telling.trigger, clause.patterns
    if trigger.form == "member":
        return True
    if trigger.form != "noun" or telling.people or trigger.kind is Kind.VISIT or says_what_it_was(clause, trigger, head):
        return False
    other = patterns.other_of_series.search(head) or patterns.other_of_series.match(clause.text, trigger.begin, trigger.end)
    return telling.ordinal is not None or other is not None


def _add_number(telling: Telling, clause: Clause, head: str) -> None:
    """Whether the noun tells one contact or several, and of how many nobody knows."""
    trigger, patterns, text = telling.trigger, clause.patterns, clause.text
    noun = text[trigger.begin : trigger.end].casefold().split(" of ")[0].split()[-1]
    telling.named = trigger.form == "noun" and not telling.heading and is_named(text, trigger, f"the {head}")
    many = _MANY_OF.search(text, clause.begin, head_begin(trigger, head)) is not None
    telling.plural = trigger.form == "noun" and ((noun.endswith("s") and noun not in patterns.mass) or many)
    begin = max(clause.sentence.begin, trigger.begin - 30)
    telling.vague = bool(patterns.several.search(head) or patterns.several.search(text, begin, trigger.begin))


def _add_other_side(telling: Telling, clause: Clause) -> None:
    """Whether each was met apart, and whether the others sit for no state: "met with students"."""
    trigger, patterns, text = telling.trigger, clause.patterns, clause.text
    after = text[trigger.end : min(clause.sentence.end, trigger.end + OTHER_SIDE)]
    telling.outsiders = patterns.outsiders.search(after) is not None and patterns.counterparts.search(after) is None
    telling.both = patterns.both.match(text, trigger.end) is not None
    telling.apart = bool(patterns.separately.search(text, clause.sentence.begin, trigger.end))


def _add_relation(telling: Telling, clause: Clause, head: str) -> None:
    """Whether a noun only gives the date of something else: "right before the official session"."""
    begin = telling.trigger.begin
    words = clause.text[max(clause.sentence.begin, begin - 90) : begin - len(head) - bool(head)]
    opening = _AGAINST.search(words) if telling.refers else None
    if opening:
        telling.relation = "before" if opening.group(1).casefold() in {"before", "ahead of", "prior to"} else "after"
