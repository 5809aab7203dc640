"""The problem, said specifically: one sentence, one number, one story."""

from __future__ import annotations

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.privacy import release
from sim_workshop.domain.year.engagement import Problem
from sim_workshop.store import Work
from sim_workshop.use_cases.acting import Acting, not_empty, screened
from sim_workshop.use_cases.correcting import corrected, still_kept


def state_problem(
    acting: Acting, *, text: str, number: str = "", story: str = "", names_nobody: bool = False
) -> Problem:
    """A problem with what shows it. It is made to be published: a number that is left out of
    what leaves, and a story nobody released, are refused."""
    screened(not_empty(text, "The problem"), names_nobody=names_nobody)
    with acting.act("problem.stated", "keep_year") as work:
        problem = Problem(id=work.new_id("pb"), text=text, number=number, story=story)
        return work.put(_that_may_be_shown(work, problem))


def correct_problem(
    acting: Acting, *, id: str, seen: Problem | None = None, text: str, number: str = "",
    story: str = "", names_nobody: bool = False,
) -> Problem:  # fmt: skip
    screened(not_empty(text, "The problem"), names_nobody=names_nobody)
    with acting.act("problem.corrected", "keep_year") as work:
        changes = {"text": text, "number": number, "story": story}
        problem = corrected(work, Problem, id, seen, changes)
        return work.put(_that_may_be_shown(work, problem))


def remove_problem(acting: Acting, *, id: str) -> Problem:
    with acting.act("problem.removed", "keep_year") as work:
        return work.put(still_kept(work, id, Problem).but(removed=True))


def _that_may_be_shown(work: Work, problem: Problem) -> Problem:
    if problem.number:
        work.need(problem.number, DataPoint)
        if problem.number in work.map.once(release).suppressed:
            raise NotAllowed(
                "This number is small, or a small one could be worked out from it: it is left "
                "out of everything that leaves. Choose another. Nothing was saved."
            )
    if problem.story and not work.need(problem.story, Anecdote).released:
        raise NotAllowed("This story is not released for print. Nothing was saved.")
    return problem
