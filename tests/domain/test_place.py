"""Boxes, arrows and the pack they make: what fits together and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sim_workshop.domain.errors import CannotRead, NotAllowed, NotFound, StaleEdit, WorkshopError
from sim_workshop.domain.fit import misfits
from sim_workshop.domain.place import (
    BOX_LINE,
    COMMUNITY,
    LONGEST_SHORT_NAME,
    Benchmark,
    Element,
    Flow,
    Intercept,
    Measure,
    Pack,
    Practice,
    Prompt,
    Seat,
    Source,
    Term,
    Topic,
    TypicalGap,
    TypicalResource,
    Vocabulary,
    box_lines,
    short_of,
)
from sim_workshop.domain.text import one_line


def terms(*ids: str) -> tuple[Term, ...]:
    return tuple(Term(id=i, label=i.capitalize()) for i in ids)


def box(id_: str, intercept: str, **rest: Any) -> Element:
    return Element(id=id_, intercept=intercept, name=id_, short_name=id_[:17], **rest)


VOCABULARY = Vocabulary(
    flow_kinds=terms("deeper", "divert"),
    resource_status=terms("sufficient"),
    checklist_rating=terms("in_place"),
    maturity_rating=terms("1"),
    progress_status=terms("done"),
    gap_types=terms("training"),
    evidence_levels=terms("unknown", "strong"),
    key_measures=terms("bookings"),
    units=terms("people", "percent"),
    sectors=terms("jail"),
)
PARTS: dict[str, Any] = {
    "id": "small",
    "version": "1",
    "locale": "en-US",
    "title": "Small",
    "vocabulary": VOCABULARY,
    "intercepts": (
        Intercept(id="1", name="Police", order=1),
        Intercept(id="2.5", name="Courts", order=2.5, sources=("GK",)),
        Intercept(id="cross", name="Across", token="+", order=99),
    ),
    "elements": (
        box("police", "1", row=0),
        box("arrest", "1", row=1),
        box("court", "2.5", row=0),
        box("care", COMMUNITY),
        box("start", COMMUNITY),
    ),
    "flows": (
        Flow(id="f1", start="police", end="arrest", kind="deeper"),
        Flow(id="f2", start="start", end="court", kind="deeper"),
        Flow(id="f3", start="start", end="care", kind="divert"),
    ),
    "prompts": (Prompt(id="p1", intercept="1", element="police", ask="Who?", asks_for="gap"),),
    "practices": (Practice(id="bp1", intercept="cross", text="Meet", evidence="strong"),),
    "typical_resources": (TypicalResource(intercept="1", text="CIT"),),
    "typical_gaps": (TypicalGap(id="g1", intercept="1", text="No nights", type="training"),),
    "measures": (Measure(id="m1", intercept="2.5", name="Bookings", unit="people"),),
    "benchmarks": (
        Benchmark(
            id="b1", intercept="1", text="SMI", value="14.5", unit="percent", year="2002",
            population="Men",
        ),
    ),
    "topics": (Topic(id="t1", name="Housing"),),
    "seats": (Seat(id="s1", intercept="1", name="Chief"), Seat(id="sx", intercept="all", name="X")),
    "sources": (Source(key="GK", cite="General knowledge", seen="no"),),
}  # fmt: skip


def pack(**changes: Any) -> Pack:
    return Pack(**{**PARTS, **changes})


def refusal(**changes: Any) -> dict[str, Any]:
    """Where and why a pack with these changes is refused."""
    with pytest.raises(ValidationError) as caught:
        pack(**changes)
    (error,) = caught.value.errors()
    assert error["type"] == "misfit"
    return dict(error["ctx"])


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Jail", ("Jail",)),
        ("Co-responder team", ("Co-responder team",)),
        ("Hospital emergency dept.", ("Hospital", "emergency dept.")),
        ("Prosecutor and defense review", ("Prosecutor and", "defense review")),
        ("  Jail \n reentry ", ("Jail reentry",)),
    ],
)
def test_a_short_name_stands_in_two_lines_of_its_box(name: str, lines: tuple[str, ...]) -> None:
    assert box_lines(name) == lines


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("EMS and fire", "EMS and fire"),
        ("Crisis stabilization or receiving facility", "Crisis stabilization or…"),
        ("Supercalifragilistic", "Supercalifragilistic"),
        ("Rehabilitationsverwaltungsangelegenheit", "Rehabilitationsverwaltungsang…"),
    ],
)
def test_a_box_added_in_the_room_gets_as_many_of_its_words_as_fit(name: str, short: str) -> None:
    assert short_of(name) == short


@given(st.text(min_size=1, max_size=120).filter(one_line))
def test_every_name_gives_a_short_name_a_box_accepts(name: str) -> None:
    short = short_of(name)
    made = Element(id="new", intercept="1", name=name, short_name=short)
    assert len(made.short_name) <= LONGEST_SHORT_NAME
    assert 1 <= len(made.lines) <= 2
    assert max(map(len, made.lines)) <= BOX_LINE


@pytest.mark.parametrize(
    "short_name",
    ["", " ", "Emergency medical services and fire", "Hospital emergency department x"],
)
def test_a_short_name_that_does_not_fit_its_box_is_refused(short_name: str) -> None:
    with pytest.raises(ValidationError):
        Element(id="new", intercept="1", name="Long", short_name=short_name)


@pytest.mark.parametrize("id_", ["", "two words", "-dash", "x" * 81, "i1/police", "<b>"])
def test_an_id_is_one_plain_word(id_: str) -> None:
    with pytest.raises(ValidationError):
        Topic(id=id_, name="Housing")


@pytest.mark.parametrize("name", ["", "  ", "\x01", "\u202e"])
def test_a_name_in_which_nothing_can_be_read_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        Topic(id="t", name=name)


def test_an_intercept_falls_back_on_its_id_and_name() -> None:
    plain = Intercept(id="2.5", name="Pretrial", order=2.5)
    assert (plain.token, plain.short_name, plain.is_cross) == ("2.5", "Pretrial", False)
    cross = Intercept(id="cross", name="Across the intercepts", short_name="Across", token="+")
    assert (cross.token, cross.short_name, cross.is_cross) == ("+", "Across", True)


def test_a_new_measure_is_suppressed_and_not_a_share_until_somebody_says_so() -> None:
    new = Measure(id="m", name="Occupancy", unit="percent")
    assert (new.suppress, new.share_of_whole, new.tier, new.intercept) == (
        True, False, "extended", "cross",
    )  # fmt: skip


def test_parts_of_a_pack_never_change_and_refuse_unknown_keys() -> None:
    part = Topic(id="t", name="Housing")
    with pytest.raises(ValidationError, match="frozen"):
        part.name = "Jobs"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Topic.model_validate({"id": "t", "name": "Housing", "color": "red"})


def test_a_pack_that_fits_together_has_no_misfits() -> None:
    assert list(misfits(pack())) == []


def test_a_part_is_found_by_its_id_and_nothing_is_made_up() -> None:
    found = pack()
    finders = (
        (found.intercept, "2.5"), (found.element, "arrest"), (found.flow, "f2"),
        (found.prompt, "p1"), (found.practice, "bp1"), (found.measure, "m1"), (found.seat, "sx"),
    )  # fmt: skip
    for find, known in finders:
        part = find(known)
        assert part is not None
        assert part.id == known
        assert find("nowhere") is None
    source = found.source("GK")
    assert source is not None
    assert source.cite == "General knowledge"
    assert found.source("nowhere") is None


def test_what_belongs_to_an_intercept_is_found_in_the_order_of_the_pack() -> None:
    found = pack()
    assert [e.id for e in found.elements_of("1")] == ["police", "arrest"]
    assert [e.id for e in found.elements_of(COMMUNITY)] == ["care", "start"]
    assert [p.id for p in found.prompts_of("1")] == ["p1"]
    assert [p.id for p in found.practices_of("cross")] == ["bp1"]
    assert [r.text for r in found.typical_resources_of("1")] == ["CIT"]
    assert [g.id for g in found.typical_gaps_of("1")] == ["g1"]
    assert [m.id for m in found.measures_of("2.5")] == ["m1"]
    assert [b.id for b in found.benchmarks_of("1")] == ["b1"]
    assert [s.id for s in found.seats_of("all")] == ["sx"]
    assert found.prompts_of("nowhere") == ()


@pytest.mark.parametrize(
    ("place", "intercept"),
    [
        ("police", "1"),
        ("court", "2.5"),
        ("care", COMMUNITY),
        ("f1", "1"),
        ("f2", "2.5"),
        ("f3", COMMUNITY),
        ("2.5", "2.5"),
        ("cross", "cross"),
        ("nowhere", "cross"),
    ],
)
def test_every_place_belongs_to_an_intercept(place: str, intercept: str) -> None:
    assert pack().intercept_of(place) == intercept


def test_a_choice_is_read_by_its_label_or_as_it_was_kept() -> None:
    assert VOCABULARY.label("units", "percent") == "Percent"
    assert VOCABULARY.label("units", "furlongs") == "furlongs"
    assert VOCABULARY.ids("flow_kinds") == {"deeper", "divert"}


def test_a_pack_survives_being_kept_as_json() -> None:
    kept = pack().model_dump_json()
    assert Pack.model_validate_json(kept) == pack()


def test_a_changed_pack_is_checked_again_and_finds_its_new_parts() -> None:
    first = pack()
    assert first.element("jail") is None
    second = first.but(elements=(*first.elements, box("jail", "1")))
    assert second.element("jail") == box("jail", "1")
    with pytest.raises(ValidationError, match="there is no “police”"):
        first.but(elements=(), prompts=())


def changed(group: str, **changes: Any) -> dict[str, Any]:
    """The parts of the pack with the first of one kind changed."""
    first, *others = PARTS[group]
    altered = type(first).model_validate({**first.model_dump(), **changes})
    return {group: (altered, *others)}


@pytest.mark.parametrize(
    ("group", "key", "value", "said"),
    [
        ("elements", "intercept", "9", "an intercept, and there is no “9”"),
        ("prompts", "intercept", "9", "an intercept, and there is no “9”"),
        ("practices", "intercept", "9", "an intercept, and there is no “9”"),
        ("typical_resources", "intercept", "9", "an intercept, and there is no “9”"),
        ("typical_gaps", "intercept", "9", "an intercept, and there is no “9”"),
        ("measures", "intercept", COMMUNITY, "an intercept, and there is no “community”"),
        ("benchmarks", "intercept", "9", "an intercept, and there is no “9”"),
        ("seats", "intercept", "9", "an intercept or “all”, and there is no “9”"),
        ("flows", "start", "gone", "the id of a box, and there is no “gone”"),
        ("flows", "end", "arest", "the id of a box, and there is no “arest”"
         " (did you mean “arrest”?)"),
        ("flows", "kind", "care", "one of the flow_kinds, and there is no “care”"),
        ("prompts", "element", "gone", "the id of a box, and there is no “gone”"),
        ("practices", "evidence", "solid", "one of the evidence_levels, and there is no “solid”"),
        ("typical_gaps", "type", "other", "one of the gap_types, and there is no “other”"),
        ("measures", "unit", "days", "one of the units, and there is no “days”"),
        ("measures", "key_measure", "los", "one of the key_measures, and there is no “los”"),
        ("benchmarks", "unit", "days", "one of the units, and there is no “days”"),
        ("intercepts", "sources", ("X",), "the key of one of the sources, and there is no “X”"),
        ("topics", "src", ("X",), "the key of one of the sources, and there is no “X”"),
        ("elements", "id", "court", "an id of its own: “court” is already in use"),
        ("topics", "id", "m1", "an id of its own: “m1” is already in use"),
        ("topics", "id", "all", "an id of its own: “all” is already in use"),
        ("elements", "row", 1, "a row of its own: police has row 1"),
    ],
)  # fmt: skip
def test_parts_that_do_not_fit_are_refused_with_the_place(
    group: str, key: str, value: Any, said: str
) -> None:
    found = refusal(**changed(group, **{key: value}))
    assert (found["group"], found["key"], found["expected"]) == (group, key, said)
    assert key in {"id", "row"} or found["position"] == 0


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ({"votes": 1.0}, "one weight for each of votes, importance, feasibility, severity,"),
        ({"votes": 0.5}, "weights of 0 or more that sum to 1, not 1.1"),
        ({"votes": -0.4, "importance": 1.0}, "weights of 0 or more that sum to 1, not 1"),
    ],
)
def test_weights_of_the_weighed_ranking_are_shares_of_one(
    weights: dict[str, float], said: str
) -> None:
    kept = {} if len(weights) == 1 and weights["votes"] == 1.0 else pack().weights
    found = refusal(weights={**kept, **weights})
    assert found["group"] == "weights"
    assert found["expected"].startswith(said)


def test_the_weights_a_pack_starts_with_sum_to_one() -> None:
    assert sum(pack().weights.values()) == pytest.approx(1)


def test_errors_are_their_sentence() -> None:
    for kind in (NotAllowed, NotFound, CannotRead):
        error = kind("The ballot is closed.")
        assert isinstance(error, WorkshopError)
        assert str(error) == error.sentence == "The ballot is closed."


def test_a_stale_edit_carries_both_texts() -> None:
    error = StaleEdit(theirs="No beds", yours="No detox beds")
    assert (error.theirs, error.yours) == ("No beds", "No detox beds")
    assert str(error) == "Somebody changed this while you were writing."
    assert str(StaleEdit("a", "b", "Too late.")) == "Too late."
