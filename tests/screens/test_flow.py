"""Flow and what if: figures with their intervals, what is odd, and nothing without numbers."""

from __future__ import annotations

from sim_workshop.use_cases import arranging, evidencing
from tests.screens.conftest import Room, words
from tests.spec.diversion_table import FLOWING


def count(room: Room, counts: dict[tuple[str, str], float]) -> None:
    known = {(f.start, f.end): f.id for f in room.map.flows}
    for ends, number in counts.items():
        if ends in known:
            evidencing.place_number(
                room.lead, name="People a year", value=f"{number:g}", unit="people",
                period="2025", about=(known[ends],),
            )  # fmt: skip


def test_without_counts_the_page_says_what_to_ask(room: Room) -> None:
    said = words(room.screen("flow", room.facilitator))
    assert "Not enough arrows are counted yet." in said
    assert "jail admissions of 1,000" not in said


def test_the_figures_stand_with_their_intervals_and_assumptions(room: Room) -> None:
    count(room, FLOWING[2].counts)
    screen = room.screen("flow", room.facilitator)
    said = words(screen)
    assert "An illustration, not a forecast." in said
    assert "Local law enforcement to Crisis stabilization or receiving facility" in said
    assert [s.label for s in screen.slider] == [
        "Share of the people at this box who take it, in percent"
    ]


def test_the_counts_stand_on_the_map_and_in_words_below_it(room: Room) -> None:
    count(room, FLOWING[2].counts)
    screen = room.screen("flow", room.facilitator)
    [picture] = screen.get("vega_lite_chart")
    assert "yearly counts on its arrows" in picture.proto.alt
    lid = next(e for e in screen.expander if e.label == "The same in words")
    assert '<td class="n" data-label="People a year">200</td>' in lid.html[0].value


def test_the_slider_asks_what_if(room: Room) -> None:
    count(room, FLOWING[1].counts)
    screen = room.screen("flow", room.facilitator)
    screen.slider[0].set_value(100).run()
    assert not screen.exception
    assert "Change: \u2212" in words(screen)


def test_participants_see_only_what_may_leave(room: Room) -> None:
    """Every count below eleven is left out for them: then there is nothing to reckon with."""
    count(room, dict.fromkeys(FLOWING[1].counts, 7.0))
    assert "jail admissions of 1,000" in words(room.screen("flow", room.facilitator))
    participant = room.joined("Ana", "Police").member
    assert "Not enough arrows are counted yet." in words(room.screen("flow", participant))


def test_a_cycle_with_no_way_out_is_said(room: Room) -> None:
    count(room, {("com.start", "i1.dispatch"): 100, ("i1.dispatch", "i1.police"): 90})
    arranging.add_arrow(
        room.lead, start="i1.police", end="i1.dispatch", label="back", kind="deeper"
    )
    count(room, {("i1.police", "i1.dispatch"): 90})
    said = words(room.screen("flow", room.facilitator))
    assert "People are counted into “911 dispatch” and never out of it to an end." in said


def test_a_count_on_an_arrow_of_a_hidden_box_is_said(room: Room) -> None:
    count(room, FLOWING[2].counts)
    arranging.edit_box(room.lead, id="i1.police", hidden=True)
    said = words(room.screen("flow", room.facilitator))
    assert "A number stands on an arrow that is hidden. It is left out." in said


def test_more_who_leave_than_enter_are_said(room: Room) -> None:
    count(room, {**FLOWING[1].counts, ("i1.arrest", "i2.detention"): 900})
    for arrow in room.map.flows:
        if arrow.end == "i1.arrest" and arrow.start != "i1.police":
            arranging.edit_arrow(room.lead, id=arrow.id, hidden=True)
    said = words(room.screen("flow", room.facilitator))
    assert "More people leave “Arrest” (900) than enter it (150)." in said


def test_boxes_to_choose_from_are_named_as_typed(room: Room) -> None:
    """A list is no Markdown: what is taken as typed elsewhere would show its backslash here."""
    count(room, FLOWING[2].counts)
    screen = room.screen("flow", room.facilitator)
    lists = [*screen.selectbox, *screen.multiselect]
    options = [option for each in lists for option in each.options]
    assert {box.name for box in room.map.elements} <= {*options}
    assert [option for option in options if "\\" in option] == []
