"""The card says go only where nothing was lost and nobody waits too long."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sim_workshop.rehearsal.card import Measured, card, goes

GOOD = Measured(60, 60, 46.0, 900.0, 60.0, 270.0, 0, 0)


def test_a_good_evening_is_a_go() -> None:
    assert goes(GOOD)
    assert card(GOOD).splitlines()[-1] == "GO: this machine carries a room of 60."


@pytest.mark.parametrize(
    "bad",
    [{"lost": 1}, {"doubled": 1}, {"entries": 0}, {"entry_p95_ms": 501.0},
     {"join_p95_ms": 3001.0}, {"reveal_ms": 1501.0}],
)  # fmt: skip
def test_anything_lost_doubled_or_slow_is_a_no_go(bad: dict[str, Any]) -> None:
    seen = replace(GOOD, **bad)
    assert not goes(seen)
    assert "NO-GO for 60 people" in card(seen)
