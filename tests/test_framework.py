"""The page of the framework keeps its word: every demand has its place, every test it names
exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.test_pitfalls import TEST, named_in

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "FRAMEWORK.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith("| Demand")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_each_demand_has_a_place_and_a_test_or_the_reason_why_not(row: list[str]) -> None:
    demand, where, shown = row
    assert demand
    assert where
    named = TEST.findall(shown)
    left_out = re.search(r"Left out: \[decision \d+\]\((\S+)\)", where)
    assert named or left_out
    assert [f"{f}::{name}" for f, name in named if name not in named_in(f)] == []
    if left_out:
        assert (ROOT / "docs" / left_out[1]).exists()
