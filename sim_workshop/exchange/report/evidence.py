"""Numbers and stories: what the county can show. A number never stands without its period, place
and source, or without saying that they are missing; what is withheld stays visible as withheld."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.findings import Entry
from sim_workshop.domain.series import in_time
from sim_workshop.domain.text import shortened
from sim_workshop.exchange.report import number_charts, withheld
from sim_workshop.exchange.report.entry_row import source_of
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.figures import Figure, strip
from sim_workshop.exchange.report.naming import credit
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.signs import detail_line, open_mark, quoted
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import Block, Inline, inline, para, run
from sim_workshop.words import _

LONGEST_BIG_NUMBER = 12
LONGEST_QUOTED = 60
"""Letters of an entry quoted beside the number that shows it."""
SHARES = (42, 20, 19, 19)


def big_numbers(paper: Paper, facts: Facts, found: Sequence[DataPoint]) -> None:
    """Up to four local figures at the head of an intercept's page."""
    figures = [
        Figure(big(point), ", ".join(x for x in (_label(point), point.period) if x))
        for point in _newest(p for p in found if _is_striking(facts, p))
    ]
    strip(paper, figures, _("Numbers in short"))


def _newest(points: Iterable[DataPoint]) -> list[DataPoint]:
    """Of each thing its newest value, in the order the things were first named."""
    kept: dict[str, DataPoint] = {}
    for point in points:
        name = point.name.casefold()
        kept[name] = in_time((kept[name], point))[-1] if name in kept else point
    return list(kept.values())


def _is_striking(facts: Facts, point: DataPoint) -> bool:
    return (
        point.is_number
        and point.locality == "local"
        and point.id not in facts.released.suppressed
        and len(big(point)) <= LONGEST_BIG_NUMBER
        and "target" not in point.name.casefold()
        and not point.question
    )


def big(point: DataPoint) -> str:
    """ "5,399", "$479", "90%": a plain figure as it is read. The table has it as it was written."""
    value, unit = point.value, point.unit.casefold()
    if value.isascii() and value.isdigit() and not value.startswith("0"):
        value = f"{int(value):,}"
    if unit in ("percent", "%") and value[-1:].isdigit():
        return f"{value}%"
    return f"${value}" if unit in ("usd", "$") and value[:1].isdigit() else value


def _label(point: DataPoint) -> str:
    unit = point.unit if point.unit.casefold() not in point.name.casefold() else ""
    return ", ".join(x for x in (point.name, unit if unit not in ("percent", "USD") else "") if x)


def numbers(paper: Paper, facts: Facts, found: Sequence[DataPoint]) -> None:
    if not found:
        return
    paper.heading(2, _("Numbers"))
    number_charts.write(paper, facts, found)
    rows = [_row(paper, facts, point) for point in found]
    head = _("What is measured"), _("Value"), _("Period"), _("Where from")
    paper.add(table(rows, SHARES, line=paper.line, head=head, title=_("Numbers")))


def _row(paper: Paper, facts: Facts, point: DataPoint) -> list[str]:
    details = detail_line(_about(facts, point))
    return [
        stacked(
            para("Table Text", run(_name(facts, point), "Strong")),
            para("Table Detail", details) if details else None,
        ),
        stacked(
            para("Table Text", _value(paper, facts, point)),
            *(para("Table Detail", each) for each in _beside(point)),
        ),
        para("Table Text", point.period if point.period else open_mark(_("no period stated"))),
        _origin(facts, point),
    ]


# What is measured.


def _name(facts: Facts, point: DataPoint) -> str:
    measure = facts.map.measures.get(point.measure)
    name = point.name or (measure.name if measure else "") or _("A number without a name")
    groups = ", ".join(group for _, group in point.breakdown)
    return f"{name} ({groups})" if groups else name


def _about(facts: Facts, point: DataPoint) -> list[str]:
    places = [facts.map.place_name(p) for p in point.about if facts.map.element(p)]
    entries = [e for e in map(facts.map.get, point.about) if isinstance(e, Entry)]
    shown = [quoted(shortened(e.text, LONGEST_QUOTED)) for e in entries if e.is_visible]
    return [
        _("On: {entries}").format(entries="; ".join(shown)) if shown else "",
        _("At: {places}").format(places="; ".join(places)) if places else "",
        _("Of: {whom}").format(whom=point.population) if point.population else "",
        point.definition,
        _("Numerator: {said}").format(said=point.numerator) if point.numerator else "",
        _("Denominator: {said}").format(said=point.denominator) if point.denominator else "",
    ]


# Its value.


def _value(paper: Paper, facts: Facts, point: DataPoint) -> Inline:
    shown = withheld.mark(paper, facts, point)
    if not shown:
        shown = run(point.value, "Strong") if point.value else open_mark(_("no value"))
    if not point.footnote:
        return shown
    return inline(shown, paper.footnotes.refer(f"remark {point.id}", point.footnote))


def _beside(point: DataPoint) -> list[Inline | str]:
    said: list[Inline | str] = []
    said += [point.unit] if point.unit else []
    said += [_("Target: {said}").format(said=point.target)] if point.target else []
    said += [_("Change: {said}").format(said=point.change)] if point.change else []
    said += [_(point.confidence)] if point.confidence else []
    said += [open_mark(point.question)] if point.question else []
    return said


def _origin(facts: Facts, point: DataPoint) -> Block:
    """Local or national, who answers for it, and its source: what is missing is said."""
    local = _("local") if point.locality == "local" else _("national, not local")
    named = detail_line([point.owner, source_of(facts, point)])
    return para("Table Text", detail_line([local, named or open_mark(_("no source stated"))]))


# Stories.


def stories(paper: Paper, facts: Facts, found: Sequence[Anecdote]) -> None:
    released = [s for s in found if s.released]
    if not released:
        return
    paper.heading(2, _("In people's words"))
    for story in released:
        paper.write("Quote", quoted(story.text))
        made = _("Composite of several people's experiences") if story.composite else ""
        paper.write("Source Note", _told(facts, story, made))


def _told(facts: Facts, story: Anecdote, made: str) -> Inline:
    said = [
        made or _("A story told at the workshop"),
        credit(facts, story.credit),
        source_of(facts, story),
    ]
    return detail_line(said)
