"""The noun of a contact and its phrase: "the 5th round of talks" has the head "the 5th", and tells which one is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.engagements.clauses import Clause
from extract.engagements.contacts import Trigger
from extract.engagements.findings import Presence
from extract.engagements.patterns import last_match
from extract.engagements.telling import Ordinal
from extract.fold import fold
from extract.model import Kind

_INDEFINITE = frozenset({"a", "an", "no", "another"})
_TIED = re.compile(r"\s+(?:(?:was|were|is|will\s+be)\s+)?(?:with|between)\b")
_OPENS_GENERIC = re.compile(r"\b(?:concluding|during|after|before)\s+$", re.IGNORECASE)
_IT_WAS = re.compile(r"\b(?:it|this|that)\s+(?:was|is|marks|marked)\s+$", re.IGNORECASE)
_OF_BODY = re.compile(r"\s+of\s+(?:the|his|her|its|their)\s+(?:[\w’'-]+\s*){1,4}")
_DAYS_OWN = re.compile(r"(?:\w+day|tomorrow|morning|afternoon|evening)['’]s")
_BETWEEN = re.compile(r"\b(?:between|among)\b")
_LETTERS = re.compile(r"[A-Z][A-Z0-9+-]{1,6}")
_ABOUT = re.compile(r"(?:\b(?:about|of|on|over|regarding|concerning|for|and|including|\w+day)|,|^)\s*$")
_OWN_DAY = re.compile(
    r"[^.;:,]{0,60},?\s(?:which|that\s+(?:is|was|will)|scheduled|planned|slated|due|set\s+for|to\s+be\s+held)\b"
)
_ITS_OWN = re.compile(r"\s+(?:with|to|in)\b")

UNREAL_REACH = 160
"""How far before a contact word stands what makes it unreal: "if the two sides were to meet"."""
TOPIC_REACH = 60
"""How far before the noun of a contact stands what makes it a mere topic: "took stock of the trade negotiations"."""


def phrase_head(clause: Clause, trigger: Trigger) -> str:
    """The words of the noun phrase before the trigger's noun, from its determiner on: "the 5th" of "the 5th round of talks"."""
    words: list[str] = []
    before = clause.text[max(clause.begin, trigger.begin - 80) : trigger.begin].strip()
    for word in reversed(re.split(r"\s+", before)):
        low = word.casefold().strip("“”\"'(")
        if not low or low in clause.patterns.breaks or word.endswith((",", ";", ":")):
            break
        words.insert(0, word)
        if low in _INDEFINITE or clause.patterns.determiner.fullmatch(low) or len(words) > 8:
            break
    return " ".join(words)


def is_setting(clause: Clause, trigger: Trigger) -> bool:
    """Whether a noun only tells at what another engagement took place: "on the sidelines of the ASEAN Summit"."""
    if trigger.form != "noun":
        return False
    before = clause.text[max(clause.begin, trigger.begin - 90) : trigger.begin]
    match = last_match(clause.patterns.settings, before, 0, len(before))
    return match is not None and not re.search(r"[,;:]", before[match.end() :])


def is_domestic(clause: Clause, trigger: Trigger) -> bool:
    """Whether a meeting is one inside a government or a party: "a cabinet meeting", "the Federal Council met"."""
    if not clause.present and clause.patterns.domestic_bodies.search(clause.text, clause.begin, trigger.begin):
        return True
    if trigger.form != "noun":
        return False
    behind = _OF_BODY.match(clause.text, trigger.end, min(clause.end, trigger.end + 50))
    named = clause.patterns.domestic.search(f"{phrase_head(clause, trigger)} {behind.group() if behind else ''}")
    return named is not None and not _TIED.match(clause.text[trigger.end : trigger.end + 24])


def is_unreal(clause: Clause, trigger: Trigger) -> bool:
    """Whether a contact was only wished, offered or refused: "declined to meet", "ready for talks", "if they meet"."""
    if trigger.form == "noun" and clause.patterns.not_planned.search(clause.text, trigger.end, clause.end):
        return True
    begin = max(clause.sentence.begin, trigger.begin - UNREAL_REACH)
    found = clause.patterns.unreal.search(clause.text, begin, trigger.begin)
    if found is None:
        return False
    if found["cue"] and trigger.form == "joint-verb" and clause.patterns.in_vain.fullmatch(found["cue"]):
        return False
    return not found["cue"] or clause.patterns.plans.search(clause.text, found.end("cue"), trigger.begin) is None


