"""Who is here: seats, people, the invitation list, and who reads which names."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.pins import spoken_pin
from sim_workshop.use_cases import engaging
from sim_workshop.use_cases.house import house
from tests.screens.conftest import Room, choose, words
from tests.screens.driving import by_key, by_menu, open_drawer, signed_in_as

LIST = (
    "E-mail,Agency,Full name,Title,Sector\n"
    "beth@example.org,County Jail,Beth Ames,Lieutenant,Jail\n"
    "not-an-email,County Jail,Carl Orr,,Jail\n"
    ",,,,Jail\n"
    "mary@example.org,Circuit Court,Mary Stone,,Courts\n"
)


def with_judge(room: Room) -> Stakeholder:
    return engaging.add_stakeholder(
        room.lead, name="Mary Stone", agency="Circuit Court", role="Presiding judge",
        email="mary@example.org", seats=("s3.1",),
    )  # fmt: skip


def people(room: Room) -> AppTest:
    screen = room.screen("who", room.facilitator)
    choose(screen, "who_view", "people")
    return screen


def press(screen: AppTest, label: str) -> None:
    next(b for b in screen.button if b.label == label).click().run()
    assert not screen.exception


def test_seats_show_who_fills_them_and_nobody_yet_is_said_once_of_all_others(room: Room) -> None:
    with_judge(room)
    engaging.add_stakeholder(room.lead, agency="Peer House", sector="Advocates")

    said = words(room.screen("who", room.facilitator))

    assert "2 agencies. 1 of 72 seats have somebody who can speak for them." in said
    assert "Presiding judge <span>Circuit Court</span>" in said
    assert "<dt>Advocates</dt><dd>Peer House</dd>" in said
    assert said.casefold().count("nobody yet") == 1
    lines = re.findall(r"<dt>.*?</dt><dd>([^<]+)</dd>", said.partition("Nobody yet")[2])
    assert [len(line.split("; ")) for line in lines] == [10, 11, 11, 10, 11, 9, 9]
    assert "Public defender" in lines[3]


def test_facilitators_read_names_and_e_mail(room: Room) -> None:
    with_judge(room)

    said = words(people(room))

    assert "Mary Stone" in said
    assert "mary@example.org" in said


def test_participants_read_agency_and_role_but_no_name(room: Room) -> None:
    with_judge(room)
    screen = room.screen("who", room.joined("Ana", "Police").member)
    choose(screen, "who_view", "people")

    assert "Presiding judge" in words(screen)
    assert "Mary Stone" not in words(screen)
    assert "mary@example.org" not in words(screen)
    assert [b.label for b in screen.button] == []


def test_somebody_is_marked_present_by_one_tick(room: Room) -> None:
    judge = with_judge(room)
    screen = people(room)

    screen.checkbox(key=f"brief_{judge.id}_False").check().run()

    assert room.map.get(judge.id) == judge.but(present=True)
    assert "1 on the list, 1 here, 1 without a device" in words(screen)


def test_a_person_is_added_with_everything_that_is_known(room: Room) -> None:
    screen = room.screen("who", room.facilitator)
    press(screen, "Add a person")

    fields = {t.label: t for t in screen.text_input}
    fields["Name"].set_value("Kay Noe")
    fields["Agency or group"].set_value("Peer House")
    fields["Role"].set_value("Director")
    next(s for s in screen.selectbox if s.label == "Sector").set_value("Families")
    screen.multiselect[0].set_value(["s0.7", "sx.9"])
    next(c for c in screen.checkbox if c.label == "Can commit their agency").check()
    press(screen, "Add")

    [kay] = room.map.stakeholders
    assert kay == Stakeholder(
        id=kay.id, name="Kay Noe", agency="Peer House", role="Director", sector="Families",
        seats=("s0.7", "sx.9"), decides=True,
    )  # fmt: skip


def test_a_person_without_name_and_agency_is_refused(room: Room) -> None:
    screen = room.screen("who", room.facilitator)
    press(screen, "Add a person")
    next(t for t in screen.text_input if t.label == "Role").set_value("Director")
    press(screen, "Add")

    assert room.map.stakeholders == ()
    assert "Name and agency is empty. Nothing was saved." in words(screen)
    assert next(t for t in screen.text_input if t.label == "Role").value == "Director"


def test_a_person_is_taken_off_the_list(room: Room) -> None:
    judge = with_judge(room)
    screen = people(room)

    screen.button(key=f"brief_open_{judge.id}").click().run()
    press(screen, "Take off the list")

    assert room.map.stakeholders == ()


def test_an_invitation_list_is_shown_before_anything_is_written(room: Room) -> None:
    with_judge(room)
    screen = room.screen("who", room.facilitator)
    press(screen, "Import the invitation list")
    screen.file_uploader[0].upload("list.csv", LIST.encode()).run()

    said = words(screen)
    assert "1 person is on the list already and stays as they are." in said
    assert "2 rows cannot be read and are left out:" in said
    assert "<strong>Row 3</strong> “not-an-email” is not an e-mail address." in said
    assert "<strong>Row 4</strong> It has neither a name nor an agency." in said
    assert len(room.map.stakeholders) == 1

    press(screen, "Add 1 person")
    [beth] = [s for s in room.map.stakeholders if s.name == "Beth Ames"]
    assert beth == Stakeholder(
        id=beth.id, name="Beth Ames", agency="County Jail", role="Lieutenant", sector="Jail",
        email="beth@example.org",
    )  # fmt: skip


def test_a_file_that_is_no_list_gets_one_sentence(room: Room) -> None:
    screen = room.screen("who", room.facilitator)
    press(screen, "Import the invitation list")
    screen.file_uploader[0].upload("list.csv", b"shoe,size\n1,2\n").run()

    assert "No column of this file is called “Name” or “Agency”" in words(screen)
    assert room.map.stakeholders == ()


def test_what_somebody_without_a_device_says_is_written_down_for_them(room: Room) -> None:
    judge = with_judge(room)
    engaging.correct_stakeholder(room.lead, id=judge.id, present=True, sector="Courts")
    screen = people(room)

    screen.button(key=f"brief_write_{judge.id}").click().run()
    screen.text_area[0].set_value("Court dates are missed for want of a ride")
    press(screen, "Save")

    [gap] = room.map.gaps
    assert (gap.text, gap.places, gap.credit, gap.by_proxy) == (
        "Court dates are missed for want of a ride", ("0",),
        "Courts, written down by a facilitator", room.facilitator.id,
    )  # fmt: skip


def test_a_pin_is_told_and_renewed_by_the_facilitator_alone(room: Room) -> None:
    jo = room.joined("Jo", "Police").member
    seat = room.map.stakeholders[0].id
    opens = by_key(f"brief_open_{seat}")
    screen = people(room)
    open_drawer(screen, opens)
    opens(screen)
    press(screen, "Show their PIN")
    pin = spoken_pin(house().pins.of(jo))
    assert f"The PIN of Jo is {pin}." in words(screen)
    opens(screen)
    press(screen, "Give a new PIN")
    renewed = spoken_pin(house().pins.of(room.map.members[jo.id]))
    assert renewed != pin
    assert f"The PIN of Jo is {renewed}." in words(screen)

    helper = room.screen("who", signed_in_as(room, "co-facilitator"))
    choose(helper, "who_view", "people")
    open_drawer(helper, opens)
    assert "Show their PIN" not in [b.label for b in helper.button]


def test_a_person_who_has_not_joined_has_no_pin(room: Room) -> None:
    judge = with_judge(room)
    screen = people(room)
    open_drawer(screen, by_key(f"brief_open_{judge.id}"))
    assert "Show their PIN" not in [b.label for b in screen.button]


def test_everybody_finds_their_own_pin_in_the_menu_under_their_name(room: Room) -> None:
    jo = room.joined("Jo", "Police").member
    screen = room.screen("intercept", jo)
    by_menu("me_intercept", "My PIN")(screen)
    screen.run()
    assert not screen.exception
    assert f'<p class="pin">{spoken_pin(house().pins.of(jo))}</p>' in words(screen)
    lead = room.screen("intercept", room.facilitator)
    assert "My PIN" not in lead.menu_button(key="me_intercept").options
