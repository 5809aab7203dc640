"""Rules of the committee for anything that may come: the gate of the checklist, the spread of the
card, where an agreement stands."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.content import load_pack
from sim_workshop.domain.year.agreeing import stands
from sim_workshop.domain.year.assessment import Maturity
from sim_workshop.domain.year.engagement import Agreement, BuyIn, BuyInState, ReportCard, Score
from sim_workshop.domain.year.rating import newest_cards, phases, spreads
from tests.builders import a_map

LINES, TOPICS = load_pack().data_checklist, load_pack().report_card
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
LEVELS = ("in_place", "underway", "planned", "not_planned")
RATINGS = st.lists(st.tuples(
    st.sampled_from([*(line.id for line in LINES), "dw.none"]), st.sampled_from(LEVELS),
    st.sampled_from(["", "A", "B"]), st.booleans(),
), max_size=60)  # fmt: skip


@given(RATINGS)
def test_a_phase_is_open_only_behind_phases_that_are_agreed(
    said: list[tuple[str, str, str, bool]],
) -> None:
    records = [
        Maturity(id=f"m{n}", line=line, rating=rating, rater=rater, consensus=not rater,
                 removed=gone)
        for n, (line, rating, rater, gone) in enumerate(said)
    ]  # fmt: skip
    found = phases(a_map(*records), LINES)
    assert found[0].is_open
    for before, after in pairwise(found):
        assert after.is_open == (before.is_open and before.is_agreed)
    agreed = {m.line for m in records if m.consensus and not m.removed}
    assert {r.line.id for p in found for r in p.lines if r.agreed} == agreed - {"dw.none"}


@given(st.lists(st.tuples(
    st.sampled_from(["", "A", "a", "B"]), st.none() | DAYS,
    st.dictionaries(st.sampled_from([t.id for t in TOPICS]), st.integers(-2, 9), max_size=4),
), max_size=12))  # fmt: skip
def test_each_agency_counts_once_in_each_topic(
    cards: list[tuple[str, date | None, dict[str, int]]],
) -> None:
    records = [
        ReportCard(id=f"rc{n}", agency=agency, on=on,
                   scores=tuple(Score(topic=t, score=s) for t, s in scores.items()))
        for n, (agency, on, scores) in enumerate(cards)
    ]  # fmt: skip
    map_ = a_map(*records)
    counted = newest_cards(map_)
    for spread in spreads(map_, TOPICS):
        given_ = [s.score for c in counted for s in c.scores if s.topic == spread.topic.id]
        valid = sorted(s for s in given_ if 1 <= s <= 5)
        assert spread.rated == len(valid)
        assert spread.middle == (valid[(len(valid) - 1) // 2] if valid else None)
    named = [c.agency.casefold() for c in counted if c.agency]
    assert len(named) == len(set(named))


@given(
    st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, DAYS,
    st.lists(st.sampled_from(get_args(BuyInState)), max_size=3),
)  # fmt: skip
def test_an_agreement_is_in_force_only_signed_by_all_and_before_its_days(
    signed: date | None, review: date | None, ends: date | None, today: date, states: list[str]
) -> None:
    parties = [{"party": str(n), "state": state} for n, state in enumerate(states)]
    agreement = Agreement(
        id="am1", title="MOU", signed=signed, review=review, ends=ends,
        parties=tuple(BuyIn.model_validate(p) for p in parties),
    )  # fmt: skip
    how = stands(agreement, today)
    assert (how == "ended") == (ends is not None and ends < today)
    if how == "in_force":
        assert signed
        assert set(states) == {"signed"}
        assert review is None or review >= today
