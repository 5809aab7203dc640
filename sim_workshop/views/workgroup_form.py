"""The drawers in which a workgroup and a grant are written down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agency
from sim_workshop.domain.year.working import Funding, Mode, Workgroup
from sim_workshop.views.forms import hint, is_held, names_nobody
from sim_workshop.words import _


@dataclass(frozen=True)
class YearFilled:
    """What somebody wrote in a drawer of the year and wants saved."""

    fields: dict[str, Any] = field(default_factory=dict)
    removed: bool = False


def modes() -> dict[Mode, str]:
    return {"workplan": _("A workplan with milestones"), "issues": _("Matters as they arise")}


def show_workgroup_form(map_: Map, group: Workgroup | None) -> YearFilled | None:
    """Name and purpose, how it works, who leads it, who is in it. None until it is sent."""
    known = group or Workgroup(id="", name="")
    key = f"workgroup_{known.id}_{map_.revision}"
    with st.form(key, border=False):
        name = st.text_input(_("Name of the workgroup"), known.name)
        purpose = st.text_area(_("What it is for"), known.purpose, height=80)
        labels = modes()
        mode = st.radio(_("Works by"), list(labels), list(labels).index(known.mode),
                        format_func=labels.__getitem__)  # fmt: skip
        leads = _leads(map_, known)
        members = _members(map_, known)
        priorities = _priorities(map_, known.priorities)
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the workgroup"), type="primary")
    if sent and not is_held(key, (name, purpose), stated, spot):
        return YearFilled({"name": name, "purpose": purpose, "mode": mode, "members": members,
                           "priorities": priorities, "names_nobody": stated, **leads})  # fmt: skip
    return removed(known.id, _("Remove this workgroup"))


def _leads(map_: Map, known: Workgroup) -> dict[str, Any]:
    """One chair and one co-chair, best of the two systems: when one leaves the other leads."""
    agencies = agencies_known(map_, known.chair_agency, known.co_chair_agency)
    chair = st.text_input(_("Chair"), known.chair)
    chair_agency = _agency(_("Agency of the chair"), agencies, known.chair_agency)
    until = st.date_input(_("The chair left, or leaves, on"), known.chair_until,
                          format="MM/DD/YYYY")  # fmt: skip
    co_chair = st.text_input(_("Co-chair"), known.co_chair)
    co_agency = _agency(_("Agency of the co-chair"), agencies, known.co_chair_agency)
    hint(_("Best one of each system. When the chair leaves, the co-chair leads."))
    return {"chair": chair, "chair_agency": chair_agency, "chair_until": day(until),
            "co_chair": co_chair, "co_chair_agency": co_agency}  # fmt: skip


def _agency(label: str, agencies: list[str], known: str) -> str:
    return st.selectbox(
        label, agencies, agencies.index(known) if known else None, accept_new_options=True,
        placeholder=_("Choose, or write another"),
    ) or ""  # fmt: skip


def agencies_known(map_: Map, *more: str) -> list[str]:
    """Of the register, of the list of participants, and whatever stands here already."""
    registered = {a.name for a in map_.all(Agency) if a.name}
    return sorted(registered | {s.agency for s in map_.stakeholders if s.agency} | {*more} - {""})


def _members(map_: Map, known: Workgroup) -> tuple[str, ...]:
    names = {s.id: _seat(s) for s in map_.stakeholders}
    return tuple(st.multiselect(
        _("Members"), list(names), [m for m in known.members if m in names],
        format_func=names.__getitem__, placeholder=_("Choose from the list of participants"),
    ))  # fmt: skip


def _seat(seat: Stakeholder) -> str:
    return ", ".join(x for x in (seat.name or seat.role, seat.agency) if x) or _("unnamed")


def _priorities(map_: Map, known: tuple[str, ...]) -> tuple[str, ...]:
    titles = {p.id: f"{p.number or p.letter} {p.title}" for p in map_.priorities}
    return tuple(st.multiselect(
        _("Priorities it works on"), list(titles), [p for p in known if p in titles],
        format_func=titles.__getitem__, placeholder=_("Choose priorities"),
    ))  # fmt: skip


def day(picked: object) -> date | None:
    """One day of a field for days, or none."""
    return picked if isinstance(picked, date) else None


def removed(id_: str, label: str) -> YearFilled | None:
    pressed = id_ and st.button(label, icon=":material/delete:", type="tertiary",
                                key=f"remove_{id_}")  # fmt: skip
    return YearFilled(removed=True) if pressed else None


def show_grant_form(map_: Map, grant: Funding | None) -> YearFilled | None:
    """Who pays how much until when, and which agencies share it."""
    known = grant or Funding(id="", title="")
    key = f"grant_{known.id}_{map_.revision}"
    with st.form(key, border=False):
        title = st.text_input(_("Name of the grant"), known.title)
        funder = st.text_input(_("Funder"), known.funder)
        amount = st.text_input(_("Amount"), known.amount)
        starts = st.date_input(_("Starts"), known.starts, format="MM/DD/YYYY")
        ends = st.date_input(_("Ends"), known.ends, format="MM/DD/YYYY")
        agencies = st.multiselect(
            _("Consortium: agencies that share it"), agencies_known(map_, *known.agencies),
            list(known.agencies), accept_new_options=True,
            placeholder=_("Choose, or write another"),
        )  # fmt: skip
        purpose = st.text_area(_("What it pays for"), known.purpose, height=80)
        priorities = _priorities(map_, known.priorities)
        spot = st.container()
        stated = names_nobody(key, spot)
        sent = st.form_submit_button(_("Save the grant"), type="primary")
    if sent and not is_held(key, (title, purpose), stated, spot):
        return YearFilled({
            "title": title, "funder": funder, "amount": amount, "starts": day(starts),
            "ends": day(ends), "agencies": tuple(agencies), "purpose": purpose,
            "priorities": priorities, "names_nobody": stated,
        })  # fmt: skip
    return removed(known.id, _("Remove this grant"))
