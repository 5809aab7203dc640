"""The PIN shown after joining, and coming back with it on another device."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sim_workshop.domain.errors import WorkshopError
from sim_workshop.domain.people import Member
from sim_workshop.domain.pins import spoken_pin
from sim_workshop.domain.workshop import Map
from sim_workshop.use_cases import hosting
from sim_workshop.use_cases.house import house
from sim_workshop.use_cases.returning import come_back
from sim_workshop.web.asking import fail_slowly, is_ours, member, person, remember
from sim_workshop.web.forms import SEE_OTHER, fields_of, foreign
from sim_workshop.web.joining import already_in, the_room, unknown_code, way_into
from sim_workshop.web.pages_of_html import page


async def show_pin(request: Request) -> Response:
    """To the person themselves and nobody else."""
    code = hosting.typed_code(request.path_params["code"])
    return await run_in_threadpool(_pin_shown, request, code)


def _pin_shown(request: Request, code: str) -> Response:
    who = member(request, code)
    pin = house().pins.of(who) if who else ""
    if who is None or not pin:
        return RedirectResponse(f"/join/{code}", SEE_OTHER)
    return page(
        "joined.html", name=who.name or who.agency, pin=spoken_pin(pin),
        way=way_into(who, "light" in request.query_params), spoken=hosting.spoken_code(code),
    )  # fmt: skip


async def ask_pin(request: Request) -> Response:
    code = hosting.typed_code(request.path_params["code"])
    map_ = await the_room(request, code)
    if map_ is None:
        return unknown_code(code)
    light = "light" in request.query_params
    inside = await already_in(request, code, light)
    return inside or _pin_page(map_, {"light": "1" if light else ""})


def _pin_page(map_: Map, typed: dict[str, str], message: str = "") -> Response:
    return page(
        "back.html", 403 if message else 200, code=map_.code, workshop=map_.name,
        name=typed.get("name", ""), agency=typed.get("agency", ""), message=message,
        nameless=map_.workshop.join_without_name, light=bool(typed.get("light")),
    )  # fmt: skip


async def take_pin(request: Request) -> Response:
    """The same person on another device; both are signed in from here on."""
    if not is_ours(request):
        return foreign()
    code = hosting.typed_code(request.path_params["code"])
    map_ = await the_room(request, code)
    if map_ is None:
        return unknown_code(code)
    typed = await fields_of(request)
    light = bool(typed.get("light"))
    if inside := await already_in(request, code, light):
        return inside
    try:
        found = await run_in_threadpool(_come_back, code, typed)
    except WorkshopError as refused:
        await fail_slowly(request)
        return _pin_page(map_, typed, str(refused))
    way = RedirectResponse(await run_in_threadpool(way_into, found, light), SEE_OTHER)
    return remember(way, request, person(request).joined(found))


def _come_back(code: str, typed: dict[str, str]) -> Member:
    name, agency, pin = (typed.get(field, "") for field in ("name", "agency", "pin"))
    return come_back(house().store, house().pins, code, name, agency, pin)
