"""The report as a PDF: tagged, with its title and language; a sentence where it cannot be made."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim_workshop.domain.errors import CannotMake
from sim_workshop.exchange import pdf
from tests.exchange.report.counties import county_map, written
from tests.exchange.report.full import full_map


@pytest.fixture
def found_anew() -> Iterator[None]:
    """Where LibreOffice is gets looked up once a process; here before and after the test."""
    pdf.office.cache_clear()
    yield
    pdf.office.cache_clear()


def test_tagged_with_title_and_language() -> None:
    if not pdf.office():
        if os.environ.get("CI") == "true":
            pytest.fail(pdf.NO_OFFICE)
        pytest.skip(pdf.NO_OFFICE)
    made = pdf.write(written(full_map()))
    assert made.startswith(b"%PDF")
    assert b"/MarkInfo<</Marked true>>" in made
    assert b"/StructTreeRoot" in made
    assert b"/Lang(en-US)" in made
    assert b"/DisplayDocTitle true" in made
    title = "Example County, Ohio: Sequential Intercept Mapping report".encode("utf-16-be")
    assert title.hex().upper().encode() in made


def test_a_sentence_without_libreoffice(
    found_anew: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "USUAL_PLACES", ())
    with pytest.raises(CannotMake, match="LibreOffice, which is not installed"):
        pdf.write(written(county_map("washington_or")))


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_sentence_when_it_makes_nothing(
    found_anew: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A program of that name that ends without a file, and one that fails."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    for ending in ("0", "1"):
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\nexit {ending}\n")
        program.chmod(0o755)
        pdf.office.cache_clear()
        with pytest.raises(CannotMake, match="made no PDF"):
            pdf.write(b"not read")
