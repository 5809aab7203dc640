"""The ballot: secret, within the budget, counted right, and matched to nobody afterwards."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.priorities import Priority, Round, standings, tied_at_the_line
from sim_workshop.store import Done, Store, counting, open_store
from sim_workshop.store import tables as t
from sim_workshop.use_cases import hosting, mapping, prioritizing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined, opened_workshop

TITLES = ("Crisis center", "Data sharing", "Night shift", "Housing")


def candidates(acting: Acting, many: int = 4) -> list[Priority]:
    return [prioritizing.name_priority(acting, title=title) for title in TITLES[:many]]


def opened_round(acting: Acting, many: int = 4, **known: Any) -> Round:
    candidates(acting, many)
    return prioritizing.open_round(acting, **known)


def cast(voter: Acting, round_: Round, **marks: int) -> tuple[int, int]:
    return prioritizing.cast_ballot(voter, round=round_.id, marks=marks)


def ballots(store: Store, code: str) -> list[dict[str, Any]]:
    """The raw rows."""
    with store.engine.connect() as connection:
        rows = connection.execute(select(t.ballot).where(t.ballot.c.workshop == code))
        return [dict(row) for row in rows.mappings()]


# Candidates.


def test_candidates_carry_letters_and_what_they_take_up(facilitator: Acting) -> None:
    gap = mapping.place_entry(facilitator, kind="gap", text="No bed", places=["0"])
    first = prioritizing.name_priority(facilitator, title="Crisis center", addresses=[gap.id])
    second = prioritizing.name_priority(facilitator, title="Data sharing")
    assert [(p.letter, p.title, p.addresses) for p in (first, second)] == [
        ("A", "Crisis center", (gap.id,)), ("B", "Data sharing", ()),
    ]  # fmt: skip
    prioritizing.withdraw_priority(facilitator, id=first.id)
    assert prioritizing.name_priority(facilitator, title="Housing").letter == "C"


def test_candidates_are_merged_by_consent_and_nothing_is_lost(facilitator: Acting) -> None:
    one, two = (
        mapping.place_entry(facilitator, kind="gap", text=text, places=["0"])
        for text in ("No bed", "No ride")
    )
    kept = prioritizing.name_priority(facilitator, title="Beds", addresses=[one.id])
    other = prioritizing.name_priority(facilitator, title="Rides", addresses=[two.id, one.id])
    merged = prioritizing.merge_priorities(facilitator, into=kept.id, others=[other.id])
    assert (merged.addresses, merged.description) == ((one.id, two.id), "Rides")
    assert facilitator.map.priorities == (merged,)


def test_what_the_room_votes_on_is_neither_merged_nor_withdrawn(facilitator: Acting) -> None:
    a, b, *_ = candidates(facilitator)
    prioritizing.open_round(facilitator)
    for attempt in (
        lambda: prioritizing.merge_priorities(facilitator, into=a.id, others=[b.id]),
        lambda: prioritizing.withdraw_priority(facilitator, id=b.id),
    ):
        with pytest.raises(NotAllowed, match="voted on this candidate"):
            attempt()


# Opening.


def test_a_round_opens_with_the_settings_of_the_workshop(facilitator: Acting) -> None:
    hosting.change_settings(facilitator, votes_per_person=4, votes_stack=True)
    named = candidates(facilitator)
    round_ = prioritizing.open_round(facilitator)
    assert (round_.state, round_.budget, round_.stacking) == ("open", 4, True)
    assert round_.candidates == tuple(p.id for p in named)
    assert (facilitator.map.room.stage, facilitator.map.room.round) == ("ballot", round_.id)


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({"candidates": ["c1"]}, "at least two"),
        ({"candidates": ["c1", "c1"]}, "at least two"),
        ({"candidates": ["c1", "c99"]}, "withdrawn meanwhile"),
        ({"budget": -1}, "from 1 to 99"),
        ({"budget": 100}, "from 1 to 99"),
    ],
)
def test_a_round_that_cannot_be_is_not_opened(
    lead: Acting, known: dict[str, Any], why: str
) -> None:
    candidates(lead)
    with pytest.raises(NotAllowed, match=why):
        prioritizing.open_round(lead, **known)
    assert lead.map.rounds == ()


def test_one_vote_at_a_time_and_fewer_votes_than_candidates(facilitator: Acting) -> None:
    hosting.change_settings(facilitator, votes_stack=False, votes_per_person=4)
    candidates(facilitator)
    with pytest.raises(NotAllowed, match="fewer votes than there are candidates"):
        prioritizing.open_round(facilitator)
    prioritizing.open_round(facilitator, budget=3)
    with pytest.raises(NotAllowed, match="A vote is open already"):
        prioritizing.open_round(facilitator, budget=3)


def show_result(acting: Acting, round_: Round) -> None:
    prioritizing.close_round(acting, round=round_.id)
    prioritizing.reveal_round(acting, round=round_.id)


# Voting.


def test_a_ballot_is_cast_and_changed_until_the_close(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    jo = joined(facilitator, "Jo", "City police")
    revision = facilitator.map.revision
    assert cast(jo, round_, A=2, B=1) == (3, 3)
    assert cast(jo, round_, C=1) == (1, 3)
    assert facilitator.map.revision == revision  # the log and the feed carry no ballots
    assert facilitator.store.own_marks(jo.code, round_.id, jo.member.id) == {"c3": 1}
    assert facilitator.store.ballots_in(jo.code, round_.id) == 1
    show_result(facilitator, round_)
    with pytest.raises(NotAllowed, match="This vote is closed"):
        cast(jo, round_, A=1)
    assert facilitator.map.tallies[round_.id].votes == {"c1": 0, "c2": 0, "c3": 1, "c4": 0}


@pytest.mark.parametrize(
    "marks",
    [{"A": 4}, {"A": 2, "B": 2}, {"E": 1}, {"c1": 1}, {"A": -1, "B": 3}, {"A": 1.5}, {"A": "1"},
     {"A": True}, {"A": 10**30}],
)  # fmt: skip
def test_a_ballot_beyond_the_budget_or_the_candidates_is_refused(
    lead: Acting, marks: dict[str, Any]
) -> None:
    round_ = opened_round(lead)
    jo = joined(lead, "Jo", "City police")
    cast(jo, round_, D=1)
    with pytest.raises(NotAllowed):
        prioritizing.cast_ballot(jo, round=round_.id, marks=marks)
    assert lead.store.own_marks(jo.code, round_.id, jo.member.id) == {"c4": 1}


def test_one_vote_a_candidate_where_dots_are_not_put_together(facilitator: Acting) -> None:
    hosting.change_settings(facilitator, votes_stack=False)
    round_ = opened_round(facilitator)
    jo = joined(facilitator, "Jo", "City police")
    with pytest.raises(NotAllowed, match="at most one"):
        cast(jo, round_, A=2)
    assert cast(jo, round_, A=1, B=1, C=1) == (3, 3)


def test_who_does_not_vote_does_not(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    store = facilitator.store
    for role in ("observer", "wall", "planner", "co-facilitator"):
        key = hosting.new_link(store, facilitator.code, role)
        member = hosting.sign_in_with_key(store, key)
        with pytest.raises(NotAllowed, match="not on the list of those who vote"):
            cast(Acting(store, facilitator.code, member), round_, A=1)
    assert ballots(store, facilitator.code) == []


def test_the_same_key_twice_is_one_ballot(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    jo = joined(facilitator, "Jo", "City police").with_key("k1")
    cast(jo, round_, A=3)
    with pytest.raises(Done) as done:
        cast(jo, round_, B=3)
    assert (done.value.result["used"], done.value.result["budget"]) == (3, 3)
    assert facilitator.store.own_marks(jo.code, round_.id, jo.member.id) == {"c1": 3}


def test_a_person_pressing_on_ten_screens_at_once_has_one_ballot(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    jo = joined(facilitator, "Jo", "City police")
    start = threading.Barrier(10)

    def press(n: int) -> None:
        start.wait()
        cast(jo, round_, **{"ABCD"[n % 4]: 3})

    threads = [threading.Thread(target=press, args=(n,)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [row] = ballots(facilitator.store, facilitator.code)
    assert row["votes"] == 3


Cast = tuple[int, dict[str, int]]
CASTS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.dictionaries(st.sampled_from(["A", "B", "C", "D", "E"]), st.integers(-1, 4), max_size=4),
    ),
    max_size=25,
)


def allowed(marks: dict[str, int], budget: int, stacking: bool) -> bool:
    counts = marks.values()
    most = budget if stacking else 1
    return "E" not in marks and all(0 <= n <= most for n in counts) and sum(counts) <= budget


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Acting:
    """A store of this module's own, for workshops by the dozen."""
    folder: Path = tmp_path_factory.mktemp("votes")
    return opened_workshop(open_store(f"sqlite:///{folder / 'sim.sqlite'}"))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(casts=CASTS, budget=st.integers(1, 3), stacking=st.booleans())
