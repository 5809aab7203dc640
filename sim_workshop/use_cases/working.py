"""Workgroups and the grants they live on: formed, corrected, closed. Who leaves open work behind is
told which."""

from __future__ import annotations

from datetime import date
from typing import Any

from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.text import one_line, shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.workgroups import open_steps, wrong_with_chairs
from sim_workshop.domain.year.working import Funding, Workgroup
from sim_workshop.store import Work, signing_in
from sim_workshop.use_cases.acting import Acting, not_empty, screened
from sim_workshop.use_cases.in_order import in_order
from sim_workshop.use_cases.solving import local_day

MOST_NAMED = 5


def form_workgroup(
    acting: Acting, /, *, name: str, names_nobody: bool = False, **known: Any
) -> Workgroup:
    """People of both systems who take on one thing, with a chair, a co-chair and a way to work."""
    not_empty(name, "The name")
    screened(name, str(known.get("purpose", "")), names_nobody=names_nobody)
    with acting.act("workgroup.formed", "keep_year") as work:
        _refuse_a_name_twice(work.map, name)
        made = Workgroup(id=work.new_id("wg"), **_one_lined({**known, "name": name}))
        work.answer["id"] = made.id
        return work.put(_that_can_be_meant(work, made))


def correct_workgroup(
    acting: Acting, /, *, id: str, seen: Workgroup | None = None, names_nobody: bool = False,
    **changes: Any,
) -> Workgroup:  # fmt: skip
    """Another chair gets a link of their own: the former chair's opens nothing any more."""
    not_empty(str(changes.get("name", "-")), "The name")
    texts = (str(changes.get("name", "")), str(changes.get("purpose", "")))
    screened(*texts, names_nobody=names_nobody)
    with acting.act("workgroup.corrected", "keep_year") as work:
        known = workgroup_here(work, id)
        fresh = known.but(**_one_lined(changes))
        if seen is not None and seen.but(grant="") != known.but(grant=""):
            raise StaleEdit(theirs=_in_words(known), yours=_in_words(fresh))
        _refuse_a_name_twice(work.map, fresh.name, but=id)
        return work.put(_without_a_former_chairs_link(work, known, _that_can_be_meant(work, fresh)))


def _one_lined(fields: dict[str, Any]) -> dict[str, Any]:
    lines = ("name", "chair", "co_chair", "chair_agency", "co_chair_agency")
    return {k: one_line(v) if k in lines else v for k, v in fields.items()}


def _in_words(group: Workgroup) -> str:
    said = (group.name, group.purpose, group.chair or "no chair", group.co_chair or "no co-chair")
    return " | ".join(x for x in said if x)


def _refuse_a_name_twice(map_: Map, name: str, but: str = "") -> None:
    wanted = one_line(name).casefold()
    if any(w.name.casefold() == wanted and w.id != but for w in map_.all(Workgroup)):
        raise NotAllowed("There is a workgroup of this name already.")


def _that_can_be_meant(work: Work, group: Workgroup) -> Workgroup:
    if wrong := wrong_with_chairs(group):
        raise NotAllowed(wrong)
    for ids, of in ((group.members, Stakeholder), (group.priorities, Priority)):
        for each in ids:
            work.need(each, of)
    return group


def _without_a_former_chairs_link(work: Work, known: Workgroup, fresh: Workgroup) -> Workgroup:
    """A day on which the chair leaves ends the link, too: one made from then on ends on it."""
    leaves = fresh.chair_until is not None and fresh.chair_until != known.chair_until
    if known.grant and (fresh.chair != known.chair or leaves):
        signing_in.withdraw_grant(work.connection, known.grant)
        return fresh.but(grant="")
    return fresh


def close_workgroup(acting: Acting, *, id: str, on: date | None = None) -> Workgroup:
    """It has done what it was for. Its steps are done, dropped, or with another workgroup."""
    with acting.act("workgroup.closed", "keep_year") as work:
        known = workgroup_here(work, id)
        _refuse_open_work(work.map, known)
        signing_in.withdraw_grant(work.connection, known.grant)
        return work.put(known.but(closed_on=on or local_day(work.map, work.at), grant=""))


def reopen_workgroup(acting: Acting, *, id: str) -> Workgroup:
    with acting.act("workgroup.reopened", "keep_year") as work:
        return work.put(workgroup_here(work, id).but(closed_on=None))


def remove_workgroup(acting: Acting, *, id: str) -> Workgroup:
    """As if it had never been wanted; refused while something open would be orphaned."""
    with acting.act("workgroup.removed", "keep_year") as work:
        known = workgroup_here(work, id)
        _refuse_open_work(work.map, known)
        signing_in.withdraw_grant(work.connection, known.grant)
        return work.put(known.but(removed=True, grant=""))


def _refuse_open_work(map_: Map, group: Workgroup) -> None:
    left = open_steps(map_, group)
    if not left:
        return
    named = "; ".join(f"“{shortened(s.text, 60)}”" for s in left[:MOST_NAMED])
    more = f" and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
    raise NotAllowed(
        f"It still has open steps: {named}{more}. Finish or drop them, or give them to another "
        "workgroup. Nothing was changed."
    )


def workgroup_here(work: Work, id: str) -> Workgroup:
    found = work.need(id, Workgroup)
    if found.removed:
        raise NotFound("This workgroup was removed.")
    return found


# What it lives on.


def place_grant(
    acting: Acting, /, *, title: str, names_nobody: bool = False, **known: Any
) -> Funding:
    """A grant, or another sum with an end; several agencies make it a consortium."""
    not_empty(title, "The grant")
    screened(title, str(known.get("purpose", "")), names_nobody=names_nobody)
    with acting.act("grant.placed", "keep_year") as work:
        made = Funding(id=work.new_id("fu"), title=title, **known)
        return work.put(_grant_that_can_be_meant(work, made))


def correct_grant(
    acting: Acting, /, *, id: str, seen: Funding | None = None, names_nobody: bool = False,
    **changes: Any,
) -> Funding:  # fmt: skip
    not_empty(str(changes.get("title", "-")), "The grant")
    texts = (str(changes.get("title", "")), str(changes.get("purpose", "")))
    screened(*texts, names_nobody=names_nobody)
    with acting.act("grant.corrected", "keep_year") as work:
        known = work.need(id, Funding)
        fresh = known.but(**changes)
        if seen is not None and seen != known:
            raise StaleEdit(theirs=_grant_in_words(known), yours=_grant_in_words(fresh))
        return work.put(_grant_that_can_be_meant(work, fresh))


def _grant_in_words(grant: Funding) -> str:
    return f"{grant.title} | {grant.funder} | {grant.starts or '?'} to {grant.ends or '?'}"


def _grant_that_can_be_meant(work: Work, grant: Funding) -> Funding:
    in_order(grant.starts, grant.ends, "The grant ends before it starts")
    for priority in grant.priorities:
        work.need(priority, Priority)
    return grant


def remove_grant(acting: Acting, *, id: str) -> Funding:
    with acting.act("grant.removed", "keep_year") as work:
        return work.put(work.need(id, Funding).but(removed=True))
