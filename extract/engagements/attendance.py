"""Who took part in what a clause tells: the people around its contact word, the subject of the sentence, or those told before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.engagements.clauses import Clause
from extract.engagements.contacts import Trigger
from extract.engagements.findings import Presence
from extract.engagements.nouns import is_of_body, is_of_others, phrase_head, refers_back
from extract.engagements.objects import ENDS_WITH
from extract.engagements.pronouns import whom
from extract.model import Kind

People = tuple[Presence, ...]

_HE_BEHIND = re.compile(r"\s+and\s+(?:he|she)\b")
_HE_BEFORE = re.compile(r"\b(?:he|she)\s+and\s+(?:the\s+)?$", re.IGNORECASE)
_WITH_ONE = re.compile(r"\b(?:with|to)\s+(?:the\s+)?$", re.IGNORECASE)
_WITHIN_ONE = re.compile(r"\b(?:during|in|at|by|over|on|after|following|before|from)\s+an?\s+(?:[\w.-]+\s+){0,4}$")

_AT_THE = re.compile(r"\s*(?:at|during)\s+the\b")
_BY_OR_OF = re.compile(r"\b(?:by|of|from|with)\s+(?:(?:the|his|her|their)\s+)?$")
_THEIR = re.compile(r"[Tt]heir(?:\s.*)?")
_RELATIVE = re.compile(r",?\s+(?:which|that)\b")
_ATTENDED = re.compile(r"(?:,[^,]{1,60},)?\s+(?:also\s+|both\s+)?(?:attended|joined|chaired|hosted|led|took\s+part\s+in)\b")
_AND_THE_TWO = re.compile(r"\s\w[^.;]{0,150}\s(?:and|as|but|then|before)\s+(?:then\s+)?\Z")
"""What stands between somebody and "the two" as the subject of another verb: "A praised the plan and the two discussed it"."""
WITH_REACH = 100
"""How far behind a verb that needs two people the second may stand: "discussed fish, tariffs and the new ferry with B"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """The people left and right of a contact word; whether the word refers back; whether it is said of "the two" or "they".

    `does` tells that a verb of contact stands before it, "A and B met one-on-one"; `guests` are those of the right who are
    named before, "met with the two ministers".
    """

    left: People
    right: People
    guests: People = ()
    refers: bool = False
    group: bool = False
    does: bool = False

    @property
    def together(self) -> bool:
        """Whether "they" met each other, and nobody else: "the two ministers met"."""
        return self.group and not self.left and _count(self.right) < 2

    @property
    def presences(self) -> People:
        """All of them, in the order told."""
        return (*self.left, *self.right)


def attendance_of(clause: Clause, triggers: Sequence[Trigger], main: Trigger) -> Attendance | None:
    """Who took part, None where the word needs two people before it and has not got them ("A discussed")."""
    first = min(trigger.begin for trigger in triggers)
    left = tuple(presence for presence in clause.present if presence.begin < first)
    right = tuple(presence for presence in clause.present if presence.begin >= first)
    both = clause.patterns.group.search(clause.text, left[-1].end if _count(left) == 1 else clause.begin, first)
    group = both is not None or (clause.together and not left)
    if both and _count(left) == 1 and _AND_THE_TWO.search(clause.text[left[-1].end : both.start()]):
        left = ()
    if group and not left:
        tied = main.form != "joint-verb" or _with_right(clause, main, clause.pair, right)
        left, group = _those_two(clause, right if tied else ())
    guests: People = ()
    if not right and _count(left) <= 1 and clause.pair and clause.patterns.both.match(clause.text, main.end):
        right = guests = tuple(p for p in clause.pair if all(p.person != other.person for other in (*left, *clause.subject)))
    if main.form == "joint-verb":
        left = _with_topic(clause, main, left or (clause.subject if _side_by_side(clause, clause.subject) else ()))
        alone = _count(left) < 2 and not group and not _beside_pronoun(clause.text, left)
        if alone and not _with_right(clause, main, left, right) and not whom(clause, main):
            return None
    does = any(trigger.form != "noun" and trigger.begin < main.begin for trigger in triggers)
    telling = (trigger for trigger in triggers if trigger.form != "joint-verb" or trigger is main)
    refers = all(refers_back(clause, trigger, left, right) for trigger in telling)
    return _settled(clause, main, Attendance(left=left, right=right, refers=refers, group=group, guests=guests, does=does))


def _settled(clause: Clause, main: Trigger, around: Attendance) -> Attendance:
    """The people who stand around the word less those who do not take part, with those whom it leaves out."""
    left, right = _taking_part(clause, main, around)
    around = replace(around, refers=around.refers and not left)  # "A and B smiled after talks" tells who took part
    own = not around.refers and not around.together
    if own and _beside_pronoun(clause.text, (*left, *right)):
        left = (*clause.subject, *left)
    if not around.refers:
        right = (*whom(clause, main), *right)
    return replace(around, left=left, right=right)


