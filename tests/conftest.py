"""What holds for every test: how hard the property tests try, and that CI does not skip what it is there for."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

# Reading files takes as long as the disk takes; a slow machine is no fault of the code.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.register_profile("soak", settings.get_profile("default"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") == "true" else "default"))

NEVER_SKIPPED_IN_CI = ("browser", "gold")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A missing browser or missing labelled articles are a reason to skip on a person's machine, and a fault in CI."""
    report = yield
    rooms = {marker.name for marker in item.iter_markers()} | {item.path.parent.name}
    if report.skipped and os.environ.get("CI") == "true" and not rooms.isdisjoint(NEVER_SKIPPED_IN_CI):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report
