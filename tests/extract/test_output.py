"""What is written of an article: the shape of labelled articles, with every value's words beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extract.model import Article, Claim, Corpus, Engagement, Event, Field, Reading
from extract.output import write_corpus
from factory import article, eng, event, mention, when

GUIDE = ("kind", "start", "end", "precision", "status", "city", "country", "officials", "issues", "main")
OURS = ("basis", "parties", "title", "series", "group", "claims")


def written(
    tmp_path: Path, source: Article, engagements: tuple[Engagement, ...], events: tuple[Event, ...] = ()
) -> dict[str, Any]:
    corpus = Corpus(readings=(Reading(article=source, engagements=engagements),), events=events)
    (path,) = write_corpus(corpus, tmp_path / "new" / "out")
    assert path.name == f"{source.id}.json"
    record: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return record


def test_an_engagement_has_the_fields_of_a_labelled_one_and_ours(tmp_path: Path) -> None:
    read = eng("a", "Dien, Helberg", "2025-11-14", city="Washington", country="US", issues="trade energy", series="round #5")
    home = event(read, id="e7", title="Dien meets Helberg")
    (one,) = written(tmp_path, article("x"), (read,), (home,))["events"]
    assert set(one) == {*GUIDE, *OURS}
    assert one | {"claims": {}} == {
        "kind": "meeting",
        "start": "2025-11-14",
        "end": "2025-11-14",
        "precision": "day",
        "basis": "stated",
        "status": "held",
        "city": "Washington",
        "country": "US",
        "officials": ["Nguyen Hong Dien", "Jacob Helberg"],
        "issues": ["trade", "energy"],
        "main": True,
        "parties": ["US", "VN"],
        "title": "Dien meets Helberg",
        "series": {"name": "round", "ordinal": 5},
        "group": "e7",
        "claims": {},
    }


def test_an_article_without_engagements_is_written_too(tmp_path: Path) -> None:
    source = article("Nothing took place – 会见.", title="Quiet", source="VNS")
    record = written(tmp_path, source, ())
    assert (record["events"], record["text"], record["title"], record["source"]) == ([], source.text, "Quiet", "VNS")
    assert (record["published"], record["published_basis"]) == (None, "unknown")


def test_an_unknown_date_is_null(tmp_path: Path) -> None:
    (one,) = written(tmp_path, article(), (eng(day=""),))["events"]
    assert (one["start"], one["end"], one["precision"], one["basis"], one["group"]) == (None, None, "unknown", "unknown", None)


def test_a_half_known_date_keeps_its_open_end(tmp_path: Path) -> None:
    (one,) = written(tmp_path, article(), (eng(day="~..2025-11-12"),))["events"]
    assert (one["start"], one["end"], one["precision"]) == (None, "2025-11-12", "approximate")


def test_claims_quote_the_words_of_the_article(tmp_path: Path) -> None:
    source = article("On May 22, Minister Dien met Helberg.")
    said = mention(source, "May 22", "date", "2025-05-22", rule="month-day")
    claims = (
        Claim(field=Field.OFFICIALS, value="Jacob Helberg", mention=mention(source, "Helberg", "official", rule="helberg")),
        Claim(field=Field.WHEN, value="2025-05-22", mention=said),
        Claim(field=Field.WHEN, value="2025-05-22", mention=said),
        Claim(field=Field.COUNTRY, value="US", mention=None, why="Washington lies there"),
    )
    record = written(tmp_path, source, (eng(claims=claims),))
    told = record["events"][0]["claims"]
    assert list(told) == ["when", "country", "officials"]
    (when_claim,) = told["when"]
    assert when_claim | {"state": "", "why": ""} == {
        "value": "2025-05-22",
        "article": "a",
        "begin": 3,
        "end": 9,
        "quote": "May 22",
        "rule": "month-day",
        "state": "",
        "why": "",
    }
    assert record["text"][when_claim["begin"] : when_claim["end"]] == when_claim["quote"]
    assert told["country"][0]["quote"] is None
    assert told["country"][0]["why"] == "Washington lies there"


def merged_pair() -> tuple[Engagement, Event]:
    """An undated telling, and the event whose date another article tells."""
    other = article("They met on 14 November 2025.", id="b")
    claim = Claim(field=Field.WHEN, value="2025-11-14", mention=mention(other, "14 November 2025", "date", rule="day-month-year"))
    undated = eng("a", day="")
    return undated, event(undated, eng("b", day="2025-11-14", claims=(claim,)), id="e1", when=when("2025-11-14", "merged"))


def test_an_undated_telling_takes_the_date_of_its_event_and_the_words_that_tell_it(tmp_path: Path) -> None:
    undated, home = merged_pair()
    (one,) = written(tmp_path, article(), (undated,), (home,))["events"]
    assert (one["start"], one["end"], one["precision"], one["basis"]) == ("2025-11-14", "2025-11-14", "day", "merged")
    (claim,) = one["claims"]["when"]
    assert (claim["article"], claim["quote"], claim["state"]) == ("b", "14 November 2025", "inferred")


def test_a_telling_keeps_the_date_it_tells_itself(tmp_path: Path) -> None:
    own = eng("a", day="2025-11")
    home = event(own, eng("b", day="2025-11-14"), when=when("2025-11-14"))
    (one,) = written(tmp_path, article(), (own,), (home,))["events"]
    assert (one["start"], one["end"], one["precision"], one["basis"]) == ("2025-11-01", "2025-11-30", "month", "stated")


def test_a_year_that_merging_settled_is_written(tmp_path: Path) -> None:
    read, settled = eng("a", day="05-22"), eng("a", day="2025-05-22", basis="year-inferred")
    (one,) = written(tmp_path, article(), (read,), (event(settled),))["events"]
    assert (one["start"], one["basis"]) == ("2025-05-22", "year-inferred")


def test_writing_again_gives_the_same_bytes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    undated, home = merged_pair()
    corpus = Corpus(readings=(Reading(article=article("Diên"), engagements=(undated,)),), events=(home,))
    contents = {write_corpus(corpus, tmp_path)[0].read_bytes() for _ in range(2)}
    assert len(contents) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
