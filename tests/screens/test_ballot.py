"""The page of one's own ballot: who only looks on."""

from __future__ import annotations

from sim_workshop.use_cases import prioritizing
from tests.screens.conftest import Room, words


def test_a_facilitator_who_does_not_vote_is_told_why(room: Room) -> None:
    for title in ("Centre", "Beds"):
        prioritizing.name_priority(room.lead, title=title)
    prioritizing.open_round(room.lead)

    assert "You are not on the list of those who vote." in words(
        room.screen("ballot", room.facilitator)
    )
