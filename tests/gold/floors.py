"""The floors under the figures of the gold run: kept in a file, compared, raised, and lowered only for a written reason."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gold.scoring import Figures, Scored


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The figures of one set that may not be undercut, and the fingerprint of what they were measured on."""

    fingerprint: str
    figures: Figures = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A figure below its floor."""

    set: str
    figure: str
    floor: float
    now: float

    def __str__(self) -> str:
        return f"{self.set} {self.figure} {self.floor:.3f} -> {self.now:.3f}"


class RefusedError(ValueError):
    """Why the floors stay as they are, and what to do."""


def load_floors(path: Path) -> dict[str, Floor]:
    """The floors by set; none where there is no file yet."""
    if not path.exists():
        return {}
    kept = json.loads(path.read_text("utf-8"))
    return {name: Floor(fingerprint=floor["fingerprint"], figures=floor["figures"]) for name, floor in kept.items()}


def save_floors(path: Path, floors: Mapping[str, Floor]) -> None:
    """Written sorted, so that a change shows as what changed."""
    kept = {name: {"fingerprint": floor.fingerprint, "figures": floor.figures} for name, floor in floors.items()}
    path.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", "utf-8")


def falls(scored: Iterable[Scored], floors: Mapping[str, Floor]) -> list[Fall]:
    """Every figure below its floor; one that is no longer measured counts as fallen to nothing."""
    return [
        Fall(set=one.name, figure=figure, floor=floor, now=one.figures.get(figure, 0.0))
        for one in scored
        for figure, floor in sorted(floors[one.name].figures.items() if one.name in floors else ())
        if one.figures.get(figure, 0.0) < floor
    ]


def complaints(scored: Iterable[Scored], floors: Mapping[str, Floor]) -> list[str]:
    """What keeps the gate shut: falls, and sets that are not the ones that the floors were measured on."""
    scored = list(scored)
    changed = [one.name for one in scored if one.name in floors and floors[one.name].fingerprint != one.fingerprint]
    return [f"below the floor: {fall}" for fall in falls(scored, floors)] + [
        f"the labelled articles or the scorer of {name} changed since its floors were set; run make gate" for name in changed
    ]


def raise_floors(scored: Iterable[Scored], floors: Mapping[str, Floor], *, lower: str | None = None) -> dict[str, Floor]:
    """The floors after a run: each at the best figure so far; a fallen one stays only if no reason to lower it is given.

    Raises `RefusedError` where a figure fell and there is no reason.
    """
    scored = list(scored)
    fallen = falls(scored, floors)
    if fallen and not (lower and lower.strip()):
        told = "\n".join(f"  {fall}" for fall in fallen)
        raise RefusedError(f'These figures fell:\n{told}\nMend that, or say why it may be: make gate LOWER="the reason"')
    lowered = {(fall.set, fall.figure) for fall in fallen}
    return dict(floors) | {one.name: _risen(one, floors.get(one.name), lowered) for one in scored}


def note_lowering(changes: str, fallen: Iterable[Fall], reason: str) -> str:
    """The text of CHANGES.md with a line about lowered floors under its newest heading."""
    line = f"- Gold floors lowered ({'; '.join(map(str, fallen))}): {' '.join(reason.split())}"
    head, heading, rest = changes.partition("\n## ")
    title, _, body = rest.partition("\n")
    if not heading:
        return f"{changes.rstrip()}\n\n{line}\n"
    return f"{head}{heading}{title}\n\n{line}\n{body.lstrip()}"


def _risen(one: Scored, floor: Floor | None, lowered: set[tuple[str, str]]) -> Floor:
    before = floor.figures if floor else {}
    kept = {figure: value for figure, value in before.items() if (one.name, figure) not in lowered}
    figures = {figure: max(value, kept.get(figure, 0.0)) for figure, value in one.figures.items()}
    return Floor(fingerprint=one.fingerprint, figures=figures)
