"""Filters: what people chose, the rows that remain, and how many each further choice would leave.

Within one facet the values are alternatives, between facets all must hold. An event counts for a range of dates when its days
overlap it; one of which a single end is known counts by that end; one without a date is left out by a range, and how many are is
told. Membership is held as pairs of row and value, made once for a frame, so that a filter is a mask and a count is a bincount.
"""

from __future__ import annotations

import datetime as dt
import weakref
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from .labels import Labels
from .search import needles
from .words import day_words, kind_words

Mask = npt.NDArray[np.bool_]

FACETS = ("officials", "issues", "countries", "kinds", "statuses")
_COLUMN_OF = {"officials": "officials", "issues": "issues", "countries": "countries", "kinds": "kind", "statuses": "status"}
KEY_OF = {"officials": "official", "issues": "issue", "countries": "country", "kinds": "kind", "statuses": "status"}
"""Each facet's name in an address, and for people where one value is meant."""
# The longest search that an address may carry; longer ones are cut.
MOST_WORDS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is chosen; empty chooses everything. Values are kept sorted and once, so that equal choices are equal."""

    officials: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    words: str = ""

    def __post_init__(self) -> None:
        for facet in FACETS:
            object.__setattr__(self, facet, tuple(sorted(set(self.chosen(facet)))))
        object.__setattr__(self, "words", " ".join(self.words.split())[:MOST_WORDS].strip())

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values chosen in a facet: `filters.chosen("kinds")`."""
        values: tuple[str, ...] = getattr(self, facet)
        return values

    def choosing(self, facet: str, values: Iterable[str]) -> Filters:
        """The same with other values chosen in one facet: `filters.choosing("kinds", ["call"])`."""
        changes: dict[str, Any] = {facet: tuple(values)}
        return replace(self, **changes)

    @property
    def dated(self) -> bool:
        """Whether a range of dates is chosen, which leaves out events without a date."""
        return self.since is not None or self.until is not None

    @property
    def any(self) -> bool:
        """Whether anything is chosen at all."""
        return self != Filters()


class Count(NamedTuple):
    """One value of a facet and the number of events that have it."""

    value: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """All values of one facet with counts under the other filters: the chosen first, then by count over everything."""

    name: str
    values: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """One choice taken back: the facet (or `since`, `until`, `words`) and value, the filters without it, and what these leave."""

    facet: str
    value: str
    filters: Filters
    events: int


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The membership of one facet: row `rows[i]` has the value `values[codes[i]]`."""

    values: tuple[str, ...]
    rows: npt.NDArray[np.int64]
    codes: npt.NDArray[np.int64]

    def having(self, wanted: Iterable[str], size: int) -> Mask:
        """The rows that have at least one of the wanted values."""
        chosen = np.isin(np.array(self.values, dtype=object), list(wanted)) if self.values else np.zeros(0, dtype=bool)
        mask = np.zeros(size, dtype=bool)
        mask[self.rows[chosen[self.codes]]] = True
        return mask

    def counts(self, mask: Mask) -> npt.NDArray[np.int64]:
        """How many rows of the mask have each value."""
        return np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))


@dataclass(frozen=True, slots=True)
class _Index:
    """What filtering needs of one frame; `first` and `last` are day numbers, meaningful where `dated`."""

    pairs: dict[str, _Pairs]
    dated: Mask
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]


_indexes: dict[int, tuple[weakref.ref[pd.DataFrame], _Index]] = {}


def _index_of(frame: pd.DataFrame) -> _Index:
    """The index of a frame, made when it is first asked for and kept as long as the frame lives."""
    kept = _indexes.get(id(frame))
    if kept and kept[0]() is frame:
        return kept[1]
    key = id(frame)
    index = _make_index(frame)
    _indexes[key] = (weakref.ref(frame, lambda _: _indexes.pop(key, None)), index)
    return index


def _make_index(frame: pd.DataFrame) -> _Index:
    start, end = (frame[name].to_numpy().astype("datetime64[D]") for name in ("start", "end"))
    first, last = np.where(np.isnat(start), end, start), np.where(np.isnat(end), start, end)
    pairs = {facet: _pairs([_values(cell) for cell in frame[_COLUMN_OF[facet]]]) for facet in FACETS}
    return _Index(pairs=pairs, dated=~np.isnat(first), first=first.astype(np.int64), last=last.astype(np.int64))


def _values(cell: str | tuple[str, ...]) -> tuple[str, ...]:
    return cell if isinstance(cell, tuple) else (cell,) if cell else ()


def _pairs(cells: Sequence[tuple[str, ...]]) -> _Pairs:
    values = tuple(sorted({value for cell in cells for value in cell}))
    code_of = {value: code for code, value in enumerate(values)}
    rows = np.repeat(np.arange(len(cells)), [len(set(cell)) for cell in cells])
    codes = np.array([code_of[value] for cell in cells for value in dict.fromkeys(cell)], dtype=np.int64)
    return _Pairs(values, rows.astype(np.int64), codes)


def apply(frame: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The rows that the filters leave, in the same order: `apply(frame, Filters(issues=("energy",)))`."""
    if not filters.any:
        return frame
    return frame[_matching(frame, filters)].reset_index(drop=True)


