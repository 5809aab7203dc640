"""A whole rehearsal over a real server: everybody comes in, writes twice under one key, votes."""

from __future__ import annotations

from sim_workshop.rehearsal.rehearse import rehearse


def test_a_small_rehearsal_loses_and_doubles_nothing() -> None:
    seen = rehearse(11)
    assert (seen.participants, seen.entries, seen.lost, seen.doubled) == (11, 11, 0, 0)
    assert 0 < seen.entry_p95_ms < 60_000
    assert 0 < seen.reveal_ms < 60_000
