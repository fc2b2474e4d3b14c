"""The commands `python -m timeline table` and `python -m timeline show`.

Exit codes: 0 all well, 2 wrong usage, 3 some files could not be read (each is named with the remedy, the others are done).
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from extract import Corpus, KnowledgeError, ReadError

from .dossier import Dossier, open_dossier
from .exports import csv_bytes
from .show import display_width, shorten, show_text

WELL, USAGE, UNREAD = 0, 2, 3
_BAR = 24


class UsageError(Exception):
    """What cannot be done as it was asked for, and what to ask for instead."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.command == "table":
            _refuse_elsewhere(asked.out)
        dossier = _read(asked.src, asked.data, asked.jobs)
        if asked.command == "table":
            _write(asked.out, csv_bytes(dossier.frame))
        else:
            _print(show_text(dossier, asked.today or _today(), _terminal_width()))
    except (UsageError, KnowledgeError, ReadError) as error:
        print(f"python -m timeline: {error}", file=sys.stderr)
        return USAGE
    return _report(dossier.corpus)


def _report(corpus: Corpus) -> int:
    """Names on stderr what was left aside in articles and each file that could not be read, and gives the exit code."""
    for reading in corpus.readings:
        for warning in reading.article.warnings:
            print(f"{reading.article.origin}: {warning}", file=sys.stderr)
    for failure in corpus.failures:
        print(failure, file=sys.stderr)
    return UNREAD if corpus.failures else WELL


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m timeline", description="The timeline of a folder of articles.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="table|show")
    table = commands.add_parser("table", help="write the merged events as CSV, one a row")
    show = commands.add_parser("show", help="print the timeline, the overdue marked")
    for command in (table, show):
        command.add_argument("src", type=Path, metavar="SRC", help="a folder of articles (.txt, .md, .json), or one article")
    table.add_argument("out", type=Path, metavar="OUT.csv", help="the file to write")
    show.add_argument(
        "--today", type=_day, metavar="DATE", help="the day that decides what is overdue, such as 2025-12-01 (today)"
    )
    for command in (table, show):
        command.add_argument("--data", type=Path, metavar="DIR", help="another folder of officials, issues and places (data/)")
        command.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="read with N processes (1)")
    return parser


def _day(words: str) -> dt.date:
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no date; write it as 2025-12-01") from None


def _jobs(words: str) -> int:
    if words.isascii() and words.isdigit() and int(words) > 0:
        return int(words)
    raise argparse.ArgumentTypeError(f"{words!r} is no number of processes; name one from 1")


def _read(src: Path, data: Path | None, jobs: int) -> Dossier:
    dossier = open_dossier(src, data=data, jobs=jobs, progress=_progress_bar if sys.stderr.isatty() else None)
    if not dossier.corpus.readings and not dossier.corpus.failures:
        raise UsageError(f"{src}: there is no article. Put .txt, .md or .json files there, or name another folder.")
    return dossier


def _progress_bar(done: int, total: int, name: str) -> None:
    """One line on the terminal, drawn anew for each article and wiped out after the last one."""
    filled = _BAR * done // max(total, 1)
    line = f"[{'#' * filled}{'.' * (_BAR - filled)}] {done} of {total} {name}"
    columns = shutil.get_terminal_size().columns - 1
    shown = shorten(line, columns) if done < total else ""
    print(f"\r{shown}{' ' * (columns - display_width(shown))}\r", end="", file=sys.stderr, flush=True)


def _refuse_elsewhere(out: Path) -> None:
    """Says so before the articles are read, not after."""
    if not out.parent.is_dir():
        raise UsageError(f"{out}: there is no folder {out.parent}. Name a file in a folder that exists.")


def _write(out: Path, content: bytes) -> None:
    """Writes the file whole or not at all, so that a full disk leaves no half table."""
    beside = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        if out.exists() and not out.is_file():
            out.write_bytes(content)
            return
        beside.write_bytes(content)
        beside.replace(out)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UsageError(
            f"{out}: cannot be written ({error.strerror}). Name a file in a folder that exists and is yours."
        ) from error


def _print(text: str) -> None:
    try:
        sys.stdout.buffer.write(text.encode(sys.stdout.encoding or "utf-8", errors="replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; what is left must not fail once more when Python closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _terminal_width() -> int | None:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _today() -> dt.date:
    """The only clock of the timeline: it decides what is overdue, and no date of an event."""
    return dt.datetime.now().astimezone().date()


if __name__ == "__main__":
    sys.exit(main())
