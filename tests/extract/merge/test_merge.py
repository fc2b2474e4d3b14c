"""Merging as tables: each row is the number of an event and an engagement that belongs to it."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.merge.evidence import JOIN, RULES, total, weigh
from extract.merge.merging import compared_pairs, dated, merge
from extract.merge.outlines import background_of, outlines_of
from extract.model import Basis, Engagement, Event, Field, Precision, Status
from factory import article, eng, when

Row = tuple[int, Engagement]

ROUND = "reciprocal trade agreement #5"
HELBERG_KL = (
    "artificial-intelligence supply-chains energy fisheries standards market-economy-status export-controls bilateral-relations"
)
HELBERG_DC = (
    "artificial-intelligence supply-chains energy semiconductors science-technology market-economy-status export-controls"
)
RECALLED = "science-technology semiconductors artificial-intelligence"

SEEDS: tuple[Row, ...] = (
    (1, eng("004", "Dien, Cruz, Daines", "05-21", index=1, city="Washington", country="US", issues="trade-agreement investment")),
    (2, eng("004", "Dien, Lutnick", "05-22", city="Washington", country="US", issues="tariffs trade-agreement trade-fraud")),
    (3, eng("000", "Dien, Helberg", "", index=2, country="MY", issues=RECALLED, main=False)),
    (3, eng("001", "Dien, Helberg", "", issues=HELBERG_KL)),
    (3, eng("002", "Dien, Helberg", "2025-10-26", city="Kuala Lumpur", country="MY", issues=HELBERG_KL)),
    (3, eng("003", "Dien, Helberg", "", index=4, country="MY", issues=RECALLED, main=False)),
    (4, eng("000", "", "", "negotiation", index=1, parties="US VN", series=ROUND, main=False)),
    (4, eng("003", "", "2025-11-12..2025-11-14", "negotiation", city="Washington", country="US", parties="US VN", series=ROUND)),
    (5, eng("003", "Dien, Greer", "~..2025-11-12", "negotiation", index=1, basis="relative", city="Washington", country="US")),
    (6, eng("003", "Dien, Greer", "2025-11", "negotiation", index=2, status="planned")),
    (7, eng("000", "Dien, Helberg", "", city="Washington", country="US", issues=HELBERG_DC)),
    (7, eng("003", "Dien, Helberg", "2025-11-14", index=3, city="Washington", country="US", issues=HELBERG_DC)),
)
SEED_DATES = {
    1: when("2025-05-21"),
    2: when("2025-05-22"),
    3: when("2025-10-26"),
    4: when("2025-11-12..2025-11-14"),
    5: when("~..2025-11-12"),
    6: when("2025-11"),
    7: when("2025-11-14"),
}


def grouped(rows: tuple[Row, ...] | list[Row]) -> set[frozenset[str]]:
    """The keys of each event in a table."""
    numbers: dict[int, set[str]] = defaultdict(set)
    for number, engagement in rows:
        numbers[number].add(engagement.key)
    return {frozenset(keys) for keys in numbers.values()}


def keys_of(events: tuple[Event, ...]) -> set[frozenset[str]]:
    """The keys of each event."""
    return {frozenset(engagement.key for engagement in event.engagements) for event in events}


def test_the_seed_articles_give_seven_events():
    events = merge([engagement for _, engagement in SEEDS])
    assert keys_of(events) == grouped(SEEDS)
    numbers = {engagement.key: number for number, engagement in SEEDS}
    for event in events:
        expected = SEED_DATES[numbers[event.engagements[0].key]]
        assert (event.when.start, event.when.end, event.when.precision) == (expected.start, expected.end, expected.precision)


@pytest.mark.parametrize("lost", ["000", "001", "002", "003", "004"])
def test_without_one_seed_article_nothing_is_joined_that_was_apart(lost: str):
    rows = [(number, engagement) for number, engagement in SEEDS if engagement.article != lost]
    whole = grouped(SEEDS)
    assert all(any(keys <= other for other in whole) for keys in keys_of(merge([engagement for _, engagement in rows])))


def _with_office(engagement: Engagement, office: str) -> Engagement:
    first, last = engagement.officials
    return replace(engagement, officials=(first, replace(last, office=office)))


CASES: dict[str, list[Row]] = {
    "same day, same people": [(1, eng("a")), (1, eng("b"))],
    "another day": [(1, eng("a")), (2, eng("b", day="2025-10-27"))],
    "another counterpart on the same day": [(1, eng("a")), (2, eng("b", "Dien, Greer"))],
    "nobody in common": [(1, eng("a")), (2, eng("b", "Anwar Ibrahim/MY, Prabowo Subianto/ID"))],
    "another country on the same day with little else": [
        (1, eng("a", "Dien", country="US", city="Washington")),
        (2, eng("b", "Dien", country="MY", city="Kuala Lumpur")),
    ],
    "a delegation of which one article names fewer": [(1, eng("a", "Dien, Cruz, Daines")), (1, eng("b", "Dien, Cruz"))],
    "two of three sides, and all three, on one day": [
        (1, eng("a", "Dien, Helberg")),
        (2, eng("b", "Dien, Helberg, Anwar Ibrahim/MY", kind="summit")),
    ],
    "a first name in short": [(1, eng("a", "Dien, Christopher Wright/US")), (1, eng("b", "Dien, Chris Wright/US"))],
    "a named person and the office held": [
        (1, eng("a", "Dien, Minister of Trade of Malaysia/MY")),
        (1, _with_office(eng("b", "Dien, Tengku Zafrul Aziz/MY"), "Minister of Investment, Trade and Industry")),
    ],
    "a named person and another office": [
        (1, eng("a", "Dien, Minister of Defence of Malaysia/MY")),
        (2, _with_office(eng("b", "Dien, Tengku Zafrul Aziz/MY"), "Minister of Investment, Trade and Industry")),
    ],
    "one person on one day and little else": [(1, eng("a", "Dien")), (2, eng("b", "Dien, Helberg"))],
    "a month and a day within it": [(1, eng("a", day="2025-10")), (1, eng("b", day="2025-10-26"))],
    "a month and two days within it": [
        (1, eng("a", day="2025-10")),
        (2, eng("b", day="2025-10-24")),
        (3, eng("c", day="2025-10-26")),
    ],
    "a round told by its span and by its last day": [
        (1, eng("a", "", "2025-11-12..2025-11-14", "negotiation", parties="US VN", series=ROUND)),
        (1, eng("b", "", "..2025-11-14", "negotiation", parties="US VN", series=ROUND)),
    ],
    "two rounds of one series": [
        (1, eng("a", "", "", "negotiation", parties="US VN", series=ROUND, country="US")),
        (2, eng("b", "", "", "negotiation", parties="US VN", series="reciprocal trade agreement #4", country="US")),
    ],
    "one ordinal of two series": [
        (1, eng("a", "", "", "negotiation", parties="US VN", series=ROUND)),
        (2, eng("b", "", "", "meeting", parties="US VN", series="defence policy dialogue #5")),
    ],
    "one ordinal of two pairs of parties": [
        (1, eng("a", "", "2025-11-12", parties="US VN", series="US-VN meeting #5", country="US")),
        (2, eng("b", "", "2025-11-12", parties="ID US", series="ID-US meeting #5", country="US")),
    ],
    "one ordinal of the same parties under two names": [
        (1, eng("a", "", "", "negotiation", parties="US VN", series="US-VN negotiation #5")),
        (1, eng("b", "", "2025-11-12", "negotiation", parties="US VN", series="US-VN reciprocal trade talks #5")),
    ],
    "a round and the ministers' meeting at its margin": [
        (
            1,
            eng("a", "", "2025-11-12..2025-11-14", "negotiation", parties="US VN", series=ROUND, country="US", city="Washington"),
        ),
        (2, eng("b", "Dien, Greer", "2025-11-12", "negotiation", country="US", city="Washington")),
    ],
    "a round of three days and its negotiators named on the same three days": [
        (
            1,
            eng("a", "", "2025-11-12..2025-11-14", "negotiation", parties="US VN", series=ROUND, country="US", city="Washington"),
        ),
        (1, eng("b", "Dien, Greer", "2025-11-12..2025-11-14", "negotiation", country="US", city="Washington")),
        (2, eng("a", "Dien, Greer", "2025-11", "negotiation", status="planned", index=2)),
    ],
    "a round without names and people who are named": [
        (1, eng("a", "", "2025-11-12..2025-11-14", "negotiation", parties="US VN", country="US", city="Washington")),
        (1, eng("b", "", "2025-11-12..2025-11-14", "negotiation", parties="US VN")),
        (2, eng("c", "", "2025-11-12..2025-11-14", "negotiation", parties="CN US")),
    ],
    "a summit of which each article names others": [
        (
            1,
            eng(
                "a",
                "Anwar Ibrahim/MY, Prabowo Subianto/ID",
                "2025-10-26..2025-10-28",
                "summit",
                series="ASEAN Summit #47",
                country="MY",
            ),
        ),
        (1, eng("b", "Dien, Takaichi Sanae/JP", "2025-10-26..2025-10-28", "summit", series="ASEAN Summit #47", country="MY")),
    ],
    "a visit and the meeting in it": [(1, eng("a", kind="visit")), (2, eng("b", kind="meeting"))],
    "talks are a meeting to one and a negotiation to the other": [
        (1, eng("a", kind="negotiation")),
        (1, eng("b", kind="meeting")),
    ],
    "planned and then held": [(1, eng("a", status="planned")), (1, eng("b"))],
    "planned, put off and then held": [
        (1, eng("a", day="2025-11-12", status="planned")),
        (1, eng("b", day="2025-11-14", status="planned", former="2025-11-12")),
        (1, eng("c", day="2025-11-14")),
    ],
    "planned, put off by one to this day and by another to that": [
        (1, eng("a", day="2025-11-12", status="planned")),
        (2, eng("b", day="2025-11-14", status="planned", former="2025-11-12")),
        (3, eng("c", day="2025-11-20", status="planned", former="2025-11-12")),
    ],
    "put off, and another meeting held on the first day": [
        (1, eng("a", day="2025-11-12")),
        (2, eng("b", day="2025-11-14", status="planned", former="2025-11-12")),
    ],
    "still planned after the other was held": [
        (1, eng("a", day="2025-10", status="planned")),
        (2, eng("a", "Dien, Lutnick", "2025-10-20", index=1)),
        (3, eng("b", day="2025-10-12")),
    ],
    "two of one article": [(1, eng("a", day="")), (2, eng("a", day="", index=1)), (3, eng("a", day="2025-10-26", index=2))],
    "two of one article and one that fits both": [
        (1, eng("a", "Dien, Cruz", "2025-05-21")),
        (2, eng("a", "Dien, Daines", "2025-05-21", index=1)),
        (1, eng("b", "Dien, Cruz", "2025-05-21")),
    ],
    "a chain whose ends contradict each other": [
        (1, eng("a", day="2025-10-24", city="Kuala Lumpur", country="MY", issues="tariffs energy")),
        (1, eng("b", day="2025-10-24..2025-10-26", city="Kuala Lumpur", country="MY", issues="tariffs energy")),
        (2, eng("c", day="2025-10-26", city="Kuala Lumpur", country="MY", issues="labour fisheries")),
    ],
    "an undated one with the only event of its city": [
        (1, eng("a", day="", city="Washington", country="US", issues="tariffs energy")),
        (1, eng("b", day="2025-11-14", city="Washington", country="US", issues="tariffs energy")),
        (2, eng("c", day="2025-10-26", city="Kuala Lumpur", country="MY")),
    ],
    "two undated ones with the only event of their city": [
        (1, eng("a", day="", city="Washington", country="US", issues="tariffs energy")),
        (1, eng("b", day="", city="Washington", country="US", issues="tariffs energy")),
        (1, eng("c", day="2025-11-14", city="Washington", country="US", issues="tariffs energy")),
    ],
    "an undated one with the only event of its country, and nothing else": [
        (1, eng("a", day="", country="US")),
        (2, eng("b", day="2025-11-14", country="US")),
    ],
    "an undated one that two events fit": [
        (1, eng("a", day="", city="Washington", country="US", issues="tariffs energy")),
        (2, eng("b", day="2025-11-14", city="Washington", country="US", issues="tariffs energy")),
        (3, eng("c", day="2025-09-14", city="Washington", country="US", issues="tariffs energy")),
    ],
    "an undated one with nothing but its people": [(1, eng("a", day="")), (2, eng("b", day="2025-11-14"))],
    "two undated ones of one city and one subject": [
        (1, eng("a", day="", city="Washington", country="US", issues="tariffs energy")),
        (1, eng("b", day="", city="Washington", country="US", issues="tariffs energy")),
    ],
    "a day of an open year with the same day": [
        (1, eng("a", day="05-22", city="Washington", country="US")),
        (1, eng("b", day="2025-05-22", city="Washington", country="US")),
    ],
    "a day of an open year with another day": [
        (1, eng("a", day="05-21", city="Washington", country="US", issues="tariffs energy")),
        (2, eng("b", day="2025-05-22", city="Washington", country="US", issues="tariffs energy")),
    ],
    "a day whose year stays open, with events of that day and of another": [
        (1, eng("a", day="05-22", city="Washington", country="US")),
        (1, eng("b", day="2025-05-22", city="Washington", country="US")),
        (2, eng("c", day="2022-05-23", city="Washington", country="US")),
    ],
    "recalled, of a country": [
        (1, eng("a", day="", country="MY", main=False)),
        (2, eng("a", day="2025-11-14", index=1, country="US")),
        (1, eng("b", day="2025-10-26", country="MY")),
    ],
    "what an article recalls is not its news": [
        (1, eng("a", day="", issues="tariffs energy")),
        (2, eng("a", day="", index=1, country="MY", main=False)),
        (1, eng("b", day="2025-11-14", country="US", issues="tariffs energy")),
        (2, eng("c", day="2025-10-26", country="MY", issues="tariffs energy")),
    ],
    "called off and held": [(1, eng("a", status="cancelled")), (2, eng("b"))],
    "recalled before it took place": [
        (1, eng("a", day="", country="MY", main=False)),
        (2, eng("a", "Dien, Lutnick", "2025-10-14", index=1, country="US")),
        (3, eng("b", day="2025-10-26", country="MY")),
    ],
}


@pytest.mark.parametrize("rows", CASES.values(), ids=CASES.keys())
def test_what_comes_together(rows: list[Row]):
    assert keys_of(merge([engagement for _, engagement in rows])) == grouped(rows)


SENTENCE = "He raised concerns that no equivalence was granted to twelve seafood harvesting methods on which many families live."


def test_shared_wording_decides_between_two_events():
    """Without a date, a place and issues it is the sentence taken over word for word that tells the two meetings apart."""
    other = "They spoke of semiconductors and of pilot projects that both governments would launch before the summer is over."
    texts = {
        "a": f"The two discussed trade. {SENTENCE} {other[:20]}",
        "b": f"At the summit the ministers met. {SENTENCE}",
        "c": f"At the embassy they met. {other}",
    }
    articles = {name: article(text, id=name) for name, text in texts.items()}
    rows = [
        (1, eng("a", day="", issues="tariffs energy")),
        (1, eng("b", day="2025-10-26", issues="tariffs energy")),
        (2, eng("c", day="2025-11-14", issues="tariffs energy")),
    ]
    engagements = [engagement for _, engagement in rows]
    assert keys_of(merge(engagements, articles=articles)) == grouped(rows)
    assert len(merge(engagements)) == 3


def test_copies_of_one_text_are_one_event():
    articles = {name: article("They met.", id=name) for name in "abc"}
    assert len(merge([eng(name, day="") for name in "abc"], articles=articles)) == 1


@pytest.mark.parametrize(("published", "events"), [("2025-10-28", 1), ("2025-10-20", 2), ("2026-05-01", 2)])
def test_undated_news_is_of_the_days_before_it_was_published(published: str, events: int):
    articles = {"a": article("They met.", id="a", published=dt.date.fromisoformat(published))}
    engagements = [eng("a", day="", country="MY"), eng("b", day="2025-10-26", country="MY")]
    assert len(merge(engagements, articles=articles)) == events


class TestEvent:
    """What an event shows of what its engagements tell."""

    def test_a_day_beats_a_month_and_the_month_is_no_dispute(self):
        (event,) = merge([eng("a", day="2025-10"), eng("b", day="2025-10-26")])
        assert event.when == when("2025-10-26")
        assert not event.disputes

    def test_a_stated_date_beats_the_same_one_worked_out(self):
        (event,) = merge([eng("a", basis="year-inferred"), eng("b", basis="stated"), eng("c", basis="relative")])
        assert event.when.basis is Basis.STATED

    def test_the_majority_decides_and_the_others_stay_beside_it(self):
        members = [
            eng("a", "", "2025-11-12..2025-11-14", "negotiation", parties="US VN", series=ROUND),
            eng("b", "", "2025-11-12..2025-11-13", "negotiation", parties="US VN", series=ROUND),
            eng("c", "", "2025-11-12..2025-11-14", "negotiation", parties="US VN", series=ROUND),
        ]
        (event,) = merge(members)
        assert event.when == when("2025-11-12..2025-11-14")
        (dispute,) = event.disputes
        assert dispute.field is Field.WHEN
        assert dispute.values == (("2025-11-12/2025-11-14", ("a#0", "c#0")), ("2025-11-12/2025-11-13", ("b#0",)))

    @pytest.mark.parametrize(
        ("told", "shown"),
        [("planned held", "held"), ("held planned", "held"), ("planned planned", "planned"), ("planned cancelled", "cancelled")],
    )
    def test_the_status_is_the_last_one(self, told: str, shown: str):
        (event,) = merge([eng(name, status=status) for name, status in zip("ab", told.split(), strict=True)])
        assert event.status is Status(shown)
        assert {engagement.status for engagement in event.engagements} == {Status(status) for status in told.split()}

    def test_people_are_shown_once_in_the_fullest_form(self):
        (event,) = merge(
            [
                eng("a", "Dien, J. Helberg/US"),
                eng("b", "Dien, Helberg"),
                *(eng(name, "Helberg, Dien", main=False) for name in "cd"),
            ]
        )
        assert [person.name for person in event.officials] == ["Nguyen Hong Dien", "Jacob Helberg"]

    def test_issues_that_more_articles_name_come_first(self):
        (event,) = merge(
            [eng("a", issues="tariffs energy"), eng("b", issues="fisheries energy"), eng("c", issues="energy fisheries")]
        )
        assert event.issues == ("energy", "fisheries", "tariffs")

    def test_city_and_country_never_contradict_each_other(self):
        members = [
            eng("a", city="Washington", country="US"),
            eng("b", city="Kuala Lumpur", country="MY", issues="tariffs energy"),
            eng("c", country="MY", issues="tariffs energy"),
        ]
        for event in merge(members):
            assert (event.city, event.country) in {("Washington", "US"), ("Kuala Lumpur", "MY")}

    def test_a_call_has_no_place(self):
        (event,) = merge([eng(kind="call", city="Washington", country="US")])
        assert (event.city, event.country) == (None, None)

    def test_a_merge_reads_as_a_sentence(self):
        (event,) = merge([eng("a", country="MY"), eng("b", city="Kuala Lumpur", country="MY")])
        (link,) = event.links
        assert (link.a, link.b) == ("a#0", "b#0")
        reasons = [evidence.why for evidence in link.evidence]
        assert reasons == [
            "both give 26 Oct 2025",
            "both name Jacob Helberg and Nguyen Hong Dien",
            "both are in MY",
            "both are meetings",
        ]

    def test_the_order_is_by_start_else_end_and_unknown_last(self):
        members = [
            eng("a", day=""),
            eng("b", "Dien, Greer", "~..2025-11-12"),
            eng("c", day="2025-11-14"),
            eng("d", day="2025-11-10"),
        ]
        assert [event.engagements[0].article for event in merge(members)] == ["d", "b", "c", "a"]

    def test_the_id_comes_from_the_content(self):
        (one,) = merge([eng("a", issues="tariffs")])
        (other,) = merge([eng("z", issues="energy", index=4)])
        (changed,) = merge([eng("a", country="MY")])
        assert one.id == other.id != changed.id
        assert len(one.id) == 11
        assert one.id.startswith("e")

    def test_events_of_equal_content_have_ids_of_their_own(self):
        first, second = merge([eng("a", day=""), eng("a", day="", index=1)])
        assert {first.id, second.id} == {first.id.removesuffix("-2"), f"{first.id.removesuffix('-2')}-2"}


class TestDated:
    """What an engagement without a date of its own gets from its event."""

    PAIR = (
        eng("a", day="", city="Washington", country="US", issues="tariffs energy"),
        eng("b", day="2025-11-14", city="Washington", country="US", issues="tariffs energy"),
    )

    def test_it_takes_the_date_with_a_claim_on_the_other_articles_words(self):
        first, second = dated(merge(self.PAIR))
        assert (first.when.start, first.when.end, first.when.basis) == (
            dt.date(2025, 11, 14),
            dt.date(2025, 11, 14),
            Basis.MERGED,
        )
        (claim,) = first.claims
        assert (claim.field, claim.value) == (Field.WHEN, "2025-11-14")
        assert claim.mention is not None
        assert (claim.mention.article, claim.mention.text) == ("b", "2025-11-14")
        assert second == self.PAIR[1]

    def test_a_lent_date_is_no_evidence(self):
        events = merge(self.PAIR)
        assert merge(dated(events)) == events

    def test_its_own_month_and_day_keep_their_basis(self):
        first, _ = dated(merge([replace(self.PAIR[0], told=eng(day="11-14").told), self.PAIR[1]]))
        assert (first.when.start, first.when.basis) == (dt.date(2025, 11, 14), Basis.YEAR_INFERRED)

    def test_the_events_own_basis_stays(self):
        (event,) = merge(self.PAIR)
        assert event.when.basis is Basis.STATED

    def test_two_dates_that_fit_equally_are_named(self):
        third = eng("c", day="2025-09-14", city="Washington", country="US", issues="tariffs energy")
        first, *_ = dated(merge([*self.PAIR, third]))
        assert not first.when.known
        assert first.when.why == "no date is told; 14 Sep 2025 and 14 Nov 2025 fit equally well"

    def test_a_date_that_is_only_possible_is_named(self):
        first, _ = dated(merge([eng("a", day=""), eng("b", day="2025-11-14")]))
        assert first.when.why == "no date is told; 14 Nov 2025 is possible, but not clear enough"


def score(a: Engagement, b: Engagement) -> float:
    """What all evidence between two engagements comes to, in a run of just these two and a third about something else."""
    run = [a, b, eng("z", "Anwar Ibrahim/MY, Prabowo Subianto/ID", "2020-01-01", issues="labour")]
    one, other, _ = outlines_of(run, {})
    return total(weigh(one, other, background_of(run)))


BASE = eng("a", country="MY", issues="tariffs energy")
RANKS = {
    "the same day beats the same month": [eng("b"), eng("b", day="2025-10"), eng("b", day="2025")],
    "the same people beat some, and some beat one": [
        eng("b"),
        eng("b", "Dien, Helberg, Cruz"),
        eng("b", "Dien"),
        eng("b", "Dien, Cruz"),
    ],
    "the same city beats none, and none another country": [eng("b", country="MY"), eng("b"), eng("b", country="US")],
    "the same kind beats a near one, and that another": [eng("b"), eng("b", kind="negotiation"), eng("b", kind="visit")],
    "more issues in common beat fewer": [
        eng("b", issues="tariffs energy"),
        eng("b", issues="tariffs labour"),
        eng("b", issues="labour sanctions"),
    ],
    "told in another article beats told twice in one": [eng("b", "Dien, Helberg", ""), eng("a", "Dien, Helberg", "", index=1)],
}


@pytest.mark.parametrize("ranked", RANKS.values(), ids=RANKS.keys())
def test_better_beats_worse(ranked: list[Engagement]):
    scores = [score(BASE, other) for other in ranked]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_every_rule_says_what_it_finds():
    assert all(rule.__doc__ for rule in RULES)
    assert score(BASE, eng("b")) >= JOIN


DAYS = (
    "",
    "2025-10-24",
    "2025-10-26",
    "2025-10-24..2025-10-26",
    "..2025-10-26",
    "~..2025-10-25",
    "2025-10",
    "2025",
    "10-26",
    "10",
)
SERIES = ("", "", "", "trade agreement #4", "trade agreement #5", "ASEAN Summit #47")
PEOPLE = ("Dien, Helberg", "Dien, Greer", "Helberg, Dien", "Dien", "Dien, Helberg, Greer", "", "Dien, J. Helberg/US")
PLACES = ((None, None), ("Washington", "US"), (None, "US"), ("Kuala Lumpur", "MY"))


@st.composite
def runs(draw: st.DrawFn) -> list[Engagement]:
    """A few articles about few people in few days, so that much comes together and much contradicts."""
    told: dict[str, int] = defaultdict(int)
    engagements = []
    for name in draw(st.lists(st.sampled_from("abcde"), max_size=9)):
        city, country = draw(st.sampled_from(PLACES))
        engagement = eng(
            name,
            draw(st.sampled_from(PEOPLE)),
            draw(st.sampled_from(DAYS)),
            draw(st.sampled_from(("meeting", "negotiation", "visit", "call"))),
            index=told[name],
            status=draw(st.sampled_from(("held", "held", "planned", "cancelled"))),
            basis=draw(st.sampled_from(("stated", "relative", "publication"))),
            city=city,
            country=country,
            parties=draw(st.sampled_from(("US VN", "", "MY VN"))),
            issues=draw(st.sampled_from(("", "tariffs energy", "energy fisheries labour", "tariffs"))),
            series=draw(st.sampled_from(SERIES)),
            main=draw(st.booleans()),
        )
        told[name] += 1
        engagements.append(engagement)
    return engagements


ARTICLES = {
    "a": article("They met and talked of tariffs on steel.", id="a"),
    "b": article("They met and talked of tariffs on steel.", id="b"),
    "c": article("The ministers met.", id="c", published=dt.date(2025, 10, 27)),
}


@given(runs(), st.data())
def test_neither_order_nor_repetition_changes_anything(engagements: list[Engagement], data: st.DataObject):
    shuffled = data.draw(st.permutations([*engagements, *engagements[:3]]))
    assert merge(shuffled, articles=ARTICLES) == merge(engagements, articles=ARTICLES)


@given(runs())
def test_merging_what_was_merged_changes_nothing(engagements: list[Engagement]):
    events = merge(engagements, articles=ARTICLES)
    assert merge([engagement for event in events for engagement in event.engagements], articles=ARTICLES) == events


@given(runs())
def test_every_engagement_stands_in_one_event(engagements: list[Engagement]):
    events = merge(engagements, articles=ARTICLES)
    told = sorted(engagement.key for event in events for engagement in event.engagements)
    assert told == sorted(engagement.key for engagement in engagements)
    assert [engagement.key for engagement in dated(events)] == told
    assert len({event.id for event in events}) == len(events)


def certain(event: Event) -> list[tuple[dt.date, dt.date]]:
    """The days that an event's engagements tell for certain."""
    whens = [e.when for e in event.engagements if e.when.precision is Precision.DAY and e.when.basis is not Basis.PUBLICATION]
    return [(when.start, when.end) for when in whens if when.start and when.end]


