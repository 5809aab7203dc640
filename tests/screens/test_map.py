"""The map: a picture with words beside it, what stands on a box, and the questions it answers."""

from __future__ import annotations

import json

from streamlit.testing.v1 import AppTest

from sim_workshop.use_cases import arranging, evidencing, hosting, mapping
from tests.screens.conftest import Room, words
from tests.screens.driving import field


def expanded(screen: AppTest, start: str) -> str:
    """What stands under one lid, by how its label begins."""
    lid = next(e for e in screen.expander if e.label.startswith(start))
    return "\n".join(str(part.value) for part in lid.html)


def test_the_whole_map_has_a_picture_with_words_for_it(room: Room) -> None:
    mapping.place_entry(room.lead, kind="gap", text="No beds", places=["i1.dispatch"])

    screen = room.screen("map", room.facilitator)

    [picture] = screen.get("vega_lite_chart")
    assert "Washington County, Oregon, with 0 resources and 1 gap." in picture.proto.alt
    assert json.loads(picture.proto.spec)["width"] == 1216
    assert "No beds" in expanded(screen, "The same in words")


def test_one_intercept_is_shown_by_its_numeral(room: Room) -> None:
    screen = room.screen("map", room.facilitator, at="1")

    assert "Law Enforcement on the map" in words(screen)
    assert screen.segmented_control(key="map_at").value == "1"
    assert "Jail" not in expanded(screen, "Boxes with no resource")


def test_a_box_is_opened_by_its_name_without_a_mouse(room: Room) -> None:
    evidencing.place_number(room.lead, name="Calls", value="5399", unit="calls", period="2015",
                            about=("i1.dispatch",))  # fmt: skip
    mapping.place_entry(room.lead, kind="gap", text="Dispatch *cannot* see", places=["i1.dispatch"])
    screen = room.screen("map", room.facilitator)

    field(screen, "Show what is on a box").select("i1.dispatch").run()

    said = words(screen)
    assert "Nobody has named a resource here yet." in said
    assert "5,399" in said
    [link] = [p for p in screen.page_link if "cannot" in p.label]
    assert link.label == "Dispatch \\*cannot\\* see"


def test_a_small_count_on_a_box_stays_from_participants(room: Room) -> None:
    evidencing.place_number(room.lead, name="Held", value="7", unit="people", period="2015",
                            about=("i1.dispatch",))  # fmt: skip
    screen = room.screen("map", room.joined("Ana", "Police").member)

    field(screen, "Show what is on a box").select("i1.dispatch").run()

    assert "Not shown: too few people" in words(screen)
    assert ">7<" not in words(screen)


def test_the_questions_are_counted(room: Room) -> None:
    mapping.place_entry(room.lead, kind="gap", text="No beds at night", places=["0"])

    screen = room.screen("map", room.facilitator)

    counted = {e.label.split(":")[0]: e.label.split("**")[1] for e in screen.expander[:4]}
    flows = len(room.map.flows)
    assert counted["Gaps no priority takes up"] == "1"
    assert counted["Flows with no number"] == str(flows)
    assert "No beds at night" in expanded(screen, "Gaps no priority takes up")


def test_files_are_offered_to_those_who_may_have_them(room: Room) -> None:
    ana = room.joined("Ana", "Police")
    link = f"/files/{room.code}/map.png"

    assert link in words(room.screen("map", room.facilitator))
    assert link not in words(room.screen("map", ana.member))

    hosting.change_settings(room.lead, stakeholders_may_download=True)
    assert link in words(room.screen("map", ana.member))


def test_a_map_without_arrows_says_so_beside_its_picture(room: Room) -> None:
    for arrow in room.map.flows:
        arranging.edit_arrow(room.lead, id=arrow.id, hidden=True)
    screen = room.screen("map", room.facilitator)
    assert "There are no arrows on this map" in words(screen)
    assert len(screen.get("vega_lite_chart")) == 1
