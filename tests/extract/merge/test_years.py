"""The year of a half-known date: offices, the dates of others, both; and when it stays open."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from extract.knowledge import Office, Official
from extract.merge.years import in_year, is_half_known, settle_by_offices, settle_years
from extract.model import Basis, Claim, DateMention, Engagement, Field, MentionKind, TimeRelation, When
from factory import article, eng, mention, told


def official(name: str, *offices: tuple[str, str, str], side: str = "US") -> Official:
    """An official with offices as (title, from, until), empty where open."""
    terms = [
        Office(
            title=title,
            begin=dt.date.fromisoformat(begin) if begin else None,
            until=dt.date.fromisoformat(until) if until else None,
        )
        for title, begin, until in offices
    ]
    return Official(id=name.lower().replace(" ", "-"), name=name, side=side, offices=tuple(terms))


DIEN = official("Nguyen Hong Dien", ("Minister of Industry and Trade", "2021-04-08", "2025-12-22"), side="VN")
LUTNICK = official("Howard Lutnick", ("Secretary of Commerce", "2025-02-21", ""))
GREER = official("Jamieson Greer", ("Trade Representative", "2025-02-27", ""))
HELBERG = official(
    "Jacob Helberg", ("Senior Adviser", "2020-01-01", "2023-12-31"), ("Under Secretary of State", "2025-10-16", "")
)
OFFICIALS = (DIEN, LUTNICK, GREER, HELBERG)


def year_of(engagement: Engagement) -> int | None:
    day = engagement.when.start or engagement.when.end
    return day.year if day else None


OFFICE_CASES: dict[str, tuple[str, str, int | None]] = {
    "two terms that overlap in one May": ("Dien, Lutnick", "05-22", 2025),
    "two terms that overlap in one month": ("Dien, Lutnick", "05", 2025),
    "before the one began, in its first year": ("Dien, Lutnick", "01-15", None),
    "on the first day": ("Dien, Lutnick", "02-21", 2025),
    "on the last day": ("Dien, Lutnick", "12-22", 2025),
    "after the last day": ("Dien, Lutnick", "12-23", None),
    "one term over years": ("Dien", "05-22", None),
    "open to this day": ("Lutnick, Greer", "05-22", None),
    "an office that nobody knows": ("Cruz, Daines", "05-22", None),
    "a span": ("Dien, Lutnick", "05-20..05-22", 2025),
    "a day that no such year has": ("Dien, Lutnick", "02-29", None),
}


@pytest.mark.parametrize(("people", "day", "year"), OFFICE_CASES.values(), ids=OFFICE_CASES.keys())
def test_offices_held(people: str, day: str, year: int | None):
    (settled,) = settle_by_offices([eng(people=people, day=day)], OFFICIALS)
    assert year_of(settled) == year
    if year:
        assert settled.when.basis is Basis.YEAR_INFERRED
    else:
        assert not settled.when.known


def test_everyone_in_the_article_helps():
    first, second = settle_by_offices(
        [eng(people="Dien, Lutnick", day="05-22"), eng(people="Dien, Cruz", day="05-21", index=1)], OFFICIALS
    )
    assert (year_of(first), year_of(second)) == (2025, 2025)


@pytest.mark.parametrize(("weekday", "year"), [(None, None), (4, 2021), (5, 2022), (6, None)], ids=["none", "Fri", "Sat", "Sun"])
def test_a_weekday_beside_the_day_helps(weekday: int | None, year: int | None):
    official_of_years = official("Ann Alpha", ("Foreign Minister", "2021-01-01", "2022-12-31"))
    engagement = replace(eng(people="Ann Alpha/US", day="01-01"), told=replace(told("01-01"), weekday=weekday))
    person = replace(engagement.officials[0], official=official_of_years.id, office="Foreign Minister")
    (settled,) = settle_by_offices([replace(engagement, officials=(person,))], [official_of_years])
    assert year_of(settled) == year


@pytest.mark.parametrize(("weekday", "year"), [(None, None), (3, 2025), (0, None)], ids=["none", "Thursday", "Monday"])
def test_a_weekday_chooses_among_the_years_of_an_office_that_has_no_end(weekday: int | None, year: int | None):
    told_day = replace(told("05-22"), weekday=weekday)
    (settled,) = settle_by_offices([replace(eng(people="Lutnick, Greer", day="05-22"), told=told_day)], OFFICIALS)
    assert year_of(settled) == year


def test_an_office_as_told_decides_which_term_counts():
    adviser, *_ = settle_by_offices([_as("Helberg", "Senior Adviser"), _as("Dien", "Minister of Industry and Trade")], OFFICIALS)
    assert adviser.when.why == "no year is told, and 2021, 2022 and 2023 fit the offices equally"
    secretary, *_ = settle_by_offices(
        [_as("Helberg", "Under Secretary of State"), _as("Dien", "Minister of Industry and Trade")], OFFICIALS
    )
    assert year_of(secretary) == 2025
    wrong, *_ = settle_by_offices([_as("Helberg", "Deputy Minister of Foreign Affairs"), _as("Dien", "Governor")], OFFICIALS)
    assert not wrong.when.known


def _as(person: str, office: str) -> Engagement:
    engagement = eng(people=person, day="11-14", index=0 if person == "Helberg" else 1)
    return replace(engagement, officials=(replace(engagement.officials[0], office=office),))


def test_the_reason_names_the_offices_and_the_claims_lead_to_the_words():
    source = article("On May 22 Secretary of Commerce Howard Lutnick met Nguyen Hong Dien.", id="a")
    words = mention(source, "Secretary of Commerce Howard Lutnick", "official", "Howard Lutnick", id="howard-lutnick")
    office = mention(source, "Secretary of Commerce", "office", "Secretary of Commerce", id="howard-lutnick")
    claims = tuple(Claim(field=Field.OFFICIALS, value="Howard Lutnick", mention=one) for one in (words, office))
    (settled,) = settle_by_offices([eng(people="Dien, Lutnick", day="05-22", claims=claims)], OFFICIALS)
    begin, until = "from 21 Feb 2025", "until 22 Dec 2025"
    reason = f"Howard Lutnick was Secretary of Commerce {begin}, Nguyen Hong Dien was Minister of Industry and Trade {until}"
    assert settled.when.why == f"2025: {reason}"
    begun, ended = (claim for claim in settled.claims if claim.field is Field.YEAR)
    assert (begun.value, begun.mention) == ("2025", office)
    assert begun.mention.kind is MentionKind.OFFICE
    assert ended.mention is None


@pytest.mark.parametrize(
    ("people", "why"),
    [
        ("Dien", "no year is told, and 2021, 2022, 2023, 2024 and 2025 fit the offices equally"),
        (
            "Lutnick",
            "no year is told, and the offices leave more than one: Howard Lutnick was Secretary of Commerce from 21 Feb 2025",
        ),
    ],
)
def test_an_open_year_says_why(people: str, why: str):
    (settled,) = settle_by_offices([eng(people=people, day="05-22")], OFFICIALS)
    assert settled.when == When(why=why)


# Two days of May whose year is open, in article a; the others as they stand; the year that both must get.
ARTICLE_CASES: dict[str, tuple[list[Engagement], int | None]] = {
    "nobody tells a date": ([eng("b", day="")], None),
    "the same two people, months later": ([eng("b", "Dien, Lutnick", "2024-08-01")], 2024),
    "one of them, months later": ([eng("b", "Dien, Helberg", "2025-10-26")], 2025),
    "the same parties alone": ([eng("b", "", "2025-11-12..2025-11-14", "negotiation", parties="US VN")], 2025),
    "nobody and nothing in common": ([eng("b", "Anwar Ibrahim/MY", "2025-10-26")], None),
    "dates far apart": ([eng("b", "Dien, Helberg", "2023-10-26"), eng("c", "Dien, Helberg", "2025-10-26")], None),
    "two years that fit": ([eng("b", "Dien, Helberg", "2024-08-26"), eng("c", "Dien, Helberg", "2025-07-26")], None),
    "the same two beat one of them": ([eng("b", "Dien, Lutnick", "2024-08-01"), eng("c", "Dien, Helberg", "2025-07-26")], 2024),
    "the article's own date beats all": (
        [eng("a", "Dien, Greer", "2023-06-01", index=7), eng("c", "Dien, Lutnick", "2025-05-26")],
        2023,
    ),
    "only a year": ([eng("b", "Dien, Lutnick", "2025")], None),
    "another half-known date": ([eng("b", "Dien, Lutnick", "05-25")], None),
}


@pytest.mark.parametrize(("others", "year"), ARTICLE_CASES.values(), ids=ARTICLE_CASES.keys())
def test_the_dates_of_others(others: list[Engagement], year: int | None):
    first, second, *_ = settle_years(
        [eng("a", "Dien, Lutnick", "05-22"), eng("a", "Dien, Lutnick", "05-21", index=1), *others], ()
    )
    assert (year_of(first), year_of(second)) == (year, year)


def test_offices_and_dates_together_settle_what_neither_does_alone():
    run = [eng("a", "Dien, Lutnick", "05-22"), eng("b", "Dien, Helberg", "2024-08-26"), eng("c", "Dien, Helberg", "2025-07-26")]
    assert [year_of(settle_years(one, known)[0]) for one, known in ((run, ()), (run[:1], (LUTNICK,)))] == [None, None]
    assert year_of(settle_years(run, (LUTNICK,))[0]) == 2025


def test_dates_over_years_say_nothing_even_within_an_office():
    run = [eng("a", "Dien, Lutnick", "05-22"), eng("b", "Dien, Helberg", "2022-10-26"), eng("c", "Dien, Helberg", "2025-10-26")]
    assert year_of(settle_years(run, (LUTNICK,))[0]) is None
    assert year_of(settle_years([run[0], run[2]], (LUTNICK,))[0]) == 2025


def test_the_other_articles_never_overrule_an_office():
    settled, *_ = settle_years([eng("a", "Dien, Lutnick", "05-22"), eng("b", "Dien, Helberg", "2023-06-26")], OFFICIALS)
    assert year_of(settled) == 2025


def test_the_claim_leads_to_the_other_article():
    settled, _ = settle_years([eng("a", "Dien, Lutnick", "05-22"), eng("b", "Dien, Helberg", "2025-10-26")], ())
    (claim,) = settled.claims
    assert (claim.field, claim.value) == (Field.YEAR, "2025")
    assert claim.mention is not None
    assert (claim.mention.article, claim.mention.text) == ("b", "2025-10-26")
    assert settled.when.why == "2025: the nearest date that is told of Nguyen Hong Dien is 26 Oct 2025, in another article"


def test_settling_again_changes_nothing():
    run = [eng("a", "Dien, Lutnick", "05-22"), eng("b", "Dien, Helberg", "2025-10-26"), eng("c", "Dien, Cruz", "02-11")]
    once = settle_years(run, OFFICIALS)
    assert settle_years(once, OFFICIALS) == once


@pytest.mark.parametrize(
    ("day", "half"), [("05-22", True), ("05", True), ("05-20..05-22", True), ("2025-05-22", False), ("2025", False), ("", False)]
)
def test_what_is_half_known(day: str, half: bool):
    assert is_half_known(eng(day=day)) is half


def _with(relation: TimeRelation, day: str) -> DateMention:
    return replace(told(day), relation=relation)


@pytest.mark.parametrize(
    ("words", "year", "start", "end"),
    [
        (told("05-22"), 2025, "2025-05-22", "2025-05-22"),
        (told("05"), 2025, "2025-05-01", "2025-05-31"),
        (told("05-20..05-22"), 2025, "2025-05-20", "2025-05-22"),
        (told("12-30..01-02"), 2024, "2024-12-30", "2025-01-02"),
        (told("02"), 2024, "2024-02-01", "2024-02-29"),
        (_with(TimeRelation.SINCE, "05-22.."), 2025, "2025-05-22", None),
        (_with(TimeRelation.UNTIL, "..05-22"), 2025, None, "2025-05-22"),
    ],
    ids=["day", "month", "span", "over new year", "leap month", "since", "until"],
)
def test_words_in_a_year(words: DateMention, year: int, start: str | None, end: str | None):
    when = in_year(words, year)
    assert when is not None
    assert (when.start, when.end) == tuple(day and dt.date.fromisoformat(day) for day in (start, end))


@pytest.mark.parametrize(("day", "year"), [("02-29", 2023), ("02-29", 0), ("04-31", 2025), ("05-22", 10_000)])
def test_a_day_that_the_calendar_lacks(day: str, year: int):
    assert in_year(told(day), year) is None
