"""The HTML of the dashboard: whatever the texts, the tags are ours and the words are the texts'."""

from __future__ import annotations

import ast
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.escape import printable
from pages.parts.highlight import Node, Tag, highlighted, markup, node
from timeline.segments import Segment

HOME = Path(__file__).parents[2]
MAKERS_OF_HTML = {"pages/parts/highlight.py", "pages/parts/style.py"}
# What reads Markdown or HTML in a text that is no label; the pages have no use for them.
READERS = {
    "html",
    "markdown",
    "write",
    "caption",
    "title",
    "header",
    "subheader",
    "info",
    "warning",
    "error",
    "success",
    "iframe",
}
segments = st.lists(st.builds(Segment, text=st.text(), kind=st.sampled_from(["", "context", "date", "issue"]), label=st.text()))


class Read(HTMLParser):
    """What a browser would find: the tags with their attributes, and the text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(segments)
def test_a_highlighted_text_is_the_text_in_our_tags(pieces: list[Segment]) -> None:
    read = Read(markup(node("div", "article", *highlighted(pieces))))
    assert read.text == printable("".join(piece.text for piece in pieces))
    assert {tag for tag, _ in read.tags} <= {"div", "mark", "span"}
    assert {name for _, attributes in read.tags for name in attributes} <= {"class", "title"}


ADDRESSES = [
    ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
    ("#open-engagement", "#open-engagement"),
    ("javascript:alert(1)", None),
    ("data:text/html,x", None),
    ("//example.org", None),
]


@pytest.mark.parametrize(("url", "leads_to"), ADDRESSES, ids=[url for url, _ in ADDRESSES])
def test_a_link_leads_to_a_web_address_or_nowhere(url: str, leads_to: str | None) -> None:
    assert Read(markup(node("a", "", "x", href=url))).tags[0][1].get("href") == leads_to


def test_an_unknown_tag_is_refused() -> None:
    with pytest.raises(ValueError, match="script"):
        node("script", "")


def test_no_tag_runs_or_fetches_anything() -> None:
    assert not {tag.value for tag in Tag} & {
        "script",
        "style",
        "img",
        "iframe",
        "object",
        "embed",
        "svg",
        "form",
        "input",
        "link",
    }
    assert not {"src", "style", "onclick"} & set(Node.__dataclass_fields__)


@pytest.mark.parametrize("file", sorted(HOME.glob("pages/**/*.py")) + [HOME / "dashboard.py"], ids=lambda file: file.name)
def test_nothing_else_makes_html(file: Path) -> None:
    calls = [call for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(call, ast.Call)]
    named = {call.func.attr for call in calls if isinstance(call.func, ast.Attribute) and _is_streamlit(call.func.value)}
    unsafe = {word.arg for call in calls for word in call.keywords} & {"unsafe_allow_html", "unsafe_allow_javascript"}
    allowed = {"html"} if file.relative_to(HOME).as_posix() in MAKERS_OF_HTML else set()
    assert not (named & READERS) - allowed
    assert not unsafe


def _is_streamlit(owner: ast.expr) -> bool:
    return isinstance(owner, ast.Name) and owner.id == "st"
