"""A county's chain: what if more people took a way out, and what to say when numbers are few."""

from __future__ import annotations

import pytest

from sim_workshop.domain.findings import Gap
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.what_if import chain_of, saved_by
from tests.builders import a_map
from tests.domain.flowing import Ends, a_flowing_map
from tests.spec.diversion_table import ARREST, BOOKED, DROP, FLOWING, HOME, OUT, SENT, TEAM

DROPPED, TEAMED = FLOWING[1].counts, FLOWING[2].counts


def test_a_map_without_numbers_on_arrows_has_no_chain() -> None:
    assert chain_of(a_map()) is None


def test_numbers_that_never_reach_the_jail_make_no_chain() -> None:
    assert chain_of(a_flowing_map({TEAM: 100, HOME: 100})) is None


def test_without_a_count_from_the_community_people_begin_where_nothing_is_counted_in() -> None:
    counts = {k: v for k, v in DROPPED.items() if k[0] != "com.start"}
    chain = chain_of(a_flowing_map(counts))
    assert chain is not None
    assert chain.guessed_start
    assert chain.admissions.value == pytest.approx(750)


def test_what_if_a_mobile_team_took_thirty_percent_of_the_calls() -> None:
    counts = {**TEAMED, TEAM: 20.0, SENT: 180.0, HOME: 20.0, DROP: 90.0, ARREST: 90.0,
              BOOKED: 90.0, OUT: 90.0}  # fmt: skip
    chain = chain_of(a_flowing_map(counts))
    assert chain is not None
    team = next(f.id for f in chain.flows if (f.start, f.end) == TEAM)
    told = chain.what_if(team, 0.30)
    assert told.before.value == pytest.approx(450)
    assert told.after.value == pytest.approx(350)
    assert told.change.value == pytest.approx(-100)
    assert told.change.low < -100 < told.change.high < 0


def test_leaving_the_share_as_it_is_changes_nothing() -> None:
    chain = chain_of(a_flowing_map(TEAMED))
    assert chain is not None
    for each in chain.leverages:
        assert chain.what_if(each.flow.id, each.share.value).change.value == pytest.approx(0)


def test_a_leverage_that_rests_on_a_range_is_not_a_real_count() -> None:
    chain = chain_of(a_flowing_map({**DROPPED, DROP: (30, 70)}))
    assert chain is not None
    [drop] = chain.leverages
    assert not drop.counted
    assert drop.change.low < drop.change.value < drop.change.high


def test_supervision_ends_the_walk_unless_somebody_set_it_otherwise() -> None:
    counts = {**DROPPED, ("i2.detention", "i5.probation"): 50.0, OUT: 100.0,
              ("i5.probation", "i2.detention"): 25.0, ("i5.probation", "com.end"): 25}  # fmt: skip
    ends = chain_of(a_flowing_map(counts))
    goes_on = chain_of(a_flowing_map(counts), ends=("com.care", "com.end"))
    assert ends is not None
    assert goes_on is not None
    assert ends.admissions.value == pytest.approx(750)
    assert goes_on.admissions.value == pytest.approx(750 / (1 - 0.5 / 3))


def test_a_cycle_with_no_way_out_is_named() -> None:
    counts = {**DROPPED, ("i3.jail", "i3.jail_health"): 5.0, ("i3.jail_health", "i3.jail"): 5.0,
              ("i2.detention", "i3.jail"): 10.0}  # fmt: skip
    chain = chain_of(a_flowing_map(counts))
    assert chain is not None
    assert set(chain.trapped) == {"i3.jail", "i3.jail_health"}


def a_candidate(*places: str) -> tuple[Gap, Priority]:
    gap = Gap(id="g1", text="The facility is full at night", places=places)
    return gap, Priority(id="c1", letter="A", title="More beds", addresses=("g1",))


def test_leverage_and_reach_of_a_candidate_are_those_of_the_ways_out_it_takes_up() -> None:
    """All 1,000 crises come to the police; one in ten more dropped off saves 100 bookings."""
    gap, candidate = a_candidate("i0.crisis_facility")
    assert saved_by(a_flowing_map(DROPPED, gap, candidate), candidate) == pytest.approx(100)


@pytest.mark.parametrize("places", [("i3.jail",), ()])
def test_a_candidate_that_takes_up_no_counted_way_out_has_no_leverage(places: tuple[str]) -> None:
    gap, candidate = a_candidate(*places)
    assert saved_by(a_flowing_map(DROPPED, gap, candidate), candidate) is None


def test_leverage_enters_no_ranking_while_any_number_is_a_range() -> None:
    gap, candidate = a_candidate("i0.crisis_facility")
    ranged: dict[Ends, float | tuple[float, float]] = {**DROPPED, ARREST: (100, 200)}
    assert saved_by(a_flowing_map(ranged, gap, candidate), candidate) is None


def test_who_comes_back_is_counted_once_among_those_who_ever_come() -> None:
    """Half of those at the police are booked and a fifth of them return: 556 bookings, but each
    person for the first time with one chance in two."""
    chain = chain_of(a_flowing_map(FLOWING[3].counts))
    assert chain is not None
    assert chain.admissions.value == pytest.approx(555.56, abs=0.01)
    assert chain.coming_to(["i2.detention"]).value == pytest.approx(500)
    assert chain.coming_to(["i1.dispatch", "i1.police"]).value == pytest.approx(1000)
    assert chain.coming_to(["i4.handoff"]).value == 0
