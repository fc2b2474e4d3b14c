"""Which sentences an engagement is about, and so which issues it touched on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from extract.engagements.drafts import Draft
from extract.engagements.findings import Findings
from extract.model import Kind, Mention, Status

GOES_ON = 8
"""Within how many sentences after it an engagement without issues takes those of the next sentence that names some."""
MOST_ISSUES = 12
"""An engagement of a long article touches more words than subjects; beyond twelve the rarest are passing mentions."""

HEADINGS = 3
"""How many lines a heading and what stands around it take."""
_STOPS = ".!?…;:,”\"’')"


def share_sentences(drafts: Sequence[Draft], findings: Findings) -> None:
    """Give each sentence to the draft that it goes on about: the one last told as news, a recalled one its own sentence only."""
    told = _by_sentence(drafts)
    current = next((draft for draft in drafts if not draft.recalled), drafts[0] if drafts else None)
    for index in range(len(findings.sentences)):
        here = told.get(index, [])
        for draft in here:
            draft.sentences.append(index)
        running = _running(here)
        if running and not (current is not None and _only_frames(running[0], current)):
            current = running[0]
        elif current is not None and not here and _goes_on(index, findings):
            current.sentences.append(index)


def _is_held(draft: Draft) -> bool:
    """Whether a draft is what an article tells as its news, so that a plan or a journey beside it is told in passing."""
    return not draft.recalled and draft.kind is not Kind.VISIT and draft.status is Status.HELD


def _only_frames(draft: Draft, current: Draft) -> bool:
    """Whether a draft is the journey around the news told last: "Alpha, whose visit ends today, also spoke of trade"."""
    return draft.kind is Kind.VISIT and _is_held(current)


def _goes_on(index: int, findings: Findings) -> bool:
    """Whether a sentence may go on about what was told: not a teaser or a tag further down, which have no full stop."""
    sentence = findings.sentences[index]
    if findings.patterns.teaser.match(findings.text, sentence.begin, sentence.end):
        return False
    return sentence.paragraph < HEADINGS or findings.text[sentence.end - 1] in _STOPS


def _by_sentence(drafts: Sequence[Draft]) -> Mapping[int, Sequence[Draft]]:
    """The drafts that each sentence tells, each once; "in trade negotiations" is not about the negotiation told last."""
    told: dict[int, dict[int, Draft]] = defaultdict(dict)
    for draft in drafts:
        for telling in draft.tellings:
            if not telling.bare:
                told[telling.sentence][id(draft)] = draft
    return {index: list(here.values()) for index, here in told.items()}


def _running(here: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence that the next sentences may go on about: its news, what took place before what is planned."""
    news = [draft for draft in here if not draft.recalled]
    return [draft for draft in news if draft.status is not Status.PLANNED] or news


def _named_in(index: int, findings: Findings) -> Sequence[Mention]:
    sentence = findings.sentences[index]
    return findings.issues.within(sentence.begin, sentence.end)


def _named_next(draft: Draft, findings: Findings) -> Sequence[Mention]:
    """The issues of the next sentence that names any: "A met B. Trade was discussed." """
    begin = max(draft.sentences, default=len(findings.sentences)) + 1
    later = range(begin, min(begin + GOES_ON, len(findings.sentences)))
    return next((found for index in later if _goes_on(index, findings) and (found := _named_in(index, findings))), ())


def issues_of(draft: Draft, findings: Findings) -> list[Mention]:
    """The issues of an engagement, the most mentioned first, each by its first mention in the sentences that are about it."""
    found = [issue for index in draft.sentences for issue in _named_in(index, findings)]
    if not found and draft.series is not None:
        return issues_of(draft.series, findings)[:1]
    if _is_held(draft) or draft.recalled:
        found = found or list(_named_next(draft, findings))
    counts = Counter(issue.value for issue in found)
    firsts: dict[str, Mention] = {}
    for issue in found:
        firsts.setdefault(issue.value, issue)
    return sorted(firsts.values(), key=lambda issue: (-counts[issue.value], issue.begin))[:MOST_ISSUES]
