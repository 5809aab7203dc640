"""The survey on collaboration: opened with a link, closed into sums, before and after side by
side. It claims no effect of anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Literal

import streamlit as st

from sim_workshop.domain.evaluation import FEWEST_ANSWERS, Evaluated
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.assessment import SurveyWhen
from sim_workshop.domain.year.surveyed import Beside, due_after, survey_of
from sim_workshop.views.bars import empty, note, saved
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import hint
from sim_workshop.views.tables import help_line, table, tile
from sim_workshop.words import _, ngettext, say_date


@dataclass(frozen=True)
class SurveyAsked:
    """What is wanted of one of the two surveys."""

    verb: Literal["open", "link", "close"]
    when: SurveyWhen
    id: str = ""


def titles() -> dict[SurveyWhen, str]:
    return {"before": _("Before the workshop"), "after": _("Six months after")}


def show_new_survey_link(address: str) -> None:
    """The link that was just made, shown this once."""
    saved(_("The link of the survey. Copy it now, it is not shown again; a new one can be made at "
            "any time."))  # fmt: skip
    st.code(address, language=None, wrap_lines=True)


def show_steering(map_: Map, today: date, keeps: bool, answered: dict[str, int]) -> (
    SurveyAsked | None
):  # fmt: skip
    """Both surveys with how they stand, and what can be done with each."""
    asked = None
    for when, title in titles().items():
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_survey_{when}"):
            chips = "".join(_chips(map_, when, today, answered))
            st.html(f'<p class="name">{escape(title)}</p><div class="chips">{chips}</div>',
                    width="stretch")  # fmt: skip
            if keeps:
                asked = _buttons(map_, when) or asked
    return asked


def _chips(map_: Map, when: SurveyWhen, today: date, answered: dict[str, int]) -> list[str]:
    survey = survey_of(map_, when)
    if survey is None:
        due = due_after(map_) if when == "after" else None
        if due and due <= today:
            return [chip(_("due since {date}").format(date=say_date(due)), "waiting", "schedule")]
        if due:
            return [chip(_("due {date}").format(date=say_date(due)))]
        return [chip(_("not opened yet"), "", "schedule")]
    if survey.state == "open":
        n = answered.get(survey.id, 0)
        return [chip(_("open"), "waiting", "edit"), chip(ngettext("{n} device has answered",
                     "{n} devices have answered", n).format(n=n))]  # fmt: skip
    when_closed = say_date(survey.closed_on) if survey.closed_on else ""
    return [chip(_("closed {date}").format(date=when_closed), "resource", "check")]


def _buttons(map_: Map, when: SurveyWhen) -> SurveyAsked | None:
    survey, title = survey_of(map_, when), titles()[when]
    if survey is None:
        pressed = st.button(f"**{_('Open it')}** {title}", key=f"brief_open_{when}")
        return SurveyAsked("open", when) if pressed else None
    if survey.state != "open":
        return None
    if st.button(f"**{_('Renew the link')}** {title}", key=f"brief_link_{when}", type="tertiary"):
        return SurveyAsked("link", when, survey.id)
    with st.popover(_("Close it"), icon=":material/lock:", key=f"close_{when}"):
        hint(_("The answers are counted and deleted, for good; the survey is not opened again."))
        if st.button(_("Close it now"), type="primary", key=f"close_now_{when}"):
            return SurveyAsked("close", when, survey.id)
    return None


def show_side_by_side(found: Sequence[Beside]) -> None:
    """Medians of both, where five or more answered; and what this does not show."""
    if not found:
        empty(
            _("No survey is closed yet."),
            _("Seven questions, without a name, by a link. Sums appear after the close."),
        )
        return
    whole = table(_heads(), (_row(b) for b in found), (1, 2, 3, 4), blocks=True)
    st.html(tile(whole))
    st.html(
        help_line(_("Where fewer than {n} answered, how was not kept.").format(n=FEWEST_ANSWERS))
    )
    note(_("Two groups of people at two times, perhaps not the same people. A difference is not "
           "an effect of the workshop."))  # fmt: skip


def _heads() -> tuple[str, ...]:
    return (_("Statement, from 1 (not at all) to 5 (completely)"), _("Before: answered"),
            _("Before: middle"), _("After: answered"), _("After: middle"))  # fmt: skip


def _row(beside: Beside) -> str:
    found = (*_values(beside.before), *_values(beside.after))
    cells = "".join(
        f'<td class="n" data-label="{escape(head)}">{escape(value)}</td>'
        for head, value in zip(_heads()[1:], found, strict=True)
    )
    return f'<tr><th scope="row">{escape(beside.ask)}</th>{cells}</tr>'


def _values(answered: Evaluated | None) -> tuple[str, str]:
    """How many answered, and the middle answer."""
    if answered is None:
        return "–", "–"
    middle = f"{answered.median:g}" if answered.median is not None else "–"
    return str(answered.answered), middle
