"""The second day in groups: formed at the priorities, joined, one pen each, ready, on the wall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sim_workshop.domain.breakouts import MOST_BREAKOUTS, Breakout
from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.group_work import group_at, group_of
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.roles import may
from sim_workshop.domain.timing import at_stage
from sim_workshop.domain.workshop import ROOM_ID, Room
from sim_workshop.store import Work
from sim_workshop.use_cases import planning
from sim_workshop.use_cases.acting import Acting, screened

MOST_SEATS = 500


def form_groups(acting: Acting, *, priorities: Sequence[str] = ()) -> list[Breakout]:
    """One group at each of these priorities, or at every one in the plan. Groups that are there
    already stay as they are."""
    with acting.act("groups.formed", "run_groups") as work:
        wanted = list(dict.fromkeys(priorities)) or [p.id for p in work.map.chosen]
        new = [work.need(p, Priority).id for p in wanted if group_at(work.map, p) is None]
        if not new:
            raise NotAllowed("There is a group at each of these already, or no priority is in "
                             "the plan yet. Nothing was changed.")  # fmt: skip
        if len(work.map.breakouts) + len(new) > MOST_BREAKOUTS:
            raise NotAllowed(f"At most {MOST_BREAKOUTS} groups work at once. Nothing was changed.")
        return [work.put(Breakout(id=work.new_id("b"), priority=p)) for p in new]


def place_group(acting: Acting, *, group: str, place: str, seats: int = 0) -> Breakout:
    """Where it sits, and how many it takes; 0: as many as come."""
    screened(place)
    if not 0 <= seats <= MOST_SEATS:
        raise NotAllowed(f"A group has from 0 to {MOST_SEATS} seats. Nothing was changed.")
    with acting.act("group.placed", "run_groups") as work:
        return work.put(_there(work, group).but(place=place, seats=seats))


def dissolve_group(acting: Acting, *, group: str) -> Breakout:
    """Takes a group away; what it wrote stays in the plan."""
    with acting.act("group.dissolved", "run_groups") as work:
        room = work.need(ROOM_ID, Room)
        if room.group == group:
            work.put(room.but(group=""))
        return work.put(_there(work, group).but(removed=True))


def join_group(acting: Acting, *, group: str) -> Breakout:
    """Signs up; who was in another group changes over, and puts its pen down there."""
    with acting.act("group.joined", "join_group") as work:
        wanted = _there(work, group)
        if acting.member.id in wanted.members:
            return wanted
        if wanted.is_full:
            raise NotAllowed(f"This group is full: it has {wanted.seats} seats. Choose another.")
        if before := group_of(work.map, acting.member.id):
            work.put(_without(before, acting.member.id))
        return work.put(wanted.but(members=(*wanted.members, acting.member.id)))


def leave_group(acting: Acting) -> Breakout:
    with acting.act("group.left", "join_group") as work:
        return work.put(_without(_own(work), acting.member.id))


def take_pen(acting: Acting, *, group: str, free: bool = False) -> Breakout:
    """From here on this person writes for the group. `free`: nobody had the pen on their screen;
    of two who then press at once the second is told. Otherwise it is taken over, for instance
    from somebody whose laptop sleeps."""
    with acting.act("pen.taken", "join_group") as work:
        there = _there(work, group)
        if acting.member.id not in there.members:
            raise NotAllowed("Join this group first: its pen goes from hand to hand inside it.")
        if free and there.scribe not in ("", acting.member.id):
            raise NotAllowed("Somebody else of your group took the pen a moment before.")
        return work.put(there.but(scribe=acting.member.id))


def hand_over_pen(acting: Acting, *, group: str, to: str = "") -> Breakout:
    """To another of the group, or put down for whoever takes it. Facilitators may do it for a
    group whose scribe has gone."""
    with acting.act("pen.handed_over", "join_group") as work:
        there = _there(work, group)
        if there.scribe != acting.member.id and not may(acting.member, "run_groups", work.map):
            raise NotAllowed("Only who has the pen hands it over. You can take it.")
        if to and to not in there.members:
            raise NotAllowed("The pen goes to somebody of the same group.")
        return work.put(there.but(scribe=to))


def say_ready(acting: Acting, *, group: str, ready: bool = True) -> Breakout:
    """The group can report back; taken back, it goes on writing."""
    verb = "group.ready" if ready else "group.not_ready"
    with acting.act(verb, "edit_plan", group) as work:
        return work.put(_there(work, group).but(finished=ready))


def write_step(
    acting: Acting, *, group: str, text: str, who: str = "", when: str = "",
    names_nobody: bool = False,
) -> ActionStep:  # fmt: skip
    """The next row of the group's table: a step of its priority."""
    there = acting.map.get(group)
    if not isinstance(there, Breakout) or there.removed:
        raise NotFound("This group was dissolved. What it wrote is in the plan.")
    return planning.place_step(
        acting, priority=there.priority, text=text, who=who, when=when, names_nobody=names_nobody
    )


def rewrite_step(
    acting: Acting, *, group: str, step: str, seen: Mapping[str, str], words: Mapping[str, str],
    names_nobody: bool = False,
) -> ActionStep:  # fmt: skip
    """The words of a row as the scribe saw them (text, who, when), changed; where it reads
    otherwise by now, it stays so. What was left as it was seen is not written again."""
    there = acting.map.get(group)
    if not isinstance(there, Breakout) or there.removed:
        raise NotFound("This group was dissolved. What it wrote is in the plan.")
    known = acting.map.get(step)
    if not isinstance(known, ActionStep) or known.removed or known.priority != there.priority:
        raise NotFound("This step is no longer in the group's table.")
    changes: dict[str, Any] = {name: words[name] for name in words if words[name] != seen[name]}
    return planning.correct_step(
        acting, id=step, seen=known if _reads(known, seen) else known.but(**seen),
        names_nobody=names_nobody, **changes,
    )  # fmt: skip


def _reads(step: ActionStep, seen: Mapping[str, str]) -> bool:
    """Whether its row shows these words: its one lead and its day, where it has them."""
    return (
        seen["text"] == step.text
        and seen["who"] == (step.lead or step.who)
        and seen["when"] in (step.when, str(step.due or ""))
    )


def show_group(acting: Acting, *, group: str) -> Room:
    """Its table on the wall, and the room at the report-back."""
    with acting.act("room.group_shown", "run_groups") as work:
        room = work.need(ROOM_ID, Room)
        wall = {"group": _there(work, group).id, "wall_page": 0, "wall_paused": False}
        return work.put(at_stage(room.but(**wall), "report_back"))


def _there(work: Work, group: str) -> Breakout:
    found = work.need(group, Breakout)
    if found.removed:
        raise NotFound("This group was dissolved. What it wrote is in the plan.")
    return found


def _own(work: Work) -> Breakout:
    found = group_of(work.map, work.member.id)
    if found is None:
        raise NotFound("You are in no group.")
    return found


def _without(group: Breakout, member: str) -> Breakout:
    """Who goes puts the pen down."""
    left = tuple(m for m in group.members if m != member)
    return group.but(members=left, scribe="" if group.scribe == member else group.scribe)
