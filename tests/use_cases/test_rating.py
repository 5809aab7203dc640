"""Several raters: the report card without ranking agencies, the checklist with its gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.privacy import release
from sim_workshop.domain.year.assessment import Maturity
from sim_workshop.domain.year.engagement import ReportCard
from sim_workshop.domain.year.rating import phases, spreads
from sim_workshop.use_cases import history, rating
from sim_workshop.use_cases.acting import Acting
from tests.conftest import joined


def test_agencies_rate_and_the_spread_names_none(facilitator: Acting) -> None:
    rating.rate_topics(facilitator, agency="Sheriff", scores={"rc.call": 2, "rc.place": 1})
    rating.rate_topics(facilitator, agency="Clinic", scores={"rc.call": 3})
    rating.rate_topics(facilitator, agency="clinic", scores={"rc.call": 5})
    rating.rate_topics(joined(facilitator, "Jo", "Court"), scores={"rc.call": 2})
    found = {s.topic.id: s for s in spreads(facilitator.map, rating.topics_of(facilitator.map))}
    assert found["rc.call"].given == (0, 2, 0, 0, 1), "one card an agency, the last"
    assert found["rc.call"].middle == 2
    assert found["rc.data"].middle is None
    left = release(facilitator.map).map
    assert {c.agency for c in left.all(ReportCard)} == {""}
    assert spreads(left, rating.topics_of(left)) == tuple(found.values())


def test_the_lower_score_when_torn_between_two(facilitator: Acting) -> None:
    rating.rate_topics(facilitator, agency="A", scores={"rc.call": 2})
    rating.rate_topics(facilitator, agency="B", scores={"rc.call": 4})
    found = spreads(facilitator.map, rating.topics_of(facilitator.map))
    assert next(s for s in found if s.topic.id == "rc.call").middle == 2


def test_last_year_s_card_stays_and_this_year_s_counts(facilitator: Acting) -> None:
    before = replace(facilitator, now=lambda: datetime(2025, 1, 1, tzinfo=UTC))
    rating.rate_topics(before, agency="Sheriff", scores={"rc.call": 1})
    rating.rate_topics(facilitator, agency="Sheriff", scores={"rc.call": 4})
    assert len(facilitator.map.all(ReportCard)) == 2
    found = spreads(facilitator.map, rating.topics_of(facilitator.map))
    assert next(s for s in found if s.topic.id == "rc.call").given == (0, 0, 0, 1, 0)


def test_people_rate_for_their_own_agency(facilitator: Acting) -> None:
    jo = joined(facilitator, "Jo", "Court")
    with pytest.raises(NotAllowed, match="their own agency"):
        rating.rate_topics(jo, agency="Sheriff", scores={"rc.call": 1})
    with pytest.raises(NotAllowed, match="whose view"):
        rating.rate_topics(facilitator, scores={"rc.call": 1})
    for scores in ({}, {"rc.call": 6}, {"rc.none": 3}):
        with pytest.raises(NotAllowed, match="1 to 5"):
            rating.rate_topics(jo, scores=scores)


def first_phase(acting: Acting) -> list[str]:
    return [line.id for line in rating.lines_of(acting.map) if line.phase == 1]


def test_the_next_phase_opens_by_consensus(facilitator: Acting) -> None:
    lines = rating.lines_of(facilitator.map)
    second = next(line.id for line in lines if line.phase == 2)
    with pytest.raises(NotAllowed, match="This phase opens"):
        rating.rate_lines(facilitator, agency="Sheriff", ratings={second: "planned"})
    for agency, said in (("Sheriff", "in_place"), ("County IT", "planned")):
        given = dict.fromkeys(first_phase(facilitator), said)
        assert rating.rate_lines(facilitator, agency=agency, ratings=given) == len(given)
    one, two, three = phases(facilitator.map, lines)
    assert all(line.differs for line in one.lines)
    assert [p.is_open for p in (one, two, three)] == [True, False, False]
    agreed = dict.fromkeys(first_phase(facilitator), "underway")
    assert rating.agree_on_lines(facilitator, ratings=agreed) == len(agreed)
    with pytest.raises(NotAllowed, match="Nothing was changed"):
        rating.agree_on_lines(facilitator, ratings=agreed)
    one, two, three = phases(facilitator.map, lines)
    assert [p.is_open for p in (one, two, three)] == [True, True, False]
    rating.rate_lines(facilitator, agency="Sheriff", ratings={second: "planned"})
    rating.agree_on_lines(facilitator, ratings={first_phase(facilitator)[0]: ""})
    assert not phases(facilitator.map, lines)[1].is_open, "taken back: closed again"
    history.undo_last(facilitator)
    assert phases(facilitator.map, lines)[1].is_open


def test_consensus_needs_two_raters_and_a_rating_there_is(facilitator: Acting) -> None:
    line = first_phase(facilitator)[0]
    jo = joined(facilitator, "Jo", "Court")
    rating.rate_lines(jo, ratings={line: "planned"})
    rating.rate_lines(jo, ratings={line: "underway"})
    assert [m.rating for m in facilitator.map.all(Maturity)] == ["underway"]
    with pytest.raises(NotAllowed, match="at least two"):
        rating.agree_on_lines(facilitator, ratings={line: "underway"})
    with pytest.raises(NotAllowed, match="no such rating"):
        rating.rate_lines(jo, ratings={line: "splendid"})
    with pytest.raises(NotAllowed, match="no such line"):
        rating.rate_lines(jo, ratings={"dw.9": "planned"})
    with pytest.raises(NotAllowed, match="at least one"):
        rating.rate_lines(jo, ratings={line: ""})
    with pytest.raises(NotAllowed, match="planners and facilitators"):
        rating.agree_on_lines(jo, ratings={line: "underway"})
