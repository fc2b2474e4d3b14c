"""What a reader opens: an event with the words behind each value, an article with all that was found in it.

Texts come as segments, plain pieces in order; only pages turn them into HTML.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extract import (
    Article,
    Basis,
    Claim,
    Engagement,
    Event,
    Evidence,
    Field,
    Link,
    Mention,
    MentionKind,
    Participant,
    State,
)

from .date_values import date_words, span_of
from .dossier import Dossier
from .exports import citation, published_words, publisher_words
from .history import Step, history_of
from .labels import Labels
from .passages import Passage, further_passages, passage_around, telling_passages
from .segments import Mark, Segment, cut_segments, settle_overlaps
from .table import best_told
from .tidy import tidy
from .words import basis_words, counted, kind_words, when_words

__all__ = [
    "ArticleDetail",
    "ArticleLine",
    "Disagreement",
    "EventDetail",
    "Made",
    "Passage",
    "Person",
    "Reason",
    "Refused",
    "Segment",
    "Source",
    "Step",
    "Value",
    "article_detail",
    "article_lines",
    "event_detail",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One who took part: `native` is the spelling with diacritics where it differs; everything but the name may be empty."""

    name: str
    native: str = ""
    office: str = ""
    side: str = ""
    side_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """An id or a code with its label: `trade-agreement`, `Trade agreement`."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article that tells an event: who published it and when (`... unknown` where it is not known), and its sentences.

    `dated` says how this article comes to the date. `main` is False where it only recalls the event. `passages` tell the event,
    the best first, with context; `further` are the other places of the article that values were read from.
    """

    article: str
    title: str
    publisher: str
    date: str
    url: str
    dated: str
    main: bool
    passages: tuple[Passage, ...]
    further: tuple[Passage, ...]
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A value that was worked out, doubted or taken from another article: what, why, and the words it hangs on.

    `article` and `title` are those of the article in which the words stand; the passage is missing where reasoning alone gave it.
    """

    field: str
    value: str
    state: str
    why: str
    article: str = ""
    title: str = ""
    passage: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A field in which sources differ: each value with the titles of the articles that tell it, the one shown first."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDetail:
    """Everything about one event in words; empty strings are unknown."""

    id: str
    kind: str
    status: str
    heading: str
    title: str
    when: str
    basis: str
    where: str
    city: str
    country: Value | None
    people: tuple[Person, ...]
    parties: tuple[Value, ...]
    issues: tuple[Value, ...]
    series: str
    sources: tuple[Source, ...]
    reasons: tuple[Reason, ...]
    merged_because: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]
    history: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An engagement that an article gave, with the event it became; `others` counts the further articles that tell the event."""

    event: str
    title: str
    heading: str
    when: str
    sentence: str
    main: bool
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A sentence that gave no engagement, and why."""

    sentence: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDetail:
    """An article with every mention marked, what was made of it, and what was refused; `kinds` counts the marks by kind."""

    id: str
    title: str
    publisher: str
    date: str
    url: str
    segments: tuple[Segment, ...]
    kinds: tuple[tuple[str, int], ...]
    made: tuple[Made, ...]
    refused: tuple[Refused, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article in a list of articles."""

    id: str
    title: str
    publisher: str
    date: str
    published: dt.date | None
    events: int
    refused: int


def event_detail(dossier: Dossier, event_id: str) -> EventDetail | None:
    """All about one event; None for an id that the dossier does not have (an old address)."""
    event = dossier.events.get(event_id)
    if event is None:
        return None
    labels = dossier.labels
    country = Value(id=event.country, label=labels.country(event.country)) if event.country else None
    return EventDetail(
        id=event.id,
        kind=event.kind.value,
        status=event.status.value,
        heading=_heading(event),
        title=tidy(event.title),
        when=_when(event),
        basis=_basis(event),
        where=", ".join(part for part in (event.city or "", country.label if country else "") if part),
        city=event.city or "",
        country=country,
        people=tuple(_person(person, labels) for person in event.officials),
        parties=tuple(Value(id=party, label=labels.country(party)) for party in event.parties),
        issues=tuple(Value(id=issue, label=labels.issue(issue)) for issue in event.issues),
        series=str(event.series or ""),
        sources=_sources(dossier, event),
        reasons=_reasons(dossier, event),
        merged_because=tuple(_link_words(dossier, link) for link in event.links),
        disagreements=_disagreements(dossier, event),
        history=history_of(dossier, event),
    )


