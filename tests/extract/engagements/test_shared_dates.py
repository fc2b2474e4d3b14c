"""Which date of a sentence is that of which contact, and which is the date of something else."""

from __future__ import annotations

import datetime as dt

import pytest

from extract import find_engagements
from factory import article

MONDAY = dt.date(2025, 7, 28)
ALPHA, BETA, GAMMA = (
    "Norwegian Foreign Minister Ann Alpha",
    "Chilean Trade Minister Bob Beta",
    "Peruvian Trade Minister Cy Gamma",
)
CASES = {  # an undated contact that opens the text is taken to be of the day of publication
    "said-on": (f"{ALPHA} met {BETA} on July 22, her ministry said on Thursday.", ["07-22"]),
    "said-in-a-statement": (f"The ministry said in a statement on Friday that {ALPHA} had met {BETA} on July 22.", ["07-22"]),
    "own-day-in-a-report": (f"Officials told reporters that {ALPHA} and {BETA} met on Thursday.", ["07-24"]),
    "day-of-an-attack": (f"{ALPHA} and {BETA} spoke by phone after the attack on Thursday.", ["07-28"]),
    "day-of-an-office": (f"{ALPHA}, who took office on June 3, spoke by phone with {BETA} on July 22.", ["07-22"]),
    "day-of-a-summit-ahead": (f"{ALPHA} met {BETA} on July 22, ahead of the elections on August 3.", ["07-22"]),
    "each-its-own": (f"{ALPHA} met {BETA} on July 22 and spoke by phone with {GAMMA} on July 24.", ["07-22", "07-24"]),
    "absent-where-he-should-have-been": (
        f"{ALPHA}, who had been ill from July 20 to 22, telephoned {BETA} on Friday.",
        ["07-25"],
    ),
    "a-day-after": (f"{ALPHA} met {BETA} on July 22, a day after she spoke by phone with {GAMMA}.", ["07-22", "07-21"]),
    "a-day-before-no-contact": (f"{ALPHA} met {BETA} on July 22, a day before she flew home.", ["07-22"]),
    "two-days-in-one": (f"{ALPHA} met {BETA} for talks in Oslo on Thursday and Friday.", ["07-24..07-25"]),
    "days-apart": (f"{ALPHA} and {BETA} are to meet in Oslo on Wednesday.", ["07-30"]),
    "whose-statement": (f"Tuesday's statement follows the talks that {ALPHA} and {BETA} held on July 14.", ["07-14"]),
}


def days_of(text: str) -> list[str | None]:
    found = []
    for one in find_engagements(article(text, published=MONDAY)):
        ends = [f"{day:%m-%d}" if day else "" for day in (one.when.start, one.when.end)]
        found.append("..".join(dict.fromkeys(ends)) or None)
    return found


@pytest.mark.parametrize(("text", "days"), CASES.values(), ids=CASES)
def test_the_day_of_a_contact(text: str, days: list[str | None]) -> None:
    assert days_of(text) == days


SPANS = {
    "begins": (f"{ALPHA} begins a two-day trip to Oslo on Tuesday.", ["07-29..07-30"]),
    "wraps-up": (f"{ALPHA} wrapped up a three-day visit to Lima on Friday.", ["07-23..07-25"]),
    "only-arrives": (f"{ALPHA} arrives in Lima on Tuesday for talks with {BETA}.", ["07-29"]),
    "only-leaves": (f"{ALPHA} leaves for Lima on Tuesday.", ["07-29.."]),
    "talks-of-two-days": (f"{ALPHA} and {BETA} wrapped up two days of trade talks in Oslo on Friday.", ["07-24..07-25"]),
}


@pytest.mark.parametrize(("text", "days"), SPANS.values(), ids=SPANS)
def test_the_span_of_a_contact(text: str, days: list[str | None]) -> None:
    assert days_of(text) == days
