"""No total is stored: what is shown is counted from the ballots each time."""

from __future__ import annotations

import json

from sqlalchemy import select, update

from sim_workshop.store import tables as t
from sim_workshop.use_cases import prioritizing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined


def test_what_is_shown_follows_the_ballots_and_nothing_else(facilitator: Acting) -> None:
    """Whoever changes a ballot in the table changes the sum, and the proof says so: there is no
    counter anywhere that could say something else."""
    store, code = facilitator.store, facilitator.code
    for title in ("Beds", "Rides", "Nights"):
        prioritizing.name_priority(facilitator, title=title)
    round_ = prioritizing.open_round(facilitator, budget=2)
    for n in range(3):
        prioritizing.cast_ballot(
            joined(facilitator, f"P{n}", f"Agency {n}"), round=round_.id, marks={"A": 2}
        )
    prioritizing.close_round(facilitator, round=round_.id)
    prioritizing.reveal_round(facilitator, round=round_.id)
    tally = facilitator.map.tallies[round_.id]
    assert (tally.votes[round_.candidates[0]], tally.holds) == (6, True)
    with store.engine.begin() as connection:
        one = connection.execute(select(t.ballot.c.voter).limit(1)).scalar_one()
        changed = json.dumps({round_.candidates[1]: 1})
        connection.execute(
            update(t.ballot).where(t.ballot.c.voter == one).values(marks=changed)
        )  # what the person had used is kept beside it
    store.forget(code)
    tally = facilitator.map.tallies[round_.id]
    assert [tally.votes[c] for c in round_.candidates] == [4, 1, 0]
    assert (tally.total, tally.holds) == (5, False)
