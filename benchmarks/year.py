"""The year after: what needs somebody this week and what the record shows, for a county with three
years of monthly meetings, 12 workgroups, 300 actions and 60 series, under 100 ms of computing.

Beside it the floor: one pass over the same records that only looks at the kind of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from benchmarks.measuring import Figure, against, in_turns, print_table
from sim_workshop.content import load_pack
from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.community import Community
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.people import Member, Stakeholder
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Agreement, Charter
from sim_workshop.domain.year.finding import Moves
from sim_workshop.domain.year.findings import health
from sim_workshop.domain.year.monitoring import Baseline, ReportBack
from sim_workshop.domain.year.my_week import week_of
from sim_workshop.domain.year.reminders import reminders
from sim_workshop.domain.year.working import Funding, Matter, Workgroup

TODAY = date(2028, 3, 1)
AGENCIES = tuple(f"Agency {n}" for n in range(20))
FLOOR, WEEK, SHOWN, BOTH, MAIL = (
    "bare: one pass over the records", "this week", "findings", "home page: both, after a change",
    "reminders, after a change",
)  # fmt: skip


def main() -> None:
    print_table("year", figures())


def figures() -> list[Figure]:
    """Each run on a Map of its own, as after somebody wrote something: nothing is kept."""
    map_, who = county(), Member(id="m", role="facilitator", name="Lead 3")
    moves = Moves({}, {i: TODAY - timedelta(days=n % 120) for n, i in enumerate(map_.records)})

    def fresh() -> Map:
        return replace(map_)

    def home() -> None:
        now = fresh()
        week_of(now, who, TODAY)
        health(now, TODAY, moves)

    works = {
        FLOOR: lambda: [r.kind for r in map_.records.values()],
        WEEK: lambda: week_of(fresh(), who, TODAY),
        SHOWN: lambda: health(fresh(), TODAY, moves),
        BOTH: home,
        MAIL: lambda: reminders(fresh(), TODAY),
    }
    found = in_turns(works, runs=7)
    floor = found[FLOOR]
    limited = [against(found[x], floor, "100 ms") for x in (WEEK, SHOWN, BOTH)]
    return [floor, *limited, against(found[MAIL], floor, "none")]


def county() -> Map:
    records = [*_people(), *_meetings(), *_steps(), *_series(), *_papers()]
    return Map(
        code="YEAR", revision=1, community=Community(id="c", name="Test County"),
        pack=load_pack(), records={r.id: r for r in records},
    )  # fmt: skip


def _people() -> list[Record]:
    people = [Stakeholder(id=f"s{n}", name=f"Lead {n}", agency=AGENCIES[n % 20],
                          email=f"lead{n}@example.org", planning_team=n < 5)
              for n in range(60)]  # fmt: skip
    groups = [Workgroup(id=f"w{n}", name=f"Workgroup {n}", chair=f"Lead {n}",
                        co_chair=f"Lead {n + 1}" if n % 3 else "", priorities=(f"p{n % 5}",))
              for n in range(12)]  # fmt: skip
    charter = Charter(chair="Lead 0", co_chair="Lead 1", agreed_on=date(2026, 1, 1))
    return [*people, *groups, charter]


def _meetings() -> list[Record]:
    made: list[Record] = []
    for n in range(36):
        on = TODAY - timedelta(days=30 * (36 - n) - 12)
        there = tuple(a for at, a in enumerate(AGENCIES) if (at + n) % 4)
        made.append(Meeting(id=f"m{n}", title="Committee", on=on, held=True, lasted=80 + n,
                            led_by=f"Lead {n % 2}", attended=there,
                            minutes="Goals, timelines, names" if n % 9 else ""))  # fmt: skip
        made += [ReportBack(id=f"rb{n}.{g}", workgroup=f"w{g}", on=on) for g in range(12) if g % 4]
    return made


def _steps() -> list[Record]:
    chosen: list[Record] = [
        Priority(id=f"p{n}", title=f"Priority {n}", number=n + 1) for n in range(5)
    ]
    steps = [ActionStep(id=f"t{n}", text=f"Write the referral form number {n}", order=n,
                        priority=f"p{n % 6}" if n % 6 < 5 else "", workgroup=f"w{n % 12}",
                        lead=f"Lead {n % 60}", due=TODAY + timedelta(days=n - 150),
                        status="done" if n % 5 == 0 else "on_track")
             for n in range(300)]  # fmt: skip
    return [*chosen, *steps]


def _series() -> list[Record]:
    points = [DataPoint(id=f"n{s}.{q}", name=f"Series {s}", value=str(100 + q), low=100.0 + q,
                        high=100.0 + q, unit="people", period=f"Q{q % 4 + 1} {2025 + q // 4}",
                        starts=date(2025 + q // 4, 3 * (q % 4) + 1, 1),
                        definition="counted anew" if s % 20 == 0 and q > 6 else "counted")
              for s in range(60) for q in range(12)]  # fmt: skip
    frozen = [Baseline(id=f"b{s}", point=f"n{s}.0", name=f"Series {s}") for s in range(60)]
    return [*points, *frozen]


def _papers() -> list[Record]:
    signed = [Agreement(id=f"a{n}", title=f"Agreement {n}", signed=date(2025, 1, 1),
                        review=TODAY + timedelta(days=30 * n - 60), ends=date(2029, 1, 1))
              for n in range(8)]  # fmt: skip
    grants = [Funding(id=f"g{n}", title=f"Grant {n}", ends=TODAY + timedelta(days=100 * n - 50))
              for n in range(5)]  # fmt: skip
    matters = [Matter(id=f"ma{n}", text="The form is long") for n in range(20)]
    return [*signed, *grants, *matters]


if __name__ == "__main__":
    main()
