"""A dossier: what was read, the table of its events, and the words for their ids; everything that people see is made from one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from extract import (
    Article,
    Corpus,
    Event,
    Reading,
    Sentence,
    SentenceWords,
    extract_corpus,
    load_knowledge,
    sentence_words,
    split_sentences,
)

from .labels import Labels, labels_of
from .table import events_frame

Progress = Callable[[int, int, str], None]
NO_WORDS = SentenceWords(abbreviations=frozenset(), openers=frozenset())


@dataclass(frozen=True, kw_only=True, eq=False)
class Dossier:
    """One set of articles and all that was made of it; never changed, so that all sessions may share it."""

    corpus: Corpus
    frame: pd.DataFrame
    labels: Labels = field(default_factory=Labels)
    stops: SentenceWords = NO_WORDS

    @cached_property
    def events(self) -> dict[str, Event]:
        """The events by id."""
        return {event.id: event for event in self.corpus.events}

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by id."""
        return self.corpus.articles

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """What was made of each article, by its id."""
        return {reading.article.id: reading for reading in self.corpus.readings}

    @cached_property
    def event_of(self) -> dict[str, str]:
        """The id of the event that an engagement, by its key, is part of."""
        return {engagement.key: event.id for event in self.corpus.events for engagement in event.engagements}

    @cached_property
    def silent(self) -> int:
        """How many of the articles tell no engagement."""
        return sum(not reading.engagements for reading in self.corpus.readings)

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """The sentences of an article, as its engagements were read from them."""
        if article.id not in self._split:
            self._split[article.id] = split_sentences(article.text, self.stops)
        return self._split[article.id]

    @cached_property
    def _split(self) -> dict[str, tuple[Sentence, ...]]:
        """The sentences of the articles asked for so far: a panel asks for those of one article several times."""
        return {}


def dossier_of(corpus: Corpus, labels: Labels | None = None, stops: SentenceWords = NO_WORDS) -> Dossier:
    """The dossier of what was read; nothing is looked up but in its parameters. `stops` decide where sentences end."""
    known = labels or Labels()
    return Dossier(corpus=corpus, frame=events_frame(corpus, known), labels=known, stops=stops)


def open_dossier(src: Path, *, data: Path | None = None, jobs: int = 1, progress: Progress | None = None) -> Dossier:
    """Reads a folder or one file and makes the dossier of it; `data` names another folder of knowledge."""
    knowledge = load_knowledge(data)
    corpus = extract_corpus(src, data=data, jobs=jobs, progress=progress)
    return dossier_of(corpus, labels_of(knowledge), sentence_words(knowledge))
