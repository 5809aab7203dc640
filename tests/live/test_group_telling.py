"""What is told of the groups: one step at a time, who is in which to nobody but themselves."""

from __future__ import annotations

from typing import Any

import pytest

from sim_workshop.domain.group_work import HowFar
from sim_workshop.live.feed import Feed
from sim_workshop.live.group_telling import groups_told, own_group, unfilled_said
from sim_workshop.live.telling import room_told
from sim_workshop.use_cases import arranging, grouping, hosting, planning, prioritizing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined
from tests.live.test_feed import Screen, do, run


@pytest.fixture
def groups(facilitator: Acting) -> list[str]:
    titles = ("Crisis center", "Data sharing")
    ids = [prioritizing.name_priority(facilitator, title=t).id for t in titles]
    prioritizing.take_to_plan(facilitator, ids=ids)
    formed = [b.id for b in grouping.form_groups(facilitator)]
    arranging.move_room(facilitator, stage="groups")
    return formed


def in_group(facilitator: Acting, name: str, group: str, agency: str = "City police") -> Acting:
    person = joined(facilitator, name, agency, "Law enforcement")
    grouping.join_group(person, group=group)
    return person


def test_before_there_are_groups_nothing_is_told_of_them(facilitator: Acting) -> None:
    assert groups_told(facilitator.map) == {"reporting": "", "groups": []}


def test_readers_hear_of_the_one_step_their_scribe_saved(
    facilitator: Acting, groups: list[str]
) -> None:
    jo, kim = (in_group(facilitator, name, groups[0]) for name in ("Jo", "Kim"))
    grouping.take_pen(jo, group=groups[0])
    first = planning.place_step(jo, priority="c1", text="Find a house", who="Ana Ruiz")

    async def scene() -> None:
        screen = Screen(Feed(facilitator.store), kim.code, kim.member)
        hello = (await screen.next("hello")).data["room"]
        assert hello[f"table_{groups[0]}"] == [first.id]
        assert hello["own_group"] == {"mine": groups[0], "pen": False}
        second = await do(planning.place_step, jo, priority="c1", text="Write to all", who="all")
        told = (await screen.next()).data["room"]
        assert set(told) == {"groups", f"table_{groups[0]}", f"row_{second.id}"}
        assert told[f"row_{second.id}"]["no_lead"] == "Nobody in particular"
        await do(planning.correct_step, jo, id=second.id, when="3/4/2027")
        told = (await screen.next()).data["room"]
        assert set(told) == {"groups", f"row_{second.id}"}
        await do(grouping.take_pen, kim, group=groups[0])
        told = (await screen.next()).data["room"]
        assert told["own_group"] == {"mine": groups[0], "pen": True}
        await screen.close()

    run(scene())


def test_who_is_in_a_group_is_told_by_nothing_but_its_count(
    facilitator: Acting, groups: list[str]
) -> None:
    hosting.change_settings(facilitator, entry_names="nothing")
    jo = in_group(facilitator, "Jo Reyes", groups[0])
    grouping.take_pen(jo, group=groups[0])
    told: dict[str, Any] = room_told(facilitator.map, {})
    assert jo.member.id not in str(told)
    assert "Jo Reyes" not in str(told)
    assert told["groups"][0]["scribe"] == "somebody of the group"
    assert (told["groups"][0]["count"], told["groups"][1]["count"]) == (1, 0)
    assert own_group(facilitator.map, jo.member) == {"mine": groups[0], "pen": True}
    assert own_group(facilitator.map, facilitator.member) == {"mine": "", "pen": False}


@pytest.mark.parametrize(
    ("steps", "led", "dated", "said"),
    [(0, 0, 0, "No step yet"), (3, 1, 2, "2 steps without a lead, 1 without a date"),
     (2, 2, 1, "1 step without a date"), (2, 1, 2, "1 step without a lead"),
     (2, 2, 2, "No step lacks a lead or a date")],
)  # fmt: skip
def test_what_is_unfilled_is_said_in_words(steps: int, led: int, dated: int, said: str) -> None:
    assert unfilled_said(HowFar(steps, led, dated, min(led, dated))) == said


def test_a_dissolved_group_is_no_longer_the_one_on_the_wall(
    facilitator: Acting, groups: list[str]
) -> None:
    grouping.show_group(facilitator, group=groups[1])
    assert groups_told(facilitator.map)["reporting"] == groups[1]
    grouping.dissolve_group(facilitator, group=groups[1])
    assert groups_told(facilitator.map)["reporting"] == ""
