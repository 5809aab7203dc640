"""The whole map with everything the room said on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sim_workshop.domain.at_places import AtPlace, at_places, together
from sim_workshop.domain.drawn.arrow_pills import arrow_pills
from sim_workshop.domain.drawn.drawing import Area, Drawing, Pill, Token, Words
from sim_workshop.domain.drawn.legend import Legend, legend
from sim_workshop.domain.drawn.lettering import fitted
from sim_workshop.domain.drawn.pieces import NAMING, WHOLE, at, box_of, empty, line_of, pills
from sim_workshop.domain.drawn.plan import CARE, drawn_elements, plan_of
from sim_workshop.domain.drawn.whole import (
    BAND,
    BAR_RIGHT,
    CARE_TOP,
    FULL,
    TOP,
    USUAL,
    Placed,
    placed,
)
from sim_workshop.domain.place import Intercept
from sim_workshop.domain.ways_out import open_flows
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

BAND_LEFT, BAND_END, BAND_INSET = 66.0, 6.0, 24.0
HEAD_TOP = 80.0
TOKEN = 54.0


def whole(
    map_: Map,
    *,
    naming: bool = False,
    bare: bool = False,
    full: float = FULL,
    counted: Mapping[str, AtPlace] | None = None,
) -> Drawing:
    """What the room said, written into the geometry of its places; `naming` writes the local
    services into their boxes, which are taller for it; `bare` leaves the legend out,
    `full` is how wide it may be.
    `counted` are the entries counted on it when these are not all."""
    how = NAMING if naming else WHOLE
    boxes = drawn_elements(map_)
    if not boxes:
        return empty(map_.name, _("There are no boxes on this map yet."))
    where = placed(plan_of(map_), replace(USUAL, box=USUAL.box + how.kept_free, full=full))
    said = at_places(map_)
    found = _with_what_is_on_undrawn(map_, said if counted is None else counted, where)
    open_ = open_flows(map_, said)
    lines = (*(line_of(r, open_) for r in where.routes), *where.trunks.lines(open_))
    stands = found if counted is None else said
    drawn = tuple(box_of(e, where.grid.frame(e.id), at(stands, e.id), how) for e in boxes)
    if counted is not None:
        drawn = tuple(replace(b, has_gap=bool(at(found, b.id).gaps)) for b in drawn)
    counts = [p for b in drawn for p in pills(b.id, b.x + b.w - 10, b.y - 5, at(found, b.id))]
    tokens, titles, head_pills = heads(map_, where, found)
    looks = {line.look for line in lines}
    key = legend(6, where.community_y + BAND + 52, where.width - 12, looks)
    if bare:
        key = Legend(0, where.community_y + BAND + 16, 0, 0)
    return Drawing(
        width=where.width,
        height=key.y - 10,
        title=map_.name,
        areas=bands(where),
        lines=lines,
        boxes=drawn,
        tokens=tokens,
        pills=(
            *counts,
            *head_pills,
            *arrow_pills(lines, (*drawn, *counts, *head_pills), found, where.width),
            *key.pills,
        ),
        words=(*band_words(map_, where), *titles, *key.words),
        signs=tuple(key.signs),
    )


def _with_what_is_on_undrawn(
    map_: Map, found: Mapping[str, AtPlace], where: Placed
) -> Mapping[str, AtPlace]:
    """What stands on an arrow the whole map leaves out is counted at the box it starts from, what
    stands on a box that is not drawn at its intercept: nothing the room said is lost."""
    drawn = {flow for route in where.routes for flow in route.flows}
    counted: dict[str, list[AtPlace]] = {}
    for place, here in found.items():
        counted.setdefault(_shown_at(map_, place, drawn, where), []).append(here)
    return {place: together(parts) for place, parts in counted.items()}


def _shown_at(map_: Map, place: str, drawn: set[str], where: Placed) -> str:
    flow = map_.flow(place)
    if flow and place not in drawn:
        ends = [e for e in (flow.start, flow.end) if e in where.grid.cells]
        return ends[0] if ends else place
    if not flow and place not in where.grid.cells:
        return map_.intercept_of(place)
    return place


def bands(where: Placed) -> tuple[Area, ...]:
    wide = where.width - BAND_LEFT - BAND_END
    bar = where.grid.bottom + 24 - (TOP - 6)
    return (
        Area(BAND_LEFT, CARE_TOP, wide, BAND, "care"),
        Area(BAND_LEFT, where.community_y, wide, BAND, "community"),
        Area(6, TOP - 6, BAR_RIGHT - 6, bar, "start"),
    )


def band_words(map_: Map, where: Placed) -> tuple[Words, ...]:
    care, low = CARE_TOP + BAND / 2, where.community_y + BAND / 2
    left, right = BAND_LEFT + BAND_INSET, where.width - BAND_END - BAND_INSET
    name = map_.element(CARE)
    return (
        Words(left, care, name.name if name else _("Community treatment and supports"), 29, 600),
        Words(right, care, _("up: a way out to care"), 24, 400, "muted", "end"),
        Words(left, low, _("Back in the community"), 29, 600),
        Words(right, low, _("down: released"), 24, 400, "muted", "end"),
        Words(
            (6 + BAR_RIGHT) / 2, (TOP + where.grid.bottom) / 2, _("A person needs help"), 28, 600,
            "ink", "middle", upright=True,
        ),
    )  # fmt: skip


def heads(
    map_: Map, where: Placed, found: Mapping[str, AtPlace]
) -> tuple[tuple[Token, ...], tuple[Words, ...], tuple[Pill, ...]]:
    """Above each column its number and name; what was said of the whole intercept stands below."""
    tokens, words, counts = [], [], []
    columns = [i for i in map_.intercepts if not i.is_cross]
    for intercept, (x, wide) in zip(columns, where.grid.columns, strict=True):
        tokens.append(Token(x, HEAD_TOP, TOKEN, intercept.token, intercept.id))
        words += _head(intercept, x, wide)
        row = pills(intercept.id, x, HEAD_TOP + TOKEN + 22, at(found, intercept.id))
        shift = x - min((p.x for p in row), default=x)
        counts += [replace(p, x=p.x + shift) for p in row]
    return tuple(tokens), tuple(words), tuple(counts)


def _head(intercept: Intercept, x: float, wide: float) -> list[Words]:
    name = intercept.short_name or intercept.name
    lines, size = fitted(name, wide - TOKEN - 14, (29, 27, 25, 23), 600)
    middle = HEAD_TOP + TOKEN / 2 - (len(lines) - 1) * 15.5
    return [Words(x + TOKEN + 15, middle + 31 * i, line, size, 600) for i, line in enumerate(lines)]
