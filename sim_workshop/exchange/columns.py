"""Which columns a kind of record has: the heading people understand, the field behind it, and how
its value is written and read. Workbook, report and import share this one table, so a new field of a
record needs one line here; a test notices when it is forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sim_workshop.domain.committee import Meeting, Note, Recommendation
from sim_workshop.domain.evidence import Anecdote, DataPoint, LocalMeasure
from sim_workshop.domain.findings import Gap, Opportunity, Parking, Resource, Strength
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority, Round
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import PlaceEdit, PracticeAnswer, Room, Workshop
from sim_workshop.exchange.cells import (
    OMIT,
    Choice,
    Day,
    Figure,
    Form,
    Moment,
    Names,
    Nested,
    Number,
    Suggestion,
    YesNo,
)
from sim_workshop.exchange.lists import Choices, Lines, Named, NamedOne, Rows

PLAIN, FIGURE, LINES, PLACES, ONE, DAY = Form(), Figure(), Lines(), Named(), NamedOne(), Day()
YES_NO, MAYBE, MOMENT, JSON = YesNo(), YesNo(blank=None), Moment(), Nested()
WHOLE, DECIMAL = Number(whole=True), Number()
COUNT, ORDER = Number(whole=True, blank=OMIT), Number(blank=OMIT)
STANDING = Choice(blank=OMIT, own=(
    ("shown", "shown"), ("held", "held for its author"), ("parked", "in the parking lot"),
    ("removed", "removed"), ("merged", "merged into another"), ("redacted", "redacted"),
))  # fmt: skip
STATUS = Choice(listing="resource_status", own=(("in_place", "In place"),))
PROGRESS = Choice(listing="progress_status", blank=OMIT)
LOCALITY = Choice(blank=OMIT, own=(("local", "local"), ("national", "national")))
CONFIDENCE = Choice(own=tuple((w, w) for w in ("counted", "estimated", "guessed", "disputed")))
ROUND_STATE = Choice(blank=OMIT, own=tuple((w, w) for w in ("draft", "open", "closed", "revealed")))
SHOWN_NAMES = Choice(blank=OMIT, own=tuple((w, w) for w in ("name", "agency", "nothing")))
UNITS = Suggestion(listing="units")
GAP_TYPE = Suggestion(listing="gap_types")
SECTOR = Suggestion(listing="sectors")
RATING = Suggestion(listing="checklist_rating")
FLOW_KIND = Choice(listing="flow_kinds", blank=OMIT)
TIER = Choice(own=(("core", "core"), ("extended", "extended")), blank=OMIT)
KEY_MEASURE = Choice(listing="key_measures", blank=None)


@dataclass(frozen=True)
class Column:
    """One column of a sheet: a field, its heading, and how its values stand in it."""

    field: str
    """The field's name; "measure.unit" is the field of a part."""
    heading: str
    form: Form = PLAIN
    width: int = 20
    hidden: bool = False
    """For the program alone: kept so that nothing is lost on the way back."""
    private: bool = False
    """In no published file."""

    def value_of(self, contents: Mapping[str, Any]) -> Any:
        """The field in a record's contents; None where the part is missing."""
        value: Any = contents
        for step in self.field.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        return value

    def words(self, record: Record, names: Names) -> str:
        """The field as a report prints it."""
        value = self.value_of(record.contents())
        return "" if value is None else self.form.words(value, names)


def _col(field: str, heading: str, form: Form = PLAIN, width: int = 20, **more: bool) -> Column:
    return Column(field, heading, form, width, **more)


ID = (_col("id", "Id", width=8, hidden=True),)
KEPT = (
    _col("areas", "Areas (empty: all)", LINES, 16),
    _col("source", "Source", width=30),
    _col("source_read", "How much of the source was read", width=14),
    _col("remarks", "Kept from an import", LINES, 30),
)
REMOVED = (_col("removed", "Removed", YES_NO, 10),)
WHERE = (
    _col("places", "Where", PLACES, 34),
    _col("place_as_written", "Where, in the source's words", width=22),
)
WRITTEN = (
    _col("standing", "Standing", STANDING, 14),
    _col("standing_reason", "Why it stands so", width=18, hidden=True, private=True),
    _col("merged_into", "Merged into", ONE, 18, hidden=True),
    _col("wordings", "Other wordings", JSON, hidden=True, private=True),
    _col("credit", "Credited to", width=18),
    _col("author", "Author's id", hidden=True, private=True),
    _col("by_proxy", "Typed by", hidden=True, private=True),
    _col("written_at", "Written at", MOMENT, hidden=True, private=True),
    _col("names_nobody", "Author says it names nobody", YES_NO, hidden=True, private=True),
    *KEPT,
)
SAID = _col("status_as_written", "Status, in the source's words", LINES, 22)
POPULATION = _col("population", "Whom it concerns", width=20)
QUICK = _col("quick_fix", "Quick fix?", MAYBE, 11)


