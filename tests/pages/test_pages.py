"""Every page on every sort of folder, and the filters as they act on the chart, the rows and the counts."""

from __future__ import annotations

import re

import pytest

from dashboard_factory import PAGES, TRAP, Open, answer, marks, rows, words

SAID = [
    ("empty", "timeline", "No articles yet"),
    ("empty", "table", "No articles yet"),
    ("empty", "articles", "No articles yet"),
    ("missing", "timeline", "There is no folder or file"),
    ("one", "timeline", "1 engagement on 26 Oct 2025, 1 source"),
    ("one", "table", "1 engagement on 26 Oct 2025, 1 source"),
    ("one", "articles", "1 article, 1 telling of engagements"),
    ("full", "timeline", "7 engagements, 21 May to 30 Nov 2025, 5 sources, 1 planned"),
    ("full", "table", "7 engagements, 21 May to 30 Nov 2025, 5 sources, 1 planned"),
    ("full", "articles", "5 articles, 12 tellings of engagements"),
    ("broken", "timeline", "1 engagement on 26 Oct 2025, 1 source"),
    ("hostile", "timeline", "1 engagement on 26 Oct 2025, 1 source"),
]


@pytest.mark.parametrize(("folder", "page", "said"), SAID, ids=[f"{folder}-{page}" for folder, page, _ in SAID])
def test_each_page_says_what_there_is(open_page: Open, folder: str, page: str, said: str) -> None:
    at = open_page(folder, page)
    assert not at.exception
    assert answer(at).startswith(said)


def test_a_missing_folder_gets_the_remedy(open_page: Open) -> None:
    assert "make run SRC=folder" in words(open_page("missing"))


@pytest.mark.parametrize("page", PAGES)
def test_broken_files_are_named_with_the_remedy(open_page: Open, page: str) -> None:
    said = words(open_page("broken", page))
    assert "1 file could not be read" in said
    assert ("b.json" in said) == (page == "articles")


def test_a_filter_changes_chart_rows_and_counts(open_page: Open) -> None:
    at = open_page("full")
    everything = set(rows(at))
    assert marks(at) == everything
    at.checkbox(key="official:Howard Lutnick").check().run()
    assert answer(at) == "1 engagement on 22 May 2025, 1 source"
    assert marks(at) == set(rows(at)) < everything
    assert len(rows(at)) == 1
    assert at.checkbox(key="kind:meeting").label.endswith("_1_")
    assert at.checkbox(key="kind:negotiation").label.endswith("_0_")
    assert at.checkbox(key="official:Jacob Helberg").label.endswith("_2_"), "counts do not follow their own facet"


def test_filters_hold_on_the_other_pages(open_page: Open) -> None:
    at = open_page("full")
    at.checkbox(key="issue:energy").check().run()
    found = rows(at)
    at.switch_page("pages/table.py").run()
    assert rows(at) == found
    assert at.checkbox(key="issue:energy").value
    at.switch_page("pages/articles.py").run()
    assert "Those that tell the engagements" in words(at)


def test_values_of_one_facet_are_alternatives(open_page: Open) -> None:
    at = open_page("full", official=["Howard Lutnick", "Ted Cruz"])
    assert answer(at).startswith("2 engagements, 21 May to 22 May 2025")


def test_the_address_sets_the_filters(open_page: Open) -> None:
    at = open_page("full", official="Howard Lutnick", since="2025-05-01", until="2025-06-01", q="washington", lanes="issue")
    assert len(rows(at)) == 1
    assert at.checkbox(key="official:Howard Lutnick").value
    assert at.text_input(key="q").value == "washington"
    assert at.session_state["lanes-by"] == "issue"


UNKNOWN = [
    {"official": "Nobody Known"},
    {"issue": ["no-such-issue", "<script>"]},
    {"country": "XX", "kind": "party", "status": "rumoured"},
    {"lanes": "colour", "sort": "-mood", "event": "e000", "article": "none", "other": "1"},
]


