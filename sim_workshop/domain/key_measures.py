"""The four Stepping Up measures: what the county knows of each, what it does not, and who could
supply it (Stepping Up Initiative, "Set, measure, achieve")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.place import KeyMeasure, Measure
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.workshop import Map

UNKNOWN = "Nobody here knows"
"""What stands as the value when the room was asked and nobody knew."""


@dataclass(frozen=True)
class Known:
    """One measure of the pack that is a form of a key measure, and what is there of it."""

    measure: Measure
    points: tuple[DataPoint, ...]
    """Local values, the newest period last."""
    asked: tuple[ActionStep, ...]
    """Steps by which somebody finds it out."""

    @property
    def is_known(self) -> bool:
        return any(p.is_number for p in self.points)


@dataclass(frozen=True)
class OfKey:
    """One of the four."""

    key: str
    measures: tuple[Known, ...]

    @property
    def is_known(self) -> bool:
        return any(m.is_known for m in self.measures)


KEYS: tuple[KeyMeasure, ...] = ("bookings", "los", "connections", "recidivism")


def key_measures(map_: Map) -> tuple[OfKey, ...]:
    """The four in their order, with every measure of the pack or the workshop that is one."""
    return tuple(_of(map_, key) for key in KEYS)


def _of(map_: Map, key: str) -> OfKey:
    found = (m for m in map_.measures.values() if m.key_measure == key)
    return OfKey(key, tuple(_known(map_, m) for m in found))


def _known(map_: Map, measure: Measure) -> Known:
    local = [p for p in map_.numbers if p.measure == measure.id and p.locality == "local"]
    dated = sorted(local, key=lambda p: p.ends or p.starts or date.min)
    asked = tuple(s for s in map_.steps if s.text == finding_out(measure))
    return Known(measure, tuple(dated), asked)


def finding_out(measure: Measure) -> str:
    """The step by which somebody finds a number out."""
    return f"Find out: {measure.name}"
