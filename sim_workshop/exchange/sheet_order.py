"""How the sheets of a workbook stand: in which order, under which part of the work, and which of
them stay out of sight until there is something in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim_workshop.domain.agenda import AgendaBlock
from sim_workshop.domain.breakouts import Breakout
from sim_workshop.domain.committee import Meeting, Note, Recommendation
from sim_workshop.domain.evaluation import Comment, Evaluated
from sim_workshop.domain.evidence import Anecdote, DataPoint, LocalMeasure
from sim_workshop.domain.findings import Apart, Gap, Opportunity, Parking, Resource, Strength
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority, Round
from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.domain.record import Record
from sim_workshop.domain.review import Review, ReviewComment
from sim_workshop.domain.workshop import OF_THE_YEAR, PlaceEdit, PracticeAnswer, Workshop
from sim_workshop.domain.year.assessment import DataSource, Maturity, Survey
from sim_workshop.domain.year.engagement import Agency, Agreement, Charter, Problem, ReportCard
from sim_workshop.domain.year.keeping_on import CloseOut, Handled, Pause
from sim_workshop.domain.year.monitoring import Baseline, Cycle, ReportBack
from sim_workshop.domain.year.working import Funding, Matter, Workgroup


@dataclass(frozen=True)
class Part:
    """Sheets that belong together: what the part is called, and the colour of their tabs."""

    title: str
    colour: str
    holds: Mapping[type[Record], str]
    """What stands in the sheet of each kind, as the README says it."""


PARTS = (
    Part("The workshop", "FF1F5FA8", {
        Workshop: "Title, dates, hosts, and how votes, names and small counts are treated.",
        Stakeholder: "Who was invited or came, and for whom they speak.",
        AgendaBlock: "The blocks of each day with their minutes.",
        PlaceEdit: "Boxes and arrows this county added, renamed or hid.",
        Breakout: "Groups at work on one priority each.",
    }),
    Part("What the room found", "FF1B7F5C", {
        Resource: "What there is: services, programs, who runs them, hours.",
        Strength: "What works well.",
        Gap: "What is missing or goes wrong, by type.",
        Opportunity: "Ideas, and which gaps they answer.",
        Parking: "What was put off to another day.",
        PracticeAnswer: "The checklist of practices: which are in place.",
        Apart: "Entries that look alike and are not the same.",
    }),
    Part("Numbers and stories", "FF8A5A00", {
        DataPoint: "Local numbers: value, period, of whom, who answers for it.",
        LocalMeasure: "Measures of this county beside those of the pack.",
        Anecdote: "Stories; only released ones are published.",
        Questionnaire: "Forms sent to agencies before the workshop.",
    }),
    Part("Priorities and plan", "FF7A3E9D", {
        Priority: "What the room may vote for, and what it chose.",
        Round: "Votes that were held.",
        Objective: "Objectives of each priority.",
        ActionStep: "Action steps: who, by when, how far.",
        Recommendation: "What the facilitators recommend.",
        Meeting: "Meetings of the committee.",
        Note: "Notes for the facilitators; in no published file.",
        Review: "Links by which the draft of the report is read.",
        ReviewComment: "Comments on the draft, and what became of them.",
        Evaluated: "Answers to the questions at the end, counted.",
        Comment: "Comments to the questions at the end.",
    }),
    Part("The year after", "FF4A5866", {
        Agency: "Agencies that signed on, and their designees.",
        Agreement: "Agreements between them: parties, signatures, review.",
        Problem: "Problem statements with the number and the story behind each.",
        Charter: "The committee's charter.",
        ReportCard: "How an agency rates the committee.",
        DataSource: "Where data are kept and who may release counts.",
        Maturity: "The checklist of data and sharing.",
        Survey: "The survey on collaboration, before and after, counted.",
        Workgroup: "Workgroups: chair, members, priorities.",
        Funding: "Grants: funder, amount, dates.",
        Matter: "Matters raised, and what became of them.",
        ReportBack: "What workgroups reported back.",
        Cycle: "Steps tried small first: plan, do, study, act.",
        Baseline: "Numbers frozen to measure change from.",
        Handled: "Findings of the program that somebody dealt with.",
        Pause: "When work rested, and why.",
        CloseOut: "What came to its end, with what was reached.",
    }),
)  # fmt: skip
ORDER: tuple[type[Record], ...] = tuple(kind for part in PARTS for kind in part.holds)
"""Kinds with a sheet for people, in the order of their sheets."""
PART_OF: Mapping[type[Record], Part] = {kind: part for part in PARTS for kind in part.holds}
SELDOM = frozenset({
    PlaceEdit, Breakout, Apart, LocalMeasure, Questionnaire, Round, Evaluated, Comment,
    Review, ReviewComment, *OF_THE_YEAR,
})  # fmt: skip
"""Kinds whose sheet is hidden while it is empty: most workshops never fill it in by hand."""
