"""What the model is and where it comes from, for readers who never sat in a workshop."""

from __future__ import annotations

from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import Inline, inline, para, run
from sim_workshop.exchange.report.words import sentence
from sim_workshop.words import _

SHARES = (7, 23, 70)
BEGINNINGS = ("PRA-SMC", "KWL22", "ICJIA", "NEOMED", "USC34")
"""Sources of the pack on the model as a whole, where it has them."""


def write(paper: Paper, facts: Facts) -> None:
    paper.heading(1, _("About the model"))
    paper.write("Lead", _(
        "Sequential Intercept Mapping brings the people of a community's health and justice "
        "systems into one room to draw how people with mental illness and substance use disorders "
        "come into contact with the justice system, stay in it, and leave it."
    ))  # fmt: skip
    paper.write("Body Text", _what_it_does(), _beginnings(facts))
    paper.write("Body Text", _(
        "Three things come out of it: a map with what is in place and what is missing, priorities "
        "the room chose, and a plan that says who does what by when. The map is about systems: it "
        "holds no record of any person."
    ))  # fmt: skip
    _intercepts(paper, facts)


def _what_it_does() -> str:
    return _(
        "The model divides that way into points, called intercepts, at each of which somebody can "
        "be reached, turned to care, and kept from going further into the justice system. The "
        "sooner this happens, the better for the person and for the community."
    )


def _beginnings(facts: Facts) -> Inline:
    return facts.references.cite_pack(BEGINNINGS)


def _intercepts(paper: Paper, facts: Facts) -> None:
    rows = [_row(facts, n) for n in range(len(facts.intercepts))]
    if not rows:
        return
    title = _("The intercepts of this workshop")
    head = _("No."), _("Intercept"), _("What it covers")
    paper.add(caption("Table", title), table(rows, SHARES, line=paper.line, head=head, title=title))


def _row(facts: Facts, n: int) -> list[str]:
    intercept = facts.intercepts[n]
    sources = facts.references.cite_pack(intercept.sources)
    return [
        para("Table Text", run(intercept.token, "Numeral")),
        para("Table Text", run(intercept.name, "Strong")),
        para("Table Text", inline(sentence(intercept.scope), sources)),
    ]
