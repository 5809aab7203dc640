"""How the report says things: counts, lists, dates, what stands on the cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date, format_time

from sim_workshop.domain.workshop import Map

LOCALE = "en_US"
STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia",
    "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
    "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York",
    "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
    "PA": "Pennsylvania", "PR": "Puerto Rico", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin",
    "WY": "Wyoming",
}  # fmt: skip
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(number: int, one: str, many: str = "") -> str:
    """ "1 gap", "12 gaps"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def in_words(number: int, one: str, many: str = "") -> str:
    """ "no gap", "one gap", "three gaps", "12 gaps": for the middle of a sentence."""
    word = SMALL[number] if number < len(SMALL) else f"{number:,}"
    return f"{word} {one if number in (0, 1) else many or one + 's'}"


def listing(parts: Iterable[str], last_word: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, last = list(parts) or [""]
    return f"{', '.join(first)} {last_word} {last}" if first else last


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…:”" else f"{text}."


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def day(when: date) -> str:
    return format_date(when, format="long", locale=LOCALE)


def short_day(when: date) -> str:
    """ "Sep 30, 2027", for tables."""
    return format_date(when, format="medium", locale=LOCALE)


def days(first: date | None, last: date | None) -> str:
    """ "March 3, 2027", "March 3 to 4, 2027", "March 31 to April 1, 2027"."""
    if first is None or last is None or first == last:
        known = first or last
        return day(known) if known else ""
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    start = format_date(first, format="MMMM d", locale=LOCALE)
    same_month = first.month == last.month
    end = str(last.day) if same_month else format_date(last, format="MMMM d", locale=LOCALE)
    return f"{start} to {end}, {last.year}"


def moment(when: datetime, zone: str) -> str:
    """A moment by the workshop's own clock."""
    local = when.astimezone(_zone(zone))
    return f"{day(local.date())}, {format_time(local, 'short', locale=LOCALE)}"


def day_of(when: datetime, zone: str) -> str:
    return day(when.astimezone(_zone(zone)).date())


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def community_name(map_: Map) -> str:
    """The community as a cover names it: "Washington County, Oregon"."""
    state = map_.community.state
    full = STATES.get(state.strip().upper(), state)
    return f"{map_.community.name}, {full}" if full else map_.community.name


def workshop_dates(map_: Map) -> str:
    """When it took place: the dates that are known, else what somebody wrote."""
    workshop = map_.workshop
    return days(workshop.starts, workshop.ends) or workshop.dates_as_written


def shares(parts: Sequence[tuple[int, str, str]]) -> str:
    """ "12 resources, 2 strengths, 9 gaps", what there is none of left out."""
    return ", ".join(counted(n, one, many) for n, one, many in parts if n)
