"""Nobody here knows: an answer, too, and a task for somebody who can find out."""

from __future__ import annotations

from sim_workshop.domain.dates import read_due
from sim_workshop.domain.errors import NotFound
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.key_measures import UNKNOWN, finding_out
from sim_workshop.domain.leads import read_lead
from sim_workshop.domain.numbering import agencies_of
from sim_workshop.domain.plan import ActionStep
from sim_workshop.use_cases.acting import Acting, not_empty, screened


def ask_for_number(
    acting: Acting, *, measure: str, owner: str, when: str = "", names_nobody: bool = False
) -> ActionStep:
    """Writes down that nobody in the room knows a measure, and who finds it out by when."""
    not_empty(owner, "Who finds it out")
    screened(when, names_nobody=names_nobody)
    with acting.act("number.asked_for", "arrange") as work:
        asked = work.map.measures.get(measure)
        if asked is None:
            raise NotFound("This measure is not on the list any more.")
        work.put(
            DataPoint(id=work.new_id("n"), measure=measure, value=UNKNOWN, owner=owner,
                      intercept=asked.intercept, unit=asked.unit)
        )  # fmt: skip
        step = ActionStep(
            id=work.new_id("t"), text=finding_out(asked), who=owner, when=when,
            lead=read_lead(owner, agencies_of(work.map)).name, due=read_due(when) if when else None,
            order=float(work.revision),
        )  # fmt: skip
        work.answer["id"] = step.id
        return work.put(step)
