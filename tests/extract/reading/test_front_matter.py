"""The head of a file is read without trust: what is known is taken, what is not is told, and the article is read all the same."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading.front_matter import Details, details_of, read_header, split_front_matter


@pytest.mark.parametrize(
    ("text", "header", "body"),
    [
        pytest.param("---\ntitle: Talks\n---\nDien met.", "title: Talks\n", "Dien met.", id="plain"),
        pytest.param("---\ntitle: Talks\n...\n\n\nDien met.", "title: Talks\n", "Dien met.", id="dots-and-blank-lines"),
        pytest.param("--- \ntitle: Talks\n--- \nDien met.", "title: Talks\n", "Dien met.", id="blanks-behind-fences"),
        pytest.param("---\n---\nDien met.", "", "Dien met.", id="empty"),
        pytest.param("---\ntitle: Talks\n---", "title: Talks\n", "", id="no-text"),
        pytest.param("Dien met.\n---\nMore.", "", "Dien met.\n---\nMore.", id="rule-in-the-text"),
        pytest.param("---\ntitle: never closed\nDien met.", "", "---\ntitle: never closed\nDien met.", id="never-closed"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_split(text: str, header: str, body: str) -> None:
    assert split_front_matter(text) == (header, body)


def test_reads_every_field() -> None:
    details = read_header(
        "title: Talks\npublished: 2025-11-14\nsource: VNS\nauthor: [A. Writer, B. Writer]\n"
        "url: https://example.org/a\nlanguage: en\n"
    )
    assert details == Details(
        title="Talks",
        published=dt.date(2025, 11, 14),
        source="VNS",
        author="A. Writer, B. Writer",
        url="https://example.org/a",
        language="en",
    )


@pytest.mark.parametrize(
    ("header", "published"),
    [
        pytest.param("published: 2025-11-14", dt.date(2025, 11, 14), id="day"),
        pytest.param("date: 2025-11-14", dt.date(2025, 11, 14), id="date-means-the-same"),
        pytest.param("Date: '2025-11-14'", dt.date(2025, 11, 14), id="quoted-and-capital"),
        pytest.param("date: 2025-11-14T23:30:00-05:00", dt.date(2025, 11, 14), id="the-day-as-written-not-in-utc"),
        pytest.param("date: 2025-11-14 09:00:00Z", dt.date(2025, 11, 14), id="with-time"),
        pytest.param("published: 2025-11-14\ndate: 2025-11-20", dt.date(2025, 11, 14), id="published-before-date"),
        pytest.param("published:\ndate: 2025-11-20", dt.date(2025, 11, 20), id="empty-published"),
        pytest.param("published: null", None, id="null"),
        pytest.param("title: Talks", None, id="none"),
    ],
)
def test_publication_date(header: str, published: dt.date | None) -> None:
    details = read_header(header)
    assert details is not None
    assert (details.published, details.warnings) == (published, ())


@pytest.mark.parametrize(
    "value",
    ["2025-02-31", "03/04/2025", "14 November 2025", "10000-01-01", "2025-03-04 25:61:61", "2025-11", "yesterday"],
)
def test_a_date_that_is_none_is_told_and_never_guessed(value: str) -> None:
    details = read_header(f"title: Talks\ndate: {value}")
    assert details is not None
    assert details.title == "Talks"
    assert details.published is None
    assert details.warnings == (
        f'The field "date" was left out: "{value}" is no date as 2025-11-14. The publication date is unknown.',
    )


@pytest.mark.parametrize(
    ("header", "told"),
    [
        pytest.param("title: [unclosed\n date: 2025-03-04\n\tx: y", "cannot be read", id="broken-yaml"),
        pytest.param("title: Talks: the fifth round", "line 2 cannot be read", id="colon-without-quotes"),
        pytest.param("a: &i [x]\ntitle: *i", "anchors or aliases", id="alias"),
        pytest.param("<<: *nope\n? [a, b]\n: c", "anchors or aliases", id="undefined-alias"),
        pytest.param("x: " + "[" * 50_000, "longer than", id="deep-and-long"),
        pytest.param("x: " + "[" * 5_000, "nested too deeply", id="deep"),
        pytest.param("? [a, b]\n: c", "cannot be read", id="list-as-key"),
    ],
)
def test_front_matter_that_cannot_be_read_is_told(header: str, told: str) -> None:
    began = time.perf_counter()
    details = read_header(header)
    assert time.perf_counter() - began < 2
    assert details is not None
    assert told in details.warnings[0]
    assert "quotes around a value that holds a colon" in details.warnings[0]
    assert details == Details(warnings=details.warnings)


@pytest.mark.parametrize(
    "lines",
    ["Dien met Helberg.\nThey agreed.", "title: never closed\nOn 3 March 2025, they met.", "- a\n- b"],
    ids=["prose", "one-field-and-prose", "list"],
)
def test_lines_that_are_no_fields_belong_to_the_text(lines: str) -> None:
    assert read_header(lines) is None


def test_fields_may_run_over_lines_and_hold_comments() -> None:
    details = read_header("# from the desk\nauthor:\n  - A. Writer\n  - B. Writer\n\ntitle: >\n  Talks\n  go on\n")
    assert details is not None
    assert (details.author, details.title) == ("A. Writer, B. Writer", "Talks go on")


@pytest.mark.parametrize(
    ("header", "field", "value", "warnings"),
    [
        pytest.param("title: 2025", "title", "2025", 0, id="number-is-text"),
        pytest.param("source: NO", "source", "NO", 0, id="norway-is-no-boolean"),
        pytest.param("title: 2025-02-31", "title", "2025-02-31", 0, id="impossible-day-in-a-title"),
        pytest.param("author: {a: [1, .nan]}", "author", None, 1, id="nested-value"),
        pytest.param("title: !!python/object/apply:os.getcwd []", "title", None, 0, id="no-object-is-made"),
        pytest.param("url: javascript:alert(1)", "url", None, 1, id="no-scheme-but-http"),
        pytest.param("url: HTTPS://example.org", "url", "HTTPS://example.org", 0, id="https"),
        pytest.param("tags: [a, b]\nlayout: post", "title", None, 0, id="other-fields-pass"),
        pytest.param('title: "a\\u202e\\nb"', "title", "a\u202e b", 0, id="one-line"),
    ],
)
def test_single_fields(header: str, field: str, value: str | None, warnings: int) -> None:
    details = read_header(header)
    assert details is not None
    assert getattr(details, field) == value
    assert len(details.warnings) == warnings


@given(st.text(max_size=200))
def test_any_front_matter_gives_details_or_text(header: str) -> None:
    details = read_header(header)
    assert details is None or isinstance(details, Details)


@given(
    st.dictionaries(
        st.sampled_from(["title", "published", "url", "author"]), st.recursive(st.none() | st.integers() | st.text(), st.lists)
    )
)
def test_any_fields_of_json_give_details(fields: dict[str, object]) -> None:
    assert isinstance(details_of(fields), Details)
