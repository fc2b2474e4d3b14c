"""What README says is so: its commands run, its tables are those of the code, its examples give what stands beside them."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from extract import Basis, Corpus, Event, Precision, dated, extract_corpus, find_engagements, load_knowledge, merge, read_article
from extract.__main__ import main as extract_main
from extract.reading.front_matter import Details
from extract.reading.read import MAX_BYTES, SUFFIXES, article_of
from timeline.__main__ import main as timeline_main
from timeline.dossier import open_dossier
from timeline.exports import file_stem
from timeline.filters import Filters
from timeline.table import COLUMN_WORDS, COLUMNS
from timeline.words import answer_line, when_words

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PROSE = " ".join(re.sub(r"^> ", "", README, flags=re.MULTILINE).split())
GOLD_GUIDE = ROOT.parent / "shared" / "gold" / "GUIDE.md"
LARGEST = 250_000


def blocks(language: str, name: str = "") -> list[str]:
    """The code blocks of a language, those without a name or of the one that is asked for."""
    return re.findall(rf"^```{language}{f' {name}' if name else ''}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def named(language: str) -> dict[str, str]:
    """The code blocks of a language that are files, by the name of the file."""
    return dict(re.findall(rf"^```{language} (\S+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL))


def table(*head: str) -> list[list[str]]:
    """The rows of every table with this head."""
    line = re.escape(f"| {' | '.join(head)} |")
    found = re.findall(rf"^{line}\n\|[ |-]+\n((?:\|.*\n)+)", README, re.MULTILINE)
    return [[cell.strip() for cell in row.strip("|").split("|")] for rows in found for row in rows.splitlines()]


def code(cell: str) -> str:
    """What a cell holds between backticks."""
    return cell.strip("`")


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command of README in another folder, with the Python of these tests."""
    arguments = command.replace(".venv/bin/python", sys.executable, 1).split()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the seeds and the example files of README."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    for name, text in (named("markdown") | named("json")).items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def script(name: str) -> ModuleType:
    """A script of docs/ as a module."""
    spec = spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


LINES = [line for block in blocks("sh") for line in block.splitlines()]
COMMANDS = [line for line in LINES if line.startswith(".venv/bin/python")]
MAKES = sorted({line for line in LINES if "make " in line} | set(re.findall(r"`(make [^`]+)`", README)))


PROGRAMS = {"timeline": timeline_main, "extract": extract_main}


def test_every_line_of_a_shell_block_is_tried_here() -> None:
    assert {line for line in LINES if "make " not in line} == set(COMMANDS)
    assert len(COMMANDS) > 3


@pytest.mark.parametrize("line", MAKES)
def test_the_make_targets_exist(line: str, tmp_path: Path) -> None:
    assert shutil.which("make"), "make is not installed"
    target = re.search(r"make (\w+)", line)
    assert target is not None
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).touch()
    done = run(f"make --dry-run {target[1]}", tmp_path)
    assert done.returncode == 0, done.stderr
    settings = set(re.findall(r" ([A-Z]+)=", line.partition("make")[2]))
    assert all(re.search(rf"^{setting} \?=", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE) for setting in settings)


def test_the_commands_run_one_after_the_other(folder: Path) -> None:
    for command in COMMANDS:
        done = run(command, folder)
        assert done.returncode == 0, f"{command}: {done.stderr}"
    assert len(list((folder / "out").glob("*.json"))) == len(list((ROOT / "seeds").glob("*.md")))
    assert json.loads((folder / "dates.jsonl").read_text("utf-8"))["timexes"]
    for example in blocks("python")[:1]:
        done = run_python(example, folder)
        assert done.stdout.split()[0] == str(len(open_dossier(ROOT / "seeds").frame))
        assert done.stdout.split()[2] == str(len(COLUMNS))


