"""The one place where the dateparser package is asked: for a bounded candidate that our grammar found and has no value for.

It is never given running text. Its languages are fixed, its settings strict: day, month and year must all stand in the
candidate, nothing is filled in from a clock. It is imported when the first candidate comes, because that takes long.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extract.model import PartialDate

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

LONGEST = 64
"""A longer candidate is no date: "Wednesday, the 31st day of September, 2025 at 11:59 p.m." has 55."""


@lru_cache(maxsize=4096)
def parse_candidate(words: str, language: str) -> PartialDate | None:
    """The day that a candidate names, None where the package does not read day, month and year in it: `14-Nov-2025`."""
    if len(words) > LONGEST:
        return None
    told = _parser(language).get_date_data(words)
    day = told.date_obj
    return PartialDate(year=day.year, month=day.month, day=day.day) if day is not None and told.period == "day" else None


@lru_cache(maxsize=4)
def _parser(language: str) -> DateDataParser:
    from dateparser.date import DateDataParser

    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=[language], settings=settings)