@given(runs())
def test_no_event_holds_two_dates_or_two_numbers_that_contradict_each_other(engagements: list[Engagement]):
    for event in merge(engagements, articles=ARTICLES):
        spans = certain(event)
        assert all(start <= end for start, _ in spans for _, end in spans)
        numbers = {(e.series.name, e.series.ordinal) for e in event.engagements if e.series}
        assert len({number for name, number in numbers if name == "trade agreement"}) <= 1


@given(runs())
def test_nothing_is_shown_that_no_engagement_tells(engagements: list[Engagement]):
    for event in merge(engagements, articles=ARTICLES):
        assert event.when in [engagement.when for engagement in event.engagements] or not event.when.known
        assert event.city in {None, *(engagement.city for engagement in event.engagements)}
        assert {p.name for p in event.officials} <= {p.name for e in event.engagements for p in e.officials}
        assert set(event.issues) == {issue for e in event.engagements for issue in e.issues}


@pytest.mark.parametrize(
    "day", ["0001-01-01", "9999-12-31", "0001-01-01..9999-12-31", "..0001-01-01", "9999-12-31..", "0001", "9998-12"]
)
def test_the_ends_of_the_calendar_do_no_harm(day: str):
    articles = {name: article(id=name, published=dt.date.max) for name in "ab"}
    members = [
        eng("a", day=day),
        eng("b", day=day, basis="publication"),
        eng("c", day=day, status="planned"),
        eng("d", day="05-22"),
    ]
    told = sorted(engagement.key for event in merge(members, articles=articles) for engagement in event.engagements)
    assert told == ["a#0", "b#0", "c#0", "d#0"]


