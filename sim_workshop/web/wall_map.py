"""`GET /wall/CODE/map.svg`: the map as the wall shows it, whole (`?whole`) or where the room is."""

from __future__ import annotations

from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from sim_workshop.charts.drawn_svg import drawn_svg
from sim_workshop.domain.drawn.drawing import Drawing
from sim_workshop.domain.errors import NotFound
from sim_workshop.domain.layout import on_the_wall
from sim_workshop.domain.roles import may
from sim_workshop.use_cases.house import house
from sim_workshop.web.asking import member

GROUNDS = {False: "#FFFFFF", True: "#0A0F14"}
"""The wall's own: light, and for dark rooms."""


async def picture(request: Request) -> Response:
    """For whoever may read the room. Made once for every wall that shows the same."""
    code = request.path_params["code"]
    reader = await run_in_threadpool(member, request, code)
    if not may(reader, "read_room"):
        return PlainTextResponse("", status_code=403)
    asked = request.query_params
    try:
        made = await run_in_threadpool(_made, code, "whole" in asked, "dark" in asked)
    except NotFound:
        return PlainTextResponse("", status_code=404)
    return Response(made, media_type="image/svg+xml", headers={"Cache-Control": "no-store"})


def _made(code: str, whole: bool, dark: bool) -> str:
    map_ = house().store.read(code)
    return _drawn(on_the_wall(map_, "" if whole else map_.room.at), dark)


@lru_cache(maxsize=16)
def _drawn(plan: Drawing, dark: bool) -> str:
    return drawn_svg(plan, dark=dark, ground=GROUNDS[dark])
