"""Sentences cut into clauses: at a sign, at a word that opens another clause, at an infinitive, at a verb of saying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.engagements.contacts import Trigger, find_triggers
from extract.engagements.findings import Findings, Presence
from extract.engagements.patterns import Patterns
from extract.engagements.telling import Span
from extract.sentences import Sentence

_AND_DID = re.compile(r",?\s+and\s+(?:[\w’'-]+\s+){0,5}\Z")
SECOND_REACH = 240
"""How far behind a contact word and its people the next one may stand in a sentence."""
_SAYS_AT_LAST = re.compile(r"(?:[,”\"’]\s*|\s)(?:said|says|according\s+to)\s+(?:the\s+)?\Z")
_SIDE_BY_SIDE = re.compile(r"(?:,[^,;:.]{0,60},|\s*\([^)]{0,20}\))?,?\s+and\s+(?:[\w’'-]+\s+){0,5}")
_IN_A_LIST = re.compile(r"(?:,[^,;:.]{0,60})?(?:,|,?\s+and)\s+(?:[\w’'-]+\s+){0,5}|" + _SIDE_BY_SIDE.pattern)
_GOES_ON = re.compile(r"\s+(?:between|in|at|with|by)\b")
LONGEST_DATE = 40
"""How long a date is at most that a cut may fall in: "a day and a half after"."""
_RELATIVE = re.compile(r"(?:who|which|that|whom|where)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause, `text[begin:end]`, as the rules look at it.

    `index` is the number of its sentence; `present` who is mentioned in it; `subject` whom its sentence is about so far; `topic`
    whom the sentence before was about ("he"); `centre` whom a pronoun of it meant ("him" again); `pair` which two an earlier
    sentence named side by side ("the two"); `together` whether the sentence said "the two ministers" before.
    """

    findings: Findings
    index: int
    begin: int
    end: int
    present: tuple[Presence, ...]
    subject: tuple[Presence, ...] = ()
    topic: Presence | None = None
    centre: Presence | None = None
    pair: tuple[Presence, ...] = ()
    together: bool = False

    @property
    def text(self) -> str:
        """The article's text, to which all places refer."""
        return self.findings.text

    @property
    def patterns(self) -> Patterns:
        """The compiled word lists."""
        return self.findings.patterns

    @property
    def sentence(self) -> Sentence:
        """The sentence that it belongs to."""
        return self.findings.sentences[self.index]


def cut(findings: Findings, sentence: Sentence, triggers: Sequence[Trigger]) -> list[Span]:
    """The clauses of a sentence; no cut falls inside a name, a title or what is said about one in passing."""
    matches = findings.patterns.boundary.finditer(findings.text, sentence.begin, sentence.end)
    within = [(trigger.begin, trigger.end) for trigger in triggers]
    cuts = [
        match.end()
        for match in matches
        if not findings.within_name[match.end()]
        and not any(begin < match.end() < end for begin, end in within)
        and not _in_date(findings, match.end())
        and not _speaks_to(findings, match, triggers)
        and not _in_passing(findings.text, match, sentence, triggers)
    ]
    cuts += _second_contacts(findings, sentence, triggers)
    members = [trigger.begin for trigger in triggers if trigger.form == "member"]
    places = sorted({sentence.begin, *cuts, *members, sentence.end})
    return list(pairwise(places))


