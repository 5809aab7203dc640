"""What is asked about the numbers of a data sheet before they are written: what cannot be, and
what is odd beside the others. Nothing is refused and nothing is mended unasked; where nobody can
say, the number stays as written and carries the question."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from sim_workshop.domain.amounts import read_amount
from sim_workshop.domain.dates import read_period
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.impossible import impossible
from sim_workshop.domain.place import Measure
from sim_workshop.domain.screening import WHAT_WAS_SEEN, screen
from sim_workshop.domain.sheet_lines import Line
from sim_workshop.domain.sums import cell_of
from sim_workshop.domain.units import are_alike, family_of
from sim_workshop.words import _, later

JUMP = 8.0
"""So many times the value before or after: a slipped digit, or the unit changed."""
ENOUGH_TO_JUMP = 30.0
"""From 2 to 20 people is a small county's year and no slip."""
TEXTS = ("name", "value", "period", "population", "numerator", "denominator", "source", "owner",
         "definition", "unit")  # fmt: skip

SENTENCES: Mapping[str, str] = {
    "person": later("This may identify a person: {seen}."),
    "impossible": later("This cannot be: {why}"),
    "nameless": later("Nothing says what is counted."),
    "words": later("Text where the others are numbers: “{value}”."),
    "no_period": later("No period is stated."),
    "period": later("The period “{period}” cannot be read."),
    "future": later("The period “{period}” lies in the future."),
    "fraction": later("{value} percent of a whole: is {percent} percent meant?"),
    "share": later("More than the whole: {value} of 100 percent."),
    "mixed": later("Counted in {unit}, others of the same in {others}."),
    "unit_says": later("The value says {said}, its column says {unit}."),
    "jump": later("{value} after {before}: about {times} times. A slipped digit, or true?"),
    "fall": later("{value} after {before}: a {times}th of it. A slipped digit, or true?"),
    "twice": later("The same stands in row {row} already."),
    "differs": later("Row {row} says {value} for the same."),
    "here": later("The workshop has this number already."),
    "here_differs": later("The workshop has {value} for the same."),
    "above_base": later("The numerator {numerator} is larger than the denominator {denominator}."),
    "above_total": later("A part that is larger than its total of {total}."),
}  # fmt: skip


@dataclass(frozen=True)
class Question:
    """One thing that is doubtful about a number."""

    kind: str
    values: Mapping[str, str] = field(default_factory=dict)
    suggestion: str = ""
    """A value that would make sense, for whoever corrects it."""

    def said(self) -> str:
        return _(SENTENCES[self.kind]).format(**self.values)


MUST_BE_ANSWERED = frozenset({"person", "nameless"})
"""Not kept with a question mark: corrected, left out, or (a person) stated to name nobody."""
LEFT_OUT_AT_FIRST = frozenset({"twice", "here"})
"""The same number once more: left out unless somebody says otherwise."""


def questions(
    lines: Sequence[Line], here: Iterable[DataPoint], measures: Mapping[str, Measure], today: date
) -> Mapping[str, tuple[Question, ...]]:
    """By line, what to ask about it; lines nobody need look at are left out."""
    asked: dict[str, list[Question]] = defaultdict(list)
    for line in lines:
        asked[line.key] += _alone(line.point, measures.get(line.point.measure), today)
    for key, question in _together(lines, here):
        asked[key].append(question)
    return {key: tuple(found) for key, found in asked.items() if found}


# By itself.


def _alone(point: DataPoint, measure: Measure | None, today: date) -> Iterator[Question]:
    if hits := [h for text in TEXTS for h in screen(str(getattr(point, text)))]:
        seen = "; ".join(f"{_(WHAT_WAS_SEEN[h.what])}, “{h.text}”" for h in hits)
        yield Question("person", {"seen": seen})
    if not point.name and measure is None:
        yield Question("nameless")
    yield from _of_its_value(point, measure)
    yield from _of_its_period(point, today)
    top, base = read_amount(point.numerator).low, read_amount(point.denominator).low
    if top is not None and base is not None and top > base:
        yield Question("above_base", {"numerator": point.numerator,
                                      "denominator": point.denominator})  # fmt: skip


def _of_its_value(point: DataPoint, measure: Measure | None) -> Iterator[Question]:
    most = point.high if point.high is not None else point.low
    if most is None:
        return
    if family_of(point.unit) == "percent":
        is_change = "change" in point.unit.casefold()
        if _is_a_fraction(point):
            percent = f"{most * 100:g}"
            yield Question("fraction", {"value": point.value, "percent": percent}, f"{percent}%")
        if most > 100 and not is_change and not (measure and measure.share_of_whole):
            yield Question("share", {"value": point.value})
    if why := impossible(point, measure):
        yield Question("impossible", {"why": why})
    elif (said := read_amount(point.value).unit_hint) in ("usd", "percent") and not are_alike(
        said, point.unit
    ):
        yield Question("unit_says", {"said": said, "unit": point.unit})


