"""Places and countries: names that are others' names too, and seats of government that are not always places."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.knowledge import Knowledge, Rule, load_knowledge
from extract.model import MentionKind
from extract.places import find_places
from factory import article

KNOWLEDGE = load_knowledge()


def found(text: str, kind: MentionKind, knowledge: Knowledge = KNOWLEDGE) -> list[tuple[str, str]]:
    return [(m.text, m.value) for m in find_places(article(text), knowledge) if m.kind is kind]


PLACES = [
    pytest.param("They met in Washington, D.C.", [("Washington, D.C.", "Washington")], id="the longest alias"),
    pytest.param("He arrived in Hà Nội.", [("Hà Nội", "Hanoi")], id="Vietnamese spelling"),
    pytest.param("Talks in Kiev, now Kyiv.", [("Kiev", "Kyiv"), ("Kyiv", "Kyiv")], id="two spellings of one city"),
    pytest.param("They spoke at the White House.", [("White House", "Washington")], id="a venue where something happens"),
    pytest.param("The White House adviser spoke.", [], id="a venue where nothing happens"),
    pytest.param("They joined the Paris Agreement in Paris.", [("Paris", "Paris")], id="an agreement is no place"),
    pytest.param("George Washington crossed the river.", [], id="a person is no place"),
    pytest.param("Foreign Minister Israel Katz came.", [], id="nor is an official"),
    pytest.param("The Jakarta Declaration was read out.", [], id="what is named after a city"),
    pytest.param("They met in San Jose, Costa Rica.", [("San Jose", "San Jose")], id="two cities of one name, with the country"),
    pytest.param("They met in San Jose.", [], id="two cities of one name, without it"),
    pytest.param("Libya's unity government met in Tripoli.", [("Tripoli", "Tripoli")], id="a weak name whose country is told"),
    pytest.param("Tripoli was a surprise to Libya.", [], id="a weak name that says no place"),
    pytest.param("The ministers met in Singapore.", [("Singapore", "Singapore")], id="a city that is a country"),
    pytest.param("He spoke of a man from Hue and the hue of it.", [], id="weak names stay out"),
    pytest.param("HANOI — The premier spoke.", [("HANOI", "Hanoi")], id="a dateline"),
    pytest.param("Talks in the Venezuelan capital.", [("Venezuelan capital", "Caracas")], id="a capital told by its country"),
    pytest.param("Talks in Kenya's capital city.", [("Kenya's capital city", "Nairobi")], id="a country's capital"),
    pytest.param("Talks in the capital of Kenya.", [("capital of Kenya", "Nairobi")], id="the capital of a country"),
    pytest.param("The Kenyan capital, Nairobi, is big.", [("Nairobi", "Nairobi")], id="a capital named beside"),
    pytest.param("Talks in the Dutch capital.", [], id="a country with two capitals"),
    pytest.param("Kenyan capital gains are taxed.", [], id="money"),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, MentionKind.PLACE) == expected


COUNTRIES = [
    pytest.param("The US told us so.", [("US", "US")], id="US and us"),
    pytest.param("the U.S. side and Hoa Kỳ", [("U.S.", "US"), ("Hoa Kỳ", "US")], id="spellings of one country"),
    pytest.param("a Vietnamese and an American company", [("Vietnamese", "VN"), ("American", "US")], id="adjectives"),
    pytest.param("Latin American states and the South China Sea", [], id="larger names"),
    pytest.param("They ate turkey off china.", [], id="small letters"),
    pytest.param("She visited Georgia and lost the Georgia vote.", [], id="a weak name alone"),
    pytest.param(
        "Armenia, Georgia and Moldova signed.",
        [("Armenia", "AM"), ("Georgia", "GE"), ("Moldova", "MD")],
        id="a weak name in a list",
    ),
    pytest.param("Georgia's premier met others in Tbilisi.", [("Georgia", "GE")], id="a weak name with a city of its own"),
    pytest.param("the ROK and the DPRK", [("ROK", "KR"), ("DPRK", "KP")], id="abbreviations"),
    pytest.param("Niger, Nigeria, Oman and a woman", [("Niger", "NE"), ("Nigeria", "NG"), ("Oman", "OM")], id="names in names"),
    pytest.param(
        "ASEAN, the EU and the African Union", [("ASEAN", "ASEAN"), ("EU", "EU"), ("African Union", "AUC")], id="organisations"
    ),
    pytest.param("a UN Security Council resolution", [], id="a resolution is no party"),
    pytest.param("Türkiye and Côte d’Ivoire", [("Türkiye", "TR"), ("Côte d’Ivoire", "CI")], id="marks and curly apostrophes"),
]


@pytest.mark.parametrize(("text", "expected"), COUNTRIES)
def test_countries(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, MentionKind.COUNTRY) == expected


SEATS = [
    pytest.param("Washington said it would respond.", "US", id="it speaks"),
    pytest.param("Hanoi and Washington agreed to keep talking.", "US", id="it acts with another"),
    pytest.param("The relations with Washington improved.", "US", id="relations with it"),
    pytest.param("They spoke of Washington’s tariffs.", "US", id="its policy"),
    pytest.param("Ties between Bonn and Washington grew.", "US", id="between two"),
    pytest.param("They met in Washington.", None, id="where something happens"),
    pytest.param("He travelled to Washington.", None, id="a journey"),
    pytest.param("Washington hosted the talks.", None, id="a host is a place"),
]


@pytest.mark.parametrize(("text", "government"), SEATS)
def test_a_seat_of_government_is_a_place_only_where_it_is_one(text: str, government: str | None) -> None:
    mentions = [m for m in find_places(article(text), KNOWLEDGE) if m.text == "Washington"]
    assert len(mentions) == 1
    assert mentions[0].id == "washington"
    assert (mentions[0].kind is MentionKind.COUNTRY) == (government is not None)
    assert mentions[0].rule.startswith("metonym:") == (government is not None)
    assert mentions[0].value == (government or "Washington")


def test_without_knowledge_of_places_nothing_is_a_place(tmp_path) -> None:
    assert found("They met in Hanoi, Vietnam.", MentionKind.PLACE, load_knowledge(tmp_path)) == []


def names_in(text: str) -> list[str]:
    """The text with one known place after the other written as the rules write it."""
    names = sorted({name for place in KNOWLEDGE.places for name in (place.city, *place.aliases)}, key=len, reverse=True)
    spans = [m.span() for name in names for m in re.finditer(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", text)]
    return [f"{text[:begin]}§{text[end:]}" for begin, end in spans]


def deciding(text: str) -> set[str]:
    """Ids of the rules that decide on some place of the text."""
    first = [
        next((rule.id for rule in KNOWLEDGE.place_senses if re.search(rule.pattern or "", name)), "") for name in names_in(text)
    ]
    return set(first)


@pytest.mark.parametrize(
    ("rule", "text"), [(r, text) for r in KNOWLEDGE.place_senses for text in r.examples], ids=lambda v: getattr(v, "id", v)
)
def test_a_sense_rule_decides_in_its_examples(rule: Rule, text: str) -> None:
    assert rule.id in deciding(text)


@pytest.mark.parametrize(
    ("rule", "text"), [(r, text) for r in KNOWLEDGE.place_senses for text in r.not_], ids=lambda v: getattr(v, "id", v)
)
def test_a_sense_rule_does_not_decide_in_its_counter_examples(rule: Rule, text: str) -> None:
    assert names_in(text)
    assert rule.id not in deciding(text)


def test_every_sense_is_one_that_is_known() -> None:
    assert {rule.value for rule in KNOWLEDGE.place_senses} == {"place", "dateline", "government", "neither"}


SNIPPETS = st.sampled_from(
    [
        "Washington",
        "Hà Nội",
        "U.S.",
        "Georgia",
        "San Jose",
        ", ",
        " and ",
        "’s ",
        "\n",
        "in ",
        "§",
        "İ",
        "…",
        "straße",
        "🙂",
        "北京",
        "Ha\u0300 ",
    ]
)


@given(st.lists(st.one_of(SNIPPETS, st.text(max_size=6)), max_size=30).map("".join))
def test_any_text_is_read_and_every_mention_quotes_it(text: str) -> None:
    mentions = find_places(article(text), KNOWLEDGE)
    assert all(text[m.begin : m.end] == m.text and m.begin < m.end for m in mentions)
    assert [m.begin for m in mentions] == sorted(m.begin for m in mentions)


HOSTILE = ["A-", "A.", "Aa ", "US ", "Washington ", "San Jose, ", "½", "北京", "e\u0301", "between ", "\n", "U.S.’s "]


@pytest.mark.parametrize("part", HOSTILE, ids=repr)
def test_long_repetitions_take_no_more_than_their_length(part: str) -> None:
    text = part * (100_000 // len(part))
    begin = time.process_time()
    find_places(article(text), KNOWLEDGE)
    # Half a second on a plain machine; what grows with the square of the length takes minutes.
    assert time.process_time() - begin < 20
