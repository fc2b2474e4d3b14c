"""Dates told only against another engagement: "right before the round", "on the last day of the talks"."""

from __future__ import annotations

from dataclasses import dataclass

from extract.days import day_words
from extract.engagements.dating import dates_in_words
from extract.engagements.drafts import Anchor
from extract.engagements.findings import Findings
from extract.engagements.telling import Telling
from extract.model import (
    Basis,
    Claim,
    DateMention,
    Field,
    Mention,
    MentionKind,
    Precision,
    State,
    TimeRelation,
    When,
    mention_of,
)

_ENDS = ("first day", "last day")
_TO_START = ("before", "first day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When an engagement was, the expression it comes from where there is one, and the claims for it."""

    told: DateMention | None = None
    when: When = When()
    claims: tuple[Claim, ...] = ()


def dating_of(anchor: Anchor, findings: Findings) -> Dating:
    """A date against another engagement: "right before the round of 12 to 14 November" ends, at the latest, on the 12th."""
    date = anchor.draft.date
    if date is None:
        return Dating()
    words = _words(findings, anchor.relation, anchor.telling)
    if not date.when.known:
        return Dating(told=_half_known(anchor.relation, date, words))
    why = f"told only as “{' '.join(words.text.split())}”; that was {_span_in_words(date.when)}"
    when = _against(anchor.relation, date.when, why)
    own = Claim(field=Field.WHEN, value=_open_span(when), mention=words, state=State.INFERRED, why=why)
    other = Claim(
        field=Field.WHEN, value=dates_in_words(date), mention=date.mention, state=State.INFERRED, why="the date it hangs on"
    )
    return Dating(when=when, claims=(own, other))


def _words(findings: Findings, relation: str, telling: Telling) -> Mention:
    """The words that tie one engagement to another: "right before the official technical negotiation session"."""
    begin, end = telling.begin, telling.trigger.end
    found = findings.patterns.against.search(findings.text[begin - 12 if begin > 12 else 0 : end])
    first = end - len(found.group()) if found else begin
    return mention_of(findings.article, first, end, MentionKind.DATE, relation, f"relation-{relation.replace(' ', '-')}")


def _against(relation: str, when: When, why: str) -> When:
    """The date that another one gives: before it, after it, or one of its ends."""
    day = when.start if relation in _TO_START else when.end
    if day is None:
        return When()
    if relation in _ENDS:
        return When(start=day, end=day, precision=Precision.DAY, basis=Basis.RELATIVE, why=why)
    start, end = (None, day) if relation == "before" else (day, None)
    return When(start=start, end=end, precision=Precision.APPROXIMATE, basis=Basis.RELATIVE, why=why)


def _half_known(relation: str, date: DateMention, words: Mention) -> DateMention | None:
    """The same where the other date lacks its year, which may be settled later."""
    day = date.start if relation in _TO_START else date.end or date.start
    if day is None:
        return None
    if relation in _ENDS:
        return DateMention(mention=words, start=day, end=day, precision=Precision.DAY)
    start, end = (None, day) if relation == "before" else (day, None)
    before = TimeRelation.BEFORE if relation == "before" else TimeRelation.AFTER
    return DateMention(mention=words, start=start, end=end, precision=Precision.APPROXIMATE, relation=before)


def _open_span(when: When) -> str:
    if when.end:
        return f"../{when.end.isoformat()}"
    return f"{when.start.isoformat()}/.." if when.start else ""


def _span_in_words(when: When) -> str:
    return " to ".join(day_words(day) for day in dict.fromkeys((when.start, when.end)) if day)
