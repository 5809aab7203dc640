"""What the record says about the committee: each finding with its fact, what usually helps, and
buttons to act at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.finding import Finding, Rule
from sim_workshop.domain.year.finding_words import REMEDIES, TITLES, fact
from sim_workshop.domain.year.findings import PAUSED, Quiet
from sim_workshop.domain.year.keeping_on import Handled
from sim_workshop.views.bars import empty
from sim_workshop.views.drawer import finish
from sim_workshop.views.finding_acts import at_once, has_act, show_act
from sim_workshop.views.finding_forms import show_pause_form
from sim_workshop.views.forms import emptied
from sim_workshop.views.workgroup_form import YearFilled
from sim_workshop.words import _, later, ngettext, say_date

ACTS: Mapping[Rule, tuple[str, str]] = {
    "no_meeting": ("meeting", later("Set the next meeting")),
    "no_minutes": ("minutes", later("Keep its minutes")),
    "too_often": ("rhythm", later("Change how often and how long")),
    "too_rare": ("meeting", later("Set the next meeting")),
    "too_long": ("rhythm", later("Change how often and how long")),
    "too_short": ("rhythm", later("Change how often and how long")),
    "no_chair": ("chair", later("Say who is in the chair")),
    "chair_leaves": ("chair", later("Say who follows")),
    "two_chairs": ("chair", later("Say who is in the chair")),
    "one_leads": ("step", later("Give a step to somebody else")),
    "stalled": ("step", later("Change a step")),
    "overdue": ("step", later("Change a step")),
    "drift": ("charter", later("Look at the charter")),
    "charter_review": ("charter", later("Look at the charter")),
    "agreement_ended": ("agreement", later("Renew it")),
    "agreement_due": ("agreement", later("Renew it")),
    "attendance": ("agency", later("Who speaks for it, what it gains")),
    "report_back": ("report", later("Report back for it")),
    "no_data": ("number", later("Add a number")),
    "definition": ("number", later("Add an earlier value, counted the new way")),
    "dates": ("dates", later("Correct the dates")),
    "grant_ending": ("checklist", later("Answer the checklist")),
    "grant_ended": ("close_out", later("Close it out")),
}
"""The drawer that mends it, and what its button says."""
PAGES: Mapping[Rule, tuple[str, str]] = {
    "attendance": ("meetings.py", later("To the meetings")),
    "report_back": ("workgroups.py", later("To the workgroups")),
    "no_data": ("evidence.py", later("To the numbers")),
    "definition": ("progress.py", later("To the baseline")),
}
"""Where more of it is seen."""
Save = Callable[[str, Finding, YearFilled], object]
"""Carries out an act with what was filled in for it."""


@dataclass(frozen=True)
class FindingAsked:
    """What somebody wants done about a finding."""

    act: str
    """A drawer of ACTS, "handle" or "again"."""
    finding: Finding
    kept: str = ""
    """Id of what made it quiet."""


def show_findings(
    map_: Map, open_: Sequence[Finding], keeps: bool, today: date, save: Save
) -> FindingAsked | None:
    """One card each, with the act that mends it beside it; what else was pressed."""
    if not open_:
        empty(_("The record shows nothing to look into."),
              _("It is read anew each time this page is opened."))  # fmt: skip
    asked = None
    for at, finding in enumerate(open_):
        with st.container(key=f"finding_{at}_{finding.rule}", border=True):
            if not keeps:
                st.html(_card(finding))
                continue
            said, beside = st.columns([3, 2], gap="large") if has_act(finding) else (None, None)
            with said or st.container():
                st.html(_card(finding))
                asked = _buttons(map_, at, finding, today, save) or asked
            if beside:
                with beside:
                    _at_once(show_act(map_, finding, today), finding, save)
    return asked


def _at_once(sent: tuple[str, YearFilled] | None, finding: Finding, save: Save) -> None:
    """Carried out where it was filled in: a refusal stands there, too."""
    if sent:
        act, filled = sent
        if save(act, finding, filled):
            emptied(at_once(finding))
            finish(_("Saved."))


def _card(finding: Finding) -> str:
    helps = "".join(f"<li>{escape(_(said))}</li>" for said in REMEDIES[finding.rule])
    return (
        f'<h3 class="part">{escape(_(TITLES[finding.rule]))}</h3>'
        f"<p>{escape(fact(finding, say_date))}</p>"
        f'<details class="more"><summary>{escape(_("What usually helps"))}</summary>'
        f"<ul>{helps}</ul></details>"
    )


def _buttons(map_: Map, at: int, finding: Finding, today: date, save: Save) -> FindingAsked | None:
    """Act, go there, pause, or say what was done."""
    key, asked = f"{at}_{finding.rule}", None
    with st.container(horizontal=True):
        if mended := ACTS.get(finding.rule):
            act, label = mended if finding.saying != "meetings" else ACTS["no_chair"]
            if st.button(_(label), key=f"act_{key}", type="secondary"):
                asked = FindingAsked(act, finding)
        if there := PAGES.get(finding.rule):
            page, label = there
            if st.button(_(label), key=f"go_{key}", type="tertiary"):
                st.switch_page(page)
        if st.button(_("Dealt with"), key=f"handle_{key}", type="tertiary"):
            asked = FindingAsked("handle", finding)
        if finding.rule in PAUSED:
            with st.popover(_("Pause"), key=f"pause_{key}", type="tertiary"):
                filled = show_pause_form(map_, finding, today)
                _at_once(("pause", filled) if filled else None, finding, save)
    return asked


def show_quiet(quiet: Sequence[Quiet], keeps: bool) -> FindingAsked | None:
    """What nobody is told of any more, and why."""
    if not quiet:
        return None
    asked = None
    said = ngettext("{n} is quiet: dealt with or paused", "{n} are quiet: dealt with or paused",
                    len(quiet)).format(n=len(quiet))  # fmt: skip
    with st.expander(said):
        for at, each in enumerate(quiet):
            with st.container(horizontal=True, vertical_alignment="center", key=f"quiet_{at}"):
                st.html(_quiet_line(each), width="stretch")
                if keeps and st.button(_("Take up again"), key=f"again_{at}", type="tertiary"):
                    asked = FindingAsked("again", each.finding, each.because.id)
    return asked


def _quiet_line(quiet: Quiet) -> str:
    because = quiet.because
    if isinstance(because, Handled):
        day, why = because.on, because.how
        said = _("Dealt with on {day}: {why}")
    else:
        day, why = because.until, because.reason
        said = _("Paused until {day}: {why}") if day else _("Paused until it is ended: {why}")
    shown = said.format(day=say_date(day) if day else "", why=why)
    return (
        f'<p>{escape(fact(quiet.finding, say_date))} <span class="who">{escape(shown)}</span></p>'
    )
