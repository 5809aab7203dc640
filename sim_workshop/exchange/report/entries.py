"""What the room wrote, as lists of three columns: where, what, and how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sim_workshop.domain.findings import Entry, Gap, Opportunity, Resource
from sim_workshop.exchange.report import entry_row
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import (
    HAVE,
    IDEAS,
    MISSING,
    STATUS_SHAPES,
    STRONG,
    Sign,
    detail_line,
    kind_mark,
    status,
)
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import Inline, para
from sim_workshop.words import _

SHARES = (26, 51, 23)


@dataclass(frozen=True)
class Words:
    """What a list is called, and what its second and third column hold."""

    heading: str
    what: str
    standing: str


def resources(paper: Paper, facts: Facts, found: Sequence[Resource], here: str) -> None:
    """In the order of the status groups, with the count of each group above."""
    order = list(STATUS_SHAPES)
    grouped = sorted(found, key=lambda r: order.index(r.status))
    if not grouped:
        return
    words = Words(_("What we have"), _("What there is"), _("Status"))
    paper.heading(2, words.heading, mark=kind_mark(HAVE))
    paper.add(para("Table Small", _groups(grouped), settings="<w:keepNext/>"))
    parts = [(name, [r for r in grouped if r.status in of]) for name, of in _status_groups()]
    filled = [(name, part) for name, part in parts if part]
    for name, part in filled:
        if len(filled) > 1:
            paper.heading(3, name)
        rows = [entry_row.row(facts, entry, here) for entry in part]
        head = _("Where"), words.what, words.standing
        title = _("{heading}: {group}").format(heading=words.heading, group=name)
        paper.add(table(rows, SHARES, line=paper.line, head=head, title=title))


def _status_groups() -> tuple[tuple[str, frozenset[str]], ...]:
    """Enough, too little, not there; and what the room did not settle."""
    return (
        (_("In place"), frozenset({"sufficient", "in_place"})),
        (_("In place, with too little capacity"), frozenset({"short_capacity"})),
        (_("Not available, or planned"), frozenset({"absent", "planned"})),
        (_("Status not settled"), frozenset({"unknown", ""})),
    )


def _groups(found: Sequence[Resource]) -> Inline:
    counts = Counter(r.status for r in found)
    return detail_line([status(s, str(n)) for s, n in counts.items()])


def strengths(paper: Paper, facts: Facts, found: Sequence[Entry], here: str) -> None:
    words = Words(_("What works well"), _("What works well"), _("From"))
    _list(paper, facts, STRONG, found, here, words)


def gaps(paper: Paper, facts: Facts, found: Sequence[Gap], here: str) -> None:
    words = Words(_("What is missing"), _("What happens now, or is missing"), _("Type"))
    _list(paper, facts, MISSING, found, here, words)


def ideas(paper: Paper, facts: Facts, found: Sequence[Opportunity], here: str) -> None:
    words = Words(_("Ideas"), _("Idea"), _("State"))
    _list(paper, facts, IDEAS, found, here, words)


def _list(
    paper: Paper,
    facts: Facts,
    sign: Sign,
    found: Sequence[Entry],
    here: str,
    words: Words,
) -> None:
    if not found:
        return
    paper.heading(2, words.heading, mark=kind_mark(sign))
    rows = [entry_row.row(facts, entry, here) for entry in found]
    head = _("Where"), words.what, words.standing
    paper.add(table(rows, SHARES, line=paper.line, head=head, title=words.heading))
