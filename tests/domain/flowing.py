"""Maps with yearly numbers on their arrows."""

from __future__ import annotations

from collections.abc import Mapping

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.place import Flow
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map, PlaceEdit
from tests.builders import a_map

Ends = tuple[str, str]


def a_flowing_map(counts: Mapping[Ends, float | tuple[float, float]], *more: Record) -> Map:
    """A map of the pack in which these counts, or ranges, stand on the arrows; arrows the pack
    does not have are added."""
    bare = a_map()
    known = {(f.start, f.end): f.id for f in bare.flows}
    records: list[Record] = []
    for n, (ends, count) in enumerate(counts.items()):
        flow = known.get(ends)
        if flow is None:
            arrow = Flow(id=f"xf{n}", start=ends[0], end=ends[1], kind="divert")
            records.append(PlaceEdit(id=arrow.id, flow=arrow))
            flow = arrow.id
        low, high = count if isinstance(count, tuple) else (count, count)
        records.append(
            DataPoint(
                id=f"n{n}", name="People a year", value=f"{low:g}-{high:g}", low=low, high=high,
                unit="people", about=(flow,),
            )
        )  # fmt: skip
    return a_map(*records, *more)
