"""What the room writes: held texts, corrections, stale edits, merging, parking, removing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sim_workshop.domain.errors import NotAllowed, NotFound, StaleEdit, WorkshopError
from sim_workshop.domain.findings import Entry, Gap, Opportunity, Resource
from sim_workshop.domain.record import LONGEST_TEXT, Wording
from sim_workshop.use_cases import arranging, evidencing, history, mapping, prioritizing
from sim_workshop.use_cases.acting import Acting, Held
from tests.conftest import joined

PHONE = "Call Maria at 503-555-0188 for a bed"


def gap(acting: Acting, text: str = "No bed at night", places: tuple[str, ...] = ("0",)) -> Entry:
    return mapping.place_entry(acting, kind="gap", text=text, places=places)


def idea(acting: Acting, text: str, answers: tuple[str, ...]) -> Entry:
    return mapping.place_entry(acting, kind="opportunity", text=text, places=["0"], answers=answers)


def now(acting: Acting, entry: Entry) -> Entry:
    found = acting.map.get(entry.id)
    assert isinstance(found, Entry)
    return found


# Adding.


@pytest.mark.parametrize(
    ("kind", "id_"),
    [("resource", "r1"), ("strength", "st1"), ("gap", "g1"), ("opportunity", "o1"),
     ("parking", "p1")],
)  # fmt: skip
def test_a_card_of_each_kind_is_placed_where_it_belongs(
    facilitator: Acting, kind: str, id_: str
) -> None:
    jo = joined(facilitator, "Jo", "City police", "Law enforcement")
    places = ["i1.police", "1", "cross", "i1.police"]
    entry = mapping.place_entry(jo, kind=kind, text=" Night shift ", places=places)
    assert (entry.id, entry.kind, entry.text) == (id_, kind, "Night shift")
    assert entry.places == ("i1.police", "1", "cross")
    assert (entry.author, entry.credit, entry.standing) == (
        jo.member.id, "Law enforcement", "shown",
    )  # fmt: skip
    assert facilitator.map.entries() == (entry,)
    assert facilitator.map.intercepts_of(entry) == ("1", "cross")


def test_a_card_may_sit_on_an_arrow(facilitator: Acting) -> None:
    arrow = facilitator.map.flows[0].id
    assert gap(facilitator, places=(arrow,)).places == (arrow,)


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({"text": "  \n "}, "is empty"),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "20,001 characters"),
        ({"kind": "wish"}, "Choose what it is"),
        ({"kind": "priority"}, "Choose what it is"),
        ({"places": []}, "Choose where it belongs"),
        ({"places": ["0", "i9.moon"]}, "not on the map"),
        ({"kind": "opportunity", "answers": ["g77"]}, "no longer here"),
    ],
)
def test_what_cannot_be_placed_is_refused_and_nothing_is_saved(
    lead: Acting, known: dict[str, object], why: str
) -> None:
    before = lead.map
    wanted = {"kind": "gap", "text": "No bed", "places": ["0"], **known}
    with pytest.raises(WorkshopError, match=why):
        mapping.place_entry(lead, **wanted)  # type: ignore[arg-type]
    assert lead.map is before


def test_a_facilitator_types_for_somebody_without_a_device(facilitator: Acting) -> None:
    entry = mapping.place_entry(
        facilitator, kind="gap", text="No bed", places=["0"], by_proxy_for="Peer support"
    )
    assert (entry.credit, entry.by_proxy) == (
        "Peer support, written down by a facilitator", facilitator.member.id,
    )  # fmt: skip


def test_an_idea_for_a_gap_stands_where_the_gap_stands(facilitator: Acting) -> None:
    first = gap(facilitator, places=("i0.crisis_line", "1"))
    answer = mapping.add_idea(facilitator, gap=first.id, text="A living room")
    assert isinstance(answer, Opportunity)
    assert (answer.answers, answer.places) == ((first.id,), first.places)


# Held texts.


def test_a_text_that_may_name_somebody_is_saved_but_held(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    held = gap(jo, PHONE)
    assert held.standing == "held"
    assert [(h.what, h.text) for h in mapping.held_for(held)] == [("phone", "503-555-0188")]
    assert facilitator.map.entries() == ()
    assert facilitator.map.entries(hidden=True) == (held,)


def test_its_author_states_that_it_names_nobody_and_it_is_shown(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    held = gap(jo, PHONE)
    with pytest.raises(NotAllowed, match="Somebody else wrote this"):
        mapping.state_names_nobody(joined(facilitator, "Ana", "Health"), id=held.id)
    cleared = mapping.state_names_nobody(jo, id=held.id)
    assert cleared == held.but(standing="shown", names_nobody=True)
    assert mapping.held_for(cleared) == ()


def test_the_statement_holds_for_that_text_only(facilitator: Acting) -> None:
    held = gap(facilitator, PHONE)
    mapping.state_names_nobody(facilitator, id=held.id)
    assert mapping.correct_entry(facilitator, id=held.id, text=PHONE).standing == "shown"
    changed = mapping.correct_entry(facilitator, id=held.id, text=f"{PHONE}, or 503-555-0199")
    assert (changed.standing, changed.names_nobody) == ("held", False)


def test_changing_the_text_lets_it_go(facilitator: Acting) -> None:
    held = gap(facilitator, PHONE)
    shown = mapping.correct_entry(facilitator, id=held.id, text="Nobody answers at night")
    assert (shown.text, shown.standing) == ("Nobody answers at night", "shown")


def test_a_correction_may_also_be_held(facilitator: Acting) -> None:
    shown = gap(facilitator)
    assert mapping.correct_entry(facilitator, id=shown.id, text=PHONE).standing == "held"
    assert facilitator.map.entries() == ()


@pytest.mark.parametrize(
    "act",
    [
        lambda lead, held, other: mapping.park_entry(lead, id=held.id),
        lambda lead, held, other: mapping.park_entry(lead, id=held.id, parked=False),
        lambda lead, held, other: mapping.restore_entry(lead, id=held.id),
        lambda lead, held, other: mapping.merge_entries(lead, into=other.id, others=[held.id]),
        lambda lead, held, other: mapping.merge_entries(lead, into=held.id, others=[other.id]),
    ],
    ids=["park", "unpark", "restore", "merge", "merge into"],
)
def test_no_other_act_brings_a_held_text_on_the_screens(
    lead: Acting, act: Callable[[Acting, Entry, Entry], object]
) -> None:
    held, other = gap(lead, PHONE), gap(lead, "No bed")
    with pytest.raises(NotFound, match="held for its author"):
        act(lead, held, other)
    assert lead.map.entries() == (other,)


def test_a_held_text_stays_held_under_another_kind_and_when_it_is_brought_back(
    facilitator: Acting,
) -> None:
    held = gap(facilitator, PHONE)
    as_idea = mapping.change_kind(facilitator, id=held.id, kind="opportunity")
    assert as_idea.standing == "held"
    mapping.remove_entry(facilitator, id=as_idea.id)
    assert mapping.restore_entry(facilitator, id=as_idea.id).standing == "held"


@pytest.mark.parametrize(
    "act",
    [
        lambda lead: mapping.describe_entry(lead, id="r1", operator=PHONE),
        lambda lead: arranging.rate_practice(
            lead, id=lead.map.pack.practices[0].id, rating="planned", remark=PHONE
        ),
        lambda lead: evidencing.place_number(lead, name=PHONE, value="12"),
        lambda lead: evidencing.define_measure(lead, name="Beds", unit="beds", definition=PHONE),
        lambda lead: prioritizing.name_priority(lead, title="Beds", description=PHONE),
    ],
    ids=["describe", "practice", "number", "measure", "priority"],
)
def test_every_other_text_is_screened_before_it_is_saved(
    lead: Acting, act: Callable[[Acting], object]
) -> None:
    mapping.place_entry(lead, kind="resource", text="Respite house", places=["0"])
    before = lead.map
    with pytest.raises(Held, match="a telephone number, “503-555-0188”"):
        act(lead)
    assert lead.map is before


# Correcting.


def test_whoever_wrote_it_corrects_it_and_nobody_else_but_a_facilitator(
    facilitator: Acting,
) -> None:
    jo, ana = joined(facilitator, "Jo", "City police"), joined(facilitator, "Ana", "Health")
    entry = gap(jo)
    for attempt in (
        lambda: mapping.correct_entry(ana, id=entry.id, text="Mine"),
        lambda: mapping.describe_entry(ana, id=entry.id, quick_fix=True),
        lambda: mapping.remove_entry(ana, id=entry.id),
    ):
        with pytest.raises(NotAllowed, match="Somebody else wrote this"):
            attempt()
    assert now(jo, entry) == entry
    mapping.correct_entry(jo, id=entry.id, text="No bed after eight")
    mapping.correct_entry(facilitator, id=entry.id, text="No bed after eight at night")
    assert now(jo, entry) == entry.but(text="No bed after eight at night")


def test_own_entries_are_corrected_until_they_are_merged(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    entry, other = gap(jo), gap(facilitator, "Beds are full")
    mapping.merge_entries(facilitator, into=entry.id, others=[other.id])
    with pytest.raises(NotAllowed, match="merged with others"):
        mapping.correct_entry(jo, id=entry.id, text="Mine")
    with pytest.raises(NotAllowed, match="merged with others"):
        mapping.remove_entry(jo, id=entry.id)


def test_own_entries_are_corrected_until_the_room_votes_on_them(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    entry = gap(jo)
    prioritizing.name_priority(facilitator, title="Crisis center", addresses=[entry.id])
    prioritizing.name_priority(facilitator, title="Data sharing")
    mapping.correct_entry(jo, id=entry.id, text="No bed after eight")
    prioritizing.open_round(facilitator)
    with pytest.raises(NotAllowed, match="The room votes on this"):
        mapping.correct_entry(jo, id=entry.id, text="Something else")
    with pytest.raises(NotAllowed, match="The room votes on this"):
        history.undo_last(jo)
    mapping.correct_entry(facilitator, id=entry.id, text="No bed after 8 p.m.")


def test_of_two_people_correcting_the_second_is_shown_both_texts(facilitator: Acting) -> None:
    entry = gap(facilitator)
    mapping.correct_entry(facilitator, id=entry.id, text="Theirs", seen=entry.text)
    with pytest.raises(StaleEdit) as stale:
        mapping.correct_entry(facilitator, id=entry.id, text="Yours", seen=entry.text)
    assert (stale.value.theirs, stale.value.yours) == ("Theirs", "Yours")
    assert now(facilitator, entry).text == "Theirs"


# Describing.


def test_a_resource_and_a_gap_are_described_each_in_their_own_fields(facilitator: Acting) -> None:
    resource = mapping.place_entry(facilitator, kind="resource", text="Respite", places=["0"])
    described = mapping.describe_entry(
        facilitator, id=resource.id, status="short_capacity", hours="8 to 5", operator="Health"
    )
    assert described == resource.but(status="short_capacity", hours="8 to 5", operator="Health")
    missing = mapping.describe_entry(
        facilitator, id=gap(facilitator).id, gap_type="capacity", falls_on="Rural areas",
        quick_fix=False,
    )  # fmt: skip
    assert isinstance(missing, Gap)
    assert (missing.gap_type, missing.falls_on, missing.quick_fix) == (
        "capacity", "Rural areas", False,
    )  # fmt: skip
    for id_, wrong in (
        (resource.id, {"quick_fix": True}), (missing.id, {"hours": "8 to 5"}),
        (missing.id, {"text": "Another"}), (missing.id, {"author": "x"}),
    ):  # fmt: skip
        with pytest.raises(NotAllowed, match="has no"):
            mapping.describe_entry(facilitator, id=id_, **wrong)


def test_of_two_people_describing_the_second_is_shown_both(facilitator: Acting) -> None:
    seen = mapping.place_entry(facilitator, kind="resource", text="Respite", places=["0"])
    mapping.describe_entry(facilitator, id=seen.id, seen=seen, hours="8 to 5")
    mapping.describe_entry(facilitator, id=seen.id, seen=seen, status="planned")
    with pytest.raises(StaleEdit) as stale:
        mapping.describe_entry(facilitator, id=seen.id, seen=seen, hours="24/7")
    assert (stale.value.theirs, stale.value.yours) == ("hours: 8 to 5", "hours: 24/7")
    after = facilitator.map.resources[0]
    assert isinstance(after, Resource)
    assert (after.hours, after.status) == ("8 to 5", "planned")


# Moving, parking, removing.


def test_an_entry_is_filed_elsewhere(facilitator: Acting) -> None:
    entry = gap(facilitator)
    moved = mapping.move_entry(facilitator, id=entry.id, places=["2", "cross"])
    assert moved == entry.but(places=("2", "cross"))
    with pytest.raises(NotAllowed, match="not on the map"):
        mapping.move_entry(facilitator, id=entry.id, places=["7"])


def test_the_parking_lot_and_back(facilitator: Acting) -> None:
    entry = gap(facilitator)
    assert mapping.park_entry(facilitator, id=entry.id) == entry.but(standing="parked")
    assert facilitator.map.gaps[0].standing == "parked"
    assert mapping.park_entry(facilitator, id=entry.id, parked=False) == entry


def test_removing_hides_with_a_reason_and_restoring_brings_back(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    entry = gap(jo)
    removed = mapping.remove_entry(jo, id=entry.id, reason="Said twice")
    assert (removed.standing, removed.standing_reason) == ("removed", "Said twice")
    assert facilitator.map.gaps == ()
    with pytest.raises(NotAllowed, match="Only facilitators"):
        mapping.restore_entry(jo, id=entry.id)
    assert mapping.restore_entry(facilitator, id=entry.id) == entry


@pytest.mark.parametrize(
    "act",
    [
        lambda lead, id_: mapping.correct_entry(lead, id=id_, text="Another"),
        lambda lead, id_: mapping.describe_entry(lead, id=id_, quick_fix=True),
        lambda lead, id_: mapping.state_names_nobody(lead, id=id_),
        lambda lead, id_: mapping.move_entry(lead, id=id_, places=["1"]),
        lambda lead, id_: mapping.park_entry(lead, id=id_),
        lambda lead, id_: mapping.remove_entry(lead, id=id_),
        lambda lead, id_: mapping.change_kind(lead, id=id_, kind="opportunity"),
    ],
    ids=["correct", "describe", "clear", "move", "park", "remove", "change kind"],
)
@pytest.mark.parametrize("gone", ["removed", "merged", "redacted"])
def test_what_is_gone_is_not_brought_back_by_another_door(
    lead: Acting, gone: str, act: Callable[[Acting, str], object]
) -> None:
    entry, other = gap(lead), gap(lead, "Beds are full")
    if gone == "removed":
        mapping.remove_entry(lead, id=entry.id)
    elif gone == "merged":
        mapping.merge_entries(lead, into=other.id, others=[entry.id])
    else:
        mapping.redact_text(lead, id=entry.id)
    before = lead.map
    with pytest.raises(NotFound):
        act(lead, entry.id)
    assert lead.map is before


# Merging.


def test_merging_keeps_every_wording_and_author_and_moves_what_named_them(
    facilitator: Acting,
) -> None:
    jo = joined(facilitator, "Jo", "City police", "Law enforcement")
    kept = gap(facilitator, "No bed at night", ("0",))
    second = gap(jo, "Beds are full after eight", ("i0.crisis_line",))
    third = gap(jo, "Nowhere to go at night", ("1",))
    mapping.merge_entries(facilitator, into=second.id, others=[third.id])
    answer = idea(facilitator, "A living room", (second.id, kept.id))
    priority = prioritizing.name_priority(facilitator, title="Beds", addresses=[second.id])
    number = evidencing.place_number(facilitator, name="Beds", value="12", about=(second.id,))
    story = evidencing.place_story(facilitator, text="Turned away twice", about=(second.id,))
    merged = mapping.merge_entries(facilitator, into=kept.id, others=[second.id])
    assert merged.wordings == (
        Wording(text=second.text, credit="Law enforcement", author=jo.member.id, entry=second.id),
        Wording(text=third.text, credit="Law enforcement", author=jo.member.id, entry=third.id),
    )
    assert (merged.text, merged.places) == (kept.text, ("0", "i0.crisis_line", "1"))
    assert facilitator.map.gaps == (merged,)
    after = facilitator.map
    assert now(facilitator, answer) == answer.but(answers=(kept.id,))
    assert after.get(priority.id) == priority.but(addresses=(kept.id,))
    assert after.get(number.id) == number.but(about=(kept.id,))
    assert after.get(story.id) == story.but(about=(kept.id,))
    assert (now(facilitator, second).standing, now(facilitator, second).merged_into) == (
        "merged", kept.id,
    )  # fmt: skip


def test_merged_ideas_answer_what_each_of_them_answered(facilitator: Acting) -> None:
    one, two = gap(facilitator, "No bed"), gap(facilitator, "No ride")
    kept, other = idea(facilitator, "Respite", (one.id,)), idea(facilitator, "A house", (two.id,))
    merged = mapping.merge_entries(facilitator, into=kept.id, others=[other.id])
    assert isinstance(merged, Opportunity)
    assert merged.answers == (one.id, two.id)


def test_undo_takes_a_merge_apart_exactly(facilitator: Acting) -> None:
    kept, other = gap(facilitator), gap(facilitator, "Beds are full", ("1",))
    idea(facilitator, "A living room", (other.id,))
    prioritizing.name_priority(facilitator, title="Beds", addresses=[other.id, kept.id])
    before = facilitator.map
    mapping.merge_entries(facilitator, into=kept.id, others=[other.id])
    history.undo_last(facilitator)
    assert facilitator.map.records == before.records


def test_undo_of_a_changed_kind_gives_everything_its_old_name_back(facilitator: Acting) -> None:
    entry = gap(facilitator)
    idea(facilitator, "A living room", (entry.id,))
    prioritizing.name_priority(facilitator, title="Beds", addresses=[entry.id])
    before = facilitator.map
    mapping.change_kind(facilitator, id=entry.id, kind="strength")
    history.undo_last(facilitator)
    assert facilitator.map.records == before.records


def test_only_entries_of_one_kind_are_merged_and_not_with_themselves(facilitator: Acting) -> None:
    entry, answer = gap(facilitator), idea(facilitator, "A living room", ())
    for others in ([answer.id], [entry.id], []):
        with pytest.raises(NotAllowed, match="one kind"):
            mapping.merge_entries(facilitator, into=entry.id, others=others)
    with pytest.raises(NotFound):
        mapping.merge_entries(facilitator, into=entry.id, others=["g99"])


# Changing the kind.


def test_a_gap_that_is_an_idea_keeps_words_author_and_time(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    entry = gap(jo, "Hire a night clinician", ("1",))
    answer = idea(jo, "A living room", (entry.id,))
    priority = prioritizing.name_priority(facilitator, title="Nights", addresses=[entry.id])
    changed = mapping.change_kind(facilitator, id=entry.id, kind="opportunity")
    assert isinstance(changed, Opportunity)
    assert [getattr(changed, f) for f in ("text", "author", "credit", "written_at", "places")] == [
        getattr(entry, f) for f in ("text", "author", "credit", "written_at", "places")
    ]
    assert facilitator.map.gaps == ()
    assert facilitator.map.get(priority.id) == priority.but(addresses=(changed.id,))
    assert now(facilitator, answer) == answer.but(answers=())  # an idea answers gaps only
    for kind in ("opportunity", "priority", "wish"):
        with pytest.raises(NotAllowed, match="another kind"):
            mapping.change_kind(facilitator, id=changed.id, kind=kind)


# Who may.


def test_what_is_the_facilitators_alone_is_refused_to_others(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "City police")
    entry, other = gap(jo), gap(jo, "Beds are full")
    for attempt in (
        lambda: mapping.merge_entries(jo, into=entry.id, others=[other.id]),
        lambda: mapping.move_entry(jo, id=entry.id, places=["1"]),
        lambda: mapping.park_entry(jo, id=entry.id),
        lambda: mapping.change_kind(jo, id=entry.id, kind="opportunity"),
    ):
        with pytest.raises(NotAllowed, match="Only facilitators"):
            attempt()
    with pytest.raises(NotAllowed, match="Only a host or the facilitator"):
        mapping.redact_text(jo, id=entry.id)
    assert now(jo, entry) == entry


def test_nobody_writes_while_the_room_is_on_a_break_but_the_facilitator(
    facilitator: Acting,
) -> None:
    jo = joined(facilitator, "Jo", "City police")
    arranging.move_room(facilitator, stage="break")
    with pytest.raises(NotAllowed, match="on a break"):
        gap(jo)
    gap(facilitator)


# Wiping.


@pytest.mark.parametrize("word", ["shown", "gap", "0", "No", "Night"])
def test_wiping_a_short_text_leaves_every_other_record_as_it_was(lead: Acting, word: str) -> None:
    entry = gap(lead, word)
    other = gap(lead, f"No bed at Night, {word} or not")
    mapping.redact_text(lead, id=entry.id)
    assert (now(lead, entry).text, now(lead, entry).standing) == ("[redacted]", "redacted")
    assert now(lead, other) == other
    assert [e.kind for e in lead.map.entries()] == ["gap"]


def test_wiping_reaches_the_copies_of_a_text(facilitator: Acting) -> None:
    entry = gap(facilitator, "Zeb Quill was here")
    prioritizing.name_priority(facilitator, title="Zeb Quill was here", addresses=[entry.id])
    mapping.redact_text(facilitator, id=entry.id)
    assert facilitator.map.priorities[0].title == "[redacted]"
    lines = facilitator.store.changes(facilitator.code)
    assert "Quill" not in repr([(c.before, c.after, c.details) for c in lines])
