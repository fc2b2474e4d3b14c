"""Files of records: YAML lists read into frozen dataclasses, with every mistake told by file, line and remedy.

A record's type is a frozen dataclass: its fields are the keys that the file may use (`Field(alias="from")` names a key that
Python cannot), its `__post_init__` raises `RecordError` for what no field can check alone. Every scalar reaches the schema as
it is written, so `NO` stays Norway and `2025-04-08` is read by the field that wants a day.
"""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from types import GenericAlias
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

import yaml
from pydantic import BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

T = TypeVar("T")
Spot = tuple[str | int, ...]
"""Where a value stands in a file: `(3, "offices", 0, "from")`."""

MAX_BYTES = 8_000_000
"""A knowledge file above this is no hand-written list: all of `data/` together is a twentieth of it."""
MAX_DEPTH = 8
"""Lists in records in lists end at four; deeper nesting is a mistake or an attack on the parser."""


class KnowledgeError(ValueError):
    """What is wrong with the knowledge: `data/officials.yml:12: unknown key "sied". Did you mean "side"?`"""

    def __init__(self, path: str, line: int | None, problem: str, remedy: str) -> None:
        super().__init__(path, line, problem, remedy)
        self.path, self.line, self.problem, self.remedy = path, line, problem, remedy

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.problem} {self.remedy}".rstrip()


class RecordError(ValueError):
    """Raised by a record's `__post_init__`: the problem and the remedy; the loader adds file and line."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem, self.remedy = problem, remedy

    def __str__(self) -> str:
        return f"{self.problem} {self.remedy}"


def _first_day(value: object) -> object:
    return _day_of(value, last=False)


def _last_day(value: object) -> object:
    return _day_of(value, last=True)


def _day_of(value: object, *, last: bool) -> object:
    """`2025-04-08` as it is; `2025-04` and `2025` as the first day they can mean, or the last."""
    if value is None or isinstance(value, dt.date):
        return value
    parts = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", str(value))
    if not parts:
        raise RecordError(f'"{value}" is no day.', "Write 2025-04-08, or 2025-04 where only the month is known.")
    year = int(parts[1])
    month = int(parts[2] or (12 if last else 1))
    try:
        return dt.date(year, month, int(parts[3] or (calendar.monthrange(year, month)[1] if last else 1)))
    except ValueError:
        raise RecordError(f'"{value}" is not in the calendar.', "Write a day that exists, as 2025-04-08.") from None


Day = Annotated[dt.date | None, BeforeValidator(_first_day)]
"""A day of a knowledge file; where only the month or the year is known, its first day."""
LastDay = Annotated[dt.date | None, BeforeValidator(_last_day)]
"""A day of a knowledge file; where only the month or the year is known, its last day."""
Text = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
"""A non-empty text on one line, without blanks around it."""
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""An id: lower-case ASCII letters, digits and single hyphens."""
Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]+$")]
"""A side: ISO 3166 alpha-2, or EU, ASEAN, UN and the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of a rule file: a regular expression, what it says, and examples that prove it.

    `examples` are texts in which the rule must fire, `not_` (in YAML: `not`) texts in which it must not; both are run as tests.
    """

    id: Slug
    pattern: Text
    value: str = ""
    examples: tuple[Text, ...] = ()
    not_: Annotated[tuple[Text, ...], Field(alias="not")] = ()

    def __post_init__(self) -> None:
        if not self.examples:
            raise RecordError(f'the rule "{self.id}" has no example.', 'Add "examples:" with a text in which it fires.')
        check_pattern(self.pattern)


def check_pattern(pattern: str) -> None:
    """Refuse a regular expression that does not compile or that matches the empty string."""
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise RecordError(f"the pattern {pattern!r} does not compile: {error}.", "Correct the regular expression.") from None
    if compiled.search("") is not None:
        raise RecordError(f"the pattern {pattern!r} matches the empty string.", "Make at least one part of it required.")


def load_records(path: Path, schema: type[T]) -> tuple[T, ...]:
    """The records of one file, checked; a missing or empty file means that nothing of that type is known.

    `schema` is a frozen dataclass; where it has an `id` (or a `code`), no two records may share one.
    """
    if not path.exists():
        return ()
    node = _compose(path)
    if node is None or (isinstance(node, ScalarNode) and not node.value.strip()):
        return ()
    if not isinstance(node, SequenceNode):
        raise KnowledgeError(str(path), _line(node), "the file is no list of records.", 'Begin each record with "- ".')
    lines: dict[Spot, int] = {}
    values = _plain(path, node, (), lines)
    try:
        records: tuple[T, ...] = _adapter(schema).validate_python(values)
    except ValidationError as error:
        raise _told(path, error, schema, lines) from None
    _refuse_twins(path, records, lines)
    return records


def _adapter(schema: type) -> TypeAdapter[Any]:
    shape: Any = GenericAlias(tuple, (schema, ...))
    return TypeAdapter(shape, config=ConfigDict(extra="forbid"))


def line_of(path: Path, identity: str) -> int | None:
    """The line where the record of an id begins, for messages about two records at once."""
    node = _compose(path)
    for record in node.value if isinstance(node, SequenceNode) else ():
        pairs = record.value if isinstance(record, MappingNode) else ()
        if any(key.value in ("id", "code") and value.value == identity for key, value in pairs):
            return _line(record)
    return None


