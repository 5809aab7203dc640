"""A frozen number leaves only as its number does: no small count by the back door."""

from __future__ import annotations

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.privacy import release
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.monitoring import Baseline
from sim_workshop.domain.year.outcomes import outcomes
from tests.builders import a_map, a_number


def frozen(point: DataPoint) -> Baseline:
    return Baseline(id="bl1", point=point.id, name=point.name, value=point.value, low=point.low,
                    high=point.high, unit=point.unit, population="7 women",
                    definition="Exactly 7 people")  # fmt: skip


def left(map_: Map) -> Baseline:
    found = release(map_).map.get("bl1")
    assert isinstance(found, Baseline)
    return found


def test_a_large_count_leaves_as_it_was_frozen() -> None:
    point = a_number("n1", 412)
    assert left(a_map(point, frozen(point))).value == "412"


def test_a_small_count_does_not_leave_frozen_either_nor_do_the_words_around_it() -> None:
    point = a_number("n1", 7)
    kept = left(a_map(point, frozen(point)))
    assert (kept.value, kept.low, kept.high) == ("", None, None)
    assert "7" not in kept.model_dump_json(exclude={"id", "point"})


def test_a_number_corrected_or_removed_since_keeps_its_frozen_value_here() -> None:
    point = a_number("n1", 412)
    assert left(a_map(point.but(value="405", low=405, high=405), frozen(point))).value == ""
    assert left(a_map(frozen(point))).value == ""


def test_of_a_hidden_later_value_nothing_is_compared() -> None:
    then, now = a_number("n1", 412, period="2025"), a_number("n2", 7, period="2026")
    base = frozen(then).but(population="", definition="", period="2025")
    (found,) = outcomes(release(a_map(then, now, base)).map)
    assert (found.latest, found.change) == (None, None)