def _heading(event: Event | Engagement) -> str:
    return f"{kind_words(event.kind)}, {event.status.value}"


def _when(event: Event) -> str:
    words, start = when_words(event.when), event.when.start
    one_day = start is not None and start == event.when.end
    return f"{words}, {calendar.day_name[start.weekday()]}" if one_day and start else words


def _basis(event: Event) -> str:
    """How the date is known, over all sources: `Stated in 1 source; 1 undated source dated by it.`"""
    undated = {told.article for told in event.engagements if told.when.basis in (Basis.MERGED, Basis.UNKNOWN)}
    dated = {told.article for told in event.engagements} - undated
    by = (
        f"; {counted(len(undated), 'undated source')} dated by {'it' if len(dated) == 1 else 'them'}" if undated and dated else ""
    )
    if event.when.basis is not Basis.STATED:
        return _sentence(f"{basis_words(event.when, event.kind)}{by}")
    stated = {told.article for told in event.engagements if told.when.basis is Basis.STATED}
    return f"Stated in {counted(max(len(stated), 1), 'source')}{by}."


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _person(person: Participant, labels: Labels) -> Person:
    side = person.side or labels.side(person.name)
    native = person.native or labels.native(person.name)
    return Person(
        name=tidy(person.name),
        native=tidy(native) if native != person.name else "",
        office=tidy(person.office or ""),
        side=side,
        side_name=labels.country(side) if side else "",
    )


def _sources(dossier: Dossier, event: Event) -> tuple[Source, ...]:
    """The sources of an event, the best telling first."""
    told = best_told(event)
    ids = dict.fromkeys(engagement.article for engagement in told if engagement.article in dossier.articles)
    return tuple(_source(dossier, event, id, tuple(each for each in told if each.article == id)) for id in ids)


def _source(dossier: Dossier, event: Event, article_id: str, told: tuple[Engagement, ...]) -> Source:
    article = dossier.articles[article_id]
    sentences = dossier.sentences(article)
    marks = settle_overlaps(
        _claim_mark(claim, engagement, dossier.labels)
        for engagement in told
        for claim in engagement.claims
        if claim.mention and claim.mention.article == article_id
    )
    telling = [sentence for engagement in told for sentence in engagement.sentences]
    passages = telling_passages(article.text, sentences, telling, marks)
    return Source(
        article=article_id,
        title=tidy(article.heading),
        publisher=publisher_words(article),
        date=published_words(article),
        url=tidy(article.url or ""),
        dated=_dated(event, told[0]),
        main=any(engagement.main for engagement in told),
        passages=passages,
        further=further_passages(article.text, sentences, passages, marks),
        citation=citation(article, passages[0].quote if passages else ""),
    )


def _dated(event: Event, told: Engagement) -> str:
    """How one source comes to the date: `14 Nov 2025, from the other article about this meeting`."""
    if told.when.basis in (Basis.MERGED, Basis.UNKNOWN):
        return _lent(event) or "tells no date"
    said = f"says “{tidy(told.told.mention.text)}”" if told.told else when_words(told.when)
    return said if told.when.basis is Basis.STATED else f"{said}; {basis_words(told.when, event.kind)}"


def _lent(event: Event) -> str:
    """The date that a source without one has from the others; empty where they tell none either."""
    others = len(event.articles) - 1
    if not event.when.known or not others:
        return ""
    articles = "article" if others == 1 else "articles"
    return f"{when_words(event.when)}, from the other {articles} about this {kind_words(event.kind).lower()}"