def _entry(what: str, *between: Column) -> tuple[Column, ...]:
    return (*ID, _col("text", what, width=60), *WHERE, *between, POPULATION, *WRITTEN)


MEASURE = (
    _col("measure.name", "Measure", width=34),
    _col("measure.definition", "Definition", width=44),
    _col("measure.unit", "Unit", UNITS, 12),
    _col("measure.intercept", "Intercept", ONE, 16),
    _col("measure.data_source", "Who holds it"),
    _col("measure.frequency", "How often", width=12),
    _col("measure.tier", "Tier", TIER, 10),
    _col("measure.key_measure", "Stepping Up measure", KEY_MEASURE, 18),
    _col("measure.suppress", "Suppress small counts", YES_NO, 12),
    _col("measure.share_of_whole", "Share of a whole", YES_NO, 12),
    _col("measure.id", "Measure's id", hidden=True),
    _col("measure.src", "Pack's sources", LINES, hidden=True),
)
PLACE = (
    _col("intercept.id", "Intercept: id", width=12),
    _col("intercept.name", "Intercept: name", width=26),
    _col("intercept.short_name", "Intercept: short name", width=18),
    _col("intercept.token", "Intercept: sign", width=10),
    _col("intercept.order", "Intercept: order", ORDER, 10),
    _col("intercept.hidden", "Intercept: hidden", YES_NO, 10),
    _col("intercept.scope", "Intercept: scope", width=30),
    _col("intercept.begins", "Intercept: begins", width=24),
    _col("intercept.ends", "Intercept: ends", width=24),
    _col("intercept.aliases", "Intercept: also called", LINES, 24),
    _col("intercept.sources", "Intercept: sources", LINES, hidden=True),
    _col("element.id", "Box: id", width=16),
    _col("element.intercept", "Box: intercept", ONE, 18),
    _col("element.name", "Box: name", width=26),
    _col("element.short_name", "Box: short name", width=18),
    _col("element.description", "Box: description", width=34),
    _col("element.agencies", "Box: agencies", LINES, 22),
    _col("element.hidden", "Box: hidden", YES_NO, 10),
    _col("element.core", "Box: core", YES_NO, hidden=True),
    _col("element.decision", "Box: decision", YES_NO, hidden=True),
    _col("element.row", "Box: row", WHOLE, hidden=True),
    _col("element.group", "Box: group", YES_NO, hidden=True),
    _col("element.entry", "Box: way in", YES_NO, hidden=True),
    _col("element.src", "Box: sources", LINES, hidden=True),
    _col("flow.id", "Arrow: id", width=12),
    _col("flow.start", "Arrow: from", ONE, 22),
    _col("flow.end", "Arrow: to", ONE, 22),
    _col("flow.label", "Arrow: label", width=22),
    _col("flow.kind", "Arrow: kind", FLOW_KIND, 16),
    _col("flow.hidden", "Arrow: hidden", YES_NO, 10),
    _col("flow.src", "Arrow: sources", LINES, hidden=True),
)

COMMUNITY = (
    _col("name", "Name"),
    _col("state", "State"),
    _col("kind", "Kind (county, circuit, city, region, state)"),
    _col("areas", "Counties it is made of", LINES),
    _col("remarks", "Kept from an import", LINES),
    _col("id", "Id", hidden=True),
)
"""Of the community the workshop belongs to, which is not a record of it."""

