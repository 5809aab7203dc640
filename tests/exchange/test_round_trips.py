"""What goes out comes back: through the workbook and through JSON, the very same records."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.people import Member
from sim_workshop.domain.place import Pack
from sim_workshop.domain.priorities import Priority, Round, Tally
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map, Workshop
from sim_workshop.exchange import county, read_workbook, workbook, workshop_json
from sim_workshop.exchange.difference import difference
from sim_workshop.exchange.imported import Imported
from tests.exchange.any_records import any_records

COUNTIES = Path(__file__).parents[1] / "data" / "counties"
FILES = sorted(p for p in COUNTIES.glob("*.yaml") if p.name != "aggregate.yaml")
SLOW = settings(
    max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture,
                                                           HealthCheck.too_slow],
)  # fmt: skip


def map_of(pack: Pack, *records: Record) -> Map:
    community = Community(id="c", name="Test County")
    return Map("CODE", 7, community, pack, {r.id: r for r in records})


def workshops(path: Path, pack: Pack) -> list[Imported]:
    """All of a file; of the twenty small ones every sixth, which is enough and quicker."""
    read = county.read(path.read_bytes(), pack)
    return list(read[:: 6 if len(read) > 3 else 1])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_county_through_the_workbook_is_the_same(path: Path, pack: Pack) -> None:
    for imported in workshops(path, pack):
        map_ = imported.as_map(pack, "CODE")
        back = read_workbook.read(workbook.write(map_), pack)
        assert back.records == imported.records
        assert back.community == imported.community
        assert back.pack == map_.pack
        assert back.notes == ()
        assert difference(map_, back).is_empty


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_county_through_json_is_the_same(path: Path, pack: Pack) -> None:
    for imported in county.read(path.read_bytes(), pack):
        map_ = imported.as_map(pack, "CODE")
        back = workshop_json.read(workshop_json.write(map_))
        assert back.records == imported.records
        assert (back.community, back.pack, back.code) == (imported.community, map_.pack, "CODE")
        assert difference(map_, back).is_empty


@SLOW
@given(records=any_records())
def test_any_records_through_the_workbook_are_the_same(records: tuple[Record, ...]) -> None:
    pack = load_pack()  # not a fixture: hypothesis would print it whole
    back = read_workbook.read(workbook.write(map_of(pack, *records)), pack)
    read = {r.id: r for r in back.records}
    read.setdefault("workshop", Workshop())
    for record in records:
        assert read.pop(record.id).contents() == record.contents()
    assert set(read) <= {"workshop"}
    assert back.notes == ()


@SLOW
@given(records=any_records())
def test_any_records_through_json_are_the_same(records: tuple[Record, ...]) -> None:
    pack = load_pack()
    back = workshop_json.read(workshop_json.write(map_of(pack, *records)))
    assert [r.contents() for r in back.records] == [r.contents() for r in records]


def test_votes_rounds_and_the_practice_flag_come_back(pack: Pack) -> None:
    priority = Priority(id="p1", letter="A", title="Diversion center", number=1)
    round_ = Round(id="v1", title="First vote", candidates=("p1",), state="closed", practice=True)
    map_ = Map(
        "CODE", 3, Community(id="c", name="T"), pack,
        {r.id: r for r in (Workshop(practice=True), priority, round_)},
        tallies={"v1": Tally(round="v1", ballots=31, votes={"p1": 40}, paper_votes={"p1": 2})},
    )  # fmt: skip
    for back in (
        workshop_json.read(workshop_json.write(map_)),
        read_workbook.read(workbook.write(map_), pack),
    ):
        assert back.tallies == map_.tallies
        assert back.as_map(pack).workshop.practice
        assert back.revision == 3


def test_members_leave_only_where_the_caller_hands_them_over(pack: Pack) -> None:
    member = Member(id="m1", role="facilitator", name="Alex Doe", workshop="CODE")
    map_ = map_of(pack, Gap(id="g1", text="X", author="m1"))
    assert workshop_json.read(workshop_json.write(map_)).members == ()
    assert workshop_json.read(workshop_json.write(map_, [member])).members == (member,)
    assert b"Alex Doe" not in workshop_json.write(map_)
