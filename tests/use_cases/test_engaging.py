"""Who is here: joining, the invitation list, and how people are named on what they write."""

from __future__ import annotations

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit
from sim_workshop.domain.people import Stakeholder
from sim_workshop.use_cases import engaging, hosting, mapping, prioritizing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined


def credited(acting: Acting) -> str:
    """How the next card of this person is credited."""
    return mapping.place_entry(acting, kind="gap", text="No bed at night", places=["0"]).credit


# Joining.


def test_somebody_joins_with_name_and_agency_and_sits_on_the_list(facilitator: Acting) -> None:
    jo = joined(facilitator, " Jo  Field ", "City police", "Law enforcement")
    member = facilitator.map.members[jo.member.id]
    assert (member.role, member.name, member.agency) == ("stakeholder", "Jo Field", "City police")
    [seat] = facilitator.map.stakeholders
    assert (seat.name, seat.sector, seat.present) == ("Jo Field", "Law enforcement", True)
    assert seat.member == jo.member.id


def test_somebody_invited_takes_their_own_seat(facilitator: Acting) -> None:
    seat = engaging.add_stakeholder(
        facilitator, name="Jo Field", agency="City police", sector="Law enforcement"
    )
    jo = joined(facilitator, "jo field", "CITY POLICE")
    assert jo.member.sector == "Law enforcement"
    [now] = facilitator.map.stakeholders
    assert now == seat.but(present=True, member=jo.member.id)


def test_a_seat_that_is_taken_is_not_taken_again(facilitator: Acting) -> None:
    seat = engaging.add_stakeholder(facilitator, name="Jo Field", agency="City police")
    first = joined(facilitator, "Jo Field", "City police")
    engaging.join(
        facilitator.store, facilitator.code, "Sam", "City police", stakeholder=seat.id
    )  # fmt: skip
    assert [s.member == first.member.id for s in facilitator.map.stakeholders] == [True, False]


def test_without_a_name_only_where_the_facilitator_allows_it(facilitator: Acting) -> None:
    with pytest.raises(NotAllowed, match="Please write your name"):
        joined(facilitator, "", "City police")
    hosting.change_settings(facilitator, join_without_name=True)
    assert joined(facilitator, "", "City police").member.name == ""
    with pytest.raises(NotAllowed, match="agency or group"):
        joined(facilitator, " ", " ")
    assert len(facilitator.map.stakeholders) == 1


def test_nobody_joins_a_workshop_that_is_not_there(facilitator: Acting) -> None:
    with pytest.raises(NotFound):
        engaging.join(facilitator.store, "AAAAAAAA", "Jo", "City police")


# The list.


def test_a_list_of_invitations_is_added_once(facilitator: Acting) -> None:
    people = [
        Stakeholder(id="?", name="Jo Field", agency="City police"),
        Stakeholder(id="?", name="Ana Ruiz", agency="Health", email="ana@example.org"),
        Stakeholder(id="?", name="JO FIELD", agency="city police"),
    ]
    assert engaging.take_invitations(facilitator, people) == (2, 1)
    assert engaging.take_invitations(facilitator, people) == (0, 3)
    listed = facilitator.map.stakeholders
    assert [(s.name, s.email, s.present) for s in listed] == [
        ("Jo Field", "", False), ("Ana Ruiz", "ana@example.org", False),
    ]  # fmt: skip
    assert len({s.id for s in listed}) == 2


