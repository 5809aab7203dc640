"""What every route asks of a request: whose it is, whether it is ours, where we are reached."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from sim_workshop import reach
from sim_workshop.domain.people import Member
from sim_workshop.use_cases.house import COOKIE, COOKIE_LIFE_SECONDS, Person, house


def person(request: Request) -> Person:
    return house().person_of(request.cookies.get(COOKIE))


def member(request: Request, code: str) -> Member | None:
    return house().member_of(person(request), code)


def remember(response: Response, request: Request, who: Person) -> Response:
    """Sets the cookie that is this person: not readable by scripts, sent to us alone."""
    response.set_cookie(
        COOKIE, house().cookie_of(who), max_age=COOKIE_LIFE_SECONDS, httponly=True,
        samesite="lax", secure=came_by_https(request), path="/",
    )  # fmt: skip
    return response


def came_by_https(request: Request) -> bool:
    """As the server saw it or a trusted proxy said; or by the public address, if that is https."""
    if request.url.scheme == "https":
        return True
    public = urlsplit(house().settings.public_url or "")
    return public.scheme == "https" and public.netloc == request.headers.get("host", "")


def base_url(request: Request) -> str:
    """Where people reach this server: as set, or as this very request reached it."""
    public = house().settings.public_url
    return (public or f"{request.url.scheme}://{request.url.netloc}").rstrip("/")


def room_url(request: Request) -> str:
    """Where the room reaches this server: a facilitator who reads the wall at "localhost" still
    shows an address that works on other devices."""
    base = base_url(request)
    if not reach.is_only_here(base):
        return base
    return reach.room_url(replace(house().settings, port=request.url.port or 80))


def is_ours(request: Request) -> bool:
    """A form or script of another site must not act with our cookie."""
    origin = request.headers.get("origin")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    if origin is None:
        return True
    reached = urlsplit(f"//{request.headers.get('host', '')}").netloc
    public = urlsplit(house().settings.public_url or "").netloc
    return urlsplit(origin).netloc in {reached, public} - {""}


def source_of(request: Request) -> str:
    """The address a request came from: one for a whole room behind its router."""
    return request.client.host if request.client else ""


async def fail_slowly(request: Request) -> None:
    """Notes a failure and holds its answer back: more each time, and nobody else's."""
    house().failures.note(source_of(request))
    await asyncio.sleep(house().failures.wait_seconds(source_of(request)))
