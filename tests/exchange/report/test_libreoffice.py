"""LibreOffice opens the report and makes a PDF of it: pages, fonts and all."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from sim_workshop.domain.privacy import release
from sim_workshop.exchange import report
from tests.exchange.report.counties import MADE_AT
from tests.exchange.report.full import full_map


@pytest.fixture(scope="module")
def office() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is not None:
        return found
    why = "LibreOffice is not installed: whether it opens the report was not tried"
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


def test_makes_a_pdf(office: str, tmp_path: Path) -> None:
    """With its real pictures; of the counties, see `test_page_numbers.py`."""
    file = tmp_path / "report.docx"
    file.write_bytes(report.write(release(full_map()), made_at=MADE_AT, version="1"))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(file)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    pdf = (tmp_path / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type/Page\n") + pdf.count(b"/Type/Page/") + pdf.count(b"/Type/Page ") > 10
    assert b"PublicSans" in pdf
