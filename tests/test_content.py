"""The content pack that comes with the program, and what is said about a pack that is wrong."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from sim_workshop.content import PACK_FOLDER, ContentError, load_pack, pack_fingerprint
from sim_workshop.content.files import SCHEMAS, schema_text
from sim_workshop.domain.errors import CannotRead
from sim_workshop.domain.place import COMMUNITY, Pack

FILES = (
    "0_community_services.yaml",
    "1_law_enforcement.yaml",
    "2_initial_detention.yaml",
    "3_jails_courts.yaml",
    "4_reentry.yaml",
    "5_community_corrections.yaml",
    "across.yaml",
)
POLICE = "1_law_enforcement.yaml"
ACROSS = "across.yaml"
INTERCEPTS = ("0", "1", "2", "3", "4", "5")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


# The pack that comes with the program.


def test_the_pack_knows_its_name_edition_and_language(pack: Pack) -> None:
    assert (pack.id, pack.locale) == ("sim-en-US", "en-US")
    assert re.fullmatch(r"\d+\.\d+\.\d+", pack.version)
    assert pack.title == "Sequential Intercept Mapping, intercepts 0 to 5"


def test_the_pack_is_seven_files(pack: Pack) -> None:
    assert sorted(f.name for f in PACK_FOLDER.glob("*.yaml")) == sorted(FILES)
    assert [i.id for i in pack.intercepts] == [*INTERCEPTS, "cross"]
    assert [i.token for i in pack.intercepts] == [*INTERCEPTS, "+"]


def numbered(prefix: str, counts: tuple[int, ...]) -> set[str]:
    """The ids of six intercepts: m0.1 to m0.10, m1.1 to m1.11 …"""
    return {f"{prefix}{i}.{n}" for i, many in enumerate(counts) for n in range(1, many + 1)}


def test_every_fact_of_the_draft_is_in_the_pack(pack: Pack) -> None:
    across = {f"px.{n}" for n in range(1, 7)}
    assert {p.id for p in pack.prompts} == numbered("p", (10, 10, 10, 10, 10, 10)) | across
    across = {f"bpx.{n}" for n in range(1, 6)}
    assert {p.id for p in pack.practices} == numbered("bp", (8, 8, 8, 8, 8, 8)) | across
    assert {g.id for g in pack.typical_gaps} == numbered("g", (6, 6, 6, 6, 6, 5))
    assert {m.id for m in pack.measures} == numbered("m", (10, 11, 11, 12, 10, 10))
    assert {f.id for f in pack.flows} == {f"f{n}" for n in range(1, 104)}
    assert {b.id for b in pack.benchmarks} == {f"b{n}" for n in range(1, 13)}
    across = {f"sx.{n}" for n in range(1, 10)}
    assert {s.id for s in pack.seats} == numbered("s", (10, 11, 11, 11, 11, 9)) | across
    assert [len(pack.typical_resources_of(i)) for i in INTERCEPTS] == [9, 7, 7, 8, 8, 7]
    assert (len(pack.topics), len(pack.sources), len(pack.agenda)) == (20, 51, 16)


PICTURE = {
    "0": ("crisis_line", None, "mobile_crisis", "crisis_facility", "ed", "inpatient", "detox",
          "walk_in", "respite", None),
    "1": ("ems", "dispatch", "police", "cit", "coresponder", "followup", "deflection", "arrest",
          None, None),
    "2": (None, "diversion", "defense", "pretrial", "diversion_desk", "data_match", "screening",
          "detention", "first_appearance", "competency"),
    "3": (None, None, "alternatives", "court_liaison", "specialty_court", "prison", "jail_health",
          "jail", "disposition_court", "competency"),
    "4": (None, "planning", "medication", "benefits", "housing", "prison_reentry", "handoff",
          "jail_reentry", None, "hospital_reentry"),
    "5": (None, None, None, "supports", "special_caseload", "parole", None, "probation",
          "responses", "violation"),
}  # fmt: skip
"""The columns of the map, from the top. Row 1 of intercept 0 is free for the arrow to 911
dispatch, row 8 of intercept 4 for the one from court to probation."""


@pytest.mark.parametrize("intercept", INTERCEPTS)
def test_boxes_stand_in_the_rows_of_the_picture(pack: Pack, intercept: str) -> None:
    rows = {box.row: box.id for box in pack.elements_of(intercept) if box.row is not None}
    named = [f"i{intercept}.{name}" if name else None for name in PICTURE[intercept]]
    assert [rows.get(row) for row in range(10)] == named


def test_every_box_is_drawn_but_the_one_that_stands_for_several(pack: Pack) -> None:
    assert len(pack.elements) == 51
    not_in_a_row = {e.id for e in pack.elements if e.row is None and e.intercept != COMMUNITY}
    assert not_in_a_row == {e.id for e in pack.elements if e.group} == {"i0.crisis_care"}
    community = {e.id for e in pack.elements_of(COMMUNITY)}
    assert community == {"com.start", "com.care", "com.end"}


def test_gray_boxes_are_the_decision_points_of_the_justice_system(pack: Pack) -> None:
    assert {e.id for e in pack.elements if e.decision} == {
        "i1.dispatch", "i1.police", "i1.arrest",
        "i2.detention", "i2.first_appearance", "i2.competency",
        "i3.prison", "i3.jail", "i3.disposition_court",
        "i4.prison_reentry", "i4.jail_reentry",
        "i5.parole", "i5.probation", "i5.violation",
    }  # fmt: skip


def test_people_come_into_the_justice_system_at_named_boxes(pack: Pack) -> None:
    entries = {e.id for e in pack.elements if e.entry}
    assert entries == {"i1.dispatch", "i1.police", "i1.arrest", "i5.violation"}
    assert all(e.decision for e in pack.elements if e.entry)


def test_only_a_share_of_a_whole_is_held_to_a_hundred_percent(pack: Pack) -> None:
    shares = {m.id for m in pack.measures if m.share_of_whole}
    percent = {m.id for m in pack.measures if m.unit == "percent"}
    assert percent - shares == {"m2.10", "m5.6"}  # a difference, and a comparison of two groups
    assert shares < percent


def test_counts_of_people_served_are_suppressed(pack: Pack) -> None:
    open_counts = {m.id for m in pack.measures if m.unit == "people" and not m.suppress}
    assert open_counts == {"m2.1", "m3.1", "m5.1"}  # all booked, the census, all supervised
    assert sum(m.suppress for m in pack.measures) == 40


def test_each_of_the_four_key_measures_can_be_counted(pack: Pack) -> None:
    counted = {m.key_measure for m in pack.measures if m.key_measure}
    assert counted == pack.vocabulary.ids("key_measures")
    assert counted == {"bookings", "los", "connections", "recidivism"}


def test_comparison_figures_come_with_year_population_and_source(pack: Pack) -> None:
    assert all(b.year and b.population and b.src for b in pack.benchmarks)
    men = next(b for b in pack.benchmarks if b.id == "b1")
    assert (men.value, men.unit, men.interval, men.year, men.intercept) == (
        "14.5", "percent", "11.0-18.9", "2002-06", "3",
    )  # fmt: skip
    assert next(b.value for b in pack.benchmarks if b.id == "b2") == "31.0"  # as written


def test_everything_said_has_a_source(pack: Pack) -> None:
    groups = (pack.elements, pack.flows, pack.prompts, pack.practices, pack.typical_gaps)
    assert [part for group in groups for part in group if not part.src] == []
    assert [m.id for m in pack.measures if not m.src] == []
    assert [i.id for i in pack.intercepts if not i.sources] == ["cross"]


def test_the_agenda_is_the_usual_day_and_a_half(pack: Pack) -> None:
    minutes = {d: sum(b.minutes for b in pack.agenda if b.day == d) for d in (1, 2)}
    assert minutes == {1: 460, 2: 185}


def test_the_choices_have_labels_people_can_read(pack: Pack) -> None:
    words = pack.vocabulary
    assert len(words.sectors) == 22
    assert words.label("sectors", "emergency_communications") == "Emergency communications (911)"
    assert words.label("gap_types", "hours_or_geography") == "Hours or geography"
    assert [t.id for t in words.maturity_rating] == ["1", "2", "3", "4", "5"]
    listings = [getattr(words, name) for name in type(words).model_fields]
    assert [t.label for terms in listings for t in terms if "_" in t.label] == []


BRITISH = re.compile(
    r"centre|offence|programme|behaviour|neighbour|defence|enrolment|organis|recognis|utilis"
    r"|stabilis|standardis|maximis|specialise|prioritis|afterwards|health cover\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("file", FILES)
def test_the_pack_is_written_in_american_english(file: str) -> None:
    assert BRITISH.findall((PACK_FOLDER / file).read_text("utf-8")) == []


@pytest.mark.parametrize("file", FILES)
def test_our_measures_are_not_passed_off_as_anybody_elses(file: str) -> None:
    text = (PACK_FOLDER / file).read_text("utf-8")
    assert not re.search(r"SAMHSA('s)? (data )?measure|GK-EM", text)


def test_reconstructed_measures_say_so(pack: Pack) -> None:
    assert sum("RECONSTRUCTED" in m.src for m in pack.measures) == 55
    source = pack.source("RECONSTRUCTED")
    assert source is not None
    assert source.cite.startswith("Our own reconstruction")


def test_the_pack_survives_being_kept_with_a_workshop(pack: Pack) -> None:
    kept = Pack.model_validate_json(pack.model_dump_json())
    assert kept == pack
    assert pack_fingerprint(kept) == pack_fingerprint(pack)


def test_the_fingerprint_changes_with_any_word(pack: Pack) -> None:
    changed = pack.but(title=pack.title + ".")
    assert re.fullmatch(r"[0-9a-f]{16}", pack_fingerprint(pack))
    assert pack_fingerprint(changed) != pack_fingerprint(pack)


def test_a_pack_is_read_once(pack: Pack) -> None:
    assert load_pack() is pack
    assert load_pack(PACK_FOLDER / ".." / PACK_FOLDER.name) is pack


# Schemas for editors.


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_schemas_are_current(name: str) -> None:
    kept = (PACK_FOLDER / "schema" / name).read_text("utf-8")
    assert kept == schema_text(name), (
        "the models changed; make the schemas anew with: python -c 'from sim_workshop.content "
        "import PACK_FOLDER, files; files.write_schemas(PACK_FOLDER)'"
    )


@pytest.mark.parametrize("file", FILES)
def test_an_editor_finds_nothing_wrong_with_the_pack(file: str) -> None:
    text = (PACK_FOLDER / file).read_text("utf-8")
    named = re.search(r"^# yaml-language-server: \$schema=(.+)$", text, re.MULTILINE)
    assert named is not None
    schema = json.loads((PACK_FOLDER / named[1]).read_text("utf-8"))
    found = Draft202012Validator(schema).iter_errors(yaml.safe_load(text))
    assert [error.message for error in found] == []


def test_an_editor_does_not_ask_what_the_file_says_itself() -> None:
    schema = json.loads(schema_text("intercept.schema.json"))
    for model in ("Element", "Prompt", "Practice", "TypicalGap", "Measure"):
        assert "intercept" not in schema["$defs"][model]["properties"]
        assert "intercept" not in schema["$defs"][model]["required"]
        assert "id" in schema["$defs"][model]["required"]


# A pack of one's own.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the pack to spoil."""
    return Path(shutil.copytree(PACK_FOLDER, tmp_path / "intercepts"))


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text, f"{file.name} has changed: {old!r} is gone"
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_box_added_to_a_file_is_a_box_of_its_intercept(folder: Path, pack: Pack) -> None:
    new = "elements:\n  - id: i1.campus\n    name: Campus police\n    short_name: Campus police\n\n"
    rewrite(folder / POLICE, "elements:\n", new)
    added = load_pack(folder).element("i1.campus")
    assert added is not None
    assert (added.intercept, added.row, added.core, added.src) == ("1", None, False, ())
    assert len(load_pack(folder).elements) == len(pack.elements) + 1


