"""Runs the extractor on labelled articles and says how well it did: figures for a set, and a row for every engagement.

The labelled articles and their scorer lie beside this project, in `../shared/gold`; the scorer is used as it is, so that its
figures are those that anyone gets who runs it by hand.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import io
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
TEXTS = ROOT.parent / "shared" / "seeds"
COLUMNS = ("set", "article", "event", "kind", "when", "outcome", "wrong", "rules")
FIGURES = (
    "found_f1",
    "right_f1",
    "main_right_recall",
    "officials_f1",
    "issues_f1",
    "city_f1",
    "country_f1",
    "kind_accuracy",
    "status_accuracy",
    "precision_accuracy",
    "quiet_articles_left_quiet",
    "merge_f1",
)
"""What has a floor, of what the scorer prints; the recall of each kind is added to it."""

FEWEST = 5
"""A kind with fewer labelled engagements than this has no figure of its own: one more or less right would be all of it."""

Events = Sequence[dict[str, Any]]
Figures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One labelled engagement and what became of it, or one that was found and is not labelled."""

    set: str
    article: str
    event: str
    kind: str
    when: str
    outcome: str
    wrong: str
    rules: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A set of labelled articles after a run: its figures, its rows, and the fingerprint of what it was scored on."""

    name: str
    figures: Figures
    rows: tuple[Row, ...] = ()
    fingerprint: str


class RunError(RuntimeError):
    """A command that did not end as it should, with what it said."""


def score_set(name: str, articles: Path, gold: Path = GOLD) -> Scored:
    """One run of the extractor on labelled articles, scored with the groups of `gold/NAME-groups.json` if there are any."""
    groups = gold / f"{name}-groups.json"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        _run("-m", "extract", "events", articles, out)
        printed = _run(gold / "score.py", articles, out, *(("--groups", groups) if groups.exists() else ()))
        labelled = _with_dates_of_groups(_events(articles), json.loads(groups.read_text("utf-8")) if groups.exists() else [])
        rows = compare(name, labelled, _events(out), load_scorer(gold))
    figures = {key: value for key, value in read_figures(printed).items() if key in FIGURES}
    return Scored(
        name=name,
        figures=figures | recall_by_kind(rows),
        rows=rows,
        fingerprint=fingerprint([*articles.glob("*.json"), *([groups] if groups.exists() else []), gold / "score.py"]),
    )


def score_table(name: str, articles: Path, gold: Path = GOLD) -> Scored:
    """The merged table of the seed articles against the events that they give together."""
    expected = gold / "seeds-timeline.json"
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.csv"
        _run("-m", "timeline", "table", articles, table)
        printed = _run(gold / "score_timeline.py", expected, table)
    return Scored(name=name, figures=read_table_figures(printed), fingerprint=fingerprint([expected, gold / "score_timeline.py"]))


def compare(name: str, labelled: Mapping[str, Events], found: Mapping[str, Events], scorer: ModuleType) -> tuple[Row, ...]:
    """The rows of every article, labelled engagements first, each in the order of its file."""
    rows: list[Row] = []
    for article in sorted(labelled):
        gold, pred = labelled[article], found.get(article, [])
        pairs = {i: (j, right) for i, j, _, right in scorer.align(gold, pred)}
        rows.extend(_gold_row(name, article, i, event, pairs.get(i), pred, scorer) for i, event in enumerate(gold))
        taken = {j for j, _ in pairs.values()}
        rows.extend(_extra_row(name, article, j, event) for j, event in enumerate(pred) if j not in taken)
    return tuple(rows)


def report_csv(rows: Iterable[Row]) -> str:
    """The rows as the text of `report.csv`; the same rows always give the same bytes."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows([getattr(row, column) for column in COLUMNS] for row in rows)
    return text.getvalue()


def recall_by_kind(rows: Iterable[Row]) -> Figures:
    """Of the labelled engagements of each kind, the share that is right: `right_meeting`; none for a kind with few of them."""
    labelled = [row for row in rows if row.outcome != "extra"]
    right = Counter(row.kind for row in labelled if row.outcome == "right")
    counts = sorted(Counter(row.kind for row in labelled).items())
    return {f"right_{kind}": _cut(right[kind] / n) for kind, n in counts if n >= FEWEST}


