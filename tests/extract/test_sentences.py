"""Sentences: where they end, and that their spans are the text's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.knowledge import load_knowledge
from extract.sentences import LONGEST, sentence_words, split_sentences

CASES = [
    pytest.param("He left. She stayed.", ["He left.", "She stayed."], id="two sentences"),
    pytest.param("Mr. Lee met Dr. Kim. They spoke.", ["Mr. Lee met Dr. Kim.", "They spoke."], id="titles are abbreviations"),
    pytest.param("Joseph R. Biden spoke.", ["Joseph R. Biden spoke."], id="an initial"),
    pytest.param("He met the U.S. Secretary of State.", ["He met the U.S. Secretary of State."], id="initialism inside"),
    pytest.param("He flew to the U.S. He came back.", ["He flew to the U.S.", "He came back."], id="initialism at the end"),
    pytest.param("On Nov. 14 they met. It rained.", ["On Nov. 14 they met.", "It rained."], id="month"),
    pytest.param("ten harvesting methods.This move hurts.", ["ten harvesting methods.", "This move hurts."], id="no blank"),
    pytest.param("A heading without a stop\nThe text.", ["A heading without a stop", "The text."], id="heading"),
    pytest.param("“We agree.” He smiled.", ["“We agree.”", "He smiled."], id="closing quote"),
    pytest.param("Growth of 3.5 per cent. Exports rose.", ["Growth of 3.5 per cent.", "Exports rose."], id="number"),
    pytest.param("  \n\n ", [], id="blank"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_split(text: str, expected: list[str]) -> None:
    found = split_sentences(text, sentence_words(load_knowledge()))
    assert [text[s.begin : s.end] for s in found] == expected


@given(st.text(max_size=300))
def test_sentences_are_in_order_and_cover_all_words(text: str) -> None:
    found = split_sentences(text, sentence_words(load_knowledge()))
    edges = [edge for sentence in found for edge in (sentence.begin, sentence.end)]
    assert edges == sorted(edges)
    covered = "".join("".join(text[s.begin : s.end].split()) for s in found)
    assert covered == "".join(text.split())


@pytest.mark.parametrize("text", ["Minister A met Minister B, and " * 1000, "x" * 3 * LONGEST], ids=["blanks", "no blanks"])
def test_a_text_without_full_stops_is_cut_into_sentences_of_bounded_length(text: str) -> None:
    found = split_sentences(text, sentence_words(load_knowledge()))
    assert len(found) > 2
    assert all(sentence.end - sentence.begin <= LONGEST for sentence in found)
    assert "".join("".join(text[s.begin : s.end].split()) for s in found) == "".join(text.split())
