"""The numbers a data sheet holds, read as somebody said its columns are to be read. As written:
what a value or period says is worked out later, and asked about where it is doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sim_workshop.domain.amounts import read_amount
from sim_workshop.domain.dates import read_period
from sim_workshop.domain.evidence import Confidence, DataPoint
from sim_workshop.domain.place import Measure
from sim_workshop.domain.sheet_columns import Plan, Role, Sheet, headings
from sim_workshop.domain.text import one_line
from sim_workshop.domain.units import family_of

MOST_LINES = 3_000
"""A county's data sheet has hundreds of numbers; more is a register, not a data sheet."""
WHOLE = frozenset({"", "total", "all", "overall", "both", "any", "all groups", "grand total"})
"""In a column of groups: the row counts everybody."""
_FIRST_OF_MONTH = re.compile(r"((?:19|20)\d\d)-(\d\d)-01")
_SURE: Mapping[str, Confidence] = {
    "counted": "counted", "count": "counted", "high": "counted", "estimated": "estimated",
    "estimate": "estimated", "medium": "estimated", "guess": "guessed", "guessed": "guessed",
    "low": "guessed", "disputed": "disputed",
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What holds for every number of the sheet that does not say otherwise itself."""

    texts: Mapping[Role, str] = field(default_factory=dict)
    """Measure, unit, period, population, source, owner, by the role they stand in for."""
    measures: Mapping[str, str] = field(default_factory=dict)
    """Measures of the workshop, by what the sheet calls them in small letters."""
    fiscal_start: int | None = None
    """The month the county's fiscal year begins in, where somebody said it."""


@dataclass(frozen=True)
class Line:
    """One number of the sheet, and where it stands there."""

    row: int
    """As a spreadsheet numbers it."""
    column: int
    """The column of its value, from 0."""
    point: DataPoint

    @property
    def key(self) -> str:
        return f"{self.row} {self.column}"


@dataclass(frozen=True)
class Read:
    """All numbers of the sheet, and the rows that hold none."""

    lines: tuple[Line, ...]
    without: tuple[int, ...]
    """Rows with something in them and no value: titles, notes, blank years."""
    too_many: bool = False


def read_lines(sheet: Sheet, plan: Plan, said: Said, measures: Mapping[str, Measure]) -> Read:
    """Every value of the sheet as a number of its own."""
    heads = _in_months(headings(sheet, plan.heading))
    found: list[Line] = []
    without: list[int] = []
    above = ""
    for at, cells in enumerate(sheet.rows[plan.heading + 1 :], plan.heading + 2):
        row = _Row(at, cells, heads, plan.roles, above)
        lines = list(row.lines(said, measures))
        above = row.measure if lines else above
        found += lines
        if not lines and any(cells):
            without.append(at)
        if len(found) > MOST_LINES:
            return Read((), (), too_many=True)
    return Read(tuple(found), tuple(without))


def _in_months(texts: Sequence[str]) -> tuple[str, ...]:
    """Spreadsheets make a day of "Jan 2024": first days of months are read as months."""
    return tuple(_month(text) or text for text in texts)


def _month(text: str) -> str:
    found = _FIRST_OF_MONTH.fullmatch(text)
    return f"{date(int(found[1]), int(found[2]), 1):%B %Y}" if found else ""


@dataclass(frozen=True)
class _Row:
    """One row under the headings."""

    at: int
    cells: tuple[str, ...]
    heads: tuple[str, ...]
    roles: tuple[Role, ...]
    above: str
    """What the row above counts: a name written once holds for the rows below it."""

    def of(self, role: Role) -> list[tuple[str, str]]:
        """Heading and cell of every column of a role."""
        across = zip(self.roles, self.heads, self.cells, strict=False)
        return [(head, one_line(cell)) for r, head, cell in across if r == role]

    def text(self, role: Role) -> str:
        return next((cell for _head, cell in self.of(role) if cell), "")

    @property
    def measure(self) -> str:
        return self.text("measure") or self.above

    @property
    def period(self) -> str:
        """ "Q1" and "2024" in two columns are one period."""
        parts = sorted(
            (c for c in _in_months([c for _h, c in self.of("period")]) if c), key=str.isdecimal
        )
        return " ".join(dict.fromkeys(parts))

    @property
    def breakdown(self) -> tuple[tuple[str, str], ...]:
        groups = self.of("group")
        return tuple((h.casefold(), g) for h, g in groups if g.casefold() not in WHOLE)

    def lines(self, said: Said, measures: Mapping[str, Measure]) -> Iterator[Line]:
        for column, value, period in self._values():
            known = self._known(said)
            known["period"] = period or known["period"]
            yield Line(self.at, column, _point(self, value, known, said, measures))

    def _values(self) -> Iterator[tuple[int, str, str]]:
        """Column, value as written, and the period where the heading says it."""
        across = zip(self.roles, self.heads, self.cells, strict=False)
        for column, (role, head, cell) in enumerate(across):
            if role in ("value", "by_period") and one_line(cell):
                yield column, one_line(cell), head if role == "by_period" else ""
        low, high = self.text("low"), self.text("high")
        if not self.text("value") and (low or high):
            ends = "-".join(dict.fromkeys(x for x in (low, high) if x))
            yield self.roles.index("low" if low else "high"), ends, ""

    def _known(self, said: Said) -> dict[str, str]:
        roles: tuple[Role, ...] = (
            "unit", "population", "numerator", "denominator", "source", "owner", "definition",
            "confidence", "locality",
        )  # fmt: skip
        own = {str(role): self.text(role) or said.texts.get(role, "") for role in roles}
        own["period"] = self.period or said.texts.get("period", "")
        own["name"] = self.measure or said.texts.get("measure", "")
        return own


def _point(
    row: _Row, value: str, known: Mapping[str, str], said: Said, measures: Mapping[str, Measure]
) -> DataPoint:
    sure = _SURE.get(known["confidence"].casefold(), "")
    is_local = not re.match(r"nation|u\.?s\b|state|elsewhere", known["locality"], re.I)
    measure = measures.get(said.measures.get(known["name"].casefold(), ""))
    point = DataPoint(
        id=f"row {row.at}", name=known["name"], measure=measure.id if measure else "", value=value,
        unit=known["unit"], period=known["period"], population=known["population"],
        numerator=known["numerator"], denominator=known["denominator"], source=known["source"],
        owner=known["owner"], definition=known["definition"], confidence=sure,
        locality="local" if is_local else "national", breakdown=row.breakdown,
    )  # fmt: skip
    return worked_out(point, measure, said.fiscal_start)


def worked_out(point: DataPoint, measure: Measure | None, fiscal_start: int | None) -> DataPoint:
    """The number with what its words say. Where nobody said what a new number counts, it counts
    people: a small one then stays in the working files."""
    amount, period = read_amount(point.value), read_period(point.period, fiscal_start)
    unit = point.unit or amount.unit_hint
    unknown = measure is None and not amount.is_words and not family_of(unit)
    return point.but(
        low=amount.low, high=amount.high, unit=unit or (measure.unit if measure else ""),
        starts=period.starts if period else None, ends=period.ends if period else None,
        counts_people=True if unknown else None,
    )  # fmt: skip


def changed(line: Line, measure: Measure | None, said: Said, **texts: str) -> Line:
    """A line as somebody corrected it: value, unit, period or name."""
    return replace(line, point=worked_out(line.point.but(**texts), measure, said.fiscal_start))
