"""What a page says when there is nothing to show (no source, no articles, no engagements, no match), and of broken files."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts.address import set_filters
from pages.parts.escape import plain
from pages.parts.highlight import node, show
from pages.parts.view import View
from timeline.filters import KEY_OF, Filters, Relaxation, relaxations, value_words
from timeline.words import counted

_OFFERED = 6
_KINDS_OF_FILES = "Articles are files that end in .txt, .md or .json."


def no_source(source: Path) -> None:
    """Says that the folder is not there, and how to name another."""
    show(
        node("h1", "answer", node("b", "", "There is no folder or file "), str(source)),
        node("p", "lead", "Start with one that exists: make run SRC=folder"),
    )


def bad_knowledge(problem: str) -> None:
    """Says which file of knowledge is wrong and where; the message holds the remedy."""
    show(
        node("h1", "answer", node("b", "", "A file of knowledge needs a correction")),
        node("p", "lead", problem),
        node("p", "note", "Correct it and reload this page."),
    )


def stop_if_nothing(view: View) -> None:
    """Says so and ends the page where there is no row to show."""
    if len(view.frame):
        return
    if not view.dossier.articles:
        no_articles()
    elif view.dossier.frame.empty:
        _no_engagements(view)
    else:
        _no_match(view)
    broken_files(view)
    st.stop()


def no_articles() -> None:
    """Says what an article is and where it goes."""
    show(
        node("h1", "answer", node("b", "", "No articles yet")),
        node(
            "p", "lead", f"{_KINDS_OF_FILES} Put some into the folder and reload this page, or name another: make run SRC=folder"
        ),
    )


def _no_engagements(view: View) -> None:
    read = counted(len(view.dossier.articles), "article")
    show(
        node("h1", "answer", node("b", "", "No engagement found"), f" in {read}"),
        node("p", "lead", "Each dated sentence that gave none is listed with its article, and why."),
    )
    st.page_link("pages/articles.py", label="See the articles")


def _no_match(view: View) -> None:
    filters, frame = view.filters, view.dossier.frame
    ways = relaxations(frame, filters)
    show(
        node("h1", "answer", node("b", "", "No engagement matches"), f", of {len(frame):,}"),
        node("p", "lead", f"{_together(view, ways)}{' Drop one of them to see:' if ways else ''}"),
    )
    with st.container(key="ways-out", horizontal=True):
        for way in ways[:_OFFERED]:
            st.button(_way(way, view), key=f"without:{way.facet}:{way.value}", on_click=set_filters, args=(way.filters,))
        st.button("Clear all filters", key="clear-all", type="primary", on_click=set_filters, args=(Filters(),))


def _together(view: View, ways: tuple[Relaxation, ...]) -> str:
    filters = view.filters
    if filters.since and filters.until and filters.since > filters.until:
        return f"The range ends before it begins: from {filters.since} to {filters.until}."
    named = " and ".join(_named(way.facet, way.value, view) for way in ways) if len(ways) > 1 else ""
    return f"None has {named} together." if named else "No engagement has all that is chosen."


def _named(facet: str, value: str, view: View) -> str:
    if facet in KEY_OF:
        return f"{KEY_OF[facet]} {value_words(facet, value, view.dossier.labels)}"
    return {"since": f"a date from {value}", "until": f"a date until {value}"}.get(facet, f"the words “{value}”")


def _way(way: Relaxation, view: View) -> str:
    ends = {"since": "the first date", "until": "the last date", "words": f"the words “{way.value}”"}
    dropped = ends.get(way.facet) or value_words(way.facet, way.value, view.dossier.labels)
    return f"Without {plain(dropped)} :gray[{counted(way.events, 'engagement')}]"


def broken_files(view: View) -> None:
    """One line on the files that could not be read, with the way to the page that lists them."""
    if broken := view.dossier.corpus.failures:
        said = (
            f"{counted(len(broken), 'file')} could not be read, so nothing of {'it' if len(broken) == 1 else 'them'} is in here."
        )
        with st.container(key="broken", horizontal=True, vertical_alignment="center"):
            show(node("p", "warning", said))
            st.page_link("pages/articles.py", label="See which, and what helps")


def failures(view: View) -> None:
    """The files that could not be read, each with what was wrong and what helps."""
    broken = view.dossier.corpus.failures
    if broken:
        show(
            node("h2", "head", counted(len(broken), "file"), " could not be read"),
            node(
                "ul",
                "failures",
                *(
                    node("li", "", node("b", "", each.path), f" {each.problem} ", node("span", "remedy", each.remedy))
                    for each in broken
                ),
            ),
        )
