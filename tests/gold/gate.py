"""The gold gate: `python -m gold.gate report|raise|check`, called by make gold, make gate and the tests.

`report` scores the extractor on the labelled articles, writes report.csv beside this file and prints the figures. `raise` does
the same and lifts each floor to the best figure so far. `check` writes nothing: it fails below a floor and on a stale report.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from gold.floors import Floor, RefusedError, complaints, falls, load_floors, note_lowering, raise_floors, save_floors
from gold.scoring import GOLD, ROOT, TEXTS, RunError, Scored, report_csv, score_set, score_table

HERE = Path(__file__).parent
FLOORS, REPORT, CHANGES = HERE / "floors.json", HERE / "report.csv", ROOT / "CHANGES.md"
ARTICLES = {"seeds": GOLD / "seeds", "dev": GOLD / "dev", "more": GOLD / "more", "passages": HERE / "passages"}
"""Labelled sets that are scored and gated; the passages are this project's own."""
TABLES = {"table of the sources": TEXTS, "table of our seeds": ROOT / "seeds"}
"""The two tellings of the seed articles whose merged tables are scored and gated."""
SETS = (*ARTICLES, *TABLES)


def missing() -> str:
    """What is not at hand for a gold run, as a sentence; empty where all is there."""
    lost = [path for path in (GOLD, TEXTS) if not path.exists()]
    return (
        f"The labelled articles are not beside this project: no {' and no '.join(f'../shared/{p.name}' for p in lost)}."
        if lost
        else ""
    )


def score(sets: Sequence[str] = SETS) -> list[Scored]:
    """The sets, each in one run."""
    return [score_table(name, TABLES[name]) if name in TABLES else score_set(name, ARTICLES[name]) for name in sets]


def shut(scored: Sequence[Scored], floors: dict[str, Floor], report: str) -> list[str]:
    """Why the gate is shut; nothing where it is open. `report` is what report.csv holds now."""
    rows = [row for one in scored for row in one.rows]
    stale = [] if report == report_csv(rows) else ["tests/gold/report.csv is not of this extractor; run make gold and commit it"]
    return complaints(scored, floors) + stale


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 well, 1 the gate is shut, 2 nothing to score."""
    given = _parser().parse_args(arguments)
    if lack := missing():
        return _say(lack, code=2)
    try:
        scored = score(given.sets)
    except RunError as error:
        return _say(str(error), code=1)
    floors = load_floors(FLOORS)
    print(_table(scored, floors))
    if given.command == "check":
        reasons = shut(scored, floors, REPORT.read_text("utf-8") if REPORT.exists() else "")
        return _say("\n".join(reasons), code=1) if reasons else 0
    if set(given.sets) == set(SETS):
        REPORT.write_text(report_csv(row for one in scored for row in one.rows), "utf-8")
    return _raise(scored, floors, given.lower) if given.command == "raise" else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m gold.gate", description="Score the extractor on the labelled articles.")
    parser.add_argument("command", choices=("report", "raise", "check"))
    parser.add_argument("--lower", metavar="REASON", help="with raise: why a floor may fall; written into CHANGES.md")
    parser.add_argument(
        "--sets", nargs="+", default=list(SETS), metavar="SET", help="some sets only; report.csv is then left alone"
    )
    return parser


def _raise(scored: Sequence[Scored], floors: dict[str, Floor], lower: str | None) -> int:
    fallen = falls(scored, floors)
    try:
        risen = raise_floors(scored, floors, lower=lower)
    except RefusedError as refused:
        return _say(str(refused), code=1)
    if fallen and lower:
        CHANGES.write_text(note_lowering(CHANGES.read_text("utf-8"), fallen, lower), "utf-8")
    save_floors(FLOORS, risen)
    return 0


def _table(scored: Sequence[Scored], floors: dict[str, Floor]) -> str:
    """The figures as people read them: a line each, with the floor beside it."""
    lines = []
    for one in scored:
        known = floors[one.name].figures if one.name in floors else {}
        lines.append(one.name)
        lines += [f"  {name:<28}{value:6.3f}{_beside(value, known.get(name))}" for name, value in one.figures.items()]
    return "\n".join(lines)


def _beside(value: float, floor: float | None) -> str:
    if floor is None:
        return "  no floor yet"
    return f"  floor {floor:.3f}" + ("  BELOW" if value < floor else "  above" if value > floor else "")


def _say(line: str, *, code: int) -> int:
    print(line, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