@pytest.mark.parametrize("query", UNKNOWN, ids=[next(iter(query)) for query in UNKNOWN])
@pytest.mark.parametrize("page", PAGES)
def test_unknown_values_in_the_address_are_ignored(open_page: Open, page: str, query: dict[str, str]) -> None:
    at, plain = open_page("full", page, **query), open_page("full", page)
    assert not at.exception
    assert answer(at) == answer(plain)
    assert rows(at) == rows(plain)


def test_no_match_offers_the_ways_out(open_page: Open) -> None:
    at = open_page("full", official="Howard Lutnick", kind="negotiation")
    assert answer(at) == "No engagement matches, of 7"
    assert "None has official Howard Lutnick and kind Negotiation together." in words(at)
    at.button(key="without:kinds:negotiation").click().run()
    assert answer(at) == "1 engagement on 22 May 2025, 1 source"


def test_all_filters_are_cleared_at_once(open_page: Open) -> None:
    at = open_page("full", official="Howard Lutnick", kind="negotiation", q="x", since="2025-01-01")
    at.button(key="clear-all").click().run()
    assert answer(at).startswith("7 engagements")
    assert at.text_input(key="q").value == ""


def test_dates_that_end_before_they_begin_are_told(open_page: Open) -> None:
    assert "The range ends before it begins" in words(open_page("full", since="2025-06-01", until="2025-05-01"))


def test_an_undated_event_is_left_out_by_dates_only(open_page: Open, folders: dict) -> None:
    (folders["one"] / "b.md").write_text("Minister Nguyen Hong Dien met Howard Lutnick about tariffs.\n", encoding="utf-8")
    assert "1 without a date." in words(open_page("one"))
    assert len(rows(open_page("one", official="Nguyen Hong Dien"))) == 2
    dated = open_page("one", since="2025-01-01")
    assert len(rows(dated)) == 1
    assert "1 engagement without a date left out" in words(dated)


@pytest.mark.parametrize("page", ["timeline", "table"])
def test_a_row_opens_its_event_and_close_closes_it(open_page: Open, page: str) -> None:
    at = open_page("full", page)
    at.button(key=f"open:{rows(at)[2]}").click().run()
    said = words(at)
    assert "26 Oct 2025, Sunday" in said
    assert "4 sources" in said
    assert "met bilaterally with U.S. Under Secretary" in " ".join(said.split())
    at.button(key="close-event").click().run()
    assert "4 sources" not in words(at)


def test_each_source_of_an_event_can_be_cited(open_page: Open) -> None:
    at = open_page("full")
    at.button(key=f"open:{rows(at)[2]}").click().run()
    cited = [code.value for code in at.code]
    assert len(cited) == 4
    assert all("date unknown" in citation for citation in cited)


def test_an_event_that_the_filters_leave_out_says_so(open_page: Open) -> None:
    event = rows(open_page("full"))[0]
    assert "leave this engagement out" in words(open_page("full", official="Jacob Helberg", event=event))


def test_heads_sort_the_rows_and_turn_them_round(open_page: Open) -> None:
    at = open_page("full")
    by_time = rows(at)
    at.button(key="sort:sources").click().run()
    assert rows(at)[0] == by_time[2], "the event that most articles tell"
    at.button(key="sort:sources").click().run()
    assert rows(at)[-1] == by_time[2]
    at.button(key="sort:when").click().run()
    assert rows(at) == by_time


def test_lanes_change_the_chart_and_not_the_rows(open_page: Open) -> None:
    at = open_page("full")
    before, drawn = rows(at), at.get("plotly_chart")[0].proto.spec
    at.session_state["lanes"] = "issue"
    at.run()
    assert at.get("plotly_chart")[0].proto.spec != drawn
    assert rows(at) == before


