"""Agency forms: made weeks ahead, sent as links, their answers placed one by one."""

from __future__ import annotations

from functools import partial

import streamlit as st

from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.session import correct, do, session
from sim_workshop.use_cases import asking_ahead, placing
from sim_workshop.use_cases.acting import utc_now
from sim_workshop.views.agency_forms import (
    FormAsked,
    FormFilled,
    forms_sentence,
    show_form_fields,
    show_forms,
    show_new_form_link,
)
from sim_workshop.views.bars import empty, say_saved, show_saved
from sim_workshop.views.drawer import drawer, finish_if
from sim_workshop.views.heads import page_head
from sim_workshop.views.number_form import NumberFilled, show_number_form
from sim_workshop.views.proposals import Decided, proposed_number, show_proposals
from sim_workshop.words import _

NEW = "new_form_link"
now = session()
map_ = now.here


def keep(form: Questionnaire | None, answer: FormFilled) -> object:
    if form is None:
        return do(asking_ahead.make_form, **answer.fields)
    if answer.removed:
        return do(asking_ahead.remove_form, id=form.id)
    return correct(asking_ahead.correct_form, form, **answer.fields)


def edit(form: Questionnaire | None) -> None:
    drawer(_("A form for an agency"), partial(show_form_fields, map_, form), partial(keep, form),
           _("The forms were saved."))  # fmt: skip


def carry_out(asked: FormAsked) -> None:
    form = asked.form
    if asked.verb == "edit":
        edit(form)
    elif asked.verb == "answers":
        if opened == form.id:
            st.query_params.pop("form")
        else:
            st.query_params["form"] = form.id
        st.rerun()
    elif asked.verb == "withdraw":
        finish_if(do(asking_ahead.withdraw_form_link, id=form.id),
                  _("The link does not open the form any more. What was saved stays."))  # fmt: skip
    elif key := do(asking_ahead.make_form_link, id=form.id):
        st.session_state[NEW] = (form.id, key)
        st.rerun()


def decide(form: Questionnaire, decided: Decided) -> None:
    """One answer: placed, left out, or taken up again."""
    line = {"form": form.id, "answer": decided.answer.id}
    if decided.verb == "number":
        proposed = proposed_number(map_, form, decided.answer)
        drawer(_("A number"), partial(show_number_form, map_, None, proposed.intercept, proposed),
               partial(keep_number, line), _("Placed."))  # fmt: skip
    elif decided.verb == "leave_out":
        finish_if(do(placing.leave_out, **line), _("Left out. It stays on the form."))
    elif decided.verb == "again":
        finish_if(do(placing.take_up_again, **line), _("It waits once more."))
    else:
        act = placing.place_seat if decided.verb == "seat" else placing.place_answer
        if made := do(act, **line, **decided.how):
            held = getattr(made, "standing", "shown") == "held"
            say_saved(_("Placed, but held: it may name somebody.") if held else _("Placed."))
            st.rerun()


def keep_number(line: dict[str, str], answer: NumberFilled) -> object:
    return do(placing.place_number, **line, **answer.fields)


if not now.may("settings") or not now.may("arrange"):
    empty(_("The agency forms are kept by the facilitators."),
          _("Ask the lead facilitator for a link."))  # fmt: skip
    st.stop()
with st.container(horizontal=True, key="page_head", vertical_alignment="center"):
    page_head(_("Agency forms"), forms_sentence(map_, utc_now().date()))
    making = st.button(_("Make a form"), icon=":material/add:", type="primary")
st.page_link("who.py", label=_("Who is here"), icon=":material/arrow_back:")
show_saved()
linked, key = st.session_state.pop(NEW, ("", ""))
new_for = map_.get(linked) if linked else None
if isinstance(new_for, Questionnaire):
    show_new_form_link(map_, new_for, f"{now.room_url}/form/{key}")
opened = st.query_params.get("form", "")
asked = show_forms(map_, utc_now().date(), opened)
if making:
    edit(None)
elif asked:
    carry_out(asked)
found = map_.get(opened)
if isinstance(found, Questionnaire) and found.is_visible:
    questions = asking_ahead.questions_of(map_)
    if decided := show_proposals(map_, found, questions, placing.PLACED_AS):
        decide(found, decided)
