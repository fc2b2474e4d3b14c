"""Knowledge files: what loads, and what each mistake is called, with file and line."""

from __future__ import annotations

import datetime as dt
import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from extract.engagements.patterns import patterns_of
from extract.knowledge import (
    Issue,
    KnowledgeError,
    Official,
    Place,
    Rule,
    data_folder,
    load_knowledge,
    load_records,
)
from extract.officials.title_words import title_words
from extract.sentences import sentence_words

DATA = Path(__file__).resolve().parents[3] / "data"
LEE = "- {id: ada-lee, name: Ada Lee, side: SG}\n"

MALFORMED = [
    pytest.param(
        Official, LEE + "- {id: b, name: B, sied: SG}", 2, 'unknown key "sied"', 'Did you mean "side"?', id="unknown key"
    ),
    pytest.param(
        Official, LEE + "- {id: b, name: B, side: SG, zzz: 1}", 2, 'unknown key "zzz"', "Known keys: aliases", id="no near key"
    ),
    pytest.param(Official, LEE + "- id: b\n  name: B", 2, 'the key "side" is missing', 'Add "side:"', id="missing key"),
    pytest.param(
        Official, LEE + "\n" + LEE, 3, 'the id "ada-lee" stands twice; first on line 1', "another id", id="duplicate id"
    ),
    pytest.param(Official, "- id: b\n  id: c", 2, 'the key "id" stands twice', "Keep one", id="duplicate key"),
    pytest.param(
        Official, "- id: b\n  name: B\n  side: sg", 3, "\"side\" cannot be 'sg'", "See the head", id="side in small letters"
    ),
    pytest.param(
        Official, "- id: b\n  name: Bùi\n  side: VN", 2, "\"name\" cannot be 'Bùi'", "See the head", id="a name with marks"
    ),
    pytest.param(
        Official,
        LEE + "- id: b\n  name: B\n  side: SG\n  offices:\n    - {title: Minister, from: 2025-03-01, until: 2025-02-01}",
        6,
        'the term of "Minister" ends on 2025-02-01, before it begins on 2025-03-01',
        'Correct "from" or "until"',
        id="a term that ends before it begins",
    ),
    pytest.param(
        Official,
        "- id: b\n  name: B\n  side: SG\n  offices: [{title: Minister, from: 2025-02-30}]",
        4,
        '"2025-02-30" is not in the calendar',
        "a day that exists",
        id="no such day",
    ),
    pytest.param(
        Official,
        "- id: b\n  name: B\n  side: SG\n  offices: [{title: Minister, from: 1 May}]",
        4,
        '"1 May" is no day',
        "Write 2025-04-08",
        id="a day in words",
    ),
    pytest.param(
        Official,
        "- {id: b, name: Bo Li, side: SG, weak: [Li], shared: [Bo]}",
        1,
        '"Bo" is marked as shared and is no alias',
        "Add it",
        id="a shared name that is none",
    ),
    pytest.param(
        Official,
        "- {id: b, name: Bo Li, side: SG, weak: [bo li]}",
        1,
        '"bo li" is both a strong and a weak alias',
        "Keep it in one",
        id="strong and weak at once",
    ),
    pytest.param(
        Official, "- {id: b, name: B, side: SG, aliases: B. C.}", 1, '"aliases" is no list', "aliases: [one, two]", id="no list"
    ),
    pytest.param(Official, "- one\n- two", 1, "this is no record", "keys and values", id="a list of words"),
    pytest.param(Official, "id: b", 1, "the file is no list of records", 'Begin each record with "- "', id="no list of records"),
    pytest.param(Official, "- id: b\n name: B", 2, "the YAML cannot be read", "Correct the line", id="broken indentation"),
    pytest.param(Official, "- &x {id: b}\n- *x", 1, "anchors and aliases are not read", "Write the value out", id="an anchor"),
    pytest.param(Official, "- " + "[" * 9 + "]" * 9, 1, "nested too deeply", "Flatten", id="deep nesting"),
    pytest.param(Official, "- ? [a]\n  : b", 1, "a key is no plain word", "one word", id="a key that is a list"),
    pytest.param(
        Issue, "- {id: b, label: B, words: [tax, Tax]}", 1, 'the issue "b" has the word "Tax" twice', "Keep it", id="a word twice"
    ),
    pytest.param(
        Issue, "- {id: b, label: B, patterns: ['x*']}", 1, "matches the empty string", "required", id="an empty issue pattern"
    ),
    pytest.param(
        Place,
        "- {id: b, city: Ulm, country: DE, aliases: [ULM am Rhein, Ulm am Rhein]}",
        1,
        "twice",
        "Keep it",
        id="a place name twice",
    ),
    pytest.param(
        Rule, "- {id: r, pattern: 'met'}", 1, 'the rule "r" has no example', 'Add "examples:"', id="a rule without an example"
    ),
    pytest.param(
        Rule, "- {id: r, pattern: 'a(', examples: [a]}", 1, "does not compile", "Correct the regular", id="a broken pattern"
    ),
    pytest.param(
        Rule, "- {id: r, pattern: 'a*', examples: [a]}", 1, "matches the empty string", "required", id="an empty pattern"
    ),
    pytest.param(Rule, "- {id: r, examples: [a]}", 1, 'the key "pattern" is missing', 'Add "pattern:"', id="no pattern"),
    pytest.param(
        Rule, "- {id: Rule One, pattern: a, examples: [a]}", 1, "\"id\" cannot be 'Rule One'", "See the head", id="no slug"
    ),
]


