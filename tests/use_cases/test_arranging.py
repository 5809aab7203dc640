"""The facilitator's hand on the room and its map."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from sim_workshop.domain.errors import NotAllowed, StaleEdit, WorkshopError
from sim_workshop.domain.layout import drawing
from sim_workshop.domain.place import LAST_ROW
from sim_workshop.use_cases import arranging, history, mapping
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined

NOON = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)


# The room.


def test_the_room_moves_and_begins_with_the_first_prompt(facilitator: Acting) -> None:
    arranging.move_room(facilitator, stage="intercept", at="1", prompt=4)
    arranging.move_room(facilitator, at="1", all_prompts=True)
    assert facilitator.map.room.prompt == 4
    arranging.move_room(facilitator, at="2")
    room = facilitator.map.room
    assert (room.stage, room.at, room.prompt, room.all_prompts) == ("intercept", "2", 0, True)


def test_one_clock_for_all_screens(facilitator: Acting) -> None:
    at_noon = Acting(
        facilitator.store, facilitator.code, facilitator.member, now=lambda: NOON
    )  # fmt: skip
    arranging.start_timer(at_noon, minutes=45)
    room = facilitator.map.room
    assert (room.timer_ends, room.timer_minutes) == (NOON + timedelta(minutes=45), 45)
    arranging.stop_timer(facilitator)
    assert (facilitator.map.room.timer_ends, facilitator.map.room.timer_minutes) == (None, 0)


def test_a_clock_that_has_run_out_is_not_paused(facilitator: Acting) -> None:
    def at(minutes: int) -> Acting:
        return replace(facilitator, now=lambda: NOON + timedelta(minutes=minutes))

    arranging.start_timer(at(0), minutes=5)
    before = facilitator.map
    with pytest.raises(NotAllowed, match="The time is over"):
        arranging.pause_timer(at(6))
    assert facilitator.map is before
    room = arranging.extend_timer(at(6), minutes=5)
    assert room.timer_ends == NOON + timedelta(minutes=11)


@pytest.mark.parametrize("minutes", [0, -5, 100_000_000])
def test_a_timer_that_cannot_be_meant_is_refused(lead: Acting, minutes: int) -> None:
    with pytest.raises(NotAllowed):
        arranging.start_timer(lead, minutes=minutes)
    assert lead.map.room.timer_ends is None


# The checklist.


def test_a_practice_is_rated_once_and_again(facilitator: Acting) -> None:
    practice = facilitator.map.pack.practices[0].id
    arranging.rate_practice(facilitator, id=practice, rating="planned", remark="From May")
    arranging.rate_practice(joined(facilitator, "Jo", "Police"), id=practice, rating="underway")
    found = facilitator.map.practice_rating(practice)
    assert found is not None
    assert (found.rating, found.remark) == ("underway", "")
    with pytest.raises(NotAllowed, match="not on the list"):
        arranging.rate_practice(facilitator, id="made-up", rating="planned")
    with pytest.raises(NotAllowed, match="rating"):
        arranging.rate_practice(facilitator, id=practice, rating="splendid")


# Places.


def test_a_box_of_this_county_is_added_renamed_and_hidden(facilitator: Acting) -> None:
    box = arranging.add_box(facilitator, intercept="1", name="Ranger station")
    assert facilitator.map.element(box.id) == box
    mapping.place_entry(facilitator, kind="gap", text="No ride", places=[box.id])
    arranging.edit_box(facilitator, id=box.id, name="Ranger station, north")
    renamed = facilitator.map.element(box.id)
    assert renamed is not None
    assert (renamed.name, renamed.intercept) == ("Ranger station, north", "1")
    arranging.edit_box(facilitator, id=box.id, hidden=True)
    assert facilitator.map.element(box.id) is None
    assert [g.text for g in facilitator.map.gaps] == ["No ride"]


def test_a_box_of_the_pack_is_edited_in_this_workshop_alone(facilitator: Acting) -> None:
    arranging.edit_box(facilitator, id="i1.police", name="Sheriff and city police")
    found = facilitator.map.element("i1.police")
    assert found is not None
    assert found.name == "Sheriff and city police"
    original = facilitator.map.pack.element("i1.police")
    assert original is not None
    assert original.name != found.name


def test_an_intercept_is_split_renamed_reordered_and_hidden(facilitator: Acting) -> None:
    arranging.edit_intercept(facilitator, id="2.5", name="Specialty dockets", order=2.5)
    assert [i.id for i in facilitator.map.intercepts][2:5] == ["2", "2.5", "3"]
    arranging.edit_intercept(facilitator, id="2.5", order=-1)
    assert facilitator.map.intercepts[0].id == "2.5"
    arranging.edit_intercept(facilitator, id="0", hidden=True)
    assert facilitator.map.intercept("0") is None
    arranging.edit_intercept(facilitator, id="0", hidden=False)
    assert facilitator.map.intercept("0") == facilitator.map.pack.intercept("0")


def test_an_arrow_is_drawn_between_boxes_there_are(facilitator: Acting) -> None:
    arrow = arranging.add_arrow(
        facilitator, start="i1.police", end="i0.respite", label="Drop-off", kind="divert"
    )
    assert facilitator.map.flow(arrow.id) == arrow
    arranging.edit_arrow(facilitator, id=arrow.id, label="Drop-off after 8")
    changed = facilitator.map.flow(arrow.id)
    assert changed is not None
    assert changed.label == "Drop-off after 8"
    arranging.edit_arrow(facilitator, id=arrow.id, hidden=True)
    assert facilitator.map.flow(arrow.id) is None
    with pytest.raises(NotAllowed, match="from a box to a box"):
        arranging.add_arrow(facilitator, start="i1.police", end="1", label="?", kind="divert")


def test_of_two_who_change_one_place_nobody_s_change_is_lost(facilitator: Acting) -> None:
    box, arrow = facilitator.map.element("i1.police"), facilitator.map.flow("f32")
    one = facilitator.map.intercept("1")
    assert box
    assert arrow
    assert one
    form = {"name": box.name, "short_name": box.short_name, "description": "Day and night"}
    arranging.edit_box(facilitator, id=box.id, name="Sheriff and city police")
    arranging.edit_box(facilitator, id=box.id, seen=box, **form)
    kept = facilitator.map.element(box.id)
    assert kept
    assert (kept.name, kept.description) == ("Sheriff and city police", "Day and night")
    with pytest.raises(StaleEdit) as stale:
        arranging.edit_box(facilitator, id=box.id, seen=box, **{**form, "name": "Troopers"})
    assert (stale.value.theirs, stale.value.yours) == ("Sheriff and city police", "Troopers")

    arranging.edit_arrow(facilitator, id=arrow.id, label="By phone")
    with pytest.raises(StaleEdit):
        arranging.edit_arrow(facilitator, id=arrow.id, seen=arrow, label="On foot")
    arranging.edit_intercept(facilitator, id="1", scope="Calls and patrol")
    with pytest.raises(StaleEdit):
        arranging.edit_intercept(facilitator, id="1", seen=one, scope="Patrol")
    arranging.edit_intercept(facilitator, id="1", seen=one, name="Police", scope=one.scope)
    renamed = facilitator.map.intercept("1")
    assert renamed
    assert (renamed.name, renamed.scope) == ("Police", "Calls and patrol")


def test_an_arrow_gets_another_course_and_meaning(facilitator: Acting) -> None:
    arranging.edit_arrow(facilitator, id="f32", end="i0.respite", kind="divert", label="Rest")
    changed = facilitator.map.flow("f32")
    assert changed is not None
    assert (changed.start, changed.end, changed.label) == ("i1.police", "i0.respite", "Rest")
    with pytest.raises(NotAllowed, match="from a box to a box"):
        arranging.edit_arrow(facilitator, id="f32", end="i9.moon")


def rows_of_the_map(acting: Acting, intercept: str = "1") -> list[str]:
    drawn = drawing(acting.map)
    here = {e.id for e in acting.map.elements if e.intercept == intercept}
    return [b.id for b in sorted(drawn.boxes, key=lambda b: b.y) if b.id in here]


def test_a_box_that_is_moved_stays_where_it_was_put(facilitator: Acting) -> None:
    before = rows_of_the_map(facilitator)
    arranging.move_box(facilitator, id="i1.police", by=-1)
    after = rows_of_the_map(facilitator)
    assert (after.index("i1.police"), after.index("i1.dispatch")) == (
        before.index("i1.police") - 1, before.index("i1.dispatch") + 1,
    )  # fmt: skip
    arranging.add_box(facilitator, intercept="1", name="Ranger station")
    assert [b for b in rows_of_the_map(facilitator) if b in before] == after
    moved = facilitator.map.element("i1.police")
    assert moved is not None
    assert moved.row == 1


def test_a_box_is_not_moved_out_of_the_picture(facilitator: Acting) -> None:
    top, *_, bottom = rows_of_the_map(facilitator)
    while facilitator.map.element(bottom).row != LAST_ROW:  # type: ignore[union-attr]
        arranging.move_box(facilitator, id=bottom, by=1)
    for box, by in ((top, -1), (bottom, 1), ("com.care", 1), ("i9.moon", 1)):
        with pytest.raises(NotAllowed, match="no row"):
            arranging.move_box(facilitator, id=box, by=by)


def test_a_box_that_changes_its_intercept_makes_nobody_move(facilitator: Acting) -> None:
    before = rows_of_the_map(facilitator, "2")
    arranging.edit_box(facilitator, id="i1.ems", intercept="2")
    assert [b for b in rows_of_the_map(facilitator, "2") if b != "i1.ems"] == before


def test_what_is_not_on_the_map_is_not_edited(lead: Acting) -> None:
    before = lead.map
    for attempt in (
        lambda: arranging.edit_box(lead, id="i9.moon", name="Moon"),
        lambda: arranging.edit_arrow(lead, id="i9.moon", label="Moon"),
        lambda: arranging.add_box(lead, intercept="9", name="Moon"),
        lambda: arranging.add_box(lead, intercept="1", name=" "),
        lambda: arranging.edit_box(lead, id="i1.police", name=" "),
    ):
        with pytest.raises(WorkshopError):
            attempt()
    with pytest.raises(ValidationError):
        arranging.edit_intercept(lead, id="../etc", name="Moon")
    assert lead.map is before


def test_undo_gives_the_packs_place_back(facilitator: Acting) -> None:
    before = facilitator.map
    arranging.edit_box(facilitator, id="i1.police", name="Sheriff and city police")
    history.undo_last(facilitator)
    assert facilitator.map.records == before.records
    assert facilitator.map.element("i1.police") == before.element("i1.police")


def test_the_room_and_its_map_are_the_facilitators(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    before = facilitator.map
    for attempt in (
        lambda: arranging.move_room(jo, at="2"),
        lambda: arranging.start_timer(jo, minutes=5),
        lambda: arranging.stop_timer(jo),
        lambda: arranging.add_box(jo, intercept="1", name="Mine"),
        lambda: arranging.edit_box(jo, id="i1.police", name="Mine"),
        lambda: arranging.edit_intercept(jo, id="1", name="Mine"),
        lambda: arranging.add_arrow(jo, start="i1.police", end="i0.ed", label="x", kind="care"),
        lambda: arranging.edit_arrow(jo, id=before.flows[0].id, label="Mine"),
    ):
        with pytest.raises(NotAllowed, match="Only"):
            attempt()
    assert facilitator.map is before
