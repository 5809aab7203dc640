"""Agency forms as the facilitator sees them: who was asked, who has answered, who is late, the link
and the letter that goes with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any, Literal

import streamlit as st

from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.views.bars import empty, saved
from sim_workshop.views.chips import chip
from sim_workshop.views.forms import hint, plain
from sim_workshop.words import _, ngettext, say_date, say_days_in, say_time


@dataclass(frozen=True)
class FormAsked:
    """What is wanted of one form."""

    verb: Literal["answers", "link", "withdraw", "edit"]
    form: Questionnaire


@dataclass(frozen=True)
class FormFilled:
    """A form to be made or corrected; or removed."""

    fields: dict[str, Any] = field(default_factory=dict)
    removed: bool = False


def forms_sentence(map_: Map, today: date) -> str:
    """How many were asked, have answered and are late, and how much waits to be placed."""
    forms = map_.questionnaires
    waits = sum(len(f.waiting) for f in forms)
    said = [
        ngettext("{n} agency asked", "{n} agencies asked", len(forms)).format(n=len(forms)),
        _("{n} complete").format(n=sum(f.finished for f in forms)),
        _("{n} late").format(n=sum(f.is_late(today) for f in forms)),
        ngettext("{n} answer to place", "{n} answers to place", waits).format(n=waits),
    ]
    return f"{', '.join(said)}."


def show_form_fields(map_: Map, form: Questionnaire | None) -> FormFilled | None:
    """Whom it goes to, by when, and which numbers are asked for."""
    known = form or Questionnaire(id="", agency="")
    names = {m.id: f"{token_of(map_, m.intercept)}  {m.name}" for m in map_.measures.values()}
    core = [m.id for m in map_.measures.values() if m.tier == "core"]
    ordered = [*core, *(m for m in names if m not in core)]
    listed = sorted({s.agency for s in map_.stakeholders if s.agency} - {known.agency})
    agencies = [known.agency, *listed] if known.agency else listed
    with st.form(f"agency_form_{known.id}", border=False):
        agency = st.selectbox(
            _("Agency"), agencies, index=0 if known.agency else None, accept_new_options=True,
            placeholder=_("Choose, or write another"),
        )  # fmt: skip
        contact = st.text_input(_("Who is asked: name or post"), known.contact)
        hint(_("Read by facilitators only."))
        due = st.date_input(_("Answers are due"), known.due, format="MM/DD/YYYY")
        asks = st.multiselect(
            _("Numbers asked for, beside the twelve questions"), ordered, list(known.asks),
            format_func=names.__getitem__, placeholder=_("Choose measures"),
        )  # fmt: skip
        sent = st.form_submit_button(_("Save"), type="primary")
    if sent:
        day = due if isinstance(due, date) else None
        said = {"agency": agency or "", "contact": contact, "due": day, "asks": tuple(asks)}
        return FormFilled(said)
    if form and st.button(_("Remove this form"), icon=":material/delete:", type="tertiary"):
        return FormFilled(removed=True)
    return None


def show_forms(map_: Map, today: date, chosen: str) -> FormAsked | None:
    """One line for each agency, those with something to place first."""
    asked = None
    if not map_.questionnaires:
        how = _("Make a form for each agency some weeks ahead; its link goes out by e-mail.")
        empty(_("No agency has been asked yet."), how)
    for form in sorted(map_.questionnaires, key=lambda f: (not f.waiting, f.agency.casefold())):
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_{form.id}"):
            st.html(_line(map_, form, today), width="stretch")
            asked = _buttons(form, form.id == chosen) or asked
    return asked


def _line(map_: Map, form: Questionnaire, today: date) -> str:
    zone = map_.workshop.time_zone
    chips = [_state(form, today)]
    if form.sent_at:
        when = f"{say_date(form.sent_at, zone)}, {say_time(form.sent_at, zone)}"
        chips.append(chip(_("last saved {time}").format(time=when)))
    if form.due:
        chips.append(chip(_("due {date}").format(date=say_date(form.due))))
    if missing := len(form.unanswered()):
        said = ngettext("{n} number not answered", "{n} numbers not answered", missing)
        chips.append(chip(said.format(n=missing), "waiting", "schedule"))
    if not form.grant:
        chips.append(chip(_("no link is out"), "waiting", "link_off"))
    contact = f'<p class="who">{escape(form.contact)}</p>' if form.contact else ""
    marks = f'<div class="chips">{"".join(chips)}</div>'
    return f'<p class="name">{escape(form.agency)}</p>{contact}{marks}'


def _state(form: Questionnaire, today: date) -> str:
    if form.finished:
        return chip(_("complete"), "resource", "check")
    if form.is_late(today):
        return chip(_("late"), "refused", "schedule")
    if form.sent_at:
        return chip(_("being filled in"), "waiting", "edit")
    return chip(_("not answered yet"), "waiting", "schedule")


def _buttons(form: Questionnaire, is_open: bool) -> FormAsked | None:
    named, many = plain(form.agency), len(form.waiting)
    label = _("Answers ({n})").format(n=many) if not is_open else _("Close the answers")
    asked: FormAsked | None = None
    look: Literal["primary", "secondary"] = "primary" if many and not is_open else "secondary"
    key = f"brief_answers_{form.id}"
    if form.answers and st.button(f"**{label}** {named}", key=key, type=look):
        asked = FormAsked("answers", form)
    link = _("Renew the link") if form.grant else _("Make the link")
    if st.button(f"**{link}** {named}", key=f"brief_link_{form.id}"):
        asked = FormAsked("link", form)
    if form.grant and st.button(f"**{_('Withdraw')}** {named}", type="tertiary",
                                key=f"brief_withdraw_{form.id}"):  # fmt: skip
        asked = FormAsked("withdraw", form)
    if st.button(f"**{_('Edit')}** {named}", type="tertiary", key=f"brief_edit_{form.id}"):
        asked = FormAsked("edit", form)
    return asked


def show_new_form_link(map_: Map, form: Questionnaire, address: str) -> None:
    """The link that was just made, shown this once, and the letter it goes out in."""
    saved(_("The link for {agency}. Copy it now, it is not shown again; a new one can be made at "
            "any time.").format(agency=form.agency))  # fmt: skip
    st.code(address, language=None, wrap_lines=True)
    words = letter(map_, form, address)
    with st.expander(_("Text for the e-mail"), icon=":material/mail:"):
        st.code(words, language=None, wrap_lines=True)
        st.download_button(
            _("Download the letter"), words.encode(), icon=":material/download:",
            file_name=f"letter-{form.id}.txt", mime="text/plain",
        )  # fmt: skip


def letter(map_: Map, form: Questionnaire, address: str) -> str:
    """What goes out with the link, to be changed as the facilitator likes."""
    settings = map_.workshop
    when = say_date(settings.starts) if settings.starts else say_days_in(settings.dates_as_written)
    numbers = [map_.measures[m].name for m in form.asks if m in map_.measures]
    parts = [
        _("To: {who}, {agency}").format(who=form.contact, agency=form.agency)
        if form.contact else _("To: {agency}").format(agency=form.agency),
        _("About: {workshop}").format(workshop=map_.name) + (f", {when}" if when else ""),
        _(
            "We ask every agency the same twelve questions about its services, strengths, gaps and "
            "data. No workshop is held: what the agencies answer becomes the map and the report."
        ) if settings.light else _(
            "Before the workshop we ask every agency the same twelve questions about its services, "
            "strengths, gaps and data. What you answer is proposed for the map, so that the room "
            "starts from what you know."
        ),
        _("Your agency's form: {address}").format(address=address),
        _("We also ask you for these numbers, as totals:\n{numbers}").format(
            numbers="\n".join(f"- {n}" for n in numbers)
        ) if numbers else "",
        _("Please send it by {date}.").format(date=say_date(form.due)) if form.due else "",
        _(
            "Whoever has this link can read and change your agency's answers; pass it on only "
            "inside your agency. It needs no account, can be filled in over several days, and "
            "opens nothing else. Please write about the system, never about a client or patient."
        ),
    ]  # fmt: skip
    return "\n\n".join(p for p in parts if p) + "\n"
