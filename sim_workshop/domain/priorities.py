"""What the room chose, and how: candidates with letters, ballots, places with ties."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from sim_workshop.domain.record import Record, Text

RoundState = Literal["draft", "open", "closed", "revealed"]
FEWEST_ON_PAPER = 5
"""What fewer sheets of paper were for is not told apart from the rest: the room knows whose they
are."""


class Priority(Record):
    """A candidate with a letter; once chosen, a priority with a number."""

    kind: ClassVar[str] = "priority"
    label: ClassVar[str] = "Priority"
    plural: ClassVar[str] = "Priorities"

    letter: str = ""
    title: Text
    description: Text = ""
    addresses: tuple[str, ...] = ()
    """Ids of the gaps and opportunities it takes up."""
    key_measures: tuple[str, ...] = ()
    """Which of the four Stepping Up measures it should move."""
    process_only: bool = False
    """It moves none of the four, and the room says so."""
    number: int | None = None
    """Its number once the room has taken it to the plan."""
    importance: int | None = None
    feasibility: int | None = None
    severity: int | None = None
    """1 to 5, set by the facilitator from the room."""
    rank_as_written: Text = ""
    votes_as_written: Text = ""
    round_as_written: Text = ""
    withdrawn: bool = False

    @model_validator(mode="after")
    def _is_on_the_scale(self) -> Self:
        for value in (self.importance, self.feasibility, self.severity):
            if value is not None and not 1 <= value <= 5:
                raise ValueError("importance, feasibility and severity go from 1 to 5")
        return self

    @property
    def is_visible(self) -> bool:
        return not self.withdrawn

    def links(self) -> tuple[str, ...]:
        return self.addresses


class Round(Record):
    """One secret ballot: who votes on what, with how many votes each."""

    kind: ClassVar[str] = "round"
    label: ClassVar[str] = "Vote"
    plural: ClassVar[str] = "Votes"

    title: Text
    candidates: tuple[str, ...] = ()
    """Ids of priorities, in the order of their letters, fixed when the round opens."""
    budget: int = 3
    stacking: bool = True
    """Several votes may go on one candidate."""
    state: RoundState = "draft"
    opened_at: datetime | None = None
    closes_at: datetime | None = None
    """End of the closing countdown; ballots are taken until then."""
    closed_at: datetime | None = None
    agency_cap: int = 0
    """The most ballots of one agency; 0: no cap. Fixed when the round opens."""
    run_off_of: str = ""
    eligible_roles: tuple[str, ...] = ("stakeholder",)
    practice: bool = False
    """Votes invented for practice; said wherever they are shown."""

    def links(self) -> tuple[str, ...]:
        return tuple(x for x in (*self.candidates, self.run_off_of) if x)


class Tally(BaseModel):
    """What a closed round counted, always counted from the ballots, never stored."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    round: str
    ballots: int = 0
    """Secret ballots cast."""
    on_paper: int = 0
    """Paper ballots and hands entered by a facilitator."""
    votes: dict[str, int] = {}
    """Votes by priority id, paper included."""
    paper_votes: dict[str, int] = {}
    """Kept to count with; shown is `paper_told`."""
    by_sector: dict[str, dict[str, int]] = {}
    """Only sectors of which five or more voted."""
    over_budget: int = 0
    """Ballots over the budget: zero, or the proof fails."""
    cast: int = 0
    """Votes as each ballot counted itself when it was cast: must equal the sum shown."""

    @property
    def total(self) -> int:
        return sum(self.votes.values())

    @property
    def paper_told(self) -> dict[str, int] | None:
        """What was voted for on paper; None where so few did that it would tell who."""
        return None if 0 < self.on_paper < FEWEST_ON_PAPER else self.paper_votes

    @property
    def sum_matches(self) -> bool:
        return self.cast == self.total

    @property
    def holds(self) -> bool:
        """Whether the proof anybody can check holds: nobody over budget, and the sum matches."""
        return self.sum_matches and not self.over_budget


class Standing(BaseModel):
    """A candidate's place in a round."""

    model_config = ConfigDict(frozen=True)
    priority: str
    votes: int
    place: int
    tied: bool

    @property
    def place_in_words(self) -> str:
        return f"{self.place}=" if self.tied else str(self.place)

    def goes_on(self, many: int) -> bool:
        """Whether its votes take it to the plan: who got none does not go for want of others."""
        return self.votes > 0 and self.place <= many


def standings(round_: Round, tally: Tally) -> tuple[Standing, ...]:
    """Places by votes; equal votes share a place, shown as a tie, in the order of letters."""
    counted = [(tally.votes.get(p, 0), p) for p in round_.candidates]
    ordered = sorted(counted, key=lambda vp: (-vp[0], round_.candidates.index(vp[1])))
    return tuple(_standing(votes, p, counted) for votes, p in ordered)


def _standing(votes: int, priority: str, counted: list[tuple[int, str]]) -> Standing:
    ahead = sum(1 for other, _ in counted if other > votes)
    equal = sum(1 for other, _ in counted if other == votes)
    return Standing(priority=priority, votes=votes, place=ahead + 1, tied=equal > 1)


def tied_at_the_line(places: tuple[Standing, ...], chosen: int) -> tuple[str, ...]:
    """Candidates a run-off would have to separate when only `chosen` go on to the plan."""
    if not 0 < chosen < len(places) or places[chosen - 1].votes != places[chosen].votes:
        return ()
    votes = places[chosen - 1].votes
    return tuple(s.priority for s in places if s.votes == votes) if votes else ()


def letters(count: int) -> tuple[str, ...]:
    """A, B … Z, AA, AB …: letters, so that a rank is not mistaken for a number."""
    return tuple(_letter(n) for n in range(count))


def _letter(index: int) -> str:
    first, last = divmod(index, 26)
    return (_letter(first - 1) if first else "") + chr(ord("A") + last)
