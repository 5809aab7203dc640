"""How the report was made: from which record, how the room voted, what is not shown and why."""

from __future__ import annotations

from sim_workshop.domain.report_words import in_words
from sim_workshop.domain.workshop import Workshop
from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.word import run
from sim_workshop.exchange.report.words import joined, moment, sentence
from sim_workshop.words import _, ngettext

ANCHOR = "how_made"
"""Where footnotes refer to."""
USUAL_SMALLEST = 11


def title() -> str:
    return _("How this report was made")


def write(paper: Paper, facts: Facts) -> None:
    paper.heading(1, title(), anchor=ANCHOR)
    for name, text in (
        (_("The record."), record(facts)),
        (_("Words."), _credited(facts)),
        (_("Without a workshop."), _light(facts.map.workshop)),
        (_("Voting."), _voting(facts.map.workshop)),
        (_("Small counts."), small_counts(facts)),
        (_("Stories."), _("A story is printed only when a facilitator has released it.")),
        (_("Practices and measures."), _pack(facts)),
        (_("Still open."), _still_open(facts)),
        (_("Practice data."), _practice(facts)),
    ):
        if text:
            paper.write("Body Text", run(f"{name} ", "Strong"), text)


def record(facts: Facts) -> str:
    said = _(
        "Written on {moment} by SIM Workshop {version} from revision {n} of the workshop's "
        "record. Every count in it was made from that record when it was written."
    )
    when = moment(facts.made_at, facts.map.workshop.time_zone)
    return said.format(moment=when, version=facts.version, n=facts.map.revision)


def _credited(facts: Facts) -> str:
    shown = {
        "name": _credited_by_name(facts),
        "agency": _(
            "Entries are credited by agency; one with fewer than three people present by its "
            "sector."
        ),
        "nothing": _("Entries are not credited to anybody."),
    }
    credited = shown[facts.map.workshop.entry_names]
    return joined(_("What people wrote is printed as they wrote it."), credited)


def _credited_by_name(facts: Facts) -> str:
    if facts.audience == "internal":
        return _("Entries are credited by name, as the room was told.")
    return _("Entries were credited by name in the room; this public report leaves names out.")


def _light(workshop: Workshop) -> str:
    if not workshop.light:
        return ""
    return _(
        "No workshop was held. Each agency answered in writing by a link of its own; the "
        "facilitators took its answers up as entries. No vote was taken: the committee chose what "
        "goes first."
    )


def _voting(workshop: Workshop) -> str:
    if workshop.light:
        return ""
    said = _("Each person entitled had {votes}; at most one could go on one candidate.")
    if workshop.votes_stack:
        said = _("Each person entitled had {votes}; several could go on one candidate.")
    return joined(
        said.format(votes=words.votes(workshop.votes_per_person)),
        _(
            "Ballots are secret and candidates carry letters until the vote is over. Equal votes "
            "share a place, shown as a tie. The facilitators' recommendations are not part of the "
            "vote."
        ),
    )


def small_counts(facts: Facts) -> str:
    smallest, hidden = facts.released.smallest, len(facts.released.suppressed)
    done = ngettext(
        "In this report {n} number is not shown for that reason.",
        "In this report {n} numbers are not shown for that reason.",
        hidden,
    ).format(n=hidden)
    return joined(
        _(
            "To protect the people counted, counts of people from 1 to {n} are not shown, nor "
            "other numbers from which they could be worked out; 0 is shown."
        ).format(n=smallest - 1),
        done if hidden else _("No number of this report had to be withheld."),
        _("Staff, beds, agencies and votes are not such counts."),
        _("The usual limit is 11; a host of this server lowered it.")
        if smallest < USUAL_SMALLEST
        else "",
    )


def _still_open(facts: Facts) -> str:
    return joined(*(in_words(found) for found in facts.open))


def _pack(facts: Facts) -> str:
    pack = facts.map.pack
    said = _(
        "The practices, measures and comparison figures come from “{title}”, version {version}, "
        "as the workshop started with it."
    )
    return said.format(title=pack.title, version=pack.version)


def _practice(facts: Facts) -> str:
    workshop = facts.map.workshop
    if not workshop.practice:
        return ""
    return joined(_("This is a rehearsal or a demonstration."), sentence(workshop.practice_note))