def _claim_mark(claim: Claim, engagement: Engagement, labels: Labels) -> Mark:
    mention = claim.mention
    if mention is None:
        raise ValueError("a claim without words has no mark")
    why = f" ({claim.why})" if claim.why and claim.state is not State.TOLD else ""
    label = f"{_field_words(claim.field)}: {_value_words(claim, engagement, labels)}{why}"
    return Mark(begin=mention.begin, end=mention.end, kind=_mark_kind(claim.field, mention), label=tidy(label))


def _mark_kind(field: Field, mention: Mention) -> str:
    """The colour of a claim's words: that of the mention, unless the words are a whole sentence."""
    return mention.kind.value if mention.kind is not MentionKind.SENTENCE else field.value


def _field_words(field: Field) -> str:
    names = {Field.WHEN: "date", Field.OFFICIALS: "official", Field.PARTIES: "party", Field.ISSUES: "issue"}
    return names.get(field, field.value)


def _value_words(claim: Claim, engagement: Engagement, labels: Labels) -> str:
    """A claim's value in words; a date that is the engagement's own with the year and the precision that it has there."""
    span, when = span_of(claim.value), engagement.when
    if claim.field is Field.WHEN and span and (span.start, span.end) == (when.start, when.end):
        return when_words(when)
    if claim.field is Field.WHEN and claim.value.startswith("--") and when.basis is Basis.YEAR_INFERRED:
        return f"{when_words(when)}, the year worked out"
    return _plain_value(claim.field, claim.value, labels)


def _plain_value(field: Field, value: str, labels: Labels) -> str:
    if field is Field.ISSUES:
        return labels.issue(value)
    if field in (Field.COUNTRY, Field.PARTIES):
        return labels.country(value)
    return date_words(value) if field in (Field.WHEN, Field.YEAR) else value


def _reasons(dossier: Dossier, event: Event) -> tuple[Reason, ...]:
    """What was not simply read in the telling article, each reason once, in the order of the sources."""
    found = [
        _reason(dossier, claim, engagement)
        for engagement in best_told(event)
        for claim in engagement.claims
        if claim.state is not State.TOLD or (claim.mention and claim.mention.article != engagement.article)
    ]
    return tuple(dict.fromkeys((*found, *_lent_date(dossier, event))))


def _lent_date(dossier: Dossier, event: Event) -> tuple[Reason, ...]:
    """The words of one source that date those which tell no date themselves."""
    undated = {told.article for told in event.engagements if not told.when.known}
    lender = next((told for told in best_told(event) if told.told and told.when.known and told.when == event.when), None)
    if not undated or lender is None or lender.told is None:
        return ()
    why = f"{counted(len(undated), 'source')} without a date {'is' if len(undated) == 1 else 'are'} dated by these words"
    ends = (day.isoformat() if day else "" for day in (event.when.start, event.when.end))
    lent = Claim(field=Field.WHEN, value="/".join(ends), mention=lender.told.mention, state=State.INFERRED, why=why)
    return (_reason(dossier, lent, lender),)


def _reason(dossier: Dossier, claim: Claim, engagement: Engagement) -> Reason:
    mention, labels = claim.mention, dossier.labels
    article = dossier.articles.get(mention.article) if mention else None
    field, value = _field_words(claim.field), _value_words(claim, engagement, labels)
    told = Reason(field=field, value=value, state=claim.state.value, why=tidy(claim.why))
    if mention is None or article is None:
        return told
    mark = _claim_mark(claim, engagement, labels)
    passage = passage_around(article.text, dossier.sentences(article), mark)
    return Reason(
        field=field, value=value, state=told.state, why=told.why, article=article.id, title=tidy(article.heading), passage=passage
    )


def _link_words(dossier: Dossier, link: Link) -> str:
    """Why two articles tell one event: `“A” and “B”: the same officials, although the cities differ`."""
    first, second = (f"“{_title_of(dossier, key)}”" for key in (link.a, link.b))
    titles = f"Two tellings in {first}" if link.a.rpartition("#")[0] == link.b.rpartition("#")[0] else f"{first} and {second}"
    return tidy(f"{titles}: {_evidence_words(link.evidence)}")


