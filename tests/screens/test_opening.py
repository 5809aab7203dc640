"""Opening a workshop: empty, from a file, from last time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

from sim_workshop.domain.community import Community
from sim_workshop.domain.workshop import Map, Workshop
from sim_workshop.use_cases import engaging, hosting, mapping, prioritizing
from tests.screens.conftest import Room, choose, words

COUNTY = Path(__file__).resolve().parents[2] / "examples" / "washington_or.yaml"


def opening(room: Room, start: str = "empty") -> AppTest:
    screen = room.screen("opening", room.host, looking_at="")
    if start != "empty":
        choose(screen, "start_from", start)
    return screen


def newest(room: Room) -> Map:
    return room.store.read(room.store.codes()[-1][0])


def press(screen: AppTest, label: str) -> None:
    next(b for b in screen.button if b.label == label).click().run()
    assert not screen.exception


def test_a_facilitator_is_told_that_hosts_open_workshops(room: Room) -> None:
    screen = room.screen("opening", room.facilitator)

    assert "Only a host of this server opens workshops." in words(screen)
    assert list(screen.text_input) == []


def test_an_empty_workshop_of_a_new_circuit(room: Room) -> None:
    screen = opening(room)
    texts = {t.label: t for t in screen.text_input}
    texts["Name of the community"].set_value("Sixth Circuit")
    texts["State"].set_value("Oregon")
    areas = {t.label: t for t in screen.text_area}
    areas["Counties of a circuit or region"].set_value("Umatilla\nMorrow")
    areas["Purpose"].set_value("Agree on what to do first")
    next(s for s in screen.selectbox if s.label == "Kind of community").set_value("circuit")
    next(d for d in screen.date_input if d.label == "First day").set_value(date(2027, 3, 1))
    press(screen, "Open the workshop")

    opened = newest(room)
    assert opened.community == Community(
        id="sixth-circuit-oregon", name="Sixth Circuit", state="Oregon", kind="circuit",
        areas=("Umatilla", "Morrow"),
    )  # fmt: skip
    assert opened.workshop == Workshop(
        purpose="Agree on what to do first", starts=date(2027, 3, 1),
        time_zone="America/Los_Angeles",
    )  # fmt: skip
    assert hosting.spoken_code(opened.code) in words(screen)


def test_the_link_of_the_new_workshop_makes_a_facilitator(room: Room) -> None:
    screen = opening(room)
    next(t for t in screen.text_input if t.label == "Name of the community").set_value(
        "Dane County"
    )
    press(screen, "Open the workshop")

    [link] = [str(c.value) for c in screen.code]
    member = hosting.sign_in_with_key(room.store, link.partition("key=")[2])
    assert (member.role, member.workshop) == ("facilitator", newest(room).code)
    assert f'href="/enter/{newest(room).code}"' in words(screen)


def test_without_a_name_nothing_is_opened(room: Room) -> None:
    screen = opening(room)
    press(screen, "Open the workshop")

    assert "Write the name of the community. Nothing was opened." in words(screen)
    assert [code for code, _revision in room.store.codes()] == [room.code]


def test_a_county_file_is_shown_and_opened_with_everything_in_it(room: Room) -> None:
    screen = opening(room, "file")
    screen.file_uploader[0].upload("washington_or.yaml", COUNTY.read_bytes()).run()
    assert "It starts with 12 agencies" in words(screen)

    next(n for n in screen.number_input if n.label == "Votes for each person").set_value(4)
    press(screen, "Open the workshop")

    opened = newest(room)
    assert opened.community.name == "Washington County"
    assert (len(opened.stakeholders), len(opened.resources), len(opened.gaps)) == (12, 12, 9)
    assert opened.workshop.votes_per_person == 4


def test_a_file_that_cannot_be_read_gets_one_sentence_and_changes_nothing(room: Room) -> None:
    screen = opening(room, "file")
    screen.file_uploader[0].upload("workshop.xlsx", b"this is no workbook").run()

    assert words(screen).count('role="alert"') == 1
    assert "Nothing was imported." in words(screen)
    assert "Open the workshop" not in [b.label for b in screen.button]
    assert [code for code, _revision in room.store.codes()] == [room.code]


def test_from_last_time_brings_what_was_found_and_leaves_the_votes_behind(room: Room) -> None:
    gap = mapping.place_entry(room.lead, kind="gap", text="No beds at night", places=["0"])
    engaging.add_stakeholder(room.lead, name="Mary Stone", agency="Court", present=True)
    prioritizing.name_priority(room.lead, title="Beds", addresses=[gap.id])
    screen = opening(room, "last")
    press(screen, "Open the workshop")

    opened = newest(room)
    assert opened.workshop.opened_from == room.code
    assert [g.text for g in opened.gaps] == ["No beds at night"]
    assert [(s.name, s.present) for s in opened.stakeholders] == [("Mary Stone", False)]
    assert opened.priorities == ()


def test_a_county_of_a_file_keeps_the_time_of_its_state(room: Room) -> None:
    screen = opening(room, "file")
    dane = COUNTY.parents[1] / "tests" / "data" / "counties" / "dane_wi.yaml"
    screen.file_uploader[0].upload(dane.name, dane.read_bytes()).run()
    assert next(s for s in screen.selectbox if s.label == "Time zone").value == "America/Chicago"
    press(screen, "Open the workshop")

    assert newest(room).workshop.time_zone == "America/Chicago"
