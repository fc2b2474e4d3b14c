"""Words of a contact: the verbs and nouns that tell of a meeting, a call, a round, a visit; rules in data/contacts.en.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.knowledge import ContactRule, Knowledge
from extract.model import Kind
from extract.ordered import keep_apart
from extract.prefilter import Prefilter


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Where a contact rule fired: `text[begin:end]`, its kind, form and rank, whether it `goes` somewhere, and the rule's id."""

    begin: int
    end: int
    kind: Kind
    form: str
    rank: int
    rule: str
    goes: bool = False


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules with their patterns, and which of them a sentence can match."""

    rules: tuple[tuple[ContactRule, re.Pattern[str]], ...]
    prefilter: Prefilter

    def possible(self, text: str) -> Iterator[tuple[ContactRule, re.Pattern[str]]]:
        return (self.rules[place] for place in self.prefilter.possible(text))


@lru_cache(maxsize=4)
def _compiled(knowledge: Knowledge) -> _Rules:
    rules = tuple((rule, compile_contact(rule)) for rule in knowledge.contacts)
    return _Rules(rules, Prefilter(pattern for _, pattern in rules))


def compile_contact(rule: ContactRule) -> re.Pattern[str]:
    """The rule's pattern; it ignores capitals unless it names some."""
    return re.compile(rule.pattern, 0 if re.search(r"\[A-Z", rule.pattern) else re.IGNORECASE)


def find_triggers(text: str, begin: int, end: int, knowledge: Knowledge) -> tuple[Trigger, ...]:
    """The triggers of `text[begin:end]` in text order; where two overlap, the longer, then the higher rank stays."""
    hits = [
        Trigger(begin=m.start(), end=m.end(), kind=rule.kind, form=rule.form, rank=rule.rank, rule=rule.id, goes=rule.goes)
        for rule, pattern in _compiled(knowledge).possible(text[begin:end])
        for m in pattern.finditer(text, begin, end)
        if m.end() > m.start()
    ]
    preferred = sorted(hits, key=lambda hit: (-(hit.end - hit.begin), -hit.rank, hit.begin, hit.rule))
    return keep_apart(preferred, span=lambda hit: (hit.begin, hit.end))
