"""Passages: the sentences of an article that tell an event, with what stands around them and the words behind each value."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract import Mention, Sentence

from .segments import CONTEXT, Mark, Segment, cut_segments
from .tidy import tidy

Span = tuple[int, int]

# A neighbouring sentence gives the context of a telling one; a page-long "sentence" (a list without full stops) is cut to this.
MOST_CONTEXT = 280
CUT = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of an article from `begin` to `end`; `quote` is its first telling sentence, as it is cited."""

    begin: int
    end: int
    segments: tuple[Segment, ...]
    quote: str


def telling_passages(
    text: str, sentences: Sequence[Sentence], telling: Iterable[Mention], marks: Sequence[Mark]
) -> tuple[Passage, ...]:
    """The telling sentences with a sentence of context on both sides; neighbours make one passage; the best stands first.

    `telling` comes best first.
    """
    spans = list(dict.fromkeys((sentence.begin, sentence.end) for sentence in telling))
    windows = _joined(text, (_with_context(text, sentences, span) for span in spans))
    own = [[span for span in spans if _within(span, window)] for window in windows]
    ranked = sorted(zip(own, windows, strict=True), key=lambda passage: spans.index(passage[0][0]))
    return tuple(_passage(text, sentences, window, inside, marks) for inside, window in ranked)


def further_passages(
    text: str, sentences: Sequence[Sentence], shown: Iterable[Passage], marks: Sequence[Mark]
) -> tuple[Passage, ...]:
    """The sentences that hold marks outside the passages shown, in text order, without context."""
    seen = [(passage.begin, passage.end) for passage in shown]
    left = [mark for mark in marks if not any(_within((mark.begin, mark.end), window) for window in seen)]
    windows = _joined(text, (_around(sentences, mark) for mark in left))
    return tuple(_passage(text, sentences, window, [window], marks) for window in windows)


def passage_around(text: str, sentences: Sequence[Sentence], mark: Mark) -> Passage:
    """The sentence in which one mark stands."""
    window = _around(sentences, mark)
    return _passage(text, sentences, window, [window], [mark])


def _passage(text: str, sentences: Sequence[Sentence], window: Span, own: Sequence[Span], marks: Sequence[Mark]) -> Passage:
    begin, end = window
    pieces = cut_segments(text, begin, end, marks, _joined(text, own))
    whole_head = begin in {span[0] for span in own} or _begins_sentence(sentences, begin)
    whole_tail = end in {span[1] for span in own} or _ends_sentence(sentences, end)
    head = () if whole_head else (Segment(text=f"{CUT} ", kind=CONTEXT),)
    tail = () if whole_tail else (Segment(text=f" {CUT}", kind=CONTEXT),)
    return Passage(begin=begin, end=end, segments=(*head, *pieces, *tail), quote=tidy(text[own[0][0] : own[0][1]]))


def _with_context(text: str, sentences: Sequence[Sentence], span: Span) -> Span:
    """A span with the sentence before and the sentence after it, each cut at a blank where it is very long."""
    before = bisect_right(sentences, span[0], key=lambda sentence: sentence.end) - 1
    after = bisect_left(sentences, span[1], key=lambda sentence: sentence.begin)
    begin = sentences[before].begin if before >= 0 else span[0]
    end = sentences[after].end if after < len(sentences) else span[1]
    return _shortened_head(text, begin, span[0]), _shortened_tail(text, span[1], end)


def _shortened_head(text: str, begin: int, limit: int) -> int:
    if limit - begin <= MOST_CONTEXT:
        return begin
    blank = text.find(" ", limit - MOST_CONTEXT, limit)
    return limit if blank < 0 else blank + 1


def _shortened_tail(text: str, limit: int, end: int) -> int:
    if end - limit <= MOST_CONTEXT:
        return end
    blank = text.rfind(" ", limit, limit + MOST_CONTEXT)
    return limit if blank < 0 else blank


def _around(sentences: Sequence[Sentence], mark: Mark) -> Span:
    """The sentence of a mark, or the sentences where it spans more; the mark alone where there is none."""
    first = bisect_right(sentences, mark.begin, key=lambda sentence: sentence.begin) - 1
    last = bisect_left(sentences, mark.end, key=lambda sentence: sentence.end)
    begin = sentences[first].begin if first >= 0 and sentences[first].end > mark.begin else mark.begin
    end = sentences[last].end if last < len(sentences) and sentences[last].begin < mark.end else mark.end
    return begin, end


def _joined(text: str, windows: Iterable[Span]) -> list[Span]:
    """The windows in text order, those that overlap or have only blanks between them made one."""
    joined: list[Span] = []
    for begin, end in sorted(windows):
        if joined and not text[joined[-1][1] : begin].strip():
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined


def _within(span: Span, window: Span) -> bool:
    return window[0] <= span[0] and span[1] <= window[1]


def _begins_sentence(sentences: Sequence[Sentence], place: int) -> bool:
    index = bisect_left(sentences, place, key=lambda sentence: sentence.begin)
    return index < len(sentences) and sentences[index].begin == place


def _ends_sentence(sentences: Sequence[Sentence], place: int) -> bool:
    index = bisect_left(sentences, place, key=lambda sentence: sentence.end)
    return index < len(sentences) and sentences[index].end == place
