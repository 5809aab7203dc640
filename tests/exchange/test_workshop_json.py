"""The whole record as JSON: what it says of itself, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.place import Pack
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import any_file, workbook, workshop_json
from tests.exchange.conftest import COUNTIES


@pytest.fixture(scope="module")
def written(washington: Map) -> bytes:
    return workshop_json.write(washington)


def changed(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    whole = json.loads(data)
    change(whole)
    return json.dumps(whole).encode()


def test_its_first_word_is_internal(written: bytes) -> None:
    assert next(iter(json.loads(written))) == "INTERNAL"
    assert written.splitlines()[1].startswith(b' "INTERNAL": "INTERNAL: a working file')


def test_the_same_workshop_gives_the_same_file(washington: Map, written: bytes) -> None:
    assert workshop_json.write(washington) == written


@pytest.mark.parametrize(("change", "said"), [
    (lambda w: w.update(form="x"), "not a workshop of this program"),
    (lambda w: w.update(version=2), "newer version"),
    (lambda w: w.update(records="x"), "not a workshop of this program"),
    (lambda w: w.pop("community"), "part “community”"),
    (lambda w: w["pack"].update(intercepts=[]), "part “pack"),
    (lambda w: w["records"].append({"kind": "spell", "id": "x"}), "does not know"),
    (lambda w: w["records"].append("x"), "does not know"),
    (lambda w: w["records"].append(w["records"][3]), "one id to two records"),
    (lambda w: w["records"][2].update(agency=5), "(Participant w2) cannot be read: agency"),
    (lambda w: w["records"][2].update(shoe="x"), "record 3 (Participant w2) cannot be read: shoe"),
    (lambda w: w.update(tallies={"v1": {"votes": "x"}}), "part “tallies"),
])  # fmt: skip
def test_a_file_changed_by_hand_is_refused_whole(
    written: bytes, change: Callable[[dict[str, Any]], object], said: str
) -> None:
    with pytest.raises(CannotRead) as refusal:
        workshop_json.read(changed(written, change))
    assert said in str(refusal.value)
    assert str(refusal.value).endswith("Nothing was imported.")


@pytest.mark.parametrize("data", [
    b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe{}", b"[" * 100_000, b'{"form": "sim-workshop"}',
    b'{"a": 1e999999}', b"{" + b'"a":{' * 50_000,
])  # fmt: skip
def test_what_is_not_such_a_file_gets_one_sentence(data: bytes) -> None:
    with pytest.raises(CannotRead):
        workshop_json.read(data)


def test_halves_of_letters_are_left_out(written: bytes) -> None:
    broken = written.replace(b'"title": ""', b'"title": "Our \\ud83d map"', 1)
    back = workshop_json.read(broken)
    assert next(r for r in back.records if r.kind == "workshop").title == "Our  map"  # type: ignore[attr-defined]


def test_any_file_is_known_by_what_it_is(washington: Map, written: bytes, pack: Pack) -> None:
    yaml_file = (COUNTIES / "washington_or.yaml").read_bytes()
    for data in (written, workbook.write(washington), yaml_file, b"\xef\xbb\xbf" + yaml_file):
        (read,) = any_file.read(data, pack)
        assert read.records == tuple(washington.records.values())


@pytest.mark.parametrize("data", [b"", b"  \n", b"%PDF-1.7", b"\x89PNG\r\n", b"hello", b"\0\1\2"])
def test_any_other_file_gets_one_sentence(data: bytes, pack: Pack) -> None:
    with pytest.raises(CannotRead) as refusal:
        any_file.read(data, pack)
    assert "Nothing was imported" in str(refusal.value)
