"""The action plan as a table any program opens: one line per step, in the order of the plan."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sim_workshop.domain.edition import state_of
from sim_workshop.domain.named_in_public import steps_in_public
from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.privacy import Released
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.cells import as_text
from sim_workshop.exchange.columns import COLUMNS
from sim_workshop.exchange.excel_text import runs
from sim_workshop.exchange.names import names_of

FIELDS = (
    "text", "lead", "who", "agencies", "when", "due", "backup", "partners", "needs", "success",
    "status", "status_reason", "status_as_written",
)  # fmt: skip
"""Of a step, under the headings the workbook uses too."""
BEFORE = ("No.", "Priority", "Objective")
UNFILLED = "unfilled"
AS_OF = "As of"
"""How far the plan is, on each line: a table has no foot, and its name gets lost."""


def write(released: Released) -> bytes:
    """The plan as CSV in UTF-8 with the mark by which Excel knows it. No cell runs as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    columns = {c.field: c for c in COLUMNS[ActionStep]}
    state = state_of(released.map)
    writer.writerow([*BEFORE, *(columns[field].heading for field in FIELDS), AS_OF])
    for line in _lines(released.map):
        writer.writerow([harmless(cell) for cell in (*line, state)])
    return out.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """A text that spreadsheets show: where it would run, with an apostrophe before it."""
    return f"'{text}" if runs(text) or text.startswith("\r") else text


def _lines(map_: Map) -> Iterator[list[str]]:
    names, numbers = names_of(map_), step_numbers(map_)
    columns = [c for field in FIELDS for c in COLUMNS[ActionStep] if c.field == field]
    for step in _in_order(steps_in_public(map_)):
        objective = map_.get(step.objective)
        told = objective.text if isinstance(objective, Objective) else ""
        cells = [column.words(step, names) for column in columns]
        cells[FIELDS.index("lead")] = step.lead or UNFILLED
        yield [numbers.get(step.id, ""), _priority(map_, step), told, *map(as_text, cells)]
    served = {step.objective for step in map_.steps}
    for objective in map_.objectives:
        if objective.id not in served:
            yield ["", _priority(map_, objective), objective.text, *[""] * len(FIELDS)]


def _in_order(map_: Map) -> list[ActionStep]:
    place = {p.id: at for at, p in enumerate(map_.chosen)}
    return sorted(map_.steps, key=lambda s: (place.get(s.priority, len(place)), s.order))


def _priority(map_: Map, record: ActionStep | Objective) -> str:
    """The priority with its number once it is chosen; else as the source calls it."""
    found = next((p for p in map_.priorities if p.id == record.priority), None)
    if found is None:
        return getattr(record, "priority_as_written", "")
    return f"{found.number} {found.title}" if found.number else found.title
