"""What the room chose: places, letters, votes; ties shown as ties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import altair as alt

from sim_workshop.charts.canvas import Row, canvas, path, paths, text, texts
from sim_workshop.charts.colours import colours
from sim_workshop.charts.shapes import circle, rectangle
from sim_workshop.domain.drawn.lettering import wrapped
from sim_workshop.domain.priorities import Priority, Round, Standing, standings
from sim_workshop.domain.workshop import Map
from sim_workshop.words import _

LABEL = "Votes"
TALL, PLACE, LETTER, TITLE, COUNT = 64.0, 8.0, 76.0, 104.0, 60.0
BAR = 10.0


class _Line(NamedTuple):
    standing: Standing
    priority: Priority
    chosen: bool
    longest: int


def chart(
    map_: Map, *, round_id: str = "", dark: bool = False, width: int = 760, ground: str = ""
) -> alt.LayerChart:
    """One revealed round, the last unless told. The chosen in the accent colour, others grey."""
    ink = colours(dark=dark)
    lines = _lines(map_, _round(map_, round_id))
    shapes: list[Row] = []
    words: list[Row] = []
    for n, line in enumerate(lines):
        shapes += _shapes(line, n * TALL, width, ink)
        words += _words(line, n * TALL, width, ink)
    if not lines:
        words.append(text(PLACE, TALL / 2, _("No vote has been revealed yet"), ink["muted"], 15))
    data = {"behind": shapes, "words": words}
    height = max(1, len(lines)) * TALL
    return canvas((paths("behind"), texts("words")), data, width, height, ground or ink["surface"])


def _round(map_: Map, round_id: str) -> Round | None:
    """Results stay hidden until they are revealed, in pictures as well."""
    revealed = [r for r in map_.rounds if r.state == "revealed" and r.id in map_.tallies]
    return next((r for r in reversed(revealed) if not round_id or r.id == round_id), None)


def _lines(map_: Map, round_: Round | None) -> list[_Line]:
    if round_ is None:
        return []
    places = standings(round_, map_.tallies[round_.id])
    longest = max((s.votes for s in places), default=0)
    taken = {p.id for p in map_.chosen}
    known = {p.id: p for p in map_.all(Priority, hidden=True)}
    return [
        _Line(s, known[s.priority], _is_chosen(map_, s, taken), longest)
        for s in places
        if s.priority in known
    ]


def _is_chosen(map_: Map, standing: Standing, taken: set[str]) -> bool:
    """Taken to the plan; before anything was, what is above the line."""
    if taken:
        return standing.priority in taken
    return standing.votes > 0 and standing.place <= map_.workshop.priorities_to_plan


def _shapes(line: _Line, top: float, width: float, ink: Mapping[str, str]) -> Iterator[Row]:
    middle = top + TALL / 2
    yield path(circle(LETTER, middle, 13), ink["ink" if line.chosen else "edge"], 1.2)
    left, room = width * 0.62, width * 0.38 - COUNT
    long = room * line.standing.votes / line.longest if line.longest else 0
    if long:
        bar = rectangle(left, middle - BAR / 2, max(long, BAR), BAR, BAR / 2)
        yield path(bar, fill=ink["primary" if line.chosen else "rest"])
    yield path(f"M0,{top + TALL - 0.5}L{width},{top + TALL - 0.5}", ink["line"], 1)


def _words(line: _Line, top: float, width: float, ink: Mapping[str, str]) -> Iterator[Row]:
    middle = top + TALL / 2
    colour = ink["ink" if line.chosen else "muted"]
    yield text(PLACE, middle, line.standing.place_in_words, colour, 20, 700)
    yield text(LETTER, middle, line.priority.letter, colour, 13, 700, "center")
    titles = wrapped(line.priority.title, width * 0.62 - TITLE - 24, 16, 600)
    for n, said in enumerate(titles):
        yield text(TITLE, middle + (n - (len(titles) - 1) / 2) * 20, said, colour, 16, 600)
    if line.standing.tied:
        yield text(PLACE, middle + 20, _("tie"), ink["half"], 13)
    yield text(width - 4, middle, str(line.standing.votes), colour, 20, 700, "right")
