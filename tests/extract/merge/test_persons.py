"""Who is who across articles."""

from __future__ import annotations

import pytest

from extract.merge.persons import fits_office, in_words, persons_of
from extract.model import Participant
from factory import eng, participants

SAME = {
    "the known official": ("Dien", "Nguyen Hong Dien/VN"),
    "order of parts": ("Yi Wang/CN", "Wang Yi/CN"),
    "marks": ("Nguyễn Minh Hằng/VN", "Nguyen Minh Hang/VN"),
    "a short first name": ("Christopher Wright/US", "Chris Wright/US"),
    "an initial": ("Jacob Helberg/US", "J. Helberg/US"),
    "a middle name left out": ("Ursula Gertrud Albrecht/DE", "Ursula Albrecht/DE"),
    "the last name alone": ("Christopher Wright/US", "Wright/US"),
    "a side that is not told": ("Christopher Wright/US", "Chris Wright"),
}
OTHERS = {
    "another first name": ("Christopher Wright/US", "Deborah Wright/US"),
    "another side": ("Christopher Wright/US", "Chris Wright/GB"),
    "a first part alone": ("Nguyen Minh Hang/VN", "Nguyen/VN"),
    "two that fit": ("Christopher Wright/US, Christine Wright/US", "C Wright/US"),
    "two of one last name": ("Christopher Wright/US, Deborah Wright/US", "Wright/US"),
}


@pytest.mark.parametrize(("full", "short"), SAME.values(), ids=SAME.keys())
def test_one_person(full: str, short: str):
    persons = persons_of([eng(people=full), eng(people=short)])
    assert persons.key(participants(full)[0]) == persons.key(participants(short)[0])


@pytest.mark.parametrize(("full", "short"), OTHERS.values(), ids=OTHERS.keys())
def test_two_persons(full: str, short: str):
    persons = persons_of([eng(people=full), eng(people=short)])
    assert persons.key(participants(short)[0]) not in {persons.key(person) for person in participants(full)}


@pytest.mark.parametrize(
    ("office", "held", "fits"),
    [
        ("Minister of Trade of Malaysia", "Minister of Investment, Trade and Industry", True),
        ("Minister of Trade of Malaysia", "Minister of Defence", False),
        ("Minister of Trade of Malaysia", None, None),
    ],
)
def test_an_unnamed_office_holder(office: str, held: str | None, fits: bool | None):
    unnamed = Participant(name=office, side="MY")
    assert fits_office(unnamed, Participant(name="Tengku Zafrul Aziz", side="MY", office=held)) is fits
    assert fits_office(unnamed, Participant(name="Tengku Zafrul Aziz", side="ID", office=held)) is False


@pytest.mark.parametrize(("names", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")])
def test_a_list_in_words(names: list[str], words: str):
    assert in_words(names) == words
