"""What the sections of the report are called where they are chosen, and what the record does not
settle yet, in sentences: on the screen where the report is called final, and in the report."""

from __future__ import annotations

from collections.abc import Mapping

from sim_workshop.domain.finality import Open
from sim_workshop.words import _, later, ngettext

SECTION_NAMES: Mapping[str, str] = {
    "introduction": later("Introduction, in your own words"),
    "summary": later("Summary"),
    "background": later("About the model"),
    "workshop": later("The workshop"),
    "committee": later("The committee: problem, agreements, report card"),
    "map": later("System map, with the same in words"),
    "intercepts": later("The intercepts, one after the other"),
    "across": later("Across the intercepts"),
    "priorities": later("Priorities"),
    "plan": later("Action plan"),
    "beside_the_plan": later("Quick fixes and parking lot"),
    "recommendations": later("Recommendations of the facilitators"),
    "next_meetings": later("What happens next"),
    "following": later("How progress will be followed"),
    "evaluation": later("How participants saw the workshop"),
    "glossary": later("Agreed definitions and glossary"),
    "participants": later("Participants"),
    "measures": later("Measures, with their definitions"),
    "elsewhere": later("Figures from elsewhere"),
    "method": later("How this report was made"),
    "weighing": later("Weighed ranking"),
    "acts": later("How the record grew"),
    "acronyms": later("Acronyms"),
    "sources": later("Sources"),
}
"""By key, in the usual order. Acronyms and sources stand last: they list what the others used."""


def in_words(found: Open) -> str:
    """ "3 steps without one named lead." """
    return _sentences(found.n)[found.what].format(n=f"{found.n:,}")


def _sentences(n: int) -> dict[str, str]:
    return {
        "waiting": ngettext("{n} entry is not shown to the room yet.",
                            "{n} entries are not shown to the room yet.", n),
        "stories": ngettext("{n} story is not released.", "{n} stories are not released.", n),
        "votes": ngettext("{n} vote has not been shown to the room.",
                          "{n} votes have not been shown to the room.", n),
        "no_priority": _("No priority was taken to the plan."),
        "no_step": ngettext("{n} priority has no step.", "{n} priorities have no step.", n),
        "no_lead": ngettext("{n} step has no one named lead.",
                            "{n} steps have no one named lead.", n),
        "no_date": ngettext("{n} step has no date that can be checked.",
                            "{n} steps have no date that can be checked.", n),
        "no_status": ngettext("{n} resource has no settled status.",
                              "{n} resources have no settled status.", n),
        "no_source": ngettext("{n} number has no source.", "{n} numbers have no source.", n),
        "no_meeting": _("No next meeting has a date."),
        "reviewed": ngettext("{n} comment on the draft is not decided.",
                             "{n} comments on the draft are not decided.", n),
    }  # fmt: skip
