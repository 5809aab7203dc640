"""A Word file as a tagged PDF, by LibreOffice where it is installed.

LibreOffice runs beside us with a profile of its own, which is thrown away: a window somebody has
open on this computer is not touched, and nothing of a report stays behind.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from sim_workshop.domain.errors import CannotMake
from sim_workshop.words import later

NO_OFFICE = later(
    "PDF needs LibreOffice, which is not installed on this server. Open the Word report and "
    "print it to PDF, or ask the host to install LibreOffice."
)
FAILED = later(
    "LibreOffice made no PDF of this report. Try again, or print the Word report to PDF."
)
SECONDS = 180
USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
OPTIONS = {
    "UseTaggedPDF": ("boolean", "true"),
    "ExportBookmarks": ("boolean", "true"),
    "DisplayPDFDocumentTitle": ("boolean", "true"),
    "ExportNotes": ("boolean", "false"),
}
"""Tagged for screen readers, its title in the window's bar, its headings as bookmarks. Language,
title and alternative texts are those of the Word file."""
TO_COUNT = {**OPTIONS, "UseTaggedPDF": ("boolean", "false")}
"""Nobody reads it: its headings are looked up, no more."""


@lru_cache(maxsize=1)
def office() -> str:
    """The program, or nothing."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((p for p in USUAL_PLACES if Path(p).exists()), "")


def write(word: bytes, options: Mapping[str, tuple[str, str]] = OPTIONS) -> bytes:
    """The PDF of a Word file."""
    if not office():
        raise CannotMake(NO_OFFICE)
    with tempfile.TemporaryDirectory(prefix="sim-pdf-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "report.docx"
        file.write_bytes(word)
        _convert(file, options)
        made = file.with_suffix(".pdf")
        if not made.exists():
            raise CannotMake(FAILED)
        return made.read_bytes()


def _convert(file: Path, options: Mapping[str, tuple[str, str]]) -> None:
    profile = (file.parent / "profile").as_uri()
    said = {name: {"type": kind, "value": value} for name, (kind, value) in options.items()}
    form = f"pdf:writer_pdf_Export:{json.dumps(said)}"
    command = [office(), f"-env:UserInstallation={profile}", "--headless", "--norestore",
               "--convert-to", form, "--outdir", str(file.parent), str(file)]  # fmt: skip
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    except (subprocess.SubprocessError, OSError) as fault:
        raise CannotMake(FAILED) from fault
