"""The card says go only where nothing was lost and nobody waits too long."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sim_workshop.rehearsal.card import Measured, card, goes

GOOD = Measured(60, 180, 0, 0, 46.0, 900.0, 1900.0, 60.0, 270.0, 9000.0)


def test_a_good_evening_is_a_go() -> None:
    assert goes(GOOD)
    assert card(GOOD) == (
        "ok     180 entries, votes and “I'm done”: 0 lost, 0 doubled.\n"
        "ok     Coming in, until one's own page is there: 0.90 s (at most 3.0 s).\n"
        "ok     An entry, until it is on the other screens: 0.05 s (at most 0.5 s).\n"
        "ok     The room moves on, until the last page has followed: 1.90 s (at most 3.0 s).\n"
        "ok     The result of a vote, until it is on the last screen: 0.06 s (at most 1.5 s).\n"
        "ok     The server holds 270 MB of memory; this computer has 9,000 MB left.\n"
        "\n"
        "GO: this computer carries a room of 60 people.\n"
        "The network of the venue was not part of this: try it there with a second device."
    )


@pytest.mark.parametrize(
    "bad",
    [
        {"lost": 1}, {"doubled": 1}, {"acts": 0}, {"entry_p95_ms": 501.0}, {"join_p95_ms": 3001.0},
        {"move_ms": 3001.0}, {"reveal_ms": 1501.0}, {"free_mb": 299.0},
    ],
)  # fmt: skip
def test_anything_lost_doubled_or_slow_is_a_no_go(bad: dict[str, Any]) -> None:
    seen = replace(GOOD, **bad)
    assert not goes(seen)
    lines = card(seen).splitlines()
    assert [line[:5] for line in lines].count("NO-GO") == 2  # the finding, and the verdict
    assert lines[-2].startswith("NO-GO for 60 people on this computer. Close other programs")


def test_where_the_system_tells_no_memory_the_card_says_so() -> None:
    assert "does not say" in card(replace(GOOD, memory_mb=None))
    assert "holds 270 MB of memory." in card(replace(GOOD, free_mb=None))
    assert goes(replace(GOOD, memory_mb=None))
    assert goes(replace(GOOD, free_mb=None))
