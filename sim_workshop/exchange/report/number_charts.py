"""Charts of an intercept's numbers: a line through time, or bars side by side. Only of numbers the
table below prints; where one of a thing's values is withheld, that thing has no chart."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.charts import series, value_bars
from sim_workshop.charts.picture import png
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.figures import Figure, figures
from sim_workshop.domain.series import breaks, in_time
from sim_workshop.exchange.report.captions import caption
from sim_workshop.exchange.report.facts import Facts
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.word import para
from sim_workshop.words import _

MOST = 2
"""Charts of one intercept."""
ROOM = 3600
"""How high a chart is at most, in twentieths of a point."""
PICTURE = '<w:keepNext/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
WHITE = "#FFFFFF"


def draw(points: Sequence[DataPoint]) -> bytes:
    """As a PNG for print, on white."""
    if _is_series(points):
        ordered = in_time(points)
        drawn = series.drawing(ordered, breaks(ordered, {}), width=640, height=190, ground=WHITE)
    else:
        drawn = value_bars.drawing(points, ground=WHITE)
    return png(drawn, scale=2)


def write(paper: Paper, facts: Facts, found: Sequence[DataPoint]) -> None:
    """The first of them, above the table of numbers."""
    if facts.chart is None:
        return
    for figure in _drawn(facts, found)[:MOST]:
        drawn = paper.picture(facts.chart(figure.points), alternative(figure), (paper.line, ROOM))
        paper.add(para("Body Text", drawn, settings=PICTURE), caption("Figure", title(figure)))


def _drawn(facts: Facts, found: Sequence[DataPoint]) -> list[Figure]:
    hidden = facts.released.suppressed
    return [
        f for f in figures(facts.map, found)
        if not any(p.id in hidden for p in f.points)
        and not f.differs and f.compares and all(p.value for p in f.points)
    ]  # fmt: skip


def _is_series(points: Sequence[DataPoint]) -> bool:
    """The same people at several times."""
    whom = {(p.population.casefold(), p.breakdown) for p in points}
    return len(whom) == 1 and len({p.period for p in points}) == len(points)


def title(figure: Figure) -> str:
    unit = figure.points[0].unit
    return (
        f"{figure.name}, {unit}"
        if unit and unit.casefold() not in figure.name.casefold()
        else figure.name
    )


def alternative(figure: Figure) -> str:
    """The values themselves, in the order drawn."""
    is_series = _is_series(figure.points)
    points = in_time(figure.points) if is_series else figure.points
    said = "; ".join(f"{value_bars.named(p)}: {p.value}" for p in points)
    drawn = _("Line chart of {what}.") if is_series else _("Bar chart of {what}.")
    return " ".join(
        (drawn.format(what=title(figure)), f"{said}.", _("The same in words follows the picture."))
    )
