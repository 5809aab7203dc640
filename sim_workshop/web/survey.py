"""`/survey/KEY`: the survey on collaboration as a plain page without a script. The key opens this
one survey; a mark on the device, and nothing about a person, lets an answer be changed."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sim_workshop.domain.errors import WorkshopError
from sim_workshop.domain.evaluation import SCALE
from sim_workshop.use_cases import surveying
from sim_workshop.use_cases.house import house
from sim_workshop.use_cases.surveying import Asked
from sim_workshop.web.asking import came_by_https, fail_slowly, is_ours
from sim_workshop.web.forms import SEE_OTHER, fields_of, foreign
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _

DEVICE = "sim_survey"
MARK_LIFE_SECONDS = 120 * 24 * 3600
SCORES = {str(n): n for n in SCALE}


async def show(request: Request) -> Response:
    """The questions with what this device answered so far."""
    key = request.path_params["key"]
    try:
        asked = await run_in_threadpool(surveying.open_by_link, house().store, key)
        own = await run_in_threadpool(
            surveying.own_answers, house().store, key, request.cookies.get(DEVICE, "")
        )
    except WorkshopError as closed:
        return await _closed(request, str(closed))
    return _page(asked, key, own, said=request.query_params.get("said", ""))


async def take(request: Request) -> Response:
    """One set of answers a device; what is refused stays on the page."""
    key = request.path_params["key"]
    if not is_ours(request):
        return foreign()
    try:
        asked = await run_in_threadpool(surveying.open_by_link, house().store, key)
    except WorkshopError as closed:
        return await _closed(request, str(closed))
    answers = _answers(asked, await fields_of(request))
    mark = request.cookies.get(DEVICE, "")
    device = mark if surveying.is_device(mark) else secrets.token_hex(16)
    try:
        await run_in_threadpool(_keep, key, device, answers)
    except WorkshopError as refused:
        return _page(asked, key, answers, message=_(str(refused)))
    response = RedirectResponse(f"/survey/{key}?said=saved#top", SEE_OTHER)
    response.set_cookie(
        DEVICE, device, max_age=MARK_LIFE_SECONDS, httponly=True, samesite="lax",
        secure=came_by_https(request), path=f"/survey/{key}",
    )  # fmt: skip
    return response


def _keep(key: str, device: str, answers: Mapping[str, int]) -> None:
    surveying.answer(house().store, key, device=device, answers=answers)


def _answers(asked: Asked, sent: Mapping[str, str]) -> dict[str, int]:
    """What is no score is no answer; a question that was not asked is not looked at."""
    known = [q.id for q in surveying.questions_of(asked.map)]
    return {q: SCORES[sent[q]] for q in known if sent.get(q) in SCORES}


def _page(
    asked: Asked, key: str, own: Mapping[str, int], *, said: str = "", message: str = ""
) -> Response:
    return page(
        "survey.html", 422 if message else 200, message=message, key=key, said=said, own=own,
        workshop=asked.map.name, practice=asked.map.workshop.practice, scale=SCALE,
        after=asked.survey.when == "after", questions=surveying.questions_of(asked.map),
    )  # fmt: skip


async def _closed(request: Request, sentence: str) -> Response:
    """Guessing is slowed down as with any other key."""
    await fail_slowly(request)
    return page(
        "sentence.html", 404, heading=_("This did not work"), message=_(sentence), way="/join",
        way_label=_("Join with the code of the room"),
    )  # fmt: skip
