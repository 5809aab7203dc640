"""The go or no-go card of a rehearsal: what was measured, against what a room needs."""

from __future__ import annotations

from dataclasses import dataclass

from sim_workshop.words import _, ngettext, say_number

SLOWEST_ENTRY_MS, SLOWEST_JOIN_MS, SLOWEST_MOVE_MS, SLOWEST_REVEAL_MS = (
    500.0,
    3000.0,
    3000.0,
    1500.0,
)
"""Beyond these people in the room begin to ask whether it still works."""
LEAST_FREE_MB = 300.0
"""With less memory left the system begins to write it to the disk, and everything waits."""


@dataclass(frozen=True)
class Measured:
    """What a rehearsal saw on this machine."""

    participants: int
    acts: int
    """Entries, ballots and "I'm done" that were sent, each of them twice as by a slow button."""
    lost: int
    doubled: int
    entry_p95_ms: float
    join_p95_ms: float
    move_ms: float
    """The slowest move of the room, until the last page had followed."""
    reveal_ms: float
    memory_mb: float | None
    """What the server held; None where this system does not say."""
    free_mb: float | None = None
    """What the machine had left then."""


@dataclass(frozen=True)
class Finding:
    """One line of the card."""

    said: str
    goes: bool


def findings(seen: Measured) -> tuple[Finding, ...]:
    """Each measurement in a sentence, and whether a room can be run with it."""
    return (_acts(seen), *_waits(seen), _memory(seen))


def _acts(seen: Measured) -> Finding:
    said = _("{acts} entries, votes and “I'm done”: {lost} lost, {doubled} doubled.")
    numbers = {"acts": seen.acts, "lost": seen.lost, "doubled": seen.doubled}
    text = said.format(**{name: say_number(n) for name, n in numbers.items()})
    return Finding(text, seen.lost == seen.doubled == 0 < seen.acts)


def _waits(seen: Measured) -> tuple[Finding, ...]:
    known = (
        (_("Coming in, until one's own page is there: {wait}."), seen.join_p95_ms, SLOWEST_JOIN_MS),
        (_("An entry, until it is on the other screens: {wait}."), seen.entry_p95_ms,
         SLOWEST_ENTRY_MS),
        (_("The room moves on, until the last page has followed: {wait}."), seen.move_ms,
         SLOWEST_MOVE_MS),
        (_("The result of a vote, until it is on the last screen: {wait}."), seen.reveal_ms,
         SLOWEST_REVEAL_MS),
    )  # fmt: skip
    return tuple(Finding(_waited(said, ms, most), ms <= most) for said, ms, most in known)


def _waited(said: str, ms: float, most: float) -> str:
    """The wait in seconds, and the longest that goes."""
    wait = _("{seconds} s (at most {most} s)").format(
        seconds=say_number(ms / 1000, 2), most=say_number(most / 1000, 1)
    )
    return said.format(wait=wait)


def _memory(seen: Measured) -> Finding:
    if seen.memory_mb is None:
        return Finding(_("Memory: this system does not say how much the server holds."), True)
    held = say_number(seen.memory_mb, 0)
    if seen.free_mb is None:
        return Finding(_("The server holds {held} MB of memory.").format(held=held), True)
    said = _("The server holds {held} MB of memory; this computer has {free} MB left.")
    text = said.format(held=held, free=say_number(seen.free_mb, 0))
    return Finding(text, seen.free_mb >= LEAST_FREE_MB)


def goes(seen: Measured) -> bool:
    return all(finding.goes for finding in findings(seen))


def card(seen: Measured) -> str:
    """The card as it is printed."""
    marks = {True: _("ok"), False: _("NO-GO")}
    wide = max(len(mark) for mark in marks.values())
    lines = [f"{marks[f.goes]:<{wide}}  {f.said}" for f in findings(seen)]
    return "\n".join([*lines, "", *_verdict(seen)])


def _verdict(seen: Measured) -> tuple[str, ...]:
    many = seen.participants
    if goes(seen):
        first = ngettext(
            "GO: this computer carries a room of {many} person.",
            "GO: this computer carries a room of {many} people.", many,
        )  # fmt: skip
    else:
        first = _(
            "NO-GO for {many} people on this computer. Close other programs and rehearse again, "
            "rehearse with fewer, or use a faster computer."
        )
    return (
        first.format(many=say_number(many)),
        _("The network of the venue was not part of this: try it there with a second device."),
    )
