"""The screens while the database takes nothing: they are drawn, and a press is answered by the
sentence, in place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sim_workshop.use_cases import arranging, mapping
from tests.screens.conftest import Room, words
from tests.screens.driving import press
from tests.store.test_trouble import on_every_connection

PAGES = ("who", "intercept", "console", "agenda", "evidence", "map", "flow", "priorities", "ballot",
         "plan", "report", "settings", "links", "places", "history")  # fmt: skip


@pytest.fixture
def read_only(room: Room) -> Iterator[None]:
    arranging.move_room(room.lead, stage="intercept", at="1", prompt=0)
    mapping.place_entry(room.lead, kind="gap", text="Said before", places=["1"])
    room.screen("intercept", room.facilitator)  # the server has run for a while
    again = on_every_connection(room.store, "PRAGMA query_only=ON")
    yield
    again()
    on_every_connection(room.store, "PRAGMA query_only=OFF")


@pytest.mark.usefixtures("read_only")
@pytest.mark.parametrize("page", PAGES)
def test_every_screen_is_still_drawn(room: Room, page: str) -> None:
    said = words(room.screen(page, room.facilitator))
    assert "Something went wrong" not in said
    assert len(said) > 200


@pytest.mark.usefixtures("read_only")
def test_a_press_is_answered_by_the_sentence(room: Room) -> None:
    screen = room.screen("console", room.facilitator)
    press(screen, "Next prompt")
    assert "Nothing was saved: the database of the server is read-only." in words(screen)
    assert room.map.room.prompt == 0
