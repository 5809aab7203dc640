"""`/plain/CODE`: the room as a plain page, for phones and for networks that cut websockets.

A list and forms that work without any script; `plain.js` lets the list follow the feed. What is
shown comes from the same telling as the feed, what is done goes to the same use cases
(docs/decisions/0007-plain-page.md).
"""

from __future__ import annotations

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response

from sim_workshop.domain.errors import NotFound
from sim_workshop.domain.people import Member
from sim_workshop.domain.roles import may
from sim_workshop.use_cases import hosting
from sim_workshop.use_cases.house import house
from sim_workshop.web import plain_acts, plain_shown
from sim_workshop.web.asking import is_ours, member, person
from sim_workshop.web.pages_of_html import page
from sim_workshop.web.plain_acts import Refused
from sim_workshop.words import _

SEE_OTHER = 303
FOLDER = Path(__file__).parent
ASSETS = {"plain.css": "text/css", "plain.js": "text/javascript"}


async def own(request: Request) -> Response:
    """The plain page of the workshop this browser looks at: where a page that failed sends one."""
    at = person(request).at
    return RedirectResponse(f"/plain/{at}" if at else "/join?light=1", SEE_OTHER)


async def show(request: Request) -> Response:
    return await run_in_threadpool(_shown, request)


def _shown(request: Request, refused: Refused | None = None) -> Response:
    code = hosting.typed_code(request.path_params["code"])
    reader = member(request, code)
    if reader is None or not may(reader, "read_room"):
        return RedirectResponse(f"/join/{code}?light=1", SEE_OTHER)
    if reader.role == "wall":
        return RedirectResponse(f"/wall/{code}", SEE_OTHER)
    return _page(request, code, reader, refused)


def _page(request: Request, code: str, reader: Member, refused: Refused | None) -> Response:
    try:
        map_ = house().store.read(code)
    except NotFound:
        return RedirectResponse("/join?light=1", SEE_OTHER)
    asked = request.query_params
    stamp = plain_shown.stamp(house().store, map_)
    if asked.get("stamp") == stamp:
        return Response(status_code=204)  # to a script that polls: nothing has changed
    view = plain_shown.View(
        at=asked.get("at", ""), place=asked.get("place", ""), edit=asked.get("edit", ""),
        kind=asked.get("kind", ""), said=asked.get("said", ""), about=asked.get("about", ""),
    )  # fmt: skip
    values = plain_shown.values(house().store, map_, reader, view, refused)
    return page("plain.html", 422 if refused else 200, stamp=stamp, **values)


async def take(request: Request) -> Response:
    """One form of the page: done and shown again, or refused with what was typed kept."""
    if not is_ours(request):
        return page(
            "sentence.html", 403, heading=_("This did not work"), way="/plain",
            message=_("This came from another site, so nothing was done."),
            way_label=_("Back to the room"),
        )  # fmt: skip
    if int(request.headers.get("content-length") or 0) > plain_acts.LARGEST_FORM:
        return page(
            "sentence.html", 413, heading=_("This did not work"), way="/plain",
            message=_("This is too long to be saved. Nothing was changed."),
            way_label=_("Back to the room"),
        )  # fmt: skip
    sent = await request.form(max_fields=200, max_files=0)
    typed = {name: str(value) for name, value in sent.items()}
    return await run_in_threadpool(_taken, request, typed)


def _taken(request: Request, typed: dict[str, str]) -> Response:
    code = hosting.typed_code(request.path_params["code"])
    who = member(request, code)
    if who is None:
        return RedirectResponse(f"/join/{code}?light=1", SEE_OTHER)
    done = plain_acts.do(house().store, code, who, typed)
    if isinstance(done, Refused):
        return _shown(request, done)
    return RedirectResponse(f"/plain/{code}?{done.query(typed)}#{done.part}", SEE_OTHER)


async def asset(request: Request) -> Response:
    name = request.path_params["asset"]
    if name not in ASSETS:
        return PlainTextResponse("", status_code=404)
    return FileResponse(FOLDER / name, media_type=ASSETS[name])
