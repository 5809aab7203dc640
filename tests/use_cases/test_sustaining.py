"""Transition: the checklist of a grant's last year, and what ends with what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.year.achieved import next_in_line, steps_by_status
from sim_workshop.domain.year.keeping_on import CloseOut
from sim_workshop.domain.year.working import Funding, Sustained
from sim_workshop.use_cases import history, planning, prioritizing, sustaining
from sim_workshop.use_cases.acting import Acting, Held
from tests.builders import a_map, a_round, priorities
from tests.conftest import joined

MARCH = datetime(2027, 3, 1, 15, tzinfo=UTC)


@pytest.fixture
def begun(facilitator: Acting) -> Acting:
    lead = replace(facilitator, now=lambda: MARCH)
    with lead.act("test.put", "keep_year") as work:
        work.put(Funding(id="g1", title="Crisis grant", ends=date(2028, 2, 29)))
        work.put(Funding(id="g2", title="Long grant", ends=date(2028, 3, 1)))
    return lead


def test_the_checklist_opens_twelve_months_before_the_end(begun: Acting) -> None:
    lines = sustaining.lines_of(begun.map)
    assert {line.area for line in lines} == {"Money", "People", "Rooms", "Rules"}
    yes = Sustained(line=lines[0].id, answer="yes")
    sustaining.answer_checklist(begun, id="g1", answers={yes.line: yes})
    no = Sustained(line=lines[1].id, answer="no", remark="Medicaid was not asked")
    assert sustaining.answer_checklist(begun, id="g1", answers={no.line: no}).sustained == (yes, no)
    with pytest.raises(NotAllowed, match="opens twelve months before"):
        sustaining.answer_checklist(begun, id="g2", answers={yes.line: yes})
    bad = yes.model_copy(update={"remark": "Call 503-555-0134"})
    with pytest.raises(Held):
        sustaining.answer_checklist(begun, id="g1", answers={bad.line: bad})


def test_what_ends_is_closed_out_once_corrected_taken_back_and_undone(begun: Acting) -> None:
    chosen = prioritizing.name_priority(begun, title="Crisis center")
    with pytest.raises(NotAllowed, match="Write what was reached"):
        sustaining.close_out(begun, of="g1", achieved=" ")
    first = sustaining.close_out(begun, of="g1", achieved="Two beds", next=chosen.id)
    again = sustaining.close_out(begun, of="g1", achieved="Two beds are open", left_open="Nights")
    assert again == CloseOut(id=first.id, of="g1", on=date(2027, 3, 1),
                             achieved="Two beds are open", left_open="Nights")  # fmt: skip
    sustaining.take_back(begun, id=first.id)
    assert begun.map.all(CloseOut) == ()
    history.undo_last(begun)
    assert begun.map.all(CloseOut) == (again,)


def test_a_step_is_not_closed_out_and_only_keepers_do(begun: Acting) -> None:
    chosen = prioritizing.name_priority(begun, title="Crisis center")
    step = planning.place_step(begun, priority=chosen.id, text="Find a house")
    with pytest.raises(NotAllowed, match="Only a priority, a workgroup or a grant"):
        sustaining.close_out(begun, of=step.id, achieved="Done")
    with pytest.raises(NotFound):
        sustaining.close_out(begun, of="g1", achieved="Done", next="c99")
    jo = joined(begun, "Jo", "City police")
    with pytest.raises(NotAllowed, match="Only planners and facilitators"):
        sustaining.close_out(jo, of="g1", achieved="Done")


def test_steps_are_counted_by_how_they_stand(begun: Acting) -> None:
    chosen = prioritizing.name_priority(begun, title="Crisis center")
    for status in ("done", "done", "on_track"):
        step = planning.place_step(begun, priority=chosen.id, text="Find a house")
        planning.correct_step(begun, id=step.id, status=status)
    assert steps_by_status(begun.map, chosen.id) == {"done": 2, "on_track": 1}


def test_what_comes_next_is_the_best_that_was_not_closed_out() -> None:
    round_, tally = a_round({"pA": 5, "pB": 9, "pC": 7})
    map_ = a_map(*priorities("ABC"), round_, CloseOut(id="co", of="pB"), tallies=[tally])
    assert [p.id for p in next_in_line(map_)] == ["pC", "pA"]
