"""Numbers of a county file, as they were written, with a question mark where they cannot be."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from sim_workshop.domain.amounts import read_amount
from sim_workshop.domain.dates import read_period
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.impossible import suspicious
from sim_workshop.domain.place import Pack
from sim_workshop.exchange.county_draft import Draft, Row
from sim_workshop.exchange.county_places import Places
from sim_workshop.words import _

YEARS = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|–|to)\s*((?:19|20)\d\d)\b")
TRUE = frozenset({"true", "yes"})
TEXTS = {
    "name": ("name", "text"), "value": ("value",), "unit": ("unit",), "period": ("period",),
    "population": ("population",), "numerator": ("numerator",), "denominator": ("denominator",),
    "owner": ("owner",), "definition": ("definition", "formula"), "change": ("change",),
    "footnote": ("footnote",), "question": ("conflict",),
}  # fmt: skip
"""Fields of a number, and the keys a file gives them."""
MOST_COMPARED = 200
"""Values of one name that are compared with each other."""


def add_measure(draft: Draft, places: Places, written: Any) -> None:
    """One number. Nothing is refused: what is impossible gets a question later."""
    row = written if isinstance(written, Row) else Row(written, "name")
    about: dict[str, Any] = places.of(row) if row.has("intercept") else {"places": ()}
    numbers = _ends(row.peek_raw("value")) | _days(row.peek("period"))
    target = _target(row)
    texts = row.texts(TEXTS)
    where, element = about["places"], about.get("place_as_written")
    remarks = [*about.get("remarks", ()), *target.pop("remarks", ())]
    draft.add(
        DataPoint,
        row,
        [*remarks, *([f"element: {element}"] if element else [])],
        about=where,
        intercept=places.home(where[0]) if where else "",
        measure=_measure_of_pack(texts["name"], where, places.pack),
        confidence="disputed" if texts["question"] else "",
        **texts,
        **numbers,
        **target,
    )


def _target(row: Row) -> dict[str, Any]:
    """A target beside the value; where the file only says that the value is one, in a sentence."""
    target = row.take("target")
    if target.lower() not in TRUE:
        return {"target": target}
    said = _("The value is a target, not a count.")
    return {"target": said, "remarks": [f"target: {target}"]}


def _ends(value: Any) -> dict[str, Any]:
    """The numbers a value says; of several plain numbers, the least and the most."""
    amounts = [read_amount(v if isinstance(v, str) else None) for v in _values(value)]
    exact = [a.low for a in amounts if a.low is not None and a.low == a.high]
    if len(amounts) == 1:
        return {"low": amounts[0].low, "high": amounts[0].high}
    if exact and len(exact) == len(amounts):
        return {"low": min(exact), "high": max(exact)}
    return {}


def _values(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _days(period: str) -> dict[str, Any]:
    days = read_period(period)
    return {"starts": days.starts, "ends": days.ends} if days else {}


def _measure_of_pack(name: str, places: tuple[str, ...], pack: Pack) -> str:
    """The pack's measure of the very same name at the same intercept; else none is claimed."""
    at = {pack.intercept_of(place) for place in places}
    same = (m.id for m in pack.measures if m.name.lower() == name.lower() and m.intercept in at)
    return next(same, "")


def question_numbers(draft: Draft) -> None:
    """A question mark on every number that cannot be as it is written, or that another value for
    the same thing contradicts. All are kept."""
    same: dict[str, list[int]] = defaultdict(list)
    for at, record in enumerate(draft.records):
        if isinstance(record, DataPoint):
            same[record.name.casefold()].append(at)
    for places in same.values():
        points = [p for at in places if isinstance(p := draft.records[at], DataPoint)]
        for at, point in zip(places, points[:MOST_COMPARED], strict=False):
            question = point.question or suspicious(point, points[:MOST_COMPARED]) or _years(point)
            if question:
                draft.records[at] = point.but(question=question)
    asked = [r.name for r in draft.records if isinstance(r, DataPoint) and r.question]
    if asked:
        listed = ", ".join(f"“{name}”" for name in dict.fromkeys(asked))
        draft.notes.append(_("Numbers with a question mark: {names}.").format(names=listed))


def _years(point: DataPoint) -> str:
    years = YEARS.search(point.period)
    is_odd = years and years[1] > years[2]
    return _("The period ends before it starts.") if is_odd else ""
