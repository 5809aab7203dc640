"""How the steps stand, as a table: what is overdue or in trouble first."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.plan import OVER, ActionStep
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.standing import by_status, is_overdue
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.views.bars import empty
from sim_workshop.views.chips import chip, status_chip, status_words
from sim_workshop.views.tables import table, tile
from sim_workshop.words import _, ngettext, say_date

TROUBLED = ("stalled", "at_risk", "unable_to_measure")


def standing_sentence(map_: Map) -> str:
    """ "12 steps: 3 on track, 2 stalled …"."""
    if not map_.steps:
        return _("No steps yet.")
    n = len(map_.steps)
    steps = ngettext("{n} step", "{n} steps", n).format(n=n)
    said = (f"{count} {status_words(map_, s).lower()}" for s, count in by_status(map_).items())
    return f"{steps}: {', '.join(said)}."


def show_standing_table(map_: Map, today: date) -> None:
    """Every step, with who carries it."""
    if not map_.steps:
        empty(_("No step yet."), _("Ask: who does what first, and by when?"))
        return
    numbers = step_numbers(map_)
    heads = (_("Step"), _("Workgroup"), _("Who leads"), _("Due"), _("Status"))
    ordered = sorted(map_.steps, key=lambda s: _rank(s, today))
    rows = [_row(map_, s, numbers.get(s.id, ""), today, heads) for s in ordered]
    st.html(tile(table(heads, rows, blocks=True)))


def _rank(step: ActionStep, today: date) -> tuple[bool, bool, bool]:
    return (step.status in OVER, not is_overdue(step, today), step.status not in TROUBLED)


def _row(map_: Map, step: ActionStep, number: str, today: date, heads: tuple[str, ...]) -> str:
    group = map_.get(step.workgroup)
    due = (
        say_date(step.due) if step.due else step.when or (_("no date") if step.lacks_date else "–")
    )
    late = chip(_("overdue"), "refused", "schedule") if is_overdue(step, today) else ""
    reason = f"<small>{escape(step.status_reason)}</small>" if step.status_reason else ""
    cells = (
        escape(group.name) if isinstance(group, Workgroup) else "–",
        escape(step.lead or step.who or _("nobody yet")),
        f"{escape(due)} {late}",
        f"{status_chip(map_, step.status)}{reason}",
    )
    rest = "".join(
        f'<td data-label="{escape(h)}">{c}</td>' for h, c in zip(heads[1:], cells, strict=True)
    )
    return f'<tr><th scope="row">{escape(f"{number} {step.text}".strip())}</th>{rest}</tr>'
