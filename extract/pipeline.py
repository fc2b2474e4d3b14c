"""The stages in order: read, find, resolve, make engagements, merge. The one module that sees them all.

articles -> mentions -> engagements -> events
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import accumulate
from pathlib import Path

from extract.dates import find_dates, load_date_rules
from extract.engagements import Marks, engagements_of
from extract.issues import find_issues
from extract.knowledge import Knowledge, load_knowledge
from extract.merge import in_order, merge, news_settled, settle_by_offices, with_year_of, year_of_offices
from extract.model import Article, Corpus, Engagement, Event, Failure, Mention, Person, Reading
from extract.officials import find_people
from extract.places import find_places
from extract.reading import read_articles
from extract.sentences import sentence_words, split_sentences

_OFFICES = ("office", "office-unnamed")
"""The rules of mentions that are no name."""
MOST_AT_ONCE = 8
"""Articles that a process is handed at a time; fewer where there are few, so that all processes have some."""
Progress = Callable[[int, int, str], None]
"""Called after each article with how many are done, how many there are, and the article's id."""


def find_engagements(article: Article, knowledge: Knowledge | None = None) -> tuple[Engagement, ...]:
    """The engagements that one article tells, in text order.

    >>> from extract import find_engagements, read_article
    >>> article = read_article("talks.md")  # doctest: +SKIP
    >>> [engagement.kind for engagement in find_engagements(article)]  # doctest: +SKIP
    [<Kind.MEETING: 'meeting'>]
    """
    return read_one(article, knowledge or load_knowledge()).engagements


def read_one(article: Article, knowledge: Knowledge) -> Reading:
    """Everything that is made of one article without a look at the others."""
    places = find_places(article, knowledge)
    people = find_people(article, knowledge, places)
    rules = load_date_rules(Path(knowledge.folder))
    marks = Marks(
        sentences=split_sentences(article.text, sentence_words(knowledge)),
        dates=find_dates(article, rules),
        people=people,
        places=_outside_names(places, people),
        issues=find_issues(article, knowledge),
    )
    engagements, refusals = engagements_of(article, marks, knowledge)
    settled = settle_by_offices(engagements, knowledge.officials)
    news = None if article.published else news_settled(engagements, settled)
    if news:
        # The day that the offices settle dates the weekdays beside it, and the dateline.
        marks = replace(marks, dates=find_dates(article, rules, news.when.start))
        engagements, refusals = engagements_of(article, marks, knowledge)
        settled = with_year_of(news, settle_by_offices(engagements, knowledge.officials))
    return Reading(article=article, mentions=_all_mentions(marks), engagements=settled, refusals=refusals)


def _outside_names(places: Iterable[Mention], people: Sequence[Person]) -> tuple[Mention, ...]:
    """The places that are no part of a name: the Jordan of "Secretary Jordan Smith" is none."""
    mentions = (mention for person in people for mention in person.mentions if mention.rule not in _OFFICES)
    names = sorted((mention.begin, mention.end) for mention in mentions)
    begins, ends = [begin for begin, _ in names], [0, *accumulate((end for _, end in names), max)]
    return tuple(place for place in places if ends[bisect_right(begins, place.begin)] < place.end)


def _all_mentions(marks: Marks) -> tuple[Mention, ...]:
    dates = [date.mention for date in marks.dates]
    names = [mention for person in marks.people for mention in (*person.mentions, *person.titles)]
    return tuple(sorted([*dates, *names, *marks.places, *marks.issues], key=lambda m: (m.begin, m.end, m.kind, m.value)))


def read_all(
    articles: Sequence[Article], knowledge: Knowledge, *, jobs: int = 1, progress: Progress | None = None
) -> tuple[Reading, ...]:
    """The readings of many articles, in their order; with `jobs` above one in as many processes."""
    if jobs <= 1 or len(articles) < 2:
        return tuple(_counted(map(partial(read_one, knowledge=knowledge), articles), len(articles), progress))
    chunk = max(1, min(MOST_AT_ONCE, len(articles) // (4 * jobs)))
    with ProcessPoolExecutor(max_workers=jobs, initializer=_Reader.hold, initargs=(knowledge,)) as pool:
        return tuple(_counted(pool.map(_Reader.read, articles, chunksize=chunk), len(articles), progress))


class _Reader:
    """What a process of the pool reads with: the knowledge, handed over once when the process starts, not with every article."""

    _knowledge: Knowledge

    @classmethod
    def hold(cls, knowledge: Knowledge) -> None:
        """Keep the knowledge for the articles to come."""
        cls._knowledge = knowledge

    @classmethod
    def read(cls, article: Article) -> Reading:
        """One article with the knowledge held."""
        return read_one(article, cls._knowledge)


def _counted(readings: Iterable[Reading], total: int, progress: Progress | None) -> Iterable[Reading]:
    for done, reading in enumerate(readings, start=1):
        if progress is not None:
            progress(done, total, reading.article.id)
        yield reading


def extract_corpus(src: Path, *, data: Path | None = None, jobs: int = 1, progress: Progress | None = None) -> Corpus:
    """All articles of a folder (or one file), what each tells, and the events that they tell together.

    `data` is another folder of knowledge. Files that cannot be read are in `failures`; the others are done.
    """
    knowledge = load_knowledge(data)
    batch = read_articles(src)
    articles = tuple(sorted(batch.articles, key=lambda article: article.id))
    readings = read_all(articles, knowledge, jobs=jobs, progress=progress)
    return corpus_of(readings, knowledge, failures=batch.failures)


def corpus_of(readings: Sequence[Reading], knowledge: Knowledge, *, failures: Sequence[Failure] = ()) -> Corpus:
    """The readings and the events merged from them."""
    engagements = [engagement for reading in readings for engagement in reading.engagements]
    articles = {reading.article.id: reading.article for reading in readings}
    merged = merge(engagements, articles=articles, officials=knowledge.officials)
    own = {reading.article.id: reading.engagements for reading in readings}
    events = in_order([_in_year_of_offices(event, own, knowledge) for event in merged])
    settled = {e.key: e for event in events for e in event.engagements}
    readings = [replace(r, engagements=tuple(settled.get(e.key, e) for e in r.engagements)) for r in readings]
    return Corpus(readings=tuple(readings), events=events, failures=tuple(failures))


def _in_year_of_offices(event: Event, own: Mapping[str, Sequence[Engagement]], knowledge: Knowledge) -> Event:
    """An event that no article dates, with the year that the offices of its people leave."""
    if event.when.known:
        return event
    engagements = tuple(year_of_offices(one, own[one.article], knowledge.officials) for one in event.engagements)
    when = next((engagement.when for engagement in engagements if engagement.when.known), event.when)
    return replace(event, when=when, engagements=engagements)
