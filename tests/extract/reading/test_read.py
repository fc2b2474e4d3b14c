"""Files become articles with ids that tell them apart; whatever cannot be one is named with its remedy and harms no other."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import random
import socket
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import PublishedBasis
from extract.reading.read import MAX_ID, ReadError, article_of, read_article, read_articles

TEXT = "On 3 March 2025, Bui Thanh Son met Wang Yi in Beijing."


def write(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def ids(folder: Path) -> list[str]:
    return [article.id for article in read_articles(folder).articles]


def test_text_file(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "talks.txt", "Die\u0302n met Helberg.\r\nThey agreed.\n"))
    assert article.id == "talks"
    assert article.text == "Diên met Helberg.\nThey agreed.\n"
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    assert (article.title, article.published, article.published_basis) == (None, None, PublishedBasis.UNKNOWN)
    assert article.language is None
    assert article.origin.endswith("talks.txt")


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.md", f"---\ntitle: Talks\ndate: 2025-03-04\nsource: VNS\n---\n\n{TEXT}"))
    assert article.text == TEXT
    assert (article.title, article.source, article.published) == ("Talks", "VNS", dt.date(2025, 3, 4))
    assert article.published_basis is PublishedBasis.FRONT_MATTER


def test_markdown_with_windows_line_ends_has_its_front_matter_read(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.md", f"---\r\ntitle: Talks\r\n---\r\n{TEXT}\r\n"))
    assert (article.title, article.text) == ("Talks", TEXT + "\n")


def test_front_matter_that_cannot_be_read_costs_its_fields_and_nothing_else(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.md", f"---\ntitle: [open\n---\n{TEXT}"))
    assert (article.title, article.text) == (None, TEXT)
    assert "left aside" in article.warnings[0]


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    text = f"---\nWashington again\n---\n{TEXT}"
    assert read_article(write(tmp_path, "a.md", text)).text == text


def test_fences_mean_nothing_in_plain_text(tmp_path: Path) -> None:
    assert read_article(write(tmp_path, "a.txt", f"---\ntitle: x\n---\n{TEXT}")).title is None


def test_labelled_article(tmp_path: Path) -> None:
    fields = {
        "id": "quite-another",
        "published": "2025-03-04",
        "language": "en",
        "source": "VNS",
        "url": "https://example.org/a",
        "title": "Talks",
        "text": TEXT,
        "events": [{"kind": "meeting"}],
    }
    article = read_article(write(tmp_path, "a.json", json.dumps(fields)))
    assert (article.id, article.text, article.title, article.source) == ("a", TEXT, "Talks", "VNS")
    assert (article.published, article.language, article.url) == (dt.date(2025, 3, 4), "en", "https://example.org/a")


def test_code_points_that_are_none_come_from_json_replaced(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.json", '{"text": "Dien \\ud800 met\\u0000 Helberg"}'))
    assert article.text == "Dien \ufffd met\ufffd Helberg"
    assert "2 code points" in article.warnings[0]


@pytest.mark.parametrize(
    ("name", "content", "problem", "remedy"),
    [
        pytest.param("a.txt", b"", "is empty", "text into it", id="empty"),
        pytest.param("a.txt", " \t\r\n\u00a0\u200b\n" * 99, "holds no text", "text into it", id="blank"),
        pytest.param("a.md", "---\ntitle: x\n---\n", "holds no text", "text into it", id="front-matter-alone"),
        pytest.param("a.txt", "Genève".encode("latin-1"), "is not UTF-8 text", "in UTF-8", id="latin-1"),
        pytest.param("a.txt", TEXT.encode("utf-16"), "is UTF-16", "in UTF-8", id="utf-16"),
        pytest.param("a.txt", b"MZ\0\0PE" + bytes(60), "NUL", "in UTF-8", id="program"),
        pytest.param("a.txt", "x" * 2001, "larger than 2,000 bytes", "Split it", id="large"),
        pytest.param("a.json", "{", "is no valid JSON at line 1", "Correct it", id="broken-json"),
        pytest.param("a.json", "[" * 1900, "is no valid JSON", "Correct it", id="deep-json"),
        pytest.param("a.json", '{"published": "2025-03-04"}', 'no "text"', 'Give it a "text"', id="json-without-text"),
        pytest.param("a.json", '[["a", 0]]', 'no "text"', "out of the folder", id="json-list"),
        pytest.param("a.json", '{"text": 5}', 'no "text"', 'Give it a "text"', id="text-is-a-number"),
        pytest.param("a.json", '{"text": ""}', "holds no text", "text into it", id="json-with-empty-text"),
        pytest.param("a.pdf", b"%PDF-1.4", "cannot be read: .pdf is none of .txt, .md, .json", "as .txt", id="pdf"),
        pytest.param("a.HTML", "<p>x</p>", "cannot be read: .HTML", "as .txt", id="html"),
    ],
)
def test_failures_name_the_file_and_the_remedy(
    tmp_path: Path, name: str, content: str | bytes, problem: str, remedy: str
) -> None:
    write(tmp_path, name, content)
    write(tmp_path, "good.txt")
    batch = read_articles(tmp_path, max_bytes=2000)
    assert [article.id for article in batch.articles] == ["good"]
    (failure,) = batch.failures
    assert failure.path == str(tmp_path / name)
    assert problem in failure.problem
    assert remedy in failure.remedy
    with pytest.raises(ReadError, match=name):
        read_article(tmp_path / name, max_bytes=2000)


def test_a_sparse_file_is_refused_by_its_size_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / "sparse.txt").open("wb") as file:
        file.truncate(10 * 1024**3)
    assert "larger" in read_articles(tmp_path).failures[0].problem


def test_nothing_of_that_name(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere: does not exist\. Name a folder"):
        read_articles(tmp_path / "nowhere")


def test_other_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.txt", "picture.png", "notes", ".hidden.txt", ".git/config.txt"):
        write(tmp_path, name)
    batch = read_articles(tmp_path)
    assert ([article.id for article in batch.articles], batch.failures) == (["a"], ())


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert read_articles(tmp_path) == type(read_articles(tmp_path))()


def test_links_pipes_and_sockets_are_told_and_never_opened(tmp_path: Path) -> None:
    outside = write(tmp_path, "outside/secret.txt")
    folder = tmp_path / "folder"
    write(folder, "good.txt")
    (folder / "link.txt").symlink_to(outside)
    (folder / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "back").symlink_to(folder, target_is_directory=True)
    (folder / "x.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "sock.txt"))
        batch = read_articles(folder)
    assert [article.id for article in batch.articles] == ["good"]
    told = {Path(failure.path).name: failure.problem for failure in batch.failures}
    link, special = "is a link and was not followed.", "is no regular file."
    assert told == {
        "link.txt": link,
        "dangling.txt": link,
        "self.txt": link,
        "back": link,
        "pipe.txt": special,
        "sock.txt": special,
    }


def test_a_link_that_a_person_names_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "folder/real.txt")
    (tmp_path / "named.txt").symlink_to(tmp_path / "folder" / "real.txt")
    (tmp_path / "here").symlink_to(tmp_path / "folder", target_is_directory=True)
    assert read_article(tmp_path / "named.txt").text == TEXT
    assert ids(tmp_path / "named.txt") == ["named"]
    assert ids(tmp_path / "here") == ["real"]


def test_a_pipe_that_a_person_names_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadError, match="no regular file"):
        read_article(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    write(tmp_path, "locked.txt").chmod(0)
    assert "permission denied" in read_articles(tmp_path).failures[0].problem


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["b.txt", "a.md", "c.json"], ["a", "b", "c"], id="stems"),
        pytest.param(["x.txt", "deep/d/y.txt"], ["x", "y"], id="no-folder-where-none-is-needed"),
        pytest.param(["a/x.txt", "b/x.txt", "b/y.txt"], ["a-x", "b-x", "y"], id="folder-in-front-of-every-one"),
        pytest.param(["x.txt", "b/x.txt"], ["articles-x", "b-x"], id="the-top-has-a-name-too"),
        pytest.param(["a/X.txt", "b/x.txt"], ["a-X", "b-x"], id="case-does-not-tell-apart"),
        pytest.param(["a/x.txt", "a/x.md"], ["a-x.md", "a-x.txt"], id="one-folder-two-endings"),
        pytest.param(["p/a/x.txt", "q/a/x.txt"], ["p-a-x.txt", "q-a-x.txt"], id="folders-of-one-name"),
        pytest.param(["a/x.txt", "b/x.txt", "c/a-x.txt"], ["a-x.txt", "b-x", "c-a-x"], id="a-stem-that-looks-like-both"),
    ],
)
def test_ids(tmp_path: Path, names: list[str], expected: list[str]) -> None:
    folder = tmp_path / "articles"
    for name in names:
        write(folder, name, json.dumps({"text": TEXT}) if name.endswith(".json") else TEXT)
    assert ids(folder) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("000_ea82156cd045bccc.md", "000_ea82156cd045bccc", id="ordinary"),
        pytest.param("new\nline.txt", "new_line", id="line-end"),
        pytest.param("\u202etxt.exe.txt", "_txt.exe", id="direction-mark"),
        pytest.param("<img src=x>.txt", "_img src=x_", id="markup"),
        pytest.param("a;b & c.txt", "a;b & c", id="punctuation-stays"),
        pytest.param(unicodedata.normalize("NFD", "Diên") + ".txt", "Diên", id="decomposed"),
        pytest.param("会见.txt", "会见", id="chinese"),
    ],
)
def test_ids_of_odd_names(tmp_path: Path, name: str, expected: str) -> None:
    assert read_article(write(tmp_path, name)).id == expected


def test_a_name_of_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt"))
    write(tmp_path, path.name)
    (article,) = read_articles(tmp_path).articles
    article.id.encode()
    article.origin.encode()
    assert article.origin.endswith("bad\\xff.txt")


def test_long_names_are_cut_and_stay_apart(tmp_path: Path) -> None:
    write(tmp_path, "ä" * 120 + "1.txt")
    write(tmp_path, "ä" * 120 + "2.txt")
    names = ids(tmp_path)
    assert len(set(names)) == 2
    assert all(len(name.encode()) <= MAX_ID for name in names)


def test_a_folder_two_hundred_deep(tmp_path: Path) -> None:
    write(tmp_path, "d/" * 200 + "a.txt")
    assert ids(tmp_path) == ["a"]


def test_messages_hold_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    write(tmp_path, "bad\x1b[2J\n2026 INFO.txt", b"")
    (failure,) = read_articles(tmp_path).failures
    assert str(failure).isprintable()
    assert "bad\\x1b[2J\\n2026 INFO.txt" in failure.path


@given(st.lists(st.sampled_from(["a/x.txt", "b/x.txt", "x.md", "b/y.txt", "a-x.txt", "B/X.txt"]), unique=True), st.randoms())
def test_reading_does_not_depend_on_the_order_in_which_files_were_written(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], shuffled: random.Random
) -> None:
    first, second = tmp_path_factory.mktemp("one") / "s", tmp_path_factory.mktemp("two") / "s"
    again = list(names)
    shuffled.shuffle(again)
    for folder, order in ((first, names), (second, again)):
        folder.mkdir()
        for name in order:
            write(folder, name, f"{TEXT} {name}")
    told = [[(article.id, article.text) for article in read_articles(folder).articles] for folder in (first, second)]
    assert told[0] == told[1]
    assert len({name.casefold() for name, _ in told[0]}) == len(names)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.sampled_from([".txt", ".md", ".json"]))
def test_any_bytes_give_an_article_or_a_failure(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    write(folder, f"a{suffix}", data)
    batch = read_articles(folder)
    assert len(batch.articles) + len(batch.failures) == 1
    for article in batch.articles:
        assert unicodedata.is_normalized("NFC", article.text)
        assert article.text.strip()


def test_an_article_from_a_text_at_hand() -> None:
    article = article_of("Die\u0302n met.\r\n", id="pasted")
    assert (article.id, article.text, article.origin) == ("pasted", "Diên met.\n", "")
