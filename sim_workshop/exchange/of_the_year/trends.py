"""The trend of an outcome as a picture: the values through time, and the frozen baseline as a
dashed line. Where one of a thing's values is withheld, that thing has no picture."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.charts import series
from sim_workshop.charts.picture import png
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.series import breaks
from sim_workshop.domain.sums import subject_of
from sim_workshop.domain.text import shortened
from sim_workshop.domain.value_words import unit_words
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.outcomes import Outcome, as_point
from sim_workshop.exchange.of_the_year import said
from sim_workshop.exchange.report.number_charts import PICTURE, WHITE
from sim_workshop.exchange.report.paper import Paper
from sim_workshop.exchange.report.tables import table
from sim_workshop.exchange.report.word import Block, para
from sim_workshop.words import _, ngettext

FEWEST, NEWEST, MOST = 3, 8, 6
"""Values of a trend, the most of them drawn, and the most trends of a report."""
WIDE, HIGH = 330, 98
LONGEST = 48
"""Letters of a name below a picture: the table above has all of it."""
ROOM = 2000
"""How high a picture is at most, in twentieths of a point."""


def drawn(map_: Map, found: Sequence[Outcome]) -> list[Outcome]:
    """Those with enough values, and none of them withheld."""
    return [o for o in found if len(o.points) >= FEWEST and _is_whole(map_, o)]


def _is_whole(map_: Map, outcome: Outcome) -> bool:
    """A line over a withheld value would say about where it is."""
    of = {subject_of(as_point(outcome.baseline)), ""}
    hidden = any(not p.value for p in map_.numbers if subject_of(p) in of)
    return bool(outcome.baseline.value) and not hidden


def write(paper: Paper, map_: Map, found: Sequence[Outcome]) -> None:
    """Two to a row, each with its caption below."""
    shown = found[:MOST]
    for pair in (shown[n : n + 2] for n in range(0, len(shown), 2)):
        two_abreast(paper, map_, pair)
    if left := len(found) - MOST:
        note = ngettext("{n} more is drawn on the screen.", "{n} more are drawn on the screen.",
                        left)  # fmt: skip
        if left > 0:
            paper.write("Source Note", note.format(n=left))


def two_abreast(paper: Paper, map_: Map, pair: Sequence[Outcome]) -> None:
    cells: list[Block | str] = [picture(paper, map_, o) for o in pair]
    cells += [""] * (2 - len(cells))
    paper.add(table([cells], (50, 50), line=paper.line, title=_("Through time")))


def picture(paper: Paper, map_: Map, outcome: Outcome) -> Block:
    """The trend with what it is below, half a line wide."""
    points = outcome.points[-NEWEST:]
    chart = series.drawing(
        points, breaks(points, map_.measures), width=WIDE, height=HIGH, ground=WHITE,
        level=outcome.baseline.low,
    )  # fmt: skip
    room = (round(paper.line * 0.46), ROOM)
    image = paper.picture(png(chart, scale=3), alternative(map_, outcome, points), room)
    shown = para("Table Text", image, settings=PICTURE)
    return Block(shown + para("Table Detail", _named(outcome)))


def _named(outcome: Outcome) -> str:
    unit = unit_words(as_point(outcome.baseline))
    form = (
        _("{name}, {unit}. Dashed: the baseline.") if unit else _("{name}. Dashed: the baseline.")
    )
    return form.format(name=shortened(outcome.baseline.name, LONGEST), unit=unit)


def alternative(map_: Map, outcome: Outcome, points: Sequence[DataPoint]) -> str:
    """Every value drawn, where the definition changed, and the baseline."""
    broken = breaks(points, map_.measures)
    otherwise = _("counted otherwise than before")
    values = "; ".join(
        said.value_of(p) + (f" ({otherwise})" if n in broken else "") for n, p in enumerate(points)
    )
    return _("Line chart of {name}: {values}. Baseline: {then}.").format(
        name=outcome.baseline.name, values=values, then=said.then(outcome)
    )
