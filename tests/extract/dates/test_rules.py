"""The grammar of dates: every record's examples fire and say what they are said to, its counter-examples do not fire."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from extract.dates.compiling import load_date_rules
from extract.dates.expressions import Expression
from extract.dates.mentions import half_known
from extract.dates.plain import plain_text
from extract.dates.rules import Base, DateRecord, Reading, Use
from extract.dates.tense import find_verbs
from extract.dates.words import find_expressions
from extract.knowledge.files import KnowledgeError, load_records

DATA = Path(__file__).resolve().parents[3] / "data"
RULES = load_date_rules(DATA)
RECORDS = load_records(DATA / "dates.en.yml", DateRecord)
MARKED = re.compile(r"\[(.+?)\](?! [a-z]+\])(?=[^\]]*$)", re.DOTALL)


def example_rows(*uses: Use, counter: bool = False) -> list:
    """One row an example: the record and the text, named by the record's id."""
    return [
        pytest.param(record, example, id=f"{record.id}: {example}")
        for record in RECORDS
        if record.use in uses
        for example in (record.not_ if counter else record.examples)
    ]


def unmarked(example: str) -> tuple[str, str, str]:
    """`met on [14 May] = --05-14` as the text, its marked words and what they say."""
    marked, _, says = example.rpartition(" = ")
    marked = marked or says
    words = MARKED.search(marked)
    assert words, f"no [ ] in {example}"
    inner = words.group(1)
    lead, bar, rest = inner.partition("|")
    if bar:
        inner = rest.removesuffix("|")
        return f"{lead}{inner}{marked[words.end() :]}", inner, says
    return f"{marked[: words.start()]}{inner}{marked[words.end() :]}", inner, says


def said(expression: Expression) -> str:
    """What an expression says, in the short form that the file's head explains."""
    parts = [expression.part, "week" if expression.unit == "week" and expression.base is Base.CALENDAR else ""]
    if expression.base is not Base.CALENDAR and (expression.weekday is None or expression.shift is not None):
        parts.append(expression.base.value)
        parts.append(f"{expression.shift:+d}" if expression.shift is not None else "")
        parts.append("" if expression.which else expression.unit.value)
    if expression.which:
        parts.append({"quarter": "q", "half": "h"}.get(expression.unit.value, "") + expression.which)
    days = [f"weekday {day}" for day in (expression.weekday, expression.last_weekday) if day is not None]
    told = [half_known(day) for day in (expression.start, expression.until) if day is not None]
    if expression.base is Base.CALENDAR:
        days = []
    if expression.numbers:
        told = ["/".join(str(number) for number in expression.numbers)]
    parts.append("..".join(dict.fromkeys(days)))
    parts.append("..".join(dict.fromkeys(told)))
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("record", "example"), example_rows(Use.DATE, Use.TRAP))
def test_example_fires(record: DateRecord, example: str) -> None:
    text, words, says = unmarked(example)
    found = [expression for expression in find_expressions(text, RULES) if text[expression.begin : expression.end] == words]
    if record.use is Use.TRAP:
        assert not find_expressions(text, RULES)
    elif says == "none":
        assert [(expression.rule, expression.reading) for expression in found] == [(record.id, Reading.NO_DATE)]
    else:
        assert [(expression.rule, said(expression)) for expression in found] == [(record.id, says)]


@pytest.mark.parametrize(("record", "example"), example_rows(Use.DATE, counter=True))
def test_counter_example_does_not_fire(record: DateRecord, example: str) -> None:
    assert record.id not in [expression.rule for expression in find_expressions(example, RULES)]


@pytest.mark.parametrize(("record", "example"), example_rows(Use.TRAP, counter=True))
def test_trap_spares_its_counter_example(record: DateRecord, example: str) -> None:
    assert find_expressions(example, RULES), f"{record.id} hides the date"


def around(example: str) -> tuple[Expression, ...]:
    text = re.sub(r"[\[\]]", "", example)
    begin = example.index("[")
    return tuple(expression for expression in find_expressions(text, RULES) if expression.begin <= begin < expression.end)


@pytest.mark.parametrize(("record", "example"), example_rows(Use.RELATION, Use.EXCLUDED))
def test_context_example_fires(record: DateRecord, example: str) -> None:
    found = around(example)
    assert len(found) == 1
    assert record.value == (found[0].relation if record.use is Use.RELATION else found[0].excluded)


@pytest.mark.parametrize(("record", "example"), example_rows(Use.RELATION, Use.EXCLUDED, counter=True))
def test_context_counter_example_does_not_fire(record: DateRecord, example: str) -> None:
    for expression in around(example):
        assert record.value != (expression.relation if record.use is Use.RELATION else expression.excluded)


def fires(record: DateRecord, example: str) -> bool:
    """Whether a rule of tense fires in a text: around its date in [ ], or as a verb."""
    plain = plain_text(re.sub(r"\[.+\]", "~", example))
    if "~" in plain:
        return [rule.id for rule in RULES.named if rule.pattern.search(plain)][:1] == [record.id]
    return record.value in [verb.tense for verb in find_verbs(plain, RULES)]


@pytest.mark.parametrize(("record", "example"), example_rows(Use.TENSE))
def test_tense_example_fires(record: DateRecord, example: str) -> None:
    assert fires(record, example)


@pytest.mark.parametrize(("record", "example"), example_rows(Use.TENSE, counter=True))
def test_tense_counter_example_does_not_fire(record: DateRecord, example: str) -> None:
    assert not fires(record, example)


def test_rules_travel_to_another_process() -> None:
    copy = pickle.loads(pickle.dumps(RULES))
    assert find_expressions("on 14 May 2025", copy) == find_expressions("on 14 May 2025", RULES)


def test_rules_are_read_once_per_state_of_the_file() -> None:
    assert load_date_rules(DATA) is load_date_rules(DATA)


BROKEN = {
    "no-example": ('- {id: a, pattern: "{day}"}', "has no example"),
    "no-pattern": ("- {id: a, examples: [x]}", "has no pattern"),
    "unknown-piece": ('- {id: a, pattern: "{moon}", examples: [x]}', 'there is no piece "moon"'),
    "piece-within-itself": ('- {id: a, use: piece, pattern: "{a}"}\n- {id: b, pattern: "{a}", examples: [x]}', 'no piece "a"'),
    "does-not-compile": ('- {id: a, pattern: "(", examples: [x]}', "does not compile"),
    "matches-empty": ('- {id: a, loose: true, pattern: "x?", examples: [x]}', "matches the empty string"),
    "no-place": ("- {id: a, use: excluded, value: w, pattern: birthday, examples: [x]}", 'Put "~" into its pattern'),
    "twice": ("- {id: a, pattern: x, examples: [x]}\n- {id: a, pattern: y, examples: [y]}", "stands twice"),
    "unknown-key": ("- {id: a, patern: x, examples: [x]}", 'unknown key "patern"'),
    "unknown-use": ("- {id: a, use: dates, pattern: x, examples: [x]}", '"use"'),
}


@pytest.mark.parametrize(("content", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_grammar_is_refused_with_its_line(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "dates.en.yml").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=re.escape(message)) as refusal:
        load_date_rules(tmp_path)
    assert re.search(r"dates\.en\.yml:\d+: ", str(refusal.value))


def test_missing_grammar_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"dates\.xx\.yml"):
        load_date_rules(tmp_path, "xx")
