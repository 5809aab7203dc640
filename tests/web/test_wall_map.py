"""The map on the wall: as the room made it, for whoever may read the room, and for nobody else."""

from __future__ import annotations

from sim_workshop.use_cases import arranging, mapping
from sim_workshop.use_cases.acting import Acting
from tests.web.conftest import browser, browser_of


def asked(room: Acting, how: str = "") -> str:
    answer = browser_of(room).get(f"/wall/{room.code}/map.svg{how}")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    return answer.text


def test_it_shows_the_intercept_the_room_is_at_or_all_of_them(room: Acting) -> None:
    arranging.move_room(room, stage="map", at="3")
    one, whole = asked(room), asked(room, "?whole")
    assert "Dispositional" in one
    assert "Warm hand-off" not in one.replace("4 Warm hand-off", "")
    assert "Warm hand-off" in whole
    assert "deeper into justice" not in whole, "the legend would make it smaller"
    assert 'fill="#0A0F14"' in asked(room, "?dark")


def test_a_new_entry_is_on_the_next_picture_and_a_held_one_is_not(room: Acting) -> None:
    before = asked(room, "?whole")
    assert asked(room, "?whole") == before, "the same room, the same picture"
    mapping.place_entry(room, kind="gap", text="No <beds>", places=["i3.jail"])
    after = asked(room, "?whole")
    assert after != before
    assert "Jail, no resource named yet, 1 gap" in after


def test_nobody_else_is_shown_it(room: Acting) -> None:
    assert browser().get(f"/wall/{room.code}/map.svg").status_code == 403
    assert browser_of(room).get("/wall/AAAAAAAA/map.svg").status_code == 403