def test_whatever_is_cast_nobody_is_over_budget_and_the_sum_is_right(
    room: Acting, casts: list[Cast], budget: int, stacking: bool
) -> None:
    lead = opened_workshop(room.store)
    hosting.change_settings(lead, votes_stack=stacking)
    round_ = opened_round(lead, budget=budget)
    voters = [joined(lead, f"Person {n}", "City police") for n in range(5)]
    expected: dict[int, dict[str, int]] = {}
    for who, marks in casts:
        if allowed(marks, budget, stacking):
            cast(voters[who], round_, **marks)
            expected[who] = {k: v for k, v in marks.items() if v}
        else:
            with pytest.raises(NotAllowed):
                cast(voters[who], round_, **marks)
    assert all(row["votes"] <= budget for row in ballots(lead.store, lead.code))
    show_result(lead, round_)
    tally, total = lead.map.tallies[round_.id], Counter[str]()
    for marks in expected.values():
        total.update(marks)
    by_letter = {p.id: p.letter for p in lead.map.priorities}
    assert {by_letter[p]: n for p, n in tally.votes.items() if n} == {
        k: v for k, v in total.items() if v
    }
    assert (tally.ballots, tally.over_budget, tally.sum_matches) == (len(expected), 0, True)


def test_two_rounds_and_two_workshops_never_mix(store: Store) -> None:
    ours, theirs = opened_workshop(store), opened_workshop(store)
    our_round, their_round = opened_round(ours), opened_round(theirs)
    assert our_round.id == their_round.id
    jo, ana = joined(ours, "Jo", "City police"), joined(theirs, "Ana", "Health")
    cast(jo, our_round, A=3)
    cast(ana, their_round, B=2)
    with pytest.raises(NotAllowed, match="another workshop"):
        cast(Acting(store, theirs.code, jo.member), their_round, A=3)
    show_result(ours, our_round)
    assert store.own_marks(theirs.code, their_round.id, ana.member.id) == {"c2": 2}
    second = prioritizing.open_round(ours)
    cast(jo, second, D=1)
    show_result(ours, second)
    show_result(theirs, their_round)
    counted = {
        r: {p: n for p, n in tally.votes.items() if n} for r, tally in ours.map.tallies.items()
    }
    assert counted == {our_round.id: {"c1": 3}, second.id: {"c4": 1}}
    assert theirs.map.tallies[their_round.id].votes["c2"] == 2


