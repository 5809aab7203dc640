"""Every text, agency, value, status and source of every county file is in a record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from sim_workshop.domain.place import Pack
from sim_workshop.domain.record import Record
from sim_workshop.domain.text import clean
from sim_workshop.exchange import county
from sim_workshop.exchange.imported import Imported

COUNTIES = Path(__file__).parents[1] / "data" / "counties"
FILES = sorted(p for p in COUNTIES.glob("*.yaml") if p.name != "aggregate.yaml")
ENTRIES = ("stakeholders", "items", "measures", "priorities", "action_plan", "notes",
           "quick_fixes", "parking_lot")  # fmt: skip
NOT_TEXT = {"kind"}
"""A kind is the sheet or list a record is in; it has no field."""


def leaves(tree: Any, key: str = "") -> Iterator[str]:
    """Every value of a tree of YAML as text, but the kinds."""
    if isinstance(tree, dict):
        for inner, value in tree.items():
            yield from leaves(value, inner)
    elif isinstance(tree, list):
        for value in tree:
            yield from leaves(value, key)
    elif tree is not None and key not in NOT_TEXT:
        yield clean(str(tree).lower() if isinstance(tree, bool) else str(tree))


def said_by(*records: Record) -> str:
    return "\n".join(json.dumps(r.contents(), ensure_ascii=False) for r in records)


def as_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def workshops(path: Path, pack: Pack) -> list[tuple[dict[str, Any], Imported]]:
    tree = yaml.safe_load(path.read_bytes())
    written = tree.get("communities") or [tree]
    return list(zip(written, county.read(path.read_bytes(), pack), strict=True))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_value_of_the_file_is_in_its_records(path: Path, pack: Pack) -> None:
    for written, imported in workshops(path, pack):
        said = said_by(*imported.records) + imported.community.model_dump_json()
        lost = [leaf for leaf in leaves(written) if as_json(leaf) not in said]
        assert not lost


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_what_stands_in_one_entry_stays_together(path: Path, pack: Pack) -> None:
    """Not only somewhere: all of an item's words are in one record (a plan row's in the step, its
    objective and its priority)."""
    for written, imported in workshops(path, pack):
        by_id = {r.id: r for r in imported.records}
        said = [said_by(r, *(by_id[i] for i in r.links() if i in by_id)) for r in imported.records]
        for section in ENTRIES:
            for entry in written[section]:
                words = [as_json(leaf) for leaf in leaves(entry)]
                assert any(all(w in one for w in words) for one in said), entry


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_each_entry_becomes_one_record_of_its_kind(path: Path, pack: Pack) -> None:
    kinds = {"resource": "resource", "gap": "gap", "opportunity": "opportunity",
             "strength": "strength"}  # fmt: skip
    for written, imported in workshops(path, pack):
        for said, kind in kinds.items():
            expected = [clean(i["text"]) for i in written["items"] if i["kind"] == said]
            assert [r.text for r in imported.records if r.kind == kind] == expected  # type: ignore[attr-defined]
        counts = {"stakeholder": "stakeholders", "number": "measures", "priority": "priorities",
                  "step": "action_plan"}  # fmt: skip
        for kind, section in counts.items():
            made = [r for r in imported.records if r.kind == kind]
            assert len(made) == len(written[section])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_what_has_no_field_is_listed(path: Path, pack: Pack) -> None:
    for _written, imported in workshops(path, pack):
        said = " ".join(imported.notes)
        for record in imported.records:
            for remark in record.remarks:
                key = remark.split(":", 1)[0]
                assert f"“{key}”" in said or key in {
                    "intercept",
                    "mapped_to",
                    "element",
                    "kind",
                    "target",
                }


def test_the_same_file_reads_the_same_twice(pack: Pack) -> None:
    data = (COUNTIES / "king_wa_jail_diversion_model.yaml").read_bytes()
    assert county.read(data, pack) == county.read(data, pack)


def test_twenty_workshops_in_one_file(pack: Pack) -> None:
    read = county.read((COUNTIES / "small_workshops.yaml").read_bytes(), pack)
    assert len(read) == 20
    assert len({r.community.id for r in read}) == 20
    about = "about: Workshops and programmes for which only a page or two could be read"
    assert all(any(m.startswith(about) for m in r.records[0].remarks) for r in read)
