"""Every act for every role, and what else has to hold; the refusals are sentences."""

from __future__ import annotations

import pytest

from sim_workshop.domain.findings import Gap
from sim_workshop.domain.people import ROLES, Role
from sim_workshop.domain.roles import ACTS, Act, may
from sim_workshop.domain.workshop import Map, Room, Workshop
from tests.builders import a_map, a_member
from tests.spec.roles_table import NOT_AS_WRITTEN, RULES, Rule
from tests.spec.situations import SITUATIONS, Situation

EVERY = [
    pytest.param(rule, act, role, id=f"{role} {act}")
    for rule in RULES
    for act in rule.acts
    for role in ROLES
]


def _obliging() -> Map:
    """A workshop in which nothing but the role stands in the way."""
    return a_map(Workshop(stakeholders_may_download=True), Room(stage="plan"))


@pytest.mark.parametrize(("rule", "act", "role"), EVERY)
def test_who_may_do_what(rule: Rule, act: Act, role: Role) -> None:
    own = Gap(id="g1", text="Nobody answers after five", author=role)
    ruling = may(a_member(role, eligible=True), act, _obliging(), own)
    as_written = rule.allows(role) is bool(ruling)
    assert as_written is ((act, role) not in NOT_AS_WRITTEN)
    assert ruling or ruling.reason.endswith(".")


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.said)
def test_in_this_situation(situation: Situation) -> None:
    ruling = may(situation.who, situation.act, situation.map_, situation.about)
    assert bool(ruling) is situation.allowed
    assert ruling or ruling.reason.endswith(".")


def test_every_act_of_the_program_stands_in_the_table() -> None:
    assert sorted(act for rule in RULES for act in rule.acts) == sorted(ACTS)


@pytest.mark.parametrize("act", ACTS)
def test_who_has_not_joined_may_nothing(act: Act) -> None:
    assert not may(None, act, _obliging())
    assert not may(a_member("facilitator", withdrawn=True), act, _obliging())
