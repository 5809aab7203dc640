"""What stands beside the plan: quick fixes, the parking lot, the facilitators' own advice, what
happens next, the words the room agreed on, and what an import could not place."""

from __future__ import annotations

from sim_workshop.domain.findings import Entry
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import detail_line
from sim_workshop.exchange.report.word import Inline, inline, para, run
from sim_workshop.exchange.report.words import counted, day


def quick_fixes(paper: Paper, facts: Facts) -> None:
    found = facts.quick_fixes
    gist = counted(len(found), "quick fix", "quick fixes") if found else ""
    paper.heading(1, "Quick fixes", gist=gist, new_page=True)
    if not found:
        paper.write("Body Text", "No quick fixes were recorded.")
        return
    paper.write("Lead", "Low in cost and possible within about 30 to 90 days; outside the vote.")
    paper.add(*(para("List Bullet", _entry(facts, entry)) for entry in found))


def parking_lot(paper: Paper, facts: Facts) -> None:
    paper.heading(1, "Parking lot")
    if not facts.parked:
        paper.write("Body Text", "Nothing was put in the parking lot.")
        return
    paper.write("Lead", "Worth keeping, not for this plan.")
    paper.add(*(para("List Bullet", _entry(facts, entry)) for entry in facts.parked))


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


def definitions(paper: Paper, facts: Facts) -> None:
    paper.heading(1, "Agreed definitions", new_page=True)
    terms = facts.map.workshop.definitions
    if not terms:
        paper.write("Body Text", "The room has recorded no agreed definitions.")
        return
    for term in terms:
        paper.write("Body Text", run(f"{term.word}. ", "Strong"), term.meaning)


def notes(paper: Paper, facts: Facts) -> None:
    """What a file said that has no place of its own: printed, so that nothing is dropped."""
    found = facts.map.remarks
    if found:
        paper.heading(1, "Notes kept with the record")
        paper.add(*(para("List Bullet", note.text) for note in found))
