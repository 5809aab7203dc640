"""Records of every kind with contents nobody would think of, for property-based tests."""

from __future__ import annotations

import types
from datetime import UTC, date, datetime
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from sim_workshop.domain.record import Record
from sim_workshop.domain.report_plan import ReportPlan
from sim_workshop.domain.workshop import KINDS, Room, Workshop

HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "#N/A", "TRUE", "007", "1.0", "1e5", "45", "-55",
    "75%", "_x0041_", "_x005F_x0041_", "_x000D_", "[r1]", "Police [i1.police]", '["a"]', "[]",
    "a | b", "one\ntwo", "<b>x</b>", "]]>", "&amp;", "\u202eabc", "\u200b", "🙂" * 3, "é",
    "yes", "no", "shown", "2026-01-01", "Law enforcement", "law_enforcement", "x" * 200, "a\n\nb",
    "\ufeff",
)  # fmt: skip
PLAIN = st.from_regex(r"[A-Za-z][A-Za-z0-9 ._:-]{0,10}[A-Za-z0-9]", fullmatch=True)
"""What ids and words of vocabularies look like."""
TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,10}", fullmatch=True)
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(-(10**18), 10**18),
    float: st.floats(allow_nan=False).map(lambda n: float(f"{n:.15g}")),  # what Excel keeps
    date: st.dates(),
    datetime: st.datetimes(timezones=st.sampled_from([None, UTC])),
}


OWN_ID = {kind.kind: kind.kind for kind in (Workshop, Room, ReportPlan)}
"""Kinds of which a workshop has one."""


def any_value(annotation: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation is str:
        return TEXT if metadata else PLAIN
    if annotation in BY_TYPE:
        return BY_TYPE[annotation]
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, types.UnionType):
        return st.one_of(*(any_value(a, []) for a in args if a is not type(None)), st.none())
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(any_value(args[0], metadata), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(any_value(a, []) for a in args))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return st.fixed_dictionaries(any_fields(annotation))
    if hasattr(annotation, "__metadata__"):
        return any_value(annotation.__origin__, list(annotation.__metadata__))
    raise TypeError(annotation)


def any_fields(model: type[BaseModel]) -> dict[str, st.SearchStrategy[Any]]:
    return {name: _any_field(name, f) for name, f in model.model_fields.items()}


def _any_field(name: str, field: FieldInfo) -> st.SearchStrategy[Any]:
    if name in {"id", "intercept", "start", "end"} and field.annotation is str:
        return IDS
    if name in {"importance", "feasibility", "severity"}:
        return st.one_of(st.none(), st.integers(1, 5))
    if name == "row":
        return st.one_of(st.none(), st.integers(0, 9))
    if name == "short_name":
        return st.just("Short name")
    return any_value(field.annotation, field.metadata)


def _record(kind: type[Record], contents: dict[str, Any], record_id: str) -> Record | None:
    contents = contents | {"id": record_id}
    if kind.kind == "measure":
        contents["measure"] = contents["measure"] | {"id": record_id}
    try:
        return kind.model_validate(contents)
    except ValidationError:
        return None


def one_of_each(start: int) -> tuple[Record, ...]:
    """A record of every kind there is, each drawn by itself: all at once is more than hypothesis
    draws. The same for the same start."""
    return tuple(_drawn(kind, start + at) for at, kind in enumerate(KINDS.values()))


def _drawn(kind: type[Record], start: int) -> Record:
    found: list[Record] = []
    own = OWN_ID.get(kind.kind, f"{kind.kind}.x")

    @seed(start)
    @settings(max_examples=4, database=None, deadline=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.fixed_dictionaries(any_fields(kind)))
    def draw(contents: dict[str, Any]) -> None:
        if made := _record(kind, contents, own):
            found.append(made)

    draw()
    return found[-1]


@st.composite
def any_records(draw: st.DrawFn) -> tuple[Record, ...]:
    """Some records, ids of their own."""
    kinds = draw(st.lists(st.sampled_from(list(KINDS.values())), min_size=1, max_size=25))
    found: dict[str, Record] = {}
    for at, kind in enumerate(kinds):
        contents = draw(st.fixed_dictionaries(any_fields(kind)))
        own = OWN_ID.get(kind.kind, f"{kind.kind}.{at}")
        if made := _record(kind, contents, own):
            found[made.id] = made
    return tuple(found.values())