def _second_contacts(findings: Findings, sentence: Sentence, triggers: Sequence[Trigger]) -> list[int]:
    """Where "and" adds a contact with people of its own: "met B on Monday and held talks with C on Tuesday"."""
    found = []
    for first, second in pairwise(triggers):
        added = _AND_DID.search(findings.text, first.end, second.begin) if second.begin - first.end < SECOND_REACH else None
        behind = [p for p in findings.presences.within(second.end, sentence.end) if p.begin - second.end < SECOND_REACH // 4]
        own = added and any(p.end <= added.start() for p in findings.presences.within(first.end, added.start()))
        if added and own and behind and (second.form != "noun" or findings.patterns.holds.search(added.group())):
            found.append(added.start() + 1)
    return found


def _speaks_to(findings: Findings, found: re.Match[str], triggers: Sequence[Trigger]) -> bool:
    """Whether a verb of saying has an official as its object: "told Minister B in Oslo"; what was said comes behind him."""
    said = any(trigger.form == "address-verb" and trigger.end == found.end() for trigger in triggers)
    return said and any(
        len(findings.text[found.end() : p.lead].split()) < 4 for p in findings.presences.within(found.end(), found.end() + 40)
    )


def _in_date(findings: Findings, place: int) -> bool:
    """Whether a cut would part a date that is no clause: "two days before between A and B", not "a day after she met B"."""
    near = (date.mention for date in findings.dates.within(place - LONGEST_DATE, place) if place < date.mention.end)
    return any(_GOES_ON.match(findings.text, date.end) for date in near)


def _in_passing(text: str, found: re.Match[str], sentence: Sentence, triggers: Sequence[Trigger]) -> bool:
    """Whether a relative clause tells no contact of its own: "A, who chairs a committee, and B", "talks that A held"."""
    if _RELATIVE.match(text, found.end(), sentence.end) is None:
        return False
    if any(trigger.form == "noun" and trigger.end == found.start() for trigger in triggers):
        return True
    comma = text.find(",", found.end(), sentence.end)
    tells = any(found.end() <= trigger.begin < comma for trigger in triggers)
    return found.group().startswith(",") and comma > 0 and not tells


def took_part(findings: Findings, presence: Presence, sentence: Sentence) -> bool:
    """Whether a mention may be that of one who took part: not "on behalf of X", not "X's tariffs"."""
    text = findings.text
    if findings.patterns.absent.search(text[max(sentence.begin, presence.lead - 40) : presence.lead]):
        return False
    after = text[presence.end : min(sentence.end, presence.end + 60)]
    if not after.startswith(("'s ", "’s ")):
        return True
    words = len(after[3:].split(",")[0].split()[:4])
    limit = presence.end + 3 + sum(len(word) + 1 for word in after[3:].split()[:words])
    owned = find_triggers(text, presence.end, min(sentence.end, limit + 12), findings.knowledge)
    return any(trigger.begin <= limit for trigger in owned)


def topic_of(findings: Findings, sentence: Sentence) -> Presence | None:
    """Whom "he" or "she" at the start of the next sentence means: the one person whom this sentence begins with."""
    here = findings.presences.within(sentence.begin, sentence.end)
    subject = next((presence for presence in here if not _is_object(findings, presence, sentence)), None)
    if subject is not None and _SAYS_AT_LAST.search(findings.text, sentence.begin, subject.lead):
        return subject  # "Malaysia will not give way, said Minister A."
    if subject is None or len(findings.text[sentence.begin : subject.lead].split()) > 12:
        return None
    return subject


def pair_of(findings: Findings, sentence: Sentence) -> tuple[Presence, ...]:
    """Whom "the two" in a later sentence means: two people of this one named side by side, "A and B"; none where more are."""
    here = findings.presences.within(sentence.begin, sentence.end)
    listed = [(a, b) for a, b in pairwise(here) if a.person != b.person and _IN_A_LIST.fullmatch(findings.text, a.end, b.lead)]
    found = [(a, b) for a, b in listed if _SIDE_BY_SIDE.fullmatch(findings.text, a.end, b.lead)]
    people = {presence.person for pair in listed for presence in pair}
    return found[0] if found and len(people) == 2 else ()


def _is_object(findings: Findings, presence: Presence, sentence: Sentence) -> bool:
    """Whether a preposition stands before a person: "with the Minister"."""
    return findings.patterns.object_before.search(findings.text[sentence.begin : presence.lead]) is not None
