"""One file for one revision, whoever asks; made apart; a sentence where there is none."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from sim_workshop.domain.errors import CannotMake, NotAllowed, NotFound
from sim_workshop.exchange import pdf
from sim_workshop.use_cases import evidencing, hosting, mapping
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.making.apart import Apart, Order
from sim_workshop.use_cases.making.asking import ask_for
from sim_workshop.use_cases.making.made_files import Coming, MadeFiles, Wanted
from sim_workshop.use_cases.publishing import KINDS, make_file
from tests.conftest import joined


@pytest.fixture
def files() -> Iterator[MadeFiles]:
    found = MadeFiles()
    yield found
    found.close()


def asked(files: MadeFiles, acting: Acting, name: str, **more: object) -> Coming:
    return ask_for(files, acting.store, acting.code, acting.member, name, **more)  # type: ignore[arg-type]


def content(coming: Coming) -> bytes:
    return coming.future.result(timeout=240)


def gap(acting: Acting, text: str) -> str:
    return mapping.place_entry(acting, kind="gap", text=text, places=["1"]).id


def test_thirty_who_ask_at_once_get_one_file(lead: Acting, files: MadeFiles) -> None:
    gap(lead, "No bed at night")
    with ThreadPoolExecutor(30) as planners:
        coming = list(planners.map(lambda _n: asked(files, lead, "report.docx"), range(30)))
    assert len(set(map(id, coming))) == 1
    assert ZipFile(BytesIO(content(coming[0]))).testzip() is None
    assert files.made == 1
    assert content(asked(files, lead, "report.docx")) == content(coming[0])
    assert files.made == 1


def test_a_new_revision_is_a_new_file_and_the_ticket_keeps_the_old(
    lead: Acting, files: MadeFiles
) -> None:
    gap(lead, "The first gap")
    first = asked(files, lead, "plan.html")
    before = content(first)
    gap(lead, "The second gap")
    second = asked(files, lead, "plan.html")
    assert second is not first
    assert f"-r{lead.map.revision}-" in second.file_name
    kept = asked(files, lead, "plan.html", ticket=first.ticket)
    assert kept is first
    assert content(kept) == before


def test_a_ticket_opens_no_other_file_and_no_other_workshop(lead: Acting, files: MadeFiles) -> None:
    record = asked(files, lead, "workshop.json")
    plan = asked(files, lead, "plan.csv", ticket=record.ticket)
    assert plan.name == "plan.csv"
    somebody = joined(lead, "Jo", "City police")
    with pytest.raises(NotAllowed):
        asked(files, somebody, "workshop.json", ticket=record.ticket)
    with pytest.raises(NotFound):
        asked(files, lead, "nothing.txt", ticket=record.ticket)


def test_what_waits_becomes_the_newest_revision(lead: Acting, files: MadeFiles) -> None:
    """A busy room: nobody waits for revisions nobody wants any more."""
    slow = asked(files, lead, "report.docx")
    for n in range(5):
        gap(lead, f"Gap {n}")
        last = asked(files, lead, "map.svg")
    assert f"-r{lead.map.revision}-" in last.file_name
    assert b"<svg" in content(last)
    content(slow)
    assert files.made <= 4


def test_page_and_pdf_are_made_of_the_same_word_file(lead: Acting, files: MadeFiles) -> None:
    page = asked(files, lead, "report.html")
    assert content(page).startswith(b"<!doctype html>")
    assert files.made == 2
    if pdf.office():
        assert content(asked(files, lead, "report.pdf")).startswith(b"%PDF")
        assert files.made == 3


def test_what_leaves_is_written_down_before_the_file_is_there(
    lead: Acting, files: MadeFiles
) -> None:
    evidencing.place_number(lead, name="Seen", value="53", unit="people")
    for name in ("report.html", "report.docx"):
        coming = asked(files, lead, name)
        assert [p.point.value for p in lead.map.printed] == ["53"]
        content(coming)
    assert files.made == 2


@pytest.mark.parametrize(
    "name", [k.name for k in KINDS if not k.of and not k.name.startswith("report-")]
)
def test_the_same_file_as_made_here(lead: Acting, files: MadeFiles, name: str) -> None:
    """Every kind passes the way to the other process and back."""
    gap(lead, "No bed at night")
    here = make_file(lead.store, lead.code, lead.member, name)
    there = asked(files, lead, name)
    assert there.file_name == here.name
    made = content(there)
    assert abs(len(made) - len(here.content)) < 200  # they tell the time they were made


def test_everything_with_uploads_is_made_apart(lead: Acting, files: MadeFiles) -> None:
    hosting.change_settings(lead, title="A title")
    whole = ZipFile(BytesIO(content(asked(files, lead, "everything.zip"))))
    assert "workshop.json" in whole.namelist()


def test_the_process_is_gone_when_it_is_stopped(lead: Acting, files: MadeFiles) -> None:
    content(asked(files, lead, "plan.csv"))
    before = files.apart.pid
    assert before
    files.close()
    assert not files.apart.pid
    gap(lead, "One more")
    assert content(asked(files, lead, "plan.csv"))
    assert files.apart.pid not in (0, before)


@pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")
def test_a_process_that_dies_is_a_sentence_and_the_next_one_works(
    lead: Acting, files: MadeFiles
) -> None:
    content(asked(files, lead, "plan.csv"))
    os.kill(files.apart.pid, signal.SIGSTOP)
    coming = asked(files, lead, "report.docx")
    os.kill(files.apart.pid, signal.SIGKILL)
    with pytest.raises(CannotMake, match="could not be made"):
        content(coming)
    assert "could not be made" in asked(files, lead, "report.docx", ticket=coming.ticket).failed
    assert content(asked(files, lead, "report.docx", again=True))


def test_a_file_that_takes_too_long_is_given_up() -> None:
    apart = Apart()
    with pytest.raises(CannotMake, match="too long"):
        apart.make(Order("report.docx", b"", "en"), seconds=0.0)
    apart.stop()


def test_a_fault_in_a_file_is_a_sentence(lead: Acting, files: MadeFiles) -> None:
    broken = Wanted("report.html", "report.html", lead.map, "en")
    broken = replace(broken, elsewhere=None)
    apart = Apart()
    with pytest.raises(CannotMake, match="could not be made"):
        apart.make(Order("report.html", b"no Word file", "en"))
    assert apart.make(Order("plan.csv", lead.map, "en"))
    apart.stop()


def test_only_so_many_bytes_are_kept(lead: Acting) -> None:
    few = MadeFiles(most_bytes=100)
    first = asked(few, lead, "workshop.json")
    content(first)
    gap(lead, "Another revision")
    content(asked(few, lead, "workshop.json"))
    assert few.find(first.ticket) is None
    few.close()


def test_a_wiped_text_is_wiped_from_the_files(lead: Acting, files: MadeFiles) -> None:
    lead.store.when_wiped(files.forget)
    wiped = gap(lead, "Too much said")
    coming = asked(files, lead, "workshop.json")
    assert b"Too much said" in content(coming)
    mapping.redact_text(lead, id=wiped)
    assert files.find(coming.ticket) is None
    assert b"Too much said" not in content(asked(files, lead, "workshop.json"))


def test_nobody_who_leaves_takes_the_file_away(lead: Acting, files: MadeFiles) -> None:
    coming = asked(files, lead, "report.docx")
    assert not coming.future.cancel()
    assert content(coming)
