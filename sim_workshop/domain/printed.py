"""What left before: every number a published file or a card on the wall has shown or left out.

Two publications must not reveal by their difference what each of them hides. So a number that was
left out once stays out, and what was printed once counts as known, even when it was corrected,
renamed or removed since (rules.md, "What may leave").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.sums import cell_of

UNSAID: Mapping[str, Any] = {
    "value": "", "low": None, "high": None, "numerator": "", "denominator": "", "change": "",
    "target": "", "footnote": "", "question": "", "definition": "", "remarks": (),
}  # fmt: skip
"""Of a number that was left out only what it is a number of is remembered."""


class Printed(BaseModel):
    """A number as it left once."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    revision: int
    """Of the workshop at that moment."""
    point: DataPoint
    """As it was printed; without its value where it was left out."""
    why: str = ""
    """Why it was left out; empty where it was printed."""


@dataclass(frozen=True)
class Earlier:
    """What earlier publications mean for the numbers as they stand now."""

    left_out: Mapping[str, str]
    """Numbers that were left out once, with why."""
    shown: Mapping[str, str]
    """Numbers that were printed with the value they have now, and that value."""
    gone: tuple[DataPoint, ...] = ()
    """What was printed and is no longer said so: removed, or corrected since."""


def earlier(printed: Iterable[Printed], points: Iterable[DataPoint]) -> Earlier:
    """Numbers are known again by their id, or by being the same cell of the same table: one that
    was removed and typed in anew is no other number."""
    points = tuple(points)
    by_cell: dict[object, list[DataPoint]] = defaultdict(list)
    for point in points:
        by_cell[_cell(point)].append(point)
    by_id = {p.id: p for p in points}
    left_out: dict[str, str] = {}
    shown: dict[str, str] = {}
    gone: dict[tuple[object, ...], DataPoint] = {}
    for each in printed:
        found = {p.id: p for p in by_cell[_cell(each.point)]}
        found |= {i: by_id[i] for i in (each.point.id,) if i in by_id}
        same = [p for p in found.values() if _amount(p) == _amount(each.point)]
        if each.why:
            left_out |= {p.id: each.why for p in found.values() if p.counts_people is not False}
        elif same:
            shown |= {p.id: p.value for p in same}
        else:
            gone.setdefault((_cell(each.point), _amount(each.point)), _as_gone(each, by_id))
    return Earlier(left_out, shown, tuple(gone.values()))


def _cell(point: DataPoint) -> tuple[object, ...]:
    groups = frozenset((d.casefold(), g.casefold()) for d, g in point.breakdown)
    return cell_of(point), groups, point.unit.casefold()


def _amount(point: DataPoint) -> tuple[object, ...]:
    said = "" if point.low is not None or point.high is not None else point.value.casefold()
    return point.low, point.high, said, point.numerator, point.denominator


def _as_gone(each: Printed, now: Mapping[str, DataPoint]) -> DataPoint:
    """Under its own id while that is free; parts that name it still do then."""
    point = each.point
    return point.but(id=f"{point.id} as printed {each.revision}") if point.id in now else point


def with_links_to(points: Iterable[DataPoint], gone: Iterable[DataPoint]) -> tuple[DataPoint, ...]:
    """Parts of a number that was corrected since are parts of what was printed of it, too."""
    was: dict[str, list[str]] = defaultdict(list)
    for each in gone:
        was[each.id.partition(" as printed ")[0]].append(each.id)
    return tuple(_linked(p, was) for p in points)


def _linked(point: DataPoint, was: Mapping[str, list[str]]) -> DataPoint:
    more = [i for whole in point.part_of for i in was.get(whole, ()) if i != whole]
    return point.model_copy(update={"part_of": (*point.part_of, *more)}) if more else point


def newly_printed(
    revision: int, points: Iterable[DataPoint], hidden: Mapping[str, str],
    known: Iterable[Printed],
) -> tuple[Printed, ...]:  # fmt: skip
    """What there is to remember of this publication beyond what is remembered already."""
    before = {(p.point, p.why) for p in known}
    leaves = (_printed(revision, point, hidden.get(point.id, "")) for point in points)
    return tuple(p for p in leaves if (p.point, p.why) not in before)


def _printed(revision: int, point: DataPoint, why: str) -> Printed:
    kept = point.but(source="", source_read="", owner="", remarks=(), question="")
    return Printed(revision=revision, point=kept.but(**UNSAID) if why else kept, why=why)
