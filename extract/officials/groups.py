"""Plurals in the place of an object, as the people whom they mean: "held separate meetings with the two ministers".

Who is told as the subject ("the two ministers met") is left to the stage that knows what was told of whom.
"""

from __future__ import annotations

from extract.officials.register import PersonDraft
from extract.officials.salience import Scene
from extract.officials.title_words import TitleWords

_NUMBERS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4}
_SENTENCES = 3
"""How many sentences before the plural its people are told at most."""


def add_groups(text: str, scene: Scene, words: TitleWords) -> None:
    """Enter each plural with the people told before it, where just as many fit."""
    for match in words.several.finditer(text):
        number = _NUMBERS[(match.group("number") or match.group("alone") or "both").casefold()]
        for draft in _meant(number, match.group("noun"), match.start("all"), scene):
            draft.spans.append((match.start("all"), match.end("all"), "group"))


def _meant(number: int, noun: str | None, place: int, scene: Scene) -> list[PersonDraft]:
    """The people whom a plural means: those told last, without the one who is the subject of its own sentence."""
    sentence = scene.sentence_of(place)
    own = {named.draft.place for named in scene.named.get(sentence, ()) if named.begin < place}
    found: dict[int, PersonDraft] = {}
    for index in range(sentence - 1, max(-1, sentence - 1 - _SENTENCES), -1):
        here = {n.draft.place: n.draft for n in scene.named.get(index, ()) if not n.passing and n.draft.place not in own}
        found |= here
        if len(found) >= number:
            break
    fitting = [draft for draft in found.values() if _is_called(draft, noun)]
    people = fitting if len(fitting) == number else list(found.values())
    return people if len(people) == number else []


def _is_called(draft: PersonDraft, noun: str | None) -> bool:
    return noun is None or noun.casefold().removesuffix("s") in draft.heads
