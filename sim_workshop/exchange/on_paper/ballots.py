"""Paper ballots, for people without a device and for a room without power: entered afterwards by a
facilitator and marked as paper in the result."""

from __future__ import annotations

from sim_workshop.domain.priorities import Priority, Round
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.on_paper.sheet import CUT, begin
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import Block, para, run, symbol
from sim_workshop.words import _, ngettext

SHARES = (8, 62, 30)
CIRCLE = "○"
MOST_CIRCLES = 10
"""More votes on one candidate are written as a number."""
BOTH_ON_A_PAGE = 7
"""Candidates up to which two ballots fit on one page."""


def write(paper: Paper, map_: Map) -> str:
    """One page to print as often as there are people; it holds two ballots where they fit."""
    title, candidates = _("Ballot"), _voted_on(map_)
    sheets = 2 if len(candidates) <= BOTH_ON_A_PAGE else 1
    for n in range(sheets):
        _ballot(paper, map_, title, candidates, above=CUT if n else "")
    return title


def _running(map_: Map) -> Round | None:
    return next((r for r in map_.rounds if r.state == "open"), None)


def _votes(map_: Map) -> int:
    running = _running(map_)
    return running.budget if running else map_.workshop.votes_per_person


def _voted_on(map_: Map) -> list[Priority]:
    """The candidates of the vote that is open, else all; by letter, as everywhere."""
    running = _running(map_)
    named = [p for p in map_.priorities if running is None or p.id in running.candidates]
    return sorted(named, key=lambda p: (len(p.letter), p.letter))


def _ballot(paper: Paper, map_: Map, title: str, candidates: list[Priority], *, above: str) -> None:
    votes = _votes(map_)
    begin(paper, map_, title, _rule(map_, votes), above=above)
    if not candidates:
        paper.write("Body Text", _("No candidates have been named yet."))
        return
    letters = (para("Table Text", run(p.letter, "Strong")) for p in candidates)
    rows = [
        [letter, _candidate(p), _circles(map_, votes)]
        for letter, p in zip(letters, candidates, strict=True)
    ]
    head = (_("Letter"), _("Candidate"), _("Your votes"))
    paper.add(table(rows, SHARES, line=paper.line, head=head, title=title))
    paper.write("Source Note", _(
        "Do not write your name. The facilitator enters the sheets together, marked as paper; "
        "nobody can tell whose sheet was whose."
    ))  # fmt: skip


def _candidate(priority: Priority) -> Block:
    below = para("Table Detail", priority.description) if priority.description else None
    return stacked(para("Table Text", run(priority.title, "Strong")), below)


def _rule(map_: Map, votes: int) -> str:
    you_have = ngettext(
        "You have {n} vote: fill that many circles.",
        "You have {n} votes: fill that many circles, and no more.", votes,
    ).format(n=votes)  # fmt: skip
    if map_.workshop.votes_stack:
        return f"{you_have} {_('Several may go to one candidate.')}"
    return f"{you_have} {_('At most one for each candidate.')}"


def _circles(map_: Map, votes: int) -> Block:
    many = votes if map_.workshop.votes_stack else 1
    if many > MOST_CIRCLES:
        return para("Table Text", _("number: ______"))
    return para("Table Text", *(symbol(CIRCLE, extra='<w:sz w:val="32"/>') for _n in range(many)))
