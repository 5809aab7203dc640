""" "I'm done with this": counted once a person and step, by name nowhere."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.steps import step_key
from sim_workshop.store import Done
from sim_workshop.use_cases import arranging, hosting
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.finishing import say_done
from tests.conftest import joined


def step(acting: Acting) -> str:
    return step_key(acting.map.room)


@pytest.fixture
def at_first(facilitator: Acting) -> Acting:
    arranging.move_room(facilitator, stage="intercept", at="1")
    return facilitator


def done(acting: Acting) -> int:
    return len(acting.store.done_at(acting.code, step(acting)))


def test_twenty_who_press_at_once_are_twenty_and_the_revision_stays(at_first: Acting) -> None:
    people = [joined(at_first, f"Person {n}", "City police") for n in range(20)]
    revision = at_first.map.revision
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda who: say_done(who, step="1:0"), people * 2))
    assert done(at_first) == 20
    assert at_first.map.revision == revision


def test_it_is_taken_back(at_first: Acting) -> None:
    jo = joined(at_first, "Jo", "City police")
    say_done(jo, step="1:0")
    say_done(jo, step="1:0", done=False)
    say_done(jo, step="1:0", done=False)
    assert done(at_first) == 0


def test_the_same_key_is_the_same_press(at_first: Acting) -> None:
    jo = joined(at_first, "Jo", "City police").with_key("k")
    say_done(jo, step="1:0")
    with pytest.raises(Done) as again:
        say_done(jo, step="1:0")
    assert again.value.result["done"] is True


def test_a_new_question_starts_at_none_and_the_old_one_is_remembered(at_first: Acting) -> None:
    say_done(joined(at_first, "Jo", "City police"), step="1:0")
    arranging.move_room(at_first, prompt=1)
    assert done(at_first) == 0
    arranging.move_room(at_first, prompt=0)
    assert done(at_first) == 1


def test_a_press_that_comes_after_the_room_went_on_does_not_count(at_first: Acting) -> None:
    jo = joined(at_first, "Jo", "City police")
    arranging.move_room(at_first, prompt=1)
    with pytest.raises(NotAllowed, match="gone on"):
        say_done(jo, step="1:0")
    assert done(at_first) == 0


def test_who_only_reads_is_never_done(at_first: Acting) -> None:
    key = hosting.new_link(at_first.store, at_first.code, "observer")
    reader = hosting.sign_in_with_key(at_first.store, key)
    with pytest.raises(NotAllowed):
        say_done(Acting(at_first.store, at_first.code, reader), step="1:0")
    assert done(at_first) == 0


def test_the_history_does_not_say_who_is_done(at_first: Acting) -> None:
    jo = joined(at_first, "Jo", "City police")
    before = at_first.store.changes(at_first.code)
    say_done(jo, step="1:0")
    assert at_first.store.changes(at_first.code) == before
