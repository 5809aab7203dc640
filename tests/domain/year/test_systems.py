"""Both systems at one table: sectors by id or by name, and what is missing."""

from __future__ import annotations

import pytest

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.year.engagement import Agency
from sim_workshop.domain.year.systems import Sides, sides_of, system_of
from sim_workshop.domain.year.working import Workgroup
from tests.builders import a_map


@pytest.mark.parametrize(
    ("sector", "system"),
    [
        ("jail", "justice"), ("Law enforcement", "justice"), ("PROSECUTION", "justice"),
        ("hospital", "behavioral_health"), ("Treatment provider", "behavioral_health"),
        ("Peers and people with lived experience", ""), ("Housing and homeless services", ""),
        ("", ""), ("Something of our own", ""),
    ],
)  # fmt: skip
def test_the_system_of_a_sector(sector: str, system: str) -> None:
    assert system_of(a_map(), sector) == system


def test_every_sector_of_the_pack_is_of_one_system_or_named_as_of_neither() -> None:
    map_ = a_map()
    neither = {t.id for t in map_.pack.vocabulary.sectors if not system_of(map_, t.id)}
    assert neither == {
        "emergency_communications", "ems_fire", "lived_experience", "families", "housing",
        "benefits_social_services", "veterans", "county_government", "state_government",
        "education", "other",
    }  # fmt: skip


def test_people_of_one_system_only_are_seen_by_their_own_sector_or_their_agencys() -> None:
    jo = Stakeholder(id="s1", name="Jo", agency="City police", sector="Law enforcement")
    al = Stakeholder(id="s2", name="Al", agency="Court")
    peer = Stakeholder(id="s3", name="Kim", sector="lived_experience")
    group = Workgroup(id="wg1", name="Nights", members=("s1", "s2", "s3"), chair="Al",
                      chair_agency="Court", co_chair="Ana", co_chair_agency="Clinic")  # fmt: skip
    court = Agency(id="ag1", name="COURT", sector="courts")
    assert sides_of(a_map(jo, al, peer, court, group), group) == Sides(2, 0, 1, 1)
    assert sides_of(a_map(jo, al, peer, court, group), group).only == "justice"
    clinic = Agency(id="ag2", name="Clinic", sector="treatment_provider")
    both = sides_of(a_map(jo, al, peer, court, clinic, group), group)
    assert (both, both.only) == (Sides(2, 1, 1, 0), "")


def test_of_nobodys_sector_nothing_is_warned() -> None:
    group = Workgroup(id="wg1", name="Nights", chair="Ana", chair_agency="Clinic")
    assert sides_of(a_map(group), group).only == ""
