"""The sign-in sheet: who was invited, with room to sign, and rows for whoever else comes."""

from __future__ import annotations

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.on_paper.sheet import begin
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import workshop_dates
from sim_workshop.words import _

SHARES = (26, 28, 22, 24)
FREE_ROWS = 20
HIGH = '<w:spacing w:before="120" w:after="120"/>'


def write(paper: Paper, map_: Map) -> str:
    """It names people: a working file."""
    title = _("Sign-in sheet")
    begin(
        paper, map_, title, ", ".join(x for x in (workshop_dates(map_), map_.workshop.venue) if x)
    )
    paper.write(
        "Notice", run(_("INTERNAL"), "Strong"), _(": it names people. Not to be published.")
    )
    head = _("Name"), _("Agency"), _("Title or role"), _("Signature")
    people = sorted(map_.stakeholders, key=lambda s: (s.agency.casefold(), s.name.casefold()))
    rows = [_row(person) for person in people] + [_row(None)] * FREE_ROWS
    paper.add(table(rows, SHARES, line=paper.line, head=head, title=title))
    paper.write("Source Note", _(
        "The list of who took part is printed in the report only as the planning team decides. "
        "A county's records may be open to the public."
    ))  # fmt: skip
    return title


def _row(person: Stakeholder | None) -> list[str]:
    said = (person.name, person.agency, person.role, "") if person else ("",) * 4
    return [para("Table Text", text, settings=HIGH) for text in said]
