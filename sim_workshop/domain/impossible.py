"""What a number cannot be, refused when a person enters it; and what is odd about one that came
from a file, which is kept as written with a question mark (rules.md, "What people write")."""

from __future__ import annotations

from collections.abc import Iterable

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.place import Measure
from sim_workshop.domain.units import are_alike, family_of

UNITLESS = frozenset({"text", "yes_no", ""})


def impossible(point: DataPoint, measure: Measure | None) -> str:
    """The sentence why this cannot be; empty when it can."""
    checks = (_share(point, measure), _people(point, measure), _period(point), _ends(point))
    return next((sentence for sentence in checks if sentence), _unit(point, measure))


def _unit_of(point: DataPoint, measure: Measure | None) -> str:
    return point.unit or (measure.unit if measure else "")


def _share(point: DataPoint, measure: Measure | None) -> str:
    if not measure or not measure.share_of_whole or not _is_share(_unit_of(point, measure)):
        return ""
    ends = [end for end in (point.low, point.high) if end is not None]
    if any(end > 100 for end in ends):
        return f"“{measure.name}” is a share of a whole and cannot be above 100 percent."
    if any(end < 0 for end in ends):
        return f"“{measure.name}” is a share of a whole and cannot be below 0 percent."
    return ""


def _is_share(unit: str) -> bool:
    return family_of(unit) == "percent" and "change" not in unit.lower()


def _people(point: DataPoint, measure: Measure | None) -> str:
    ends = [end for end in (point.low, point.high) if end is not None]
    unit = _unit_of(point, measure)
    counted = family_of(unit) in {"people", "events"} and "change" not in unit.lower()
    negative = counted and any(end < 0 for end in ends)
    return "A count of people or events cannot be below zero." if negative else ""


def _period(point: DataPoint) -> str:
    if point.starts and point.ends and point.ends < point.starts:
        return f"The period ends on {point.ends} before it starts on {point.starts}."
    return ""


def _ends(point: DataPoint) -> str:
    if point.low is not None and point.high is not None and point.high < point.low:
        return "The range ends below where it begins."
    return ""


def _unit(point: DataPoint, measure: Measure | None) -> str:
    if not measure or measure.unit in UNITLESS or are_alike(point.unit, measure.unit):
        return ""
    return f"“{measure.name}” is counted in {measure.unit}, not in {point.unit}."


def suspicious(point: DataPoint, others: Iterable[DataPoint]) -> str:
    """What somebody should look at in an imported number; empty when nothing is odd. `others` are
    the numbers of the same workshop."""
    others = [o for o in others if o.id != point.id]
    questions = (_same_thing_otherwise(point, others), _more_than_whole(point, others),
                 _odd_share(point), _people(point, None), _period(point), _ends(point))  # fmt: skip
    return " ".join(q for q in questions if q)


def _odd_share(point: DataPoint) -> str:
    over = _is_share(point.unit) and (point.low or point.high or 0) > 100
    return "More than 100 percent: is it a share, a change or an occupancy?" if over else ""


def _same_thing_otherwise(point: DataPoint, others: Iterable[DataPoint]) -> str:
    for other in others:
        same = _subject(other) == _subject(point) and bool(point.measure or point.name)
        if same and other.value.strip() != point.value.strip():
            return f"Another source says {other.value} for the same: which one holds?"
    return ""


def _subject(point: DataPoint) -> tuple[object, ...]:
    what = point.measure or point.name.casefold()
    return (what, point.period.casefold(), point.population.casefold(), point.breakdown,
            point.unit.casefold(), point.areas)  # fmt: skip


def _more_than_whole(point: DataPoint, others: Iterable[DataPoint]) -> str:
    for whole in others:
        if whole.id not in point.part_of or family_of(whole.unit) != family_of(point.unit):
            continue
        if point.low is not None and whole.high is not None and point.low > whole.high:
            return f"A part of {whole.value} that is larger than it: {point.value}."
    return ""
