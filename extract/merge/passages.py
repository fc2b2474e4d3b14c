"""What texts have in common: runs of words that stand in the passages of two engagements and in few others.

Agencies copy each other's sentences. Two passages that share many rare runs of words tell the same engagement, however little
either says of when and where. Names and offices of the people who met do not count, for every text about them has those.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from extract.fold import fold
from extract.merge.persons import name_tokens
from extract.model import Article, Engagement

_WORD = re.compile(r"[^\W_]+")
_RUN = 5
# A run of words that stands in more texts than this is a standing phrase: "the comprehensive strategic partnership between the".
_MOST_TEXTS = 20
# A run counts only with two words of some length that are no name or office: "state for economic growth energy" says nothing.
_TELLING_WORDS = 2
_SHORT_WORD = 3

Spans = tuple[tuple[int, int], ...]
Runs = Mapping[str, Mapping[int, float]]


def runs_of(engagements: Sequence[Engagement], articles: Mapping[str, Article]) -> Runs:
    """For each engagement's key the rare runs of words that its passage shares with another text, each with its weight.

    A run that two texts have weighs 1, one that three have half as much, and so on.
    """
    told: dict[str, list[Engagement]] = defaultdict(list)
    for engagement in engagements:
        told[engagement.article].append(engagement)
    runs = {
        engagement.key: _runs(articles[article], spans, engagement)
        for article, own in told.items()
        if article in articles
        for engagement, spans in zip(own, _passages(own, articles[article]), strict=True)
    }
    weights = _weights(told, articles, runs)
    return {key: {run: weights[run] for run in own if run in weights} for key, own in runs.items()}


def _weights(
    told: Mapping[str, Sequence[Engagement]], articles: Mapping[str, Article], runs: Mapping[str, set[int]]
) -> dict[int, float]:
    """The weight of each run that is shared and rare; copies of one text count once."""
    texts: dict[str, set[int]] = defaultdict(set)
    for article, own in told.items():
        if article in articles:
            texts[articles[article].sha256].update(*(runs[engagement.key] for engagement in own))
    counts = Counter(run for own in texts.values() for run in own)
    return {run: 1 / (count - 1) for run, count in counts.items() if 2 <= count <= _MOST_TEXTS}


def shared_weight(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """How much two passages have in common, as the sum of the weights of the runs that both have."""
    small, large = sorted((a, b), key=len)
    return math.fsum(weight for run, weight in small.items() if run in large)


def _runs(article: Article, spans: Spans, engagement: Engagement) -> set[int]:
    """The runs of words in a passage, as hashes, which are only ever compared within one run of the program."""
    own = {word for person in engagement.officials for words in (person.name, person.office or "") for word in name_tokens(words)}
    return {run for begin, end in spans for run in _runs_of_words(_WORD.findall(fold(article.text[begin:end])), own)}


def _runs_of_words(words: Sequence[str], own: set[str]) -> Iterable[int]:
    telling = [len(word) > _SHORT_WORD and word not in own for word in words]
    for place in range(len(words) - _RUN + 1):
        if sum(telling[place : place + _RUN]) >= _TELLING_WORDS:
            yield hash(tuple(words[place : place + _RUN]))


def _passages(engagements: Sequence[Engagement], article: Article) -> list[Spans]:
    """The passage of each engagement of one article.

    The news of an article share its text from where one is first told to where the next is; what is only recalled has its own
    sentences alone, which count for nothing else. An article with one engagement is about that.
    """
    if len(engagements) == 1:
        return [((0, len(article.text)),)]
    news = sorted((_begin(engagement), place) for place, engagement in enumerate(engagements) if _is_news(engagement))
    cuts = [0, *(begin for begin, _ in news[1:]), len(article.text)]
    told = {place: span for (_, place), span in zip(news, pairwise(cuts), strict=bool(news))}
    recalled = [span for engagement in engagements if not _is_news(engagement) for span in _sentences(engagement)]
    taken = set(recalled) - {span for place in told for span in _sentences(engagements[place])}
    return [
        _without(told[place], taken) if place in told else _sentences(engagement) for place, engagement in enumerate(engagements)
    ]


def _is_news(engagement: Engagement) -> bool:
    return engagement.main and bool(engagement.sentences)


def _begin(engagement: Engagement) -> int:
    return min(sentence.begin for sentence in engagement.sentences)


def _sentences(engagement: Engagement) -> Spans:
    return tuple((sentence.begin, sentence.end) for sentence in engagement.sentences)


def _without(span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> Spans:
    """A span less the spans within it: what is left, in order."""
    begin, end = span
    left = []
    for first, last in sorted(taken):
        if begin <= first < end:
            left.append((begin, first))
            begin = min(last, end)
    return tuple((first, last) for first, last in [*left, (begin, end)] if first < last)
