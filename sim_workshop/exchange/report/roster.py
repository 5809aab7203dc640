"""The appendix of participants: by post and agency, and by name in the internal report alone."""

from __future__ import annotations

from sim_workshop.domain.people import Stakeholder
from sim_workshop.exchange.report import naming
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import detail_line
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.words import _

SHARES = (34, 38, 28)


def write(paper: Paper, facts: Facts) -> None:
    """Nothing where no post and no name is known: the agencies stand in the workshop's section."""
    people = [p for p in facts.map.stakeholders if naming.person(facts, p)]
    if not people:
        return
    paper.heading(1, _("Participants"))
    paper.write("Body Text", _named(facts))
    title = _("Participants by agency and post")
    head = _("Agency"), _post(facts), _("At the workshop")
    rows = [_row(facts, p) for p in sorted(people, key=lambda p: (p.agency.casefold(), p.role))]
    paper.add(caption("Table", title), table(rows, SHARES, line=paper.line, head=head, title=title))


def _named(facts: Facts) -> str:
    if facts.audience == "internal":
        return _("With names, for the planning team alone. The public report leaves them out.")
    return _("By post. Names of participants are left out of the public report.")


def _post(facts: Facts) -> str:
    return _("Name and post") if facts.audience == "internal" else _("Post")


def _row(facts: Facts, person: Stakeholder) -> list[str]:
    noted = any(p.present for p in facts.map.stakeholders)
    came = _("present") if person.present else (_("invited") if noted else "")
    return [
        para("Table Text", run(person.agency or _("No agency"), "Strong")),
        para("Table Text", naming.person(facts, person)),
        para("Table Text", detail_line(
            [_("planning team") if person.planning_team else "", came]
        )),
    ]  # fmt: skip
