"""The whole map with the county's yearly counts on it: arrows as wide as the people who take them,
each with its number. What nobody counted stays a hair."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sim_workshop.domain.at_places import at_places
from sim_workshop.domain.drawn.arrow_pills import FAR, Taken, covered, spots
from sim_workshop.domain.drawn.drawing import Area, Drawing, Line, LineLook, Point, Tip, Words
from sim_workshop.domain.drawn.legend import legend
from sim_workshop.domain.drawn.lettering import width
from sim_workshop.domain.drawn.pieces import WHOLE, at, box_of, empty, look_of, tip
from sim_workshop.domain.drawn.plan import drawn_elements, plan_of
from sim_workshop.domain.drawn.routing import Stub
from sim_workshop.domain.drawn.spacing import Spacing
from sim_workshop.domain.drawn.whole import BAND, Measures, Placed, placed
from sim_workshop.domain.drawn.whole_map import band_words, bands, heads
from sim_workshop.domain.drawn.widths import cuts_of, pieces, together, width_of
from sim_workshop.domain.flow_counts import Count
from sim_workshop.domain.ways_out import open_flows
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _, say_number

ROOMY = Measures(
    84, 25, Spacing(26, 36, in_row=24, in_space=(16, 26), at_bottom=(34, 26)), entrance=112,
)  # fmt: skip
"""Room between lines for the widest."""
HEAD_OF, LARGEST_HEAD = 11.0, 1.7
NUMBER, NUMBER_HIGH = 22.0, 27.0
Counts = Mapping[str, Count]


def flow_map(map_: Map, counts: Counts) -> Drawing:
    boxes = drawn_elements(map_)
    if not boxes:
        return empty(map_.name, _("There are no boxes on this map yet."))
    where = placed(plan_of(map_), ROOMY)
    found = at_places(map_)
    ways = list(_ways(where, counts, open_flows(map_, found)))
    most = max((n for way in ways for n in way.pieces(counts).values() if n), default=0.0)
    lines = tuple(way.line(counts, most) for way in ways)
    drawn = tuple(
        replace(box_of(e, where.grid.frame(e.id), at(found, e.id), WHOLE), has_gap=False)
        for e in boxes
    )
    grounds, numbers = _numbers(ways, counts, lines, drawn, where.width)
    tokens, titles, _pills = heads(map_, where, {})
    key = legend(
        6, where.community_y + BAND + 52, where.width - 12, {w.look for w in ways}, counts=False
    )
    said = Words(6, key.y, _("Lines are as wide as the people a year; a hair is not counted."), 24)
    return Drawing(
        width=where.width,
        height=key.y + 38,
        title=map_.name,
        areas=bands(where),
        lines=lines,
        boxes=drawn,
        tokens=tokens,
        pills=tuple(key.pills),
        words=(*band_words(map_, where), *titles, *numbers, *key.words, said),
        signs=tuple(key.signs),
        grounds=grounds,
    )


class Way:
    """Arrows that share a line, each with its whole path."""

    def __init__(
        self, look: LineLook, wholes: Sequence[tuple[tuple[str, ...], tuple[Point, ...]]],
        ends: Iterable[tuple[Point, Point]],
    ) -> None:  # fmt: skip
        self.look, self.wholes, self.ends = look, wholes, tuple(ends)

    def pieces(self, counts: Counts) -> Mapping[tuple[Point, Point], float | None]:
        return together((path, people(flows, counts)) for flows, path in self.wholes)

    def own(self, path: tuple[Point, ...]) -> tuple[tuple[Point, ...], ...]:
        """The pieces of a path that nobody else takes; the whole path where there are none."""
        takers = together((other, 1.0) for _flows, other in self.wholes)
        cuts = cuts_of(other for _flows, other in self.wholes)
        return tuple(p for p in pieces(path, cuts) if takers[p] == 1.0) or (path,)

    def line(self, counts: Counts, most: float) -> Line:
        wide = {piece: width_of(n, most) for piece, n in self.pieces(counts).items()}
        flows = tuple(f for flows, _path in self.wholes for f in flows)
        tips = tuple(self._tip(before, end, wide) for before, end in self.ends)
        return Line(flows, self.look, tuple(wide), tips, tuple(wide.values()))

    def _tip(self, before: Point, end: Point, wide: Mapping[tuple[Point, Point], float]) -> Tip:
        """As large as the piece it ends asks for."""
        last = max((w for piece, w in wide.items() if end in piece), default=0.0)
        return replace(tip(before, end), size=min(LARGEST_HEAD, max(1.0, last / HEAD_OF)))


def people(flows: Iterable[str], counts: Counts) -> float | None:
    """All who take these arrows in a year; None where none of them is counted."""
    known = [counts[f].middle for f in flows if f in counts]
    return sum(known) if known else None


def _ways(where: Placed, counts: Counts, open_: frozenset[str]) -> Iterator[Way]:
    for route in where.routes:
        wholes = [((flow,), path) for flow, path in route.wholes]
        yield Way(_look(route.kind, route.flows, counts, open_), wholes, route.ends)
    trunks: dict[tuple[int, LineLook], list[Stub]] = {}
    for stub in where.trunks.stub_y:
        kind = "divert" if stub.up else "release"
        key = where.grid.cells[stub.box][0] + 1, _look(kind, stub.flows, counts, open_)
        trunks.setdefault(key, []).append(stub)
    for (gutter, look), stubs in sorted(trunks.items(), key=lambda found: found[0][1] == "out"):
        yield _trunk(where, gutter, look, stubs)


def _look(kind: str, flows: Iterable[str], counts: Counts, open_: frozenset[str]) -> LineLook:
    """Where people were counted on a way out, there is one."""
    return look_of(kind, any(f in open_ or f in counts for f in flows))


def _trunk(where: Placed, gutter: int, look: LineLook, stubs: Sequence[Stub]) -> Way:
    up = stubs[0].up
    x = where.trunks.x[gutter, up]
    end = (x, where.trunks.top if up else where.trunks.bottom)
    wholes = []
    for stub in stubs:
        left, _top, wide, _high = where.grid.frame(stub.box)
        y = where.trunks.stub_y[stub]
        wholes.append((stub.flows, ((left + wide, y), (x, y), end)))
    return Way(look, wholes, [((x, wholes[0][1][1][1]), end)])


def _numbers(
    ways: Sequence[Way], counts: Counts, lines: Iterable[Line], taken: Sequence[Taken], wide: float
) -> tuple[tuple[Area, ...], tuple[Words, ...]]:
    """Beside each counted arrow its number, where it covers no box, arrowhead or other number."""
    grounds: list[Area] = []
    words: list[Words] = []
    known = [*taken, *(_around(tip) for line in lines for tip in line.tips)]
    for way in ways:
        for flows, path in way.wholes:
            if people(flows, counts) is not None:
                said = number_said([counts[f] for f in flows if f in counts])
                tried = (Line(flows, way.look, paths) for paths in (way.own(path), (path,)))
                ground = _ground(said, tried, [*known, *grounds], wide)
                grounds.append(ground)
                middle = ground.y + ground.h / 2
                words.append(
                    Words(ground.x + ground.w / 2, middle, said, NUMBER, 600, "ink", "middle")
                )
    return tuple(grounds), tuple(words)


def _around(tip: Tip) -> Area:
    reach = 14 * tip.size
    return Area(tip.x - reach, tip.y - reach, 2 * reach, 2 * reach, "ground")


def number_said(counts: Sequence[Count]) -> str:
    """A count, or the range somebody gave instead."""
    low, high = sum(c.low for c in counts), sum(c.high for c in counts)
    if low == high:
        return say_number(low, 0)
    return f"{say_number(low, 0)}–{say_number(high, 0)}"


def _ground(said: str, tried: Iterable[Line], taken: Sequence[Taken], wide: float) -> Area:
    """Where its own line leaves no free spot, one on the line it shares; otherwise the best."""
    w = width(said, NUMBER, 600) + 12
    best, least = None, math.inf
    for line in tried:
        for x, y in spots(line):
            area = Area(x - w / 2, y - NUMBER_HIGH / 2, w, NUMBER_HIGH, "ground")
            outside = area.x < 0 or area.x + area.w > wide
            cost = sum(covered(area, other) for other in taken) + FAR * outside
            if cost < least:
                best, least = area, cost
            if not cost:
                return area
    assert best is not None
    return best
