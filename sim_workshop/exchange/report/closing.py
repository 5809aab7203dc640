"""What stands beside the plan: quick fixes, the parking lot, the facilitators' own advice, and
what happens next."""

from __future__ import annotations

from sim_workshop.domain.findings import Entry
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import detail_line
from sim_workshop.exchange.report.word import Inline, inline, para, run
from sim_workshop.exchange.report.words import counted, day, listing


def beside_the_plan(paper: Paper, facts: Facts) -> None:
    """Quick fixes and the parking lot."""
    fixes, parked = facts.quick_fixes, facts.parked
    gist = counted(len(fixes), "quick fix", "quick fixes") if fixes else ""
    paper.heading(1, "Quick fixes and parking lot", gist=gist, new_page=bool(fixes or parked))
    if fixes:
        paper.heading(2, "Quick fixes")
        paper.write("Body Text", "Low in cost and possible within about 30 to 90 days; outside "
                    "the vote.")  # fmt: skip
        paper.add(*(para("List Bullet", _entry(facts, entry)) for entry in fixes))
    if parked:
        paper.heading(2, "Parking lot")
        paper.write("Body Text", "Worth keeping, not for this plan.")
        paper.add(*(para("List Bullet", _entry(facts, entry)) for entry in parked))
    missing = [w for w, found in (("quick fixes", fixes), ("parking lot", parked)) if not found]
    if missing:
        paper.write("Body Text", f"Nothing was recorded under {listing(missing, 'or')}.")


def _entry(facts: Facts, entry: Entry) -> Inline:
    places = "; ".join(facts.map.place_name(p) for p in entry.places)
    origin = facts.references.cite(entry.source, entry.source_read)
    said = detail_line([run(x, "Muted") for x in (places, entry.credit) if x] + [origin])
    return inline(entry.text, "  " if said else "", said)


def recommendations(paper: Paper, facts: Facts) -> None:
    found = facts.map.recommendations
    paper.heading(1, "Recommendations of the facilitators")
    if not found:
        paper.write("Body Text", "The facilitators have added no recommendations of their own.")
        return
    paper.write("Lead", "The facilitators' own advice. It was not voted on and is kept apart from "
                "the priorities, which are the room's.")  # fmt: skip
    paper.add(*(para("List Number", r.text) for r in found))


def next_meetings(paper: Paper, facts: Facts) -> None:
    paper.heading(1, "What happens next")
    meetings = facts.map.meetings
    if not meetings:
        paper.write("Body Text", "No next meeting has been recorded.")
        return
    for meeting in meetings:
        when = day(meeting.on) if meeting.on else meeting.when
        beside = meeting.when if meeting.on and meeting.when else ""
        said = ", ".join(x for x in (when, beside, meeting.where) if x)
        paper.add(para("List Bullet", run(meeting.title, "Strong"), f": {said}" if said else ""))
