"""The dossier and the words for its ids."""

from __future__ import annotations

import pytest

from dossier_factory import many_dossier, sample_dossier
from extract.knowledge import Countries, Country, Issue, Knowledge, Official
from timeline.labels import Labels, labels_of

KNOWLEDGE = Knowledge(
    officials=(
        Official(id="dien", name="Nguyen Hong Dien", native="Nguyễn Hồng Diên", side="VN"),
        Official(id="helberg", name="Jacob Helberg", side="US"),
    ),
    issues=(Issue(id="trade-agreement", label="Trade agreement", words=("trade agreement",)),),
    countries=Countries(records=(Country(code="NA", name="Namibia"), Country(code="ZZ"))),
)


def test_labels_come_from_the_knowledge() -> None:
    labels = labels_of(KNOWLEDGE)
    assert labels.issue("trade-agreement") == "Trade agreement"
    assert labels.country("NA") == "Namibia"
    assert (labels.native("Nguyen Hong Dien"), labels.side("Nguyen Hong Dien")) == ("Nguyễn Hồng Diên", "VN")
    assert (labels.native("Jacob Helberg"), labels.side("Jacob Helberg")) == ("", "US")


def test_what_is_not_known_is_shown_as_it_is() -> None:
    labels = labels_of(KNOWLEDGE)
    assert (labels.issue("deep-sea-mining"), labels.country("ZZ"), labels.country("XX")) == ("Deep sea mining", "ZZ", "XX")
    assert (labels.native("Somebody"), labels.side("Somebody")) == ("", "")
    assert Labels(natives={"Ted Cruz": "Ted Cruz"}).native("Ted Cruz") == ""


def test_events_and_articles_are_found_by_id() -> None:
    dossier = sample_dossier()
    assert dossier.events["ev-kl"].city == "Kuala Lumpur"
    assert dossier.readings["004_a15ab9f621ce86a6"].article is dossier.articles["004_a15ab9f621ce86a6"]
    assert dossier.event_of["001_7a46ac6de4b3c9c4#0"] == "ev-kl"


@pytest.mark.parametrize("seed", [0, 1])
def test_synthetic_dossiers_are_the_same_each_time_and_have_every_shape(seed: int) -> None:
    frame = many_dossier(400, seed).frame
    assert frame.equals(many_dossier(400, seed).frame)
    assert set(frame["precision"]) == {"day", "month", "approximate", "unknown"}
    assert set(frame["status"]) == {"held", "planned", "cancelled"}
    assert 0.2 < (frame["end"] > frame["start"]).mean() < 0.4
