"""The groups on their screen, in the plan and on the console; who may write says why not."""

from __future__ import annotations

from sim_workshop.use_cases import arranging, grouping, prioritizing
from tests.screens.conftest import Room, choose, words
from tests.screens.driving import button, labels, press


def in_groups(room: Room) -> list[str]:
    titles = ("Crisis center", "Data sharing")
    ids = [prioritizing.name_priority(room.lead, title=t).id for t in titles]
    prioritizing.take_to_plan(room.lead, ids=ids)
    arranging.move_room(room.lead, stage="groups")
    return [b.id for b in grouping.form_groups(room.lead)]


def test_before_groups_are_formed_the_screen_says_so(room: Room) -> None:
    screen = room.screen("groups", room.joined("Jo", "Police").member)
    assert "There are no groups yet." in words(screen)


def test_the_console_forms_them_with_one_press(room: Room) -> None:
    prioritizing.take_to_plan(
        room.lead, ids=[prioritizing.name_priority(room.lead, title="Beds").id]
    )
    screen = room.screen("console", room.facilitator)
    choose(screen, "console_view", "groups")
    press(screen, "Form 1 group")
    assert [b.priority for b in room.map.breakouts] == [p.id for p in room.map.chosen]
    assert "Form 1 group" not in labels(screen)


def test_the_plan_of_another_group_is_for_reading_and_says_why(room: Room) -> None:
    first, _second = in_groups(room)
    jo = room.joined("Jo", "Police")
    grouping.join_group(jo, group=first)
    screen = room.screen("plan", jo.member)
    assert "One person of the group writes for all." in words(screen)
    assert "Another group writes this table." in words(screen)
    grouping.take_pen(jo, group=first)
    screen = room.screen("plan", jo.member)
    assert "One person of the group writes for all." not in words(screen)
    assert "Another group writes this table." in words(screen)


def test_the_room_takes_participants_to_the_groups(room: Room) -> None:
    in_groups(room)
    jo = room.joined("Jo", "Police")
    screen = room.screen("intercept", jo.member)
    assert "The room works in groups." in words(screen)
    assert button(screen, "Go to the groups")
