"""The workshop and its Map: all its records at one revision, and the questions asked of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from sim_workshop.domain.agenda import AgendaBlock
from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.committee import Meeting, Note, Recommendation
from sim_workshop.domain.community import Community
from sim_workshop.domain.evaluation import Comment, Evaluated, EvaluationState
from sim_workshop.domain.evidence import Anecdote, DataPoint, LocalMeasure
from sim_workshop.domain.findings import (
    FINDINGS,
    Apart,
    Entry,
    Gap,
    Opportunity,
    Parking,
    Resource,
    Strength,
)
from sim_workshop.domain.people import EntryNames, Member, Stakeholder
from sim_workshop.domain.place import Element, Flow, Intercept, Measure, Pack
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.printed import Printed
from sim_workshop.domain.priorities import Priority, Round, Tally
from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.domain.record import Record, Text
from sim_workshop.domain.report_plan import REPORT_ID, ReportPlan
from sim_workshop.domain.review import Review, ReviewComment
from sim_workshop.domain.year.assessment import DataSource, Maturity, Survey
from sim_workshop.domain.year.engagement import Agency, Agreement, Charter, Problem, ReportCard
from sim_workshop.domain.year.keeping_on import CloseOut, Handled, Pause
from sim_workshop.domain.year.monitoring import Baseline, Cycle, ReportBack
from sim_workshop.domain.year.working import Funding, Matter, Workgroup

Stage = Literal[
    "intercept", "who", "evidence", "map", "ballot", "result", "plan", "break", "groups",
    "report_back", "evaluation",
]  # fmt: skip
"""What the room is at. "groups": breakouts write their plan tables; "report_back": the wall shows
the table of `Room.group`; "evaluation": the five questions at the end."""
WORKSHOP_ID = "workshop"
ROOM_ID = "room"
R = TypeVar("R", bound=Record)
T = TypeVar("T")


OF_THE_YEAR: tuple[type[Record], ...] = (
    Agency, Agreement, Problem, Charter, ReportCard, DataSource, Maturity, Workgroup, Funding,
    Matter, ReportBack, Cycle, Baseline, Handled, Pause, CloseOut, Survey,
)  # fmt: skip
"""What the committee keeps in the year after the workshop."""


class Term(BaseModel):
    """A word the room agreed on: SMI, diversion, recidivism."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    word: Text
    meaning: Text


class Source(BaseModel):
    """A document the record draws on."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str = ""
    url: Text = ""
    read: Text = ""
    what: Text = ""


class Workshop(Record):
    """What was settled when the workshop was opened. One per workshop, id "workshop"."""

    kind: ClassVar[str] = "workshop"
    label: ClassVar[str] = "Workshop"
    plural: ClassVar[str] = "Workshop"

    id: str = WORKSHOP_ID
    title: Text = ""
    purpose: Text = ""
    population_in_focus: Text = ""
    hosts: tuple[Text, ...] = ()
    facilitators: tuple[Text, ...] = ()
    starts: date | None = None
    ends: date | None = None
    dates_as_written: Text = ""
    duration_as_written: Text = ""
    participants_as_written: Text = ""
    venue: Text = ""
    goals: tuple[Text, ...] = ()
    definitions: tuple[Term, ...] = ()
    sources: tuple[Source, ...] = ()
    time_zone: str = "America/New_York"
    fiscal_year_starts: int = 1
    """The month the county's fiscal year begins in; 1: it is the calendar year, or nobody said."""
    report_language: str = "en"
    votes_per_person: int = 3
    votes_stack: bool = True
    priorities_to_plan: int = 5
    entry_names: EntryNames = "agency"
    join_without_name: bool = False
    stakeholders_may_download: bool = False
    agency_cap: int = 0
    """The most ballots of one agency counted in a vote opened from now on; 0: no cap."""
    smallest_cell_shown: int = 11
    """Counts of people from 1 to one less are suppressed in everything that leaves."""
    weighed_ranking: bool = False
    weights: tuple[tuple[str, float], ...] = ()
    """What each term counts in the weighed ranking; empty: the pack's defaults."""
    light: bool = False
    """Light mode: no workshop is held; each agency answers by its own link."""
    practice: bool = False
    """A rehearsal or demonstration: said in words on every screen and in every file."""
    practice_note: Text = ""
    """What in it is invented."""
    introduction: Text = ""
    """The facilitators' own words at the head of the report."""
    confirmed: tuple[str, ...] = ()
    """Texts with a small number in them that a person looked at: by record, field and words."""
    opened_from: str = ""
    """Code of the workshop it was started from."""
    moved_at: datetime | None = None
    """When it was handed over to another server: since then it can only be read here."""
    moved_to: Text = ""


