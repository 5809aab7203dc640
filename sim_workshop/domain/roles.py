"""Who may do what: one ruling for the button and the rule, yes, or no with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sim_workshop.domain.group_work import PLANNING, group_at, group_of, priority_of
from sim_workshop.domain.moved import moved_away
from sim_workshop.domain.people import Member, Role, Stakeholder
from sim_workshop.domain.priorities import Round
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.working import Workgroup

Act = Literal[
    "open_workshop", "delete_workshop", "hand_over", "settings", "roster", "redact", "move_room",
    "run_ballot", "evaluate", "add", "correct", "remove", "undo", "arrange", "release", "vote",
    "edit_plan", "join_group", "run_groups", "read_working", "read_log", "read_pins", "read_room",
    "download_published", "lower_threshold", "keep_year", "report_back", "raise_matter",
    "rate",
]  # fmt: skip
ACTS: tuple[Act, ...] = get_args(Act)


@dataclass(frozen=True)
class Ruling:
    """Yes, or no with the sentence a person reads."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Ruling(True)

ALLOWED: dict[Act, frozenset[Role]] = {
    "open_workshop": frozenset({"host"}),
    "delete_workshop": frozenset({"host"}),
    "hand_over": frozenset({"host", "facilitator"}),
    "settings": frozenset({"host", "facilitator", "co-facilitator"}),
    "roster": frozenset({"host", "facilitator", "co-facilitator"}),
    "redact": frozenset({"host", "facilitator"}),
    "lower_threshold": frozenset({"host"}),
    "move_room": frozenset({"facilitator", "co-facilitator"}),
    "run_ballot": frozenset({"facilitator", "co-facilitator"}),
    "add": frozenset({"facilitator", "co-facilitator", "planner", "stakeholder"}),
    "correct": frozenset({"facilitator", "co-facilitator", "planner", "stakeholder"}),
    "remove": frozenset({"facilitator", "co-facilitator", "planner", "stakeholder"}),
    "undo": frozenset({"facilitator", "co-facilitator", "planner", "stakeholder"}),
    "arrange": frozenset({"facilitator", "co-facilitator"}),
    "release": frozenset({"facilitator", "co-facilitator"}),
    "vote": frozenset({"facilitator", "co-facilitator", "planner", "stakeholder"}),
    "evaluate": frozenset({"planner", "stakeholder"}),
    "edit_plan": frozenset({"facilitator", "co-facilitator", "planner", "stakeholder"}),
    "join_group": frozenset({"facilitator", "co-facilitator", "planner", "stakeholder"}),
    "run_groups": frozenset({"facilitator", "co-facilitator"}),
    "keep_year": frozenset({"facilitator", "co-facilitator", "planner"}),
    "report_back": frozenset({"facilitator", "co-facilitator", "planner", "stakeholder"}),
    "raise_matter": frozenset({"facilitator", "co-facilitator", "planner", "stakeholder"}),
    "rate": frozenset({"facilitator", "co-facilitator", "planner", "stakeholder"}),
    "read_working": frozenset({"host", "facilitator", "co-facilitator"}),
    "read_log": frozenset({"host", "facilitator", "co-facilitator", "planner"}),
    "read_pins": frozenset({"facilitator"}),
    "read_room": frozenset(
        {"host", "facilitator", "co-facilitator", "planner", "stakeholder", "observer", "wall"}
    ),
    "download_published": frozenset(
        {"host", "facilitator", "co-facilitator", "planner", "stakeholder"}
    ),
}
READING: frozenset[Act] = frozenset({
    "read_working", "read_log", "read_pins", "read_room", "download_published", "delete_workshop",
})  # fmt: skip
"""What can still be done with a workshop that was handed over."""
OWN_ONLY: frozenset[Role] = frozenset({"planner", "stakeholder"})

REASONS: dict[Act, str] = {
    "open_workshop": "Only a host of this server opens workshops.",
    "delete_workshop": "Only a host of this server deletes a workshop.",
    "hand_over": "Only a host or the facilitator hands a workshop over.",
    "settings": "Only hosts and facilitators change the settings.",
    "roster": "Only hosts and facilitators change the list of participants.",
    "redact": "Only a host or the facilitator wipes a text for good.",
    "lower_threshold": "Only a host of this server lowers the smallest count that is shown.",
    "move_room": "Only facilitators move the room.",
    "run_ballot": "Only facilitators open, close and reveal a vote.",
    "add": "This screen is for reading. Ask a facilitator for a link to take part.",
    "correct": "This screen is for reading.",
    "remove": "This screen is for reading.",
    "undo": "This screen is for reading.",
    "arrange": "Only facilitators merge, move, hide and restore entries.",
    "release": "Only facilitators release a story.",
    "vote": "You are not on the list of those who vote.",
    "evaluate": "The questions at the end are for those who took part.",
    "edit_plan": "Only participants, planners and facilitators write the plan.",
    "join_group": "This screen is for reading. Ask a facilitator for a link to take part.",
    "run_groups": "Only facilitators form the groups and choose whose table is on the wall.",
    "keep_year": "Only planners and facilitators keep the record of the year after.",
    "report_back": "Report-backs come from a workgroup's own people, planners and facilitators.",
    "raise_matter": "This screen is for reading. Ask a facilitator for a link to take part.",
    "rate": "This screen is for reading. Ask a facilitator for a link to take part.",
    "read_working": "Working files are for facilitators and hosts.",
    "read_log": "The log is for planners, facilitators and hosts.",
    "read_pins": "Only the facilitator reads PINs and gives new ones.",
    "read_room": "Join the workshop first.",
    "download_published": "Ask a facilitator for a download link.",
}


