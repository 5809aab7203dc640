"""When entries come on the screens, which of them stand first, and which page the wall shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.evidence_cards import MOST_CARDS, cards_to_show
from sim_workshop.domain.findings import Entry
from sim_workshop.domain.record import VISIBLE
from sim_workshop.domain.roles import may
from sim_workshop.domain.showing import standing_once_approved
from sim_workshop.domain.timing import at_stage
from sim_workshop.domain.workshop import ROOM_ID, Room
from sim_workshop.use_cases.acting import Acting, screened, still_here
from sim_workshop.use_cases.publishing import WALL, remember

MOST_PINNED = 6
"""More would leave the wall no room for what is new."""
TURN_SECONDS = 8
TURNS = 5_040
"""The wall's turns are counted by the clock, so that walls side by side turn together, and begin
anew after so many: every number of pages up to ten divides it (web/wall.js)."""
WAITING = frozenset({"waiting"})


def hide_new_entries(acting: Acting) -> Room:
    """From here on what people write stays with them until it is revealed."""
    with acting.act("entries.veiled", "move_room") as work:
        return work.put(work.need(ROOM_ID, Room).but(veiling=True))


def reveal_entries(acting: Acting) -> int:
    """Shows everything that was hidden, in one act, and hides no more; how many these were."""
    with acting.act("entries.revealed", "move_room") as work:
        hidden = [e for e in work.map.entries(hidden=True) if e.standing == "veiled"]
        for entry in hidden:
            work.put(entry.but(standing="shown"))
        work.put(work.need(ROOM_ID, Room).but(veiling=False))
        work.details["shown"] = len(hidden)
        return len(hidden)


def approve_first(acting: Acting, *, on: bool) -> Room:
    """Whether new entries wait until a facilitator has looked at them. What waits when this ends
    goes on waiting: nothing comes on the screens unseen."""
    with acting.act("entries.approved_first" if on else "entries.shown_at_once",
                    "move_room") as work:  # fmt: skip
        return work.put(work.need(ROOM_ID, Room).but(approving=on))


def approve_entry(acting: Acting, *, id: str) -> Entry:
    """A facilitator looked at it: the room sees it now, or with the others at the reveal."""
    with acting.act("entry.approved", "arrange") as work:
        entry = still_here(work, id, Entry, WAITING)  # type: ignore[arg-type]
        return work.put(entry.but(standing=standing_once_approved(work.map.room)))


def decline_entry(acting: Acting, *, id: str, reason: str, names_nobody: bool = False) -> Entry:
    """It is not shown; its author reads why, and a facilitator can restore it."""
    if not reason.strip():
        raise NotAllowed("Say why: its author reads it. Nothing was changed.")
    screened(reason, names_nobody=names_nobody)
    with acting.act("entry.declined", "arrange") as work:
        entry = still_here(work, id, Entry, WAITING)  # type: ignore[arg-type]
        return work.put(entry.but(standing="removed", standing_reason=reason))


def pin_entry(acting: Acting, *, id: str, pinned: bool = True) -> Room:
    """Keeps it at the head of the wall and of its column."""
    with acting.act("entry.pinned" if pinned else "entry.unpinned", "arrange") as work:
        room = work.need(ROOM_ID, Room)
        others = tuple(p for p in room.pinned if p != id and _is_shown(work.get(p)))
        if not pinned:
            return work.put(room.but(pinned=others))
        entry = still_here(work, id, Entry, VISIBLE)
        if len(others) >= MOST_PINNED:
            raise NotAllowed(f"At most {MOST_PINNED} entries are pinned. Unpin another first.")
        return work.put(room.but(pinned=(entry.id, *others)))


def _is_shown(record: object) -> bool:
    return isinstance(record, Entry) and record.is_visible


def show_cards(acting: Acting, *, ids: Sequence[str]) -> Room:
    """Puts the cards of these numbers on the wall and brings the room to its local data. What
    stands on them is written down first: it leaves (rules.md, "What may leave")."""
    chosen = tuple(dict.fromkeys(ids))
    if len(chosen) > MOST_CARDS:
        raise NotAllowed(f"At most {MOST_CARDS} numbers are on the wall. Nothing was changed.")
    if may(acting.member, "move_room", acting.map):
        shown = {p.id for card in cards_to_show(acting.map, chosen) for p in card.shows}
        remember(acting.store, acting.code, WALL, shown)
    with acting.act("room.cards_shown" if chosen else "room.cards_taken_off",
                    "move_room") as work:  # fmt: skip
        if any(not isinstance(work.get(i), DataPoint) for i in chosen):
            raise NotFound("One of these numbers is no longer here. Nothing was changed.")
        room = work.need(ROOM_ID, Room)
        first = 0 if room.wall_paused else turn_at(work.at)
        room = room.but(cards=chosen, wall_page=0, cards_from=first)
        return work.put(at_stage(room, "evidence") if chosen else room)


def turn_at(at: datetime) -> int:
    """Which turn of its pages a wall shows that nobody holds."""
    return int(at.timestamp()) // TURN_SECONDS % TURNS


def turn_wall(acting: Acting, *, by: int) -> Room:
    """The page after the one that is shown, or the one before; it stays there until it is turned
    again or let go."""
    with acting.act("room.wall_turned", "move_room") as work:
        room = work.need(ROOM_ID, Room)
        shown = room.wall_page if room.wall_paused else turn_at(work.at)
        return work.put(room.but(wall_page=(shown + by) % TURNS, wall_paused=True))


def pause_wall(acting: Acting, *, paused: bool) -> Room:
    """Whether the wall stays at the page it shows, or turns by itself."""
    with acting.act("room.wall_paused" if paused else "room.wall_resumed", "move_room") as work:
        room = work.need(ROOM_ID, Room)
        shown = room.wall_page if room.wall_paused else turn_at(work.at)
        return work.put(room.but(wall_page=shown, wall_paused=paused))
