"""What a reader opens: the words behind each value, the reasons, and articles with all that was found in them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dossier_factory import LABELS, empty_dossier, many_dossier, sample_corpus, sample_dossier
from extract.model import (
    Article,
    Claim,
    Corpus,
    Dispute,
    Evidence,
    Field,
    Link,
    Mention,
    MentionKind,
    Reading,
    State,
)
from factory import article, eng, event, mention, when
from factory import told as factory_told
from timeline.detail import ArticleDetail, EventDetail, Passage, article_detail, article_lines, event_detail
from timeline.dossier import Dossier, dossier_of
from timeline.passages import MOST_CONTEXT

DOSSIER = sample_dossier()
A003 = "003_5d9e745b885f1ef1"


def opened(event_id: str, dossier: Dossier = DOSSIER) -> EventDetail:
    detail = event_detail(dossier, event_id)
    assert detail
    return detail


def read(article_id: str, dossier: Dossier = DOSSIER) -> ArticleDetail:
    detail = article_detail(dossier, article_id)
    assert detail
    return detail


def text_of(passage: Passage, kind: str | None = None) -> str:
    return "".join(piece.text for piece in passage.segments if kind is None or piece.kind == kind)


def told_in(source: Article, *claims: Claim, sentences: tuple[Mention, ...] = (), **fields: object) -> Dossier:
    """A dossier of one event that one article tells."""
    told = replace(eng(source.id, **fields), claims=claims, sentences=sentences)  # type: ignore[arg-type]
    return dossier_of(Corpus(readings=(Reading(article=source, engagements=(told,)),), events=(event(told),)), LABELS)


def claim(source: Article, field: str, words: str, kind: str, value: str, **fields: object) -> Claim:
    return Claim(field=Field(field), value=value, mention=mention(source, words, kind, value), **fields)  # type: ignore[arg-type]


def test_what_is_not_there_is_none() -> None:
    assert event_detail(DOSSIER, "no such event") is None
    assert article_detail(DOSSIER, "no such article") is None
    assert article_lines(empty_dossier()) == ()


def test_the_facts_of_an_event_in_words() -> None:
    detail = opened("ev-embassy")
    assert (detail.heading, detail.when, detail.where) == ("Meeting, held", "14 Nov 2025, Friday", "Washington, United States")
    assert detail.basis == "Stated in 1 source; 1 undated source dated by it."
    assert [(person.name, person.native, person.side_name) for person in detail.people] == [
        ("Nguyen Hong Dien", "Nguyễn Hồng Diên", "Vietnam"),
        ("Jacob Helberg", "", "United States"),
    ]
    assert detail.people[0].office == "Minister of Industry and Trade"
    assert [issue.label for issue in detail.issues] == ["Export controls", "Market economy status"]


def test_what_is_not_known_is_an_empty_text() -> None:
    detail = opened("ev-online")
    assert (detail.where, detail.city, detail.country, detail.series) == ("", "", None, "")


DATED = {
    "its own words": ("ev-embassy", 0, "says “November 14”"),
    "the other article": ("ev-embassy", 1, "14 Nov 2025, from the other article about this meeting"),
    "the other articles": ("ev-kl", 1, "26 Oct 2025, from the other articles about this meeting"),
    "the year worked out": (
        "ev-lutnick",
        0,
        "says “May 22”; the year is worked out (Howard Lutnick has been Secretary of Commerce since 21 Feb 2025)",
    ),
}


@pytest.mark.parametrize(("event_id", "source", "words"), DATED.values(), ids=DATED.keys())
def test_how_each_source_comes_to_the_date(event_id: str, source: int, words: str) -> None:
    assert opened(event_id).sources[source].dated == words


def test_a_source_that_stays_undated_says_so() -> None:
    assert opened("e0", told_in(article("They met."), day="")).sources[0].dated == "tells no date"
    assert opened("e0", told_in(article("They met."), day="")).basis == "No article tells the date."


def test_the_telling_sentence_stands_between_muted_neighbours_with_the_words_behind_each_value() -> None:
    passage = opened("ev-embassy").sources[0].passages[0]
    assert [(piece.text, piece.kind, piece.label) for piece in passage.segments] == [
        ("An online negotiation between the Minister and Jami Greesoner is scheduled for November.\n", "context", ""),
        ("On the afternoon of ", "", ""),
        ("November 14", "date", "date: 14 Nov 2025"),
        (", at the Vietnamese Embassy in Washington, D.C., Minister Nguyen Hong Dien had a working session with ", "", ""),
        ("Jacob Helberg", "official", "official: Jacob Helberg"),
        (".", "", ""),
        (" They spoke of the ", "context", ""),
        ("D1 and D3 lists", "issue", "issue: Export controls"),
        (".", "context", ""),
    ]
    assert passage.quote.startswith("On the afternoon of November 14, at the Vietnamese Embassy")


def test_values_read_elsewhere_in_the_article_are_shown_too() -> None:
    further = opened("ev-embassy").sources[1].further
    assert [text_of(passage, "issue") for passage in further] == ["D1 and D3 listsmarket economy"]
    assert [text_of(passage, "context") for passage in further] == [""]


@pytest.mark.parametrize("dossier", [DOSSIER, many_dossier(20)], ids=["sample", "many"])
def test_every_passage_is_the_articles_own_text(dossier: Dossier) -> None:
    for event_id in dossier.events:
        for source in opened(event_id, dossier).sources:
            text = dossier.articles[source.article].text
            for passage in (*source.passages, *source.further):
                assert text_of(passage) == text[passage.begin : passage.end]
                assert " ".join(passage.quote.split()) in " ".join(text.split())


@pytest.mark.parametrize("event_id", DOSSIER.events)
def test_the_words_of_every_claim_of_an_event_are_shown_with_its_value(event_id: str) -> None:
    detail = opened(event_id)
    passages = [passage for source in detail.sources for passage in (*source.passages, *source.further)]
    passages += [reason.passage for reason in detail.reasons if reason.passage]
    shown = [piece for passage in passages for piece in passage.segments if piece.label]
    claims = [claim for told in DOSSIER.events[event_id].engagements for claim in told.claims if claim.mention]
    names = {"when": "date", "officials": "official", "issues": "issue"}
    for claim in claims:
        name = names.get(claim.field, claim.field)
        assert any(claim.mention and claim.mention.text in piece.text and f"{name}: " in piece.label for piece in shown)


def test_a_date_from_another_article_is_shown_with_its_words_there() -> None:
    (reason,) = [reason for reason in opened("ev-embassy").reasons if reason.field == "date"]
    assert (reason.value, reason.state, reason.why) == (
        "14 Nov 2025",
        "inferred",
        "the other article about this meeting tells it",
    )
    assert (reason.article, reason.title) == (A003, "Vietnam and the US make great strides in many issues")
    assert reason.passage
    assert text_of(reason.passage, "date") == "November 14"


def test_a_doubtful_value_says_why() -> None:
    (reason,) = [reason for reason in opened("ev-online").reasons if reason.state == "doubtful"]
    assert (reason.field, reason.value, reason.why) == ("official", "Jamieson Greer", "the name is misspelt")
    labels = [piece.label for piece in opened("ev-online").sources[0].passages[0].segments if piece.text == "Jami Greesoner"]
    assert labels == ["official: Jamieson Greer (the name is misspelt)"]


def test_a_value_without_words_gives_its_reason_alone() -> None:
    source = article("They met.")
    inferred = Claim(field=Field.STATUS, value="held", mention=None, state=State.INFERRED, why="the past tense")
    (reason,) = opened("e0", told_in(source, inferred)).reasons
    assert (reason.field, reason.value, reason.why, reason.passage) == ("status", "held", "the past tense", None)


def test_the_same_reason_is_told_once() -> None:
    source = article("Secretary Lutnick met Dien on May 22.")
    year = claim(source, "year", "Secretary Lutnick", "office", "2025", state=State.INFERRED, why="in office since 2025")
    assert len(opened("e0", told_in(source, year, year)).reasons) == 1


def test_neighbouring_sentences_make_one_passage_and_the_best_stands_first() -> None:
    source = article("One here. Two here. Three here. Four here. Five here. Six here. Seven here. Eight here.")
    best, near, far = (mention(source, words) for words in ("Seven here.", "Eight here.", "One here."))
    passages = opened("e0", told_in(source, sentences=(best, near, far))).sources[0].passages
    assert [text_of(passage) for passage in passages] == ["Six here. Seven here. Eight here.", "One here. Two here."]
    assert [passage.quote for passage in passages] == ["Seven here.", "One here."]
    assert [text_of(passage, "context") for passage in passages] == ["Six here. ", " Two here."]


def test_a_neighbour_without_end_is_cut() -> None:
    source = article("word " * 500 + "end. They met. Word" + " word" * 500)
    (passage,) = opened("e0", told_in(source, sentences=(mention(source, "They met."),))).sources[0].passages
    assert passage.segments[0].text == "… "
    assert passage.segments[-1].text == " …"
    assert len(text_of(passage)) < 2 * MOST_CONTEXT + 30
    assert passage.segments[1].text.startswith("word ")


def test_sources_that_tell_it_as_news_come_before_those_that_recall_it() -> None:
    assert [source.main for source in opened("ev-kl").sources] == [True, True, False, False]


def test_a_source_is_cited_with_its_sentence() -> None:
    cited = opened("ev-lutnick").sources[0].citation
    assert cited.startswith(
        "“At a meeting in Washington D.C. on May …”, publisher unknown, date unknown, URL unknown: “At a meeting"
    )
    assert cited.endswith("agreed on tariff talks.”")


def test_why_articles_were_joined() -> None:
    same, far = (
        Evidence(rule="people", score=2, why="the same officials"),
        Evidence(rule="city", score=-1, why="the cities differ"),
    )
    told = event(eng("a"), eng("b"), links=(Link(a="a#0", b="b#0", evidence=(same, far)),))
    readings = tuple(Reading(article=article(id=id, title=f"Talks {id}")) for id in ("a", "b"))
    detail = opened("e0", dossier_of(Corpus(readings=readings, events=(told,)), LABELS))
    assert detail.merged_because == ("“Talks a” and “Talks b”: the same officials, although the cities differ",)


def test_where_sources_disagree() -> None:
    disputes = (
        Dispute(field=Field.WHEN, values=(("2025-11-14", ("a#0",)), ("2025-11-15", ("b#0", "b#1")))),
        Dispute(field=Field.COUNTRY, values=(("US", ("a#0",)), ("MY", ("b#0",)))),
    )
    readings = tuple(Reading(article=article(id=id, title=f"Talks {id}")) for id in ("a", "b"))
    detail = opened("e0", dossier_of(Corpus(readings=readings, events=(event(eng("a"), eng("b"), disputes=disputes),)), LABELS))
    assert [(each.field, each.values) for each in detail.disagreements] == [
        ("date", (("14 Nov 2025", ("Talks a",)), ("15 Nov 2025", ("Talks b",)))),
        ("country", (("United States", ("Talks a",)), ("Malaysia", ("Talks b",)))),
    ]


def test_an_article_that_is_missing_does_not_stop_the_others() -> None:
    assert opened("e0", dossier_of(Corpus(events=(event(),)), LABELS)).sources == ()


def test_an_article_shows_every_mention_with_what_it_says() -> None:
    detail = read("002_d0ef80ac2c80c5ff")
    assert "".join(piece.text for piece in detail.segments) == DOSSIER.articles[detail.id].text
    assert [(piece.text, piece.label) for piece in detail.segments if piece.kind][:3] == [
        ("October 26, 2025", "date: 26 Oct 2025"),
        ("Kuala Lumpur", "place: Kuala Lumpur"),
        ("Malaysia", "country: Malaysia"),
    ]
    assert dict(detail.kinds) == {"date": 1, "official": 2, "place": 1, "country": 1, "issue": 4}


def test_an_article_shows_what_was_made_of_it_and_what_was_refused() -> None:
    detail = read("001_7a46ac6de4b3c9c4")
    assert [(made.event, made.when, made.main, made.others) for made in detail.made] == [("ev-kl", "26 Oct 2025", True, 3)]
    assert [(refused.sentence, refused.reason) for refused in detail.refused] == [
        ("The year 2025 marks 30 years of diplomatic relations.", "anniversary")
    ]


def test_an_engagement_outside_every_event_is_still_shown() -> None:
    source = article("They met.")
    told = replace(eng(day="2025-05-22"), title="Talks")
    detail = read("a", dossier_of(Corpus(readings=(Reading(article=source, engagements=(told,)),)), LABELS))
    assert [(made.event, made.title, made.when) for made in detail.made] == [("", "Talks", "22 May 2025")]


def test_sentences_are_no_marks_of_their_own() -> None:
    source = article("They met.")
    whole = mention(source, "They met.")
    assert whole.kind is MentionKind.SENTENCE
    detail = read("a", dossier_of(Corpus(readings=(Reading(article=source, mentions=(whole,)),)), LABELS))
    assert [(piece.text, piece.kind) for piece in detail.segments] == [("They met.", "")]


def test_the_list_of_articles() -> None:
    lines = article_lines(DOSSIER)
    assert [line.id for line in lines] == sorted(DOSSIER.articles)
    assert [(line.events, line.refused) for line in lines] == [(3, 0), (1, 1), (1, 0), (5, 0), (2, 0)]
    assert [line.publisher for line in lines][:2] == ["VNS", "publisher unknown"]
    assert [line.id for line in article_lines(DOSSIER, [A003, "unknown"])] == [A003]


def test_text_that_no_screen_takes_is_replaced() -> None:
    source = replace(article(title="a\x1b[31mb"), text="They \ud800met\x00.")
    whole = Mention(
        article="a", begin=0, end=len(source.text), text=source.text, kind=MentionKind.SENTENCE, value="", rule="test"
    )
    dossier = told_in(source, sentences=(whole,))
    written = [
        read("a", dossier).title,
        *(piece.text for piece in read("a", dossier).segments),
        opened("e0", dossier).sources[0].citation,
    ]
    assert "".join(written).encode("utf-8").isascii() is False
    assert not any(sign in "".join(written) for sign in ("\x00", "\x1b", "\ud800"))


def test_a_year_that_was_worked_out_says_so_in_the_basis() -> None:
    told = event(when=when("2025-05-22", "year-inferred", "in office since 2025"))
    detail = opened("e0", dossier_of(Corpus(events=(told,)), LABELS))
    assert detail.basis == "The year is worked out (in office since 2025)."
    assert detail.when == f"22 May 2025, {dt.date(2025, 5, 22):%A}"


def test_a_day_without_its_year_is_shown_with_the_year_worked_out() -> None:
    source = article("Secretary Lutnick met Dien on May 22.")
    dated = when("2025-05-22", "year-inferred")
    told = replace(eng(), when=dated, claims=(claim(source, "when", "May 22", "date", "--05-22"),))
    detail = opened("e0", dossier_of(Corpus(readings=(Reading(article=source),), events=(event(told),)), LABELS))
    assert [piece.label for piece in detail.sources[0].further[0].segments] == ["", "date: 22 May 2025, the year worked out", ""]


def test_the_words_that_date_the_sources_without_a_date_are_shown() -> None:
    dated, undated = article("They met on May 22, 2025.", id="a", title="Talks"), article("They met.", id="b")
    date = mention(dated, "May 22, 2025", "date")
    told = replace(eng("a", day="2025-05-22"), told=replace(factory_told("2025-05-22"), mention=date))
    met = event(told, eng("b", day=""))
    readings = tuple(
        Reading(article=each, engagements=(own,)) for each, own in zip((dated, undated), met.engagements, strict=True)
    )
    dossier = dossier_of(Corpus(readings=readings, events=(met,)), LABELS)
    (reason,) = opened("e0", dossier).reasons
    assert (reason.value, reason.title, reason.why) == ("22 May 2025", "Talks", "1 source without a date is dated by these words")
    assert reason.passage
    assert text_of(reason.passage, "date") == "May 22, 2025"
    assert [made.when for made in read("b", dossier).made] == ["22 May 2025, from the other article about this meeting"]
    assert [made.when for made in read("a", dossier).made] == ["22 May 2025"]


def test_undated_sources_are_counted_whatever_the_basis() -> None:
    told = event(eng("a", day="2025-05-22", basis="year-inferred"), replace(eng("b"), when=when("2025-05-22", "merged")))
    detail = opened("e0", dossier_of(Corpus(events=(told,)), LABELS))
    assert detail.basis == "The year is worked out; 1 undated source dated by it."


def test_the_sample_holds_what_its_tests_rely_on() -> None:
    for reading in sample_corpus().readings:
        spans = (*reading.mentions, *(each for told in reading.engagements for each in told.sentences))
        assert all(reading.article.text[span.begin : span.end] == span.text for span in spans)


def test_how_an_event_came_about_is_told_step_by_step() -> None:
    told = [
        (dt.date(2025, 11, 15), eng("c", day="2025-11-14")),
        (dt.date(2025, 11, 1), eng("a", day="2025-11-12", status="planned")),
        (dt.date(2025, 11, 10), eng("b", day="2025-11-14", status="planned", former="2025-11-12")),
    ]
    readings = tuple(
        Reading(article=article("Text.", id=one.article, title=f"Title {one.article}", published=day), engagements=(one,))
        for day, one in told
    )
    dossier = dossier_of(Corpus(readings=readings, events=(event(*(one for _, one in told)),)), LABELS)
    assert [(step.what, step.published, step.titles) for step in opened("e0", dossier).history] == [
        ("planned for 12 Nov 2025", "1 Nov 2025", ("Title a",)),
        ("put off from 12 Nov 2025 to 14 Nov 2025", "10 Nov 2025", ("Title b",)),
        ("held on 14 Nov 2025", "15 Nov 2025", ("Title c",)),
    ]


def test_an_event_of_which_all_tell_the_same_has_no_history() -> None:
    assert not any(opened(each).history for each in DOSSIER.events)


def test_a_plan_that_moved_without_a_word_of_it_is_told_too() -> None:
    told = [eng("a", day="2025-11-12", status="planned"), eng("b", day="2025-11-14", status="planned")]
    readings = tuple(Reading(article=article("Text.", id=one.article), engagements=(one,)) for one in told)
    dossier = dossier_of(Corpus(readings=readings, events=(event(*told),)), LABELS)
    assert [step.what for step in opened("e0", dossier).history] == ["planned for 12 Nov 2025", "planned for 14 Nov 2025"]
