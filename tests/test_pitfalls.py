"""The page of pitfalls keeps its word: all of them are there, and every test it names exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "pitfalls.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| \d+ \|", line)
]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_all_twenty_eight_are_there_in_order() -> None:
    assert [row[0] for row in ROWS] == [str(n) for n in range(1, 29)]
    assert all(len(row) == 5 and all(row) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_names_where_it_was_reported_and_a_test_that_exists(row: list[str]) -> None:
    _number, _what, reported, _done, shown = row
    assert re.search(r"\w#\d+|\((in|its|their) ", reported)
    named = TEST.findall(shown)
    assert named
    assert [f"{file}::{name}" for file, name in named if name not in named_in(file)] == []


def test_every_test_named_anywhere_on_the_page_exists() -> None:
    assert [t for t in TEST.findall(PAGE) if t[1] not in named_in(t[0])] == []


@cache
def named_in(file: str) -> frozenset[str]:
    path = ROOT / file
    if not path.exists():
        return frozenset()
    tree = ast.parse(path.read_text("utf-8"))
    return frozenset(n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))


def test_no_table_is_edited_by_the_position_of_its_rows() -> None:
    """Streamlit's own table editor keeps edits by row number, whatever happened to the rows."""
    code = [*(ROOT / "sim_workshop").rglob("*.py"), ROOT / "app.py"]
    assert [p.name for p in code if "data_editor" in p.read_text("utf-8")] == []


def test_figures_are_published_with_the_machine_and_the_command() -> None:
    page = (ROOT / "docs" / "CAPACITY.md").read_text("utf-8")
    assert re.search(r"^Machine: .*cores.*Python", page, re.M)
    assert "python3 -m benchmarks." in page
    assert "median" in page.lower()
