"""What merging does to votes, said before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from sim_workshop.domain.workshop import Map
from sim_workshop.words import _


def kept_and_unmoved() -> str:
    """Where it is not known yet which entries are chosen."""
    return _(
        "Every wording and author is kept. Votes are for candidates, not for entries: none moves."
    )


def merging_said(map_: Map, ids: Sequence[str]) -> str:
    """Of entries: votes are for candidates, which name the entry that is kept afterwards."""
    letters = [p.letter for p in map_.priorities if set(ids) & set(p.addresses)]
    if not letters:
        return _("No candidate takes these up. No vote is touched.")
    said = ", ".join(sorted(letters, key=lambda letter: (len(letter), letter)))
    return _(
        "Taken up by candidate {letters}, afterwards through the entry that is kept. Votes are "
        "for candidates, not for entries: none moves."
    ).format(letters=said)


def joining_said(map_: Map, ids: Sequence[str]) -> str:
    """Of candidates: before a vote there is nothing to move, after it nothing is joined."""
    if any(r.state != "draft" and set(ids) & set(r.candidates) for r in map_.rounds):
        return _(
            "The room has voted on it, or is voting: it stays as it is. Ballots are secret, so "
            "nobody could count once whoever supported both."
        )
    return _(
        "No vote on these has begun, so no votes move. From the next vote on they are one "
        "candidate. A candidate the room has voted on cannot be joined."
    )


def before_and_after(map_: Map, into: str, others: Sequence[str]) -> str:
    """What each candidate takes up now, and what the one that is kept will take up."""
    found = {p.id: p for p in map_.priorities}
    chosen = [found[i] for i in (into, *others) if i in found]
    now = ", ".join(f"{p.letter} ({len(p.addresses)})" for p in chosen)
    then = len({a for p in chosen for a in p.addresses})
    letter, title = chosen[0].letter, chosen[0].title
    return _("Before: {now} taken up. After: {letter} ({then}), “{title}”.").format(
        now=now, letter=letter, then=then, title=title
    )
