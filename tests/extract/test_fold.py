"""The folded form, and the way back from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fold import fold, fold_with_offsets

SAME = [
    pytest.param("Nguyễn Hồng Diên", "NGUYEN HONG DIEN", id="Vietnamese marks and capitals"),
    pytest.param("Đà Nẵng", "da nang", id="a barred d"),
    pytest.param("Nguye\u0302\u0303n", "nguyen", id="marks that stand apart from their letters"),
    pytest.param("Côte d’Ivoire", "cote d'ivoire", id="a curly apostrophe"),
    pytest.param("Taro–Aso", "taro-aso", id="a dash"),
    pytest.param("Straße", "strasse", id="one letter that becomes two"),
    pytest.param("Lars Løkke Rasmussen", "lars lokke rasmussen", id="a letter without decomposition"),
    pytest.param("Sikorski, Radosław", "sikorski, radoslaw", id="a barred l"),
    pytest.param("İstanbul", "istanbul", id="a dotted capital I"),
    pytest.param("北京", "北京", id="no case and no marks"),
]


@pytest.mark.parametrize(("text", "expected"), SAME)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == fold(expected) == expected.casefold()


def test_a_span_of_the_folded_text_leads_to_the_words_of_the_original() -> None:
    folded = fold_with_offsets("Ministers met in Straße, then in Nguye\u0302\u0303n’s office… ﬁnally.")
    begin = folded.text.index("nguyen")
    assert folded.quote(begin, begin + len("nguyen")) == "Nguye\u0302\u0303n"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.data())
def test_offsets_lead_back_for_any_text(text: str, data: st.DataObject) -> None:
    folded = fold_with_offsets(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    if folded.text:
        begin = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(begin + 1, len(folded.text)))
        first, last = folded.span(begin, end)
        assert 0 <= first < last <= len(text)
        assert folded.text[begin:end] in fold(text[first:last])
