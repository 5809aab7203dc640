"""Small matters: raised by anyone of the committee, sorted at its next meeting."""

from __future__ import annotations

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.errors import NotAllowed, StaleEdit
from sim_workshop.domain.year.working import Matter, MatterState
from sim_workshop.use_cases.acting import Acting, not_empty, screened
from sim_workshop.use_cases.solving import local_day
from sim_workshop.use_cases.working import workgroup_here


def raise_matter(acting: Acting, *, text: str, names_nobody: bool = False) -> Matter:
    """About a system, not a case: the text passes the screen."""
    not_empty(text, "The matter")
    screened(text, names_nobody=names_nobody)
    with acting.act("matter.raised", "raise_matter") as work:
        made = Matter(
            id=work.new_id("ma"),
            text=text,
            raised_by=work.credit,
            raised_on=local_day(work.map, work.at),
        )
        return work.put(made)


def triage_matter(
    acting: Acting, *, id: str, state: MatterState, seen: Matter | None = None,
    workgroup: str = "", meeting: str = "", outcome: str = "", names_nobody: bool = False,
) -> Matter:  # fmt: skip
    """To the next meeting, to a workgroup, or closed with what became of it."""
    screened(outcome, names_nobody=names_nobody)
    with acting.act("matter.triaged", "keep_year") as work:
        known = work.need(id, Matter)
        if seen is not None and seen != known:
            raise StaleEdit(theirs=f"{known.state} {known.outcome}", yours=f"{state} {outcome}")
        if state == "taken":
            workgroup_here(work, workgroup)
        if meeting:
            work.need(meeting, Meeting)
        if state == "closed" and not outcome.strip():
            raise NotAllowed("Say in a sentence what became of it before it is closed.")
        return work.put(known.but(
            state=state, workgroup=workgroup if state == "taken" else "",
            meeting=meeting if state == "next_meeting" else "", outcome=outcome,
        ))  # fmt: skip
