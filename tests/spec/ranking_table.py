"""How places are reached, as cases: by votes, with ties; at the line; and weighed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Votes:
    """Votes by letter, and the place of each in words."""

    said: str
    votes: dict[str, int]
    places: dict[str, str]


BY_VOTES: tuple[Votes, ...] = (
    Votes("More votes, better place.", {"A": 38, "B": 46, "C": 21},
          {"B": "1", "A": "2", "C": "3"}),
    Votes("Equal votes share a place, shown as a tie; the next place is skipped.",
          {"A": 38, "B": 46, "C": 21, "D": 15, "E": 21},
          {"B": "1", "A": "2", "C": "3=", "E": "3=", "D": "5"}),
    Votes("A tie at the top.", {"A": 5, "B": 5, "C": 1}, {"A": "1=", "B": "1=", "C": "3"}),
    Votes("Without votes everybody is first, together.", {"A": 0, "B": 0},
          {"A": "1=", "B": "1="}),
    Votes("One candidate is not tied with itself.", {"A": 0}, {"A": "1"}),
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """How many go to the plan, and whom a run-off would have to separate."""

    said: str
    votes: dict[str, int]
    chosen: int
    run_off: str


AT_THE_LINE: tuple[Line, ...] = (
    Line("The line falls between different votes: no run-off.", {"A": 9, "B": 7, "C": 3}, 2, ""),
    Line("The line falls into a tie: a run-off between the tied is offered, never imposed.",
         {"A": 9, "B": 7, "C": 7, "D": 1}, 2, "BC"),
    Line("A tie above the line needs none.", {"A": 9, "B": 9, "C": 3}, 2, ""),
    Line("A tie that reaches across the line includes those above it.",
         {"A": 7, "B": 7, "C": 7, "D": 7}, 3, "ABCD"),
    Line("Who got no vote goes to nobody's plan: no run-off between them.",
         {"A": 9, "B": 0, "C": 0}, 2, ""),
    Line("When all go to the plan there is no line.", {"A": 7, "B": 7}, 2, ""),
)  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """What the room knows of one candidate; None where nobody set it."""

    votes: int
    importance: int | None = None
    feasibility: int | None = None
    severity: int | None = None
    numbers: int = 0
    """Numbers attached to what it takes up."""
    stories: int = 0
    """Released stories attached to it; others do not count."""


@dataclass(frozen=True)
class Weighing:
    """Candidates by letter, and their scores, places and the terms left out."""

    said: str
    weights: dict[str, float]
    candidates: dict[str, Candidate]
    scores: dict[str, float]
    places: dict[str, str]
    missing: tuple[str, ...] = field(default=())


EQUAL = {"votes": 0.5, "importance": 0.5}
WEIGHINGS: tuple[Weighing, ...] = (
    Weighing("The score is the weighted mean of ranks; 1 is best, the lowest score leads.",
             {"votes": 0.75, "importance": 0.25},
             {"A": Candidate(10, 3), "B": Candidate(8, 5), "C": Candidate(2, 4)},
             {"A": 1.5, "B": 1.75, "C": 2.75}, {"A": "1", "B": "2", "C": "3"}),
    Weighing("Equal values share the mean of their ranks: two at the top have rank 1.5 each.",
             {"votes": 1.0}, {"A": Candidate(5), "B": Candidate(5), "C": Candidate(1)},
             {"A": 1.5, "B": 1.5, "C": 3.0}, {"A": "1=", "B": "1=", "C": "3"}),
    Weighing("A term that is not set for every candidate is left out for all, and named.",
             EQUAL, {"A": Candidate(1, 5), "B": Candidate(2)},
             {"A": 2.0, "B": 1.0}, {"B": "1", "A": "2"}, ("importance",)),
    Weighing("A weight of zero takes a term out without a word.",
             {"votes": 0.0, "severity": 1.0},
             {"A": Candidate(9, severity=1), "B": Candidate(1, severity=4)},
             {"A": 2.0, "B": 1.0}, {"B": "1", "A": "2"}),
    Weighing("Evidence is the number of figures and released stories on what it takes up.",
             {"evidence": 1.0},
             {"A": Candidate(0, numbers=1, stories=1), "B": Candidate(0, numbers=1)},
             {"A": 1.0, "B": 2.0}, {"A": "1", "B": "2"}),
    Weighing("Equal scores are shown as a tie.", EQUAL,
             {"A": Candidate(2, 1), "B": Candidate(1, 2)},
             {"A": 1.5, "B": 1.5}, {"A": "1=", "B": "1="}),
)  # fmt: skip