COLUMNS: Mapping[type[Record], tuple[Column, ...]] = {
    Workshop: (
        _col("title", "Title"),
        _col("purpose", "Purpose"),
        _col("population_in_focus", "Population in focus"),
        _col("hosts", "Hosts", LINES),
        _col("facilitators", "Facilitators", LINES),
        _col("starts", "First day", DAY),
        _col("ends", "Last day", DAY),
        _col("dates_as_written", "Dates, in the source's words"),
        _col("duration_as_written", "Duration, in the source's words"),
        _col("participants_as_written", "Participants, in the source's words"),
        _col("venue", "Venue"),
        _col("goals", "Goals the agencies share", LINES),
        _col("definitions", "Agreed definitions (word | meaning)", Rows(keys=("word", "meaning"))),
        _col("sources", "Sources (id | address | read | what)",
             Rows(keys=("id", "url", "read", "what"))),
        _col("time_zone", "Time zone"),
        _col("report_language", "Language of the report"),
        _col("votes_per_person", "Votes per person", COUNT),
        _col("votes_stack", "Several votes on one candidate", YES_NO),
        _col("priorities_to_plan", "Priorities to plan", COUNT),
        _col("entry_names", "Entries show", SHOWN_NAMES),
        _col("join_without_name", "Joining without a name", YES_NO),
        _col("stakeholders_may_download", "Stakeholders may download", YES_NO),
        _col("smallest_cell_shown", "Smallest count of people shown", COUNT),
        _col("weighed_ranking", "Weighed ranking", YES_NO),
        _col("weights", "Weights", JSON, hidden=True),
        _col("practice", "Practice: not a real workshop", YES_NO),
        _col("practice_note", "What in it is invented"),
        _col("introduction", "Introduction of the report"),
        _col("opened_from", "Opened from", hidden=True),
        *KEPT,
        _col("id", "Id", hidden=True),
    ),
    Stakeholder: (
        *ID,
        _col("name", "Name", width=26),
        _col("agency", "Agency", width=34),
        _col("sector", "Sector", SECTOR, 22),
        _col("role", "Title or role", width=26),
        _col("email", "E-mail", width=28, private=True),
        _col("decides", "Can commit the agency", YES_NO, 12),
        _col("planning_team", "Planning team", YES_NO, 12),
        _col("present", "Present", YES_NO, 10),
        _col("seats", "Speaks for", PLACES, 30),
        _col("alternate", "Alternate", width=22),
        _col("member", "Joined as", hidden=True, private=True),
        *REMOVED,
        *KEPT,
    ),
    Resource: _entry(
        "What there is",
        _col("status", "Status", STATUS, 24),
        SAID,
        _col("operator", "Who runs it", width=24),
        _col("hours", "Hours", width=16),
        _col("area_served", "Area served", width=18),
        _col("eligibility", "Who can use it", width=24),
        _col("excludes", "Who cannot", width=20),
    ),
    Strength: _entry("What works well"),
    Gap: _entry(
        "What happens now, or is missing",
        _col("gap_type", "Type of gap", GAP_TYPE, 24),
        _col("falls_on", "Whom it hits hardest"),
        QUICK,
        SAID,
    ),
    Opportunity: _entry("Idea", _col("answers", "Answers the gaps", PLACES, 34), QUICK, SAID),
    Parking: _entry("For another day"),
    PracticeAnswer: (
        _col("id", "Practice", ONE, 60),
        _col("rating", "In place?", RATING, 24),
        _col("remark", "Remark", width=40),
        *KEPT,
    ),
    DataPoint: (
        *ID,
        _col("name", "What is measured", width=40),
        _col("value", "Value", FIGURE, 16),
        _col("unit", "Unit", width=16),
        _col("period", "Period", width=18),
        _col("population", "Of whom", width=24),
        _col("about", "Where", PLACES, 34),
        _col("intercept", "Intercept in the source", width=12),
        _col("measure", "Measure", ONE, 30),
        _col("low", "At least", DECIMAL, 10),
        _col("high", "At most", DECIMAL, 10),
        _col("starts", "Period starts", DAY, 12),
        _col("ends", "Period ends", DAY, 12),
        _col("numerator", "Numerator", FIGURE, 14),
        _col("denominator", "Denominator", FIGURE, 14),
        _col("owner", "Who answers for it"),
        _col("definition", "Definition", width=30),
        _col("locality", "Local or national", LOCALITY, 10),
        _col("confidence", "How sure", CONFIDENCE, 12),
        _col("breakdown", "Broken down (by | group)", Rows(), 18),
        _col("part_of", "Part of", PLACES, 24),
        _col("counts_people", "Counts people", MAYBE, 10),
        _col("question", "Question", width=30),
        _col("target", "Target", width=14),
        _col("change", "Change", width=14),
        _col("footnote", "Footnote", width=30),
        *KEPT,
    ),
    LocalMeasure: (*ID, *MEASURE, *KEPT),
    Anecdote: (
        *ID,
        _col("text", "Story", width=70),
        *WHERE,
        _col("about", "About the entries", PLACES, 30),
        _col("composite", "Made of several people's", YES_NO, 12),
        _col("released", "Released", YES_NO, 10),
        _col("released_by", "Released by", hidden=True, private=True),
        _col("release_reason", "Why it was released", width=24, private=True),
        *WRITTEN,
    ),
    Priority: (
        *ID,
        _col("letter", "Letter", width=8),
        _col("number", "Number", WHOLE, 9),
        _col("title", "Priority", width=50),
        _col("description", "Description", width=40),
        _col("addresses", "Takes up", PLACES, 40),
        _col("key_measures", "Stepping Up measures", Choices(listing="key_measures"), 24),
        _col("process_only", "Process only", YES_NO, 10),
        _col("importance", "Importance", WHOLE, 11),
        _col("feasibility", "Feasibility", WHOLE, 11),
        _col("severity", "Severity", WHOLE, 11),
        _col("rank_as_written", "Rank, in the source's words", width=14),
        _col("votes_as_written", "Votes, in the source's words", width=14),
        _col("round_as_written", "Round, in the source's words", width=14),
        _col("withdrawn", "Withdrawn", YES_NO, 10),
        *KEPT,
    ),
    Round: (
        *ID,
        _col("title", "Vote", width=40),
        _col("candidates", "Candidates", PLACES, 50),
        _col("budget", "Votes each", COUNT, 10),
        _col("stacking", "Several on one", YES_NO, 12),
        _col("state", "State", ROUND_STATE, 12),
        _col("opened_at", "Opened", MOMENT, 20),
        _col("closed_at", "Closed", MOMENT, 20),
        _col("run_off_of", "Run-off of", ONE, 20),
        _col("eligible_roles", "Who may vote", LINES, 16),
        _col("practice", "Invented for practice", YES_NO, 12),
        *KEPT,
    ),
    Objective: (
        *ID,
        _col("priority", "Priority", ONE, 40),
        _col("text", "Objective", width=60),
        *REMOVED,
        *KEPT,
    ),
    ActionStep: (
        *ID,
        _col("number", "Number", WHOLE, 9),
        _col("priority", "Priority", ONE, 34),
        _col("objective", "Objective", ONE, 34),
        _col("text", "Action step", width=50),
        _col("who", "Who", width=24),
        _col("when", "When", width=18),
        _col("lead", "Lead", width=22),
        _col("due", "Due", DAY, 12),
        _col("agencies", "Agencies beside the lead", LINES, 24),
        _col("backup", "Backup"),
        _col("partners", "Partners"),
        _col("needs", "What it needs", width=24),
        _col("success", "Measure of success", width=24),
        _col("status", "Status", PROGRESS, 16),
        _col("status_reason", "Why", width=20),
        SAID,
        _col("priority_as_written", "Priority, in the source's words"),
        _col("order", "Order", ORDER, hidden=True),
        *REMOVED,
        *KEPT,
    ),
    Recommendation: (
        *ID,
        _col("text", "Recommendation", width=70),
        _col("order", "Order", ORDER, 9),
        *REMOVED,
        *KEPT,
    ),
    Meeting: (
        *ID,
        _col("title", "Meeting", width=40),
        _col("on", "Date", DAY, 12),
        _col("when", "When"),
        _col("where", "Where", width=30),
        *REMOVED,
        *KEPT,
    ),
    Note: (
        *ID,
        _col("text", "Note", width=70),
        _col("about", "About", PLACES, 30),
        *REMOVED,
        *KEPT,
    ),
    PlaceEdit: (*ID, *PLACE, *KEPT),
    Room: (
        *ID,
        _col("stage", "Stage", PLAIN),
        _col("at", "At", PLAIN),
        _col("prompt", "Prompt", COUNT),
        _col("all_prompts", "All prompts", YES_NO),
        _col("timer_ends", "Timer ends", MOMENT),
        _col("timer_minutes", "Timer minutes", COUNT),
        _col("round", "Round on the wall", PLAIN),
        *KEPT,
    ),
}  # fmt: skip
"""Columns by kind, in the order of the sheets."""
