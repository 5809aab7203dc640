"""Coming in: the code of the room, a name and an agency, a facilitator's link, a passphrase."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sim_workshop.domain.errors import NotFound, WorkshopError
from sim_workshop.domain.people import Member
from sim_workshop.domain.text import clean, one_line
from sim_workshop.domain.workshop import Map
from sim_workshop.store import signing_in
from sim_workshop.use_cases import engaging, hosting
from sim_workshop.use_cases.house import COOKIE, house
from sim_workshop.web.asking import is_ours, person, remember
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _, say_date

SEE_OTHER = 303
LONGEST_FIELD = 300


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form, as text and not too long."""
    sent = await request.form(max_fields=20, max_files=0)
    return {k: clean(str(v))[:LONGEST_FIELD] for k, v in sent.items()}


def _foreign() -> Response:
    return _sentence(_("This came from another site, so nothing was done."), 403)


def _sentence(message: str, status: int) -> Response:
    return page(
        "sentence.html", status, heading=_("This did not work"), message=message, way="/join",
        way_label=_("Join with the code of the room"),
    )  # fmt: skip


# The code.


async def ask_code(request: Request) -> Response:
    asked = request.query_params
    return page("code.html", code=asked.get("code", "")[:20], light="light" in asked)


async def take_code(request: Request) -> Response:
    if not is_ours(request):
        return _foreign()
    form = await _form(request)
    typed, light = form.get("code", ""), bool(form.get("light"))
    code = hosting.typed_code(typed)
    if await _is_known(code):
        return RedirectResponse(f"/join/{code}{'?light=1' if light else ''}", SEE_OTHER)
    return _no_such_code(typed, light)


def _no_such_code(code: str, light: bool = False) -> Response:
    message = _("There is no workshop with this code.")
    return page("code.html", 404, code=code, light=light, message=message)


async def _is_known(code: str) -> bool:
    """Whether a workshop has this code. Only wrong codes are slowed down, never a whole room."""
    try:
        await run_in_threadpool(house().store.read, code)
    except NotFound:
        house().failures.note()
        await asyncio.sleep(house().failures.wait_seconds())
        return False
    return True


# Name and agency.


async def ask_name(request: Request) -> Response:
    code = hosting.typed_code(request.path_params["code"])
    if not await _is_known(code):
        return _no_such_code(code)
    light = "1" if "light" in request.query_params else ""
    if code in (who := person(request)).members:
        way = f"/plain/{code}" if light else "/"
        return remember(RedirectResponse(way, SEE_OTHER), request, who.looking_at(code))
    return _name_page(house().store.read(code), {"light": light})


def _name_page(map_: Map, typed: dict[str, str], message: str = "") -> Response:
    listed = [s for s in map_.stakeholders if not s.member]
    agencies = sorted({s.agency for s in map_.stakeholders if s.agency})
    return page(
        "name.html", 422 if message else 200, code=map_.code, workshop=map_.name,
        when=_when(map_), practice=map_.workshop.practice, message=message,
        nameless=map_.workshop.join_without_name, agencies=agencies,
        invited=[s.name for s in listed if s.name] if len(listed) < 400 else [],
        sectors=[s.label for s in map_.pack.vocabulary.sectors], names_kept=_names_kept(map_),
        name=typed.get("name", ""), agency=typed.get("agency", ""), sector=typed.get("sector", ""),
        light=bool(typed.get("light")),
    )  # fmt: skip


def _when(map_: Map) -> str:
    settings = map_.workshop
    return say_date(settings.starts) if settings.starts else settings.dates_as_written


def _names_kept(map_: Map) -> str:
    return {
        "name": _("What you write is shown with your name."),
        "agency": _("What you write is shown with your agency, not your name."),
        "nothing": _("What you write is shown without your name or agency."),
    }[map_.workshop.entry_names]


async def take_name(request: Request) -> Response:
    if not is_ours(request):
        return _foreign()
    code = hosting.typed_code(request.path_params["code"])
    if not await _is_known(code):
        return _no_such_code(code)
    typed = await _form(request)
    try:
        member = await run_in_threadpool(_join, code, typed)
    except WorkshopError as refused:
        return _name_page(house().store.read(code), typed, str(refused))
    return _welcome(request, member, light=bool(typed.get("light")))


def _join(code: str, typed: dict[str, str]) -> Member:
    return engaging.join(
        house().store, code, typed.get("name", ""), typed.get("agency", ""), typed.get("sector", "")
    )


def _welcome(request: Request, member: Member, light: bool = False) -> Response:
    who = person(request).joined(member)
    way = f"/plain/{member.workshop}" if light else "/"
    way = f"/wall/{member.workshop}" if member.role == "wall" else way
    return remember(RedirectResponse(way, SEE_OTHER), request, who)


# Links and passphrases.


async def sign_in(request: Request) -> Response:
    """A link is only used by pressing the button: a mail program that looks at it uses it not."""
    return page("sign_in.html", key=request.query_params.get("key", "")[:200])


async def take_key(request: Request) -> Response:
    if not is_ours(request):
        return _foreign()
    typed = await _form(request)
    passphrase = typed.get("passphrase", "")
    if passphrase and len(passphrase) < hosting.SHORTEST_PASSPHRASE:
        return page("sign_in.html", 422, key=typed.get("key", ""), message=_(
            "A passphrase has at least 12 characters. Three or four words do well."))  # fmt: skip
    try:
        member = await run_in_threadpool(_use_key, typed)
    except WorkshopError as refused:
        house().failures.note()
        await asyncio.sleep(house().failures.wait_seconds())
        return _sentence(str(refused), 403)
    return _welcome(request, member)


def _use_key(typed: dict[str, str]) -> Member:
    store = house().store
    member = hosting.sign_in_with_key(store, typed.get("key", ""))
    if name := one_line(typed.get("name", "")):
        member = member.model_copy(update={"name": name})
        with store.people() as connection:
            signing_in.put_member(connection, member)
        store.forget(member.workshop)
    if typed.get("passphrase"):
        hosting.set_passphrase(store, member, typed["passphrase"])
    return member


async def take_passphrase(request: Request) -> Response:
    if not is_ours(request):
        return _foreign()
    typed = await _form(request)
    try:
        member = await run_in_threadpool(
            hosting.sign_in_with_passphrase, house().store, typed.get("name", ""),
            typed.get("passphrase", ""),
        )  # fmt: skip
    except WorkshopError as refused:
        house().failures.note()
        await asyncio.sleep(house().failures.wait_seconds())
        return page("sign_in.html", 403, key="", message=str(refused))
    return _welcome(request, member)


async def enter(request: Request) -> Response:
    """From the list of workshops into one of them."""
    who = person(request)
    code = hosting.typed_code(request.path_params["code"])
    known: Any = await run_in_threadpool(house().member_of, who, code)
    if known is None:
        return RedirectResponse(f"/join/{code}", SEE_OTHER)
    if known.workshop == "":
        known = await run_in_threadpool(hosting.lead, house().store, known, code)
        who = who.joined(known)
    return remember(RedirectResponse("/", SEE_OTHER), request, who.looking_at(code))


async def sign_out(request: Request) -> Response:
    if not is_ours(request):
        return _foreign()
    response = RedirectResponse("/join", SEE_OTHER)
    response.delete_cookie(COOKIE, path="/")
    return response
