"""What the five seed articles give together: seven engagements, each dated from evidence."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import Basis, Corpus, Event, Precision, extract_corpus, load_knowledge, merge
from extract.output import write_corpus
from factory import when

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FURTHER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One event as it must come out: the day in the factory's short form, people by surname, sources by number.

    Where the articles leave a value open, each that can be defended is given after a `|`.
    """

    day: str
    people: str = ""
    kind: str = "meeting"
    status: str = "held"
    where: str = "Washington US"
    sources: str

    def is_told_by(self, event: Event) -> bool:
        """Whether an event has every one of these values."""
        told = when(self.day)
        return (
            (event.when.start, event.when.end, event.when.precision) == (told.start, told.end, told.precision)
            and surnames(event) == sorted(self.people.split())
            and event.kind in self.kind.split("|")
            and event.status == self.status
            and f"{event.city or '-'} {event.country or '-'}" in self.where.split("|")
            and [article[:3] for article in event.articles] == self.sources.split()
        )


EVENTS = {
    "two senators in one breath": Row(day="2025-05-21", people="Dien Cruz Daines", where="Washington US|- US|- -", sources="004"),
    "Lutnick in Washington": Row(day="2025-05-22", people="Dien Lutnick", sources="004"),
    "Helberg in Kuala Lumpur": Row(day="2025-10-26", people="Dien Helberg", where="Kuala Lumpur MY", sources="000 001 002 003"),
    "the fifth round": Row(day="2025-11-12..2025-11-14", kind="negotiation", sources="000 003"),
    "Greer right before the round": Row(
        day="~..2025-11-12", people="Dien Greer", kind="negotiation|meeting", where="Washington US|- US|- -", sources="003"
    ),
    "Helberg at the embassy": Row(day="2025-11-14", people="Dien Helberg", sources="000 003"),
    "the ministers online": Row(
        day="2025-11", people="Dien Greer", kind="negotiation", status="planned", where="- -", sources="003"
    ),
}


def surnames(event: Event) -> list[str]:
    return sorted(person.name.split()[-1] for person in event.officials)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return extract_corpus(SEEDS)


def the_event(corpus: Corpus, row: Row) -> Event:
    found = [event for event in corpus.events if row.is_told_by(event)]
    assert len(found) == 1, [(event.when, surnames(event), event.articles) for event in corpus.events]
    return found[0]


@pytest.mark.parametrize("row", EVENTS.values(), ids=EVENTS.keys())
def test_the_seeds_tell_the_event(corpus: Corpus, row: Row) -> None:
    assert the_event(corpus, row).title


def test_the_seeds_tell_hardly_anything_else(corpus: Corpus) -> None:
    assert not corpus.failures
    assert len(EVENTS) <= len(corpus.events) <= len(EVENTS) + FURTHER


@pytest.mark.parametrize(
    ("row", "basis"),
    [
        ("two senators in one breath", Basis.YEAR_INFERRED),
        ("Lutnick in Washington", Basis.YEAR_INFERRED),
        ("Helberg in Kuala Lumpur", Basis.STATED),
        ("the fifth round", Basis.STATED),
        ("Greer right before the round", Basis.RELATIVE),
    ],
)
def test_an_event_says_how_its_date_is_known(corpus: Corpus, row: str, basis: Basis) -> None:
    assert the_event(corpus, EVENTS[row]).when.basis is basis


@pytest.mark.parametrize(
    ("row", "evidence"),
    [
        pytest.param(
            "Lutnick in Washington", r"\b2025\b.*(Lutnick was Secretary of Commerce|nearest date)", id="offices or dates told"
        ),
        pytest.param("two senators in one breath", r"\b2025\b.*(was|nearest date)", id="the offices or the other articles"),
        pytest.param(
            "Greer right before the round",
            r"before the official technical negotiation session.*\b12 Nov 2025\b",
            id="the words that place it and the round",
        ),
    ],
)
def test_a_date_that_no_words_tell_in_full_names_its_evidence(corpus: Corpus, row: str, evidence: str) -> None:
    assert re.search(evidence, the_event(corpus, EVENTS[row]).when.why, re.DOTALL)


def test_a_meeting_dated_against_the_round_has_an_end_and_no_start(corpus: Corpus) -> None:
    date = the_event(corpus, EVENTS["Greer right before the round"]).when
    assert (date.precision, date.start, date.end) == (Precision.APPROXIMATE, None, dt.date(2025, 11, 12))


def test_an_undated_article_gets_its_date_from_the_others(corpus: Corpus, tmp_path: Path) -> None:
    write_corpus(corpus, tmp_path)
    article = json.loads(next(tmp_path.glob("001_*.json")).read_text(encoding="utf-8"))
    (engagement,) = article["events"]
    assert (engagement["start"], engagement["end"], engagement["basis"]) == ("2025-10-26", "2025-10-26", "merged")
    assert engagement["officials"] == ["Nguyen Hong Dien", "Jacob Helberg"]
    assert any(claim["article"].startswith("002_") for claim in engagement["claims"]["when"])


def test_an_undated_article_alone_stays_undated(tmp_path: Path) -> None:
    shutil.copy(next(SEEDS.glob("001_*.md")), tmp_path)
    (event,) = extract_corpus(tmp_path).events
    assert not event.when.known
    assert event.when.basis is Basis.UNKNOWN


@given(data=st.data())
def test_neither_order_nor_repetition_changes_an_event(corpus: Corpus, data: st.DataObject) -> None:
    told = [engagement for reading in corpus.readings for engagement in reading.engagements]
    shuffled = data.draw(st.permutations(told))
    again = data.draw(st.lists(st.sampled_from(told), max_size=len(told)))
    officials = load_knowledge().officials
    assert merge([*shuffled, *again], articles=corpus.articles, officials=officials) == corpus.events


def test_the_same_article_under_another_name_is_one_more_source_and_no_more(corpus: Corpus, tmp_path: Path) -> None:
    for path in SEEDS.glob("*.md"):
        shutil.copy(path, tmp_path)
        shutil.copy(path, tmp_path / f"{path.stem}-again.md")
    twice = extract_corpus(tmp_path)
    assert [(event.when, surnames(event)) for event in twice.events] == [(event.when, surnames(event)) for event in corpus.events]
    assert [{article.removesuffix("-again") for article in event.articles} for event in twice.events] == [
        set(event.articles) for event in corpus.events
    ]
