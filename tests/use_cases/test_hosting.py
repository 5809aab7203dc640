"""Opening workshops and coming in: links, passphrases, hosts, settings, codes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.people import ROLES, Member, Role
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import ROOM_ID, WORKSHOP_ID, Room
from sim_workshop.store import Store, signing_in, tables
from sim_workshop.use_cases import engaging, hosting, mapping, planning, prioritizing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import COUNTY, joined, opened_workshop

PASSPHRASE = "heron lantern orchard"


def signed_in_host(store: Store) -> Member:
    key = hosting.first_host_key(store)
    assert key is not None
    return hosting.sign_in_with_key(store, key)


# The first host.


def test_the_key_of_the_first_start_makes_the_first_host_and_then_there_is_none(
    store: Store,
) -> None:
    host = signed_in_host(store)
    assert (host.role, host.workshop) == ("host", "")
    assert hosting.first_host_key(store) is None


def test_a_second_start_prints_a_new_key_and_the_old_one_is_worth_nothing(store: Store) -> None:
    first, second = hosting.first_host_key(store), hosting.first_host_key(store)
    assert first is not None
    assert second is not None
    with pytest.raises(NotAllowed, match="withdrawn"):
        hosting.sign_in_with_key(store, first)
    assert hosting.sign_in_with_key(store, second).role == "host"


def test_only_a_host_opens_and_deletes_workshops(store: Store) -> None:
    host = signed_in_host(store)
    opened = hosting.open_workshop(store, host, COUNTY)
    with pytest.raises(NotAllowed, match="Only a host of this server opens"):
        hosting.open_workshop(store, opened.facilitator, COUNTY)
    with pytest.raises(NotAllowed, match="Only a host of this server deletes"):
        hosting.delete_workshop(store, opened.facilitator, opened.code)
    assert [code for code, _ in store.codes()] == [opened.code]
    hosting.delete_workshop(store, host, opened.code)
    assert store.codes() == []


def test_a_host_takes_a_facilitators_seat_to_lead_a_workshop(store: Store) -> None:
    host, acting = signed_in_host(store), opened_workshop(store)
    as_host = Acting(store, acting.code, host)
    with pytest.raises(NotAllowed, match="for reading"):
        mapping.place_entry(as_host, kind="gap", text="No bed", places=["0"])
    seat = hosting.lead(store, host, acting.code)
    assert (seat.role, seat.workshop) == ("facilitator", acting.code)
    mapping.place_entry(Acting(store, acting.code, seat), kind="gap", text="No bed", places=["0"])
    assert [g.text for g in acting.map.gaps] == ["No bed"]


# Codes.


def test_codes_are_eight_letters_that_cannot_be_taken_for_another() -> None:
    codes = {hosting.new_code() for _ in range(300)}
    assert len(codes) == 300
    assert {len(code) for code in codes} == {8}
    assert not set("".join(codes)) & set("ILOSZ0125")


@pytest.mark.parametrize("typed", ["k7m4 qx7r", "K7M4-QX7R", "  k7m4qx7r ", "K7M4\tQX7R"])
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert hosting.typed_code(typed) == "K7M4QX7R"
    assert hosting.spoken_code("K7M4QX7R") == "K7M4 QX7R"


# Links.


@pytest.mark.parametrize("role", [r for r in ROLES if r != "host"])
def test_a_link_gives_its_role_in_its_workshop(facilitator: Acting, role: Role) -> None:
    key = hosting.new_link(facilitator.store, facilitator.code, role)
    member = hosting.sign_in_with_key(facilitator.store, key)
    assert (member.role, member.workshop) == (role, facilitator.code)


@pytest.mark.parametrize("role", ["facilitator", "co-facilitator", "stakeholder", "host"])
def test_a_link_of_somebody_who_acts_is_used_once(facilitator: Acting, role: Role) -> None:
    key = hosting.new_link(facilitator.store, facilitator.code, role)
    hosting.sign_in_with_key(facilitator.store, key)
    with pytest.raises(NotAllowed, match="has been used"):
        hosting.sign_in_with_key(facilitator.store, key)


@pytest.mark.parametrize("role", ["wall", "observer", "planner"])
def test_a_link_of_a_screen_or_reader_is_used_until_it_expires(
    facilitator: Acting, role: Role
) -> None:
    store = facilitator.store
    key = hosting.new_link(store, facilitator.code, role, name="Second screen")
    first, again = hosting.sign_in_with_key(store, key), hosting.sign_in_with_key(store, key)
    assert first == again
    later = datetime.now(UTC) + hosting.LINK_LIFE + timedelta(minutes=1)
    with pytest.raises(NotAllowed, match="expired"):
        hosting.sign_in_with_key(store, key, now=later)


def test_a_withdrawn_link_and_an_unknown_one_say_so(facilitator: Acting) -> None:
    store = facilitator.store
    key = hosting.new_link(store, facilitator.code, "wall")
    with store.people() as connection:
        assert signing_in.withdraw_grants(connection, facilitator.code, "wall") == 1
    with pytest.raises(NotAllowed, match="withdrawn"):
        hosting.sign_in_with_key(store, key)
    with pytest.raises(NotFound, match="not known"):
        hosting.sign_in_with_key(store, "made-up")


def test_of_a_key_only_its_hash_is_kept(facilitator: Acting) -> None:
    key = hosting.new_link(facilitator.store, facilitator.code, "facilitator")
    with facilitator.store.engine.connect() as connection:
        rows = connection.execute(select(tables.grant)).all()
    assert key not in repr(rows)
    assert signing_in.key_hash(key) in repr(rows)


def test_a_link_for_a_workshop_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        hosting.new_link(store, "AAAAAAAA", "facilitator")


def test_a_grant_in_one_workshop_opens_nothing_in_another(store: Store) -> None:
    ours, theirs = opened_workshop(store), opened_workshop(store)
    gap = mapping.place_entry(theirs, kind="gap", text="Theirs", places=["0"])
    stranger = Acting(store, theirs.code, ours.member)
    before = theirs.map
    for attempt in (
        lambda: mapping.place_entry(stranger, kind="gap", text="Ours", places=["0"]),
        lambda: mapping.correct_entry(stranger, id=gap.id, text="Ours"),
        lambda: mapping.remove_entry(stranger, id=gap.id),
        lambda: mapping.redact_text(stranger, id=gap.id),
        lambda: hosting.change_settings(stranger, title="Ours"),
        lambda: engaging.add_stakeholder(stranger, name="Ours"),
        lambda: prioritizing.name_priority(stranger, title="Ours"),
        lambda: planning.recommend(stranger, text="Ours"),
    ):
        with pytest.raises(NotAllowed, match="another workshop"):
            attempt()
    assert theirs.map is before


# Passphrases.


def test_a_facilitator_comes_back_with_name_and_passphrase(facilitator: Acting) -> None:
    store, member = facilitator.store, facilitator.member
    hosting.set_passphrase(store, member, PASSPHRASE)
    assert hosting.sign_in_with_passphrase(store, "lead  FACILITATOR", PASSPHRASE) == member


def test_wrong_name_and_wrong_passphrase_get_the_same_answer(facilitator: Acting) -> None:
    store, member = facilitator.store, facilitator.member
    hosting.set_passphrase(store, member, PASSPHRASE)
    refusals = set()
    for name, passphrase in (("Nobody", PASSPHRASE), (member.name, PASSPHRASE + "s")):
        with pytest.raises(NotAllowed) as refused:
            hosting.sign_in_with_passphrase(store, name, passphrase)
        refusals.add(str(refused.value))
    assert refusals == {"This name and passphrase do not fit together."}


def test_a_passphrase_is_kept_as_scrypt_with_a_salt_of_its_own(facilitator: Acting) -> None:
    once, twice = signing_in.hashed(PASSPHRASE), signing_in.hashed(PASSPHRASE)
    assert once != twice
    assert signing_in.fits(PASSPHRASE, once)
    assert not signing_in.fits(PASSPHRASE + " ", once)
    hosting.set_passphrase(facilitator.store, facilitator.member, PASSPHRASE)
    with facilitator.store.engine.connect() as connection:
        assert PASSPHRASE not in repr(connection.execute(select(tables.member)).all())
    # OWASP's password storage cheat sheet: with n = 2**14 and r = 8, p is at least 5.
    assert signing_in.SCRYPT == {"n": 2**14, "r": 8, "p": 5}


def test_participants_and_short_passphrases_are_refused(facilitator: Acting) -> None:
    with pytest.raises(NotAllowed, match="at least 12"):
        hosting.set_passphrase(facilitator.store, facilitator.member, "short")
    jo = joined(facilitator, "Jo", "City police")
    with pytest.raises(NotAllowed, match="rejoin with the code"):
        hosting.set_passphrase(facilitator.store, jo.member, PASSPHRASE)


def test_somebody_withdrawn_does_not_come_back(facilitator: Acting) -> None:
    store, member = facilitator.store, facilitator.member
    hosting.set_passphrase(store, member, PASSPHRASE)
    with store.people() as connection:
        signing_in.put_member(connection, member.model_copy(update={"withdrawn": True}))
    with pytest.raises(NotAllowed):
        hosting.sign_in_with_passphrase(store, member.name, PASSPHRASE)


# Settings, and last time.


def test_settings_are_for_facilitators_and_the_threshold_is_lowered_by_a_host(
    facilitator: Acting,
) -> None:
    store = facilitator.store
    hosting.change_settings(facilitator, title="Spring workshop", smallest_cell_shown=20)
    assert facilitator.map.workshop.title == "Spring workshop"
    with pytest.raises(NotAllowed, match="host of this server lowers"):
        hosting.change_settings(facilitator, smallest_cell_shown=5)
    with pytest.raises(NotAllowed, match="Only hosts and facilitators"):
        hosting.change_settings(joined(facilitator, "Jo", "City police"), title="Mine")
    as_host = Acting(store, facilitator.code, signed_in_host(store))
    hosting.change_settings(as_host, smallest_cell_shown=5)
    settings = facilitator.map.workshop
    assert (settings.title, settings.smallest_cell_shown) == ("Spring workshop", 5)


@pytest.mark.parametrize(
    "settings",
    [
        {"votes_per_person": 0},
        {"votes_per_person": 1000},
        {"priorities_to_plan": 0},
        {"smallest_cell_shown": 0},
        {"time_zone": "Atlantis/Central"},
    ],
)
def test_settings_that_cannot_be_meant_are_refused(lead: Acting, settings: dict[str, Any]) -> None:
    before = lead.map
    with pytest.raises(NotAllowed):
        hosting.change_settings(lead, **settings)
    assert lead.map is before


def test_a_new_workshop_can_start_from_last_time(facilitator: Acting) -> None:
    gap = mapping.place_entry(facilitator, kind="gap", text="No bed at night", places=["0"])
    gone = mapping.place_entry(facilitator, kind="gap", text="Mistaken", places=["0"])
    mapping.remove_entry(facilitator, id=gone.id)
    joined(facilitator, "Jo", "City police")
    prioritizing.name_priority(facilitator, title="Crisis center", addresses=[gap.id])
    hosting.change_settings(facilitator, title="Spring", purpose="Fewer jail stays")
    records = hosting.from_last_time(facilitator.map)
    opened = hosting.open_workshop(facilitator.store, None, COUNTY, records)
    new = facilitator.store.read(opened.code)
    assert [g.text for g in new.gaps] == ["No bed at night"]
    assert [(s.name, s.present, s.member) for s in new.stakeholders] == [("Jo", False, "")]
    assert (new.priorities, new.rounds, new.steps) == ((), (), ())
    assert new.workshop.purpose == "Fewer jail stays"
    assert (new.workshop.title, new.workshop.opened_from) == ("", facilitator.code)
    assert {WORKSHOP_ID, ROOM_ID} <= set(new.records)


def test_a_workshop_from_a_file_takes_no_ones_seat_in_a_group_and_no_open_answers(
    sqlite_store: Store,
) -> None:
    """Who signed in elsewhere is nobody here; the groups and their priorities come along."""
    group = Breakout(id="b1", priority="c1", place="Table 3", members=("m1", "m2"), scribe="m1")
    records = [Priority(id="c1", title="Beds", number=1), group,
               Room(stage="evaluation", evaluating="open")]  # fmt: skip
    opened = hosting.open_workshop(sqlite_store, None, COUNTY, records)
    map_ = sqlite_store.read(opened.code)
    assert map_.breakouts == (group.but(members=(), scribe=""),)
    assert map_.room.evaluating == ""
