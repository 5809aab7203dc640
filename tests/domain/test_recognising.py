"""Who somebody may be at the door: never somebody else by accident."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.pins import pin_of, spoken_pin, typed_pin
from sim_workshop.domain.recognising import on_the_list, recognised
from tests.builders import a_map, a_member

ANA = Stakeholder(id="s1", name="Ana Ruiz", agency="Health", sector="Health")
OTHER_ANA = Stakeholder(id="s2", name="Ana Ruiz", agency="Court")
TAKEN = Stakeholder(id="s3", name="Bo Lind", agency="Police", member="m1")
WORDS = st.sampled_from(["Ana Ruiz", "ana  ruiz", "Bo Lind", "Ana Ruiz, Health", "Eve", "", "Court",
                         "Health", "Police"])  # fmt: skip


def test_name_and_agency_together_are_a_line_of_the_list() -> None:
    map_ = a_map(ANA, OTHER_ANA)
    assert recognised(map_, "ana  RUIZ", "court").seat == OTHER_ANA
    assert recognised(map_, on_the_list(ANA), "").seat == ANA


def test_a_name_alone_or_under_another_agency_is_asked() -> None:
    map_ = a_map(ANA, OTHER_ANA)
    for agency in ("", "Shelter"):
        known = recognised(map_, "Ana Ruiz", agency)
        assert (known.seat, known.seats) == (None, (ANA, OTHER_ANA))
    assert recognised(map_, "Eve", "Health").is_clear


def test_whoever_leads_is_nobody_one_could_come_back_as() -> None:
    lead = a_member("facilitator", id="lead", name="Ana Ruiz", agency="Health")
    assert recognised(a_map(members=[lead]), "Ana Ruiz", "Health").is_clear


@given(WORDS, WORDS)
def test_no_line_that_is_taken_and_no_line_of_another_name_is_ever_offered(
    name: str, agency: str
) -> None:
    known = recognised(a_map(ANA, OTHER_ANA, TAKEN), name, agency)
    offered = [*known.seats, *([known.seat] if known.seat else [])]
    assert TAKEN not in offered
    for seat in offered:
        typed = " ".join(name.casefold().split())
        assert typed in (seat.name.casefold(), on_the_list(seat).casefold())
    if known.seat is not None and not agency:
        assert " ".join(name.casefold().split()) == on_the_list(known.seat).casefold()


@given(st.text(max_size=20), st.text(max_size=20), st.integers(0, 50))
def test_a_pin_is_six_digits_however_it_is_typed_and_another_for_each_person(
    secret: str, person: str, times: int
) -> None:
    member = a_member("stakeholder", id=person).model_copy(update={"pins_before": times})
    pin = pin_of(secret, member)
    assert (len(pin), pin.isdigit()) == (6, True)
    assert typed_pin(spoken_pin(pin)) == pin
    assert pin == pin_of(secret, member)


def test_only_people_of_the_room_have_a_pin_and_few_share_one() -> None:
    assert pin_of("s", a_member("facilitator", id="a")) == ""
    assert pin_of("s", a_member("wall", id="a")) == ""
    pins = {pin_of("s", a_member("stakeholder", id=f"p{n}")) for n in range(1000)}
    assert len(pins) > 990
