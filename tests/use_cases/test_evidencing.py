"""Numbers and stories: what cannot be is refused, what may name somebody is held."""

from __future__ import annotations

from datetime import date

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit, WorkshopError
from sim_workshop.domain.evidence import Anecdote
from sim_workshop.domain.people import Stakeholder
from sim_workshop.use_cases import evidencing, history, mapping
from sim_workshop.use_cases.acting import Acting, Held
from tests.conftest import joined

TURNED_AWAY = "A man was turned away twice in one night"
NAMED = "My client Maria Lopez was turned away twice"


# Numbers.


def test_a_number_is_kept_as_written_with_what_it_says(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "Jail")
    point = evidencing.place_number(
        jo, name="Booked people", value="180-200", unit="people", period="Q4 2016",
        source="Jail roster", about=("i1.police",),
    )  # fmt: skip
    assert (point.value, point.low, point.high) == ("180-200", 180.0, 200.0)
    assert (point.starts, point.ends) == (date(2016, 10, 1), date(2016, 12, 31))
    assert facilitator.map.numbers == (point,)


def test_words_stay_words(facilitator: Acting) -> None:
    point = evidencing.place_number(facilitator, name="Wait for a bed", value="unable to measure")
    assert (point.value, point.low, point.high, point.is_number) == (
        "unable to measure", None, None, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({"measure": "m0.2", "value": "140 %"}, "share of a whole and cannot be above 100"),
        ({"measure": "m0.2", "value": "-3 percent"}, "cannot be below 0"),
        ({"name": "Booked", "value": "-5", "unit": "people"}, "cannot be below zero"),
        ({"name": "Calls", "value": "-5", "unit": "calls"}, "cannot be below zero"),
        (
            {"name": "Booked", "value": "5", "starts": date(2023, 5, 1), "ends": date(2023, 4, 1)},
            "before it starts",
        ),
        ({"measure": "m0.4", "value": "9", "unit": "people"}, "is counted in minutes"),
        ({"name": "Booked", "value": "  "}, "is empty"),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_the_reason(
    lead: Acting, known: dict[str, object], why: str
) -> None:
    before = lead.map
    with pytest.raises(WorkshopError, match=why):
        evidencing.place_number(lead, **known)  # type: ignore[arg-type]
    assert lead.map is before


@pytest.mark.parametrize("value", ["112 %", "+140 %"])
def test_occupancy_and_change_may_exceed_the_whole(facilitator: Acting, value: str) -> None:
    point = evidencing.place_number(facilitator, name="Occupancy of the jail", value=value)
    assert facilitator.map.numbers == (point,)


def test_a_number_is_corrected_by_a_facilitator_and_a_stale_edit_shows_both(
    facilitator: Acting,
) -> None:
    seen = evidencing.place_number(facilitator, name="Beds", value="12")
    evidencing.correct_number(facilitator, id=seen.id, seen=seen, value="14")
    with pytest.raises(StaleEdit) as stale:
        evidencing.correct_number(facilitator, id=seen.id, seen=seen, value="16")
    assert (stale.value.theirs, stale.value.yours) == ("14", "16")
    assert (facilitator.map.numbers[0].low, facilitator.map.numbers[0].high) == (14.0, 14.0)
    with pytest.raises(NotAllowed, match="Only facilitators"):
        evidencing.correct_number(joined(facilitator, "Jo", "Jail"), id=seen.id, value="1")


def test_a_correction_is_checked_like_the_first_entry(facilitator: Acting) -> None:
    point = evidencing.place_number(facilitator, measure="m0.2", value="40 %", period="2023")
    with pytest.raises(NotAllowed, match="above 100"):
        evidencing.correct_number(facilitator, id=point.id, value="140 %")
    moved = evidencing.correct_number(facilitator, id=point.id, period="2024")
    assert (moved.starts, moved.ends) == (date(2024, 1, 1), date(2024, 12, 31))


def test_a_number_is_removed_and_brought_back_by_undo(facilitator: Acting) -> None:
    first = evidencing.place_number(facilitator, name="Beds", value="12")
    second = evidencing.place_number(facilitator, name="Calls", value="30")
    evidencing.remove_number(facilitator, id=first.id, reason="Counted twice")
    assert list(facilitator.map.numbers) == [second]
    history.undo_last(facilitator)
    assert facilitator.map.numbers == (first, second)
    facilitator.store.forget(facilitator.code)
    assert facilitator.map.numbers == (first, second)


def test_a_measure_of_the_county_is_defined_and_used(facilitator: Acting) -> None:
    measure = evidencing.define_measure(
        facilitator, name="Share back within a year", unit="percent", share_of_whole=True
    )
    assert facilitator.map.measures[measure.id] == measure
    with pytest.raises(NotAllowed, match="above 100"):
        evidencing.place_number(facilitator, measure=measure.id, value="101 %")
    evidencing.place_number(facilitator, measure=measure.id, value="31 %")
    with pytest.raises(NotAllowed, match="empty"):
        evidencing.define_measure(facilitator, name=" ", unit="people")


# Stories.


def test_a_story_is_told_and_not_printed_before_its_release(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "Shelter", "Housing")
    story = evidencing.place_story(jo, text=TURNED_AWAY, places=["0"])
    assert (story.standing, story.released, story.credit) == ("shown", False, "Housing")
    with pytest.raises(NotAllowed, match="Only facilitators release"):
        evidencing.release_story(jo, id=story.id)
    released = evidencing.release_story(facilitator, id=story.id)
    assert (released.released, released.released_by) == (True, facilitator.member.id)
    assert evidencing.withhold_story(facilitator, id=story.id) == story


def test_a_story_that_may_name_somebody_is_held_and_released_only_for_a_reason(
    facilitator: Acting,
) -> None:
    held = evidencing.place_story(facilitator, text=NAMED, places=["0"])
    assert held.standing == "held"
    assert list(facilitator.map.stories) == []
    with pytest.raises(NotAllowed, match="Type the reason"):
        evidencing.release_story(facilitator, id=held.id, reason=" ")
    evidencing.release_story(facilitator, id=held.id, reason="Consent on file")
    [story] = facilitator.map.stories
    assert (story.standing, story.release_reason) == ("shown", "Consent on file")
    assert evidencing.withhold_story(facilitator, id=held.id).standing == "held"


def test_a_story_rewritten_after_its_release_has_to_be_released_again(
    facilitator: Acting,
) -> None:
    jo = joined(facilitator, "Jo", "Shelter")
    story = evidencing.place_story(jo, text=TURNED_AWAY, places=["0"])
    evidencing.release_story(facilitator, id=story.id)
    mapping.correct_entry(jo, id=story.id, text=TURNED_AWAY + ", in winter")
    [now] = facilitator.map.stories
    assert isinstance(now, Anecdote)
    assert (now.text, now.released) == (TURNED_AWAY + ", in winter", False)


def test_a_story_belongs_to_no_person(facilitator: Acting) -> None:
    with facilitator.act("roster.changed", "roster") as work:
        work.put(Stakeholder(id="w1", name="Pat Doe", agency="Jail"))
    with pytest.raises(NotAllowed, match="belongs to no person"):
        evidencing.place_story(facilitator, text=TURNED_AWAY, about=["w1"])
    assert facilitator.map.stories == ()


def test_a_removed_story_is_not_released(facilitator: Acting) -> None:
    story = evidencing.place_story(facilitator, text=TURNED_AWAY, places=["0"])
    mapping.remove_entry(facilitator, id=story.id)
    with pytest.raises(NotFound):
        evidencing.release_story(facilitator, id=story.id)
    assert list(facilitator.map.stories) == []


def test_what_may_name_somebody_in_a_number_is_refused_unless_stated_otherwise(
    facilitator: Acting,
) -> None:
    with pytest.raises(Held) as held:
        evidencing.place_number(facilitator, name="Calls", value="3", owner="ana@example.org")
    assert [h.what for h in held.value.hits] == ["email"]
    point = evidencing.place_number(
        facilitator, name="Calls", value="3", owner="ana@example.org", names_nobody=True
    )
    assert facilitator.map.numbers == (point,)
