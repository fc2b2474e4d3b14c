"""What each clause of an article tells of a contact: which people, when, where, held or planned, told as news or only recalled.

A sentence is cut into clauses; a clause with a verb or a noun of contact becomes one `Telling`. A noun with "the" and without
people of its own refers back ("at the meeting"); it is a telling too, for it may give a date or show that a planned engagement
was held. Nothing is joined or judged here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.engagements.addressing import addressed
from extract.engagements.attendance import attendance_of, says_both
from extract.engagements.clauses import Clause, cut, pair_of, took_part, topic_of
from extract.engagements.contacts import Trigger, find_triggers
from extract.engagements.cues import add_cues
from extract.engagements.findings import Findings, Presence
from extract.engagements.nouns import (
    is_domestic,
    is_generic,
    is_of_others,
    is_setting,
    is_talked_of,
    is_topic,
    is_unreal,
    names_its_people,
    phrase_head,
)
from extract.engagements.objects import is_of_person, person_follows
from extract.engagements.putting_off import put_off
from extract.engagements.splitting import by_day, by_person
from extract.engagements.surroundings import share_dates, share_places
from extract.engagements.telling import Telling
from extract.engagements.visitors import visitors_of
from extract.model import Kind

_PRONOUN = re.compile(r"(?:[\w’'-]+\s+){0,5}?(?:[\w’'-]+,?\s+)?(?:he|she)\b", re.IGNORECASE)
_WITH_SOMEBODY = re.compile(r"[^.;]{0,40}\b(?:with|between)\b")
_WEAK = ("delegation", "address-verb")
_OF_THEIR_OWN = ("delegation", "pact")
"""Forms of words that tell a contact apart from the others of their clause."""
_SET_AT = re.compile(r"\b(?:at|in|during)\s+$", re.IGNORECASE)
_IN_PLACE = re.compile(r"represented\s+by$", re.IGNORECASE)
_WITH_THEM = re.compile(r"\b(?:with|between|by)\b")
DAY_OF_REACH = 160
"""How far before the noun "the last day of" stands: "the final day of the United Nations Climate Change negotiations"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A sentence with its contact words, who may have taken part, and whom the sentence before was about or meant by "he"."""

    index: int
    triggers: tuple[Trigger, ...]
    here: tuple[Presence, ...]
    topic: Presence | None
    centre: Presence | None
    pair: tuple[Presence, ...]


def find_tellings(findings: Findings) -> list[Telling]:
    """The tellings of an article in text order."""
    found: list[Telling] = []
    topic: Presence | None = None
    centre: Presence | None = None
    pair: tuple[Presence, ...] = ()
    for index, sentence in enumerate(findings.sentences):
        triggers = find_triggers(findings.text, sentence.begin, sentence.end, findings.knowledge)
        here_told: list[Telling] = []
        if triggers:
            mentioned = findings.presences.within(sentence.begin, sentence.end)
            here = tuple(p for p in mentioned if p.end <= sentence.end and took_part(findings, p, sentence))
            told = _Told(index=index, triggers=triggers, here=here, topic=topic, centre=centre, pair=pair)
            here_told = _of_sentence(findings, told)
            found += here_told
        centre = _centre(here_told, sentence.begin)
        topic = topic_of(findings, sentence) or topic
        pair = pair_of(findings, sentence) or pair
    return found


def _centre(tellings: Sequence[Telling], begin: int) -> Presence | None:
    """The one named before a sentence who took part in what it tells, and so whom its pronoun meant."""
    before = {presence.person: presence for telling in tellings for presence in telling.presences if presence.begin < begin}
    return next(iter(before.values())) if len(before) == 1 else None


def _of_sentence(findings: Findings, told: _Told) -> list[Telling]:
    """The tellings of one sentence, clause by clause; a clause without a subject has that of the clause before it."""
    sentence = findings.sentences[told.index]
    subject, together = _subject(findings.text, sentence.begin, sentence.end, told), False
    found: list[Telling] = []
    for begin, end in cut(findings, sentence, told.triggers):
        subject = subject or _he(findings.text, begin, end, told)
        clause = Clause(
            findings=findings,
            index=told.index,
            begin=begin,
            end=end,
            present=tuple(presence for presence in told.here if begin <= presence.begin < end),
            subject=subject,
            topic=told.topic,
            centre=told.centre,
            pair=told.pair,
            together=together,
        )
        frame, triggers = _triggers(clause, told.triggers)
        for telling in _of_clause(clause, triggers, frame):
            found += by_person(findings, telling, sentence)
        subject = _next_subject(clause, triggers)
        together = together or (not subject and says_both(clause, end))
    share_dates(findings, sentence, found)
    share_places(findings, sentence, found)
    for telling in found:
        put_off(findings, sentence, telling)
    return [part for telling in found for part in by_day(findings, telling, sentence)]


def _subject(text: str, begin: int, end: int, told: _Told) -> tuple[Presence, ...]:
    """Whom a sentence is about from its first word on: whom "he" means, or whom a noun without people before it leaves out."""
    if told.topic is None:
        return ()
    first, here = told.triggers[0], told.here
    opens = bool(here) and here[0].begin > first.begin and here[0].lead > first.begin
    pronoun = _PRONOUN.match(text, begin, end)
    if pronoun and here and here[0].lead < pronoun.end():
        pronoun = None
    return (told.topic,) if pronoun or (opens and first.form == "noun") else ()


def _he(text: str, begin: int, end: int, told: _Told) -> tuple[Presence, ...]:
    """Whom "he" at the head of a later clause means where no clause before it has a subject: the one of the sentence before."""
    if told.topic is None or any(presence.begin < begin for presence in told.here):
        return ()
    return (told.topic,) if _PRONOUN.match(text, begin, end) else ()


def _next_subject(clause: Clause, triggers: Sequence[Trigger]) -> tuple[Presence, ...]:
    """Whom the next clause is about: the people before the first contact word of this one, else whom this one is about."""
    first = min((trigger.begin for trigger in triggers), default=clause.end)
    lead = tuple(presence for presence in clause.present if presence.begin < first)
    opens = clause.begin == clause.sentence.begin or clause.text.startswith("that ", clause.begin)
    return lead if lead and (not clause.subject or opens or triggers) else clause.subject


def _triggers(clause: Clause, triggers: Sequence[Trigger]) -> tuple[Trigger | None, list[Trigger]]:
    """The noun of a longer contact that the clause stands within, and the words that tell a contact of its own.

    Those are no mere setting, no mere idea of one, and no delegation where the sentence tells more.
    """
    within = [trigger for trigger in triggers if clause.begin <= trigger.begin < clause.end and not is_setting(clause, trigger)]
    within = [trigger for trigger in within if not is_unreal(clause, trigger) and not is_domestic(clause, trigger)]
    frame = _frame(clause, within)
    within = [t for t in within if t is not frame and not is_generic(clause, t) and not is_topic(clause, t)]
    within = [trigger for trigger in within if not is_talked_of(clause, trigger, within)]
    strong = [trigger for trigger in triggers if trigger.form not in _WEAK]
    if strong:
        weak = _WEAK[1:] if all(_is_spoken_of(clause, trigger) for trigger in strong) else _WEAK
        within = [trigger for trigger in within if trigger.form not in weak]
    within = [said for trigger in within if (said := addressed(clause, trigger) if trigger.form == "address-verb" else trigger)]
    return frame, within


def _is_spoken_of(clause: Clause, trigger: Trigger) -> bool:
    """Whether a noun speaks of a contact told before: "B, the head of the Chinese delegation, called the talks frank"."""
    return trigger.form == "noun" and clause.patterns.determiner.match(phrase_head(clause, trigger)) is not None


def _frame(clause: Clause, triggers: Sequence[Trigger]) -> Trigger | None:
    """The noun of a longer contact on one day of which another took place: "on the final afternoon of the negotiations"."""
    if len(triggers) < 2:
        return None
    return next((trigger for trigger in triggers if _day_of(clause, trigger)), None)


def _day_of(clause: Clause, trigger: Trigger) -> re.Match[str] | None:
    return clause.patterns.day_of.search(clause.text, max(clause.begin, trigger.begin - DAY_OF_REACH), trigger.begin)


def _of_clause(clause: Clause, triggers: Sequence[Trigger], frame: Trigger | None) -> list[Telling]:
    """The tellings of one clause: a visit is one of its own, all other words tell one contact."""
    triggers = [replace(trigger, kind=Kind.MEETING) if is_of_person(clause, trigger) else trigger for trigger in triggers]
    visits = [trigger for trigger in triggers if trigger.kind is Kind.VISIT]
    own = [[trigger for trigger in triggers if trigger.form == form] for form in _OF_THEIR_OWN]
    others = [trigger for trigger in triggers if trigger.kind is not Kind.VISIT and trigger.form not in _OF_THEIR_OWN]
    found = (_telling(clause, group) for group in (*_apart(clause, others), visits, *own) if group)
    tellings = [telling for telling in found if telling is not None]
    for telling in tellings:
        telling.hangs_on = _hanging(clause, frame) if frame else None
    return tellings


def _apart(clause: Clause, triggers: list[Trigger]) -> list[list[Trigger]]:
    """The words of one contact, but "the meeting will build on his calls with A and B" tells of a meeting and of calls."""
    first, second = (*triggers, None, None)[:2]
    if second is not None and first is not None and first.form != "noun" and is_of_others(clause, second):
        return [[first], triggers[1:]]
    if first is None or second is None or first.kind is second.kind or {first.form, second.form} != {"noun"}:
        return [triggers]
    definite = clause.patterns.determiner.fullmatch(phrase_head(clause, first))
    own = _WITH_SOMEBODY.match(clause.text, second.end)
    return [[first], triggers[1:]] if definite and own else [triggers]


def _hanging(clause: Clause, frame: Trigger) -> tuple[str, Trigger]:
    """On which day of a longer contact something was: "on the opening day of the talks" is the first."""
    day = _day_of(clause, frame)
    opens = day is not None and day.group(1).casefold() in clause.patterns.first_words
    return "first day" if opens else "last day", frame


def _telling(clause: Clause, triggers: Sequence[Trigger]) -> Telling | None:
    """What the contact words of one clause tell; None where they have not got the people they need."""
    triggers = [trigger for trigger in triggers if trigger.form != "person-verb" or person_follows(clause, trigger)]
    if not triggers:
        return None
    main = max(triggers, key=lambda t: (names_its_people(clause.text, t), t.rank, t.form != "noun", -t.begin))
    telling = _TOLD_BY.get(main.form, _contact)(clause, triggers, main)
    if telling is not None:
        add_cues(telling, clause, [main] if main.form == "delegation" else triggers)
        telling.parties = list(clause.findings.countries.within(clause.begin, clause.end))
    return telling


def _contact(clause: Clause, triggers: Sequence[Trigger], main: Trigger) -> Telling | None:
    attendance = attendance_of(clause, triggers, main)
    if attendance is None:
        return None
    visitors = visitors_of(clause, main) if main.kind is Kind.VISIT else ()
    telling = _of_people(clause, main, visitors or attendance.presences)
    definite = clause.patterns.determiner.match(phrase_head(clause, main))
    return replace(
        telling,
        heading=clause.sentence.paragraph == 0 and clause.text[clause.sentence.end - 1] not in '.!?”"',
        refers=attendance.refers,
        guests=[presence.person for presence in attendance.guests],
        bare=attendance.refers and definite is None,
        group=attendance.group and not telling.people,
    )


def _member(clause: Clause, _triggers: Sequence[Trigger], main: Trigger) -> Telling | None:
    """One of a series that another sentence tells: "The first was held in Oslo on 3 May"."""
    opens = _SET_AT.search(clause.text, max(clause.sentence.begin, main.begin - 8), main.begin)
    behind = [presence for presence in clause.present if presence.begin >= main.end]
    with_them = behind and _WITH_THEM.search(clause.text[main.end : behind[0].lead])
    return _of_people(clause, main, behind if opens or with_them else ())


def _delegates(clause: Clause, _triggers: Sequence[Trigger], main: Trigger) -> Telling | None:
    """Who sat at a contact that another sentence tells: "A headed the government's team and B that of the rebels"."""
    present = clause.present or clause.subject
    if _IN_PLACE.search(clause.text, main.begin, main.end):  # "A stayed away and was represented by B"
        present = tuple(presence for presence in present if presence.begin >= main.end)
    return replace(_of_people(clause, main, present), refers=True, bare=True) if present else None


def _pact(clause: Clause, _triggers: Sequence[Trigger], main: Trigger) -> Telling | None:
    """A paper that was signed, by those named within the words or behind "by": "the accord signed in Oslo by A and B"."""
    behind = [presence for presence in clause.present if presence.begin >= main.begin]
    within = [presence for presence in behind if presence.begin < main.end]
    by_them = behind and _WITH_THEM.search(clause.text[main.end : behind[0].lead])
    return _of_people(clause, main, behind if within or by_them else ())


def _of_people(clause: Clause, main: Trigger, presences: Sequence[Presence]) -> Telling:
    return Telling(
        sentence=clause.index,
        begin=clause.begin,
        end=clause.end,
        trigger=main,
        kind=main.kind,
        people=list(dict.fromkeys(presence.person for presence in presences)),
        presences=list(presences),
    )


_TOLD_BY: Mapping[str, Callable[[Clause, Sequence[Trigger], Trigger], Telling | None]] = {
    "delegation": _delegates,
    "member": _member,
    "pact": _pact,
}
