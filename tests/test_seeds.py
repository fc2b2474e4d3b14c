"""The seed articles: the five files that the dashboard opens with, and the oddities of real articles that they keep."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from extract import read_article

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
STEMS = (
    "000_ea82156cd045bccc",
    "001_7a46ac6de4b3c9c4",
    "002_d0ef80ac2c80c5ff",
    "003_5d9e745b885f1ef1",
    "004_a15ab9f621ce86a6",
)
KEYS = {"title", "published", "date", "source", "author", "url", "language"}
MONTH = r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"


def path_of(number: str) -> Path:
    return next(SEEDS.glob(f"{number}_*.md"))


def front_matter(path: Path) -> dict[str, object]:
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def text_of(number: str) -> str:
    return read_article(path_of(number)).text


def test_the_folder_holds_the_five_articles() -> None:
    assert tuple(path.stem for path in sorted(SEEDS.glob("*.*"))) == STEMS


@pytest.mark.parametrize("stem", STEMS)
def test_front_matter_tells_only_what_is_known(stem: str) -> None:
    told = front_matter(SEEDS / f"{stem}.md")
    assert set(told) <= KEYS
    assert told["language"] == "en"
    assert all(told.values())


@pytest.mark.parametrize("stem", STEMS)
def test_an_article_is_read_without_a_publication_date(stem: str) -> None:
    article = read_article(SEEDS / f"{stem}.md")
    assert article.id == stem
    assert article.published is None
    assert len(article.text) > 2000
    assert "---" not in article.text


@pytest.mark.parametrize(
    ("number", "field", "expected"),
    [
        ("000", "source", "VNS"),
        ("000", "title", None),
        ("001", "title", None),
        ("001", "source", None),
        ("002", "source", "Multilateral Trade Policy Department, Ministry of Industry and Trade of Viet Nam"),
        ("003", "title", "Vietnam and the US make great strides in many issues"),
        ("004", "author", "Tam An"),
        ("004", "title", None),
    ],
)
def test_what_an_article_tells_of_itself(number: str, field: str, expected: str | None) -> None:
    assert getattr(read_article(path_of(number)), field) == expected


@pytest.mark.parametrize(
    ("number", "pattern"),
    [
        pytest.param("000", r"\AWASHINGTON DC — ", id="000 opens with its dateline"),
        pytest.param("000", r"— VNS\Z", id="000 closes with the mark of the agency"),
        pytest.param("000", r"Nguyễn Hồng Diên.*Việt Nam", id="000 writes names with their marks"),
        pytest.param("000", r"\bthe US s\b", id="000 has a slip of the pen"),
        pytest.param("000", r"\bUnderSecretary\b", id="000 joins two words"),
        pytest.param("000", r"held earlier in Malaysia", id="000 recalls a meeting"),
        pytest.param("000", r"\b5th round\b", id="000 counts the round"),
        pytest.param("001", r"\AThe two officials ", id="001 begins in the middle"),
        pytest.param("001", r"Viet Nam.*Vietnam", id="001 spells one country in two ways"),
        pytest.param("001", r"The year 2025.*\(1995–2025\).*\(2023–2025\)", id="001 has years that date no meeting"),
        pytest.param("002", r"\ATổng số bài đăng 416\.\n", id="002 has noise on top"),
        pytest.param("002", r"methods\.This", id="002 lacks a blank between two sentences"),
        pytest.param("002", r"on October 26, 2025", id="002 has a full date"),
        pytest.param("002", r"H\.E\. Nguyen Hong Dien", id="002 has a form of address"),
        pytest.param("002", r"\bDeputy Secretary Helberg", id="002 has a wrong title"),
        pytest.param("002", r"Viet Nam.*Việt Nam.*Vietnam", id="002 spells one country in three ways"),
        pytest.param("002", r"\b30th\b.*\(1995–2025\)", id="002 has an anniversary"),
        pytest.param("002", r"\nSource: [^\n]+\Z", id="002 closes with its source"),
        pytest.param("003", r"will take place in [^\n]+ from November 12-14, 2025", id="003 has a span of days"),
        pytest.param("003", r"held right before the official technical negotiation session", id="003 dates one by another"),
        pytest.param("003", r"Jamieson Greer.*\bJami Greesoner\b", id="003 garbles a name"),
        pytest.param("003", r"scheduled to take place in November\b", id="003 plans ahead"),
        pytest.param("003", r"on the afternoon of November 14 local time", id="003 has a day without its year"),
        pytest.param("003", r"Deputy Minister of Foreign Affairs.*Deputy Secretary of State", id="003 has wrong titles"),
        pytest.param("003", r"discussed in Malaysia", id="003 recalls a meeting"),
        pytest.param("003", r"\n[^\n.]+\nFurthermore", id="003 has a heading within"),
        pytest.param("003", r"counter- trade", id="003 has a blank within a word"),
        pytest.param("004", r"on May 22.*on May 21\b", id="004 tells the later meeting first"),
        pytest.param("004", r"\n\nnguyen hong dien\n", id="004 has the name of a picture"),
        pytest.param("004", r"\n[^\n]+ meet in Washington D\.C\.\n\n", id="004 has a caption without a full stop"),
        pytest.param("004", r"\bMinister Nguyen\b(?! Hong)", id="004 calls the minister by his surname"),
        pytest.param("004", r"Senator Ted Cruz,.*Senator Steve Daines\b", id="004 names two senators in one breath"),
        pytest.param("004", r"\nExchanges with US\. lawmakers\n", id="004 has a heading with a stray full stop"),
        pytest.param("004", r"\n\nTam An\Z", id="004 closes with its author"),
    ],
)
def test_an_oddity_of_real_articles_is_kept(number: str, pattern: str) -> None:
    assert re.search(pattern, text_of(number).strip(), re.DOTALL)


@pytest.mark.parametrize(
    ("number", "pattern"),
    [
        pytest.param("000", MONTH, id="000 has no date"),
        pytest.param("000", r"\b20\d\d\b", id="000 has no year"),
        pytest.param("001", MONTH, id="001 has no date"),
        pytest.param("001", r"Washington|Kuala Lumpur|Malaysia", id="001 has no place"),
        pytest.param("001", r"Nguyen|Jacob|Secretary", id="001 has no full name and no title of the visitor"),
        pytest.param("004", r"\b20(?!35)\d\d\b", id="004 has no year but that of an aim"),
    ],
)
def test_what_a_real_article_leaves_out_is_left_out(number: str, pattern: str) -> None:
    assert not re.search(pattern, text_of(number))


def shared(one: str, other: str, length: int = 5) -> float:
    """The share of the word runs of one text that stand in another too."""
    first, second = (re.findall(r"\w+", text.lower()) for text in (one, other))
    known = {tuple(second[at : at + length]) for at in range(len(second))}
    runs = [tuple(first[at : at + length]) for at in range(len(first) - length + 1)]
    return sum(run in known for run in runs) / len(runs)


def test_two_articles_on_one_meeting_share_some_sentences_and_not_most() -> None:
    assert 0.25 < shared(text_of("001"), text_of("002")) < 0.5
    assert shared(text_of("000"), text_of("003")) < 0.1
