"""The weighed ranking, a second view beside the votes: only where the facilitator turned it on,
each of its numbers explained."""

from __future__ import annotations

from sim_workshop.domain.priorities import Priority, Round
from sim_workshop.domain.ranking import Term, Weighed, weighed, weights_of
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import joined, listing
from sim_workshop.words import _

SHARES = (9, 41, 10, 40)


def write(paper: Paper, facts: Facts) -> None:
    """For the last vote whose result the room has seen."""
    counted = [r for r in facts.map.rounds if r.state == "revealed" and not r.run_off_of]
    places = weighed(facts.map, counted[-1].id) if counted else ()
    if not facts.map.workshop.weighed_ranking or not places:
        return
    paper.heading(1, _("Weighed ranking"))
    paper.write("Body Text", _explained(facts, places[0]))
    _table(paper, facts, counted[-1], places)


def _explained(facts: Facts, first: Weighed) -> str:
    weights = listing(f"{_(name)} {weight:g}" for name, weight in weights_of(facts.map).items())
    said = _(
        "A second view beside the votes, which it does not replace. Each candidate's score is the "
        "weighted mean of its ranks, 1 being best. Weights: {weights}."
    )
    missing = _("Left out, because not every candidate has a value: {terms}.")
    return joined(
        said.format(weights=weights),
        missing.format(terms=listing(_(m) for m in first.missing)) if first.missing else "",
    )


def _table(paper: Paper, facts: Facts, round_: Round, places: tuple[Weighed, ...]) -> None:
    title = _("Weighed ranking: {vote}").format(vote=round_.title)
    head = _("Place"), _("Candidate"), _("Score"), _("How it is reached")
    rows = [_row(facts, each) for each in places]
    paper.add(caption("Table", title), table(rows, SHARES, line=paper.line, head=head, title=title))


def _row(facts: Facts, each: Weighed) -> list[str]:
    found = facts.map.get(each.priority)
    name = f"{found.letter} {found.title}".strip() if isinstance(found, Priority) else ""
    terms = (_reached(t) for t in each.terms)
    return [
        para("Table Text", run(each.place_in_words, "Numeral")),
        para("Table Text", run(name, "Strong")),
        para("Table Text", f"{each.score:.2f}"),
        para("Table Small", "; ".join(terms)),
    ]


def _reached(term: Term) -> str:
    said = _("{term} rank {rank} × {weight}")
    return said.format(term=_(term.name), rank=f"{term.rank:g}", weight=f"{term.weight:g}")
