"""Trunks: in each gutter all ways out join one line up to care, all releases one line down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sim_workshop.domain.drawn.drawing import Line, Point, Tip
from sim_workshop.domain.drawn.grid import Grid
from sim_workshop.domain.drawn.joining import simplified
from sim_workshop.domain.drawn.routing import Stub


@dataclass(frozen=True)
class Trunks:
    """Where the trunks run and where boxes join them."""

    grid: Grid
    stub_y: Mapping[Stub, float]
    x: Mapping[tuple[int, bool], float]
    """By gutter, and whether it leads up."""
    top: float
    bottom: float

    def lines(self, open_: frozenset[str]) -> Iterator[Line]:
        """`open_` holds the flows people can be sent along today."""
        for (gutter, up), x in sorted(self.x.items()):
            stubs = [s for s in self.stub_y if s.up == up and self._gutter(s) == gutter]
            stubs.sort(key=lambda s: self.stub_y[s])
            yield from self._up(x, stubs, open_) if up else self._down(x, stubs)

    def _gutter(self, stub: Stub) -> int:
        return self.grid.cells[stub.box][0] + 1

    def _up(self, x: float, stubs: Sequence[Stub], open_: frozenset[str]) -> Iterator[Line]:
        """Solid as far as something in place joins it; what nobody has named only touches it."""
        usable = [s for s in stubs if open_.intersection(s.flows)]
        above = max((self.stub_y[s] for s in usable), default=self.top)
        for stub in stubs:
            if stub not in usable:
                y = self.stub_y[stub]
                path = (*self._stub(stub, x), (x, min(above, y)))
                yield Line(stub.flows, "unnamed", (simplified(path),))
                above = max(above, y)
        if usable:
            paths = tuple((*self._stub(s, x), (x, self.top)) for s in reversed(usable))
            flows = tuple(f for s in usable for f in s.flows)
            yield Line(flows, "out", paths, (Tip(x, self.top, 270),))

    def _down(self, x: float, stubs: Sequence[Stub]) -> Iterator[Line]:
        first = (*self._stub(stubs[0], x), (x, self.bottom))
        others = (self._stub(s, x) for s in stubs[1:])
        flows = tuple(f for s in stubs for f in s.flows)
        yield Line(flows, "release", (first, *others), (Tip(x, self.bottom, 90),))

    def _stub(self, stub: Stub, x: float) -> tuple[Point, Point]:
        left, _, wide, _ = self.grid.frame(stub.box)
        return (left + wide, self.stub_y[stub]), (x, self.stub_y[stub])
