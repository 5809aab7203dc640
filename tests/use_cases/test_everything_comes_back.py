"""What goes out comes back, by every way there is: a record of every kind, with contents nobody
would think of, is the same on the other side."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.questionnaire import Questionnaire
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import KINDS, Map, Workshop
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.exchange import any_file, everything, read_workbook, workbook, workshop_json
from sim_workshop.store import Store, open_store
from sim_workshop.use_cases.handing_over import hand_over, take_over
from sim_workshop.use_cases.hosting import open_workshop
from tests.exchange.any_records import one_of_each

starts = pytest.mark.parametrize("start", [1, 100, 2000])
COMMUNITY = Community(id="test", name="Test County")


def map_of(records: tuple[Record, ...]) -> Map:
    return Map("CODE", 7, COMMUNITY, load_pack(), {r.id: r for r in records})


def contents(records: object) -> dict[str, object]:
    return {r.id: (r.kind, r.contents()) for r in records}  # type: ignore[attr-defined]


def opened(store: Store, records: tuple[Record, ...]) -> str:
    return open_workshop(store, None, COMMUNITY, records, pack=load_pack()).code


def held(store: Store, code: str) -> dict[str, object]:
    return contents(store.read(code).records.values())


@starts
def test_a_record_of_every_kind_through_workbook_json_and_zip(start: int) -> None:
    records = one_of_each(start)
    assert {r.kind for r in records} == set(KINDS)
    map_, pack = map_of(records), load_pack()
    book = read_workbook.read(workbook.write(map_), pack)
    assert contents(book.records) == contents(records)
    assert book.notes == ()
    assert contents(workshop_json.read(workshop_json.write(map_)).records) == contents(records)
    (zipped,) = any_file.read(everything.write(map_, {"a.txt": b"x"}, []), pack)
    assert contents(zipped.records) == contents(records)


BEGUN_ANEW = {"room", "breakout", "survey"}
"""Where the room is, who sits in which group, and by which links people answer, a new workshop
begins for itself."""


def _as_can_be_opened(record: Record) -> Record:
    """No workshop is opened with settings there are not, such as a time zone nobody lives in, and
    none with a link that is out elsewhere."""
    if isinstance(record, Questionnaire | Workgroup):
        return record.but(grant="")
    if not isinstance(record, Workshop):
        return record
    return Workshop(title=record.title, purpose=record.purpose, goals=record.goals)


@starts
def test_from_store_to_store(start: int) -> None:
    """By backup and restore, and by handing over: the store's own reading is the measure."""
    records = tuple(_as_can_be_opened(r) for r in one_of_each(start))
    with TemporaryDirectory() as folder:
        stores = [open_store(f"sqlite:///{folder}/{name}.sqlite") for name in ("a", "b", "c")]
        here, restored, moved = stores
        code = opened(here, records)
        there = held(here, code)
        kept = contents(r for r in records if r.kind not in BEGUN_ANEW)
        assert {k: there[k] for k in kept} == kept
        here.backup(Path(folder) / "backup.zip")
        restored.restore(Path(folder) / "backup.zip", replace=False)
        assert held(restored, code) == there
        hand_over(here, code, Path(folder) / "moved.zip")
        assert take_over(moved, Path(folder) / "moved.zip").code == code
        assert held(moved, code) == there
        for store in stores:
            store.close()