def test_an_article_shows_its_text_and_what_became_of_it(open_page: Open) -> None:
    at = open_page("full", "articles")
    at.button(key="read:003_5d9e745b885f1ef1").click().run()
    said = words(at)
    assert "publication date unknown" in said
    assert "5 engagements made of it" in said
    assert all(kind in said for kind in ("Date", "Official", "Office", "Place", "Issue"))
    at.button(key="all-articles").click().run()
    assert answer(at).startswith("5 articles")


def test_refused_sentences_are_listed_with_the_reason(open_page: Open) -> None:
    at = open_page("full", "articles")
    at.button(key="read:001_7a46ac6de4b3c9c4").click().run()
    assert "1 sentence refused" in words(at)


OPENING = ("timeline", "table", "articles")
"""The pages on which the text of an article can be opened."""


@pytest.mark.parametrize("page", PAGES)
def test_no_label_and_no_html_is_made_of_a_hostile_text(open_page: Open, page: str) -> None:
    at = open_page("hostile", page)
    if page == "articles":
        at.button(key="read:a").click().run()
    elif opens := rows(at):
        at.button(key=f"open:{opens[0]}").click().run()
    bodies = " ".join(element.proto.body for element in at.get("html"))
    labels = [widget.label for widget in (*at.button, *at.checkbox, *at.expander)]
    labels += [link.proto.label for link in at.get("page_link")]
    assert TRAP in words(at) or page not in OPENING, "the text itself is shown"
    assert "<img" not in bodies
    read_as_markup = re.compile(r"(?<!\\)(?<!:gray)\[|(?<!\\)[$<]|://|:red")
    assert not [label for label in labels if read_as_markup.search(label)]


def test_a_changed_file_is_read_again(open_page: Open, folders: dict) -> None:
    assert answer(open_page("one")).startswith("1 engagement on 26 Oct 2025")
    text = (folders["one"] / "a.md").read_text(encoding="utf-8")
    (folders["one"] / "a.md").write_text(text.replace("October 26", "October 27") + "\n", encoding="utf-8")
    assert answer(open_page("one")).startswith("1 engagement on 27 Oct 2025")


def test_what_a_link_asks_for_in_vain_is_said(open_page: Open) -> None:
    at = open_page("full", official=["Nobody Known", "Jacob Helberg"], event="e000")
    assert answer(at).startswith("2 engagements")
    said = words(at)
    assert "Not in these articles, so not filtered by: official Nobody Known." in said
    assert "The open engagement of this link is not in these articles." in said
    at.checkbox(key="issue:energy").check().run()
    assert "Not in these articles" not in words(at), "what the reader chose anew is what is shown"


def test_a_plan_whose_date_is_past_says_so_in_its_row_and_its_panel(open_page: Open) -> None:
    at = open_page("full", status="planned")
    (event,) = rows(at)
    assert "planned, date past" in at.button(key=f"open:{event}").label
    at.button(key=f"open:{event}").click().run()
    assert "Planned, date past, no report that it was held." in words(at)


def test_an_article_without_an_engagement_is_counted(open_page: Open) -> None:
    assert "1 article gave no engagement." in words(open_page("silent"))
    assert "gave no engagement" not in words(open_page("full"))


def test_many_rows_are_on_pages_and_a_change_of_filter_leads_back_to_the_first(open_page: Open) -> None:
    first, second = open_page("many", "table"), open_page("many", "table", page="2")
    assert (len(rows(first)), len(rows(second))) == (50, 10)
    assert not set(rows(first)) & set(rows(second))
    assert "51 to 60 of 60" in words(second)
    second.checkbox(key="official:Jacob Helberg").check().run()
    assert rows(second) == rows(first)


def test_the_legend_counts_what_is_in_view(open_page: Open) -> None:
    at = open_page("full")
    legend = next(body for body in (element.proto.body for element in at.get("html")) if 'class="legend"' in body)
    assert re.findall(r"([A-Z][a-z ]+)<span[^>]*>(\d+)", legend) == [
        ("Meeting", "4"),
        ("Negotiation", "3"),
        ("Planned", "1"),
        ("No exact day", "2"),
    ]
