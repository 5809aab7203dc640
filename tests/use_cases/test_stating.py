"""The problem statement: one sentence, one number, one story, each only if it may be published."""

from __future__ import annotations

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.privacy import release
from sim_workshop.domain.year.engagement import Problem
from sim_workshop.domain.year.shown import may_show, stated
from sim_workshop.use_cases import evidencing, history, stating
from sim_workshop.use_cases.acting import Acting

SAID = "People wait for a bed in jail."


def number(acting: Acting, value: str) -> str:
    return evidencing.place_number(
        acting, name=f"People waiting {value}", value=value, unit="people", counts_people=True
    ).id


def test_a_suppressed_number_and_an_unreleased_story_are_refused(facilitator: Acting) -> None:
    small, large = number(facilitator, "4"), number(facilitator, "140")
    story = evidencing.place_story(facilitator, text="Somebody waited three months.").id
    with pytest.raises(NotAllowed, match="left out"):
        stating.state_problem(facilitator, text=SAID, number=small)
    with pytest.raises(NotAllowed, match="not released"):
        stating.state_problem(facilitator, text=SAID, story=story)
    with pytest.raises(NotFound):
        stating.state_problem(facilitator, text=SAID, number="n99")
    evidencing.release_story(facilitator, id=story)
    stating.state_problem(facilitator, text=SAID, number=large, story=story)
    numbers, stories = may_show(facilitator.map)
    assert ([n.id for n in numbers], [s.id for s in stories]) == ([large], [story])


def test_what_becomes_small_or_is_withheld_later_is_not_shown(facilitator: Acting) -> None:
    large = number(facilitator, "140")
    story = evidencing.place_story(facilitator, text="Somebody waited three months.").id
    evidencing.release_story(facilitator, id=story)
    stating.state_problem(facilitator, text=SAID, number=large, story=story)
    evidencing.correct_number(facilitator, id=large, value="4")
    evidencing.withhold_story(facilitator, id=story)
    (left,) = stated(facilitator.map)
    assert (left.number, left.story) == (None, None)
    (gone,) = stated(release(facilitator.map).map)
    assert (gone.number, gone.story) == (None, None)
    assert gone.problem.story == "", "no link to what did not leave"


def test_corrected_taken_off_and_undone(facilitator: Acting) -> None:
    problem = stating.state_problem(facilitator, text=SAID)
    stating.correct_problem(facilitator, id=problem.id, seen=problem, text="Beds are missing.")
    stating.remove_problem(facilitator, id=problem.id)
    assert facilitator.map.all(Problem) == ()
    assert history.undo_last(facilitator) == "took a problem off: “Beds are missing.”"
    assert [p.text for p in facilitator.map.all(Problem)] == ["Beds are missing."]
    with pytest.raises(NotAllowed, match="empty"):
        stating.state_problem(facilitator, text=" ")
