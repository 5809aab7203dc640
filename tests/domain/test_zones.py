"""Which clock a county lives by."""

from __future__ import annotations

import pytest

from sim_workshop.domain.zones import OF_THE_US, STATES, zone_of


@pytest.mark.parametrize(
    ("state", "zone"),
    [
        ("WI", "America/Chicago"), ("Wisconsin", "America/Chicago"), (" ohio ", "America/New_York"),
        ("West Virginia", "America/New_York"), ("DC", "America/New_York"),
        ("AZ", "America/Phoenix"), ("Bavaria", None), ("", None), ("W", None),
    ],
)  # fmt: skip
def test_a_state_is_known_by_its_name_and_its_two_letters(state: str, zone: str | None) -> None:
    assert zone_of(state) == zone


def test_every_state_and_territory_has_one_zone_of_the_list() -> None:
    listed = [one for states in STATES.values() for one in states.split(", ")]
    assert len({one[:2] for one in listed}) == len(listed) == 50 + 1 + 5
    assert set(STATES) <= set(OF_THE_US)
