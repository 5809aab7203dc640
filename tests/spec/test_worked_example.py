"""docs/diversion.md works its example out as the program does."""

from __future__ import annotations

from pathlib import Path

from sim_workshop.domain.what_if import chain_of
from tests.domain.flowing import a_flowing_map
from tests.spec.diversion_table import DROP, FLOWING

PAGE = Path(__file__).resolve().parents[2] / "docs" / "diversion.md"


def test_the_worked_example_is_the_programs() -> None:
    said = PAGE.read_text(encoding="utf-8")
    chain = chain_of(a_flowing_map(FLOWING[3].counts))
    assert chain is not None
    way = next(x for x in chain.leverages if (x.flow.start, x.flow.end) == DROP)
    police = chain.visits["i1.police"].value / 1000
    for figure in (
        f"**{chain.admissions.value:.0f} per 1,000**",
        f"**{100 * chain.reaching_care.value:.0f} percent**",
        f"saves **{-way.change.value:.2f}**",
        f"1 / (1 − 0.1) = {police:.3f}",
    ):
        assert figure in said
    for (start, end), count in FLOWING[3].counts.items():
        if start not in ("com.start", "i1.dispatch"):
            assert f"| {count} |" in said, (start, end)
