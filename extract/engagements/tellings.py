"""What each clause of an article tells of a contact: which people, when, where, held or planned, told as news or only recalled.

A sentence is cut into clauses; a clause with a verb or a noun of contact becomes one `Telling`. A noun with "the" and without
people of its own refers back ("at the meeting"); it is a telling too, for it may give a date or show that a planned engagement
was held. Nothing is joined or judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extract.engagements.contacts import Trigger, find_triggers
from extract.fold import fold
from extract.knowledge import Knowledge
from extract.model import Article, DateMention, Kind, Mention, MentionKind, Person, Precision, Status, TimeRelation
from extract.sentences import Sentence

CUE_BEFORE = 60
"""How far before a contact word a cue of plan or recall may stand: "is scheduled, after two delays, to meet"."""
OTHER_SIDE = 120
"""How far behind a contact word the other side stands: "met in Washington on Sunday with the staff of the embassy"."""
CUE_AFTER = 70
"""How far behind it: "the talks between the two ministers scheduled to take place"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Everything found in one article before engagements are made of it."""

    sentences: tuple[Sentence, ...]
    dates: tuple[DateMention, ...]
    people: tuple[Person, ...]
    places: tuple[Mention, ...]
    issues: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """One mention of one person: `lead` is where the title before the name begins."""

    person: int
    begin: int
    end: int
    lead: int


@dataclass(slots=True, kw_only=True)
class Telling:
    """What one clause tells. `people` are indexes into the people of the article, in the order told."""

    sentence: int
    begin: int
    end: int
    trigger: Trigger
    kind: Kind
    people: list[int]
    presences: list[Presence] = field(default_factory=list)
    parties: list[Mention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    city: Mention | None = None
    country: Mention | None = None
    status: Status = Status.HELD
    cue: tuple[int, int] | None = None
    recalled: tuple[int, int] | None = None
    heading: bool = False
    refers: bool = False
    bare: bool = False
    group: bool = False
    plural: bool = False
    vague: bool = False
    apart: bool = False
    outsiders: bool = False
    past: bool = False
    ordinal: tuple[int, int, int] | None = None
    relation: str = ""
    hangs_on: tuple[str, Trigger] | None = None
    setting: str = ""


@dataclass(frozen=True, slots=True)
class _Patterns:
    boundary: re.Pattern[str]
    plans: re.Pattern[str]
    calls_off: re.Pattern[str]
    recalls: re.Pattern[str]
    settings: re.Pattern[str]
    several: re.Pattern[str]
    determiner: re.Pattern[str]
    separately: re.Pattern[str]
    holds: re.Pattern[str]
    links: re.Pattern[str]
    absent: re.Pattern[str]
    group: re.Pattern[str]
    past: re.Pattern[str]
    ordinal: re.Pattern[str]
    ordinals: dict[str, int]
    breaks: frozenset[str]
    mass: frozenset[str]
    said_on: re.Pattern[str]
    outsiders: re.Pattern[str]
    counterparts: re.Pattern[str]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)) or r"(?!)"


@lru_cache(maxsize=4)
def _patterns(knowledge: Knowledge) -> _Patterns:
    def words(name: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
        return re.compile(f"{before}(?:{_any(knowledge.word_list(name))}){after}", re.IGNORECASE)

    openers = _any(knowledge.word_list("clause-openers"))
    boundary = (
        r"[;:](?=\s)|\s[—–-](?=\s)"
        rf"|,?\s(?=(?:{openers})\b)"
        rf"|\s(?=to\s+(?!(?:{_any(knowledge.word_list('infinitive-not'))})\b)(?![a-z]+(?:ions?|ments?|talks|ings?)\b)[a-z]+\b)"
        rf"|\b(?:{_any(knowledge.word_list('says'))})\b(?!\s+that\b)"
    )
    ordinals = {word: number for number, word in enumerate(knowledge.word_list("ordinals"), start=1)}
    return _Patterns(
        boundary=re.compile(boundary),
        plans=words("plans"),
        calls_off=words("calls-off"),
        recalls=words("recalls"),
        settings=words("settings"),
        several=words("several"),
        determiner=words("definite"),
        separately=words("separately"),
        holds=words("holds"),
        links=words("links"),
        absent=words("absent", after=r"(?:\s+(?:the|a|an|senior|leaders|[A-Z]\w*|[a-z]*ing|,))*\s*$"),
        group=re.compile(
            rf"\b(?:the\s+two|the\s+three|both|two)\s+(?:\w+\s+)?(?:{_any(knowledge.word_list('groups'))})\b|\bthey\b",
            re.IGNORECASE,
        ),
        past=re.compile(rf"\b(?:[a-z]{{3,}}ed|{_any(knowledge.word_list('past'))})\b"),
        ordinal=re.compile(rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th)|({_any(ordinals)}))\b", re.IGNORECASE),
        ordinals=ordinals,
        breaks=frozenset(knowledge.word_list("np-breaks")),
        said_on=re.compile(rf"\b(?:{_any(knowledge.word_list('says'))})\s+(?:late\s+|early\s+)?(?:on\s+)?\Z"),
        outsiders=words("outsiders"),
        counterparts=words("counterparts"),
        mass=frozenset(knowledge.word_list("one-in-plural")),
    )


def find_tellings(article: Article, marks: Marks, knowledge: Knowledge) -> list[Telling]:
    """The tellings of an article in text order."""
    presences = _presences(article, marks.people)
    found: list[Telling] = []
    topic: Presence | None = None
    for index, sentence in enumerate(marks.sentences):
        triggers = find_triggers(article.text, sentence.begin, sentence.end, knowledge)
        if triggers:
            found += _of_sentence(article, marks, knowledge, index, triggers, presences, topic)
        topic = _topic(article.text, sentence, presences) or topic
    return found


def _topic(text: str, sentence: Sentence, presences: Sequence[Presence]) -> Presence | None:
    """Whom "he" or "she" at the start of the next sentence means: the one person whom this sentence begins with."""
    here = [p for p in presences if sentence.begin <= p.begin < sentence.end]
    subjects = [p for p in here if not re.search(r"\b(?:with|to|for|by|of|from|between|against)\s+(?:the\s+)?$", text[sentence.begin : p.lead], re.IGNORECASE)]
    return subjects[0] if subjects and len(text[sentence.begin : subjects[0].lead].split()) <= 12 else None


def _presences(article: Article, people: Sequence[Person]) -> list[Presence]:
    found: list[Presence] = []
    for index, person in enumerate(people):
        for mention in person.mentions:
            leads = [
                t.begin
                for t in person.titles
                if t.end <= mention.begin and mention.begin - t.end <= 24 and "\n" not in article.text[t.end : mention.begin]
            ]
            found.append(Presence(person=index, begin=mention.begin, end=mention.end, lead=max(leads, default=mention.begin)))
    return sorted(found, key=lambda p: (p.begin, p.end))


def _of_sentence(
    article: Article,
    marks: Marks,
    knowledge: Knowledge,
    index: int,
    triggers: Sequence[Trigger],
    presences: Sequence[Presence],
    topic: Presence | None,
) -> list[Telling]:
    patterns = _patterns(knowledge)
    sentence = marks.sentences[index]
    clauses = _clauses(article.text, sentence, patterns, presences, triggers)
    here = [
        p
        for p in presences
        if sentence.begin <= p.begin and p.end <= sentence.end and _took_part(article.text, p, patterns, knowledge, sentence)
    ]
    found: list[Telling] = []
    pronoun = re.match(r"(?:[A-Z][a-z]+,?\s+)?(?:he|she)\b", article.text[sentence.begin : sentence.end], re.IGNORECASE)
    opens = bool(here) and here[0].begin > triggers[0].begin and here[0].lead > triggers[0].begin
    subject: list[Presence] = [topic] if topic and (pronoun or (opens and triggers[0].form == "noun")) else []
    together = False
    for begin, end in clauses:
        inside = [t for t in triggers if begin <= t.begin < end and not _is_setting(article.text, t, begin, patterns)]
        part_of = next((t for t in inside if _DAY_OF.search(article.text, begin, t.begin) and len(inside) > 1), None)
        inside = [t for t in inside if t is not part_of and not _is_generic(article.text, t, (begin, end), patterns, marks.sentences[index])]
        if any(t.form != "delegation" for t in triggers):
            inside = [t for t in inside if t.form != "delegation"]
        present = [p for p in here if begin <= p.begin < end]
        for kind_group in _by_event(inside):
            telling = _telling(article, marks, patterns, index, (begin, end), kind_group, present, subject, topic, together=together)
            if telling is not None:
                if part_of is not None:
                    day = _DAY_OF.search(article.text, begin, part_of.begin)
                    telling.hangs_on = ("first day" if day and day.group(1).casefold() in ("first", "opening") else "last day", part_of)
                found += _one_by_one(article.text, telling, sentence)
        first = min((t.begin for t in inside), default=end)
        lead = [p for p in present if p.begin < first]
        if lead and (not subject or begin == sentence.begin or inside):
            subject = lead
        together = together or (not subject and _group(article.text, (begin, end), end, patterns))
    _share_dates(article.text, marks, sentence, found, patterns)
    _share_places(article, marks, sentence, found)
    return [part for telling in found for part in _day_by_day(article.text, telling, marks, sentence)]


_APART = re.compile(
    r"\bseparately\b|\bin\s+separate\s+(?:\w+\s+)?(?:meetings|calls|conversations|talks|sessions)\b|\bseparate\s+(?:\w+\s+)?(?:meetings|calls)\s+with\b|\brespectively\b",
    re.IGNORECASE,
)


_DAY_OF = re.compile(
    r"\b(first|opening|last|final|closing)\s+(?:day|morning|afternoon|evening|session)\s+of\s+(?:the|these|those|their)\s+(?:[\w-]+\s+){0,4}\Z",
    re.IGNORECASE,
)


def _is_generic(text: str, trigger: Trigger, clause: tuple[int, int], patterns: _Patterns, sentence: Sentence) -> bool:
    """Whether a noun is no contact but the idea of one: "open for dialogue", "through negotiation"."""
    noun = text[trigger.begin : trigger.end].split(" of ")[0]
    if trigger.form != "noun" or noun.endswith("s") or noun[0].isupper() or " " in noun:
        return False
    head = _phrase_head(text, trigger, clause, patterns)
    tied = re.match(r"\s+(?:with|between)\b", text[trigger.end : trigger.end + 12])
    opens = re.search(r"\b(?:concluding|during|after|before)\s+$", text[max(0, trigger.begin - 12) : trigger.begin], re.IGNORECASE)
    return not head and not tied and not opens and sentence.paragraph > 0


def _one_by_one(text: str, telling: Telling, sentence: Sentence) -> list[Telling]:
    """A telling of several contacts, one for each person met: "met A, B and C in separate meetings", "calls with A and B"."""
    hosts = list(dict.fromkeys(p.person for p in telling.presences if p.begin < telling.trigger.begin))
    if telling.trigger.form != "noun" or _APART.search(text, sentence.begin, sentence.end):
        first = telling.trigger.begin
        verb = re.search(r"\b(?:met|meets?|saw|seen|received|spoke)\b", text[telling.begin : telling.trigger.end])
        first = min(first, telling.begin + verb.start()) if verb else first
        hosts = list(dict.fromkeys(p.person for p in telling.presences if p.begin < first))
    guests = [person for person in telling.people if person not in hosts]
    calls = telling.kind is Kind.CALL and telling.plural
    if len(hosts) != 1 or len(guests) < 2 or not (calls or _APART.search(text, sentence.begin, sentence.end)):
        return [telling]
    return [
        replace(
            telling,
            people=[hosts[0], guest],
            presences=[p for p in telling.presences if p.person in (hosts[0], guest)],
            dates=[],
            apart=True,
        )
        for guest in guests
    ]


def _day_by_day(text: str, telling: Telling, marks: Marks, sentence: Sentence) -> list[Telling]:
    """A telling of several contacts on several days, one for each: "their meetings in London on June 9 and in Oslo on July 28"."""
    days = [d for d in telling.dates if d.precision is Precision.DAY and d.relation is TimeRelation.ON]
    apart = len(days) > 1 and all(
        a.when.end and b.when.start and a.when.end < b.when.start for a, b in zip(days, days[1:], strict=False)
    )
    if not (telling.plural and apart):
        return [telling]
    cities = [
        m
        for m in marks.places
        if m.kind is MentionKind.PLACE and sentence.begin <= m.begin < sentence.end and _located(text, m, telling)
    ]
    parts = []
    for day in days:
        near = min(cities, key=lambda m: abs(m.end - day.mention.begin), default=None)
        parts.append(replace(telling, dates=[day], city=near, refers=False, plural=False))
    return parts


def _clauses(
    text: str, sentence: Sentence, patterns: _Patterns, presences: Sequence[Presence], triggers: Sequence[Trigger]
) -> list[tuple[int, int]]:
    """The clauses of a sentence; no cut falls inside a name, a title or what is said about one in passing."""
    cuts = []
    for match in patterns.boundary.finditer(text, sentence.begin, sentence.end):
        cut = match.end()
        inside = any(p.lead < cut < p.end for p in presences if p.end > sentence.begin and p.lead < sentence.end)
        if not inside and not _in_passing(text, match, sentence, triggers):
            cuts.append(cut)
    edges = [sentence.begin, *cuts, sentence.end]
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if b > a]


def _in_passing(text: str, cut: re.Match[str], sentence: Sentence, triggers: Sequence[Trigger]) -> bool:
    """Whether a relative clause tells no contact of its own: "Senator A, who chairs a committee, and Senator B", "talks that A held"."""
    relative = re.match(r"(?:who|which|that|whom|where)\b", text[cut.end() : sentence.end])
    if relative is None:
        return False
    if any(t.form == "noun" and t.end == cut.start() for t in triggers):
        return True
    comma = text.find(",", cut.end(), sentence.end)
    return cut.group().startswith(",") and comma > 0 and not any(cut.end() <= t.begin < comma for t in triggers)


def _by_event(triggers: Sequence[Trigger]) -> list[list[Trigger]]:
    """The triggers of one clause by event: a visit is one of its own, all others are one."""
    visits = [t for t in triggers if t.kind is Kind.VISIT]
    others = [t for t in triggers if t.kind is not Kind.VISIT]
    return [group for group in (others, visits) if group]


def _is_setting(text: str, trigger: Trigger, begin: int, patterns: _Patterns) -> bool:
    """Whether a noun only tells at what another engagement took place: "on the sidelines of the ASEAN Summit"."""
    if trigger.form != "noun":
        return False
    before = text[max(begin, trigger.begin - 90) : trigger.begin]
    match = None
    for match in patterns.settings.finditer(before):
        pass
    return match is not None and not re.search(r"[,;:]", before[match.end() :])


def _took_part(text: str, presence: Presence, patterns: _Patterns, knowledge: Knowledge, sentence: Sentence) -> bool:
    """Whether a mention may be that of one who took part: not "on behalf of X", not "X's tariffs"."""
    before = text[max(sentence.begin, presence.lead - 40) : presence.lead]
    if patterns.absent.search(before):
        return False
    after = text[presence.end : min(sentence.end, presence.end + 60)]
    if after.startswith(("'s ", "’s ")):
        words = len(after[3:].split(",")[0].split()[:4])
        limit = presence.end + 3 + sum(len(w) + 1 for w in after[3:].split()[:words])
        return any(t.begin <= limit for t in find_triggers(text, presence.end, min(sentence.end, limit + 12), knowledge))
    return True


def _telling(
    article: Article,
    marks: Marks,
    patterns: _Patterns,
    index: int,
    clause: tuple[int, int],
    triggers: Sequence[Trigger],
    present: Sequence[Presence],
    subject: Sequence[Presence],
    topic: Presence | None,
    *,
    together: bool,
) -> Telling | None:
    text = article.text
    triggers = [t for t in triggers if _person_follows(text, t, present) or t.form != "person-verb"]
    if not triggers:
        return None
    main = max(triggers, key=lambda t: (_tied(text, t), t.rank, t.form != "noun", -t.begin))
    first = min(t.begin for t in triggers)
    left = [p for p in present if p.begin < first]
    right = [p for p in present if p.begin >= first]
    if main.form == "delegation":
        return _delegates(text, marks, patterns, index, clause, main, present)
    group = _group(text, clause, first, patterns) or (together and not left)
    if main.form == "joint-verb" and topic is not None and len({p.person for p in left}) == 1 and left[0].person != topic.person:
        begins_with = re.search(r"\b(?:with|to)\s+(?:the\s+)?$", text[clause[0] : left[0].lead], re.IGNORECASE)
        if begins_with and re.search(r"\b(?:he|she)\b", text[left[0].end : main.begin]):
            left = [topic, *left]
    if main.form == "joint-verb" and len({p.person for p in left}) < 2 and not group and not _and_pronoun(text, left):
        return None
    refers = all(
        _refers(text, t, clause, patterns, right, left) for t in triggers if t.form != "joint-verb" or len(triggers) == 1
    )
    together_now = group and not left and len({p.person for p in right}) < 2
    if refers:
        left, right = [], _led_by(text, main, right)
    elif together_now:
        left, right = [], []
    elif left and main.form == "noun" and not right and not _did(text, main, patterns, left):
        left = []
    elif not left and not _has_own_pair(text, main, right) and _takes_subject(text, main, clause, patterns):
        left = list(subject)
    if not refers and not together_now and _and_pronoun(text, [*left, *right]):
        left = [*subject, *left]
    if topic is not None and not refers and re.match(r"\s+(?:with\s+)?(?:him|her)\b", text[main.end : main.end + 12]):
        right = [topic, *right]
    people = list(dict.fromkeys(p.person for p in (*left, *right)))
    telling = Telling(
        sentence=index,
        begin=clause[0],
        end=clause[1],
        trigger=main,
        kind=main.kind,
        people=people,
        presences=[*left, *right],
        heading=marks.sentences[index].paragraph == 0 and text[marks.sentences[index].end - 1] not in '.!?”"',
        refers=refers,
        bare=refers and patterns.determiner.match(_phrase_head(text, main, clause, patterns)) is None,
        group=group and not people,
    )
    _add_cues(text, telling, triggers, marks, patterns)
    _add_parties(telling, marks, clause)
    return telling


def _delegates(
    text: str, marks: Marks, patterns: _Patterns, index: int, clause: tuple[int, int], main: Trigger, present: Sequence[Presence]
) -> Telling | None:
    """Who sat at a contact that another sentence tells: "A headed the government's team and B that of the rebels"."""
    if not present:
        return None
    telling = Telling(
        sentence=index,
        begin=clause[0],
        end=clause[1],
        trigger=main,
        kind=main.kind,
        people=list(dict.fromkeys(p.person for p in present)),
        presences=list(present),
        refers=True,
        bare=True,
    )
    _add_cues(text, telling, [main], marks, patterns)
    _add_parties(telling, marks, clause)
    return telling


def _tied(text: str, trigger: Trigger) -> bool:
    """Whether a noun names its people itself: "a phone conversation between A and B"."""
    return trigger.form == "noun" and bool(re.match(r"[^.,;]{0,30}\bbetween\b", text[trigger.end : trigger.end + 45]))


def _led_by(text: str, trigger: Trigger, right: Sequence[Presence]) -> list[Presence]:
    """The people whom "the dialogue was led by A and B" adds to a contact told before."""
    led = (
        re.search(
            r"\b(?:led|chaired|co-chaired|headed|hosted|attended|joined|convened|opened)\s+by\b",
            text[trigger.end : right[0].lead],
        )
        if right
        else None
    )
    are = right and re.fullmatch(r"\s*(?:was|were|is|are|included|comprised)\s*", text[trigger.end : right[0].lead])
    return list(right) if led or are else []


def _person_follows(text: str, trigger: Trigger, present: Sequence[Presence]) -> bool:
    """Whether an official stands right behind the trigger, as the object of "received" or "spoke with" must."""
    for presence in present:
        if presence.lead >= trigger.end:
            between = text[trigger.end : presence.lead]
            return len(between.split()) <= 4 and not re.search(r"[;:]", between)
    return False


def _and_pronoun(text: str, presences: Sequence[Presence]) -> bool:
    """Whether somebody stands beside a pronoun, "he and Minister X", which means the subject of the sentence."""
    return any(
        re.search(r"\b(?:he|she)\s+and\s+(?:the\s+)?$", text[max(0, p.lead - 12) : p.lead], re.IGNORECASE)
        or re.match(r"\s+and\s+(?:he|she)\b", text[p.end : p.end + 10])
        for p in presences
    )


def _group(text: str, clause: tuple[int, int], first: int, patterns: _Patterns) -> bool:
    """Whether the subject is both sides together: "the two ministers", "both sides", "they"."""
    return any(True for _ in patterns.group.finditer(text, clause[0], first))


def _takes_subject(text: str, trigger: Trigger, clause: tuple[int, int], patterns: _Patterns) -> bool:
    """Whether a noun without people before it in its clause is what the subject of the sentence did: "to hold talks", "talks with X"."""
    if trigger.form != "noun":
        return True
    held = patterns.holds.search(text, clause[0], trigger.begin)
    within = re.search(r"\b(?:during|in|at|by|over)\s+an?\s+(?:[\w-]+\s+){0,4}$", text[clause[0] : trigger.begin])
    return held is not None or within is not None or bool(re.match(r"[^.,;]{0,40}?\bwith\b", text[trigger.end : clause[1]]))


def _did(text: str, trigger: Trigger, patterns: _Patterns, left: Sequence[Presence]) -> bool:
    """Whether people before a noun took part in it: "A held talks", "A's visit", "A in talks", not "A urges dialogue"."""
    between = text[left[-1].end : trigger.begin]
    verb = re.search(r"\b[a-z]{3,}(?:s|ed|ing)?\b", between)
    return (
        verb is None
        or between.startswith(("'s", "’s"))
        or bool(re.search(r"\b(?:in|at|for|on|during|of)\b", between))
        or (patterns.holds.search(between) is not None)
    )


def _has_own_pair(text: str, trigger: Trigger, right: Sequence[Presence]) -> bool:
    """Whether the noun names both sides itself: "talks between A and B"."""
    after = text[trigger.end : right[0].lead] if right else ""
    return len({p.person for p in right}) > 1 and bool(re.search(r"\b(?:between|of|among)\b", after))


def _refers(
    text: str, trigger: Trigger, clause: tuple[int, int], patterns: _Patterns, right: Sequence[Presence], left: Sequence[Presence]
) -> bool:
    """Whether a noun refers back: a definite determiner in its noun phrase, and no people tied to it."""
    if trigger.form != "noun":
        return False
    head = _phrase_head(text, trigger, clause, patterns)
    if (
        re.search(
            r"\b(?:it|this|that)\s+(?:was|is|marks|marked)\s+$",
            text[max(clause[0], trigger.begin - len(head) - 12) : trigger.begin - len(head) - bool(head)] + " ",
            re.IGNORECASE,
        )
        and not right
    ):
        return True
    determiner = head.split()[0].casefold() if head.split() else ""
    bare_opening = not patterns.determiner.fullmatch(determiner) and re.search(
        r"\b(?:during|at|in|concluding|after|before|throughout|of)\s+$",
        text[max(0, trigger.begin - 14) : trigger.begin],
        re.IGNORECASE,
    )
    if not (bare_opening or patterns.determiner.fullmatch(determiner)):
        return False
    if left and re.search(
        r"\b(?:led|leads|lead|leading|attended|chaired|co-chaired|headed|joined|hosted)\s+$",
        text[left[-1].end : max(left[-1].end, trigger.begin - len(head) - bool(head))] + " ",
    ):
        return False
    if re.match(r"\s+(?:that|which)\b", text[trigger.end : trigger.end + 8]) and any(p.begin > trigger.end for p in right):
        return False
    if determiner in {"his", "her"} and re.match(r"\s+(?:with|to|in)\b", text[trigger.end : trigger.end + 8]):
        return False
    if (
        patterns.ordinal.search(head)
        or _named(text, trigger, head)
        or re.search(r"\b(?:between|among)\b", text[trigger.end : trigger.end + 50])
    ):
        return False
    return not re.match(r"\s+(?:with|between)\b", text[trigger.end : trigger.end + 12])


def _named(text: str, trigger: Trigger, head: str) -> bool:
    """Whether the noun is part of a name, as in "the annual East Asia Summit"."""
    return text[trigger.begin].isupper() and any(word[0].isupper() for word in head.split()[1:])


def _phrase_head(text: str, trigger: Trigger, clause: tuple[int, int], patterns: _Patterns) -> str:
    """The words of the noun phrase before the trigger's noun, from its determiner on: "the 5th" of "the 5th round of talks"."""
    words: list[str] = []
    for word in reversed(re.split(r"\s+", text[max(clause[0], trigger.begin - 80) : trigger.begin].strip())):
        low = word.casefold().strip("“”\"'(")
        if not low or low in patterns.breaks or word.endswith((",", ";", ":")):
            break
        words.insert(0, word)
        if low in {"a", "an", "no", "another"} or patterns.determiner.fullmatch(low) or len(words) > 8:
            break
    return " ".join(words)


