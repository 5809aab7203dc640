"""Scripts and styles are sent compressed, each compressed once.

Streamlit sends its scripts as they are, 2.4 megabytes of them, because a server that compressed
them for every visitor would be busy with nothing else. Their names carry a fingerprint, so what was
compressed for the first one is right for everybody after. Only files under `/static/` and `/kept/`
come through here: an event stream or a page is never held back. gzip and not brotli: browsers take
brotli over https alone, and a laptop in a room has none.
"""

from __future__ import annotations

import asyncio
import gzip
import re
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FILES = ("/static/", "/kept/")
SQUEEZED = (".js", ".css")
"""Fonts and pictures are compressed already."""
SQUEEZED_TYPES = ("text/javascript", "application/javascript", "text/css")
OTHER_FONT = re.compile(rb"@font-face\s*\{[^}]*SourceSans[^}]*\}")
"""Streamlit's own, fetched until the page knows that it is set in ours: 170 kB for a blink."""
A_WEEK = "public, max-age=604800"


@dataclass(frozen=True)
class Answer:
    """What is sent for one file."""

    headers: list[tuple[bytes, bytes]]
    body: bytes

    async def sent_to(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body})


class Squeezed:
    """Plain ASGI, around everything else: what it keeps has every header an answer carries."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, Answer] = {}
        self._one_at_a_time = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_a_whole_script(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self._kept:
            async with self._one_at_a_time:  # a room that arrives together waits for one of them
                if path not in self._kept and not await self._keep(path, scope, receive, send):
                    return
        await self._kept[path].sent_to(send)

    async def _keep(self, path: str, scope: Scope, receive: Receive, send: Send) -> bool:
        """Compresses and keeps the file; whatever else comes is passed on as it is."""
        messages: list[Message] = []

        async def collect(message: Message) -> None:
            messages.append(message)

        await self.app(scope, receive, collect)
        if not _is_a_file(messages):
            for message in messages:
                await send(message)
            return False
        body = b"".join(m.get("body", b"") for m in messages[1:])
        self._kept[path] = await asyncio.to_thread(_squeezed, messages[0], body)
        return True


def _is_a_whole_script(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    if not (scope["path"].startswith(FILES) and scope["path"].endswith(SQUEEZED)):
        return False
    headers = Headers(scope=scope)
    takes = {part.strip() for part in headers.get("accept-encoding", "").split(",")}
    return "gzip" in takes and not {"range", "if-none-match", "if-modified-since"} & {*headers}


def _is_a_file(messages: list[Message]) -> bool:
    """Not a page that stands in for a file that is not there, and nothing compressed already."""
    start = messages[0]
    headers = Headers(raw=start["headers"])
    is_text = headers.get("content-type", "").startswith(SQUEEZED_TYPES)
    bodies = all(m["type"] == "http.response.body" for m in messages[1:])
    return start["status"] == 200 and is_text and bodies and "content-encoding" not in headers


def _squeezed(start: Message, body: bytes) -> Answer:
    packed = gzip.compress(OTHER_FONT.sub(b"", body), mtime=0)
    headers = MutableHeaders(raw=list(start["headers"]))
    headers["content-encoding"] = "gzip"
    headers["content-length"] = str(len(packed))
    headers.add_vary_header("Accept-Encoding")
    del headers["etag"]
    return Answer(headers.raw, packed)


class Lasting(StaticFiles):
    """Our fonts and icon: asked for once a week, not with every page."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.setdefault("Cache-Control", A_WEEK)
        return response
