"""Runs of words that two passages share and few others have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.merge.passages import runs_of, shared_weight
from extract.model import Article, Engagement, Mention
from factory import article, eng, mention

COMMON = "no equivalence was granted to twelve seafood harvesting methods on which families live"
OTHER = "semiconductors and pilot projects will soon be launched by governments together"


def weight(a: Engagement, b: Engagement, *texts: Article) -> float:
    articles = {one.id: one for one in texts}
    told = [eng(one.id) for one in texts if one.id not in (a.article, b.article)]
    runs = runs_of([a, b, *told], articles)
    return shared_weight(runs[a.key], runs[b.key])


def test_a_sentence_taken_over_counts_and_names_do_not():
    names = "Nguyen Hong Dien, Minister of Industry and Trade, and Jacob Helberg, Under Secretary of State, met."
    first, second = article(f"{names} They said {COMMON}.", id="a"), article(f"{names} In the end {COMMON}!", id="b")
    assert weight(eng("a"), eng("b"), first, second) > 5
    assert weight(eng("a"), eng("b"), article(names, id="a"), article(names + " So it was.", id="b")) == 0


def test_case_and_marks_do_not_matter():
    first, second = article(COMMON.upper(), id="a"), article(COMMON.replace("seafood", "séafood"), id="b")
    assert weight(eng("a"), eng("b"), first, second) > 5


@pytest.mark.parametrize(("others", "least", "most"), [(0, 5, 20), (3, 1, 5), (30, 0, 0)])
def test_what_more_texts_have_weighs_less(others: int, least: float, most: float):
    texts = [article(f"{COMMON} number {number} of them", id=f"t{number}") for number in range(others)]
    total = weight(eng("a"), eng("b"), article(COMMON, id="a"), article(COMMON + " and so on", id="b"), *texts)
    assert least <= total <= most


def test_copies_count_as_one_text():
    copies = [article(COMMON + " in all copies", id=f"c{number}") for number in range(30)]
    first, second = article(COMMON, id="a"), article(COMMON + " and so on", id="b")
    assert weight(eng("a"), eng("b"), first, second, *copies) > 2


def told(source: Article, words: str, **fields: object) -> Engagement:
    sentence: Mention = mention(source, words)
    return replace(eng(source.id, **fields), sentences=(sentence,))  # type: ignore[arg-type]


def test_each_engagement_of_an_article_has_its_own_passage():
    source = article(f"They met in May. Then {COMMON}. Later they met again. Now {OTHER}.", id="a")
    first, second = told(source, "They met in May."), told(source, "Later they met again.", index=1)
    other = article(f"It is said that {COMMON}.", id="b")
    assert weight(first, eng("b"), source, other) > 5
    runs = runs_of([first, second, eng("b")], {"a": source, "b": other})
    assert shared_weight(runs[second.key], runs["b#0"]) == 0


def test_what_is_recalled_has_its_sentence_alone():
    source = article(f"They met in May. They recalled that {COMMON}. Now {OTHER}.", id="a")
    news = told(source, "They met in May.")
    recalled = told(source, f"They recalled that {COMMON}.", index=1, main=False)
    other = article(f"It is said that {COMMON}.", id="b")
    runs = runs_of([news, recalled, eng("b")], {"a": source, "b": other})
    assert shared_weight(runs[recalled.key], runs["b#0"]) > 5
    assert shared_weight(runs[news.key], runs["b#0"]) == 0


def test_without_the_articles_there_is_no_wording():
    assert runs_of([eng("a")], {}) == {}
