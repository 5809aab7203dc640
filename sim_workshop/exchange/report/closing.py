"""What stands beside the plan: quick fixes, the parking lot, the facilitators' own advice, and
what happens next."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.domain.findings import Entry
from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.entry_row import source_of
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.naming import credit
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import detail_line
from sim_workshop.exchange.report.word import Inline, inline, para, run
from sim_workshop.exchange.report.words import day, listing
from sim_workshop.words import _


def beside_the_plan(paper: Paper, facts: Facts) -> None:
    """Quick fixes and the parking lot."""
    fixes, parked = facts.quick_fixes, facts.parked
    gist = words.quick_fixes(len(fixes)) if fixes else ""
    title = _("Quick fixes and parking lot")
    paper.heading(1, title, gist=gist)
    _list(paper, facts, _("Quick fixes"), fixes, _(
        "Low in cost and possible within about 30 to 90 days; outside the vote."
    ))  # fmt: skip
    _list(paper, facts, _("Parking lot"), parked, _("Worth keeping, not for this plan."))
    missing = [
        w for w, found in ((_("quick fixes"), fixes), (_("parking lot"), parked)) if not found
    ]
    if missing:
        said = _("Nothing was recorded under {lists}.")
        paper.write("Body Text", said.format(lists=listing(missing, choice=True)))


def _list(paper: Paper, facts: Facts, title: str, found: Sequence[Entry], what: str) -> None:
    if found:
        paper.heading(2, title)
        paper.write("Body Text", what)
        paper.add(*(para("List Bullet", _entry(facts, entry)) for entry in found))


def _entry(facts: Facts, entry: Entry) -> Inline:
    places = "; ".join(facts.map.place_name(p) for p in entry.places)
    named = [run(said, "Muted") for said in (places, credit(facts, entry.credit)) if said]
    beside = detail_line([*named, source_of(facts, entry)])
    return inline(entry.text, "  " if beside else "", beside)


def recommendations(paper: Paper, facts: Facts) -> None:
    found = facts.map.recommendations
    paper.heading(1, _("Recommendations of the facilitators"))
    if not found:
        said = _("The facilitators have added no recommendations of their own.")
        paper.write("Body Text", said)
        return
    paper.write("Lead", _(
        "The facilitators' own advice. It was not voted on and is kept apart from the priorities, "
        "which are the room's."
    ))  # fmt: skip
    paper.add(*(para("List Number", r.text) for r in found))


def next_meetings(paper: Paper, facts: Facts) -> None:
    paper.heading(1, _("What happens next"))
    meetings = facts.map.meetings
    if not meetings:
        paper.write("Body Text", _("No next meeting has been recorded."))
    for meeting in meetings:
        when = (day(meeting.on) if meeting.on else "", meeting.when, meeting.where)
        said = ", ".join(x for x in when if x)
        paper.add(para("List Bullet", run(meeting.title, "Strong"), f": {said}" if said else ""))
