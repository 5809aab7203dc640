"""The map in tables: each view says the same entries in words, and an offer becomes a gap."""

from __future__ import annotations

from sim_workshop.use_cases import evidencing, mapping
from tests.screens.conftest import Room, choose, words


def test_each_view_shows_the_rooms_entries(room: Room) -> None:
    entry = mapping.place_entry(
        room.lead, kind="resource", text="Hotline <day>", places=["i0.crisis_line"]
    )
    mapping.describe_entry(room.lead, id=entry.id, status="short_capacity", operator="Lifeline")
    mapping.place_entry(room.lead, kind="gap", text="No beds", places=["i1.dispatch"])
    screen = room.screen("map_views", room.facilitator)
    assert "Hotline &lt;day&gt;" in words(screen)
    for view, said in {"agencies": "Lifeline", "heat": "No type yet", "ways": "911 dispatch",
                       "since": "No beds"}.items():  # fmt: skip
        choose(screen, "map_view", view)
        assert said in words(screen)


def test_each_picture_has_words_for_it(room: Room) -> None:
    entry = mapping.place_entry(
        room.lead, kind="resource", text="Hotline", places=["i0.crisis_line"]
    )
    mapping.describe_entry(room.lead, id=entry.id, operator="Lifeline")
    mapping.place_entry(room.lead, kind="gap", text="No beds", places=["i1.dispatch"])
    screen = room.screen("map_views", room.facilitator)
    mapping.place_entry(room.lead, kind="opportunity", text="A desk", places=["i1.dispatch"])
    for view, said in {
        "new": "1 resource, 1 idea", "agencies": "1 lane, one for each agency",
        "heat": "Most: 911 dispatch", "since": "only what is new since then",
    }.items():  # fmt: skip
        choose(screen, "map_view", view)
        [picture] = screen.get("vega_lite_chart")
        assert said in picture.proto.alt


def test_an_offer_becomes_a_gap_only_when_somebody_adds_it(room: Room) -> None:
    screen = room.screen("map_views", room.facilitator)
    assert not room.map.gaps
    screen.button(key="offer_i4.handoff").click().run()
    assert not screen.exception
    assert [(g.text, g.places) for g in room.map.gaps] == [
        ("Nobody named one in the room: warm hand-off", ("i4.handoff",))
    ]


def test_what_changed_keeps_numbers_from_participants(room: Room) -> None:
    evidencing.place_number(
        room.lead, name="Held", value="7", unit="people", about=("i3.jail",), intercept="3"
    )
    for member, sees in ((room.facilitator, True), (room.joined("Ana", "Police").member, False)):
        screen = room.screen("map_views", member)
        choose(screen, "map_view", "since")
        assert ("Held" in words(screen)) is sees
