"""One column: the field behind it, its heading, and how its values are written and read; and the
columns that several kinds of records share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sim_workshop.domain.record import Record
from sim_workshop.exchange.cells import OMIT, Figure, Form, Names, Nested, Number
from sim_workshop.exchange.choices import Choice, Offered, Suggestion, YesNo
from sim_workshop.exchange.days import Day, Moment
from sim_workshop.exchange.lists import Lines, Named, NamedOne

PLAIN, FIGURE, LINES, PLACES, ONE, DAY = Form(), Figure(), Lines(), Named(), NamedOne(), Day()
YES_NO, MAYBE, MOMENT, JSON = YesNo(), YesNo(blank=None), Moment(), Nested()
WHOLE, DECIMAL = Number(whole=True), Number()
COUNT, ORDER = Number(whole=True, blank=OMIT), Number(blank=OMIT)
STANDING = Choice(blank=OMIT, own=(
    ("shown", "shown"), ("held", "held for its author"), ("parked", "in the parking lot"),
    ("veiled", "hidden until revealed"), ("waiting", "waiting for approval"),
    ("removed", "removed"), ("merged", "merged into another"), ("redacted", "redacted"),
))  # fmt: skip
STATUS = Choice(listing="resource_status", own=(("in_place", "In place"),))
PROGRESS = Choice(listing="progress_status", blank=OMIT)
LOCALITY = Choice(blank=OMIT, own=(("local", "local"), ("national", "national")))
CONFIDENCE = Choice(own=tuple((w, w) for w in ("counted", "estimated", "guessed", "disputed")))
ROUND_STATE = Choice(blank=OMIT, own=tuple((w, w) for w in ("draft", "open", "closed", "revealed")))
REVIEWED = Choice(blank=OMIT, own=tuple((w, w) for w in ("open", "accepted", "declined")))
EVALUATING = Choice(own=(("open", "open"), ("closed", "closed")))
SHOWN_NAMES = Choice(blank=OMIT, own=tuple((w, w) for w in ("name", "agency", "nothing")))
UNITS = Suggestion(listing="units")
GAP_TYPE = Suggestion(listing="gap_types")
SECTOR = Offered(listing="sectors")
RATING = Suggestion(listing="checklist_rating")
FLOW_KIND = Choice(listing="flow_kinds", blank=OMIT)
TIER = Choice(own=(("core", "core"), ("extended", "extended")), blank=OMIT)
KEY_MEASURE = Choice(listing="key_measures", blank=None)
SELDOM = frozenset({"areas", "source_read", "remarks", "removed", "withdrawn", "low", "high"})


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

    @property
    def is_seldom_used(self) -> bool:
        """Filled by an import or by taking something away: in nobody's way while it is empty."""
        return self.field in SELDOM or self.field.endswith("_as_written")

    @property
    def is_aside(self) -> bool:
        """An address nobody reads through: no row is made tall for it."""
        return self.field == "source"

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


def col(field: str, heading: str, form: Form = PLAIN, width: int = 20, **more: bool) -> Column:
    """A column in one line of the table."""
    return Column(field, heading, form, width, **more)


ID = (col("id", "Id", width=8, hidden=True),)
KEPT = (
    col("areas", "Areas (empty: all)", LINES, 16),
    col("source", "Source", width=30),
    col("source_read", "How much of the source was read", width=14),
    col("remarks", "Kept from an import", LINES, 30),
)
REMOVED = (col("removed", "Removed", YES_NO, 10),)
WHERE = (
    col("places", "Where", PLACES, 34),
    col("place_as_written", "Where, in the source's words", width=22),
)
WRITTEN = (
    col("standing", "Standing", STANDING, 14),
    col("standing_reason", "Why it stands so", width=18, hidden=True, private=True),
    col("merged_into", "Merged into", ONE, 18, hidden=True),
    col("wordings", "Other wordings", JSON, hidden=True, private=True),
    col("credit", "Credited to", width=18),
    col("author", "Author's id", hidden=True, private=True),
    col("by_proxy", "Typed by", hidden=True, private=True),
    col("written_at", "Written at", MOMENT, hidden=True, private=True),
    col("names_nobody", "Author says it names nobody", YES_NO, hidden=True, private=True),
    *KEPT,
)
SAID = col("status_as_written", "Status, in the source's words", LINES, 22)
POPULATION = col("population", "Whom it concerns", width=20)
QUICK = col("quick_fix", "Quick fix?", MAYBE, 11)


def entry(what: str, *between: Column) -> tuple[Column, ...]:
    """The columns of a card of the room: its text, where it stands, and what its kind has."""
    return (*ID, col("text", what, width=60), *WHERE, *between, POPULATION, *WRITTEN)


MEASURE = (
    col("measure.name", "Measure", width=34),
    col("measure.definition", "Definition", width=44),
    col("measure.unit", "Unit", UNITS, 12),
    col("measure.intercept", "Intercept", ONE, 16),
    col("measure.data_source", "Who holds it"),
    col("measure.frequency", "How often", width=12),
    col("measure.tier", "Tier", TIER, 10),
    col("measure.key_measure", "Stepping Up measure", KEY_MEASURE, 18),
    col("measure.suppress", "Suppress small counts", YES_NO, 12),
    col("measure.share_of_whole", "Share of a whole", YES_NO, 12),
    col("measure.id", "Measure's id", hidden=True),
    col("measure.src", "Pack's sources", LINES, hidden=True),
)
PLACE = (
    col("intercept.id", "Intercept: id", width=12),
    col("intercept.name", "Intercept: name", width=26),
    col("intercept.short_name", "Intercept: short name", width=18),
    col("intercept.token", "Intercept: sign", width=10),
    col("intercept.order", "Intercept: order", ORDER, 10),
    col("intercept.hidden", "Intercept: hidden", YES_NO, 10),
    col("intercept.scope", "Intercept: scope", width=30),
    col("intercept.begins", "Intercept: begins", width=24),
    col("intercept.ends", "Intercept: ends", width=24),
    col("intercept.aliases", "Intercept: also called", LINES, 24),
    col("intercept.sources", "Intercept: sources", LINES, hidden=True),
    col("element.id", "Box: id", width=16),
    col("element.intercept", "Box: intercept", ONE, 18),
    col("element.name", "Box: name", width=26),
    col("element.short_name", "Box: short name", width=18),
    col("element.description", "Box: description", width=34),
    col("element.agencies", "Box: agencies", LINES, 22),
    col("element.hidden", "Box: hidden", YES_NO, 10),
    col("element.core", "Box: core", YES_NO, hidden=True),
    col("element.decision", "Box: decision", YES_NO, hidden=True),
    col("element.row", "Box: row", WHOLE, hidden=True),
    col("element.group", "Box: group", YES_NO, hidden=True),
    col("element.entry", "Box: way in", YES_NO, hidden=True),
    col("element.src", "Box: sources", LINES, hidden=True),
    col("flow.id", "Arrow: id", width=12),
    col("flow.start", "Arrow: from", ONE, 22),
    col("flow.end", "Arrow: to", ONE, 22),
    col("flow.label", "Arrow: label", width=22),
    col("flow.kind", "Arrow: kind", FLOW_KIND, 16),
    col("flow.hidden", "Arrow: hidden", YES_NO, 10),
    col("flow.src", "Arrow: sources", LINES, hidden=True),
)
