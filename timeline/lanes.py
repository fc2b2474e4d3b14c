"""The lanes of the chart: who or what each event is filed under, and which lanes are shown.

Every dated event has at least one lane. One without officials goes to a lane named for the delegation, with the tags of its
countries; one that lacks what the lanes are by goes to a lane that says so ("No issue named").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from .labels import Labels
from .stretches import Stretches
from .words import kind_words

Indexes = npt.NDArray[np.int64]


class Lanes(StrEnum):
    """What the lanes of the chart are by."""

    COUNTERPART = "counterpart"
    OFFICIAL = "official"
    ISSUE = "issue"
    COUNTRY = "country"
    KIND = "kind"


class LaneKey(NamedTuple):
    """What makes two events share a lane: its name as shown, and the tags of its countries."""

    name: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One lane: its name, the codes of its countries, and how many events with a date it holds."""

    name: str
    tags: tuple[str, ...]
    count: int

    @property
    def tag(self) -> str:
        """The codes as they stand beside the name, the first two of many: `US`, `JP KR`, `BN KH +8`."""
        more = len(self.tags) - 2
        return " ".join(self.tags[:2]) + (f" +{more}" if more > 0 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanePlan:
    """The lanes shown, the busiest first, and what lies in them: the event of row `rows[i]` lies in lane `lanes[i]`.

    `all_lanes` counts the lanes there are, `hidden` the events that lie in none of those shown, `shared` those in several.
    """

    shown: tuple[Lane, ...]
    rows: Indexes
    lanes: Indexes
    all_lanes: int
    hidden: int
    shared: int


def plan_lanes(frame: pd.DataFrame, stretches: Stretches, by: Lanes, labels: Labels, *, most: int) -> LanePlan:
    """The lanes of a frame, most engagements first, then by first date, then by name; at most `most` are shown."""
    keys, rows, codes = _memberships(frame, np.flatnonzero(~np.isnan(stretches.mark)), by, labels)
    counts = np.bincount(codes, minlength=len(keys))
    order = _order(keys, counts, _first_dates(stretches.mark[rows], codes, len(keys)))[:most]
    position = np.full(len(keys), -1)
    position[order] = np.arange(len(order))
    kept = position[codes] >= 0
    marks = np.bincount(rows[kept], minlength=len(frame))
    return LanePlan(
        shown=tuple(Lane(name=keys[code].name, tags=keys[code].tags, count=int(counts[code])) for code in order),
        rows=rows[kept],
        lanes=position[codes[kept]],
        all_lanes=len(keys),
        hidden=len(np.unique(rows)) - int((marks > 0).sum()),
        shared=int((marks > 1).sum()),
    )


def _memberships(frame: pd.DataFrame, dated: Indexes, by: Lanes, labels: Labels) -> tuple[list[LaneKey], Indexes, Indexes]:
    """All lanes, and the pairs of row and lane of the rows given; rows that are alike are looked at once."""
    columns, find = _FINDERS[by]
    alike: dict[tuple[object, ...], int] = {}
    cells = zip(*(frame[name].tolist() for name in columns), strict=True)
    group = np.array([alike.setdefault(cell, len(alike)) for cell in cells], dtype=np.int64)[dated]
    lanes_of = [tuple(dict.fromkeys(find(_Row(**dict(zip(columns, cell, strict=True))), labels))) for cell in alike]  # type: ignore[arg-type]
    code_of: dict[LaneKey, int] = {}
    flat = np.array([code_of.setdefault(key, len(code_of)) for keys in lanes_of for key in keys], dtype=np.int64)
    sizes = np.array([len(keys) for keys in lanes_of], dtype=np.int64)
    first, size = (np.cumsum(sizes) - sizes)[group], sizes[group]
    within = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    return list(code_of), np.repeat(dated, size), flat[np.repeat(first, size) + within]


def _first_dates(marks: npt.NDArray[np.float64], codes: Indexes, lanes: int) -> npt.NDArray[np.float64]:
    first = np.full(lanes, np.inf)
    np.minimum.at(first, codes, marks)
    return first


def _order(keys: Sequence[LaneKey], counts: Indexes, first: npt.NDArray[np.float64]) -> list[int]:
    return sorted(range(len(keys)), key=lambda code: (-counts[code], first[code], keys[code]))


class _Row(NamedTuple):
    """The cells that lanes are made of; a way of making them is given only those that it reads."""

    kind: str = ""
    officials: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()


def _by_counterpart(row: _Row, _: Labels) -> Iterable[LaneKey]:
    """The officials of the other sides; where nobody is named there, one lane for their delegation.

    Whose side is the home side is decided once for the whole dossier, in `table.home_side`, so that a filter does not turn the
    chart around.
    """
    people = [name for name in row.counterparts if name in row.officials]
    if people:
        return _people(row, people)
    return [_delegation(row, tuple(row.counterparts) or row.parties)]


def _by_official(row: _Row, _: Labels) -> Iterable[LaneKey]:
    return _people(row, row.officials) if row.officials else [_delegation(row, row.parties)]


def _people(row: _Row, names: Iterable[str]) -> list[LaneKey]:
    side_of = dict(zip(row.officials, row.sides, strict=False))
    return [LaneKey(name, (side_of[name],) if side_of.get(name) else ()) for name in names]


def _delegation(row: _Row, parties: tuple[str, ...]) -> LaneKey:
    if row.officials:
        return LaneKey("No counterpart named", parties)
    return LaneKey("Negotiating teams" if row.kind == "negotiation" else "Delegations", parties)


def _by_issue(row: _Row, labels: Labels) -> Iterable[LaneKey]:
    return [LaneKey(labels.issue(issue)) for issue in row.issues] or [LaneKey("No issue named")]


def _by_country(row: _Row, labels: Labels) -> Iterable[LaneKey]:
    return [LaneKey(labels.country(code), (code,)) for code in row.countries] or [LaneKey("No country named")]


def _by_kind(row: _Row, _: Labels) -> Iterable[LaneKey]:
    return [LaneKey(kind_words(row.kind))]


_PEOPLE = ("kind", "officials", "sides", "parties")
_FINDERS: dict[Lanes, tuple[tuple[str, ...], Callable[[_Row, Labels], Iterable[LaneKey]]]] = {
    Lanes.COUNTERPART: ((*_PEOPLE, "counterparts"), _by_counterpart),
    Lanes.OFFICIAL: (_PEOPLE, _by_official),
    Lanes.ISSUE: (("issues",), _by_issue),
    Lanes.COUNTRY: (("countries",), _by_country),
    Lanes.KIND: (("kind",), _by_kind),
}
