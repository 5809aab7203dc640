"""The drawing of the system at one revision: the whole map, or one intercept large. The same Map
always gives the same drawing, and adding an entry never moves a box."""

from __future__ import annotations

from sim_workshop.domain.drawn.close_up_map import close_up
from sim_workshop.domain.drawn.drawing import Drawing
from sim_workshop.domain.drawn.whole_map import whole
from sim_workshop.domain.outline import outline
from sim_workshop.domain.workshop import Map

__all__ = ["drawing", "on_paper", "on_the_wall", "outline"]


def drawing(map_: Map, intercept: str | None = None, *, naming: bool = False) -> Drawing:
    """The whole map, or one intercept of it large. An intercept that is not shown gives the
    whole map. `naming` writes the local services into the boxes of the whole map as well; one
    intercept always names them."""
    if intercept and map_.intercept(intercept):
        return close_up(map_, intercept)
    return whole(map_, naming=naming)


def on_paper(map_: Map, *, wide: float) -> Drawing:
    """The whole map with the local services in their boxes, as wide as a large sheet allows."""
    return whole(map_, naming=True, full=wide)


def on_the_wall(map_: Map, intercept: str = "") -> Drawing:
    """The map as it is projected: the whole of it as large as a wall allows, without the legend,
    for orientation; or one intercept, to be read from the back row."""
    if intercept and map_.intercept(intercept):
        return close_up(map_, intercept, wall=True)
    return whole(map_, bare=True)
