"""Before the day: forms, their links, what agencies answer, and what facilitators make of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.privacy import release
from sim_workshop.domain.questionnaire import LEFT_OUT, Answer, Questionnaire
from sim_workshop.use_cases import asking_ahead, history, hosting, mapping, placing
from sim_workshop.use_cases.acting import Acting, Held, utc_now
from sim_workshop.use_cases.asking_ahead import Line, shown_as
from tests.conftest import joined

PHONE = "Call Maria at 503-555-0188 for a bed"


def form_of(lead: Acting, agency: str = "Sheriff", **more: object) -> Questionnaire:
    return asking_ahead.make_form(lead, agency=agency, **more)  # type: ignore[arg-type]


def said(question: str, text: str = "", **more: str) -> Line:
    return Line(question, {"text": text, **more})


def send(
    lead: Acting, key: str, *lines: Line, finished: bool = False, once: str = ""
) -> Questionnaire:
    return asking_ahead.save_answers(lead.store, key, lines, finished=finished, once=once)


def now(lead: Acting) -> Questionnaire:
    return lead.map.questionnaires[0]


def sent_one(lead: Acting, line: Line) -> tuple[Questionnaire, Answer]:
    form = form_of(lead, asks=list(lead.map.measures)[:1])
    send(lead, asking_ahead.make_form_link(lead, id=form.id), line, finished=True)
    return now(lead), now(lead).answers[0]


# Forms and links.


def test_only_facilitators_make_forms_and_each_agency_has_one(lead: Acting) -> None:
    with pytest.raises(NotAllowed):
        form_of(joined(lead, "Jo", "Jail"))
    form_of(lead)
    with pytest.raises(NotAllowed):
        form_of(lead, "sheriff")


def test_a_link_opens_this_form_and_nothing_else(lead: Acting) -> None:
    form, other = form_of(lead), form_of(lead, "Hospital")
    key = asking_ahead.make_form_link(lead, id=form.id)
    assert asking_ahead.open_form(lead.store, key).form.id == form.id
    asking_ahead.make_form_link(lead, id=other.id)
    assert asking_ahead.open_form(lead.store, key).form.id == form.id
    with pytest.raises(NotFound):
        hosting.sign_in_with_key(lead.store, key)


def test_a_link_of_a_person_opens_no_form(lead: Acting) -> None:
    form_of(lead)
    key = hosting.make_link(lead, role="planner")
    with pytest.raises(NotFound):
        asking_ahead.open_form(lead.store, key)


def test_a_link_is_renewed_withdrawn_and_expires(lead: Acting) -> None:
    today = utc_now()
    form = form_of(lead, due=today.date() + timedelta(days=5))
    first = asking_ahead.make_form_link(lead, id=form.id)
    second = asking_ahead.make_form_link(lead, id=form.id)
    with pytest.raises(NotAllowed):
        asking_ahead.open_form(lead.store, first)
    later = today + timedelta(days=34)
    assert asking_ahead.open_form(lead.store, second, later).form.id == form.id
    with pytest.raises(NotAllowed):
        asking_ahead.open_form(lead.store, second, today + timedelta(days=40))
    asking_ahead.withdraw_form_link(lead, id=form.id)
    for key in (first, second):
        with pytest.raises(NotAllowed):
            send(lead, key, said("q10", "No bed"))
    assert now(lead).answers == ()


def test_undo_does_not_open_a_withdrawn_link_again(lead: Acting) -> None:
    form = form_of(lead)
    key = asking_ahead.make_form_link(lead, id=form.id)
    asking_ahead.withdraw_form_link(lead, id=form.id)
    history.undo_last(lead)
    with pytest.raises(NotAllowed):
        asking_ahead.open_form(lead.store, key)


def test_a_removed_form_opens_nothing_until_its_removal_is_undone(lead: Acting) -> None:
    form = form_of(lead)
    key = asking_ahead.make_form_link(lead, id=form.id)
    asking_ahead.remove_form(lead, id=form.id)
    with pytest.raises(NotAllowed):
        asking_ahead.open_form(lead.store, key)
    history.undo_last(lead)
    assert asking_ahead.open_form(lead.store, key).form.id == form.id


def test_a_text_that_was_placed_is_wiped_from_its_form_too(lead: Acting) -> None:
    form, answer = sent_one(lead, said("q10", "A long text about somebody that must be gone"))
    entry = placing.place_answer(
        lead, form=form.id, answer=answer.id, kind="gap", text=answer.text, places=["0"]
    )
    mapping.redact_text(lead, id=entry.id)
    assert [a.text for a in now(lead).answers] == ["[redacted]"]


def test_what_agencies_sent_does_not_leave(lead: Acting) -> None:
    sent_one(lead, said("q10", "Only for the facilitators"))
    assert "questionnaire" not in {r.kind for r in release(lead.map).map.records.values()}


def test_an_unknown_measure_cannot_be_asked_for(lead: Acting) -> None:
    with pytest.raises(NotFound):
        form_of(lead, asks=["nothing"])


# Answers.


def test_answers_are_saved_continued_and_sent(lead: Acting) -> None:
    form = form_of(lead)
    key = asking_ahead.make_form_link(lead, id=form.id)
    send(lead, key, said("q10", "No bed at night"), said("q10", "Long waits"), said("q09"))
    assert [a.text for a in now(lead).answers] == ["No bed at night", "Long waits"]
    assert not now(lead).finished
    first = now(lead).answers[0]
    changed = Line("q10", {"text": "No bed after 5"}, first.id, shown_as(first))
    send(lead, key, changed, said("q09", "CIT"), finished=True)
    assert [a.text for a in now(lead).answers] == ["No bed after 5", "Long waits", "CIT"]
    assert now(lead).finished
    sentence = history.lines(lead.store, lead.map)[0]
    assert (sentence.who, sentence.sentence) == ("Sheriff", "sent the answers of “Sheriff”")


def test_nothing_is_added_unasked(lead: Acting) -> None:
    before = set(lead.map.records)
    sent_one(lead, said("q10", "No bed at night"))
    assert set(lead.map.records) - before == {now(lead).id}


def test_the_same_post_twice_is_one_act(lead: Acting) -> None:
    key = asking_ahead.make_form_link(lead, id=form_of(lead).id)
    for _again in range(2):
        send(lead, key, said("q10", "No bed"), once="abc")
    assert [a.text for a in now(lead).answers] == ["No bed"]


def test_two_people_of_an_agency_lose_nothing_of_each_other(lead: Acting) -> None:
    key = asking_ahead.make_form_link(lead, id=form_of(lead).id)
    send(lead, key, said("q10", "No bed"))
    first = now(lead).answers[0]
    mark = shown_as(first)
    send(lead, key, Line("q10", {"text": "No bed at night"}, first.id, mark))
    send(lead, key, Line("q10", {"text": "No bed on Sundays"}, first.id, mark), said("q09", "CIT"))
    assert [a.text for a in now(lead).answers] == ["No bed at night", "No bed on Sundays", "CIT"]


def test_an_emptied_line_goes_and_questions_nobody_asked_are_not_kept(lead: Acting) -> None:
    key = asking_ahead.make_form_link(lead, id=form_of(lead).id)
    send(lead, key, said("q10", "No bed"), said("q99", "x"), said("jail.bookings", "y"))
    (only,) = now(lead).answers
    send(lead, key, Line("q10", {"text": ""}, only.id, shown_as(only)))
    assert now(lead).answers == ()


def test_a_text_that_may_name_somebody_is_held_until_stated_otherwise(lead: Acting) -> None:
    key = asking_ahead.make_form_link(lead, id=form_of(lead).id)
    send(lead, key, said("q10", PHONE))
    (held,) = now(lead).answers
    assert held.hits
    entry = placing.place_answer(
        lead, form=now(lead).id, answer=held.id, kind="gap", text=PHONE, places=["0"]
    )
    assert entry.standing == "held"
    history.undo_last(lead)
    send(lead, key, Line("q10", {"text": PHONE}, held.id, shown_as(held), names_nobody=True))
    (stated,) = now(lead).answers
    assert not stated.hits
    other = Line("q10", {"text": f"{PHONE} x"}, held.id, shown_as(stated), names_nobody=True)
    send(lead, key, other)
    assert now(lead).answers[0].hits, "the statement holds for that text only"


# What becomes of them.


def test_an_answer_is_placed_once_credited_to_the_agency_and_undone(lead: Acting) -> None:
    form, answer = sent_one(lead, said("q10", "No bed at night"))
    entry = placing.place_answer(
        lead, form=form.id, answer=answer.id, kind="gap", text=answer.text, places=["1"]
    )
    assert isinstance(entry, Gap)
    assert (entry.credit, entry.text, entry.standing) == ("Sheriff", "No bed at night", "shown")
    assert now(lead).answers[0].became == entry.id
    with pytest.raises(NotAllowed):
        placing.leave_out(lead, form=form.id, answer=answer.id)
    history.undo_last(lead)
    assert lead.map.gaps == ()
    assert now(lead).waiting == (answer,)


def test_where_entries_show_nobody_the_agency_is_not_shown(lead: Acting) -> None:
    hosting.change_settings(lead, entry_names="nothing")
    form, answer = sent_one(lead, said("q04", "Mobile team"))
    entry = placing.place_answer(
        lead, form=form.id, answer=answer.id, kind="resource", text="Mobile team", places=["0"]
    )
    assert isinstance(entry, Resource)
    assert (entry.credit, entry.source) == ("", "Agency form")


def test_a_number_obeys_the_rules_of_the_evidence(lead: Acting) -> None:
    measure = next(iter(lead.map.measures))
    form, answer = sent_one(lead, said(measure, value="412", period="2025", source="Jail log"))
    assert form.unanswered() == ()
    known: dict[str, Any] = {
        "measure": measure,
        "value": "412",
        "period": "2025",
        "owner": "Sheriff",
    }
    where: dict[str, Any] = {"form": form.id, "answer": answer.id}
    with pytest.raises(NotAllowed):
        placing.place_number(lead, **where, **{**known, "value": ""})
    with pytest.raises(Held):
        placing.place_number(lead, **where, **known, source=PHONE)
    assert now(lead).waiting
    point = placing.place_number(lead, **where, **known)
    assert (point.low, point.owner) == (412, "Sheriff")
    assert now(lead).answers[0].became == point.id


def test_a_named_post_fills_a_seat(lead: Acting) -> None:
    seat = lead.map.pack.seats[0].id
    form, answer = sent_one(lead, said("q01", "Jail commander", where=seat))
    person = placing.place_seat(
        lead, form=form.id, answer=answer.id, role="Jail commander", seats=[seat, "nothing"]
    )
    assert (person.agency, person.role, person.seats) == ("Sheriff", "Jail commander", (seat,))


def test_an_answer_is_left_out_and_taken_up_again(lead: Acting) -> None:
    form, answer = sent_one(lead, said("q12", "A ramp"))
    placing.leave_out(lead, form=form.id, answer=answer.id)
    assert now(lead).answers[0].became == LEFT_OUT
    placing.take_up_again(lead, form=form.id, answer=answer.id)
    entry = placing.place_answer(
        lead, form=form.id, answer=answer.id, kind="parking", text="A ramp", places=["cross"]
    )
    with pytest.raises(NotAllowed):
        placing.take_up_again(lead, form=form.id, answer=answer.id)
    mapping.remove_entry(lead, id=entry.id)
    placing.take_up_again(lead, form=form.id, answer=answer.id)
    assert now(lead).waiting


def test_a_placed_answer_is_not_changed_by_its_agency(lead: Acting) -> None:
    form = form_of(lead)
    key = asking_ahead.make_form_link(lead, id=form.id)
    send(lead, key, said("q10", "No bed"))
    (answer,) = now(lead).answers
    placing.leave_out(lead, form=form.id, answer=answer.id)
    send(lead, key, Line("q10", {"text": "Other"}, answer.id, shown_as(answer)))
    assert [a.text for a in now(lead).answers] == ["No bed"]


def test_participants_place_nothing(lead: Acting) -> None:
    form, answer = sent_one(lead, said("q10", "No bed"))
    jo = joined(lead, "Jo", "Jail")
    with pytest.raises(NotAllowed):
        placing.place_answer(jo, form=form.id, answer=answer.id, kind="gap", text="x", places=["1"])
    with pytest.raises(NotAllowed):
        placing.leave_out(jo, form=form.id, answer=answer.id)


def test_late_and_unanswered_are_known(lead: Acting) -> None:
    measures = list(lead.map.measures)[:2]
    form = form_of(lead, asks=measures, due=date(2026, 1, 5))
    assert form.is_late(date(2026, 1, 6))
    assert not form.is_late(date(2026, 1, 5))
    assert form.unanswered() == tuple(measures)
    assert not form.but(finished=True).is_late(date(2026, 2, 1))