def test_an_intercept_of_ones_own_stands_where_its_order_says(folder: Path) -> None:
    (folder / "own.yml").write_text(
        "intercept:\n  id: 2.5\n  name: First hearing\n  order: 2.5\n  aliases: [no, 2.50]\n",
        "utf-8",
    )
    found = load_pack(folder)
    assert [i.id for i in found.intercepts] == ["0", "1", "2", "2.5", "3", "4", "5", "cross"]
    own = found.intercept("2.5")
    assert own is not None
    assert own.aliases == ("no", "2.50")  # text stays as it was written


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text + b"\n\n# the end",
    ],
    ids=["Windows line ends", "byte order mark", "comment at the end"],
)
def test_a_file_may_be_saved_by_any_editor(
    folder: Path, pack: Pack, saved: Callable[[bytes], bytes]
) -> None:
    file = folder / POLICE
    file.write_bytes(saved(file.read_bytes()))
    assert load_pack(folder) == pack


# What is wrong with a file is said with file, line and what was expected.

EMS = "    name: EMS and fire\n"
EMS_SHORT = "    short_name: EMS and fire\n"
EMS_ROW = "    row: 0\n"

WRONG = [
    # what is there, what is put instead, where it is shown, what is said
    (EMS_ROW, "\trow: 0\n", "\trow", "this line begins with a tab; indent with spaces"),
    (EMS_ROW, "   row: 0\n", "   row: 0", "this line is not indented like the lines before it"),
    (EMS_ROW, "      row: 0\n", "      row: 0",
     "there is a colon inside a text (put the text in quotes), or this line is indented too far"),
    (EMS, "    name: EMS: and fire\n", "EMS: and",
     "there is a colon inside a text (put the text in quotes), or this line is indented too far"),
    (EMS_ROW, "    row 0\n", "    row 0", "expected a key with a colon after it"),
    (EMS, '    name: "EMS and fire\n', '"EMS and',
     "a quotation mark is opened here and never closed"),
    ("src: [GK]", "src: [GK", "src: [GK\n", "a bracket is opened here and never closed"),
    (EMS, "    name: @EMS\n", "@EMS",
     "a text beginning with this character has to stand in quotes"),
    (EMS, "    name: *EMS*\n", "*EMS*",
     "a text beginning with this character has to stand in quotes"),
    (EMS, "    name: &ems EMS and fire\n", "&ems",
     "anchors (&) and aliases (*) are not read here; write the text out or quote it"),
    (EMS, "    name: *ems\n", "*ems",
     "anchors (&) and aliases (*) are not read here; write the text out or quote it"),
    (EMS, "    name: !!python/name:os.system\n", "!!python",
     "the tag “tag:yaml.org,2002:python/name:os.system” is not read here; leave it out"),
    (EMS, EMS + EMS, None, "“name” is given twice, first in line {previous}"),
    ("elements:\n", "? [a, b]\n: c\nelements:\n", "? [a, b]", "expected a word before the colon"),
    (EMS, "    name: EMS\x07\n", "EMS\x07", "there is a character here that cannot be printed"),
    ("elements:\n", "x: " + "[" * 60_000 + "\nelements:\n", "x: [[[",
     "too many lists within lists"),
    (EMS_SHORT, "    shortname: EMS and fire\n", "shortname",
     "there is no key “shortname” here; did you mean “short_name”?"),
    ("elements:\n", "wibble: 1\nelements:\n", "wibble",
     "there is no key “wibble” here; known here are intercept, elements, flows, prompts, practices,"
     " typical_resources, typical_gaps, measures"),
    (EMS_SHORT, "", "  - id: i1.ems", "expected the key “short_name” here, and it is missing"),
    (EMS_ROW, "    row: top\n", "row: top", "expected a whole number for “row”, found “top”"),
    (EMS_ROW, "    row: 10\n", "row: 10", "expected 9 or less for “row”, found “10”"),
    (EMS_ROW, "    row: 7\n", None, "expected a row of its own: i1.ems has row 7"),
    ("core: true", "core: perhaps", "perhaps", "expected yes or no for “core”, found “perhaps”"),
    ("core: true", "core:", "    core:\n", "expected yes or no for “core”, found nothing"),
    (EMS, "    name:\n", "    name:\n", "expected a text for “name”, found nothing"),
    (EMS, "    name: [EMS, fire]\n", "[EMS", "expected a text for “name”, found a list"),
    (EMS, "    name: {EMS: fire}\n", "{EMS", "expected a text for “name”, found keys and values"),
    (EMS_SHORT, "    short_name: Emergency medical services and fire\n", "Emergency medical",
     "expected a short name of at most 30 characters that fits two lines of 17 for “short_name”,"
     " found “Emergency medical services and fire”"),
    ("  order: 1\n", "  order: first\n", "order: first",
     "expected a number for “order”, found “first”"),
    ("  order: 1\n", "  order: .inf\n", ".inf", "expected a number for “order”, found “.inf”"),
    ("src: [GK]", "src: GK", "src: GK\n",
     "expected a list (lines beginning with “- ”, or [one, two]) for “src”, found “GK”"),
    ("  - id: i1.ems\n", "  - id: i1 ems\n", "i1 ems",
     "expected an id of letters, digits, dots, hyphens and underscores for “id”, found “i1 ems”"),
    ("  - id: i1.ems\n", "  - EMS\n  - id: i1.ems\n", "  - EMS",
     "expected lines of the form “key: value” for “elements”, found “EMS”"),
    ("  - id: i1.ems\n", "  - id: i1.ems\n    intercept: 2\n", "intercept: 2",
     "the file itself says which intercept this belongs to; leave this line out"),
    ("kind: care", "kind: sideways", "sideways",
     "expected deeper, divert, care, release or violation for “kind”, found “sideways”"),
    ("end: i1.coresponder", "end: i1.coresponders", "i1.coresponders",
     "expected the id of a box, and there is no “i1.coresponders” (did you mean"
     " “i1.coresponder”?)"),
    ("element: i1.ems", "element: taxi", "taxi",
     "expected the id of a box, and there is no “taxi”"),
    ("type: missing_service", "type: slow", "type: slow",
     "expected one of the gap_types, and there is no “slow”"),
    ("unit: minutes", "unit: fortnights", "fortnights",
     "expected one of the units, and there is no “fortnights”"),
    ("evidence: mixed", "evidence: hearsay", "hearsay",
     "expected one of the evidence_levels, and there is no “hearsay”"),
    ("src: [GK]", "src: [SAMHSA9]", "SAMHSA9", "expected the key of one of the sources, and there"
     " is no “SAMHSA9” (did you mean “SAMHSA5”?)"),
    ("id: f39", "id: f40", None, "expected an id of its own: “f40” is already in use"),
    ("  id: '1'\n", "  id: '0'\n", "  id: '0'", "expected an id of its own: “0” is already in use"),
]  # fmt: skip


