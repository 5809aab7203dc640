"""The plan and the meetings as a calendar file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.privacy import release
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agreement, Charter
from sim_workshop.domain.year.working import Funding, Workgroup
from sim_workshop.exchange import calendar_file

AT = datetime(2027, 3, 10, 12, tzinfo=UTC)


def events(map_: Map, *more: Record) -> dict[str, Event]:
    whole = Map(
        map_.code, map_.revision, map_.community, map_.pack,
        {**map_.records, **{r.id: r for r in more}},
    )  # fmt: skip
    written = calendar_file.write(release(whole), made_at=AT)
    assert map_.code not in written.decode()
    found = Calendar.from_ical(written).walk("VEVENT")
    return {str(e["uid"]).partition("@")[0]: e for e in found if isinstance(e, Event)}


def test_a_meeting_is_a_whole_day_at_its_place(washington: Map) -> None:
    meeting = Meeting(id="t9", title="Council", on=date(2027, 4, 6), where="Room 2", when="noon")
    event = events(washington, meeting)["t9"]
    assert (event.start, event.end) == (date(2027, 4, 6), date(2027, 4, 7))
    assert [str(event[k]) for k in ("summary", "location", "description")] == [
        "Council", "Room 2", "noon\nFrom the workshop's record: draft, revision 0.",
    ]  # fmt: skip


def test_a_step_reminds_a_week_before_it_is_due(washington: Map) -> None:
    step = ActionStep(id="s90", text="Find a house", lead="Jane Roe", due=date(2027, 3, 31))
    event = events(washington, step)["s90"]
    assert str(event["summary"]) == "Due: Find a house"
    assert "Lead: Jane Roe" in str(event["description"])
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].to_ical() == b"-P7D"


def test_what_is_past_reminds_nobody(washington: Map) -> None:
    past = ActionStep(id="s90", text="Find a house", due=date(2027, 3, 9))
    today = ActionStep(id="s91", text="Find another", due=date(2027, 3, 10))
    found = events(washington, past, today)
    assert [len(found[i].walk("VALARM")) for i in ("s90", "s91")] == [0, 1]


def test_the_calendars_own_name_is_escaped(washington: Map) -> None:
    other = washington.community.model_copy(update={"name": "Bench, Ash; Elm"})
    written = calendar_file.write(release(replace(washington, community=other)), made_at=AT)
    for name in (b"NAME", b"X-WR-CALNAME"):
        assert b"\r\n" + name + b":Bench\\, Ash\\; Elm" in written


def test_what_is_done_reminds_nobody_and_what_was_dropped_is_cancelled(washington: Map) -> None:
    done = ActionStep(id="s91", text="Done", due=date(2027, 1, 1), status="done")
    gone = ActionStep(id="s92", text="Gone", due=date(2027, 1, 1), status="dropped",
                      status_reason="no money")  # fmt: skip
    found = events(washington, done, gone)
    assert not found["s91"].walk("VALARM")
    assert str(found["s92"]["status"]) == "CANCELLED"


def test_steps_and_meetings_without_a_day_are_left_out(washington: Map) -> None:
    found = events(
        washington, ActionStep(id="s93", text="Some day"), Meeting(id="t9", title="Some day")
    )
    assert not {"s93", "t9"} & found.keys()


def test_taken_in_again_it_updates_what_it_brought(washington: Map) -> None:
    step = ActionStep(id="s90", text="Find a house", due=date(2027, 3, 31))
    first, later = events(washington, step)["s90"], events(washington, step)["s90"]
    assert first["uid"] == later["uid"]
    assert first["sequence"] == washington.revision


def test_letters_a_calendar_reads_as_its_own_stay_letters(washington: Map) -> None:
    text = "One; two, three\nBEGIN:VEVENT"
    event = events(washington, ActionStep(id="s90", text=text, due=date(2027, 3, 31)))["s90"]
    assert str(event["description"]).startswith(text)


def test_reviews_ends_and_report_backs_stand_in_the_calendar(washington: Map) -> None:
    found = events(
        washington, Agreement(id="a1", title="Jail data", review=date(2027, 5, 1),
                              ends=date(2028, 5, 1)),
        Funding(id="g1", title="Crisis grant", ends=date(2028, 3, 9)),
        Charter(agreed_on=date(2027, 1, 1)), Workgroup(id="w1", name="Housing"),
        Meeting(id="t9", title="Council", on=date(2027, 4, 6)),
    )  # fmt: skip
    said = {name: (str(e["summary"]), e.start) for name, e in found.items()}
    assert (
        said.items()
        >= {
            "a1-review": ("Review: Jail data", date(2027, 5, 1)),
            "a1-end": ("Ends: Jail data", date(2028, 5, 1)),
            "g1-end": ("Ends: Crisis grant", date(2028, 3, 9)),
            "g1-checklist": ("A year is left, open the checklist: Crisis grant", date(2027, 3, 10)),
            "charter-review": ("Look at the charter", date(2028, 1, 1)),
            "w1-report": ("Report-back due: Housing", date(2027, 4, 6)),
        }.items()
    )
