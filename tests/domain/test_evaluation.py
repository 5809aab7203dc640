"""Sums of the questions at the end: what is counted, and what is never kept."""

from __future__ import annotations

from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.evaluation import FEWEST_ANSWERS, counted


@given(st.lists(st.integers(1, 5), max_size=60))
def test_sums_are_those_of_the_answers_or_none_at_all(answers: list[int]) -> None:
    found = counted("e1", "q", "Ask", answers)
    assert found.answered == len(answers)
    if len(answers) >= FEWEST_ANSWERS:
        assert found.chosen == tuple(answers.count(n) for n in range(1, 6))
        assert found.median == float(median(answers))
    else:
        assert (sum(found.chosen), found.median) == (0, None)
