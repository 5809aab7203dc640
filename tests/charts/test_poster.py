"""The poster is one page of the size asked for, with the map's words still words."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sim_workshop.charts.poster import SHEETS, Sheet, poster
from sim_workshop.domain.privacy import release
from sim_workshop.domain.workshop import Workshop
from tests.domain.maps import a_county


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)
def test_one_page_of_its_size_with_all_the_words(sheet: Sheet, tmp_path: Path) -> None:
    made = a_county(Workshop(title="Map of <our> county", practice=True))
    path = tmp_path / "poster.pdf"
    path.write_bytes(poster(release(made), sheet))
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    facts = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    assert facts["Pages"].strip() == "1"
    width, height = (float(n) for n in facts["Page size"].split("pts")[0].split(" x "))
    assert (width, height) == pytest.approx((sheet.width, sheet.height), abs=0.1)
    said = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                          check=True).stdout  # fmt: skip
    for words in (
        "Map of <our> county",
        "practice data, draft, revision 1",
        "911 dispatch",
        "Jails and Courts",
    ):
        assert words in said
