"""The second day on the plain page: which group one works in, and the questions at the end."""

from __future__ import annotations

from typing import Any

from sim_workshop.domain.evaluation import SCALE
from sim_workshop.domain.group_work import PLANNING, group_of, title_of
from sim_workshop.domain.people import LEADING, Member
from sim_workshop.domain.roles import may
from sim_workshop.domain.workshop import Map
from sim_workshop.live.group_telling import groups_told, own_group
from sim_workshop.store import Store
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.evaluating import own_answers
from sim_workshop.words import _

Told = dict[str, Any]


def groups_shown(map_: Map, reader: Member) -> Told | None:
    """Where one signs up, while the plan is written; who is in which group nobody hears."""
    if not map_.breakouts or reader.role == "observer":
        return None
    if reader.role not in LEADING and map_.room.stage not in PLANNING:
        return None
    own = own_group(map_, reader)
    return {
        "all": [_group(told, own) for told in groups_told(map_)["groups"]],
        "mine": own["mine"], "may": may(reader, "join_group", map_), "pen": own["pen"],
        "plans": map_.room.stage in PLANNING, "scribe": _scribe(map_, reader),
    }  # fmt: skip


def _scribe(map_: Map, reader: Member) -> bool:
    """Whether somebody has the pen of the reader's group."""
    group = group_of(map_, reader.id)
    return bool(group and group.scribe)


def _group(told: Told, own: Told) -> Told:
    is_own = told["id"] == own["mine"]
    writes = _("{who} writes.").format(who=told["scribe"]) if told["scribe"] else ""
    said = (told["place"], told["people"], _("Ready to report back") if told["finished"] else "",
            _("Your group") if is_own else "", writes if is_own else "")  # fmt: skip
    is_full = bool(told["seats"]) and told["count"] >= told["seats"]
    return {"id": told["id"], "number": told["number"], "title": told["title"],
            "said": [s for s in said if s], "own": is_own, "full": is_full}  # fmt: skip


def in_group_said(map_: Map, reader: Member) -> str:
    """The answer to a sign-up: only what is so."""
    group = group_of(map_, reader.id)
    return _("You are in the group “{title}”.").format(title=title_of(map_, group)) if group else ""


def evaluation_shown(store: Store, map_: Map, reader: Member) -> Told | None:
    """The questions with this person's own answers; after the close one sentence."""
    state = map_.room.evaluating
    if not state or not may(reader, "evaluate", map_):
        return None
    if state == "closed":
        return {"open": False} if map_.room.stage == "evaluation" else None
    own = own_answers(Acting(store, map_.code, reader))
    asked = [
        {"id": q.id, "ask": q.ask, "kind": q.kind, "low": q.low, "high": q.high,
         "answer": str(own.get(q.id, ""))}
        for q in map_.pack.evaluation
    ]  # fmt: skip
    return {"open": True, "questions": asked, "scale": [str(n) for n in SCALE], "sent": bool(own)}
