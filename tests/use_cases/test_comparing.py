"""What changed since a moment, read from the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sim_workshop.use_cases import comparing, hosting, mapping
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.comparing import Since, since


def test_added_changed_and_gone_are_told_apart_and_held_texts_are_not_there(
    facilitator: Acting,
) -> None:
    kept, reworded, dropped = (
        mapping.place_entry(facilitator, kind="gap", text=text, places=["1"])
        for text in ("Stays", "Old words", "Goes")
    )
    moment = datetime.now(UTC)
    later = replace(facilitator, now=lambda: moment + timedelta(hours=1))
    mapping.correct_entry(later, id=reworded.id, text="New words")
    mapping.remove_entry(later, id=dropped.id, reason="twice")
    new = mapping.place_entry(later, kind="gap", text="New", places=["1"])
    mapping.place_entry(later, kind="gap", text="Call 555-867-5309 for him", places=["1"])
    passing = mapping.place_entry(later, kind="gap", text="Came and went", places=["1"])
    mapping.remove_entry(later, id=passing.id, reason="twice")

    found = since(facilitator.store, facilitator.map, moment)

    assert [r.id for r in found.added] == [new.id]
    assert [(a.id, b.id) for a, b in found.changed] == [(reworded.id, reworded.id)]
    assert [r.id for r in found.gone] == [dropped.id]
    assert kept.id not in {r.id for r in found.added}


def test_a_remapping_says_what_is_new_what_reads_otherwise_and_what_has_gone(lead: Acting) -> None:
    bed = mapping.place_entry(lead, kind="gap", text="No bed at night", places=["0"])
    kept = mapping.place_entry(lead, kind="resource", text="Crisis line", places=["0"])
    gone = mapping.place_entry(lead, kind="gap", text="No nurse in the jail", places=["3"])
    mapping.place_entry(lead, kind="opportunity", text="A crisis center", places=["0"])
    again = hosting.open_workshop(
        lead.store, None, lead.map.community, hosting.from_last_time(lead.map)
    )
    new = Acting(lead.store, again.code, again.facilitator)
    old = comparing.last_time(lead.store, new.map)
    assert old is not None
    assert old.code == lead.code
    assert comparing.between(old, new.map) == Since((), (), ())
    mapping.correct_entry(new, id=bed.id, text="No bed on weekends")
    mapping.remove_entry(new, id=gone.id, reason="twice")
    fresh = mapping.place_entry(new, kind="gap", text="No van", places=["1"])
    found = comparing.between(old, new.map)
    assert found.added == (fresh,)
    assert [(a.id, getattr(b, "text", "")) for a, b in found.changed] == [
        (bed.id, "No bed on weekends")
    ]
    assert [r.id for r in found.gone] == [gone.id]
    assert kept.id in new.map.records


def test_an_entry_that_got_the_id_of_one_left_behind_is_new(lead: Acting) -> None:
    idea = mapping.place_entry(lead, kind="gap", text="Mistaken", places=["0"])
    mapping.place_entry(lead, kind="gap", text="No bed at night", places=["0"])
    mapping.remove_entry(lead, id=idea.id, reason="twice")
    again = hosting.open_workshop(
        lead.store, None, lead.map.community, hosting.from_last_time(lead.map)
    )
    new = Acting(lead.store, again.code, again.facilitator)
    mapping.restore_entry(lead, id=idea.id)
    fresh = mapping.place_entry(new, kind="gap", text="No van", places=["1"])
    found = comparing.between(lead.map, new.map)
    assert fresh in found.added
    assert idea.id not in {b.id for _a, b in found.changed}


def test_a_workshop_that_was_deleted_is_no_last_time(lead: Acting) -> None:
    again = hosting.open_workshop(
        lead.store, None, lead.map.community, hosting.from_last_time(lead.map)
    )
    lead.store.delete_workshop(lead.code)
    assert comparing.last_time(lead.store, lead.store.read(again.code)) is None
