"""One intercept large, with everything the room said on it and what is missing in its own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sim_workshop.domain.at_places import AtPlace, at_places
from sim_workshop.domain.drawn.arrow_pills import arrow_pills
from sim_workshop.domain.drawn.close_up import BAND, Placed, placed
from sim_workshop.domain.drawn.drawing import Area, Box, Drawing, Sign, Token, Words
from sim_workshop.domain.drawn.labels import LABEL_LINE, Label, close_plan
from sim_workshop.domain.drawn.legend import legend
from sim_workshop.domain.drawn.lettering import fitted, width, wrapped
from sim_workshop.domain.drawn.pieces import (
    LARGE,
    WALL,
    Lettering,
    at,
    box_of,
    empty,
    line_of,
    pills,
)
from sim_workshop.domain.drawn.plan import CARE, START
from sim_workshop.domain.drawn.scene import cells_of, scene_of, unworded
from sim_workshop.domain.drawn.whole import CARE_TOP
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.place import Element
from sim_workshop.domain.ways_out import open_flows
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

GAPS_LISTED = 12
NEAR_TOKEN = 38.0


@dataclass(frozen=True)
class Hand:
    """How large everything is written."""

    boxes: Lettering = LARGE
    near: tuple[float, ...] = (30, 28, 26)
    near_line: float = 31
    gap: float = 29
    gap_line: float = 38
    legend: float = 26
    pill: float = 1.3


NEARBY, ON_THE_WALL = Hand(), Hand(WALL, (32,), 34, 32, 40, 32, 1.6)


def close_up(map_: Map, intercept_id: str, *, wall: bool = False) -> Drawing:
    """For whoever sits before it; or for a wall, without the words on arrows, which nobody in the
    back row could read and which would make everything else smaller."""
    scene = scene_of(map_, intercept_id)
    hand = NEARBY
    if wall:
        scene, hand = unworded(scene), ON_THE_WALL
    if not scene.inner:
        return empty(map_.name, _("There are no boxes at this intercept yet."))
    where = placed(close_plan(scene, cells_of(scene)))
    found = at_places(map_)
    open_ = open_flows(map_, found)
    lines = (*(line_of(r, open_) for r in where.routes), *where.trunks.lines(open_))
    boxes = [box_of(e, where.grid.frame(e.id), at(found, e.id), hand.boxes) for e in scene.inner]
    counts = [
        p for b in boxes for p in pills(b.id, b.x + b.w - 14, b.y - 10, at(found, b.id), hand.pill)
    ]
    grounds = tuple(_ground(label) for label in where.labels)
    near, tokens = _neighbours(map_, (*scene.before, *scene.after), where, hand)
    on_arrows = arrow_pills(lines, (*boxes, *near, *grounds, *counts), found, where.width)
    signs, words, bottom = _below(map_, intercept_id, found, where, hand)
    looks = {line.look for line in lines}
    balls = {b.ball for b in boxes} if wall else None
    key = legend(6, bottom + 36, where.width - 12, looks, size=hand.legend, balls=balls)
    return Drawing(
        width=where.width,
        height=key.y,
        title=f"{map_.name}: {_name(map_, intercept_id)}",
        areas=_bands(where),
        lines=lines,
        boxes=(*boxes, *near),
        tokens=tuple(tokens),
        pills=(*counts, *on_arrows,
               *key.pills),
        words=(*_band_words(map_, where), *_label_words(where), *words, *key.words),
        signs=(*signs, *key.signs),
        grounds=grounds,
    )  # fmt: skip


def _name(map_: Map, intercept_id: str) -> str:
    intercept = map_.intercept(intercept_id)
    return intercept.name if intercept else intercept_id


def _bands(where: Placed) -> tuple[Area, ...]:
    trunks = where.trunks
    wide = where.width - 4
    care = [Area(2, CARE_TOP, wide, BAND, "care")] if _leads(where, up=True) else []
    community = [Area(2, trunks.bottom, wide, BAND, "community")] if _leads(where, up=False) else []
    return (*care, *community)


def _leads(where: Placed, *, up: bool) -> bool:
    return any(leads_up == up for _gutter, leads_up in where.trunks.x)


def _band_words(map_: Map, where: Placed) -> Iterator[Words]:
    care = map_.element(CARE)
    if _leads(where, up=True):
        name = care.name if care else "Care"
        yield Words(30, CARE_TOP + BAND / 2, name, 33, 600)
    if _leads(where, up=False):
        yield Words(30, where.trunks.bottom + BAND / 2, _("Back in the community"), 33, 600)


def _neighbours(
    map_: Map, ids: Sequence[str], where: Placed, hand: Hand
) -> tuple[list[Box], list[Token]]:
    """Boxes of other intercepts, each with the token of its own."""
    boxes, tokens = [], []
    for element in filter(None, map(map_.element, ids)):
        frame = where.grid.frame(element.id)
        home = map_.intercept(element.intercept)
        boxes.append(_neighbour(element, frame, 66 if home else 24, hand))
        if home:
            y = frame[1] + (frame[3] - NEAR_TOKEN) / 2
            tokens.append(Token(frame[0] + 16, y, NEAR_TOKEN, home.token, home.id))
    return boxes, tokens


def _neighbour(
    element: Element, frame: tuple[float, float, float, float], inset: float, hand: Hand
) -> Box:
    x, y, w, h = frame
    name = _("A person needs help") if element.id == START else element.short_name
    lines, size = fitted(name, w - inset - 10, hand.near, most=3)
    top = y + h / 2 - (len(lines) - 1) * hand.near_line / 2
    words = tuple(
        Words(x + inset, top + hand.near_line * n, line, size, 400, "muted")
        for n, line in enumerate(lines)
    )
    return Box(element.id, x, y, w, h, "elsewhere", words, says=element.name)


def _label_words(where: Placed) -> Iterator[Words]:
    for label in where.labels:
        top = label.y - (len(label.lines) - 1) * LABEL_LINE / 2
        for n, line in enumerate(label.lines):
            y = top + n * LABEL_LINE
            yield Words(label.x, y, line, label.size, 400, "muted", label.anchor)


def _ground(label: Label) -> Area:
    """What the words on an arrow stand on, so that the line does not run through them."""
    wide = max(width(line, label.size) for line in label.lines) + 16
    high = len(label.lines) * LABEL_LINE + 2
    left = {"start": label.x - 8, "middle": label.x - wide / 2, "end": label.x - wide + 8}
    return Area(left[label.anchor], label.y - high / 2, wide, high, "ground")


def _below(
    map_: Map, intercept_id: str, found: Mapping[str, AtPlace], where: Placed, hand: Hand
) -> tuple[list[Sign], list[Words], float]:
    """What is missing here, in the room's own words."""
    bottom = where.trunks.bottom + (BAND if _leads(where, up=False) else -20)
    gaps = _gaps_here(map_, intercept_id, found)
    if not gaps:
        return [], [], bottom
    y = bottom + 52
    signs: list[Sign] = []
    words = [Words(6, y, _("What is missing here"), 34, 600, "gap")]
    for place, gap in gaps[:GAPS_LISTED]:
        y += 52
        signs.append(Sign(18, y, "gap"))
        words.append(Words(46, y, place, hand.gap, 600))
        start = 46 + width(place, hand.gap, 600) + 24
        lines = wrapped(gap.text, where.width - start - 20, hand.gap)
        words += [
            Words(start, y + n * hand.gap_line, line, hand.gap) for n, line in enumerate(lines)
        ]
        y += hand.gap_line * (len(lines) - 1)
    if len(gaps) > GAPS_LISTED:
        y += 52
        more = _("and {count} more").format(count=len(gaps) - GAPS_LISTED)
        words.append(Words(46, y, more, hand.gap, 400, "muted"))
    return signs, words, y + 24


def _gaps_here(map_: Map, intercept_id: str, found: Mapping[str, AtPlace]) -> list[tuple[str, Gap]]:
    """Gaps at the boxes, arrows and the whole of this intercept, each once, with their place."""
    places = {e.id: e.short_name for e in map_.elements_of(intercept_id)}
    places |= {f.id: map_.place_name(f.id) for f in map_.flows_of(intercept_id)}
    places |= {intercept_id: _("Whole intercept")}
    listed: dict[str, tuple[str, Gap]] = {}
    for place, name in places.items():
        for gap in at(found, place).gaps:
            listed.setdefault(gap.id, (name, gap))
    return list(listed.values())
