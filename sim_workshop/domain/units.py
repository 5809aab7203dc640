"""What a unit counts: people, events, money, time, a share. Units are free text in real files
("people booked at least once", "USD per response"), so they are read by their head word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Family = Literal["", "percent", "rate", "money", "time", "staff", "things", "people", "events"]

_WORDS: Mapping[Family, str] = {
    "percent": r"%|percent|per cent|pct|percentage|share|proportion",
    "rate": r"ratio|rate|times|per[ _]100k|per[ _][\d,.]+",
    "money": r"usd|dollars?|\$|eur|euros?",
    "time": r"seconds?|minutes?|hours?|days?|weeks?|months?|years?",
    "staff": r"staff|fte|officers?|deput(?:y|ies)|clinicians?|workers?|personnel|positions?"
    r"|nurses?|dispatchers?|specialists?|employees?|trainers?|volunteers?|judges?|attorneys?"
    r"|participants? (?:in|at|of) the workshop|attendees?|attendance|votes?|ballots?",
    "things": r"beds?|rooms?|agenc(?:y|ies)|vehicles?|units?|slots?|places|sites?|count(?:y|ies)"
    r"|cities|miles?|meetings?|trainings?|courses?",
    "people": r"people|persons?|individuals?|clients?|inmates?|patients?|consumers?|defendants?"
    r"|detainees?|participants?|residents?|adults?|child(?:ren)?|youths?|juveniles?|veterans?|men"
    r"|women|girls?|boys?|callers?|students?|graduates?|offenders?|probationers?|parolees?"
    r"|arrestees?|victims?|tenants?|households?|famil(?:y|ies)|names|members|deaths|suicides"
    r"|overdoses|bookings?|admissions?|releases?(?! events?)|arrests?|cases?|referrals?",
    "events": r"events?|calls?|visits?|reports?|contacts?|responses?|transports?|holds?|incidents?"
    r"|encounters?|screens?|screenings?|assessments?|trips?|services|stays",
}
_PATTERNS = {
    family: re.compile(rf"(?:^|\b)(?:{words})(?:\b|$)") for family, words in _WORDS.items()
}
_HEAD = re.compile(r"\s+(?:per|a|of|with|within|in|for|who|at)\s+|\s*[(,;]")


def family_of(unit: str) -> Family:
    """What the unit counts; empty for one nobody knows."""
    written = unit.strip().lower().replace("_", " ")
    if not written:
        return ""
    if re.match(r"per (?:100k|[\d,.]+)", written):
        return "rate"
    head = _HEAD.split(written, maxsplit=1)[0]
    return next((f for f, pattern in _PATTERNS.items() if pattern.search(head)), "")


def of_whom(unit: str) -> Family:
    """What a share is a share of: "percent of officers" is one of staff."""
    _, _, whole = unit.lower().partition(" of ")
    return family_of(whole)


def are_alike(unit: str, other: str) -> bool:
    """Whether two units count the same sort of thing; yes where one is not known."""
    one, two = family_of(unit), family_of(other)
    if one == "time" and two == "time":
        return _time_word(unit) == _time_word(other)
    persons: frozenset[Family] = frozenset({"people", "events"})
    return not one or not two or one == two or _both_ways(unit, other, {one, two} <= persons)


def _both_ways(unit: str, other: str, countable: bool) -> bool:
    """Bookings, admissions and the like are counted as people or as events."""
    ambiguous = re.compile(r"bookings?|admissions?|releases?|arrests?|cases?|referrals?|deaths")
    return countable and bool(ambiguous.search(unit.lower()) or ambiguous.search(other.lower()))


def _time_word(unit: str) -> str:
    found = _PATTERNS["time"].search(unit.lower())
    return found.group().rstrip("s") if found else ""
