"""The console: the facilitator's hand on the room, and what it never shows."""

from __future__ import annotations

import pytest

from sim_workshop.domain.people import Role
from sim_workshop.domain.workshop import Stage
from sim_workshop.use_cases import arranging, mapping, prioritizing, scheduling, showing
from sim_workshop.views.console_room import _everywhere
from tests.screens.conftest import Room, choose, words
from tests.screens.driving import (
    button,
    by_button,
    by_key,
    labels,
    open_drawer,
    press,
    send,
    signed_in_as,
)  # fmt: skip


def at_first(room: Room) -> None:
    arranging.move_room(room.lead, at="1", stage="intercept")


def test_it_says_where_the_room_is_and_what_it_is_asked(room: Room) -> None:
    at_first(room)
    arranging.move_room(room.lead, prompt=2)
    screen = room.screen("console", room.facilitator)
    assert "Law Enforcement" in words(screen)
    assert f"Prompt 3 of 10: {room.map.pack.prompts_of('1')[2].ask}" in words(screen)


@pytest.mark.parametrize("role", ["stakeholder", "planner", "observer", "wall"])
@pytest.mark.parametrize("page", ["console", "agenda"])
def test_nobody_else_opens_it_by_its_address(room: Room, role: Role, page: str) -> None:
    who = room.joined("Ana", "Police").member if role == "stakeholder" else signed_in_as(room, role)
    screen = room.screen(page, who)
    assert screen.button == []
    assert "facilitator" in words(screen)


def test_co_facilitators_have_it_too(room: Room) -> None:
    screen = room.screen("console", signed_in_as(room, "co-facilitator"))
    press(screen, "Hide new entries")
    assert room.map.room.veiling


def test_the_modes_are_buttons_that_say_what_they_will_do(room: Room) -> None:
    at_first(room)
    screen = room.screen("console", room.facilitator)
    press(screen, "Hide new entries")
    assert "Hide new entries" not in labels(screen)
    jo = room.joined("Jo", "Police")
    mapping.place_entry(jo, kind="gap", text="No bed", places=["1"])
    screen.run()
    press(screen, "Reveal 1")
    assert [e.standing for e in room.map.entries(hidden=True)] == ["shown"]
    press(screen, "Approve first")
    assert room.map.room.approving
    press(screen, "Show at once")
    assert not room.map.room.approving


def test_pitfall_20_the_mode_is_shown_on_the_console_at_every_step(room: Room) -> None:
    showing.approve_first(room.lead, on=True)
    for stage in ("intercept", "break", "map", "plan", "intercept"):
        arranging.move_room(room.lead, stage=stage)
        screen = room.screen("console", room.facilitator)
        assert "Show at once" in labels(screen)


def test_the_timer_is_paused_lengthened_and_goes_on(room: Room) -> None:
    at_first(room)
    screen = room.screen("console", room.facilitator)
    press(screen, "Start 15 min")
    assert room.map.room.timer_minutes == 15
    arranging.start_timer(room.lead, minutes=45)
    press(screen, "Pause")
    assert room.map.room.timer_left > 2600
    press(screen, "+5 min")
    assert room.map.room.timer_minutes == 50
    press(screen, "Go on")
    assert room.map.room.timer_left == 0


def test_the_room_goes_one_intercept_back(room: Room) -> None:
    arranging.move_room(room.lead, at="3", stage="intercept")
    screen = room.screen("console", room.facilitator)
    press(screen, "Back to 2")
    assert (room.map.room.at, room.map.room.stage) == ("2", "intercept")


@pytest.mark.parametrize(("at", "stage", "on"), [("3", "break", "3"), ("0", "intercept", "1")])
def test_from_a_break_and_from_the_first_one_button_leads_on(
    at: str, stage: Stage, on: str, room: Room
) -> None:
    arranging.move_room(room.lead, at=at, stage=stage)
    screen = room.screen("console", room.facilitator)
    assert [b.label for b in screen.button if str(b.key).startswith("move_room")] == [
        f"Move the room to {on}"
    ]


def test_next_pressed_on_an_old_screen_does_not_skip_a_prompt(room: Room) -> None:
    at_first(room)
    screen = room.screen("console", room.facilitator)
    arranging.move_room(room.lead, prompt=1)  # a co-facilitator was faster
    press(screen, "Next prompt")
    assert room.map.room.prompt == 1


def test_moving_on_from_an_old_screen_is_refused_with_where_the_room_is(room: Room) -> None:
    at_first(room)
    screen = room.screen("console", room.facilitator)
    arranging.move_room(room.lead, at="4", stage="intercept")
    press(screen, "Next prompt")
    assert "it is at Reentry, prompt 1" in words(screen)
    assert room.map.room.at == "4"
    screen.button(key="move_room").click().run()
    assert room.map.room.at == "5"


def test_the_wall_is_turned_and_held(room: Room) -> None:
    screen = room.screen("console", room.facilitator)
    press(screen, "Wall on")
    assert room.map.room.wall_paused
    held = room.map.room.wall_page
    press(screen, "Wall on")
    assert room.map.room.wall_page == held + 1
    press(screen, "Wall turns")
    assert not room.map.room.wall_paused