# Secrecy.


def every_row(store: Store) -> dict[str, list[str]]:
    with store.engine.connect() as connection:
        return {
            table.name: [repr(tuple(row)) for row in connection.execute(select(table))]
            for table in t.ALL_TABLES
        }


def test_after_the_close_nothing_in_any_table_links_a_member_and_a_ballot(
    facilitator: Acting,
) -> None:
    round_ = opened_round(facilitator)
    store, code = facilitator.store, facilitator.code
    voters = [joined(facilitator, f"Person {n}", f"Agency {n}", "Courts") for n in range(12)]
    for n, voter in enumerate(voters):
        cast(voter.with_key(f"key-{n}"), round_, **{"A": n % 4})
    while_open = [row["voter"] for row in ballots(store, code)]
    with store.engine.connect() as connection:
        secret = bytes(connection.execute(select(t.round_secret.c.secret)).scalar_one())
    show_result(facilitator, round_)

    rows = every_row(store)
    assert rows["round_secret"] == []
    assert not any(round_.id in row for row in rows["act"])
    assert not any("key-" in row for row in rows["act"])
    everything = "\n".join(row for table in rows.values() for row in table)
    for left in (*while_open, secret.hex(), repr(secret)):
        assert left not in everything
    cast_rows = "\n".join(rows["ballot"])
    for voter in voters:
        assert voter.member.id not in cast_rows
        assert voter.member.agency not in cast_rows
    with pytest.raises(NotAllowed, match="closed"):
        store.own_marks(code, round_.id, voters[0].member.id)


def test_the_rows_of_a_closed_round_do_not_stand_in_the_order_of_voting(
    facilitator: Acting,
) -> None:
    round_ = opened_round(facilitator, budget=60)
    for n in range(1, 21):
        cast(joined(facilitator, f"Person {n}", "Courts"), round_, A=n)
    show_result(facilitator, round_)
    order = [row["votes"] for row in ballots(facilitator.store, facilitator.code)]
    assert sorted(order) == list(range(1, 21))
    assert order != sorted(order)


