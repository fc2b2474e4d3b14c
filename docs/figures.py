"""Copies the figures that the gate holds from tests/gold/floors.json into README; `make gate` ends with it.

By hand: `.venv/bin/python docs/figures.py`.
"""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
FLOORS = ROOT / "tests" / "gold" / "floors.json"

BEGIN, END = "<!-- figures: written by docs/figures.py -->\n", "<!-- end of figures -->\n"
NOT_YET = "No figures yet: `make gate` measures them and writes them here.\n"
SETS = {
    "seeds": "the seed articles",
    "dev": "articles of many publishers",
    "more": "U.S. releases",
    "passages": "our own short articles",
}
TABLES = {"table of the sources": "sources", "table of our seeds": "seeds"}
MEANINGS = {
    "found_f1": "engagements found: an official in common, and no date that contradicts",
    "right_f1": "engagements right: found, with the very dates and at least half of the officials",
    "main_right_recall": "of those that an article reports as its news, the share that is right",
    "officials_f1": "officials",
    "issues_f1": "issues",
    "city_f1": "cities",
    "country_f1": "countries",
    "kind_accuracy": "kind",
    "status_accuracy": "status",
    "precision_accuracy": "how exactly the date is known",
    "quiet_articles_left_quiet": "articles without an engagement in which none was found",
    "merge_f1": "merging: pairs of tellings that are one engagement",
}

Figures = dict[str, float]


def block(floors: dict[str, Figures]) -> str:
    """The table of figures as Markdown: a line each, a column a set; what was not measured in a set stays empty."""
    if not any(name in floors for name in SETS):
        return NOT_YET
    head = ["what", *(title for name, title in SETS.items() if name in floors)]
    lines = [head, ["---"] * len(head), *(_line(figure, words, floors) for figure, words in MEANINGS.items())]
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return "\n".join(filter(None, [table, _tables(floors)]))


def _line(figure: str, words: str, floors: dict[str, Figures]) -> list[str]:
    values = [floors[name].get(figure) for name in SETS if name in floors]
    return [words, *("" if value is None else f"{value:.3f}" for value in values)]


def _tables(floors: dict[str, Figures]) -> str:
    """The merged tables in a sentence each; nothing where they were not measured."""
    return "".join(
        f"- Merged table of the {words}: {floors[name]['table_recall']:.3f} of the engagements that they tell together are right "
        f"in every field that is scored, and {floors[name]['table_precision']:.3f} of its rows are among them.\n"
        for name, words in TABLES.items()
        if name in floors
    )


def load() -> dict[str, Figures]:
    """The figures that the gate holds, by set; none before the first run of `make gate`."""
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    return {name: floor["figures"] for name, floor in kept.items()}


def with_figures(readme: str, figures: str) -> str:
    """README with other figures between its two marks."""
    before, rest = readme.split(BEGIN)
    return f"{before}{BEGIN}{figures}{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    README.write_text(with_figures(README.read_text("utf-8"), block(load())), "utf-8")
