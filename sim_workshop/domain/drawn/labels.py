"""Words on the arrows of one intercept: beside the box an arrow starts from, on its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sim_workshop.domain.drawn.drawing import Anchor
from sim_workshop.domain.drawn.grid import Cell, Grid
from sim_workshop.domain.drawn.lettering import fitted, width, wrapped
from sim_workshop.domain.drawn.plan import CARE, END
from sim_workshop.domain.drawn.routing import Arrow, Stub, Way
from sim_workshop.domain.drawn.scene import Scene
from sim_workshop.domain.drawn.spacing import Slots, start_pin
from sim_workshop.domain.drawn.tracing import BESIDE

LABEL_SIZE, LABEL_LINE, LABEL_ROOM, LABEL_LINES = 26.0, 30.0, 205.0, 3
BEFORE_LABEL, AFTER_LABEL = 26.0, 20.0


@dataclass(frozen=True)
class ClosePlan:
    """What decides where everything stands."""

    cells: tuple[tuple[str, Cell], ...]
    sides: frozenset[str]
    """Boxes of other intercepts."""
    arrows: tuple[Arrow, ...]
    stubs: tuple[Stub, ...]
    labels: tuple[tuple[str, str], ...]
    """Words by flow."""


@dataclass(frozen=True)
class Label:
    """Words on an arrow: where, and their lines."""

    flow: str
    x: float
    y: float
    lines: tuple[str, ...]
    size: float = LABEL_SIZE
    anchor: Anchor = "middle"
    """On the line; "start" and "end" stand beside an upright arrow."""


def close_plan(scene: Scene, cells: Mapping[str, Cell]) -> ClosePlan:
    arrows = [
        Arrow(f.id, f.start, f.end, f.kind, label_height=label_height(f.label))
        for f in scene.flows
        if f.start in cells and f.end in cells
    ]
    leaving: dict[tuple[str, bool], list[str]] = {}
    words = {f.id: f.label for f in scene.flows}
    for f in scene.flows:
        if f.start in cells and f.end in (CARE, END):
            leaving.setdefault((f.start, f.end == CARE), []).append(f.id)
    stubs = []
    for (box, up), ids in leaving.items():
        words[ids[0]] = ", ".join(dict.fromkeys(words[i] for i in ids if words[i]))
        stubs.append(Stub(box, up, tuple(ids), label_height(words[ids[0]])))
    sides = frozenset({*scene.before, *scene.after})
    return ClosePlan(tuple(cells.items()), sides, tuple(arrows), tuple(stubs), tuple(words.items()))


def label_lines(text: str) -> tuple[str, ...]:
    return tuple(wrapped(text, LABEL_ROOM, LABEL_SIZE, most=LABEL_LINES))


def label_height(text: str) -> float:
    return len(label_lines(text)) * LABEL_LINE + 10 if text else 0.0


def label_room(text: str) -> float:
    widest = max((width(line, LABEL_SIZE) for line in label_lines(text)), default=0.0)
    return BEFORE_LABEL + widest + AFTER_LABEL if text else 20.0


def labels_of(
    plan: ClosePlan,
    grid: Grid,
    ways: Iterable[Way],
    found: Slots,
    stub_y: Mapping[Stub, float],
) -> tuple[Label, ...]:
    words = dict(plan.labels)
    labels = [_on_way(grid, w, found, words[w.arrow.flow]) for w in ways]
    for stub, y in stub_y.items():
        x, _, w, _ = grid.frame(stub.box)
        labels.append(_label(stub.flows[0], x + w, y, words[stub.flows[0]], to_right=True))
    on_way = {way.arrow.flow for way in ways}
    between: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in plan.arrows:
        if arrow.flow not in on_way:
            between.setdefault((arrow.start, arrow.end), []).append(arrow)
    for (start, end), arrows in between.items():
        said = ", ".join(dict.fromkeys(words[a.flow] for a in arrows if words[a.flow]))
        back = between.get((end, start), [])
        labels.append(_on_upright(grid, arrows, said, len({a.kind for a in arrows}), len(back)))
    return tuple(label for label in labels if label.lines)


def _on_way(grid: Grid, way: Way, found: Slots, text: str) -> Label:
    y = grid.middle(way.start[1]) + found.pins[start_pin(way)]
    x, _, w, _ = grid.frame(way.arrow.start)
    edge = x + w if way.leaves_right else x
    return _label(way.arrow.flow, edge, y, text, to_right=way.leaves_right)


def _label(flow: str, edge: float, y: float, text: str, *, to_right: bool) -> Label:
    lines = label_lines(text)
    wide = max((width(line, LABEL_SIZE) for line in lines), default=0.0)
    aside = BEFORE_LABEL + wide / 2
    return Label(flow, edge + aside if to_right else edge - aside, y, lines)


def _on_upright(grid: Grid, arrows: Sequence[Arrow], text: str, beside: int, back: int) -> Label:
    """To the right of its arrows; where people go both ways, the way down to the left of them."""
    first = arrows[0]
    x, y, w, h = grid.frame(first.start)
    _, other, _, tall = grid.frame(first.end)
    lines, size = fitted(text, w / 2 - 12, (LABEL_SIZE, 24, 22, 20))
    between = (y + h if y < other else other + tall) + 14 + len(lines) * LABEL_LINE / 2
    aside = 16 + BESIDE * (beside + back - 1) / 2
    if back and y < other:
        return Label(first.flow, x + w / 2 - aside, between, tuple(lines), size, "end")
    return Label(first.flow, x + w / 2 + aside, between, tuple(lines), size, "start")
