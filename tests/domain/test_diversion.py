"""The absorbing chain: closed forms, a simulated county, and what holds for any counts."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.diversion import (
    Shape,
    draws,
    interval,
    leverage,
    shape_of,
    walk,
    with_share,
)

HERE, CARE, JAIL, END = "police", "care", "jail", "end"
RING = [("start", HERE), (HERE, CARE), (HERE, JAIL), (JAIL, END), (JAIL, HERE)]


def test_visits_of_a_ring_have_the_closed_form() -> None:
    shape = shape_of(RING, start="start", absorbing=[CARE, END])
    visits = walk(shape, np.array([[100.0, 40, 60, 90, 10]])).visits[0]
    back = 0.6 * 0.1
    assert dict(zip(shape.boxes, visits, strict=True)) == pytest.approx(
        {HERE: 1 / (1 - back), CARE: 0.4 / (1 - back), JAIL: 0.6 / (1 - back),
         END: 0.6 * 0.9 / (1 - back)}
    )  # fmt: skip


@pytest.mark.parametrize("rounds", [1, 3])
def test_a_chain_without_returns_is_the_product_of_its_shares(rounds: int) -> None:
    boxes = [f"b{n}" for n in range(rounds + 1)]
    flows = [("start", "b0")]
    counts = [1000.0]
    for here, there in pairwise(boxes):
        flows += [(here, there), (here, CARE)]
        counts += [30.0, 70.0]
    shape = shape_of(flows, start="start", absorbing=[CARE])
    visits = walk(shape, np.array([counts])).visits[0]
    assert visits[shape.place[boxes[-1]]] == pytest.approx(0.3**rounds)


def test_a_simulated_county_comes_to_the_same() -> None:
    shape = shape_of(RING, start="start", absorbing=[CARE, END])
    at = walk(shape, np.array([[100.0, 40, 60, 75, 25]]))
    chance, bookings, many = np.random.default_rng(4), 0, 40_000
    for _ in range(many):
        box = shape.place[HERE]
        while box not in shape.absorbing:
            box = int(chance.choice(len(shape.boxes), p=at.shares[0, box]))
            bookings += box == shape.place[JAIL]
    assert bookings / many == pytest.approx(at.visits[0, shape.place[JAIL]], rel=0.03)


NUMBERS = st.lists(st.floats(1, 500), min_size=5, max_size=5)


@given(NUMBERS)
def test_leverage_is_the_slope_of_admissions_over_people_diverted(counts: list[float]) -> None:
    shape = shape_of(RING, start="start", absorbing=[CARE, END])
    at, jail = walk(shape, np.array([counts])), shape.place[JAIL]
    arrow = (shape.place[HERE], shape.place[CARE])
    small = 1e-6
    more = with_share(at, arrow, float(at.shares[0, *arrow]) + small)
    diverted = at.visits[0, arrow[0]] * small
    slope = (more.visits[0, jail] - at.visits[0, jail]) / diverted
    assert slope == pytest.approx(float(leverage(at, arrow, jail)[0]), rel=1e-3)


@st.composite
def countable(draw: st.DrawFn) -> tuple[Shape, list[float]]:
    size = draw(st.integers(3, 8))
    pairs = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))
    found = draw(st.lists(pairs.filter(lambda p: p[0] != p[1]), min_size=2, max_size=20,
                          unique=True))  # fmt: skip
    flows = [("start", "b0"), *((f"b{a}", f"b{b}") for a, b in found)]
    shape = shape_of(flows, start="start", absorbing=[f"b{size - 1}"])
    return shape, draw(st.lists(st.floats(1, 99), min_size=len(flows), max_size=len(flows)))


@given(countable())
def test_everybody_ends_somewhere_unless_they_are_trapped(made: tuple[Shape, list[float]]) -> None:
    shape, counts = made
    at = walk(shape, np.array([counts]))
    ends = sum(float(at.ending(box)[0]) for box in shape.absorbing)
    begins_free = shape.place["b0"] not in shape.trapped
    assert ends == pytest.approx(1.0 if begins_free else 0.0)
    assert (at.visits >= -1e-9).all()


def test_a_cycle_with_no_way_out_is_named_and_left_out() -> None:
    flows = [("start", "a"), ("a", "b"), ("b", "c"), ("c", "b"), ("a", CARE)]
    shape = shape_of(flows, start="start", absorbing=[CARE])
    assert {shape.boxes[n] for n in shape.trapped} == {"b", "c"}
    at = walk(shape, np.array([[10.0, 5, 5, 5, 5]]))
    assert at.ending(shape.place[CARE])[0] == pytest.approx(1.0)


def test_many_people_give_narrow_intervals_and_few_give_wide_ones() -> None:
    shape = shape_of(RING, start="start", absorbing=[CARE, END])

    def width(scale: float) -> float:
        counts = [n * scale for n in (100.0, 40, 60, 90, 10)]
        drawn = walk(shape, draws(shape, counts, counts)).visits[:, shape.place[JAIL]]
        told = interval(0.638, drawn)
        return told.high - told.low

    assert width(0.2) > width(1) > width(100)


def test_nine_intervals_in_ten_hold_the_true_share() -> None:
    shape = shape_of([("start", "a"), ("a", CARE), ("a", JAIL)], start="start", absorbing=[CARE])
    chance, held = np.random.default_rng(7), 0
    for _ in range(200):
        diverted = float(chance.binomial(60, 0.3))
        counts = [60.0, diverted, 60.0 - diverted]
        drawn = walk(shape, draws(shape, counts, counts)).visits[:, shape.place[CARE]]
        told = interval(diverted / 60, drawn)
        held += told.low <= 0.3 <= told.high
    assert 0.84 <= held / 200 <= 0.96


def test_a_range_widens_the_result() -> None:
    shape = shape_of(RING, start="start", absorbing=[CARE, END])
    exact = [1000.0, 400, 600, 900, 100]
    wide = [1000.0, 700, 600, 900, 100]
    box = shape.place[JAIL]
    one = interval(0.6, walk(shape, draws(shape, exact, exact)).visits[:, box])
    two = interval(0.6, walk(shape, draws(shape, exact, wide)).visits[:, box])
    assert two.high - two.low > 2 * (one.high - one.low)


def test_the_same_counts_always_give_the_same_draws() -> None:
    shape = shape_of(RING, start="start", absorbing=[CARE, END])
    counts = [100.0, 40, 60, 90, 10]
    assert (draws(shape, counts, counts) == draws(shape, counts, counts)).all()


def test_where_everybody_takes_the_way_out_nobody_is_left_to_divert() -> None:
    shape = shape_of([("start", "a"), ("a", CARE)], start="start", absorbing=[CARE])
    at = walk(shape, np.array([[10.0, 10.0]]))
    assert np.isnan(leverage(at, (shape.place["a"], shape.place[CARE]), 0)[0])
