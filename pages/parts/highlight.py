"""The one place that makes HTML: a tree of known tags whose texts are escaped, and the highlighted passages made of it.

Texts come from articles, so nothing else in the dashboard writes HTML. Tags and attributes are a closed set; a link leads to a
web address, a place on the page, or nowhere.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from pages.parts.escape import printable
from timeline.detail import Segment


class Tag(StrEnum):
    """The tags that may be written."""

    A = "a"
    B = "b"
    BLOCKQUOTE = "blockquote"
    DD = "dd"
    DIV = "div"
    DL = "dl"
    DT = "dt"
    H1 = "h1"
    H2 = "h2"
    H3 = "h3"
    H4 = "h4"
    I = "i"  # noqa: E741
    LI = "li"
    MARK = "mark"
    P = "p"
    SPAN = "span"
    UL = "ul"


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its tag, what stands in it, its classes, its name on the page, and the two attributes that texts may fill."""

    tag: Tag
    parts: tuple[Node | str, ...] = ()
    css: str = ""
    tip: str = ""
    href: str = ""
    name: str = ""


def node(tag: str, css: str, *parts: Node | str, tip: str = "", href: str = "", name: str = "") -> Node:
    """An element in short: `node("p", "muted", "2 of ", node("b", "", "7"))`."""
    return Node(Tag(tag), parts, css, tip, href, name)


def markup(part: Node | str) -> str:
    """The HTML of an element or a text, everything in it escaped: `markup("<b>")` is `&lt;b&gt;`."""
    if isinstance(part, str):
        return html.escape(printable(part))
    return f"<{part.tag}{_attributes(part)}>{''.join(map(markup, part.parts))}</{part.tag}>"


def _attributes(part: Node) -> str:
    hidden = "true" if part.tag is Tag.I else ""
    given = {"id": part.name, "class": part.css, "title": part.tip, "aria-hidden": hidden, "href": _address(part.href)}
    return "".join(f' {name}="{html.escape(printable(value))}"' for name, value in given.items() if value)


def _address(url: str) -> str:
    return url if url.lower().startswith(("https://", "http://", "#")) else ""


def show(*parts: Node | str) -> None:
    """Puts elements on the page; a Streamlit function in all but name."""
    st.html("".join(map(markup, parts)))


def highlighted(segments: Iterable[Segment], *, told: str = "") -> tuple[Node | str, ...]:
    """The pieces of a text, each mention marked by its kind and told on pointing at it; `told` is the class of the rest."""
    return tuple(_piece(segment, told) for segment in segments)


def _piece(segment: Segment, told: str) -> Node | str:
    if segment.kind == "context":
        return node("span", "context", segment.text)
    if segment.kind:
        return node("mark", f"mention of-{segment.kind}", segment.text, tip=segment.label)
    return node("span", told, segment.text) if told else segment.text
