"""CONTRIBUTING.md shows how to add an official, an issue, a place and a rule: each of its records works as it stands there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECORDS = re.findall(r"```yaml (data/\S+)\n(.*?)```", GUIDE, re.DOTALL)
PAGES = re.findall(r"```python (pages/\S+)\n(.*?)```", GUIDE, re.DOTALL)
OPEN_PAGE = """
from streamlit.testing.v1 import AppTest
at = AppTest.from_file("dashboard.py", default_timeout=60).run().switch_page({page!r}).run()
assert not at.exception, at.exception
assert at.dataframe, "the page shows nothing"
from pages.parts.door import listed_pages
from pathlib import Path
print(*(page.title for page in listed_pages(Path("pages"))))
"""
TEXT = (
    "GENEVA – Singapore's Minister for Trade and Industry Ada Lee met US Under Secretary of State Jacob Helberg in Soc Trang "
    "on 3 June 2025. They discussed the export of sand."
)


def events(folder: Path, data: Path) -> list[dict[str, object]]:
    (folder / "talks.txt").write_text(TEXT)
    command = [sys.executable, "-m", "extract", "events", str(folder / "talks.txt"), str(folder / "out"), "--data", str(data)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads((folder / "out" / "talks.json").read_text("utf-8"))["events"]
    return found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def test_four_kinds_of_knowledge_are_shown() -> None:
    shown = {Path(path).stem.partition(".")[0] for path, _ in RECORDS}
    assert shown == {"officials", "issues", "places", "contacts"}
    assert all((ROOT / path).exists() for path, _ in RECORDS)


def test_the_records_shown_load_and_are_found(tmp_path: Path, data: Path) -> None:
    for path, record in RECORDS:
        file = data.parent / path
        file.write_text(f"{file.read_text('utf-8').rstrip()}\n\n{record}", "utf-8")
    (event,) = events(tmp_path, data)
    assert set(event["officials"]) == {"Ada Lee", "Jacob Helberg"}  # type: ignore[call-overload]
    assert (event["city"], event["country"], event["start"]) == ("Soc Trang", "VN", "2025-06-03")
    assert "sand-exports" in event["issues"]  # type: ignore[operator]


def test_the_page_shown_is_one_file_and_opens_beside_the_others(tmp_path: Path) -> None:
    for room in ("pages", ".streamlit", "seeds"):
        shutil.copytree(ROOT / room, tmp_path / room)
    shutil.copy(ROOT / "dashboard.py", tmp_path)
    ((name, code),) = PAGES
    (tmp_path / name).write_text(code, "utf-8")
    # The copied pages stand before those of this checkout; the library is that of the checkout.
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "TIMELINE_DATA": str(ROOT / "data")}
    command = [sys.executable, "-c", OPEN_PAGE.format(page=name)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {"Timeline", "Table", "Articles", "Cities"} <= set(done.stdout.split())
    for shared in ("data", "extract", "timeline", "tests"):
        shutil.copytree(ROOT / shared, tmp_path / shared, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    tests = [sys.executable, "-m", "pytest", "-q", "tests/pages/test_pages.py", "-k", Path(name).stem]
    tried = subprocess.run(tests, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stdout
    assert " passed" in tried.stdout


def test_every_file_and_target_named_exists() -> None:
    named = set(re.findall(r"`((?:data|extract|timeline|pages|tests|seeds)/[\w./-]*|[\w.]+\.(?:py|md|toml))`", GUIDE))
    lost = [name for name in named if not list(ROOT.glob(name)) and not list(ROOT.glob(f"*/{name}"))]
    assert not lost
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all(f"\n{target}:" in makefile for target in re.findall(r"`make (\w+)", GUIDE))
