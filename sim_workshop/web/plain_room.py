"""Where the room is, for the plain page: intercept, prompt, timer, and what becomes of an entry."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sim_workshop.domain.people import LEADING, Member
from sim_workshop.domain.priorities import Round
from sim_workshop.domain.roles import may
from sim_workshop.domain.steps import step_key
from sim_workshop.domain.tokens import colour_of, token_of
from sim_workshop.domain.workshop import Map
from sim_workshop.live.telling import prompts_of
from sim_workshop.store import Store
from sim_workshop.words import _, say_time

Told = dict[str, Any]


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


def vote_closes(map_: Map) -> Told | None:
    """While a vote counts down: when it closes, for a page with a script and without."""
    round_ = map_.get(map_.room.round) if map_.room.round else None
    if not isinstance(round_, Round) or round_.state != "open" or round_.closes_at is None:
        return None
    time = round_.closes_at.astimezone(ZoneInfo(map_.workshop.time_zone)).strftime("%H:%M:%S")
    return {"words": _("The vote closes at {time}.").format(time=time),
            "ends": round_.closes_at.isoformat()}  # fmt: skip


def intercept_shown(map_: Map, at: str) -> Told:
    found = map_.intercept(at)
    title = _("Across intercepts") if at == "cross" else found.name if found else at
    return {"id": at, "token": token_of(map_, at), "colour": colour_of(map_, at), "title": title}


def tab(map_: Map, intercept: str, at: str) -> Told:
    return {**intercept_shown(map_, intercept), "current": intercept == at}