def count(frame: pd.DataFrame, filters: Filters) -> int:
    """How many rows the filters leave."""
    return int(_matching(frame, filters).sum())


def _matching(frame: pd.DataFrame, filters: Filters) -> Mask:
    mask = _besides_facets(frame, filters)
    for allowed in _allowed(frame, filters).values():
        mask &= allowed
    return mask


def _besides_facets(frame: pd.DataFrame, filters: Filters) -> Mask:
    return _found(frame, filters.words) & _in_range(_index_of(frame), filters)


def _allowed(frame: pd.DataFrame, filters: Filters) -> dict[str, Mask]:
    """For each facet in which something is chosen, the rows that have it."""
    pairs = _index_of(frame).pairs
    return {facet: pairs[facet].having(wanted, len(frame)) for facet in FACETS if (wanted := filters.chosen(facet))}


def _found(frame: pd.DataFrame, words: str) -> Mask:
    mask = np.ones(len(frame), dtype=bool)
    for needle in needles(words):
        mask &= frame["words"].str.contains(needle, regex=False).to_numpy(dtype=bool)
    return mask


def _in_range(index: _Index, filters: Filters) -> Mask:
    mask = index.dated.copy() if filters.dated else np.ones(len(index.dated), dtype=bool)
    if filters.since:
        mask &= index.last >= _day_number(filters.since)
    if filters.until:
        mask &= index.first <= _day_number(filters.until)
    if filters.since and filters.until and filters.since > filters.until:
        mask[:] = False
    return mask


def _day_number(day: dt.date) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))


def facets(frame: pd.DataFrame, filters: Filters) -> dict[str, Facet]:
    """Each facet with all its values in the frame; the counts follow the other filters, not the facet's own."""
    besides, allowed = _besides_facets(frame, filters), _allowed(frame, filters)
    return {facet: _facet(_index_of(frame).pairs[facet], facet, filters, _others(besides, allowed, facet)) for facet in FACETS}


def _others(besides: Mask, allowed: Mapping[str, Mask], facet: str) -> Mask:
    mask = besides.copy()
    for other, having in allowed.items():
        if other != facet:
            mask &= having
    return mask


def _facet(pairs: _Pairs, name: str, filters: Filters, mask: Mask) -> Facet:
    now, overall = pairs.counts(mask), pairs.counts(np.ones_like(mask))
    chosen = set(filters.chosen(name))
    order = sorted(
        range(len(pairs.values)), key=lambda code: (pairs.values[code] not in chosen, -overall[code], pairs.values[code])
    )
    return Facet(name=name, values=tuple(Count(pairs.values[code], int(now[code])) for code in order))


