"""People: names by title, known officials, later mentions; who is nobody."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.knowledge import load_knowledge
from extract.model import Article, Person
from extract.officials.people import find_people
from extract.officials.persons import plain_name
from extract.places import find_places
from factory import article


def people(source: Article) -> tuple[Person, ...]:
    knowledge = load_knowledge()
    return find_people(source, knowledge, find_places(source, knowledge))


NAMES = [
    pytest.param(
        "The Directors General of Military Operations of Chad and Norway spoke.", [], id="what an office is in charge of"
    ),
    pytest.param("Australian Governor-General Ann Alpha spoke.", ["Ann Alpha"], id="an office with a hyphen"),
    pytest.param("Princess Ann Alpha, the Kingdom's Ambassador to Chad, spoke.", ["Ann Alpha"], id="a princess"),
    pytest.param(
        "Foreign Secretary Bharat Raj Paudyal spoke.", ["Bharat Raj Paudyal"], id="a given name that is a country's, too"
    ),
    pytest.param("The chairman of Acme Steel, Ann Alpha, spoke.", [], id="the head of a firm"),
    pytest.param("Bob Beta, leading the Chadian side, spoke.", ["Bob Beta"], id="who leads a side"),
    pytest.param("Bob Beta, leading the race, spoke.", [], id="who leads something else"),
    pytest.param(
        "It was signed by Sami bin Ali Al-Testi for Riyadh.", ["Sami bin Ali Al-Testi"], id="a long name that signs for a capital"
    ),
    pytest.param("In the United States, talk is of Mr. Helberg.", ["Jacob Helberg"], id="a known surname that is addressed"),
    pytest.param("In the United States, talk is of Mr. Helberg. Ann Helberg left.", [], id="a surname that is another's, too"),
    pytest.param("Minister of Health of Norway Kari Testesen spoke.", ["Kari Testesen"], id="minister of X of Y"),
    pytest.param("Norwegian Health Minister Kari Testesen spoke.", ["Kari Testesen"], id="Y's X minister"),
    pytest.param("Kari Testesen, the Norwegian Minister of Health, spoke.", ["Kari Testesen"], id="apposition"),
    pytest.param("Senators Ann Alpha and Bob Beta attended.", ["Ann Alpha", "Bob Beta"], id="two senators in one breath"),
    pytest.param(
        "Foreign Ministers Ann Alpha of Norway, Bob Beta of Chad and Cleo Gamma met.",
        ["Ann Alpha", "Bob Beta", "Cleo Gamma"],
        id="list",
    ),
    pytest.param("H.E. Mr. Jean-Luc d'Arve, Foreign Minister of Belgium, left.", ["Jean-Luc d'Arve"], id="forms of address"),
    pytest.param("European Commission President Ursula von der Leyen spoke.", ["Ursula von der Leyen"], id="particles"),
    pytest.param("Vice Premier He Lifeng left for Paris.", ["He Lifeng"], id="a surname that is a word"),
    pytest.param("Minister of Industry and Trade Nguyễn Hồng Diên spoke.", ["Nguyen Hong Dien"], id="diacritics"),
    pytest.param(
        "U.S. Under Secretary for Economic Growth, Energy, and the Environment Jacob Helberg left.",
        ["Jacob Helberg"],
        id="long title",
    ),
    pytest.param("Spokesperson Ann Alpha said so.", [], id="a spokesperson takes no part"),
    pytest.param("The minister said that talks went well.", [], id="an office that nobody is named for"),
    pytest.param("The Turkish Foreign Minister left.", ["Foreign Minister of Turkey"], id="a unique office without a name"),
    pytest.param("Bob Beta, the 78-year-old general secretary of the party, spoke.", ["Bob Beta"], id="an age before the title"),
    pytest.param(
        "Foreign Minister Ann Alpha met her Turkish counterpart, Bob Beta on Monday.", ["Ann Alpha", "Bob Beta"], id="counterpart"
    ),
    pytest.param("Foreign Minister Ann Alpha met counterpart Bob Beta.", ["Ann Alpha", "Bob Beta"], id="counterpart alone"),
    pytest.param(
        "Foreign Minister Ann Alpha met her counterpart from Chad, Bob Beta.", ["Ann Alpha", "Bob Beta"], id="counterpart from"
    ),
    pytest.param(
        "Foreign Minister Ann Alpha met her Turkish counterpart.",
        ["Ann Alpha", "Foreign Minister of Turkey"],
        id="a counterpart without a name has the office of whom he meets",
    ),
    pytest.param("Foreign Minister Ann Alpha met her counterpart.", ["Ann Alpha"], id="a counterpart of nobody knows where"),
    pytest.param("Chief Adviser Professor Ann Alpha spoke.", ["Ann Alpha"], id="a scholar with an office"),
    pytest.param(
        "Defence Minister Ann Alpha met her Thai counterpart, General Bob Beta.", ["Ann Alpha", "Bob Beta"], id="a soldier's rank"
    ),
    pytest.param(
        "Minister Tengku Datuk Seri Ann Bin Alpha spoke.", ["Tengku Ann Bin Alpha"], id="forms of address inside a name"
    ),
    pytest.param("Bob Beta, a close aide of the emir, spoke.", ["Bob Beta"], id="an apposition without an office"),
    pytest.param("President J. R. Testesen spoke.", ["J. R. Testesen"], id="initials as written"),
    pytest.param(
        "The foreign ministers of Egypt and Sudan spoke.",
        ["Foreign Minister of Egypt", "Foreign Minister of Sudan"],
        id="the office of each country",
    ),
    pytest.param(
        "The Thai and Lao trade ministers spoke.", ["Trade Minister of Laos", "Trade Minister of Thailand"], id="two adjectives"
    ),
    pytest.param("The Thai and Lao leaders spoke.", [], id="leaders are no office"),
    pytest.param("The talks were led by Ron Testesen and Ann Alpha.", ["Ron Testesen"], id="who leads"),
    pytest.param("Ron Testesen headed the government's team.", ["Ron Testesen"], id="who heads a team"),
    pytest.param("Ron Testesen headed the list of the richest.", [], id="who heads no team"),
    pytest.param(
        "Negotiators Ron Testesen for Chad and Bob Beta for Norway sat down.", ["Ron Testesen", "Bob Beta"], id="for whom"
    ),
    pytest.param(
        "Chad's Ron Testesen, Norway's Bob Beta and Kenya's Ann Alpha attended.",
        ["Ron Testesen", "Bob Beta", "Ann Alpha"],
        id="a row of countries' own",
    ),
    pytest.param("He met Norway's Ron Testesen. Testesen smiled.", ["Ron Testesen"], id="a country's own, named again"),
    pytest.param("He visited Norway's Ron Testesen.", [], id="a country's own may be a brand"),
    pytest.param(
        "Five years after Bob Beta, the Thai and Lao trade ministers met.",
        ["Trade Minister of Laos", "Trade Minister of Thailand"],
        id="one name is no two ministers",
    ),
    pytest.param("Press Secretary Ann Alpha said so.", [], id="a press secretary takes no part"),
    pytest.param("Adviser to the Thai Prime Minister Ann Alpha spoke.", ["Ann Alpha"], id="whoever works for another"),
    pytest.param("A delegation from Chad under Ron bin Testesen came.", ["Ron bin Testesen"], id="under whom"),
    pytest.param("He met leader Ann Alpha and the leader.", ["Ann Alpha"], id="the name right behind a noun that is no office"),
    pytest.param("Speaker of the Knesset Amir Testesen spoke.", ["Amir Testesen"], id="a given name that is a title elsewhere"),
    pytest.param("Thai Charge d'Affaires Ann Alpha left.", ["Ann Alpha"], id="charge d'affaires"),
    pytest.param(
        "He rang his counterparts from Norway and Chad, Ann Alpha and Bob Beta.",
        ["Ann Alpha", "Bob Beta"],
        id="countries, then names",
    ),
    pytest.param("Published at 8:47 PM IST", [], id="an hour"),
    pytest.param("The Swiss ambassador to the UN spoke.", ["Ambassador of Switzerland"], id="an ambassador without a name"),
    pytest.param("Deputy Premier and Foreign Minister Ann Alpha spoke.", ["Ann Alpha"], id="two offices before a name"),
    pytest.param("State Visit of the President to the People's Republic of China", [], id="a republic is nobody"),
    pytest.param("Iranian President Ends Tour of Moscow", ["President of Iran"], id="a heading's verb is nobody"),
    pytest.param("She bought Minister brand tea in Paris.", [], id="no name after a word that is a title elsewhere"),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[str]) -> None:
    assert [person.participant.name.replace("Türkiye", "Turkey") for person in people(article(text))] == expected


LATER = [
    pytest.param("Foreign Minister Ann Alpha left. Alpha smiled.", "Ann Alpha", ["Ann Alpha", "Alpha"], id="surname"),
    pytest.param(
        "Foreign Minister Ann Alpha left. The minister smiled.", "Ann Alpha", ["Ann Alpha", "minister"], id="the minister"
    ),
    pytest.param(
        "Trade Minister Tran Van Test left. Minister Test and Minister Tran smiled.",
        "Tran Van Test",
        ["Tran Van Test", "Test", "Tran"],
        id="both ends",
    ),
    pytest.param(
        "Foreign Minister Ann Alpha met Trade Minister Bob Beta. The minister smiled.",
        "Ann Alpha",
        ["Ann Alpha"],
        id="two fit: nobody",
    ),
    pytest.param(
        "Indian Prime Minister Ann Alpha met President Bob Beta. The Indian premier smiled.",
        "Ann Alpha",
        ["Ann Alpha", "Indian premier"],
        id="another word for the office",
    ),
    pytest.param(
        "Indian Prime Minister Ann Alpha met Chadian Foreign Minister Bob Beta. The Indian leader and the diplomat smiled.",
        "Bob Beta",
        ["Bob Beta", "diplomat"],
        id="a wider word for the office",
    ),
    pytest.param(
        "President Ann Alpha came at the invitation of President Bob Beta. The president smiled.",
        "Ann Alpha",
        ["Ann Alpha", "president"],
        id="not the one named in passing",
    ),
    pytest.param(
        "President Ann Alpha met President Bob Beta. Alpha spoke first. The president smiled.",
        "Ann Alpha",
        ["Ann Alpha", "Alpha", "president"],
        id="the one spoken of last",
    ),
    pytest.param("The Prime Minister met Prime Minister Ann Alpha.", "Ann Alpha", ["Ann Alpha"], id="two people in one sentence"),
    pytest.param(
        "Foreign Ministers Ann Alpha of Chad and Bob Beta of Norway met. President Cleo Gamma later met with both ministers.",
        "Bob Beta",
        ["Bob Beta", "both ministers"],
        id="both of those told before",
    ),
    pytest.param(
        "Foreign Ministers Ann Alpha of Chad, Dan Delta and Bob Beta of Norway met. Gamma met with the two ministers.",
        "Bob Beta",
        ["Bob Beta"],
        id="two of three are not known",
    ),
    pytest.param(
        "Foreign Minister Bob Beta of Norway met the Thai ambassador. He and the Chadian foreign minister left.",
        "Bob Beta",
        ["Bob Beta"],
        id="not whoever has the office elsewhere",
    ),
    pytest.param(
        "Adviser to the Thai Prime Minister Ann Alpha spoke. The prime minister smiled.",
        "Ann Alpha",
        ["Ann Alpha"],
        id="not whom one works for",
    ),
    pytest.param(
        "Party General Secretary Ann Alpha of Laos met President Bob Beta. The party chief smiled.",
        "Ann Alpha",
        ["Ann Alpha", "party chief"],
        id="a chief is who heads it",
    ),
    pytest.param(
        "Deputy Foreign Minister Ann Alpha left. The foreign minister smiled.", "Ann Alpha", ["Ann Alpha"], id="not the deputy"
    ),
    pytest.param(
        "Chief Trade Representative of Norway Jamieson Greenwood left. Chief Trade Representative Jami Greenswood smiled.",
        "Jamieson Greenwood",
        ["Jamieson Greenwood", "Jami Greenswood"],
        id="a garbled name that the office supports",
    ),
]


@pytest.mark.parametrize(("text", "name", "quotes"), LATER)
def test_later_mentions(text: str, name: str, quotes: list[str]) -> None:
    found = next(person for person in people(article(text)) if person.participant.name == name)
    assert [mention.text for mention in found.mentions] == quotes


def test_an_office_at_home_is_whoever_held_it_then() -> None:
    text = "From: Prime Minister's Office, 10 Downing Street\n\nThe Prime Minister met Prime Minister Ann Alpha of Chad."
    page = replace(article(text), published=dt.date(2025, 6, 17))
    assert [person.participant.name for person in people(page)] == ["Keir Starmer", "Ann Alpha"]
    assert [person.participant.name for person in people(replace(page, published=None))] == ["Ann Alpha"]
    nobodys = replace(page, text=page.text.replace("10 Downing Street", "Room 5"))
    assert [person.participant.name for person in people(nobodys)] == ["Ann Alpha"]


SIDES = [
    pytest.param("Norwegian Health Minister Kari Testesen spoke.", "NO", id="adjective"),
    pytest.param("Norway's Health Minister Kari Testesen spoke.", "NO", id="possessive"),
    pytest.param("President Kari Testesen of Norway spoke.", "NO", id="of the country"),
    pytest.param("Minister of Health of Norway Kari Testesen spoke.", "NO", id="of the country, before the name"),
    pytest.param("Congressman Kari Testesen spoke.", "US", id="an office of one country only"),
    pytest.param("Health Minister Kari Testesen spoke.", None, id="not told"),
    pytest.param(
        "Foreign ministers of Norway and Chad, Kari Testesen and Bob Beta, spoke.", "NO", id="in the order of countries"
    ),
    pytest.param("OSLO, May 3 - Health Minister Kari Testesen spoke.", "NO", id="at home in the dateline"),
    pytest.param("OSLO, May 3 (VNA) - Health Minister Kari Testesen spoke.", "VN", id="at home where the agency is"),
    pytest.param("OSLO, May 3 (Reuters) - Health Minister Kari Testesen spoke.", "NO", id="an agency that is at home everywhere"),
    pytest.param(
        "BEIJING, May 3 - Trade Minister Ann Alpha and Foreign Minister Faisal bin Farhan spoke.",
        "SA",
        id="on a journey",
    ),
    pytest.param(
        "OSLO, May 3 - Health Minister Kari Testesen met the Norwegian health minister Bob Beta.",
        None,
        id="abroad",
    ),
]


@pytest.mark.parametrize(("text", "side"), SIDES)
def test_sides(text: str, side: str | None) -> None:
    assert people(article(text))[0].participant.side == side


def test_a_text_with_its_beginning_cut_off_still_names_known_officials() -> None:
    text = "The two officials discussed trade between Viet Nam and the US. Dien agreed. Helberg smiled. Dien and Helberg left."
    assert [person.participant.name for person in people(article(text))] == ["Nguyen Hong Dien", "Jacob Helberg"]


@pytest.mark.parametrize(
    ("spelt", "plain"),
    [
        ("Nguyễn Hồng Diên", "Nguyen Hong Dien"),
        ("Đặng Hoàng Giang", "Dang Hoang Giang"),
        ("Joseph R. Biden", "Joseph Biden"),
        ("Iván Duque", "Ivan Duque"),
    ],
)
def test_plain_names(spelt: str, plain: str) -> None:
    assert plain_name(spelt) == plain


@given(st.text(alphabet=st.sampled_from("ABab .,'’-\nMinister Presidentof"), max_size=200) | st.text(max_size=120))
def test_never_raises_and_quotes_the_text(text: str) -> None:
    source = article(text)
    for person in people(source):
        for mention in (*person.mentions, *person.titles):
            assert source.text[mention.begin : mention.end] == mention.text


@pytest.mark.parametrize(
    ("told", "office"),
    [("State President", "President"), ("President of France", "President"), ("Vice President", "Vice President")],
)
def test_the_known_office_that_a_title_means(told: str, office: str) -> None:
    (person,) = people(article(f"{told} Emmanuel Macron spoke."))
    assert person.participant.office == office


def test_who_leads_a_team_by_a_title_without_a_country_is_of_the_team() -> None:
    text = "The Chilean team was led by Undersecretary Ann Alpha and the Indonesian side by Director General Bob Beta."
    assert {person.participant.name: person.participant.side for person in people(article(text))} == {
        "Ann Alpha": "CL",
        "Bob Beta": "ID",
    }
