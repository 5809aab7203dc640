"""The status report and the page for commissioners: facts, with small counts and names of people
left out, one page where one page is promised."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from functools import partial
from io import BytesIO
from itertools import pairwise
from types import ModuleType

import pytest
from pypdf import PdfReader

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.privacy import release
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map, Workshop
from sim_workshop.domain.year.monitoring import Baseline, ReportBack
from sim_workshop.domain.year.working import Funding, Workgroup
from sim_workshop.exchange import pdf
from sim_workshop.exchange.of_the_year import commissioners, status
from sim_workshop.exchange.on_paper import sheet
from tests.builders import a_map, a_number
from tests.exchange.report.opened import Opened, W

TODAY = date(2027, 6, 15)
AT = datetime(2027, 6, 15, 12, tzinfo=UTC)
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PAPERS = (status, commissioners)


def step(id: str, text: str, **known: object) -> ActionStep:
    return ActionStep.model_validate({"id": id, "text": text, **known})


def frozen(point_id: str, value: int, name: str) -> Baseline:
    return Baseline(id=f"bl-{point_id}", point=point_id, name=name, value=str(value),
                    low=value, high=value, unit="people", period="2025",
                    definition="Each person once", frozen_on=date(2026, 3, 1))  # fmt: skip


def records() -> list[Record]:
    met = [
        Meeting(id=f"m{n}", title="Steering committee", on=TODAY - timedelta(days), held=True,
                attended=("Jail", "Clinic")[: 2 - n % 2], decisions=("Meet monthly",),
                led_by="Secret Leader", minutes="SECRET minutes")
        for n, days in enumerate((70, 40, 300))
    ]  # fmt: skip
    counted = {"name": "Booked", "definition": "Each person once"}
    few = {"name": "Veterans", "definition": "Each person once"}
    return [
        Workgroup(id="wg1", name="Nights", chair="Secret Chair", chair_agency="Clinic"),
        ReportBack(id="rb1", workgroup="wg1", on=date(2027, 6, 1), by="Secret Chair",
                   goals="Open by May", progress="A lease was signed", trouble="No money"),
        step("t1", "Find a house", workgroup="wg1", status="done"),
        step("t2", "Rent it", workgroup="wg1", due=date(2027, 5, 1), who="Ana Ruiz",
             lead="Ana Ruiz"),
        step("t3", "Ask the council", status="stalled", status_reason="No quorum in spring"),
        step("t4", "Count the holds", status="dropped", status_reason="Nobody counts them"),
        *met,
        Meeting(id="m9", title="Steering committee", on=date(2027, 7, 1), where="County hall"),
        a_number("n0", 450, period="2024", **counted),
        a_number("n1", 412, period="2025", **counted),
        a_number("n2", 380, period="2026", **counted),
        a_number("n3", 7, period="2025", **few), a_number("n4", 30, period="2026", **few),
        *(a_number(f"n{n}", 20 + n, period=f"{2017 + n}", **few) for n in (5, 6, 7)),
        frozen("n1", 412, "Booked"), frozen("n3", 7, "Veterans"),
        Funding(id="fu1", title="Bridge grant", ends=date(2027, 9, 30)),
        Funding(id="fu2", title="Long grant", ends=date(2030, 9, 30)),
    ]  # fmt: skip


def made(paper: ModuleType, map_: Map) -> bytes:
    write = partial(paper.write, today=TODAY)
    return sheet.printed(write, release(map_).map, made_at=AT, version="1")


def opened(paper: ModuleType, map_: Map | None = None) -> Opened:
    return Opened(made(paper, map_ or a_map(*records())))


@pytest.mark.parametrize("paper", PAPERS)
def test_headings_styles_and_tables_are_those_of_every_paper(paper: ModuleType) -> None:
    found = opened(paper)
    levels = [level for level, _text in found.headings]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    for tag in ("pStyle", "rStyle", "tblStyle"):
        assert {e.get(f"{W}val") for e in found.body.iter(f"{W}{tag}")} <= set(found.styles)
    assert all(line.text.strip() for line in found.lines if not line.in_table)


@pytest.mark.parametrize("paper", PAPERS)
def test_neither_small_counts_nor_names_of_chairs_nor_minutes_leave(paper: ModuleType) -> None:
    found = opened(paper)
    for secret in ("Secret Chair", "Secret Leader", "SECRET minutes"):
        assert secret not in found.everything
    assert "7 people" not in found.text
    assert "+23" not in found.text
    assert "not shown" in found.text


@pytest.mark.parametrize("paper", PAPERS)
def test_a_county_that_wrote_nothing_gets_sentences_not_gaps(paper: ModuleType) -> None:
    text = opened(paper, a_map()).text
    assert "No baseline has been frozen." in text
    assert "None is set." in text


def test_the_status_report_says_what_is_asked_of_it() -> None:
    text = opened(status).text
    for fact in (
        "Quarter 2 of 2027, April 1, 2027 to June 15, 2027, so far", "Rent it",
        "Overdue", "45 days", "Ana Ruiz", "Ask the council",
        "No quorum in spring", "Nobody counts them", "Clinic", "1 of 2", "A lease was signed",
        "Meet monthly", "2 of 2", "1 of 2", "412 people, 2025", "380 people, 2026", "−32",
        "Each person once", "July 1, 2027, County hall",
    ):  # fmt: skip
        assert fact in text, fact
    assert text.count("Aug 19, 2026") == 0, "a meeting before the quarter"


def test_what_nobody_said_how_it_is_counted_is_not_compared() -> None:
    then, now = a_number("n1", 412, name="Calls", period="2025"), a_number("n2", 380, name="Calls")
    left = a_map(then, now.but(period="2026"), frozen("n1", 412, "Calls").but(definition=""))
    for paper in PAPERS:
        text = opened(paper, left).text
        assert "nobody wrote how it is counted" in text
        assert "−32" not in text


@pytest.mark.parametrize("paper", PAPERS)
def test_a_trend_is_drawn_with_its_baseline_and_said_in_words(paper: ModuleType) -> None:
    """Three values or more are drawn; nothing of which one value is withheld."""
    said = [str(p.get("descr")) for p in opened(paper).body.iter(f"{WP}docPr")]
    assert said == [
        "Line chart of Booked: 450 people, 2024; 412 people, 2025; 380 people, 2026. "
        "Baseline: 412 people, 2025."
    ]
    two = a_map(*(r for r in records() if r.id != "n0"))
    assert not list(opened(paper, two).body.iter(f"{WP}docPr"))


def test_the_quarter_is_of_the_fiscal_year_where_its_start_is_known() -> None:
    map_ = a_map(Workshop(fiscal_year_starts=7), *records())
    for paper in PAPERS:
        assert "Quarter 4 of fiscal year 2027 (begins in July), April 1, 2027" in (
            opened(paper, map_).text
        )


def test_a_changed_definition_is_said_and_nothing_is_compared() -> None:
    left = [r for r in records() if r.id != "n2"]
    other = a_number("n2", 380, name="Booked", period="2026", definition="Every booking")
    for paper in PAPERS:
        text = opened(paper, a_map(*left, other)).text
        assert "counted otherwise since; not compared" in text
        assert "−32" not in text


def test_the_page_for_commissioners_counts_what_does_not_fit() -> None:
    many = [step(f"x{n}", f"Late step {n}", due=date(2027, 1, 1 + n)) for n in range(9)]
    text = opened(commissioners, a_map(*records(), *many)).text
    assert "Bridge grant: Sep 30, 2027" in text
    assert "Long grant" not in text
    assert "1 of 13" in text
    assert "8 more are in the status report." in text


def crowded() -> Map:
    """More of everything than a page holds, in long words."""
    long = "Write down who calls whom when somebody waits for a bed in the emergency room " * 3
    steps = [
        step(f"x{n}", f"{n} {long}", due=date(2027, 1, 1 + n), status="stalled",
             status_reason=long)
        for n in range(20)
    ]  # fmt: skip
    grants = [Funding(id=f"fu{n}", title=long, ends=date(2027, 9, n + 1)) for n in range(12)]
    numbers: list[Record] = []
    for n in range(12):
        name = f"{n} {long[:150]}"
        numbers += [a_number(f"z{n}", 4500, name=name, period="January to December 2024",
                             definition="x"),
                    a_number(f"a{n}", 4000, name=name, period="January to December 2025",
                             definition="x"),
                    frozen(f"a{n}", 4000, name).but(definition="x",
                                                    period="January to December 2025"),
                    a_number(f"b{n}", 3000, name=name, period="January to December 2026",
                             definition="x")]  # fmt: skip
    meeting = Meeting(id="m9", title=long, on=date(2027, 7, 1))
    practice = Workshop(practice=True, fiscal_year_starts=7)
    return a_map(practice, *steps, *grants, *numbers, meeting)


@pytest.fixture
def _office() -> None:
    if not pdf.office():
        if os.environ.get("CI") == "true":
            pytest.fail(pdf.NO_OFFICE)
        pytest.skip(pdf.NO_OFFICE)


RECORDS = {"usual": a_map(*records()), "crowded": crowded(), "nothing": a_map()}


@pytest.mark.usefixtures("_office")
@pytest.mark.parametrize("which", RECORDS)
def test_one_page_is_one_page_in_libreoffice(which: str) -> None:
    word = made(commissioners, RECORDS[which])
    assert len(PdfReader(BytesIO(pdf.write(word))).pages) == 1
