"""What an article tells twice, or only as a matter spoken of, is no second engagement."""

from __future__ import annotations

import datetime as dt

import pytest

from extract import find_engagements
from factory import article

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday
ALPHA, BETA = "Norwegian Foreign Minister Ann Alpha", "Chilean Trade Minister Bob Beta"
MET = f"{ALPHA} met {BETA} in Geneva on Tuesday."


def told(text: str) -> list[str]:
    """Each engagement in one line: kind and surnames."""
    found = find_engagements(article(text, published=PUBLISHED))
    return [" ".join([one.kind.value, *(person.name.split()[-1] for person in one.officials)]) for one in found]


CASES = [
    pytest.param(
        f"Norway and Chile agreed on fish at the third round of talks in Geneva on Tuesday. {MET}",
        ["meeting Alpha Beta"],
        id="the round of the same day, which names nobody",
    ),
    pytest.param(
        f"{MET} Talks between Norway and Chile were held in Oslo on Tuesday.",
        ["meeting Alpha Beta", "meeting"],
        id="another city",
    ),
    pytest.param(
        f"{MET} On Tuesday, Ann Alpha and Bob Beta signed a memorandum of understanding.",
        ["meeting Alpha Beta"],
        id="signed by those who met",
    ),
    pytest.param(
        f"{MET} On Wednesday, Ann Alpha and Bob Beta signed a memorandum of understanding.",
        ["meeting Alpha Beta", "signing Alpha Beta"],
        id="signed on another day",
    ),
    pytest.param("The Norwegian government on Tuesday adopted the mandate for negotiations with Chile.", [], id="a mandate"),
    pytest.param("Norway and Chile on Tuesday took stock of the trade negotiations in a joint paper.", [], id="taken stock of"),
    pytest.param(
        f"{BETA} is back from Oslo on Thursday after a hasty visit to Norway. Beta was in Oslo on Tuesday and Wednesday.",
        ["visit Beta"],
        id="home from a visit",
    ),
    pytest.param(
        "Talks between Norway and Chile set for Friday in Oslo were called off. Minister Alpha was at the airport. "
        f"{ALPHA} had been due to sit down with {BETA}.",
        ["meeting Alpha Beta"],
        id="called off, and who was to meet",
    ),
    pytest.param(
        f"{MET} Alpha praised the plan, and the two ministers discussed ways to carry it out.",
        ["meeting Alpha Beta"],
        id="the two discussed",
    ),
    pytest.param(
        f"{MET} In May, Bob Beta was in Lima, where he met Peruvian President Cy Gamma.",
        ["meeting Alpha Beta", "visit Beta", "meeting Beta Gamma"],
        id="met on a visit recalled",
    ),
    pytest.param(
        f"{ALPHA} and {BETA} on Tuesday signed the pact that renews the accord in force since 2010.",
        ["signing Alpha Beta"],
        id="in force since",
    ),
    pytest.param("Norway became the first dialogue partner of the Association of Southeast Asian Nations.", [], id="a partner"),
    pytest.param("Norway and Chile held trade negotiations in Geneva on Tuesday.", ["negotiation"], id="held, without people"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected
