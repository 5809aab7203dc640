"""What the plain page shows a person: told by the same rules as the feed, as plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex

from sim_workshop.domain.findings import FINDINGS, Entry
from sim_workshop.domain.people import LEADING, Member
from sim_workshop.domain.pins import HAVE_PINS
from sim_workshop.domain.roles import may
from sim_workshop.domain.steps import step_key
from sim_workshop.domain.tokens import token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.live.telling import ballot_told, clock, entry_told, may_see
from sim_workshop.store import Store
from sim_workshop.use_cases.publishing import KINDS
from sim_workshop.web.plain_acts import Refused
from sim_workshop.web.plain_groups import evaluation_shown, groups_shown, in_group_said
from sim_workshop.web.plain_plan import tables
from sim_workshop.web.plain_room import Told, intercept_shown, room_shown, tab, vote_closes
from sim_workshop.words import _, language

MOST_OF_ONES_OWN = 40
"""One's own entries on the page; the newest first."""


@dataclass(frozen=True)
class View:
    """Where a person stands in the page, by its address."""

    at: str = ""
    """The intercept; empty: wherever the room is."""
    place: str = ""
    edit: str = ""
    kind: str = ""
    said: str = ""
    about: str = ""


def stamp(store: Store, map_: Map) -> str:
    """Differs whenever this page may differ: what a polling script compares."""
    cast = store.ballots_in(map_.code, map_.room.round) if map_.room.round else 0
    done = len(store.done_at(map_.code, step_key(map_.room)))
    return f"{map_.revision}.{cast}.{done}"


def values(store: Store, map_: Map, reader: Member, view: View, refused: Refused | None) -> Told:
    """Everything the template asks for."""
    at = view.at if map_.intercept(view.at) else map_.room.at
    seen = [e for e in map_.entries(hidden=True) if may_see(e, reader)]
    return {
        "code": map_.code, "workshop": map_.name, "practice": map_.workshop.practice,
        "lang": language(), "revision": map_.revision, "zone": map_.workshop.time_zone,
        "me": reader.name or reader.agency or _(reader.role.capitalize()), "reader": reader,
        "leads": reader.role in LEADING, "has_pin": reader.role in HAVE_PINS,
        "view": view, "at": at, "nonce": token_hex(16),
        "refused": refused, "typed": defaultdict(str, refused.typed if refused else {}),
        "said": said_of(map_, reader, view), "room": room_shown(store, map_, reader),
        "here": intercept_shown(map_, at),
        "intercepts": [tab(map_, i.id, at) for i in map_.intercepts],
        "place": view.place if view.place in dict(places_of(map_, at)) else "",
        "places": places_of(map_, at), "kinds": kinds_shown(), "states": states(),
        "columns": columns(map_, reader, seen, at, view.place),
        "may_add": may(reader, "add", map_), "yours": yours(map_, reader, seen),
        "ballot": ballot_told(store, map_, reader), "may_vote": may(reader, "vote", map_),
        "closes": vote_closes(map_),
        "tables": tables(map_, reader), "files": files(map_, reader),
        "groups": groups_shown(map_, reader),
        "evaluation": evaluation_shown(store, map_, reader),
    }  # fmt: skip


# Entries.


def kinds_shown() -> list[tuple[str, str]]:
    """The kinds one may write, gaps first, as the capture line has them."""
    named = {k.kind: _(k.label) for k in FINDINGS}
    order = ("gap", "resource", "opportunity", "strength", "parking")
    return [(kind, named[kind]) for kind in order]


def places_of(map_: Map, at: str) -> list[tuple[str, str]]:
    """Where at this intercept an entry may be filed."""
    if at == "cross":
        return [(at, _("Across intercepts"))]
    boxes = [(e.id, e.short_name or e.name) for e in map_.elements_of(at)]
    arrows = [(f.id, map_.place_name(f.id)) for f in map_.flows_of(at)]
    return [(at, _("Whole intercept")), *boxes, *arrows]


def columns(map_: Map, reader: Member, seen: Sequence[Entry], at: str, place: str) -> list[Told]:
    """What the room wrote here, by kind, newest first."""
    heads = {
        "resource": _("What we have"), "gap": _("What is missing"), "opportunity": _("Ideas"),
        "strength": _("Strengths"), "parking": _("Parking lot"),
    }  # fmt: skip
    here = [e for e in map_.at_intercept(at, seen) if e.standing != "removed"]
    if place and place != at:
        here = [e for e in here if place in e.places]
    told = [entry_told(map_, e, reader) for e in here]
    told.sort(key=lambda e: (e["pinned"], e["number"]), reverse=True)
    return [
        {"kind": kind, "head": head, "entries": [e for e in told if e["kind"] == kind]}
        for kind, head in heads.items()
    ]


def states() -> dict[str, str]:
    return {
        "held": _("Held, not shown yet"), "veiled": _("Hidden until revealed"),
        "waiting": _("Waiting for a facilitator"), "parked": _("In the parking lot"),
        "removed": _("Not shown"), "shown": "",
    }  # fmt: skip


def yours(map_: Map, reader: Member, seen: Sequence[Entry]) -> Told:
    """One's own entries with how they stand, and what one may still do with them."""
    own = [e for e in seen if e.author and e.author == reader.id]
    own.sort(key=lambda e: (e.standing == "held", e.written_at or datetime.min.replace(tzinfo=UTC)),
             reverse=True)  # fmt: skip
    told = [_own(map_, e, reader) for e in own[:MOST_OF_ONES_OWN]]
    return {"entries": told, "more": max(0, len(own) - MOST_OF_ONES_OWN)}


def _own(map_: Map, entry: Entry, reader: Member) -> Told:
    held = "; ".join(
        f"{h['what']}, “{h['text']}”" for h in entry_told(map_, entry, reader).get("held_for", ())
    )
    open_ = entry.standing != "removed"
    return {
        **entry_told(map_, entry, reader), "seen": held, "why": entry.standing_reason,
        "token": token_of(map_, next(iter(map_.intercepts_of(entry)), "cross")),
        "may_change": open_ and bool(may(reader, "correct", map_, entry)),
        "may_withdraw": open_ and bool(may(reader, "remove", map_, entry)),
    }  # fmt: skip


def said_of(map_: Map, reader: Member, view: View) -> str:
    """The answer to the press before this page: only of what is so, whatever the address says."""
    about = map_.get(view.about)
    is_own = isinstance(about, Entry) and bool(about.author) and about.author == reader.id
    if view.said in ("added", "changed", "cleared"):
        if not is_own or not isinstance(about, Entry):
            return ""
        if about.standing == "held":
            return _("Saved, but not shown yet. See below.")
        saved = _("Saved {time}").format(time=clock(map_, about.written_at))
        return saved if view.said == "added" else _("Saved")
    return {
        "joined": in_group_said(map_, reader), "has_left": _("You left the group."),
        "step_saved": _("The step was saved. Your group sees it."),
        "has_pen": _("You write for the group. The others see each step when you save it."),
        "pen_down": _("The pen lies on the table. Whoever takes it writes next."),
        "evaluated": _("Your answers are saved. You can change them until the close."),
        "withdrawn": _("Taken back."), "undone": _("Taken back."),
        "done": _("You are counted among those who are done."),
        "cast": _("Your ballot was taken."),
    }.get(view.said, "")  # fmt: skip


def files(map_: Map, reader: Member) -> list[tuple[str, str]]:
    """Published files this person may download."""
    if not may(reader, "download_published", map_):
        return []
    return [(kind.name, _(kind.label)) for kind in KINDS if kind.use == "published"]