def many(count: int, people: int) -> list[Engagement]:
    """Articles about so many people in two years, two thirds of them with a date."""
    chance = random.Random(7)
    names = [f"Person{number} Name{number}/C{number % 4}" for number in range(people)]
    return [
        eng(
            f"a{number:05}",
            ", ".join(chance.sample(names, 2)),
            (dt.date(2023, 1, 1) + dt.timedelta(days=chance.randrange(730))).isoformat() if number % 3 else "",
            country=chance.choice(("US", "VN", None)),
            issues=chance.choice(("tariffs energy", "labour energy")),
        )
        for number in range(count)
    ]


def test_the_work_grows_with_the_world():
    work = [compared_pairs(many(count, count // 10)) for count in (250, 500, 1000, 2000)]
    assert all(later <= 2.3 * earlier for earlier, later in pairwise(work)), work


@pytest.mark.parametrize("people", [4, 12])
def test_however_often_the_same_few_people_meet_each_engagement_is_weighed_against_few(people: int):
    work = [compared_pairs(many(count, people)) / count for count in (500, 1000, 2000)]
    assert max(work) < 20, work


def test_the_work_grows_with_the_number_of_articles_about_one_event():
    work = [compared_pairs([eng(f"a{number:05}") for number in range(count)]) for count in (250, 500, 1000)]
    assert all(later <= 2.1 * earlier for earlier, later in pairwise(work)), work
