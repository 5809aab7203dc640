"""Taking in a data sheet, as a facilitator does it: the file, its columns, what is doubtful."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from sim_workshop.use_cases import history
from tests.screens.conftest import Room, words
from tests.screens.driving import button, field, press

ODD = b"""Jail data,,,,
Measure,Unit,2022,2023,Remark
Bookings,people,450,4612,x
Stays,days,18,n/a,
Women,people,7,9,
"""


def chosen(room: Room, name: str = "jail.csv", content: bytes = ODD) -> AppTest:
    screen = room.screen("data_sheet", room.facilitator)
    screen.file_uploader[0].upload(name, content, "text/csv").run()
    assert not screen.exception
    return screen


def test_from_the_file_to_the_numbers_and_back_by_one_undo(room: Room) -> None:
    screen = chosen(room)
    assert "2 of 3" in words(screen)
    assert field(screen, "Row of the headings").value == 2
    assert field(screen, "Measure").value == "measure"
    assert field(screen, "Remark").value == ""
    field(screen, "Who answers for it").set_value("Sheriff").run()
    press(screen, "Look at the numbers")
    said = words(screen)
    assert "2 numbers to look at" in said
    assert "4612 after 450: about 10 times." in said
    assert "Text where the others are numbers: “n/a”." in said
    assert button(screen, "Write these 6 numbers")
    screen.segmented_control[0].set_value("correct").run()
    field(screen, "Value").set_value("461").run()
    screen.segmented_control[1].set_value("leave_out").run()
    assert "answered" in words(screen)
    press(screen, "Write these 5 numbers")
    numbers = room.map.numbers
    assert [(p.name, p.value, p.period, p.owner, p.question) for p in numbers] == [
        ("Bookings", "450", "2022", "Sheriff", ""), ("Bookings", "461", "2023", "Sheriff", ""),
        ("Stays", "18", "2022", "Sheriff", ""), ("Women", "7", "2022", "Sheriff", ""),
        ("Women", "9", "2023", "Sheriff", ""),
    ]  # fmt: skip
    assert {p.source for p in numbers} == {"jail.csv"}
    assert "One undo takes them back." in words(screen)
    history.undo_last(room.lead)
    assert room.map.numbers == ()


def test_what_nobody_can_say_stays_with_a_question_mark(room: Room) -> None:
    screen = chosen(room)
    press(screen, "Look at the numbers")
    press(screen, "Write these 6 numbers")
    asked = [p for p in room.map.numbers if p.question]
    assert [(p.value, p.low) for p in asked] == [("4612", 4612.0), ("n/a", None)]


def test_a_file_that_is_none_changes_nothing(room: Room) -> None:
    before = room.map
    screen = chosen(room, "scan.csv", b"%PDF-1.7 x")
    assert "scan.csv: This is neither a workbook" in words(screen)
    assert "1 of 3" in words(screen)
    assert room.map is before


def test_back_leaves_nothing_behind(room: Room) -> None:
    before = room.map
    screen = chosen(room)
    press(screen, "Look at the numbers")
    press(screen, "Back")
    press(screen, "Back")
    assert "1 of 3" in words(screen)
    assert room.map is before


def test_participants_do_not_take_in_sheets(room: Room) -> None:
    participant = room.joined("Ana", "Police").member
    assert "taken in by facilitators" in words(room.screen("data_sheet", participant))
    assert "Take in a data sheet" not in words(room.screen("evidence", participant))
