"""The words that the clause rules look for, compiled once for a knowledge; every list is one of data/words.LANGUAGE.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.knowledge import Knowledge

_DENIED = r"|\b[Dd]en(?:ied|ies|ying)\b[^.;]{0,80}\s+\Z|\b[Nn]either\b[^.;]{0,90}\bnor\b[^.;]{0,90}\s+\Z"
"""What denies a contact further on: "denied on Tuesday that she had met", "neither A nor B attended"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """The compiled lists: where a clause ends, what tells a plan, what makes a noun definite, and so on.

    The name of a pattern is that of its list where it has just one.
    """

    boundary: re.Pattern[str]
    plans: re.Pattern[str]
    unreal: re.Pattern[str]
    in_vain: re.Pattern[str]
    was_to_have: re.Pattern[str]
    not_planned: re.Pattern[str]
    domestic: re.Pattern[str]
    domestic_bodies: re.Pattern[str]
    spoken_of: re.Pattern[str]
    calls_off: re.Pattern[str]
    puts_off: re.Pattern[str]
    members_of_body: re.Pattern[str]
    others_met: re.Pattern[str]
    hosts_met: re.Pattern[str]
    teaser: re.Pattern[str]
    in_city: re.Pattern[str]
    recalls: re.Pattern[str]
    same_day: re.Pattern[str]
    settings: re.Pattern[str]
    topics: re.Pattern[str]
    several: re.Pattern[str]
    determiner: re.Pattern[str]
    separately: re.Pattern[str]
    apart: re.Pattern[str]
    holds: re.Pattern[str]
    asks_of: re.Pattern[str]
    did_in: re.Pattern[str]
    here: re.Pattern[str]
    next_in_turn: re.Pattern[str]
    from_afar: re.Pattern[str]
    by_phone: re.Pattern[str]
    of_many: re.Pattern[str]
    of_rounds: re.Pattern[str]
    meets_one: re.Pattern[str]
    absent: re.Pattern[str]
    address: re.Pattern[str]
    object_before: re.Pattern[str]
    group: re.Pattern[str]
    past: re.Pattern[str]
    led_by: re.Pattern[str]
    consists: re.Pattern[str]
    leads: re.Pattern[str]
    opens: re.Pattern[str]
    no_noun: re.Pattern[str]
    of_two: re.Pattern[str]
    talks_of: re.Pattern[str]
    of_three: re.Pattern[str]
    day_of: re.Pattern[str]
    against: re.Pattern[str]
    aside: re.Pattern[str]
    lasts: re.Pattern[str]
    sets_out: re.Pattern[str]
    outsiders: re.Pattern[str]
    counterparts: re.Pattern[str]
    troubles: re.Pattern[str]
    loosely: re.Pattern[str]
    both: re.Pattern[str]
    day_verbs: frozenset[str]
    visit_ends: re.Pattern[str]
    leaves: re.Pattern[str]
    speaks_of_visit: re.Pattern[str]
    other_of_series: re.Pattern[str]
    ordinal: re.Pattern[str]
    day_within: re.Pattern[str]
    ordinals: dict[str, int]
    numbers: dict[str, int]
    first_words: frozenset[str]
    breaks: frozenset[str]
    mass: frozenset[str]


