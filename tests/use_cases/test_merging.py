"""What says the same: added wordings, look-alikes told apart, merges undone exactly."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sim_workshop.domain.errors import NotAllowed, NotFound, WorkshopError
from sim_workshop.domain.findings import Entry
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.record import Record
from sim_workshop.domain.similar import voices
from sim_workshop.store import open_store
from sim_workshop.use_cases import history, mapping, merging, prioritizing, showing
from sim_workshop.use_cases.acting import Acting, Held
from tests.conftest import joined, opened_workshop

PHONE = "Call Maria at 503-555-0188 for a bed"


def gap(acting: Acting, text: str = "No crisis bed at night", place: str = "0") -> Entry:
    return mapping.place_entry(acting, kind="gap", text=text, places=[place])


def now(acting: Acting, id: str) -> Entry:
    found = acting.map.get(id)
    assert isinstance(found, Entry)
    return found


def records(acting: Acting) -> dict[str, Record]:
    return dict(acting.map.records)


# Adding one's words.


def test_adding_ones_words_keeps_them_with_their_author(lead: Acting) -> None:
    jo, lee = joined(lead, "Jo", "Jail"), joined(lead, "Lee", "Hospital")
    entry = gap(jo)
    merging.join_entry(lee, id=entry.id, text="Nights: no crisis beds at all")
    found = now(lead, entry.id)
    assert found.text == entry.text
    assert found.author == jo.member.id
    assert [(w.text, w.author) for w in found.wordings] == [
        ("Nights: no crisis beds at all", lee.member.id)
    ]
    assert voices(found) == 2
    assert history.lines(lead.store, lead.map)[0].sentence.startswith("added their words to")


def test_one_person_is_one_voice(lead: Acting) -> None:
    jo, lee = joined(lead, "Jo", "Jail"), joined(lead, "Lee", "Hospital")
    entry = gap(jo)
    merging.join_entry(lee, id=entry.id, text="No beds at night")
    for again in (jo, lee):
        with pytest.raises(NotAllowed):
            merging.join_entry(again, id=entry.id, text="Said again by the same")
    twice = gap(lee, "Crisis beds at night: none")
    mapping.merge_entries(lead, into=entry.id, others=[twice.id])
    assert voices(now(lead, entry.id)) == 2


def test_a_wording_that_may_name_somebody_is_not_added(lead: Acting) -> None:
    jo, lee = joined(lead, "Jo", "Jail"), joined(lead, "Lee", "Hospital")
    entry, before = gap(jo), 0
    before = lead.map.revision
    with pytest.raises(Held):
        merging.join_entry(lee, id=entry.id, text=PHONE)
    assert lead.map.revision == before
    assert not now(lead, entry.id).wordings
    merging.join_entry(lee, id=entry.id, text=PHONE, names_nobody=True)
    assert voices(now(lead, entry.id)) == 2


def test_words_are_added_only_to_what_the_room_sees(lead: Acting) -> None:
    jo, lee = joined(lead, "Jo", "Jail"), joined(lead, "Lee", "Hospital")
    held = gap(jo, PHONE)
    assert now(lead, held.id).standing == "held"
    assert merging.offered(lead.map, lee.member, "gap", PHONE) == []
    with pytest.raises(NotFound):
        merging.join_entry(lee, id=held.id, text="A bed for somebody at night")


@pytest.mark.parametrize("mode", ["approved", "hidden"])
def test_nobody_gets_round_approval_or_the_reveal_by_a_wording(lead: Acting, mode: str) -> None:
    jo, lee = joined(lead, "Jo", "Jail"), joined(lead, "Lee", "Hospital")
    entry = gap(jo)
    assert merging.offered(lead.map, lee.member, "gap", entry.text) == [now(lead, entry.id)]
    if mode == "approved":
        showing.approve_first(lead, on=True)
    else:
        showing.hide_new_entries(lead)
    assert merging.offered(lead.map, lee.member, "gap", entry.text) == []
    with pytest.raises(NotAllowed):
        merging.join_entry(lee, id=entry.id, text="No beds at night")


def test_offers_are_of_the_same_kind_and_not_ones_own(lead: Acting) -> None:
    jo, lee = joined(lead, "Jo", "Jail"), joined(lead, "Lee", "Hospital")
    entry = gap(jo)
    mapping.place_entry(jo, kind="resource", text=entry.text, places=["0"])
    assert [e.id for e in merging.offered(lead.map, lee.member, "gap", entry.text)] == [entry.id]
    assert merging.offered(lead.map, jo.member, "gap", entry.text) == []


def test_undo_takes_ones_wording_out_again(lead: Acting) -> None:
    jo, lee = joined(lead, "Jo", "Jail"), joined(lead, "Lee", "Hospital")
    entry = gap(jo)
    before = records(lead)
    merging.join_entry(lee, id=entry.id, text="No beds at night")
    history.undo_last(lee)
    assert records(lead) == before


def test_reading_only_screens_add_no_words(lead: Acting) -> None:
    entry = gap(joined(lead, "Jo", "Jail"))
    reader = Acting(
        lead.store, lead.code, lead.member.model_copy(update={"id": "o", "role": "observer"})
    )
    with pytest.raises(NotAllowed):
        merging.join_entry(reader, id=entry.id, text="No beds at night")


# Look-alikes.


def test_groups_are_suggested_until_somebody_says_they_are_not_the_same(lead: Acting) -> None:
    one, two = gap(lead), gap(lead, "At night no crisis bed", place="1")
    gap(lead, "Housing vouchers end after two weeks")
    assert [[e.id for e in g] for g in merging.suggested(lead.map)] == [[one.id, two.id]]
    merging.keep_apart(lead, ids=[one.id, two.id])
    assert merging.suggested(lead.map) == []
    history.undo_last(lead)
    assert len(merging.suggested(lead.map)) == 1


def test_only_facilitators_tell_apart_and_take_apart(lead: Acting) -> None:
    jo = joined(lead, "Jo", "Jail")
    one, two = gap(lead), gap(lead, "At night no crisis bed")
    with pytest.raises(NotAllowed):
        merging.keep_apart(jo, ids=[one.id, two.id])
    mapping.merge_entries(lead, into=one.id, others=[two.id])
    with pytest.raises(NotAllowed):
        merging.take_apart(jo, id=two.id)


# Merges undone.


def web_of(lead: Acting) -> tuple[list[str], list[str], list[str]]:
    """Gaps, ideas that answer them, candidates that take them up."""
    gaps = [gap(lead, f"Gap number {n}", place=str(n % 3)).id for n in range(5)]
    ideas = [
        mapping.place_entry(
            lead, kind="opportunity", text=f"Idea {n}", places=[str(n)],
            answers=[gaps[n], gaps[n + 1]],
        ).id
        for n in range(3)
    ]  # fmt: skip
    candidates = [
        prioritizing.name_priority(lead, title=f"Candidate {n}", addresses=gaps[n : n + 3]).id
        for n in range(3)
    ]
    return gaps, ideas, candidates


MERGES = some.lists(
    some.tuples(
        some.sampled_from(["gap", "idea", "candidate"]),
        some.integers(0, 4),
        some.lists(some.integers(0, 4), min_size=1, max_size=3),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=25)
@given(merges=MERGES)
def test_any_merges_and_as_many_undos_end_at_the_same_records(
    merges: Sequence[tuple[str, int, list[int]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'sim.sqlite'}")
        lead = opened_workshop(store)
        gaps, ideas, candidates = web_of(lead)
        ids = {"gap": gaps, "idea": ideas, "candidate": candidates}
        steps = [records(lead)]
        for what, into, others in merges:
            named = ids[what]
            chosen = [named[o % len(named)] for o in others]
            target = named[into % len(named)]
            try:
                if what == "candidate":
                    prioritizing.merge_priorities(lead, into=target, others=chosen)
                else:
                    mapping.merge_entries(lead, into=target, others=chosen)
            except WorkshopError:
                continue
            steps.append(records(lead))
        for before in reversed(steps[:-1]):
            history.undo_last(lead)
            assert records(lead) == before
        store.close()


def test_taking_apart_at_once_restores_exactly(lead: Acting) -> None:
    gaps, _ideas, _candidates = web_of(lead)
    before = records(lead)
    mapping.merge_entries(lead, into=gaps[1], others=[gaps[0]])
    taken = merging.take_apart(lead, id=gaps[0])
    assert taken.stays == ()
    assert records(lead) == before


def test_taking_all_of_one_merge_apart_restores_exactly(lead: Acting) -> None:
    gaps, _ideas, _candidates = web_of(lead)
    before = records(lead)
    mapping.merge_entries(lead, into=gaps[2], others=[gaps[0], gaps[1]])
    assert merging.take_apart(lead, id=gaps[0]).stays == ()
    candidate = next(p for p in lead.map.priorities if p.letter == "A")
    assert set(candidate.addresses) == {gaps[0], gaps[2]}
    assert merging.take_apart(lead, id=gaps[1]).stays == ()
    assert records(lead) == before


def test_taking_apart_keeps_what_came_since_and_names_what_was_built_on(lead: Acting) -> None:
    jo = joined(lead, "Jo", "Jail")
    gaps, _ideas, candidates = web_of(lead)
    mapping.merge_entries(lead, into=gaps[1], others=[gaps[0]])
    merging.join_entry(jo, id=gaps[1], text="In other words")
    mapping.correct_entry(lead, id=gaps[1], text="Better words")
    prioritizing.correct_priority(lead, id=candidates[0], addresses=())
    taken = merging.take_apart(lead, id=gaps[0])
    kept = now(lead, gaps[1])
    assert kept.text == "Better words"
    assert [w.text for w in kept.wordings] == ["In other words"]
    assert now(lead, gaps[0]).standing == "shown"
    assert taken.stays == ("“A Candidate 0” was changed since and stays as it is.",)
    found = lead.map.get(candidates[0])
    assert isinstance(found, Priority)
    assert found.addresses == ()


def test_a_changed_kind_is_not_taken_apart(lead: Acting) -> None:
    entry = gap(lead)
    mapping.change_kind(lead, id=entry.id, kind="strength")
    with pytest.raises(NotAllowed):
        merging.take_apart(lead, id=entry.id)


# Votes.


def test_merging_entries_moves_no_vote(lead: Acting) -> None:
    gaps, _ideas, candidates = web_of(lead)
    jo = joined(lead, "Jo", "Jail")
    round_ = prioritizing.open_round(lead, budget=3)
    prioritizing.cast_ballot(jo, round=round_.id, marks={"A": 2, "B": 1})
    mapping.merge_entries(lead, into=gaps[1], others=[gaps[0]])
    prioritizing.close_round(lead, round=round_.id)
    prioritizing.reveal_round(lead, round=round_.id)
    assert lead.map.tallies[round_.id].votes == dict(zip(candidates, (2, 1, 0), strict=True))


def test_candidates_are_joined_before_a_vote_and_never_after(lead: Acting) -> None:
    gaps, _ideas, (a, b, c) = web_of(lead)
    joined_ = prioritizing.merge_priorities(lead, into=a, others=[b, b])
    assert set(joined_.addresses) == set(gaps[:4])
    assert "Candidate 1" in joined_.description
    with pytest.raises(NotAllowed):
        prioritizing.merge_priorities(lead, into=a, others=[b])
    prioritizing.open_round(lead, budget=1)
    with pytest.raises(NotAllowed):
        prioritizing.merge_priorities(lead, into=a, others=[c])


@settings(max_examples=25)
@given(merges=some.lists(
    some.tuples(some.integers(0, 4), some.lists(some.integers(0, 4), min_size=1, max_size=2)),
    min_size=1, max_size=4,
))  # fmt: skip
def test_taking_every_merge_apart_the_last_first_ends_at_the_same_records(
    merges: Sequence[tuple[int, list[int]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'sim.sqlite'}")
        lead = opened_workshop(store)
        gaps, _ideas, _candidates = web_of(lead)
        before, merged = records(lead), []
        for into, others in merges:
            chosen = [gaps[o] for o in dict.fromkeys(others) if o != into]
            try:
                mapping.merge_entries(lead, into=gaps[into], others=chosen)
            except WorkshopError:
                continue
            merged.append(chosen)
        for chosen in reversed(merged):
            for gone in reversed(chosen):
                assert merging.take_apart(lead, id=gone).stays == ()
        assert records(lead) == before
        store.close()
