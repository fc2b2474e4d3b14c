"""The whole of one article: rows of texts with the engagement they tell, and properties that hold for any text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import find_engagements
from extract.knowledge import load_knowledge
from extract.model import Engagement, Field
from extract.pipeline import read_all, read_one
from factory import article

PUBLISHED = dt.date(2025, 6, 12)  # a Thursday


def told(text: str) -> list[str]:
    """Each engagement in one line: kind, status, days, city, people; `recalled` where it is not the news."""
    return [_line(engagement) for engagement in find_engagements(article(text, published=PUBLISHED))]


def _line(engagement: Engagement) -> str:
    when = engagement.when
    days = "?" if not when.known else "..".join(str(day or "") for day in dict.fromkeys((when.start, when.end)))
    people = ", ".join(person.name for person in engagement.officials)
    parts = [engagement.kind.value, engagement.status.value, days, engagement.city or engagement.country or "-", people]
    return " | ".join([*parts, *([] if engagement.main else ["recalled"])])


CASES = [
    pytest.param(
        "Norwegian Foreign Minister Ann Alpha met Chilean Trade Minister Bob Beta in Oslo on Tuesday.",
        ["meeting | held | 2025-06-10 | Oslo | Ann Alpha, Bob Beta"],
        id="verb, place, weekday",
    ),
    pytest.param(
        "Norwegian Foreign Minister Ann Alpha will meet Chilean Trade Minister Bob Beta in Oslo on Monday.",
        ["meeting | planned | 2025-06-16 | Oslo | Ann Alpha, Bob Beta"],
        id="planned",
    ),
    pytest.param(
        "Norwegian Foreign Minister Ann Alpha will travel to Port Nowhere on Monday.",
        ["visit | planned | 2025-06-16 | - | Ann Alpha"],
        id="a journey to a place that is not known",
    ),
    pytest.param(
        "Norwegian Foreign Minister Ann Alpha spoke by phone with Chilean Trade Minister Bob Beta yesterday.",
        ["call | held | 2025-06-11 | - | Ann Alpha, Bob Beta"],
        id="a call has no place",
    ),
    pytest.param(
        "Norwegian Foreign Minister Ann Alpha and Chilean Trade Minister Bob Beta agreed on fish. "
        "The talks took place in Oslo on June 3.",
        ["meeting | held | 2025-06-03 | Oslo | Ann Alpha, Bob Beta"],
        id="people in one sentence, the contact in the next",
    ),
    pytest.param(
        "Norwegian Foreign Minister Ann Alpha held talks with Chilean Trade Minister Bob Beta. "
        "The talks took place in Oslo on June 3.",
        ["meeting | held | 2025-06-03 | Oslo | Ann Alpha, Bob Beta"],
        id="date and place told in the next sentence",
    ),
    pytest.param(
        "Norwegian Foreign Minister Ann Alpha met Chilean Trade Minister Bob Beta on June 3. "
        "Alpha and Beta had met earlier in Lima.",
        ["meeting | held | 2025-06-03 | - | Ann Alpha, Bob Beta", "meeting | held | ? | Lima | Ann Alpha, Bob Beta | recalled"],
        id="an earlier meeting is recalled",
    ),
    pytest.param(
        "The third round of negotiations between Norway and Chile will be held in Oslo from June 16 to 18.",
        ["negotiation | planned | 2025-06-16..2025-06-18 | Oslo | "],
        id="a round without people",
    ),
    pytest.param(
        "Chilean Trade Minister Bob Beta visited Oslo on June 2-4. Beta met Norwegian Foreign Minister Ann Alpha.",
        [
            "visit | held | 2025-06-02..2025-06-04 | Oslo | Bob Beta",
            "meeting | held | 2025-06-02..2025-06-04 | Oslo | Bob Beta, Ann Alpha",
        ],
        id="a meeting carries the span of the visit",
    ),
    pytest.param(
        "Chilean Trade Minister Bob Beta met Senator Cy Gamma, who chairs a committee, and Norwegian Foreign "
        "Minister Ann Alpha on June 3.",
        ["meeting | held | 2025-06-03 | - | Bob Beta, Cy Gamma, Ann Alpha"],
        id="what is said of one in passing does not end the list",
    ),
    pytest.param(
        "This will meet the needs of Norwegian Foreign Minister Ann Alpha and Chile on June 3.", [], id="to meet a need"
    ),
    pytest.param("The year 2025 marks the 30th anniversary of ties between Norway and Chile.", [], id="an anniversary"),
    pytest.param(
        "Norwegian Foreign Minister Ann Alpha met Norwegian Trade Minister Bob Beta on June 3.",
        [],
        id="one government among itself",
    ),
    pytest.param("Norwegian Foreign Minister Ann Alpha said that talks with many countries go well.", [], id="an opinion"),
]


ALPHA, BETA, GAMMA = "Norwegian Foreign Minister Ann Alpha", "Chilean Trade Minister Bob Beta", "Kenyan President Cy Gamma"
MET = ["meeting | held | 2025-06-10 | Oslo | Ann Alpha, Bob Beta"]
WAYS_TO_MEET = [
    f"{ALPHA} huddled with {BETA} in Oslo on Tuesday.",
    f"{ALPHA} conferred on Tuesday in Oslo with {BETA}.",
    f"{ALPHA} broke bread with {BETA} in Oslo on Tuesday.",
    f"{ALPHA} discussed fish with {BETA} in Oslo on Tuesday.",
    f"{ALPHA} was received by {BETA} in Oslo on Tuesday.",
    f"{ALPHA} hosted a Chilean delegation led by {BETA} in Oslo on Tuesday.",
    f"{ALPHA} shakes hands with {BETA} in Oslo, June 10, 2025.",
    f"{ALPHA} pressed {BETA} in Oslo on Tuesday to lift the ban.",
    f"{ALPHA} assured {BETA} on Tuesday that the ban would go. The two met in Oslo for an hour.",
    f"{ALPHA} and {BETA} signalled progress after talks in Oslo on Tuesday.",
    f"{ALPHA} and {BETA} failed to agree in Oslo on Tuesday.",
    f"Fish was discussed by {ALPHA} and {BETA} in Oslo on Tuesday.",
    f"{ALPHA} met {BETA} in Oslo on Tuesday and will see to the rest later.",
    f"{ALPHA} visited {BETA} at a hospital in Oslo on Tuesday.",
]
NO_CONTACTS = [
    f"{ALPHA} declined to meet {BETA} in Oslo on Tuesday.",
    f"{ALPHA} could meet {BETA} in Oslo next week.",
    f"If {ALPHA} and {BETA} meet in Oslo on Monday, fish will be the subject.",
    f"{ALPHA} called on {BETA} to lift the ban on Tuesday.",
    f"{ALPHA} welcomed {BETA}'s statement on Tuesday.",
    f"{ALPHA} urged {BETA} on Tuesday to lift the ban.",
    f"A meeting with {BETA} is not planned, {ALPHA} said on Tuesday.",
    f"{ALPHA} held a cabinet meeting on Tuesday on trade with Chile.",
]
SEVERAL = [
    pytest.param(f"{ALPHA} met {BETA} in the morning and {GAMMA} in the afternoon in Oslo on Tuesday.", id="in the morning"),
    pytest.param(f"{ALPHA} held bilateral meetings with {BETA} and {GAMMA} in Oslo on Tuesday.", id="bilateral meetings"),
    pytest.param(f"{ALPHA} met {BETA} in Oslo on Tuesday and then {GAMMA}.", id="and then"),
    pytest.param(f"{BETA} and {GAMMA} came. {ALPHA} held separate meetings with the two in Oslo on Tuesday.", id="with the two"),
]


@pytest.mark.parametrize("text", WAYS_TO_MEET)
def test_two_met(text: str) -> None:
    assert told(text) == MET


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_nobody_met(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", SEVERAL)
def test_each_was_met_alone(text: str) -> None:
    assert sorted(told(text)) == [*MET, "meeting | held | 2025-06-10 | Oslo | Ann Alpha, Cy Gamma"]


def test_what_was_to_have_been_was_called_off() -> None:
    assert [line.split(" | ")[1] for line in told(f"{ALPHA} was to have met {BETA} in Oslo on Monday.")] == ["cancelled"]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_the_day_that_offices_settle_dates_the_weekdays_and_the_dateline() -> None:
    lead = "Secretary of Commerce Howard Lutnick met Vietnamese Minister of Industry and Trade Nguyen Hong Dien"
    rest = (
        "On Friday Lutnick received Norwegian Foreign Minister Ann Alpha. Lutnick will meet Chilean Minister Bob Beta on June 3."
    )
    expected = [
        "2025-05-22 Howard Lutnick, Nguyen Hong Dien",
        "2025-05-23 Howard Lutnick, Ann Alpha",
        "2025-06-03 Howard Lutnick, Bob Beta",
    ]
    assert _days(f"{lead} in Washington on May 22. {rest}") == expected
    at_dateline = _days(f"HANOI, May 22 (VNA) - {lead} here on May 21. Lutnick will meet Chilean Minister Bob Beta on Monday.")
    assert at_dateline == ["2025-05-21 Howard Lutnick, Nguyen Hong Dien", "2025-05-26 Howard Lutnick, Bob Beta"]


def _days(text: str) -> list[str]:
    """Each engagement of a text without a publication date, which claims the year that its offices settle."""
    found = find_engagements(article(text, published=None))
    assert all(any(claim.field is Field.YEAR for claim in one.claims) for one in found)
    return [f"{one.when.start} {', '.join(person.name for person in one.officials)}" for one in found]


def test_a_date_against_another_engagement_is_approximate_and_says_why() -> None:
    text = (
        "The third round of negotiations between Norway and Chile was held in Oslo on June 3. Norwegian Foreign Minister "
        "Ann Alpha had a working session with Chilean Trade Minister Bob Beta right before the negotiations."
    )
    before = find_engagements(article(text, published=PUBLISHED))[1]
    assert (before.when.start, before.when.end, before.when.precision) == (None, dt.date(2025, 6, 3), "approximate")
    assert "before the negotiations" in before.when.why


WORDS = [
    "met",
    "talks",
    "on",
    "Friday",
    "in",
    "Oslo",
    "Washington",
    "with",
    "the",
    "Minister",
    "of",
    "Trade",
    "Nguyen",
    "Hong",
    "Dien",
    "and",
    "President",
    "Joe",
    "Biden,",
    "who",
    "said",
    ".",
    "\n",
    "round",
    "of",
    "negotiations",
    "5th",
    "June",
    "3",
    "between",
    "Vietnam",
    "United",
    "States",
    "will",
    "visit",
    "he",
    "she",
    "they",
    "right",
    "before",
    "call",
    "phone",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read_and_every_value_is_quoted(text: str) -> None:
    source = article(text, published=PUBLISHED)
    reading = read_one(source, load_knowledge())
    mentions = [claim.mention for e in reading.engagements for claim in e.claims if claim.mention]
    mentions += [sentence for e in reading.engagements for sentence in e.sentences]
    mentions += [refusal.sentence for refusal in reading.refusals]
    for mention in (*mentions, *reading.mentions):
        assert source.text[mention.begin : mention.end] == mention.text
    assert read_one(source, load_knowledge()) == reading


def test_two_processes_read_what_one_reads() -> None:
    articles = [
        article(
            f"Norwegian Foreign Minister Ann Alpha met Chilean Trade Minister Bob Beta on June {day}.",
            id=f"a{day}",
            published=PUBLISHED,
        )
        for day in range(1, 12)
    ]
    done: list[int] = []
    readings = read_all(articles, load_knowledge(), jobs=2, progress=lambda count, _total, _article: done.append(count))
    assert readings == read_all(articles, load_knowledge())
    assert done == list(range(1, 12))


def test_the_words_shown_are_those_of_the_sentence_that_tells_most() -> None:
    text = (
        "Besides, Norwegian Foreign Minister Ann Alpha held working sessions with lawmakers and Chilean Trade Minister Bob Beta. "
        "Norwegian Foreign Minister Ann Alpha met Chilean Trade Minister Bob Beta in Oslo on June 3."
    )
    (engagement,) = find_engagements(article(text, published=PUBLISHED))
    begin = text.index("Norwegian Foreign Minister Ann Alpha met")
    shown = {claim.field.value: claim.mention.begin for claim in engagement.claims}
    assert {field for field, place in shown.items() if place < begin} <= {"issues", "parties"}


def test_it_is_said_whether_one_government_is_told_or_only_no_second_one() -> None:
    told = {
        "Norwegian Foreign Minister Ann Alpha met Norwegian Trade Minister Bob Beta on June 3.": "one government only",
        "Chilean Trade Minister Bob Beta met Minister Ann Alpha on June 3.": "nothing tells that they sit for two governments",
    }
    for text, reason in told.items():
        reading = read_one(article(text, published=PUBLISHED), load_knowledge())
        assert [refusal.reason for refusal in reading.refusals] == [reason]
