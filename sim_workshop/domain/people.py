"""Who is in the room, for whom they speak, and what they may do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from sim_workshop.domain.record import Record, Text

Role = Literal[
    "host", "facilitator", "co-facilitator", "planner", "stakeholder", "observer", "wall"
]
ROLES: tuple[Role, ...] = (
    "host", "facilitator", "co-facilitator", "planner", "stakeholder", "observer", "wall",
)  # fmt: skip
LEADING: frozenset[Role] = frozenset({"host", "facilitator", "co-facilitator"})


class Stakeholder(Record):
    """A seat at the table: somebody invited or come, with the agency they speak for."""

    kind: ClassVar[str] = "stakeholder"
    label: ClassVar[str] = "Participant"
    plural: ClassVar[str] = "Participants"

    name: Text = ""
    agency: Text = ""
    sector: Text = ""
    role: Text = ""
    """Post or title, as written."""
    email: Text = ""
    """Read by facilitators only; in no published file."""
    decides: bool = False
    """Can commit their agency."""
    planning_team: bool = False
    present: bool = False
    seats: tuple[str, ...] = ()
    """Ids of the pack's seats this person can speak for."""
    alternate: Text = ""
    member: str = ""
    """The member this person joined as."""
    removed: bool = False

    @property
    def is_visible(self) -> bool:
        return not self.removed

    @property
    def is_agency(self) -> bool:
        """An agency of which nobody is named yet, neither by name nor by post."""
        return bool(self.agency) and not (self.name or self.role or self.email or self.member)


class Member(BaseModel):
    """A person, or a screen, signed in to one workshop (or, as a host, to the server)."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    role: Role
    name: Text = ""
    agency: Text = ""
    sector: Text = ""
    workshop: str = ""
    """The workshop's code; empty for a host of the server."""
    eligible: bool = False
    """May vote although not a stakeholder."""
    pins_before: int = 0
    """How often they got a new PIN."""
    expires: datetime | None = None
    withdrawn: bool = False
    joined_at: datetime | None = None

    @property
    def leads(self) -> bool:
        return self.role in LEADING

    def is_in(self, now: datetime) -> bool:
        """Whether they still have what let them in: neither withdrawn nor expired."""
        return not self.withdrawn and not (self.expires and self.expires < now)

    @property
    def votes(self) -> bool:
        return self.role == "stakeholder" or self.eligible


EntryNames = Literal["name", "agency", "nothing"]
FEWEST_OF_AN_AGENCY = 3
"""An agency with fewer people present is credited by its sector."""


def credit_of(author: Member, setting: EntryNames, present: Iterable[Member]) -> str:
    """How an entry names its author: decided once, when it is written (rules.md, names)."""
    if setting == "nothing":
        return ""
    if setting == "name":
        return author.name or author.agency
    if author.leads and not author.agency:
        return "Facilitator"
    same = sum(1 for m in present if m.agency and m.agency.lower() == author.agency.lower())
    return author.agency if same >= FEWEST_OF_AN_AGENCY else author.sector


BY_PROXY = "written down by a facilitator"


def credit_by_proxy(credit: str) -> str:
    """How an entry names somebody without a device: marked on every card and in every file."""
    return f"{credit}, {BY_PROXY}" if credit else BY_PROXY.capitalize()
