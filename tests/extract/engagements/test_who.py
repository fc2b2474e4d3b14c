"""Who took part where the text does not name them beside the contact word: pronouns, offices, speakers, rows of people."""

from __future__ import annotations

import datetime as dt

import pytest

from extract import find_engagements
from factory import article

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday
ALPHA, BETA, GAMMA = "Norwegian Foreign Minister Ann Alpha", "Chilean Trade Minister Bob Beta", "Peruvian President Cy Gamma"


def who(text: str) -> list[str]:
    """The people of each engagement."""
    found = find_engagements(article(text, published=PUBLISHED))
    return [", ".join(official.name for official in engagement.officials) for engagement in found]


PRONOUNS = [
    pytest.param(
        f"{ALPHA} reached Lima on Tuesday. {GAMMA} received her in the evening.", ["Ann Alpha, Cy Gamma"], id="received her"
    ),
    pytest.param(
        f"{ALPHA} reached Lima. {GAMMA} took up the price of salmon with her on Tuesday.", ["Ann Alpha, Cy Gamma"], id="with her"
    ),
    pytest.param(
        f"{ALPHA} reached Santiago. {GAMMA} received her on Monday. {BETA} saw her on Tuesday.",
        ["Ann Alpha, Cy Gamma", "Ann Alpha, Bob Beta"],
        id="the same one again",
    ),
    pytest.param(f"{ALPHA} said that {GAMMA} telephoned her on Tuesday.", ["Ann Alpha, Cy Gamma"], id="whom it is about"),
    pytest.param(
        f"{ALPHA} goes on to Lima, where {GAMMA} is due to host her on Friday.", ["Ann Alpha, Cy Gamma"], id="due to host her"
    ),
    pytest.param(f"{ALPHA} reached Lima. {GAMMA} praised her on Tuesday.", [], id="praise is no contact"),
    pytest.param(f"{ALPHA} reached Lima. {GAMMA} received her proposal on Tuesday.", [], id="what is hers"),
]
OFFICES = [
    pytest.param(f"{GAMMA} flew to Oslo. The head of state met {ALPHA} on Tuesday.", ["Ann Alpha, Cy Gamma"], id="head of state"),
    pytest.param(
        f"{ALPHA} met {GAMMA} on Monday. {BETA} held talks with the Norwegian guest on Tuesday.",
        ["Ann Alpha, Cy Gamma", "Ann Alpha, Bob Beta"],
        id="a guest of a country",
    ),
    pytest.param(
        f"U.S. Secretary of State Joan Delta met {GAMMA} on Monday. {BETA} held frank talks with the U.S. diplomat on Tuesday.",
        ["Cy Gamma, Joan Delta", "Bob Beta, Joan Delta"],
        id="a country in initials",
    ),
    pytest.param(
        f"{GAMMA} was in Oslo. On the first day he paid a courtesy call on {ALPHA}.", ["Ann Alpha, Cy Gamma"], id="he paid a call"
    ),
]
ROWS = [
    pytest.param(
        f"{GAMMA} hosted the summit in Lima on Tuesday. With him at the table were {ALPHA} and {BETA}.",
        ["Ann Alpha, Bob Beta, Cy Gamma"],
        id="at the table",
    ),
    pytest.param(
        f"Norway and Peru held talks in Lima on Tuesday. Norway was represented by {ALPHA}, Peru by {GAMMA}.",
        ["Ann Alpha, Cy Gamma"],
        id="represented by",
    ),
    pytest.param(f"{ALPHA} met {BETA} on Tuesday. {GAMMA} took part as well.", ["Ann Alpha, Bob Beta, Cy Gamma"], id="took part"),
    pytest.param(f"{GAMMA} took part in a march in Lima on Tuesday.", [], id="took part in something else"),
]
SIGNINGS = [
    pytest.param(
        f"The pact was signed in Lima on Tuesday by {ALPHA} and {GAMMA}.",
        ["Ann Alpha, Cy Gamma"],
        id="signed by both",
    ),
    pytest.param(
        f"It is like the Oslo Pact, which {ALPHA} and {GAMMA} signed in May.",
        ["Ann Alpha, Cy Gamma"],
        id="which both signed",
    ),
    pytest.param(f"{ALPHA} and {GAMMA} signed up for a race on Tuesday.", [], id="signed up"),
]
TOGETHER = [
    pytest.param(f"{ALPHA} and {GAMMA} spent two hours together on Tuesday.", ["Ann Alpha, Cy Gamma"], id="hours together"),
    pytest.param(f"{ALPHA} worked with {GAMMA} in Lima on Tuesday.", ["Ann Alpha, Cy Gamma"], id="worked with"),
]
TABLES = [
    pytest.param(
        f"{ALPHA} and {BETA} separately met {GAMMA} on Tuesday.",
        ["Ann Alpha, Cy Gamma", "Bob Beta, Cy Gamma"],
        id="each met a third",
    ),
    pytest.param(
        f"{ALPHA} and {BETA} met in Lima on Tuesday. On Monday each of the two had separately met {GAMMA}.",
        ["Ann Alpha, Bob Beta", "Ann Alpha, Cy Gamma", "Bob Beta, Cy Gamma"],
        id="each of the two met a third",
    ),
    pytest.param(
        f"{ALPHA} and {GAMMA} took stock of the negotiations on Tuesday.", ["Ann Alpha, Cy Gamma"], id="what they took stock of"
    ),
    pytest.param(
        f"{ALPHA} and {BETA} had one-on-one talks on Tuesday. Then Alpha and Beta joined {GAMMA} for a three-way meeting.",
        ["Ann Alpha, Bob Beta", "Ann Alpha, Bob Beta, Cy Gamma"],
        id="two, and then all three",
    ),
    pytest.param(
        f"{GAMMA} hosted {ALPHA} and {BETA} at a three-way summit on Tuesday. Gamma held separate meetings with Alpha and Beta.",
        ["Ann Alpha, Bob Beta, Cy Gamma", "Ann Alpha, Cy Gamma", "Bob Beta, Cy Gamma"],
        id="three, and each alone",
    ),
    pytest.param(
        f"{GAMMA} hosted {ALPHA} and {BETA} in Lima on Tuesday. Gamma and Alpha discussed salmon.",
        ["Ann Alpha, Bob Beta, Cy Gamma"],
        id="what two of three said",
    ),
    pytest.param(
        f"{GAMMA} received the credentials of {BETA} on Tuesday.",
        ["Bob Beta, Cy Gamma"],
        id="credentials",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*TABLES, *PRONOUNS, *OFFICES, *ROWS, *SIGNINGS, *TOGETHER])
def test_who_took_part(text: str, expected: list[str]) -> None:
    found = [", ".join(sorted(people.split(", "))) for people in who(text)]
    assert [people for people in found if "," in people] == expected
