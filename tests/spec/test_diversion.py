"""The flows of docs/RULES.md come out as anybody can work them out by hand."""

from __future__ import annotations

import pytest

from sim_workshop.domain.what_if import chain_of
from tests.domain.flowing import a_flowing_map
from tests.spec.diversion_table import FLOWING, Flowing


@pytest.mark.parametrize("case", FLOWING, ids=lambda c: c.said)
def test_what_follows_from_the_counts(case: Flowing) -> None:
    chain = chain_of(a_flowing_map(case.counts))
    assert chain is not None
    assert chain.admissions.value == pytest.approx(case.admissions)
    assert chain.reaching_care.value == pytest.approx(case.care)
    found = {(x.flow.start, x.flow.end): x.change.value for x in chain.leverages}
    assert {k: found[k] for k in case.leverage} == pytest.approx(case.leverage)
