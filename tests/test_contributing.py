"""CONTRIBUTING.md shows how to add an official, an issue, a place and a rule: each of its records works as it stands there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RECORDS = re.findall(r"```yaml (data/\S+)\n(.*?)```", GUIDE, re.DOTALL)
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


def test_every_file_and_target_named_exists() -> None:
    named = set(re.findall(r"`((?:data|extract|timeline|pages|tests|seeds)/[\w./-]*|[\w.]+\.(?:py|md|toml))`", GUIDE))
    lost = [name for name in named if not list(ROOT.glob(name)) and not list(ROOT.glob(f"*/{name}"))]
    assert not lost
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all(f"\n{target}:" in makefile for target in re.findall(r"`make (\w+)", GUIDE))
