"""How the report was made: from which record, how the room voted, what is not shown and why."""

from __future__ import annotations

from sim_workshop.domain.workshop import Workshop
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.word import run
from sim_workshop.exchange.report.words import counted, moment, sentence

TITLE = "How this report was made"
ANCHOR = "how_made"
"""Where footnotes refer to."""


def write(paper: Paper, facts: Facts) -> None:
    paper.heading(1, TITLE, anchor=ANCHOR)
    for name, text in (
        ("The record.", _record(facts)),
        ("Words.", _words(facts)),
        ("Voting.", _voting(facts.map.workshop)),
        ("Small counts.", _small_counts(facts)),
        ("Stories.", "A story is printed only when a facilitator has released it."),
        ("Practices and measures.", _pack(facts)),
        ("Practice data.", _practice(facts)),
    ):
        if text:
            paper.write("Body Text", run(f"{name} ", "Strong"), text)


def _record(facts: Facts) -> str:
    when = moment(facts.made_at, facts.map.workshop.time_zone)
    program = f"SIM Workshop {facts.version}".strip()
    return (
        f"Written on {when} by {program} from revision {facts.map.revision} of the workshop's "
        "record. Every count in it was made from that record when it was written."
    )


def _words(facts: Facts) -> str:
    shown = {
        "name": "Entries are credited by name, as the room was told.",
        "agency": "Entries are credited by agency; one with fewer than three people present by "
        "its sector.",
        "nothing": "Entries are not credited to anybody.",
    }
    credited = shown[facts.map.workshop.entry_names]
    return f"What people wrote is printed as they wrote it. {credited}"


def _voting(workshop: Workshop) -> str:
    stack = "several could go" if workshop.votes_stack else "at most one could go"
    votes = counted(workshop.votes_per_person, "vote")
    return (
        f"Each person entitled had {votes}; {stack} on one candidate. Ballots are secret and "
        "candidates carry letters until the vote is over. Equal votes share a place, shown as a "
        "tie. The facilitators' recommendations are not part of the vote."
    )


def _small_counts(facts: Facts) -> str:
    smallest = facts.released.smallest
    hidden = len(facts.released.suppressed)
    done = (
        f"In this report {counted(hidden, 'number is', 'numbers are')} not shown for that reason."
        if hidden
        else "No number of this report had to be withheld."
    )
    lowered = " The usual limit is 11; a host of this server lowered it." if smallest < 11 else ""
    return (
        f"To protect the people counted, counts of people from 1 to {smallest - 1} are not shown, "
        f"nor other numbers from which they could be worked out; 0 is shown. {done} Staff, "
        f"beds, agencies and votes are not such counts.{lowered}"
    )


def _pack(facts: Facts) -> str:
    pack = facts.map.pack
    return (
        f"The practices, measures and comparison figures come from “{pack.title}”, version "
        f"{pack.version}, as the workshop started with it."
    )


def _practice(facts: Facts) -> str:
    workshop = facts.map.workshop
    if not workshop.practice:
        return ""
    return sentence(f"This is a rehearsal or a demonstration. {workshop.practice_note}".strip())
