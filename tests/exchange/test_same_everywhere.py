"""One record, many files: every number, entry, vote, step and count of the real counties is the
same, cell by cell, in Word, on the web page of the report, in the plan's page and table, in both
workbooks, in the network and in the directory; what is suppressed is marked in all of them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, cast

import networkx as nx
import pytest
from lxml import html
from openpyxl import load_workbook

from sim_workshop.content import load_pack
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.place import CROSS
from sim_workshop.domain.priorities import Round, Tally, standings
from sim_workshop.domain.privacy import Released, release
from sim_workshop.domain.record import Record
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map, Workshop
from sim_workshop.exchange import (
    calendar_file,
    county,
    directory,
    network,
    plan_csv,
    plan_page,
    report_page,
    workbook,
)
from sim_workshop.exchange.cells import as_text
from sim_workshop.exchange.excel_text import unescaped
from sim_workshop.exchange.imported import SUPPRESSED
from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.facts import Facts
from tests.exchange.conftest import COUNTIES
from tests.exchange.report.counties import MADE_AT, written
from tests.exchange.report.opened import Opened, W, letters

FILES = sorted(p for p in COUNTIES.glob("*.yaml") if p.stem != "aggregate")
FEW = DataPoint(id="few1", name="People diverted twice", value="4", low=4, high=4, unit="people",
                counts_people=True, about=("3",), period="2026", intercept="3")  # fmt: skip
Row = tuple[str, ...]
"""The texts of one row of a table, each cell's lines as one."""


def plain(text: Any) -> str:
    """As a person reads it: spaces and line ends are spaces."""
    return " ".join(str(text).split())


@dataclass
class Files:
    """Every file of one workshop, opened."""

    map: Map

    @cached_property
    def released(self) -> Released:
        return release(self.map)

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.released, MADE_AT, "9.9")

    @cached_property
    def _report(self) -> bytes:
        return written(self.released)

    @cached_property
    def word(self) -> list[list[Row]]:
        """Tables of facts; others only set words beside each other."""
        return [list(_word_rows(t)) for t in Opened(self._report).tables if _has_head(t)]

    @cached_property
    def word_text(self) -> str:
        return Opened(self._report).text

    @cached_property
    def _page(self) -> Any:
        return html.document_fromstring(report_page.write(self._report).decode())

    @cached_property
    def web(self) -> list[list[Row]]:
        page = self._page
        return [list(_web_rows(table)) for table in page.iter("table")]

    @cached_property
    def web_text(self) -> str:
        return plain(self._page.text_content())

    @cached_property
    def plan(self) -> list[Row]:
        page = plan_page.write(self.released, made_at=MADE_AT, version="9.9").decode()
        tables = html.document_fromstring(page).iter("table")
        return [row for table in tables for row in list(_web_rows(table))[1:]]

    @cached_property
    def table(self) -> list[dict[str, str]]:
        text = plan_csv.write(self.released).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    @cached_property
    def book(self) -> dict[str, list[dict[str, str]]]:
        return _sheets(workbook.write(self.map))

    @cached_property
    def review(self) -> dict[str, list[dict[str, str]]]:
        return _sheets(workbook.review(self.released))

    @cached_property
    def nodes(self) -> list[dict[str, str]]:
        return _sheets(network.write_workbook(self.released))["Nodes"]

    @cached_property
    def graph(self) -> Any:
        return nx.read_graphml(io.BytesIO(network.write_graphml(self.released)))

    @cached_property
    def services(self) -> str:
        content = directory.write(self.released, made_at=MADE_AT, version="9.9")
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            pages = [html.document_fromstring(folder.read(n).decode()) for n in folder.namelist()]
        return plain(" ".join(page.text_content() for page in pages))

    @cached_property
    def dates(self) -> str:
        return calendar_file.write(self.released, made_at=MADE_AT).decode()


def _has_head(table: Any) -> bool:
    return next(table.iter(f"{W}tblHeader"), None) is not None


def _word_rows(table: Any) -> Iterator[Row]:
    for style in [*table.iter(f"{W}rStyle")]:
        if "footnote" in style.get(f"{W}val").casefold():
            run = style.getparent().getparent()
            run.getparent().remove(run)  # the number of a note is none of the text
    for row in table.iterchildren(f"{W}tr"):
        cells = row.iterchildren(f"{W}tc")
        yield tuple(plain(" ".join(letters(p) for p in c.iter(f"{W}p"))) for c in cells)


def _web_rows(table: Any) -> Iterator[Row]:
    for note in [*table.iter("sup")]:
        note.drop_tree()  # the number of a note is none of the text
    for row in table.iter("tr"):
        cells = [c for c in row if c.tag in ("td", "th")]
        yield tuple(plain(" ".join(c.itertext())) for c in cells)


