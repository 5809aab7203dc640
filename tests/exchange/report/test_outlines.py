"""The outline of each report as text: headings and tables in their order, so that a change of what
a report holds is seen as a change of a file. `python -m tests.exchange.report.test_outlines`
writes them anew; look at the difference before it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.report.counties import NAMES, report_of, written
from tests.exchange.report.full import full_map
from tests.exchange.report.opened import Line, Opened, W, letters

FOLDER = Path(__file__).with_name("outlines")
CASES = (*NAMES, "full")


def outline(name: str) -> str:
    opened = Opened(written(full_map())) if name == "full" else report_of(name)
    said: list[str] = []
    tables: set[object] = set()
    for line in opened.lines:
        table = next(line.element.iterancestors(f"{W}tbl"), None)
        if table is not None and table not in tables:
            tables.add(table)
            said += _table(table)
        elif line.style.startswith("heading ") and line.text.strip():
            said.append(_heading(line))
    return "\n".join(said) + "\n"


def _heading(line: Line) -> str:
    level = int(line.style[-1])
    return f"{'  ' * (level - 1)}{'#' * level} {' '.join(line.text.split())}"


def _table(table: object) -> list[str]:
    """The headings of a table of facts, and how many rows stand under them."""
    rows = list(table.iterchildren(f"{W}tr"))  # type: ignore[attr-defined]
    if next(rows[0].iter(f"{W}tblHeader"), None) is None:
        return []
    heads = [" ".join(letters(cell).split()) for cell in rows[0].iterchildren(f"{W}tc")]
    return [f"      | {' | '.join(heads)} | {len(rows) - 1} rows"]


@pytest.mark.parametrize("name", CASES)
def test_the_outline_is_as_it_was_kept(name: str) -> None:
    assert outline(name) == (FOLDER / f"{name}.txt").read_text("utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in CASES:
        (FOLDER / f"{each}.txt").write_text(outline(each), "utf-8", newline="\n")
