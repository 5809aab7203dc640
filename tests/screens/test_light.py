"""A committee that holds no workshop: from the agencies' links to a report, without a room."""

from __future__ import annotations

import io
import zipfile

import pytest

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.use_cases import (
    asking_ahead,
    enrolling,
    hosting,
    placing,
    planning,
    prioritizing,
    publishing,
)
from sim_workshop.use_cases.asking_ahead import Line
from tests.screens.conftest import Room, words
from tests.screens.driving import button, field, labels, press


@pytest.fixture
def light(room: Room) -> Room:
    hosting.change_settings(room.lead, light=True)
    return room


def test_it_is_chosen_in_the_settings(room: Room) -> None:
    screen = room.screen("settings", room.facilitator)
    field(screen, "Light mode: no workshop is held").check()
    press(screen, "Save")
    assert room.map.workshop.light


def test_the_home_says_so_and_neither_ballot_nor_wall_is_offered(light: Room) -> None:
    screen = light.screen("home", light.facilitator)
    said = words(screen)
    assert "Without a workshop" in said
    assert "No workshop is held: each agency answers by its own link." in said
    shown = " ".join(p.proto.label for p in screen.get("page_link"))
    assert "Agency forms" in shown
    for gone in ("Console", "Vote", "Groups"):
        assert gone not in shown
    links = words(light.screen("links", light.facilitator))
    assert "Wall" not in links
    assert "/wall/" not in links
    assert "Light mode, no workshop" in words(
        light.screen("home", light.host, light.facilitator, list="all")
    )


@pytest.mark.parametrize("page", ["console", "ballot"])
def test_what_needs_a_room_leads_to_the_overview_with_a_sentence(light: Room, page: str) -> None:
    said = words(light.screen(page, light.facilitator))
    assert "there is no console, vote or wall" in said
    assert "forms complete" in said


def test_no_vote_can_be_opened(light: Room) -> None:
    for title in ("Beds", "Data"):
        prioritizing.name_priority(light.lead, title=title)
    with pytest.raises(NotAllowed, match="light mode"):
        prioritizing.open_round(light.lead)
    assert "Open the ballot" not in labels(light.screen("priorities", light.facilitator))


def test_from_the_links_to_the_report(light: Room) -> None:
    """Two agencies answer, their answers become entries, the committee chooses, the report says
    how it was made."""
    for agency, text in (("Sheriff", "No bed at night"), ("Clinic", "Nobody answers after five")):
        enrolling.place_agency(light.lead, name=agency)
        form = asking_ahead.make_form(light.lead, agency=agency)
        key = asking_ahead.make_form_link(light.lead, id=form.id)
        asking_ahead.save_answers(
            light.store, key, [Line("q10", {"text": text, "where": "1"})], finished=True
        )
    said = words(light.screen("light", light.facilitator))
    assert "2 of 2 forms complete, 2 answers to place" in said
    for form in light.map.questionnaires:
        placing.place_answer(light.lead, form=form.id, answer=form.answers[0].id, kind="gap",
                             text=form.answers[0].text, places=("1",))  # fmt: skip
    gaps = [g.id for g in light.map.gaps]
    prioritizing.name_priority(light.lead, title="Nights", addresses=gaps)
    screen = light.screen("priorities", light.facilitator)
    field(screen, "What the committee chose, first things first").set_value(
        [light.map.priorities[0].id]
    ).run()
    assert not button(screen, "Take these").disabled
    press(screen, "Take these")
    (chosen,) = light.map.chosen
    planning.place_step(light.lead, priority=chosen.id, text="Open at night", who="Ana Ash")
    made = publishing.make_file(light.store, light.code, light.facilitator, "report.docx")
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        text = archive.read("word/document.xml").decode()
    for part in ("No bed at night", "Nobody answers after five", "No workshop was held.",
                 "Open at night"):  # fmt: skip
        assert part in text
    assert "Ballots are secret" not in text


def test_a_community_is_opened_in_light_mode(room: Room) -> None:
    screen = room.screen("opening", room.host, looking_at="")
    field(screen, "Name of the community").set_value("Quiet County")
    field(screen, "Light mode: no workshop is held").check()
    press(screen, "Open the workshop")
    opened = room.store.read(room.store.codes()[-1][0])
    assert (opened.community.name, opened.workshop.light) == ("Quiet County", True)