def test_the_list_is_for_those_who_lead(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    [seat] = facilitator.map.stakeholders
    for attempt in (
        lambda: engaging.add_stakeholder(jo, name="Sam"),
        lambda: engaging.take_invitations(jo, [seat]),
        lambda: engaging.correct_stakeholder(jo, seat.id, name="Sam"),
        lambda: engaging.remove_stakeholder(jo, seat.id),
        lambda: engaging.make_eligible(jo, jo.member.id, True),
    ):
        with pytest.raises(NotAllowed, match="list of participants"):
            attempt()
    assert facilitator.map.stakeholders == (seat,)


def test_a_line_of_the_list_is_corrected_and_taken_off(facilitator: Acting) -> None:
    seat = engaging.add_stakeholder(facilitator, name="Jo", agency="City police")
    engaging.correct_stakeholder(facilitator, seat.id, role="Chief", decides=True)
    assert list(facilitator.map.stakeholders) == [seat.but(role="Chief", decides=True)]
    engaging.remove_stakeholder(facilitator, seat.id)
    assert facilitator.map.stakeholders == ()
    with pytest.raises(NotAllowed, match="empty"):
        engaging.add_stakeholder(facilitator, name=" ", agency="")


def test_of_two_who_correct_one_person_nobody_s_change_is_lost(facilitator: Acting) -> None:
    seat = engaging.add_stakeholder(facilitator, name="Jo Reyes", agency="City police")
    joined(facilitator, "Jo Reyes", "City police")  # while the form was open
    form = {"name": "Jo Reyes", "role": "Chief", "present": False, "email": ""}
    engaging.correct_stakeholder(facilitator, seat.id, seen=seat, **form)
    [kept] = facilitator.map.stakeholders
    assert (kept.role, kept.present, bool(kept.member)) == ("Chief", True, True)
    with pytest.raises(StaleEdit) as stale:
        engaging.correct_stakeholder(facilitator, seat.id, seen=seat, **{**form, "role": "Captain"})
    assert (stale.value.theirs, stale.value.yours) == ("role: Chief", "role: Captain")
    assert facilitator.map.stakeholders == (kept,)


def test_a_facilitator_votes_only_when_made_eligible(facilitator: Acting) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(facilitator, title=title)
    round_ = prioritizing.open_round(facilitator)
    with pytest.raises(NotAllowed, match="not on the list of those who vote"):
        prioritizing.cast_ballot(facilitator, round=round_.id, marks={"A": 1})
    me = engaging.make_eligible(facilitator, facilitator.member.id, True)
    may_vote = Acting(facilitator.store, facilitator.code, me)
    assert prioritizing.cast_ballot(may_vote, round=round_.id, marks={"A": 1}) == (1, 3)
    with pytest.raises(NotFound):
        engaging.make_eligible(facilitator, "nobody", True)


# How people are named on what they write.


def test_entries_show_the_agency_and_with_fewer_than_three_present_its_sector(
    facilitator: Acting,
) -> None:
    first = joined(facilitator, "Jo", "City police", "Law enforcement")
    second = joined(facilitator, "Ana", "City Police", "Law enforcement")
    alone = joined(facilitator, "Sam", "Shelter", "Housing")
    assert (credited(first), credited(alone)) == ("Law enforcement", "Housing")
    joined(facilitator, "Max", "city police", "Law enforcement")
    assert (credited(first), credited(second)) == ("City police", "City Police")
    assert credited(facilitator) == "Facilitator"


def test_entries_show_the_name_or_nothing_where_that_was_settled(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police", "Law enforcement")
    hosting.change_settings(facilitator, entry_names="name")
    assert credited(jo) == "Jo"
    hosting.change_settings(facilitator, entry_names="nothing")
    assert credited(jo) == ""


def test_how_an_entry_is_named_is_fixed_when_it_is_written(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police", "Law enforcement")
    credited(jo)
    hosting.change_settings(facilitator, entry_names="name")
    gap = facilitator.map.gaps[0]
    mapping.correct_entry(jo, id=gap.id, text="No bed at night, none by day")
    mapping.move_entry(facilitator, id=gap.id, places=["1"])
    assert facilitator.map.gaps[0].credit == "Law enforcement"
    lines = facilitator.store.changes(facilitator.code)
    placed = next(c for c in lines if c.verb == "entry.placed")
    corrected = next(c for c in lines if c.verb == "entry.corrected")
    assert (placed.credit, corrected.credit) == ("Law enforcement", "Jo")
