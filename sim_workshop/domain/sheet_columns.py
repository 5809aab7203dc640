"""What the columns of a county's data sheet hold, guessed from their headings. A person sees the
guess and changes it; nothing is read that nobody confirmed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from sim_workshop.domain.dates import read_period
from sim_workshop.domain.text import one_line
from sim_workshop.words import later

Role = Literal[
    "", "measure", "value", "by_period", "period", "group", "unit", "population", "numerator",
    "denominator", "low", "high", "source", "owner", "definition", "confidence", "locality",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)
ROLE_WORDS: Mapping[Role, str] = {
    "": later("not read"), "measure": later("what is counted"), "value": later("the value"),
    "by_period": later("a value, its period is the heading"), "period": later("the period"),
    "group": later("a group, broken down by the heading"), "unit": later("the unit"),
    "population": later("of whom"), "numerator": later("the numerator"),
    "denominator": later("the denominator"), "low": later("the low end of a range"),
    "high": later("the high end of a range"), "source": later("the source"),
    "owner": later("who answers for it"), "definition": later("the definition"),
    "confidence": later("how sure"), "locality": later("local or national"),
}  # fmt: skip
HEADINGS_WITHIN = 20
"""Rows from the top in which the headings are looked for."""

_BEGINNINGS: tuple[tuple[Role, str], ...] = (
    ("definition", r"definition|how (?:it is )?counted|description|method"),
    ("numerator", r"numerator"),
    ("denominator", r"denominator|out of|base"),
    ("source", r"(?:data )?source|reference|citation"),
    ("owner", r"owner|agency|department|reported by|responsible|contact|provider|steward"),
    ("confidence", r"confidence|how sure|quality|certainty"),
    ("locality", r"local|national|level|scope"),
    ("unit", r"unit"),
    ("low", r"low(?:er|est)?|min(?:imum)?|from"),
    ("high", r"high(?:er|est)?|max(?:imum)?|up to"),
    ("measure", r"measure|metric|indicator|item|category|statistic|what|variable|name|data"),
    ("period", r"period|year|month|quarter|date|fy|time|as of|when|calendar|fiscal"),
    ("group", r"race|ethnicity|ethnic group|sex|gender|age|age group|veteran|housing|homeless"
              r"|language|place|city|county|town|zip|district|group|breakdown"),
    ("population", r"population|of whom|who|cohort|universe"),
    ("value", r"value|count|number|total|amount|n|#|result|figure|rate|percent|share|%|avg"
              r"|average|median"),
)  # fmt: skip
"""The first that a heading begins with. Words that say more stand before those that say less."""
_HEADINGS = tuple(
    (role, re.compile(rf"(?:{pattern})(?:s|es)?(?!\w)", re.I)) for role, pattern in _BEGINNINGS
)
_PERSONAL = re.compile(
    r"(?:(?:first|last|middle|full|given|family|maiden|client|patient|inmate|person|defendant"
    r"|consumer|participant)(?:'s)? ?names?|surname|alias|dob|d\.o\.b\.?|(?:date of )?birth ?dates?"
    r"|date of birth|ssn|social security.*|mrn|medical record.*|medicaid (?:id|no|number).*"
    r"|(?:client|patient|inmate|person|jail|booking|case|docket|cause|warrant|record|sid|so|doc)"
    r" ?(?:id|no\.?|num(?:ber)?|#)|(?:home |street )?address|(?:cell |home )?(?:tele)?phone.*"
    r"|e-?mail.*)",
    re.I,
)
MOST_PERSONAL = 2
"""As many columns about single persons make a sheet a list of persons."""


@dataclass(frozen=True)
class Sheet:
    """One sheet as text, row by row, with what somebody should know about reading it."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """How a sheet is to be read: the row of its headings, and what each column holds."""

    heading: int
    """From 0; the rows below it are read."""
    roles: tuple[Role, ...]


def headings(sheet: Sheet, row: int) -> tuple[str, ...]:
    """The headings, as many as the widest row has cells."""
    width = max((len(r) for r in sheet.rows), default=0)
    written = sheet.rows[row] if row < len(sheet.rows) else ()
    return tuple(one_line(written[n]) if n < len(written) else "" for n in range(width))


def guessed(sheet: Sheet) -> Plan:
    """The likeliest way to read it."""
    at = _heading_row(sheet)
    return Plan(at, roles_of(headings(sheet, at)))


def _heading_row(sheet: Sheet) -> int:
    scores = [sum(map(bool, map(role_of, row))) for row in sheet.rows[:HEADINGS_WITHIN]]
    if max(scores, default=0) > 1:
        return scores.index(max(scores))
    filled = [sum(map(bool, row)) > 1 for row in sheet.rows[:HEADINGS_WITHIN]]
    return filled.index(True) if True in filled else 0


def roles_of(heads: Sequence[str]) -> tuple[Role, ...]:
    """One role each; of those that only one column can have, the first."""
    found: list[Role] = []
    for head in heads:
        role = role_of(head)
        found.append("" if role in found and role not in SEVERAL else role)
    return tuple(found)


SEVERAL: frozenset[Role] = frozenset({"", "by_period", "period", "group"})
"""Roles that several columns may have: "Year" and "Quarter" together are the period."""


def role_of(heading: str) -> Role:
    """What a column of this heading holds; a heading that is a period holds that period's."""
    line = one_line(heading)
    if not line or len(line) > 80 or is_personal(line):
        return ""
    if read_period(line) is not None:
        return "by_period"
    return next((role for role, pattern in _HEADINGS if pattern.match(line)), "")


def is_personal(heading: str) -> bool:
    """A heading over what belongs to single persons: never read."""
    return bool(_PERSONAL.fullmatch(one_line(heading).strip("* ")))


def lists_persons(sheet: Sheet) -> bool:
    """Whether the sheet is a list of persons: such a file has no place here."""
    rows = sheet.rows[:HEADINGS_WITHIN]
    return any(sum(map(is_personal, row)) >= MOST_PERSONAL for row in rows)