class Room(Record):
    """Where the room is now. One per workshop, id "room"."""

    kind: ClassVar[str] = "room"
    label: ClassVar[str] = "Room"
    plural: ClassVar[str] = "Room"

    id: str = ROOM_ID
    stage: Stage = "who"
    at: str = "0"
    """The intercept the room is at."""
    prompt: int = 0
    """Which of its prompts is shown, from 0."""
    all_prompts: bool = False
    timer_ends: datetime | None = None
    timer_minutes: int = 0
    timer_left: int = 0
    """Seconds that were left when the timer was paused; 0 while it runs or there is none."""
    round: str = ""
    """The round on the wall."""
    veiling: bool = False
    """New entries stay with their authors until the facilitator reveals them all."""
    approving: bool = False
    """New entries wait for a facilitator before they are shown."""
    pinned: tuple[str, ...] = ()
    """Entries kept at the head of the wall and the columns, in this order."""
    wall_paused: bool = False
    """The wall does not turn its pages by itself."""
    wall_page: int = 0
    """The turn of its pages at which the wall is held; means nothing while it turns by itself."""
    evaluating: EvaluationState = ""
    """Whether the questions at the end are open, or were closed."""
    cards: tuple[str, ...] = ()
    """Numbers whose cards are on the wall while the room looks at local data, in this order."""
    cards_from: int = 0
    """The turn of the wall's pages at which these cards were chosen: it shows the first of them."""
    group: str = ""
    """The breakout whose table is on the wall."""
    whole_map: bool = False
    """At the map, the wall shows all of it; otherwise the intercept the room is at, large."""
    block: str = ""
    """The block of the agenda that runs now."""


class PlaceEdit(Record):
    """A box, arrow or intercept this workshop added, renamed, moved or hid."""

    kind: ClassVar[str] = "place"
    label: ClassVar[str] = "Place"
    plural: ClassVar[str] = "Places"

    intercept: Intercept | None = None
    element: Element | None = None
    flow: Flow | None = None


PLACE = PlaceEdit(id="")
"""Stands for a place nobody has edited."""


class PracticeAnswer(Record):
    """Whether a practice of the checklist is in place here. Its id is the practice's."""

    kind: ClassVar[str] = "practice"
    label: ClassVar[str] = "Practice"
    plural: ClassVar[str] = "Practices"

    rating: str = ""
    """An id of the pack's checklist ratings."""
    remark: Text = ""


_EVERY: tuple[type[Record], ...] = (
    Workshop,
    Room,
    PlaceEdit,
    PracticeAnswer,
    Stakeholder,
    *FINDINGS,
    LocalMeasure,
    DataPoint,
    Anecdote,
    Priority,
    Round,
    Objective,
    ActionStep,
    Recommendation,
    Meeting,
    Note,
    AgendaBlock,
    Breakout,
    Evaluated,
    Comment,
    Questionnaire,
    Apart,
    ReportPlan,
    Review,
    ReviewComment,
    *OF_THE_YEAR,
)
KINDS: Mapping[str, type[Record]] = {kind.kind: kind for kind in _EVERY}
"""Every kind of record by its name: what the store, the workbook and the import know."""


_OF_PLACES = ("_edits", "intercepts", "elements", "flows", "_element_by_id", "_flow_by_id")
"""Properties of a Map that come of its pack and its edits of places alone."""


