"""The arrows between the rooms, where import-linter (in `make check`) cannot look: the door, and what a bare import loads."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def imported(source: str) -> set[str]:
    """The top-level names that a module imports, wherever in it the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or "").partition(".")[0])
    return names


def loaded_by(statement: str) -> set[str]:
    """The top-level modules in a fresh process after one statement."""
    code = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_imports_are_seen_wherever_they_stand() -> None:
    source = "import os.path\nfrom extract.model import When\ndef page():\n    import pandas as pd\n    from . import parts\n"
    assert imported(source) == {"os", "extract", "pandas", "."}


def test_the_door_sees_pages_timeline_and_streamlit_alone() -> None:
    others = imported((ROOT / "dashboard.py").read_text("utf-8")) - set(sys.stdlib_module_names)
    assert others <= {"streamlit", "timeline", "pages"}


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pages_reach_the_extractor_through_timeline(path: Path) -> None:
    assert "extract" not in imported(path.read_text("utf-8"))


def test_the_extractor_is_a_library_of_its_own() -> None:
    loaded = loaded_by("from extract import extract_corpus, find_engagements, load_knowledge, merge, read_article, read_articles")
    assert "extract" in loaded
    assert loaded.isdisjoint({"streamlit", "pandas", "plotly", "timeline", "pages"})


def test_the_timeline_needs_no_dashboard() -> None:
    loaded = loaded_by("import timeline, timeline.dossier, timeline.figures")
    assert "timeline" in loaded
    assert loaded.isdisjoint({"streamlit", "pages"})


def test_the_rooms_lie_where_a_reader_looks_for_them() -> None:
    rooms = ("extract", "timeline", "pages", "pages/parts", "data", "seeds", "tests", "benchmarks")
    assert [room for room in rooms if not (ROOT / room).is_dir()] == []
