"""Which of several people a later mention means: whom the text spoke of last, as more than a passing mention.

Everything asked is about the text before a place, but for what `named_after` tells. Two that fit equally mean nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.knowledge import Knowledge
from extract.officials.register import PersonDraft, Register
from extract.sentences import Sentence

REACH = 6
"""Sentences within which the person last spoken of must stand: a paragraph or two of a report."""
MOST_CANDIDATES = 12
"""Where more people than this hold an office, it means none of them."""
OFTEN = 3
"""How many times as often as anybody else the main person of a text is named."""
_CLAUSE_LOOK_BACK = 60
_TITLE_GAP = 24


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Named:
    """One mention of a person by name or by title, `passing` where the text only names whom it is not about."""

    begin: int
    draft: PersonDraft
    passing: bool


@dataclass(slots=True, eq=False, kw_only=True)
class Scene:
    """The sentences of an article with the people named in each, as far as it is known."""

    begins: Sequence[int]
    ends: Sequence[int]
    named: dict[int, list[Named]] = field(default_factory=lambda: defaultdict(list))
    places: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    passing: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def sentence_of(self, place: int) -> int:
        """The number of the sentence that a place of the text belongs to."""
        return max(0, bisect_right(self.begins, place) - 1)

    def enter(self, named: Named) -> None:
        """One more mention."""
        self.named[self.sentence_of(named.begin)].append(named)
        places = self.places[named.draft.place]
        places.insert(bisect_left(places, named.begin), named.begin)
        self.passing[named.draft.place] += named.passing

    def count_before(self, draft: PersonDraft, place: int) -> int:
        """How often somebody was mentioned before a place."""
        return bisect_left(self.places.get(draft.place, []), place)

    def only_in_passing(self, draft: PersonDraft) -> bool:
        """Whether no mention of somebody is more than a passing one."""
        return self.passing.get(draft.place, 0) >= len(self.places.get(draft.place, ())) > 0

    def named_after(self, draft: PersonDraft, place: int) -> bool:
        """Whether the sentence goes on to name somebody: "the Prime Minister met Prime Minister A" means two people."""
        sentence = self.sentence_of(place)
        return any(named.draft is draft and named.begin > place for named in self.named.get(sentence, ()))

    def titled_after(self, draft: PersonDraft, place: int) -> bool:
        """Whether the sentence goes on to name somebody with a title: "the Premier met Premier A"."""
        end = self.ends[self.sentence_of(place)]
        return any(place < begin < end for begin, _ in draft.titles)

    def last_before(self, place: int, candidates: Iterable[PersonDraft]) -> list[PersonDraft]:
        """Those of some people whom the nearest sentence that mentions any of them mentions, before a place."""
        among = {draft.place: draft for draft in candidates}
        sentence = self.sentence_of(place)
        for index in range(sentence, max(-1, sentence - REACH - 1), -1):
            here = [named for named in self.named.get(index, ()) if named.begin < place and named.draft.place in among]
            found = {named.draft.place: named.draft for named in here if not named.passing}
            if found:
                return list(found.values())
        return []


def scene_of(text: str, sentences: Sequence[Sentence], register: Register, knowledge: Knowledge) -> Scene:
    """The scene of an article with everybody who is named in it so far."""
    scene = Scene(begins=[sentence.begin for sentence in sentences], ends=[sentence.end for sentence in sentences])
    passing = _passing(knowledge)
    for draft in register.everyone:
        leads = {stop: start for start, stop in draft.titles}
        stops = sorted(leads)
        for begin, end, _ in sorted(draft.spans):
            stop = stops[bisect_right(stops, begin) - 1] if stops and stops[0] <= begin else 0
            lead = leads[stop] if stop and begin - stop < _TITLE_GAP else begin
            before = text[max(0, lead - _CLAUSE_LOOK_BACK) : lead]
            owner = text[end : end + 2] in ("'s", "’s")
            scene.enter(Named(begin=begin, draft=draft, passing=owner or passing.search(before) is not None))
    for mentions in scene.named.values():
        mentions.sort(key=lambda named: named.begin)
    return scene


def _passing(knowledge: Knowledge) -> re.Pattern[str]:
    words = sorted(knowledge.word_list("absent"), key=len, reverse=True)
    joined = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{joined})(?:\s+(?:the|a|an|his|her|its))?\s*$", re.IGNORECASE)


def most_salient(candidates: Sequence[PersonDraft], place: int, scene: Scene) -> PersonDraft | None:
    """The one of several people whom an office at a place means, None where two fit equally.

    Who was told before it goes before who comes later, the last one spoken of before the others, and else the one named much more
    often than anybody.
    """
    fitting = [draft for draft in candidates if not scene.named_after(draft, place)]
    fitting = [draft for draft in fitting if scene.count_before(draft, place)] or fitting
    fitting = [draft for draft in fitting if not scene.only_in_passing(draft)] or fitting
    if len(fitting) == 1:
        return fitting[0]
    last = scene.last_before(place, fitting)
    if len(last) == 1:
        return last[0]
    ranked = sorted(last or fitting, key=lambda draft: -scene.count_before(draft, place))
    if len(ranked) > 1 and scene.count_before(ranked[0], place) >= OFTEN * max(1, scene.count_before(ranked[1], place)):
        return ranked[0]
    return None
