"""An intercept: the room's question, and the facilitator's hand on the room."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from sim_workshop.domain.workshop import ROOM_ID
from sim_workshop.domain.workshop import Room as RoomNow
from sim_workshop.use_cases import arranging, mapping
from tests.screens.conftest import Room, choose, words


def at_first(room: Room) -> None:
    arranging.move_room(room.lead, at="1", stage="intercept")


def test_a_participant_reads_the_question_the_room_is_asked(room: Room) -> None:
    at_first(room)
    arranging.move_room(room.lead, prompt=2)

    screen = room.screen("intercept", room.joined("Ana", "Police").member)

    assert "Prompt 3 of 10" in words(screen)
    assert room.map.pack.prompts_of("1")[2].ask in words(screen)


def told(screen: AppTest) -> tuple[str, str]:
    """Where the live part in the header is told that this page has come to."""
    parts = {p.proto.component_name: p.proto for p in screen.get("bidi_component")}
    [data] = json.loads(parts["sim_presence"].json)
    return data["at"], data["step"]


def test_drawn_anew_before_it_follows_a_page_has_not_followed_yet(room: Room) -> None:
    """The news of a move waits a moment on each page, so that eighty do not move at once."""
    at_first(room)
    screen = room.screen("intercept", room.joined("Ana", "Police").member, at="1")
    arranging.move_room(room.lead, at="2", stage="intercept")

    choose(screen, "view_1", "practices")  # drawn anew for another reason
    assert told(screen) == ("1", "intercept")
    arranging.move_room(room.lead, stage="ballot")
    screen.switch_page("map.py").run()
    assert told(screen) == ("1", "intercept")

    screen.switch_page("week.py").run()  # not taken along from there: it may go on where it likes
    screen.switch_page("evidence.py").run()
    assert told(screen) == ("2", "ballot")


def test_a_page_of_ones_own_choice_is_kept_until_the_room_moves(room: Room) -> None:
    arranging.move_room(room.lead, at="2", stage="ballot")

    screen = room.screen("evidence", room.joined("Ana", "Police").member)
    assert told(screen) == ("2", "ballot")
    screen.switch_page("map.py").run()
    assert told(screen) == ("2", "ballot")


def test_a_participant_cannot_move_the_room(room: Room) -> None:
    at_first(room)

    screen = room.screen("intercept", room.joined("Ana", "Police").member)

    assert screen.button == []


def test_next_prompt_moves_every_screen_by_one(room: Room) -> None:
    at_first(room)
    screen = room.screen("intercept", room.facilitator)

    next(b for b in screen.button if b.label == "Next prompt").click().run()

    assert room.map.room == RoomNow(id=ROOM_ID, stage="intercept", at="1", prompt=1)
    assert "Prompt 2 of 10" in words(screen)


def test_moving_the_room_goes_to_the_next_intercept_and_its_first_prompt(room: Room) -> None:
    at_first(room)
    arranging.move_room(room.lead, prompt=4)
    screen = room.screen("intercept", room.facilitator)

    screen.button(key="move_room").click().run()

    assert room.map.room == RoomNow(id=ROOM_ID, stage="intercept", at="2", prompt=0)


def test_a_facilitator_who_looks_elsewhere_brings_the_room_there(room: Room) -> None:
    at_first(room)
    screen = room.screen("intercept", room.facilitator, at="4")

    move = screen.button(key="move_room")
    assert move.label == "Bring the room here"
    move.click().run()

    assert room.map.room.at == "4"


def test_a_prompt_of_the_list_is_shown_to_the_room(room: Room) -> None:
    at_first(room)
    screen = room.screen("intercept", room.facilitator)
    choose(screen, "view_1", "prompts")

    next(b for b in screen.button if b.label == "Show prompt 7").click().run()

    assert (room.map.room.at, room.map.room.prompt) == ("1", 6)


def test_a_practice_is_rated_where_it_is_read(room: Room) -> None:
    at_first(room)
    practice = room.map.pack.practices_of("1")[0]
    screen = room.screen("intercept", room.joined("Ana", "Police").member)
    choose(screen, "view_1", "practices")

    choose(screen, f"practice_{practice.id}_", "planned")

    answer = room.map.practice_rating(practice.id)
    assert answer is not None
    assert answer.rating == "planned"


def test_the_scope_names_the_boxes_and_across_the_topics(room: Room) -> None:
    screen = room.screen("intercept", room.facilitator, at="cross")
    choose(screen, "view_cross", "about")

    assert all(topic.name in words(screen) for topic in room.map.pack.topics)


def test_during_a_break_the_screen_says_so(room: Room) -> None:
    arranging.move_room(room.lead, at="1", stage="break")

    screen = room.screen("intercept", room.joined("Ana", "Police").member)

    assert "The room is on a break." in words(screen)


def test_undo_says_what_it_would_take_back_before_it_does(room: Room) -> None:
    at_first(room)
    gap = mapping.place_entry(room.lead, kind="gap", text="Nobody answers at night", places=["1"])
    screen = room.screen("intercept", room.facilitator)

    next(b for b in screen.button if b.label == "Undo").click().run()
    assert "added “Nobody answers at night”" in words(screen)
    assert room.map.get(gap.id) is not None

    screen.button(key="take_back").click().run()
    assert room.map.get(gap.id) is None
