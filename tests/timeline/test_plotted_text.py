"""Text on its way into a chart: nothing in it is read as markup, template or formula, and its width is known well enough."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.plotted_text import one_line, plot_text, shorten, text_width

HARMLESS = {
    "a tag": ("<b>Dien</b>", "&lt;b&gt;Dien&lt;/b&gt;"),
    "a link": ("<a href='javascript:alert(1)'>x</a>", "&lt;a href='javascript:alert(1)'&gt;x&lt;/a&gt;"),
    "an ampersand": ("R&D", "R&amp;D"),
    "an entity": ("&lt;script&gt;", "&amp;lt;script&amp;gt;"),
    "a template": ("%{customdata}", "&#37;&#123;customdata&#125;"),
    "a formula": ("$x^2$", "&#36;x^2&#36;"),
    "a command in a formula": ("$\\alpha$", "&#36;&#92;alpha&#36;"),
    "line ends": ("one\ntwo\r\nthree\u2028four", "one two three four"),
    "control characters": ("a\x00b\x1bc\x85d", "a b c d"),
    "writing turned around": ("abc\u202egnp.exe", "abcgnp.exe"),
    "half a character": ("a\ud800b", "ab"),
    "other scripts": ("Nguyễn Hồng Diên 王文涛", "Nguyễn Hồng Diên 王文涛"),
    "joined letters": ("نامه\u200cای", "نامه\u200cای"),
}


@pytest.mark.parametrize(("text", "expected"), HARMLESS.values(), ids=HARMLESS.keys())
def test_what_plotly_would_act_on_is_shown_as_it_is(text: str, expected: str) -> None:
    assert plot_text(text) == expected


@given(st.text(alphabet=st.sampled_from("<>&%{}$\\;#ab \n"), max_size=40))
def test_nothing_that_plotly_acts_on_is_left_and_every_letter_comes_back(text: str) -> None:
    made = plot_text(text)
    assert not set("<>%{}$\\") & set(made)
    assert html.unescape(made) == one_line(text)


WIDTHS = {
    "letters": ("Nguyen Hong Dien", 100.8),
    "narrow letters": ("Ministry of Industry", 104.8),
    "a date": ("on or before 12 Nov, Washington", 175.4),
    "wide letters": ("WWMM", 39.3),
    "marks": ("Nguyễn Hồng Diên", 100.8),
}


@pytest.mark.parametrize(("text", "real"), WIDTHS.values(), ids=WIDTHS.keys())
def test_a_width_is_that_of_the_browser_or_a_little_more(text: str, real: float) -> None:
    assert real <= text_width(text, 13) <= real * 1.12


@given(st.text(max_size=60), st.floats(20, 300))
def test_a_text_that_is_cut_fits_and_says_that_it_was_cut(text: str, width: float) -> None:
    cut = shorten(text, width)
    assert text_width(cut) <= width
    assert cut == one_line(text) or cut.endswith("…")
