"""Groups of the second day: signing up, the one pen, tables of others, ready, on the wall."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound, WorkshopError
from sim_workshop.domain.group_work import group_of, how_far, in_order
from sim_workshop.use_cases import arranging, grouping, history, hosting, planning, prioritizing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined


@pytest.fixture
def groups(facilitator: Acting) -> list[str]:
    """Three groups at three priorities, while the room works in groups."""
    titles = ("Crisis center", "Data sharing", "Housing")
    ids = [prioritizing.name_priority(facilitator, title=t).id for t in titles]
    prioritizing.take_to_plan(facilitator, ids=ids)
    formed = grouping.form_groups(facilitator)
    arranging.move_room(facilitator, stage="groups")
    return [b.id for b in formed]


def members(acting: Acting, group: str) -> tuple[str, ...]:
    found = next(b for b in acting.map.breakouts if b.id == group)
    return found.members


def test_one_group_stands_at_each_chosen_priority_and_is_formed_once(
    facilitator: Acting, groups: list[str]
) -> None:
    assert [b.priority for b in in_order(facilitator.map)] == [p.id for p in facilitator.map.chosen]
    with pytest.raises(NotAllowed, match="already"):
        grouping.form_groups(facilitator)
    assert [b.id for b in facilitator.map.breakouts] == groups


def test_no_more_than_ten_groups(facilitator: Acting) -> None:
    ids = [prioritizing.name_priority(facilitator, title=f"P {n}").id for n in range(11)]
    with pytest.raises(NotAllowed, match="10"):
        grouping.form_groups(facilitator, priorities=ids)
    assert len(grouping.form_groups(facilitator, priorities=ids[:10])) == 10


def test_people_sign_up_change_and_leave_and_are_in_one_group_at_most(
    facilitator: Acting, groups: list[str]
) -> None:
    jo = joined(facilitator, "Jo", "City police")
    grouping.join_group(jo, group=groups[0])
    grouping.take_pen(jo, group=groups[0])
    grouping.join_group(jo, group=groups[1])
    assert (members(jo, groups[0]), members(jo, groups[1])) == ((), (jo.member.id,))
    assert {b.scribe for b in jo.map.breakouts} == {""}
    grouping.leave_group(jo)
    assert group_of(jo.map, jo.member.id) is None
    with pytest.raises(NotFound, match="no group"):
        grouping.leave_group(jo)


def test_forty_who_sign_up_at_once_are_all_in_and_a_full_group_takes_no_more(
    facilitator: Acting, groups: list[str]
) -> None:
    grouping.place_group(facilitator, group=groups[0], place="Table 3", seats=8)
    people = [joined(facilitator, f"Person {n}", "City police") for n in range(40)]

    def sign_up(numbered: tuple[int, Acting]) -> str:
        number, person = numbered
        try:
            grouping.join_group(person, group=groups[0 if number % 2 else 1])
        except NotAllowed as full:
            return str(full)
        return ""

    with ThreadPoolExecutor(10) as pool:
        said = list(pool.map(sign_up, enumerate(people)))
    refused = "This group is full: it has 8 seats. Choose another."
    assert (said.count(""), said.count(refused)) == (28, 12)
    assert len(members(facilitator, groups[0])) == 8
    assert len(members(facilitator, groups[1])) == 20


def test_only_who_has_the_pen_writes_and_only_their_own_table(
    facilitator: Acting, groups: list[str]
) -> None:
    jo, kim = joined(facilitator, "Jo", "Police"), joined(facilitator, "Kim", "Clinic")
    first, second = (p.id for p in facilitator.map.chosen[:2])
    with pytest.raises(NotAllowed, match="Join a group first"):
        planning.place_step(jo, priority=first, text="Find a house")
    for who in (jo, kim):
        grouping.join_group(who, group=groups[0])
    with pytest.raises(NotAllowed, match="Take the pen"):
        planning.place_step(jo, priority=first, text="Find a house")
    grouping.take_pen(jo, group=groups[0], free=True)
    step = planning.place_step(jo, priority=first, text="Find a house", who="Ana Ruiz")
    for refused in (
        lambda: planning.place_step(kim, priority=first, text="Too"),
        lambda: planning.place_step(jo, priority=second, text="Elsewhere"),
        lambda: planning.correct_step(jo, id=step.id, priority=second),
        lambda: planning.remove_step(kim, id=step.id),
        lambda: grouping.say_ready(kim, group=groups[0]),
        lambda: grouping.say_ready(jo, group=groups[1]),
    ):
        with pytest.raises(WorkshopError):
            refused()
    assert facilitator.map.steps == (step,)
    planning.place_step(facilitator, priority=second, text="By a facilitator")


def test_a_planner_writes_in_every_table_and_an_observer_joins_none(
    facilitator: Acting, groups: list[str]
) -> None:
    def person(role: str) -> Acting:
        key = hosting.new_link(facilitator.store, facilitator.code, role)  # type: ignore[arg-type]
        member = hosting.sign_in_with_key(facilitator.store, key)
        return Acting(facilitator.store, facilitator.code, member)

    for priority in facilitator.map.chosen:
        planning.place_step(person("planner"), priority=priority.id, text="A first step")
    with pytest.raises(NotAllowed, match="for reading"):
        grouping.join_group(person("observer"), group=groups[0])
    with pytest.raises(NotAllowed, match="Only facilitators"):
        grouping.form_groups(person("planner"))


def test_the_pen_goes_from_hand_to_hand_inside_the_group(
    facilitator: Acting, groups: list[str]
) -> None:
    jo, kim, lee = (joined(facilitator, n, "Police") for n in ("Jo", "Kim", "Lee"))
    for who in (jo, kim):
        grouping.join_group(who, group=groups[0])
    grouping.take_pen(jo, group=groups[0], free=True)
    with pytest.raises(NotAllowed, match="a moment before"):
        grouping.take_pen(kim, group=groups[0], free=True)
    with pytest.raises(NotAllowed, match="Join this group"):
        grouping.take_pen(lee, group=groups[0])
    with pytest.raises(NotAllowed, match="same group"):
        grouping.hand_over_pen(jo, group=groups[0], to=lee.member.id)
    with pytest.raises(NotAllowed, match="You can take it"):
        grouping.hand_over_pen(kim, group=groups[0], to=kim.member.id)
    grouping.hand_over_pen(jo, group=groups[0], to=kim.member.id)
    assert group_of(jo.map, kim.member.id).scribe == kim.member.id  # type: ignore[union-attr]
    grouping.take_pen(jo, group=groups[0])  # Kim's laptop is asleep
    grouping.hand_over_pen(facilitator, group=groups[0])
    assert group_of(jo.map, jo.member.id).scribe == ""  # type: ignore[union-attr]


def test_how_far_a_group_is(facilitator: Acting, groups: list[str]) -> None:
    priority = facilitator.map.chosen[0].id
    for who, when in (("Ana Ruiz", "3/4/2027"), ("Ana Ruiz", ""), ("all", "3/4/2027")):
        planning.place_step(facilitator, priority=priority, text="A step", who=who, when=when)
    planning.place_step(facilitator, priority=priority, text="Over", who="Ana Ruiz", when="done",
                        status="done")  # fmt: skip
    found = how_far(facilitator.map, facilitator.map.breakouts[0])
    assert (found.steps, found.led, found.dated, found.complete) == (4, 3, 3, 2)
    grouping.say_ready(facilitator, group=groups[0])
    assert facilitator.map.breakouts[0].finished
    grouping.say_ready(facilitator, group=groups[0], ready=False)
    assert not facilitator.map.breakouts[0].finished


def test_a_table_is_shown_and_a_dissolved_group_leaves_its_steps(
    facilitator: Acting, groups: list[str]
) -> None:
    priority = facilitator.map.chosen[0].id
    step = planning.place_step(facilitator, priority=priority, text="A step")
    grouping.show_group(facilitator, group=groups[0])
    room = facilitator.map.room
    assert (room.stage, room.group) == ("report_back", groups[0])
    grouping.dissolve_group(facilitator, group=groups[0])
    assert (facilitator.map.room.group, facilitator.map.steps) == ("", (step,))
    with pytest.raises(NotFound, match="dissolved"):
        grouping.show_group(facilitator, group=groups[0])


def test_the_history_says_what_was_done_and_undo_takes_it_back(
    facilitator: Acting, groups: list[str]
) -> None:
    jo = joined(facilitator, "Jo", "Police")
    grouping.join_group(jo, group=groups[0])
    grouping.take_pen(jo, group=groups[0])
    said = [line.sentence for line in history.lines(jo.store, jo.map)[:2]]
    assert said == ["took the pen of the group of “Crisis center”",
                    "joined the group of “Crisis center”"]  # fmt: skip
    assert history.undo_last(jo) == said[0]
    assert history.undo_last(jo) == said[1]
    assert group_of(jo.map, jo.member.id) is None


def test_who_gave_the_pen_away_does_not_rewrite_the_table_by_undo(
    facilitator: Acting, groups: list[str]
) -> None:
    jo, kim = joined(facilitator, "Jo", "Police"), joined(facilitator, "Kim", "Clinic")
    for who in (jo, kim):
        grouping.join_group(who, group=groups[0])
    grouping.take_pen(jo, group=groups[0])
    step = planning.place_step(jo, priority=jo.map.chosen[0].id, text="Find a house")
    grouping.take_pen(kim, group=groups[0])
    with pytest.raises(NotAllowed, match="Take the pen"):
        history.undo_last(jo)
    assert jo.map.steps == (step,)


def test_a_place_that_names_a_telephone_number_is_refused(
    facilitator: Acting, groups: list[str]
) -> None:
    with pytest.raises(WorkshopError, match="may identify"):
        grouping.place_group(facilitator, group=groups[0], place="Call 503-555-0188")
    with pytest.raises(NotAllowed, match="500"):
        grouping.place_group(facilitator, group=groups[0], place="Table 1", seats=501)


def test_ten_groups_write_at_once_and_no_step_is_lost_or_doubled(facilitator: Acting) -> None:
    ids = [prioritizing.name_priority(facilitator, title=f"Priority {n}").id for n in range(10)]
    prioritizing.take_to_plan(facilitator, ids=ids)
    groups = grouping.form_groups(facilitator)
    arranging.move_room(facilitator, stage="groups")
    scribes = [joined(facilitator, f"Scribe {n}", "City police") for n in range(10)]

    def write(numbered: tuple[int, Acting]) -> None:
        number, scribe = numbered
        grouping.join_group(scribe, group=groups[number].id)
        grouping.take_pen(scribe, group=groups[number].id, free=True)
        for step in range(5):
            planning.place_step(scribe, priority=ids[number], text=f"Step {step} of {number}")

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(write, enumerate(scribes)))
    texts = [s.text for s in facilitator.map.steps]
    assert (len(texts), len(set(texts))) == (50, 50)
    for number, group in enumerate(groups):
        assert how_far(facilitator.map, group).steps == 5
        mine = [s.text for s in facilitator.map.steps if s.priority == ids[number]]
        assert mine == [f"Step {step} of {number}" for step in range(5)]
