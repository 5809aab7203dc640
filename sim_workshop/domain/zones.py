"""Time zones as people in US counties know them, and all others behind."""

from __future__ import annotations

from zoneinfo import available_timezones

OF_THE_US: dict[str, str] = {
    "America/New_York": "Eastern", "America/Chicago": "Central", "America/Denver": "Mountain",
    "America/Phoenix": "Arizona", "America/Los_Angeles": "Pacific", "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawaii", "America/Puerto_Rico": "Atlantic, Puerto Rico",
    "Pacific/Guam": "Guam", "Pacific/Pago_Pago": "Samoa",
}  # fmt: skip
PLACES = (
    "Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/",
)  # fmt: skip

STATES: dict[str, str] = {
    "America/New_York": "CT Connecticut, DE Delaware, DC District of Columbia, FL Florida, "
    "GA Georgia, IN Indiana, KY Kentucky, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, "
    "NH New Hampshire, NJ New Jersey, NY New York, NC North Carolina, OH Ohio, PA Pennsylvania, "
    "RI Rhode Island, SC South Carolina, VT Vermont, VA Virginia, WV West Virginia",
    "America/Chicago": "AL Alabama, AR Arkansas, IL Illinois, IA Iowa, KS Kansas, LA Louisiana, "
    "MN Minnesota, MS Mississippi, MO Missouri, NE Nebraska, ND North Dakota, OK Oklahoma, "
    "SD South Dakota, TN Tennessee, TX Texas, WI Wisconsin",
    "America/Denver": "CO Colorado, ID Idaho, MT Montana, NM New Mexico, UT Utah, WY Wyoming",
    "America/Phoenix": "AZ Arizona",
    "America/Los_Angeles": "CA California, NV Nevada, OR Oregon, WA Washington",
    "America/Anchorage": "AK Alaska",
    "Pacific/Honolulu": "HI Hawaii",
    "America/Puerto_Rico": "PR Puerto Rico, VI Virgin Islands",
    "Pacific/Guam": "GU Guam, MP Northern Mariana Islands",
    "Pacific/Pago_Pago": "AS American Samoa",
}
"""Where most people of a state live. A state may have two zones: a first guess, to correct."""


def zone_of(state: str) -> str | None:
    """The zone of a state by its name or its two letters; None for what is no state."""
    said = state.strip().casefold()
    for zone, listed in STATES.items():
        for one in listed.split(", "):
            if said and said in (one[:2].casefold(), one[3:].casefold()):
                return zone
    return None


def zones() -> list[str]:
    """Names of zones: those of the US first, then every other of a place, by name."""
    others = sorted(z for z in available_timezones() if z.startswith(PLACES))
    return list(dict.fromkeys((*OF_THE_US, *others, "UTC")))


def zone_name(zone: str) -> str:
    """How a zone reads in a list: "Pacific (America/Los Angeles)"."""
    place = zone.replace("_", " ")
    return f"{OF_THE_US[zone]} ({place})" if zone in OF_THE_US else place
