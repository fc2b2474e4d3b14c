"""What people see where there is nothing to show, where files are broken, and where a name leads nowhere."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.server import HOME, SEEDS
from browser.steps import Serve, Visit, expect_view, heading, rows
from timeline.dossier import Dossier
from timeline.filters import Filters


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder without articles."""
    return tmp_path_factory.mktemp("empty")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One good article beside a file that is no text and one that is no JSON."""
    folder = tmp_path_factory.mktemp("broken")
    shutil.copy(next(SEEDS.glob("002*")), folder)
    (folder / "scan.txt").write_bytes(b"\x00\x01\x02\xff\xfe" * 40)
    (folder / "cut.json").write_text('{"id": "cut", "text": "On 1 May')
    return folder


@pytest.mark.parametrize("where", ["", "table"], ids=["timeline", "table"])
def test_an_empty_folder_says_what_to_do(visit: Visit, serve: Serve, empty: Path, where: str) -> None:
    page = visit(f"{serve(empty)}/{where}")
    expect(heading(page)).to_have_text("No articles yet")
    expect(page.get_by_text("make run SRC=folder")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)


def test_broken_files_are_told_and_the_others_are_shown(visit: Visit, serve: Serve, broken: Path) -> None:
    page = visit(serve(broken))
    expect(heading(page)).to_contain_text("1 engagement")
    expect(page.get_by_text("2 files could not be read")).to_be_visible()
    page.get_by_role("link", name="See which, and what helps").click()
    failures = page.locator(".failures")
    expect(failures).to_contain_text("scan.txt")
    expect(failures).to_contain_text("cut.json")


def test_no_match_offers_ways_out(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    page = visit(f"{serve()}/?official=Howard+Lutnick&kind=negotiation")
    expect(heading(page)).to_have_text(f"No engagement matches, of {len(seeds.frame)}")
    page.get_by_role("button", name="Without Negotiation").click()
    expect(rows(page)).to_have_count(1)
    expect(page).not_to_have_url(re.compile("kind="))


def test_no_match_can_be_cleared(visit: Visit, serve: Serve, seeds: Dossier) -> None:
    page = visit(f"{serve()}/?q=nothingofthesort")
    expect(heading(page)).to_contain_text("No engagement matches")
    page.locator(".st-key-ways-out").get_by_role("button", name="Clear all filters").click()
    expect_view(page, seeds, Filters())


def test_a_folder_that_is_not_there_is_named(visit: Visit, serve: Serve, tmp_path: Path) -> None:
    page = visit(serve(tmp_path / "nowhere"))
    expect(heading(page)).to_contain_text("There is no folder or file")
    expect(heading(page)).to_contain_text("nowhere")


def test_knowledge_with_a_mistake_is_named_with_file_and_line(visit: Visit, serve: Serve, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(HOME / "data", data)
    with (data / "issues.yml").open("a", encoding="utf-8") as issues:
        issues.write("\n- id: energy\n  label: Energy again\n  words: [power]\n")
    page = visit(serve(SEEDS, data))
    expect(heading(page)).to_have_text("A file of knowledge needs a correction")
    expect(page.get_by_text("issues.yml:")).to_be_visible()


def test_an_article_changed_on_disk_is_read_again(visit: Visit, serve: Serve, tmp_path: Path) -> None:
    folder = tmp_path / "growing"
    folder.mkdir()
    page = visit(serve(folder))
    expect(heading(page)).to_have_text("No articles yet")
    shutil.copy(next(SEEDS.glob("002*")), folder)
    page.reload()
    expect(heading(page)).to_contain_text("1 engagement")


def test_a_port_in_use_gets_a_message_with_the_remedy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        # The packages are there, or this test would not run.
        command = ["make", "--old-file=.venv/installed", f"BIN={Path(sys.executable).parent}", "run", f"PORT={port}"]
        done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode != 0
    assert f"Port {port} is in use." in done.stdout
    assert f"make run PORT={port + 1}" in done.stdout
