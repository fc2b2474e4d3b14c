"""Undated contacts told among others of one day."""

from __future__ import annotations

import datetime as dt

import pytest

from extract import Basis, find_engagements
from factory import article

PUBLISHED = dt.date(2025, 6, 12)
ALPHA, BETA, GAMMA = (
    "Norwegian Foreign Minister Ann Alpha",
    "Chilean Trade Minister Bob Beta",
    "Peruvian Trade Minister Cy Gamma",
)
CASES = [
    pytest.param(
        f"{ALPHA} met {BETA} on June 9. She had lunch with {GAMMA} in Oslo.", ["06-09", "06-09"], id="the next sentence"
    ),
    pytest.param(
        f"{ALPHA} met {BETA} on June 9. {ALPHA} recently met {GAMMA}.", ["06-09", None], id="some time ago, by its own words"
    ),
    pytest.param(f"{ALPHA} met {BETA} on June 9. She will meet {GAMMA} in Oslo.", ["06-09", None], id="planned"),
    pytest.param(
        f"{ALPHA} met {BETA} on June 9. On June 10, Beta met {GAMMA}. {ALPHA} met {GAMMA} in Oslo.",
        ["06-09", "06-10", None],
        id="two days at hand",
    ),
    pytest.param(f"{ALPHA} met {BETA} in June. She had lunch with {GAMMA} in Oslo.", ["06-01", None], id="no day at hand"),
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_the_day_of_an_undated_contact(text: str, days: list[str | None]) -> None:
    told = find_engagements(article(text, published=PUBLISHED))
    assert [f"{each.when.start:%m-%d}" if each.when.start else None for each in told] == days


def test_it_is_worked_out_from_the_words_of_the_other() -> None:
    first, second = find_engagements(article(CASES[0].values[0], published=PUBLISHED))
    assert second.when.basis is Basis.RELATIVE
    assert any(claim.mention and claim.mention.text == "June 9" and claim.why for claim in second.claims)
    assert second.when.start == first.when.start


@pytest.mark.parametrize("words", ["two Fridays ago", "on the third Friday in May", "on Monday week", "the Friday before last"])
def test_a_day_that_is_not_worked_out_is_not_the_day_of_publication(words: str) -> None:
    (told,) = find_engagements(article(f"{ALPHA} met {BETA} in Oslo {words}.", published=PUBLISHED))
    assert not told.when.known
