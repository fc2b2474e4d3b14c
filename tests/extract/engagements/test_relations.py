"""What tellings are to each other: told again, one of a series, at hand, within a visit, against another day."""

from __future__ import annotations

import datetime as dt

import pytest

from extract import find_engagements
from extract.model import Engagement
from factory import article

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday
ALPHA, BETA = "Norwegian Foreign Minister Ann Alpha", "Chilean Trade Minister Bob Beta"


def told(text: str) -> list[str]:
    """Each engagement in one line: kind, days, city or country, people; `planned` and `recalled` where it is."""
    return [_line(engagement) for engagement in find_engagements(article(text, published=PUBLISHED))]


def _line(engagement: Engagement) -> str:
    when = engagement.when
    days = "?" if not when.known else "..".join(str(day or "") for day in dict.fromkeys((when.start, when.end)))
    people = ", ".join(person.name for person in engagement.officials)
    status = [] if engagement.status.value == "held" else [engagement.status.value]
    parts = [engagement.kind.value, days, engagement.city or engagement.country or "-", people, *status]
    return " | ".join([*parts, *([] if engagement.main else ["recalled"])])


AT_HAND = [
    pytest.param(
        f"{ALPHA} urged {BETA} on Monday to lift the ban on salmon. The talks at the guesthouse in Oslo ran for four hours.",
        ["meeting | 2025-06-09 | Oslo | Ann Alpha, Bob Beta"],
        id="the talks of the two whom the sentence before names",
    ),
    pytest.param(
        f"{ALPHA} on Monday asked {BETA} to lift the ban. On the call, Beta promised to look into it.",
        ["call | 2025-06-09 | - | Ann Alpha, Bob Beta"],
        id="the call of the two",
    ),
    pytest.param(
        f"{ALPHA}, {BETA} and Peruvian Trade Minister Cy Gamma admired the text. The talks ran for four hours.",
        [],
        id="three at hand are no pair",
    ),
]
SERIES = [
    pytest.param(
        "Earlier editions of the Norway-Chile Dialogue were held in Lima in September 2018 and in Oslo in May 2019.",
        [
            "meeting | 2018-09-01..2018-09-30 | Lima |  | recalled",
            "meeting | 2019-05-01..2019-05-31 | Oslo |  | recalled",
        ],
        id="earlier editions",
    ),
    pytest.param(
        "Norway and Chile opened the third round of trade talks in Oslo on June 9. The first was held in Santiago on March 15 "
        "and 16 and the second in Lima on April 2 and 3. The next will be in Rome.",
        [
            "negotiation | 2025-06-09 | Oslo | ",
            "negotiation | 2025-03-15..2025-03-16 | Santiago |  | recalled",
            "negotiation | 2025-04-02..2025-04-03 | Lima |  | recalled",
            "negotiation | ? | Rome |  | planned",
        ],
        id="the noun of a series left out",
    ),
    pytest.param(
        "Norway and Chile ended a round of trade talks in Oslo on Monday. "
        "The previous round took place in Lima on April 28 and 29.",
        ["negotiation | 2025-06-09 | Oslo | ", "negotiation | 2025-04-28..2025-04-29 | Lima |  | recalled"],
        id="the previous round is another one",
    ),
    pytest.param(
        f"{ALPHA} and {BETA} met in Oslo on June 9. Their next meeting will take place in Lima on July 3.",
        ["meeting | 2025-06-09 | Oslo | Ann Alpha, Bob Beta", "meeting | 2025-07-03 | Lima | Ann Alpha, Bob Beta | planned"],
        id="their next meeting has their people",
    ),
    pytest.param(
        "Norway and Chile held talks on salmon twice. At the first, on June 3, were many guests. "
        f"The second was on June 9, with {ALPHA} and {BETA} in the chair.",
        ["meeting | 2025-06-03 | - |  | recalled", "meeting | 2025-06-09 | - | Ann Alpha, Bob Beta"],
        id="one of a series with its people",
    ),
    pytest.param(f"{ALPHA} won two races. The first was held in Lima on June 3.", [], id="no series of contacts"),
]
AGAIN = [
    pytest.param(
        f"{ALPHA} held talks with {BETA} in Oslo on June 9, their first since the war.",
        ["meeting | 2025-06-09 | Oslo | Ann Alpha, Bob Beta"],
        id="the first since is news",
    ),
    pytest.param(
        f"{ALPHA} to see {BETA}\n\n{ALPHA} and {BETA} spoke by phone last Thursday.",
        ["meeting | ? | - | Ann Alpha, Bob Beta | planned", "call | 2025-06-05 | - | Ann Alpha, Bob Beta"],
        id="a heading of a meeting over a call",
    ),
    pytest.param(
        "Norway, Chile end second round of talks\n\nNorway and Chile ended a second round of trade talks in Oslo on Tuesday. "
        f"{ALPHA} and {BETA} closed the five-day session. The next round will be in Lima in July.",
        [
            "negotiation | 2025-06-06..2025-06-10 | Oslo | Ann Alpha, Bob Beta",
            "negotiation | 2025-07-01..2025-07-31 | Lima |  | planned",
        ],
        id="a heading, its news and who took part",
    ),
    pytest.param(
        f"{ALPHA} and {BETA} spoke on June 9. The agreement was hammered out in negotiations there two days before between "
        "Norwegian Trade Minister Dan Delta and Peruvian Trade Minister Cy Gamma.",
        ["meeting | 2025-06-09 | - | Ann Alpha, Bob Beta", "negotiation | 2025-06-07 | - | Dan Delta, Cy Gamma"],
        id="two days before is no clause",
    ),
    pytest.param(
        f"{ALPHA} met {BETA} in Oslo on June 3. They spoke of the summit of Peru and Brazil, which is being arranged for July 3 "
        "in Lima.",
        ["meeting | 2025-06-03 | Oslo | Ann Alpha, Bob Beta", "summit | 2025-07-03 | Lima |  | planned"],
        id="a summit that is being arranged",
    ),
    pytest.param(
        f"{ALPHA} met {BETA} in Oslo on June 9. Both said that the April 27 meeting in Lima had opened the way.",
        ["meeting | 2025-06-09 | Oslo | Ann Alpha, Bob Beta", "meeting | 2025-04-27 | Lima | Ann Alpha, Bob Beta | recalled"],
        id="the meeting of another day",
    ),
    pytest.param(
        f"{ALPHA} met {BETA} in Oslo on June 9. The meeting followed a pact signed on May 2.",
        ["meeting | 2025-06-09 | Oslo | Ann Alpha, Bob Beta"],
        id="the day of something else",
    ),
    pytest.param(
        f"{ALPHA} met {BETA} in Oslo on June 9. Monday's statement built on the meeting of May 2 in Lima.",
        ["meeting | 2025-06-09 | Oslo | Ann Alpha, Bob Beta", "meeting | 2025-05-02 | Lima | Ann Alpha, Bob Beta | recalled"],
        id="the day of a statement",
    ),
    pytest.param(
        f"Norway and Chile held the Norway-Chile Strategic Dialogue in Oslo on June 3. {ALPHA} and {BETA} opened the Strategic "
        "Dialogue. The Strategic Dialogue dealt with salmon.",
        ["meeting | 2025-06-03 | Oslo | Ann Alpha, Bob Beta"],
        id="a dialogue under its name",
    ),
]
GROUPS = [
    pytest.param(
        f"{ALPHA} praised a surprise summit with {BETA}. The two met for two hours on Saturday in Oslo.",
        ["meeting | 2025-06-07 | Oslo | Ann Alpha, Bob Beta"],
        id="the two, before a verb",
    ),
    pytest.param(
        f"{ALPHA} met {BETA} in Oslo on Saturday. The two met again on Monday in Lima.",
        ["meeting | 2025-06-07 | Oslo | Ann Alpha, Bob Beta", "meeting | 2025-06-09 | Lima | Ann Alpha, Bob Beta"],
        id="the two met again on another day",
    ),
    pytest.param(
        "Norwegian Foreign Minister Ann Alpha and Norwegian Trade Minister Dan Delta flew to Lima on Monday. "
        "They met Peruvian President Cy Gamma on Tuesday.",
        ["visit | 2025-06-09.. | Lima | Ann Alpha", "meeting | 2025-06-10 | Lima | Ann Alpha, Dan Delta, Cy Gamma"],
        id="they met a third one",
    ),
    pytest.param(
        f"{ALPHA} and {BETA} met in Beijing on Tuesday. Chinese Foreign Minister Wang Yi held separate meetings with the two "
        "ministers earlier in the day.",
        [
            "meeting | 2025-06-10 | Beijing | Ann Alpha, Bob Beta",
            "meeting | 2025-06-10 | Beijing | Wang Yi, Ann Alpha",
            "meeting | 2025-06-10 | Beijing | Wang Yi, Bob Beta",
        ],
        id="separate meetings with the two",
    ),
]
SIDES = [
    pytest.param(
        "LIMA, June 10 - Foreign Minister Ann Alpha met Peruvian President Cy Gamma on Tuesday.",
        ["meeting | 2025-06-10 | Lima | Ann Alpha, Cy Gamma"],
        id="one of the home country and one of the country told",
    ),
    pytest.param(
        "LIMA, June 10 - Peruvian President Cy Gamma met Foreign Minister Ann Alpha on Tuesday.",
        [],
        id="both of that country",
    ),
    pytest.param(
        "Foreign Minister Ann Alpha met Chilean officials in Lima on Tuesday.",
        ["meeting | 2025-06-10 | Lima | Ann Alpha"],
        id="officials of another country",
    ),
    pytest.param("Foreign Minister Ann Alpha met Chilean students in Lima on Tuesday.", [], id="students of another country"),
]
VISITOR = "Chilean President Bob Beta"
VISITS = [
    pytest.param(
        f"{BETA} paid a visit to Oslo from June 3 to 5. On the first day, Beta met {ALPHA}. He saw the Norwegian Prime Minister "
        "Eva Eta on the last day.",
        [
            "visit | 2025-06-03..2025-06-05 | Oslo | Bob Beta",
            "meeting | 2025-06-03 | Oslo | Bob Beta, Ann Alpha",
            "meeting | 2025-06-05 | Oslo | Bob Beta, Eva Eta",
        ],
        id="days counted within the visit",
    ),
    pytest.param(
        f"The visit by {VISITOR} to Norway, from June 9 to 11, was the first in a decade.",
        ["visit | 2025-06-09..2025-06-11 | NO | Bob Beta"],
        id="the visit by",
    ),
    pytest.param(
        f"{ALPHA} announced on Tuesday a visit by {VISITOR} to Oslo on June 17.",
        ["visit | 2025-06-17 | Oslo | Bob Beta | planned"],
        id="not of her who announces it",
    ),
    pytest.param(
        f"{ALPHA} met {VISITOR}, who is visiting Oslo from June 9 to 12.",
        ["meeting | 2025-06-09..2025-06-12 | Oslo | Ann Alpha, Bob Beta", "visit | 2025-06-09..2025-06-12 | Oslo | Bob Beta"],
        id="who is visiting",
    ),
    pytest.param(
        f"{VISITOR} arrived in Oslo on Monday. He will speak to students and leaves on Saturday.",
        ["visit | 2025-06-09..2025-06-14 | Oslo | Bob Beta"],
        id="the day of departure in the next sentence",
    ),
    pytest.param(
        f"{VISITOR}'s trip to Norway began on Monday and ends on Saturday.",
        ["visit | 2025-06-09..2025-06-14 | NO | Bob Beta"],
        id="both ends in one clause",
    ),
    pytest.param(
        f"{VISITOR} leaves for Oslo on Tuesday. He will be on an official visit until June 19.",
        ["visit | 2025-06-17..2025-06-19 | Oslo | Bob Beta | planned"],
        id="the other end in the next sentence",
    ),
    pytest.param(
        f"{ALPHA} will travel to Chile, Peru and Brazil from June 16 to 24.",
        ["visit | 2025-06-16..2025-06-24 | - | Ann Alpha | planned"],
        id="one trip to several countries",
    ),
    pytest.param(
        f"{VISITOR} will travel to Oslo, Norway, June 16-17, and Stockholm, Sweden, June 18-19.",
        [
            "visit | 2025-06-16..2025-06-17 | Oslo | Bob Beta | planned",
            "visit | 2025-06-18..2025-06-19 | Stockholm | Bob Beta | planned",
        ],
        id="each city with its days",
    ),
    pytest.param(
        f"Peruvian President Cy Gamma received {VISITOR} in Lima. Beta is on a visit to Peru from June 9 to 12.",
        [
            "meeting | 2025-06-09..2025-06-12 | Lima | Cy Gamma, Bob Beta",
            "visit | 2025-06-09..2025-06-12 | Lima | Bob Beta",
        ],
        id="the visit told after the meeting",
    ),
    pytest.param(
        f"{VISITOR} wound up a two-day visit to Oslo on Wednesday.",
        ["visit | 2025-06-10..2025-06-11 | Oslo | Bob Beta"],
        id="the day told is the last",
    ),
    pytest.param(
        f"{VISITOR} left Oslo on Wednesday after a three-day visit.",
        ["visit | 2025-06-09..2025-06-11 | Oslo | Bob Beta"],
        id="left after a visit of so many days",
    ),
    pytest.param(
        f"{VISITOR} arrived in Oslo on Monday. {ALPHA} leaves for Lima on Saturday.",
        ["visit | 2025-06-09.. | Oslo | Bob Beta", "visit | 2025-06-14.. | Lima | Ann Alpha | planned"],
        id="somebody else leaves",
    ),
]
SIGNINGS = [
    pytest.param(
        f"{ALPHA} met {BETA} in Oslo on June 9. The accord, which Norwegian Trade Minister Dan Delta and Chilean Interior "
        "Minister Eve Epsilon signed in Lima on May 2, was praised.",
        [
            "meeting | 2025-06-09 | Oslo | Ann Alpha, Bob Beta",
            "signing | 2025-05-02 | Lima | Dan Delta, Eve Epsilon | recalled",
        ],
        id="which two signed",
    ),
    pytest.param(
        f"{ALPHA} met {BETA} in Oslo on June 9 and recalled the treaty signed in Lima on May 2 by Norwegian Trade Minister "
        "Dan Delta and Chilean Defence Minister Eve Epsilon.",
        [
            "meeting | 2025-06-09 | Oslo | Ann Alpha, Bob Beta",
            "signing | 2025-05-02 | Lima | Dan Delta, Eve Epsilon | recalled",
        ],
        id="signed by two",
    ),
    pytest.param(
        f"Norway and Chile put fishing on a new footing with a treaty signed in Oslo on Monday. {ALPHA} put her signature to it "
        f"first, and {BETA} signed for Chile.",
        ["signing | 2025-06-09 | Oslo | Ann Alpha, Bob Beta"],
        id="the states, then who signed for them",
    ),
    pytest.param(
        "Trade Minister Bob Beta met farmers on Monday and praised the agreement signed with Norway in 2020.",
        [],
        id="a paper that nobody is said to have signed",
    ),
]
DELEGATES = [
    pytest.param(
        "Norway and Chile wrapped up two days of trade talks in Oslo on Monday. Norwegian Foreign Minister Ann Alpha, who took "
        "part, was pleased. Chilean Trade Minister Bob Beta, the head of the Chilean delegation, called the talks frank.",
        ["negotiation | 2025-06-08..2025-06-09 | Oslo | Ann Alpha, Bob Beta"],
        id="who took part, who led",
    ),
    pytest.param(
        "Norway, Chile and Peru held a summit in Oslo on Monday. Norwegian President Ann Alpha presided. Chile was represented "
        "by Foreign Minister Bob Beta.",
        ["summit | 2025-06-09 | Oslo | Ann Alpha, Bob Beta"],
        id="who presided, who represented",
    ),
]
NOBODY = [
    pytest.param(
        "Norway and Chile opened a new round of trade talks in Oslo on June 2. The round ended on June 6 without a deal.",
        ["negotiation | 2025-06-02..2025-06-06 | Oslo | "],
        id="start and end told in two places",
    ),
    pytest.param(
        f"{ALPHA} met {BETA} in Oslo on June 9. They discussed the Peru-Ecuador talks which had been held in Lima on June 3.",
        ["meeting | 2025-06-09 | Oslo | Ann Alpha, Bob Beta", "meeting | 2025-06-03 | Lima |  | recalled"],
        id="the talks of two others",
    ),
    pytest.param(
        "The 57th ASEAN Foreign Ministers' Meeting was held in Vientiane on June 3.",
        ["summit | 2025-06-03 | Vientiane | "],
        id="a meeting of the members of a body",
    ),
    pytest.param(
        "Norwegian Foreign Minister Ann Alpha met officials of two departments in Lima on June 3.",
        ["meeting | 2025-06-03 | Lima | Ann Alpha"],
        id="officials of the country where they met",
    ),
    pytest.param(
        "Norwegian Foreign Minister Ann Alpha met officials of two departments in Oslo on June 3.",
        [],
        id="officials at home",
    ),
    pytest.param(
        "Norwegian Foreign Minister Ann Alpha will attend the SCO foreign ministers' meeting in Tianjin on July 15.",
        ["summit | 2025-07-15 | Tianjin | Ann Alpha | planned"],
        id="who attends a meeting of a body",
    ),
    pytest.param(
        "Indian Prime Minister Narendra Modi announced at the RCEP summit in Bangkok on June 4 that India would not join.",
        ["summit | 2025-06-04 | Bangkok | Narendra Modi"],
        id="who said something at a summit",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*SIDES, *VISITS, *GROUPS, *AT_HAND, *SERIES, *AGAIN, *SIGNINGS, *DELEGATES, *NOBODY]
)
def test_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected
