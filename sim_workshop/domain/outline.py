"""The map in words: what the drawing shows, for everybody who cannot see it and for the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim_workshop.domain.at_places import NOTHING, AtPlace, at_places
from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.place import CROSS, Element, Flow, FlowKind
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

KIND_WORDS: Mapping[FlowKind, str] = {
    "deeper": "deeper into justice",
    "divert": "out to care",
    "care": "into or between services",
    "release": "released",
    "violation": "violation",
}


@dataclass(frozen=True)
class ArrowInWords:
    """One way on from a box."""

    flow: Flow
    to: str
    """The name of the box it leads to, with its intercept's number where that is another."""
    kind: str
    """In words: "out to care"."""
    gaps: tuple[Gap, ...] = ()

    @property
    def sentence(self) -> str:
        said = f"{self.flow.label}, {self.kind}" if self.flow.label else self.kind
        return _("To {box} ({how})").format(box=self.to, how=said)


@dataclass(frozen=True)
class BoxInWords:
    """A box as a person reads it from the drawing, and whole."""

    element: Element
    status: str
    """"in place", "too little capacity" … or "no resource named yet"."""
    resources: tuple[Resource, ...]
    gaps: tuple[Gap, ...]
    arrows: tuple[ArrowInWords, ...]

    @property
    def is_spoken_of(self) -> bool:
        """Whether the room said anything of it, or of a way on from it."""
        return bool(self.resources or self.gaps or any(arrow.gaps for arrow in self.arrows))

    @property
    def sentence(self) -> str:
        """One line for the drawing's description: "911 dispatch: in place, 1 resource, 2 gaps"."""
        here = AtPlace(list(self.resources), list(self.gaps))
        decides = _("decision point") if self.element.decision else ""
        said = ", ".join(x for x in (decides, self.status, here.counts_in_words) if x)
        return f"{self.element.name}: {said}"


@dataclass(frozen=True)
class InterceptInWords:
    """A column of the map, and what stands on the intercept itself."""

    id: str
    token: str
    name: str
    boxes: tuple[BoxInWords, ...]
    resources: tuple[Resource, ...]
    gaps: tuple[Gap, ...]

    @property
    def heading(self) -> str:
        return f"{self.token} {self.name}" if self.token != self.name else self.name


def outline(map_: Map) -> tuple[InterceptInWords, ...]:
    """Every intercept in the workshop's own order with its boxes from top to bottom."""
    found = at_places(map_)
    leaving: dict[str, list[Flow]] = {}
    for flow in map_.flows:
        leaving.setdefault(flow.start, []).append(flow)
    return tuple(_intercept(map_, i.id, found, leaving) for i in map_.intercepts)


def _intercept(
    map_: Map, intercept_id: str, found: Mapping[str, AtPlace], leaving: Mapping[str, list[Flow]]
) -> InterceptInWords:
    intercept = map_.intercept(intercept_id)
    here = found.get(intercept_id, NOTHING)
    ordered = sorted(map_.elements_of(intercept_id), key=lambda e: 99 if e.row is None else e.row)
    boxes = tuple(_box(map_, e, found, leaving.get(e.id, [])) for e in ordered)
    return InterceptInWords(
        id=intercept_id,
        token="+" if intercept_id == CROSS else intercept.token if intercept else "",
        name=intercept.name if intercept else intercept_id,
        boxes=boxes,
        resources=tuple(here.resources),
        gaps=tuple(here.gaps),
    )


def _box(
    map_: Map, element: Element, found: Mapping[str, AtPlace], leaving: list[Flow]
) -> BoxInWords:
    here = found.get(element.id, NOTHING)
    arrows = tuple(_arrow(map_, element, f, found.get(f.id, NOTHING)) for f in leaving)
    return BoxInWords(
        element, here.status_in_words, tuple(here.resources), tuple(here.gaps), arrows
    )


def _arrow(map_: Map, start: Element, flow: Flow, here: AtPlace) -> ArrowInWords:
    end = map_.element(flow.end)
    home = map_.intercept(end.intercept) if end else None
    elsewhere = home and end and end.intercept != start.intercept
    name = end.name if end else flow.end
    to = f"{home.token} {name}" if home and elsewhere else name
    return ArrowInWords(flow, to, _(KIND_WORDS[flow.kind]), tuple(here.gaps))