def _is_a_fraction(point: DataPoint) -> bool:
    """0.45 in a column of percentages: of one, perhaps, and not of a hundred."""
    is_share = family_of(point.unit) == "percent" and "change" not in point.unit.casefold()
    return is_share and 0 < (point.low or 0) < 1


def _of_its_period(point: DataPoint, today: date) -> Iterator[Question]:
    if not point.period:
        yield Question("no_period")
    elif read_period(point.period) is None:
        yield Question("period", {"period": point.period})
    elif point.starts and point.starts > today:
        yield Question("future", {"period": point.period})


# Beside the others.


def _together(lines: Sequence[Line], here: Iterable[DataPoint]) -> Iterator[tuple[str, Question]]:
    series: dict[object, list[Line]] = defaultdict(list)
    for line in lines:
        series[_series(line.point)].append(line)
    for found in series.values():
        yield from _of_a_series(found)
    yield from _again(lines, here)
    yield from _above_totals(lines)


def _series(point: DataPoint) -> object:
    """The same thing of the same people, whatever the period."""
    what = point.measure or point.name.casefold()
    return what, point.population.casefold(), frozenset(point.breakdown), point.locality


def _of_a_series(lines: Sequence[Line]) -> Iterator[tuple[str, Question]]:
    numbers = [x for x in lines if x.point.low is not None or x.point.high is not None]
    for line in lines:
        if numbers and line not in numbers:
            yield line.key, Question("words", {"value": line.point.value})
    units = Counter(line.point.unit for line in numbers)
    if len(units) > 1:
        usual = units.most_common(1)[0][0]
        for line in numbers:
            if line.point.unit != usual and not are_alike(line.point.unit, usual):
                told = {"unit": line.point.unit or _("no unit"), "others": usual or _("no unit")}
                yield line.key, Question("mixed", told)
    yield from _jumps([x for x in numbers if x.point.low == x.point.high
                       and not _is_a_fraction(x.point)])  # fmt: skip


def _jumps(numbers: Sequence[Line]) -> Iterator[tuple[str, Question]]:
    for before, line in pairwise(_in_time([x for x in numbers if x.point.period])):
        was, now = before.point.low or 0.0, line.point.low or 0.0
        small, large = sorted((was, now))
        if small > 0 and large >= ENOUGH_TO_JUMP and large / small >= JUMP:
            kind = "jump" if now > was else "fall"
            yield line.key, Question(kind, {
                "value": line.point.value, "before": before.point.value,
                "times": f"{large / small:.0f}",
            })  # fmt: skip


def _in_time(numbers: Sequence[Line]) -> Sequence[Line]:
    """By their days; fiscal years nobody dated stay in the order of the sheet."""
    if all(x.point.starts for x in numbers):
        return sorted(numbers, key=lambda x: x.point.starts or date.min)
    return numbers


def _cell(point: DataPoint) -> object:
    return cell_of(point), frozenset((d.casefold(), g.casefold()) for d, g in point.breakdown)


def _again(lines: Sequence[Line], here: Iterable[DataPoint]) -> Iterator[tuple[str, Question]]:
    written: dict[object, list[DataPoint]] = defaultdict(list)
    for point in here:
        written[_cell(point)].append(point)
        if point.measure and point.name:
            written[_cell(point.but(measure=""))].append(point)
    first: dict[object, Line] = {}
    for line in lines:
        cell = _cell(line.point)
        known = first.setdefault(cell, line)
        if known is not line:
            same = _alike(known.point, line.point)
            told = {"row": str(known.row), "value": known.point.value}
            yield line.key, Question("twice" if same else "differs", told)
        elif before := written.get(cell):
            same = any(_alike(p, line.point) for p in before)
            yield line.key, Question("here" if same else "here_differs", {"value": before[0].value})


def _alike(one: DataPoint, other: DataPoint) -> bool:
    """The same amount, however it is written; the same words where it is none."""
    if one.low is None and one.high is None:
        return one.value.casefold() == other.value.casefold()
    return (one.low, one.high) == (other.low, other.high)


def _above_totals(lines: Sequence[Line]) -> Iterator[tuple[str, Question]]:
    """A group of a count that is larger than the count of everybody."""
    totals = {cell_of(x.point): x.point for x in lines if not x.point.breakdown}
    for line in lines:
        total = totals.get(cell_of(line.point)) if line.point.breakdown else None
        if total is None or family_of(total.unit) in {"percent", "rate", "time", "money"}:
            continue
        if total.high is not None and line.point.low is not None and line.point.low > total.high:
            yield line.key, Question("above_total", {"total": total.value})
