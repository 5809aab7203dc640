"""The plan under the headings that federal law names for money to carry it out (34 U.S.C.
10651(k)): target population, services, training, recidivism, evaluation, sustainability.

What the record holds stands under each heading; what an applicant still has to write is listed
there too, marked as open. No sentence claims an effect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.figures import name_of
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.key_measures import OfKey, key_measures
from sim_workshop.domain.numbering import step_numbers, unfilled
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.on_paper.sheet import begin
from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.evidence import big
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import open_mark
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import para, run
from sim_workshop.exchange.report.words import listing, sentence, short_day, workshop_dates
from sim_workshop.words import _, ngettext

TRAINING = "training"
"""The pack's gap type."""


def write(paper: Paper, map_: Map) -> str:
    title = _("Grant-ready plan")
    begin(paper, map_, title, _lead(map_))
    for heading, section in _sections():
        paper.heading(2, heading)
        before = len(paper.blocks)
        section(paper, map_)
        if len(paper.blocks) == before:
            _open(paper, _("The record holds nothing here yet."))
    return title


def _sections() -> tuple[tuple[str, Callable[[Paper, Map], None]], ...]:
    return (
        (_("Target population"), _population), (_("Services"), _services),
        (_("Training"), _training), (_("Recidivism"), _recidivism),
        (_("Evaluation"), _evaluation), (_("Sustainability"), _sustainability),
    )  # fmt: skip


def _lead(map_: Map) -> str:
    chosen, when = len(map_.chosen), workshop_dates(map_)
    held = _("From the mapping workshop of {when}.").format(when=when) if when else ""
    counted = ngettext(
        "{n} priority was chosen there.", "{n} priorities were chosen there.", chosen
    ).format(n=chosen)
    headings = _("Under the headings of 34 U.S.C. 10651(k).")
    return words.joined(held, counted if chosen else "", headings)


def _open(paper: Paper, said: str) -> None:
    paper.write("Body Text", open_mark(said))


def _bullets(paper: Paper, lines: Iterable[str]) -> None:
    paper.add(*(para("List Bullet", line) for line in lines))


# Whom it is for.


def _population(paper: Paper, map_: Map) -> None:
    focus = map_.workshop.population_in_focus
    if focus:
        paper.write("Body Text", sentence(focus))
    else:
        _open(paper, _("Name the people the plan is for."))
    _bullets(paper, (f"{t.word}: {sentence(t.meaning)}" for t in map_.workshop.definitions))
    _numbers(
        paper, map_, [p for p in map_.numbers if p.is_number and p.unit.casefold() == "people"]
    )
    if not map_.workshop.definitions:
        _open(paper, _("Agree what serious mental illness means here, in writing."))


def _figure(point: DataPoint) -> str:
    """ "90%", "179 people"."""
    shown = big(point)
    known = point.unit.casefold() in ("", "percent", "%", "usd", "$")
    return shown if known else f"{shown} {point.unit}"


def _numbers(paper: Paper, map_: Map, found: Sequence[DataPoint]) -> None:
    local = [p for p in found if p.locality == "local"]
    if not local:
        _open(paper, _("Count these people: the record has no local number yet."))
        return
    rows = [
        [_counted(paper, map_, p), _figure(p), p.period or _("no period stated")] for p in local
    ]
    head = _("What was counted"), _("Count"), _("Period")
    title = _("Local numbers")
    paper.add(table(rows, (52, 26, 22), line=paper.line, head=head, title=title))


def _counted(paper: Paper, map_: Map, point: DataPoint) -> str:
    """What was counted, with a note on where the number is from."""
    name = name_of(map_, point)
    if not point.source:
        return name
    return para("Table Text", name, paper.footnotes.refer(f"source {point.source}", point.source))


# What is to be done.


def _services(paper: Paper, map_: Map) -> None:
    if not map_.chosen:
        _open(paper, _("Choose the priorities first."))
    for priority in map_.chosen:
        paper.heading(3, f"{priority.number} {priority.title}")
        if priority.description:
            paper.write("Body Text", sentence(priority.description))
        gaps = [g.text for g in _gaps(map_, priority)]
        if gaps:
            paper.write("Body Text", run(f"{_('Answers these gaps')}:", "Strong"))
            _bullets(paper, gaps)
        _steps(paper, map_, [s for s in map_.steps if s.priority == priority.id])


