"""Texts that want to run, to break a file, or to be too much: through every way in and out they
come back as they were typed, less what no file can hold."""

from __future__ import annotations

import io
import json
import time

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.privacy import release
from sim_workshop.domain.record import Record
from sim_workshop.domain.text import clean
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import county, plan_csv, read_workbook, workbook, workshop_json
from sim_workshop.exchange.imported import Imported
from tests.exchange.editing import read_parts

PACK = load_pack()
SECONDS = 10.0
NASTY = {
    "script": "<script>alert(1)</script>",
    "markup": "<b>bold</b> & <i>it</i> &amp; <![CDATA[x]]>",
    "markdown": "# Title\n**bold** [link](javascript:alert(1)) | a | b |",
    "formula": "=1+1",
    "command": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-2+3",
    "at": "@SUM(A1:A9)",
    "tab": "a\tb",
    "apostrophe": "'=1+1",
    "error": "#REF!",
    "number": "007",
    "escape": "_x0041_ and _x005F_x0041_ and _x000D_",
    "right to left": "שלום עולם - مرحبا بالعالم",
    "emoji": "👩🏽‍⚖️🏛️ 🚓→🏥",
    "combining": "Z̸̛̗a̷l̵g̴o",
    "surrogate pair at the cut": "a" + "😀" * 20_000,
    "book": "All of it. " * 9_100,
    "spaces": "a  b\n\n  c",
    "quotes": "\"'`´«»„“",
    "json": '["a", {"b": 1}]',
    "brackets": "Police [i1.police]",
    "bars": "a | b | c",
    "zero width": "a\u200b\u200d\ufeffb",
    "separators": "a\u2028b\u2029c\x85d",
}


def through_workbook(map_: Map) -> Imported:
    return read_workbook.read(workbook.write(map_), PACK)


def through_json(map_: Map) -> Imported:
    return workshop_json.read(workshop_json.write(map_))


WAYS = (through_workbook, through_json)


def map_with(*texts: str) -> Map:
    records = [
        Resource(id=f"r{n}", text=text, hours=text, remarks=(text, text), status_as_written=(text,))
        for n, text in enumerate(texts)
    ]
    return Map("C", 1, Community(id="c", name="Test"), PACK, {r.id: r for r in records})


@pytest.fixture(scope="module", params=WAYS)
def back(request: pytest.FixtureRequest) -> dict[str, Record]:
    """All of them through one way out and in."""
    return {r.id: r for r in request.param(map_with(*NASTY.values())).records}


@pytest.mark.parametrize("name", NASTY)
def test_comes_back_as_typed(back: dict[str, Record], name: str) -> None:
    at = list(NASTY).index(name)
    found = back[f"r{at}"]
    assert found == map_with(*NASTY.values()).records[f"r{at}"]
    assert isinstance(found, Resource)
    assert found.text == clean(NASTY[name])


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_comes_in_from_a_county_file_as_typed(text: str) -> None:
    whole = {"community": {"name": "T"}, "items": [{"kind": "gap", "text": text}]}
    (read,) = county.read(yaml.safe_dump(whole).encode(), PACK)
    (gap,) = read.as_map(PACK).gaps
    assert gap.text == clean(text)


def test_control_characters_and_halves_of_letters_break_nothing() -> None:
    text = "".join(map(chr, range(32))) + "a\x7f\x9f\ufffe\uffff\ud83db\udc00"
    raw = json.dumps({"kind": "gap", "id": "g1", "text": text})
    empty = map_with("x")
    data = workshop_json.write(empty).replace(
        b'"records": [', b'"records": [' + raw.encode() + b","
    )
    gap = workshop_json.read(data).records[0]
    assert isinstance(gap, Gap)
    assert gap.text == "ab"
    book = through_workbook(Map("C", 1, empty.community, PACK, {"g1": gap}))
    assert gap in book.records


def test_no_cell_of_a_workbook_runs() -> None:
    data = workbook.write(map_with(*NASTY.values()))
    sheets = load_workbook(io.BytesIO(data)).worksheets
    kinds = {cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row}
    assert not {"f", "e"} & kinds
    assert b"<f>" not in b"".join(read_parts(data).values())


def test_cells_that_begin_like_a_formula_are_marked_as_text() -> None:
    """Otherwise they would run as soon as somebody clicks into them and presses Enter."""
    book = load_workbook(io.BytesIO(workbook.write(map_with("=1+1", "@SUM", "plain"))))
    cells = [book["Resources"].cell(row, 2) for row in (2, 3, 4)]
    assert [bool(cell.quotePrefix) for cell in cells] == [True, True, False]


def test_five_hundred_rows_at_once() -> None:
    map_ = map_with(*(f"Resource {n} <b> =1 🚓" for n in range(500)))
    began = time.process_time()
    for way in WAYS:
        back = {r.id: r for r in way(map_).records}
        assert all(back[r.id] == r for r in map_.records.values())
    assert time.process_time() - began < SECONDS


def test_a_plan_of_nasty_texts_as_csv() -> None:
    steps = [ActionStep(id=f"s{n}", text=text, who=text) for n, text in enumerate(NASTY.values())]
    map_ = Map("C", 1, Community(id="c", name="T"), PACK, {s.id: s for s in steps})
    lines = plan_csv.write(release(map_)).decode("utf-8-sig")
    for begins in "=+-@":
        assert f"\n{begins}" not in lines
        assert f',"{begins}' not in lines
        assert f",{begins}" not in lines


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(st.text(max_size=200), min_size=20, max_size=20))
def test_any_texts_through_the_workbook(texts: list[str]) -> None:
    map_ = map_with(*texts)
    back = {r.id: r for r in through_workbook(map_).records}
    assert all(back[r.id] == r for r in map_.records.values())


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(max_size=200), max_size=5))
def test_any_texts_through_json(texts: list[str]) -> None:
    map_ = map_with(*texts)
    assert through_json(map_).records == tuple(map_.records.values())


@settings(max_examples=60, deadline=None)
@given(whole=st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
))  # fmt: skip
def test_any_values_in_a_county_file_are_read(whole: object) -> None:
    tree = {"community": {"name": "T", "more": whole}, "items": [whole], "measures": [whole],
            "action_plan": [whole], "stakeholders": whole, "notes": whole}  # fmt: skip
    (read,) = county.read(yaml.safe_dump(tree, allow_unicode=True).encode(), PACK)
    assert read.records
