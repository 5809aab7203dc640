"""Which numbers count people, and which of them are too small to leave.

The Centers for Medicare and Medicaid Services' cell size policy: no cell of 1 to 10, nothing from
which one could be derived, percentages included; 0 may be shown. Staff, beds, agencies, votes and
attendance are no such counts (rules.md, "What may leave").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite

from sim_workshop.domain.amounts import Amount, read_amount
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.place import Measure
from sim_workshop.domain.small_numbers import small_number_beside_people
from sim_workshop.domain.units import Family, family_of, of_whom

SHARES: frozenset[Family] = frozenset({"percent", "rate"})
NOT_PEOPLE: frozenset[Family] = frozenset({"staff", "things", "money", "time"})
_NUMBER = re.compile(r"(?<![\d.,$-])\d{1,3}(?![\d%]|[.,]\d)")
_IN_WORDS = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.I)
_WORD_VALUES = "one two three four five six seven eight nine ten"
_VALUES = {word: n for n, word in enumerate(_WORD_VALUES.split(), start=1)}


def unit_of(point: DataPoint, measure: Measure | None) -> str:
    return point.unit or (measure.unit if measure else "")


def is_share(point: DataPoint, measure: Measure | None) -> bool:
    """A percentage, rate or ratio."""
    return family_of(unit_of(point, measure)) in SHARES


def counts_people(point: DataPoint, measure: Measure | None) -> bool:
    """Whether a small value of it must not leave: said by a person, else by the measure, else by
    the unit. Of a measure whose total may be small (bookings), a group may not: three women of one
    race are somebody."""
    family = family_of(unit_of(point, measure))
    if point.counts_people is not None:
        return point.counts_people and family not in SHARES
    if measure is None:
        return family == "people"
    return (measure.suppress or bool(point.breakdown)) and family in {"people", "events"}


def is_about_people(point: DataPoint, measure: Measure | None) -> bool:
    """Whether the persons behind a share are such as must be protected: yes unless its measure,
    its unit ("percent of officers") or its denominator ("20 officers") says otherwise."""
    if point.counts_people is not None:
        return point.counts_people
    said = (of_whom(unit_of(point, measure)), family_of(read_amount(point.denominator).unit_hint))
    if any(family in NOT_PEOPLE for family in said):
        return False
    if measure:
        return measure.suppress or bool(point.breakdown)
    return family_of(point.population) != "staff"


def amount_of(point: DataPoint) -> Amount:
    """The value as numbers: as an import or a person left it, else as its words read."""
    ends = [end for end in (point.low, point.high) if end is not None]
    if ends and all(isfinite(end) for end in ends):
        return Amount(point.low, point.high)
    return read_amount(point.value)


def is_small(amount: Amount, smallest: int) -> bool:
    """Between 0 and the threshold with any end; 0 itself may be shown. "Fewer than 11" is how a
    suppressed cell is printed, and may stay."""
    return any(0 < end < smallest for end in (amount.low, amount.high) if end is not None)


def numbers_in(text: str) -> set[int]:
    """The whole numbers a text says, in figures or as a word up to ten."""
    figures = {int(m.group()) for m in _NUMBER.finditer(text)}
    return figures | {_VALUES[m.group().lower()] for m in _IN_WORDS.finditer(text)}


def says_a_small_number(text: str, smallest: int) -> bool:
    """For values in words: "2 of 9", "one sergeant"."""
    return any(0 < n < smallest for n in numbers_in(text))


def is_too_small(point: DataPoint, measure: Measure | None, smallest: int) -> bool:
    """A cell that must not leave for its own sake."""
    if counts_people(point, measure):
        amount = amount_of(point)
        in_words = amount.is_words and says_a_small_number(point.value, smallest)
        return is_small(amount, smallest) or in_words
    return _is_of_few(point, measure, smallest)


def _is_of_few(point: DataPoint, measure: Measure | None, smallest: int) -> bool:
    """A share, wait or cost of a few people: "301 days", of one person."""
    if small_number_beside_people(point.population, smallest):
        return True
    if not is_share(point, measure) or not is_about_people(point, measure):
        return False
    parts = (read_amount(point.numerator), read_amount(point.denominator))
    return any(is_small(part, smallest) for part in parts)


def measure_of(point: DataPoint, measures: Mapping[str, Measure]) -> Measure | None:
    return measures.get(point.measure) if point.measure else None
