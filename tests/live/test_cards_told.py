"""The cards of the wall: chosen by a facilitator, suppressed, and written down as having left."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.live.telling import room_told
from sim_workshop.use_cases import arranging, evidencing, showing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined

JOIN = {"url": "x", "code": "y", "qr": "z"}


def place(acting: Acting, value: str, period: str, **known: Any) -> str:
    return evidencing.place_number(
        acting, measure="m2.1", value=value, unit="people", period=period, source="Jail roster",
        **known,
    ).id  # fmt: skip


def told(acting: Acting) -> list[dict[str, object]]:
    found: list[dict[str, object]] = room_told(acting.map, JOIN)["cards"]
    return found


def test_a_card_is_told_with_every_word_on_it(facilitator: Acting) -> None:
    place(facilitator, "4120", "2022", definition="Every booking")
    newest = place(facilitator, "3512", "2023")
    showing.show_cards(facilitator, ids=[newest])
    assert facilitator.map.room.stage == "evidence"
    [card] = told(facilitator)
    assert {k: card[k] for k in ("name", "value", "unit", "which", "source", "national")} == {
        "name": "Bookings", "value": "3,512", "unit": "people", "which": "2023",
        "source": "Source: Jail roster", "national": None,
    }  # fmt: skip
    assert card["trend"] == [
        {"x": 0.0, "y": 1.0, "broken": False, "value": "4,120", "period": "2022"},
        {"x": 1.0, "y": 0.8524, "broken": True, "value": "3,512", "period": "2023"},
    ]
    assert [p.point.value for p in facilitator.map.printed] == ["4120", "3512"]


def test_a_small_number_is_not_told(facilitator: Acting) -> None:
    small = evidencing.place_number(facilitator, measure="m2.4", value="7", unit="people").id
    showing.show_cards(facilitator, ids=[small])
    [card] = told(facilitator)
    assert card["value"] == ""
    assert str(card["withheld"]).startswith("Not shown: too few people")
    assert '"7"' not in json.dumps(room_told(facilitator.map, JOIN)["cards"])


def test_a_number_that_is_corrected_leaves_the_wall_until_it_is_shown_again(
    facilitator: Acting,
) -> None:
    id_ = place(facilitator, "3512", "2023")
    showing.show_cards(facilitator, ids=[id_])
    evidencing.correct_number(facilitator, id=id_, value="3521")
    assert told(facilitator) == []
    showing.show_cards(facilitator, ids=[id_])
    assert [c["value"] for c in told(facilitator)] == ["3,521"]


def test_at_another_stage_nothing_is_told_and_cards_are_taken_off(facilitator: Acting) -> None:
    id_ = place(facilitator, "3512", "2023")
    showing.show_cards(facilitator, ids=[id_])
    showing.show_cards(facilitator, ids=[])
    assert (facilitator.map.room.cards, facilitator.map.room.stage) == ((), "evidence")
    showing.show_cards(facilitator, ids=[id_])
    arranging.move_room(facilitator, stage="intercept", at="1")
    assert told(facilitator) == []


def test_only_facilitators_choose_and_only_numbers_that_are_here(facilitator: Acting) -> None:
    id_ = place(facilitator, "3512", "2023")
    jo = joined(facilitator, "Jo", "Jail")
    with pytest.raises(NotAllowed):
        showing.show_cards(jo, ids=[id_])
    with pytest.raises(NotFound):
        showing.show_cards(facilitator, ids=["n99"])
    with pytest.raises(NotAllowed, match="At most 6"):
        showing.show_cards(facilitator, ids=[str(n) for n in range(7)])
    assert facilitator.map.printed == ()
    assert facilitator.map.room.cards == ()
