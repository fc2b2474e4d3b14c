"""Plurals in the place of an object, as the people whom they mean: "held separate meetings with the two ministers".

Who is told as the subject ("the two ministers met") is left to the stage that knows what was told of whom.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.knowledge import Knowledge
from extract.officials.register import PersonDraft
from extract.officials.salience import Scene

_NUMBERS = {"two": 2, "both": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4}
_SENTENCES = 3
"""How many sentences before the plural its people are told at most."""


def add_groups(text: str, scene: Scene, knowledge: Knowledge) -> None:
    """Enter each plural with the people told before it, where just as many fit."""
    for match in _plurals(knowledge).finditer(text):
        number = _NUMBERS[(match.group("number") or match.group("alone") or "both").casefold()]
        for draft in _meant(number, match.group("noun"), match.start("all"), scene):
            draft.spans.append((match.start("all"), match.end("all"), "group"))


@lru_cache(maxsize=4)
def _plurals(knowledge: Knowledge) -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, knowledge.word_list("several-people")), key=len, reverse=True))
    before = "|".join(sorted(map(re.escape, knowledge.word_list("before-several")), key=len, reverse=True))
    counted = r"(?:(?:the|his|her|their|these)\s+(?P<number>two|three|four)|both(?:\s+the)?)"
    people = rf"{counted}\s+(?:[\w’'-]+\s+){{0,2}}?(?P<noun>{nouns})\b"
    alone = r"(?:the\s+)?(?P<alone>two|both|pair|duo|three|trio)(?=[.,;]|\s+(?:on|in|at|to|for|during|separately|of\s+them)\b)"
    return re.compile(rf"\b(?:{before})\s+(?:each\s+of\s+)?(?P<all>{people}|{alone})", re.IGNORECASE)


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
