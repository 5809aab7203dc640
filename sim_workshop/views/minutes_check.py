"""The minutes check and the attendance on the screen: the rule, and the facts by it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from sim_workshop.domain.year.meeting_facts import Attended
from sim_workshop.domain.year.minutes_check import POINTS, Checked, Point, missing_any
from sim_workshop.views.bars import empty
from sim_workshop.views.heads import aside
from sim_workshop.views.tables import table, tile
from sim_workshop.words import _, ngettext, say_date


def point_words() -> dict[Point, str]:
    return {"goals": _("Clear goals"), "timeline": _("Timeline"),
            "responsible": _("Responsible party")}  # fmt: skip


def show_minutes_check(checks: Sequence[Checked]) -> None:
    """Each workgroup by the three things the minutes must name."""
    aside(_(
        "The rule: each of the three stands in the workgroup's newest report-back, or in every one "
        "of its open steps (a measure of success or an objective; a date; one named lead). “All” "
        "or “the team” is nobody."
    ))  # fmt: skip
    if not checks:
        empty(_("There is no workgroup to check."), _("Form one under Workgroups."))
        return
    words = point_words()
    heads = (_("Workgroup"), *words.values(), _("Last report-back"))
    rows = "".join(_row(c, words) for c in checks)
    n = missing_any(checks)
    said = ngettext("{n} workgroup lacks one of the three", "{n} workgroups lack one of the three",
                    n)  # fmt: skip
    st.html(f"<p>{said.format(n=n) if n else _('No workgroup lacks any of the three.')}</p>")
    st.html(tile(table(heads, [rows], blocks=True)))


def _row(checked: Checked, words: dict[Point, str]) -> str:
    cells = "".join(f'<td data-label="{escape(words[p])}">{_cell(checked, p)}</td>' for p in POINTS)
    newest = checked.report_back
    last = say_date(newest.on) if newest and newest.on else _("never")
    name = escape(checked.workgroup.name)
    return (
        f'<tr><th scope="row">{name}</th>{cells}'
        f'<td data-label="{escape(_("Last report-back"))}">{escape(last)}</td></tr>'
    )


def _cell(checked: Checked, point: Point) -> str:
    where = checked.found.get(point)
    if where is None:
        sign = '<span class="i" aria-hidden="true">select</span>'
        return f'<span class="open">{sign} {escape(_("missing"))}</span>'
    said = {"report_back": _("in its report-back"), "steps": _("in each open step")}[where]
    return f'<span class="i" aria-hidden="true">check</span> {escape(said)}'


def show_attendance(found: Sequence[Attended]) -> None:
    """By agency, those that come least first."""
    if not found:
        empty(_("No attendance is written down."),
              _("Tick which agencies were there when you keep the minutes."))  # fmt: skip
        return
    heads = (_("Agency"), _("Came"), _("Last time"))
    rows = [
        f'<tr><th scope="row">{escape(a.agency)}</th>'
        f'<td data-label="{escape(heads[1])}">{_("{n} of {all}").format(n=a.came, all=a.of)}</td>'
        f'<td data-label="{escape(heads[2])}">{escape(_last(a))}</td></tr>'
        for a in found
    ]
    st.html(tile(table(heads, rows, blocks=True)))


def _last(attended: Attended) -> str:
    return say_date(attended.last) if attended.last else _("never")
