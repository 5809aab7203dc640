"""What the room found at an intercept: what is there, what is strong, what is missing, ideas."""

from __future__ import annotations

from typing import ClassVar, Literal

from sim_workshop.domain.record import Record, Text, Written

ResourceStatus = Literal[
    "", "sufficient", "in_place", "short_capacity", "absent", "planned", "unknown"
]
"""Whatcom County's three tables (enough, too little, absent), planned, nobody knows; and
"in place" where a source only says that a service operates. Empty: nobody was asked yet."""


class Entry(Written):
    """One card of the room."""

    population: Text = ""
    """Whom it concerns."""


class Resource(Entry):
    """A service, team, place, practice or post that exists or is planned."""

    kind: ClassVar[str] = "resource"
    label: ClassVar[str] = "Resource"
    plural: ClassVar[str] = "Resources"

    status: ResourceStatus = ""
    status_as_written: tuple[Text, ...] = ()
    """Words of the source, in time order when there are several."""
    hours: Text = ""
    area_served: Text = ""
    operator: Text = ""
    """Who runs it."""
    eligibility: Text = ""
    excludes: Text = ""


class Strength(Entry):
    """What works well here and should not be lost."""

    kind: ClassVar[str] = "strength"
    label: ClassVar[str] = "Strength"
    plural: ClassVar[str] = "Strengths"


class Gap(Entry):
    """What happens now and should not, or does not happen and should."""

    kind: ClassVar[str] = "gap"
    label: ClassVar[str] = "Gap"
    plural: ClassVar[str] = "Gaps"

    gap_type: str = ""
    """An id of the pack's gap types."""
    falls_on: Text = ""
    """Who it hits hardest."""
    quick_fix: bool | None = None
    """Low cost, within about 30 to 90 days, outside the vote. None: not asked yet."""
    status_as_written: tuple[Text, ...] = ()


class Opportunity(Entry):
    """An idea. On screens: "Idea". May answer gaps."""

    kind: ClassVar[str] = "opportunity"
    label: ClassVar[str] = "Idea"
    plural: ClassVar[str] = "Ideas"

    answers: tuple[str, ...] = ()
    """Ids of the gaps it answers."""
    quick_fix: bool | None = None
    status_as_written: tuple[Text, ...] = ()

    def links(self) -> tuple[str, ...]:
        return (*self.places, *self.answers)


class Parking(Entry):
    """Worth keeping, not for today."""

    kind: ClassVar[str] = "parking"
    label: ClassVar[str] = "Parking lot"
    plural: ClassVar[str] = "Parking lot"


class Apart(Record):
    """Entries that look alike and are not the same: somebody decided, and is not asked again."""

    kind: ClassVar[str] = "apart"
    label: ClassVar[str] = "Not the same"
    plural: ClassVar[str] = "Not the same"

    entries: tuple[str, ...] = ()
    """Ids. Not a link: an entry may go without anybody minding."""


FINDINGS: tuple[type[Entry], ...] = (Resource, Strength, Gap, Opportunity, Parking)
CARDS = frozenset(finding.kind for finding in FINDINGS)
"""The kinds of card by name."""

SOLUTION_WORDS = (
    "need", "create", "hire", "build", "establish", "add ", "develop", "we need", "we should",
    "we must", "there should be", "open a ",
)  # fmt: skip


def reads_like_a_solution(text: str) -> bool:
    """A gap that begins with "need", "create", "hire" is gently asked what happens now."""
    return text.strip().lower().startswith(SOLUTION_WORDS)