def _sheets(data: bytes) -> dict[str, list[dict[str, str]]]:
    """Rows by heading, as a person reads the cells."""
    found = {}
    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        heads, *rows = [*sheet.iter_rows(values_only=True)] or [()]
        texts = [[unescaped(as_text(cast("Any", c))) for c in row] for row in rows]
        named = [str(head or f"column {n}") for n, head in enumerate(heads)]
        found[sheet.title] = [dict(zip(named, row, strict=False)) for row in texts]
    return found


@cache
def files(stem: str, at: int) -> Files:
    """A county as it is imported, with a small count and, where it has priorities, a vote that no
    source tells of."""
    path = COUNTIES / f"{stem}.yaml"
    map_ = replace(county.read(path.read_bytes(), load_pack())[at].as_map(load_pack(), "TEST"),
                   revision=214)  # fmt: skip
    candidates = tuple(p.id for p in map_.priorities)
    more: list[Record] = [FEW, Workshop(**{**map_.workshop.contents(), "practice": False})]
    tallies = dict(map_.tallies)
    if candidates:
        more.append(Round(id="vx", title="A vote", candidates=candidates, state="revealed"))
        votes = {p: 31 - 3 * n for n, p in enumerate(candidates)}
        tallies["vx"] = Tally(
            round="vx", ballots=40, votes={p: v for p, v in votes.items() if v > 0}
        )
    records = {**map_.records, **{r.id: r for r in more}}
    return Files(replace(map_, records=records, tallies=tallies))


def _every() -> list[Any]:
    found = []
    for path in FILES:
        many = len(county.read(path.read_bytes(), load_pack()))
        some = range(0, many, 6 if many > 3 else 1)  # of twenty small ones every sixth
        found += [pytest.param(path.stem, at, id=f"{path.stem}-{at}") for at in some]
    return found


every_county = pytest.mark.parametrize(("stem", "at"), _every())


@every_county
def test_each_table_of_the_web_page_is_that_of_word_cell_by_cell(stem: str, at: int) -> None:
    made = files(stem, at)
    letters_of = [[tuple(map(_letters, row)) for row in table] for table in made.word]
    there = [[tuple(map(_letters, row)) for row in table] for table in made.web]
    assert [t for t in letters_of if t not in there] == []


def _letters(text: str) -> str:
    """Without spaces, which each form sets in its own way."""
    return re.sub(r"\s", "", text)


@every_county
def test_numbers(stem: str, at: int) -> None:
    made = files(stem, at)
    tables = [t for t in made.word if t[0][:3] == ("What is measured", "Value", "Period")]
    rows = [row for table in tables for row in table[1:]]
    in_book = {row["Id"]: row for row in made.book["Numbers"]}
    in_review = {row["Id"]: row for row in made.review["Numbers"]}
    for point in made.map.numbers:
        hidden = point.id in made.released.suppressed
        shown = "not shown" if point.id == FEW.id else point.value
        name = plain(point.name)
        assert in_book[point.id]["Value"].strip() == point.value.strip()
        assert in_review[point.id]["Value"].strip() == (
            SUPPRESSED if hidden else point.value.strip()
        )
        own = [row for row in rows if row[0].startswith(name)]
        assert own, point.name
        if point.id == FEW.id or not hidden:
            assert any(row[1].startswith(plain(shown)) for row in own), (point.name, shown)
            assert any(plain(point.period) in row[2] for row in own)
        node = next(n for n in made.nodes if n["Id"] == point.id)
        assert node["Label"] == made.graph.nodes[point.id]["label"]
    assert FEW.id in made.released.suppressed


@every_county
def test_entries(stem: str, at: int) -> None:
    made = files(stem, at)
    sheets = {"resource": "Resources", "strength": "Strengths", "gap": "Gaps",
              "opportunity": "Ideas", "parking": "Parking lot"}  # fmt: skip
    labels = {node["Id"]: node["Label"] for node in made.nodes}
    for entry in made.map.entries():
        text = plain(entry.text)
        assert text in plain(made.word_text)
        assert _letters(text) in _letters(made.web_text)
        for book in (made.book, made.review):
            (row,) = (r for r in book[sheets[entry.kind]] if r["Id"] == entry.id)
            assert row[next(h for h in row if h != "Id")].strip() == entry.text.strip()
        assert plain(labels[entry.id]) == plain(shortened(entry.text, 80))
        assert made.graph.nodes[entry.id]["label"] == shortened(entry.text, 80)
    for service in directory.services(made.facts):
        assert plain(service.text) in made.services
        for fact in (service.hours, service.operator, service.eligibility):
            assert plain(fact) in made.services


