"""Counts with their percentages, printed or not, attacked together."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from hypothesis import given, settings
from hypothesis import strategies as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.privacy import Released, release
from tests.builders import a_map, a_number

FAR = 10**6
COUNTS = st.one_of(st.integers(0, 12), st.integers(11, 90), st.integers(11, 90))


@dataclass(frozen=True)
class Printed:
    """A table of one dimension, what of it stands in the map, and how its shares are tied to it."""

    cells: list[int]
    decimals: int
    numbers: tuple[DataPoint, ...]

    @property
    def total(self) -> int:
        return sum(self.cells)


@st.composite
def printed_tables(draw: st.DrawFn) -> Printed:
    """Some cells as numbers, some as shares, some as both; the total printed, or only written as
    the shares' denominator, or neither."""
    cells = draw(st.lists(COUNTS, min_size=2, max_size=5).filter(any))
    decimals, total = draw(st.integers(0, 1)), sum(cells)
    tie = draw(st.sampled_from(["same table", "linked", "written"]))
    total_shown = tie == "linked" or draw(st.booleans())
    numbers = [_number("t", total)] if total_shown else []
    for i, value in enumerate(cells):
        groups = (("sex", f"g{i}"),)
        if draw(st.integers(0, 5)):
            numbers.append(_number(f"c{i}", value, breakdown=groups))
        if draw(st.integers(0, 3)):
            said = f"{100 * value / total:.{decimals}f}"
            ties: dict[str, dict[str, object]] = {
                "same table": {"breakdown": groups},
                "linked": {"name": f"Share {i}", "part_of": ("t",)},
                "written": {"name": f"Share {i}", "denominator": str(total)},
            }
            numbers.append(_number(f"s{i}", said, unit="percent", low=float(said), high=float(said),
                                   **ties[tie]))  # fmt: skip
    return Printed(cells, decimals, tuple(numbers))


def _number(id: str, value: object, **known: object) -> DataPoint:
    return a_number(id, value, **{"name": "Booked", "period": "2019", **known})


@settings(max_examples=300)
@given(printed_tables())
def test_no_small_count_can_be_worked_out_with_its_percentages(printed: Printed) -> None:
    released = release(a_map(*printed.numbers))
    shown = {p.id: p for p in released.map.numbers if p.id not in released.suppressed}
    written = any(p.denominator for p in shown.values())
    near = range(max(1, printed.total - 60), printed.total + 61)
    totals = [printed.total] if "t" in shown or written else near
    for i in range(len(printed.cells)):
        if released.suppressed.get(f"c{i}") == "small":
            possible = {v for t in totals for v in _possible(printed, released, i, t)}
            assert len(possible) > 1, (i, possible, released.suppressed)


def _possible(printed: Printed, released: Released, cell: int, total: int) -> range:
    """What the cell may be, were this the total: within its own ends and what the others leave."""
    ends = [_ends(printed, released, i, total) for i in range(len(printed.cells))]
    if any(low > high for low, high in ends):
        return range(0)
    least = sum(low for i, (low, _) in enumerate(ends) if i != cell)
    most = sum(high for i, (_, high) in enumerate(ends) if i != cell)
    low, high = max(ends[cell][0], total - most), min(ends[cell][1], total - least)
    return range(low, min(high, low + 30) + 1)


def _ends(printed: Printed, released: Released, cell: int, total: int) -> tuple[int, int]:
    shown = {p.id: p for p in released.map.numbers if p.id not in released.suppressed}
    if f"c{cell}" in shown:
        return printed.cells[cell], printed.cells[cell]
    low, high = (1 if f"c{cell}" in released.suppressed else 0), FAR
    if share := shown.get(f"s{cell}"):
        half = Fraction(1, 2 * 10**printed.decimals)
        said = Fraction(share.value)
        low = max(low, ceil((said - half) * total / 100))
        high = min(high, floor((said + half) * total / 100))
    return low, high


def test_a_float_is_read_as_it_is_written() -> None:
    """1.2 percent of 320 is between 3.68 and 4: a computer's 1.2 is a little less."""
    share = a_number("s", "1.2", low=1.2, high=1.2, unit="percent", denominator="320")
    assert release(a_map(share)).suppressed == {"s": "derivable"}


def test_a_share_spelled_out_exactly_is_not_guarded_for_its_rounding() -> None:
    """0 percent of 500 could be two people, unless the numerator says that it is none."""
    share = a_number("s", "0", low=0, high=0, unit="percent", denominator="500")
    assert release(a_map(share)).suppressed == {"s": "derivable"}
    assert release(a_map(share.but(numerator="0"))).suppressed == {}
