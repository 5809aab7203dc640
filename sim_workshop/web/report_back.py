"""`/report-back/KEY`: what a workgroup's chair tells the committee, as a plain page without a
script and without an account. The key opens this one form and nothing else."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sim_workshop.domain.errors import WorkshopError
from sim_workshop.domain.plan import NEEDS_A_REASON
from sim_workshop.domain.text import clean
from sim_workshop.domain.year.said import TEXTS, Said, StepSaid
from sim_workshop.domain.year.workgroups import leads_today
from sim_workshop.use_cases import reporting_back
from sim_workshop.use_cases.acting import Held, utc_now
from sim_workshop.use_cases.house import house
from sim_workshop.use_cases.reporting_back import PROGRESS, Opened
from sim_workshop.use_cases.solving import local_day
from sim_workshop.web.agency_form import closed_form, fields_of_form
from sim_workshop.web.asking import is_ours
from sim_workshop.web.pages_of_html import page
from sim_workshop.words import _, say_date

SEE_OTHER = 303


@dataclass(frozen=True)
class Row:
    """One step of the workgroup as it stands on the page."""

    id: str
    text: str
    when: str
    status: str
    reason: str
    now: str
    """The status it has while the page is made."""


async def show(request: Request) -> Response:
    """The form, with what was said last time where it usually stays the same."""
    key = request.path_params["key"]
    try:
        opened = await run_in_threadpool(reporting_back.open_report, house().store, key)
    except WorkshopError as closed:
        return await closed_form(request, str(closed))
    return _page(opened, key, _as_last_time(opened), sent=request.query_params.get("said", ""))


def _as_last_time(opened: Opened) -> Said:
    """Goals, timeline and who is responsible; progress and trouble are new each time."""
    last = opened.newest
    by = leads_today(opened.workgroup, local_day(opened.map, utc_now()))
    if last is None:
        return Said(by=by)
    return Said(goals=last.goals, timeline=last.timeline, responsible=last.responsible, by=by)


async def take(request: Request) -> Response:
    """Sent; or refused with a sentence, and everything typed still there."""
    key = request.path_params["key"]
    if not is_ours(request):
        return _sentence(403, _("This came from another site, so nothing was done."), key)
    sent = await fields_of_form(request)
    if sent is None:
        return _sentence(413, _("This is too long to be saved. Nothing was changed."), key)
    taken = await run_in_threadpool(_taken, key, sent)
    return taken or await closed_form(request, reporting_back.GONE)


def _sentence(status: int, message: str, key: str) -> Response:
    return page(
        "sentence.html", status, heading=_("This did not work"), way=f"/report-back/{key}",
        message=message, way_label=_("Back to the form"),
    )  # fmt: skip


def _taken(key: str, sent: Mapping[str, str]) -> Response | None:
    store = house().store
    try:
        opened = reporting_back.open_report(store, key)
    except WorkshopError:
        return None
    said = _said(sent)
    try:
        reporting_back.send_report(
            store, key, said, once=clean(sent.get("once", ""))[:64],
            names_nobody=sent.get("nobody") == "yes",
        )  # fmt: skip
    except WorkshopError as refused:
        held = isinstance(refused, Held) or sent.get("nobody") == "yes"
        message = _(str(refused))
        return _page(opened, key, said, message=message, held=held, once=sent.get("once", ""))
    return RedirectResponse(f"/report-back/{key}?said=sent#top", SEE_OTHER)


def _said(sent: Mapping[str, str]) -> Said:
    """Steps are named on the page: `status.t3`, `reason.t3`, `was.t3`. A step that was taken away
    meanwhile is still in what was sent, so that its chair hears of it."""
    ids = [name.removeprefix("status.") for name in sent if name.startswith("status.")]
    steps = tuple(
        StepSaid(i, sent[f"status.{i}"], sent.get(f"reason.{i}", ""), sent.get(f"was.{i}", ""))
        for i in ids
    )
    goals, timeline, responsible, progress, trouble = (sent.get(t, "") for t in TEXTS)
    return Said(goals, timeline, responsible, progress, trouble, sent.get("by", "")[:300], steps)


def _page(
    opened: Opened, key: str, said: Said, *, message: str = "", held: bool = False, once: str = "",
    sent: str = "",
) -> Response:  # fmt: skip
    map_, group = opened.map, opened.workgroup
    last = opened.newest
    return page(
        "report_back.html", 422 if message else 200, message=message, key=key, group=group,
        workshop=map_.name, practice=map_.workshop.practice, filled=said, held=held,
        last=say_date(last.on) if last and last.on else "", rows=_rows(opened, said),
        words=_words(opened), needs_a_reason=[w for p, w in _words(opened) if p in NEEDS_A_REASON],
        once=once or secrets.token_hex(16), said=sent,
    )  # fmt: skip


def _words(opened: Opened) -> list[tuple[str, str]]:
    label = opened.map.pack.vocabulary.label
    return [(p, _(label("progress_status", p).split(" (")[0])) for p in PROGRESS]


def _rows(opened: Opened, said: Said) -> list[Row]:
    typed = {s.id: s for s in said.steps}
    return [
        Row(
            s.id, s.text, say_date(s.due) if s.due else s.when,
            typed[s.id].status if s.id in typed else s.status,
            typed[s.id].reason if s.id in typed else s.status_reason, s.status,
        )
        for s in opened.steps
    ]  # fmt: skip
