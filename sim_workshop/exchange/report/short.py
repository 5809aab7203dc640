"""The report for those with little time: ten pages, or two. Nothing is cut in the middle of a
sentence: what is too long or too much is counted, and stands in the whole report."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.domain.findings import Entry
from sim_workshop.domain.place import CROSS
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from sim_workshop.exchange.report import (
    glance,
    method,
    naming,
    people,
    plan,
    summary,
    votes,
)
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts, not_parked
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.priorities import in_order, moves, sign_of
from sim_workshop.exchange.report.signs import open_mark
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import Block, Inline, inline, para, run
from sim_workshop.exchange.report.words import community_name, sentence, short_day
from sim_workshop.words import _, ngettext

LONGEST = 240
"""Letters of a text that is printed here."""
OF_EACH = 3
MOST_STEPS, MOST_PRIORITIES, MOST_FIXES, MOST_VOTED = 24, 8, 6, 16
IN_BRIEF = 5
"""Priorities, steps and quick fixes of the two pages."""
BRIEF_LONGEST = 140
SHARES = (24, 38, 38)
STEP_SHARES = (8, 46, 26, 20)


def workshop(paper: Paper, facts: Facts) -> None:
    paper.heading(1, _("The workshop"))
    paper.write("Lead", people.occasion(facts))
    said = people.attendance(facts, facts.map.stakeholders)
    if said:
        paper.write("Body Text", said)


def intercepts(paper: Paper, facts: Facts) -> None:
    """For each intercept what is there and what is missing, the first of each."""
    title = _("What is in place and what is missing, by intercept")
    paper.heading(1, _("The intercepts in short"), at_top=facts.png is not None)
    head = _("Intercept"), _("In place"), _("Missing")
    rows = [_intercept(facts, i.id, i.token, i.name) for i in facts.intercepts]
    rows.append(_intercept(facts, CROSS, facts.token(CROSS), _("Across the intercepts")))
    paper.add(caption("Table", title), table(rows, SHARES, line=paper.line, head=head, title=title))


def _intercept(facts: Facts, intercept: str, token: str, name: str) -> list[str]:
    found = facts.at(intercept)
    return [
        para("Table Text", inline(run(token, "Numeral"), "  ", run(name, "Strong"))),
        _first(found.resources, _("nothing recorded")),
        _first(found.gaps, _("nothing recorded")),
    ]


def _first(found: Sequence[Entry], nothing: str) -> Block:
    """The first short ones, and how many more there are."""
    shown = [e.text for e in found if len(e.text) <= LONGEST][:OF_EACH]
    more = len(found) - len(shown)
    if not found:
        return para("Table Text", run(nothing, "Muted"))
    return stacked(
        *(para("Table Text", text) for text in shown),
        para("Table Detail", _more(more)) if more else None,
    )


def _more(n: int) -> str:
    return ngettext("{n} more in the whole report", "{n} more in the whole report", n).format(n=n)


def priorities(paper: Paper, facts: Facts) -> None:
    paper.heading(1, _("Priorities"))
    found = in_order(facts)
    if not found:
        paper.write("Body Text", _("No priorities have been set yet."))
        return
    shown = [r for r in facts.map.rounds if r.state == "revealed" and not r.run_off_of]
    if shown and len(shown[-1].candidates) <= MOST_VOTED:
        votes.write(paper, facts, shown[-1])
    paper.add(*(para("Body Text", _priority(facts, p)) for p in found[:MOST_PRIORITIES]))
    if len(found) > MOST_PRIORITIES:
        paper.write("Source Note", _more(len(found) - MOST_PRIORITIES))


def _priority(facts: Facts, priority: Priority) -> Inline:
    moved = moves(facts, priority)
    said = _("It should move {what}").format(what=moved) if moved else ""
    title = run(sentence(priority.title), "Strong")
    return inline(sign_of(priority), title, f" {sentence(said)}" if said else "")


def plan_in_short(paper: Paper, facts: Facts) -> None:
    steps = _by_priority(facts)
    paper.heading(1, _("Action plan"))
    paper.write("Body Text", plan.state_said(steps))
    if steps:
        _steps(paper, facts, steps, MOST_STEPS)


def _by_priority(facts: Facts) -> list[ActionStep]:
    """Those of the chosen priorities first, in the order of the plan."""
    place = {p.id: at for at, p in enumerate(facts.map.chosen)}
    return sorted(facts.map.steps, key=lambda s: place.get(s.priority, len(place)))


def _steps(paper: Paper, facts: Facts, steps: Sequence[ActionStep], most: int) -> None:
    shown = [s for s in steps if len(s.text) <= LONGEST][:most]
    head, title = (_("No."), _("Action step"), _("Who"), _("When")), _("Action steps")
    rows = [_step(facts, step) for step in shown]
    if rows:
        paper.add(table(rows, STEP_SHARES, line=paper.line, head=head, title=title))
    if len(steps) > len(shown):
        paper.write("Source Note", _more(len(steps) - len(shown)))


def _step(facts: Facts, step: ActionStep) -> list[str]:
    open_ = open_mark(_("not filled yet"))
    when = short_day(step.due) if step.due else "" if step.lacks_date else step.when or "–"
    return [
        para("Table Text", facts.step_numbers.get(step.id, "")),
        para("Table Text", run(step.text, "Strong")),
        para("Table Text", naming.lead(facts, step.lead) if step.lead else open_),
        para("Table Text", when or open_),
    ]


def beside_the_plan(paper: Paper, facts: Facts) -> None:
    fixes = [e for e in facts.quick_fixes if len(e.text) <= LONGEST][:MOST_FIXES]
    if not fixes:
        return
    paper.heading(1, _("Quick fixes"))
    paper.add(*(para("List Bullet", e.text) for e in fixes))
    if len(facts.quick_fixes) > len(fixes):
        paper.write("Source Note", _more(len(facts.quick_fixes) - len(fixes)))


def method_in_short(paper: Paper, facts: Facts) -> None:
    paper.heading(1, method.title(), anchor=method.ANCHOR)
    paper.write("Body Text", method.record(facts))
    paper.write("Body Text", method.small_counts(facts))


# Two pages.


def brief(paper: Paper, facts: Facts) -> None:
    """A first page to read and a second to act on."""
    paper.write("Mark", _("Sequential Intercept Mapping, in brief"))
    paper.write("Title", community_name(facts.map))
    paper.heading(1, _("Summary"), at_top=True)
    paper.write("Lead", summary.occasion(facts))
    glance.figures(paper, facts)
    for paragraph in summary.sentences(facts):
        if len(paragraph) <= LONGEST * 3:
            paper.write("Body Text", paragraph)
    _brief_gaps(paper, facts)
    _brief_priorities(paper, facts)
    _brief_plan(paper, facts)


def _brief_gaps(paper: Paper, facts: Facts) -> None:
    """First those a priority takes up."""
    taken = {each for p in facts.map.chosen for each in p.addresses}
    gaps = sorted(not_parked(facts.map.gaps), key=lambda gap: gap.id not in taken)
    shown = [g.text for g in gaps if len(g.text) <= BRIEF_LONGEST][:IN_BRIEF]
    if shown:
        paper.heading(2, _("What is missing"))
        paper.add(*(para("List Bullet", text) for text in shown))
        if len(gaps) > len(shown):
            paper.write("Source Note", _more(len(gaps) - len(shown)))


def _brief_priorities(paper: Paper, facts: Facts) -> None:
    found = [p for p in in_order(facts) if len(p.title) <= BRIEF_LONGEST][:IN_BRIEF]
    if found:
        paper.heading(2, _("Priorities"))
        paper.add(*(para("Body Text", _priority(facts, p)) for p in found))
        if len(facts.map.priorities) > len(found):
            paper.write("Source Note", _more(len(facts.map.priorities) - len(found)))


def _brief_plan(paper: Paper, facts: Facts) -> None:
    paper.heading(1, _("What is to be done"), new_page=True)
    open_steps = [s for s in _by_priority(facts) if s.status not in ("done", "dropped")]
    paper.write("Body Text", plan.state_said(facts.map.steps))
    short = [s for s in open_steps if len(s.text) <= BRIEF_LONGEST]
    if short:
        _steps(paper, facts, short, IN_BRIEF)
    fixes = [e for e in facts.quick_fixes if len(e.text) <= BRIEF_LONGEST][:IN_BRIEF]
    if fixes:
        paper.heading(2, _("Quick fixes"))
        paper.add(*(para("List Bullet", e.text) for e in fixes))
    paper.heading(2, _("Where this is from"))
    said = _("{state}. The whole report has every entry, number, source and step.")
    paper.write("Body Text", said.format(state=facts.state[:1].upper() + facts.state[1:]))
    paper.write("Body Text", method.small_counts(facts))
