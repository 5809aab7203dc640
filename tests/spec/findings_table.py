"""What the record says about the committee, rule by rule: a record, the day, and what is found.

A committee can check each by hand. The day is always March 1, 2028; steps, numbers and workgroups
were last touched on February 15 unless a case says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sim_workshop.domain.committee import Meeting
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.record import Record
from sim_workshop.domain.year.engagement import Agreement, Charter
from sim_workshop.domain.year.finding import Moves
from sim_workshop.domain.year.keeping_on import CloseOut, Handled, Pause
from sim_workshop.domain.year.monitoring import Cycle, ReportBack
from sim_workshop.domain.year.working import Funding, Sustained, Workgroup
from tests.builders import a_number

TODAY = date(2028, 3, 1)
TOUCHED = date(2028, 2, 15)


@dataclass(frozen=True)
class Case:
    said: str
    records: tuple[Record, ...]
    found: tuple[str, ...]
    """The facts, in plain English."""
    touched: dict[str, date] = field(default_factory=dict)
    """Days on which records were last touched, where it matters."""

    @property
    def moves(self) -> Moves:
        days = {r.id: TOUCHED for r in self.records} | self.touched
        return Moves(days, days)


def case(said: str, *records: Record, found: Iterable[str] = (), **touched: date) -> Case:
    return Case(said, records, tuple(found), touched)


def day(before: int) -> date:
    return TODAY - timedelta(days=before)


NEXT = Meeting(id="next", title="Committee", on=date(2028, 3, 15))
DATA = a_number("n", 40)
CHOSEN = Priority(id="p1", title="Crisis center", number=1)


def met(before: int, **known: Any) -> Meeting:
    given = {"title": "Committee", "held": True, "minutes": "Kept"} | known
    return Meeting(id=f"m{before}", on=day(before), **given)


def charter(**known: Any) -> Charter:
    given = {"chair": "Ana Ruiz", "co_chair": "Max Hill", "agreed_on": date(2027, 6, 1)} | known
    return Charter(**given)


def step(id: str = "t1", **known: Any) -> ActionStep:
    given = {"text": "Find a house", "priority": "p1"} | known
    return ActionStep(id=id, **given)


def came(*by_meeting: str) -> list[Meeting]:
    """Six monthly meetings, the oldest first, with the initials of the agencies that came."""
    names = {"S": "Sheriff", "H": "Health"}
    return [met(30 * (len(by_meeting) - n), attended=tuple(names[a] for a in there))
            for n, there in enumerate(by_meeting)]  # fmt: skip


def led(*leads: str) -> list[Meeting]:
    return [met(30 * (len(leads) - n), led_by=who) for n, who in enumerate(leads)]


def apart(gap: int, **known: Any) -> list[Meeting]:
    return [met(gap * n, **known) for n in (4, 3, 2, 1)]


WELL = (NEXT, DATA)
GROUP = Workgroup(id="w1", name="Housing", chair="Jo Lee")
GRANT = Funding(id="g1", title="Crisis grant", ends=date(2028, 12, 31))
LINES = 10
"""Of the sustainability checklist."""

CASES: tuple[Case, ...] = (
    case("Before anything of the year is written, nothing is found."),
    case("With a next meeting and a number, nothing is found.", *WELL, CHOSEN),
    case("No meeting of the committee has a day from today on.", DATA, met(30),
         found=("No meeting of the committee is set after the one of 2028-01-31.",)),
    case("A meeting of a workgroup is none of the committee's, one without a day is none.",
         DATA, GROUP, Meeting(id="x", title="Housing", on=date(2028, 3, 9), workgroup="w1"),
         Meeting(id="y", title="Committee", when="in spring"),
         found=("No meeting of the committee is set.",)),
    case("A held meeting without minutes is found from the 14th day.", *WELL,
         met(14, minutes=""), met(13, minutes=""),
         found=("“Committee” of 2028-02-16 has no minutes.",)),
    case("So is a day that passed of which nobody said whether people met.", *WELL,
         met(20, held=False, minutes=""),
         found=("Nobody said whether “Committee” of 2028-02-10 took place.",)),
    case("An agency missed at least two more of the last three meetings than of the three before.",
         *WELL, *came("SH", "SH", "SH", "SH", "H", "H"),
         found=("Sheriff came to 1 of the last three meetings, which began on 2027-12-02, and to 3 "
                "of the three before.",)),
    case("Also where it stays away altogether.", *WELL, *came("SH", "SH", "SH", "H", "H", "H"),
         found=("Sheriff came to none of the last three meetings, which began on 2027-12-02, and "
                "to 3 of the three before.",)),
    case("One fewer is no trend.", *WELL, *came("SH", "SH", "SH", "SH", "SH", "H")),
    case("Five meetings with a list of who came say nothing yet.", *WELL,
         *came("SH", "SH", "H", "H", "H")),
    case("Of the last three gaps between meetings the middle one is more than half above the "
         "charter.", *WELL, charter(meets_every_days=30), *apart(46),
         found=("The last meetings were 46 days apart; the charter says 30. The last: "
                "2028-01-15.",)),
    case("Half above is not too rare.", *WELL, charter(meets_every_days=30), *apart(45)),
    case("The middle gap is less than half of what the charter says.", *WELL,
         charter(meets_every_days=30), *apart(14),
         found=("The last meetings were 14 days apart; the charter says 30. The last: "
                "2028-02-16.",)),
    case("Without a charter nothing says how often.", *WELL, *apart(90)),
    case("The middle of the last three lengths is more than a quarter above the charter.", *WELL,
         charter(meets_minutes=60), *apart(30, lasted=76),
         found=("The last meetings took 76 minutes; the charter says 60. The last: 2028-01-31.",)),
    case("Less than half of it is too short.", *WELL, charter(meets_minutes=60),
         *apart(30, lasted=29),
         found=("The last meetings took 29 minutes; the charter says 60. The last: 2028-01-31.",)),
    case("The chair's last day passed, and there is neither co-chair nor successor.", *WELL,
         charter(co_chair="", chair_until=day(1)),
         found=("Ana Ruiz left the chair on 2028-02-29, and nobody follows.",)),
    case("A named successor, or a co-chair, is enough.", *WELL,
         charter(co_chair="", successor="Jo Lee", chair_until=day(1))),
    case("A charter that names nobody.", *WELL, charter(chair="", co_chair=""),
         found=("The charter names no chair, co-chair or successor.",)),
    case("The chair leaves within 60 days and nobody follows.", *WELL,
         charter(co_chair="", chair_until=day(-60)),
         found=("Ana Ruiz leaves the chair on 2028-04-30; no successor is named.",)),
    case("In 61 days is early enough.", *WELL, charter(co_chair="", chair_until=day(-61))),
    case("A workgroup without a chair.", *WELL, Workgroup(id="w1", name="Housing"),
         found=("The workgroup “Housing” has no chair.",)),
    case("A workgroup that was closed needs none.", *WELL,
         Workgroup(id="w1", name="Housing", closed_on=day(1))),
    case("Two people written as chair.", *WELL, charter(chair="Ana Ruiz and Max Hill"),
         found=("More than one current chair is named: Ana Ruiz and Max Hill.",)),
    case("Two charters, as files can bring them, each with its own current chair.", *WELL,
         charter(), Charter(id="charter-2", chair="Jo Lee", co_chair="Max Hill"),
         found=("More than one current chair is named: Ana Ruiz; Jo Lee.",)),
    case("The same person led the last six meetings.", *WELL, *led(*["Ana Ruiz"] * 6),
         found=("Ana Ruiz led all of the last 6 meetings, since 2027-09-03.",)),
    case("Of six, somebody else led one.", *WELL, *led(*["Ana Ruiz"] * 5, "Max Hill")),
    case("One person leads at least five open steps, and more than a third of all with a lead.",
         *WELL, CHOSEN, *(step(f"t{n}", lead="Ana Ruiz") for n in range(5)),
         step("t9", lead="Max Hill"),
         found=("Ana Ruiz leads 5 of the 6 open steps that have a lead.",)),
    case("Four steps are not too much.", *WELL, CHOSEN,
         *(step(f"t{n}", lead="Ana Ruiz") for n in range(4))),
    case("An open step was not touched for more than 60 days.", *WELL, CHOSEN, step(), t1=day(61),
         found=("Steps of no workgroup have not moved, the first since 2027-12-31: 1.1.",)),
    case("On the 60th day it is not found yet; a step that is done never is.", *WELL, CHOSEN,
         step(), step("t2", status="done"), t1=day(60), t2=day(300)),
    case("A trial of the step moves it.", *WELL, CHOSEN, step(), Cycle(id="cy", step="t1"),
         t1=day(61)),
    case("An open step whose day passed. Steps are told by workgroup.", *WELL, CHOSEN, GROUP,
         step(due=day(1), workgroup="w1"), step("t2", due=TODAY),
         found=("Steps of “Housing” are past their date, the first since 2028-02-29: 1.1.",)),
    case("A workgroup did not report back since the last but one meeting.", *WELL, GROUP, met(60),
         met(30), w1=day(90),
         found=("“Housing” has not reported back since the meeting of 2028-01-01; the last one "
                "was 2028-01-31.",)),
    case("It reported since.", *WELL, GROUP, met(60), met(30),
         ReportBack(id="rb", workgroup="w1", on=day(40)), w1=day(90)),
    case("It was formed after that meeting.", *WELL, GROUP, met(60), met(30), w1=day(50)),
    case("No number was touched for more than 90 days.", *WELL, CHOSEN, n=day(91),
         found=("The last number came in or was looked at on 2027-12-01.",)),
    case("There is no number at all.", NEXT, found=("There is no number in the record.",)),
    case("The definition of a measure changed from one value to the next.", NEXT,
         a_number("a", 40, period="2026", definition="Bookings"),
         a_number("b", 41, period="2027", definition="People booked"),
         found=("“People diverted” is counted otherwise from 2027 on: the series breaks.",)),
    case("The charter was not looked at for more than 365 days.", *WELL,
         charter(agreed_on=day(800), reviewed_on=day(366)),
         found=("The charter was last looked at on 2027-03-01.",)),
    case("At least three open steps, and more than a third, serve no chosen priority.", *WELL,
         CHOSEN, *(step(f"t{n}", text=f"Errand {n}", priority="") for n in range(3)), step("t9"),
         found=("3 of 4 open steps serve no priority the room chose: “Errand 0”, “Errand 1”, "
                "“Errand 2”.",)),
    case("The charter says that it is meant, and was looked at within a year.", *WELL, CHOSEN,
         charter(drift="We take small things as they come"),
         *(step(f"t{n}", text=f"Errand {n}", priority="") for n in range(3))),
    case("An agreement's last day passed.", *WELL,
         Agreement(id="a1", title="Jail data", ends=day(1)),
         found=("“Jail data” ended on 2028-02-29.",)),
    case("Its review is due today.", *WELL, Agreement(id="a1", title="Jail data", review=TODAY),
         found=("“Jail data” was to be reviewed on 2028-03-01.",)),
    case("It ends within 60 days.", *WELL, Agreement(id="a1", title="Jail data", ends=day(-60)),
         found=("“Jail data” ends on 2028-04-30.",)),
    case("A grant ends within 365 days, and lines of its checklist are not answered.", *WELL,
         GRANT.but(sustained=(Sustained(line="su.money", answer="no"),)),
         found=(f"“Crisis grant” ends on 2028-12-31; {LINES - 1} of {LINES} lines of its "
                "checklist are not answered.",)),
    case("In 366 days is early enough.", *WELL, GRANT.but(ends=day(-366))),
    case("A grant ended and nobody closed it out.", *WELL, GRANT.but(ends=day(1)),
         found=("“Crisis grant” ended on 2028-02-29 and was not closed out.",)),
    case("Closed out, it is not asked about again.", *WELL, GRANT.but(ends=day(1)),
         CloseOut(id="co", of="g1")),
    case("A second day that is before the first.", *WELL,
         Agreement(id="a1", title="Jail data", signed=date(2028, 1, 9), ends=date(2030, 1, 1),
                   review=date(2028, 12, 1)),
         GRANT.but(starts=date(2031, 1, 1), ends=date(2030, 1, 1)),
         found=("“Crisis grant” ends on 2030-01-01, before 2031-01-01.",)),
    case("Somebody dealt with it: quiet while the fact stays the same.", *WELL,
         Agreement(id="a1", title="Jail data", ends=day(1)),
         Handled(id="h", finding="agreement_ended:a1", fact="“Jail data” ended on 2028-02-29.",
                 how="A new one is drafted")),
    case("The fact is another than the one they dealt with.", *WELL,
         Agreement(id="a1", title="Jail data", ends=day(1)),
         Handled(id="h", finding="agreement_ended:a1", fact="“Jail data” ended on 2027-02-28.",
                 how="A new one is drafted"),
         found=("“Jail data” ended on 2028-02-29.",)),
    case("A paused workgroup is not chased.", *WELL, Workgroup(id="w1", name="Housing"),
         Pause(id="pa", of="w1", reason="Budget", since=day(30), until=TODAY)),
    case("The day after its last day it is again.", *WELL, Workgroup(id="w1", name="Housing"),
         Pause(id="pa", of="w1", reason="Budget", since=day(30), until=day(1)),
         found=("The workgroup “Housing” has no chair.",)),
    case("A pause of the committee silences meetings, steps and data; what ends, ends.", DATA,
         Pause(id="pa", reason="Flood", since=day(30)), GRANT.but(ends=day(1)),
         found=("“Crisis grant” ended on 2028-02-29 and was not closed out.",)),
)  # fmt: skip
