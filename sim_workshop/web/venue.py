"""What a browser asks to learn what the network of the venue lets through."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect

FOLDER = Path(__file__).parent / "scripts"
ASSETS = ("probe.js", "watch.js", "preflight.js", "preflight_host.js")
LONGEST_WORD = 64
MOST_WORDS = 8
PATIENCE_SECONDS = 30


async def asset(request: Request) -> Response:
    name = request.path_params["asset"]
    if name not in ASSETS:
        return PlainTextResponse("", status_code=404)
    return FileResponse(FOLDER / name, media_type="text/javascript")


async def socket(websocket: WebSocket) -> None:
    """Says back what it hears, a few times: a websocket that gets here gets to the pages too.
    Streamlit's own would keep a session for each try."""
    await websocket.accept()
    with contextlib.suppress(WebSocketDisconnect, TimeoutError):
        async with asyncio.timeout(PATIENCE_SECONDS):
            for _turn in range(MOST_WORDS):
                await websocket.send_text((await websocket.receive_text())[:LONGEST_WORD])
    with contextlib.suppress(RuntimeError):
        await websocket.close()