@lru_cache(maxsize=4)
def patterns_of(knowledge: Knowledge) -> Patterns:
    """The patterns of a knowledge: `patterns_of(knowledge).plans` finds "is scheduled"."""

    def some(name: str) -> str:
        return _any(knowledge.word_list(name))

    def words(name: str, *, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
        return re.compile(f"{before}(?:{some(name)}){after}", re.IGNORECASE)

    ends, first, numbers = some("day-ends"), knowledge.word_list("first-ends"), knowledge.word_list("numbers")
    return Patterns(
        boundary=_boundary(knowledge),
        plans=words("plans", before="".join(rf"(?<!\b{word}\s)" for word in knowledge.word_list("before-will")) + r"\b"),
        unreal=_unreal(f"{some('unreal')}|{some('in-vain')}"),
        in_vain=words("in-vain"),
        was_to_have=words("was-to-have"),
        not_planned=words("not-planned"),
        domestic=words("domestic"),
        domestic_bodies=words("domestic-bodies"),
        spoken_of=_spoken_of(some("spoken-of")),
        calls_off=words(
            "calls-off",
            after=r"\b(?!(?:\s+[\w’'-]+){0,8}?\s+(?:until|till)\s+(?!further)|\s+(?:to|for\s+(?!now)|from)\b|\s+by\s+(?:a|one|two)\b)",
        ),
        puts_off=words("puts-off"),
        members_of_body=re.compile(
            rf"(?:['’]s)?\s+(?:(?:{some('members-fields')})\s+){{0,2}}(?:{some('members-of-body')})\b", re.IGNORECASE
        ),
        others_met=re.compile(rf"\s+(?:with\s+)?(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){{1,4}}(?:{some('others-met')})\b"),
        hosts_met=re.compile(rf"\s+(?:with\s+)?(?:[\w’'-]+\s+){{0,4}}(?:{some('hosts-met')})\b"),
        teaser=re.compile(
            rf"[\W_]{{0,4}}(?:related(?:\s+\w+)?|(?:{some('teasers')})(?:\s+(?:{some('teasers-more')}))?)\s*[:|–—-]",
            re.IGNORECASE,
        ),
        in_city=re.compile(
            r"\b(?:in|at|near|outside|from)\s+(?:[\w’'.-]+\s+){0,1}$"
            rf"|\b(?:in|at|near|on)\s+(?:[\w’'.-]+\s+){{1,4}}(?:{some('parts-of-city')}),?\s+(?:of\s+)?$",
            re.IGNORECASE,
        ),
        recalls=words("recalls"),
        same_day=words("same-day", before=r"\s+"),
        settings=words("settings"),
        topics=words("topics", after=r"\s+(?:(?:the|its|their|these|those)\s+)?(?:[\w’'-]+\s+){0,3}?\Z"),
        several=words("several"),
        determiner=words("definite"),
        separately=words("separately"),
        apart=_apart(some("separate-contacts")),
        holds=words("holds"),
        asks_of=words("asks-of"),
        did_in=re.compile(rf"\b(?:{some('part-taken-in')})\b"),
        here=re.compile(rf"\b(?:{some('here')})\b"),
        next_in_turn=words("next-in-turn"),
        from_afar=words("from-afar"),
        by_phone=words("by-phone"),
        of_many=words("of-many"),
        of_rounds=words("of-rounds"),
        meets_one=re.compile(rf"\b(?:{some('meets-one')})\b"),
        absent=words("absent", after=r"(?:\s+(?:the|a|an|senior|former|then|late|leaders|[A-Z]\w*|[a-z]*ing|,))*\s*$"),
        address=words("honorifics", after=r"\.?\s+$"),
        object_before=words("before-object", after=r"\s+(?:the\s+)?$"),
        group=_group(some("groups"), some("several-people"), some("group-adverbs")),
        past=re.compile(rf"\b(?:[a-z]{{3,}}ed|{some('past')})\b"),
        led_by=re.compile(rf"\b(?:{some('led-by')})\s+by\b"),
        consists=re.compile(rf"\s*(?:{some('consists')})\s*"),
        leads=re.compile(rf"\b(?:{some('leads')})\s+(?:(?:[\w-]+\s+){{0,4}}of\s+)?$"),
        opens=words("opens-noun", after=r"\s+$"),
        no_noun=words("no-noun"),
        of_two=words("of-two"),
        talks_of=words("talks-of"),
        of_three=words("of-three"),
        day_of=re.compile(
            rf"\b({ends})\s+(?:{some('day-parts')})\s+of\s+(?:the|these|those|their)\s+(?:[\w-]+\s+){{0,4}}\Z", re.IGNORECASE
        ),
        aside=words("aside"),
        against=re.compile(rf"(?:\w+\s+)?\b(?:{some('against')})\b[^.;]*\Z"),
        sets_out=words("sets-out"),
        lasts=_lasts(_any(numbers[1:])),
        outsiders=words("outsiders", after=r"\b(?!\s+(?:services?|offices?|department|release|statement|agency)\b)"),
        counterparts=words("counterparts"),
        loosely=words("loosely"),
        troubles=words("troubles", after=r"\s+in\s+(?:the\s+)?$"),
        both=_both(some("groups")),
        day_verbs=frozenset(knowledge.word_list("day-verbs")),
        visit_ends=words("visit-ends", after=r"\s+(?:[\w’'-]+\s+){0,5}\Z"),
        leaves=words("leaves"),
        speaks_of_visit=words("speaks-of-visit"),
        other_of_series=words("other-of-series"),
        ordinal=re.compile(rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th)|({some('ordinals')}))\b", re.IGNORECASE),
        day_within=re.compile(
            rf"\bon\s+(?:the|his|her|its|their)\s+({ends}|{some('ordinals')})\s+day\b(?!\s+(?:of|after)\b)", re.IGNORECASE
        ),
        ordinals=_by_place(knowledge.word_list("ordinals")),
        numbers=_by_place(numbers),
        first_words=frozenset(first),
        breaks=frozenset(knowledge.word_list("np-breaks")),
        mass=frozenset(knowledge.word_list("one-in-plural")),
    )


