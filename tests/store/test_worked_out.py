"""What is worked out of a Map stays true for a newer one until a record has a say in it."""

from __future__ import annotations

import pytest

from sim_workshop.domain.workshop import Map
from sim_workshop.store import Store
from sim_workshop.use_cases import arranging, engaging, mapping
from sim_workshop.use_cases.acting import Acting
from tests.conftest import opened_workshop

CARDS_OF = frozenset({"gap"})


def texts(map_: Map) -> tuple[str, ...]:
    return tuple(gap.text for gap in map_.gaps)


@pytest.fixture
def room(store: Store) -> Acting:
    return opened_workshop(store)


def say(room: Acting, text: str) -> None:
    mapping.place_entry(
        Acting(room.store, room.code, room.member), kind="gap", text=text, places=["1"]
    )


def test_who_joins_changes_nothing_that_was_worked_out_of_the_cards(room: Acting) -> None:
    say(room, "Long waits at the hospital")
    before = room.store.read(room.code)
    said, boxes = before.of_kinds(CARDS_OF, texts), before.elements
    engaging.join(room.store, room.code, "Ann", "City police")
    after = room.store.read(room.code)
    assert after is not before
    assert len(after.members) == len(before.members) + 1
    assert after.of_kinds(CARDS_OF, texts) is said
    assert after.elements is boxes


def test_a_new_card_is_seen_at_once(room: Acting) -> None:
    say(room, "Long waits at the hospital")
    room.store.read(room.code).of_kinds(CARDS_OF, texts)
    say(room, "Nobody answers at night")
    now = room.store.read(room.code)
    assert now.of_kinds(CARDS_OF, texts) == (
        "Long waits at the hospital", "Nobody answers at night",
    )  # fmt: skip


def test_a_place_that_is_renamed_is_seen_at_once(room: Acting) -> None:
    first = room.store.read(room.code).elements[0]
    arranging.edit_box(
        Acting(room.store, room.code, room.member), id=first.id, name="Front desk of the clinic"
    )
    found = room.store.read(room.code).element(first.id)
    assert found is not None
    assert found.name == "Front desk of the clinic"


def test_a_card_that_becomes_another_kind_is_no_longer_what_it_was(room: Acting) -> None:
    say(room, "Long waits at the hospital")
    [gap] = room.store.read(room.code).gaps
    assert room.store.read(room.code).of_kinds(CARDS_OF, texts) == (gap.text,)
    mapping.change_kind(Acting(room.store, room.code, room.member), id=gap.id, kind="opportunity")
    assert room.store.read(room.code).of_kinds(CARDS_OF, texts) == ()
