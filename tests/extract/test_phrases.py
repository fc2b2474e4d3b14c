"""Many phrases in one pass: borders, capitals, plurals, overlaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fold import fold_with_offsets
from extract.phrases import PhraseIndex, longest

CASES = [
    pytest.param(["Oman"], {}, "a woman from Oman", ["Oman"], id="never inside a word"),
    pytest.param(["Niger", "Nigeria"], {}, "Nigeria and Niger", ["Nigeria", "Niger"], id="the longer of two"),
    pytest.param(["US"], {}, "the US told us", ["US"], id="capitals alone are exact"),
    pytest.param(["Mỹ"], {}, "My talks with Mỹ", ["Mỹ"], id="a short word with marks is exact"),
    pytest.param(["Ha Noi"], {}, "in Hà Nội today", ["Hà Nội"], id="marks do not matter in longer names"),
    pytest.param(["Turkey"], {"names": True}, "turkey for Turkey", ["Turkey"], id="a name needs its capital"),
    pytest.param(
        ["the Hague"], {"names": True}, "in The Hague and the Hague", ["The Hague", "the Hague"], id="an article does not"
    ),
    pytest.param(["tariff"], {"plurals": True}, "tariffs and a tariff", ["tariffs", "tariff"], id="a plural"),
    pytest.param(["duty"], {"plurals": True}, "duties", ["duties"], id="a plural in -ies"),
    pytest.param(["AI"], {"plurals": True}, "AIs", [], id="no plural of capitals"),
    pytest.param(["Kuala Lumpur"], {}, "Kuala\nLumpur", ["Kuala\nLumpur"], id="across a line end"),
    pytest.param(["U.S."], {}, "U.S. trade, the U.S.", ["U.S.", "U.S."], id="a phrase that ends in a stop"),
    pytest.param([], {}, "anything", [], id="no phrases at all"),
]


@pytest.mark.parametrize(("phrases", "flags", "text", "expected"), CASES)
def test_find(phrases: list[str], flags: dict[str, bool], text: str, expected: list[str]) -> None:
    index: PhraseIndex[str] = PhraseIndex([(phrase, phrase) for phrase in phrases], **flags)
    assert [text[one.begin : one.end] for one in index.find(fold_with_offsets(text))] == expected


def test_one_form_for_two_meanings_gives_both_in_order() -> None:
    index = PhraseIndex([("San Jose", "CR"), ("San José", "US")])
    assert [one.values for one in index.find(fold_with_offsets("in San Jose"))] == [("CR", "US")]


@given(st.lists(st.text(alphabet="abc ", min_size=1, max_size=4), max_size=5), st.text(alphabet="abc \n", max_size=40))
def test_what_is_found_is_in_the_text_and_never_overlaps(phrases: list[str], text: str) -> None:
    index = PhraseIndex([(phrase, phrase) for phrase in phrases])
    found = index.find(fold_with_offsets(text))
    assert all(one.phrase == text[one.begin : one.end].replace("\n", " ") for one in found)
    assert all(left.end <= right.begin for left, right in zip(found, found[1:], strict=False))
    assert longest(found) == found
