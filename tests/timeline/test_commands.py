"""The commands as a user runs them: files and exit codes, what stands on which stream, and what helps."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.dossier import open_dossier
from timeline.exports import csv_bytes, read_csv
from timeline.show import OVERDUE
from timeline.table import COLUMNS

HOME = Path(__file__).parents[2]
SEEDS = HOME / "seeds"
MEETING = "On October 26, 2025, in Kuala Lumpur, Minister Nguyen Hong Dien met Under Secretary Jacob Helberg."


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "timeline", *(str(argument) for argument in arguments)]
    environment = os.environ | {"PYTHONUTF8": "1"} | environment
    return subprocess.run(command, cwd=HOME, capture_output=True, text=True, env=environment, timeout=120, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    return made


@pytest.fixture(scope="module")
def seeds_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("table") / "out.csv"
    ran = run("table", SEEDS, out)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    return out


def test_the_table_of_the_seeds(seeds_table: Path) -> None:
    rows = list(csv.reader(io.StringIO(seeds_table.read_text(encoding="utf-8-sig"), newline="")))
    assert rows[0] == list(COLUMNS)
    assert 7 <= len(rows) - 1 <= 9
    assert seeds_table.read_bytes().startswith(b"\xef\xbb\xbf")
    firsts = [row[2] or row[3] or "unknown" for row in rows[1:]]
    assert firsts == sorted(firsts)


def test_the_command_writes_what_the_dashboard_lets_people_download(seeds_table: Path) -> None:
    assert seeds_table.read_bytes() == csv_bytes(open_dossier(SEEDS).frame)


def test_more_processes_give_the_same_table(seeds_table: Path, tmp_path: Path) -> None:
    assert run("table", SEEDS, tmp_path / "out.csv", "--jobs", 2).returncode == 0
    assert (tmp_path / "out.csv").read_bytes() == seeds_table.read_bytes()


def test_one_article_is_enough(tmp_path: Path) -> None:
    ran = run("table", SEEDS / "004_a15ab9f621ce86a6.md", tmp_path / "out.csv")
    assert ran.returncode == 0
    assert set(read_csv(tmp_path / "out.csv")["sources"]) == {"004_a15ab9f621ce86a6"}


def test_a_broken_file_is_named_and_the_others_are_done(folder: Path, tmp_path: Path) -> None:
    (folder / "good.txt").write_text(MEETING, encoding="utf-8")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    ran = run("table", folder, tmp_path / "out.csv")
    assert ran.returncode == 3
    assert "broken.json" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert list(read_csv(tmp_path / "out.csv")["sources"]) == ["good"]


def test_hostile_titles_come_out_as_text(folder: Path, tmp_path: Path) -> None:
    article = {"title": '=HYPERLINK("http://x.example")\r\nsecond line; third', "text": f"{MEETING}\x00\x1b[31m"}
    (folder / "a.json").write_text(json.dumps(article), encoding="utf-8")
    assert run("table", folder, tmp_path / "out.csv").returncode == 0
    (row,) = csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8-sig"), newline=""))
    assert row["articles"] == '\'=HYPERLINK("http://x.example") second line, third'


def test_the_timeline_in_the_terminal() -> None:
    ran = run("show", SEEDS, "--today", "2026-11-25")
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert "5 sources" in lines[0]
    assert "1 planned" in lines[0]
    overdue = next(index for index, line in enumerate(lines) if OVERDUE in line)
    assert lines[overdue - 1].startswith("November 2025")
    assert OVERDUE not in run("show", SEEDS, "--today", "2025-11-30").stdout


WRONG = {
    "no command": ((), "table|show"),
    "another command": (("tabel", "seeds", "out.csv"), "tabel"),
    "no file to write": (("table", "seeds"), "OUT.csv"),
    "no such folder": (("show", "no/such/folder"), "no/such/folder"),
    "no processes": (("show", "seeds", "--jobs", "0"), "'0' is no number of processes"),
    "no date": (("show", "seeds", "--today", "soon"), "'soon' is no date; write it as 2025-12-01"),
    "no such knowledge": (("show", "seeds", "--data", "no/such/data"), "no/such/data"),
    "a folder that does not exist": (("table", "seeds", "no/such/out.csv"), "Name a file in a folder that exists"),
    "a folder in place of a file": (("table", "seeds", "tests"), "tests: cannot be written"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_2_with_what_helps(arguments: tuple[str, ...], message: str) -> None:
    ran = run(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_folder_without_articles_says_what_to_put_there(folder: Path) -> None:
    (folder / "notes.pdf").write_bytes(b"%PDF-1.4")
    ran = run("show", folder)
    assert ran.returncode in (2, 3)
    assert ran.stderr.strip()
    (folder / "notes.pdf").unlink()
    ran = run("show", folder)
    assert ran.returncode == 2
    assert "there is no article" in ran.stderr


def test_nothing_half_written_is_left_beside_the_table(folder: Path, tmp_path: Path) -> None:
    (folder / "good.txt").write_text(MEETING, encoding="utf-8")
    (tmp_path / "out.csv").write_text("old", encoding="utf-8")
    assert run("table", folder, tmp_path / "out.csv").returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "out.csv"]


def test_a_terminal_that_knows_ascii_alone_is_no_obstacle() -> None:
    ran = run("show", SEEDS, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert "Kuala Lumpur" in ran.stdout


def test_a_reader_that_stops_early_is_no_error() -> None:
    command = f"{sys.executable} -m timeline show seeds | head -n 1"
    ran = subprocess.run(["sh", "-c", command], cwd=HOME, capture_output=True, text=True, timeout=120, check=False)
    assert "engagements" in ran.stdout
    assert ran.stderr == ""


def test_progress_is_shown_on_a_terminal_alone(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "timeline", "table", "seeds", str(tmp_path / "out.csv")]
    ran = subprocess.run(command, cwd=HOME, stderr=theirs, timeout=120, check=False)
    os.close(theirs)
    shown = _drained(ours)
    assert ran.returncode == 0
    assert "3 of 5 002_d0ef80ac2c80c5ff" in shown
    assert shown.endswith("\r")


def _drained(terminal: int) -> str:
    """All that was written to a terminal whose other end is closed."""
    chunks = []
    with open(terminal, "rb", buffering=0) as stream:  # noqa: PTH123
        while True:
            try:
                chunk = stream.read(4096)
            except OSError:
                break
            if not chunk:
                break
            chunks.append(chunk)
    return b"".join(chunks).decode()
