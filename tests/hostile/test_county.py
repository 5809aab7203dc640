"""County files that are none, or that want to do harm: one sentence, with the line if possible."""

from __future__ import annotations

import time

import pytest

from sim_workshop.content import load_pack
from sim_workshop.domain.errors import CannotRead
from sim_workshop.exchange import county
from tests.exchange.conftest import COUNTIES

SECONDS = 5.0
PACK = load_pack()
HEAD = "community: {name: Test County}\n"


def refusal(data: bytes | str) -> str:
    began = time.process_time()
    with pytest.raises(CannotRead) as refused:
        county.read(data.encode() if isinstance(data, str) else data, PACK)
    assert time.process_time() - began < SECONDS
    said = str(refused.value)
    assert "Nothing was imported" in said
    assert "\n" not in said
    return said


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"- a\n- b\n", b"5", b"null", b"# only a remark\n"]
)
def test_not_the_county_form(data: bytes) -> None:
    assert "not in the county form" in refusal(data)


def test_the_roll_up_of_a_host_is_no_workshop() -> None:
    said = refusal((COUNTIES / "aggregate.yaml").read_bytes())
    assert "host's roll-up" in said
    assert "not a workshop" in said


@pytest.mark.parametrize(("text", "line"), [
    ("community:\n  name: A\n  state: [OH\n", "Line 4"),
    ("community:\n  name: A\n   state: OH\n", "Line 3"),
    ("community:\n  name: 'A\n", "Line 3"),
    ("community:\n\tname: A\n", "Line 2"),
    (HEAD + "items:\n- kind: gap\n  text: a: b: c\n", "Line 4"),
    ("a: 1\n---\nb: 2\n", "Line 2"),
])  # fmt: skip
def test_yaml_that_cannot_be_read_names_the_line(text: str, line: str) -> None:
    assert line in refusal(text)


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!python/name:os.system", "!x",
                                 "!!binary", "!!set"])  # fmt: skip
def test_tags_are_refused_and_nothing_runs(tag: str) -> None:
    assert "Line 2 holds the tag" in refusal(f"{HEAD}x: {tag} ['echo hacked']\n")


def test_references_that_unfold_into_billions() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "by reference" in refusal(HEAD + "\n".join(lines))


def test_a_list_that_holds_itself() -> None:
    assert "by reference" in refusal(HEAD + "items: &a [*a]\n")


def test_merged_mappings_that_unfold() -> None:
    lines = ["m0: &m0 {a: 1, b: 2, c: 3}"]
    lines += [f"m{n}: &m{n} {{<<: [*m{n - 1}], k{n}: *m{n - 1}}}" for n in range(1, 30)]
    refusal(HEAD + "\n".join(lines))


def test_plain_references_are_read() -> None:
    text = HEAD + "items:\n- &g {kind: gap, text: A, intercept: '1'}\n- *g\n- {<<: *g, text: B}\n"
    (read,) = county.read(text.encode(), PACK)
    assert [g.text for g in read.as_map(PACK).gaps] == ["A", "A", "A"]


@pytest.mark.parametrize("text", ["[" * 50_000, "{a: " * 20_000, "- " * 50_000,
                                  HEAD + "x: " + "[" * 20_000])  # fmt: skip
def test_lists_within_lists(text: str) -> None:
    refusal(text)


def test_a_file_too_large() -> None:
    assert "at most 2 MB" in refusal(HEAD.encode() + b"#" * 2_100_000)


def test_a_long_file_is_read_in_time() -> None:
    item = "- {kind: gap, intercept: '1', element: Police, text: Something is missing, read: no}\n"
    began = time.process_time()
    (read,) = county.read((HEAD + "items:\n" + item * 500).encode(), PACK)
    assert len(read.as_map(PACK).gaps) == 500
    assert time.process_time() - began < SECONDS


def test_a_thousand_values_for_one_thing() -> None:
    lines = "".join(f"- {{name: N, value: {n}, period: '2020'}}\n" for n in range(1_000))
    began = time.process_time()
    (read,) = county.read((HEAD + "measures:\n" + lines).encode(), PACK)
    assert len(read.as_map(PACK).numbers) == 1_000
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("text", [
    "community: {}\n", "community: []\n", "community:\n", "community: {name: null}\n",
    "items: []\n", "communities: []\n", "communities: x\n", "communities: [x]\n",
    "communities: [{items: []}]\n",
])  # fmt: skip
def test_no_community(text: str) -> None:
    refusal(text)


@pytest.mark.parametrize("section", county.SECTIONS[1:])
@pytest.mark.parametrize("shape", [
    "x", "[x]", "[[x]]", "{a: x}", "[{}]", "[{a: [{b: x}]}]", "[null, x]", "5",
    "[{text: [x], kind: gap, intercept: {a: b}}]",
])  # fmt: skip
def test_sections_of_any_shape_are_read_without_loss(section: str, shape: str) -> None:
    (read,) = county.read(f"{HEAD}{section}: {shape}\n".encode(), PACK)
    said = " ".join(str(r.contents()) for r in read.records)
    for word in ("x", "5"):
        assert word not in shape or word in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_encodings(encoding: str) -> None:
    (read,) = county.read("community: {name: Doña Ana County}\n".encode(encoding), PACK)
    assert read.community.name == "Doña Ana County"


def test_characters_nobody_sees() -> None:
    text = 'community: {name: "Te\x00st\x07 \\ud83d County\x1b"}\r\n'
    (read,) = county.read(text.encode(), PACK)
    assert read.community.name == "Test  County"