def run_python(example: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A Python example of README in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", example]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done


def test_every_command_is_told() -> None:
    told = {(row[0].split()[0].strip("`"), row[0].split()[1]) for row in table("command", "does")}
    sources = {room: (ROOT / room / "__main__.py").read_text("utf-8") for room in PROGRAMS}
    assert told == {(room, name) for room in PROGRAMS for name in re.findall(r'add_parser\(\s*"(\w+)"', sources[room])}


@pytest.mark.parametrize(
    ("room", "name", "options"),
    [
        ("timeline", "show", {"--data", "--jobs", "--today"}),
        ("timeline", "table", {"--data", "--jobs"}),
        ("extract", "events", {"--data", "--jobs"}),
        ("extract", "dates", {"--data"}),
    ],
)
def test_every_option_is_told(capsys: pytest.CaptureFixture[str], room: str, name: str, options: set[str]) -> None:
    with pytest.raises(SystemExit):
        PROGRAMS[room]([name, "--help"])
    assert set(re.findall(r"--[a-z]+", capsys.readouterr().out)) == options | {"--help"}
    assert all(f"`{option}" in README for option in options)
    assert "All but `dates` take `--jobs N`" in README


def test_the_exit_codes(folder: Path) -> None:
    (folder / "mixed").mkdir()
    shutil.copy(folder / "talks.md", folder / "mixed")
    (folder / "mixed" / "empty.txt").touch()
    got = [run(f".venv/bin/python -m timeline show {source}", folder).returncode for source in ("nowhere", "mixed")]
    # That all well is 0 is seen where the commands run.
    assert [0, *got] == [int(code) for code, _ in table("exit code", "means")]


def test_the_columns() -> None:
    assert [(code(name), words) for name, words in table("column", "holds")] == list(COLUMN_WORDS.items())


def test_the_kinds_of_files() -> None:
    assert tuple(code(ending) for ending, _ in table("ending", "what is read")) == SUFFIXES
    assert f"{MAX_BYTES:,} bytes" in README


def test_every_key_of_front_matter_is_shown() -> None:
    shown = {line.split(":")[0] for line in named("markdown")["talks.md"].split("---\n")[1].splitlines()}
    assert shown == {field.name for field in fields(Details)} - {"warnings"}
    assert "`date` is read where there is no `published`" in README


@pytest.mark.parametrize("name", ["talks.md", "talks.json"])
def test_the_articles_shown_are_read(folder: Path, name: str) -> None:
    article = read_article(folder / name)
    assert article.warnings == ()
    assert article.published == dt.date(2025, 11, 17)
    (engagement,) = find_engagements(article, load_knowledge())
    assert (engagement.when.start, engagement.city) == (dt.date(2025, 11, 14), "Hanoi")


def test_the_errors_shown_are_those_of_such_files(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    contents = {
        "cut.json": b'{"text": "On 1 May',
        "empty.txt": b"",
        "old.txt": "Thé talks".encode("latin-1"),
        "scan.pdf": b"%PDF",
    }
    for name, content in contents.items():
        (articles / name).write_bytes(content)
    done = run(".venv/bin/python -m timeline show articles", tmp_path)
    assert done.stderr == blocks("text", "errors")[0]


def test_the_library_gives_what_is_shown(folder: Path) -> None:
    example = blocks("python")[1]
    assert run_python(example, folder).stdout == blocks("text")[0]


def test_the_records_shown_load_and_are_found(tmp_path: Path) -> None:
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    shown = named("yaml")
    assert set(shown) == {"data/officials.yml", "data/issues.yml", "data/places.yml"}
    for path, record in shown.items():
        assert record.count("\n") == 1, "one line each"
        with (tmp_path / path).open("a", encoding="utf-8") as file:
            file.write(record)
    (event,) = events_of(blocks("text", "tried")[0], None, data)
    assert {person.name for person in event.officials} == {"Ada Lee", "Jacob Helberg"}
    assert (event.city, event.issues) == ("Soc Trang", ("sand-exports",))


def test_every_basis_and_precision_is_told() -> None:
    assert [code(name) for name, _ in table("basis", "the date")] == [basis.value for basis in Basis]
    assert [code(name) for name, _ in table("precision", "means")] == [precision.value for precision in Precision]


def events_of(text: str, published: dt.date | None, data: Path | None = None) -> tuple[Event, ...]:
    """The events of one article."""
    knowledge = load_knowledge(data)
    article = article_of(text, id="a", details=Details(published=published))
    engagements = find_engagements(article, knowledge)
    return merge(engagements, articles={article.id: article}, officials=knowledge.officials)


CASES = table("published", "the article", "read as", "basis", "why")
SEED_CASES = table("article", "its words", "read as", "basis", "why")


@cache
def seeds() -> Corpus:
    """What the seeds tell."""
    return extract_corpus(ROOT / "seeds")


@pytest.mark.parametrize(("published", "text", "read_as", "basis", "why"), CASES, ids=[f"{row[0]} {row[1]}" for row in CASES])
def test_a_date_is_read_as_shown(published: str, text: str, read_as: str, basis: str, why: str) -> None:
    events = events_of(text, dt.date.fromisoformat(published) if published else None)
    assert (read_as, basis, why) in {(when_words(event.when), event.when.basis, event.when.why) for event in events}


@pytest.mark.parametrize(("article", "words", "read_as", "basis", "why"), SEED_CASES, ids=[row[1] for row in SEED_CASES])
def test_a_date_of_the_seeds_is_read_as_shown(article: str, words: str, read_as: str, basis: str, why: str) -> None:
    corpus = seeds()
    (text,) = (each.text for id, each in corpus.articles.items() if id.startswith(article))
    assert words.strip("“”") in text
    told = [engagement.when for engagement in dated(corpus.events) if engagement.article.startswith(article)]
    assert (read_as, basis, why) in {(when_words(when), when.basis, when.why) for when in told}


def test_all_bases_but_none_further_have_an_example() -> None:
    assert {row[3] for row in (*CASES, *SEED_CASES)} == {basis.value for basis in Basis}


def test_the_tour_tells_what_the_seeds_give() -> None:
    assert f"> {answer_line(open_dossier(ROOT / 'seeds').frame)}\n" in README
    assert f"`{file_stem(Filters(officials=('Jacob Helberg',)))}.csv`" in README
    assert not any(article.published for article in seeds().articles.values())


def test_the_links_and_pictures_exist() -> None:
    links = re.findall(r"\]\(([^)#]+)\)|(?:src|srcset)=\"([^\"]+)\"", README)
    local = [link for link in map("".join, links) if not link.startswith("http")]
    assert len(local) > 5
    assert [link for link in local if not (ROOT / link).exists()] == []
    paths = set(re.findall(r"`((?:data|docs|extract|seeds|tests)/[\w./-]*)`", README))
    assert [path for path in paths if not (ROOT / path).exists() and path != "tests/gold/report.csv"] == []


def test_every_picture_is_used_and_can_be_taken_again() -> None:
    pictures = {path.stem: path for path in (ROOT / "docs" / "images").iterdir()}
    shots = script("screenshots").SHOTS
    assert set(pictures) == set(shots) == set(re.findall(r"docs/images/([\w-]+)\.png", README))
    for name, path in pictures.items():
        assert path.stat().st_size < LARGEST, f"{path.name} is too large"
        with Image.open(path) as picture:
            assert picture.format == "PNG"
            assert shots[name].cut or picture.size == (shots[name].width, shots[name].height)


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    parts = table("part", "why")
    assert [name for name, _ in parts] == [re.split(r"[\s<>=~!\[;]", part)[0] for part in declared]
    assert all(why for _, why in parts)


def test_nothing_is_built_on_installing() -> None:
    pinned = (ROOT / "constraints.txt").read_text("utf-8").casefold()
    assert "pyicu==" not in pinned, "PyICU needs a compiler and the headers of ICU; README tells of neither"


def test_the_first_sentence_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert README.split("\n\n")[1] == project["description"]


def test_the_figures_are_those_that_the_gate_holds() -> None:
    figures = script("figures")
    assert figures.with_figures(README, figures.block(figures.load())) == README, "run .venv/bin/python docs/figures.py"


def test_figures_are_written_as_a_table() -> None:
    figures = script("figures")
    floors = {"seeds": {"found_f1": 1.0}, "dev": {"found_f1": 0.5, "merge_f1": 0.25}}
    written = figures.block(floors | {"table of our seeds": {"table_recall": 1.0, "table_precision": 0.875}})
    assert "| 1.000 | 0.500 |\n" in written
    assert "|  | 0.250 |\n" in written
    assert "0.875 of its rows" in written
    assert figures.block({}) == figures.NOT_YET
    assert all(figure in figures.MEANINGS for figure in gold_figures())


def gold_figures() -> tuple[str, ...]:
    """The figures that have floors, beside those of each kind."""
    from gold.scoring import FIGURES

    return FIGURES


def test_the_agreement_of_two_readers() -> None:
    if not GOLD_GUIDE.exists():
        pytest.skip("the labelled articles are not beside this project")
    (agreed,) = re.findall(r"Two careful readers who labelled apart agree on ([\d.]+) of the engagements", PROSE)
    assert f"agree on {agreed} of the engagements" in GOLD_GUIDE.read_text("utf-8")


EXAMPLES = table("text", "a reader notes", "it notes")


@pytest.mark.parametrize(("text", "reader", "noted"), EXAMPLES, ids=[row[0][:40] for row in EXAMPLES])
def test_what_is_still_wrong_is_wrong_as_shown(text: str, reader: str, noted: str) -> None:
    told = events_of(text, dt.date(2025, 6, 12))
    lines = [f"{one.kind.value}, {when_words(one.when)}: {', '.join(who.name for who in one.officials)}" for one in told]
    assert ("; ".join(lines) or "nothing") == noted
    assert reader != noted


def test_five_examples_are_shown() -> None:
    assert len(EXAMPLES) == 5