def left_out_undated(frame: pd.DataFrame, filters: Filters) -> int:
    """How many events without a date the range of dates leaves out, of those that all other filters leave."""
    if not filters.dated:
        return 0
    others = _matching(frame, replace(filters, since=None, until=None))
    return int((others & ~_index_of(frame).dated).sum())


def relaxations(frame: pd.DataFrame, filters: Filters) -> tuple[Relaxation, ...]:
    """What each choice taken back alone would leave, the most first; for a view in which nothing matches."""
    changes = [(facet, value, _without(filters, facet, value)) for facet, value in _choices(filters)]
    found = [Relaxation(facet=facet, value=value, filters=less, events=count(frame, less)) for facet, value, less in changes]
    return tuple(sorted((relaxed for relaxed in found if relaxed.events), key=lambda relaxed: -relaxed.events))


def _choices(filters: Filters) -> list[tuple[str, str]]:
    chosen = [(facet, value) for facet in FACETS for value in filters.chosen(facet)]
    ends = [(name, end.isoformat()) for name, end in (("since", filters.since), ("until", filters.until)) if end]
    return [*chosen, *ends, *([("words", filters.words)] if filters.words else [])]


def _without(filters: Filters, choice: str, value: str) -> Filters:
    if choice == "since":
        return replace(filters, since=None)
    if choice == "until":
        return replace(filters, until=None)
    if choice == "words":
        return replace(filters, words="")
    return filters.choosing(choice, (other for other in filters.chosen(choice) if other != value))


def describe(filters: Filters, labels: Labels) -> str:
    """The filters in words: `official Jacob Helberg; issue Energy or Tariffs`; without any, `all engagements`."""
    parts = [_described(facet, filters.chosen(facet), labels) for facet in FACETS if filters.chosen(facet)]
    if filters.since:
        parts.append(f"from {day_words(filters.since)}")
    if filters.until:
        parts.append(f"until {day_words(filters.until)}")
    if filters.words:
        parts.append(f"words {filters.words}")
    return "; ".join(parts) or "all engagements"


def _described(facet: str, values: Iterable[str], labels: Labels) -> str:
    return f"{KEY_OF[facet]} {' or '.join(value_words(facet, value, labels) for value in values)}"


def value_words(facet: str, value: str, labels: Labels) -> str:
    """A facet's value as people read it: `value_words("issues", "energy", labels)` is `Energy`."""
    if facet == "issues":
        return labels.issue(value)
    if facet == "countries":
        return labels.country(value)
    return kind_words(value) if facet == "kinds" else value.capitalize() if facet == "statuses" else value


def to_query(filters: Filters) -> dict[str, list[str]]:
    """The filters as parts of an address: `{"official": ["Jacob Helberg"], "since": ["2025-05-01"]}`; nothing chosen is empty."""
    query = {KEY_OF[facet]: list(filters.chosen(facet)) for facet in FACETS}
    query["since"] = [filters.since.isoformat()] if filters.since else []
    query["until"] = [filters.until.isoformat()] if filters.until else []
    query["q"] = [filters.words] if filters.words else []
    return {key: values for key, values in query.items() if values}


def from_query(query: Mapping[str, str | Sequence[str]], frame: pd.DataFrame) -> Filters:
    """The filters that an address holds; keys, values and dates that the frame or the calendar does not know are left out."""
    pairs = _index_of(frame).pairs
    chosen = {facet: _known(_given(query, KEY_OF[facet]), pairs[facet].values) for facet in FACETS}
    since, until = (_date(_given(query, key)) for key in ("since", "until"))
    return Filters(**chosen, since=since, until=until, words=" ".join(_given(query, "q")))


def _given(query: Mapping[str, str | Sequence[str]], key: str) -> tuple[str, ...]:
    value = query.get(key, ())
    return (value,) if isinstance(value, str) else tuple(value)


def _known(given: Iterable[str], values: Iterable[str]) -> tuple[str, ...]:
    known = set(values)
    return tuple(value for value in given if value in known)


def _date(given: Sequence[str]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(given[-1]) if given else None
    except ValueError:
        return None
