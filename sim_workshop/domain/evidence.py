"""Numbers and stories: what the county can show for what it says."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from sim_workshop.domain.place import Measure
from sim_workshop.domain.record import Record, Text, Written

Locality = Literal["local", "national"]
Confidence = Literal["", "counted", "estimated", "guessed", "disputed"]


class LocalMeasure(Record):
    """A definition this workshop added to the measures of its pack, or changed."""

    kind: ClassVar[str] = "measure"
    label: ClassVar[str] = "Measure"
    plural: ClassVar[str] = "Measures"

    measure: Measure

    @model_validator(mode="after")
    def _carries_its_measures_id(self) -> Self:
        if self.id != self.measure.id:
            raise ValueError("a measure's record carries the measure's id")
        return self


class DataPoint(Record):
    """One value of one measure: for one period and population, from one source."""

    kind: ClassVar[str] = "number"
    label: ClassVar[str] = "Number"
    plural: ClassVar[str] = "Numbers"

    measure: str = ""
    """Id of a measure of the pack or the workshop; empty when only the name is known."""
    name: Text = ""
    """What is measured, in the source's words."""
    about: tuple[str, ...] = ()
    """Places and records it says something about."""
    value: Text = ""
    """As written: "180-200", "just under 40,000", "unable to measure"."""
    low: float | None = None
    high: float | None = None
    """What the value says as a number: both equal for a plain number, None for words."""
    unit: Text = ""
    period: Text = ""
    """As written: "FY 2023", "since March 2016"."""
    starts: date | None = None
    ends: date | None = None
    population: Text = ""
    numerator: Text = ""
    denominator: Text = ""
    owner: Text = ""
    """Who can release it and answer for it."""
    definition: Text = ""
    locality: Locality = "local"
    confidence: Confidence = ""
    breakdown: tuple[tuple[str, str], ...] = ()
    """Dimension and group: (("sex", "women"),). Empty for a total."""
    part_of: tuple[str, ...] = ()
    """Ids of the numbers this one is a part, share or year of."""
    counts_people: bool | None = None
    """True: a count of people served or justice-involved, suppressed when small. None: as the
    measure says, and yes for a new measure counted in people."""
    question: Text = ""
    """A question mark: what is suspicious about it, kept until somebody answers."""
    target: Text = ""
    change: Text = ""
    footnote: Text = ""
    intercept: str = ""
    """Where the source files it."""

    def links(self) -> tuple[str, ...]:
        return tuple(x for x in (self.measure, *self.about, *self.part_of) if x)

    @property
    def is_number(self) -> bool:
        return self.low is not None


class Anecdote(Written):
    """A story that shows what a number cannot. Printed only when a person released it."""

    kind: ClassVar[str] = "story"
    label: ClassVar[str] = "Story"
    plural: ClassVar[str] = "Stories"

    about: tuple[str, ...] = ()
    composite: bool = False
    """Made of several experiences; said so wherever it is shown."""
    released: bool = False
    released_by: str = ""
    release_reason: Text = ""
    """Typed when the screen of texts still sees something: composite, consent on file."""

    def links(self) -> tuple[str, ...]:
        return (*self.places, *self.about)
