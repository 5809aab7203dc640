"""Seats of the charter and who fills them; tables without anybody who has lived through it."""

from __future__ import annotations

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.year.around import (
    required_seats,
    systems_missing,
    tables_without_experience,
)
from sim_workshop.domain.year.engagement import Agency, Charter
from sim_workshop.domain.year.working import Workgroup
from tests.builders import a_map


def test_required_seats_with_the_agencies_that_fill_them() -> None:
    map_ = a_map(Charter(seats=("s1.3", "s3.4", "s9.9")),
                 Agency(id="ag1", name="Sheriff", seats=("s1.3",)))  # fmt: skip
    found = [(r.seat.name, [a.name for a in r.agencies]) for r in required_seats(map_)]
    assert found == [("Sheriff", ["Sheriff"]), ("Public defender", [])]
    assert required_seats(a_map()) == ()


def test_people_with_lived_experience_at_every_table() -> None:
    peer = Stakeholder(id="s1", name="Jo", sector="Peers and people with lived experience")
    chief = Stakeholder(id="s2", name="Kim", sector="Law enforcement")
    with_peer = Workgroup(id="w1", name="Reentry", members=("s1", "s2"))
    without = Workgroup(id="w2", name="Data", members=("s2", "s9"))
    sheriff = Agency(id="ag1", name="Sheriff", sector="Law enforcement")
    assert tables_without_experience(a_map(peer, chief, with_peer, without, sheriff)) == ("", "w2")
    family = Agency(id="ag2", name="NAMI", sector="families")
    assert tables_without_experience(a_map(peer, with_peer, family)) == ()


def test_the_system_without_an_agency() -> None:
    sheriff = Agency(id="ag1", name="Sheriff", sector="Law enforcement")
    clinic = Agency(id="ag2", name="Clinic", sector="Treatment provider")
    assert systems_missing(a_map()) == ()
    assert systems_missing(a_map(sheriff)) == ("behavioral_health",)
    assert systems_missing(a_map(clinic)) == ("justice",)
    assert systems_missing(a_map(sheriff, clinic)) == ()
