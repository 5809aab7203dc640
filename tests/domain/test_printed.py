"""Two publications, one after the other: nothing hidden in either can be worked out from both."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.printed import Printed, newly_printed
from sim_workshop.domain.privacy import Released, release
from sim_workshop.domain.workshop import Map
from tests.builders import a_map, a_number, a_table
from tests.domain.attacker import Ends, Equation, can_differ
from tests.domain.test_suppression import FAR, Cell, Table, tables


def published(map_: Map, revision: int = 1) -> tuple[Released, tuple[Printed, ...]]:
    """What leaves, and everything that is remembered after it."""
    released = release(map_)
    fresh = newly_printed(revision, map_.numbers, released.suppressed, map_.printed)
    return released, (*map_.printed, *fresh)


def after(printed: tuple[Printed, ...], *points: DataPoint) -> Map:
    return replace(a_map(*points), printed=printed)


@dataclass
class Reader:
    """Whoever keeps every publication and knows how the tables are built."""

    table: Table
    entered: set[Cell] = field(default_factory=set)
    shown: set[Cell] = field(default_factory=set)
    hidden: set[Cell] = field(default_factory=set)
    given_away: set[Cell] = field(default_factory=set)

    def read(self, released: Released) -> None:
        for point in released.map.numbers:
            cell = point.breakdown
            self.entered.add(cell)
            if point.id in released.suppressed:
                self.hidden.add(cell)
            else:
                assert point.low == self.table[cell]
                self.shown.add(cell)
            if point.id in released.given_away:
                self.given_away.add(cell)

    def worked_out(self) -> set[Cell]:
        """Hidden cells that can have one value only."""
        ends, equations = self._knows()
        unseen = self.hidden - self.shown
        return {
            cell for cell in unseen
            if str(cell) in ends and not can_differ(str(cell), self.table[cell], ends, equations)
        }  # fmt: skip

    def _knows(self) -> tuple[Ends, list[Equation]]:
        ends: Ends = {}

        def member(cell: Cell) -> str | int:
            if cell in self.shown:
                return self.table[cell]
            ends[str(cell)] = (int(cell in self.entered), max(self.table.values()) + FAR)
            return str(cell)

        equations = []
        for whole, fine in product(self.table, {tuple(d for d, _ in c) for c in self.table}):
            if not {d for d, _ in whole} < set(fine):
                continue
            inside = [
                c for c in self.table if tuple(d for d, _ in c) == fine and set(whole) <= {*c}
            ]
            if all(c in self.entered or self.table[c] for c in inside):
                equations.append(Equation(member(whole), tuple(member(c) for c in inside)))
        return ends, equations


@settings(max_examples=150)
@given(tables(most_dimensions=2), st.data())
def test_two_publications_of_one_truth_reveal_nothing(table: Table, data: st.DataObject) -> None:
    """Some cells are entered late, some are taken out between, some are typed in anew."""
    cells = sorted(table)
    late = data.draw(st.sets(st.sampled_from(cells), max_size=3))
    out = data.draw(st.sets(st.sampled_from(cells), max_size=2))
    anew = data.draw(st.sampled_from(("n", "m")))
    reader = Reader(table)
    first, printed = published(a_map(*a_table({c: n for c, n in table.items() if c not in late})))
    reader.read(first)
    now = a_table({c: n for c, n in table.items() if c not in out}, prefix=anew)
    second, _ = published(after(printed, *now), 2)
    reader.read(second)
    assert reader.worked_out() <= reader.given_away | reader.shown


def test_what_only_protected_may_be_told_by_a_later_sum_and_tells_no_small_one() -> None:
    """A known gap of the claim above: what was hidden and is taken out leaves no value behind, so
    a sum entered later may show it. The first file hides 11 so that 10 cannot be worked out of
    21, and 21 as well; the second shows the sum of the 11 and a 0. The 10 stays hidden with 21."""
    one, other, left, right = ("d0", "g00"), ("d0", "g01"), ("d1", "g10"), ("d1", "g11")
    table = {(one, left): 1, (one, right): 10, (other, left): 0, (other, right): 11,
             (one,): 11, (other,): 11, (left,): 1, (right,): 21, (): 22}  # fmt: skip
    late, out = {(other,), (one, left), (one,)}, {(other, right)}
    reader = Reader(table)
    first, printed = published(a_map(*a_table({c: n for c, n in table.items() if c not in late})))
    reader.read(first)
    second, _ = published(
        after(printed, *a_table({c: n for c, n in table.items() if c not in out}))
    )
    reader.read(second)
    assert reader.worked_out() == {(other, right)}
    assert {(one, left), (one, right), (left,), (right,)} <= reader.hidden - reader.shown


@settings(max_examples=60)
@given(tables(most_dimensions=2), st.data())
def test_whoever_holds_the_second_alone_learns_nothing_either(
    table: Table, data: st.DataObject
) -> None:
    late = data.draw(st.sets(st.sampled_from(sorted(table)), max_size=3))
    _, printed = published(a_map(*a_table({c: n for c, n in table.items() if c not in late})))
    second, _ = published(after(printed, *a_table(table)), 2)
    reader = Reader(table)
    reader.read(second)
    assert reader.worked_out() == set()


@given(tables(most_dimensions=2))
def test_the_files_of_one_moment_are_alike(table: Table) -> None:
    """Publishing changes nothing about what leaves the next minute."""
    map_ = a_map(*a_table(table))
    first, printed = published(map_)
    again, still = published(replace(map_, printed=printed), 2)
    assert (again.suppressed.keys(), again.given_away) == (first.suppressed.keys(), frozenset())
    assert still == printed


def _parts(**values: int) -> list[DataPoint]:
    return [a_number(i, n, part_of=("all",), name=f"Group {i}") for i, n in values.items()]


def test_a_total_that_was_printed_and_taken_out_is_still_known() -> None:
    """First 53 in all and 30 of them; then the total goes, and 20 and 3 come in."""
    _, printed = published(a_map(a_number("all", 53), *_parts(b=30)))
    released, _ = published(after(printed, *_parts(a=20, b=30, c=3)), 2)
    assert set(released.suppressed) == {"a", "c"}


def test_a_total_that_was_corrected_is_still_known_as_it_was() -> None:
    _, printed = published(a_map(a_number("all", 53), *_parts(b=30)))
    now = after(printed, a_number("all", 90), *_parts(a=20, b=30, c=3))
    released, _ = published(now, 2)
    assert {"a", "c"} <= set(released.suppressed)


def test_a_hidden_number_typed_in_anew_is_the_same_number() -> None:
    table = {(): 53, (("sex", "women"),): 20, (("sex", "men"),): 30, (("sex", "others"),): 3}
    first, printed = published(a_map(*a_table(table)))
    assert first.suppressed.keys() == {"n-others", "n-women"}
    less = {cell: n for cell, n in table.items() if cell != (("sex", "others"),)}
    second, _ = published(after(printed, *a_table(less, prefix="m")), 2)
    assert "m-women" in second.suppressed


def test_what_was_no_count_of_people_after_all_may_leave() -> None:
    _, printed = published(a_map(a_number("a", 4)))
    released, _ = published(after(printed, a_number("a", 4, counts_people=False)), 2)
    assert released.suppressed == {}


def test_nothing_of_a_hidden_value_is_remembered() -> None:
    point = a_number("a", 4, definition="4 people", footnote="4", source="roster")
    _, [printed] = published(a_map(point))
    assert "4" not in printed.model_dump_json(exclude={"revision"})
