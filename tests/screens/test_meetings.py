"""Meetings on the screen: planned, held with a tick list, the minutes check, small matters."""

from __future__ import annotations

from datetime import date

from sim_workshop.domain.year.working import Matter
from sim_workshop.use_cases import meeting, raising, working
from tests.screens.conftest import Room, words
from tests.screens.driving import by_button, by_key, labels, open_drawer, send


def held_on(room: Room, on: date, **known: object) -> None:
    (made,) = meeting.plan_meetings(room.lead, title="Committee", first=on)
    meeting.keep_minutes(room.lead, id=made.id, **{"on": on, **known})  # type: ignore[arg-type]


def test_meetings_are_planned_by_the_charters_cadence(room: Room) -> None:
    screen = room.screen("meetings", room.facilitator)
    assert "No next meeting is set. Every 30 days, 90 minutes." in words(screen)
    opens = by_button("Plan meetings")
    open_drawer(screen, opens)
    screen.date_input[0].set_value(date(2035, 1, 10))
    send(screen, opens, "Save the meeting", How_many_meetings=2, Agenda="Who does what")
    assert [m.on for m in room.map.meetings] == [date(2035, 1, 10), date(2035, 2, 9)]
    said = words(screen)
    assert "Next: Steering committee, Jan 10, 2035." in said
    assert "No single case is discussed" in said
    assert "Who does what" in said


def test_minutes_with_a_tick_for_each_agency(room: Room) -> None:
    room.joined("Jo", "City police")
    (made,) = meeting.plan_meetings(room.lead, title="Committee", first=date(2026, 1, 10))
    screen = room.screen("meetings", room.facilitator)
    assert "its day is over: held or cancelled?" in words(screen)
    opens = by_key(f"brief_minutes_{made.id}")
    open_drawer(screen, opens)
    send(screen, opens, "Save the minutes",
         **{"City police": True, "Minutes": "We went through the plan.",
            "Decisions, one to a line": "Meet monthly\nAsk the council",
            "Other agencies, parted by semicolons": "Clinic; Court"})  # fmt: skip
    (kept,) = room.map.meetings
    assert kept.attended == ("City police", "Clinic", "Court")
    assert kept.decisions == ("Meet monthly", "Ask the council")
    said = words(screen)
    assert "3 agencies came" in said
    assert "Ask the council" in said


def test_a_meeting_without_minutes_is_named(room: Room) -> None:
    held_on(room, date(2026, 1, 10))
    assert "held without minutes" in words(room.screen("meetings", room.facilitator))
    assert "1 held without minutes" in words(room.screen("year", room.facilitator))


def test_the_minutes_check_names_what_a_workgroup_lacks_and_says_its_rule(room: Room) -> None:
    working.form_workgroup(room.lead, name="Nights")
    said = words(room.screen("meetings", room.facilitator))
    assert "The rule: each of the three stands in" in said
    assert "1 workgroup lacks one of the three" in said
    assert said.count("</span> missing</span>") == 3


def test_attendance_stands_by_agency(room: Room) -> None:
    held_on(room, date(2026, 1, 10), attended=("Jail", "Clinic"))
    held_on(room, date(2026, 2, 10), attended=("Jail",))
    said = words(room.screen("meetings", room.facilitator))
    assert said.index("1 of 2") < said.index("2 of 2")


def test_a_participant_raises_a_matter_and_a_facilitator_sorts_it(room: Room) -> None:
    screen = room.screen("meetings", room.joined("Jo", "City police").member)
    assert "Plan meetings" not in labels(screen)
    opens = by_button("Raise a matter")
    open_drawer(screen, opens)
    send(screen, opens, "Raise it", What_came_up="The sally port is locked after ten")
    (matter,) = room.map.all(Matter)
    screen = room.screen("meetings", room.facilitator)
    opens = by_key(f"brief_sort_{matter.id}")
    open_drawer(screen, opens)
    screen.radio[0].set_value("closed")
    send(screen, opens, "Save", **{"What became of it, if closed": "A key was cut"})
    (matter,) = room.map.all(Matter)
    assert (matter.state, matter.outcome) == ("closed", "A key was cut")


def test_a_matter_that_names_somebody_stays_in_the_drawer(room: Room) -> None:
    screen = room.screen("meetings", room.facilitator)
    opens = by_button("Raise a matter")
    open_drawer(screen, opens)
    send(screen, opens, "Raise it", What_came_up="Maria, 503-555-0188, waits")
    assert room.map.all(Matter) == ()
    assert "This may identify a person" in words(screen)


def test_typed_signs_stay_signs(room: Room) -> None:
    raising.raise_matter(room.lead, text="<b>*Locked*</b>")
    assert "&lt;b&gt;*Locked*&lt;/b&gt;" in words(room.screen("meetings", room.facilitator))


def test_what_was_sorted_to_the_next_meeting_stands_at_it(room: Room) -> None:
    meeting.plan_meetings(room.lead, title="Committee", first=date(2035, 1, 10), count=2)
    made = raising.raise_matter(room.lead, text="The sally port is locked after ten")
    raising.triage_matter(room.lead, id=made.id, state="next_meeting")
    said = words(room.screen("meetings", room.facilitator))
    assert said.count("Small matters for it") == 1
    assert said.count("The sally port is locked after ten") == 2, "there and in the list"
