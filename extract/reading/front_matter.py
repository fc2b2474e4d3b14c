"""What the head of a file says of its article: front matter in Markdown, the fields beside `text` in JSON.

A field that cannot be used is left out with a warning that names it and the remedy; the article itself is read all the same.
In the front matter every value is text as written, so that `NO` stays a word and 31 February cannot stop the parser.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from extract.reading.clean import clean_line

MAX_HEADER = 20_000
"""Characters of front matter that are parsed; it holds a handful of lines."""
MAX_DEPTH = 8
"""Lists within lists that are followed; a deeper nesting is an attack on the parser."""

_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
# A line of front matter: a key, or what continues a value. Prose between two rules is none and must not be lost as such.
_FIELD_LINE = re.compile(r"\S+:(?:\s|$)|[\s#?:\]}-]|$")
_UNKNOWN = ("", "~", "null")


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Title, publisher and the rest, each only where known, and what was wrong with the others."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: dt.date | None = None
    warnings: tuple[str, ...] = ()


def split_front_matter(text: str) -> tuple[str, str]:
    """The lines between two fences at the top, and the text below them; without a second fence all of it is text.

    >>> split_front_matter("---\\ntitle: Talks\\n---\\nDien met Helberg.")
    ('title: Talks\\n', 'Dien met Helberg.')
    """
    opening = _FENCE.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return "", text
    return text[opening.end() : closing.start()], text[closing.end() :].lstrip("\n")


def read_header(header: str) -> Details | None:
    """The details in the lines of front matter; None where they are no list of `key: value` and so belong to the text."""
    if not header.strip():
        return Details()
    if not all(_FIELD_LINE.match(line) for line in header.split("\n")):
        return None
    try:
        _refuse_excess(header)
        fields = yaml.load(header, Loader=yaml.BaseLoader)  # every scalar stays text; tags make no objects
    except (yaml.YAMLError, ValueError) as error:
        remedy = 'Write one "key: value" a line, and quotes around a value that holds a colon.'
        return Details(warnings=(f"The front matter was left aside: {_problem(error)}. {remedy}",))
    if not isinstance(fields, dict):
        return None
    return details_of({str(key).casefold(): value for key, value in fields.items()})


def details_of(fields: Mapping[str, object]) -> Details:
    """The details among named values; names that mean nothing here are passed over.

    >>> details_of({"title": "Talks", "date": "2025-11-14", "tags": []}).published
    datetime.date(2025, 11, 14)
    """
    warnings: list[str] = []
    lines = {name: _line(name, fields.get(name), warnings) for name in ("title", "source", "author", "language", "url")}
    name = "published" if _told(fields.get("published")) else "date"
    return Details(
        title=lines["title"],
        source=lines["source"],
        author=lines["author"],
        language=lines["language"],
        url=_address(lines["url"], warnings),
        published=_day(name, _line(name, fields.get(name), warnings), warnings),
        warnings=tuple(warnings),
    )


def _refuse_excess(header: str) -> None:
    """Refuse what could fill the memory or the stack before anything is built: length, aliases, deep nesting."""
    if len(header) > MAX_HEADER:
        raise ValueError(f"it is longer than {MAX_HEADER} characters")
    depth = 0
    for event in yaml.parse(header, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ValueError("it uses YAML anchors or aliases, which are not read")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise ValueError("it is nested too deeply")


def _problem(error: Exception) -> str:
    """What the parser says, on one line, with the line it means."""
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or str(error).partition("\n")[0]
    return f"line {mark.line + 2} cannot be read ({said})" if mark else said


def _told(value: object) -> bool:
    return value is not None and not (isinstance(value, str) and value.strip().casefold() in _UNKNOWN)


def _line(name: str, value: object, warnings: list[str]) -> str | None:
    """A value as one line of text; several authors are joined; anything else is left out with a warning."""
    if not _told(value):
        return None
    if isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if not isinstance(value, str):
        warnings.append(f'The field "{name}" was left out: it is no text. Write it on one line.')
        return None
    return clean_line(value) or None


def _day(name: str, value: str | None, warnings: list[str]) -> dt.date | None:
    """A publication date; never read from a form that leaves open which number is the month."""
    if value is None:
        return None
    try:
        return dt.datetime.fromisoformat(value).date()
    except ValueError:
        warnings.append(f'The field "{name}" was left out: "{value}" is no date as 2025-11-14. The publication date is unknown.')
        return None


def _address(value: str | None, warnings: list[str]) -> str | None:
    """A web address; no other scheme, since pages make links of them."""
    if value is None or re.match(r"https?://\S+$", value, re.IGNORECASE):
        return value
    warnings.append(f'The field "url" was left out: "{value}" does not begin with https:// or http://.')
    return None
