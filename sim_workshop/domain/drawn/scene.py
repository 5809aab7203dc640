"""One intercept and its neighbours: which boxes stand in which column and row of its drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sim_workshop.domain.drawn.grid import Cell
from sim_workshop.domain.drawn.plan import CARE, END
from sim_workshop.domain.place import Element, Flow
from sim_workshop.domain.workshop import Map

INNER_COLUMNS = 2


@dataclass(frozen=True)
class Scene:
    """Boxes of the intercept, those arrows come from or lead to, and the arrows between."""

    inner: tuple[Element, ...]
    before: tuple[str, ...]
    """Ids of boxes of intercepts before, and the community where people come from."""
    after: tuple[str, ...]
    flows: tuple[Flow, ...]
    """All that start or end here; those to the care band and the community included."""


def unworded(scene: Scene) -> Scene:
    """The same without the words on its arrows."""
    return replace(scene, flows=tuple(f.model_copy(update={"label": ""}) for f in scene.flows))


def scene_of(map_: Map, intercept_id: str) -> Scene:
    inner = tuple(e for e in map_.elements_of(intercept_id) if not e.group)
    ids = {e.id for e in inner}
    groups = {e.id for e in map_.elements if e.group}
    flows = tuple(
        f
        for f in map_.flows
        if (f.start in ids or f.end in ids) and not {f.start, f.end} & groups and f.start != f.end
    )
    order = {i.id: n for n, i in enumerate(map_.intercepts)}
    here = order[intercept_id]
    around = dict.fromkeys(end for f in flows for end in (f.start, f.end) if end not in ids)
    others = [e for other in around if other not in (CARE, END) and (e := map_.element(other))]
    others.sort(key=lambda e: (order.get(e.intercept, -1), 99 if e.row is None else e.row))
    before = [e.id for e in others if order.get(e.intercept, -1) < here]
    after = [e.id for e in others if order.get(e.intercept, -1) >= here]
    return Scene(inner, tuple(before), tuple(after), flows)


def cells_of(scene: Scene) -> dict[str, Cell]:
    """Neighbours at the sides, the intercept's own boxes between, in the order people meet them."""
    columns = [list(scene.before)] if scene.before else []
    columns += _inner_columns(scene)
    columns += [list(scene.after)] if scene.after else []
    near: dict[str, list[str]] = {}
    for flow in scene.flows:
        near.setdefault(flow.start, []).append(flow.end)
        near.setdefault(flow.end, []).append(flow.start)
    return _rows(columns, near)


def _inner_columns(scene: Scene) -> list[list[str]]:
    boxes = sorted(scene.inner, key=lambda e: 99 if e.row is None else e.row)
    ids = [e.id for e in boxes]
    depth = depths(ids, [(f.start, f.end) for f in scene.flows])
    deepest = max(depth.values(), default=0)
    count = min(INNER_COLUMNS, deepest + 1) if len(ids) > 3 else 1
    columns: list[list[str]] = [[] for _ in range(count)]
    for box in ids:
        columns[depth[box] * count // (deepest + 1)].append(box)
    return [column for column in columns if column]


def depths(boxes: Sequence[str], arrows: Iterable[tuple[str, str]]) -> dict[str, int]:
    """How many steps into the intercept each box lies; arrows back do not count."""
    onward: dict[str, list[str]] = {box: [] for box in boxes}
    for start, end in arrows:
        if start in onward and end in onward:
            onward[start].append(end)
    order, back = _visited(boxes, onward)
    depth = dict.fromkeys(boxes, 0)
    for box in reversed(order):
        for end in onward[box]:
            if (box, end) not in back:
                depth[end] = max(depth[end], depth[box] + 1)
    return depth


def _visited(
    boxes: Sequence[str], onward: Mapping[str, Sequence[str]]
) -> tuple[list[str], set[tuple[str, str]]]:
    """Boxes in the order a walk leaves them, and the arrows that lead back into the walk."""
    done: list[str] = []
    walking: set[str] = set()
    seen: set[str] = set()
    back: set[tuple[str, str]] = set()

    def visit(box: str) -> None:
        seen.add(box)
        walking.add(box)
        for end in onward[box]:
            if end in walking:
                back.add((box, end))
            elif end not in seen:
                visit(end)
        walking.discard(box)
        done.append(box)

    entered = {end for ends in onward.values() for end in ends}
    for box in [*(b for b in boxes if b not in entered), *boxes]:
        if box not in seen:
            visit(box)
    return done, back


def _rows(columns: Sequence[Sequence[str]], near: Mapping[str, Sequence[str]]) -> dict[str, Cell]:
    """Boxes beside those they are linked to, as far as their column has room."""
    tallest = max((len(c) for c in columns), default=1)
    order = [list(column) for column in columns]
    cells: dict[str, Cell] = {}
    for _ in range(4):
        for index, column in enumerate(order):
            wish = {box: _wish(box, near, cells, tallest) for box in column}
            column.sort(key=lambda box: (wish[box], box))
            for box, row in zip(column, _fitted([wish[b] for b in column], tallest), strict=True):
                cells[box] = (index, row)
    return cells


def _wish(
    box: str, near: Mapping[str, Sequence[str]], cells: Mapping[str, Cell], tallest: int
) -> float:
    rows = [cells[other][1] for other in near.get(box, ()) if other in cells]
    if rows:
        return sum(rows) / len(rows)
    return float(cells[box][1]) if box in cells else (tallest - 1) / 2


def _fitted(wishes: Sequence[float], tallest: int) -> list[int]:
    """Rows in order, each as near to its wish as those above and below allow."""
    rows: list[int] = []
    for index, wish in enumerate(wishes):
        last = tallest - (len(wishes) - index)
        rows.append(min(last, max(rows[-1] + 1 if rows else 0, round(wish))))
    return rows
