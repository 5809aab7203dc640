"""The committee behind the work: the problem, who signed on to which goal, agreements, how the
agencies see the crisis system and their working together. Agencies by name, people by none."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.content import load_pack
from sim_workshop.domain.evaluation import SCALE, Evaluated
from sim_workshop.domain.place import RatedTopic
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.agreeing import stands
from sim_workshop.domain.year.engagement import Agency, Agreement
from sim_workshop.domain.year.rating import spreads
from sim_workshop.domain.year.surveyed import side_by_side
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.problems import problems
from sim_workshop.exchange.report.signs import open_mark
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import day, listing, sentence
from sim_workshop.words import _


def write(paper: Paper, facts: Facts) -> None:
    """Nothing where no committee is kept."""
    parts = (_problems, _goals, _agreements, _report_card, _survey)
    if not any(_has(facts.map)):
        return
    paper.heading(1, _("The committee"))
    for part in parts:
        part(paper, facts)


def _has(map_: Map) -> tuple[bool, ...]:
    rated = any(s.rated for s in spreads(map_, _topics(map_)))
    return (bool(problems(map_)), bool(map_.all(Agency)), bool(map_.all(Agreement)), rated,
            bool(side_by_side(map_)))  # fmt: skip


def _topics(map_: Map) -> tuple[RatedTopic, ...]:
    """Of the workshop's own pack; a workshop from before they existed was rated by today's."""
    return map_.pack.report_card or load_pack().report_card


def _problems(paper: Paper, facts: Facts) -> None:
    if lines := problems(facts.map):
        paper.heading(2, _("The problem"))
        paper.add(*(para("List Bullet", line) for line in lines))


def _goals(paper: Paper, facts: Facts) -> None:
    agencies = facts.map.all(Agency)
    if not agencies:
        return
    paper.heading(2, _("Agencies of the committee"))
    paper.write("Body Text", sentence(listing([a.name for a in agencies])))
    rows = [
        [para("Table Text", goal),
         para("Table Text", listing([a.name for a in agencies if goal in a.goals])
              or open_mark(_("nobody yet")))]
        for goal in facts.map.workshop.goals
    ]  # fmt: skip
    if rows:
        title, head = _("Goals and who signed on to them"), (_("Goal"), _("Signed on"))
        _captioned(paper, title, rows, (50, 50), head)


def _agreements(paper: Paper, facts: Facts) -> None:
    """As they stood on the day the report was made."""
    found, today = facts.map.all(Agreement), facts.made_at.date()
    if not found:
        return
    paper.heading(2, _("Agreements"))
    rows = [
        [para("Table Text", run(each.title, "Strong")),
         para("Table Text", listing([p.party for p in each.parties]) or "–"),
         para("Table Text", _stands(each, stands(each, today)))]
        for each in found
    ]  # fmt: skip
    head = _("Agreement"), _("Parties"), _("How it stands")
    _captioned(paper, _("Agreements between agencies"), rows, (36, 38, 26), head)


def _stands(agreement: Agreement, how: str) -> str:
    said = {
        "ended": _("ended"), "review": _("review overdue"), "unsigned": _("not signed by all"),
        "in_force": _("in force"),
    }[how]  # fmt: skip
    until = {"ended": agreement.ends, "review": agreement.review}.get(how, agreement.ends)
    if until is None:
        return said
    return f"{said}, {day(until)}" if how in ("ended", "review") else (
        _("{how}, until {day}").format(how=said, day=day(until)))  # fmt: skip


def _report_card(paper: Paper, facts: Facts) -> None:
    found = [s for s in spreads(facts.map, _topics(facts.map)) if s.rated]
    if not found:
        return
    paper.heading(2, _("How the agencies see the crisis system"))
    paper.write("Body Text", _(
        "Each agency rated each topic from 1 (not started) to 5 (working well) and took the lower "
        "score when torn. The table counts agencies and ranks none; the middle is the lower of "
        "two middle scores."
    ))  # fmt: skip
    rows = [
        [para("Table Text", s.topic.name), *(para("Table Text", str(n) if n else "–")
         for n in s.given), para("Table Text", run(str(s.middle or "–"), "Strong"))]
        for s in found
    ]  # fmt: skip
    head = (_("Topic"), *map(str, SCALE), _("Middle"))
    _captioned(paper, _("Report card: agencies by score"), rows, (43, 9, 9, 9, 9, 9, 12), head)


def _survey(paper: Paper, facts: Facts) -> None:
    found = side_by_side(facts.map)
    if not found:
        return
    paper.heading(2, _("How the agencies work together"))
    paper.write("Body Text", _(
        "A survey without names on a scale from 1 (not at all) to 5 (completely); where fewer "
        "than five answered, how was not kept. Two groups of people at two times: a difference is "
        "not an effect of the workshop."
    ))  # fmt: skip
    rows = [
        [para("Table Text", b.ask),
         *(para("Table Text", v) for v in (*_values(b.before), *_values(b.after)))]
        for b in found
    ]  # fmt: skip
    head = (_("Statement"), _("Before: answered"), _("Before: middle"), _("After: answered"),
            _("After: middle"))  # fmt: skip
    _captioned(paper, _("Survey before and after"), rows, (44, 14, 14, 14, 14), head)


def _values(answered: Evaluated | None) -> tuple[str, str]:
    if answered is None:
        return "–", "–"
    middle = "–" if answered.median is None else f"{answered.median:g}"
    return str(answered.answered), middle


def _captioned(
    paper: Paper,
    title: str,
    rows: Sequence[Sequence[str]],
    shares: tuple[int, ...],
    head: tuple[str, ...],
) -> None:
    paper.add(caption("Table", title), table(rows, shares, line=paper.line, head=head, title=title))