def is_generic(clause: Clause, trigger: Trigger) -> bool:
    """Whether a noun is no contact but the idea of one: "open for dialogue", "through negotiation"."""
    text = clause.text
    noun = text[trigger.begin : trigger.end].split(" of ")[0]
    if trigger.form != "noun" or noun.endswith("s") or noun[0].isupper() or " " in noun:
        return False
    tied = _TIED.match(text[trigger.end : trigger.end + 24])
    opens = _OPENS_GENERIC.search(text[max(0, trigger.begin - 12) : trigger.begin])
    return not phrase_head(clause, trigger) and not tied and not opens and clause.sentence.paragraph > 0


def is_topic(clause: Clause, trigger: Trigger) -> bool:
    """Whether a noun names what a sentence without people is about, no contact: "the mandate for negotiations"."""
    if trigger.form != "noun" or clause.present or trigger.kind is Kind.VISIT:
        return False
    return clause.patterns.topics.search(clause.text, max(clause.begin, trigger.begin - TOPIC_REACH), trigger.begin) is not None


def is_talked_of(clause: Clause, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether a noun is what others talked about: "A and B took stock of the negotiations", not "discussed it at the summit"."""
    tied = _TIED.match(clause.text[trigger.end : trigger.end + 24]) or names_its_people(clause.text, trigger)
    if trigger.form != "noun" or tied or _OWN_DAY.match(clause.text, trigger.end, clause.sentence.end):
        return False
    begin = head_begin(trigger, phrase_head(clause, trigger))
    verbs = (other for other in triggers if other.form != "noun" and 0 <= begin - other.end <= TOPIC_REACH)
    return any(
        clause.patterns.talks_of.match(clause.text, verb.begin) and _ABOUT.search(clause.text[verb.end : begin]) for verb in verbs
    )


def names_its_people(text: str, trigger: Trigger) -> bool:
    """Whether a noun names its people itself: "a phone conversation between A and B"."""
    return trigger.form == "noun" and bool(re.match(r"[^.,;]{0,30}\bbetween\b", text[trigger.end : trigger.end + 45]))


def refers_back(clause: Clause, trigger: Trigger, left: Sequence[Presence], right: Sequence[Presence]) -> bool:
    """Whether a noun refers back: a definite determiner in its noun phrase, and no people tied to it."""
    if trigger.form != "noun":
        return False
    head = phrase_head(clause, trigger)
    if not right and says_what_it_was(clause, trigger, head):
        return True
    if is_of_others(clause, trigger):
        return False
    if trigger.kind is Kind.VISIT and _is_owned(clause, trigger, head, left):
        return False
    if not _is_definite(clause, trigger, head):
        return False
    return not (_has_a_part(clause, trigger, head, left) or _is_told_here(clause, trigger, head, right))


def is_of_others(clause: Clause, noun: Trigger) -> bool:
    """Whether a noun names two sides that are not those of the people before it: "A and B discussed the Iran-Iraq talks"."""
    begin = head_begin(noun, phrase_head(clause, noun))
    lands = {country.value for country in clause.findings.countries.within(begin, noun.begin)}
    sides = {clause.findings.side(presence.person) for presence in clause.present if presence.end <= begin}
    return noun.form == "noun" and len(lands) > 1 and len(sides) > 1 and not lands <= sides


def says_what_it_was(clause: Clause, trigger: Trigger, head: str) -> bool:
    """Whether a noun says what the contact told before was: "It was their second meeting"."""
    before = clause.text[max(clause.begin, trigger.begin - len(head) - 12) : head_begin(trigger, head)]
    return _IT_WAS.search(before + " ") is not None


def takes_part(clause: Clause, trigger: Trigger, head: str, left: Sequence[Presence]) -> bool:
    """Whether somebody takes part in what a definite noun names, or nobody is told to: "A chaired the meeting"."""
    return trigger.form == "noun" and _is_definite(clause, trigger, head) and _has_a_part(clause, trigger, head, left)


def name_of(clause: Clause, trigger: Trigger, head: str) -> str:
    """The noun with the words before it, less its determiner: `u.s.-poland strategic dialogue`."""
    words = f"{head} {clause.text[trigger.begin : trigger.end]}".split()
    return fold(" ".join(words[1:] if clause.patterns.determiner.fullmatch(words[0]) else words))


def _is_owned(clause: Clause, trigger: Trigger, head: str, left: Sequence[Presence]) -> bool:
    """Whether the noun phrase tells whose visit it is: "the Secretary's visit"."""
    owner = left[-1] if left else None
    return owner is not None and owner.end > head_begin(trigger, head) and clause.text.startswith(("'s ", "’s "), owner.end)


def head_begin(trigger: Trigger, head: str) -> int:
    """Where the noun phrase of a trigger begins, `head` being its words before the noun."""
    return trigger.begin - len(head) - bool(head)


def _is_definite(clause: Clause, trigger: Trigger, head: str) -> bool:
    """Whether "the" or a day stands before the noun, or nothing behind a preposition: "Tuesday's meeting", "during talks"."""
    if clause.patterns.determiner.fullmatch(_determiner(head)) or _DAYS_OWN.fullmatch(_determiner(head)):
        return True
    return clause.patterns.opens.search(clause.text[max(0, trigger.begin - 14) : trigger.begin]) is not None


def _determiner(head: str) -> str:
    return head.split()[0].casefold() if head.split() else ""


def _has_a_part(clause: Clause, trigger: Trigger, head: str, left: Sequence[Presence]) -> bool:
    """Whether somebody takes part in what the noun names: "A attended the meeting"."""
    if not left:
        return False
    between = clause.text[left[-1].end : max(left[-1].end, head_begin(trigger, head))] + " "
    return clause.patterns.leads.search(between) is not None


def _is_told_here(clause: Clause, trigger: Trigger, head: str, right: Sequence[Presence]) -> bool:
    """Whether a definite noun is told for the first time: "the talks that A held", "his meeting with", "the 5th round"."""
    text, end = clause.text, trigger.end
    if re.match(r"\s+(?:that|which)\b", text[end : end + 8]) and any(presence.begin > end for presence in right):
        return True
    if _determiner(head) in {"his", "her"} and _ITS_OWN.match(text[end : end + 8]):
        return True
    if clause.patterns.ordinal.search(head) or is_named(text, trigger, head) or is_of_body(clause, trigger, head):
        return True
    return bool(_BETWEEN.search(text[end : end + 50]) or _TIED.match(text[end : end + 24]))


def is_named(text: str, trigger: Trigger, head: str) -> bool:
    """Whether the noun is part of a name, as in "the annual East Asia Summit"."""
    return text[trigger.begin].isupper() and any(word[0].isupper() for word in head.split()[1:])


def is_of_body(clause: Clause, trigger: Trigger, head: str) -> bool:
    """Whether a contact is told by the body of states that holds it: "the RCEP summit", "the ASEAN ministers' meeting"."""
    if trigger.kind is Kind.SUMMIT and any(_LETTERS.fullmatch(word) for word in head.split()[1:]):
        return True
    named = clause.findings.countries.within(head_begin(trigger, head), trigger.begin)
    return any(body.value in clause.findings.knowledge.countries.organisations for body in named)


def ordinal_of(clause: Clause, trigger: Trigger, head: str) -> Ordinal | None:
    """The number of a noun in its series: 5 in "the 5th round"."""
    if trigger.form not in ("noun", "member"):
        return None
    match = last_match(clause.patterns.ordinal, clause.text, max(0, trigger.begin - len(head) - 2), trigger.end)
    if match is None:
        return None
    number = int(match.group(1)) if match.group(1) else clause.patterns.ordinals[match.group(2).casefold()]
    return Ordinal(number=number, begin=match.start(), end=match.end())
