"""What the record says about the committee: each finding with its fact, what usually helps, and
buttons to act at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from sim_workshop.domain.year.finding import Finding, Rule
from sim_workshop.domain.year.finding_words import REMEDIES, TITLES, fact
from sim_workshop.domain.year.findings import PAUSED, Quiet
from sim_workshop.domain.year.keeping_on import Handled
from sim_workshop.views.bars import empty
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
    "one_leads": ("step", later("Change a step")),
    "stalled": ("step", later("Change a step")),
    "overdue": ("step", later("Change a step")),
    "drift": ("charter", later("Look at the charter")),
    "charter_review": ("charter", later("Look at the charter")),
    "agreement_ended": ("agreement", later("Renew it")),
    "agreement_due": ("agreement", later("Renew it")),
    "grant_ending": ("checklist", later("Answer the checklist")),
    "grant_ended": ("close_out", later("Close it out")),
}
"""The drawer that mends it, and what its button says."""
PAGES: Mapping[Rule, tuple[str, str]] = {
    "attendance": ("meetings.py", later("To the meetings")),
    "report_back": ("workgroups.py", later("To the workgroups")),
    "no_data": ("evidence.py", later("To the numbers")),
    "definition": ("evidence.py", later("To the numbers")),
    "dates": ("year.py", later("To the year’s records")),
}
"""Where it is mended on a page of its own."""


@dataclass(frozen=True)
class FindingAsked:
    """What somebody wants done about a finding."""

    act: str
    """A drawer of ACTS, "handle", "pause" or "again"."""
    finding: Finding
    kept: str = ""
    """Id of what made it quiet."""


def show_findings(open_: Sequence[Finding], keeps: bool) -> FindingAsked | None:
    """One card each; what was pressed."""
    if not open_:
        empty(_("The record shows nothing to look into."),
              _("It is read anew each time this page is opened."))  # fmt: skip
    asked = None
    for at, finding in enumerate(open_):
        with st.container(key=f"finding_{at}_{finding.rule}", border=True):
            st.html(_card(finding))
            asked = (_buttons(at, finding) if keeps else None) or asked
    return asked


def _card(finding: Finding) -> str:
    helps = "".join(f"<li>{escape(_(said))}</li>" for said in REMEDIES[finding.rule])
    return (
        f'<h3 class="part">{escape(_(TITLES[finding.rule]))}</h3>'
        f"<p>{escape(fact(finding, say_date))}</p>"
        f'<details class="more"><summary>{escape(_("What usually helps"))}</summary>'
        f"<ul>{helps}</ul></details>"
    )


def _buttons(at: int, finding: Finding) -> FindingAsked | None:
    """Act, go there, pause, or say what was done."""
    key, asked = f"{at}_{finding.rule}", None
    with st.container(horizontal=True):
        if mended := ACTS.get(finding.rule):
            act, label = mended if finding.saying != "meetings" else ACTS["no_chair"]
            if st.button(_(label), key=f"act_{key}", type="secondary"):
                asked = FindingAsked(act, finding)
        if there := PAGES.get(finding.rule):
            page, label = there
            if st.button(_(label), key=f"go_{key}"):
                st.switch_page(page)
        if st.button(_("Dealt with"), key=f"handle_{key}", type="tertiary"):
            asked = FindingAsked("handle", finding)
        if finding.rule in PAUSED and st.button(_("Pause"), key=f"pause_{key}", type="tertiary"):
            asked = FindingAsked("pause", finding)
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
