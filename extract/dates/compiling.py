"""The file of the grammar into compiled rules: named pieces are written out, wrong patterns are refused with their line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.dates.rules import DateRecord, DateRule, DateRules, Near, Use
from extract.knowledge.files import KnowledgeError, line_of, load_records

_RULES = tuple(use for use in Use if use not in (Use.NAMES, Use.PIECE))
_PIECE = re.compile(r"\{([a-z]+(?:-[a-z]+)*)([0-9]?)\}")
_BLANK = r"(?: {1,2}\n? ?|\n ?)"
_BLANK_OR_CLASS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]| ")
_LEFT = r"(?<![\w$€£¥#])(?<![0-9][.,:/-])(?<![a-z]-)"
_RIGHT = r"(?!\w)(?![.,:/-][0-9])"


def load_date_rules(folder: Path, language: str = "en") -> DateRules:
    """The grammar of a language from a folder of knowledge; read again only when its file has changed."""
    path = folder / f"dates.{language}.yml"
    if not path.is_file():
        raise KnowledgeError(str(path), None, "there is no grammar of dates.", "Add the file or name another folder.")
    stat = path.stat()
    return _load(path, language, (stat.st_mtime_ns, stat.st_size))


@lru_cache(maxsize=8)
def _load(path: Path, language: str, stamp: tuple[int, int]) -> DateRules:  # noqa: ARG001  # the cache tells states apart by it
    return compile_rules(path, load_records(path, DateRecord), language)


def compile_rules(path: Path, records: Sequence[DateRecord], language: str) -> DateRules:
    """The rules of a file's records; `path` is for messages about a pattern that does not compile."""
    compiler = _Compiler(path=path, records={record.id: record for record in records})
    by_use = {
        use: tuple(compiler.rule(record, order) for order, record in enumerate(records) if record.use is use) for use in _RULES
    }
    names = [record for record in records if record.use is Use.NAMES]
    return DateRules(
        language=language,
        names={record.id.replace("-", "_"): _by_word(record) for record in names},
        ambiguous=frozenset(word for record in names for word in record.ambiguous),
        near=re.compile("|".join(f"(?P<{rule.near}>{rule.pattern.pattern})" for rule in by_use[Use.NEAR])),
        dates=tuple(sorted((*by_use[Use.DATE], *by_use[Use.TRAP]), key=lambda rule: rule.order)),
        relations=by_use[Use.RELATION],
        excluded=by_use[Use.EXCLUDED],
        tenses=tuple(rule for rule in by_use[Use.TENSE] if "~" not in str(rule.record.pattern)),
        named=tuple(rule for rule in by_use[Use.TENSE] if "~" in str(rule.record.pattern)),
        clause_break=_any_of(by_use[Use.BREAK]),
        name=_any_of(by_use[Use.NAME]),
    )


def _by_word(record: DateRecord) -> dict[str, str]:
    return {word.rstrip("."): value for value, words in record.values.items() for word in words}


def _any_of(rules: Sequence[DateRule]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules) or "(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiler:
    """Writes the named pieces of patterns out; needs the records by id for that."""

    path: Path
    records: Mapping[str, DateRecord]

    def rule(self, record: DateRecord, order: int) -> DateRule:
        """The rule of one record, the `order`-th of the file."""
        source = self._expand(record, record.pattern or "", ())
        guarded = record.use in (Use.DATE, Use.TRAP) and not record.loose
        pattern = self._compiled(record, f"{_LEFT}(?:{source}){_RIGHT}" if guarded else source)
        pieces = tuple(_piece_of(name, number) for name, number in pattern.groupindex.items() if not name.startswith("x"))
        return DateRule(
            record=record,
            pattern=pattern,
            order=order,
            near=record.near or _near(source),
            pieces=pieces,
            named=tuple(number for number, piece, _ in pieces if piece in ("month", "weekday")),
            spans=tuple(name for name in pattern.groupindex if name.startswith("x")),
        )

    def _compiled(self, record: DateRecord, source: str) -> re.Pattern[str]:
        try:
            pattern = re.compile(source)
        except re.error as error:
            raise self._wrong(record, f"the pattern does not compile: {error}.", "Correct the regular expression.") from None
        if pattern.search(""):
            raise self._wrong(record, "the pattern matches the empty string.", "Make at least one part of it required.")
        return pattern

    def _expand(self, record: DateRecord, pattern: str, inside: tuple[str, ...]) -> str:
        """The pattern with its blanks and pieces written out; a piece within itself is refused."""
        return _PIECE.sub(lambda found: self._piece(record, found, inside), _blanks(pattern))

    def _piece(self, record: DateRecord, found: re.Match[str], inside: tuple[str, ...]) -> str:
        name, number = found.group(1), found.group(2)
        if name == "words" and record.words:
            return f"(?:{'|'.join(sorted(map(re.escape, record.words), key=len, reverse=True))})"
        piece = self.records.get(name)
        if piece is None or piece.use not in (Use.NAMES, Use.PIECE) or name in inside:
            raise self._wrong(record, f'there is no piece "{name}" to use here.', "Add it, or correct its name.")
        inner = self._expand(record, _source(piece), (*inside, name))
        return f"(?P<{name.replace('-', '_')}{number}>{inner})" if piece.use is Use.NAMES else f"(?:{inner})"

    def _wrong(self, record: DateRecord, problem: str, remedy: str) -> KnowledgeError:
        return KnowledgeError(str(self.path), line_of(self.path, record.id), f'"{record.id}": {problem}', remedy)


def _blanks(pattern: str) -> str:
    """A pattern whose blanks match a line break, too; within [ ] they stay what they are."""
    return _BLANK_OR_CLASS.sub(lambda found: _BLANK if found.group() == " " else found.group(), pattern)


def _source(piece: DateRecord) -> str:
    """A piece as a pattern: its names, the longest first, a dot at the end of one being optional, then its own pattern."""
    names = sorted((name for words in piece.values.values() for name in words), key=len, reverse=True)
    spelled = [re.escape(name.rstrip(".")).replace(r"\ ", " ") + (r"\.?" if name.endswith(".") else "") for name in names]
    return "|".join([*spelled, *([piece.pattern] if piece.pattern else [])])


def _piece_of(group: str, number: int) -> tuple[int, str, int]:
    """A group's number, its piece and its turn: `day2` is the second `day`."""
    return (number, group[:-1], int(group[-1])) if group[-1].isdigit() else (number, group, 1)


def _near(source: str) -> Near:
    """What a rule stands beside, as its captured pieces tell it."""
    if "(?P<month" in source:
        return Near.MONTH
    return Near.WEEKDAY if "(?P<weekday" in source else Near.DIGIT
