"""A year's record for the screens and papers of the year after: practice data, like the
demonstration it stands on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sim_workshop.domain.year.outcomes import candidates
from sim_workshop.domain.year.said import Said, StepSaid
from sim_workshop.domain.year.working import Workgroup
from sim_workshop.use_cases import (
    evidencing,
    meeting,
    planning,
    prioritizing,
    raising,
    reporting_back,
    tracking,
    working,
)
from sim_workshop.use_cases.acting import Acting

TODAY = datetime.now(UTC).date()
LAST_MEETING = TODAY - timedelta(5)
"""Its day is over, and nobody has kept its minutes."""
AGENCIES = ("Sheriff's Office", "County clinic", "District court", "Housing department")


def fill_year(lead: Acting) -> str:
    """Two workgroups at work, meetings held and to come, numbers then and now. The key of a
    report-back link."""
    nights, housing = _workgroups(lead)
    steps = _steps(lead, nights, housing)
    _meetings(lead, nights)
    _numbers(lead)
    tracking.place_cycle(
        lead, step=steps[0], plan="One mobile team on Friday and Saturday nights, four weeks; we "
        "expect fewer holds", do="Three weekends, one team", study="Calls were answered sooner; "
        "the holds did not change", act="Ask dispatch for the calls it turned away", result="adapt",
        started=TODAY - timedelta(60), ended=TODAY - timedelta(30),
    )  # fmt: skip
    reporting_back.report_back(lead, workgroup=nights.id, said=Said(
        goals="A mobile team every night of the week", timeline="By September 30",
        responsible="Ana Ruiz", progress="Dispatch sends the team on weekends",
        trouble="No money for weekdays yet",
        steps=[StepSaid(steps[0], "on_track"), StepSaid(steps[1], "stalled", "No lease yet")],
    ))  # fmt: skip
    return reporting_back.make_report_link(lead, id=nights.id)


def _workgroups(lead: Acting) -> tuple[Workgroup, Workgroup]:
    seats = {s.sector: s.id for s in lead.map.stakeholders if s.sector}
    members = tuple(seats.values())[:3]
    nights = working.form_workgroup(
        lead, name="Nights and weekends", purpose="Somebody other than police comes at night.",
        chair="Ana Ruiz", chair_agency=AGENCIES[1], co_chair="Max Hill",
        co_chair_agency=AGENCIES[0], members=members,
    )  # fmt: skip
    police = tuple(s.id for s in lead.map.stakeholders if "nforcement" in s.sector)[:2]
    housing = working.form_workgroup(
        lead, name="Housing after jail", chair="Lee Stone", chair_agency=AGENCIES[0],
        chair_until=TODAY - timedelta(20), mode="issues", members=police,
    )  # fmt: skip
    working.place_grant(
        lead, title="Mobile crisis grant", funder="State behavioral health authority",
        amount="$400,000", starts=TODAY - timedelta(300), ends=TODAY + timedelta(200),
        agencies=AGENCIES[:2], purpose="Two teams at night",
    )  # fmt: skip
    return nights, housing


def _steps(lead: Acting, nights: Workgroup, housing: Workgroup) -> list[str]:
    if not lead.map.chosen:
        prioritizing.take_to_plan(lead, ids=[p.id for p in lead.map.priorities[:2]])
    priority = lead.map.chosen[0].id
    made = [
        planning.place_step(
            lead, priority=priority, text=text, who=who, when=str(TODAY + timedelta(days)),
            workgroup=group.id, success=success, action_type=kind,
        )
        for text, who, days, group, success, kind in (
            ("Send a mobile team on weekends", "Ana Ruiz", 60, nights, "Team sent", "project"),
            ("Rent a room near the jail", "Max Hill", -30, nights, "A lease", "project"),
            ("Change the discharge form", "Lee Stone", 90, housing, "", "policy"),
        )
    ]  # fmt: skip
    return [s.id for s in made]


def _meetings(lead: Acting, nights: Workgroup) -> None:
    first = TODAY - timedelta(95)
    planned = meeting.plan_meetings(
        lead, title="Steering committee", first=first, count=5, every_days=30,
        where="County hall, room 2", agenda="Report-backs\nOutcomes\nSmall matters",
    )  # fmt: skip
    for n, each in enumerate(planned[:3]):
        meeting.keep_minutes(
            lead, id=each.id, on=each.on, lasted=90, led_by="Ana Ruiz",
            attended=AGENCIES[: 4 - n], minutes="The workgroups reported back." if n else "",
            decisions=("The jail and the clinic compare their lists of services each month",)
            if n == 2 else (),
        )  # fmt: skip
    raising.raise_matter(lead, text="The sally port is locked after ten")
    taken = raising.raise_matter(lead, text="Two forms ask for the same at booking")
    raising.triage_matter(lead, id=taken.id, state="taken", workgroup=nights.id)


def _numbers(lead: Acting) -> None:
    """Two years before, frozen; a later year counted alike, and one counted otherwise."""
    day = lead.map.workshop.ends or lead.map.workshop.starts or date(TODAY.year - 2, 6, 1)
    series = {"m3.12": ("percent", "6.1", "6.4", "5.2"), "m2.1": ("people", "9120", "9055", "8710"),
              "m3.11": ("usd", "1480000", "1530000", "1390000")}  # fmt: skip
    for measure, (unit, first, second, _later) in series.items():
        for year, value in ((day.year - 2, first), (day.year - 1, second)):
            _number(lead, year, measure=measure, unit=unit, value=value)
    frozen = [p.id for p in candidates(lead.map) if p.source == "Practice data"]
    tracking.freeze_baseline(lead, points=frozen)
    for measure, (unit, _first, _second, later) in series.items():
        _number(lead, day.year, measure=measure, unit=unit, value=later)
    _number(lead, day.year + 1, measure="m2.1", unit="people", value="8120",
            definition="People, each counted once a year")  # fmt: skip


def _number(lead: Acting, year: int, **known: Any) -> None:
    evidencing.place_number(
        lead, period=str(year), starts=date(year, 1, 1), ends=date(year, 12, 31),
        source="Practice data", **known,
    )  # fmt: skip
