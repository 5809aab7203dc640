"""The way from a full page that does not come up to the light one.

Streamlit's page is a shell that stays empty without scripts or without a websocket. Into this
shell go a link for browsers without scripts, and a bar that a small script shows when no websocket
opens (docs/decisions/0007-plain-page.md); and the address of our style sheet. The
shell is Streamlit's own, so it is changed where it passes, and left alone where it looks different
from what we know.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from functools import lru_cache, partial

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sim_workshop.views.kept import address
from sim_workshop.web.pages_of_html import part

ROOT = b'<div id="root"></div>'
OTHER_FONT = re.compile(rb'<link\s+rel="preload"\s+href="[^"]*SourceSans[^>]*>')
"""170 kilobytes that no page of ours shows: they are set in a font of our own."""
NOSCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.S)
LARGEST_SHELL = 100_000
MOST_KEPT = 64
"""Paths of pages; there are some thirty."""
SCRIPT = b'<script src="/venue/watch.js"></script>\n  </head>'
STYLE = b'<link rel="stylesheet" href="%s">\n  </body>' % address("style").encode()
"""The look of every screen, after all that Streamlit puts in the head: ours is the last word."""


@lru_cache(maxsize=4)
def with_a_way_out(shell: bytes) -> bytes:
    """Streamlit's empty page with a way out; anything else as it is."""
    if ROOT not in shell:
        return shell
    said = part("way_out.html").encode("utf-8")
    bare = OTHER_FONT.sub(b"", NOSCRIPT.sub(b"", shell, count=1))
    return (
        bare.replace(ROOT, said + ROOT, 1)
        .replace(b"</head>", SCRIPT, 1)
        .replace(b"</body>", STYLE, 1)
    )


class WithAWayOut:
    """Plain ASGI: only an answer that is a page as a file is looked at, never a stream.

    The shell of a path is the same for everybody and kept, so that of eighty people who arrive
    together only the first one's is read from the disk.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, tuple[Message, Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        if (kept := self._kept.get(scope["path"])) is None:
            await self.app(scope, receive, _Shell(send, partial(self._keep, scope["path"])))
            return
        start, body = kept
        await send({**start, "headers": list(start["headers"])})
        await send(body)

    def _keep(self, path: str, start: Message, body: Message) -> None:
        is_for_everybody = all(name != b"set-cookie" for name, _value in start["headers"])
        if is_for_everybody and len(self._kept) < MOST_KEPT:
            self._kept[path] = (start, body)


class _Shell:
    """Holds back one small page until all of it is there, and hands it to `keep` where it is
    Streamlit's shell."""

    def __init__(self, send: Send, keep: Callable[[Message, Message], None]) -> None:
        self.send = send
        self.keep = keep
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_a_file_of_html(message):
            self.start = message
        elif self.start is None:
            await self.send(message)
        elif message["type"] != "http.response.body":  # a server that sends the file itself
            start, self.start = self.start, None
            await self.send(start)
            await self.send(message)
        else:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._pass_on(self.start)

    async def _pass_on(self, start: Message) -> None:
        headers = MutableHeaders(raw=start["headers"])
        body = self.body
        if headers.get("content-encoding") == "gzip" and len(body) < LARGEST_SHELL:
            body = gzip.decompress(body)
            del headers["content-encoding"]
        changed = with_a_way_out(body)
        headers["content-length"] = str(len(changed))
        if is_shell := changed != body:
            del headers["etag"]
        whole = {**start, "headers": headers.raw}
        said = {"type": "http.response.body", "body": changed}
        if is_shell:
            self.keep({**whole, "headers": list(headers.raw)}, said)
        await self.send(whole)
        await self.send(said)


def _is_a_file_of_html(start: Message) -> bool:
    headers = MutableHeaders(raw=list(start["headers"]))
    is_page = headers.get("content-type", "").startswith("text/html")
    return is_page and start["status"] == 200 and "last-modified" in headers
