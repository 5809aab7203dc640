"""What is expected and was not named is offered as a gap, once, and never where a gap stands."""

from __future__ import annotations

from sim_workshop.domain.expected import offers
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.workshop import PracticeAnswer
from tests.builders import a_map
from tests.domain.maps import a_gap, a_resource


def test_a_crisis_line_a_screening_and_a_warm_hand_off_nobody_named_are_offered() -> None:
    told = {o.place: o for o in offers(a_map())}
    assert {"i0.crisis_line", "i2.screening", "i4.handoff"} <= set(told)
    assert told["i2.screening"].text == "Nobody named one in the room: booking screening"
    assert "i3.jail" not in told


def test_a_named_service_is_not_offered_and_one_marked_absent_is() -> None:
    map_ = a_map(a_resource("r1", "i0.crisis_line"), a_resource("r2", "i4.handoff", "absent"))
    told = {o.place: o.why for o in offers(map_)}
    assert "i0.crisis_line" not in told
    assert told["i4.handoff"] == "absent"


def test_nothing_is_offered_where_a_gap_stands_or_where_its_words_are_there_already() -> None:
    [offer] = [o for o in offers(a_map()) if o.place == "i2.screening"]
    elsewhere = Gap(id="g1", text=offer.text.upper(), places=("2",))
    places = {o.place for o in offers(a_map(a_gap("g2", "i4.handoff"), elsewhere))}
    assert not {"i4.handoff", "i2.screening"} & places


def test_a_practice_is_offered_only_when_the_room_said_it_is_not_planned() -> None:
    practice = a_map().pack.practices[0]
    rated = PracticeAnswer(id=practice.id, rating="not_planned")
    [offer] = [o for o in offers(a_map(rated)) if o.why == "practice"]
    assert (offer.place, practice.text in offer.text) == (practice.intercept, True)
    assert not [o for o in offers(a_map(rated.but(rating="planned"))) if o.why == "practice"]
