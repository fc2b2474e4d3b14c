"""Whose article it is: the state whose ministers it names without their country, and who held an office there at the time.

The web address tells it, else a body of a government named in the lines around the text ("Prime Minister's Office, 10 Downing
Street"), else the mark of a state's own news agency ("(VNA)"), else the dateline. Where nothing tells, nobody is meant.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from extract.fold import fold
from extract.knowledge import Knowledge
from extract.model import Article, Mention
from extract.officials.known import Known, KnownOfficials

_HOST = re.compile(r"^(?:https?://)?([^/:?#]+)", re.IGNORECASE)
_GENERIC = {"gov": "US", "mil": "US", "uk": "GB"}
_NATIONAL = re.compile(r"\b(?:gov|govt|go|gob|gouv|gc|gv|mil|mofa|mfa)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MARK = re.compile(r"[(/]([A-Za-z][A-Za-z .-]{1,20})[)/]")
_OPENING = 600
"""Characters of a text in which a mark of its agency stands."""
_LONGEST_LABEL = 90
"""Characters of a line that names a publisher: "From: Prime Minister's Office, 10 Downing Street"."""


def home_of(article: Article, places: Sequence[Mention], knowledge: Knowledge) -> str | None:
    """The state at home in an article: `GB` for a page of gov.uk, `VN` for "HANOI, May 3 -"."""
    written = _of_address(article.url, knowledge) or _of_body(article.text, knowledge) or _of_agency(article.text, knowledge)
    return written or _of_dateline(places, knowledge)


def _of_address(url: str | None, knowledge: Knowledge) -> str | None:
    host = _HOST.match(url) if url else None
    if host is None:
        return None
    *others, last = host.group(1).casefold().split(".")
    code = _GENERIC.get(last) or last.upper()
    official = last in _GENERIC or _NATIONAL.search(".".join(others)) is not None
    return code if official and knowledge.countries.name(code) != code else None


def _of_body(text: str, knowledge: Knowledge) -> str | None:
    """The side of the body that a short line without a full stop names, where all such lines name one."""
    bodies = [(phrase.phrase, phrase.side) for phrase in knowledge.title_phrases if phrase.body]
    labels = [fold(line) for line in text.split("\n") if len(line) <= _LONGEST_LABEL and not line.rstrip().endswith(".")]
    sides = {side for line in labels for phrase, side in bodies if phrase in line and ("office" in line or "from:" in line)}
    return sides.pop() if len(sides) == 1 else None


def _of_agency(text: str, knowledge: Knowledge) -> str | None:
    """The state whose own agency's mark stands in the first lines: "HANOI (VNA) -", "ASTANA, May 3. /Kazinform/"."""
    by_mark = {mark.casefold(): country.code for country in knowledge.countries.records for mark in country.agencies}
    sides = {by_mark.get(mark.casefold()) for mark in _MARK.findall(text, 0, _OPENING)} - {None}
    return sides.pop() if len(sides) == 1 else None


def _of_dateline(places: Iterable[Mention], knowledge: Knowledge) -> str | None:
    here = next((place.id for place in places if place.rule.endswith(":dateline")), None)
    return next((place.country for place in knowledge.places if place.id == here), None) if here else None


def holder_then(words: frozenset[str], side: str, article: Article, officials: KnownOfficials) -> Known | None:
    """The one known official who held an office when an article appeared; None where its time is not known."""
    days = _time_of(article)
    found = [
        known
        for known in officials.by_side.get(side, ())
        for office, held in zip(known.official.offices, known.offices, strict=True)
        if held == words and office.side == side and office.begin and days and all(office.held_on(day) for day in days)
    ]
    return found[0] if len(found) == 1 else None


def _time_of(article: Article) -> tuple[dt.date, ...]:
    """The day of publication, else both ends of the only year that the text names."""
    if article.published:
        return (article.published,)
    years = set(_YEAR.findall(article.text))
    year = int(years.pop()) if len(years) == 1 else 0
    return (dt.date(year, 1, 1), dt.date(year, 12, 31)) if year else ()
