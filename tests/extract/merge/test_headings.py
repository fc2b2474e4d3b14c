"""Titles made from fields."""

from __future__ import annotations

import pytest

from extract.merge.headings import ordinal, title_of
from extract.model import Engagement
from factory import eng, event

TITLES: dict[str, Engagement] = {
    "Nguyen Hong Dien meets Jacob Helberg": eng(),
    "Nguyen Hong Dien meets Ted Cruz and Steve Daines": eng(people="Dien, Cruz, Daines"),
    "Ted Cruz and Steve Daines meet Nguyen Hong Dien": eng(people="Cruz, Dien, Daines"),
    "Nguyen Hong Dien meets Jacob Helberg, Howard Lutnick and 2 others": eng(people="Dien, Helberg, Lutnick, Cruz, Daines"),
    "Call between Nguyen Hong Dien and Jamieson Greer": eng(people="Dien, Greer", kind="call"),
    "Negotiation between Nguyen Hong Dien and Jamieson Greer": eng(people="Dien, Greer", kind="negotiation"),
    "5th round of the US-VN reciprocal trade negotiation": eng(
        people="", kind="negotiation", parties="US VN", series="US-VN reciprocal trade negotiation #5"
    ),
    "47th ASEAN Summit": eng(people="Dien", kind="summit", series="ASEAN Summit #47"),
    "8th strategic dialogue": eng(people="", series="strategic dialogue #8"),
    "Strategic dialogue": eng(people="", series="strategic dialogue"),
    "US-VN negotiation": eng(people="", kind="negotiation", parties="US VN"),
    "Nguyen Hong Dien visits Washington": eng(people="Dien", kind="visit", city="Washington", country="US"),
    "Visit of Nguyen Hong Dien": eng(people="Dien", kind="visit"),
    "Meeting of Nguyen Hong Dien with US": eng(people="Dien", parties="US VN"),
    "Meeting of Nguyen Hong Dien, Jacob Helberg and Anwar Ibrahim": eng(people="Dien, Helberg, Anwar Ibrahim/MY"),
    "Meeting": eng(people=""),
}


@pytest.mark.parametrize(("title", "told"), TITLES.items(), ids=TITLES.keys())
def test_titles(title: str, told: Engagement):
    assert title_of(told) == title
    assert title_of(event(told)) == title


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st"), (112, "112th")],
)
def test_ordinals(number: int, words: str):
    assert ordinal(number) == words
