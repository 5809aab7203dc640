"""Numbers of a county file, as they were written, with a question mark where they cannot be."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from sim_workshop.domain.amounts import read_amount
from sim_workshop.domain.dates import read_period
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.place import Pack
from sim_workshop.exchange.county_draft import Draft, Row
from sim_workshop.exchange.county_places import Places
from sim_workshop.words import _

MAY_EXCEED = ("change", "ratio", "occupan", "increase", "growth", "capacity", "of goal")
"""Words of percentages that are no share of a whole."""
YEARS = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|–|to)\s*((?:19|20)\d\d)\b")
TRUE = frozenset({"true", "yes"})


def add_measure(draft: Draft, places: Places, written: Any) -> None:
    """One number. Nothing is refused: what is impossible gets a question."""
    row = written if isinstance(written, Row) else Row(written, "name")
    value_raw = row.take_raw("value")
    value = Row({"value": value_raw}).take("value")
    unit, period = row.take("unit"), row.take("period")
    conflict, remarks = row.take("conflict"), []
    target = row.take("target")
    if target.lower() in TRUE:
        remarks.append(f"target: {target}")
        target = _("The value is a target, not a count.")
    numbers = _read(value_raw, period)
    about = places.of(row) if row.has("intercept") else {"places": (), "remarks": []}
    if element := about.get("place_as_written"):
        remarks.append(f"element: {element}")
    name = row.take("name", "text")
    draft.add(
        DataPoint,
        row,
        [*about["remarks"], *remarks],
        name=name,
        measure=_measure_of_pack(name, about["places"], places.pack),
        value=value,
        unit=unit,
        period=period,
        population=row.take("population"),
        numerator=row.take("numerator"),
        denominator=row.take("denominator"),
        owner=row.take("owner"),
        definition=row.take("definition", "formula"),
        target=target,
        change=row.take("change"),
        footnote=row.take("footnote"),
        about=about["places"],
        intercept=places.home(about["places"][0]) if about["places"] else "",
        question=conflict or impossible(numbers, unit, name, period),
        confidence="disputed" if conflict else "",
        **numbers,
    )


def _read(value: Any, period: str) -> dict[str, Any]:
    """The numbers in words. A pair of values is no range, so lists stay words."""
    amount = read_amount(value if isinstance(value, str) else None)
    days = read_period(period)
    return {
        "low": amount.low,
        "high": amount.high,
        "starts": days.starts if days else None,
        "ends": days.ends if days else None,
    }


def _measure_of_pack(name: str, places: tuple[str, ...], pack: Pack) -> str:
    """The pack's measure of the very same name at the same intercept; else none is claimed."""
    at = {pack.intercept_of(place) for place in places}
    same = (m.id for m in pack.measures if m.name.lower() == name.lower() and m.intercept in at)
    return next(same, "")


def impossible(numbers: dict[str, Any], unit: str, name: str, period: str) -> str:
    """What cannot be as it is written; empty where nothing is suspicious."""
    low, high = numbers["low"], numbers["high"]
    said = f"{unit} {name}".lower()
    is_share = ("percent" in unit.lower() or "%" in unit) and not any(w in said for w in MAY_EXCEED)
    if is_share and max(low or 0, high or 0) > 100:
        return _("Is it a share? It is above 100 percent.")
    if low is not None and low < 0 and unit.lower().startswith(("people", "person", "inmate")):
        return _("A number of people below zero?")
    if (years := YEARS.search(period)) and years[1] > years[2]:
        return _("The period ends before it starts.")
    return ""


def question_conflicts(draft: Draft) -> None:
    """Two values for one thing and period: both are kept, and each says that the other exists."""
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, record in enumerate(draft.records):
        if isinstance(record, DataPoint) and record.value:
            key = (record.name, record.period, record.population, record.unit, record.intercept)
            same[key].append(at)
    for places in same.values():
        points = [p for at in places if isinstance(p := draft.records[at], DataPoint)]
        values = list(dict.fromkeys(p.value for p in points))
        for at, point in zip(places, points, strict=True):
            if len(values) > 1 and not point.question:
                others = ", ".join(f"“{v}”" for v in values if v != point.value)
                text = _("For the same thing and period there is also {values}.")
                said = text.format(values=others)
                draft.records[at] = point.but(question=said, confidence="disputed")