def test_neither_the_log_nor_the_history_knows_what_was_marked(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    jo = joined(facilitator, "Jo", "City police")
    before = facilitator.store.changes(facilitator.code)
    cast(jo, round_, A=3)
    assert facilitator.store.changes(facilitator.code) == before
    prioritizing.close_round(facilitator, round=round_.id)
    closed = facilitator.store.changes(facilitator.code)[0]
    assert (closed.verb, closed.details) == ("round.closed", {"ballots": 1})


def test_sectors_are_counted_only_where_five_or_more_voted(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    for n in range(5):
        cast(joined(facilitator, f"P{n}", "City police", "Law enforcement"), round_, A=1)
    for n, sector in enumerate([*["Treatment"] * 4, "Peers"]):
        cast(joined(facilitator, f"H{n}", "Health", sector), round_, B=1)
    show_result(facilitator, round_)
    assert facilitator.map.tallies[round_.id].by_sector == {"Law enforcement": {"c1": 5}}
    kept = Counter(row["sector"] for row in ballots(facilitator.store, facilitator.code))
    assert kept == {"Law enforcement": 5, "": 5}


def test_nobody_s_ballot_is_what_is_left_when_sectors_are_taken_off_the_sum(
    facilitator: Acting,
) -> None:
    """Neither in the result nor in the rows that are kept and backed up."""
    round_ = opened_round(facilitator)
    for sector, many in (("Law enforcement", 6), ("Courts", 5), ("Peers", 1)):
        for n in range(many):
            letter = {"Law enforcement": "A", "Courts": "C", "Peers": "B"}[sector]
            cast(joined(facilitator, f"{sector} {n}", sector, sector), round_, **{letter: 1})
    show_result(facilitator, round_)
    assert facilitator.map.tallies[round_.id].by_sector == {"Law enforcement": {"c1": 6}}
    kept = Counter(row["sector"] for row in ballots(facilitator.store, facilitator.code))
    assert kept == {"Law enforcement": 6, "": 6}


# Paper.


def test_paper_votes_are_counted_and_marked_as_paper(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    cast(joined(facilitator, "Jo", "City police"), round_, A=3)
    prioritizing.enter_paper_votes(facilitator, round=round_.id, votes={"A": 2, "B": 4}, sheets=2)
    assert facilitator.store.cast_in(facilitator.code, round_.id) == (3, 2)  # people, not entries
    show_result(facilitator, round_)
    tally = facilitator.map.tallies[round_.id]
    assert (tally.ballots, tally.on_paper, tally.total, tally.sum_matches) == (1, 2, 9, True)
    assert tally.votes == {"c1": 5, "c2": 4, "c3": 0, "c4": 0}
    assert tally.paper_votes == {"c1": 2, "c2": 4}
    assert tally.over_budget == 0


@pytest.mark.parametrize(
    ("votes", "sheets"),
    [({"A": 7}, 2), ({"A": 1}, 0), ({"A": 1}, -1), ({"Q": 1}, 2), ({"A": -1, "B": 2}, 2)],
)
def test_paper_that_cannot_hold_these_votes_is_refused(
    lead: Acting, votes: dict[str, int], sheets: int
) -> None:
    round_ = opened_round(lead)
    with pytest.raises(NotAllowed):
        prioritizing.enter_paper_votes(lead, round=round_.id, votes=votes, sheets=sheets)
    assert ballots(lead.store, lead.code) == []


def test_paper_entered_twice_by_one_press_is_entered_once(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    once = facilitator.with_key("k1")
    prioritizing.enter_paper_votes(once, round=round_.id, votes={"A": 2}, sheets=1)
    with pytest.raises(Done):
        prioritizing.enter_paper_votes(once, round=round_.id, votes={"A": 2}, sheets=1)
    assert len(ballots(facilitator.store, facilitator.code)) == 1


# Closing, reopening, revealing, choosing.


def test_a_closed_vote_can_be_reopened_and_keeps_its_ballots(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    jo, ana = joined(facilitator, "Jo", "City police"), joined(facilitator, "Ana", "Health")
    cast(jo, round_, A=3)
    prioritizing.close_round(facilitator, round=round_.id)
    with pytest.raises(NotAllowed, match="This vote is closed"):
        cast(ana, round_, B=1)
    prioritizing.reopen_round(facilitator, round=round_.id)
    cast(ana, round_, B=1)
    cast(jo, round_, C=2)
    show_result(facilitator, round_)
    tally = facilitator.map.tallies[round_.id]
    assert {p: n for p, n in tally.votes.items() if n} == {"c2": 1, "c3": 2}
    assert (tally.ballots, tally.holds) == (2, True)
    with pytest.raises(NotAllowed, match="A correction is a new vote"):
        prioritizing.reopen_round(facilitator, round=round_.id)


def test_no_result_is_shown_over_a_vote_that_is_open(facilitator: Acting) -> None:
    first = opened_round(facilitator)
    show_result(facilitator, first)
    second = prioritizing.open_round(facilitator)
    with pytest.raises(NotAllowed, match="Another vote is open"):
        prioritizing.reveal_round(facilitator, round=first.id)
    room = facilitator.map.room
    assert (room.stage, room.round) == ("ballot", second.id)


def test_before_the_result_is_shown_nobody_knows_how_a_vote_stands(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    cast(joined(facilitator, "Jo", "City police"), round_, A=3)
    for step in (prioritizing.close_round, prioritizing.reopen_round, prioritizing.close_round):
        step(facilitator, round=round_.id)
        assert facilitator.map.tallies == {}


def test_a_countdown_takes_ballots_until_its_end_and_then_closes_by_itself(
    facilitator: Acting,
) -> None:
    round_ = opened_round(facilitator)
    jo = joined(facilitator, "Jo", "City police")
    closing = prioritizing.close_round(facilitator, round=round_.id, seconds=60)
    assert closing.state == "open"
    assert closing.closes_at is not None
    cast(jo, round_, A=1)
    end = closing.closes_at
    late = replace(jo, now=lambda: end + timedelta(seconds=1))
    with pytest.raises(NotAllowed, match="This vote is closed"):
        cast(late, round_, A=3)
    store, code = facilitator.store, facilitator.code
    assert prioritizing.close_when_due(store, code, end - timedelta(seconds=5)) == end
    assert facilitator.map.rounds[0].state == "open"
    assert prioritizing.close_when_due(store, code, end + timedelta(seconds=5)) is None
    [closed] = facilitator.map.rounds
    assert (closed.state, closed.closed_at, closed.closes_at) == ("closed", end, None)
    line = store.changes(code)[0]
    assert (line.verb, line.credit, line.details) == (
        "round.closed", "The countdown", {"ballots": 1}
    )  # fmt: skip
    assert store.ballots_in(code, round_.id) == 1


def test_a_countdown_can_be_stopped(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    prioritizing.close_round(facilitator, round=round_.id, seconds=60)
    assert prioritizing.reopen_round(facilitator, round=round_.id).closes_at is None


def test_at_most_so_many_ballots_of_one_agency_count(facilitator: Acting) -> None:
    hosting.change_settings(facilitator, agency_cap=2)
    round_ = opened_round(facilitator)
    police = [joined(facilitator, f"P{n}", "City Police") for n in range(3)]
    other = joined(facilitator, "Ana", "Health")
    cast(police[0], round_, A=1)
    cast(police[1], round_, A=1)
    with pytest.raises(NotAllowed, match="2 of your agency have voted"):
        cast(police[2], round_, A=1)
    cast(police[0], round_, B=1)  # changing one's own is no new ballot
    cast(other, round_, C=1)
    assert facilitator.store.ballots_in(facilitator.code, round_.id) == 3
    show_result(facilitator, round_)
    assert {row["agency"] for row in ballots(facilitator.store, facilitator.code)} == {""}


def test_paper_votes_can_be_taken_out_and_entered_anew(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    prioritizing.enter_paper_votes(facilitator, round=round_.id, votes={"A": 2}, sheets=1)
    cast(joined(facilitator, "Jo", "City police"), round_, B=1)
    prioritizing.take_back_paper(facilitator, round=round_.id)
    prioritizing.enter_paper_votes(facilitator, round=round_.id, votes={"A": 1}, sheets=1)
    show_result(facilitator, round_)
    tally = facilitator.map.tallies[round_.id]
    assert (tally.votes["c1"], tally.votes["c2"], tally.on_paper) == (1, 1, 1)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(
    st.one_of(
        st.tuples(st.just("cast"), st.integers(0, 2), st.integers(0, 4)),
        st.tuples(st.sampled_from(["close", "reopen"]), st.just(0), st.just(0)),
    ), max_size=25))  # fmt: skip
def test_pitfall_2_however_it_is_closed_and_reopened_nobody_is_over_budget(
    lead: Acting, steps: list[tuple[str, int, int]]
) -> None:
    lead = opened_workshop(lead.store)
    round_ = opened_round(lead)
    voters = [joined(lead, f"Person {n}", "City police") for n in range(3)]
    last: dict[int, int] = {}
    is_open = True
    for step, who, votes in steps:
        try:
            if step == "cast":
                cast(voters[who], round_, A=votes)
                last[who] = votes
                assert is_open
                assert votes <= 3
            elif step == "close":
                prioritizing.close_round(lead, round=round_.id)
                is_open = False
            else:
                prioritizing.reopen_round(lead, round=round_.id)
                is_open = True
        except NotAllowed:
            continue
    if is_open:
        prioritizing.close_round(lead, round=round_.id)
    prioritizing.reveal_round(lead, round=round_.id)
    tally = lead.map.tallies[round_.id]
    assert (tally.votes["c1"], tally.holds) == (sum(last.values()), True)


def test_the_ballot_is_the_facilitators_to_run(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    jo = joined(facilitator, "Jo", "City police")
    for attempt in (
        lambda: prioritizing.open_round(jo),
        lambda: prioritizing.close_round(jo, round=round_.id),
        lambda: prioritizing.reveal_round(jo, round=round_.id),
        lambda: prioritizing.enter_paper_votes(jo, round=round_.id, votes={"A": 1}, sheets=1),
    ):
        with pytest.raises(NotAllowed, match="Only facilitators open, close and reveal"):
            attempt()


def test_a_vote_is_closed_before_it_is_revealed_and_only_once(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    with pytest.raises(NotAllowed, match="Close the vote before"):
        prioritizing.reveal_round(facilitator, round=round_.id)
    prioritizing.close_round(facilitator, round=round_.id)
    assert round_.id not in facilitator.map.tallies  # nobody knows how it stands
    with pytest.raises(NotAllowed, match="This vote is closed"):
        prioritizing.close_round(facilitator, round=round_.id)
    assert prioritizing.reveal_round(facilitator, round=round_.id).state == "revealed"
    assert facilitator.map.room.stage == "result"
    with pytest.raises(NotFound):
        prioritizing.reveal_round(facilitator, round="v99")


def test_ties_are_ties_and_a_run_off_separates_them(facilitator: Acting) -> None:
    round_ = opened_round(facilitator)
    for n, marks in enumerate(({"A": 3}, {"B": 2, "C": 1}, {"C": 1, "D": 2})):
        cast(joined(facilitator, f"P{n}", "Courts"), round_, **marks)
    show_result(facilitator, round_)
    map_ = facilitator.map
    places = standings(round_, map_.tallies[round_.id])
    assert [(s.priority, s.votes, s.place_in_words) for s in places] == [
        ("c1", 3, "1"), ("c2", 2, "2="), ("c3", 2, "2="), ("c4", 2, "2="),
    ]  # fmt: skip
    assert prioritizing.first_by_votes(map_, round_, 2) == ["c1", "c2", "c3", "c4"]
    tied = tied_at_the_line(places, 2)
    run_off = prioritizing.open_round(facilitator, candidates=tied, budget=1, run_off_of=round_.id)
    assert (run_off.candidates, run_off.run_off_of) == (("c2", "c3", "c4"), round_.id)
    with pytest.raises(NotAllowed, match="not voted on"):
        cast(joined(facilitator, "Late", "Courts"), run_off, A=1)


def test_priorities_are_numbered_in_the_order_they_are_taken(facilitator: Acting) -> None:
    a, b, c, _d = candidates(facilitator)
    prioritizing.take_to_plan(facilitator, ids=[c.id, a.id, c.id])
    assert [(p.id, p.number) for p in facilitator.map.chosen] == [(c.id, 1), (a.id, 2)]
    prioritizing.take_to_plan(facilitator, ids=[b.id])
    assert [(p.id, p.number) for p in facilitator.map.chosen] == [(b.id, 1)]


def test_the_voters_key_is_another_one_in_every_round(lead: Acting) -> None:
    first = opened_round(lead)
    jo = joined(lead, "Jo", "City police")
    with lead.store.engine.connect() as connection:
        one = counting.voter_key(connection, lead.code, first.id, jo.member.id)
    prioritizing.close_round(lead, round=first.id)
    second = prioritizing.open_round(lead)
    with lead.store.engine.connect() as connection:
        other = counting.voter_key(connection, lead.code, second.id, jo.member.id)
    assert one != other
