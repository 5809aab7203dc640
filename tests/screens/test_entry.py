"""One entry: corrected, described, answered, merged, moved, held, removed."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from sim_workshop.domain.findings import Entry, Gap, Opportunity, Resource
from sim_workshop.use_cases import evidencing, mapping
from sim_workshop.use_cases.acting import Acting
from tests.screens.conftest import Room, words

NAMING = "My client John Miller waits 9 hours, call 503-555-0134"


@pytest.fixture
def ana(room: Room) -> Acting:
    return room.joined("Ana", "Police", "Law enforcement")


def placed(who: Acting, kind: str, text: str) -> str:
    return mapping.place_entry(who, kind=kind, text=text, places=["1"]).id


def kept(room: Room, id_: str) -> Entry:
    entry = room.map.get(id_)
    assert isinstance(entry, Entry)
    return entry


def press(screen: AppTest, label: str) -> None:
    next(b for b in screen.button if b.label == label).click().run()
    assert not screen.exception


def test_the_author_corrects_the_words(room: Room, ana: Acting) -> None:
    gap = placed(ana, "gap", "Nobody anwsers at night")
    screen = room.screen("entry", ana.member, id=gap)

    screen.text_area(key=f"text_{gap}").set_value("Nobody answers at night")
    press(screen, "Save the words")

    assert kept(room, gap).text == "Nobody answers at night"
    assert "The words were saved." in words(screen)


def test_somebody_else_reads_but_does_not_correct(room: Room, ana: Acting) -> None:
    gap = placed(ana, "gap", "Nobody answers at night")

    screen = room.screen("entry", room.joined("Tom", "Court").member, id=gap)

    assert "Nobody answers at night" in words(screen)
    assert not screen.text_area
    assert [b.label for b in screen.button] == ["Add the idea"]


def test_the_second_of_two_who_correct_it_sees_both_texts_and_decides(
    room: Room, ana: Acting
) -> None:
    gap = placed(ana, "gap", "No beds")
    screen = room.screen("entry", ana.member, id=gap)
    mapping.correct_entry(room.lead, id=gap, text="No detox beds", seen="No beds")

    screen.text_area(key=f"text_{gap}").set_value("No beds at night")
    press(screen, "Save the words")

    assert kept(room, gap).text == "No detox beds"
    assert "<td>No detox beds</td>" in words(screen)
    assert "<td>No beds at night</td>" in words(screen)
    assert screen.text_area(key=f"text_{gap}").value == "No beds at night"

    press(screen, "Save the words")
    assert kept(room, gap).text == "No beds at night"


def test_a_resource_is_described_after_its_first_save(room: Room, ana: Acting) -> None:
    team = placed(ana, "resource", "Mental Health Response Team")
    screen = room.screen("entry", ana.member, id=team)

    screen.radio(key=f"status_{team}").set_value("short_capacity")
    screen.text_input(key=f"hours_{team}").set_value("11:30 to 23:30")
    screen.text_input(key=f"operator_{team}").set_value("Sheriff's Office")
    press(screen, "Save the details")

    before, after = Resource(id=team, text="Mental Health Response Team"), kept(room, team)
    assert isinstance(after, Resource)
    assert (after.status, after.hours, after.operator) == (
        "short_capacity", "11:30 to 23:30", "Sheriff's Office",
    )  # fmt: skip
    assert (after.area_served, after.excludes) == (before.area_served, before.excludes)
    assert "In place but not enough capacity" in words(screen)


def test_a_gap_is_typed_and_asked_about_a_quick_fix(room: Room, ana: Acting) -> None:
    gap = placed(ana, "gap", "Nobody answers at night")
    screen = room.screen("entry", ana.member, id=gap)

    screen.selectbox(key=f"gap_type_{gap}").set_value("hours_or_geography")
    screen.text_input(key=f"falls_on_{gap}").set_value("People without a car")
    screen.radio(key=f"quick_{gap}").set_value(False)
    press(screen, "Save the details")

    after = kept(room, gap)
    assert isinstance(after, Gap)
    assert (after.gap_type, after.falls_on, after.quick_fix) == (
        "hours_or_geography", "People without a car", False,
    )  # fmt: skip


def test_a_detail_that_may_name_somebody_waits_for_a_statement(room: Room, ana: Acting) -> None:
    gap = placed(ana, "gap", "Nobody answers at night")
    screen = room.screen("entry", ana.member, id=gap)

    field = screen.text_input(key=f"falls_on_{gap}")
    field.set_value("call 503-555-0134")
    press(screen, "Save the details")
    assert getattr(kept(room, gap), "falls_on") == ""  # noqa: B009 - a Gap's
    assert screen.text_input(key=f"falls_on_{gap}").value == "call 503-555-0134"

    next(c for c in screen.checkbox if c.label == "This names nobody").check()
    press(screen, "Save the details")
    assert getattr(kept(room, gap), "falls_on") == "call 503-555-0134"  # noqa: B009


def test_an_idea_added_at_a_gap_answers_it(room: Room, ana: Acting) -> None:
    gap = placed(room.lead, "gap", "No shared assessment")
    screen = room.screen("entry", ana.member, id=gap)

    next(t for t in screen.text_input if t.label == "Add an idea").set_value("Agree on one form")
    press(screen, "Add the idea")

    [idea] = room.map.opportunities
    assert (idea.text, idea.answers, idea.places) == ("Agree on one form", (gap,), ("1",))
    assert "Agree on one form" in words(screen)


def test_a_gap_that_reads_like_an_idea_is_asked_what_happens_now(room: Room) -> None:
    gap = placed(room.lead, "gap", "We should hire two clinicians")
    screen = room.screen("entry", room.facilitator, id=gap)
    assert "what happens now?" in words(screen)

    press(screen, "It is an idea")

    [idea] = room.map.opportunities
    assert isinstance(idea, Opportunity)
    assert (idea.text, idea.author) == ("We should hire two clinicians", room.facilitator.id)
    assert room.map.gaps == ()


def test_a_held_text_shows_its_author_what_was_seen(room: Room, ana: Acting) -> None:
    gap = placed(ana, "gap", NAMING)

    screen = room.screen("entry", ana.member, id=gap)

    assert "<mark>503-555-0134</mark>" in words(screen)
    press(screen, "It names nobody")
    assert (kept(room, gap).standing, kept(room, gap).names_nobody) == ("shown", True)


def test_a_held_text_is_on_nobody_elses_screen(room: Room, ana: Acting) -> None:
    gap = placed(ana, "gap", NAMING)

    screen = room.screen("entry", room.joined("Tom", "Court").member, id=gap)

    assert "503-555-0134" not in words(screen)
    assert "This entry is not on the screens." in words(screen)


def test_what_people_write_is_shown_as_typed(room: Room, ana: Acting) -> None:
    gap = placed(ana, "gap", "<b>Nobody</b> **answers** [here](http://x)")

    screen = room.screen("entry", ana.member, id=gap)

    assert "&lt;b&gt;Nobody&lt;/b&gt; **answers** [here](http://x)" in words(screen)


def test_similar_entries_are_offered_and_merged_with_their_words_kept(
    room: Room, ana: Acting
) -> None:
    gap = placed(ana, "gap", "The team has no standard assessment")
    same = placed(room.lead, "gap", "No standard assessment in the team")
    idea = mapping.add_idea(room.lead, gap=same, text="One form").id
    screen = room.screen("entry", room.facilitator, id=gap)
    assert "No standard assessment in the team" in words(screen)
    assert "Votes are for candidates, not for entries: none moves." in words(screen)

    screen.multiselect(key=f"merge_with_{gap}").set_value([same])
    press(screen, "Merge into this one")

    assert [w.text for w in kept(room, gap).wordings] == ["No standard assessment in the team"]
    assert kept(room, same).merged_into == gap
    assert getattr(kept(room, idea), "answers") == (gap,)  # noqa: B009


def test_a_facilitator_moves_an_entry_to_several_places(room: Room) -> None:
    gap = placed(room.lead, "gap", "Nobody answers at night")
    screen = room.screen("entry", room.facilitator, id=gap)

    screen.multiselect(key=f"places_{gap}").set_value(["1", "cross"])
    press(screen, "Move")

    assert kept(room, gap).places == ("1", "cross")


def test_removing_says_why_and_can_be_restored(room: Room) -> None:
    gap = placed(room.lead, "gap", "Nobody answers at night")
    screen = room.screen("entry", room.facilitator, id=gap)

    screen.text_input(key=f"why_{gap}").set_value("said twice")
    press(screen, "Remove")
    assert (kept(room, gap).standing, kept(room, gap).standing_reason) == ("removed", "said twice")
    assert "Removed from the screens (said twice)" in words(screen)

    press(screen, "Restore")
    assert kept(room, gap).standing == "shown"


def test_parking_and_taking_out_again(room: Room) -> None:
    gap = placed(room.lead, "gap", "Nobody answers at night")
    screen = room.screen("entry", room.facilitator, id=gap)

    press(screen, "Put in the parking lot")
    assert kept(room, gap).standing == "parked"
    press(screen, "Take out of the parking lot")
    assert kept(room, gap).standing == "shown"


def test_wiping_needs_the_typed_word(room: Room) -> None:
    gap = placed(room.lead, "gap", "Nobody answers at night")
    screen = room.screen("entry", room.facilitator, id=gap)

    press(screen, "Wipe for good")
    assert kept(room, gap).text == "Nobody answers at night"

    screen.text_input(key=f"r_{gap}").set_value("wipe")
    press(screen, "Wipe for good")
    assert kept(room, gap).standing == "redacted"
    assert "Nobody answers" not in kept(room, gap).text


def test_a_small_number_attached_to_it_stays_with_the_facilitators(room: Room, ana: Acting) -> None:
    gap = placed(room.lead, "gap", "Nobody answers at night")
    evidencing.place_number(
        room.lead, name="People turned away", value="7", unit="people", about=(gap,)
    )

    assert ">7<" in words(room.screen("entry", room.facilitator, id=gap))
    assert ">7<" not in words(room.screen("entry", ana.member, id=gap))
