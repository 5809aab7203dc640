"""Workgroups and grants on the screen: formed, warned about, refused to close with open steps."""

from __future__ import annotations

from datetime import date

from sim_workshop.domain.year.monitoring import ReportBack
from sim_workshop.domain.year.working import Funding, Workgroup
from sim_workshop.use_cases import engaging, planning, prioritizing, reporting_back, working
from tests.screens.conftest import Room, words
from tests.screens.driving import by_button, by_key, labels, open_drawer, press, send, signed_in_as


def open_step(room: Room, group: str) -> None:
    priority = prioritizing.name_priority(room.lead, title="Crisis center").id
    planning.place_step(room.lead, priority=priority, text="Find a house", workgroup=group)


def test_a_workgroup_is_formed_in_the_drawer(room: Room) -> None:
    screen = room.screen("workgroups", room.facilitator)
    assert "There is no workgroup yet." in words(screen)
    opens = by_button("Form a workgroup")
    open_drawer(screen, opens)
    send(screen, opens, "Save the workgroup", Name_of_the_workgroup="Nights and weekends",
         Chair="Ana Ruiz", **{"Co-chair": "Max Hill"}, Works_by="issues")  # fmt: skip
    (group,) = room.map.all(Workgroup)
    assert (group.name, group.chair, group.co_chair, group.mode) == (
        "Nights and weekends", "Ana Ruiz", "Max Hill", "issues",
    )  # fmt: skip
    said = words(screen)
    for part in ("Nights and weekends", "Matters as they arise", "Ana Ruiz", "never reported back"):
        assert part in said


def test_two_chairs_are_refused_in_the_drawer(room: Room) -> None:
    screen = room.screen("workgroups", room.facilitator)
    opens = by_button("Form a workgroup")
    open_drawer(screen, opens)
    send(screen, opens, "Save the workgroup", Name_of_the_workgroup="Nights",
         Chair="Ana Ruiz and Max Hill")  # fmt: skip
    assert "A workgroup has one chair." in words(screen)
    assert room.map.all(Workgroup) == ()


def test_a_group_of_one_system_is_warned_about(room: Room) -> None:
    seats = [
        engaging.add_stakeholder(room.lead, name=n, agency=a, sector=s).id
        for n, a, s in (("Jo", "City police", "Law enforcement"), ("Al", "Jail", "Jail"))
    ]
    working.form_workgroup(room.lead, name="Nights", members=tuple(seats))
    said = words(room.screen("workgroups", room.facilitator))
    assert "1 workgroup at work, 1 of one system only." in said
    assert "all from justice, nobody from behavioral health" in said


def test_closing_with_open_steps_says_which(room: Room) -> None:
    group = working.form_workgroup(room.lead, name="Nights")
    open_step(room, group.id)
    screen = room.screen("workgroups", room.facilitator)
    screen.button(key=f"brief_close_{group.id}").click().run()
    assert "It still has open steps: “Find a house”." in words(screen)
    planning.correct_step(room.lead, id=room.map.steps[0].id, status="done")
    screen.button(key=f"brief_close_{group.id}").click().run()
    assert "The workgroup was closed." in words(screen)


def test_a_chair_who_left_stays_written_with_who_leads_now(room: Room) -> None:
    working.form_workgroup(
        room.lead, name="Nights", chair="Ana Ruiz", co_chair="Max Hill",
        chair_until=date(2020, 1, 5),
    )  # fmt: skip
    assert "Max Hill leads now" in words(room.screen("workgroups", room.facilitator))


def test_a_grant_with_its_end_and_its_consortium(room: Room) -> None:
    screen = room.screen("workgroups", room.facilitator)
    opens = by_button("Add a grant")
    open_drawer(screen, opens)
    send(screen, opens, "Save the grant", Name_of_the_grant="Second Chance", Funder="State")
    (grant,) = room.map.all(Funding)
    assert (grant.title, grant.funder, grant.ends) == ("Second Chance", "State", None)
    working.correct_grant(room.lead, id=grant.id, ends=date(2030, 6, 30),
                          agencies=("Jail", "Clinic"))  # fmt: skip
    said = words(room.screen("workgroups", room.facilitator))
    assert "ends Jun 30, 2030" in said
    assert "Consortium: Jail, Clinic" in said


def test_a_participant_reads_and_changes_nothing(room: Room) -> None:
    working.form_workgroup(room.lead, name="Nights")
    screen = room.screen("workgroups", room.joined("Jo", "City police").member)
    assert "Nights" in words(screen)
    assert "Form a workgroup" not in labels(screen)
    planner = room.screen("workgroups", signed_in_as(room, "planner"))
    press(planner, "Form a workgroup")


def test_the_year_has_a_bar_of_its_own_and_says_where_things_stand(room: Room) -> None:
    group = working.form_workgroup(room.lead, name="Nights")
    open_step(room, group.id)
    said = words(room.screen("year", room.facilitator))
    assert "1 at work" in said
    assert "1 step is open" in said
    for paper in ("status.docx", "commissioners.docx"):
        assert f"/{paper}" in said


def test_a_link_is_made_shown_once_and_withdrawn(room: Room) -> None:
    group = working.form_workgroup(room.lead, name="Nights", chair="Ana Ruiz")
    screen = room.screen("workgroups", room.facilitator)
    screen.button(key=f"brief_link_{group.id}").click().run()
    address, mail = (c.value for c in screen.code)
    key = address.rpartition("/report-back/")[2]
    assert reporting_back.open_report(room.store, key).workgroup.name == "Nights"
    assert address in mail
    assert "Ana Ruiz" in mail
    screen.run()
    assert not screen.code, "shown once"
    assert "a link is out" in words(screen)
    screen.button(key=f"brief_unlink_{group.id}").click().run()
    assert "a link is out" not in words(screen)


def test_a_report_back_in_the_app(room: Room) -> None:
    group = working.form_workgroup(room.lead, name="Nights", chair="Ana Ruiz")
    open_step(room, group.id)
    screen = room.screen("workgroups", room.facilitator)
    opens = by_key(f"brief_report_{group.id}")
    open_drawer(screen, opens)
    send(screen, opens, "Send the report-back",
         **{"Goals": "Open by May", "Find a house": "stalled"})  # fmt: skip
    assert "Say in a few words why" in words(screen)
    assert room.map.all(ReportBack) == ()
    opens(screen)
    screen.run()
    reason = "Reason, if stalled, dropped or not measured: Find a house"
    send(screen, opens, "Send the report-back", **{reason: "No money"})
    (made,) = room.map.all(ReportBack)
    assert (made.goals, made.by) == ("Open by May", "Ana Ruiz")
    assert room.map.steps[0].status_reason == "No money"
    assert "Open by May" in words(screen)


def test_typed_signs_stay_signs_in_the_report_drawer(room: Room) -> None:
    group = working.form_workgroup(room.lead, name="*Nights* <b>")
    priority = prioritizing.name_priority(room.lead, title="Beds").id
    planning.place_step(room.lead, priority=priority, text="[x](http://y)", workgroup=group.id)
    screen = room.screen("workgroups", room.facilitator)
    assert "*Nights* &lt;b&gt;" in words(screen)
    open_drawer(screen, by_key(f"brief_report_{group.id}"))
    assert any("\\[x\\]" in box.label for box in screen.selectbox)
