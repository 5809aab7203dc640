"""Hidden until the reveal, approved before display, pinned; and the wall's pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.findings import Entry
from sim_workshop.domain.people import LEADING, ROLES, Role
from sim_workshop.domain.record import Standing
from sim_workshop.domain.showing import KEPT_BACK, standing_of_changed, standing_of_new
from sim_workshop.domain.workshop import Room
from sim_workshop.use_cases import arranging, history, hosting, mapping, prioritizing, showing
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined

NAMES_SOMEBODY = "Call Maria at 503-555-0188"


@pytest.fixture
def jo(lead: Acting) -> Acting:
    return joined(lead, "Jo", "City police")


def gap(acting: Acting, text: str = "No bed at night") -> str:
    return mapping.place_entry(acting, kind="gap", text=text, places=["0"]).id


def entry(acting: Acting, id: str) -> Entry:
    found = acting.map.get(id)
    assert isinstance(found, Entry)
    return found


def standings(acting: Acting) -> list[Standing]:
    return [e.standing for e in acting.map.entries(hidden=True)]


def test_what_is_written_while_hiding_stays_hidden_until_one_act_shows_it_all(
    lead: Acting, jo: Acting
) -> None:
    before = gap(jo, "Before")
    showing.hide_new_entries(lead)
    hidden = [gap(jo, f"Hidden {n}") for n in range(5)] + [gap(lead, "The facilitator's own")]
    assert entry(lead, before).standing == "shown"
    assert {entry(lead, h).standing for h in hidden} == {"veiled"}
    revision = lead.map.revision

    assert showing.reveal_entries(lead) == 6

    assert lead.map.revision == revision + 1
    assert set(standings(lead)) == {"shown"}
    assert not lead.map.room.veiling
    assert entry(lead, gap(jo, "After")).standing == "shown"


def test_what_waits_is_shown_when_approved_and_not_before(lead: Acting, jo: Acting) -> None:
    showing.approve_first(lead, on=True)
    first, second = gap(jo, "First"), gap(jo, "Second")
    assert standings(lead) == ["waiting", "waiting"]
    showing.approve_entry(lead, id=first)
    assert (entry(lead, first).standing, entry(lead, second).standing) == ("shown", "waiting")
    with pytest.raises(NotFound):
        showing.approve_entry(lead, id=first)


def test_what_a_facilitator_writes_a_facilitator_has_looked_at(lead: Acting) -> None:
    showing.approve_first(lead, on=True)
    assert entry(lead, gap(lead)).standing == "shown"


def test_a_declined_entry_says_why_to_its_author_and_can_be_restored(
    lead: Acting, jo: Acting
) -> None:
    showing.approve_first(lead, on=True)
    id_ = gap(jo)
    with pytest.raises(NotAllowed, match="Say why"):
        showing.decline_entry(lead, id=id_, reason=" ")
    declined = showing.decline_entry(lead, id=id_, reason="Said twice")
    assert (declined.standing, declined.standing_reason) == ("removed", "Said twice")
    assert mapping.restore_entry(lead, id=id_).standing == "shown"


def test_the_screen_of_texts_comes_first_then_the_approval_then_the_reveal(
    lead: Acting, jo: Acting
) -> None:
    showing.approve_first(lead, on=True)
    showing.hide_new_entries(lead)
    id_ = gap(jo, NAMES_SOMEBODY)
    assert entry(lead, id_).standing == "held"
    mapping.state_names_nobody(jo, id=id_)
    assert entry(lead, id_).standing == "waiting"
    showing.approve_entry(lead, id=id_)
    assert entry(lead, id_).standing == "veiled"
    showing.reveal_entries(lead)
    assert entry(lead, id_).standing == "shown"


def test_a_reveal_does_not_show_what_nobody_has_approved_or_what_is_held(
    lead: Acting, jo: Acting
) -> None:
    showing.approve_first(lead, on=True)
    showing.hide_new_entries(lead)
    gap(jo, NAMES_SOMEBODY), gap(jo)
    assert showing.reveal_entries(lead) == 0
    assert standings(lead) == ["held", "waiting"]


def test_ending_the_approval_shows_nothing_unseen(lead: Acting, jo: Acting) -> None:
    showing.approve_first(lead, on=True)
    id_ = gap(jo)
    showing.approve_first(lead, on=False)
    assert entry(lead, id_).standing == "waiting"
    assert entry(lead, gap(jo)).standing == "shown"


@pytest.mark.parametrize("where", ["words", "details"])
def test_new_words_of_a_shown_entry_are_looked_at_again(
    lead: Acting, jo: Acting, where: str
) -> None:
    id_ = gap(jo)
    showing.approve_first(lead, on=True)
    if where == "words":
        mapping.correct_entry(jo, id=id_, text="Something rude")
    else:
        mapping.describe_entry(jo, id=id_, falls_on="Something rude")
    assert entry(lead, id_).standing == "waiting"


def test_a_detail_chosen_from_a_list_is_not_looked_at_again(lead: Acting, jo: Acting) -> None:
    id_ = mapping.place_entry(jo, kind="resource", text="Crisis line", places=["0"]).id
    showing.approve_first(lead, on=True)
    mapping.describe_entry(jo, id=id_, status="sufficient")
    assert entry(lead, id_).standing == "shown"


def test_taking_back_one_s_own_words_brings_no_unapproved_words_on_the_screens(
    lead: Acting, jo: Acting
) -> None:
    showing.approve_first(lead, on=True)
    id_ = gap(jo, "Something rude")
    mapping.correct_entry(jo, id=id_, text="No bed at night")
    showing.approve_entry(lead, id=id_)
    with pytest.raises(NotAllowed):
        history.undo_last(jo)
    assert (entry(lead, id_).text, entry(lead, id_).standing) == ("No bed at night", "shown")


def test_undoing_an_approval_takes_it_off_the_screens_again(lead: Acting, jo: Acting) -> None:
    showing.approve_first(lead, on=True)
    id_ = gap(jo)
    showing.approve_entry(lead, id=id_)
    history.undo_last(lead)
    assert entry(lead, id_).standing == "waiting"


def test_pitfall_20_the_modes_stay_as_they_were_set_whatever_the_room_does(lead: Acting) -> None:
    """Neither a break, a vote, its close and reopening, nor a new reading changes them."""
    assert (lead.map.room.veiling, lead.map.room.approving) == (False, False)
    showing.approve_first(lead, on=True)
    showing.hide_new_entries(lead)
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(lead, title=title)
    arranging.move_room(lead, stage="intercept", at="1")
    arranging.start_timer(lead, minutes=5)
    arranging.pause_timer(lead)
    arranging.resume_timer(lead)
    arranging.move_room(lead, stage="break")
    round_ = prioritizing.open_round(lead)
    prioritizing.close_round(lead, round=round_.id)
    prioritizing.reveal_round(lead, round=round_.id)
    arranging.move_room(lead, stage="intercept", at="2")
    lead.store.forget(lead.code)
    assert (lead.map.room.veiling, lead.map.room.approving) == (True, True)


def test_pitfall_20_a_new_workshop_and_the_next_one_begin_with_both_off(lead: Acting) -> None:
    showing.approve_first(lead, on=True)
    showing.hide_new_entries(lead)
    again = hosting.open_workshop(
        lead.store, None, lead.map.community, hosting.from_last_time(lead.map)
    )
    room = lead.store.read(again.code).room
    assert (room.veiling, room.approving) == (False, False)


def test_a_pinned_entry_stands_first_and_at_most_six_do(lead: Acting, jo: Acting) -> None:
    ids = [gap(jo, f"Gap {n}") for n in range(7)]
    for id_ in ids[:6]:
        showing.pin_entry(lead, id=id_)
    assert lead.map.room.pinned == tuple(reversed(ids[:6]))
    with pytest.raises(NotAllowed, match="At most 6"):
        showing.pin_entry(lead, id=ids[6])
    mapping.remove_entry(lead, id=ids[0])
    showing.pin_entry(lead, id=ids[6])
    showing.pin_entry(lead, id=ids[1], pinned=False)
    assert lead.map.room.pinned == (ids[6], *reversed(ids[2:6]))


def test_what_the_room_does_not_see_is_not_pinned(lead: Acting, jo: Acting) -> None:
    showing.hide_new_entries(lead)
    id_ = gap(jo)
    with pytest.raises(NotFound):
        showing.pin_entry(lead, id=id_)


def test_the_wall_is_turned_held_and_let_go(lead: Acting) -> None:
    at = datetime(2027, 2, 1, 18, 0, 3, tzinfo=UTC)
    lead = replace(lead, now=lambda: at)
    shown = showing.turn_at(at)
    held = showing.pause_wall(lead, paused=True)
    assert (held.wall_page, held.wall_paused) == (shown, True)
    assert showing.turn_wall(lead, by=1).wall_page == shown + 1
    assert showing.turn_wall(lead, by=-1).wall_page == shown
    assert not showing.pause_wall(lead, paused=False).wall_paused
    lead = replace(lead, now=lambda: at + timedelta(seconds=16))
    on = showing.turn_wall(lead, by=1)
    assert (on.wall_page, on.wall_paused) == (shown + 3, True)


@given(st.integers(1, 10), st.integers(0, 10**7), st.sampled_from([1, -1]))
def test_a_turn_is_the_page_beside_it_however_many_there_are(pages: int, n: int, by: int) -> None:
    """Also where the count begins anew."""
    assert (n + by) % showing.TURNS % pages == (n % showing.TURNS % pages + by) % pages


@pytest.mark.parametrize(
    "act",
    [
        showing.hide_new_entries, showing.reveal_entries,
        lambda a: showing.approve_first(a, on=True), lambda a: showing.approve_entry(a, id="g1"),
        lambda a: showing.decline_entry(a, id="g1", reason="No"),
        lambda a: showing.pin_entry(a, id="g1"), lambda a: showing.turn_wall(a, by=1),
        lambda a: showing.pause_wall(a, paused=True),
    ],
)  # fmt: skip
def test_only_facilitators_do_any_of_it(lead: Acting, jo: Acting, act: object) -> None:
    gap(jo)
    before = lead.map
    with pytest.raises(NotAllowed, match="Only facilitators"):
        act(jo)  # type: ignore[operator]
    assert lead.map is before


WHEREVER = st.sampled_from(["shown", "held", "veiled", "waiting", "parked"])
MODES = st.builds(Room, id=st.just("room"), veiling=st.booleans(), approving=st.booleans())


@given(MODES, st.sampled_from(ROLES))
def test_no_new_entry_passes_a_mode_that_is_on(room: Room, role: Role) -> None:
    standing = standing_of_new(room, role)
    if room.approving and role not in LEADING:
        assert standing == "waiting"
    elif room.veiling:
        assert standing == "veiled"
    else:
        assert standing == "shown"


@given(MODES, st.sampled_from(ROLES), WHEREVER)
def test_changed_words_never_come_nearer_to_the_screens_by_being_changed(
    room: Room, role: Role, before: Standing
) -> None:
    after = standing_of_changed(room, role, before)
    if before in ("veiled", "waiting"):
        assert after in KEPT_BACK
    if before == "held":
        assert after == standing_of_new(room, role)