def read_figures(printed: str) -> Figures:
    """The `name value` lines of the scorer."""
    return {name: float(value) for name, value in (line.split() for line in printed.splitlines())}


def read_table_figures(printed: str) -> Figures:
    """Recall and precision of the table from `right 7 of 7` and `further_rows 1`."""
    words = printed.split()
    right, expected, further = int(words[1]), int(words[3]), int(words[5])
    return {
        "table_recall": _cut(right / expected),
        "table_precision": _cut(right / (right + further) if right + further else 1.0),
    }


def fingerprint(files: Iterable[Path]) -> str:
    """One number for the names and the bytes of files, whatever folder they lie in."""
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda file: (file.parent.name, file.name)):
        digest.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def load_scorer(gold: Path = GOLD) -> ModuleType:
    """The scorer's functions, from where it lies."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise RunError(f"{gold / 'score.py'} is no Python file.")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def _gold_row(
    name: str, article: str, index: int, event: dict[str, Any], pair: tuple[int, bool] | None, pred: Events, scorer: ModuleType
) -> Row:
    found = pred[pair[0]] if pair else None
    return Row(
        set=name,
        article=article,
        event=str(index),
        kind=event["kind"],
        when=_when(event),
        outcome="missed" if pair is None else "right" if pair[1] else "found",
        wrong=" ".join(_wrong(event, found, scorer)) if found else "",
        rules=" ".join(_rules(found)) if found else "",
    )


def _extra_row(name: str, article: str, index: int, event: dict[str, Any]) -> Row:
    rules = " ".join(_rules(event))
    return Row(
        set=name,
        article=article,
        event=f"+{index}",
        kind=event["kind"],
        when=_when(event),
        outcome="extra",
        wrong="",
        rules=rules,
    )


def _when(event: dict[str, Any]) -> str:
    return f"{event.get('start') or ''}..{event.get('end') or ''}"


def _wrong(gold: dict[str, Any], pred: dict[str, Any], scorer: ModuleType) -> list[str]:
    """The fields in which a found engagement differs from the labelled one, as the scorer compares them."""
    wrong = [key for key in ("start", "end", "precision", "status", "kind") if gold.get(key) != pred.get(key)]
    wrong += [
        key for key in ("city", "country") if scorer.name_tokens(gold.get(key) or "") != scorer.name_tokens(pred.get(key) or "")
    ]
    ours, theirs = pred.get("officials") or [], gold.get("officials") or []
    if not len(ours) == len(theirs) == scorer.overlap(theirs, ours, scorer.same_official):
        wrong.append("officials")
    if set(gold.get("issues") or []) != set(pred.get("issues") or []):
        wrong.append("issues")
    return wrong + (["main"] if gold.get("main", True) != pred.get("main", True) else [])


def _rules(event: dict[str, Any]) -> list[str]:
    """The ids of the rules and gazetteer entries behind an engagement, each once."""
    claims = (claim for values in (event.get("claims") or {}).values() for claim in values)
    return sorted({claim["rule"] for claim in claims if claim.get("rule")})


def _events(folder: Path) -> dict[str, Events]:
    return {path.stem: json.loads(path.read_text("utf-8")).get("events", []) for path in sorted(folder.glob("*.json"))}


def _with_dates_of_groups(labelled: Mapping[str, Events], groups: Sequence[Sequence[tuple[str, int]]]) -> dict[str, Events]:
    """An undated labelled engagement takes the date that another article tells of it, as the scorer has it."""
    dated = {article: [dict(event) for event in events] for article, events in labelled.items()}
    for group in groups:
        members = [dated[article][index] for article, index in group if article in dated]
        known = next((event for event in members if event["precision"] == "day" and event["start"]), None)
        for event in members:
            if known and not event["start"] and not event["end"]:
                event.update({key: known[key] for key in ("start", "end", "precision")})
    return dated


def _cut(share: float) -> float:
    return int(share * 1000 + 1e-9) / 1000


def _run(*arguments: str | Path) -> str:
    done = subprocess.run([sys.executable, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise RunError(f"python {' '.join(map(str, arguments[:3]))} ended with {done.returncode}: {said[-2000:]}")
    return done.stdout
