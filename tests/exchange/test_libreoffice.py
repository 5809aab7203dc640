"""LibreOffice opens the workbook, and every text in it is a text there as well."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from sim_workshop.domain.findings import Gap
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import workbook
from tests.exchange.report.full import full_map

TYPED = ("=1+1", "+1 503 555", "-2", "@sum", "No bed at night", "Zu spät, 夜に, ليل", "a;b,c\td")
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Every sheet as a table of its own, as LibreOffice calculates and shows it."""


def tables(office: str, file: Path) -> dict[str, list[list[str]]]:
    """By sheet; none where this LibreOffice cannot open the file."""
    profile = (file.parent / "profile").as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", EVERY_SHEET,
         "--outdir", str(file.parent), str(file)],
        check=False, capture_output=True, timeout=180,
    )  # fmt: skip
    found = {}
    for made in file.parent.glob(f"{file.stem}-*.csv"):
        with made.open(encoding="utf-8", newline="") as lines:
            found[made.stem.removeprefix(f"{file.stem}-")] = list(csv.reader(lines))
    return found


@pytest.fixture
def office(tmp_path: Path) -> str:
    """A LibreOffice that opens workbooks: its Writer alone does not."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        plain = tmp_path / "plain.xlsx"
        Workbook().save(plain)
        if tables(found, plain):
            return found
    why = "LibreOffice Calc is not installed: whether it opens the workbook was not tried"
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


def test_texts_of_every_kind_arrive_as_typed(office: str, tmp_path: Path) -> None:
    gaps = {
        f"g{100 + n}": Gap(id=f"g{100 + n}", text=t, places=("0",)) for n, t in enumerate(TYPED)
    }
    file = tmp_path / "workbook.xlsx"
    file.write_bytes(workbook.write(_with(full_map(), gaps)))
    sheets = tables(office, file)
    assert {"Resources", "Gaps", "Ideas", "Priorities", "Action steps", "Votes"} <= set(sheets)
    assert {cell for row in sheets["Gaps"] for cell in row} >= set(TYPED)
    assert not any("#" in cell[:1] and cell[-1:] in "!?" for rows in sheets.values()
                   for row in rows for cell in row if cell)  # fmt: skip


def _with(map_: Map, gaps: dict[str, Gap]) -> Map:
    return replace(map_, records={**map_.records, **gaps})
