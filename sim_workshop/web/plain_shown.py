"""What the plain page shows a person: told by the same rules as the feed, as plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any
from zoneinfo import ZoneInfo

from sim_workshop.domain.findings import FINDINGS, Entry
from sim_workshop.domain.people import LEADING, Member
from sim_workshop.domain.roles import may
from sim_workshop.domain.steps import step_key
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.live.telling import ballot_told, clock, entry_told, may_see, prompts_of
from sim_workshop.store import Store
from sim_workshop.use_cases.publishing import KINDS
from sim_workshop.web.plain_acts import Refused
from sim_workshop.web.plain_plan import tables
from sim_workshop.words import _, language, say_time

MOST_OF_ONES_OWN = 40
"""One's own entries on the page; the newest first."""
Told = dict[str, Any]


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
        "leads": reader.role in LEADING, "view": view, "at": at, "nonce": token_hex(16),
        "refused": refused, "typed": defaultdict(str, refused.typed if refused else {}),
        "said": said_of(map_, reader, view), "room": room_shown(store, map_, reader),
        "here": intercept_shown(map_, at),
        "intercepts": [_tab(map_, i.id, at) for i in map_.intercepts],
        "place": view.place if view.place in dict(places_of(map_, at)) else "",
        "places": places_of(map_, at), "kinds": kinds_shown(), "states": states(),
        "columns": columns(map_, reader, seen, at, view.place),
        "may_add": may(reader, "add", map_), "yours": yours(map_, reader, seen),
        "ballot": ballot_told(store, map_, reader), "may_vote": may(reader, "vote", map_),
        "tables": tables(map_, reader), "files": files(map_, reader),
        "followed": {"code": map_.code, "at": at},
    }  # fmt: skip


# The room.


def room_shown(store: Store, map_: Map, reader: Member) -> Told:
    room = map_.room
    asked = [p.ask for p in prompts_of(map_, room.at)]
    here = min(room.prompt, len(asked) - 1)
    at_prompt = room.stage == "intercept" and bool(asked)
    return {
        "at": room.at, "stage": room.stage, "sentence": _stage_said(room.stage),
        "prompts": (asked if room.all_prompts else asked[here : here + 1]) if at_prompt else [],
        "of": "" if room.all_prompts or not at_prompt else _("Prompt {n} of {all}").format(
            n=here + 1, all=len(asked)),
        "timer": _timer_said(map_), **intercept_shown(map_, room.at),
        "step": step_key(room), "asks_done": _asks_done(map_, reader),
        "done": reader.id in store.done_at(map_.code, step_key(room)),
        "mode": _mode_said(map_),
    }  # fmt: skip


def _asks_done(map_: Map, reader: Member) -> bool:
    return (
        reader.role not in LEADING
        and map_.room.stage == "intercept"
        and bool(may(reader, "add", map_))
    )


def _stage_said(stage: str) -> str:
    return {
        "who": _("The room is arriving."), "evidence": _("The room looks at the numbers."),
        "map": _("The room looks at the map."), "break": _("The room is on a break."),
        "ballot": _("The room is voting."), "plan": _("The room works on the plan."),
        "result": _("The room looks at the result of the vote."),
        "groups": _("Groups write the plan."), "report_back": _("Groups report back."),
        "evaluation": _("The room looks back at the day."),
    }.get(stage, "")  # fmt: skip


def _mode_said(map_: Map) -> str:
    """What becomes of a new entry, where that is not simply shown."""
    if map_.room.approving and map_.room.veiling:
        return _("A facilitator looks at it; then it is hidden until the reveal.")
    if map_.room.approving:
        return _("Shown after a facilitator looked at it.")
    return (
        _("Hidden from the others until the facilitator reveals it.") if map_.room.veiling else ""
    )


def _timer_said(map_: Map) -> Told | None:
    """For a page without a script: until when, and what is left as the page is sent."""
    room = map_.room
    if room.timer_left:
        left = _("{n} min left").format(n=max(1, round(room.timer_left / 60)))
        return {"words": f"{left}, {_('paused')}", "ends": ""}
    if room.timer_ends is None:
        return None
    seconds = (room.timer_ends - datetime.now(UTC)).total_seconds()
    if seconds <= 0:
        return {"words": _("time is over"), "ends": ""}
    until = say_time(room.timer_ends.astimezone(ZoneInfo(map_.workshop.time_zone)))
    left = _("{n} min left").format(n=max(1, round(seconds / 60)))
    return {"words": _("{left}, until {time}").format(left=left, time=until),
            "ends": room.timer_ends.isoformat()}  # fmt: skip


def intercept_shown(map_: Map, at: str) -> Told:
    found = map_.intercept(at)
    title = _("Across intercepts") if at == "cross" else found.name if found else at
    return {"id": at, "token": token_of(map_, at), "colour": colour_of(map_, at), "title": title}


def _tab(map_: Map, intercept: str, at: str) -> Told:
    return {**intercept_shown(map_, intercept), "current": intercept == at}


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
        "withdrawn": _("Taken back."), "undone": _("Taken back."),
        "done": _("You are counted among those who are done."),
        "cast": _("Your ballot was taken."),
    }.get(view.said, "")  # fmt: skip


def files(map_: Map, reader: Member) -> list[tuple[str, str]]:
    """Published files this person may download."""
    if not may(reader, "download_published", map_):
        return []
    return [(kind.name, _(kind.label)) for kind in KINDS if kind.use == "published"]
