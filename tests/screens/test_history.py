"""The history: sentences, newest first; taking back; what was removed."""

from __future__ import annotations

from sim_workshop.use_cases import history, mapping
from tests.screens.conftest import Room, choose, words


def test_acts_are_sentences_newest_first(room: Room) -> None:
    mapping.place_entry(room.lead, kind="gap", text="First", places=["1"])
    mapping.place_entry(room.lead, kind="gap", text="Second", places=["1"])

    said = words(room.screen("history", room.facilitator))

    assert said.index("added “Second”") < said.index("added “First”")


def test_one_takes_back_ones_own_last_act(room: Room) -> None:
    ana = room.joined("Ana", "Police")
    gap = mapping.place_entry(ana, kind="gap", text="Nobody answers", places=["1"])
    screen = room.screen("history", ana.member)
    assert "Your last act: you added “Nobody answers”" in words(screen)

    screen.button(key="take_back_last").click().run()

    assert room.map.get(gap.id) is None
    assert "taken back</span>" in words(screen)


def test_nobody_takes_back_what_somebody_else_did(room: Room) -> None:
    mapping.place_entry(room.lead, kind="gap", text="Nobody answers", places=["1"])

    screen = room.screen("history", room.joined("Ana", "Police").member)

    assert list(screen.button) == []


def test_what_is_sought_is_found_and_nothing_else_shown(room: Room) -> None:
    mapping.place_entry(room.lead, kind="gap", text="No beds", places=["1"])
    mapping.place_entry(room.lead, kind="gap", text="No rides", places=["1"])
    screen = room.screen("history", room.facilitator)

    screen.text_input(key="find_act").set_value("rides").run()

    log = words(screen).split('class="log"')[1]
    assert "No rides" in log
    assert "No beds" not in log


def test_held_words_are_not_quoted(room: Room) -> None:
    mapping.place_entry(room.lead, kind="gap", text="My client John Miller waits", places=["1"])

    said = words(room.screen("history", room.joined("Ana", "Police").member))

    assert "John Miller" not in said


def test_a_facilitator_finds_what_was_removed(room: Room) -> None:
    gap = mapping.place_entry(room.lead, kind="gap", text="Said twice", places=["1"])
    mapping.remove_entry(room.lead, id=gap.id)
    screen = room.screen("history", room.facilitator)

    choose(screen, "history_view", "removed")

    assert f'href="/entry?id={gap.id}"' in words(screen)


def test_the_history_ends_with_the_opening(room: Room) -> None:
    acts = history.lines(room.store, room.map)

    assert acts[-1].sentence.startswith("opened the workshop")
