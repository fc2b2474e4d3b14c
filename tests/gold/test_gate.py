"""The gate itself: the extractor as it is now, on the labelled articles."""

from __future__ import annotations

import os

import pytest

from gold.floors import load_floors
from gold.gate import FLOORS, REPORT, SETS, missing, score, shut

pytestmark = pytest.mark.gold


def test_the_extractor_is_as_good_as_its_floors() -> None:
    if lack := missing():
        if os.environ.get("CI") == "true":
            pytest.fail(lack)
        pytest.skip(lack)
    floors = load_floors(FLOORS)
    assert set(SETS) <= set(floors), "some sets have no floors yet; run make gate"
    reasons = shut(score(), floors, REPORT.read_text("utf-8"))
    assert not reasons, "\n".join(reasons)
