"""The action plan as CSV."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.privacy import release
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import plan_csv


def plan(map_: Map, *more: Record) -> list[dict[str, str]]:
    whole = Map(
        map_.code, 1, map_.community, map_.pack, {**map_.records, **{r.id: r for r in more}}
    )
    written = plan_csv.write(release(whole))
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_a_line_per_step_in_the_order_of_the_plan(washington: Map) -> None:
    lines = plan(washington)
    assert [line["No."] for line in lines] == ["1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "5.1"]
    assert lines[0]["Priority"] == "1 HIPAA and communication between agencies"
    assert lines[0]["Objective"] == "Communicate across agencies"
    assert lines[0]["Who"] == "Sheriff and Mental Health"
    assert lines[0]["Lead"] == "unfilled"
    assert lines[0]["Status"] == "Done"


def test_leads_dates_and_agencies(washington: Map) -> None:
    step = ActionStep(
        id="s90",
        text="Find a house",
        who="Jane Roe",
        lead="Jane Roe",
        due=date(2027, 3, 31),
        agencies=("Sheriff", "Housing"),
        priority_as_written="standing work",
    )
    line = plan(washington, step)[-1]
    assert (line["Lead"], line["Due"], line["No."]) == ("Jane Roe", "2027-03-31", "")
    assert line["Agencies beside the lead"] == "Sheriff; Housing"
    assert line["Priority"] == "standing work"


def test_who_took_part_is_named_by_post(washington: Map) -> None:
    people = [Stakeholder(id="w90", name="Jane  Roe", role="Administrator", agency="Jail"),
              Stakeholder(id="w91", name="Ann", alternate="Bo Lee", agency="Court")]  # fmt: skip
    step = ActionStep(id="s90", text="An annual plan", who="Ann, Jane Roe", lead="jane roe, Jail",
                      backup="Bo Lee", partners="Annual council")  # fmt: skip
    line = plan(washington, *people, step)[-1]
    assert (line["Lead"], line["Who"]) == ("Administrator, Jail", "")
    assert (line["Backup"], line["Partners"]) == ("Court", "Annual council")


def test_an_objective_without_a_step_is_there_too(washington: Map) -> None:
    priority = Priority(id="p90", title="Respite", number=6)
    line = plan(washington, priority, Objective(id="j90", text="A house", priority="p90"))[-1]
    assert (line["Priority"], line["Objective"], line["Action step"]) == (
        "6 Respite",
        "A house",
        "",
    )


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "'"])
def test_no_cell_runs(washington: Map, begins: str) -> None:
    text = f'{begins}HYPERLINK("http://x","y")'
    step = ActionStep(id="s90", text=text, who=text, lead=text, when=text)
    line = plan(washington, step)[-1]
    assert all(line[h] == f"'{text}" for h in ("Action step", "Who", "Lead", "When"))


@pytest.mark.parametrize("begins", ["\t=1", "\r=1", "=1", "-1"])
def test_harmless(begins: str) -> None:
    assert plan_csv.harmless(begins) == f"'{begins}"
    assert plan_csv.harmless("plain = text") == "plain = text"


def test_texts_with_quotes_commas_and_lines(washington: Map) -> None:
    text = 'He said "now", then;\nnothing'
    assert plan(washington, ActionStep(id="s90", text=text))[-1]["Action step"] == text
