"""Transition: what a grant leaves behind, what was reached when something ends, what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from sim_workshop.content import load_pack
from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.place import SustainLine
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.keeping_on import CloseOut
from sim_workshop.domain.year.of_papers import checklist_is_open
from sim_workshop.domain.year.working import Funding, Sustained, Workgroup
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, screened
from sim_workshop.use_cases.solving import local_day


def lines_of(map_: Map) -> tuple[SustainLine, ...]:
    """Of the workshop's own pack; a workshop from before gets today's."""
    return map_.pack.sustainability or load_pack().sustainability


def answer_checklist(
    acting: Acting, *, id: str, answers: Mapping[str, Sustained], names_nobody: bool = False
) -> Funding:
    """What is settled for the day the grant ends. Opens twelve months before."""
    screened(*(a.remark for a in answers.values()), names_nobody=names_nobody)
    with acting.act("checklist.answered", "keep_year", id) as work:
        grant = work.need(id, Funding)
        if not checklist_is_open(grant, local_day(work.map, acting.now())):
            raise NotAllowed("The checklist opens twelve months before the grant ends.")
        known = {s.line: s for s in grant.sustained} | dict(answers)
        return work.put(grant.but(sustained=tuple(known.values())))


def close_out(
    acting: Acting, *, of: str, achieved: str, left_open: str = "", next: str = "",
    names_nobody: bool = False,
) -> CloseOut:  # fmt: skip
    """A priority, a workgroup or a grant comes to its end, with what was reached and what comes
    next. Written again it is corrected."""
    if not achieved.strip():
        raise NotAllowed("Write what was reached, or that nothing was. Nothing was saved.")
    screened(achieved, left_open, names_nobody=names_nobody)
    with acting.act("close_out.written", "keep_year", of) as work:
        _refuse_what_cannot_end(work, of)
        if next:
            work.need(next, Priority)
        before = [c for c in work.map.all(CloseOut, hidden=True) if c.of == of]
        return work.put(CloseOut(
            id=before[0].id if before else work.new_id("co"), of=of,
            on=local_day(work.map, acting.now()), achieved=achieved, left_open=left_open,
            next=next,
        ))  # fmt: skip


def _refuse_what_cannot_end(work: Work, of: str) -> None:
    if not isinstance(work.get(of), Priority | Workgroup | Funding):
        raise NotAllowed("Only a priority, a workgroup or a grant is closed out.")


def take_back(acting: Acting, *, id: str) -> CloseOut:
    """It goes on after all."""
    with acting.act("close_out.taken_back", "keep_year", id) as work:
        return work.put(work.need(id, CloseOut).but(removed=True))