def _add_cues(text: str, telling: Telling, triggers: Sequence[Trigger], marks: Marks, patterns: _Patterns) -> None:
    sentence = marks.sentences[telling.sentence]
    trigger = telling.trigger
    first, last = min(t.begin for t in triggers), max(t.end for t in triggers)
    before = (max(sentence.begin, first - CUE_BEFORE), first)
    tied = max([last, *(p.end for p in telling.presences if p.begin - last < 2 * CUE_AFTER)])
    behind = (last, min(sentence.end, max(last + CUE_AFTER, tied + CUE_AFTER // 2)))
    plan = _last(patterns.plans, text, *before) or patterns.plans.search(text, *behind)
    if plan and not _other_verb_between(text, plan, trigger, patterns):
        telling.status, telling.cue = Status.PLANNED, plan.span()
    off = patterns.calls_off.search(text, sentence.begin, sentence.end)
    if off:
        telling.status, telling.cue = Status.CANCELLED, off.span()
    recall = _last(patterns.recalls, text, *before) or patterns.recalls.search(text, last, min(sentence.end, last + 40))
    if recall:
        telling.recalled = recall.span()
    head = _phrase_head(text, trigger, (telling.begin, telling.end), patterns) if trigger.form == "noun" else ""
    own = text[trigger.begin : trigger.end].casefold()
    noun = own.split(" of ")[0].split()[-1]
    telling.plural = trigger.form == "noun" and noun.endswith("s") and noun not in patterns.mass
    telling.vague = bool(patterns.several.search(head)) or bool(
        patterns.several.search(text, max(sentence.begin, trigger.begin - 30), trigger.begin)
    )
    after = text[trigger.end : min(sentence.end, trigger.end + OTHER_SIDE)]
    telling.outsiders = patterns.outsiders.search(after) is not None and patterns.counterparts.search(after) is None
    telling.apart = bool(patterns.separately.search(text, sentence.begin, trigger.end))
    telling.past = bool(patterns.past.search(text, telling.begin, sentence.end)) and not plan
    telling.ordinal = _ordinal(text, trigger, head, patterns)
    opening = re.search(
        r"\b(before|after|ahead of|following|prior to)\s*(?:the|a|an)?\s*$",
        text[max(sentence.begin, trigger.begin - 90) : trigger.begin - len(head) - bool(head)],
        re.IGNORECASE,
    )
    if telling.refers and opening:
        telling.relation = "before" if opening.group(1).casefold() in {"before", "ahead of", "prior to"} else "after"


def _other_verb_between(text: str, plan: re.Match[str], trigger: Trigger, patterns: _Patterns) -> bool:
    """Whether a finished act stands between a cue of plan and the contact word, which the cue then does not govern."""
    begin, end = (plan.end(), trigger.begin) if plan.end() <= trigger.begin else (trigger.end, plan.start())
    return bool(re.search(r"[;:]|\.\s", text[begin:end])) or bool(
        patterns.past.search(text, begin, end) and plan.end() <= trigger.begin
    )


def _last(pattern: re.Pattern[str], text: str, begin: int, end: int) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text, begin, end):
        pass
    return found


def _ordinal(text: str, trigger: Trigger, head: str, patterns: _Patterns) -> tuple[int, int, int] | None:
    if trigger.form != "noun":
        return None
    begin = max(0, trigger.begin - len(head) - 2)
    match = _last(patterns.ordinal, text, begin, trigger.end)
    if match is None:
        return None
    number = int(match.group(1)) if match.group(1) else patterns.ordinals[match.group(2).casefold()]
    return number, match.start(), match.end()


def _add_parties(telling: Telling, marks: Marks, clause: tuple[int, int]) -> None:
    telling.parties = [m for m in marks.places if m.kind is MentionKind.COUNTRY and clause[0] <= m.begin < clause[1]]


def _share_dates(text: str, marks: Marks, sentence: Sentence, tellings: Sequence[Telling], patterns: _Patterns) -> None:
    """Each date of the sentence goes to the telling in whose clause it stands, else to the nearest one of the sentence."""
    dates = [d for d in marks.dates if sentence.begin <= d.mention.begin < sentence.end and not d.excluded]
    dates = [d for d in dates if not patterns.said_on.search(text, sentence.begin, d.mention.begin)]
    takers = [t for t in tellings if not t.relation] or list(tellings)
    for date in dates:
        if not takers:
            return
        inside = [t for t in takers if t.begin <= date.mention.begin < t.end]
        inside = inside or [t for t in tellings if t.relation and t.trigger.end <= date.mention.begin < t.end]
        nearest = min(inside or takers, key=lambda t: (t.kind is Kind.VISIT and len(takers) > 1, _distance(t, date.mention)))
        for telling in takers:
            if telling.trigger == nearest.trigger:
                telling.dates.append(date)
        if nearest not in takers:
            nearest.dates.append(date)


def _distance(telling: Telling, mention: Mention) -> int:
    if mention.begin >= telling.trigger.end:
        return mention.begin - telling.trigger.end
    return telling.trigger.begin - mention.end + 1


def _share_places(article: Article, marks: Marks, sentence: Sentence, tellings: Sequence[Telling]) -> None:
    for telling in tellings:
        cities = [
            m
            for m in marks.places
            if m.kind is MentionKind.PLACE and sentence.begin <= m.begin < sentence.end and _located(article.text, m, telling)
        ]
        own = [m for m in cities if telling.begin <= m.begin < telling.end]
        others = [m for m in cities if not any(t.begin <= m.begin < t.end for t in tellings if t.trigger != telling.trigger)]
        choice = own or others or (cities if telling.kind is Kind.VISIT else [])
        if choice:
            telling.city = min(choice, key=lambda m: _distance(telling, m))
        lands = [m for m in telling.parties if _stands_in(article.text, m, telling)]
        if lands:
            telling.country = lands[-1]


def _located(text: str, place: Mention, telling: Telling) -> bool:
    """Whether a city is where something was: "in", "at" or, of a journey, "to" before it, or right before the contact word."""
    before = text[max(0, place.begin - 48) : place.begin]
    if re.search(r"\b(?:in|at|near|outside|from)\s+(?:[\w’'.-]+\s+){0,1}$", before, re.IGNORECASE):
        return not re.search(r"\bfrom\s+$", before)
    if (
        re.search(r"\b(?:in|at)\s+(?:the\s+)?[\w’'.,-]+(?:\s+[\w’'.-]+){0,6}\s+(?:in|of)?\s*$", before, re.IGNORECASE)
        and "," in before[-3:]
    ):
        return True
    if telling.kind is Kind.VISIT and re.search(r"\b(?:to|visit(?:s|ed|ing)?|for|of)\s+$", before, re.IGNORECASE):
        return True
    return bool(re.match(r"\s+(?:talks|meeting|round|summit|negotiations)\b", text[place.end : place.end + 20]))


def _stands_in(text: str, country: Mention, telling: Telling) -> bool:
    before = text[max(0, country.begin - 30) : country.begin]
    if re.search(r"\bin\s+(?:the\s+|neighbou?ring\s+|northern\s+|southern\s+)?$", before, re.IGNORECASE):
        return fold(text[country.begin : country.end]) not in {"u.s", "us"} or not re.match(
            r"\s+[A-Za-z]", text[country.end : country.end + 2]
        )
    if telling.kind is Kind.VISIT:
        return bool(re.search(r"\b(?:to|visit(?:s|ed|ing)?)\s+(?:the\s+)?$", before, re.IGNORECASE)) or bool(
            re.match(r"\s+(?:visit|trip|tour)\b", text[country.end : country.end + 8])
        )
    return False
