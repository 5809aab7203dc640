"""The page of one's own ballot: what it is about, and who only looks on."""

from __future__ import annotations

from sim_workshop.use_cases import prioritizing
from tests.screens.conftest import Room, words


def test_it_names_the_vote_that_is_open(room: Room) -> None:
    for title in ("Centre", "Beds"):
        prioritizing.name_priority(room.lead, title=title)
    prioritizing.open_round(room.lead, title="Round <1>")

    said = words(room.screen("ballot", room.joined("Ana", "Police").member))

    assert "Round &lt;1&gt;. You have 3 votes. Several may go to one candidate." in said


def test_a_facilitator_who_does_not_vote_is_told_why(room: Room) -> None:
    for title in ("Centre", "Beds"):
        prioritizing.name_priority(room.lead, title=title)
    prioritizing.open_round(room.lead)

    assert "You are not on the list of those who vote." in words(
        room.screen("ballot", room.facilitator)
    )