def _compose(path: Path) -> Node | None:
    """The file's YAML as nodes, which know their lines."""
    text = _read(path)
    try:
        _refuse_anchors(path, text)
        node: Node | None = yaml.compose(text, Loader=_loader())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"the YAML cannot be read: {error.problem or error.context}."
        raise KnowledgeError(str(path), mark.line + 1 if mark else None, problem, "Correct the line or the one above.") from None
    except yaml.YAMLError as error:
        raise KnowledgeError(
            str(path), None, f"the YAML cannot be read: {error}.", "Save the file as plain UTF-8 text."
        ) from None
    return node


def _read(path: Path) -> str:
    if path.stat().st_size > MAX_BYTES:
        raise KnowledgeError(str(path), None, f"the file has more than {MAX_BYTES} bytes.", "Split it or look what got into it.")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise KnowledgeError(str(path), line, "the file is not UTF-8.", "Save it as UTF-8.") from None


def _loader() -> Any:
    """libyaml's loader where PyYAML was built with it (it is ten times as fast), else the plain one."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _refuse_anchors(path: Path, text: str) -> None:
    """Refuse anchors and aliases (a few lines of them can stand for gigabytes) and absurd nesting, before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_loader()):
        if getattr(event, "anchor", None) is not None:
            raise KnowledgeError(str(path), _line(event), "YAML anchors and aliases are not read.", "Write the value out.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise KnowledgeError(str(path), _line(event), "the file is nested too deeply.", "Flatten the record.")


def _line(node: Node | yaml.Event) -> int:
    return node.start_mark.line + 1 if node.start_mark else 1


def _plain(path: Path, node: Node, place: Spot, lines: dict[Spot, int]) -> object:
    """A node as dicts, lists, text and None; `lines` learns where each value stands."""
    lines[place] = _line(node)
    if isinstance(node, SequenceNode):
        return tuple(_plain(path, child, (*place, index), lines) for index, child in enumerate(node.value))
    if isinstance(node, MappingNode):
        return dict(_pairs(path, node, place, lines))
    return None if node.tag.endswith(":null") else node.value


def _pairs(path: Path, node: MappingNode, place: Spot, lines: dict[Spot, int]) -> Iterator[tuple[str, object]]:
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            raise KnowledgeError(str(path), _line(key), "a key is no plain word.", "Write the key as one word.")
        if key.value in seen:
            raise KnowledgeError(str(path), _line(key), f'the key "{key.value}" stands twice.', "Keep one of the two.")
        seen.add(key.value)
        known = _plain(path, value, (*place, key.value), lines)
        lines[(*place, key.value)] = _line(key)
        yield key.value, known


def _refuse_twins(path: Path, records: tuple[T, ...], lines: Mapping[Spot, int]) -> None:
    first: dict[str, int] = {}
    for index, record in enumerate(records):
        identity = getattr(record, "id", None) or getattr(record, "code", None)
        if identity is None:
            continue
        if identity in first:
            raise KnowledgeError(
                str(path),
                lines.get((index,)),
                f'the id "{identity}" stands twice; first on line {lines.get((first[identity],))}.',
                "Give one of the two another id, or join them.",
            )
        first[identity] = index


def _told(path: Path, error: ValidationError, schema: type, lines: Mapping[Spot, int]) -> KnowledgeError:
    """The first thing that is wrong, in words, with its line."""
    wrong = min(
        error.errors(include_url=False), key=lambda found: (_line_at(found["loc"], lines) or 0, found["type"] == "missing")
    )
    place: Spot = wrong["loc"]
    problem, remedy = _in_words(wrong, schema)
    return KnowledgeError(str(path), _line_at(place, lines), problem, remedy)


def _line_at(place: Spot, lines: Mapping[Spot, int]) -> int | None:
    """The line of a place, or of the nearest thing around it that the file holds."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place)


def _in_words(wrong: Mapping[str, Any], schema: type) -> tuple[str, str]:
    """The problem and the remedy behind one of pydantic's errors."""
    cause = wrong.get("ctx", {}).get("error")
    if isinstance(cause, RecordError):
        return cause.problem, cause.remedy
    key = next((part for part in reversed(wrong["loc"]) if isinstance(part, str)), "")
    match wrong["type"]:
        case "unexpected_keyword_argument":
            return f'unknown key "{key}".', _nearest(key, schema)
        case "missing":
            return f'the key "{key}" is missing.', f'Add "{key}:" to the record.'
        case "dataclass_type":
            return "this is no record.", "Write it as keys and values, as the head of the file shows."
        case "tuple_type":
            return f'"{key}" is no list.', f'Write "{key}: [one, two]".'
        case _:
            return f'"{key}" cannot be {wrong["input"]!r}: {wrong["msg"]}.', "See the head of the file for what the field holds."


def _nearest(key: str, schema: type) -> str:
    keys = sorted(_keys(schema))
    close = difflib.get_close_matches(key, keys, n=1)
    return f'Did you mean "{close[0]}"?' if close else f"Known keys: {', '.join(keys)}."


def _keys(schema: type) -> set[str]:
    """The keys that a record and the records inside it may have."""
    keys: set[str] = set()
    for name, hint in get_type_hints(schema, include_extras=True).items():
        keys.add(_alias(hint) or name)
        for part in get_args(hint):
            if isinstance(part, type) and is_dataclass(part):
                keys |= _keys(part)
    return keys


def _alias(hint: object) -> str | None:
    return next((str(part.alias) for part in get_args(hint) if getattr(part, "alias", None)), None)
