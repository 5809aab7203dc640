"""Stretches of time written in a text: days, months, quarters, halves, calendar and fiscal years.

Nothing is guessed. A fiscal year says a day only where the month it begins in is known: counties
begin it in January, April, July or October, and it is named for the year it ends in. Dates of
three numbers are read as in the United States, month first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included; an open end is None."""

    starts: date | None = None
    ends: date | None = None
    fiscal: bool = False
    """Counted in fiscal years; without the month they begin in the days stay unknown."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of time and where in the text it stands. None: written, but no such day."""

    at: int
    until: int
    period: Period | None


def stretches(text: str, fiscal_start: int | None = None) -> tuple[Stretch, ...]:
    """Everything in the text that reads as time, in reading order, the longest reading first."""
    kept: list[Stretch] = []
    for pattern, make in _WAYS:
        for match in pattern.finditer(text):
            if not any(s.at < match.end() and match.start() < s.until for s in kept):
                kept.append(Stretch(*match.span(), make(match, fiscal_start)))
    return tuple(sorted(kept, key=lambda s: s.at))


# Months are counted through: January 2027 is 2027 * 12.


def _span(first: int, last: int, fiscal: bool = False) -> Period | None:
    """Whole months, from the first day of one to the last day of another."""
    if last < first:
        return None
    starts = date(first // 12, first % 12 + 1, 1)
    beyond = date((last + 1) // 12, (last + 1) % 12 + 1, 1)
    return Period(starts, beyond - timedelta(days=1), fiscal)


def _month(year: str, name: str) -> int:
    return int(year) * 12 + _MONTHS[name[:3].lower()]


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _day(year: int, month: int, day: int, last: int = 0) -> Period | None:
    try:
        return Period(date(year, month, day), date(year, month, last or day))
    except ValueError:
        return None


def _of_numbers(m: re.Match[str], _: int | None) -> Period | None:
    return _day(_year(m["y"]), int(m["m"]), int(m["d"]))


def _of_words(m: re.Match[str], _: int | None) -> Period | None:
    return _day(int(m["y"]), _MONTHS[m["m"][:3].lower()] + 1, int(m["d"]), int(m["d2"] or 0))


def _of_months(m: re.Match[str], _: int | None) -> Period | None:
    first = _month(m["y0"] or m["y"], m["m0"] or m["m"])
    return _span(first, _month(m["y"], m["m"]))


def _iso_month(m: re.Match[str], _: int | None) -> Period | None:
    """ "2027-03" is March. "2011-12" may be two years or a month, and stays unread."""
    first = int(m["y"]) * 12 + int(m["m"]) - 1
    return _span(first, first) if int(m["m"]) < int(m["y"]) % 100 else None


def _quarter(m: re.Match[str], fiscal_start: int | None) -> Period | None:
    first = 3 * (_ORDINALS[m["n"].lower()] - 1)
    if m["fy"]:
        return _fiscal(_year(m["y"]), fiscal_start, first, first + 2)
    return _span(_year(m["y"]) * 12 + first, _year(m["y"]) * 12 + first + 2)


def _half(m: re.Match[str], _: int | None) -> Period | None:
    first = int(m["y"]) * 12 + 6 * (_ORDINALS[m["n"].lower()] - 1)
    return _span(first, first + 5)


def _fiscal_year(m: re.Match[str], fiscal_start: int | None) -> Period | None:
    return _fiscal(_year(m["y2"] or m["y"]), fiscal_start, 0, 11)


def _fiscal(ends_in: int, fiscal_start: int | None, first: int, last: int) -> Period | None:
    if fiscal_start is None:
        return Period(fiscal=True)
    begins = (ends_in - (fiscal_start > 1)) * 12 + fiscal_start - 1
    return _span(begins + first, begins + last, fiscal=True)


def _years(m: re.Match[str], _: int | None) -> Period | None:
    last = m["y"][: 4 - len(m["y2"])] + m["y2"]
    if m["biennium"]:
        return Period(fiscal=True)
    return _span(int(m["y"]) * 12, int(last) * 12 + 11)


def _one_year(m: re.Match[str], _: int | None) -> Period | None:
    return _span(int(m["y"]) * 12, int(m["y"]) * 12 + 11)


_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: n for n, name in enumerate(_NAMES.split())}
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_ORDINALS |= {str(n): n for n in range(1, 5)}
_NTH = "first|second|third|fourth|1st|2nd|3rd|4th"
_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_FOUR = r"(?:19|20)\d\d"
_Y = rf"(?P<y>{_FOUR})"
_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: ?[-\u2013] ?(?P<d2>\d{1,2}))?(?:st|nd|rd|th)?"
_FY = r"(?P<fy>\b(?:fy|fiscal year|f\.y\.) ?'?)"
_FROM, _TO, _DASH = r"(?<![\d/-])", r"(?![\d/])", r" ?[-\u2013/] ?"
_JOIN = r" ?(?:-|\u2013|to|through) ?"
_COUNTED = r" (?:people|persons|hours|officers|deputies|staff|clients|beds|calls|days|usd|dollars)"
Maker = Callable[[re.Match[str], int | None], Period | None]
_WAYS: tuple[tuple[re.Pattern[str], Maker], ...] = tuple(
    (re.compile(pattern, re.I), make)
    for pattern, make in (
        (rf"{_FROM}{_Y}-(?P<m>\d\d)-(?P<d>\d\d){_TO}", _of_numbers),
        (rf"{_FROM}(?P<m>\d\d?)/(?P<d>\d\d?)/(?P<y>\d{{4}}|\d\d){_TO}", _of_numbers),
        (rf"{_FROM}{_D}(?: of)? (?P<m>{_NAME}),? {_Y}{_TO}", _of_words),
        (rf"\b(?P<m>{_NAME}) {_D},? {_Y}{_TO}", _of_words),
        (rf"\b(?:(?P<m0>{_NAME})(?: (?P<y0>{_FOUR}))?{_JOIN})?(?P<m>{_NAME}),? {_Y}{_TO}",
         _of_months),
        (rf"\bq(?P<n>[1-4])(?: of)?[ /,-]{{0,2}}{_FY}?(?P<y>{_FOUR}){_TO}", _quarter),
        (rf"\bq(?P<n>[1-4])(?: of)? {_FY}(?P<y>\d\d)\b", _quarter),
        (rf"(?:{_FY}|\b)(?P<y>{_FOUR})[ /,-]{{0,2}}q(?P<n>[1-4])\b", _quarter),
        (rf"{_FY}(?P<y>\d\d)[ /,-]{{0,2}}q(?P<n>[1-4])\b", _quarter),
        (rf"\b(?P<n>{_NTH}) quarter(?: of)? {_FY}?(?P<y>{_FOUR}){_TO}", _quarter),
        (rf"\b(?:h(?=[12] )|(?=(?:{_NTH}) half))(?P<n>[12]|{_NTH})(?: half(?: of)?)? {_Y}{_TO}",
         _half),
        (rf"{_FY}(?P<y>{_FOUR}|\d\d\b)(?:{_DASH}(?P<y2>{_FOUR}|\d\d)\b)?", _fiscal_year),
        (rf"{_FROM}{_Y}{_DASH}(?P<y2>{_FOUR}|(?!0\d|1[0-2])\d\d){_TO}(?P<biennium> biennium)?",
         _years),
        (rf"{_FROM}{_Y}-(?P<m>0[1-9]|1[0-2])(?![\d-])", _iso_month),
        (rf"(?<![\d/.,$-]){_Y}(?![\d/%-]|[.,]\d|{_COUNTED})", _one_year),
    )
)  # fmt: skip
"""Ways to write time, the more exact before those whose letters they contain."""
