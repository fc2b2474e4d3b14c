"""Texts in labels: each shown letter by letter, whatever Markdown and Streamlit would make of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.escape import plain, printable

JOINER = "\N{WORD JOINER}"
CASES = [
    ("Nguyen Hong Dien", "Nguyen Hong Dien"),
    ("R&D, Trade (EU): 5-6.", "R&D, Trade (EU): 5-6."),
    ("![p](x)", "!\\[p\\](x)"),
    (":red[hot]", f"\\:{JOINER}red\\[hot\\]"),
    ("http://x.org", f"http:{JOINER}//x.org"),
    ("www.x.org", f"www{JOINER}.x.org"),
    ("a@b.org", f"a{JOINER}@b.org"),
    ("a -> b -- c", f"a -{JOINER}\\> b -{JOINER}- c"),
    ("$x$", "\\$x\\$"),
    ("&lt;b&gt;", "\\&lt;b\\&gt;"),
    ("1. one", "1\\. one"),
    ("# head", "\\# head"),
    ("two\nlines\tand  blanks", "two lines and blanks"),
    ("", "\N{NO-BREAK SPACE}"),
    ("a\x00b\ud800c\N{RIGHT-TO-LEFT OVERRIDE}d", "abcd"),
    ("Nguyễn Hồng Diên", "Nguyễn Hồng Diên"),
]


@pytest.mark.parametrize(("text", "label"), CASES, ids=[repr(text) for text, _ in CASES])
def test_a_text_in_a_label(text: str, label: str) -> None:
    assert plain(text) == label


@given(st.text())
def test_a_label_says_the_text_and_nothing_in_it_is_markup(text: str) -> None:
    label = plain(text)
    assert not re.search(r"(?<!\\)[\[\]*_`$<>~]|(?<!\\):\w|://|www\.", label.replace("\\\\", "|"))
    said = re.sub(r"\\(.)", r"\1", label).replace(JOINER, "")
    assert said.strip() == " ".join(printable(text).split())