def line_of(marker: str, file: Path) -> int:
    before, found, _ = file.read_text("utf-8").partition(marker)
    assert found
    return before.count("\n") + 1


@pytest.mark.parametrize(("old", "new", "marker", "said"), WRONG)
def test_a_bad_file_is_refused_with_file_line_and_what_was_expected(
    folder: Path, old: str, new: str, marker: str | None, said: str
) -> None:
    rewrite(folder / POLICE, old, new)
    with pytest.raises(ContentError) as caught:
        load_pack(folder)
    error = caught.value
    assert isinstance(error, CannotRead)
    assert error.file == f"intercepts/{POLICE}"
    assert error.line is not None
    assert error.said == said.format(previous=error.line - 1)
    assert str(error).startswith(f"intercepts/{POLICE}, line {error.line}: {error.said}")
    assert marker is None or error.line == line_of(marker, folder / POLICE)


ACROSS_WRONG = [
    ("    votes: 0.4\n", "    votes: 0.9\n", "  weights:",
     "expected weights of 0 or more that sum to 1, not 1.5"),
    ("    votes: 0.4\n", "    dots: 0.4\n", "  weights:",
     "expected one weight for each of votes, importance, feasibility, severity, evidence"),
    ("    votes: 0.4\n", "    votes: many\n", "votes: many",
     "expected a number for “votes”, found “many”"),
    ('  "5":\n', '  "7":\n', "s5.1:",
     "expected an intercept or “all”, and there is no “7”"),
    ("    s5.1:", "    s5 1:", "s5 1",
     "expected an id of letters, digits, dots, hyphens and underscores, found “s5 1”"),
    ("    s5.1:", "    s4.1:", "    s4.1: Chief", "expected an id of its own: “s4.1” is already in"
     " use"),
    ("  id: cross\n", "  id: across\n", "intercept:\n", "expected the id “cross” in this file"),
    ("    population: People arrested\n", "", "  - id: b10",
     "expected the key “population” here, and it is missing"),
    ("  gap_types:\n", "  gap_type:\n", "  gap_type:",
     "there is no key “gap_type” here; did you mean “gap_types”?"),
    ("minutes: 20", "minutes: 0", "minutes: 0", "expected 1 or more for “minutes”, found “0”"),
    ("  votes_per_person: 3\n", "  votes_per_person: 2.5\n", "votes_per_person: 2.5",
     "expected a whole number for “votes_per_person”, found “2.5”"),
    ("  version:", "  versoin:", "versoin",
     "there is no key “versoin” here; did you mean “version”?"),
    ("  - id: f2\n", "  - id: f23\n", "  - id: f23", "expected an id of its own: “f23” is already"
     " in use"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "marker", "said"), ACROSS_WRONG)
