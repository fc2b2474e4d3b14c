"""What leaves the dashboard: the CSV and the way back, the note beside it, file names, citations."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import string
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier_factory import LABELS, empty_dossier, many_dossier, sample_dossier
from extract.model import Corpus, PublishedBasis, Reading
from factory import article, eng, event
from timeline.exports import citation, csv_bytes, file_stem, filter_note, read_csv
from timeline.filters import Filters, apply
from timeline.table import COLUMNS, events_frame
from timeline.tidy import tidy

NASTY = st.text(st.characters(exclude_categories=[])) | st.text("=+-@'\"\t\r\n ;,＝＋－＠NA\u200b", max_size=8)


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def titled(title: str) -> pd.DataFrame:
    return events_frame(Corpus(events=(event(title=title),)))


def test_the_file_is_header_and_rows_alone_with_a_byte_order_mark() -> None:
    content = csv_bytes(sample_dossier().frame)
    assert content.startswith(b"\xef\xbb\xbf")
    found = rows(content)
    assert found[0] == list(COLUMNS)
    assert len(found) == 8
    assert rows(csv_bytes(empty_dossier().frame)) == [list(COLUMNS)]


def test_a_row_as_it_is_written() -> None:
    written = {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows(csv_bytes(sample_dossier().frame))}
    greer, talks = written["ev-greer"], written["ev-round"]
    assert (greer["start"], greer["end"], greer["precision"]) == ("", "2025-11-12", "approximate")
    assert (talks["start"], talks["end"], talks["parties"]) == ("2025-11-12", "2025-11-14", "US; VN")
    assert talks["series"] == "US-VN reciprocal trade negotiation (5)"
    assert talks["sources"] == "000_ea82156cd045bccc; 003_5d9e745b885f1ef1"
    assert talks["articles"].endswith("; Vietnam and the US make great strides in many issues")
    assert (talks["officials"], talks["city"]) == ("", "Washington")


HARMLESS = {
    "equals": ("=1+1", "'=1+1"),
    "plus": ("+84 24", "'+84 24"),
    "minus": ("-1", "'-1"),
    "at": ("@SUM(A1)", "'@SUM(A1)"),
    "full-width equals": ("＝1+1", "'＝1+1"),
    "full-width plus": ("＋1", "'＋1"),
    "full-width minus": ("－1", "'－1"),
    "full-width at": ("＠SUM", "'＠SUM"),
    "small equals": ("﹦1", "'﹦1"),
    "a tab in front": ("\t=1+1", "'=1+1"),
    "a return in front": ("\r=1+1", "'=1+1"),
    "a line feed in front": ("\n=1+1", "'=1+1"),
    "a tab alone": ("\tTalks", "Talks"),
    "a zero-width blank in front": ("\u200b=1", "'\u200b=1"),
    "a byte order mark in front": ("\ufeff=1", "'\ufeff=1"),
    "an apostrophe of its own": ("'=1", "''=1"),
    "a name with an apostrophe": ("'Abd al-Malik", "'Abd al-Malik"),
    "inside a text": ("Talks = progress", "Talks = progress"),
    "a dash as people write it": ("– talks", "– talks"),
    "line breaks inside": ("a\r\nb\rc", "a b c"),
    "quotation marks": ('He said "no", twice', 'He said "no", twice'),
    "NUL": ("a\x00b", "a b"),
    "a lone surrogate": ("a\udcffb", "a\ufffdb"),
    "Namibia": ("NA", "NA"),
}


@pytest.mark.parametrize(("title", "cell"), HARMLESS.values(), ids=HARMLESS.keys())
def test_cells_are_made_harmless_and_come_back(title: str, cell: str) -> None:
    content = csv_bytes(titled(title))
    assert rows(content)[1][1] == cell
    assert list(read_csv(content)["title"]) == [tidy(title)]


def test_a_semicolon_inside_a_value_becomes_a_comma() -> None:
    told = event(eng("a"), eng("b"))
    articles = (article(id="a", title="Talks; and more"), article(id="b", title="=Talks"))
    frame = events_frame(Corpus(readings=tuple(Reading(article=each) for each in articles), events=(told,)))
    assert rows(csv_bytes(frame))[1][COLUMNS.index("articles")] == "Talks, and more; =Talks"


def test_namibia_survives() -> None:
    frame = events_frame(Corpus(events=(event(eng(country="NA", parties="NA")),)))
    back = read_csv(csv_bytes(frame))
    assert (list(back["country"]), list(back["parties"])) == (["NA"], ["NA"])


@given(NASTY, NASTY, st.lists(NASTY, max_size=3))
@example("\r", "\x85", ["; ", "=;"])
def test_any_cell_keeps_its_row_and_comes_back(title: str, city: str, issues: list[str]) -> None:
    shown = event(eng(city=city), title=title or "x", issues=tuple(issues))
    frame = events_frame(Corpus(events=(shown, event(id="e1"))))
    content = csv_bytes(frame)
    assert [len(row) for row in rows(content)] == [len(COLUMNS)] * 3
    back = read_csv(content)
    assert list(back["title"]) == list(frame["title"])
    assert list(back["city"]) == list(frame["city"])
    assert list(back["issues"])[0].split("; ") == ["; ".join(issue.replace(";", ",") for issue in frame["issues"][0])][0].split(
        "; "
    )


@given(NASTY)
def test_no_cell_begins_like_a_formula(title: str) -> None:
    cell = rows(csv_bytes(titled(title or "x")))[1][1]
    assert not re.match(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠\t\r\n]", cell)


def test_what_is_exported_is_what_is_filtered() -> None:
    frame = many_dossier(200, seed=3).frame
    filtered = apply(frame, Filters(issues=("issue-01",), kinds=("meeting",)))
    assert list(read_csv(csv_bytes(filtered))["id"]) == list(filtered["id"])
    assert 0 < len(filtered) < len(frame)


def test_a_file_is_read_back_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(csv_bytes(sample_dossier().frame))
    pd.testing.assert_frame_equal(read_csv(path), read_csv(path.read_bytes()))


STEMS = {
    "nothing chosen": (Filters(), "timeline"),
    "an official and an issue": (
        Filters(officials=("Nguyen Hong Dien",), issues=("trade-agreement",)),
        "timeline_dien_trade-agreement",
    ),
    "two officials": (Filters(officials=("Jacob Helberg", "Jamieson Greer")), "timeline_helberg-greer"),
    "many officials": (Filters(officials=("A B", "C D", "E F")), "timeline_3-officials"),
    "dates": (Filters(since=dt.date(2025, 5, 1), until=dt.date(2025, 6, 1)), "timeline_from-2025-05-01_to-2025-06-01"),
    "words": (Filters(words="Hồng Diên!"), "timeline_hong-dien"),
    "a path": (Filters(words="../../etc/passwd"), "timeline_etc-passwd"),
    "letters of no Latin form": (Filters(officials=("王毅",)), "timeline_officials"),
    "a kind and a status": (Filters(kinds=("call",), statuses=("held",)), "timeline_call_held"),
}


@pytest.mark.parametrize(("filters", "stem"), STEMS.values(), ids=STEMS.keys())
def test_names_of_files(filters: Filters, stem: str) -> None:
    assert file_stem(filters) == stem


@given(st.builds(Filters, officials=st.lists(st.text(), max_size=3).map(tuple), words=st.text()))
def test_names_of_files_are_safe_and_short(filters: Filters) -> None:
    assert set(file_stem(filters)) <= set(string.ascii_lowercase + string.digits + "-_")
    assert len(file_stem(filters)) <= 80


def test_the_note_beside_a_table_says_the_filter_the_counts_and_how_to_read_it() -> None:
    frame = sample_dossier().frame
    filters = Filters(officials=("Nguyen Hong Dien",), issues=("energy", "tariffs"), since=dt.date(2025, 5, 22))
    lines = filter_note(frame, filters, LABELS, made=dt.date(2026, 11, 25)).splitlines()
    assert lines[:5] == [
        "Filter: official Nguyen Hong Dien; issue Energy or Tariffs; from 22 May 2025",
        "Address: ?official=Nguyen+Hong+Dien&issue=energy&issue=tariffs&since=2025-05-22",
        "Rows: 2 of 7 engagements",
        "In the table: 2 engagements, 22 May to 26 Oct 2025, 5 sources",
        "Made on: 25 Nov 2026",
    ]
    assert [line.partition(":")[0] for line in lines[-len(COLUMNS) :]] == list(COLUMNS)


def test_the_note_counts_what_a_range_leaves_out() -> None:
    frame = events_frame(Corpus(events=(event(eng(day="")),)))
    note = filter_note(frame, Filters(since=dt.date(2025, 1, 1)), LABELS, made=dt.date(2026, 1, 1))
    assert "Left out because no article tells their date: 1\n" in note


TALKS = {"id": "a", "title": "Talks"}
CITED = {
    "everything known": (
        TALKS | {"source": "VNS", "url": "https://vns.example/1", "published": dt.date(2025, 11, 15)},
        "“Talks”, VNS, 15 Nov 2025, https://vns.example/1: “They met.”",
    ),
    "nothing known": (TALKS, "“Talks”, publisher unknown, date unknown, URL unknown: “They met.”"),
    "a date read from the text": (
        TALKS | {"published": dt.date(2025, 11, 15), "published_basis": PublishedBasis.DATELINE},
        "“Talks”, publisher unknown, 15 Nov 2025 (dateline), URL unknown: “They met.”",
    ),
}


@pytest.mark.parametrize(("fields", "words"), CITED.values(), ids=CITED.keys())
def test_citations(fields: dict[str, object], words: str) -> None:
    assert citation(article(**fields), "They\nmet.") == words  # type: ignore[arg-type]


def test_an_untitled_article_is_cited_by_its_first_words() -> None:
    cited = citation(article("One two three four five six seven eight nine."), "One.")
    assert cited.startswith("“One two three four five six seven eight …”, publisher unknown")
