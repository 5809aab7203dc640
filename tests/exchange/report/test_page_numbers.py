"""The page each line of the contents names is the page its section begins on, as LibreOffice lays
the finished report out."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from sim_workshop.exchange import pdf
from sim_workshop.exchange.report.page_numbers import counted, listed_bookmarks, pages_of_headings
from tests.exchange.report.counties import county_map, written
from tests.exchange.report.full import full_map
from tests.exchange.report.opened import Opened, W, letters


@pytest.fixture(autouse=True)
def _office() -> None:
    if not pdf.office():
        if os.environ.get("CI") == "true":
            pytest.fail(pdf.NO_OFFICE)
        pytest.skip(pdf.NO_OFFICE)


def told(word: bytes) -> list[int]:
    """What the contents say at the right of each line."""
    control = Opened(word).body.find(f".//{W}sdtContent")
    return [int(letters(link).rpartition("\t")[2]) for link in control.iter(f"{W}hyperlink")]


@pytest.mark.parametrize("which", ["everything", "washington_or", "harris_tx"])
@pytest.mark.parametrize("length", ["full", "ten"])
def test_the_numbers_are_those_of_the_finished_file(which: str, length: str) -> None:
    map_ = full_map() if which == "everything" else county_map(which)
    first = written(map_, length=length)
    pages = counted(first)
    assert list(pages) == listed_bookmarks(first)
    finished = written(map_, length=length, pages=pages)
    made = pdf.write(finished)
    assert told(finished) == pages_of_headings(made)
    assert told(finished)[0] == 3, "a cover, the contents, then the report"
    assert b"PublicSans" in made
    many = len(PdfReader(BytesIO(made)).pages)
    assert many > 10 if length == "full" else many <= 10


def test_without_libreoffice_the_contents_are_links_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = written(full_map())
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "USUAL_PLACES", ())
    pdf.office.cache_clear()
    try:
        assert counted(first) == {}
    finally:
        monkeypatch.undo()
        pdf.office.cache_clear()
    control = Opened(first).body.find(f".//{W}sdtContent")
    assert not any("PAGEREF" in "".join(e.itertext()) for e in control.iter(f"{W}instrText"))


def page_count(word: bytes) -> int:
    return len(PdfReader(BytesIO(pdf.write(word))).pages)


@pytest.mark.parametrize("which", ["everything", "washington_or", "harris_tx", "whatcom_wa",
                                   "deschutes_or"])  # fmt: skip
def test_two_pages_are_two(which: str) -> None:
    map_ = full_map() if which == "everything" else county_map(which)
    assert page_count(written(map_, length="brief")) == 2


@pytest.mark.parametrize("which", ["whatcom_wa", "deschutes_or"])
def test_ten_pages_are_at_most_ten_elsewhere_too(which: str) -> None:
    assert page_count(written(county_map(which), length="ten")) <= 10
