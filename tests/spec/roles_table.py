"""Who may do what, as a table: the rules people read, and the acts of the program behind them."""

from __future__ import annotations

from dataclasses import dataclass

from sim_workshop.domain.people import ROLES, Role
from sim_workshop.domain.roles import Act


@dataclass(frozen=True)
class Rule:
    """One line of the table: what people do, as they would say it, and who may."""

    said: str
    acts: tuple[Act, ...]
    cells: dict[Role, str]
    """ "yes", or yes with its limit; roles that are not named may not."""

    def allows(self, role: Role) -> bool:
        return role in self.cells


def _rule(said: str, acts: tuple[Act, ...], **cells: str) -> Rule:
    named: dict[str, Role] = {role.replace("-", "_"): role for role in ROLES}
    return Rule(said, acts, {named[role]: cell for role, cell in cells.items()})


RULES: tuple[Rule, ...] = (
    _rule("open or delete a workshop", ("open_workshop", "delete_workshop"), host="yes"),
    _rule("hand over a workshop", ("hand_over",), host="yes", facilitator="yes"),
    _rule(
        "change settings, the list of participants, invite",
        ("settings", "roster"),
        host="yes",
        facilitator="yes",
        co_facilitator="yes",
    ),
    _rule("wipe a text for good (redact)", ("redact",), host="yes", facilitator="yes"),
    _rule("lower the smallest count that is printed", ("lower_threshold",), host="yes"),
    _rule(
        "move the room, run the timer, open, close and reveal a vote",
        ("move_room", "run_ballot"),
        facilitator="yes",
        co_facilitator="yes",
    ),
    _rule(
        "add an entry, a number or a story",
        ("add",),
        facilitator="yes",
        co_facilitator="yes",
        planner="yes",
        stakeholder="while the step is open",
    ),
    _rule(
        "correct or remove an entry",
        ("correct", "remove"),
        facilitator="any",
        co_facilitator="any",
        planner="own",
        stakeholder="own, until merged or voted on",
    ),
    _rule(
        "undo one's own last act",
        ("undo",),
        facilitator="yes",
        co_facilitator="yes",
        planner="yes",
        stakeholder="yes",
    ),
    _rule(
        "merge, move, hide and restore entries, release a story",
        ("arrange", "release"),
        facilitator="yes",
        co_facilitator="yes",
    ),
    _rule(
        "vote",
        ("vote",),
        facilitator="if made eligible",
        co_facilitator="if made eligible",
        planner="if made eligible",
        stakeholder="once per round",
    ),
    _rule(
        "answer the questions at the end",
        ("evaluate",),
        planner="yes",
        stakeholder="yes, changed until the close",
    ),
    _rule(
        "edit the plan",
        ("edit_plan",),
        facilitator="yes",
        co_facilitator="yes",
        planner="yes",
        stakeholder="while the room plans; with groups, the table of their own, with its pen",
    ),
    _rule(
        "keep the year after: agencies, agreements, workgroups, meetings, grants, outcomes",
        ("keep_year",),
        facilitator="yes",
        co_facilitator="yes",
        planner="yes",
    ),
    _rule(
        "report back for a workgroup",
        ("report_back",),
        facilitator="yes",
        co_facilitator="yes",
        planner="yes",
        stakeholder="own workgroup's",
    ),
    _rule(
        "raise a small matter for the next meeting",
        ("raise_matter",),
        facilitator="yes",
        co_facilitator="yes",
        planner="yes",
        stakeholder="yes",
    ),
    _rule(
        "join a group, change, leave, take its pen",
        ("join_group",),
        facilitator="yes",
        co_facilitator="yes",
        planner="yes",
        stakeholder="yes",
    ),
    _rule(
        "form groups, say where they sit, choose whose table the wall shows",
        ("run_groups",),
        facilitator="yes",
        co_facilitator="yes",
    ),
    _rule(
        "rate the report card and the data checklist",
        ("rate",),
        facilitator="for any agency",
        co_facilitator="for any agency",
        planner="for any agency",
        stakeholder="for their own",
    ),
    _rule(
        "read working files, e-mail addresses, held texts, the log with names",
        ("read_working",),
        host="yes",
        facilitator="yes",
        co_facilitator="yes",
    ),
    _rule(
        "download the log, names as they were shown when it was done",
        ("read_log",),
        host="yes",
        facilitator="yes",
        co_facilitator="yes",
        planner="yes",
    ),
    _rule("read PINs", ("read_pins",), facilitator="yes"),
    _rule(
        "read the room: entries, map, results after the reveal",
        ("read_room",),
        host="yes",
        facilitator="yes",
        co_facilitator="yes",
        planner="yes",
        stakeholder="yes",
        observer="yes",
        wall="yes",
    ),
    _rule(
        "download published files",
        ("download_published",),
        host="yes",
        facilitator="yes",
        co_facilitator="yes",
        planner="yes",
        stakeholder="where the facilitator allows it",
    ),
)

NOT_AS_WRITTEN: dict[tuple[Act, Role], str] = {}
"""Where the program differs from this table. Nothing else may."""
