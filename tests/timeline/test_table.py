"""The table: columns, order, cells, and the columns that figures and filters use beside those of the CSV file."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_factory import LABELS, empty_dossier, many_dossier, one_event_dossier, sample_dossier
from extract.model import Corpus, Event, Reading
from factory import article, eng, event, participants
from timeline.dossier import Dossier
from timeline.table import COLUMNS, FURTHER_COLUMNS, best_told, counterparts, events_frame, home_side
from timeline.tidy import readable, tidy

COLUMNS_PROMISED = (
    "id, title, start, end, precision, basis, status, kind, city, country, "
    "parties, officials, issues, series, sources, articles, quote"
)


def corpus(*events: Event) -> Corpus:
    ids = sorted({id for each in events for id in each.articles})
    return Corpus(readings=tuple(Reading(article=article(id=id)) for id in ids), events=events)


def test_the_columns_are_those_of_the_command_in_order() -> None:
    assert ", ".join(COLUMNS) == COLUMNS_PROMISED


@pytest.mark.parametrize(
    "dossier", [empty_dossier(), one_event_dossier(), sample_dossier(), many_dossier(50)], ids=["0", "1", "7", "50"]
)
def test_every_frame_has_the_same_columns_and_types(dossier: Dossier) -> None:
    frame = dossier.frame
    assert tuple(frame.columns) == (*COLUMNS, *FURTHER_COLUMNS)
    assert len(frame) == len(dossier.corpus.events)
    assert {str(frame[name].dtype) for name in ("start", "end")} == {"datetime64[s]"}
    assert {str(frame[name].dtype) for name in ("id", "title", "city", "quote", "words", "why")} == {"str"}
    assert all(isinstance(cell, tuple) for name in ("officials", "issues", "sources") for cell in frame[name])


ORDER = {
    "by start": (["2025-05-22", "2025-05-21"], ["e1", "e0"]),
    "the end where there is no start": (["..2025-05-20", "2025-05-21"], ["e0", "e1"]),
    "a month begins with its first day": (["2025-11-12", "2025-11"], ["e1", "e0"]),
    "unknown last": (["", "2025-05-21", "2024-01-01"], ["e2", "e1", "e0"]),
    "then by id": (["2025-05-21", "2025-05-21", ""], ["e0", "e1", "e2"]),
}


@pytest.mark.parametrize(("days", "expected"), ORDER.values(), ids=ORDER.keys())
def test_rows_stand_in_the_order_of_time(days: list[str], expected: list[str]) -> None:
    events = [event(eng(day=day), id=f"e{number}") for number, day in enumerate(days)]
    assert list(events_frame(corpus(*events))["id"]) == expected


@given(st.permutations(sample_dossier().corpus.events))
def test_the_order_of_the_events_given_changes_nothing(events: list[Event]) -> None:
    given_otherwise = Corpus(readings=sample_dossier().corpus.readings, events=tuple(events))
    pd.testing.assert_frame_equal(events_frame(given_otherwise, LABELS), sample_dossier().frame)


def test_cells_hold_ids_codes_and_plain_names() -> None:
    row = sample_dossier().frame.set_index("id").loc["ev-round"]
    assert (row.start.date().isoformat(), row.end.date().isoformat()) == ("2025-11-12", "2025-11-14")
    assert (row.precision, row.basis, row.status, row.kind) == ("day", "stated", "held", "negotiation")
    assert (row.city, row.country, row.parties) == ("Washington", "US", ("US", "VN"))
    assert row.series == "US-VN reciprocal trade negotiation (5)"
    assert row.sources == ("000_ea82156cd045bccc", "003_5d9e745b885f1ef1")
    assert row.articles == (
        "WASHINGTON DC — Minister Nguyễn Hồng Diên has …",
        "Vietnam and the US make great strides in many issues",
    )
    assert (
        row.quote == "The 5th round of negotiations on the trade agreement is held in Washington, D.C. from November 12-14, 2025."
    )


def test_what_is_not_known_is_empty() -> None:
    row = events_frame(corpus(event(eng(day="", people=""), title="Talks"))).iloc[0]
    assert (row.city, row.country, row.series, row.quote, row.officials, row.issues) == ("", "", "", "", (), ())
    assert pd.isna(row.start)
    assert pd.isna(row.end)
    assert (row.precision, row.basis) == ("unknown", "unknown")


QUOTES = {
    "news before what is recalled": (("a", True, "2025-10-26", "A."), ("b", False, "2025-10-26", "B."), "A."),
    "recalled by the first, news of the second": (("a", False, "2025-10-26", "A."), ("b", True, "2025-10-26", "B."), "B."),
    "one that knows the date before one that does not": (("a", True, "", "A."), ("b", True, "2025-10-26", "B."), "B."),
    "one without a sentence gives way": (("a", True, "2025-10-26", ""), ("b", True, "2025-10-26", "B."), "B."),
}


@pytest.mark.parametrize(("first", "second", "quote"), QUOTES.values(), ids=QUOTES.keys())
def test_the_quote_is_the_best_sentence(
    first: tuple[str, bool, str, str], second: tuple[str, bool, str, str], quote: str
) -> None:
    told = [eng(id, main=main, day=day, sentence=words) for id, main, day, words in (first, second)]
    shown = event(*told, when=eng(day="2025-10-26").when)
    assert list(events_frame(corpus(shown))["quote"]) == [quote]
    assert [each.article for each in best_told(event(*reversed(told), when=shown.when))] == [
        each.article for each in best_told(shown)
    ]


SIDES = {
    "the official who takes part most often": (["Dien, Helberg", "Dien, Greer"], "VN"),
    "officials of unknown side do not count": (["Somebody", "Somebody", "Greer"], "US"),
    "nobody": ([""], ""),
}


@pytest.mark.parametrize(("people", "side"), SIDES.values(), ids=SIDES.keys())
def test_the_home_side_is_that_of_the_busiest_official(people: list[str], side: str) -> None:
    assert home_side([event(eng(people=names)) for names in people]) == side


COUNTERPARTS = {
    "officials of the other side": ("Dien, Helberg, Greer", ["US", "VN"], ("Jacob Helberg", "Jamieson Greer")),
    "nobody named there: the other party": ("Dien", ["US", "VN"], ("US",)),
    "nobody named at all": ("", ["US", "VN"], ("US",)),
    "without the home side all are counterparts": ("Helberg, Chan Sarun/KH", ["KH", "US"], ("Jacob Helberg", "Chan Sarun")),
    "a side not known is not the home side": ("Dien, Somebody", ["VN"], ("Somebody",)),
    "nothing known": ("", [], ()),
}


@pytest.mark.parametrize(("people", "parties", "expected"), COUNTERPARTS.values(), ids=COUNTERPARTS.keys())
def test_counterparts(people: str, parties: list[str], expected: tuple[str, ...]) -> None:
    assert counterparts(participants(people), parties, "VN") == expected


def test_natives_and_sides_go_with_the_officials() -> None:
    row = sample_dossier().frame.set_index("id").loc["ev-embassy"]
    assert row.officials == ("Nguyen Hong Dien", "Jacob Helberg")
    assert row.natives == ("Nguyễn Hồng Diên", "")
    assert row.sides == ("VN", "US")
    assert row.countries == ("US", "VN")


@settings(max_examples=60)
@given(st.text(), st.text())
def test_any_text_makes_a_table_of_single_lines(title: str, city: str) -> None:
    frame = events_frame(corpus(event(eng(city=city), title=title)))
    assert list(frame["title"]) == [tidy(title)] if title else True
    assert all(len(str(cell).splitlines()) <= 1 for cell in (*frame["title"], *frame["city"]))


TIDY = {
    "line breaks": ("a\r\nb\rc\nd", "a b c d"),
    "tabs and blanks at the ends": ("\t a ", "a"),
    "NUL and escape": ("a\x00\x1b[31mb", "a [31mb"),
    "a lone surrogate": ("a\ud800b", "a\ufffdb"),
    "line and paragraph separators": ("a\u2028b\u2029c\x85d", "a b c d"),
    "diacritics stay": ("Nguyễn Hồng Diên", "Nguyễn Hồng Diên"),
}


@pytest.mark.parametrize(("text", "expected"), TIDY.values(), ids=TIDY.keys())
def test_tidy(text: str, expected: str) -> None:
    assert tidy(text) == expected


@given(st.text(st.characters(exclude_categories=[])))
def test_readable_keeps_the_length_and_can_be_written(text: str) -> None:
    assert len(readable(text)) == len(text)
    assert readable(text).encode().decode() == readable(text)
