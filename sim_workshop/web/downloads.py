"""`GET /files/CODE/NAME`: published files, and for facilitators the working ones.

A file is made once, away from the room, for everybody who asks. Whoever asks with a browser sees
after a moment how far it is; the page needs no script. `?ticket=` finds the same file again,
`?look` the page instead of the file, `?again` tries once more what failed.
"""

from __future__ import annotations

import asyncio
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sim_workshop.domain.errors import CannotMake, NotAllowed, WorkshopError
from sim_workshop.domain.people import Member
from sim_workshop.use_cases.house import house
from sim_workshop.use_cases.making.asking import ask_for, media_type
from sim_workshop.use_cases.making.made_files import Coming
from sim_workshop.use_cases.publishing import LOG, Made, make_file
from sim_workshop.web.asking import member
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _

PATIENCE = 3.0
"""Seconds a browser shows nothing new: most files are there by then."""
LONGEST = 400.0
"""Seconds a program waits, that does not read pages."""


async def download(request: Request) -> Response:
    """The file, or the page that says how far it is, or the sentence why there is none."""
    try:
        asked = await run_in_threadpool(_asked, request)
        if isinstance(asked, Made):
            return _attached(asked.content, asked.name, asked.media_type)
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse(
                told(asked, _ticketed(asked)), headers={"Cache-Control": "no-store"}
            )
        return await _answered(request, asked)
    except CannotMake as failed:
        return _failed(request, str(failed))
    except WorkshopError as refused:
        return page(
            "sentence.html", 403, heading=_("This file cannot be downloaded"),
            message=_(str(refused)), way="/", way_label=_("Back to the workshop"),
        )  # fmt: skip


def _asked(request: Request) -> Coming | Made:
    code, name = request.path_params["code"], request.path_params["name"]
    who = _who(request, code)
    files, store = house().files, house().store
    if name == LOG:
        return make_file(store, code, who, name)
    return ask_for(
        files, store, code, who, name, ticket=request.query_params.get("ticket", ""),
        again="again" in request.query_params,
    )  # fmt: skip


def _who(request: Request, code: str) -> Member:
    found = member(request, code)
    if found is None:  # before anything says whether there is such a workshop
        raise NotAllowed(_("Please join the workshop first."))
    return found


async def _answered(request: Request, coming: Coming) -> Response:
    reads = "text/html" in request.headers.get("accept", "")
    looks = reads and "look" in request.query_params
    waiting = asyncio.wrap_future(coming.future)
    await asyncio.wait({waiting}, timeout=0.0 if looks else PATIENCE if reads else LONGEST)
    if looks or not coming.future.done():
        if coming.failed:
            return _failed(request, coming.failed)
        return page(
            "making.html", file=coming.name, way=_ticketed(coming),
            ready=coming.future.done(), share=round(coming.share, 2), back=_back(coming),
        )  # fmt: skip
    return _attached(waiting.result(), coming.file_name, media_type(coming.name))


def told(coming: Coming, way: str) -> dict[str, object]:
    """For a script that shows how far it is."""
    state = "failed" if coming.failed else "ready" if coming.future.done() else "making"
    said = _(coming.failed) if coming.failed else ""
    return {"state": state, "share": round(coming.share, 2), "said": said, "way": way}


def _ticketed(coming: Coming) -> str:
    """Where this very file is, though the workshop has a newer revision by then."""
    return f"/files/{quote(coming.code)}/{quote(coming.name)}?ticket={coming.ticket}"


def _back(coming: Coming) -> str:
    return f"/enter/{quote(coming.code)}"


def _failed(request: Request, sentence: str) -> Response:
    return page(
        "sentence.html", 503, heading=_("This file was not made"), message=_(sentence),
        way=f"{quote(request.url.path)}?again", way_label=_("Try again"),
    )  # fmt: skip


def _attached(content: bytes, name: str, media: str) -> Response:
    named = f"attachment; filename*=UTF-8''{quote(name)}"
    headers = {"Content-Disposition": named, "Cache-Control": "no-store"}
    return Response(content, media_type=media, headers=headers)
