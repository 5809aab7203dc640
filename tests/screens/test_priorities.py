"""From gaps to candidates, through the ballot, to the plan."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sim_workshop.domain.findings import Entry
from sim_workshop.domain.priorities import Priority, Round
from sim_workshop.use_cases import hosting, mapping, prioritizing
from tests.screens.conftest import Room, words
from tests.screens.driving import (
    by_button,
    by_key,
    field,
    labels,
    open_drawer,
    press,
    send,
    signed_in_as,
)


def candidates(room: Room, *titles: str) -> list[Priority]:
    return [prioritizing.name_priority(room.lead, title=t) for t in titles]


def voted(room: Room, *ballots: Mapping[str, int], reveal: bool = True) -> Round:
    """A round in which each of these ballots was cast by a person of their own."""
    round_ = prioritizing.open_round(room.lead)
    for n, marks in enumerate(ballots):
        voter = room.joined(f"Voter {n}", "Police")
        prioritizing.cast_ballot(voter, round=round_.id, marks=marks)
    prioritizing.close_round(room.lead, round=round_.id)
    if reveal:
        prioritizing.reveal_round(room.lead, round=round_.id)
    return round_


def test_ticked_gaps_and_ideas_become_a_candidate(room: Room) -> None:
    gap = mapping.place_entry(room.lead, kind="gap", text="No *beds*", places=["0"])
    idea = mapping.place_entry(room.lead, kind="opportunity", text="Open a centre", places=["0"])
    screen = room.screen("priorities", room.facilitator)
    assert "0 candidates. 2 gaps and ideas are in none of them." in words(screen)

    screen.checkbox(key=f"tick_{gap.id}").check()
    screen.checkbox(key=f"tick_{idea.id}").check()
    field(screen, "Title of the new candidate").set_value("Crisis centre")
    press(screen, "Group")

    [made] = room.map.priorities
    assert (made.letter, made.title, made.addresses) == ("A", "Crisis centre", (gap.id, idea.id))
    assert "measure to be chosen" in words(screen)
    assert "Everything found is in a candidate." in words(screen)


def test_a_candidate_says_what_it_moves_and_how_it_is_rated(room: Room) -> None:
    [made] = candidates(room, "Crisis centre")
    screen = room.screen("priorities", room.facilitator)

    edit = by_key(f"correct_{made.id}")
    open_drawer(screen, edit)
    field(screen, "Which key measures it should move").set_value(["bookings", "connections"])
    send(screen, edit, "Save the candidate", Importance=5, Feasibility=2, Severity=4)

    assert room.map.get(made.id) == made.but(
        key_measures=("bookings", "connections"), importance=5, feasibility=2, severity=4
    )
    assert "measure to be chosen" not in words(screen)


def test_candidates_are_merged_by_consent_and_nothing_is_lost(room: Room) -> None:
    gap = mapping.place_entry(room.lead, kind="gap", text="No beds", places=["0"])
    first, second = candidates(room, "Centre", "Beds")
    prioritizing.correct_priority(room.lead, id=second.id, addresses=(gap.id,))
    screen = room.screen("priorities", room.facilitator)

    edit = by_key(f"correct_{first.id}")
    open_drawer(screen, edit)
    send(screen, edit, "Merge", By_consent_of_the_room=[second.id])

    [kept] = room.map.priorities
    assert (kept.title, kept.addresses, kept.description) == ("Centre", (gap.id,), "Beds")


def test_a_ballot_is_opened_with_the_settled_budget(room: Room) -> None:
    first, second = candidates(room, "Centre", "Beds")
    screen = room.screen("priorities", room.facilitator)
    go = by_button("Open the ballot")
    open_drawer(screen, go)
    screen.button[-1].click()
    go(screen)
    screen.run()

    [round_] = room.map.rounds
    assert (round_.state, round_.budget, round_.candidates) == ("open", 3, (first.id, second.id))
    assert "Close the vote" in labels(screen)


def test_while_it_is_open_only_the_number_of_ballots_is_seen(room: Room) -> None:
    candidates(room, "Centre", "Beds")
    round_ = prioritizing.open_round(room.lead)
    voter = room.joined("Ana", "Police")
    room.joined("Tom", "Court")
    prioritizing.cast_ballot(voter, round=round_.id, marks={"A": 3})

    said = words(room.screen("priorities", room.facilitator))

    assert '<span class="big">1</span> of 2 have voted' in said
    assert "Place</th>" not in said


def test_paper_dots_are_entered_and_count(room: Room) -> None:
    first, _ = candidates(room, "Centre", "Beds")
    round_ = prioritizing.open_round(room.lead)
    screen = room.screen("priorities", room.facilitator)
    assert "Take the paper votes out" not in [b.label for b in screen.button]
    field(screen, "Sheets of paper, or people with raised hands").set_value(2)
    field(screen, "A  Centre").set_value(5)
    press(screen, "Enter these votes")
    assert "The votes on paper were entered." in words(screen)
    assert "Take the paper votes out" in [b.label for b in screen.button]

    press(screen, "Close the vote")
    assert "The vote is closed, the result is not shown yet." in words(screen)
    press(screen, "Reveal the result")

    tally = room.map.tallies[round_.id]
    assert (tally.votes[first.id], tally.on_paper) == (5, 2)
    assert "2 on paper" in words(screen)
    assert "Only 1 candidate has votes. The others stay on the list." in words(screen)
    assert "Take 1 to the plan" in [b.label for b in screen.button]


def test_more_paper_votes_than_the_sheets_hold_are_refused(room: Room) -> None:
    candidates(room, "Centre", "Beds")
    round_ = prioritizing.open_round(room.lead)
    screen = room.screen("priorities", room.facilitator)
    field(screen, "A  Centre").set_value(4)
    press(screen, "Enter these votes")

    assert room.store.ballots_in(room.code, round_.id) == 0
    assert field(screen, "A  Centre").value == 4


def test_the_first_go_to_the_plan_with_their_numbers(room: Room) -> None:
    centre, beds, data = candidates(room, "Centre", "Beds", "Data")
    hosting.change_settings(room.lead, priorities_to_plan=2)
    voted(room, {"B": 3}, {"B": 1, "A": 2}, {"C": 1})
    screen = room.screen("priorities", room.facilitator)
    said = words(screen)
    assert "3 ballots, 7 votes. Nobody over 3. Sum matches." in said
    assert said.index("Beds") < said.index("Centre") < said.index("Below the line")

    press(screen, "Take 2 to the plan")

    assert [(p.number, p.id) for p in room.map.chosen] == [(1, beds.id), (2, centre.id)]
    kept = room.map.get(data.id)
    assert isinstance(kept, Priority)
    assert kept.number is None
    assert "Go to the plan" in labels(screen)


def test_a_tie_at_the_line_is_shown_and_a_run_off_offered_and_decides(room: Room) -> None:
    centre, beds, data = candidates(room, "Centre", "Beds", "Data")
    hosting.change_settings(room.lead, priorities_to_plan=2)
    first = voted(room, {"A": 3}, {"B": 1, "C": 1})
    screen = room.screen("priorities", room.facilitator)
    assert words(screen).count("2=") == 2
    assert "Take 3 to the plan" in labels(screen)
    assert "2 candidates are tied at this line. All of them go to the plan" in words(screen)
    go = by_button("Open a run-off")
    open_drawer(screen, go)
    screen.button[-1].click()
    go(screen)
    screen.run()

    run_off = room.map.rounds[1]
    assert (run_off.run_off_of, run_off.candidates, run_off.budget) == (
        first.id, (beds.id, data.id), 1,
    )  # fmt: skip
    prioritizing.cast_ballot(room.joined("Ana", "Court"), round=run_off.id, marks={"C": 1})
    prioritizing.close_round(room.lead, round=run_off.id)
    prioritizing.reveal_round(room.lead, round=run_off.id)
    press(room.screen("priorities", room.facilitator), "Take 2 to the plan")
    assert [p.id for p in room.map.chosen] == [centre.id, data.id]


def test_the_weighed_place_is_for_facilitators_where_it_is_turned_on(room: Room) -> None:
    candidates(room, "Centre", "Beds")
    voted(room, {"A": 2, "B": 1})
    assert "Place when weighed" not in words(room.screen("priorities", room.facilitator))

    hosting.change_settings(room.lead, weighed_ranking=True)
    said = words(room.screen("priorities", room.facilitator))
    assert "Place when weighed" in said
    assert "Left out, because not every candidate has a value: importance" in said

    for reader in (room.joined("Ana", "Court").member, signed_in_as(room, "planner")):
        assert "Place when weighed" not in words(room.screen("priorities", reader))


@pytest.mark.parametrize("reveal", [True, False])
def test_participants_see_the_result_after_the_reveal_and_press_nothing(
    room: Room, reveal: bool
) -> None:
    candidates(room, "Centre", "Beds")
    voted(room, {"A": 2, "B": 1}, reveal=reveal)

    screen = room.screen("priorities", room.joined("Ana", "Court").member)

    assert ("Sum matches." in words(screen)) is reveal
    assert labels(screen) == []


def test_practice_votes_are_said_in_words(room: Room) -> None:
    hosting.change_settings(room.lead, practice=True)
    candidates(room, "Centre", "Beds")
    voted(room, {"A": 2})

    assert "Rehearsal, practice votes." in words(room.screen("priorities", room.facilitator))


def test_quick_fixes_stand_apart_from_the_vote(room: Room) -> None:
    fix = mapping.place_entry(room.lead, kind="gap", text="No phone list", places=["0"])
    mapping.describe_entry(room.lead, id=fix.id, quick_fix=True)

    screen = room.screen("priorities", room.facilitator)

    assert "Quick fixes, outside the vote" in words(screen)
    assert not screen.checkbox


def test_joining_says_what_votes_do_and_how_it_is_before_and_after(room: Room) -> None:
    gap = mapping.place_entry(room.lead, kind="gap", text="No beds", places=["0"])
    first, second = candidates(room, "Centre", "Beds")
    prioritizing.correct_priority(room.lead, id=second.id, addresses=(gap.id,))
    screen = room.screen("priorities", room.facilitator)
    edit = by_key(f"correct_{first.id}")
    open_drawer(screen, edit)
    assert "no votes move" in words(screen)
    field(screen, "By consent of the room").set_value([second.id])
    open_drawer(screen, edit)
    assert "Before: A (0), B (1) taken up. After: A (1), “Centre”." in words(screen)


def test_after_a_vote_joining_says_why_it_cannot_be(room: Room) -> None:
    first, _second = candidates(room, "Centre", "Beds")
    prioritizing.open_round(room.lead, budget=1)
    screen = room.screen("priorities", room.facilitator)
    open_drawer(screen, by_key(f"correct_{first.id}"))
    assert "could count once whoever supported both" in words(screen)


def test_what_a_facilitator_typed_is_taken_while_the_room_goes_on_writing(room: Room) -> None:
    """Paper dots, and gaps grouped into a candidate: both take a minute to fill in."""
    ana = room.joined("Ana", "Police")

    def write(text: str) -> Entry:
        return mapping.place_entry(ana, kind="gap", text=text, places=["1"])

    candidates(room, "Centre", "Beds")
    gap = write("No bed at night")
    screen = room.screen("priorities", room.facilitator)
    screen.checkbox(key=f"tick_{gap.id}").check()
    field(screen, "Title of the new candidate").set_value("Nights")
    write("Written meanwhile")
    press(screen, "Group")
    assert [(p.title, p.addresses) for p in room.map.priorities][2:] == [("Nights", (gap.id,))]

    round_ = prioritizing.open_round(room.lead)
    screen = room.screen("priorities", room.facilitator)
    field(screen, "Sheets of paper, or people with raised hands").set_value(2)
    field(screen, "A  Centre").set_value(5)
    write("And again")
    press(screen, "Enter these votes")
    assert room.store.cast_in(room.code, round_.id) == (2, 2)
    assert field(screen, "A  Centre").value == 0  # empty for the next ones