@dataclass(frozen=True)
class Map:
    """All records of one workshop at one revision. Never changes; read a newer one."""

    code: str
    revision: int
    community: Community
    pack: Pack
    """The snapshot of the content pack this workshop started from."""
    records: Mapping[str, Record]
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    """Counted rounds, by round id: only those whose result was shown."""
    members: Mapping[str, Member] = field(default_factory=dict)
    printed: tuple[Printed, ...] = ()
    """Numbers as they left in files and on the wall, and which were left out."""

    def get(self, record_id: str) -> Record | None:
        return self.records.get(record_id)

    def all(self, of: type[R], *, hidden: bool = False) -> tuple[R, ...]:
        """Records of one kind in the order they were first written; removed ones only if asked."""
        found = self._by_kind.get(of.kind, ())
        return tuple(r for r in found if isinstance(r, of) and (hidden or r.is_visible))

    def once(self, work: Callable[[Map], T]) -> T:
        """What a function works out of this Map, kept with it: many screens ask for the same."""
        kept: dict[Callable[[Map], T], T] = self.__dict__.setdefault("_once", {})
        if work not in kept:
            kept[work] = work(self)
        return kept[work]

    def of_kinds(self, kinds: frozenset[str], work: Callable[[Map], T]) -> T:
        """What a function works out of records of these kinds alone: kept with this Map, and with
        newer ones until a record of one of them changes."""
        kept: dict[Callable[[Map], T], tuple[frozenset[str], T]]
        kept = self.__dict__.setdefault("_of_kinds", {})
        if work not in kept:
            kept[work] = kinds, work(self)
        return kept[work][1]

    def after(self, old: Map, changed: Collection[str]) -> Map:
        """This Map with what an older one of the same workshop worked out already, but for what
        records of the changed kinds have a say in: sixty people who join one after the other
        leave every box and every card where it is."""
        known = vars(old)
        kept = {w: k for w, k in known.get("_of_kinds", {}).items() if k[0].isdisjoint(changed)}
        self.__dict__["_of_kinds"] = kept
        if PlaceEdit.kind not in changed:
            self.__dict__.update({name: known[name] for name in _OF_PLACES if name in known})
        return self

    @cached_property
    def _by_kind(self) -> dict[str, list[Record]]:
        kinds: dict[str, list[Record]] = {}
        for record in self.records.values():
            kinds.setdefault(record.kind, []).append(record)
        return kinds

    @cached_property
    def workshop(self) -> Workshop:
        found = self.records.get(WORKSHOP_ID)
        return found if isinstance(found, Workshop) else Workshop()

    @cached_property
    def room(self) -> Room:
        found = self.records.get(ROOM_ID)
        return found if isinstance(found, Room) else Room()

    @cached_property
    def report_plan(self) -> ReportPlan:
        found = self.records.get(REPORT_ID)
        return found if isinstance(found, ReportPlan) else ReportPlan()

    @property
    def name(self) -> str:
        """What the workshop is called: its title, or the community it is for."""
        return self.workshop.title or self.community.full_name

    # Places: the pack's snapshot under this workshop's own edits.

    @cached_property
    def intercepts(self) -> tuple[Intercept, ...]:
        """Intercepts in this workshop's own order, hidden ones left out."""
        edits = [e.intercept for e in self._edits if e.intercept]
        kept = [i for i in _overlaid(self.pack.intercepts, edits) if not i.hidden]
        return tuple(sorted(kept, key=lambda i: i.order))

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        edits = [e.element for e in self._edits if e.element]
        shown = {i.id for i in self.intercepts} | {"community"}
        merged = _overlaid(self.pack.elements, edits)
        return tuple(e for e in merged if not e.hidden and e.intercept in shown)

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        edits = [e.flow for e in self._edits if e.flow]
        shown = {e.id for e in self.elements}
        merged = _overlaid(self.pack.flows, edits)
        return tuple(f for f in merged if not f.hidden and {f.start, f.end} <= shown)

    @cached_property
    def _edits(self) -> tuple[PlaceEdit, ...]:
        return self.all(PlaceEdit)

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        own = {r.id: r.measure for r in self.all(LocalMeasure)}
        return {m.id: m for m in self.pack.measures} | own

    def intercept(self, intercept_id: str) -> Intercept | None:
        return next((i for i in self.intercepts if i.id == intercept_id), None)

    @cached_property
    def _element_by_id(self) -> dict[str, Element]:
        return {e.id: e for e in self.elements}

    @cached_property
    def _flow_by_id(self) -> dict[str, Flow]:
        return {f.id: f for f in self.flows}

    def element(self, element_id: str) -> Element | None:
        return self._element_by_id.get(element_id)

    def flow(self, flow_id: str) -> Flow | None:
        return self._flow_by_id.get(flow_id)

    def elements_of(self, intercept_id: str) -> tuple[Element, ...]:
        return tuple(e for e in self.elements if e.intercept == intercept_id)

    def flows_of(self, intercept_id: str) -> tuple[Flow, ...]:
        """Arrows that start or end at a box of this intercept."""
        inside = {e.id for e in self.elements_of(intercept_id)}
        return tuple(f for f in self.flows if f.start in inside or f.end in inside)

    def intercept_of(self, place: str) -> str:
        """The intercept a box, arrow or intercept id belongs to; "cross" for anything else."""
        if element := self.element(place):
            return element.intercept
        if flow := self.flow(place):
            start, end = self.element(flow.start), self.element(flow.end)
            home = start if start and start.intercept != "community" else end
            return home.intercept if home else "cross"
        return place if self.intercept(place) else "cross"

    def place_name(self, place: str) -> str:
        """What a place is called: "Police", "Police → Crisis facility", the intercept's name."""
        if element := self.element(place):
            return element.name
        if flow := self.flow(place):
            ends = (self.element(flow.start), self.element(flow.end))
            return " → ".join(e.short_name or e.name for e in ends if e)
        if intercept := self.intercept(place):
            return intercept.name
        return place

    # Findings.

    @property
    def resources(self) -> tuple[Resource, ...]:
        return self.all(Resource)

    @property
    def strengths(self) -> tuple[Strength, ...]:
        return self.all(Strength)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return self.all(Gap)

    @property
    def opportunities(self) -> tuple[Opportunity, ...]:
        return self.all(Opportunity)

    @property
    def parking(self) -> tuple[Parking, ...]:
        return self.all(Parking)

    def entries(self, *, hidden: bool = False) -> tuple[Entry, ...]:
        """Cards of every kind, in the order they were first written."""
        return tuple(
            r for r in self.records.values() if isinstance(r, Entry) and (hidden or r.is_visible)
        )

    def at_intercept(self, intercept_id: str, found: Iterable[R]) -> tuple[R, ...]:
        """Those of the found records that say something about this intercept."""
        return tuple(r for r in found if intercept_id in self.intercepts_of(r))

    def intercepts_of(self, record: Record) -> tuple[str, ...]:
        """The intercepts a record is about, each once, the one it is filed under first."""
        places = getattr(record, "places", ()) or getattr(record, "about", ())
        named = [self.intercept_of(p) for p in places if self._is_place(p)]
        return tuple(dict.fromkeys(named))

    def _is_place(self, place_or_record: str) -> bool:
        """An edited box or arrow is a record too, under the place's own id."""
        return isinstance(self.records.get(place_or_record, PLACE), PlaceEdit)

    # Evidence, priorities, plan, people.

    @property
    def numbers(self) -> tuple[DataPoint, ...]:
        return self.all(DataPoint)

    @property
    def stories(self) -> tuple[Anecdote, ...]:
        return self.all(Anecdote)

    @property
    def priorities(self) -> tuple[Priority, ...]:
        return self.all(Priority)

    @cached_property
    def chosen(self) -> tuple[Priority, ...]:
        """Priorities the room took to the plan, by number."""
        numbered = [p for p in self.priorities if p.number is not None]
        return tuple(sorted(numbered, key=lambda p: p.number or 0))

    @property
    def rounds(self) -> tuple[Round, ...]:
        return self.all(Round)

    @property
    def objectives(self) -> tuple[Objective, ...]:
        return self.all(Objective)

    @property
    def steps(self) -> tuple[ActionStep, ...]:
        return tuple(sorted(self.all(ActionStep), key=lambda s: s.order))

    @property
    def stakeholders(self) -> tuple[Stakeholder, ...]:
        return self.all(Stakeholder)

    @property
    def recommendations(self) -> tuple[Recommendation, ...]:
        return tuple(sorted(self.all(Recommendation), key=lambda r: r.order))

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        return self.all(Meeting)

    @property
    def agenda(self) -> tuple[AgendaBlock, ...]:
        """Blocks of the agenda in the order of the day."""
        return tuple(sorted(self.all(AgendaBlock), key=lambda b: (b.day, b.order)))

    @property
    def breakouts(self) -> tuple[Breakout, ...]:
        return self.all(Breakout)

    @property
    def questionnaires(self) -> tuple[Questionnaire, ...]:
        return self.all(Questionnaire)

    @property
    def remarks(self) -> tuple[Note, ...]:
        return self.all(Note)

    def practice_rating(self, practice_id: str) -> PracticeAnswer | None:
        found = self.records.get(practice_id)
        return found if isinstance(found, PracticeAnswer) else None


P = TypeVar("P", Intercept, Element, Flow)


def _overlaid(original: tuple[P, ...], edits: list[P]) -> tuple[P, ...]:
    """The pack's places with the workshop's own in their stead, new ones behind."""
    by_id = {p.id: p for p in original}
    by_id.update({e.id: e for e in edits})
    return tuple(by_id.values())
