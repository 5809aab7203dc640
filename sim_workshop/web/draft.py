"""`/draft/KEY`: the report as it stands, for the planning team to read and comment on, without a
script and without an account. The key opens this one page and nothing else."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from sim_workshop.domain.errors import CannotMake, WorkshopError
from sim_workshop.domain.text import clean, one_line
from sim_workshop.exchange.report_page import for_review
from sim_workshop.exchange.report_page.for_review import Reader, Typed
from sim_workshop.use_cases import reviewing
from sim_workshop.use_cases.acting import Held
from sim_workshop.use_cases.house import house
from sim_workshop.use_cases.making.drafting import draft_of
from sim_workshop.use_cases.making.made_files import Coming
from sim_workshop.use_cases.reviewing import LONGEST_NAME, Opened, Said
from sim_workshop.web.asking import came_by_https, fail_slowly, is_ours
from sim_workshop.web.downloads import told
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _

SEE_OTHER = 303
LARGEST_BODY = 100_000
PATIENCE = 3.0
COOKIE = "sim_reader"
"""The name a reader typed, in their own browser: it stands in the form the next time."""
DAYS = 30 * 24 * 3600


async def show(request: Request) -> Response:
    """The draft, or the page that waits for it, or the sentence why there is none."""
    return await _shown(request, Typed())


async def _shown(request: Request, typed: Typed) -> Response:
    key = request.path_params["key"]
    try:
        opened, coming = await run_in_threadpool(_opened, key)
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse(told(coming, _way(key)), headers={"Cache-Control": "no-store"})
        waiting = asyncio.wrap_future(coming.future)
        await asyncio.wait({waiting}, timeout=PATIENCE if not typed.message else 60)
        if not waiting.done():
            return page("draft_waits.html", way=_way(key), share=round(coming.share, 2))
        return await run_in_threadpool(_page, request, opened, waiting.result(), typed)
    except CannotMake as failed:
        return page(
            "sentence.html", 503, heading=_("The draft was not made"), message=_(str(failed)),
            way=_way(key), way_label=_("Try again"),
        )  # fmt: skip
    except WorkshopError as closed:
        return await _closed(request, str(closed))


def _opened(key: str) -> tuple[Opened, Coming]:
    opened = reviewing.open_draft(house().store, key)
    return opened, draft_of(house().files, house().store, opened.map)


def _page(request: Request, opened: Opened, draft: bytes, typed: Typed) -> Response:
    reader = Reader(
        _way(request.path_params["key"]), _name_of(request), secrets.token_hex(12),
        opened.map.revision, request.query_params.get("said", "")[:80],
    )  # fmt: skip
    text = for_review.write(draft, reader, opened.comments, typed)
    status = 422 if typed.message else 200
    return HTMLResponse(text, status, headers={"Cache-Control": "no-store"})


def _way(key: str) -> str:
    return f"/draft/{quote(key)}"


def _name_of(request: Request) -> str:
    return one_line(unquote(request.cookies.get(COOKIE, "")))[:LONGEST_NAME]


async def _closed(request: Request, sentence: str) -> Response:
    """Guessing is slowed down as with any other key."""
    await fail_slowly(request)
    return page(
        "sentence.html", 404, heading=_("This did not work"), message=_(sentence), way="/join",
        way_label=_("Join with the code of the room"),
    )  # fmt: skip


async def take(request: Request) -> Response:
    """A name, or a comment. What cannot be kept stays in the form, with the reason."""
    key = request.path_params["key"]
    if not is_ours(request):
        return _refused(key, 403, _("This came from another site, so nothing was done."))
    if int(request.headers.get("content-length") or LARGEST_BODY + 1) > LARGEST_BODY:
        return _refused(key, 413, _("This is too long to be saved. Nothing was changed."))
    sent = {k: str(v) for k, v in (await request.form(max_fields=20, max_files=0)).items()}
    if sent.get("do") == "name":
        return _named(request, sent)
    try:
        await run_in_threadpool(_say, request, sent)
    except WorkshopError as refused:
        return await _shown(request, _typed(sent, refused))
    section = quote(sent.get("section", "")[:80])
    way = RedirectResponse(f"{_way(key)}?said={section}#{section}", SEE_OTHER)
    return _remembering(way, request, _name_of(request) or sent.get("by", ""))


def _named(request: Request, sent: Mapping[str, str]) -> Response:
    way = RedirectResponse(f"{_way(request.path_params['key'])}#top", SEE_OTHER)
    return _remembering(way, request, sent.get("by", ""))


def _remembering(way: Response, request: Request, by: str) -> Response:
    name = one_line(clean(by))[:LONGEST_NAME]
    way.set_cookie(COOKIE, quote(name), max_age=DAYS, httponly=True, samesite="lax",
                   secure=came_by_https(request), path="/draft")  # fmt: skip
    return way


def _say(request: Request, sent: Mapping[str, str]) -> None:
    said = Said(
        section=clean(sent.get("section", "")), section_title=one_line(sent.get("title", "")),
        by=_name_of(request) or sent.get("by", ""), text=sent.get("text", ""),
        old=sent.get("old", ""), new=sent.get("new", ""), names_nobody=sent.get("nobody") == "yes",
    )  # fmt: skip
    once = "\x1f".join(sent.get(n, "") for n in ("once", "text", "old", "new"))
    reviewing.say(
        house().store, request.path_params["key"], said, revision=_number(sent.get("revision", "")),
        once=sha256(once.encode("utf-8", "replace")).hexdigest()[:40],
    )  # fmt: skip


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _typed(sent: Mapping[str, str], refused: WorkshopError) -> Typed:
    text, old, new = (clean(sent.get(name, "")) for name in ("text", "old", "new"))
    return Typed(
        section=sent.get("section", "")[:80], text=text, old=old, new=new,
        message=_(str(refused)), may_name=isinstance(refused, Held),
    )  # fmt: skip


def _refused(key: str, status: int, sentence: str) -> Response:
    return page(
        "sentence.html", status, heading=_("This did not work"), way=_way(key), message=sentence,
        way_label=_("Back to the draft"),
    )  # fmt: skip
