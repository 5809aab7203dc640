"""What the report is made from: the released map, sorted by the intercepts it is about.

Nothing here is written down or drawn; the sections read it. A section never sees the map before
its release: small counts and unreleased stories are not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.finality import Open
from sim_workshop.domain.findings import Entry, Gap, Opportunity, Parking, Resource, Strength
from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.place import CROSS, Intercept, Practice
from sim_workshop.domain.privacy import Released
from sim_workshop.domain.record import Record
from sim_workshop.domain.report_plan import Audience, ReportPlan
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange.report import words
from sim_workshop.exchange.report.references import References
from sim_workshop.words import _, language

LANGUAGES = {"en": "en-US"}
R = TypeVar("R", bound=Record)
Chart = Callable[[Sequence[DataPoint]], bytes]
"""Draws values of one thing as PNG."""


@dataclass(frozen=True)
class DayOfActs:
    """How many acts of which kind a day's log holds; who did them is not in it."""

    on: date
    counted: tuple[tuple[str, int], ...]
    """What the acts were about, and how many: ("entries", 31)."""

    @property
    def total(self) -> int:
        return sum(n for _what, n in self.counted)


@dataclass(frozen=True)
class Found:
    """What the record holds about one intercept, or across them."""

    resources: tuple[Resource, ...] = ()
    strengths: tuple[Strength, ...] = ()
    gaps: tuple[Gap, ...] = ()
    ideas: tuple[Opportunity, ...] = ()
    numbers: tuple[DataPoint, ...] = ()
    stories: tuple[Anecdote, ...] = ()


E = TypeVar("E", bound=Entry)


def not_parked(entries: Iterable[E]) -> tuple[E, ...]:
    return tuple(e for e in entries if e.standing != "parked")


@dataclass(frozen=True)
class Facts:
    """Everything a section may ask."""

    released: Released
    made_at: datetime
    version: str
    """The program's."""
    png: bytes | None = None
    """The map as a picture, where one was drawn."""
    flow: bytes | None = None
    """The map with the yearly counts on its arrows, where one was drawn."""
    draft: bool = True
    audience: Audience = "public"
    sections: frozenset[str] = frozenset()
    """Keys of the sections that are printed: nothing refers to another."""
    chart: Chart | None = None
    """Draws a chart as PNG; without it the tables alone show the numbers."""
    logo: bytes | None = None
    acts: tuple[DayOfActs, ...] = ()
    open: tuple[Open, ...] = ()
    """What the record does not settle yet."""
    names: frozenset[str] = frozenset()
    """Of people who joined: nobody is credited by one in public."""
    pages: Mapping[str, int] = field(default_factory=dict)
    """On which page each section begins, by its heading's bookmark, where that is known."""

    @property
    def map(self) -> Map:
        return self.released.map

    @property
    def state(self) -> str:
        """ "draft, revision 214": what the footer and the properties say."""
        said = _("draft, revision {n}") if self.draft else _("final, revision {n}")
        version = _("version {n}").format(n=self.plan.version) if self.plan.version else ""
        said = ", ".join(x for x in (version, said.format(n=self.map.revision)) if x)
        if self.map.workshop.practice:
            said = _("practice data, {state}").format(state=said)
        return _("INTERNAL, {state}").format(state=said) if self.audience == "internal" else said

    @property
    def plan(self) -> ReportPlan:
        return self.map.report_plan

    @property
    def day(self) -> str:
        """The day on the cover: the one that was set, else the day it is made."""
        if self.plan.dated:
            return words.day(self.plan.dated)
        return words.day_of(self.made_at, self.map.workshop.time_zone)

    @property
    def language(self) -> str:
        """The language the report is in, as Word names it."""
        return LANGUAGES.get(language(), language())

    @cached_property
    def references(self) -> References:
        return References(self.map, listed="sources" in self.sections)

    @cached_property
    def intercepts(self) -> tuple[Intercept, ...]:
        """The intercepts that have pages of their own, in the workshop's order."""
        return tuple(i for i in self.map.intercepts if not i.is_cross)

    @cached_property
    def _homes(self) -> dict[str, tuple[str, ...]]:
        return {r.id: self._found_at(r) for r in self.map.records.values()}

    def homes(self, record: Record) -> tuple[str, ...]:
        """The intercepts a record is printed at, the one it is filed under first."""
        return self._homes.get(record.id) or (CROSS,)

    def _found_at(self, record: Record) -> tuple[str, ...]:
        """Where it says it is, and where the records are that it is about."""
        own = {i.id for i in self.intercepts}
        about = [self.map.get(link) for link in getattr(record, "about", ())]
        named = [
            *self.map.intercepts_of(record),
            *(i for r in about if r is not None for i in self.map.intercepts_of(r)),
        ]
        filed = getattr(record, "intercept", "")
        if filed and not any(i in own for i in named):
            named.insert(0, filed)
        return tuple(dict.fromkeys(i if i in own else CROSS for i in named)) or (CROSS,)

    def home_of_place(self, place: str) -> str:
        """The intercept whose pages a box or arrow belongs to."""
        home = self.map.intercept_of(place)
        return home if any(i.id == home for i in self.intercepts) else CROSS

    def at(self, intercept: str) -> Found:
        """What the record holds about one intercept; "cross" for what spans them."""
        return Found(
            self._at(intercept, not_parked(self.map.resources)),
            self._at(intercept, not_parked(self.map.strengths)),
            self._at(intercept, not_parked(self.map.gaps)),
            self._at(intercept, not_parked(self.map.opportunities)),
            self._at(intercept, self.map.numbers),
            self._at(intercept, self.map.stories),
        )

    def _at(self, intercept: str, records: Iterable[R]) -> tuple[R, ...]:
        return tuple(r for r in records if intercept in self.homes(r))

    @cached_property
    def parked(self) -> tuple[Entry, ...]:
        """What was put in the parking lot, whatever kind it was written as."""
        return tuple(
            e for e in self.map.entries() if isinstance(e, Parking) or e.standing == "parked"
        )

    @cached_property
    def quick_fixes(self) -> tuple[Gap | Opportunity, ...]:
        """What the room marked as low cost and quick: outside the vote."""
        candidates: tuple[Gap | Opportunity, ...] = (*self.map.gaps, *self.map.opportunities)
        return tuple(e for e in not_parked(candidates) if e.quick_fix)

    @cached_property
    def step_numbers(self) -> Mapping[str, str]:
        """What each step of the plan is called: "1.2"."""
        return step_numbers(self.map)

    def practices(self, intercept: str) -> tuple[Practice, ...]:
        return self.map.pack.practices_of(intercept)

    def token(self, intercept: str) -> str:
        """What stands in the square of an intercept."""
        if intercept == CROSS:
            return "+"
        found = self.map.intercept(intercept)
        return found.token if found else intercept
