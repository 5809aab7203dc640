"""What the second device opens: the checks of the network, one after the other.

No sign-in: the address carries a token that nobody guesses and that holds for an hour. Nothing
here touches a workshop or its database, so that it also works before anything is set up.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any, get_args
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from sim_workshop.web.pages_of_html import page
from sim_workshop.web.preflight_board import CHECKS, Check, Device, State, Try, board
from sim_workshop.web.preflight_words import told, verdict
from sim_workshop.words import _

COOKIE = "sim_preflight"
EVENTS, EVENT_SECONDS = 6, 0.3
IDLE_SECONDS = 20
DOWNLOAD = bytes(n * 7 % 251 for n in range(300_000))
"""Of the size of a report; what arrives is summed up by the device."""
LARGEST_REPORT = 2_000


def _try_of(request: Request) -> Try | None:
    return board().find(request.path_params["token"])


def _device_of(request: Request, at: Try) -> Device | None:
    said = request.headers.get("x-device", "") or request.cookies.get(COOKIE, "")
    return at.devices.get(said)


def _over() -> Response:
    return page(
        "sentence.html", 404, heading=_("This check is over"), way="/join",
        message=_("Its address holds for an hour. Ask for a new code at the workshop's computer."),
        way_label=_("Join with the code of the room"),
    )  # fmt: skip


async def show(request: Request) -> Response:
    """Opening the page is the first check; the script runs the others."""
    if (at := _try_of(request)) is None:
        return _over()
    known = _device_of(request, at)
    device = board().arrive(
        at, known.id if known else secrets.token_urlsafe(9), request.headers.get("host", ""),
        request.client.host if request.client else "", request.headers.get("user-agent", ""),
    )  # fmt: skip
    answer = _page(at, device)
    answer.set_cookie(COOKIE, device.id, max_age=3600, httponly=True, samesite="lax", path="/")
    return answer


def _page(at: Try, device: Device) -> Response:
    rows = [(check, told()[check], device.results.get(check)) for check in CHECKS]
    return page(
        "preflight_device.html", token=at.token, device=device, rows=rows,
        total=sum(DOWNLOAD) % 65536, length=len(DOWNLOAD), idle=IDLE_SECONDS,
        spread=int(EVENTS * EVENT_SECONDS * 1000 * 0.6), events=EVENTS, verdict=verdict(device),
    )  # fmt: skip


async def press(request: Request) -> Response:
    """The button for browsers without scripts: a form arrives, and whether the cookie came back."""
    if (at := _try_of(request)) is None:
        return _over()
    sent = await request.form(max_fields=2, max_files=0)
    device = at.devices.get(str(sent.get("device", "")))
    if device is not None:
        board().note(device, "post", "ok" if _origin_agrees(request) else "no")
        came_back = request.cookies.get(COOKIE) == device.id
        board().note(device, "cookie", "ok" if came_back else "no")
    return RedirectResponse(f"/preflight/{at.token}", 303)


def _origin_agrees(request: Request) -> bool:
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")


async def echo(request: Request) -> Response:
    """To the script's first form: whether cookie, origin and words came through, and the time."""
    at = _try_of(request)
    body = (await request.body())[:64]
    if at is None:
        return JSONResponse({"ok": False}, status_code=404)
    device = _device_of(request, at)
    return JSONResponse({
        "said": body.decode("utf-8", "replace"), "origin": _origin_agrees(request),
        "cookie": bool(device) and request.cookies.get(COOKIE) == (device.id if device else ""),
        "now": datetime.now(UTC).timestamp(),
    })  # fmt: skip


async def report(request: Request) -> Response:
    """What the device found: kept for the host's page."""
    at = _try_of(request)
    device = _device_of(request, at) if at else None
    short = int(request.headers.get("content-length") or LARGEST_REPORT) < LARGEST_REPORT
    found = _read(await request.body()) if short else None
    if device is None or found is None:
        return JSONResponse({"ok": False}, status_code=404)
    board().note(device, *found)
    return JSONResponse({"ok": True, "verdict": verdict(device)})


def _read(body: bytes) -> tuple[Check, State, str] | None:
    try:
        said: Any = json.loads(body)
        check, state = said["check"], said["state"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if check not in CHECKS or state not in get_args(State):
        return None
    return check, state, str(said.get("detail", ""))


async def stream(request: Request) -> Response:
    """A few events, one after the other: they arrive so, unless something holds them back."""
    if _try_of(request) is None:
        return JSONResponse({"ok": False}, status_code=404)
    quiet = "idle" in request.query_params
    events = _one_after_a_silence() if quiet else _a_few()
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(events, media_type="text/event-stream", headers=headers)


async def _a_few() -> AsyncIterator[str]:
    for number in range(EVENTS):
        yield f"data: {number}\n\n"
        await asyncio.sleep(EVENT_SECONDS)


async def _one_after_a_silence() -> AsyncIterator[str]:
    yield "data: begin\n\n"
    await asyncio.sleep(IDLE_SECONDS)
    yield "data: end\n\n"


async def download(request: Request) -> Response:
    if _try_of(request) is None:
        return JSONResponse({"ok": False}, status_code=404)
    headers = {"Content-Disposition": "attachment; filename=check.bin", "Cache-Control": "no-store"}
    return Response(DOWNLOAD, media_type="application/octet-stream", headers=headers)
