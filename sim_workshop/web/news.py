"""`GET /live/CODE`: the feed as server-sent events; and whether the server is well."""

from __future__ import annotations

from functools import lru_cache

import segno
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from sim_workshop.domain.errors import NotFound
from sim_workshop.domain.people import Member
from sim_workshop.live.feed import Feed
from sim_workshop.use_cases.hosting import spoken_code
from sim_workshop.use_cases.house import house
from sim_workshop.web.asking import member, room_url


@lru_cache(maxsize=1)
def feed() -> Feed:
    """The one of this process."""
    return Feed(house().store)


@lru_cache(maxsize=64)
def join_told(base: str, code: str) -> dict[str, str]:
    """How to join, for the wall: address, code, and both as a QR picture."""
    qr = segno.make(f"{base}/join/{code}", error="m")
    picture = qr.svg_data_uri(border=4, dark="#0B1220", light="#FFFFFF")
    address = f"{base}/join".split("://", 1)[-1]
    return {"url": address, "code": spoken_code(code), "qr": picture}


async def live(request: Request) -> Response:
    code = request.path_params["code"]
    try:
        reader = await run_in_threadpool(_reader, request, code)
    except NotFound as missing:
        return JSONResponse({"ok": False, "message": str(missing)}, status_code=404)
    if reader is None:
        return JSONResponse({"ok": False, "message": "Please join first."}, status_code=401)
    if "wall" in request.query_params:
        return _stream(request, code, as_the_wall_sees(reader), whose=reader.id)
    return _stream(request, code, reader)


def _reader(request: Request, code: str) -> Member | None:
    """Who listens to a workshop that is there."""
    reader = member(request, code)
    if reader is not None:
        house().store.read(code)
    return reader


def as_the_wall_sees(reader: Member) -> Member:
    """A facilitator's own browser may show the wall: it is told no more than any wall."""
    return reader.model_copy(update={"role": "wall", "id": "wall", "eligible": False})


def _stream(request: Request, code: str, reader: Member, whose: str = "") -> StreamingResponse:
    said = request.headers.get("last-event-id") or request.query_params.get("last", "")
    last = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None
    events = feed().stream(code, reader, join_told(room_url(request), code), last, whose)
    quiet = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(events, media_type="text/event-stream", headers=quiet)


async def health(_request: Request) -> JSONResponse:
    """For whoever watches the server: it answers, and so does its database."""
    count = len(await run_in_threadpool(house().store.codes))
    return JSONResponse({"ok": True, "workshops": count})
