"""Dates of an article: find what the words say, then resolve it into days.

`find_dates` is the stage. Its parts can be used alone: `find_expressions` (words) says what the words say,
`resolve_expressions` (days) turns that into days by publication date, tense and the other dates of the text. The
grammar is `data/dates.LANGUAGE.yml`, read by `load_date_rules` (rules).
"""

from __future__ import annotations

import datetime as dt

from extract.dates.days import Resolved, resolve_expressions
from extract.dates.plain import plain_text
from extract.dates.rules import DateRules
from extract.dates.words import find_expressions
from extract.model import Article, DateMention


def find_dates(article: Article, rules: DateRules, news: dt.date | None = None) -> tuple[DateMention, ...]:
    """The dates of an article in text order, none within another: `on May 22` in an article of June 2025 is 2025-05-22.

    `news` is the day of the news, where the people of an article without a publication date settle it.
    """
    return tuple(resolved.mention for resolved in read_dates(article, rules, news))


def read_dates(article: Article, rules: DateRules, news: dt.date | None = None) -> tuple[Resolved, ...]:
    """The same, each date beside the expression that it was read from."""
    plain = plain_text(article.text)
    return resolve_expressions(article, find_expressions(article.text, rules, plain), rules, plain, news)
