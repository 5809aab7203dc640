"""An edited file taken back in holds to what holds where people type: nobody is named unasked, what
only a host may settle stays, and nothing is half written."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.exchange import workbook
from sim_workshop.use_cases import carrying, evidencing, mapping, taking_in
from sim_workshop.use_cases.acting import Acting, Held

NUMBER = "Call Maria at 503-555-0188"


def edited(acting: Acting, sheet: str, beside: object, after: object, column: int = 0) -> bytes:
    """The workbook with one cell changed: the one that holds this, or one to the right of it."""
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(acting.map)))
    rows: list[Any] = [*book[sheet].iter_rows()]
    (cell,) = [c for row in rows for c in row if c.value == beside]
    cell.offset(column=column).value = after
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def compared(acting: Acting, file: bytes) -> taking_in.Compared:
    return taking_in.compare(acting, name="workbook.xlsx", content=file)


def test_a_text_that_may_name_somebody_waits_for_the_statement(lead: Acting) -> None:
    mapping.place_entry(lead, kind="gap", text="No beds", places=["1"])
    found, before = compared(lead, edited(lead, "Gaps", "No beds", NUMBER)), lead.map.revision
    assert [hit.text for hit in found.seen] == ["503-555-0188"]

    with pytest.raises(Held, match="503-555-0188"):
        taking_in.take_difference(lead, found=found.difference)
    assert lead.map.revision == before

    taking_in.take_difference(lead, found=found.difference, names_nobody=True)
    assert [(g.text, g.standing, g.names_nobody) for g in lead.map.gaps] == [
        (NUMBER, "shown", True),
    ]  # fmt: skip


def test_what_others_read_already_is_not_asked_for_again(lead: Acting) -> None:
    gap = mapping.place_entry(lead, kind="gap", text=NUMBER, places=["1"])
    mapping.state_names_nobody(lead, id=gap.id)
    mapping.place_entry(lead, kind="gap", text="No beds", places=["1"])
    found = compared(lead, edited(lead, "Gaps", "No beds", "No detox beds"))
    assert found.seen == ()
    taking_in.take_difference(lead, found=found.difference)
    assert {g.text for g in lead.map.gaps} == {NUMBER, "No detox beds"}


def test_a_story_in_other_words_is_released_anew(lead: Acting) -> None:
    story = evidencing.place_story(lead, text="Nobody asked.", places=("1",))
    evidencing.release_story(lead, id=story.id)
    found = compared(lead, edited(lead, "Stories", "Nobody asked.", "Nobody asked me."))
    taking_in.take_difference(lead, found=found.difference)
    assert [(s.text, s.released) for s in lead.map.stories] == [("Nobody asked me.", False)]


@pytest.mark.parametrize(
    ("heading", "value", "why"),
    [("Time zone", "Mars/Olympus", "no time zone"), ("Votes per person", 999, "votes"),
     ("Smallest count of people shown", 2, "Only a host")],
)  # fmt: skip
def test_settings_of_a_file_obey_the_rules_of_the_page(
    lead: Acting, heading: str, value: object, why: str
) -> None:
    found = compared(lead, edited(lead, "Workshop", heading, value, column=1))
    before = lead.map.workshop
    assert found.difference.changed
    with pytest.raises(NotAllowed, match=why):
        taking_in.take_difference(lead, found=found.difference)
    assert lead.map.workshop == before


def test_a_setting_that_may_be_changed_is(lead: Acting) -> None:
    found = compared(lead, edited(lead, "Workshop", "Votes per person", 4, column=1))
    taking_in.take_difference(lead, found=found.difference)
    assert lead.map.workshop.votes_per_person == 4


def test_the_command_line_asks_for_the_statement_too(lead: Acting) -> None:
    mapping.place_entry(lead, kind="gap", text="No beds", places=["1"])
    found = carrying.read_content("w.xlsx", edited(lead, "Gaps", "No beds", NUMBER))
    with pytest.raises(Held):
        taking_in.from_command_line(lead.store, lead.code, found, write=True)
    taking_in.from_command_line(lead.store, lead.code, found, write=True, names_nobody=True)
    assert [g.text for g in lead.map.gaps] == [NUMBER]
