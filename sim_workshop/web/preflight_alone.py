"""The preflight by itself, before anything is set up: no database, no workshop, one page.

It listens where the app would, because firewalls decide by port, and answers websockets at the
app's own path, because filters decide by path.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import segno
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket

from sim_workshop.web import venue
from sim_workshop.web.guarding import Guarded
from sim_workshop.web.preflight_board import Check, Device, board
from sim_workshop.web.preflight_words import told, verdict
from sim_workshop.web.routes import OF_DEVICES, STATIC
from sim_workshop.words import _


async def _stands_in(websocket: WebSocket) -> None:
    """Where the full page would connect."""
    await websocket.accept(subprotocol="streamlit")
    await websocket.close()


def app() -> Starlette:
    routes: list[BaseRoute] = [
        *OF_DEVICES,
        WebSocketRoute("/venue/socket", venue.socket),
        WebSocketRoute("/_stcore/stream", _stands_in),
        Route("/venue/{asset}", venue.asset, methods=["GET"]),
        Mount("/app/static", StaticFiles(directory=STATIC)),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guarded)])


def qr_for_terminal(address: str) -> str:
    """The code in letters a terminal shows."""
    out = io.StringIO()
    segno.make(address, error="l").terminal(out, border=2, compact=True)
    return out.getvalue()


def line(device: Device, check: Check) -> str:
    """What one check found, as a line of the terminal."""
    state, detail = device.results[check]
    words = told()[check]
    mark = {"ok": _("yes"), "no": _("NO"), "note": _("note")}[state]
    found = f"{device.called} {device.came_from}  {mark:>4}  {words.name}"
    found += f" ({detail})" if detail else ""
    if state != "ok":
        found += f"\n      {words.cause} {words.do}"
    return f"{found}\n{verdict(device)}" if device.is_finished else found


def serve(host: str, port: int, say: Callable[[str], None]) -> None:
    """Until somebody stops it."""
    board().listeners.append(lambda device, check: say(line(device, check)))
    uvicorn.run(app(), host=host, port=port, log_level="warning")
