"""Issues: strong words, weak words with company, and words that only look like one."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.issues import COMPANY, find_issues
from extract.knowledge import Rule, load_knowledge
from factory import article

KNOWLEDGE = load_knowledge()


def issues(text: str) -> list[str]:
    """The ids of the issues found, each once, in text order."""
    return list(dict.fromkeys(m.value for m in find_issues(article(text), KNOWLEDGE)))


CASES = [
    pytest.param("They discussed tariffs and LNG.", ["tariffs", "energy"], id="two in one sentence"),
    pytest.param("removal from the D1 and D3 lists", ["export-controls"], id="country lists"),
    pytest.param("recognise Vietnam as a market economy", ["market-economy-status"], id="recognition in other words"),
    pytest.param("a socialist market economy", [], id="a market economy of one's own"),
    pytest.param("AI was on the agenda.", ["artificial-intelligence"], id="capitals"),
    pytest.param("Ai Weiwei spoke.", [], id="a name in small letters"),
    pytest.param("the Minister of Industry and Trade", [], id="an office tells no issue"),
    pytest.param("Under Secretary for Economic Growth, Energy, and the Environment", [], id="nor does a longer one"),
    pytest.param("the trade and industry minister", [], id="nor one in small letters"),
    pytest.param("They want a better business climate.", ["investment"], id="a climate that is none"),
    pytest.param("They backed the Việt Nam–US partnership.", ["bilateral-relations"], id="a pair of countries"),
    pytest.param("anti-dumping duties", ["trade-remedies"], id="duties alone are weak"),
    pytest.param("tariffs and other duties", ["tariffs"], id="duties with company"),
    pytest.param("He did his duty.", [], id="duty alone"),
    pytest.param("equivalence for seafood", ["standards", "fisheries"], id="one clause, two issues"),
    pytest.param("They climbed the stairs.", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_issues(text: str, expected: list[str]) -> None:
    assert issues(text) == expected


def test_a_weak_word_needs_a_strong_one_close_by() -> None:
    far = " word" * (COMPANY // 5 + 1)
    assert [m.text for m in find_issues(article(f"gas, oil and electricity{far} gas"), KNOWLEDGE)] == [
        "gas",
        "oil",
        "electricity",
    ]
    assert [m.text for m in find_issues(article("gas"), KNOWLEDGE)] == []


def test_a_mention_names_the_word_that_found_it() -> None:
    (mention,) = find_issues(article("They met on Semiconductors."), KNOWLEDGE)
    assert (mention.text, mention.rule, mention.id) == ("Semiconductors", "issue:semiconductors:semiconductor", "semiconductors")


def test_an_added_issue_is_found(tmp_path: Path) -> None:
    (tmp_path / "issues.yml").write_text("- {id: whaling, label: Whaling, words: [whaling, whale hunt]}\n", encoding="utf-8")
    found = find_issues(article("They spoke of whale hunts."), load_knowledge(tmp_path))
    assert [(m.value, m.text) for m in found] == [("whaling", "whale hunts")]


def hidden(rule: Rule, text: str) -> bool:
    return re.search(rule.pattern or "", text) is not None


@pytest.mark.parametrize(
    ("rule", "text"), [(r, text) for r in KNOWLEDGE.office_masks for text in r.examples], ids=lambda v: getattr(v, "id", v)
)
def test_a_mask_hides_its_examples(rule: Rule, text: str) -> None:
    assert hidden(rule, text)


@pytest.mark.parametrize(
    ("rule", "text"), [(r, text) for r in KNOWLEDGE.office_masks for text in r.not_], ids=lambda v: getattr(v, "id", v)
)
def test_a_mask_leaves_its_counter_examples(rule: Rule, text: str) -> None:
    assert not hidden(rule, text)


@pytest.mark.parametrize("issue", KNOWLEDGE.issues, ids=lambda issue: issue.id)
def test_every_strong_word_tells_its_issue(issue) -> None:
    lost = [word for word in issue.words if issue.id not in issues(f"on {word} it was")]
    assert lost == []


SNIPPETS = st.sampled_from(
    ["tariffs ", "AI ", "trade ", "Minister of ", "gas ", "\n", "thuế quan ", "½", "ﬁ", "🙂", "energy ", "Đ", "e\u0301"]
)


@given(st.lists(st.one_of(SNIPPETS, st.text(max_size=6)), max_size=30).map("".join))
def test_any_text_is_read_and_every_mention_quotes_it(text: str) -> None:
    mentions = find_issues(article(text), KNOWLEDGE)
    assert all(text[m.begin : m.end] == m.text and m.begin < m.end for m in mentions)
    assert [m.begin for m in mentions] == sorted(m.begin for m in mentions)


HOSTILE = [
    "A-",
    "A.",
    "Aa ",
    "a@",
    "Minister of ",
    "Trade and ",
    "tariffs ",
    "gas ",
    "½",
    "北京",
    "\n",
    "economic, ",
    "Minister  ",
]


@pytest.mark.parametrize("part", HOSTILE, ids=repr)
def test_long_repetitions_take_no_more_than_their_length(part: str) -> None:
    text = part * (100_000 // len(part))
    begin = time.process_time()
    find_issues(article(text), KNOWLEDGE)
    # Half a second on a plain machine; what grows with the square of the length takes minutes.
    assert time.process_time() - begin < 20
