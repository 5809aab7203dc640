"""`GET /wall/CODE`: the projected screen, a page of its own without any control."""

from __future__ import annotations

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response

from sim_workshop.domain.errors import NotFound
from sim_workshop.domain.roles import may
from sim_workshop.use_cases.house import house
from sim_workshop.web.asking import member

FOLDER = Path(__file__).parent
ASSETS = {
    "wall.css": "text/css", "wall_groups.css": "text/css", "wall_map.css": "text/css",
    "wall.js": "text/javascript", "wall_groups.js": "text/javascript",
    "wall_map.js": "text/javascript",
    "wall_cards.css": "text/css", "wall_cards.js": "text/javascript",
}  # fmt: skip


async def wall(request: Request) -> Response:
    """For whoever may read the room: a link of its own, or a facilitator's second window."""
    code = request.path_params["code"]
    reader = await run_in_threadpool(member, request, code)
    if not may(reader, "read_room") or not await run_in_threadpool(_is_here, code):
        return RedirectResponse(f"/join/{code}", 303)
    if await run_in_threadpool(_holds_none, code):
        return RedirectResponse(f"/enter/{code}?from=wall", 303)
    return FileResponse(FOLDER / "wall.html", media_type="text/html")


def _is_here(code: str) -> bool:
    """Whether there is such a workshop: a host may read one that was deleted meanwhile."""
    try:
        house().store.read(code)
    except NotFound:
        return False
    return True


def _holds_none(code: str) -> bool:
    """Whether the committee holds no workshop: then there is nothing to project."""
    return house().store.read(code).workshop.light


async def asset(request: Request) -> Response:
    name = request.path_params["asset"]
    if name not in ASSETS:
        return PlainTextResponse("", status_code=404)
    return FileResponse(FOLDER / name, media_type=ASSETS[name])
