"""What else a ruling depends on beside the role: cases with the sentence a person reads."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.people import Member, Stakeholder
from sim_workshop.domain.priorities import Priority, Round
from sim_workshop.domain.record import Record, Wording
from sim_workshop.domain.roles import Act
from sim_workshop.domain.workshop import Map, Room, Stage, Workshop
from sim_workshop.domain.year.working import Workgroup
from tests.builders import a_map, a_member

OTHERS = Gap(id="g1", text="Nobody answers after five", author="somebody-else")
OWN = OTHERS.but(author="stakeholder")
MERGED = OWN.but(wordings=(Wording(text="No answer at night"),))
OWN_OF_A_PLANNER = OTHERS.but(author="planner")
TAKEN_UP = Priority(id="pA", letter="A", title="Answer at night", addresses=("g1",))


@dataclass(frozen=True)
class Situation:
    """One case: who, what, when, and the answer."""

    said: str
    who: Member | None
    act: Act
    allowed: bool
    map_: Map = field(default_factory=a_map)
    about: Record | None = None


def _voting(state: str) -> Map:
    return a_map(OWN, TAKEN_UP, Round(id="r1", title="Vote", candidates=("pA",), state=state))


FIRST, SECOND = (Priority(id=f"p{n}", title=f"Priority {n}", number=n) for n in (1, 2))


def _in_groups(*members: str, pen: bool = False, stage: Stage = "groups") -> Map:
    """A group at each of two priorities; these people are in the first."""
    scribe = members[0] if pen else ""
    first = Breakout(id="b1", priority="p1", members=members, scribe=scribe)
    return a_map(FIRST, SECOND, first, Breakout(id="b2", priority="p2"), Room(stage=stage))


SEATED = Stakeholder(id="s1", name="Jo", member="stakeholder")
NIGHTS = Workgroup(id="wg1", name="Nights", members=("s1",))
OTHER_GROUP = Workgroup(id="wg2", name="Days")
STAKEHOLDER, PLANNER = a_member("stakeholder"), a_member("planner")
SITUATIONS: tuple[Situation, ...] = (
    Situation("nobody has joined", None, "read_room", False),
    Situation("the link was withdrawn", a_member("facilitator", withdrawn=True), "add", False),
    Situation("a facilitator of another workshop",
              a_member("facilitator", workshop="OTHER"), "read_room", False),
    Situation("a host, who belongs to no workshop", a_member("host"), "settings", True),
    Situation("a participant adds while the room works", STAKEHOLDER, "add", True,
              a_map(Room(stage="intercept"))),
    Situation("a participant adds during a break", STAKEHOLDER, "add", False,
              a_map(Room(stage="break"))),
    Situation("a facilitator adds during a break", a_member("facilitator"), "add", True,
              a_map(Room(stage="break"))),
    Situation("a participant corrects their own entry", STAKEHOLDER, "correct", True,
              a_map(OWN), OWN),
    Situation("a participant corrects somebody else's entry", STAKEHOLDER, "correct", False,
              a_map(OTHERS), OTHERS),
    Situation("a participant removes an entry that others' were merged into", STAKEHOLDER, "remove",
              False, a_map(MERGED), MERGED),
    Situation("a participant corrects an entry before the vote opens", STAKEHOLDER, "correct", True,
              _voting("draft"), OWN),
    Situation("a participant corrects an entry the room votes on", STAKEHOLDER, "correct", False,
              _voting("open"), OWN),
    Situation("a participant corrects it after the vote", STAKEHOLDER, "correct", False,
              _voting("revealed"), OWN),
    Situation("a facilitator corrects an entry the room votes on", a_member("co-facilitator"),
              "correct", True, _voting("open"), OWN),
    Situation("a planner corrects their own entry", PLANNER, "correct", True,
              a_map(OWN_OF_A_PLANNER), OWN_OF_A_PLANNER),
    Situation("a planner corrects somebody else's entry", PLANNER, "correct", False, a_map(OTHERS),
              OTHERS),
    Situation("a participant votes", STAKEHOLDER, "vote", True),
    Situation("a facilitator votes", a_member("facilitator"), "vote", False),
    Situation("a facilitator made eligible votes", a_member("facilitator", eligible=True), "vote",
              True),
    Situation("a participant edits the plan before the room gets there", STAKEHOLDER, "edit_plan",
              False, a_map(Room(stage="ballot"))),
    Situation("a participant edits the plan while the room plans", STAKEHOLDER, "edit_plan", True,
              a_map(Room(stage="plan"))),
    Situation("a participant of no group writes in a group's table", STAKEHOLDER, "edit_plan",
              False, _in_groups(), FIRST),
    Situation("a participant writes in their group's table without its pen", STAKEHOLDER,
              "edit_plan", False, _in_groups("stakeholder"), FIRST),
    Situation("a participant with the pen writes in their group's table", STAKEHOLDER, "edit_plan",
              True, _in_groups("stakeholder", pen=True), FIRST),
    Situation("a participant with the pen writes in another group's table", STAKEHOLDER,
              "edit_plan", False, _in_groups("stakeholder", pen=True), SECOND),
    Situation("a participant with the pen writes during a break", STAKEHOLDER, "edit_plan", False,
              _in_groups("stakeholder", pen=True, stage="break"), FIRST),
    Situation("a planner writes in a group's table", PLANNER, "edit_plan", True, _in_groups(),
              FIRST),
    Situation("a participant downloads the report", STAKEHOLDER, "download_published", False),
    Situation("a participant downloads it where the facilitator allows it", STAKEHOLDER,
              "download_published", True, a_map(Workshop(stakeholders_may_download=True))),
    Situation("a participant reports back for a workgroup they are in", STAKEHOLDER, "report_back",
              True, a_map(SEATED, NIGHTS), NIGHTS),
    Situation("a participant reports back for another workgroup", STAKEHOLDER, "report_back",
              False, a_map(SEATED, OTHER_GROUP), OTHER_GROUP),
    Situation("the projector shows the room", a_member("wall"), "read_room", True),
    Situation("the projector downloads a file", a_member("wall"), "download_published", False),
)  # fmt: skip
