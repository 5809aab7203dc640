"""Where things happen, and what the field knows about it: the intercepts, their boxes and arrows,
the questions asked there, and what is usually there, missing and counted. All of it is data from
`intercepts/`; a workshop keeps a copy of the pack it started from."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    FiniteFloat,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from sim_workshop.domain.fit import ALL as ALL
from sim_workshop.domain.fit import COMMUNITY as COMMUNITY
from sim_workshop.domain.fit import misfits
from sim_workshop.domain.record import Text
from sim_workshop.domain.text import clean, one_line

CROSS = "cross"
"""The intercept of what spans them all."""
LONGEST_SHORT_NAME = 30
BOX_LINE = 17
"""Characters in one of the two lines of a box on the map."""
LAST_ROW = 9

FlowKind = Literal["deeper", "divert", "care", "release", "violation"]
KeyMeasure = Literal["bookings", "los", "connections", "recidivism"]
Tier = Literal["core", "extended"]
Wanted = Literal[
    "flow", "resource", "gap", "data", "equity", "governance", "terms", "quickfix",
]  # fmt: skip
"""What kind of answer a prompt is after."""

Answered = Literal["text", "services", "gaps", "strengths", "numbers", "seats"]
"""What the answers to a question of the form before the day are proposed as."""

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=80)]
"""Stays the same for ever: what people wrote at a box is filed under it."""


def _cleaned(text: str) -> str:
    """Cleaned like any text, and refused when nothing is left."""
    if not (kept := clean(text)):
        raise PydanticCustomError("string_too_short", "a text")
    return kept


Words = Annotated[str, StringConstraints(min_length=1), AfterValidator(_cleaned)]
"""A text that may not be left empty."""


def box_lines(short_name: str) -> tuple[str, ...]:
    """The lines in which a short name stands in its box on the map."""
    return tuple(textwrap.wrap(one_line(short_name), BOX_LINE, break_on_hyphens=False))


def _fits_the_box(short_name: str) -> str:
    name = one_line(short_name)
    if not name or len(name) > LONGEST_SHORT_NAME or len(box_lines(name)) > 2:
        raise PydanticCustomError(
            "box_too_small",
            "a short name of at most {longest} characters that fits two lines of {line}",
            {"longest": LONGEST_SHORT_NAME, "line": BOX_LINE},
        )
    return name


ShortName = Annotated[str, Field(min_length=1), AfterValidator(_fits_the_box)]


def short_of(name: str) -> str:
    """A short name for a box somebody adds in the room: its first words, as many as fit."""
    whole = one_line(name)
    for end in range(len(whole), 0, -1):
        cut = whole[:end].rstrip(" ,;:-")
        short = cut if end == len(whole) else f"{cut}…"
        at_a_word = end == len(whole) or whole[end] == " " or " " not in whole[:end]
        if at_a_word and len(short) <= LONGEST_SHORT_NAME and len(box_lines(short)) <= 2:
            return short
    return whole


class PackPart(BaseModel):
    """A piece of the content pack. It never changes, and refuses keys it does not know."""

    # What stands below a field is also what an editor shows a practitioner about that key.
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Intercept(PackPart):
    """A point where people can be met and turned to care: a column of the map."""

    id: Id
    """From "0" to "5"; "2.5" where a county splits one; "cross" for what spans them."""
    name: Words
    short_name: Text = ""
    """For the head of the map's column; its name where nothing is given."""
    scope: Text = ""
    begins: Text = ""
    ends: Text = ""
    aliases: tuple[Text, ...] = ()
    """What other places call it."""
    order: FiniteFloat = 0
    """Where it stands in the line; 2.5 goes between 2 and 3."""
    token: Text = ""
    """What stands in its square: its id where nothing is given."""
    hidden: bool = False
    """Left out of the map and of the day, and kept."""
    sources: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _falls_back_on_id_and_name(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        spare = {"token": given.get("id"), "short_name": given.get("name")}
        return given | {key: value for key, value in spare.items() if value and not given.get(key)}

    @property
    def is_cross(self) -> bool:
        return self.id == CROSS


class Element(PackPart):
    """A box of the map: a service, a place or a decision people pass through."""

    id: Id
    intercept: str
    """The id of its intercept, or "community" for the ends of the picture and the care band."""
    name: Words
    short_name: ShortName
    """What stands in the box: at most 30 characters, in two lines of 17."""
    core: bool = False
    """Part of the picture everybody draws; the others are common additions."""
    decision: bool = False
    """A decision point of the justice system (arrest, jail, court): gray and bold on the map."""
    description: Text = ""
    agencies: tuple[Text, ...] = ()
    """Who usually runs it."""
    row: Annotated[int, Field(ge=0, le=LAST_ROW)] | None = None
    """Its row on the map, 0 at the top; left out, it takes one that is free."""
    group: bool = False
    """Stands for several boxes taken together. Can carry entries, is not drawn on the map."""
    entry: bool = False
    """People come into the justice system here: by a call, a contact, an arrest, a violation."""
    hidden: bool = False
    """Left out of the map and of the day, and kept."""
    src: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Its short name in the lines of its box."""
        return box_lines(self.short_name)


class Flow(PackPart):
    """An arrow: how people get from one box to another."""

    id: Id
    start: Words
    """The id of the box it comes from."""
    end: Words
    label: Text = ""
    kind: FlowKind
    hidden: bool = False
    """Left out of the map and of the day, and kept."""
    src: tuple[str, ...] = ()


class Prompt(PackPart):
    """A question the facilitator asks the room."""

    id: Id
    intercept: str
    ask: Words
    element: str | None = None
    """The id of the box it is about; left out, it is about the whole intercept."""
    asks_for: Wanted
    src: tuple[str, ...] = ()


class Practice(PackPart):
    """Something known to help, for the checklist: is it in place here?"""

    id: Id
    intercept: str
    text: Words
    evidence: Words = "unknown"
    """How well it is supported: an id of the vocabulary's evidence levels."""
    src: tuple[str, ...] = ()


class TypicalResource(PackPart):
    """A service many communities have here, to ask about."""

    intercept: str
    text: Words


class TypicalGap(PackPart):
    """Something often missing here, to ask about."""

    id: Id
    intercept: str
    text: Words
    type: Words
    """An id of the vocabulary's gap types."""
    src: tuple[str, ...] = ()


class Measure(PackPart):
    """What is counted and how. A value of it, with period and source, is a data point."""

    id: Id
    intercept: str = CROSS
    name: Words
    definition: Text = ""
    unit: Text = ""
    data_source: Text = ""
    """Who usually holds it."""
    frequency: Text = ""
    tier: Tier = "extended"
    """Core ones are asked for first."""
    key_measure: KeyMeasure | None = None
    """Which of the four Stepping Up measures it is a form of."""
    suppress: bool = True
    """Small counts of it stay in the working files: yes unless somebody decided otherwise."""
    share_of_whole: bool = False
    """Its percentage is a share of a whole and cannot exceed 100; a difference or ratio may."""
    src: tuple[str, ...] = ()


class Benchmark(PackPart):
    """A figure from elsewhere to compare with: shown with year and population, never a target."""

    id: Id
    intercept: str
    text: Words
    value: Words
    """As the source writes it: "14.5", "30-50", "32 vs 20"."""
    interval: Text = ""
    """Its confidence interval, where the source gives one."""
    unit: Text = ""
    year: Text
    population: Text
    src: tuple[str, ...] = ()


class Seat(PackPart):
    """Somebody who should be in the room so that an intercept is spoken for."""

    id: Id
    intercept: str
    """The id of the intercept, or "all"."""
    name: Words
    src: tuple[str, ...] = ()


class Topic(PackPart):
    """A matter that runs across the intercepts: housing, transportation, consent."""

    id: Id
    name: Words
    src: tuple[str, ...] = ()


class Term(PackPart):
    """A word of the vocabulary: the id is what is kept, the label what people read."""

    id: Id
    label: Words


class Vocabulary(PackPart):
    """The choices people are given, in the order they are shown."""

    flow_kinds: tuple[Term, ...]
    resource_status: tuple[Term, ...]
    checklist_rating: tuple[Term, ...]
    maturity_rating: tuple[Term, ...]
    progress_status: tuple[Term, ...]
    gap_types: tuple[Term, ...]
    evidence_levels: tuple[Term, ...]
    key_measures: tuple[Term, ...]
    units: tuple[Term, ...]
    sectors: tuple[Term, ...]

    def label(self, listing: str, term: str) -> str:
        """How a choice reads on a screen; the id itself where the list does not have it."""
        terms: tuple[Term, ...] = getattr(self, listing)
        return next((t.label for t in terms if t.id == term), term)

    def ids(self, listing: str) -> frozenset[str]:
        terms: tuple[Term, ...] = getattr(self, listing)
        return frozenset(t.id for t in terms)


class Source(PackPart):
    """A document the pack draws on, and how much of it was read."""

    key: Words
    cite: Words
    seen: Words


class Question(PackPart):
    """Something an agency is asked in writing weeks before the day."""

    id: Id
    ask: Words
    wants: Answered
    """What its answers are proposed as: a text, services, gaps, strengths, numbers, or seats."""
    hint: Text = ""
    """What helps to answer it: an example, what to leave out."""
    src: tuple[str, ...] = ()


class AgendaBlock(PackPart):
    """One part of the day, with the minutes it usually takes."""

    day: Annotated[int, Field(ge=1)]
    title: Words
    minutes: Annotated[int, Field(ge=1)]
    stage: Text = ""
    """Where the room goes when it starts: a stage of the room; left out, it stays where it is."""
    at: Text = ""
    """The intercept it starts with, for a block about intercepts."""


class SustainLine(PackPart):
    """What has to be settled before a grant ends, so that its work goes on."""

    id: Id
    area: Words
    """Money, people, rooms or rules."""
    text: Words
    src: tuple[str, ...] = ()


class ClosingQuestion(PackPart):
    """Asked of everybody at the end of the workshop."""

    id: Id
    ask: Words
    kind: Literal["scale", "text"] = "scale"
    """A number from 1 to 5, or one's own words."""
    low: Text = ""
    """What 1 means."""
    high: Text = ""
    """What 5 means."""
    src: tuple[str, ...] = ()


class RatedTopic(PackPart):
    """One topic of the report card on the community's crisis system, rated from 1 to 5."""

    id: Id
    name: Words
    ask: Words
    """What a high score would mean, as one sentence."""
    src: tuple[str, ...] = ()


class ChecklistLine(PackPart):
    """One line of the data checklist; the next phase opens when the raters agree on this one."""

    id: Id
    phase: Annotated[int, Field(ge=1, le=3)]
    text: Words
    src: tuple[str, ...] = ()


class CharterTemplate(PackPart):
    """What a committee's charter starts from."""

    id: Id = "charter.usual"
    purpose: Words
    seats: tuple[Id, ...]
    """Ids of the pack's seats that must be filled."""
    meets_every_days: Annotated[int, Field(ge=1)] = 30
    meets_minutes: Annotated[int, Field(ge=1)] = 90
    rules: tuple[Words, ...]
    src: tuple[str, ...] = ()


def _default_weights() -> dict[str, float]:
    return {
        "votes": 0.4, "importance": 0.2, "feasibility": 0.2, "severity": 0.1, "evidence": 0.1,
    }  # fmt: skip


class Pack(PackPart):
    """Everything the field knows that this program knows, in one language and version."""

    WITH_ID: ClassVar[tuple[str, ...]] = (
        "intercepts", "elements", "flows", "prompts", "practices", "typical_gaps", "measures",
        "benchmarks", "topics", "seats", "questions",
        "evaluation", "report_card", "data_checklist", "survey", "charter",
        "sustainability",
    )  # fmt: skip

    id: Id
    version: Words
    locale: Words
    title: Words
    intercepts: tuple[Intercept, ...]
    elements: tuple[Element, ...]
    flows: tuple[Flow, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    practices: tuple[Practice, ...] = ()
    typical_resources: tuple[TypicalResource, ...] = ()
    typical_gaps: tuple[TypicalGap, ...] = ()
    measures: tuple[Measure, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    topics: tuple[Topic, ...] = ()
    seats: tuple[Seat, ...] = ()
    vocabulary: Vocabulary
    sources: tuple[Source, ...] = ()
    agenda: tuple[AgendaBlock, ...] = ()
    questions: tuple[Question, ...] = ()
    """Of the form each agency gets before the day, in its order."""
    evaluation: tuple[ClosingQuestion, ...] = ()
    report_card: tuple[RatedTopic, ...] = ()
    data_checklist: tuple[ChecklistLine, ...] = ()
    survey: tuple[ClosingQuestion, ...] = ()
    """Of the survey on collaboration, before and six months after."""
    charter: tuple[CharterTemplate, ...] = ()
    """What a charter starts from: the first; none in a pack from before."""
    sustainability: tuple[SustainLine, ...] = ()
    """Asked of each grant in its last year; none in a pack from before."""
    votes_per_person: Annotated[int, Field(ge=1, le=20)] = 3
    weights: dict[str, FiniteFloat] = Field(default_factory=_default_weights)

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for misfit in misfits(self):
            where = {"group": misfit.group, "position": misfit.position, "key": misfit.key}
            said = {"expected": misfit.expected}
            raise PydanticCustomError("misfit", "{expected}", said | where)
        return self

    def but(self, **changes: Any) -> Self:
        """The same pack with other contents, checked again."""
        return self.model_validate({**self.model_dump(), **changes})

    # By id; None where there is no such part.

    def intercept(self, intercept_id: str) -> Intercept | None:
        return self._intercepts.get(intercept_id)

    def element(self, element_id: str) -> Element | None:
        return self._elements.get(element_id)

    def flow(self, flow_id: str) -> Flow | None:
        return self._flows.get(flow_id)

    def prompt(self, prompt_id: str) -> Prompt | None:
        return next((p for p in self.prompts if p.id == prompt_id), None)

    def practice(self, practice_id: str) -> Practice | None:
        return next((p for p in self.practices if p.id == practice_id), None)

    def measure(self, measure_id: str) -> Measure | None:
        return self._measures.get(measure_id)

    def seat(self, seat_id: str) -> Seat | None:
        return next((s for s in self.seats if s.id == seat_id), None)

    def source(self, key: str) -> Source | None:
        return next((s for s in self.sources if s.key == key), None)

    # By intercept, in the order of the pack.

    def elements_of(self, intercept_id: str) -> tuple[Element, ...]:
        return _at(intercept_id, self.elements)

    def prompts_of(self, intercept_id: str) -> tuple[Prompt, ...]:
        return _at(intercept_id, self.prompts)

    def practices_of(self, intercept_id: str) -> tuple[Practice, ...]:
        return _at(intercept_id, self.practices)

    def typical_resources_of(self, intercept_id: str) -> tuple[TypicalResource, ...]:
        return _at(intercept_id, self.typical_resources)

    def typical_gaps_of(self, intercept_id: str) -> tuple[TypicalGap, ...]:
        return _at(intercept_id, self.typical_gaps)

    def measures_of(self, intercept_id: str) -> tuple[Measure, ...]:
        return _at(intercept_id, self.measures)

    def benchmarks_of(self, intercept_id: str) -> tuple[Benchmark, ...]:
        return _at(intercept_id, self.benchmarks)

    def seats_of(self, intercept_id: str) -> tuple[Seat, ...]:
        return _at(intercept_id, self.seats)

    def intercept_of(self, place_id: str) -> str:
        """The intercept a box, arrow or intercept belongs to; an arrow to where it starts, unless
        that is the community. "cross" for what is none of these."""
        if element := self.element(place_id):
            return element.intercept
        if flow := self.flow(place_id):
            homes = [self.intercept_of(flow.start), self.intercept_of(flow.end)]
            return next((home for home in homes if home != COMMUNITY), COMMUNITY)
        return place_id if self.intercept(place_id) else CROSS

    @cached_property
    def _intercepts(self) -> dict[str, Intercept]:
        return {i.id: i for i in self.intercepts}

    @cached_property
    def _elements(self) -> dict[str, Element]:
        return {e.id: e for e in self.elements}

    @cached_property
    def _flows(self) -> dict[str, Flow]:
        return {f.id: f for f in self.flows}

    @cached_property
    def _measures(self) -> dict[str, Measure]:
        return {m.id: m for m in self.measures}


Placed = TypeVar(
    "Placed", Element, Prompt, Practice, TypicalResource, TypicalGap, Measure, Benchmark, Seat
)


def _at(intercept_id: str, parts: Iterable[Placed]) -> tuple[Placed, ...]:
    return tuple(p for p in parts if p.intercept == intercept_id)
