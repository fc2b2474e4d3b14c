"""The head of a page: the sum of what is shown, and what to know about it."""

from __future__ import annotations

from pages.parts.address import parameter, unknown_now
from pages.parts.highlight import node, show
from pages.parts.view import View
from timeline.filters import describe, left_out_undated
from timeline.words import answer_parts, counted, notes, silent_words


def answer(view: View) -> None:
    """The answer line, the filter in words if there is one, and a line of notes."""
    count, rest = answer_parts(view.frame)
    undated = left_out_undated(view.dossier.frame, view.filters)
    said = [
        *notes(view.frame, view.today),
        "" if view.filters.any else silent_words(view.dossier.silent),
        *_unknown_words(view),
        f"{counted(undated, 'engagement')} without a date left out by the dates." if undated else "",
    ]
    filtered = (
        f"Of {len(view.dossier.frame):,}. Filter: {describe(view.filters, view.dossier.labels)}." if view.filters.any else ""
    )
    lines = [line for line in (filtered, " ".join(filter(None, said))) if line]
    show(node("h1", "answer", node("b", "", count), rest), *(node("p", "lead", line) for line in lines))


def _unknown_words(view: View) -> list[str]:
    """What the address asked for that these articles do not have, so that a shared link does not silently show more."""
    asked = [f"{key} {value}" for key, values in unknown_now().items() for value in values]
    return [
        f"Not in these articles, so not filtered by: {', '.join(asked)}." if asked else "",
        "The open engagement of this link is not in these articles." if parameter("event") and not view.event else "",
    ]
