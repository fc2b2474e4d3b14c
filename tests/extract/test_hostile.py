"""Hostile files, where a generator of them is at hand: every path gets one verdict, and nothing crashes, hangs or is made up.

Part of `make soak`; the readers of other kinds of file come later, so that only what is read today is looked at.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
GENERATOR = ROOT.parent / "shared" / "bench" / "hostile.py"
READ = (".txt", ".md", ".json")

pytestmark = [
    pytest.mark.skipif(os.environ.get("HYPOTHESIS_PROFILE") != "soak", reason="takes minutes: part of make soak"),
    pytest.mark.skipif(not GENERATOR.exists(), reason="../shared/bench/hostile.py is not beside this project"),
]


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, str(GENERATOR), str(folder), "--profile", "ci"]
    made = subprocess.run(command, capture_output=True, text=True, check=True)
    return folder, json.loads(made.stdout)["cases"]


@pytest.fixture(scope="module")
def run(
    cases: tuple[Path, list[dict[str, Any]]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[subprocess.CompletedProcess[str], Path]:
    out = tmp_path_factory.mktemp("out")
    command = [sys.executable, "-m", "extract", "events", str(cases[0]), str(out), "--jobs", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=900)
    return done, out


def test_the_rest_is_done_and_nothing_crashes(run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, out = run
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert all(line.isprintable() for line in done.stderr.splitlines())
    assert (out / "zz_last_control.json").exists()


def test_every_file_that_may_be_an_article_is_written_or_named(
    cases: tuple[Path, list[dict[str, Any]]], run: tuple[subprocess.CompletedProcess[str], Path]
) -> None:
    done, out = run
    plain = [
        path
        for case in cases[1]
        for path in case["paths"]
        if path.lower().endswith(READ) and path.isascii() and path.isprintable()
    ]
    visible = [path for path in plain if "\\" not in path and not Path(path).name.startswith(".") and (cases[0] / path).is_file()]
    known = {path.stem for path in out.iterdir()}
    written = {json.loads(path.read_text("utf-8"))["sha256"] for path in out.glob("*.json")}
    unnamed = [path for path in visible if f"/{path}: " not in done.stderr and not any(Path(path).stem in stem for stem in known)]
    # A name that no file may have everywhere is written otherwise ("a:b" as "a_b"); the content tells it then.
    lost = [path for path in unnamed if hashlib.sha256((cases[0] / path).read_bytes()).hexdigest() not in written]
    assert len(visible) > 200
    assert lost == []


def test_no_date_is_made_up(cases: tuple[Path, list[dict[str, Any]]], run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _, out = run
    for case in cases[1]:
        for path in case["paths"]:
            written = out / f"{Path(path).stem}.json"
            if not case["must_not"] or not written.exists():
                continue
            starts = {event["start"] for event in json.loads(written.read_text("utf-8"))["events"]}
            assert starts.isdisjoint(case["must_not"]), case["id"]


def test_every_quote_is_the_text_at_its_place(run: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    _, out = run
    records = {path.stem: json.loads(path.read_text("utf-8")) for path in out.iterdir()}
    texts = {record["id"]: record["text"] for record in records.values()}
    for record in records.values():
        for event in record["events"]:
            for claim in (claim for claims in event["claims"].values() for claim in claims if claim["article"]):
                assert texts[claim["article"]][claim["begin"] : claim["end"]] == claim["quote"]
