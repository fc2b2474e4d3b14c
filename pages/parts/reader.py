"""The reader: the list of articles, and one of them with its mentions marked, what was made of it and what was refused."""

from __future__ import annotations

import streamlit as st

from pages.parts.address import set_parameter
from pages.parts.escape import plain
from pages.parts.highlight import Node, highlighted, node, show
from pages.parts.view import View
from timeline.detail import ArticleDetail, ArticleLine, Made, Refused, article_lines
from timeline.words import counted


def article_list(view: View) -> None:
    """All articles, or those that tell the filtered engagements, each one button."""
    chosen = {source for sources in view.frame["sources"] for source in sources} if view.filters.any else None
    lines = article_lines(view.dossier, chosen)
    of_all = "" if chosen is None else f" of {len(view.dossier.articles)}"
    rest = f", {counted(sum(line.events for line in lines), 'telling')} of engagements" if lines else ""
    note = "" if chosen is None else "Those that tell the engagements which the filters leave. Clear the filters to see all."
    show(node("h1", "answer", node("b", "", counted(len(lines), "article")), of_all, rest), node("p", "lead", note))
    with st.container(key="article-list", gap=None):
        for line in lines:
            _line(line)


def _line(line: ArticleLine) -> None:
    cells = [
        f"{line.publisher}, {line.date}",
        counted(line.events, "engagement"),
        f"{counted(line.refused, 'sentence')} refused" if line.refused else "",
    ]
    label = " ".join([f"**{plain(line.title)}**", *(f":gray[{plain(cell)}]" for cell in cells)])
    st.button(label, key=f"read:{line.id}", type="tertiary", on_click=set_parameter, args=("article", line.id), width="stretch")


def read_article(view: View, detail: ArticleDetail) -> None:
    """One article: its facts, the text with every mention marked, and beside it what became of it."""
    st.button(
        "All articles",
        key="all-articles",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=set_parameter,
        args=("article", ""),
    )
    show(node("h1", "title", detail.title), _facts(view, detail))
    with st.container(key="reader"):
        with st.container(key="text"):
            show(_legend(detail), node("div", "article", *highlighted(detail.segments)))
        with st.container(key="made"):
            _made(detail)
            _refused(detail)


def _facts(view: View, detail: ArticleDetail) -> Node:
    article = view.dossier.articles[detail.id]
    known = [
        detail.publisher,
        article.author or "",
        _published(detail),
        article.language or "",
        f"{len(article.text.split()):,} words",
    ]
    link = [node("span", "", node("a", "", detail.url, href=detail.url))] if detail.url else []
    return node(
        "p",
        "byline",
        *(node("span", "", fact) for fact in known if fact),
        *link,
        *(node("span", "warning", w) for w in detail.warnings),
    )


def _published(detail: ArticleDetail) -> str:
    return "publication date unknown" if detail.date == "date unknown" else f"published {detail.date}"


def _legend(detail: ArticleDetail) -> Node:
    """The marks that occur in the text, each shown as it looks there, with its count."""
    return node(
        "ul",
        "legend",
        *(
            node("li", "", node("mark", f"mention of-{kind}", kind.capitalize()), node("span", "count", f"{count:,}"))
            for kind, count in detail.kinds
        ),
    )


def _made(detail: ArticleDetail) -> None:
    show(
        node("h2", "head", f"{counted(len(detail.made), 'engagement')} made of it" if detail.made else "No engagement made of it")
    )
    for index, made in enumerate(detail.made):
        with st.container(key=f"made-{index}", gap=None):
            _engagement(made)


def _engagement(made: Made) -> None:
    recalled = "" if made.main else ", recalled in passing"
    others = f", also told by {counted(made.others, 'other article')}" if made.others else ""
    if made.event:
        st.page_link("pages/timeline.py", label=f"**{plain(made.when)}** {plain(made.title)}", query_params={"event": made.event})
    show(node("p", "note", f"{made.heading}{recalled}{others}"), node("blockquote", "passage", made.sentence))


def _refused(detail: ArticleDetail) -> None:
    if not detail.refused:
        show(node("h2", "head", "No sentence refused"))
        return
    show(
        node("h2", "head", counted(len(detail.refused), "sentence"), " refused"),
        node("p", "note", "Sentences with a date or a meeting word that gave no engagement, and why not."),
        node("ul", "refused", *(_reason(each) for each in detail.refused)),
    )


def _reason(refused: Refused) -> Node:
    reason = refused.reason[:1].upper() + refused.reason[1:]
    return node("li", "", node("b", "", reason), node("span", "quote", refused.sentence))
