"""What follows from words as they were written: the number in a value, the days of a period, the
lead and the date of a step. Files give words; these are read from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sim_workshop.domain.amounts import read_amount
from sim_workshop.domain.dates import read_due, read_period
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.leads import read_lead
from sim_workshop.domain.place import short_of
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.record import Record

Contents = dict[str, Any]
SOURCES_OF: Mapping[type[Record], Mapping[str, tuple[str, ...]]] = {
    DataPoint: {"value": ("low", "high"), "period": ("starts", "ends")},
    ActionStep: {"who": ("lead", "agencies"), "when": ("due",)},
}
"""By kind: a field as written, and the fields that are read from it."""


def read_from(kind: type[Record], field: str, written: str) -> Contents:
    """The fields that follow from one text."""
    if kind is DataPoint and field == "value":
        amount = read_amount(written)
        return {"low": amount.low, "high": amount.high}
    if kind is DataPoint and field == "period":
        period = read_period(written)
        return {"starts": period and period.starts, "ends": period and period.ends}
    if kind is ActionStep and field == "who":
        return lead_of(written)
    return {"due": read_due(written)}


def lead_of(who: str, agencies: Collection[str] = ()) -> Contents:
    """The one lead of a step, or the agency that stands where a person should."""
    lead = read_lead(who, agencies)
    beside = [who.strip()] if lead.unfilled == "agency" else []
    return {"lead": lead.name, "agencies": beside}


def completed(kind: type[Record], contents: Contents) -> Contents:
    """A new record with what follows from its words, where nothing else is given."""
    filled = dict(contents)
    for field, following in SOURCES_OF.get(kind, {}).items():
        if contents.get(field) and not any(contents.get(each) for each in following):
            filled |= read_from(kind, field, contents[field])
    element = contents.get("element")
    if isinstance(element, dict) and element.get("name"):
        short = element.get("short_name") or short_of(element["name"])
        filled["element"] = element | {"short_name": short}
    return filled


def follows_changes(before: Record, after: Record) -> Record:
    """Somebody changed a value in a file and left the numbers read from the old one: they are read
    again. Numbers that were changed too are left as they are."""
    changes: Contents = {}
    for field, following in SOURCES_OF.get(type(after), {}).items():
        changed = getattr(before, field) != getattr(after, field)
        if changed and all(getattr(before, f) == getattr(after, f) for f in following):
            changes |= read_from(type(after), field, getattr(after, field))
    return after.but(**changes) if changes else after
