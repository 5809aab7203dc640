"""The four key measures, and who it falls on."""

from __future__ import annotations

from sim_workshop.use_cases import evidencing
from tests.screens.conftest import Room, choose, words
from tests.screens.driving import by_key, field, open_drawer, send


def test_nobody_here_knows_becomes_a_step_with_an_owner(room: Room) -> None:
    screen = room.screen("stepping_up", room.facilitator)
    assert "0 of 4 known here." in words(screen)
    open_drawer(screen, by_key("ask_m2.1"))
    send(screen, by_key("ask_m2.1"), "Make it a task", Who_finds_it_out="Jail administrator",
         By_when="2027-03-01")  # fmt: skip
    [step] = room.map.steps
    [number] = room.map.numbers
    assert (step.text, step.who, str(step.due)) == (
        "Find out: Bookings", "Jail administrator", "2027-03-01",
    )  # fmt: skip
    assert (number.value, number.owner, number.low) == (
        "Nobody here knows", "Jail administrator", None,
    )  # fmt: skip
    said = words(room.screen("stepping_up", room.facilitator))
    assert "Jail administrator finds it out" in said
    assert "Find out: Bookings" in words(room.screen("plan", room.facilitator))


def test_a_known_measure_says_its_value_and_small_ones_stay_from_participants(room: Room) -> None:
    evidencing.place_number(room.lead, measure="m2.4", value="4", unit="people", period="2025")
    assert "1 of 4 known here." in words(room.screen("stepping_up", room.facilitator))
    participant = room.joined("Ana", "Police").member
    said = words(room.screen("stepping_up", participant))
    assert "left out" in said
    assert "<strong>4</strong>" not in said


def write(room: Room, name: str, group: str, value: int) -> None:
    evidencing.place_number(
        room.lead, name=name, value=str(value), unit="people", period="2025",
        breakdown=(("sex", group),),
    )  # fmt: skip


def test_groups_have_rates_of_their_own_base_and_small_ones_none(room: Room) -> None:
    for group, count, base in (("women", 60, 1000), ("men", 300, 2000), ("others", 4, 40)):
        write(room, "Booked", group, count)
        write(room, "Residents", group, base)
    screen = room.screen("disparity", room.facilitator)
    assert "no base for this group" in words(screen)
    field(screen, "Out of").select_index(0).run()
    said = words(screen)
    assert "60.0 (" in said
    assert "150.0 (" in said
    assert "left out: too few people" in said


def test_without_breakdowns_it_says_what_to_ask(room: Room) -> None:
    assert "No number is broken down yet." in words(room.screen("disparity", room.facilitator))


def test_the_packs_equity_prompts_lead_to_it(room: Room) -> None:
    prompts = room.map.pack.prompts
    at = next(p.intercept for p in prompts if p.asks_for == "equity" and p.intercept != "cross")
    screen = room.screen("intercept", room.facilitator, at=at)
    choose(screen, f"view_{at}", "prompts")
    asked = sum(1 for p in room.map.pack.prompts_of(at) if p.asks_for == "equity")
    links = [link for link in screen.get("page_link") if link.proto.label == "Who it falls on"]
    assert len(links) == asked > 0
