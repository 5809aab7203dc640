"""Everything in one zip: identical records on another machine, and a schema others can read by."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.place import Pack
from sim_workshop.domain.upload import Upload
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import any_file, county, everything, plain_tables, workshop_json
from sim_workshop.exchange.columns import COLUMNS
from tests.exchange.conftest import COUNTIES

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "workshop-1.json"
LOGO = Upload.of("logo.png", "image/png", b"\x89PNG not quite")


def test_it_opens_elsewhere_with_the_same_records_and_uploads(washington: Map, pack: Pack) -> None:
    data = everything.write(washington, {"report.docx": b"a report"}, [LOGO])
    (found,) = any_file.read(data, pack)
    assert {r.id: r for r in found.records} == washington.records
    assert found.uploads == (LOGO,)
    assert found.pack == washington.pack


def test_it_says_first_that_it_is_internal_and_carries_the_other_files(washington: Map) -> None:
    with zipfile.ZipFile(io.BytesIO(everything.write(washington, {"a.csv": b"x"}, []))) as archive:
        first, *_others = archive.namelist()
        assert first == "INTERNAL.txt"
        assert archive.read("files/a.csv") == b"x"
        assert archive.read("workshop.schema.json") == SCHEMA.read_bytes()


def test_the_published_schema_is_the_programs() -> None:
    """Made with `python -c "from sim_workshop.exchange import workshop_json as w;
    print(w.schema_text(), end='')" > docs/schema/workshop-1.json`."""
    assert SCHEMA.read_text("utf-8") == workshop_json.schema_text()


WORKSHOPS = [f for f in sorted(COUNTIES.glob("*.yaml")) if f.stem != "aggregate"]


@pytest.mark.parametrize("file", WORKSHOPS, ids=lambda p: p.stem)
def test_every_countys_record_fits_the_schema(file: Path, pack: Pack) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    for each in county.read(file.read_bytes(), pack):
        written = json.loads(workshop_json.write(each.as_map(pack, "TESTCODE")))
        jsonschema.validate(written, schema)


def test_a_record_of_no_known_kind_does_not_fit(washington: Map) -> None:
    written = json.loads(workshop_json.write(washington))
    written["records"].append({"kind": "client", "id": "x"})
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, json.loads(SCHEMA.read_text("utf-8")))


def test_an_upload_that_was_changed_is_refused(washington: Map, pack: Pack) -> None:
    data = everything.write(washington, {}, [LOGO])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"other" if name.startswith("uploads/") else old.read(name))
    with pytest.raises(CannotRead, match="damaged"):
        any_file.read(out.getvalue(), pack)


@pytest.fixture(scope="module")
def whole(washington: Map) -> bytes:
    return everything.write(washington, {}, [LOGO])


@given(cut=st.floats(0.05, 0.95))
def test_a_zip_that_was_cut_off_is_refused_with_a_sentence(
    cut: float, whole: bytes, pack: Pack
) -> None:
    with pytest.raises(CannotRead):
        any_file.read(whole[: int(len(whole) * cut)], pack)


def test_it_opens_without_this_program_and_says_what_each_file_is(washington: Map) -> None:
    with zipfile.ZipFile(io.BytesIO(everything.write(washington, {"a.csv": b"x"}, []))) as archive:
        read_me = archive.read("README.txt").decode()
        names = archive.namelist()
        gaps = list(csv.reader(io.StringIO(archive.read("tables/gaps.csv").decode("utf-8-sig"))))
    assert read_me.startswith("Washington County, OR: the whole record")
    assert "INTERNAL" in read_me
    assert [n for n in names if n not in read_me] == ["README.txt"]
    kept = washington.all(Gap, hidden=True)
    assert len(gaps) == 1 + len(kept)
    assert {row[gaps[0].index("Id")] for row in gaps[1:]} == {g.id for g in kept}
    at = next(n for n, c in enumerate(COLUMNS[Gap]) if c.field == "text")
    assert {row[at].lstrip("'") for row in gaps[1:]} == {g.text for g in kept}


def test_every_kind_of_the_record_has_a_table(washington: Map) -> None:
    kinds = {r.kind for r in washington.records.values()}
    assert len(plain_tables.tables(washington)) == len(kinds)
