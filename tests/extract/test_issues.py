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
    pytest.param("They agreed to swap 1,000 prisoners.", ["armed-conflict"], id="prisoners who are swapped"),
    pytest.param("Ruritania will pull its soldiers out.", ["armed-conflict"], id="soldiers who leave"),
    pytest.param("She explained her position on Gaza.", ["armed-conflict"], id="a position on a war"),
    pytest.param("He asked them to buy more Ruritanian cars.", ["trade-agreement"], id="to buy more of one's goods"),
    pytest.param("He spoke of 'close' ties.", [], id="ties of nobody"),
    pytest.param('He spoke of "stable" ties.', ["bilateral-relations"], id="ties with a word in quotes"),
    pytest.param("Lima will host the APEC leaders' meeting.", ["regional-cooperation"], id="a body's own summit"),
    pytest.param("They met on the sidelines of the G20 summit.", [], id="a summit that is only a place"),
    pytest.param(
        "Farm health, water and jobs were on the table.", ["health", "climate-environment", "labour"], id="a row put on the table"
    ),
    pytest.param("Water and fish were raised at the meeting.", ["climate-environment", "fisheries"], id="a row that was raised"),
    pytest.param(
        "They took stock of water and airport matters.", ["climate-environment", "infrastructure"], id="a row taken stock of"
    ),
    pytest.param("She wore jewellery from the sea.", [], id="a plain word in no row"),
    pytest.param("the Ruritania Human Rights Commission", [], id="a body of rights"),
    pytest.param("a truce in the tariff dispute", ["tariffs"], id="a truce of traders"),
    pytest.param("They called for a truce after the fighting in Aleppo.", ["armed-conflict"], id="a truce of armies"),
    pytest.param("It will freeze the junta's assets.", ["sanctions"], id="assets that are frozen"),
    pytest.param("She raised the case of the jailed teacher.", ["consular"], id="a citizen's case"),
    pytest.param("investing a further $600 million in Ruritania", ["investment"], id="money that is invested"),
    pytest.param("They opened up their farm market.", ["trade-agreement"], id="a market opened"),
    pytest.param("The two have no diplomatic relations.", [], id="relations that do not exist"),
    pytest.param("the Palestinian President", [], id="a president's side"),
    pytest.param("Steel duties remain.", ["tariffs"], id="duties on a good"),
    pytest.param("Adapted from German by AI", [], id="a note on the translation"),
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
    pytest.param("to narrow the trade gap", ["trade-agreement"], id="wire words for a deficit"),
    pytest.param("trade and economy were the focus", ["trade-agreement"], id="trade beside economy"),
    pytest.param("economic, cultural and scientific fields", ["trade-agreement", "education-culture"], id="a row of fields"),
    pytest.param("an agreement on reciprocal taxation", ["tariffs"], id="taxes that are tariffs"),
    pytest.param("controls on exports of machines", ["export-controls"], id="controls the other way round"),
    pytest.param("Copyright 2023 Staff", [], id="a notice below the text"),
    pytest.param("They spoke of copyright.", ["intellectual-property"], id="a right told as a subject"),
    pytest.param("the reservoir of the dam", ["climate-environment"], id="water behind a dam"),
    pytest.param("Ruritania International Airport", [], id="an airport where people land"),
    pytest.param("resumption of direct flights", ["infrastructure"], id="flights"),
    pytest.param("the third 2+2 dialogue", ["defence"], id="two ministers a side"),
    pytest.param("security and economic cooperation", ["defence", "trade-agreement"], id="two sorts of cooperation"),
    pytest.param("to train the soldiers of the mission", ["defence"], id="training of soldiers"),
    pytest.param("maps and satellite data", [], id="data from a satellite"),
    pytest.param("differences at sea", ["maritime-security"], id="the sea without its name"),
    pytest.param("nuclear warheads", ["nonproliferation"], id="warheads"),
    pytest.param("a peace push", ["armed-conflict"], id="a headline's word for peace talks"),
    pytest.param("the situation in Ruritania", ["armed-conflict"], id="the situation of a country"),
    pytest.param("the human rights situation in Ruritania", ["human-rights"], id="a situation of another kind"),
    pytest.param("the debt crisis in Ruritania", ["finance"], id="a crisis of another kind"),
    pytest.param("free elections", ["human-rights"], id="elections that are free"),
    pytest.param("travel documents", ["migration"], id="papers for the border"),
    pytest.param("10 missing Ruritanians", ["consular"], id="missing citizens"),
    pytest.param("an abduction long ago", ["consular"], id="abductions"),
    pytest.param("rebuilding after the earthquake", ["humanitarian"], id="after a disaster"),
    pytest.param("the least developed members", ["development"], id="least developed"),
    pytest.param("open lines of communication", ["bilateral-relations"], id="lines of communication"),
    pytest.param("their bilateral ties", ["bilateral-relations"], id="whose ties"),
    pytest.param("Ties have warmed.", ["bilateral-relations"], id="ties at the head of a sentence"),
    pytest.param("Ruritania-Syldavia cooperation", ["bilateral-relations"], id="cooperation of a pair"),
    pytest.param("Ruritania-Syldavia cooperation on fisheries", ["fisheries"], id="their cooperation on one matter"),
]

ROWS = [
    pytest.param("climate change, health and fuel", ["climate-environment", "health", "energy"], id="beside a strong word"),
    pytest.param("trade, health and culture", ["trade-agreement", "health", "education-culture"], id="three weak words"),
    pytest.param("health and culture", [], id="two weak words"),
    pytest.param("a trade. Health or culture", [], id="a full stop ends a row"),
    pytest.param("climate change hurts health", ["climate-environment"], id="no row"),
    pytest.param("Trade, health and culture", ["trade-agreement", "health", "education-culture"], id="at the head of a sentence"),
    pytest.param("from Education, Justice and Health", ["education-culture"], id="offices in capitals"),
    pytest.param("in charge of Water and Energy", [], id="an office that begins with a weak word"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_row_of_subjects(text: str, expected: list[str]) -> None:
    assert issues(text) == expected


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
