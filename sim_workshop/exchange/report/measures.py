"""What words and numbers mean: the room's definitions, the measures used, figures elsewhere."""

from __future__ import annotations

from sim_workshop.domain.place import Benchmark, Measure
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import stacked, table
from sim_workshop.exchange.report.word import inline, para, run
from sim_workshop.words import _

SHARES = (28, 40, 11, 21)
ELSEWHERE_SHARES = (40, 16, 14, 30)


def glossary(paper: Paper, facts: Facts) -> None:
    """What the room agreed to mean, and the words of this report."""
    paper.heading(1, _("Agreed definitions and glossary"))
    _agreed(paper, facts)
    paper.heading(2, _("Words of this report"))
    for word, meaning in _words():
        paper.write("Body Text", run(f"{word}. ", "Strong"), meaning)


def _words() -> tuple[tuple[str, str], ...]:
    """What a reader who was not in the room has to know."""
    return (
        (_("Intercept"), _("A point on the way through the justice system at which a person can "
                           "be reached and turned to care.")),
        (_("Resource"), _("A service, programme, team or agreement that is there, or was there.")),
        (_("Gap"), _("What happens now and should not, or what is missing.")),
        (_("Idea"), _("What somebody in the room proposed; it may answer a gap.")),
        (_("Priority"), _("What the room chose to work on.")),
        (_("Quick fix"), _("Something of low cost that can be done within about 30 to 90 days, "
                           "outside the vote.")),
        (_("Parking lot"), _("Worth keeping, not for this plan.")),
        (_("Lead"), _("The one person who sees that a step is done.")),
        (_("Withheld"), _("A number that is not printed, because few people stand behind it.")),
    )  # fmt: skip


def write(paper: Paper, facts: Facts) -> None:
    paper.heading(1, _("Measures"))
    _measures(paper, facts)


def _agreed(paper: Paper, facts: Facts) -> None:
    terms = facts.map.workshop.definitions
    if not terms:
        paper.write("Body Text", _("The room has recorded no agreed definitions."))
        return
    paper.heading(2, _("What the room agreed to mean"))
    for term in terms:
        paper.write("Body Text", run(f"{term.word}. ", "Strong"), term.meaning)


def _measures(paper: Paper, facts: Facts) -> None:
    used = _used(facts)
    if not used:
        paper.write("Body Text", _(
            "The numbers of this report are named in their sources' own words; none is tied to a "
            "measure with a definition of its own."
        ))  # fmt: skip
        return
    rows = [_row(facts, measure) for measure in used]
    head = _("Measure"), _("Definition"), _("Unit"), _("Who usually holds it")
    title = _("Measures used in this report, with their definitions")
    paper.add(caption("Table", title), table(rows, SHARES, line=paper.line, head=head, title=title))


def _used(facts: Facts) -> list[Measure]:
    """Measures some number is a value of, in the order of the pack."""
    named = {point.measure for point in facts.map.numbers}
    return [m for m in facts.map.measures.values() if m.id in named]


def _row(facts: Facts, measure: Measure) -> list[str]:
    sources = facts.references.cite_pack(s for s in measure.src if not s.startswith("GK"))
    held = ", ".join(x for x in (measure.data_source, measure.frequency) if x)
    unit = facts.map.pack.vocabulary.label("units", measure.unit)
    return [
        stacked(
            para("Table Text", run(measure.name, "Strong")),
            para("Table Detail", sources) if sources else None,
        ),
        para("Table Text", measure.definition or run(_("no definition recorded"), "Muted")),
        para("Table Text", unit),
        para("Table Text", held),
    ]


def elsewhere(paper: Paper, facts: Facts) -> None:
    found = facts.map.pack.benchmarks
    if not found:
        return
    paper.heading(1, _("Figures from elsewhere"))
    paper.write("Body Text", _(
        "For comparison, never as a target, and never in the place of a local number: other "
        "years, other people, other definitions."
    ))  # fmt: skip
    rows = [_benchmark(facts, each) for each in found]
    head = _("What was counted"), _("Figure"), _("Year"), _("Of whom")
    title = _("Figures from elsewhere, with year and population")
    paper.add(
        caption("Table", title),
        table(rows, ELSEWHERE_SHARES, line=paper.line, head=head, title=title),
    )


def _benchmark(facts: Facts, figure: Benchmark) -> list[str]:
    unit = facts.map.pack.vocabulary.label("units", figure.unit)
    interval = _("interval {said}").format(said=figure.interval)
    return [
        para("Table Text", inline(figure.text, facts.references.cite_pack(figure.src))),
        stacked(
            para("Table Text", run(f"{figure.value} {unit}".strip(), "Strong")),
            para("Table Detail", interval) if figure.interval else None,
        ),
        para("Table Text", figure.year),
        para("Table Text", figure.population),
    ]
