"""LibreOffice opens the workbook, and every text in it is a text there as well."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from sim_workshop.domain.community import Community
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.place import Pack
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map, Workshop
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.exchange import county, read_workbook, workbook
from sim_workshop.exchange.difference import difference
from tests.exchange.any_records import HOSTILE
from tests.exchange.conftest import COUNTIES
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


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A LibreOffice that opens workbooks: its Writer alone does not."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        plain = tmp_path_factory.mktemp("office") / "plain.xlsx"
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


def saved_by(office: str, files: list[Path], form: str) -> list[Path]:
    """The files as LibreOffice Calc saves them."""
    folder = files[0].parent / form
    profile = (files[0].parent / "profile").as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", form,
         "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return [folder / f"{file.stem}.{form}" for file in files]


@pytest.mark.parametrize("by_way_of_ods", [False, True], ids=["xlsx", "ods and xlsx"])
def test_what_libreoffice_saved_holds_the_same_records(
    office: str, tmp_path: Path, pack: Pack, by_way_of_ods: bool
) -> None:
    maps = (_hostile(pack), *_real(pack))
    files = [tmp_path / f"{map_.code}.xlsx" for map_ in maps]
    for map_, file in zip(maps, files, strict=True):
        file.write_bytes(workbook.write(map_))
    if by_way_of_ods:
        files = saved_by(office, files, "ods")
    for map_, saved in zip(maps, saved_by(office, files, "xlsx"), strict=True):
        back = read_workbook.read(saved.read_bytes(), pack)
        assert {r.id: r for r in back.records} == map_.records
        assert back.notes == ()
        assert difference(map_, back).is_empty


def _real(pack: Pack) -> list[Map]:
    read = [county.read((COUNTIES / f"{name}.yaml").read_bytes(), pack)[0]
            for name in ("washington_or", "harris_tx")]  # fmt: skip
    return [each.as_map(pack, f"CODE{at}") for at, each in enumerate(read)]


def _hostile(pack: Pack) -> Map:
    """Every text nobody would think of, but two that LibreOffice itself does not keep: tabs, in
    its own .ods, and Excel's sign of escape doubled."""
    texts = [t for t in HOSTILE if "\t" not in t and "_x005F_" not in t]
    found: list[Record] = [Workshop(title="=1+1", goals=("'=1", "_x000D_"))]
    for at, text in enumerate(texts):
        found.append(Gap(id=f"g{at}", text=text, remarks=(text,)))
        found.append(Workgroup(id=f"wg{at}", name=text, purpose=text, members=("w1",)))
        found.append(DataPoint(id=f"n{at}", name=text, value=text, low=at, high=at + 0.5))
        found.append(ActionStep(id=f"s{at}", text=text, due=date(2027, 3, 1 + at % 28)))
    return Map("HOSTILE", 1, Community(id="t", name="T"), pack, {r.id: r for r in found})


def _with(map_: Map, gaps: dict[str, Gap]) -> Map:
    return replace(map_, records={**map_.records, **gaps})
