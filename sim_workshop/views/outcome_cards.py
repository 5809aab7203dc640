"""Outcomes on the screen: the frozen number, the newest counted alike, the trend, and why nothing
is compared where nothing is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.figures import name_of
from sim_workshop.domain.series import breaks
from sim_workshop.domain.value_words import unit_words, value_words
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.monitoring import Baseline
from sim_workshop.domain.year.outcomes import (
    TRENDS,
    Outcome,
    as_point,
    candidates,
    direction,
    trend,
)
from sim_workshop.views.bars import empty
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import hint, plain
from sim_workshop.views.heads import aside, heading
from sim_workshop.views.trend import show_trend
from sim_workshop.views.workgroup_form import YearFilled
from sim_workshop.words import _, say_date, say_number

MIN_WIDTH = 340
"""Two cards stand side by side where each has as much room."""


def show_outcomes(map_: Map, found: Sequence[Outcome], keeps: bool) -> Baseline | None:
    """One card for each frozen number; the one to be taken out."""
    if not found:
        empty(_("No baseline is frozen yet."),
              _("Freeze the county's numbers as they stand on workshop day; later ones are "
                "compared with them."))  # fmt: skip
    out = None
    grid = st.grid(2, min_column_width=MIN_WIDTH, gap="small")
    for outcome in found:
        frozen = outcome.baseline
        with grid, st.container(key=f"card_{frozen.id}"):
            st.html(_card(outcome))
            if len(outcome.points) > 1:
                show_trend(map_, outcome.points, level=frozen.low, called=frozen.id)
            label = f"**{_('Take it out')}** {plain(frozen.name)}"
            if keeps and st.button(label, type="tertiary", key=f"brief_unfreeze_{frozen.id}"):
                out = frozen
    return out


def _card(outcome: Outcome) -> str:
    frozen = outcome.baseline
    then = as_point(frozen)
    rows = [(_("Baseline"), _said(then))]
    if outcome.latest:
        rows.append((_("Newest counted alike"), _said(outcome.latest)))
    listed = "".join(f"<dt>{escape(head)}</dt><dd>{escape(said)}</dd>" for head, said in rows)
    counted = frozen.definition or _("not stated")
    below = _("Counted as: {definition}. Frozen {date}.").format(
        definition=counted.rstrip("."), date=say_date(frozen.frozen_on) if frozen.frozen_on else ""
    )
    return (
        f'<h3 class="part">{escape(frozen.name)}</h3>'
        f"<dl class='said'>{listed}</dl>"
        f'<div class="chips">{"".join(_chips(outcome))}</div><p class="who">{escape(below)}</p>'
    )


def _said(point: DataPoint) -> str:
    value = f"{value_words(point)} {unit_words(point)}".strip() or _("not shown")
    return f"{value}, {point.period or _('no period stated')}"


def _chips(outcome: Outcome) -> list[str]:
    chips = []
    if outcome.change is not None:
        chips.append(chip(change_words(outcome.change), "", "trending_flat"))
    if outcome.latest and not outcome.baseline.definition:
        chips.append(chip(_("nobody wrote how it is counted: nothing compared"), "waiting",
                          "schedule"))  # fmt: skip
    words = {
        "": "", "no_later": _("no later value yet"), "not_shown": _("not shown, nothing compared"),
        "unlike": _("the definition changed: nothing compared"),
    }  # fmt: skip
    if words[outcome.why_not]:
        chips.append(chip(words[outcome.why_not], "waiting", "schedule"))
    if outcome.unlike:
        told = "; ".join(p.period or _("no period stated") for p in outcome.unlike)
        chips.append(
            chip(_("counted otherwise: {periods}").format(periods=told), "gap", "link_off")
        )
    return chips


def change_words(change: float) -> str:
    """ "12 more than the baseline"; whether that is good is for the committee to say."""
    many = say_number(abs(round(change, 2)))
    if change == 0:
        return _("the same as the baseline")
    if change > 0:
        return _("{n} more than the baseline").format(n=many)
    return _("{n} less than the baseline").format(n=many)


def show_freeze_form(map_: Map) -> YearFilled | None:
    """Which numbers are frozen: of each local series the newest up to workshop day."""
    found = {p.id: p for p in candidates(map_)}
    if not found:
        aside(_("Every local series is frozen already, or there is no local number yet."))
        return None
    hint(_("One act freezes them; they then stay as they are, whatever becomes of the numbers."))
    with st.form(f"freeze_{map_.revision}", border=False):
        chosen = st.multiselect(
            _("Numbers to freeze"), list(found), list(found),
            format_func=lambda i: f"{name_of(map_, found[i])}: {_said(found[i])}",
        )  # fmt: skip
        if st.form_submit_button(_("Freeze the baseline"), type="primary"):
            return YearFilled({"points": tuple(chosen)})
    return None


@dataclass(frozen=True)
class Question:
    """One of the paper's two questions."""

    asks: str
    missing: str


def _questions() -> dict[str, Question]:
    return {
        "jailed": Question(
            _("Is the share of patients who are jailed rising?"),
            _("Ask the behavioral health authority to match its patients with the jail log, and to "
              "give the total only. Import it as a data sheet."),
        ),
        "cost": Question(
            _("Are costs rising?"),
            _("Ask the jail what mental health care cost it in a year. Import it as a data sheet."),
        ),
    }  # fmt: skip


def show_built_in_trends(map_: Map) -> None:
    """The two trends every committee has, from imported totals."""
    asked = _questions()
    grid = st.grid(2, min_column_width=MIN_WIDTH, gap="small")
    for key, measure in TRENDS:
        points = trend(map_, measure)
        with grid, st.container(key=f"card_trend_{key}"):
            heading(asked[key].asks, 3)
            if points:
                broken = breaks(points, map_.measures)
                aside(_last_step(points, broken))
                show_trend(map_, points, called=f"{key}_")
            else:
                empty(_("Nobody has brought this number yet."), asked[key].missing)


def _last_step(points: tuple[DataPoint, ...], broken: frozenset[int]) -> str:
    """What the last two values say, in words and without judging."""
    now = _said(points[-1])
    return {
        "": _("{now}. Nothing before it is counted alike."),
        "same": _("{now}. The same as the time before."),
        "up": _("{now}. More than the time before."),
        "down": _("{now}. Less than the time before."),
    }[direction(points, broken)].format(now=now)
