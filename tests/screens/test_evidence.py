"""Evidence: what is kept of a number, what is refused, who sees what, when a story is printed."""

from __future__ import annotations

import pytest

from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.privacy import release
from sim_workshop.use_cases import evidencing
from sim_workshop.use_cases.acting import Acting
from tests.screens.conftest import Room, words
from tests.screens.driving import by_button, by_key, field, labels, open_drawer, press, send

NAMING = "My client John Miller waited on Elm Street"


@pytest.fixture
def ana(room: Room) -> Acting:
    return room.joined("Ana", "Police", "Law enforcement")


def test_a_number_is_kept_with_all_that_was_said_of_it(room: Room, ana: Acting) -> None:
    screen = room.screen("evidence", ana.member, at="1")
    add = by_button("Add a number")
    open_drawer(screen, add)
    field(screen, "Name, in the source's words").set_value("Crisis calls")
    send(screen, add, "Save the number", Value="180-200", Unit="events", Period="2025",
         Of_whom="city", Source="CAD", Who_answers_for_it="Dispatch",
         Belongs_to=["1", "i1.dispatch"])  # fmt: skip

    [point] = room.map.numbers
    assert point == DataPoint(
        id=point.id, name="Crisis calls", value="180-200", low=180, high=200, unit="events",
        period="2025", starts=point.starts, ends=point.ends, population="city",
        source="CAD", owner="Dispatch", about=("1", "i1.dispatch"),
    )  # fmt: skip
    assert str(point.starts) == "2025-01-01"
    assert "180-200" in words(screen)


def test_a_measure_the_pack_lacks_is_defined_with_its_number(room: Room) -> None:
    screen = room.screen("evidence", room.facilitator)
    add = by_button("Add a number")
    open_drawer(screen, add)
    field(screen, "What is counted").select("new")
    open_drawer(screen, add)
    send(screen, add, "Save the number", Name_of_the_new_measure="Warrants served at night",
         How_it_is_counted="Between 22 and 6", Value="40", Unit="events")  # fmt: skip

    [point] = room.map.numbers
    measure = room.map.measures[point.measure]
    assert (measure.name, measure.definition) == ("Warrants served at night", "Between 22 and 6")
    assert (point.value, point.unit) == ("40", "events")
    assert "Warrants served at night" in words(screen)


def test_a_share_above_the_whole_is_refused_and_the_typing_stays(room: Room) -> None:
    share = next(m for m in room.map.pack.measures if m.share_of_whole)
    screen = room.screen("evidence", room.facilitator)
    add = by_button("Add a number")
    open_drawer(screen, add)
    field(screen, "What is counted").select(share.id)
    open_drawer(screen, add)
    send(screen, add, "Save the number", Value="130", Unit="percent")

    assert room.map.numbers == ()
    assert "cannot be above 100 percent" in words(screen)
    assert field(screen, "Value").value == "130"


def test_a_number_of_nothing_is_refused(room: Room) -> None:
    screen = room.screen("evidence", room.facilitator)
    add = by_button("Add a number")
    open_drawer(screen, add)
    send(screen, add, "Save the number", Value="12")

    assert room.map.numbers == ()
    assert "Choose what is counted, or give it a name." in words(screen)


def test_what_a_number_lacks_is_said_on_its_card(room: Room) -> None:
    evidencing.place_number(room.lead, name="Restored", value="93", unit="percent", about=("3",))

    said = words(room.screen("evidence", room.facilitator))

    assert "no period stated" in said
    assert "no denominator" in said
    assert "no source stated" in said
    assert "in words, no number" not in said

    evidencing.place_number(room.lead, name="Waits", value="nearly doubled", about=("3",))
    assert "in words, no number" in words(room.screen("evidence", room.facilitator))