def last_match(pattern: re.Pattern[str], text: str, begin: int, end: int) -> re.Match[str] | None:
    """The last match within `text[begin:end]`: the cue nearest before a word."""
    found = None
    for found in pattern.finditer(text, begin, end):  # noqa: B007  # the last one counts
        pass
    return found


def _any(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest that fits; what begins alike is written once, so that it is tried once."""
    return _tree([tuple(r"\s+" if sign == " " else re.escape(sign) for sign in word) for word in words]) or r"(?!)"


def _tree(words: Iterable[Sequence[str]]) -> str:
    """Words sign by sign: `meet`, `meets` and `met` give `me(?:et(?:s)?|t)`."""
    by_first: dict[str, list[Sequence[str]]] = {}
    complete = False
    for word in words:
        if word:
            by_first.setdefault(word[0], []).append(word[1:])
        complete = complete or not word
    branches = [sign + _tree(rests) for sign, rests in by_first.items()]
    if len(branches) == 1 and not complete:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if complete else ''}" if branches else ""


def _by_place(words: Iterable[str]) -> dict[str, int]:
    """Words that count, each with its number: `first` is 1, `second` is 2."""
    return {word: number for number, word in enumerate(words, start=1)}


def _boundary(knowledge: Knowledge) -> re.Pattern[str]:
    """Where a clause ends: a sign, a word that opens another clause, an infinitive, a verb of saying."""
    openers, not_verbs = _any(knowledge.word_list("clause-openers")), _any(knowledge.word_list("infinitive-not"))
    return re.compile(
        r"[;:](?=\s)|\s[—–-](?=\s)"
        rf"|,?\s(?=(?:{openers})\b(?!\s+between\b))"
        rf"|\s(?=to\s+(?!(?:{not_verbs})\b)(?![a-z]+(?:ions?|ments?|talks|ings?)\b)[a-z]+\b)"
        rf"|\b(?:{_any(knowledge.word_list('says'))})\b(?!\s+that\b)"
    )


def _group(nouns: str, people: str, adverbs: str) -> re.Pattern[str]:
    """What means both sides as the subject: "the two foreign ministers", "the pair agreed", "the leaders", "they"."""
    subject = r"(?<!\bof\s)(?<!\bwith\s)(?<!\bbetween\s)(?<!\bby\s)(?<!\bto\s)(?<!\bfor\s)(?<!\bamong\s)(?<!\bfrom\s)"
    count = r"(?:the\s+(?:two|three|pair|duo|trio)|both)"
    verb = r"(?=,?\s+(?:[a-z]+ed|me?et|spoke|held|had|have|will|would|are|were|sat|shook|took|went|then|also|last|first)\b)"
    return re.compile(
        rf"\b(?:the\s+two|the\s+three|both|two)\s+(?:[\w’'-]+\s+){{0,2}}?(?:{nouns})\b|\bthey\b|\beach\s+of\s+(?:the\s+two|them)\b"
        rf"|{subject}\b{count}{verb}|{subject}\b{count}\s+(?:(?:{adverbs})\s+){{0,3}}\Z"
        rf"|{subject}\bthe\s+(?:{people})\b(?!['’])",
        re.IGNORECASE,
    )


def _both(nouns: str) -> re.Pattern[str]:
    """What means both people told before as those who were met: " with the two ministers", " separately with both"."""
    tied = r"\s+(?:[\w-]+\s+){0,3}?(?:with\s+|between\s+)?(?:each\s+of\s+|both\s+of\s+)?"
    people = rf"(?:both|the\s+(?:other\s+)?two)\s+(?:[\w’'-]+\s+){{0,2}}?(?:{nouns})\b"
    alone = r"(?:the\s+(?:two|pair)|both|them\s+both)\b(?!\s+(?:[a-z]+\s+)?[a-z]{3,}s\b)"
    return re.compile(rf"{tied}(?:{people}|{alone})")


def _spoken_of(nouns: str) -> re.Pattern[str]:
    """What speaks of a contact as known: "the closed-door talks", "during their call", "the two met"."""
    return re.compile(
        rf"\b(?:the|their|this|that|these|those)\s+(?:[\w’'-]+\s+){{0,2}}?(?:{nouns})\b(?!\s+of\b)"
        rf"|\b(?:[Dd]uring|[Ii]n|[Aa]t|[Oo]ver)\s+(?:a\s+|an\s+)?(?:[\w’'-]+\s+){{0,2}}?(?:{nouns})\b"
        r"|\b(?:[Tt]he\s+two|[Tt]hey|[Bb]oth)\s+(?:[\w’'-]+\s+){0,2}?(?:met|spoke|talked|sat\s+down)\b"
    )


def _unreal(words: str) -> re.Pattern[str]:
    """What stands before a contact that need not be: "declined to meet", "called for urgent talks", "if they meet"."""
    between = r"(?:\s+(?!(?:and|but|or|that|when|after|before|as|to\s+discuss)\b)[\w’'-]+){0,4}"
    wished = rf"\b(?P<cue>(?:{words})(?!\s+(?:only|just)\b)){between}\s+\Z"
    return re.compile(wished + r"|\b(?:[Ii]f|[Uu]nless|[Ww]hether)\b[^,.;]{0,150}\s+\Z" + _DENIED)


def _apart(nouns: str) -> re.Pattern[str]:
    """What tells that people were met one by one: "separately", "in separate meetings", "respectively"."""
    return re.compile(
        rf"\bseparately\b(?!\s+between\b)|\bin\s+separate\s+(?:\w+\s+)?(?:{nouns})\b"
        r"|\brespectively\b|\b(?:in\s+turn|one\s+after\s+(?:the\s+other|another)|one\s+by\s+one|individually)\b"
        rf"|\b(?:individual|one-on-one|back-to-back|successive|consecutive|t[êe]te-[àa]-t[êe]te)\s+(?:\w+\s+)?(?:{nouns})\b"
        r"|\b(?:separate|bilateral)\s+(?:\w+\s+)?(?:meetings|calls)\b|\b(?:one-on-ones|bilaterals)\s+with\b",
        re.IGNORECASE,
    )


def _lasts(numbers: str) -> re.Pattern[str]:
    """How long a visit lasts: "a three-day visit", "lasts two days"."""
    return re.compile(rf"\b({numbers}|\d{{1,2}})[- ]days?\b|\blasts\s+({numbers})\s+days\b", re.IGNORECASE)
