"""Items of a county file: resources, strengths, gaps, ideas, and what is told as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sim_workshop.domain.committee import Note
from sim_workshop.domain.findings import (
    Gap,
    Opportunity,
    Parking,
    Resource,
    Strength,
    reads_like_a_solution,
)
from sim_workshop.exchange.county_draft import Draft, Row
from sim_workshop.exchange.county_measures import add_measure
from sim_workshop.exchange.county_places import Places
from sim_workshop.exchange.county_status import resource_status
from sim_workshop.words import _


def add_item(draft: Draft, places: Places, written: Any) -> None:
    """One item, of the kind it says it is; a kind nobody knows becomes a note."""
    row = Row(written)
    kind = row.take("kind")
    if (make := KINDS.get(kind.lower())) and row.has("text"):
        make(draft, places, row)
        return
    if kind.lower() == "data" and row.has("value"):
        add_measure(draft, places, row)
        return
    if kind.lower() != "data":
        draft.notes.append(
            _("An item of the kind “{kind}” was kept as a note.").format(kind=kind or "?")
        )
    _add_note(draft, places, row, [f"kind: {kind}"] if kind else [])


def _add_note(draft: Draft, places: Places, row: Row, remarks: list[str]) -> None:
    about = places.of(row)
    element = about["place_as_written"]
    remarks += [*about["remarks"], *([f"element: {element}"] if element else [])]
    text = row.take("text", "name", "title") or element
    draft.add(Note, row, remarks, text=text, about=about["places"])


def _add_resource(draft: Draft, places: Places, row: Row) -> None:
    status = row.take_list("status")
    draft.add(
        Resource,
        row,
        text=row.take("text"),
        status=resource_status(status),
        status_as_written=status,
        population=row.take("population"),
        hours=row.take("hours"),
        area_served=row.take("area_served"),
        operator=row.take("operator", "run_by", "provider"),
        eligibility=row.take("eligibility"),
        excludes=row.take("excludes"),
        **places.of(row),
    )


def _add_strength(draft: Draft, places: Places, row: Row) -> None:
    common = {"text": row.take("text"), "population": row.take("population")}
    draft.add(Strength, row, **common, **places.of(row))


def _add_gap(draft: Draft, places: Places, row: Row, quick_fix: bool | None = None) -> None:
    draft.add(
        Gap,
        row,
        text=row.take("text"),
        status_as_written=row.take_list("status"),
        population=row.take("population"),
        falls_on=row.take("falls_on"),
        quick_fix=quick_fix,
        **places.of(row),
    )


def _add_opportunity(draft: Draft, places: Places, row: Row, quick_fix: bool | None = None) -> None:
    draft.add(
        Opportunity,
        row,
        text=row.take("text"),
        status_as_written=row.take_list("status"),
        population=row.take("population"),
        quick_fix=quick_fix,
        **places.of(row),
    )


def _add_parking(draft: Draft, places: Places, row: Row) -> None:
    common = {"text": row.take("text"), "population": row.take("population")}
    draft.add(Parking, row, **common, **places.of(row))


KINDS: Mapping[str, Callable[[Draft, Places, Row], None]] = {
    "resource": _add_resource,
    "strength": _add_strength,
    "gap": _add_gap,
    "opportunity": _add_opportunity,
    "parking": _add_parking,
}


def add_quick_fix(draft: Draft, places: Places, written: Any) -> None:
    """A quick fix is an idea, unless it is told as what is wrong."""
    row = Row(written)
    kind = row.take("kind").lower()
    if not row.has("text"):
        _add_note(draft, places, row, ["quick fix"])
    elif kind == "gap" or _tells_what_is_wrong(row.peek("text")):
        _add_gap(draft, places, row, quick_fix=True)
    else:
        _add_opportunity(draft, places, row, quick_fix=True)


def _tells_what_is_wrong(text: str) -> bool:
    first = text.lower().split(" ", 1)[0]
    return first in {"no", "nobody", "lack", "missing", "without"} and not reads_like_a_solution(
        text
    )


def add_parked(draft: Draft, places: Places, written: Any) -> None:
    """Something of the parking lot."""
    row = Row(written)
    if row.has("text"):
        _add_parking(draft, places, row)
    else:
        _add_note(draft, places, row, ["parking lot"])
