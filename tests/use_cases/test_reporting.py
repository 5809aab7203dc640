"""What a county chooses for its report: sections, version, logo, template; and calling it final."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import pytest

from sim_workshop.domain.errors import CannotRead, NotAllowed
from sim_workshop.domain.finality import is_final, still_open, to_confirm
from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.privacy import listed_before_final
from sim_workshop.exchange import workshop_json
from sim_workshop.use_cases import (
    confirming,
    evidencing,
    history,
    hosting,
    mapping,
    planning,
    prioritizing,
    reporting,
)
from sim_workshop.use_cases.acting import Acting, Held
from sim_workshop.use_cases.publishing import make_file
from tests.conftest import joined

pytestmark = pytest.mark.usefixtures("pages_uncounted")

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "templates" / "report.docx"
LOGO = (ROOT / "static" / "mark.png").read_bytes()
FEW = "Only three people were diverted last year"


def words_of(acting: Acting, name: str) -> str:
    made = make_file(acting.store, acting.code, acting.member, name)
    body = docx.Document(io.BytesIO(made.content)).element.body
    return "\n".join(body.itertext())


def restyled(old: str, new: str, part: str = "word/styles.xml") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(TEMPLATE) as had, zipfile.ZipFile(target, "w") as made:
        for name in had.namelist():
            content = had.read(name)
            made.writestr(name, content.replace(old.encode(), new.encode())
                          if name == part else content)  # fmt: skip
    return target.getvalue()


# Sections.


def test_sections_are_left_out_and_moved_and_undo_brings_them_back(facilitator: Acting) -> None:
    reporting.plan_report(facilitator, order=("plan", "summary"), left_out=("background", "map"),
                          version="1.0")  # fmt: skip
    said = words_of(facilitator, "report.docx")
    assert "About the model" not in said
    assert said.rindex("Action plan") < said.rindex("Summary")
    assert "Version 1.0" in said
    history.undo_last(facilitator)
    assert "About the model" in words_of(facilitator, "report.docx")


def test_a_report_without_sections_is_refused(facilitator: Acting) -> None:
    with pytest.raises(NotAllowed, match="without any section"):
        reporting.plan_report(facilitator, order=("plan",), left_out=("plan",))


def test_only_who_changes_the_settings_chooses(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "Jail")
    with pytest.raises(NotAllowed):
        reporting.plan_report(jo, order=(), left_out=("plan",))
    with pytest.raises(NotAllowed):
        reporting.place_logo(jo, name="x.png", content=LOGO, words="A mark")
    with pytest.raises(NotAllowed):
        reporting.call_final(jo)
    assert facilitator.store.files(facilitator.code) == ()


# Logo and template.


def test_a_logo_stands_on_the_cover_with_its_words(facilitator: Acting) -> None:
    reporting.place_logo(facilitator, name="seal.png", content=LOGO, words="Seal of the county")
    made = make_file(facilitator.store, facilitator.code, facilitator.member, "report.docx")
    with zipfile.ZipFile(io.BytesIO(made.content)) as file:
        assert b'descr="Seal of the county"' in file.read("word/document.xml")
    reporting.remove_logo(facilitator)
    assert facilitator.map.report_plan.logo == ""


def png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", LOGO[:200], b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xd9",
     b"<svg xmlns='http://www.w3.org/2000/svg'/>", png(0, 9), png(9, 20_000)],
)  # fmt: skip
def test_what_is_no_picture_to_print_is_refused_and_not_kept(
    facilitator: Acting, content: bytes
) -> None:
    with pytest.raises(CannotRead, match="Nothing was kept"):
        reporting.place_logo(facilitator, name="a.png", content=content, words="A mark")
    assert facilitator.store.files(facilitator.code) == ()


def test_too_large_or_without_words_is_refused(facilitator: Acting) -> None:
    with pytest.raises(NotAllowed, match="larger than 10 MB"):
        reporting.place_logo(facilitator, name="a", content=LOGO + b"x" * 10_000_000, words="A")
    with pytest.raises(NotAllowed, match="is empty"):
        reporting.place_logo(facilitator, name="a.png", content=LOGO, words=" ")
    with pytest.raises(Held):
        reporting.place_logo(facilitator, name="a.png", content=LOGO, words="Call 503-555-0134")
    assert facilitator.store.files(facilitator.code) == ()


WORD_FILES = ("report.docx", "brief.docx", "report-10-pages.docx", "report-internal.docx",
              "grant-plan.docx", "ballots.docx", "prompt-cards.docx", "invitation.docx",
              "agreement.docx", "sign-in.docx", "report-template.docx")  # fmt: skip


def test_every_word_file_wears_the_countys_template(facilitator: Acting) -> None:
    reporting.place_template(facilitator, name="own.docx", content=restyled("9A4105", "123456"))
    for name in WORD_FILES:
        made = make_file(facilitator.store, facilitator.code, facilitator.member, name)
        with zipfile.ZipFile(io.BytesIO(made.content)) as file:
            assert b"123456" in file.read("word/styles.xml"), name


def test_a_template_is_refused_naming_every_style_it_lacks(facilitator: Acting) -> None:
    lacking = restyled('<w:name w:val="Number Big"/>', '<w:name w:val="A"/>')
    with pytest.raises(CannotRead, match="lacks the style “Number Big”"):
        reporting.place_template(facilitator, name="own.docx", content=lacking)
    empty = io.BytesIO()
    docx.Document().save(empty)
    with pytest.raises(CannotRead, match=r"styles “Mark”.*“Report Layout”"):
        reporting.place_template(facilitator, name="own.docx", content=empty.getvalue())
    with pytest.raises(CannotRead, match="not a Word file"):
        reporting.place_template(facilitator, name="own.docx", content=b"PK nothing")
    assert facilitator.store.files(facilitator.code) == ()
    assert facilitator.map.report_plan.template == ""


# Final.


def planned(acting: Acting, *steps: str) -> list[str]:
    priority = prioritizing.name_priority(acting, title="A night team", addresses=())
    prioritizing.take_to_plan(acting, ids=[priority.id])
    return [planning.place_step(acting, priority=priority.id, text=t).id for t in steps]


def test_final_waits_for_each_listed_text_one_by_one(facilitator: Acting) -> None:
    mapping.place_entry(facilitator, kind="gap", text=FEW, places=["0"])
    mapping.place_entry(facilitator, kind="gap", text="Two inmates waited", places=["3"])
    with pytest.raises(NotAllowed, match="2 texts"):
        reporting.call_final(facilitator)
    for each in listed_before_final(facilitator.map):
        confirming.confirm_text(facilitator, key=each.key)
    reporting.call_final(facilitator)
    assert is_final(facilitator.map)
    assert "Final, revision" in words_of(facilitator, "report.docx")


def test_changed_words_make_it_a_draft_again(facilitator: Acting) -> None:
    gap = mapping.place_entry(facilitator, kind="gap", text="Nobody calls back", places=["0"])
    reporting.call_final(facilitator)
    mapping.correct_entry(facilitator, id=gap.id, text=FEW)
    assert not is_final(facilitator.map)
    assert len(to_confirm(facilitator.map)) == 1
    assert "Draft, revision" in words_of(facilitator, "report.docx")


def test_final_freezes_the_numbers_in_one_act(facilitator: Acting) -> None:
    first, second, third = planned(facilitator, "Hire two", "Train them", "Open at night")
    reporting.call_final(facilitator)
    planning.remove_step(facilitator, id=second)
    assert step_numbers(facilitator.map) == {first: "1.1", third: "1.3"}
    history.undo_last(facilitator)
    history.undo_last(facilitator)
    assert not is_final(facilitator.map)
    assert all(s.number is None for s in facilitator.map.steps)


def test_what_is_still_open_is_counted_and_printed(facilitator: Acting) -> None:
    planned(facilitator, "Hire two")
    evidencing.place_number(facilitator, name="Calls", value="120", unit="calls")
    mapping.place_entry(facilitator, kind="resource", text="A line", places=["0"])
    found = {each.what: each.n for each in still_open(facilitator.map)}
    assert found == {"no_lead": 1, "no_date": 1, "no_status": 1, "no_source": 1, "no_meeting": 1}
    said = words_of(facilitator, "report.docx")
    assert "1 step has no one named lead." in said
    assert "No next meeting has a date." in said


def test_the_log_is_counted_by_day_and_names_nobody(facilitator: Acting) -> None:
    jo = joined(facilitator, "Josephine", "Jail")
    mapping.place_entry(jo, kind="gap", text="Nobody calls back", places=["0"])
    said = words_of(facilitator, "report.docx")
    assert "How the record grew" in said
    assert "entries 1" in said
    assert "Josephine" not in said


def test_the_choice_comes_along_with_the_record(facilitator: Acting) -> None:
    reporting.plan_report(facilitator, order=("plan",), left_out=("map",), version="2")
    reporting.place_logo(facilitator, name="a.png", content=LOGO, words="Seal")
    found = workshop_json.read(workshop_json.write(facilitator.map))
    there = next(r for r in found.records if r.kind == "report")
    assert there == facilitator.map.report_plan


def test_the_internal_report_is_for_those_who_lead(facilitator: Acting) -> None:
    key = hosting.new_link(facilitator.store, facilitator.code, "planner")
    planner = hosting.sign_in_with_key(facilitator.store, key)
    with pytest.raises(NotAllowed):
        make_file(facilitator.store, facilitator.code, planner, "report-internal.docx")
    made = make_file(facilitator.store, facilitator.code, facilitator.member,
                     "report-internal.docx")  # fmt: skip
    assert made.name.startswith("INTERNAL-")
