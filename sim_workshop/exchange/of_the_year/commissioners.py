"""One page for commissioners: how much is done, what moved, what holds it up, what comes next. What
does not fit is counted, never squeezed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sim_workshop.domain.plan import OVER
from sim_workshop.domain.text import shortened
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.meeting_facts import next_meeting
from sim_workshop.domain.year.outcomes import outcomes
from sim_workshop.domain.year.standing import by_status, overdue, with_reasons
from sim_workshop.domain.year.working import Funding
from sim_workshop.exchange.of_the_year import said, trends
from sim_workshop.exchange.on_paper.sheet import begin
from sim_workshop.exchange.report.figures import Figure, strip
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import day, short_day
from sim_workshop.words import _, ngettext

MOST_OUTCOMES, MOST_DRAWN, MOST_LINES, MOST_GRANTS = 4, 2, 3, 2
LONGEST, LONGEST_NAME, LONGEST_HALF = 75, 50, 40
"""What the fullest record leaves room for on a Letter page in the template that comes with the
program; another template may need a second page."""
A_YEAR = timedelta(days=366)


def write(paper: Paper, map_: Map, *, today: date) -> str:
    title = _("One page for commissioners")
    lead = _("As of {day}. {quarter}.")
    quarter = said.quarter_named(map_, today)
    begin(paper, map_, title, lead.format(day=day(today), quarter=quarter))
    _figures(paper, map_, today)
    _next(paper, map_, today)
    most = MOST_LINES - _outcomes(paper, map_)
    nothing = _("Nothing is recorded as stalled.")
    _listed(paper, _("What holds it up"), _held_up(map_), nothing, most)
    _listed(paper, _("Overdue"), _late(map_, today), _("No step is past its date."), most)
    _listed(paper, _("Grants that end within a year"), _grants(map_, today), _("None recorded."),
            MOST_GRANTS)  # fmt: skip
    paper.write("Source Note", _(
        "Facts as recorded. Counts of fewer than {n} people, except 0, are not shown."
    ).format(n=map_.workshop.smallest_cell_shown))  # fmt: skip
    return title


def _figures(paper: Paper, map_: Map, today: date) -> None:
    done = _("{n} of {all}").format(n=by_status(map_).get("done", 0), all=len(map_.steps))
    came = sum(1 for a in said.came_in(map_, today) if a.came)
    strip(paper, [
        Figure(done, _("steps done")), Figure(str(len(overdue(map_, today))), _("overdue")),
        Figure(str(len(said.met_in(map_, today))), _("meetings in the quarter")),
        Figure(str(came), _("agencies that came")),
    ], title=_("At a glance"))  # fmt: skip


def _outcomes(paper: Paper, map_: Map) -> bool:
    """Whether pictures of trends take room."""
    paper.heading(2, _("Outcomes against the baseline"))
    found = outcomes(map_)
    if not found:
        paper.write("Body Text", _("No baseline has been frozen."))
        return False
    compared = sorted(found, key=lambda o: o.latest is None)
    drawn = trends.drawn(map_, compared)[:MOST_DRAWN]
    most = MOST_OUTCOMES - MOST_DRAWN if drawn else MOST_OUTCOMES
    rows = [
        [_short(o.baseline.name, LONGEST_NAME), said.then(o), said.now(o), said.change(o)]
        for o in compared[:most]
    ]
    heads = (_("What is measured"), _("Baseline"), _("Newest counted alike"), _("Change"))
    paper.add(table(rows, (33, 26, 29, 12), line=paper.line, head=heads,
                    title=_("Outcomes against the baseline")))  # fmt: skip
    if drawn:
        trends.two_abreast(paper, map_, drawn)
    _more(paper, len(found) - most)
    return bool(drawn)


def _held_up(map_: Map) -> list[str]:
    left = [s for s in with_reasons(map_) if s.status not in OVER]
    return [
        f"{_short(s.text, LONGEST_HALF)} ({said.status_of(map_, s).lower()}: "
        f"{_short(s.status_reason, LONGEST_HALF)})"
        for s in left
    ]


def _late(map_: Map, today: date) -> list[str]:
    return [f"{_short(s.text)} ({said.due_of(s)})" for s in overdue(map_, today)]


def _grants(map_: Map, today: date) -> list[str]:
    ending = [g for g in map_.all(Funding) if g.ends and today <= g.ends <= today + A_YEAR]
    return [
        f"{_short(g.title, LONGEST_NAME)}: {short_day(g.ends)}"
        for g in sorted(ending, key=lambda g: g.ends or today)
        if g.ends
    ]


def _listed(paper: Paper, title: str, lines: Sequence[str], nothing: str, most: int) -> None:
    paper.heading(2, title)
    if not lines:
        paper.write("Body Text", nothing)
    paper.add(*(para("List Bullet", line) for line in lines[:most]))
    _more(paper, len(lines) - most)


def _more(paper: Paper, left: int) -> None:
    if left > 0:
        said_so = ngettext("{n} more is in the status report.",
                           "{n} more are in the status report.", left)  # fmt: skip
        paper.write("Source Note", said_so.format(n=left))


def _next(paper: Paper, map_: Map, today: date) -> None:
    found = next_meeting(map_, today)
    when = f"{_short(found.title, LONGEST_NAME)}, {day(found.on)}" if found and found.on else ""
    paper.write("Body Text", run(f"{_('Next meeting')}. ", "Strong"), when or _("None is set."))


def _short(text: str, longest: int = LONGEST) -> str:
    return shortened(text, longest)
