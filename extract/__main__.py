"""The extractor's commands: `python -m extract events SRC OUT` and `python -m extract dates IN.jsonl OUT.jsonl`.

Exit codes: 0 all well, 2 wrong usage, 3 some files could not be read (each is named on stderr with what helps, the others are
done).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from extract.dates.jsonl import main_dates
from extract.knowledge import KnowledgeError, data_folder
from extract.model import Corpus
from extract.output import write_corpus
from extract.pipeline import extract_corpus
from extract.reading import ReadError

WRONG_USAGE = 2
SOME_UNREAD = 3


class UsageError(Exception):
    """What is wrong with the command as it was given, and what to write instead."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given))
    except (UsageError, KnowledgeError, ReadError) as error:
        return _say(f"python -m extract: {error}", code=WRONG_USAGE)
    except OSError as error:
        where = error.filename or given.out
        return _say(f"python -m extract: {where}: {error.strerror or error}. Name a place to write to.", code=WRONG_USAGE)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m extract", description="Read articles and say who met whom, when and where.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    events = commands.add_parser("events", help="read articles and write what each one tells as OUT/ID.json")
    events.add_argument("src", metavar="SRC", type=Path, help="a folder of .txt, .md and .json articles, or one of them")
    events.add_argument("out", metavar="OUT", type=Path, help="the folder to write to; it is made")
    events.add_argument("--data", metavar="DIR", type=Path, help="another knowledge folder than data/")
    events.add_argument("--jobs", metavar="N", type=_jobs, default=1, help="how many processes read at once (1)")
    events.set_defaults(run=_events)
    dates = commands.add_parser("dates", help="find the date expressions in texts, one JSON object a line")
    dates.add_argument("source", metavar="IN.jsonl", type=Path, help="lines with `doc`, `dct` and `text`")
    dates.add_argument("out", metavar="OUT.jsonl", type=Path, help="the file to write to")
    dates.add_argument("--data", metavar="DIR", type=Path, help="another knowledge folder than data/")
    dates.set_defaults(run=_dates)
    return parser


def _jobs(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; name one from 1")


def _events(given: argparse.Namespace) -> int:
    _refuse_overlap(given.src, given.out)
    progress = _progress if sys.stderr.isatty() else None
    corpus = extract_corpus(given.src, data=given.data, jobs=given.jobs, progress=progress)
    if not corpus.readings and not corpus.failures:
        raise UsageError(f"{given.src}: there is no article. Put .txt, .md or .json files there, or name another folder.")
    written = write_corpus(corpus, given.out)
    for reading in corpus.readings:
        for warning in reading.article.warnings:
            _say(f"{reading.article.origin}: {warning}")
    for failure in corpus.failures:
        _say(str(failure))
    print(_summary(corpus, len(written), given.out))
    return SOME_UNREAD if corpus.failures else 0


def _dates(given: argparse.Namespace) -> int:
    if not given.source.is_file():
        raise UsageError(f"{given.source} is no file. Name one with a JSON object a line.")
    try:
        main_dates(given.source, given.out, data_folder(given.data))
    except KnowledgeError:
        raise
    except ValueError as error:
        raise UsageError(f"{given.source}: {error}. Write one JSON object with doc, dct and text on each line.") from None
    return 0


def _refuse_overlap(src: Path, out: Path) -> None:
    """What is written must not be read as articles the next time, nor replace the articles."""
    folder = src if src.is_dir() else src.parent
    inside = out.resolve().is_relative_to(folder.resolve()) if src.is_dir() else out.resolve() == folder.resolve()
    if inside:
        raise UsageError(f"{out} lies in {folder}, so that its files would be taken for articles. Name a folder elsewhere.")
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file. Name a folder, which is made where there is none.")


def _progress(done: int, total: int, article: str) -> None:
    """One line that is written over: `12 of 40  000_ea82156cd045bccc`."""
    print(f"\r\033[K{done} of {total}  {article}", end="" if done < total else "\r\033[K", file=sys.stderr, flush=True)


def _summary(corpus: Corpus, written: int, out: Path) -> str:
    engagements = sum(len(reading.engagements) for reading in corpus.readings)
    counts = [_count(written, "article"), _count(engagements, "engagement"), _count(len(corpus.events), "event")]
    unread = f"; {_count(len(corpus.failures), 'file')} could not be read" if corpus.failures else ""
    return f"{', '.join(counts)} in {out}{unread}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _say(line: str, *, code: int = 0) -> int:
    print(line, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
