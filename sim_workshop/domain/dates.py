"""What a period or a due date says in days. As written it is kept elsewhere; what cannot be read
without guessing is None."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sim_workshop.domain.stretches import Period, Stretch, stretches
from sim_workshop.domain.text import one_line

__all__ = ["Period", "read_due", "read_period"]

LONGEST = 300
"""Characters of a period or due date that are read."""

_FROM = re.compile(r"(?:since|from|starting|beginning|after)(?: in| on)? ", re.I)
_ON = re.compile(r" ?(?:on|onwards?|and (?:on|later)|to (?:date|now|present)|-|\u2013)", re.I)
_UNTIL = re.compile(r"(?:to|until|through|up to)(?: the)?(?: end of)? ", re.I)
_PLAIN = re.compile(r"(?:(?:in|on|during|for|calendar year|cy|the)\b ?)*", re.I)
_FROM_TO = re.compile(r"[a-z\d.] ?(?:-|\u2013|to|through) ?[a-z]", re.I)
_JOIN = re.compile(r" ?(?:to|-|\u2013|\u2014|through|until|and) ?", re.I)


def read_period(written: str, fiscal_start: int | None = None) -> Period | None:
    """The days a period covers: "Q4 2016", "2015-17", "since March 2016" (open end), "FY 2023"
    (its days only when the month the fiscal year starts in is given)."""
    line = one_line(written)[:LONGEST]
    found = stretches(line, fiscal_start)
    if not found or any(s.period is None for s in found):
        return None
    before, behind = line[: found[0].at], line[found[-1].until :]
    if len(found) == 2:
        return _from_to(line, found, before, behind)
    if len(found) > 2 or found[0].period is None:
        return None
    if _FROM_TO.search(line[found[0].at : found[0].until]) and _frames(before, behind):
        return found[0].period
    return _one(found[0].period, before, behind)


def _from_to(line: str, found: tuple[Stretch, ...], before: str, behind: str) -> Period | None:
    first, last = found[0].period, found[1].period
    joined = _JOIN.fullmatch(line[found[0].until : found[1].at])
    if not joined or not _frames(before, behind) or first is None or last is None:
        return None
    if first.starts and last.ends and first.starts > last.ends:
        return None
    return Period(first.starts, last.ends, first.fiscal or last.fiscal)


def _frames(before: str, behind: str) -> bool:
    opening = _PLAIN.fullmatch(before) or re.fullmatch(r"(?:from|between) ", before, re.I)
    return bool(opening) and not behind.strip(" .")


def _one(period: Period, before: str, behind: str) -> Period | None:
    if _PLAIN.fullmatch(before) and not behind.strip(" ."):
        return period
    if _PLAIN.fullmatch(before) and _ON.fullmatch(behind):
        return Period(period.starts, None, period.fiscal)
    if _FROM.fullmatch(before) and _is_open(behind):
        return Period(_opening(before, period), None, period.fiscal)
    return Period(None, period.ends, period.fiscal) if _ends_here(before, behind) else None


def _opening(before: str, period: Period) -> date | None:
    if before.lower().startswith("after") and period.ends:
        return period.ends + timedelta(days=1)
    return period.starts


def _is_open(behind: str) -> bool:
    return not behind.strip(" .") or bool(_ON.fullmatch(behind))


def _ends_here(before: str, behind: str) -> bool:
    return bool(_UNTIL.fullmatch(before)) and not behind.strip(" .")


_BEFORE = re.compile(r"\b(?P<not>not )?(?:before|prior to|ahead of)(?: the)?(?: start of)? $", re.I)
_BEGINS = re.compile(
    r"\b(?:after|since|starting|starts|beginning|begins|not before)(?: in| on)? $", re.I
)
_VAGUE = re.compile(
    r"\b(?:early|mid(?:dle of)?|spring|summer|fall|autumn|winter|beginning of|start of|about|around"
    r"|circa|approximately)(?: in| of)?[ -]$",
    re.I,
)
_ONWARDS = re.compile(r" (?:on|onwards?|and (?:on|later))\b", re.I)


def read_due(written: str, fiscal_start: int | None = None) -> date | None:
    """The last day on which what is written is still on time: "March 2027" is its last day, "Q3
    2027" is 2027-09-30, the latest date where several are named. None for "ongoing", "Year 1",
    "early 2027", "after March 2027", and for a fiscal year whose start nobody gave."""
    line = one_line(written)[:LONGEST]
    found = stretches(line, fiscal_start)
    if not found or any(s.period is None or s.period.ends is None for s in found):
        return None
    latest = max(found, key=lambda s: (s.period and s.period.ends) or date.min)
    return _due(latest, line[: latest.at], line[latest.until :])


def _due(latest: Stretch, before: str, behind: str) -> date | None:
    if _VAGUE.search(before) or _BEGINS.search(before) or _ONWARDS.match(behind):
        return None
    early = _BEFORE.search(before)
    if early is None or latest.period is None:
        return latest.period.ends if latest.period else None
    starts = latest.period.starts
    return None if early["not"] or starts is None else starts - timedelta(days=1)
