"""The settings that the dashboard starts with keep what README promises, and the colours of the page are those of the chart."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from timeline.palette import palette_of

CONFIG = tomllib.loads((Path(__file__).parents[1] / ".streamlit" / "config.toml").read_text("utf-8"))


def test_only_this_machine_is_answered_and_nobody_is_told() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert set(CONFIG["server"]["allowedHosts"]) == {"localhost", "127.0.0.1"}
    assert CONFIG["server"]["enableXsrfProtection"] is True
    assert CONFIG["browser"]["gatherUsageStats"] is False


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_has_the_colours_of_the_chart(theme: str) -> None:
    page, chart = CONFIG["theme"][theme], palette_of(theme)
    shown = (page["backgroundColor"], page["textColor"], page["grayTextColor"])
    assert tuple(map(str.casefold, shown)) == tuple(map(str.casefold, (chart.paper, chart.ink, chart.muted)))
