"""The report screen: files for whom, what is withheld, own words, a workbook read back."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
from streamlit.testing.v1 import AppTest

from sim_workshop.exchange import workbook
from sim_workshop.exchange.report import USUAL
from sim_workshop.use_cases import carrying, evidencing, mapping, reporting, taking_in
from tests.screens.conftest import Room, words
from tests.screens.driving import (
    button,
    by_button,
    by_key,
    field,
    labels,
    open_drawer,
    press,
    send,
    signed_in_as,
)

LOGO = (Path(__file__).parents[2] / "static" / "mark.png").read_bytes()


def test_working_files_are_for_facilitators_alone_and_marked(room: Room) -> None:
    readers = (room.facilitator, signed_in_as(room, "planner"))
    ours, theirs = (words(room.screen("report", reader)) for reader in readers)

    assert f"/files/{room.code}/report.docx" in ours
    assert f"/files/{room.code}/workbook.xlsx" in ours
    assert "Workbook, INTERNAL" in ours
    assert f"/files/{room.code}/report.docx" in theirs
    assert "workbook.xlsx" not in theirs


def test_participants_are_told_whom_to_ask(room: Room) -> None:
    said = words(room.screen("report", room.joined("Ana", "Police").member))

    assert "Ask a facilitator for a download link." in said
    assert "/files/" not in said


def test_what_is_withheld_is_counted_and_listed(room: Room) -> None:
    evidencing.place_number(room.lead, name="Intensive need", value="7", unit="people",
                            period="2025", about=("1",))  # fmt: skip
    evidencing.place_story(room.lead, text="Nobody asked.", places=("1",))
    mapping.place_entry(room.lead, kind="gap", text="Three inmates waited", places=["3"])
    mapping.place_entry(room.lead, kind="gap", text="Call 503-555-0134", places=["3"])

    said = words(room.screen("report", room.facilitator))

    assert "1 number is not shown: a count of 1 to 10 people" in said
    assert "Intensive need, 2025: too few people" in said
    assert "1 story is not released and not printed." in said
    assert "1 text is held for its author" in said
    assert "<mark>Three inmates</mark> waited" in said


def test_the_introduction_is_kept(room: Room) -> None:
    screen = room.screen("report", room.facilitator)
    field(screen, "Introduction").set_value("Two days in *March*.")
    press(screen, "Save the introduction")

    assert room.map.workshop.introduction == "Two days in *March*."
    assert "The introduction was saved." in words(screen)


def test_recommendations_are_written_corrected_and_removed(room: Room) -> None:
    screen = room.screen("report", room.facilitator)
    add = by_button("Add a recommendation")
    open_drawer(screen, add)
    send(screen, add, "Save the recommendation", Recommendation="Name one owner.")
    [advice] = room.map.recommendations
    assert advice.text == "Name one owner."

    edit = by_key(f"edit_{advice.id}")
    open_drawer(screen, edit)
    send(screen, edit, "Save the recommendation", Recommendation="Name one owner now.")
    assert [r.text for r in room.map.recommendations] == ["Name one owner now."]

    open_drawer(screen, edit)
    send(screen, edit, "Remove")
    assert room.map.recommendations == ()


def edited(room: Room, before: str, after: str, file: bytes = b"") -> bytes:
    """The workbook as it left, or as it was edited before, with one text changed in Excel."""
    book = openpyxl.load_workbook(io.BytesIO(file or workbook.write(room.map)))
    for row in book["Gaps"].iter_rows():
        for cell in row:
            if cell.value == before:
                cell.value = after
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook_field(screen: AppTest) -> Any:
    return next(f for f in screen.file_uploader if f.label.startswith("Workbook"))


def test_an_edited_workbook_is_shown_before_it_is_written(room: Room) -> None:
    gap = mapping.place_entry(room.lead, kind="gap", text="No beds", places=["0"])
    screen = room.screen("report", room.facilitator)
    workbook_field(screen).upload("workbook.xlsx", edited(room, "No beds", "No detox beds")).run()
    assert not screen.exception
    assert "No detox beds" in words(screen)
    assert "here: No beds" in words(screen)
    assert room.map.gaps[0].text == "No beds"

    press(screen, "Write this 1 row")
    assert [(g.id, g.text) for g in room.map.gaps] == [(gap.id, "No detox beds")]
    assert "The workbook was taken in." in words(screen)


def test_what_the_room_changed_meanwhile_stays_unless_the_file_is_chosen(room: Room) -> None:
    gap = mapping.place_entry(room.lead, kind="gap", text="No beds", places=["0"])
    file = edited(room, "No beds", "No detox beds")
    mapping.correct_entry(room.lead, id=gap.id, text="No beds at night")
    screen = room.screen("report", room.facilitator)
    workbook_field(screen).upload("workbook.xlsx", file).run()
    assert "The room changed some rows since the file was written." in words(screen)

    assert "The room has" in words(screen)
    assert "Nothing would be written: every row stays as the room has it." in words(screen)
    assert "No beds at night" in words(screen)
    assert "No detox beds" in words(screen)

    (choice,) = screen.radio
    assert choice.value == "Keep what the room has"
    choice.set_value("Take what the file has").run()
    press(screen, "Write this 1 row")
    assert room.map.gaps[0].text == "No detox beds"


def test_each_row_both_changed_has_its_own_choice(room: Room) -> None:
    """Two conflicts and a row only the file changed: one is taken, the other stays."""
    texts = ("No beds", "No bus", "No phone")
    gaps = [mapping.place_entry(room.lead, kind="gap", text=t, places=["0"]) for t in texts]
    file = workbook.write(room.map)
    for text in texts:
        file = edited(room, text, f"{text} (file)", file)
    for gap in gaps[:2]:
        mapping.correct_entry(room.lead, id=gap.id, text=f"{gap.text} (room)")
    screen = room.screen("report", room.facilitator)
    workbook_field(screen).upload("workbook.xlsx", file).run()
    assert len(screen.radio) == 2

    screen.radio(key=f"between_{gaps[1].id}").set_value("Take what the file has").run()
    press(screen, "Write these 2 rows")

    assert [g.text for g in room.map.gaps] == ["No beds (room)", "No bus (file)", "No phone (file)"]


def test_the_command_line_and_the_screen_tell_the_same_difference(room: Room) -> None:
    gap = mapping.place_entry(room.lead, kind="gap", text="No beds", places=["0"])
    file = edited(room, "No beds", "No detox beds")
    mapping.correct_entry(room.lead, id=gap.id, text="No beds at night")
    screen = room.screen("report", room.facilitator)
    workbook_field(screen).upload("workbook.xlsx", file).run()
    shown = screen.session_state["difference"]

    found = carrying.read_content("workbook.xlsx", file)
    told = taking_in.from_command_line(room.lead.store, room.code, found, write=False)

    assert [(r["id"], r["what"], r["text"]) for r in told["rows"]] == [
        (r.id, r.what, r.text) for r in shown.rows
    ]
    assert list(told["rows"][0]["differs"]) == [
        {"column": d.column, "before": d.before, "after": d.after} for d in shown.rows[0].differs
    ]
    assert told["rows"][0]["meanwhile"] is True
    assert told["notes"] == list(shown.notes)
    for differs in shown.rows[0].differs:
        assert differs.before in words(screen)
        assert differs.after in words(screen)


def test_what_may_name_somebody_in_a_file_is_shown_and_answered_for(room: Room) -> None:
    mapping.place_entry(room.lead, kind="gap", text="No beds", places=["0"])
    screen = room.screen("report", room.facilitator)
    file = edited(room, "No beds", "No beds, call 503-555-0188")
    workbook_field(screen).upload("workbook.xlsx", file).run()
    assert "This may identify a person: a telephone number, “503-555-0188”." in words(screen)

    press(screen, "Write this 1 row")
    assert room.map.gaps[0].text == "No beds"

    next(c for c in screen.checkbox if c.label == "This names nobody").check().run()
    press(screen, "Write this 1 row")
    assert room.map.gaps[0].text == "No beds, call 503-555-0188"


def test_a_row_changed_while_it_was_looked_at_refuses_the_whole_act(room: Room) -> None:
    gap = mapping.place_entry(room.lead, kind="gap", text="No beds", places=["0"])
    screen = room.screen("report", room.facilitator)
    workbook_field(screen).upload("workbook.xlsx", edited(room, "No beds", "No detox beds")).run()
    mapping.correct_entry(room.lead, id=gap.id, text="No beds at night")

    press(screen, "Write this 1 row")

    assert room.map.gaps[0].text == "No beds at night"
    assert "was changed while you looked at the difference" in words(screen)


def test_a_file_that_is_no_workbook_gets_one_sentence_and_changes_nothing(room: Room) -> None:
    before = room.map.revision
    screen = room.screen("report", room.facilitator)
    workbook_field(screen).upload("workbook.xlsx", b"PK not a workbook").run()

    assert not screen.exception
    assert 'class="bar refused"' in words(screen)
    assert room.map.revision == before


def test_a_planner_reads_what_is_withheld_and_changes_nothing(room: Room) -> None:
    screen = room.screen("report", signed_in_as(room, "planner"))

    assert "What is withheld" in words(screen)
    assert labels(screen) == []
    assert not screen.file_uploader


def test_settings_that_name_somebody_are_held_until_it_is_stated(room: Room) -> None:
    screen = room.screen("report", room.facilitator)
    field(screen, "Introduction").set_value("Call 503-555-0134")
    press(screen, "Save the introduction")
    assert room.map.workshop.introduction == ""

    field(screen, "This names nobody").check()
    field(screen, "Introduction").set_value("Call 503-555-0134")
    button(screen, "Save the introduction").click().run()
    assert room.map.workshop.introduction == "Call 503-555-0134"


def test_two_who_write_the_introduction_lose_nothing(room: Room) -> None:
    screen = room.screen("report", room.facilitator)
    field(screen, "Introduction").set_value("My own words.")
    reporting.introduce(room.lead, text="Somebody else's.")
    press(screen, "Save the introduction")
    assert room.map.workshop.introduction == "Somebody else's."
    assert "Somebody changed this while you were writing." in words(screen)
    assert field(screen, "Introduction").value == "My own words."
    press(screen, "Save the introduction")
    assert room.map.workshop.introduction == "My own words."


def test_what_somebody_else_wrote_is_shown_where_nobody_typed(room: Room) -> None:
    screen = room.screen("report", room.facilitator)
    reporting.introduce(room.lead, text="Somebody else's.")
    screen.run()
    assert field(screen, "Introduction").value == "Somebody else's."


def test_sections_are_chosen_in_the_drawer(room: Room) -> None:
    screen = room.screen("report", room.facilitator)
    change = by_button("Choose sections, version and date")
    open_drawer(screen, change)
    send(screen, change, "Save the choice", **{
        "About the model": False, "Move a section": "plan", "to stand before": "summary",
        "Version, for example 1.0": "1.0",
    })  # fmt: skip
    plan = room.map.report_plan
    assert plan.left_out == ("background",)
    assert plan.order.index("plan") < plan.order.index("summary")
    assert plan.version == "1.0"
    assert f"{len(USUAL) - 1} of {len(USUAL)} sections are printed." in words(screen)
    assert "Left out: About the model" in words(screen)


def test_final_lists_what_is_open_and_waits_for_the_texts(room: Room) -> None:
    mapping.place_entry(room.lead, kind="gap", text="Three inmates waited", places=["3"])
    screen = room.screen("report", room.facilitator)
    assert "1 text has to be looked at before the report can be final" in words(screen)
    assert button(screen, "Call the report final").disabled
    assert "No next meeting has a date." in words(screen)
    press(screen, "Nobody can be recognised")
    press(screen, "Call the report final")
    assert "Called final at revision" in words(screen)
    press(screen, "Make it a draft again")
    assert "The report is a draft." in words(screen)


def test_a_logo_and_a_template_are_given_and_refused(room: Room) -> None:
    screen = room.screen("report", room.facilitator)
    template = next(f for f in screen.file_uploader if f.label.startswith("Template"))
    template.upload("own.docx", b"PK nothing")
    press(screen, "Save the template")
    assert "not a Word file that can be read" in words(screen)
    logo = next(f for f in screen.file_uploader if f.label.startswith("Logo"))
    logo.upload("seal.png", LOGO)
    field(screen, "What the logo shows, for those who cannot see it").set_value("County seal")
    press(screen, "Save the logo")
    assert "On the cover stands a logo: County seal" in words(screen)
    assert room.map.report_plan.logo
