"""Several workshops in one reading, on both databases."""

from __future__ import annotations

from sim_workshop.domain.community import Community
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.place import Element
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.record import Record
from sim_workshop.domain.rollup import CountyGap, CountyPriority
from sim_workshop.domain.workshop import PlaceEdit, PracticeAnswer, Workshop
from sim_workshop.store import Store
from sim_workshop.use_cases import hosting


def a_gap(id: str, place: str, gap_type: str = "no_service", **known: object) -> Gap:
    given = {"id": id, "text": "Nothing", "places": (place,), "gap_type": gap_type}
    return Gap.model_validate({**given, **known})


def opened(store: Store, county: str, *records: Record) -> str:
    community = Community(id=county.lower(), name=f"{county} County", state="OR")
    return hosting.open_workshop(store, None, community, records).code


def test_gaps_priorities_and_practices_are_read_without_the_maps(store: Store) -> None:
    box = Element(id="x1.1", intercept="4", name="Peers", short_name="Peers")
    one = opened(
        store, "Lane", a_gap("g1", "i1.dispatch"), a_gap("g2", "x1.1", gap_type=""),
        a_gap("g3", "3", standing="held"), PlaceEdit(id="x1.1", element=box),
        Priority(id="c1", letter="A", title="Beds", addresses=("g1",), number=1),
        Priority(id="c2", letter="B", title="Not chosen", addresses=("g1",)),
        PracticeAnswer(id="bp0.1", rating="in_place"), Workshop(starts="2025-05-01"),
    )  # fmt: skip
    two = opened(store, "Linn", a_gap("g1", "f23"), PracticeAnswer(id="bp0.1", rating="in_place"))
    other = opened(store, "Elsewhere", a_gap("g1", "1"))

    found = store.roll_up([one, two])

    assert set(found.gaps) == {
        CountyGap(one, "g1", "no_service", "i1.dispatch", "1"),
        CountyGap(one, "g2", "", "x1.1", "4"),
        CountyGap(two, "g1", "no_service", "f23", "1"),
    }
    assert found.priorities == (CountyPriority(one, "Beds", 1, ("g1",)),)
    assert found.ratings == {("bp0.1", "in_place"): 2}
    assert [(c.workshop, c.name) for c in found.counties] == [
        (one, "Lane County, OR"), (two, "Linn County, OR"),
    ]  # fmt: skip
    assert found.counties[0].on == "2025-05-01"
    assert other not in {g.workshop for g in found.gaps}


def test_no_workshops_make_an_empty_roll_up(store: Store) -> None:
    found = store.roll_up([])
    assert (found.counties, found.gaps, found.priorities, dict(found.ratings)) == ((), (), (), {})
