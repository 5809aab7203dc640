"""Core measures the county has no number for, with a national figure where one is at hand."""

from __future__ import annotations

from dataclasses import dataclass

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.place import Measure
from sim_workshop.domain.workshop import Map


@dataclass(frozen=True)
class Missing:
    """A measure without a local number; what is known elsewhere is never local."""

    measure: Measure
    elsewhere: tuple[DataPoint, ...]


def missing_locally(map_: Map) -> tuple[Missing, ...]:
    """Core measures only: the others nobody is expected to have."""
    known = {p.measure for p in map_.numbers if p.locality == "local" and p.value}
    away = [p for p in map_.numbers if p.locality == "national" and p.value]
    return tuple(
        Missing(m, tuple(p for p in away if p.measure == m.id))
        for m in map_.measures.values() if m.tier == "core" and m.id not in known
    )  # fmt: skip
