"""Real counties: what the room wrote is in the report, letter for letter, and the report opens."""

from __future__ import annotations

import io

import docx
import pytest

from sim_workshop.domain.workshop import Map
from tests.exchange.report.counties import NAMES, county_map, report_of, written

counties = pytest.mark.parametrize("name", NAMES)


@counties
def test_opens_in_python_docx(name: str) -> None:
    document = docx.Document(io.BytesIO(written(county_map(name))))
    assert document.core_properties.title.startswith(county_map(name).community.name)
    assert len(document.sections) == 3
    assert [s.orientation for s in document.sections] == [0, 1, 0]


@counties
def test_every_visible_text_is_printed(name: str) -> None:
    map_, opened = county_map(name), report_of(name)
    missing = [text for text in printed_texts(map_) if text not in opened.text]
    assert missing == []


def printed_texts(map_: Map) -> list[str]:
    """What people wrote and sources say, of every kind the report prints."""
    numbers = [t for p in map_.numbers for t in (p.name, p.value, p.unit, p.period)]
    steps = [t for s in map_.steps for t in (s.text, s.who, s.lead)]
    said = [t for e in map_.entries() for t in (e.text, *getattr(e, "status_as_written", ()))]
    people = [p.agency for p in map_.stakeholders]
    priorities = [p.title for p in map_.priorities]
    objectives = [o.text for o in map_.objectives]
    return [t for t in (*said, *numbers, *steps, *people, *priorities, *objectives) if t]


@counties
def test_every_source_is_listed_and_linked(name: str) -> None:
    map_, opened = county_map(name), report_of(name)
    outside = {target for _, _, target, is_outside in opened.relations() if is_outside}
    for source in map_.workshop.sources:
        assert source.what in opened.text
        assert source.url in outside or source.url in opened.text


@counties
def test_same_record_and_moment_same_bytes(name: str) -> None:
    assert written(county_map(name)) == written(county_map(name))


def test_an_entry_of_several_intercepts_is_printed_at_each() -> None:
    map_ = county_map("washington_or")
    (entry,) = [r for r in map_.resources if r.text.startswith("IRISS")]
    assert len(map_.intercepts_of(entry)) == 3
    assert report_of("washington_or").text.count(entry.text) == 3


def test_counts_on_the_cover_are_those_of_the_record() -> None:
    map_ = county_map("harris_tx")
    resources = [e for e in map_.entries() if e.kind == "resource"]
    assert f"{len(resources)} resources, {len(map_.gaps)} gaps" in report_of("harris_tx").text


def test_footers_say_whose_report_it_is() -> None:
    opened = report_of("whatcom_wa")
    footers = [opened.xml(p) for p in opened.parts if p.startswith("word/footer")]
    said = ["".join(footer.itertext()) for footer in footers]
    assert len(said) == 2
    whose = "Whatcom County (Bellingham), Washington. Sequential Intercept Mapping report"
    assert all(s.startswith(f"{whose}, draft, revision 214") for s in said)
