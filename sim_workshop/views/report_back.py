"""A report-back in the app, and the link by which a chair sends one without an account."""

from __future__ import annotations

from datetime import date

import streamlit as st

from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.said import Said, StepSaid
from sim_workshop.domain.year.workgroups import leads_today, report_backs, steps_of
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.views.bars import saved
from sim_workshop.views.chips import status_words
from sim_workshop.views.forms import hint, is_held, names_nobody, plain
from sim_workshop.views.workgroup_form import YearFilled
from sim_workshop.words import _


def report_words() -> dict[str, str]:
    """The five fields, in the order they are asked."""
    return {
        "goals": _("Goals"), "timeline": _("Timeline"), "responsible": _("Who is responsible"),
        "progress": _("Progress since last time"), "trouble": _("Trouble, and what would help"),
    }  # fmt: skip


def show_report_form(map_: Map, group: Workgroup, today: date) -> YearFilled | None:
    """What usually stays the same is there already; progress and trouble are new each time."""
    last = next(iter(report_backs(map_, group)), None)
    key = f"report_{group.id}_{map_.revision}"
    with st.form(key, border=False):
        known = {f: getattr(last, f, "") for f in ("goals", "timeline", "responsible")}
        texts = {
            name: st.text_area(label, known.get(name, ""), height=80)
            for name, label in report_words().items()
        }
        steps = [_step(map_, s) for s in steps_of(map_, group)]
        by = st.text_input(_("Who reports: name or post"), leads_today(group, today))
        hint(_("Write about the system, never about a client or patient."))
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Send the report-back"), type="primary")
    said = Said(**texts, by=by, steps=tuple(steps))
    if sent and not is_held(key, said.screened_texts(), stated, spot):
        return YearFilled({"said": said, "names_nobody": stated})
    return None


def _step(map_: Map, step: ActionStep) -> StepSaid:
    labels = {t.id: status_words(map_, t.id) for t in map_.pack.vocabulary.progress_status}
    status = st.selectbox(
        plain(step.text), list(labels), list(labels).index(step.status),
        format_func=labels.__getitem__,
        key=f"report_status_{step.id}",
    )  # fmt: skip
    reason = st.text_input(
        _("Reason, if stalled, dropped or not measured: {step}").format(step=plain(step.text[:60])),
        step.status_reason, key=f"report_reason_{step.id}",
    )  # fmt: skip
    return StepSaid(step.id, status or step.status, reason, step.status)


def show_new_report_link(map_: Map, group: Workgroup, address: str) -> None:
    """The link that was just made, shown this once, and the letter it goes out in."""
    saved(_("The report-back link of {name}. Copy it now, it is not shown again; a new one can be "
            "made at any time.").format(name=group.name))  # fmt: skip
    st.code(address, language=None, wrap_lines=True)
    with st.expander(_("Text for the e-mail"), icon=":material/mail:"):
        st.code(letter(map_, group, address), language=None, wrap_lines=True)


def letter(map_: Map, group: Workgroup, address: str) -> str:
    """What goes out with the link, to be changed as one likes."""
    return "\n\n".join((
        _("To: {who}").format(who=group.chair or _("the chair of {name}").format(name=group.name)),
        _("About: {name}, {workshop}").format(name=group.name, workshop=map_.name),
        _("Please tell the committee how your workgroup stands: goals, timeline, who is "
          "responsible, progress, trouble, and a word for each of your steps. It takes about five "
          "minutes and needs no account."),
        address,
        _("Whoever has this link can report for your workgroup; it works for 120 days and opens "
          "nothing else. Please write about the system, never about a client or patient."),
    )) + "\n"  # fmt: skip
