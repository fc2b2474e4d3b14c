"""In CI a skipped browser or gold test is a failed one; on a person's machine it is a skip with its reason."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")


@pytest.mark.parametrize(
    ("folder", "environment", "code", "told"),
    [
        pytest.param("browser", {"CI": "true"}, 1, "skipped in CI", id="browser-in-ci"),
        pytest.param("gold", {"CI": "true"}, 1, "skipped in CI", id="gold-in-ci"),
        pytest.param("browser", {"CI": ""}, 0, "1 skipped", id="browser-at-home"),
        pytest.param("extract", {"CI": "true"}, 0, "1 skipped", id="other-rooms-may-skip"),
    ],
)
def test_skips(tmp_path: Path, folder: str, environment: dict[str, str], code: int, told: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / "conftest.py").write_bytes(CONFTEST.read_bytes())
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    test = "import pytest\n\ndef test_one():\n    pytest.skip('no Chromium here')\n"
    (tmp_path / folder / "test_one.py").write_text(test)
    command = [sys.executable, "-m", "pytest", "-q", "-rfs", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, **environment}, capture_output=True, text=True, check=False)
    assert (done.returncode, told in done.stdout) == (code, True), done.stdout
    assert "no Chromium here" in done.stdout
