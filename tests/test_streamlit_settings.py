"""What Streamlit is set to, where its own default would lose a workshop's people."""

from __future__ import annotations

import tomllib
from pathlib import Path

SETTINGS = tomllib.loads(
    (Path(__file__).resolve().parent.parent / ".streamlit" / "config.toml").read_text("utf-8")
)


def test_a_laptop_asleep_keeps_its_page_for_a_workshop_day() -> None:
    """Two minutes are the default. Beyond the day, or the 128 pages Streamlit keeps, the cookie
    brings the same person back to the same room: nothing is kept in the page alone."""
    assert SETTINGS["server"]["disconnectedSessionTTL"] >= 12 * 3600


def test_nothing_is_sent_to_streamlits_makers_and_no_error_to_the_wall() -> None:
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "none"