def test_the_file_of_what_spans_the_intercepts_is_checked_alike(
    folder: Path, old: str, new: str, marker: str, said: str
) -> None:
    rewrite(folder / ACROSS, old, new)
    with pytest.raises(ContentError) as caught:
        load_pack(folder)
    error = caught.value
    where = (f"intercepts/{ACROSS}", line_of(marker, folder / ACROSS))
    assert (error.file, error.line, error.said) == (*where, said)


@pytest.mark.parametrize(
    ("contents", "line", "said"),
    [
        (b"", 1, "expected lines of the form “key: value”, found nothing"),
        (b"# only a comment\n", 1, "expected lines of the form “key: value”, found nothing"),
        (b"- a\n- b\n", 1, "expected lines of the form “key: value”, found something else"),
        (b"hello\n", 1, "expected lines of the form “key: value”, found something else"),
        (b"a: b\n---\nc: d\n", 2, "expected one document, found a second after “---”"),
        (b"a: b\nc: [d,", 2, "a list in brackets is written [one, two]"),
        (b"a: b\nname: Caf\xe9\n", 2, "expected text saved as UTF-8"),
        (b"\xff\xfea\x00:\x00", 1, "expected text saved as UTF-8"),
        ("a: b\nc: d\ufffe".encode(), 2, "there is a character here that cannot be printed"),
        ("a: b\u2028c\nd: e".encode(), 1, "there is a character here that cannot be printed"),
        (b"PK\x03\x04\x14", 1, "there is a character here that cannot be printed"),
        (b"#" * 1_000_001, None, "the file is larger than 1,000,000 bytes"),
        (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 1,
         "anchors (&) and aliases (*) are not read here; write the text out or quote it"),
        (b"elements: []\n", 1, "expected the key “intercept” here, and it is missing"),
    ],
)  # fmt: skip
def test_a_file_that_is_something_else_is_refused(
    folder: Path, contents: bytes, line: int | None, said: str
) -> None:
    (folder / POLICE).write_bytes(contents)
    with pytest.raises(ContentError) as caught:
        load_pack(folder)
    assert (caught.value.file, caught.value.line) == (f"intercepts/{POLICE}", line)
    assert caught.value.said == said


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / ACROSS).unlink()
    with pytest.raises(ContentError) as caught:
        load_pack(folder)
    assert str(caught.value) == "intercepts/across.yaml: the file is missing or cannot be opened."


