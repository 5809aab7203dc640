"""What changed since a moment, read from the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sim_workshop.use_cases import mapping
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.comparing import since


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
