"""What people typed stands in every published file as they typed it: markup shows, no formula runs,
no line of a calendar breaks, nothing is lost but what XML cannot hold."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache

import icalendar
import networkx as nx
import pytest
from lxml import etree, html
from openpyxl import load_workbook

from sim_workshop.charts import map_picture
from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.findings import Gap, Opportunity, Parking, Resource, Strength
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.privacy import Released, release
from sim_workshop.domain.record import Record
from sim_workshop.exchange import (
    calendar_file,
    directory,
    network,
    plan_csv,
    plan_page,
    report_page,
    workbook,
)
from sim_workshop.exchange.excel_text import unescaped
from tests.exchange.report.counties import MADE_AT, written
from tests.exchange.report.full import full_map
from tests.exchange.report.opened import Opened

TYPED = (
    "<script>alert(1)</script>", "]]> & &amp; &lt; 'single'", '**bold** [link](https://x.org)',
    "{community} %s {0} $PATH", '=HYPERLINK("https://x.org")', "+1 503", "-2", "@SUM(A1)",
    "BEGIN:VEVENT;x,y\\\\n", "مركز الأزمات", "emoji 🚑👩🏽‍⚕️ 𝒳", "nbsp\u00a0here",
    "_x0041_", "007", "1e5", "TRUE", "#N/A", "a | b", '["a"]',
)  # fmt: skip
PLACE = "i1.police"


@cache
def released() -> Released:
    made: list[Record] = []
    for n, text in enumerate(TYPED):
        made += [
            Resource(id=f"tr{n}", text=text, places=(PLACE,), status="sufficient", operator=text),
            Strength(id=f"ts{n}", text=text, places=(PLACE,)),
            Gap(id=f"tg{n}", text=text, places=(PLACE,)),
            Opportunity(id=f"to{n}", text=text, places=(PLACE,)),
            Parking(id=f"tk{n}", text=text),
            DataPoint(id=f"tn{n}", name=text, value="5399", period="2026", about=(PLACE,)),
            Anecdote(id=f"ty{n}", text=text, places=(PLACE,), released=True),
            Priority(id=f"tp{n}", title=text, number=50 + n),
            Objective(id=f"tj{n}", priority=f"tp{n}", text=text),
            ActionStep(id=f"tt{n}", priority=f"tp{n}", objective=f"tj{n}", text=text,
                       lead=f"Lead {text}", due=date(2027, 5, 1)),
            Meeting(id=f"tm{n}", title=text, on=date(2027, 6, 1)),
        ]  # fmt: skip
    base = full_map()
    return release(replace(base, records={**base.records, **{r.id: r for r in made}}))


def missing(*cells: object) -> list[str]:
    """Texts that stand in no cell, spaces at their ends aside."""
    there = {str(cell).strip() for cell in cells}
    return [text for text in TYPED if text not in there]


def missing_labels(*labels: object) -> list[str]:
    """The same where a text is a name on one line: its spaces are plain ones."""
    return [text for text in missing(*labels) if " ".join(text.split()) not in labels]


def test_in_word_and_on_its_page() -> None:
    report = written(released())
    opened = Opened(report)
    said = opened.text
    assert [text for text in TYPED if said.count(text) < 6] == []
    page = html.document_fromstring(report_page.write(report).decode()).text_content()
    assert [text for text in TYPED if page.count(text) < 6] == []
    assert b"<script" not in report_page.write(report)


def test_in_the_plan_as_page_and_as_table() -> None:
    page = plan_page.write(released(), made_at=MADE_AT, version="9.9")
    assert b"<script" not in page
    cells = [c.text_content() for c in html.document_fromstring(page.decode()).iter("td", "h2")]
    assert missing(*cells) == []
    lines = [*csv.DictReader(io.StringIO(plan_csv.write(released()).decode("utf-8-sig")))]
    steps = [line["Action step"] for line in lines]
    assert missing(*(s.removeprefix("'") for s in steps)) == []
    assert not any(s.startswith(("=", "+", "-", "@")) for s in steps)


def test_in_the_calendar() -> None:
    calendar = icalendar.Calendar.from_ical(calendar_file.write(released(), made_at=MADE_AT))
    meetings = [str(e["summary"]) for e in calendar.walk("VEVENT")]
    assert missing_labels(*meetings) == []
    described = "\n".join(str(e["description"]) for e in calendar.walk("VEVENT"))
    assert [text for text in TYPED if text not in described] == []


def test_in_the_network_as_graphml_and_as_workbook() -> None:
    graph = nx.read_graphml(io.BytesIO(network.write_graphml(released())))
    assert missing_labels(*(known["label"] for _, known in graph.nodes(data=True))) == []
    book = load_workbook(io.BytesIO(network.write_workbook(released())))
    cells = [c for row in book["Nodes"].iter_rows() for c in row]
    assert missing_labels(*(unescaped(str(c.value)) for c in cells)) == []
    assert not [c for c in cells if c.data_type == "f"]


def test_in_the_workbook_for_review() -> None:
    book = load_workbook(io.BytesIO(workbook.review(released())))
    for sheet in ("Resources", "Gaps", "Ideas", "Priorities", "Action steps", "Meetings"):
        cells = [c for row in book[sheet].iter_rows() for c in row]
        assert missing(*(unescaped(str(c.value)) for c in cells)) == [], sheet
        assert not [c for c in cells if c.data_type in "fe"], sheet


def test_in_the_service_directory() -> None:
    content = directory.write(released(), made_at=MADE_AT, version="9.9")
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        pages = {name: folder.read(name) for name in folder.namelist()}
    assert not [name for name, page in pages.items() if b"<script" in page]
    said = "\n".join(html.document_fromstring(p.decode()).text_content() for p in pages.values())
    assert [text for text in TYPED if text not in said] == []


@pytest.mark.parametrize("text", TYPED)
def test_the_name_of_the_workshop_under_the_map(text: str) -> None:
    map_ = released().map
    named = replace(map_, records={**map_.records, "workshop": map_.workshop.but(title=text)})
    drawn = etree.fromstring(map_picture.map_svg(release(named)).encode())
    assert text in "".join(drawn.itertext())
