"""The groups and their plan tables, which grow while people look and write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sim_workshop.domain.group_work import PLANNING
from sim_workshop.domain.roles import OF_ANOTHER_GROUP, WITHOUT_THE_PEN
from sim_workshop.domain.workshop import Map
from sim_workshop.views.live.assembling import assemble, told, unheard
from sim_workshop.words import _, forms

_groups = assemble("groups")


@dataclass(frozen=True)
class Asked:
    """A step of a group's table that somebody wants to write: a new one has no id."""

    group: str
    step: str


def show_groups(map_: Map, *, joins: bool, writes_all: bool, key: str = "groups") -> Asked | None:
    """Sign up, take the pen, read every table. `writes_all`: a facilitator or planner writes in
    each of them; everybody else in their own, with its pen."""
    answer = _groups(
        key=key,
        data=told(map_.code, words(), joins=joins, writes_all=writes_all,
                  planning=sorted(PLANNING)),
        on_asked_change=unheard,
    )  # fmt: skip
    asked: Any = answer.asked
    return Asked(str(asked["group"]), str(asked["step"])) if asked else None


def words() -> dict[str, Any]:
    return {
        "groups": _("Groups"),
        "steps": forms("{n} step", "{n} steps"),
        "complete": forms("{n} with a lead and a date", "{n} with a lead and a date"),
        "ready": _("Ready to report back"),
        "not_ready": _("Go on writing"),
        "say_ready": _("We are ready to report back"),
        "reporting": _("On the wall now"),
        "join": _("Join this group"),
        "change": _("Change to this group"),
        "leave": _("Leave the group"),
        "yours": _("Your group"),
        "full": _("Full"),
        "read": _("Read its table"),
        "reading": _("Its table is shown"),
        "joined": _("You are in the group “{title}”."),
        "has_left": _("You left the group."),
        "you_write": _("You write for the group. The others see each step when you save it."),
        "writes": _("{who} writes."),
        "nobody_writes": _("Nobody has the pen yet."),
        "take": _("Take the pen"),
        "take_over": _("Take the pen over"),
        "put_down": _("Hand the pen over"),
        "put_down_why": _("The pen lies on the table. Whoever takes it writes next."),
        "add": _("Add a step"),
        "edit": _("Edit"),
        "edit_step": _("Edit: {text}"),
        "number": _("Number"),
        "step": _("Step"),
        "who": _("Who leads"),
        "when": _("When"),
        "status": _("Status"),
        "no_date": _("No date"),
        "no_step": _("No step yet."),
        "ask": _("Ask: who does what first, and by when?"),
        "written": _("written as “{text}”"),
        "beside": _("with {others}"),
        "new": _("new"),
        "choose": _("Choose the group you want to work in."),
        "of_another": _(OF_ANOTHER_GROUP),
        "without_pen": _(WITHOUT_THE_PEN),
        "not_now_planning": _("The tables are for reading while the room is elsewhere."),
        "waiting": _("Waiting for the room …"),
        "next_step": _("The next step"),
        "change_step": _("Change the step: {text}"),
        "leave_step": _("Leave it as it is"),
        "save_step": _("Save the step"),
        "names_nobody": _("It names nobody, save it"),
        "take_back": _("Take back"),
        "waits": _("Waiting to send"),
        "waiting_acts": {
            "join_group": _("your sign-up"),
            "leave_group": _("that you leave"),
            "say_ready": _("how far your group is"),
        },
        "lost": _("It is not known whether this arrived. Press again: it counts once."),
    }
