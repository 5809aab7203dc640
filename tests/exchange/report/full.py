"""A made-up workshop in which every section of the report has something to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from sim_workshop.content import load_pack
from sim_workshop.domain.committee import Meeting, Note, Recommendation
from sim_workshop.domain.community import Community
from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.findings import Gap, Opportunity, Parking, Resource, Strength
from sim_workshop.domain.people import Member, Stakeholder
from sim_workshop.domain.place import Pack
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority, Round, Tally
from sim_workshop.domain.record import Record, Wording
from sim_workshop.domain.report_plan import ReportPlan
from sim_workshop.domain.workshop import Map, PracticeAnswer, Source, Term, Workshop

BOX = "i1.police"


def workshop(**changes: object) -> Workshop:
    settled = Workshop(
        title="Second mapping of Example County",
        purpose="See where people can be turned to care",
        population_in_focus="Adults with serious mental illness",
        hosts=("Example County Justice Council",),
        facilitators=("A. Facilitator", "B. Facilitator"),
        starts=date(2027, 3, 8),
        ends=date(2027, 3, 9),
        venue="County Hall",
        goals=("Fewer people with mental illness in jail",),
        definitions=(Term(word="Diversion", meaning="out of the justice path into care"),),
        sources=(Source(id="S7", url="https://example.org/a", read="full", what="Jail report"),),
        introduction="We thank everybody who came.\nIt was two full days.",
    )
    return settled.but(**changes)


def records(pack: Pack) -> list[Record]:
    seat = pack.seats[0]
    return [
        *_people(seat.id),
        *_findings(),
        *_evidence(),
        *_priorities(),
        *_plan(),
        PracticeAnswer(id=pack.practices_of("1")[0].id, rating="underway", remark="since May"),
        Recommendation(id="c1", text="Meet every month"),
        Meeting(id="t1", title="Justice Council", on=date(2027, 4, 6), where="Room 2"),
        Note(id="z1", text="an import's own remark"),
    ]


def _people(seat: str) -> list[Record]:
    office = Stakeholder(id="", agency="Sheriff’s Office", sector="law_enforcement", present=True)
    return [
        office.but(id="p1", name="Jane Doe", role="Jail administrator", email="jane@example.org",
                   planning_team=True, seats=(seat,)),
        office.but(id="p2", name="John Roe", role="Patrol captain"),
        Stakeholder(id="p3", name="Ann Peer", role="Peer", agency=""),
        Stakeholder(id="p4", name="Gone Away", agency="Left Agency", removed=True),
    ]  # fmt: skip


def _findings() -> list[Record]:
    return [
        Resource(id="r1", text="Crisis line", places=("i0.crisis_line",), status="sufficient",
                 hours="24/7", operator="Health Authority", source="https://example.org/a"),
        Resource(id="r2", text="Co-responders", places=("i1.coresponder", "2"),
                 status="short_capacity", status_as_written=("part time",), credit="Sheriff"),
        Resource(id="r3", text="A place nobody knows of", places=(BOX,), status="unknown"),
        Strength(id="st1", text="Leaders know each other", places=("cross",)),
        Gap(id="g1", text="No one answers at night", places=(BOX,), gap_type="missing_service",
            falls_on="rural residents", credit="Sheriff",
            wordings=(Wording(text="Nights are empty", credit="EMS", author="m9"),)),
        Gap(id="g2", text="Forms differ by agency", places=("cross",), quick_fix=True),
        Gap(id="g3", text="A parked worry", places=("3",), standing="parked"),
        Gap(id="g4", text="REMOVED words", places=(BOX,), standing="removed"),
        Gap(id="g5", text="HELD words", places=(BOX,), standing="held", author="m9"),
        Opportunity(id="o1", text="A night shift", places=(BOX,), answers=("g1",)),
        Parking(id="k1", text="A new building"),
    ]  # fmt: skip


def _evidence() -> list[Record]:
    return [
        DataPoint(id="d1", name="Calls answered", value="5399", low=5399, high=5399, unit="calls",
                  period="2026", about=(BOX,), source="https://example.org/a",
                  footnote="counted by hand"),
        DataPoint(id="d2", name="Women held over", value="7", low=7, high=7, unit="people",
                  period="2026", about=("g1",), counts_people=True),
        DataPoint(id="d3", name="Men held over", value="6", low=6, high=6, unit="people",
                  period="2026", about=("g1",), counts_people=True),
        DataPoint(id="d4", name="National share", value="44", low=44, high=44, unit="percent",
                  locality="national", about=("3",), question="of which year?"),
        Anecdote(id="a1", text="I waited nine hours.", places=("i0.ed",), composite=True,
                 released=True, release_reason="SECRET reason"),
        Anecdote(id="a2", text="UNRELEASED story", places=("i0.ed",)),
    ]  # fmt: skip


def _priorities() -> list[Record]:
    return [
        Priority(id="y1", letter="B", title="A night team", number=1, addresses=("g1", "o1"),
                 key_measures=("bookings", "connections"), importance=5, feasibility=3),
        Priority(id="y2", letter="A", title="One form", number=2, addresses=("g2",),
                 process_only=True, description="The same for all."),
        Priority(id="y3", letter="C", title="A bigger building"),
        Round(id="v1", title="The vote", candidates=("y2", "y1", "y3"), state="revealed"),
        Round(id="v2", title="A second vote", candidates=("y1", "y2"), state="closed"),
    ]  # fmt: skip


def _plan() -> list[Record]:
    return [
        Objective(id="j1", priority="y1", text="Somebody answers at night"),
        Objective(id="j2", priority="y2", text="An objective without a step"),
        ActionStep(id="s1", priority="y1", objective="j1", text="Hire two",
                   who="Jail administrator", lead="Jail administrator", due=date(2027, 9, 30),
                   when="Q3 2027", order=1, backup="Captain", needs="80,000 dollars",
                   success="calls answered",
                   agencies=("Health Authority",)),
        ActionStep(id="s2", priority="y1", objective="j1", text="Train them", who="all", order=2),
        ActionStep(id="s3", priority_as_written="objective 9", text="A loose step", order=3,
                   status="stalled", status_reason="no money"),
    ]  # fmt: skip


def charted_map(logo_words: str = "", **changes: object) -> Map:
    """With numbers that can be drawn: one through three years, one for two groups, and one of
    whose values is too small to print."""
    people = {"unit": "people", "counts_people": True, "about": (BOX,), "source": "Jail report"}
    drawn = [
        *(DataPoint(id=f"e{year}", name="Bookings", value=str(n), low=n, high=n, unit="bookings",
                    period=str(year), about=(BOX,), source="Jail report")
          for year, n in ((2024, 1200), (2025, 1100), (2026, 950))),
        *(DataPoint(id=f"e{who}", name="Screened", value=str(n), low=n, high=n, period="2026",
                    breakdown=(("sex", who),), **people)
          for who, n in (("women", 90), ("men", 310))),
        *(DataPoint(id=f"f{who}", name="Held", value=str(n), low=n, high=n, period="2026",
                    breakdown=(("sex", who),), **people)
          for who, n in (("women", 4), ("men", 60))),
    ]  # fmt: skip
    plain = full_map(**changes)
    wish = ReportPlan(logo_words=logo_words)
    more = {r.id: r for r in (*drawn, wish)}
    return replace(plain, records={**plain.records, **more})


TALLY = Tally(round="v1", ballots=12, cast=36, votes={"y1": 14, "y2": 14, "y3": 8}, on_paper=2,
              paper_votes={"y3": 6})  # fmt: skip


@cache
def full_map(**changes: object) -> Map:
    pack = load_pack()
    kept = [workshop(**changes), *records(pack)]
    return Map(
        code="FULL",
        revision=88,
        community=Community(id="example", name="Example County", state="OH"),
        pack=pack,
        records={r.id: r for r in kept},
        tallies={"v1": TALLY, "v2": Tally(round="v2", votes={"y1": 77, "y2": 66})},
        members={"m9": Member(id="m9", role="stakeholder", name="Secret Author")},
    )