def may(
    member: Member | None, act: Act, map_: Map | None = None, about: Record | None = None
) -> Ruling:
    """May this person do this, to this record, as the workshop stands now?"""
    if member is None or member.withdrawn:
        return Ruling(False, "Please join the workshop first.")
    if map_ is not None and member.workshop not in ("", map_.code):
        return Ruling(False, "You have joined another workshop.")
    if map_ is not None and act not in READING and (moved := moved_away(map_)):
        return Ruling(False, moved)
    if member.role not in ALLOWED[act]:
        return Ruling(False, REASONS[act])
    return _as_it_stands(member, act, map_, about)


def _as_it_stands(member: Member, act: Act, map_: Map | None, about: Record | None) -> Ruling:
    if act in ("correct", "remove") and about is not None and member.role in OWN_ONLY:
        return _of_their_own(member, map_, about)
    if act == "vote":
        return YES if member.votes else Ruling(False, REASONS["vote"])
    if act == "add" and member.role == "stakeholder" and map_ and map_.room.stage == "break":
        return Ruling(False, "The room is on a break. Writing opens again after it.")
    if act == "edit_plan" and member.role == "stakeholder" and map_:
        return _in_their_group(member, map_, about)
    if act == "report_back" and member.role == "stakeholder" and map_:
        return _of_their_workgroup(member, map_, about)
    if act == "download_published" and member.role == "stakeholder":
        allowed = map_ is not None and map_.workshop.stakeholders_may_download
        return YES if allowed else Ruling(False, REASONS[act])
    return YES


def _in_their_group(member: Member, map_: Map, about: Record | None) -> Ruling:
    """Once there are groups each writes its own table, by the hand of whoever has its pen."""
    if map_.room.stage not in PLANNING:
        return Ruling(False, "Participants write the plan while the room is at it.")
    if not map_.breakouts:
        return YES
    own, priority = group_of(map_, member.id), priority_of(about)
    if own is None:
        return Ruling(False, "Join a group first: each group writes the plan of its priority.")
    if priority and priority != own.priority:
        other = group_at(map_, priority)
        return Ruling(False, OF_ANOTHER_GROUP if other else OF_NO_GROUP)
    return YES if own.scribe == member.id else Ruling(False, WITHOUT_THE_PEN)


def _of_their_workgroup(member: Member, map_: Map, about: Record | None) -> Ruling:
    """Whoever is on a workgroup's list of members speaks for it."""
    if not isinstance(about, Workgroup):
        return YES
    found = (map_.get(seat) for seat in about.members)
    seats = [s for s in found if isinstance(s, Stakeholder)]
    own = bool(member.id) and any(s.member == member.id for s in seats)
    return YES if own else Ruling(False, OF_ANOTHER_WORKGROUP)


OF_ANOTHER_WORKGROUP = "You are not on this workgroup's list. Its own people report back."
OF_ANOTHER_GROUP = "Another group writes this table. You can read it here as it grows."
OF_NO_GROUP = "No group works on this priority. A facilitator or planner writes its table."
WITHOUT_THE_PEN = "One person of the group writes for all. Take the pen to write yourself."


def _of_their_own(member: Member, map_: Map | None, about: Record) -> Ruling:
    """Own entries, until somebody merged them or a vote counts on them."""
    if not member.id or getattr(about, "author", "") != member.id:
        return Ruling(False, "Somebody else wrote this. Ask a facilitator to change it.")
    if getattr(about, "wordings", ()):
        return Ruling(False, "This was merged with others. Ask a facilitator to change it.")
    if map_ is not None and _is_voted_on(map_, about):
        return Ruling(False, "The room votes on this. Ask a facilitator to change it.")
    return YES


def _is_voted_on(map_: Map, about: Record) -> bool:
    on_ballots = {c for r in map_.all(Round) if r.state != "draft" for c in r.candidates}
    return any(p.id in on_ballots and about.id in p.addresses for p in map_.priorities)
