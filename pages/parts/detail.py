"""The panel of one event: what is known of it, how, and the very sentences that tell it, source by source."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from pages.parts.address import set_parameter
from pages.parts.escape import plain
from pages.parts.highlight import Node, highlighted, node, show
from pages.parts.legend import glyph
from pages.parts.view import View
from timeline.detail import Disagreement, EventDetail, Passage, Person, Reason, Source, Step, Value, event_detail
from timeline.words import OVERDUE, counted, overdue

# The name of the open event on the page, which the row that opened it leads to.
OPEN = "open-engagement"
_READ_FROM = "Underlined: the words that the date, the place, the names, the issues and the contact itself were read from."


@contextmanager
def beside_detail(view: View) -> Iterator[None]:
    """The body of a page, then the panel of the open event; the style sheet sets them side by side where there is room."""
    with st.container(key="view"):
        with st.container(key="main"):
            yield
        if detail := event_detail(view.dossier, view.event):
            with st.container(key="detail"):
                _panel(view, detail)


def _panel(view: View, detail: EventDetail) -> None:
    with st.container(key="detail-head", horizontal=True, vertical_alignment="center"):
        show(node("p", "kind", glyph(detail.kind, detail.status), detail.heading, name=OPEN))
        st.button(
            "Close",
            key="close-event",
            type="tertiary",
            icon=":material/close:",
            shortcut="Escape",
            on_click=set_parameter,
            args=("event", ""),
        )
    with st.container(key="facts"):
        show(node("h2", "title", detail.title))
        if overdue(view.dossier.frame[view.dossier.frame["id"] == view.event], view.today).any():
            show(node("p", "warning", f"{OVERDUE.capitalize()}."))
        if view.event not in set(view.frame["id"]):
            show(node("p", "note", "The filters leave this engagement out of the view."))
        show(_facts(detail))
    with st.container(key="sources"):
        show(node("h3", "head", counted(len(detail.sources), "source")), node("p", "note", _READ_FROM))
        for source in detail.sources:
            _source(source)
        _further(detail)


def _further(detail: EventDetail) -> None:
    """What is told of the engagement as a whole, each part where there is something to tell."""
    parts = (
        _history(detail.history),
        _worked_out(detail.reasons),
        _merged(detail.merged_because),
        _differing(detail.disagreements),
    )
    for part in parts:
        if part:
            show(*part)


def _facts(detail: EventDetail) -> Node:
    facts = [
        ("When", [node("dd", "", detail.when, node("span", "basis", detail.basis))]),
        ("Where", [node("dd", "", *_where(detail))]),
        ("Who", [_person(person) for person in detail.people] or [node("dd", "", *_teams(detail.parties))]),
        (
            "Issues",
            [node("dd", "chips", *(node("span", "chip", issue.label) for issue in detail.issues))] if detail.issues else [],
        ),
        ("Series", [node("dd", "", detail.series)] if detail.series else []),
    ]
    return node("dl", "facts", *(node("div", "", node("dt", "", name), *told) for name, told in facts if told))


def _where(detail: EventDetail) -> list[Node | str]:
    if not detail.where:
        return [node("span", "muted", "not told")]
    tag = [node("span", "tag", detail.country.id, tip=detail.country.label)] if detail.country else []
    return [f"{detail.city or detail.where} ", *tag]


def _person(person: Person) -> Node:
    tag = [node("span", "tag", person.side, tip=person.side_name), " "] if person.side else []
    native = [node("span", "native", f" {person.native}")] if person.native else []
    office = [node("span", "office", person.office)] if person.office else []
    return node("dd", "", *tag, person.name, *native, *office)


def _teams(parties: tuple[Value, ...]) -> list[Node | str]:
    if not parties:
        return [node("span", "muted", "nobody named")]
    return ["Nobody named; for ", *(node("span", "tag", party.id, tip=party.label) for party in parties)]


def _worked_out(reasons: tuple[Reason, ...]) -> list[Node]:
    if not reasons:
        return []
    told = [
        node("li", "", node("b", "", f"{reason.field}: {reason.value}"), f", {reason.why}", *_hangs_on(reason))
        for reason in reasons
    ]
    return [node("h3", "head", "Worked out"), node("ul", "reasons", *told)]


def _hangs_on(reason: Reason) -> list[Node]:
    return [node("span", "basis", f"“{reason.passage.quote}”, {reason.title}")] if reason.passage else []


def _history(steps: tuple[Step, ...]) -> list[Node]:
    told = [
        node("li", "", node("b", "", f"{step.what[:1].upper()}{step.what[1:]}"), f", told {step.published}", _titles(step))
        for step in steps
    ]
    return [node("h3", "head", "How it came about"), node("ul", "reasons", *told)] if told else []


def _titles(step: Step) -> Node:
    return node("span", "basis", "; ".join(step.titles))


def _merged(because: tuple[str, ...]) -> list[Node]:
    return (
        [node("h3", "head", "Why these are one"), node("ul", "reasons", *(node("li", "", why) for why in because))]
        if because
        else []
    )


def _differing(disagreements: tuple[Disagreement, ...]) -> list[Node]:
    told = [
        node(
            "li",
            "",
            node("b", "", f"{each.field}: "),
            "; ".join(f"{value} ({', '.join(titles)})" for value, titles in each.values),
        )
        for each in disagreements
    ]
    return [node("h3", "head", "Where the sources differ"), node("ul", "reasons", *told)] if told else []


def _source(source: Source) -> None:
    recalled = [] if source.main else [" · recalls it in passing"]
    show(
        node("h4", "source", source.title),
        node("p", "note", f"{source.publisher}, {source.date} · {source.dated}", *recalled),
        *(_passage(passage) for passage in source.passages),
    )
    st.page_link("pages/articles.py", label="Read the article", query_params={"article": source.article})
    if source.further:
        with st.expander("Further words that values were read from"):
            show(*(_passage(passage) for passage in source.further))
    with st.expander(plain(f"Cite {source.title}")):
        st.code(source.citation, language=None, wrap_lines=True)


def _passage(passage: Passage) -> Node:
    return node("blockquote", "passage", *highlighted(passage.segments, told="told"))
