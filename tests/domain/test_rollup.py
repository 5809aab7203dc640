"""Top tens count counties, not voices; remapping tells new from old."""

from __future__ import annotations

from sim_workshop.domain.rollup import County, CountyGap, CountyPriority, RollUp, Shared, rated


def gap(
    workshop: str, id: str, kind: str, place: str = "i3.jail", intercept: str = "3"
) -> CountyGap:
    return CountyGap(workshop, id, kind, place, intercept)


def a_roll_up(
    *gaps: CountyGap, priorities: tuple[CountyPriority, ...] = (), **known: object
) -> RollUp:
    counties = known.get("counties", ())
    assert isinstance(counties, tuple)
    return RollUp(counties, gaps, priorities, {})


def test_two_counties_with_one_gap_each_stand_before_one_county_with_five() -> None:
    loud = [gap("A", f"g{n}", "capacity") for n in range(5)]
    found = a_roll_up(*loud, gap("A", "h", "hours"), gap("B", "h", "hours"), gap("B", "x", ""))
    assert found.top_gaps() == (
        Shared(("hours", "3"), ("A", "B"), 2), Shared(("capacity", "3"), ("A",), 5),
        Shared(("", "3"), ("B",), 1),
    )  # fmt: skip
    assert found.same_gap() == (Shared(("hours", "i3.jail"), ("A", "B"), 2),)


def test_priorities_are_counted_by_the_kinds_of_gap_they_take_up() -> None:
    gaps = gap("A", "g1", "hours"), gap("A", "g2", "hours"), gap("B", "g1", "staff")
    chosen = (
        CountyPriority("A", "Nights", 1, ("g1", "g2", "gone")),
        CountyPriority("B", "More", 1, ()),
    )
    assert a_roll_up(*gaps, priorities=chosen).top_priorities() == (Shared(("hours",), ("A",), 1),)


def test_a_county_mapped_twice_shows_what_is_new_still_there_and_gone() -> None:
    counties = (
        County("NEW", "lane", "Lane", "2026-01-01"),
        County("OLD", "lane", "Lane", "2021-01-01"),
        County("ONCE", "linn", "Linn", "2026-01-01"),
    )
    gaps = (gap("OLD", "1", "hours"), gap("OLD", "2", "staff"), gap("NEW", "1", "staff"),
            gap("NEW", "2", "beds"))  # fmt: skip
    [lane] = a_roll_up(*gaps, counties=counties).since_last_time()
    assert (lane.before.workshop, lane.now.workshop) == ("OLD", "NEW")
    assert (lane.new, lane.still, lane.gone) == (
        {("beds", "i3.jail")}, {("staff", "i3.jail")}, {("hours", "i3.jail")},
    )  # fmt: skip


def test_only_practices_somebody_rated_are_listed() -> None:
    ratings = {("p1", "in_place"): 3, ("p1", "planned"): 1}
    assert rated(ratings, ["p0", "p1"], ["in_place", "planned"]) == [("p1", [3, 1])]


def test_gaps_nobody_gave_a_type_are_compared_by_their_box() -> None:
    found = a_roll_up(gap("A", "1", ""), gap("B", "1", ""), gap("B", "2", "", place="i1.cit"))
    assert found.same_gap() == (Shared(("", "i3.jail"), ("A", "B"), 2),)


def test_each_countys_choice_stands_in_its_own_words() -> None:
    counties = County("A", "lane", "Lane", ""), County("B", "linn", "Linn", "")
    chosen = CountyPriority("B", "A sobering center", 1, ()), CountyPriority("B", "Nights", 2, ())
    found = a_roll_up(priorities=chosen, counties=counties)
    assert found.chosen() == ((counties[1], chosen),)


def test_a_county_mapped_twice_counts_once_with_its_newer_map() -> None:
    counties = (County("NEW", "lane", "Lane", "2026-01-01"),
                County("OLD", "lane", "Lane", "2021-01-01"))  # fmt: skip
    chosen = CountyPriority("OLD", "Nights", 1, ("1",)), CountyPriority("NEW", "Beds", 1, ("1",))
    found = a_roll_up(
        gap("OLD", "1", "hours"), gap("NEW", "1", "hours"), counties=counties, priorities=chosen
    )
    assert found.top_gaps() == (Shared(("hours", "3"), ("NEW",), 1),)
    assert found.same_gap() == ()
    assert found.top_priorities() == (Shared(("hours",), ("NEW",), 1),)
    assert [county.workshop for county, _chosen in found.chosen()] == ["NEW"]
    assert found.by_type_and_intercept() == {("3", "hours"): 1}
