"""The parameters of the address are those that the timeline reads and writes."""

from __future__ import annotations

import datetime as dt

from timeline.filters import FACETS, KEY_OF, Filters, to_query


def test_the_unseen_widgets_hold_the_parameters_of_the_filters() -> None:
    everything = Filters(**dict.fromkeys(FACETS, ("x",)), since=dt.date(2025, 1, 1), until=dt.date(2025, 1, 2), words="x")
    assert set(to_query(everything)) == {*KEY_OF.values(), "since", "until", "q"}
    for facet, key in KEY_OF.items():
        assert list(to_query(Filters(**{facet: ("x",)}))) == [key]
