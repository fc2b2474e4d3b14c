"""What the benchmarks share: timing the best of a few runs, and a line of the table."""

from __future__ import annotations

import time
from collections.abc import Callable

CLOCK = Callable[[], float]


def best(work: Callable[[], object], runs: int, clock: CLOCK = time.perf_counter) -> float:
    """The shortest of some runs, in seconds of a clock; `time.process_time` counts only those that this process was busy."""
    times = []
    for _ in range(runs):
        began = clock()
        work()
        times.append(clock() - began)
    return min(times)


def row(name: str, value: float, unit: str = "", note: str = "") -> str:
    """A line: what was measured, the figure, its unit."""
    return f"{name:<56}{value:>10.2f} {unit} {note}".rstrip()
