"""The go or no-go card of a rehearsal: what was measured, against what a room needs."""

from __future__ import annotations

from dataclasses import dataclass

SLOWEST_ENTRY_MS, SLOWEST_JOIN_MS, SLOWEST_REVEAL_MS = 500.0, 3000.0, 1500.0
"""Beyond these people in the room begin to ask whether it still works."""


@dataclass(frozen=True)
class Measured:
    """What a rehearsal saw on this machine."""

    participants: int
    entries: int
    entry_p95_ms: float
    join_p95_ms: float
    reveal_ms: float
    memory_mb: float
    lost: int
    doubled: int


@dataclass(frozen=True)
class Finding:
    """One line of the card."""

    said: str
    goes: bool


def findings(seen: Measured) -> tuple[Finding, ...]:
    """Each measurement in a sentence, and whether a room can be run with it."""
    return (
        Finding(f"{seen.lost} of {seen.entries} entries lost, {seen.doubled} doubled.",
                seen.lost == seen.doubled == 0 < seen.entries),
        Finding(f"An entry is on every other screen within {seen.entry_p95_ms:.0f} ms "
                "(95 of 100).", seen.entry_p95_ms <= SLOWEST_ENTRY_MS),
        Finding(f"{seen.participants} people come in together: {seen.join_p95_ms:.0f} ms until "
                "each hears the room.", seen.join_p95_ms <= SLOWEST_JOIN_MS),
        Finding(f"The result of a vote is on every screen after {seen.reveal_ms:.0f} ms.",
                seen.reveal_ms <= SLOWEST_REVEAL_MS),
        Finding(f"The server holds {seen.memory_mb:.0f} MB of memory.", True),
    )  # fmt: skip


def goes(seen: Measured) -> bool:
    return all(finding.goes for finding in findings(seen))


def card(seen: Measured) -> str:
    """The card as it is printed."""
    lines = [f"{'ok   ' if f.goes else 'NO-GO'}  {f.said}" for f in findings(seen)]
    verdict = (
        f"GO: this machine carries a room of {seen.participants}."
        if goes(seen)
        else f"NO-GO for {seen.participants} people on this machine. Try fewer, close other "
        "programs, or use a faster computer. The network of the venue is not part of this."
    )
    return "\n".join([*lines, verdict])
