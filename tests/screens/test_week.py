"""This week on the screen: whose it is, the findings with their buttons, what is closed out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.record import Record
from sim_workshop.domain.year.engagement import Agreement, Charter
from sim_workshop.domain.year.keeping_on import CloseOut, Handled, Pause
from sim_workshop.domain.year.working import Funding, Matter, Workgroup
from sim_workshop.use_cases import hosting, planning, prioritizing
from sim_workshop.use_cases.acting import utc_now
from tests.builders import a_number
from tests.mail_server import Box, mail_server
from tests.screens.conftest import Room, choose, words
from tests.screens.driving import (
    by_button,
    by_key,
    field,
    labels,
    open_drawer,
    press,
    send,
    signed_in_as,
)

TODAY = utc_now().astimezone(ZoneInfo("America/New_York")).date()


def put(room: Room, *records: Record) -> None:
    with room.lead.act("test.put", "keep_year") as work:
        for record in records:
            work.put(record)


def soon(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


@pytest.fixture
def beds(room: Room) -> str:
    found = prioritizing.name_priority(room.lead, title="More crisis beds")
    prioritizing.take_to_plan(room.lead, ids=[found.id])
    return found.id


def test_a_chair_sees_their_own_steps_by_name_and_can_look_at_everybodys(
    room: Room, beds: str
) -> None:
    chair = hosting.name_oneself(room.store, signed_in_as(room, "planner"), "Jane Roe")
    planning.place_step(room.lead, priority=beds, text="Find <b>a house</b>",
                        who="Jane Roe, Health Department", when=soon(-3))  # fmt: skip
    planning.place_step(room.lead, priority=beds, text="Hire a nurse", who="Tom Oak", when=soon(3))
    screen = room.screen("week", chair)
    said = words(screen)
    assert "Yours, by name: 1 step overdue or due within seven days" in said
    assert "Find &lt;b&gt;a house&lt;/b&gt;" in said
    assert "Hire a nurse" not in said
    choose(screen, "week_whose", "all")
    assert "Hire a nurse" in words(screen)


def test_whoever_is_named_nowhere_sees_everybodys(room: Room, beds: str) -> None:
    planning.place_step(room.lead, priority=beds, text="Hire a nurse", who="Tom Oak", when=soon(3))
    screen = room.screen("week", room.facilitator)
    assert "Of everybody: 1 step overdue or due within seven days" in words(screen)
    assert "Due within seven days: 1" in words(screen)


def test_the_next_meeting_is_set_from_the_finding(room: Room, beds: str) -> None:
    screen = room.screen("week", room.facilitator)
    assert "No meeting of the committee is set." in words(screen)
    opens = by_button("Set the next meeting")
    open_drawer(screen, opens)
    next(d for d in screen.date_input if d.label == "Day").set_value(TODAY + timedelta(days=10))
    send(screen, opens, "Save the meeting")
    assert [m.on for m in room.map.meetings] == [TODAY + timedelta(days=10)]
    assert "No meeting of the committee is set." not in words(screen)
    assert "1 meeting within a month" in words(screen)


def test_a_finding_is_dealt_with_and_taken_up_again(room: Room, beds: str) -> None:
    screen = room.screen("week", room.facilitator)
    opens = by_key("handle_0_no_meeting")
    open_drawer(screen, opens)
    send(screen, opens, "Save", What_was_done_about_it="Dates are being sought")
    (handled,) = room.map.all(Handled)
    assert (handled.finding, handled.fact) == ("no_meeting:", "No meeting of the committee is set.")
    assert "Dates are being sought" in words(screen)
    assert "act_0_no_meeting" not in [b.key for b in screen.button]
    press(screen, "Take up again")
    assert room.map.all(Handled) == ()
    assert "Set the next meeting" in labels(screen)


def test_a_pause_is_written_with_its_reason(room: Room, beds: str) -> None:
    screen = room.screen("week", room.facilitator)
    press(screen, "Pause it")
    assert "The reason is empty. Nothing was saved." in words(screen)
    next(t for t in screen.text_area if t.label == "The reason").set_value("Flood")
    press(screen, "Pause it")
    assert [p.reason for p in room.map.all(Pause)] == ["Flood"]


def test_who_is_in_the_chair_is_said_from_the_finding(room: Room) -> None:
    put(room, Charter(), Workgroup(id="w1", name="Housing"))
    screen = room.screen("week", room.facilitator)
    opens = by_key("act_1_no_chair")
    open_drawer(screen, opens)
    send(screen, opens, "Save who leads", Chair_from_today_on="Jo Lee")
    (group,) = room.map.all(Workgroup)
    assert group.chair == "Jo Lee"


def test_what_mends_a_finding_in_one_act_stands_beside_it(room: Room, beds: str) -> None:
    put(room, Charter(chair="Ana Ruiz", chair_until=TODAY + timedelta(days=20)),
        Workgroup(id="w1", name="Housing", chair_agency="Clinic"))  # fmt: skip
    step, other = (
        planning.place_step(room.lead, priority=beds, text=text, when=soon(-3), who="Tom Oak")
        for text in ("Hire", "Rent")
    )
    screen = room.screen("week", room.facilitator)
    offered = field(screen, "The next meeting is on").value
    press(screen, "Set it")
    field(screen, "Who follows").set_value("Jo Lee")
    press(screen, "Name them")
    press(screen, "Seat them")
    assert "The chair is empty. Nothing was saved." in words(screen)
    field(screen, "Who takes the chair today").set_value("Max Hill")
    press(screen, "Seat them")
    field(screen, "Of the step").set_value(other.id).run()
    field(screen, "How it stands").set_value("unable_to_measure")
    press(screen, "Save how it stands")
    assert "reason" in words(screen)
    field(screen, "What holds it up").set_value("Nobody counts it")
    press(screen, "Save how it stands")
    found = room.map
    assert offered >= TODAY + timedelta(days=30)
    assert [(m.title, m.on) for m in found.meetings] == [("Steering committee", offered)]
    charter, group = found.get("charter"), found.get("w1")
    assert isinstance(charter, Charter)
    assert isinstance(group, Workgroup)
    assert (charter.successor, charter.chair_until) == ("Jo Lee", TODAY + timedelta(days=20))
    assert (group.chair, group.chair_agency) == ("Max Hill", "Clinic")
    assert found.get(step.id) == step
    assert found.get(other.id) == other.but(
        status="unable_to_measure", status_reason="Nobody counts it"
    )


def test_what_needs_more_opens_its_form_filled_in(room: Room, beds: str) -> None:
    """An agency that stays away, a measure counted otherwise, dates out of order."""
    both, one = ("Clinic", "Jail"), ("Clinic",)
    days = range(200, 80, -20)
    put(
        room, Charter(chair="Ana Ruiz", co_chair="Jo Lee"),
        *(Meeting(id=f"m{n}", title="Steering committee", on=TODAY - timedelta(days=d), held=True,
                  minutes="x", attended=both if n < 3 else one) for n, d in enumerate(days)),
        a_number("n1", 90, name="Booked", period="2024", definition="Each person once"),
        a_number("n2", 95, name="Booked", period="2025", definition="Every booking"),
        Funding(id="g1", title="Old", starts=TODAY + timedelta(800), ends=TODAY + timedelta(700)),
    )  # fmt: skip
    filled = {"attendance": "Jail", "definition": "Every booking", "dates": "Old"}
    for rule, text in filled.items():
        screen = room.screen("week", room.facilitator)
        [key] = [str(b.key) for b in screen.button if str(b.key).endswith(rule)
                 and str(b.key).startswith("act_")]  # fmt: skip
        open_drawer(screen, by_key(key))
        assert text in [w.value for w in (*screen.text_input, *screen.text_area)]


def test_every_other_finding_opens_its_drawer(room: Room, beds: str) -> None:
    put(
        room, Charter(chair="Ana Ruiz", co_chair="Jo Lee", agreed_on=TODAY - timedelta(days=400)),
        Agreement(id="a1", title="Jail data", ends=TODAY - timedelta(days=1)),
        Funding(id="g1", title="Crisis grant", ends=TODAY + timedelta(days=100)),
        Funding(id="g2", title="Old grant", ends=TODAY - timedelta(days=1)),
    )  # fmt: skip
    planning.place_step(room.lead, priority=beds, text="Hire a nurse", when=soon(-3))
    screen = room.screen("week", room.facilitator)
    keys = [str(b.key) for b in screen.button if str(b.key).startswith("act_")]
    assert {k.split("_", 2)[2] for k in keys} >= {
        "no_meeting", "overdue", "charter_review", "agreement_ended", "grant_ending", "grant_ended",
    }  # fmt: skip
    for key in keys:
        screen = room.screen("week", room.facilitator)
        open_drawer(screen, by_key(key))


def test_the_checklist_is_answered_and_a_grant_closed_out(room: Room, beds: str) -> None:
    put(room, Funding(id="g2", title="Old grant", ends=TODAY - timedelta(days=1),
                      priorities=(beds,)))  # fmt: skip
    planning.place_step(room.lead, priority=beds, text="Hire a nurse", when=soon(3))
    screen = room.screen("week", room.facilitator)
    opens = by_button("Close it out")
    open_drawer(screen, opens)
    assert "Not started: 1" in words(screen)
    assert "No baseline was frozen on workshop day" in words(screen)
    field(screen, "What was reached").set_value("Two nurses are hired")
    field(screen, "What stays open").set_value("Nights")
    opens(screen)
    [b for b in screen.button if b.label == "Close it out"][-1].click().run()
    (closed,) = room.map.all(CloseOut)
    assert (closed.of, closed.achieved, closed.left_open) == (
        "g2",
        "Two nurses are hired",
        "Nights",
    )
    assert "Two nurses are hired" in words(screen)


def test_a_matter_is_sorted_here(room: Room) -> None:
    put(room, Matter(id="ma1", text="The form is long"))
    screen = room.screen("week", room.facilitator)
    assert "Matters to sort" in words(screen)
    open_drawer(screen, by_key("brief_sort_ma1"))


def test_people_of_the_room_see_what_is_due_and_no_findings(room: Room, beds: str) -> None:
    planning.place_step(room.lead, priority=beds, text="Hire a nurse", who="Tom Oak", when=soon(3))
    screen = room.screen("week", room.joined("Tom Oak", "City police").member)
    assert "Yours, by name: 1 step" in words(screen)
    assert "How the committee is doing" not in words(screen)
    assert [b for b in labels(screen) if b in ("Dealt with", "Pause")] == []


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    with mail_server() as opened:
        monkeypatch.setenv("SIM_SMTP_URL", opened.url)
        monkeypatch.setenv("SIM_MAIL_FROM", "sim@example.org")
        yield opened


def test_mail_that_is_off_says_so(room: Room) -> None:
    said = words(room.screen("week", room.facilitator))
    assert "E-mail is not set up on this server: nobody is reminded by e-mail." in said


def test_mail_that_is_refused_is_shown_with_what_the_server_said(
    box: Box, room: Room, beds: str
) -> None:
    put(room, Stakeholder(id="s1", name="Jane Roe", email="jane@example.org"),
        Stakeholder(id="s2", name="Tom Oak", email="tom@example.org"),
        Stakeholder(id="s3", name="No Mail"))  # fmt: skip
    box.unknown.add("tom@example.org")
    for who in ("Jane Roe", "Tom Oak"):
        planning.place_step(room.lead, priority=beds, text="Meet", who=who, when=soon(3))
    screen = room.screen("week", room.facilitator)
    assert "1 participant has no e-mail address on the list." in words(screen)
    press(screen, "Send what is due now")
    said = words(screen)
    assert "1 mail was taken by the mail server. 1 was not." in said
    assert "1 reminder did not get through." in said
    assert "refused by the mail server: 550 5.1.1 No such user here" in said
    assert [str(m["To"]) for m in box.mails] == ["jane@example.org"]
    planner = room.screen("week", signed_in_as(room, "planner"))
    assert "jane@example.org" not in words(planner)


def test_a_priority_is_closed_out_with_what_comes_next(room: Room, beds: str) -> None:
    after = prioritizing.name_priority(room.lead, title="A van at night")
    screen = room.screen("week", room.facilitator)
    opens = by_button("Close something out")
    open_drawer(screen, opens)
    field(screen, "What comes next").set_value(after.id)
    field(screen, "What was reached").set_value("Two beds are open")
    opens(screen)
    press(screen, "Close it out")
    (closed,) = room.map.all(CloseOut)
    assert (closed.of, closed.next) == (beds, after.id)
    said = words(screen)
    assert "Two beds are open" in said
    assert "Next: A van at night" in said
    assert "Close something out" not in labels(screen)


def test_the_front_of_the_year_says_what_needs_one_and_leads_there(room: Room, beds: str) -> None:
    planning.place_step(room.lead, priority=beds, text="Hire a nurse", who="Tom Oak", when=soon(3))
    screen = room.screen("year", room.facilitator)
    said = words(screen)
    assert "Of everybody: 1 step overdue or due within seven days" in said
    assert "2 findings." in said
    links = [str(getattr(link.proto, "page", "")) for link in screen.get("page_link")]
    assert "week" in links


def test_steps_that_stand_still_and_are_late_are_chosen_in_both_cards(
    room: Room, beds: str
) -> None:
    lead = replace(room.lead, now=lambda: utc_now() - timedelta(days=70))
    for text in ("Hire a nurse", "Rent a house"):
        planning.place_step(lead, priority=beds, text=text, when=soon(-3), who="Tom Oak")
    screen = room.screen("week", room.facilitator)
    assert [s.label for s in screen.selectbox].count("Of the step") == 2
