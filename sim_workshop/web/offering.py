"""`POST /similar/CODE`: entries of this workshop that a text being typed may say again. It writes
nothing. The text comes in the body, so that it stands in no log of addresses."""

from __future__ import annotations

import json
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from sim_workshop.domain.roles import may
from sim_workshop.domain.similar import voices
from sim_workshop.domain.text import shortened
from sim_workshop.use_cases import merging
from sim_workshop.use_cases.house import house
from sim_workshop.web.asking import is_ours, member

LARGEST_BODY = 8_000
LONGEST_SHOWN = 160


async def similar(request: Request) -> JSONResponse:
    """At most three entries the person may see, the nearest first; none for what is no text."""
    if not is_ours(request):
        return JSONResponse({"ok": False, "message": "This came from another site."}, 403)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:  # nobody types so much before it is saved
            return JSONResponse({"ok": True, "entries": []})
    try:
        said = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        return JSONResponse(
            {"ok": False, "message": "This server does not know what was asked."}, 400
        )
    return await run_in_threadpool(_offered, request, said)


def _offered(request: Request, said: dict[str, Any]) -> JSONResponse:
    code = request.path_params["code"]
    who = member(request, code)
    if who is None:
        return JSONResponse({"ok": False, "message": "Please join the workshop first."}, 401)
    map_ = house().store.read(code)
    kind, text = str(said.get("kind", "")), str(said.get("text", ""))
    found = merging.offered(map_, who, kind, text) if may(who, "add", map_) else []
    entries = [
        {"id": e.id, "text": shortened(e.text, LONGEST_SHOWN), "voices": voices(e)} for e in found
    ]
    return JSONResponse({"ok": True, "entries": entries}, headers={"Cache-Control": "no-store"})
