"""`GET /kept/NAME`: style sheet and scripts of our pages, for a browser to keep for good."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from sim_workshop.views.kept import files

TYPES = {"js": "text/javascript", "css": "text/css"}
FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


async def kept(request: Request) -> Response:
    name = request.path_params["name"]
    text = files().get(name)
    if text is None:  # of another version: the page that asks is about to be drawn anew
        return PlainTextResponse("", status_code=404)
    return Response(text, media_type=TYPES[name.rpartition(".")[2]], headers=FOR_GOOD)
