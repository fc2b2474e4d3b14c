"""The command `dates`: texts with their publication dates in, the same with the time expressions found out, one a line."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import IO

from extract.dates.calendar import PARTS_OF_DAYS
from extract.dates.compiling import load_date_rules
from extract.dates.days import Resolved
from extract.dates.find import read_dates
from extract.dates.rules import DateRules, Reading, Unit
from extract.model import Article, PartialDate, PublishedBasis, TimeRelation

SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


def main_dates(in_path: Path, out_path: Path, data: Path) -> None:
    """Read lines of `doc, dct, text` from one file and write them with `timexes` to another."""
    rules = load_date_rules(data)
    with in_path.open(encoding="utf-8") as lines, out_path.open("w", encoding="utf-8") as out:
        dates_jsonl(lines, out, rules)


def dates_jsonl(lines: Iterable[str], out: IO[str], rules: DateRules) -> None:
    """Add `timexes` (`begin, end, type, value, text`, `end_value` for spans) to each line; blank lines are left out."""
    for line in lines:
        if line.strip():
            record = json.loads(line)
            article = _article(str(record.get("doc", "")), str(record.get("text", "")), record.get("dct"))
            dates = _without_joined_hours(read_dates(article, rules), article.text)
            record["timexes"] = [timex for date in dates if (timex := _timex(date))]
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def _article(doc: str, text: str, day: str | None) -> Article:
    published = dt.date.fromisoformat(day) if day else None
    known = PublishedBasis.BY_HAND if published else PublishedBasis.UNKNOWN
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(id=doc, text=text, sha256=digest, published=published, published_basis=known)


def _without_joined_hours(dates: tuple[Resolved, ...], text: str) -> list[Resolved]:
    """The dates without hours that are part of the date beside them: "Monday at 3 p.m." is one expression."""
    spans = [(date.expression.begin, date.expression.end) for date in dates]
    between = [text[end:begin].strip(" ,\n") for (_, end), (begin, _) in pairwise(spans)]
    joined = [words in ("", "on", "at") for words in between]
    beside = [left or right for left, right in zip([False, *joined], [*joined, False], strict=True)]
    return [
        date
        for date, is_beside in zip(dates, beside, strict=False)
        if not (is_beside and date.expression.reading in (Reading.CLOCK, Reading.HOUR_AHEAD))
    ]


def _timex(date: Resolved) -> dict[str, object] | None:
    """One expression as the line holds it; None where it says no date."""
    value, end_value = timex_values(date)
    if not value or date.expression.reading in (Reading.OTHER_SIDE, Reading.ITS_HOUR):
        return None
    mention = date.mention.mention
    timex: dict[str, object] = {"begin": mention.begin, "end": mention.end, "type": "DATE", "value": value, "text": mention.text}
    return timex | ({"end_value": end_value} if end_value else {})


def timex_values(date: Resolved) -> tuple[str, str]:
    """The value of an expression, and that of its end where it is a span: `2025-11-12`, `2025-W46`, `2025-11`, `2023-FA`."""
    when, expression = date.mention.when, date.expression
    first, last = when.start or when.end, when.end or when.start
    if first is None or last is None:
        return _half_known(expression.start), ""
    one_day = when.start is not None and when.start == when.end
    unit = Unit.DAY if one_day else Unit.WEEK if expression.part in PARTS_OF_DAYS else expression.size
    value = _value(unit, first, expression.which)
    if not expression.is_span or date.mention.relation is not TimeRelation.ON:
        return value, ""
    end_value = _value(unit, last, expression.which)
    return value, end_value if end_value != value else ""


def _value(unit: Unit, day: dt.date, which: str) -> str:
    """A day, or the week, month, quarter, season or year that begins with it, in the form of TIMEX3."""
    year, week, _ = day.isocalendar()
    forms = {
        Unit.DAY: day.isoformat(),
        Unit.WEEK: f"{year}-W{week:02d}",
        Unit.WEEKEND: f"{year}-W{week:02d}-WE",
        Unit.MONTH: f"{day:%Y-%m}",
        Unit.QUARTER: f"{day:%Y}-Q{(day.month + 2) // 3}",
        Unit.HALF: f"{day:%Y}-H{which}",
        Unit.SEASON: f"{day:%Y}-{SEASON_CODES.get(which, 'XX')}",
        Unit.YEAR: f"{day:%Y}",
    }
    return forms[unit]


def _half_known(day: PartialDate | None) -> str:
    """A date without its year, with X for what is open: `XXXX-05-22`."""
    if day is None or day.month is None:
        return ""
    year = f"{day.year:04d}" if day.year else "XXXX"
    return f"{year}-{day.month:02d}" + (f"-{day.day:02d}" if day.day else "")
