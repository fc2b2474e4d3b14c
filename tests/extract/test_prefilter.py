"""Which patterns a text can match: never too few, and far fewer than all."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.engagements.contacts import compile_contact
from extract.knowledge import load_knowledge
from extract.prefilter import Prefilter, needed_strings

NEEDS = [
    pytest.param("met", {"met"}, id="a word"),
    pytest.param(r"\b(?:met|meets?)\b", {"met", "meet", "meets"}, id="branches"),
    pytest.param(r"co-?(?:chair|host)ed", {"co-chaired", "cochaired", "co-hosted", "cohosted"}, id="what may be left out"),
    pytest.param(r"[Mm]inist(?:er|ry)", {"minister", "ministry"}, id="a class"),
    pytest.param(r"\w+ talks", {" talks"}, id="any word before"),
    pytest.param(r"(?=.{0,9}x)talks(?!y)", {"talks"}, id="what is only looked at"),
    pytest.param(r"(?:ab|talks)?", None, id="all of it may be left out"),
    pytest.param(r"\d\s?\+\s?\d", {"+"}, id="a sign"),
    pytest.param(r"\d\s?\d", None, id="no letters"),
    pytest.param(r"(?:talks){2,3}", {"talks"}, id="repeated"),
    pytest.param(r"(?:met|\d+)", None, id="a branch that asks for nothing"),
]


@pytest.mark.parametrize(("pattern", "strings"), NEEDS)
def test_what_every_match_holds(pattern: str, strings: set[str] | None) -> None:
    assert needed_strings(re.compile(pattern)) == strings


PATTERNS = [r"\b(?:met|meets?)\b", r"(?i)co-?(?:chair|host)s?", r"a[bc]{1,3}d?", r"(?:x|yy|zzz)+q", r"talks (?:with|to) [A-Z]\w+"]


@given(st.data())
def test_what_a_pattern_matches_it_can_match(data: st.DataObject) -> None:
    compiled = [re.compile(pattern) for pattern in PATTERNS]
    prefilter = Prefilter(compiled)
    place = data.draw(st.integers(0, len(PATTERNS) - 1))
    text = data.draw(st.text(max_size=5)) + " " + data.draw(st.from_regex(compiled[place])) + data.draw(st.text(max_size=5))
    matching = [number for number, pattern in enumerate(compiled) if pattern.search(text)]
    assert set(matching) <= set(prefilter.possible(text))


def test_no_contact_word_of_an_example_is_lost() -> None:
    rules = load_knowledge().contacts
    prefilter = Prefilter(compile_contact(rule) for rule in rules)
    lost = [
        (rule.id, example)
        for place, rule in enumerate(rules)
        for example in rule.examples
        if place not in prefilter.possible(example)
    ]
    assert not lost


def test_most_sentences_are_spared_most_patterns() -> None:
    rules = load_knowledge().contacts
    prefilter = Prefilter(compile_contact(rule) for rule in rules)
    assert len(prefilter.possible("The committee published its report on fisheries last week.")) < len(rules) / 4


@pytest.mark.parametrize("text", ["VISIT", "VİSİT", "vısıt", "viſit"])
def test_letters_that_are_one_without_capitals_are_one(text: str) -> None:
    pattern = re.compile("visit", re.IGNORECASE)
    assert Prefilter([pattern]).possible(text) == ([0] if pattern.search(text) else [])


def test_no_patterns_match_nothing() -> None:
    assert Prefilter([]).possible("talks") == []
