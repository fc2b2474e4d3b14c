"""Contact rules: every rule fires in its examples and stays quiet in its counter-examples."""

from __future__ import annotations

import pytest

from extract.engagements.contacts import compile_contact, find_triggers
from extract.knowledge import load_knowledge

RULES = load_knowledge().contacts


@pytest.mark.parametrize(("rule", "text"), [(r, text) for r in RULES for text in r.examples], ids=lambda v: getattr(v, "id", v))
def test_fires(rule, text: str) -> None:
    firing = [trigger.rule for trigger in find_triggers(text, 0, len(text), load_knowledge())]
    assert rule.id in firing, f"data/contacts.en.yml: in this example of {rule.id}, {firing or 'no rule'} takes its words"


@pytest.mark.parametrize(("rule", "text"), [(r, text) for r in RULES for text in r.not_], ids=lambda v: getattr(v, "id", v))
def test_stays_quiet(rule, text: str) -> None:
    assert not compile_contact(rule).search(text)


CASES = [
    pytest.param("They held a phone call.", [("phone call", "call")], id="the longer of two wins"),
    pytest.param("a new round of trade talks", [("round of trade talks", "negotiation")], id="a round, not talks"),
    pytest.param("He visited Hanoi and met the minister.", [("visited", "visit"), ("met", "meeting")], id="two contacts"),
    pytest.param("It met the needs of both.", [], id="needs are not met with"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_triggers(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_triggers(text, 0, len(text), load_knowledge())
    assert [(text[t.begin : t.end], t.kind.value) for t in found] == expected
