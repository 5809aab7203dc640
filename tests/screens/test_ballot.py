"""The page of one's own ballot: who only looks on."""

from __future__ import annotations

from sim_workshop.use_cases import arranging, prioritizing
from tests.screens.conftest import Room, words


def test_a_facilitator_who_does_not_vote_is_told_why(room: Room) -> None:
    for title in ("Centre", "Beds"):
        prioritizing.name_priority(room.lead, title=title)
    prioritizing.open_round(room.lead)

    assert "You are not on the list of those who vote." in words(
        room.screen("ballot", room.facilitator)
    )


def test_the_way_to_an_open_vote_stays_wherever_the_room_goes(room: Room) -> None:
    """It can be changed until the close, so it must be found until then."""
    for title in ("Centre", "Beds"):
        prioritizing.name_priority(room.lead, title=title)
    round_ = prioritizing.open_round(room.lead)
    jo = room.joined("Jo", "Police")

    def is_offered() -> bool:
        arranging.move_room(room.lead, stage="intercept", at="1")
        bar = room.screen("intercept", jo.member).get("page_link")
        return "Vote" in [link.proto.label for link in bar]

    assert is_offered()
    prioritizing.close_round(room.lead, round=round_.id)
    assert not is_offered()
