"""Progress on the screen: steps, trials, the baseline, two trends; and the practice library."""

from __future__ import annotations

from typing import Any

from sim_workshop.domain.year.monitoring import Baseline, Cycle
from sim_workshop.use_cases import arranging, evidencing, planning, prioritizing, tracking, working
from tests.screens.conftest import Room, words
from tests.screens.driving import by_button, labels, open_drawer, send


def a_number(room: Room, value: str, period: str, **known: Any) -> str:
    given = {"measure": "m2.1", "unit": "people", "source": "Jail log", **known}
    return evidencing.place_number(room.lead, value=value, period=period, **given).id


def a_step(room: Room, **known: Any) -> str:
    priority = prioritizing.name_priority(room.lead, title="Beds").id
    return planning.place_step(room.lead, priority=priority, text="Find a house", **known).id


def test_steps_stand_with_their_status_reason_and_who_carries_them(room: Room) -> None:
    group = working.form_workgroup(room.lead, name="Nights")
    a_step(room, when="3/4/2020", who="Ana Ruiz", workgroup=group.id, status="stalled",
           status_reason="No money", action_type="policy")  # fmt: skip
    said = words(room.screen("progress", room.facilitator))
    for part in ("1 step: 1 stalled.", "Nights", "Ana Ruiz", "overdue", "No money"):
        assert part in said
    assert "Policy change · Nights" in words(room.screen("plan", room.facilitator))


def test_the_baseline_is_frozen_and_later_values_are_compared(room: Room) -> None:
    a_number(room, "4120", "2025")
    screen = room.screen("progress", room.facilitator)
    assert "No baseline is frozen yet." in words(screen)
    opens = by_button("Freeze the baseline")
    open_drawer(screen, opens)
    opens(screen)
    screen.button[-1].click().run()
    assert not screen.exception
    assert [b.value for b in room.map.all(Baseline)] == ["4120"]
    assert "no later value yet" in words(screen)
    a_number(room, "4000", "2026")
    said = words(room.screen("progress", room.facilitator))
    assert "4,000 people, 2026" in said
    assert "120 less than the baseline" in said


def test_a_changed_definition_is_said_and_nothing_compared(room: Room) -> None:
    first = a_number(room, "4120", "2025")
    tracking.freeze_baseline(room.lead, points=[first])
    a_number(room, "900", "2026", definition="People, each once")
    screen = room.screen("progress", room.facilitator)
    said = words(screen)
    assert "the definition changed: nothing compared" in said
    assert "counted otherwise: 2026" in said
    assert "less than the baseline" not in said


def test_a_number_is_taken_out_of_the_baseline(room: Room) -> None:
    (made,) = tracking.freeze_baseline(room.lead, points=[a_number(room, "4120", "2025")])
    screen = room.screen("progress", room.facilitator)
    screen.button(key=f"brief_unfreeze_{made.id}").click().run()
    assert room.map.all(Baseline) == ()


def test_the_two_questions_say_what_is_known_or_whom_to_ask(room: Room) -> None:
    said = words(room.screen("progress", room.facilitator))
    assert "Is the share of patients who are jailed rising?" in said
    assert said.count("Nobody has brought this number yet.") == 2
    for value, period in (("4.1", "2024"), ("4.6", "2025")):
        a_number(room, value, period, measure="m3.12", unit="percent")
    a_number(room, "210000", "2025", measure="m3.11", unit="usd")
    said = words(room.screen("progress", room.facilitator))
    assert "4.6 %, 2025. More than the time before." in said
    assert "$210,000, 2025. Nothing before it is counted alike." in said


def test_a_trial_is_begun_in_the_drawer(room: Room) -> None:
    a_step(room)
    screen = room.screen("progress", room.facilitator)
    opens = by_button("Try something")
    open_drawer(screen, opens)
    send(screen, opens, "Save the trial", **{
        "Which step is tried": room.map.steps[0].id,
        "Plan: what is tried, what we expect": "One shift for two weeks",
    })  # fmt: skip
    (cycle,) = room.map.all(Cycle)
    assert cycle.plan == "One shift for two weeks"
    assert "One shift for two weeks" in words(screen)


def test_participants_read_progress(room: Room) -> None:
    a_step(room)
    screen = room.screen("progress", room.joined("Jo", "Jail").member)
    assert "Find a house" in words(screen)
    assert not {"Try something", "Freeze the baseline"} & set(labels(screen))


def test_the_library_lists_practices_with_grade_and_what_is_in_place_here(room: Room) -> None:
    first = room.map.pack.practices_of("0")[0]
    arranging.rate_practice(room.lead, id=first.id, rating="in_place")
    screen = room.screen("library", room.facilitator)
    said = words(screen)
    assert f"{len(room.map.pack.practices)} practices known to help; 1 are in place here" in said
    assert first.text.partition("'")[0] in said
    grade = first.evidence
    screen.selectbox(key="library_grade").set_value(grade).run()
    assert not screen.exception
    kept = sum(p.evidence == grade for p in room.map.pack.practices)
    assert words(screen).count('<th scope="row">') == kept
