"""The papers of the year leave like any published file: for whom it is allowed, and with what they
showed written down."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.use_cases import evidencing, hosting, tracking
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.publishing import called, make_file
from tests.conftest import joined

PAPERS = ("status.docx", "commissioners.docx")


def text_of(content: bytes) -> str:
    return zipfile.ZipFile(BytesIO(content)).read("word/document.xml").decode()


@pytest.fixture
def frozen(lead: Acting) -> Acting:
    """A small count and a large one, both frozen."""
    points = [
        evidencing.place_number(
            lead, measure=measure, unit="people", value=value, period="2025", source="Jail log"
        ).id
        for measure, value in (("m2.4", "7"), ("m2.1", "4120"))
    ]
    tracking.freeze_baseline(lead, points=points)
    return lead


@pytest.mark.parametrize("name", PAPERS)
def test_a_small_frozen_count_stays_inside_and_what_was_shown_is_remembered(
    frozen: Acting, name: str
) -> None:
    made = make_file(frozen.store, frozen.code, frozen.member, name)
    assert made.name.endswith(name)
    text = text_of(made.content)
    assert "4,120 people, 2025" in text
    assert "7 people" not in text
    assert "not shown" in text
    printed = {p.point.measure: (p.point.value, bool(p.why)) for p in frozen.map.printed}
    assert printed == {"m2.4": ("", True), "m2.1": ("4120", False)}


@pytest.mark.parametrize("name", PAPERS)
def test_participants_get_them_where_they_may_download(frozen: Acting, name: str) -> None:
    jo = joined(frozen, "Jo", "City police")
    with pytest.raises(NotAllowed):
        make_file(frozen.store, frozen.code, jo.member, name)
    hosting.change_settings(frozen, stakeholders_may_download=True)
    assert make_file(frozen.store, frozen.code, jo.member, name).content


def test_they_stand_on_a_shelf_of_their_own() -> None:
    assert tuple(name for name, _label, _about in called("published", "year")) == PAPERS