def _gaps(map_: Map, priority: Priority) -> list[Gap]:
    found = (map_.get(a) for a in priority.addresses)
    return [g for g in found if isinstance(g, Gap) and g.is_visible]


def _steps(paper: Paper, map_: Map, steps: Sequence[ActionStep]) -> None:
    if not steps:
        _open(paper, _("No steps have been written for it."))
        return
    numbers = step_numbers(map_)
    still_open = para("Table Text", open_mark(_("not filled yet")))
    rows = [
        [numbers.get(s.id, ""), s.text, s.lead or still_open,
         short_day(s.due) if s.due else still_open if s.lacks_date else s.when or "–", s.needs]
        for s in steps
    ]  # fmt: skip
    head = _("No."), _("Action step"), _("Lead"), _("When"), _("Needs")
    paper.add(table(rows, (8, 38, 20, 16, 18), line=paper.line, head=head, title=_("Steps")))


def _training(paper: Paper, map_: Map) -> None:
    gaps = [g for g in map_.gaps if g.gap_type == TRAINING]
    if not gaps:
        _open(paper, _("No gap was recorded as one of training. Say whether staff need any."))
        return
    _bullets(paper, (g.text for g in gaps))
    ids = {g.id for g in gaps}
    taking = [p for p in map_.chosen if ids & set(p.addresses)]
    if taking:
        titles = listing(f"{p.number} {p.title}" for p in taking)
        paper.write("Body Text", _("Taken up by {priorities}.").format(priorities=titles))
    else:
        _open(paper, _("No chosen priority takes these up."))


# How it will be known.


def _recidivism(paper: Paper, map_: Map) -> None:
    (measured,) = [k for k in key_measures(map_) if k.key == "recidivism"]
    _of_key(paper, map_, measured)
    aiming = [p for p in map_.chosen if "recidivism" in p.key_measures]
    if aiming:
        titles = listing(f"{p.number} {p.title}" for p in aiming)
        paper.write("Body Text", _("Meant to move it: {priorities}.").format(priorities=titles))
    else:
        _open(paper, _("No chosen priority says that it should move recidivism."))


def _of_key(paper: Paper, map_: Map, measured: OfKey) -> None:
    label = map_.pack.vocabulary.label("key_measures", measured.key)
    points = [p for m in measured.measures for p in m.points if p.is_number]
    if not points:
        _open(paper, _("{measure}: no local number yet.").format(measure=label))
    _bullets(paper, (
        f"{name_of(map_, p)}: {_figure(p)}, {p.period or _('no period stated')}"
        for p in points
    ))  # fmt: skip


def _evaluation(paper: Paper, map_: Map) -> None:
    for measured in key_measures(map_):
        if measured.key != "recidivism":
            _of_key(paper, map_, measured)
    numbers = step_numbers(map_)
    told = [s for s in map_.steps if s.success]
    if told:
        paper.write("Body Text", run(f"{_('Measures of success the steps name')}:", "Strong"))
        _bullets(paper, (f"{numbers.get(s.id, '')} {s.success}".strip() for s in told))
    without = len(map_.steps) - len(told)
    if without:
        said = ngettext("{n} step names no measure of success.",
                        "{n} steps name no measure of success.", without)  # fmt: skip
        _open(paper, said.format(n=without))


def _sustainability(paper: Paper, map_: Map) -> None:
    ahead = [m for m in map_.meetings if not m.held]
    _bullets(paper, (
        _("Next meeting: {what}").format(what=", ".join(x for x in (
            m.title, short_day(m.on) if m.on else "", m.when) if x))
        for m in ahead
    ))  # fmt: skip
    if not ahead:
        _open(paper, _("No next meeting is set."))
    missing = len(unfilled(map_))
    if missing:
        said = ngettext("{n} step lacks a named lead or a date.",
                        "{n} steps lack a named lead or a date.", missing)  # fmt: skip
        _open(paper, said.format(n=missing))
    _open(paper, _("Say who pays for staff, services and data when the grant ends."))
