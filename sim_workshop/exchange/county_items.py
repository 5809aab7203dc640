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

TEXTS: dict[str, tuple[str, ...]] = {"text": ("text",), "population": ("population",)}
OF_RESOURCES: dict[str, tuple[str, ...]] = {
    "hours": ("hours",), "area_served": ("area_served",), "eligibility": ("eligibility",),
    "operator": ("operator", "run_by", "provider"), "excludes": ("excludes",),
}  # fmt: skip
"""Fields of an entry, and the keys a file gives them."""


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
    said: dict[str, Any] = {"status": resource_status(status), "status_as_written": status}
    draft.add(Resource, row, **said, **row.texts(TEXTS | OF_RESOURCES), **places.of(row))


def _add_strength(draft: Draft, places: Places, row: Row) -> None:
    draft.add(Strength, row, **row.texts(TEXTS), **places.of(row))


def _add_gap(draft: Draft, places: Places, row: Row, quick_fix: bool | None = None) -> None:
    said: dict[str, Any] = {
        "status_as_written": row.take_list("status"),
        "falls_on": row.take("falls_on"),
    }
    draft.add(Gap, row, quick_fix=quick_fix, **said, **row.texts(TEXTS), **places.of(row))


def _add_opportunity(draft: Draft, places: Places, row: Row, quick_fix: bool | None = None) -> None:
    said: dict[str, Any] = {"status_as_written": row.take_list("status"), "quick_fix": quick_fix}
    draft.add(Opportunity, row, **said, **row.texts(TEXTS), **places.of(row))


def _add_parking(draft: Draft, places: Places, row: Row) -> None:
    draft.add(Parking, row, **row.texts(TEXTS), **places.of(row))


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
