"""Who is who across articles: every participant has a key, the same for the same person.

The gazetteer's id decides where there is one, then the folded name in any order of its parts. A shorter form ("J. Helberg",
"Helberg") is taken for a longer name only where exactly one name of that side fits; two that fit leave it a person of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.fold import fold
from extract.model import Engagement, Participant

_WORD = re.compile(r"[^\W_]+")
_SMALL = {"of", "the", "for", "and"}

Tokens = tuple[str, ...]


def name_tokens(name: str) -> Tokens:
    """The folded parts of a name in its own order: `Nguyễn Hồng Diên` is `nguyen hong dien`."""
    return tuple(_WORD.findall(fold(name)))


def title_tokens(title: str) -> frozenset[str]:
    """The words that make one title another: `Minister of Industry and Trade` has minister, industry, trade."""
    return frozenset(_WORD.findall(fold(title))) - _SMALL


def is_office(participant: Participant) -> bool:
    """Whether an office stands for the person: `Minister of Trade of Malaysia`."""
    return participant.official is None and (participant.name == participant.office or " of " in participant.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """The key of each participant of a run."""

    keys: Mapping[tuple[str | None, str], str]

    def key(self, participant: Participant) -> str:
        """The person behind a participant; the same for every spelling that leads to one person."""
        return self.keys[participant.official, participant.name]


def persons_of(engagements: Iterable[Engagement]) -> Persons:
    """The keys of all who take part in the engagements."""
    everyone = {person for engagement in engagements for person in engagement.officials}
    known = {_ordered(person): person.official for person in everyone if person.official}
    sides: dict[Tokens, set[str]] = defaultdict(set)
    for person in everyone:
        if not person.official and not is_office(person):
            sides[name_tokens(person.name)].update({person.side} if person.side else ())
    full = {name_tokens(person.name): person.side for person in everyone if person.official}
    longer = _longer_forms(sides, full)
    return Persons(keys={(person.official, person.name): _key(person, known, longer) for person in everyone})


def _ordered(person: Participant) -> Tokens:
    return tuple(sorted(name_tokens(person.name)))


def _key(person: Participant, known: Mapping[Tokens, str | None], longer: Mapping[Tokens, Tokens]) -> str:
    if person.official:
        return person.official
    tokens = name_tokens(person.name)
    ordered = tuple(sorted(longer.get(tokens, tokens)))
    return known.get(ordered) or " ".join(ordered)


def _longer_forms(names: Mapping[Tokens, set[str]], full: Mapping[Tokens, str | None]) -> dict[Tokens, Tokens]:
    """For each shorter form the one longer name that it can only be; `full` are names that stand as they are."""
    sides = {name: {side} if side else set() for name, side in full.items()}
    by_last: dict[str, list[Tokens]] = defaultdict(list)
    for name in sorted(full):
        by_last[name[-1] if name else ""].append(name)
    longer: dict[Tokens, Tokens] = {}
    for name in sorted(names, key=lambda tokens: (-len("".join(tokens)), tokens)):
        if not name:
            continue
        fitting = [other for other in by_last[name[-1]] if _shortens(name, other) and _one_side(names[name], sides[other])]
        if len(fitting) == 1 and name not in full:
            longer[name] = fitting[0]
        elif name not in full:
            by_last[name[-1]].append(name)
            sides[name] = names[name]
    return longer


def _one_side(a: set[str], b: set[str]) -> bool:
    return not a or not b or bool(a & b)


def _shortens(short: Tokens, name: Tokens) -> bool:
    """Whether a name can be a shorter form of another with the same last part: `J Helberg`, `Chris Wright`, `Helberg`."""
    if len(short) == 1:
        return len(name) > 1
    return set(short) <= set(name) or name[0].startswith(short[0]) and len(short) <= len(name)


def fits_office(office: Participant, person: Participant) -> bool | None:
    """Whether a named person can be an unnamed office-holder: True where the titles agree, None where nothing tells."""
    if office.side and person.side and office.side != person.side:
        return False
    if not person.office:
        return None
    title, held = title_tokens(office.office or office.name), title_tokens(person.office)
    return len(title & held) * 2 >= min(len(title), len(held)) + 1


def in_words(names: Sequence[str]) -> str:
    """A list for people: `A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
