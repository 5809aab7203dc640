"""Small counties whose flows a facilitator can check by hand."""

from __future__ import annotations

from dataclasses import dataclass, field

Counts = dict[tuple[str, str], float]


@dataclass(frozen=True)
class Flowing:
    """Yearly counts on arrows, and what follows from them."""

    said: str
    counts: Counts
    admissions: float
    """To the jail, per 1,000 crises."""
    care: float
    """Share of the crises that end in community care."""
    leverage: dict[tuple[str, str], float] = field(default_factory=dict)
    """Change in admissions for each extra person diverted, by arrow."""
    why: str = ""


CALLS = ("com.start", "i1.dispatch")
SENT = ("i1.dispatch", "i1.police")
TEAM = ("i1.dispatch", "i0.mobile_crisis")
HOME = ("i0.mobile_crisis", "com.care")
DROP = ("i1.police", "i0.crisis_facility")
AFTER = ("i0.crisis_facility", "com.care")
ARREST = ("i1.police", "i1.arrest")
BOOKED = ("i1.arrest", "i2.detention")
OUT = ("i2.detention", "com.end")
BACK = ("i2.detention", "i1.police")

FLOWING = (
    Flowing(
        "nobody is diverted",
        {CALLS: 200, SENT: 200, ARREST: 200, BOOKED: 200, OUT: 200},
        admissions=1000, care=0.0, why="every call ends in a booking",
    ),
    Flowing(
        "a quarter is dropped off",
        {CALLS: 200, SENT: 200, DROP: 50, ARREST: 150, AFTER: 50, BOOKED: 150, OUT: 150},
        admissions=750, care=0.25, leverage={DROP: -1.0},
        why="150 of 200; one more at the facility is one booking less",
    ),
    Flowing(
        "a mobile team before the police",
        {CALLS: 200, TEAM: 100, HOME: 100, SENT: 100, DROP: 50, ARREST: 50, AFTER: 50,
         BOOKED: 50, OUT: 50},
        admissions=250, care=0.75, leverage={TEAM: -0.5, DROP: -1.0},
        why="half of those the police meet are booked, so a call to the team saves half a booking",
    ),
    Flowing(
        "some come back from the jail to the police",
        {CALLS: 90, SENT: 90, DROP: 50, AFTER: 50, ARREST: 50, BOOKED: 50, OUT: 40, BACK: 10},
        admissions=1000 * 0.5 / (1 - 0.5 * 0.2), care=0.5 / (1 - 0.5 * 0.2),
        leverage={DROP: -1 / (1 - 0.5 * 0.2)},
        why="of those at the police half are booked, a fifth of these come back: "
        "0.5 / (1 - 0.5 x 0.2) bookings a crisis, and each one saved saves its returns",
    ),
)  # fmt: skip
