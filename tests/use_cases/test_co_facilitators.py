"""Two facilitators at once: nothing is lost, and each is told where the room is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sim_workshop.domain.errors import NotAllowed, WorkshopError
from sim_workshop.use_cases import (
    arranging,
    history,
    hosting,
    mapping,
    prioritizing,
    showing,
)
from sim_workshop.use_cases.acting import Acting

NOON = datetime(2027, 2, 1, 18, 0, tzinfo=UTC)


def co_facilitator(lead: Acting) -> Acting:
    key = hosting.new_link(lead.store, lead.code, "co-facilitator")
    return Acting(lead.store, lead.code, hosting.sign_in_with_key(lead.store, key))


@pytest.fixture
def two(facilitator: Acting) -> tuple[Acting, Acting]:
    arranging.move_room(facilitator, stage="intercept", at="1", prompt=2)
    return facilitator, co_facilitator(facilitator)


def test_two_who_press_next_at_once_go_one_prompt_on(two: tuple[Acting, Acting]) -> None:
    seen = two[0].map.room
    where = {"at": "1", "stage": "intercept", "prompt": 3}
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda who: arranging.move_room(who, seen=seen, **where), two))
    assert two[0].map.room.prompt == 3


def test_who_presses_next_while_the_other_moved_the_room_is_told_where_it_is(
    two: tuple[Acting, Acting],
) -> None:
    one, other = two
    seen = one.map.room
    arranging.move_room(other, seen=seen, at="2", stage="intercept")
    with pytest.raises(NotAllowed, match="moved the room meanwhile: it is at Initial Detention"):
        arranging.move_room(one, seen=seen, at="1", stage="intercept", prompt=3)
    assert (one.map.room.at, one.map.room.prompt) == ("2", 0)


def test_two_who_pull_apart_at_once_leave_the_room_at_one_place_whole(
    two: tuple[Acting, Acting],
) -> None:
    seen = two[0].map.room
    aims = ({"at": "2", "stage": "intercept"}, {"at": "1", "stage": "intercept", "prompt": 3})

    def pull(who: Acting, aim: dict[str, object]) -> str:
        try:
            arranging.move_room(who, seen=seen, **aim)
        except WorkshopError as told:
            return str(told)
        return ""

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(pull, two, aims))
    room = two[0].map.room
    assert (room.at, room.prompt) in {("2", 0), ("1", 3)}
    assert sorted(map(bool, told)) == [False, True]


def test_acts_on_different_things_at_once_are_all_kept(two: tuple[Acting, Acting]) -> None:
    """No lost update: each changes its own part of the room, under the lock."""
    one, other = two
    acts = [
        lambda: showing.hide_new_entries(one), lambda: showing.approve_first(other, on=True),
        lambda: arranging.start_timer(one, minutes=45),
        lambda: showing.pause_wall(other, paused=True),
        lambda: arranging.move_room(one, prompt=5),
        lambda: arranging.move_room(other, all_prompts=True),
    ]  # fmt: skip
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda act: act(), acts))
    room = one.map.room
    assert (room.veiling, room.approving, room.wall_paused, room.prompt, room.all_prompts) == (
        True, True, True, 5, True,
    )  # fmt: skip
    assert room.timer_minutes == 45


def test_forty_page_turns_of_two_facilitators_are_forty(two: tuple[Acting, Acting]) -> None:
    held = showing.pause_wall(two[0], paused=True).wall_page
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda who: showing.turn_wall(who, by=1), two * 20))
    assert two[0].map.room.wall_page == (held + 40) % showing.TURNS


def test_a_paused_clock_goes_on_with_what_was_left(two: tuple[Acting, Acting]) -> None:
    one = two[0]
    at = lambda minutes: replace(one, now=lambda: NOON + timedelta(minutes=minutes))  # noqa: E731
    arranging.start_timer(at(0), minutes=45)
    room = arranging.pause_timer(at(10))
    assert (room.timer_ends, room.timer_left, room.timer_minutes) == (None, 35 * 60, 45)
    arranging.extend_timer(at(20), minutes=5)
    room = arranging.resume_timer(at(60))
    assert (room.timer_ends, room.timer_left) == (NOON + timedelta(minutes=100), 0)
    assert arranging.resume_timer(at(61)).timer_ends == room.timer_ends
    arranging.extend_timer(at(70), minutes=5)
    assert one.map.room.timer_ends == NOON + timedelta(minutes=105)


@pytest.mark.parametrize("how", ["running", "paused"])
def test_the_timer_of_an_intercept_stops_when_a_vote_opens(
    two: tuple[Acting, Acting], how: str
) -> None:
    one = two[0]
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(one, title=title)
    arranging.start_timer(one, minutes=45)
    if how == "paused":
        arranging.pause_timer(one)
    prioritizing.open_round(one)
    room = one.map.room
    assert (room.timer_ends, room.timer_minutes, room.timer_left) == (None, 0, 0)


def test_pitfall_19_undo_takes_back_one_s_own_act_and_never_another_s(
    two: tuple[Acting, Acting],
) -> None:
    one, other = two
    mine, theirs = (
        mapping.place_entry(who, kind="gap", text="No bed at night", places=["1"]).id for who in two
    )
    showing.pin_entry(one, id=mine)
    mapping.park_entry(other, id=theirs)
    history.undo_last(one)
    assert one.map.room.pinned == ()
    assert getattr(one.map.get(theirs), "standing", "") == "parked"


def test_pitfall_19_undo_is_refused_where_another_built_on_it(two: tuple[Acting, Acting]) -> None:
    one, other = two
    entry = mapping.place_entry(one, kind="gap", text="No bed at night", places=["1"])
    mapping.park_entry(one, id=entry.id)
    mapping.move_entry(other, id=entry.id, places=["2"])
    before = one.map
    with pytest.raises(NotAllowed, match="Somebody has changed this since"):
        history.undo_last(one)
    assert one.map is before
