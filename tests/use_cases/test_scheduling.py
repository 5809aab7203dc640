"""The agenda: laid out, changed, started, minutes borrowed and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.agenda import AgendaBlock
from sim_workshop.domain.errors import NotAllowed, StaleEdit
from sim_workshop.domain.schedule import lenders
from sim_workshop.use_cases import arranging, history, prioritizing, scheduling
from sim_workshop.use_cases.acting import Acting
from tests.builders import a_map
from tests.conftest import joined

MORNING = datetime(2027, 2, 1, 15, 0, tzinfo=UTC)


def at(acting: Acting, minutes: float) -> Acting:
    """The same person so many minutes into the day."""
    return replace(acting, now=lambda: MORNING + timedelta(minutes=minutes))


def by_title(acting: Acting, title: str) -> AgendaBlock:
    return next(b for b in acting.map.agenda if b.title == title)


@pytest.fixture
def day(lead: Acting) -> Acting:
    scheduling.lay_out_agenda(lead)
    return lead


def test_the_usual_agenda_is_the_pack_s(day: Acting) -> None:
    assert [(b.day, b.title, b.planned) for b in day.map.agenda] == [
        (u.day, u.title, u.minutes) for u in day.map.pack.agenda
    ]
    assert sum(b.planned for b in day.map.agenda if b.day == 1) == 460
    assert sum(b.planned for b in day.map.agenda if b.day == 2) == 185
    with pytest.raises(NotAllowed, match="has an agenda"):
        scheduling.lay_out_agenda(day)


def test_starting_a_block_moves_the_room_starts_the_clock_and_ends_the_last(day: Acting) -> None:
    arranging.move_room(day, stage="intercept", at="4", prompt=3)
    first, second = by_title(day, "The model"), by_title(day, "Intercepts 0 and 1")
    scheduling.start_block(at(day, 0), id=first.id)
    scheduling.start_block(at(day, 25), id=second.id)
    room = day.map.room
    assert (room.stage, room.at, room.prompt, room.block) == ("intercept", "0", 0, second.id)
    assert (room.timer_ends, room.timer_minutes) == (MORNING + timedelta(minutes=115), 90)
    ran = by_title(day, "The model")
    assert (ran.used_minutes(MORNING + timedelta(hours=9)), ran.is_running) == (25, False)
    assert by_title(day, "Intercepts 0 and 1").used_minutes(MORNING + timedelta(minutes=40)) == 15
    with pytest.raises(NotAllowed, match="runs already"):
        scheduling.start_block(at(day, 30), id=second.id)


def test_a_block_taken_up_again_has_the_minutes_it_has_left(day: Acting) -> None:
    first, second = by_title(day, "Intercepts 0 and 1"), by_title(day, "Intercepts 2 and 3")
    scheduling.start_block(at(day, 0), id=first.id)
    scheduling.start_block(at(day, 60), id=second.id)
    scheduling.start_block(at(day, 70), id=first.id)
    assert day.map.room.timer_minutes == 30
    scheduling.start_block(at(day, 130), id=second.id)
    assert by_title(day, "Intercepts 0 and 1").used_minutes(MORNING) == 120
    scheduling.start_block(at(day, 140), id=first.id)
    assert day.map.room.timer_ends is None


def test_borrowed_minutes_lengthen_the_clock_and_shorten_the_lender(day: Acting) -> None:
    running, lender = by_title(day, "Intercepts 0 and 1"), by_title(day, "Intercepts 4 and 5")
    scheduling.start_block(at(day, 0), id=running.id)
    scheduling.borrow_minutes(at(day, 80), lender=lender.id, minutes=15)
    assert (by_title(day, running.title).minutes, by_title(day, lender.title).minutes) == (105, 65)
    assert day.map.room.timer_ends == MORNING + timedelta(minutes=105)
    assert sum(b.borrowed for b in day.map.agenda) == 0
    history.undo_last(at(day, 81))
    assert (by_title(day, running.title).borrowed, by_title(day, lender.title).borrowed) == (0, 0)
    assert day.map.room.timer_ends == MORNING + timedelta(minutes=90)


def test_minutes_are_lent_only_by_later_blocks_of_the_day_that_have_them(day: Acting) -> None:
    running = by_title(day, "Vote and results")
    with pytest.raises(NotAllowed, match="No block"):
        scheduling.borrow_minutes(day, lender=running.id, minutes=5)
    scheduling.start_block(day, id=running.id)
    assert lenders(day.map) == []
    for title in ("Intercepts 0 and 1", "Vote and results", "Groups report back"):
        with pytest.raises(NotAllowed, match="later block"):
            scheduling.borrow_minutes(day, lender=by_title(day, title).id, minutes=5)
    scheduling.start_block(day, id=by_title(day, "Intercepts 4 and 5").id)
    lender = by_title(day, "Cross-intercept and quick fixes")
    for minutes in (0, -5, 31):
        with pytest.raises(NotAllowed, match="has 30 minutes to lend"):
            scheduling.borrow_minutes(day, lender=lender.id, minutes=minutes)


def test_blocks_are_added_changed_moved_and_taken_off(day: Acting) -> None:
    lunch = scheduling.place_block(day, title="Lunch", planned=60, stage="break")
    assert day.map.agenda[11] == lunch
    scheduling.move_block(day, id=lunch.id, by=-1)
    assert [b.title for b in day.map.agenda][10:12] == ["Lunch", "Vote and results"]
    scheduling.correct_block(day, id=lunch.id, planned=45)
    assert by_title(day, "Lunch").planned == 45
    with pytest.raises(StaleEdit):
        scheduling.correct_block(day, id=lunch.id, seen=lunch, planned=50)
    scheduling.start_block(day, id=lunch.id)
    with pytest.raises(NotAllowed, match="runs now"):
        scheduling.remove_block(day, id=lunch.id)
    scheduling.end_block(day)
    scheduling.remove_block(day, id=lunch.id)
    assert "Lunch" not in [b.title for b in day.map.agenda]
    assert day.map.room.block == ""


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": " "}, "is empty"), ({"planned": -1}, "from 0 to"), ({"planned": 601}, "from 0"),
        ({"day": 0}, "The day is"), ({"stage": "ballot"}, "no such stage"),
        ({"stage": "x"}, "no such stage"), ({"at": "17"}, "not on the map"),
    ],
)  # fmt: skip
def test_a_block_that_cannot_be_meant_is_refused(
    lead: Acting, wrong: dict[str, object], sentence: str
) -> None:
    before = lead.map
    with pytest.raises(NotAllowed, match=sentence):
        scheduling.place_block(lead, **{"title": "Lunch", "planned": 30, **wrong})  # type: ignore[arg-type]
    assert lead.map is before


def test_only_facilitators_keep_the_agenda(day: Acting) -> None:
    jo = joined(day, "Jo", "City police")
    id_ = day.map.agenda[0].id
    for act in (
        lambda: scheduling.start_block(jo, id=id_), lambda: scheduling.remove_block(jo, id=id_),
        lambda: scheduling.place_block(jo, title="x", planned=1), lambda: scheduling.end_block(jo),
        lambda: scheduling.borrow_minutes(jo, lender=id_, minutes=5),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()


def test_the_minutes_of_a_block_do_not_run_on_into_a_vote(day: Acting) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(day, title=title)
    scheduling.start_block(day, id=by_title(day, "Vote and results").id)
    assert day.map.room.timer_ends is not None
    prioritizing.open_round(day)
    assert (day.map.room.timer_ends, day.map.room.timer_minutes) == (None, 0)


@given(st.lists(st.tuples(st.integers(1, 90), st.integers(0, 90)), max_size=6))
def test_used_minutes_are_the_sum_of_the_times_it_ran(runs: list[tuple[int, int]]) -> None:
    block, at_ = AgendaBlock(id="ab1", title="x"), MORNING
    for ran, paused in runs:
        block = block.started(at_).started(at_ + timedelta(minutes=ran)).ended(
            at_ + timedelta(minutes=ran)
        )  # fmt: skip
        at_ += timedelta(minutes=ran + paused)
    assert block.ended(at_) == block
    assert block.used_minutes(at_) == sum(ran for ran, _ in runs)
    assert a_map(block).agenda == (block,)