def test_what_was_removed_is_restored(room: Room) -> None:
    entry = mapping.place_entry(room.lead, kind="gap", text="No bed", places=["1"])
    mapping.remove_entry(room.lead, id=entry.id, reason="Said twice")
    screen = room.screen("console", room.facilitator)
    choose(screen, "console_view", "removed")
    assert "Said twice" in words(screen)
    press(screen, "Restore")
    assert room.map.gaps[0].standing == "shown"


def test_undo_takes_back_one_s_own_last_act_but_no_move_of_the_room(room: Room) -> None:
    entry = mapping.place_entry(room.joined("Jo", "Police"), kind="gap", text="x", places=["1"])
    showing.pin_entry(room.lead, id=entry.id)
    screen = room.screen("console", room.facilitator)
    press(screen, "Undo")
    assert room.map.room.pinned == ()
    assert "Taken back: pinned an entry" in words(screen)
    arranging.move_room(room.lead, at="3", stage="intercept")
    screen = room.screen("console", room.facilitator)
    assert button(screen, "Undo").disabled


def test_pitfall_15_the_console_shows_nothing_of_anybody_s_ballot(room: Room) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(room.lead, title=title)
    round_ = prioritizing.open_round(room.lead)
    jo = room.joined("Jo", "Police")
    prioritizing.cast_ballot(jo, round=round_.id, marks={"A": 3})
    screen = room.screen("console", room.facilitator)
    everything = words(screen) + " ".join(labels(screen))
    for told in ("Crisis center", "Data sharing"):
        assert told not in everything


def test_the_room_comes_back_to_its_vote_as_it_stands(room: Room) -> None:
    """People vote while the room was moved on; later it wants to see the result once more."""
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(room.lead, title=title)

    def offered() -> set[str]:
        return {stage for stage in _everywhere(room.map) if stage in ("ballot", "result")}

    assert offered() == set()
    round_ = prioritizing.open_round(room.lead)
    at_first(room)
    assert offered() == {"ballot"}
    arranging.move_room(room.lead, **_everywhere(room.map)["ballot"][1])
    assert (room.map.room.stage, room.map.room.round) == ("ballot", round_.id)
    prioritizing.close_round(room.lead, round=round_.id)
    assert offered() == {"ballot"}
    prioritizing.reveal_round(room.lead, round=round_.id)
    at_first(room)
    assert offered() == {"result"}


def test_minutes_are_borrowed_from_a_later_block(room: Room) -> None:
    scheduling.lay_out_agenda(room.lead)
    running = next(b for b in room.map.agenda if b.title == "Intercepts 0 and 1")
    scheduling.start_block(room.lead, id=running.id)
    screen = room.screen("console", room.facilitator)
    open_drawer(screen, by_button("Borrow"))
    send(screen, by_button("Borrow"), "Borrow them")
    assert [b.minutes for b in room.map.agenda][4:6] == [95, 95]
    assert room.map.room.timer_minutes == 95


def test_the_agenda_is_laid_out_and_a_block_started(room: Room) -> None:
    screen = room.screen("agenda", room.facilitator)
    press(screen, "Lay out the usual agenda")
    assert "90 minutes planned" in words(screen)
    block = room.map.agenda[4]
    screen.button(key=f"start_{block.id}").click().run()
    assert not screen.exception
    assert (room.map.room.block, room.map.room.at) == (block.id, "0")
    assert "runs now" in words(screen)
    press(screen, "End what runs")
    assert room.map.room.block == ""


def test_a_block_is_added(room: Room) -> None:

    screen = room.screen("agenda", room.facilitator)
    opens = by_key("add_block")
    open_drawer(screen, opens)
    send(screen, opens, "Save", What_it_is="Lunch", Minutes_planned=60)
    assert [(b.title, b.planned) for b in room.map.agenda] == [("Lunch", 60)]
    assert button(screen, "Start")


def test_everybody_but_facilitators_says_that_they_are_done(room: Room) -> None:
    at_first(room)
    asked = room.screen("intercept", room.joined("Ana", "Police").member)
    assert not asked.exception


def test_similar_entries_are_merged_or_told_apart(room: Room) -> None:
    for text in ("No crisis bed at night", "At night no crisis bed", "Vouchers end too soon",
                 "Too soon the vouchers end"):  # fmt: skip
        mapping.place_entry(room.lead, kind="gap", text=text, places=["1"])
    screen = room.screen("console", room.facilitator)
    choose(screen, "console_view", "similar")
    assert "No candidate takes these up. No vote is touched." in words(screen)
    screen.radio[0].set_value(room.map.gaps[1].id)
    press(screen, "Merge")
    assert room.map.gaps[0].text == "At night no crisis bed"
    assert [w.text for w in room.map.gaps[0].wordings] == ["No crisis bed at night"]
    press(screen, "Not the same")
    assert len(room.map.gaps) == 3
    screen.run()
    assert "Nothing here looks alike." in words(screen)


def test_what_was_merged_is_taken_apart_on_its_page(room: Room) -> None:
    one, two = (
        mapping.place_entry(room.lead, kind="gap", text=text, places=["1"])
        for text in ("No crisis bed at night", "At night no crisis bed")
    )
    mapping.merge_entries(room.lead, into=one.id, others=[two.id])
    screen = room.screen("entry", room.facilitator, id=one.id)
    press(screen, "Take it out again")
    assert {g.id for g in room.map.gaps} == {one.id, two.id}
