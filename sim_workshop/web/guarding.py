"""What every answer passes: headers, so that nobody frames the app, guesses types or learns our
addresses; and a sentence where the database does not answer."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sim_workshop.domain.errors import NotSaved
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' blob: 'unsafe-eval'{inline}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "media-src 'self' blob:",
        "worker-src 'self' blob:",
        "connect-src 'self'{sockets}",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
"""Nothing is fetched from, or sent to, any other server: not even by a text that got past every
escaping. Streamlit runs our components from `blob:`, and its Vega compiles expressions."""
HOST = re.compile(r"[a-z0-9.-]+(:\d{1,5})?|\[[0-9a-f:]+\](:\d{1,5})?", re.I)


@lru_cache(maxsize=1)
def inline_scripts() -> str:
    """The scripts that stand in Streamlit's own page, by their fingerprints."""
    found = find_spec("streamlit")
    if found is None or found.origin is None:
        return ""
    index = (Path(found.origin).parent / "static" / "index.html").read_text("utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", index, re.S)
    prints = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    return "".join(f" 'sha256-{each}'" for each in prints)


@lru_cache(maxsize=64)
def policy(host: str) -> str:
    """The policy of a page reached at this host. Some browsers do not take a websocket to the
    same host for 'self'."""
    sockets = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return POLICY.format(inline=inline_scripts(), sockets=sockets)


class Guarded:
    """Plain ASGI, because Starlette's own base class would hold back event streams."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if headers.get("content-type", "").startswith("text/html"):
                    host = Headers(scope=scope).get("host", "")
                    headers.setdefault("Content-Security-Policy", policy(host))
            await send(message)

        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            await self.app(scope, receive, guarded)
        except NotSaved as trouble:  # before anything was sent: routes read first
            await _sorry(trouble)(scope, receive, guarded)


def _sorry(trouble: NotSaved) -> ASGIApp:
    return page(
        "sentence.html", 503, heading=_("This did not work"), message=_(str(trouble)), way="/",
        way_label=_("Try again"),
    )  # fmt: skip
