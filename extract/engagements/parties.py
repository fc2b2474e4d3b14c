"""The sides at the table of a draft: those of its people, else the countries that its clause, sentences or article name."""

from __future__ import annotations

from collections.abc import Sequence

from extract.engagements.drafts import Draft
from extract.engagements.findings import Findings
from extract.engagements.telling import Span
from extract.model import Kind, Mention


def parties_of(draft: Draft, findings: Findings) -> tuple[str, ...]:
    """The sides at the table: those of the people; where they are fewer than two, also the countries of the clause."""
    sides = sides_of(draft, findings)
    if len(sides) < 2 or not draft.people:
        sides |= {mention.value for mention in draft.first.parties}
    if len(sides) < 2 and draft.series is not None:
        sides |= set(parties_of(draft.series, findings))
    open_table = draft.kind is Kind.NEGOTIATION or not draft.people
    if len(sides) < 2 and open_table:
        for begin, end in spans_of({telling.sentence for telling in draft.tellings}, findings):
            sides |= findings.sides_within(begin, end)
    if len(sides) < 2 and open_table:
        sides = set(findings.sides) if len(findings.sides) == 2 else sides | findings.main_countries
    return tuple(sorted(sides))


def meet_as_members(draft: Draft, findings: Findings) -> bool:
    """Whether the members of a body of states met: "the ASEAN foreign ministers' meeting", "EU leaders met"."""
    bodies = findings.knowledge.countries.organisations
    text = findings.text
    return any(
        party.value in bodies and findings.patterns.members_of_body.match(text, party.end) for party in draft.first.parties
    )


def sides_of(draft: Draft, findings: Findings) -> set[str]:
    """The sides of a draft's people."""
    return {side for person in draft.people if (side := findings.side(person))}


def spans_of(sentences: set[int], findings: Findings) -> list[Span]:
    """Where sentences stand, by their numbers."""
    return [(findings.sentences[index].begin, findings.sentences[index].end) for index in sorted(sentences)]


def first_mentions(draft: Draft, parties: Sequence[str]) -> list[Mention]:
    """Of each party the first mention in the draft's clauses."""
    firsts: dict[str, Mention] = {}
    for telling in draft.tellings:
        for mention in telling.parties:
            if mention.value in parties:
                firsts.setdefault(mention.value, mention)
    return list(firsts.values())
