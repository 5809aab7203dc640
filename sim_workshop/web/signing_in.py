"""Coming in by a link or a passphrase, as a host, a facilitator, a planner or a screen; and out."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sim_workshop.domain.errors import WorkshopError
from sim_workshop.domain.people import Member
from sim_workshop.domain.text import one_line
from sim_workshop.store import signing_in
from sim_workshop.use_cases import hosting
from sim_workshop.use_cases.house import COOKIE, house
from sim_workshop.web.asking import fail_slowly, is_ours
from sim_workshop.web.forms import SEE_OTHER, fields_of, foreign, sentence
from sim_workshop.web.joining import welcome
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _


async def sign_in(request: Request) -> Response:
    """A link is only used by pressing the button: a mail program that looks at it uses it not."""
    return await _asked({"key": request.query_params.get("key", "")[:200]})


async def _asked(typed: dict[str, str], message: str = "") -> Response:
    """The form of a link, with the name as it was typed."""
    key = typed.get("key", "")
    named = await run_in_threadpool(hosting.needs_a_name, house().store, key)
    return page("sign_in.html", 422 if message else 200, key=key, message=message,
                name=typed.get("name", ""), needs_a_name=named)  # fmt: skip


async def take_key(request: Request) -> Response:
    if not is_ours(request):
        return foreign()
    typed = await fields_of(request)
    passphrase = typed.get("passphrase", "")
    if passphrase and len(passphrase) < hosting.SHORTEST_PASSPHRASE:
        return await _asked(
            typed, _("A passphrase has at least 12 characters. Three or four words do well.")
        )
    needs = await run_in_threadpool(hosting.needs_a_name, house().store, typed.get("key", ""))
    if needs and not one_line(typed.get("name", "")):
        return await _asked(typed, _("Write your name. The link was not used yet."))
    try:
        member = await run_in_threadpool(_use_key, typed)
    except WorkshopError as refused:
        await fail_slowly(request)
        return sentence(str(refused), 403)
    return welcome(request, member)


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
        return foreign()
    typed = await fields_of(request)
    try:
        member = await run_in_threadpool(
            hosting.sign_in_with_passphrase, house().store, typed.get("name", ""),
            typed.get("passphrase", ""),
        )  # fmt: skip
    except WorkshopError as refused:
        await fail_slowly(request)
        return page("sign_in.html", 403, key="", message=str(refused))
    return welcome(request, member)


async def sign_out(request: Request) -> Response:
    if not is_ours(request):
        return foreign()
    response = RedirectResponse("/join", SEE_OTHER)
    response.delete_cookie(COOKIE, path="/")
    return response
