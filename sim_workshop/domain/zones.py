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


def zones() -> list[str]:
    """Names of zones: those of the US first, then every other of a place, by name."""
    others = sorted(z for z in available_timezones() if z.startswith(PLACES))
    return list(dict.fromkeys((*OF_THE_US, *others, "UTC")))


def zone_name(zone: str) -> str:
    """How a zone reads in a list: "Pacific (America/Los Angeles)"."""
    place = zone.replace("_", " ")
    return f"{OF_THE_US[zone]} ({place})" if zone in OF_THE_US else place
