"""What stands around a contact: its place, its status, its kind, the issues that were discussed there."""

from __future__ import annotations

import datetime as dt

import pytest

from extract import find_engagements
from extract.model import Engagement
from factory import article

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday
ALPHA, BETA = "Norwegian Foreign Minister Ann Alpha", "Chilean Trade Minister Bob Beta"


def engagements(text: str) -> list[Engagement]:
    return list(find_engagements(article(text, published=PUBLISHED)))


def places(text: str) -> list[str]:
    """The city, else the country of each engagement."""
    return [engagement.city or engagement.country or "-" for engagement in engagements(text)]


PLACES = [
    pytest.param(f"OSLO, June 11 (NTB) - {ALPHA} met {BETA} on Wednesday.", ["Oslo"], id="the dateline of the news"),
    pytest.param(
        f"GENEVA: {ALPHA} held talks with {BETA} on Wednesday about salmon and whales.", ["Geneva"], id="a city's colon"
    ),
    pytest.param(f"SINGAPORE — {ALPHA} met {BETA} on Wednesday.", ["Singapore"], id="a dateline that is a country"),
    pytest.param(f"By Ola Nordmann in Oslo\n{ALPHA} met {BETA} on Wednesday.", ["Oslo"], id="a byline"),
    pytest.param(f"OSLO, June 11 - {ALPHA} met {BETA} in Lima on Wednesday.", ["Lima"], id="what is told is stronger"),
    pytest.param(f"OSLO, June 11 - {ALPHA} will meet {BETA} on July 3.", ["-"], id="what is to come may be elsewhere"),
    pytest.param(f"OSLO, June 11 - {ALPHA} held an online meeting with {BETA} on Wednesday.", ["-"], id="nobody travelled"),
    pytest.param(
        f"{ALPHA} flew to Lima on Tuesday. She met {BETA} there on Wednesday.", ["Lima", "Lima"], id="there is where she went"
    ),
    pytest.param(f"{ALPHA} flew on to Lima, where she met {BETA} on Wednesday.", ["Lima"], id="where she goes on"),
    pytest.param(f"{ALPHA} met {BETA} on Wednesday. They walked for an hour in Bergen.", ["Bergen"], id="the sentence beside it"),
    pytest.param(
        f"{ALPHA} met {BETA} in Lima on Wednesday. Later that day Alpha met Peruvian President Cy Gamma.",
        ["Lima", "Lima"],
        id="another contact of the day",
    ),
    pytest.param(f"{ALPHA} travelled to Kinshasa and Kigali last week.", ["-"], id="two cities in one journey"),
    pytest.param(
        f"{ALPHA} met {BETA} on Wednesday on the northern side of Panmunjom.", ["Panmunjom"], id="on one side of a place"
    ),
    pytest.param(
        f"OSLO, June 11 - {ALPHA} met {BETA} in Lima on Wednesday. Beta also met Swedish Trade Minister Cy Gamma on Wednesday.",
        ["Lima", "Lima"],
        id="other news of the day is nearer than the dateline",
    ),
    pytest.param(
        f"{ALPHA} is on a visit to Peru from June 9 to 12. On June 10 she met {BETA}.", ["PE", "PE"], id="the country of a visit"
    ),
    pytest.param(
        f"{ALPHA} arrived in Lima on Monday. She met {BETA} on Tuesday.", ["Lima", "Lima"], id="where she arrived the day before"
    ),
    pytest.param(f"{ALPHA} will welcome {BETA} to Bergen on Friday.", ["Bergen"], id="welcomed to a city"),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def statuses(text: str) -> list[str]:
    """The kind and the status of each engagement."""
    return [f"{engagement.kind.value} {engagement.status.value}" for engagement in engagements(text)]


STATUSES = [
    pytest.param(
        f"A day after he scrapped his trip to Oslo, {BETA} spoke for an hour by telephone with {ALPHA} on Tuesday.",
        ["call held"],
        id="the trip was scrapped, not the call",
    ),
    pytest.param(
        f"Norway put off this week's talks between {ALPHA} and {BETA} in Lima.", ["meeting cancelled"], id="put off without a day"
    ),
    pytest.param(
        f"The meeting between {ALPHA} and {BETA} on June 20 will not go ahead.", ["meeting cancelled"], id="will not go ahead"
    ),
    pytest.param(
        f"The meeting between {ALPHA} and {BETA} on June 20 was put off until July 3.", ["meeting planned"], id="put off to a day"
    ),
    pytest.param(
        f"{ALPHA} and {BETA} spoke by telephone on Tuesday about the negotiations on tariffs.", ["call held"], id="by telephone"
    ),
    pytest.param(
        f"{ALPHA}, {BETA} and Peruvian Trade Minister Cy Gamma met in Lima on Tuesday.", ["summit held"], id="three at one table"
    ),
    pytest.param(
        f"{ALPHA} and {BETA} held a round of peace talks on Tuesday in Lima.", ["negotiation held"], id="rounds are negotiations"
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATUSES)
def test_kind_and_status(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


def issues(text: str) -> list[list[str]]:
    """The issues of each engagement."""
    return [sorted(engagement.issues) for engagement in engagements(text)]


ISSUES = [
    pytest.param(
        f"{ALPHA} and {BETA} discussed trade, investment and culture in Oslo on Monday.",
        [["education-culture", "investment", "trade-agreement"]],
        id="a row behind discussed",
    ),
    pytest.param(
        f"{ALPHA} met {BETA} in Oslo on Monday. Prospects for cooperation in health were considered.", [["health"]], id="one word"
    ),
    pytest.param(
        f"Ministers meet\n\n{ALPHA} met {BETA} in Oslo on Monday.\n\nThey spoke about tariffs.\n\n"
        "In this section\n\nSpace station ready for splash\n\nSatellites: who owns them",
        [["tariffs"]],
        id="teasers tell nothing",
    ),
    pytest.param(
        f"{ALPHA} met {BETA} in Oslo on Monday.\n\nThey spoke about tariffs.\n\nThey ate.\n\nRelated: What is the fish deal?",
        [["tariffs"]],
        id="nor do those that end in a question",
    ),
    pytest.param(
        f"{ALPHA} met {BETA} in Oslo on Monday. Alpha, whose visit to Norway ends on Wednesday, spoke of the weather. "
        "He also raised tariffs.",
        [["tariffs"], []],
        id="a journey told beside a meeting does not take over what is said next",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ISSUES)
def test_issues(text: str, expected: list[list[str]]) -> None:
    assert issues(text) == expected
