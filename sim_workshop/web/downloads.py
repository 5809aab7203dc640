"""`GET /files/CODE/NAME`: published files, and for facilitators the working ones."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from sim_workshop.domain.errors import NotAllowed, WorkshopError
from sim_workshop.use_cases.house import house
from sim_workshop.use_cases.publishing import Made, make_file
from sim_workshop.web.asking import member
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _


async def download(request: Request) -> Response:
    """Made when asked for, at any moment, from the newest revision."""
    try:
        made = await run_in_threadpool(_made, request)
    except WorkshopError as refused:
        return page(
            "sentence.html", 403, heading=_("This file cannot be downloaded"),
            message=str(refused), way="/", way_label=_("Back to the workshop"),
        )  # fmt: skip
    named = f"attachment; filename*=UTF-8''{quote(made.name)}"
    headers = {"Content-Disposition": named, "Cache-Control": "no-store"}
    return Response(made.content, media_type=made.media_type, headers=headers)


def _made(request: Request) -> Made:
    code, name = request.path_params["code"], request.path_params["name"]
    who = member(request, code)
    if who is None:  # before anything says whether there is such a workshop
        raise NotAllowed(_("Please join the workshop first."))
    return make_file(house().store, code, who, name)
