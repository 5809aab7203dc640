"""The committee in the report: agencies by name, people by none, no agency above another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sim_workshop.domain.evaluation import counted
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Workshop
from sim_workshop.domain.year.assessment import Survey
from sim_workshop.domain.year.engagement import (
    Agency,
    Agreement,
    BuyIn,
    Charter,
    Problem,
    ReportCard,
    Score,
)
from tests.exchange.report.counties import written
from tests.exchange.report.full import full_map
from tests.exchange.report.opened import Opened
from tests.exchange.report.test_sections import table_named

KEPT: tuple[Record, ...] = (
    Problem(id="pb1", text="People wait for a bed in jail"),
    Agency(id="ag1", name="Sheriff", designee="SECRET designee", goals=("Fewer bookings",)),
    Agency(id="ag2", name="Clinic", alternate="SECRET alternate", sponsor="SECRET sponsor"),
    Charter(purpose="Care", chair="SECRET chair", successor="SECRET successor"),
    Agreement(id="am1", title="Care in the jail", ends=date(2020, 1, 5),
              parties=(BuyIn(party="Sheriff", remark="SECRET remark"), BuyIn(party="Clinic"))),
    *(ReportCard(id=f"rc{n}", agency=f"SECRET rater {n}", scores=(Score(topic="rc.call", score=s),))
      for n, s in enumerate((2, 4, 4))),
    Survey(id="sv1", when="before", state="closed", results=(
        counted("sv1.sv.trust", "sv.trust", "We can say it.", (1, 2, 2, 3, 5)),
        counted("sv1.sv.know", "sv.know", "I know whom.", (1, 2)),
    )),
)  # fmt: skip


def opened(*records: Record) -> Opened:
    whole = full_map()
    return Opened(written(replace(whole, records={**whole.records, **{r.id: r for r in records}})))


def test_problem_goals_agreements_card_and_survey() -> None:
    goals = full_map().workshop.but(goals=("Fewer bookings",))
    report = opened(*KEPT, goals)
    assert "People wait for a bed in jail." in report.text
    assert table_named(report, "Goals and who signed on to them")[1] == [
        "Fewer bookings", "Sheriff",
    ]  # fmt: skip
    assert table_named(report, "Agreements between agencies")[1] == [
        "Care in the jail", "Sheriff and Clinic", "ended, January 5, 2020",
    ]  # fmt: skip
    assert table_named(report, "Report card: agencies by score")[1:] == [
        ["Somebody to call", "–", "1", "–", "2", "–", "4"],
    ]
    assert table_named(report, "Survey before and after")[1:] == [
        ["We can say it.", "5", "2", "–", "–"], ["I know whom.", "2", "–", "–", "–"],
    ]  # fmt: skip
    assert "a difference is not an effect of the workshop" in report.text


def test_no_person_and_no_rater_stands_in_any_part() -> None:
    assert "SECRET" not in opened(*KEPT).everything


def test_without_a_committee_there_is_no_such_section() -> None:
    headings = [text for _level, text in opened().headings]
    assert "The committee" not in headings


def test_light_mode_says_that_no_workshop_was_held() -> None:
    settings = full_map().workshop
    assert isinstance(settings, Workshop)
    text = opened(settings.but(light=True)).text
    assert "No workshop was held in Example County, Ohio: each agency answered in writing." in text
    assert "The workshop of Example County, Ohio was held" not in text
