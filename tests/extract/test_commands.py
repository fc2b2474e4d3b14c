"""`python -m extract` as a person runs it: another process, its exit code, what it says and what it leaves."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
TEXT = "WASHINGTON – On 14 November 2025, Minister Nguyen Hong Dien met Under Secretary of State Jacob Helberg in Washington."


def extract(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "extract", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=120)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def seeds_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "new" / "folder"
    done = extract("events", SEEDS, out)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("5 articles, ")
    return out


def test_every_article_gets_a_file_of_its_name(seeds_out: Path) -> None:
    assert list(files(seeds_out)) == [f"{path.stem}.json" for path in sorted(SEEDS.glob("*.md"))]


def test_every_claim_quotes_the_article_that_it_names(seeds_out: Path) -> None:
    records = {path.stem: json.loads(path.read_text("utf-8")) for path in seeds_out.iterdir()}
    events = [event for record in records.values() for event in record["events"]]
    assert all(event["group"] for event in events)
    claims = [claim for event in events for values in event["claims"].values() for claim in values if claim["article"]]
    assert len(claims) > 50
    for claim in claims:
        assert records[claim["article"]]["text"][claim["begin"] : claim["end"]] == claim["quote"] != ""
        assert claim["rule"]


def test_reading_again_or_with_more_processes_gives_the_same_bytes(seeds_out: Path, tmp_path: Path) -> None:
    assert extract("events", SEEDS, tmp_path / "again", "--jobs", "2").returncode == 0
    assert files(tmp_path / "again") == files(seeds_out)


def test_the_order_in_which_files_lie_means_nothing_and_neither_does_the_folder(seeds_out: Path, tmp_path: Path) -> None:
    copies = tmp_path / "elsewhere"
    copies.mkdir()
    for path in sorted(SEEDS.glob("*.md"), reverse=True):
        (copies / path.name).write_bytes(path.read_bytes())
    assert extract("events", "elsewhere", "out", cwd=tmp_path).returncode == 0
    assert files(tmp_path / "out") == files(seeds_out)


def test_labelled_events_are_not_looked_at(tmp_path: Path) -> None:
    for folder, events in (("with", [{"kind": "summit"}]), ("without", [])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.json").write_text(json.dumps({"text": TEXT, "published": "2025-11-15", "events": events}))
        assert extract("events", tmp_path / folder, tmp_path / f"{folder}-out").returncode == 0
    assert files(tmp_path / "with-out") == files(tmp_path / "without-out")


def test_one_file_alone(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT)
    done = extract("events", tmp_path / "talks.txt", tmp_path / "out")
    assert (done.returncode, done.stdout.split(" in ")[0]) == (0, "1 article, 1 engagement, 1 event")
    (event,) = json.loads((tmp_path / "out" / "talks.json").read_text("utf-8"))["events"]
    assert (event["start"], event["city"], event["country"]) == ("2025-11-14", "Washington", "US")
    assert sorted(event["officials"]) == ["Jacob Helberg", "Nguyen Hong Dien"]


def test_files_that_cannot_be_read_are_named_and_the_others_done(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "latin.txt").write_bytes("Genève".encode("latin-1"))
    done = extract("events", folder, tmp_path / "out")
    assert done.returncode == 3
    assert list(files(tmp_path / "out")) == ["good.json"]
    told = done.stderr.splitlines()
    assert told[0].startswith(f"{folder / 'empty.txt'}: is empty.")
    assert told[1].startswith(f"{folder / 'latin.txt'}: is not UTF-8 text")
    assert "Save it as plain text in UTF-8" in told[1]
    assert done.stdout.rstrip().endswith("2 files could not be read")
    assert "Traceback" not in done.stderr


def test_what_was_left_aside_is_told_and_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ndate: 14/11/2025\n---\n{TEXT}")
    done = extract("events", tmp_path / "a.md", tmp_path / "out")
    assert done.returncode == 0
    assert 'a.md: The field "date" was left out' in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param([], "usage", id="nothing"),
        pytest.param(["events"], "usage", id="no-source"),
        pytest.param(["events", "nowhere", "out"], "nowhere: does not exist. Name a folder", id="no-such-folder"),
        pytest.param(["events", "articles", "out", "--jobs", "0"], "no number of processes", id="no-processes"),
        pytest.param(["events", "articles", "out", "--data", "nowhere"], "nowhere", id="no-knowledge"),
        pytest.param(["events", "empty", "out"], "there is no article", id="empty-folder"),
        pytest.param(["events", "articles", "articles"], "lies in articles", id="out-is-the-source"),
        pytest.param(["events", "articles", "articles/out"], "lies in articles", id="out-in-the-source"),
        pytest.param(["events", "articles", "file"], "file is a file", id="out-is-a-file"),
        pytest.param(["events", "articles", "file/out"], "file/out", id="out-below-a-file"),
        pytest.param(["dates", "nowhere.jsonl", "out.jsonl"], "nowhere.jsonl is no file", id="no-texts"),
        pytest.param(["dates", "articles/a.txt", "out.jsonl"], "one JSON object", id="texts-of-another-form"),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    done = extract(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_terminal_sees_how_far_it_is(tmp_path: Path) -> None:
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "extract", "events", str(SEEDS), str(tmp_path / "out")]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=end, check=False, timeout=120)
    os.close(end)
    told = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert done.returncode == 0
    assert "1 of 5  000_ea82156cd045bccc" in told
    assert "4 of 5" in told


def test_dates_of_texts(tmp_path: Path) -> None:
    line = {"doc": "a", "dct": "2025-11-15", "text": "They met on 14 November 2025."}
    (tmp_path / "in.jsonl").write_text(json.dumps(line) + "\n")
    done = extract("dates", tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    (found,) = (json.loads(text) for text in (tmp_path / "out.jsonl").read_text("utf-8").splitlines())
    assert found["doc"] == "a"
    assert "2025-11-14" in json.dumps(found)
