"""Maps to draw: the real pack with what a county said, or changed past recognition."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from typing import Any

from sim_workshop.content import load_pack
from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.place import COMMUNITY, CROSS, Element, Flow, FlowKind, Intercept, short_of
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map, PlaceEdit
from tests.builders import a_map

STATUSES: Mapping[str, Any] = {
    "i0.crisis_line": "sufficient", "i0.crisis_facility": "in_place", "i1.coresponder": "planned",
    "i1.cit": "short_capacity", "i1.deflection": "absent", "i2.diversion_desk": "in_place",
    "i3.specialty_court": "unknown", "i4.handoff": "", "i5.supports": "sufficient",
}  # fmt: skip
GAPS = ("i1.dispatch", "i1.cit", "i0.ed", "i3.jail", "1", "f41", "cross")
KINDS: tuple[FlowKind, ...] = ("deeper", "divert", "care", "release", "violation")
NAMES = (
    "Mental health courts", "Navigation desk and triage", "Peers", "Veterans justice outreach",
    "WWWWWWWWWWWWWWWWW", "Crisis stabilisation",
)  # fmt: skip
LABELS = ("", "goes on", "a rather longer set of words here", "medical or psychiatric emergency")


def a_resource(id: str, place: str, status: Any = "in_place", **known: Any) -> Resource:
    return Resource(id=id, text=f"Something at {place}", places=(place,), status=status, **known)


def a_gap(id: str, place: str, **known: Any) -> Gap:
    return Gap(id=id, text=f"Nobody answers at {place} at night", places=(place,), **known)


def a_county(*more: Record) -> Map:
    """A resource of each status, and gaps on boxes, an arrow, an intercept and across."""
    resources = [a_resource(f"r{n}", p, s) for n, (p, s) in enumerate(STATUSES.items())]
    gaps = [a_gap(f"g{n}", place) for n, place in enumerate(GAPS)]
    return a_map(*resources, *gaps, *more)


def edited(
    intercepts: Iterable[Intercept] = (),
    elements: Iterable[Element] = (),
    flows: Iterable[Flow] = (),
) -> list[PlaceEdit]:
    """Places a workshop added or changed."""
    return [
        *(PlaceEdit(id=f"edit-{i.id}", intercept=i) for i in intercepts),
        *(PlaceEdit(id=f"edit-{e.id}", element=e) for e in elements),
        *(PlaceEdit(id=f"edit-{f.id}", flow=f) for f in flows),
    ]


def a_box(id: str, intercept: str, name: str = "Peers", **known: Any) -> Element:
    return Element(id=id, intercept=intercept, name=name, short_name=short_of(name), **known)


def an_arrow(id: str, start: str, end: str, kind: FlowKind, label: str = "goes on") -> Flow:
    return Flow(id=id, start=start, end=end, kind=kind, label=label)


def changed_past_recognition(seed: int, boxes: int = 12, arrows: int = 15) -> Map:
    """Intercepts renamed, split, moved and hidden; boxes and arrows added and taken away."""
    dice = random.Random(seed)
    pack = load_pack()
    columns = [i for i in pack.intercepts if not i.is_cross]
    changed = [Intercept(id="2.5", name="Between the hearing and the jail", order=2.5)]
    chosen = dice.sample(columns, 2)
    ultimate = {
        "order": dice.uniform(-1, 6),
        "name": "Ultimate",
        "short_name": "Ultimate intercept",
    }
    changed.append(chosen[0].model_copy(update=ultimate))
    if dice.random() < 0.4:
        changed.append(chosen[1].model_copy(update={"hidden": True}))
    drawn = [e for e in pack.elements if e.intercept not in (COMMUNITY, CROSS)]
    gone = [e.model_copy(update={"hidden": True}) for e in dice.sample(drawn, dice.randrange(7))]
    places = [c.id for c in columns] + ["2.5"]
    new = [_some_box(dice, f"x{n}", dice.choice(places)) for n in range(boxes)]
    ends = [e.id for e in drawn + new] + ["com.start", "com.care", "com.end"]
    flows = [_some_arrow(dice, f"xf{n}", ends) for n in range(arrows)]
    return a_county(*edited(changed, gone + new, [f for f in flows if f]))


def _some_box(dice: random.Random, id: str, intercept: str) -> Element:
    row = dice.choice([None, None, dice.randrange(10)])
    return a_box(id, intercept, dice.choice(NAMES), decision=dice.random() < 0.3, row=row)


def _some_arrow(dice: random.Random, id: str, ends: list[str]) -> Flow | None:
    start, end = dice.sample(ends, 2)
    if start in ("com.care", "com.end") or end == "com.start":
        return None
    return an_arrow(id, start, end, dice.choice(KINDS), dice.choice(LABELS))


def sixty_boxes() -> Map:
    """Ten boxes at each intercept, and one at which there are fifteen."""
    pack = load_pack()
    new = []
    for column in [i for i in pack.intercepts if not i.is_cross]:
        there = len([e for e in pack.elements_of(column.id) if not e.group])
        wanted = 15 if column.id == "2" else 10
        new += [
            a_box(f"new.{column.id}.{n}", column.id, NAMES[n % len(NAMES)])
            for n in range(wanted - there)
        ]
    return a_county(*edited(elements=new))


LANGUAGES = (
    "Krisendienst Haftvermeidung", "Kriisipuhelin päivystys", "Tiếp nhận khủng hoảng",
    "خط الأزمات المحلي", "危机热线与分流", "Жедел жәрдем орталығы", "WWWWWWWWWWWWW WWWWWWW",
)  # fmt: skip
"""Names as other languages write them: long words, marks over and under, other scripts."""


def in_other_words(said: str) -> Map:
    """Every box, arrow and entry in words of another language."""
    bare = a_map()
    boxes = [
        e.model_copy(update={"name": said, "short_name": short_of(said)}) for e in bare.elements
    ]
    flows = [f.model_copy(update={"label": said}) for f in bare.flows]
    entries: list[Record] = []
    for n, box in enumerate(boxes):
        entries += [
            a_resource(f"r{n}", box.id).but(text=f"{said} {said}"),
            a_gap(f"g{n}", box.id).but(text=said),
        ]
    return a_map(*edited(elements=boxes, flows=flows), *entries)


def a_full_county() -> Map:
    """Sixty boxes, more than a hundred arrows, 400 entries: as much as a map is asked to carry."""
    map_ = sixty_boxes()
    dice = random.Random(400)
    ids = [e.id for e in map_.elements if e.intercept not in (COMMUNITY, CROSS)]
    wanted = max(0, 100 - len(map_.flows))
    ends = [dice.sample(ids, 2) for _ in range(wanted)]
    arrows = [
        an_arrow(f"xf{n}", start, end, dice.choice(KINDS), dice.choice(LABELS))
        for n, (start, end) in enumerate(ends)
    ]
    places = [*ids, *(f.id for f in map_.flows)]
    entries: list[Record] = [a_resource(f"m{n}", dice.choice(places)) for n in range(200)]
    entries += [a_gap(f"n{n}", dice.choice(places)) for n in range(200)]
    kept = [r for r in map_.records.values() if isinstance(r, PlaceEdit)]
    return a_map(*kept, *edited(flows=arrows), *entries)