def _taking_part(clause: Clause, main: Trigger, around: Attendance) -> tuple[People, People]:
    left, right = around.left, around.right
    if is_of_others(clause, main):
        return (), ()
    if main.kind is Kind.VISIT and not left:
        right = tuple(presence for presence in right if _BY_OR_OF.search(clause.text[main.end : presence.lead]))
    if not left and _THEIR.fullmatch(phrase_head(clause, main)) and right and clause.pair and not around.refers:
        return clause.pair, right
    if around.refers and _bare(clause, main) and not right and _side_by_side(clause, clause.subject):
        return clause.subject, ()
    if around.refers:
        return (), _led_by(clause, main, right)
    if around.together:
        return (), ()
    takes = around.does or main.form != "noun" or bool(right) or not left
    if not (takes or _did(clause, main, left) or _side_by_side(clause, left)):
        return (), right
    if not left and not _has_own_pair(clause.text, main, right) and (around.does or _takes_subject(clause, main)):
        return clause.subject, right
    return left, right


def _bare(clause: Clause, main: Trigger) -> bool:
    """Whether a noun has no article of its own: "after talks", "their meeting"."""
    head = phrase_head(clause, main)
    return head.startswith("their") or clause.patterns.determiner.match(head) is None


def _side_by_side(clause: Clause, people: People) -> bool:
    """Whether people of two sides are one subject: "A and B emerged from a meeting"."""
    sides = {clause.findings.side(presence.person) for presence in people}
    between = clause.text[people[-2].end : people[-1].lead] if len(people) > 1 else ""
    return len(sides - {None}) > 1 and re.search(r"(?:^|,|\))\s*(?:and|with|&)(?:\s|$)", between) is not None


def _count(presences: Sequence[Presence]) -> int:
    return len({presence.person for presence in presences})


def _with_right(clause: Clause, main: Trigger, left: People, right: People) -> bool:
    """Whether the other side stands behind "with": "A discussed trade with B"; the subject may be that of the sentence."""
    if not right:
        return False
    between = clause.text[main.end : right[0].lead]
    if _count(right) > 1 and re.search(r"\bby\s+$", between) and not re.search(r"[,;:]", between):
        return True
    if not (left or clause.subject):
        return False
    return len(between) < WITH_REACH and ENDS_WITH.search(between) is not None and not re.search(r"[;:]", between)


def _those_two(clause: Clause, right: People) -> tuple[People, bool]:
    """Whom "they" or "the two" as the subject means where that is plain, and whether it is left open.

    The subject of the sentence, "A and B said they would meet", or, where they met somebody else, the two told before.
    """
    if _count(clause.subject) == 2:
        return clause.subject, False
    others = {presence.person for presence in right} - {presence.person for presence in clause.pair}
    return (clause.pair, False) if clause.pair and others else ((), True)


def says_both(clause: Clause, until: int) -> bool:
    """Whether the subject is both sides together: "the two ministers", "both sides", "they"."""
    return clause.patterns.group.search(clause.text, clause.begin, until) is not None


def _with_topic(clause: Clause, main: Trigger, left: People) -> People:
    """The people before a word that needs two, with him whom "he" means: "With Minister B he discussed"."""
    topic = clause.topic
    if topic is None or _count(left) != 1 or left[0].person == topic.person:
        return left
    opens = _WITH_ONE.search(clause.text[max(0, left[0].lead - 20) : left[0].lead])
    he = re.search(r"\b(?:he|she)\b", clause.text[left[0].end : main.begin])
    return (topic, *left) if opens and he else left


def _beside_pronoun(text: str, presences: Sequence[Presence]) -> bool:
    """Whether somebody stands beside a pronoun, "he and Minister X", which means the subject of the sentence."""
    return any(
        _HE_BEFORE.search(text[max(0, presence.lead - 12) : presence.lead])
        or _HE_BEHIND.match(text[presence.end : presence.end + 10])
        for presence in presences
    )


def _led_by(clause: Clause, main: Trigger, right: People) -> People:
    """The people whom "the dialogue was led by A and B" adds to a contact told before."""
    if not right:
        return ()
    between = clause.text[main.end : right[0].lead]
    if _ATTENDED.match(clause.text, right[-1].end, clause.sentence.end) and _RELATIVE.match(clause.text, main.end):
        return right
    return right if clause.patterns.led_by.search(between) or clause.patterns.consists.fullmatch(between) else ()


def _takes_subject(clause: Clause, main: Trigger) -> bool:
    """Whether a noun without people before it is what the subject of the sentence did: "to hold talks", "talks with X"."""
    if main.form != "noun" or clause.patterns.holds.search(clause.text, clause.begin, main.end):
        return True
    if (
        main.kind is Kind.SUMMIT
        and _AT_THE.match(clause.text, clause.begin)
        and is_of_body(clause, main, phrase_head(clause, main))
    ):
        return True  # "A said at the RCEP summit"
    within = _WITHIN_ONE.search(clause.text[clause.begin : main.begin])
    return within is not None or bool(re.match(r"[^.,;]{0,40}?\bwith\b", clause.text[main.end : clause.end]))


def _did(clause: Clause, main: Trigger, left: People) -> bool:
    """Whether people before a noun took part in it: "A held talks", "A's visit", "A in talks", not "A urges dialogue"."""
    between = clause.text[left[-1].end : main.begin]
    if re.search(r"\b[a-z]{3,}(?:s|ed|ing)?\b", between) is None or between.startswith(("'s", "’s")):
        return True
    return bool(clause.patterns.did_in.search(between) or clause.patterns.holds.search(between))


def _has_own_pair(text: str, main: Trigger, right: People) -> bool:
    """Whether the noun names both sides itself: "talks between A and B"."""
    after = text[main.end : right[0].lead] if right else ""
    return _count(right) > 1 and bool(re.search(r"\b(?:between|of|among)\b", after))
