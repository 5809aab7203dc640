"""The first screen: whoever comes finds their room, or the way in."""

from __future__ import annotations

import pytest

from sim_workshop.use_cases import arranging, prioritizing
from tests.screens.conftest import Room, words


def test_somebody_unknown_is_shown_the_two_ways_in(room: Room) -> None:
    screen = room.screen("home")

    assert 'href="/join"' in words(screen)
    assert 'href="/sign-in"' in words(screen)
    assert room.map.name not in words(screen)


def test_somebody_unknown_is_led_from_any_address_to_the_ways_in(room: Room) -> None:
    screen = room.screen("who")

    assert 'href="/join"' in words(screen)


def test_a_host_sees_every_workshop_and_may_open_another(room: Room) -> None:
    screen = room.screen("home", room.host, looking_at="")

    assert f'href="/enter/{room.code}"' in words(screen)
    assert [b.label for b in screen.button] == ["Open a workshop"]


def test_a_participant_is_taken_to_the_intercept_the_room_is_at(room: Room) -> None:
    arranging.move_room(room.lead, at="3", stage="intercept")

    screen = room.screen("home", room.joined("Ana", "Police").member)

    assert "Jails / Courts" in words(screen)


@pytest.mark.parametrize(
    ("stage", "seen"),
    [("ballot", "Vote"), ("result", "Vote"), ("plan", "Action plan"), ("map", "Map"),
     ("evidence", "Evidence"), ("break", "Community Services")],
)  # fmt: skip
def test_whoever_comes_late_lands_where_the_room_is(room: Room, stage: str, seen: str) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(room.lead, title=title)
    round_ = prioritizing.open_round(room.lead)
    if stage == "result":
        prioritizing.close_round(room.lead, round=round_.id)
        prioritizing.reveal_round(room.lead, round=round_.id)
    arranging.move_room(room.lead, at="0", stage=stage)

    late = room.screen("home", room.joined("Ana", "Police").member)

    assert seen in words(late)
    assert not late.error


def test_a_facilitator_is_taken_to_who_is_here_while_people_arrive(room: Room) -> None:
    screen = room.screen("home", room.facilitator)

    assert "<h1>Who is here</h1>" in words(screen)


def test_a_participant_sees_only_their_own_workshops_in_the_list(room: Room) -> None:
    other = room.screen("home", room.joined("Ana", "Police").member, list="all")

    assert words(other).count('href="/enter/') == 1
    assert "Open a workshop" not in [b.label for b in other.button]
