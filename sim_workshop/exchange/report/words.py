"""How the report says things: counts, lists, dates, names. In the report's own language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.dates import format_date, format_interval, format_time
from babel.lists import format_list

from sim_workshop.domain.workshop import Map
from sim_workshop.words import language, ngettext

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


# Counts, as every section says them.


def resources(n: int) -> str:
    return ngettext("{n} resource", "{n} resources", n).format(n=f"{n:,}")


def strengths(n: int) -> str:
    return ngettext("{n} strength", "{n} strengths", n).format(n=f"{n:,}")


def gaps(n: int) -> str:
    return ngettext("{n} gap", "{n} gaps", n).format(n=f"{n:,}")


def ideas(n: int) -> str:
    return ngettext("{n} idea", "{n} ideas", n).format(n=f"{n:,}")


def numbers(n: int) -> str:
    return ngettext("{n} number", "{n} numbers", n).format(n=f"{n:,}")


def stories(n: int) -> str:
    return ngettext("{n} story", "{n} stories", n).format(n=f"{n:,}")


def priorities(n: int) -> str:
    return ngettext("{n} priority", "{n} priorities", n).format(n=f"{n:,}")


def candidates(n: int) -> str:
    return ngettext("{n} candidate", "{n} candidates", n).format(n=f"{n:,}")


def steps(n: int) -> str:
    return ngettext("{n} action step", "{n} action steps", n).format(n=f"{n:,}")


def votes(n: int) -> str:
    return ngettext("{n} vote", "{n} votes", n).format(n=f"{n:,}")


def quick_fixes(n: int) -> str:
    return ngettext("{n} quick fix", "{n} quick fixes", n).format(n=f"{n:,}")


# Sentences and lists.


def listing(parts: Iterable[str], *, choice: bool = False) -> str:
    """ "a", "a and b", "a, b, and c"; with "or" for a choice."""
    return format_list(list(parts), "or" if choice else "standard", locale=_locale())


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…:”" else f"{text}."


def joined(*sentences: str) -> str:
    """Sentences one after the other; empty ones are left out."""
    return " ".join(s for s in sentences if s)


# Dates, by the workshop's own clock.


def day(when: date) -> str:
    return format_date(when, format="long", locale=_locale())


def short_day(when: date) -> str:
    """ "Sep 30, 2027", for tables."""
    return format_date(when, format="medium", locale=_locale())


def days(first: date | None, last: date | None) -> str:
    """ "March 3, 2027", or "March 3 – 4, 2027"."""
    if first is None or last is None or first == last:
        known = first or last
        return day(known) if known else ""
    return format_interval(first, last, "yMMMMd", locale=_locale())


def moment(when: datetime, zone: str) -> str:
    local = when.astimezone(_zone(zone))
    return f"{day(local.date())}, {format_time(local, 'short', locale=_locale())}"


def day_of(when: datetime, zone: str) -> str:
    return day(when.astimezone(_zone(zone)).date())


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _locale() -> Locale:
    return Locale.parse(language(), sep="-")


# Whose report it is.


def community_name(map_: Map) -> str:
    """The community as a cover names it: "Washington County, Oregon"."""
    state = map_.community.state
    full = STATES.get(state.strip().upper(), state)
    return f"{map_.community.name}, {full}" if full else map_.community.name


def workshop_dates(map_: Map) -> str:
    """When it took place: the dates that are known, else what somebody wrote."""
    workshop = map_.workshop
    return days(workshop.starts, workshop.ends) or workshop.dates_as_written


def agencies_of(map_: Map) -> int:
    """How many agencies are on the list of participants."""
    return len({s.agency.casefold() for s in map_.stakeholders if s.agency})