@every_county
def test_votes(stem: str, at: int) -> None:
    made = files(stem, at)
    if not made.map.priorities:
        pytest.skip("this county's source names no priorities")
    round_ = next(r for r in made.map.rounds if r.id == "vx")
    titles = {p.id: p for p in made.map.priorities}
    expected = [(s.place_in_words, titles[s.priority].letter, plain(titles[s.priority].title),
                 str(s.votes)) for s in standings(round_, made.map.tallies["vx"])]  # fmt: skip
    head = ("Place", "Letter", "Candidate", "Votes")
    for tables in (made.word, made.web):
        (vote,) = (t for t in tables if t and t[0][:4] == head)
        assert [row[:4] for row in vote[1:]] == expected
    for book in (made.book, made.review):
        rows = [(r["Place"], r["Letter"], plain(r["Priority"]), r["Votes"])
                for r in book["Results"] if r["Vote"] == "A vote"]  # fmt: skip
        assert rows == expected


@every_county
def test_steps_of_the_plan(stem: str, at: int) -> None:
    made = files(stem, at)
    head = ("No.", "Objective", "Action step", "Who", "When", "Status")
    in_word = [row for t in made.word if t[0] == head for row in t[1:]]
    numbers, facts = step_numbers(made.released.map), made.facts
    assert len(in_word) == len(made.plan)
    for on_paper, on_page in zip(in_word, made.plan, strict=True):
        assert [_letters(c) for c in on_paper[:5]] == [_letters(c) for c in on_page[:5]]
    csv_rows = [r for r in made.table if r["Action step"]]
    assert sorted(r["No."] for r in csv_rows) == sorted(
        numbers.get(s.id, "") for s in made.map.steps
    )
    in_book = {r["Id"]: r for r in made.book["Action steps"]}
    for step in made.map.steps:
        number = numbers.get(step.id, "")
        (row,) = (r for r in in_word if r[0] == number and _letters(step.text) in _letters(r[2]))
        (line,) = (r for r in csv_rows if r["No."] == number and _is_of(r, step.text))
        status = facts.map.pack.vocabulary.label("progress_status", step.status)
        assert row[5].startswith(status.split(" (")[0])
        assert line["Status"] == in_book[step.id]["Status"] == status
        assert line["As of"] == "draft, revision 214"
        due = step.due.isoformat() if step.due else ""
        assert line["Due"] == in_book[step.id]["Due"] == due
        assert (words.short_day(step.due) if step.due else "not filled yet" if step.status != "done"
                else "") in row[4]  # fmt: skip
        assert plain(unquoted(line["Lead"])) == plain(step.lead or "unfilled")
        assert plain(step.lead or "not filled yet") in row[3]
        assert (f"DTSTART;VALUE=DATE:{due.replace('-', '')}" in made.dates) == bool(due) or not due


def _is_of(line: dict[str, str], text: str) -> bool:
    return plain(unquoted(line["Action step"])) == plain(text)


def unquoted(text: str) -> str:
    """A cell of the CSV without the apostrophe by which a spreadsheet does not run it."""
    return text.removeprefix("'")


@every_county
def test_counts(stem: str, at: int) -> None:
    """Counts are those of the Map; where a sentence of the report says one, it is the same."""
    made = files(stem, at)
    map_ = made.map
    for sheet, many in (("Participants", len(map_.stakeholders)), ("Gaps", len(map_.gaps)),
                        ("Resources", len(map_.resources)), ("Numbers", len(map_.numbers)),
                        ("Action steps", len(map_.steps)),
                        ("Priorities", len(map_.priorities))):  # fmt: skip
        assert len(made.review[sheet]) == many
        assert f"{len(made.book[sheet])}" == _count_on_the_readme(made, sheet)
    shown = [e for e in map_.entries() if e.standing != "parked"]
    gaps = sum(1 for e in shown if e.kind == "gap")
    if gaps:
        said = words.gaps(gaps) if hasattr(words, "gaps") else f"{gaps:,} gap"
        assert said in made.word_text
        assert said in made.web_text
    if map_.steps:
        assert words.steps(len(map_.steps)) in made.word_text
    for intercept in (i for i in map_.intercepts if i.id != CROSS):
        assert plain(intercept.name) in made.web_text


def _count_on_the_readme(made: Files, sheet: str) -> str:
    rows = [list(row.values()) for row in made.book["README"]]
    return next(row[1] for row in rows if row[0] == sheet)