def _evidence_words(evidence: Iterable[Evidence]) -> str:
    given = list(evidence)
    speaking_for = ", ".join(each.why for each in given if each.score >= 0)
    against = ", ".join(each.why for each in given if each.score < 0)
    return f"{speaking_for}, although {against}" if against else speaking_for


def _title_of(dossier: Dossier, key: str) -> str:
    article = dossier.articles.get(key.rpartition("#")[0])
    return tidy(article.heading) if article else key


def _disagreements(dossier: Dossier, event: Event) -> tuple[Disagreement, ...]:
    return tuple(
        Disagreement(
            field=_field_words(dispute.field),
            values=tuple(
                (
                    _plain_value(dispute.field, value, dossier.labels),
                    tuple(dict.fromkeys(_title_of(dossier, key) for key in keys)),
                )
                for value, keys in dispute.values
            ),
        )
        for dispute in event.disputes
    )


def article_detail(dossier: Dossier, article_id: str) -> ArticleDetail | None:
    """All about one article; None for an id that the dossier does not have."""
    reading = dossier.readings.get(article_id)
    if reading is None:
        return None
    article = reading.article
    marks = settle_overlaps(
        _mention_mark(mention, dossier.labels) for mention in reading.mentions if mention.kind is not MentionKind.SENTENCE
    )
    kinds = Counter(mark.kind for mark in marks)
    return ArticleDetail(
        id=article.id,
        title=tidy(article.heading),
        publisher=publisher_words(article),
        date=published_words(article),
        url=tidy(article.url or ""),
        segments=cut_segments(article.text, 0, len(article.text), marks),
        kinds=tuple((kind.value, kinds[kind.value]) for kind in MentionKind if kinds[kind.value]),
        made=tuple(_made(dossier, engagement) for engagement in reading.engagements),
        refused=tuple(Refused(sentence=tidy(each.sentence.text), reason=each.reason) for each in reading.refusals),
        warnings=article.warnings,
    )


def _mention_mark(mention: Mention, labels: Labels) -> Mark:
    return Mark(begin=mention.begin, end=mention.end, kind=mention.kind.value, label=tidy(_mention_label(mention, labels)))


def _mention_label(mention: Mention, labels: Labels) -> str:
    if mention.kind is MentionKind.ISSUE:
        return f"issue: {labels.issue(mention.value)}"
    if mention.kind is MentionKind.COUNTRY:
        return f"country: {labels.country(mention.value)}"
    value = date_words(mention.value) if mention.kind is MentionKind.DATE else mention.value
    return f"{mention.kind.value}: {value}"


def _made(dossier: Dossier, engagement: Engagement) -> Made:
    event = dossier.events.get(dossier.event_of.get(engagement.key, ""))
    return Made(
        event=event.id if event else "",
        title=tidy(event.title if event else engagement.title),
        heading=_heading(engagement),
        when=_made_when(event, engagement),
        sentence=tidy(engagement.sentences[0].text) if engagement.sentences else "",
        main=engagement.main,
        others=len(event.articles) - 1 if event else 0,
    )


def _made_when(event: Event | None, engagement: Engagement) -> str:
    if event is None:
        return when_words(engagement.when)
    return when_words(event.when) if engagement.when.known else _lent(event) or when_words(event.when)


def article_lines(dossier: Dossier, article_ids: Iterable[str] | None = None) -> tuple[ArticleLine, ...]:
    """The articles of the dossier, or the named ones, in the order of their ids."""
    wanted = dossier.articles if article_ids is None else set(article_ids)
    told = Counter(id for event in dossier.corpus.events for id in event.articles)
    return tuple(
        _article_line(reading.article, events=told[reading.article.id], refused=len(reading.refusals))
        for reading in sorted(dossier.corpus.readings, key=lambda reading: reading.article.id)
        if reading.article.id in wanted
    )


def _article_line(article: Article, *, events: int, refused: int) -> ArticleLine:
    return ArticleLine(
        id=article.id,
        title=tidy(article.heading),
        publisher=publisher_words(article),
        date=published_words(article),
        published=article.published,
        events=events,
        refused=refused,
    )
