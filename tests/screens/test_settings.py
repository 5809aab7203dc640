"""Settings, links, places, and the end of a workshop."""

from __future__ import annotations

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.workshop import Term
from sim_workshop.use_cases import arranging, hosting
from sim_workshop.use_cases.house import house
from tests.screens.conftest import Room, choices, words


def press(screen: AppTest, label: str) -> None:
    next(b for b in screen.button if b.label == label).click().run()
    assert not screen.exception


def part(room: Room, name: str, *, host: bool = False) -> AppTest:
    people = (room.host, room.facilitator) if host else (room.facilitator,)
    return room.screen("settings", *people, part=name)


def test_a_participant_is_told_who_changes_settings(room: Room) -> None:
    screen = room.screen("settings", room.joined("Ana", "Police").member)

    assert "Only hosts and facilitators change the settings." in words(screen)
    assert list(screen.text_input) == []


def test_what_was_settled_is_corrected_and_the_rest_stays(room: Room) -> None:
    before = room.map.workshop
    screen = part(room, "settings")

    next(t for t in screen.text_input if t.label == "What it is called").set_value("Two days")
    next(d for d in screen.date_input if d.label == "First day").set_value(date(2027, 2, 1))
    next(s for s in screen.selectbox if s.label == "Time zone").set_value("America/Los_Angeles")
    areas = {t.label: t for t in screen.text_area}
    areas["Goals the agencies share"].set_value("Fewer bookings\n\nShorter stays")
    areas["What “Diversion” means here"].set_value("Any way out before a sentence")
    press(screen, "Save")

    assert room.map.workshop == before.but(
        title="Two days", starts=date(2027, 2, 1), time_zone="America/Los_Angeles",
        goals=("Fewer bookings", "Shorter stays"),
        definitions=(Term(word="Diversion", meaning="Any way out before a sentence"),),
    )  # fmt: skip


def test_a_last_day_before_the_first_is_refused_and_what_was_typed_stays(room: Room) -> None:
    screen = part(room, "settings")
    next(d for d in screen.date_input if d.label == "First day").set_value(date(2027, 2, 2))
    next(d for d in screen.date_input if d.label == "Last day").set_value(date(2027, 2, 1))
    press(screen, "Save")

    assert "The last day is before the first. Nothing was changed." in words(screen)
    assert room.map.workshop.starts is None
    assert next(d for d in screen.date_input if d.label == "First day").value == date(2027, 2, 2)


def test_names_and_votes_are_settled(room: Room) -> None:
    before = room.map.workshop
    screen = part(room, "rules")

    next(r for r in screen.radio if r.label == "Entries are shown").set_value("nothing")
    next(n for n in screen.number_input if n.label == "Votes for each person").set_value(5)
    next(c for c in screen.checkbox if c.label == "People may join without a name").check()
    press(screen, "Save")

    assert room.map.workshop == before.but(
        entry_names="nothing", votes_per_person=5, join_without_name=True
    )


def test_weights_make_a_whole_or_nothing_is_saved(room: Room) -> None:
    screen = part(room, "rules")
    next(n for n in screen.number_input if n.label == "Votes").set_value(70)
    press(screen, "Save")

    assert "The weights make 100 percent together. Nothing was saved." in words(screen)
    assert room.map.workshop.weights == ()


def test_only_a_host_lowers_the_smallest_count_that_is_shown(room: Room) -> None:
    label = "Smallest count of people that is shown"
    screen = part(room, "rules")
    assert next(n for n in screen.number_input if n.label == label).min == 11

    screen = part(room, "rules", host=True)
    next(n for n in screen.number_input if n.label == label).set_value(6)
    press(screen, "Save")
    assert room.map.workshop.smallest_cell_shown == 6


def test_a_link_is_shown_once_and_lets_in_the_role_it_was_made_for(room: Room) -> None:
    screen = room.screen("links", room.facilitator)
    screen.text_input(key="for_planner").set_value("Pat Kim").run()
    screen.button(key="brief_make_planner").click().run()

    [link] = [str(c.value) for c in screen.code]
    member = hosting.sign_in_with_key(house().store, link.partition("key=")[2])
    assert (member.role, member.name, member.workshop) == ("planner", "Pat Kim", room.code)
    screen.run()
    assert list(screen.code) == []


def test_links_stand_in_the_order_in_which_they_are_needed(room: Room) -> None:
    screen = room.screen("links", room.facilitator)

    made = [str(b.key) for b in screen.button if str(b.key).startswith("brief_make_")]
    assert made == [
        f"brief_make_{role}"
        for role in ("wall", "facilitator", "co-facilitator", "planner", "observer")
    ]
    join = f"/join/{room.code}"
    assert re.findall(r'alt="QR code of \S+(/join/\w+)"', words(screen)) == [join, join]


def test_withdrawn_links_let_nobody_in_and_sign_out_who_came_by_them(room: Room) -> None:
    key = hosting.make_link(room.lead, role="observer")
    reader = hosting.sign_in_with_key(room.store, key)
    screen = room.screen("links", room.facilitator)

    screen.button(key="brief_withdraw_observer").click().run()

    assert room.map.members[reader.id].withdrawn
    with pytest.raises(NotAllowed):
        hosting.sign_in_with_key(room.store, key)


