"""The suppression cases of docs/RULES.md hold."""

from __future__ import annotations

import pytest

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.privacy import release
from sim_workshop.domain.workshop import Workshop
from tests.builders import a_map
from tests.spec.suppression_table import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.said)
def test_what_is_left_out(case: Case) -> None:
    released = release(a_map(Workshop(smallest_cell_shown=case.smallest), *case.numbers))
    assert set(released.suppressed) == case.hidden
    assert not released.given_away


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.said)
def test_of_what_is_left_out_no_figure_remains(case: Case) -> None:
    released = release(a_map(Workshop(smallest_cell_shown=case.smallest), *case.numbers))
    for number in case.numbers:
        left = released.map.get(number.id)
        assert isinstance(left, DataPoint)
        assert (left.value == "") is (number.id in case.hidden)
        assert (left.low is None) is (number.id in case.hidden or number.low is None)
