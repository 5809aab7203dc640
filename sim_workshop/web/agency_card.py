"""`/form/KEY/card`: the report card by the link of an agency's form, as a plain page without a
script. The key opens this agency's card and no other's."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sim_workshop.domain.errors import WorkshopError
from sim_workshop.domain.evaluation import SCALE
from sim_workshop.use_cases import asking_ahead, rating
from sim_workshop.use_cases.asking_ahead import Opened
from sim_workshop.use_cases.house import house
from sim_workshop.web.asking import fail_slowly, is_ours
from sim_workshop.web.forms import SEE_OTHER, fields_of, foreign, sentence
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _

SCORES = {str(n): n for n in SCALE}


async def show(request: Request) -> Response:
    """The topics, with what this agency said last."""
    opened = await _opened(request)
    if isinstance(opened, Response):
        return opened
    before = rating.card_of(opened.map, opened.form.agency)
    return _page(request, opened, before, said=request.query_params.get("said", ""))


async def take(request: Request) -> Response:
    """The card of today; what is refused stays on the page."""
    if not is_ours(request):
        return foreign()
    opened = await _opened(request)
    if isinstance(opened, Response):
        return opened
    scores = _scores(opened, await fields_of(request))
    key = request.path_params["key"]
    try:
        await run_in_threadpool(_rate, key, scores)
    except WorkshopError as refused:
        return _page(request, opened, scores, message=_(str(refused)))
    return RedirectResponse(f"/form/{key}/card?said=saved#top", SEE_OTHER)


def _rate(key: str, scores: Mapping[str, int]) -> None:
    rating.rate_by_form(house().store, key, scores=scores)


async def _opened(request: Request) -> Opened | Response:
    """Guessing is slowed down as with any other key."""
    key = request.path_params["key"]
    try:
        return await run_in_threadpool(asking_ahead.open_form, house().store, key)
    except WorkshopError as closed:
        await fail_slowly(request)
        return sentence(_(str(closed)), 404)


def _scores(opened: Opened, sent: Mapping[str, str]) -> dict[str, int]:
    """What is no score is no rating; a topic that is not on the card is not looked at."""
    topics = (t.id for t in rating.topics_of(opened.map))
    return {t: SCORES[sent[t]] for t in topics if sent.get(t) in SCORES}


def _page(
    request: Request, opened: Opened, scores: Mapping[str, int], *, said: str = "",
    message: str = "",
) -> Response:  # fmt: skip
    map_ = opened.map
    words = {n: map_.pack.vocabulary.label("maturity_rating", str(n)) for n in SCALE}
    return page(
        "agency_card.html", 422 if message else 200, message=message, said=said, own=scores,
        key=request.path_params["key"], agency=opened.form.agency, workshop=map_.name,
        practice=map_.workshop.practice, topics=rating.topics_of(map_), scale=words,
    )  # fmt: skip
