"""The list of pages, and the way in: every page is entered through `dashboard.py`.

A page is a file in `pages/`; what its docstring begins with is its title, and PLACE says where it stands in the row.

Streamlit takes a folder named `pages/` for a list of its own until `st.navigation` is first called. So what a server shows first
may be a page alone, without filters and style, or `dashboard.py` as a page among pages. Hence the first run of a session, and a
page that finds itself alone, only call `st.navigation` and start over.
"""

from __future__ import annotations

import ast
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from timeline.dossier import Dossier

_HOME = Path(__file__).parents[2]
_OPENED = "opened"
# What the page shows that is being run; nothing in a page that runs alone.
_inside: ContextVar[Dossier | None] = ContextVar("inside", default=None)


class PageError(ValueError):
    """A page that cannot be listed; the message says what its file lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page as it is listed."""

    file: Path
    title: str
    place: int


def enter() -> st.Page:
    """The page that the address asks for; for `dashboard.py`."""
    first, *others = listed_pages(_HOME / "pages")
    pages = [st.Page(first.file, title=first.title, default=True), *(st.Page(page.file, title=page.title) for page in others)]
    page = st.navigation(pages, position="top")
    if _OPENED not in st.session_state:
        st.session_state[_OPENED] = True
        st.rerun()
    return page


def run_inside(page: st.Page, read: Dossier) -> None:
    """Runs a page on the dossier that the filters beside it are made of; it then knows that it is not alone."""
    token = _inside.set(read)
    try:
        page.run()
    finally:
        _inside.reset(token)


def dossier_inside() -> Dossier:
    """The dossier that the page is run on; sends a page that runs alone back to the door, what the address holds stays."""
    read = _inside.get()
    if read is None:
        pages = listed_pages(_HOME / "pages")
        st.navigation([st.Page(_HOME / "dashboard.py", default=True), *(st.Page(page.file) for page in pages)], position="hidden")
        st.rerun()
    return read


@cache
def listed_pages(folder: Path) -> tuple[Listed, ...]:
    """The pages of a folder in the order of their places: Timeline, Table, Articles."""
    return tuple(sorted(map(_listed, folder.glob("[!_]*.py")), key=lambda page: (page.place, page.title)))


def _listed(file: Path) -> Listed:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    title, colon, _ = (ast.get_docstring(tree) or "").partition(":")
    places = [node.value.value for node in tree.body if _is_place(node)]
    if not colon or not places:
        raise PageError(f'{file}: begin it with """Title: what it shows.""" and a line such as PLACE = 40.')
    return Listed(file=file, title=title, place=places[0])


def _is_place(node: ast.stmt) -> bool:
    names = [target.id for target in node.targets if isinstance(target, ast.Name)] if isinstance(node, ast.Assign) else []
    return names == ["PLACE"] and isinstance(node.value, ast.Constant) and isinstance(node.value.value, int)
