"""The drawer in which a step or an objective of the plan is written: the field's own columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from sim_workshop.domain.plan import ActionStep, ActionType, Objective
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.workgroups import at_work
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.views.chips import status_words
from sim_workshop.views.forms import hint, is_held, names_nobody
from sim_workshop.words import _, ngettext


@dataclass(frozen=True)
class Filled:
    """What somebody wrote in a form and wants saved."""

    fields: dict[str, Any] = field(default_factory=dict)
    names_nobody: bool = False
    new_objective: str = ""
    """An objective that is not in the plan yet."""
    removed: bool = False


def show_step_form(map_: Map, step: ActionStep) -> Filled | None:
    """What, who, until when and how it stands; the rest behind "More". None until it is sent. A
    step without id is a new one; without priority, that is chosen first."""
    known, key = step, f"step_{step.id or step.priority}_{map_.revision}"
    to = step.priority
    with st.form(key, border=False):
        if not step.priority:
            to = _priority_choice(map_, known)
        text = st.text_area(_("Action step"), known.text, height=80)
        who = st.text_input(_("Who"), known.who)
        hint(_("One named person or post. “All”, “team” or an agency is kept as written and "
               "counted as unfilled."))  # fmt: skip
        when = st.text_input(_("When"), known.when)
        hint(_("A date. “Q3 2027” or “March 2027” is understood and kept as written."))
        more = _standing(map_, known)
        with st.expander(_more_said(known)):
            if step.id and step.priority:
                to = _priority_choice(map_, known)
            objective = _objective(map_, known, "" if step.id else step.priority)
            more |= _beside(map_, known)
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the step"), type="primary")
    fields = {"priority": to, "text": text, "who": who, "when": when, **more}
    if sent and not is_held(key, (objective, text, *_texts(more)), stated, spot):
        return _filled(map_, fields, objective, stated)
    return Filled(removed=True) if step.id and _remove(_("Remove this step"), step.id) else None


def _priority_choice(map_: Map, known: ActionStep) -> str:
    titles = {p.id: f"{p.number} {p.title}" for p in map_.chosen}
    if known.priority and known.priority not in titles:
        titles[known.priority] = known.priority_as_written or _("its priority")
    chosen = st.selectbox(
        _("Priority"), list(titles), format_func=lambda i: titles[i],
        index=list(titles).index(known.priority) if known.priority in titles else 0,
    )  # fmt: skip
    return chosen or ""


def _objective(map_: Map, known: ActionStep, priority: str) -> str:
    """The objective the step serves, chosen or newly written."""
    texts = [o.text for o in map_.objectives if not priority or o.priority == priority]
    found = map_.get(known.objective)
    now = found.text if isinstance(found, Objective) else None
    return (
        st.selectbox(
            _("Objective"), texts, index=texts.index(now) if now in texts else None,
            accept_new_options=True, placeholder=_("Choose one, or write a new one"),
        )
        or ""
    )  # fmt: skip


def _standing(map_: Map, known: ActionStep) -> dict[str, Any]:
    """How it stands, and why where it does not move."""
    labels = {t.id: status_words(map_, t.id) for t in map_.pack.vocabulary.progress_status}
    return {
        "status": st.selectbox(
            _("Status"), list(labels), index=list(labels).index(known.status),
            format_func=lambda s: labels[s],
        ),
        "status_reason": st.text_input(
            _("Reason, if it is stalled, dropped or cannot be measured"), known.status_reason
        ),
    }  # fmt: skip


def _beside(map_: Map, known: ActionStep) -> dict[str, Any]:
    """What a step may carry besides: help, needs, how success is seen."""
    agencies = sorted({s.agency for s in map_.stakeholders if s.agency} | set(known.agencies))
    return {
        "agencies": tuple(st.multiselect(
            _("Agencies beside the lead"), agencies, list(known.agencies), accept_new_options=True
        )),
        "action_type": _action_type(known),
        "workgroup": _workgroup(map_, known),
        "backup": st.text_input(_("Backup"), known.backup),
        "partners": st.text_input(_("Partners"), known.partners),
        "needs": st.text_input(_("What it needs"), known.needs),
        "success": st.text_input(_("Measure of success"), known.success),
    }  # fmt: skip


BESIDE = ("objective", "agencies", "action_type", "workgroup", "backup", "partners", "needs",
          "success")  # fmt: skip


def _more_said(known: ActionStep) -> str:
    """How much stands behind "More": nobody opens it in vain."""
    filled = sum(bool(getattr(known, name)) for name in BESIDE)
    if not filled:
        return _("More: objective, workgroup, what it needs, how success is seen")
    return ngettext("More: {n} filled in", "More: {n} filled in", filled).format(n=filled)


def action_types() -> dict[ActionType, str]:
    return {
        "": _("Not said"), "policy": _("Policy change"), "funding": _("Funding"),
        "project": _("Special project"), "training": _("Training"), "data": _("Data"),
    }  # fmt: skip


def _action_type(known: ActionStep) -> ActionType:
    labels = action_types()
    return st.selectbox(
        _("What kind of action"), list(labels), list(labels).index(known.action_type),
        format_func=labels.__getitem__,
    )  # fmt: skip


def _workgroup(map_: Map, known: ActionStep) -> str:
    """The workgroup that carries it: one at work, or the one that is written here already."""
    names = {"": _("No workgroup")} | {w.id: w.name for w in at_work(map_)}
    if isinstance(found := map_.get(known.workgroup), Workgroup):
        names[found.id] = found.name
    chosen = known.workgroup if known.workgroup in names else ""
    return st.selectbox(
        _("Workgroup"), list(names), list(names).index(chosen), format_func=names.__getitem__
    )


def _texts(more: dict[str, Any]) -> list[str]:
    return [str(more[f]) for f in ("needs", "success", "partners", "status_reason")]


def _filled(map_: Map, fields: dict[str, Any], objective: str, stated: bool) -> Filled:
    wanted = objective.strip()
    found = next(
        (o for o in map_.objectives
         if o.text.casefold() == wanted.casefold() and o.priority == fields["priority"]), None
    )  # fmt: skip
    new = wanted if wanted and not found else ""
    return Filled({**fields, "objective": found.id if found else ""}, stated, new)


def show_objective_form(map_: Map, objective: Objective) -> Filled | None:
    """What a priority wants to reach."""
    key = f"objective_{objective.id or objective.priority}_{map_.revision}"
    with st.form(key, border=False):
        text = st.text_area(_("Objective"), objective.text, height=80)
        hint(_("What is different when this is reached, in one sentence."))
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the objective"), type="primary")
    if sent and not is_held(key, (text,), stated, spot):
        return Filled({"text": text, "names_nobody": stated})
    asked = objective.id and _remove(_("Remove this objective"), objective.id)
    return Filled(removed=True) if asked else None


def _remove(label: str, record: str) -> bool:
    """Away from the plan; undo brings it back."""
    return st.button(label, icon=":material/delete:", type="tertiary", key=f"remove_{record}")
