"""Several counties: only the workshops a person leads or plans, and not before there are two."""

from __future__ import annotations

from pathlib import Path

from sim_workshop.domain.community import Community
from sim_workshop.use_cases import hosting, mapping
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.carrying import read_file, take_in
from tests.screens.conftest import Room, words

COUNTIES = Path(__file__).parents[1] / "data" / "counties"


def another(room: Room, name: str) -> Acting:
    community = Community(id=name.lower(), name=f"{name} County", state="OR")
    opened = hosting.open_workshop(room.store, room.host, community)
    return Acting(room.store, opened.code, opened.facilitator)


def typed_gap(acting: Acting, text: str) -> None:
    placed = mapping.place_entry(acting, kind="gap", text=text, places=["i3.jail"])
    kind = acting.map.pack.vocabulary.gap_types[0].id
    mapping.describe_entry(acting, id=placed.id, gap_type=kind)


def test_one_workshop_is_not_several_counties(room: Room) -> None:
    assert "This needs at least two workshops." in words(room.screen("counties", room.host))


def test_a_host_reads_all_and_a_facilitator_their_own(room: Room) -> None:
    lane, linn = another(room, "Lane"), another(room, "Linn")
    for acting in (room.lead, lane, linn):
        typed_gap(acting, "No beds")
    all_ = words(room.screen("counties", room.host))
    assert "3 counties read together, each by its last map" in all_
    mine = words(room.screen("counties", room.facilitator, lane.member))
    assert "2 counties read together, each by its last map" in mine
    assert "Linn" not in mine
    guest = Acting(room.store, room.code, room.joined("Ana", "Police").member)
    assert "This needs at least two workshops." in words(room.screen("counties", guest.member))


def test_the_real_counties_read_together(room: Room) -> None:
    """Their published gaps have no type: they are compared by their box, and named as untyped."""
    for path in sorted(COUNTIES.glob("*.yaml")):
        if path.stem != "aggregate":
            take_in(room.store, read_file(path))
    dane = read_file(COUNTIES / "dane_wi.yaml")
    take_in(room.store, dane)
    screen = room.screen("counties", room.host)
    said = words(screen)
    assert not screen.exception
    assert "type not said" in said
    assert "Nothing to count yet." not in said.partition("Top ten priorities")[0]
    for title in ("Top ten gaps", "Who shares the same gap", "What each county chose", "Practices"):
        assert title in said
    assert "Washington County" in said
    remapped = [e.label for e in screen.expander if e.label.startswith("Dane County")]
    assert len(remapped) == 1
