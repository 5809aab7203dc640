"""Nothing hidden can be worked out: random tables, attacked by exhaustive search."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.privacy import Released, release
from tests.builders import a_map, a_number, a_table
from tests.domain.attacker import Ends, Equation, can_differ, values_possible

Cell = tuple[tuple[str, str], ...]
Table = dict[Cell, int]
FAR = 60
"""Beyond any difference a hidden number of these tables could make."""

COUNTS = st.one_of(st.integers(0, 12), st.integers(1, 10), st.integers(0, 40))


@st.composite
def tables(draw: st.DrawFn, most_dimensions: int = 3, most_groups: int = 3) -> Table:
    """A full table in one to three dimensions with every marginal and the total."""
    dimensions = draw(st.integers(1, most_dimensions))
    most = 2 if dimensions > 2 else most_groups
    groups = [
        [(f"d{d}", f"g{d}{g}") for g in range(draw(st.integers(2, most)))]
        for d in range(dimensions)
    ]
    inner = {cell: draw(COUNTS) for cell in product(*groups)}
    table: Table = {}
    for kept in product((True, False), repeat=dimensions):
        for cell, value in inner.items():
            marginal = tuple(g for g, keep in zip(cell, kept, strict=True) if keep)
            table[marginal] = table.get(marginal, 0) + value
    return table


@dataclass(frozen=True)
class Known:
    """What the attacker has: unknowns with their ends, and the sums the table must satisfy."""

    ends: Ends
    truth: dict[str, int]
    equations: list[Equation]


def _known(table: Table, printed: set[Cell], released: Released, *, knows_small: bool) -> Known:
    """The attacker knows the whole structure of the table, printed or not."""
    points = {p.breakdown: p for p in released.map.numbers}
    ends: Ends = {}
    truth: dict[str, int] = {}

    def member(cell: Cell) -> str | int:
        point = points.get(cell)
        if point is not None and point.id not in released.suppressed:
            assert point.low == table[cell]
            return table[cell]
        name = str(cell)
        truth[name] = table[cell]
        small = knows_small and point is not None and released.suppressed.get(point.id) == "small"
        # Hidden means at least 1, but for what an earlier publication hid and is 0 by now.
        ends[name] = (
            int(point is not None and table[cell] > 0),
            10 if small else max(table.values()) + FAR,
        )
        return name

    equations = []
    for whole, fine in product(table, {tuple(d for d, _ in c) for c in table}):
        dimensions = {d for d, _ in whole}
        if not dimensions < set(fine):
            continue
        inside = [c for c in table if tuple(d for d, _ in c) == fine and set(whole) <= set(c)]
        if all(c in printed or table[c] for c in inside):
            equations.append(Equation(member(whole), tuple(member(c) for c in inside)))
    return Known(ends, truth, equations)


def _printed(released: Released) -> set[Cell]:
    return {p.breakdown for p in released.map.numbers}


@settings(max_examples=80)
@given(tables(), st.data())
def test_no_hidden_number_of_a_table_can_be_worked_out(table: Table, data: st.DataObject) -> None:
    left_out = data.draw(st.sets(st.sampled_from(sorted(table)), max_size=3))
    shown = {cell: value for cell, value in table.items() if cell not in left_out}
    released = release(a_map(*a_table(shown)))
    known = _known(table, _printed(released), released, knows_small=False)
    for point in released.map.numbers:
        name = str(point.breakdown)
        if point.id in released.suppressed and name in known.ends:
            assert can_differ(name, known.truth[name], known.ends, known.equations), name


@settings(max_examples=60)
@given(tables(most_dimensions=2))
def test_nor_by_somebody_who_knows_which_are_small(table: Table) -> None:
    """Knowing that a cell is from 1 to 10 still leaves at least two values, unless nothing around
    it is shown and the knowledge itself is all there is."""
    released = release(a_map(*a_table(table)))
    known = _known(table, _printed(released), released, knows_small=True)
    for name in known.ends:
        around = [e for e in known.equations if name in {e.whole, *e.parts}]
        if all(isinstance(m, str) or m == 0 for e in around for m in (e.whole, *e.parts)):
            continue
        assert can_differ(name, known.truth[name], known.ends, known.equations)


@given(tables())
def test_small_counts_are_hidden_and_zero_is_shown(table: Table) -> None:
    released = release(a_map(*a_table(table)))
    for point in released.map.numbers:
        if 0 < table[point.breakdown] < 11:
            assert released.suppressed[point.id] == "small"
        if table[point.breakdown] == 0:
            assert point.id not in released.suppressed


@given(tables())
def test_a_table_without_small_counts_is_printed_whole(table: Table) -> None:
    inner = max(len(cell) for cell in table)
    copies = {
        cell: 12 * sum(set(cell) <= set(c) for c in table if len(c) == inner) for cell in table
    }
    assert release(a_map(*a_table(copies))).suppressed == {}


@given(tables())
def test_of_a_hidden_number_nothing_is_left(table: Table) -> None:
    points = [p.but(footnote=f"was {p.value}", change="+2") for p in a_table(table)]
    released = release(a_map(*points))
    for point in released.map.numbers:
        if point.id in released.suppressed:
            left = (point.value, point.low, point.high, point.footnote, point.change)
            assert left == ("", None, None, "", "")


YEARS = st.lists(COUNTS, min_size=2, max_size=5)


@given(YEARS)
def test_years_and_the_sum_over_them(years: list[int]) -> None:
    """ "2019", "2020" … as parts of "2019-2023"."""
    whole = a_number("all", sum(years), period="2019-2023")
    parts = [
        a_number(f"y{i}", n, period=str(2019 + i), part_of=("all",)) for i, n in enumerate(years)
    ]
    released = release(a_map(whole, *parts))
    ends: Ends = {}

    def member(point: DataPoint) -> str | int:
        if point.id not in released.suppressed:
            return int(point.low or 0)
        ends[point.id] = (1, sum(years) + FAR)
        return point.id

    equation = Equation(member(whole), tuple(member(p) for p in parts))
    for point in (whole, *parts):
        if point.id in ends:
            assert can_differ(point.id, int(point.low or 0), ends, [equation])


@given(st.integers(1, 3_000), st.data())
def test_a_share_never_tells_a_small_count(whole: int, data: st.DataObject) -> None:
    """What a shown share and its denominator leave possible is no small count, or many counts."""
    part = data.draw(st.integers(0, whole))
    decimals = data.draw(st.integers(0, 2))
    value = f"{100 * part / whole:.{decimals}f}"
    linked = data.draw(st.booleans())
    told = {"part_of": ("w",)} if linked else {"denominator": str(whole)}
    share = a_number("s", value, unit="percent", low=float(value), high=float(value), **told)
    released = release(a_map(a_number("w", whole, name="People seen"), share))
    if "s" in released.suppressed:
        return
    half = 0.5 / 10**decimals
    fits = [n for n in range(whole + 1) if abs(100 * n / whole - float(value)) <= half + 1e-9]
    for count in (set(fits), {whole - n for n in fits}):
        small = {n for n in count if 0 < n < 11}
        assert not small or len(count) > 8, (whole, part, value, count)


@given(tables(most_dimensions=1, most_groups=4))
def test_shares_of_a_hidden_cell_are_hidden_with_it(table: Table) -> None:
    total = table[()]
    if not total:
        return
    counts = a_table(table)
    shares = [
        a_number(f"s{p.id}", round(100 * table[p.breakdown] / total), unit="percent",
                 breakdown=p.breakdown)
        for p in counts if p.breakdown
    ]  # fmt: skip
    released = release(a_map(*counts, *shares))
    for point in counts:
        if point.id in released.suppressed and point.breakdown:
            assert f"s{point.id}" in released.suppressed


@settings(max_examples=60)
@given(tables(most_dimensions=2, most_groups=3))
def test_the_total_of_hidden_cells_is_not_small_either(table: Table) -> None:
    released = release(a_map(*a_table(table)))
    known = _known(table, _printed(released), released, knows_small=False)
    for equation in known.equations:
        unseen = [m for m in equation.parts if isinstance(m, str)]
        if isinstance(equation.whole, int) and unseen:
            assert sum(known.truth[m] for m in unseen) >= 11


@given(tables(most_dimensions=2), tables(most_dimensions=2))
def test_what_was_hidden_stays_hidden(first: Table, second: Table) -> None:
    """Two publications: the ids hidden in the first are hidden in the second, and still nothing
    can be worked out there."""
    hidden = release(a_map(*a_table(first))).suppressed
    released = release(a_map(*a_table(second)), before=hidden)
    ids = {p.id for p in released.map.numbers}
    assert hidden.keys() & ids <= released.suppressed.keys()
    known = _known(second, _printed(released), released, knows_small=False)
    for name in known.ends:
        if known.truth[name]:  # 0 may be shown, and so worked out
            assert can_differ(name, known.truth[name], known.ends, known.equations)


def test_a_value_shown_before_protects_nothing_now() -> None:
    """First 20 and 30 of 50; then three more come. 30 unchanged cannot hide the 3."""
    parts = {"a": 20, "b": 30, "c": 3}
    now = [a_number("all", 53), *(a_number(i, n, part_of=("all",)) for i, n in parts.items())]
    shown = {"all": "50", "a": "20", "b": "30"}
    released = release(a_map(*now), shown_before=shown)
    assert set(released.suppressed) == {"c", "all"}
    assert not released.given_away


def test_what_an_earlier_publication_gave_away_is_said() -> None:
    now = [
        a_number("all", 53),
        a_number("a", 50, part_of=("all",)),
        a_number("c", 3, part_of=("all",)),
    ]
    released = release(a_map(*now), shown_before={"all": "53", "a": "50"})
    assert "c" in released.given_away


def test_values_possible_agrees_with_counting() -> None:
    """The attacker itself: two unknowns that sum to five."""
    ends: Ends = {"x": (1, 10), "y": (1, 10)}
    assert values_possible("x", ends, [Equation(5, ("x", "y"))]) == {1, 2, 3, 4}
    assert not can_differ("x", 1, ends, [Equation(2, ("x", "y"))])