@pytest.mark.parametrize(("schema", "text", "line", "problem", "remedy"), MALFORMED)
def test_a_mistake_is_told_with_file_line_and_remedy(
    tmp_path: Path, schema: type, text: str, line: int, problem: str, remedy: str
) -> None:
    path = tmp_path / "file.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        load_records(path, schema)
    message = str(error.value)
    assert message.startswith(f"{path}:{line}: ")
    assert problem in message
    assert remedy in message
    assert pickle.loads(pickle.dumps(error.value)).args == error.value.args


def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    path.write_bytes(b"# one\n- {id: b, name: \xff}\n")
    with pytest.raises(KnowledgeError, match=r"file\.yml:2: the file is not UTF-8"):
        load_records(path, Official)


@pytest.mark.parametrize(
    "text", [None, "", "# a head and nothing else\n", "---\n", "[]\n"], ids=["missing", "empty", "head", "marker", "list"]
)
def test_a_file_without_records_means_that_nothing_is_known(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "officials.yml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert load_records(path, Official) == ()


def test_scalars_are_read_as_written_and_days_as_far_as_they_are_known(tmp_path: Path) -> None:
    path = tmp_path / "officials.yml"
    path.write_text(
        "- {id: a, name: A, side: NO, offices: [{title: x, from: 2021-04-08}, {title: y, side: EU, from: 2020, until: 2021-02}]}",
        encoding="utf-8",
    )
    (record,) = load_records(path, Official)
    assert (record.side, [office.side for office in record.offices]) == ("NO", ["NO", "EU"])
    assert [(office.begin, office.until) for office in record.offices] == [
        (dt.date(2021, 4, 8), None),
        (dt.date(2020, 1, 1), dt.date(2021, 2, 28)),
    ]
    assert [office.title for office in record.offices_on(dt.date(2021, 2, 28))] == ["y"]
    assert [office.title for office in record.offices_on(dt.date(2021, 3, 1))] == []


CLASHES = [
    pytest.param("aliases: [Lee A.]", "aliases: [LEE A.]", True, id="two strong ones"),
    pytest.param("aliases: [Lee A.]", "weak: [Lee A.]", True, id="strong and weak"),
    pytest.param("weak: [Lee]", "weak: [Lee]", False, id="two weak ones"),
    pytest.param("aliases: [Lee A.], shared: [lee a.]", "aliases: [Lee A.]", False, id="one marks it as shared"),
]


@pytest.mark.parametrize(("first", "second", "refused"), CLASHES)
def test_an_alias_of_two_officials(tmp_path: Path, first: str, second: str, *, refused: bool) -> None:
    path = tmp_path / "officials.yml"
    path.write_text(f"- {{id: a, name: Ada, side: SG, {first}}}\n- {{id: b, name: Bo, side: SG, {second}}}\n", encoding="utf-8")
    if refused:
        with pytest.raises(KnowledgeError, match=r'officials\.yml:2: "(?i:lee a\.)" names both "a" and "b"'):
            load_knowledge(tmp_path)
    else:
        assert len(load_knowledge(tmp_path).officials) == 2


def test_a_missing_folder_is_an_error_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KnowledgeError, match="is no folder of knowledge. Name one with --data or in TIMELINE_DATA"):
        data_folder(tmp_path / "nowhere")
    monkeypatch.setenv("TIMELINE_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    assert data_folder(DATA) == DATA


def test_an_empty_folder_knows_only_the_countries_of_the_package(tmp_path: Path) -> None:
    knowledge = load_knowledge(tmp_path)
    assert (knowledge.officials, knowledge.issues, knowledge.places) == ((), (), ())
    assert knowledge.countries.name("VN") == "Vietnam"


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    shutil.copy(DATA / "countries.yml", tmp_path)
    before = load_knowledge(tmp_path)
    assert load_knowledge(tmp_path) is before
    (tmp_path / "officials.yml").write_text(LEE, encoding="utf-8")
    after = load_knowledge(tmp_path)
    assert [official.id for official in after.officials] == ["ada-lee"]
    assert after != before


UNKNOWN_CODES = [
    pytest.param("officials.yml", "- {id: a, name: A, side: QQ}\n", '"a" is of "QQ"', id="an official's side"),
    pytest.param(
        "officials.yml",
        "- {id: a, name: A, side: SG, offices: [{title: Envoy, side: QQQ}]}\n",
        '"a" is of "QQQ"',
        id="an office's side",
    ),
    pytest.param(
        "places.yml", LEE.replace("name: Ada Lee, side: SG", "city: Ada, country: QQ"), '"ada-lee" is of "QQ"', id="a city"
    ),
]


@pytest.mark.parametrize(("file", "text", "problem"), UNKNOWN_CODES)
def test_a_code_of_no_country_is_refused_with_its_line(tmp_path: Path, file: str, text: str, problem: str) -> None:
    (tmp_path / file).write_text("# a head\n" + text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=problem) as refused:
        load_knowledge(tmp_path)
    assert f"{file}:2" in str(refused.value)
    assert "countries.yml" in refused.value.remedy


def test_a_list_of_words_that_a_rule_needs_is_missed(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    words = tmp_path / "data" / "words.en.yml"
    words.write_text(words.read_text("utf-8").replace("- id: portfolios\n", "- id: portfolioes\n"), "utf-8")
    with pytest.raises(KnowledgeError, match='"portfolios" is missing'):
        load_knowledge(tmp_path / "data").word_list("portfolios")
    assert load_knowledge(tmp_path).word_list("portfolios") == ()


@pytest.mark.parametrize("name", [listed.id for listed in load_knowledge(DATA).words])
def test_every_list_of_words_is_asked_for(name: str) -> None:
    known = load_knowledge(DATA)
    without = replace(known, words=tuple(listed for listed in known.words if listed.id != name))
    with pytest.raises(KnowledgeError, match=f'"{name}" is missing'):
        (patterns_of(without), title_words(without), sentence_words(without))


def test_an_issue_that_nothing_tells_is_refused(tmp_path: Path) -> None:
    (tmp_path / "issues.yml").write_text("- {id: whaling, label: Whaling}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="nothing that tells it"):
        load_knowledge(tmp_path)


def test_knowledge_travels_to_another_process() -> None:
    knowledge = load_knowledge(DATA)
    copy = pickle.loads(pickle.dumps(knowledge))
    assert copy == knowledge
    assert hash(copy) == hash(knowledge)


def test_the_project_knows_enough() -> None:
    knowledge = load_knowledge(DATA)
    assert len(knowledge.officials) >= 150
    assert len(knowledge.places) >= 300
    assert len(knowledge.issues) >= 40
    assert all(official.offices for official in knowledge.officials)


def test_every_side_and_country_of_the_data_has_a_name() -> None:
    knowledge = load_knowledge(DATA)
    known = {record.code for record in knowledge.countries.records if record.name}
    sides = {office.side for official in knowledge.officials for office in official.offices}
    assert sides | {official.side for official in knowledge.officials} | {place.country for place in knowledge.places} <= known


def test_an_official_is_found_by_name_alone_and_only_weakly_by_surname() -> None:
    dien = next(official for official in load_knowledge(DATA).officials if official.id == "nguyen-hong-dien")
    assert dien.strong == ("Nguyen Hong Dien", "Nguyễn Hồng Diên")
    assert dien.weak == ("Dien",)
    assert [office.title for office in dien.offices_on(dt.date(2025, 5, 22))] == ["Minister of Industry and Trade"]
    assert dien.offices_on(dt.date(2026, 1, 1)) == ()


@pytest.mark.parametrize("issue", load_knowledge(DATA).issues, ids=lambda issue: issue.id)
def test_an_issue_lists_no_plural_beside_its_singular(issue: Issue) -> None:
    for words in (issue.words, issue.weak, issue.listed, issue.unless):
        assert not {f"{word}s" for word in words if not word.isupper()} & set(words)