def test_a_facilitator_may_vote_when_the_room_agrees(room: Room) -> None:
    screen = room.screen("links", room.facilitator)

    screen.checkbox(key=f"brief_votes_{room.facilitator.id}_False").check().run()

    assert room.map.members[room.facilitator.id].eligible


def test_a_passphrase_lets_its_owner_in_by_name(room: Room) -> None:
    screen = room.screen("links", room.facilitator)
    fields = {t.label: t for t in screen.text_input}
    fields["Your name"].set_value("Sam Field")
    fields["A new passphrase"].set_value("three quiet rivers")
    press(screen, "Save the passphrase")

    found = hosting.sign_in_with_passphrase(room.store, "sam field", "three quiet rivers")
    assert found.id == room.facilitator.id


def test_a_short_passphrase_is_refused(room: Room) -> None:
    screen = room.screen("links", room.facilitator)
    next(t for t in screen.text_input if t.label == "A new passphrase").set_value("short")
    press(screen, "Save the passphrase")

    assert "A passphrase has at least 12 characters." in words(screen)


def test_boxes_are_added_renamed_hidden_and_shown_again(room: Room) -> None:
    screen = room.screen("places", room.facilitator)
    press(screen, "Add a box")
    next(t for t in screen.text_input if t.label == "Name").set_value("Sobering van")
    press(screen, "Save")
    box = next(e for e in room.map.elements_of("0") if e.name == "Sobering van")

    screen.button(key=f"brief_hide_box_{box.id.replace('.', '_')}").click().run()
    assert room.map.element(box.id) is None
    press(screen, "Show Sobering van again")
    assert room.map.element(box.id) == box


def test_two_who_rename_one_box_see_both_names_before_one_is_written_over(room: Room) -> None:
    screen = room.screen("places", room.facilitator)
    screen.button(key="brief_box_i0_crisis_line").click().run()
    arranging.edit_box(room.lead, id="i0.crisis_line", name="988 and county line")
    next(t for t in screen.text_input if t.label == "Name").set_value("Warm line")
    press(screen, "Save")

    said = words(screen)
    assert "988 and county line" in said
    assert "Warm line" in said
    known = room.map.element("i0.crisis_line")
    assert known is not None
    assert known.name == "988 and county line"
    assert next(t for t in screen.text_input if t.label == "Name").value == "Warm line"

    press(screen, "Save")
    known = room.map.element("i0.crisis_line")
    assert known is not None
    assert known.name == "Warm line"


def test_an_intercept_is_put_between_two_others(room: Room) -> None:
    screen = room.screen("places", room.facilitator)
    press(screen, "Add an intercept")
    fields = {t.label: t for t in screen.text_input}
    fields["Numeral"].set_value("2.5")
    fields["Name"].set_value("Pretrial")
    next(s for s in screen.selectbox if s.label == "Comes after").select_index(2)
    press(screen, "Save")

    assert [i.id for i in room.map.intercepts] == ["0", "1", "2", "2.5", "3", "4", "5", "cross"]


def test_an_intercept_is_moved_and_hidden(room: Room) -> None:
    screen = room.screen("places", room.facilitator)

    screen.button(key="brief_down_1").click().run()
    assert [i.id for i in room.map.intercepts][:3] == ["0", "2", "1"]
    screen.button(key="brief_hide_4").click().run()
    assert "4" not in [i.id for i in room.map.intercepts]


def test_a_box_is_moved_by_buttons_that_end_at_the_edge(room: Room) -> None:
    screen = room.screen("places", room.facilitator)
    assert screen.button(key="brief_higher_i0_crisis_line").disabled

    screen.button(key="brief_lower_i0_crisis_line").click().run()

    assert not screen.exception
    moved = room.map.element("i0.crisis_line")
    assert moved is not None
    assert moved.row == 1


def test_an_arrow_is_corrected_in_a_drawer(room: Room) -> None:
    screen = room.screen("places", room.facilitator)
    arrow = room.map.flows_of("0")[0]

    screen.button(key=f"brief_arrow_{arrow.id}").click().run()
    next(t for t in screen.text_input if t.label == "Words on the arrow").set_value("by phone")
    press(screen, "Save")

    assert not screen.exception
    assert room.map.flow(arrow.id) == arrow.model_copy(update={"label": "by phone"})


def test_a_workshop_is_deleted_by_a_host_who_types_its_name(room: Room) -> None:
    screen = part(room, "end", host=True)
    name = next(t for t in screen.text_input if t.label == "Type the name of the workshop")

    name.set_value("Another County")
    press(screen, "Delete for good")
    assert "This is not its name. Nothing was deleted." in words(screen)
    assert room.map.name == "Washington County, Oregon"

    next(t for t in screen.text_input).set_value("Washington County, Oregon")
    press(screen, "Delete for good")
    with pytest.raises(NotFound):
        room.store.read(room.code)


def test_a_facilitator_is_not_offered_to_delete(room: Room) -> None:
    screen = room.screen("settings", room.facilitator)

    assert "Delete" not in choices(screen, "settings_settings")
