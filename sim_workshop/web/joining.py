"""Coming in by the code of the room: the code, a name and an agency, and who that is."""

from __future__ import annotations

import secrets
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sim_workshop.domain.errors import NotFound, WorkshopError
from sim_workshop.domain.people import Member
from sim_workshop.domain.recognising import Known, free_seats, on_the_list, recognised
from sim_workshop.domain.screens import first_screen
from sim_workshop.domain.workshop import Map
from sim_workshop.in_turn import at_the_door
from sim_workshop.use_cases import engaging, hosting
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.use_cases.house import COOKIE, Person, house
from sim_workshop.use_cases.solving import local_day
from sim_workshop.web.asking import fail_slowly, is_ours, person, remember
from sim_workshop.web.forms import SEE_OTHER, fields_of, foreign
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _, say_date, say_days_in

MOST_OFFERED = 400
"""Of a longer list nothing is offered: the page would be slow on a phone."""


# The code.


async def ask_code(request: Request) -> Response:
    asked = request.query_params
    return page("code.html", code=asked.get("code", "")[:20], light="light" in asked)


async def take_code(request: Request) -> Response:
    if not is_ours(request):
        return foreign()
    form = await fields_of(request)
    typed, light = form.get("code", ""), bool(form.get("light"))
    code = hosting.typed_code(typed)
    if await the_room(request, code) is None:
        return unknown_code(typed, light)
    return RedirectResponse(f"/join/{code}{light_asked(light)}", SEE_OTHER)


async def the_room(request: Request, code: str) -> Map | None:
    """The workshop of this code. Only wrong codes are slowed down, never a whole room."""
    try:
        return await run_in_threadpool(house().store.read, code)
    except NotFound:
        await fail_slowly(request)
        return None


def unknown_code(typed: str, light: bool = False) -> Response:
    message = _("There is no workshop with this code.")
    return page("code.html", 404, code=typed, light=light, message=message)


def light_asked(light: bool) -> str:
    """What keeps the light page chosen on the way in."""
    return "?light=1" if light else ""


def way_into(member: Member, light: bool) -> str:
    """The screen the room is at: whoever comes late is where the others are; a planner in the year
    after is where its work is."""
    if light:
        return f"/plain/{member.workshop}"
    if not member.workshop:  # a host reads every workshop and is in none
        return "/"
    map_ = house().store.read(member.workshop)
    return f"/{first_screen(map_, member, local_day(map_, utc_now()))}"


# Name and agency.


async def ask_name(request: Request) -> Response:
    code = hosting.typed_code(request.path_params["code"])
    map_ = await the_room(request, code)
    if map_ is None:
        return unknown_code(code)
    light = "light" in request.query_params
    inside = await already_in(request, code, light)
    return inside or _name_page(map_, {"light": "1" if light else ""})


async def already_in(request: Request, code: str, light: bool) -> Response | None:
    """Whoever is in with this browser goes to the room as who they are: there are no ghosts."""
    if COOKIE not in request.cookies or code not in (who := person(request)).members:
        return None
    way = await run_in_threadpool(_way_back, who, code, light)
    return (
        remember(RedirectResponse(way, SEE_OTHER), request, who.looking_at(code)) if way else None
    )


def _way_back(who: Person, code: str, light: bool) -> str:
    known = house().member_of(who, code)
    return way_into(known, light) if known else ""


def _name_page(map_: Map, typed: dict[str, str], message: str = "") -> Response:
    free = free_seats(map_)
    return page(
        "name.html", 422 if message else 200, code=map_.code, workshop=map_.name,
        when=_when(map_), practice=map_.workshop.practice, message=message,
        once=secrets.token_urlsafe(16), nameless=map_.workshop.join_without_name,
        agencies=sorted({s.agency for s in map_.stakeholders if s.agency}),
        invited=[on_the_list(s) for s in free] if len(free) < MOST_OFFERED else [],
        sectors=[s.label for s in map_.pack.vocabulary.sectors], names_kept=_names_kept(map_),
        name=typed.get("name", ""), agency=typed.get("agency", ""), sector=typed.get("sector", ""),
        light=bool(typed.get("light")),
    )  # fmt: skip


def _when(map_: Map) -> str:
    settings = map_.workshop
    return say_date(settings.starts) if settings.starts else say_days_in(settings.dates_as_written)


def _names_kept(map_: Map) -> str:
    return {
        "name": _("What you write is shown with your name."),
        "agency": _("What you write is shown with your agency, not your name."),
        "nothing": _("What you write is shown without your name or agency."),
    }[map_.workshop.entry_names]


async def take_name(request: Request) -> Response:
    if not is_ours(request):
        return foreign()
    code = hosting.typed_code(request.path_params["code"])
    if await the_room(request, code) is None:
        return unknown_code(code)
    typed = await fields_of(request)
    if inside := await already_in(request, code, bool(typed.get("light"))):
        return inside
    async with at_the_door():
        return await run_in_threadpool(_let_in, request, code, typed)


def _let_in(request: Request, code: str, typed: dict[str, str]) -> Response:
    map_ = house().store.read(code)
    known = recognised(map_, typed.get("name", ""), typed.get("agency", ""))
    if not known.is_clear and not _is_settled(typed) and not _sent_before(code, typed, known):
        return _which_page(map_, typed, known)
    try:
        member = _join(code, typed)
    except WorkshopError as refused:
        return _name_page(map_, typed, str(refused))
    return welcome(request, member, bool(typed.get("light")))


def _is_settled(typed: dict[str, str]) -> bool:
    """Whether they have said who they are: a line of the list, or somebody else of that name."""
    return bool(typed.get("stakeholder") or typed.get("somebody_else"))


def _sent_before(code: str, typed: dict[str, str], known: Known) -> bool:
    """A button pressed twice: the person already here is who this very form made."""
    made = engaging.id_of_form(code, typed.get("once", ""))
    return any(m.id == made for m in known.people)


def _join(code: str, typed: dict[str, str]) -> Member:
    alone = bool(typed.get("somebody_else"))
    return engaging.join(
        house().store, code, typed.get("name", ""), typed.get("agency", ""),
        typed.get("sector", ""), stakeholder=typed.get("stakeholder", ""),
        once=typed.get("once", ""), listed=not alone,
    )  # fmt: skip


def _which_page(map_: Map, typed: dict[str, str], known: Known) -> Response:
    """Somebody of this name is on the list or here already: is that you?"""
    seats = [known.seat, *known.seats] if known.seat else list(known.seats)
    people = {m.agency: m.agency or _("without an agency") for m in known.people}
    return page(
        "which.html", code=map_.code, workshop=map_.name, seats=seats, people=people,
        name=typed.get("name", ""), agency=typed.get("agency", ""),
        sector=typed.get("sector", ""), once=typed.get("once", ""),
        light=bool(typed.get("light")),
    )  # fmt: skip


def welcome(request: Request, member: Member, light: bool = False) -> Response:
    """Into the room; a participant is shown their PIN once on the way."""
    who = person(request).joined(member)
    way = f"/wall/{member.workshop}" if member.role == "wall" else "/"
    if member.role == "stakeholder":
        way = f"/joined/{member.workshop}{light_asked(light)}"
    return remember(RedirectResponse(way, SEE_OTHER), request, who)


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
    where = "/light?from=wall" if request.query_params.get("from") == "wall" else "/"
    return remember(RedirectResponse(where, SEE_OTHER), request, who.looking_at(code))