def test_two_sources_that_differ_stand_on_one_card(room: Room) -> None:
    for value, source in (("8 officers", "police"), ("9 officers", "news")):
        evidencing.place_number(room.lead, name="Team size", value=value, period="2024",
                                source=source, about=("1",))  # fmt: skip

    said = words(room.screen("evidence", room.facilitator))

    assert said.count("Team size") == 1
    assert "two sources differ, both kept" in said
    assert "8 officers" in said
    assert "9 officers" in said


def small_count(room: Room) -> DataPoint:
    return evidencing.place_number(
        room.lead, name="Intensive need", value="7", unit="people", period="2025", about=("1",),
        source="county",
    )  # fmt: skip


def test_a_small_count_is_not_on_a_participants_screen(room: Room, ana: Acting) -> None:
    small_count(room)

    said = words(room.screen("evidence", ana.member))

    assert "Intensive need" in said
    assert "Not shown: too few people" in said
    assert ">7<" not in said


def test_facilitators_see_it_with_the_mark_that_it_will_be_withheld(room: Room) -> None:
    small_count(room)

    said = words(room.screen("evidence", room.facilitator))

    assert ">7<" in said
    assert "withheld from files and other screens" in said


def test_a_facilitator_corrects_and_removes_a_number(room: Room) -> None:
    point = small_count(room)
    screen = room.screen("evidence", room.facilitator)

    correct = by_key(f"correct_{point.id}")
    open_drawer(screen, correct)
    send(screen, correct, "Save the number", Value="70", Period="2024")
    corrected = room.map.get(point.id)
    assert isinstance(corrected, DataPoint)
    assert (corrected.value, corrected.low, str(corrected.starts)) == ("70", 70, "2024-01-01")

    open_drawer(screen, correct)
    send(screen, correct, "Remove", Reason="counted twice")
    assert room.map.numbers == ()


def test_national_figures_stand_beside_and_say_that_they_are_not_local(room: Room) -> None:
    said = words(room.screen("evidence", room.facilitator, at="3"))

    assert "From elsewhere, not local" in said
    assert "2002-06" in said
    assert "Men recently admitted to five jails" in said
    assert "Steadman et al. 2009" in said


def test_a_held_story_is_seen_by_its_author_and_facilitators_alone(room: Room, ana: Acting) -> None:
    evidencing.place_story(ana, text=NAMING, places=("1",))
    other = room.joined("Tom", "Court")

    assert "Elm Street" not in words(room.screen("evidence", other.member))
    for reader in (ana.member, room.facilitator):
        said = words(room.screen("evidence", reader))
        assert "<mark>" in said
        assert "Held: only its author and facilitators see it." in said


def test_with_somebody_in_it_a_story_is_released_only_for_a_typed_reason(
    room: Room, ana: Acting
) -> None:
    story = evidencing.place_story(ana, text=NAMING, places=("1",))
    screen = room.screen("evidence", room.facilitator)
    go = by_button("Release…")
    open_drawer(screen, go)
    send(screen, go, "Release for print")
    assert "Type the reason" in words(screen)

    send(screen, go, "Release for print", **{"Reason it may be printed": "consent on file"})
    released = room.map.get(story.id)
    assert isinstance(released, Anecdote)
    assert (released.released, released.release_reason) == (True, "consent on file")
    assert story.id in release(room.map).map.records

    press(screen, "Take back from print")
    assert story.id not in release(room.map).map.records


def test_a_story_is_told_on_the_screen(room: Room, ana: Acting) -> None:
    screen = room.screen("evidence", ana.member, at="2")
    tell = by_button("Add a story")
    open_drawer(screen, tell)
    send(screen, tell, "Save the story", The_story="Nobody asked about <i>medication</i>.")

    [story] = room.map.stories
    assert (story.text, story.places, story.released) == (
        "Nobody asked about <i>medication</i>.", ("2",), False,
    )  # fmt: skip
    assert "Nobody asked about &lt;i&gt;medication&lt;/i&gt;." in words(screen)
    assert "not printed until a facilitator releases it" in words(screen)
    assert "Release" not in labels(screen)
