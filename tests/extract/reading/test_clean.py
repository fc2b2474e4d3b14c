"""Bytes become text in one form, in bounded time, and nothing is lost without a word."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading.clean import MAX_LINE, MAX_MARKS, NotTextError, clean_line, clean_text, decode, has_words


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Diên met".encode(), "Diên met", id="utf-8"),
        pytest.param(b"\xef\xbb\xbfDien", "Dien", id="byte-order-mark"),
        pytest.param(b"\xef\xbb\xbf" * 3 + b"Dien", "Dien", id="three-marks"),
        pytest.param("Ngày 3 tháng 3 🇻🇳".encode(), "Ngày 3 tháng 3 🇻🇳", id="vietnamese-and-flags"),
    ],
)
def test_decodes_utf8(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        pytest.param("reçu à Genève".encode("latin-1"), "byte 0xE7 at position 2", id="latin-1"),
        pytest.param("Dien".encode("utf-16"), "UTF-16", id="utf-16"),
        pytest.param("Dien".encode("utf-32"), "UTF-32", id="utf-32"),
        pytest.param("Dien".encode("utf-16-le"), "NUL", id="utf-16-without-mark"),
        pytest.param(b"Dien \xed\xa0\x80", "byte 0xED", id="encoded-surrogate"),
    ],
)
def test_refuses_what_is_not_utf8(data: bytes, told: str) -> None:
    with pytest.raises(NotTextError, match=told):
        decode(data)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("a\r\nb\rc\nd", "a\nb\nc\nd", id="line-ends"),
        pytest.param("a\u2028b\u2029c\x85d\x0be\x0cf", "a\nb\nc\nd\ne\nf", id="unicode-line-ends"),
        pytest.param("Die\u0302n", "Diên", id="nfc"),
        pytest.param("\x1b[31mMinister\x07\x7f", " [31mMinister  ", id="controls-become-blanks"),
        pytest.param("a\tb", "a\tb", id="tab-stays"),
        pytest.param("x\ud800y\0z", "x\ufffdy\ufffdz", id="surrogate-and-nul"),
        pytest.param("Bá»™ trÆ°á»Ÿng", "Bá»™ trÆ°á»Ÿng", id="mojibake-is-not-mended"),
    ],
)
def test_cleans(raw: str, text: str) -> None:
    assert clean_text(raw).text == text


def test_says_what_it_replaced() -> None:
    assert "2 code points" in clean_text("x\ud800y\0z").warnings[0]
    assert "At 1 places" in clean_text("X" + "\u0301" * 31).warnings[0]
    assert clean_text("Nguyễn Hồng Diên met, \r\n as told").warnings == ()


@pytest.mark.parametrize("pile", ["\u0301\u0316", "\u0f73\u0f71", "\u0344"], ids=["accents", "tibetan-vowels", "double-accent"])
def test_piled_marks_are_capped_before_they_cost_time(pile: str) -> None:
    """Alternating marks are the quadratic case of normalising: 100,000 of them took 17 s without the cap."""
    began = time.perf_counter()
    text = clean_text("On 3 March 2025, Minister Q" + pile * 50_000 + " met Y.").text
    assert time.perf_counter() - began < 2
    assert text.startswith("On 3 March 2025, Minister Q")
    assert text.endswith(" met Y.")
    assert len(text) <= len("On 3 March 2025, Minister Q met Y.") + 2 * MAX_MARKS


def test_ordinary_diacritics_are_never_capped() -> None:
    words = unicodedata.normalize("NFD", "Nguyễn Hồng Diên, Việt Nam, Türkiye, Łódź")
    assert clean_text(words).text == unicodedata.normalize("NFC", words)


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
def test_any_text_comes_out_clean(raw: str) -> None:
    text = clean_text(raw).text
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t" for character in text)
    text.encode()
    assert clean_text(text).text == text


def test_a_line_is_one_line_and_not_endless() -> None:
    assert clean_line("  The\nfifth \x1b round ") == "The fifth round"
    assert len(clean_line("Xavier " * 5000)) == MAX_LINE


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Dien", True), ("3", True), ("会见", True), (" \t\n\u00a0\u200b\ufeff", False), ("--- ...", False)],
    ids=["word", "number", "chinese", "blanks", "dashes"],
)
def test_has_words(text: str, expected: bool) -> None:
    assert has_words(text) is expected


WRAPPED = [
    pytest.param(
        "Minister Dien received Under Secretary Jacob\nHelberg in Hanoi on Thursday for talks on trade.",
        "Minister Dien received Under Secretary Jacob Helberg in Hanoi on Thursday for talks on trade.",
        id="a paragraph wrapped by a mail program",
    ),
    pytest.param("Dien meets Helberg\nThe minister spoke of trade.", None, id="a heading above a paragraph"),
    pytest.param(
        "The first paragraph of the article ends with a full stop.\nThe second one begins here and has its own line.",
        None,
        id="paragraphs",
    ),
    pytest.param("- first item of a list that is not long\n- second item of a list that is not long", None, id="a list"),
    pytest.param("one\ntwo\nthree", None, id="short lines"),
    pytest.param(
        "Minister Dien received\nU.S. Trade Representative Jamieson Greer in Ha\nNoi to discuss the\nreciprocal trade agreement.",
        "Minister Dien received U.S. Trade Representative Jamieson Greer in Ha Noi to discuss the reciprocal trade agreement.",
        id="ragged lines that go on in small letters",
    ),
    pytest.param(
        "Minister Dien received U.S.\nTrade Representative Greer\nin Hanoi.",
        "Minister Dien received U.S. Trade Representative Greer in Hanoi.",
        id="a line that ends in an abbreviation",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WRAPPED)
def test_wrapped_lines_are_joined_and_every_place_stays(text: str, expected: str | None) -> None:
    joined = clean_text(text).text
    assert joined == (expected or text)
    assert len(joined) == len(text)