def test_a_folder_without_intercepts_is_refused(folder: Path) -> None:
    for file in FILES[:-1]:
        (folder / file).unlink()
    with pytest.raises(ContentError) as caught:
        load_pack(folder)
    assert str(caught.value) == (
        "intercepts: expected one file for each intercept, up to 50, found 0."
    )


def test_a_mended_file_is_read_again_after_it_was_refused(folder: Path, pack: Pack) -> None:
    rewrite(folder / POLICE, EMS_ROW, "    row: top\n")
    with pytest.raises(ContentError):
        load_pack(folder)
    rewrite(folder / POLICE, "    row: top\n", EMS_ROW)
    assert load_pack(folder) == pack


# A slip of the hand anywhere is either harmless or refused with a line of the file.


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a pack of one intercept needs beside it, quick to read again and again."""
    folder = tmp_path_factory.mktemp("small")
    across = (PACK_FOLDER / ACROSS).read_text("utf-8")
    for group in ("flows", "seats", "benchmarks", "charter"):
        across = re.sub(rf"^{group}:\n(.*\n)*?(?=^\w)", "", across, flags=re.MULTILINE)
    (folder / ACROSS).write_text(across, "utf-8")
    return folder


def what_becomes_of(text: str, small: Path) -> Pack | ContentError:
    folder = Path(tempfile.mkdtemp(dir=small))
    shutil.copy(small / ACROSS, folder)
    (folder / POLICE).write_text(text, "utf-8")
    try:
        return load_pack(folder)
    except ContentError as refused:
        return refused
    finally:
        shutil.rmtree(folder)


def test_without_a_slip_the_small_pack_is_read(small: Path) -> None:
    found = what_becomes_of((PACK_FOLDER / POLICE).read_text("utf-8"), small)
    assert isinstance(found, Pack)
    assert [i.id for i in found.intercepts] == ["1", "cross"]


@settings(max_examples=150, deadline=None)
@given(
    where=st.floats(0, 1, exclude_max=True),
    length=st.integers(0, 12),
    put=st.sampled_from(
        ["", ":", " ", "\n", "-", "'", "[", "}", "#", "\t", "&a", "!", "é", "\0", "\ufffe", "\x85"]
    ),
)
def test_a_slip_of_the_hand_is_harmless_or_refused_with_a_line_of_the_file(
    small: Path, where: float, length: int, put: str
) -> None:
    text = (PACK_FOLDER / POLICE).read_text("utf-8")
    at = int(where * len(text))
    slipped = text[:at] + put + text[at + length :]
    found = what_becomes_of(slipped, small)
    if isinstance(found, ContentError):
        assert found.file.endswith(f"/{POLICE}")
        assert found.line is not None
        assert 1 <= found.line <= slipped.count("\n") + 1
        assert found.said
    else:
        assert found.intercept("cross") is not None
