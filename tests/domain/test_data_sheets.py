"""A county's data sheet: guessed columns, numbers as written, and what is asked about them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.sheet_answers import Answer, first_answer, settled
from sim_workshop.domain.sheet_columns import Sheet, guessed, is_personal, lists_persons, role_of
from sim_workshop.domain.sheet_lines import Line, Said, changed, read_lines
from sim_workshop.domain.sheet_questions import Question, questions
from tests.builders import a_map, a_number

TODAY = date(2026, 11, 1)
MEASURES = a_map().measures


def a_sheet(text: str) -> Sheet:
    rows = [tuple(c.strip() for c in line.split("|")) for line in text.strip("\n").splitlines()]
    return Sheet("Sheet1", tuple(rows))


def lines_of(text: str, said: Said | None = None) -> tuple[Line, ...]:
    sheet = a_sheet(text)
    return read_lines(sheet, guessed(sheet), said or Said(), MEASURES).lines


def kinds(text: str, *here: DataPoint, said: Said | None = None) -> Mapping[str, set[str]]:
    asked = questions(lines_of(text, said), here, MEASURES, TODAY)
    return {key: {q.kind for q in found} for key, found in asked.items()}


# Columns.


@pytest.mark.parametrize(("heading", "role"), [
    ("Measure", "measure"), ("Metric", "measure"), ("Indicators", "measure"), ("Value", "value"),
    ("Count", "value"), ("County", "group"), ("Total", "value"), ("%", "value"),
    ("2023", "by_period"),
    ("FY 2023", "by_period"), ("Q1 2024", "by_period"), ("Jan 2024", "by_period"),
    ("Fiscal year", "period"), ("As of", "period"), ("Race", "group"), ("Age group", "group"),
    ("Housing status", "group"), ("Units", "unit"), ("Data source", "source"),
    ("Reported by", "owner"), ("Out of", "denominator"), ("Population", "population"),
    ("Definition", "definition"), ("Min", "low"), ("Maximum", "high"), ("Remarks of mine", ""),
    ("", ""), ("Date of birth", ""), ("Client name", ""), ("Booking #", ""),
])  # fmt: skip
def test_what_a_heading_says(heading: str, role: str) -> None:
    assert role_of(heading) == role


def test_headings_are_found_below_a_title() -> None:
    plan = guessed(
        a_sheet("""
Jail data of the county||
||
Measure|Year|Value
Bookings|2023|4566
""")
    )
    assert (plan.heading, plan.roles) == (2, ("measure", "period", "value"))


def test_a_second_column_of_a_kind_is_not_read_unasked() -> None:
    assert guessed(a_sheet("Measure|Value|Count|Year|Quarter\nx|1|2|2023|Q1")).roles == (
        "measure", "value", "", "period", "period",
    )  # fmt: skip


def test_a_list_of_persons_is_known_by_its_headings() -> None:
    assert lists_persons(a_sheet("First name|Last name|Charge\nx|y|z"))
    assert lists_persons(a_sheet("Title|\nInmate ID|DOB\n1|2"))
    assert not lists_persons(a_sheet("Name|Value|Contact e-mail\nBookings|1|x"))
    assert is_personal("Case number")


# Lines.


def test_one_row_for_each_number() -> None:
    [line] = lines_of("""
Measure|Value|Unit|Year|Quarter|Sex|Of whom|Denominator|Source|Owner|Confidence|Level
Bookings|180-200|people|2023|Q1|Women|Adults|4,566|Roster|Sheriff|Estimated|National
""")
    point = line.point
    assert (line.row, point.name, point.value, point.low, point.high) == (
        2, "Bookings", "180-200", 180.0, 200.0,
    )  # fmt: skip
    assert (point.period, point.starts, point.ends) == (
        "Q1 2023", date(2023, 1, 1), date(2023, 3, 31),
    )  # fmt: skip
    assert (point.breakdown, point.denominator, point.source, point.owner) == (
        (("sex", "Women"),), "4,566", "Roster", "Sheriff",
    )  # fmt: skip
    assert (point.confidence, point.locality, point.unit) == ("estimated", "national", "people")


def test_one_column_for_each_year_and_blank_cells_are_no_numbers() -> None:
    lines = lines_of("Measure|2021|2022|2023\nBookings|4566||4700\nCounted by hand|||")
    assert [(x.row, x.point.name, x.point.value, x.point.period) for x in lines] == [
        (2, "Bookings", "4566", "2021"), (2, "Bookings", "4700", "2023"),
    ]  # fmt: skip
    sheet = a_sheet("Measure|2021\nBookings|1\nCounted by hand|")
    assert read_lines(sheet, guessed(sheet), Said(), MEASURES).without == (3,)


def test_a_spreadsheets_first_days_are_months() -> None:
    wide = lines_of("Measure|2024-01-01|2024-02-01\nBookings|41|42")
    assert [x.point.period for x in wide] == ["January 2024", "February 2024"]
    assert [x.point.ends for x in wide] == [date(2024, 1, 31), date(2024, 2, 29)]


def test_a_name_written_once_holds_for_the_rows_below() -> None:
    lines = lines_of("Measure|Year|Value\nBookings|2022|40\n|2023|50\nStays|2023|3")
    assert [x.point.name for x in lines] == ["Bookings", "Bookings", "Stays"]


def test_totals_have_no_group_and_two_columns_are_a_range() -> None:
    lines = lines_of("Measure|Sex|Min|Max\nBookings|Total|180|200\nBookings|Women|20|")
    assert [(x.point.breakdown, x.point.value, x.point.high) for x in lines] == [
        ((), "180-200", 200.0), ((("sex", "Women"),), "20", 20.0),
    ]  # fmt: skip


def test_what_the_sheet_does_not_say_is_said_once_for_all() -> None:
    said = Said(
        {"measure": "Bookings", "unit": "people", "source": "jail.csv", "owner": "Sheriff"},
        {"bookings": "m2.1"}, fiscal_start=7,
    )  # fmt: skip
    [line] = lines_of("FY|Count\nFY 2023|4566", said)
    point = line.point
    assert (point.name, point.measure, point.unit, point.source, point.owner) == (
        "Bookings", "m2.1", "people", "jail.csv", "Sheriff",
    )  # fmt: skip
    assert (point.starts, point.ends) == (date(2022, 7, 1), date(2023, 6, 30))


def test_where_nobody_said_what_it_counts_it_counts_people() -> None:
    [unknown, dollars] = lines_of("Measure|2023\nTransports|7\nGrant|$7")
    assert (unknown.point.counts_people, dollars.point.counts_people) == (True, None)
    assert dollars.point.unit == "usd"


# What is asked.


def test_a_clean_sheet_is_not_asked_about() -> None:
    assert kinds("Measure|Unit|2021|2022|2023\nBookings|people|4,566|4,612|4,890") == {}


@pytest.mark.parametrize(("text", "key", "kind"), [
    ("Measure|Unit|2021|2022\nBookings|people|450|4612", "2 3", "jump"),
    ("Measure|Unit|2021|2022\nBookings|people|4500|461", "2 3", "fall"),
    ("Measure|Unit|FY 2021|FY 2022\nBookings|people|450|4612", "2 3", "jump"),
    ("Measure|Unit|2021|2022\nBookings|people|4500|n/a", "2 3", "words"),
    ("Measure|Unit|2021|2022\nBookings|people|4500|4,6O2", "2 3", "words"),
    ("Measure|Unit|2021|2022\nShare|percent|45|0.46", "2 3", "fraction"),
    ("Measure|Unit|2021\nShare|percent|145", "2 2", "share"),
    ("Measure|2021|2022|2023\nCost|$450|$460|45 days", "2 3", "mixed"),
    ("Measure|Unit|2021\nBookings|people|$450", "2 2", "unit_says"),
    ("Measure|Unit|2021\nBookings|people|-5", "2 2", "impossible"),
    ("Measure|Year|Count\nBookings|last year|45", "2 2", "period"),
    ("Measure|Year|Count\nBookings||45", "2 2", "no_period"),
    ("Measure|Year|Count\nBookings|2062|45", "2 2", "future"),
    ("Measure|Year|Count\nBookings|2023|45\nBookings|2023|45", "3 2", "twice"),
    ("Measure|Year|Count\nBookings|2023|45\nBookings|2023|46", "3 2", "differs"),
    ("Measure|2023|Numerator|Denominator\nShare seen|12%|60|50", "2 1", "above_base"),
    ("Measure|Sex|2023\nBookings|Total|40\nBookings|Women|50", "3 2", "above_total"),
    ("Year|Count\n2023|45", "2 1", "nameless"),
    ("Measure|2023|Owner\nBookings|45|ana@example.org", "2 1", "person"),
])  # fmt: skip
def test_what_is_odd_is_asked_about(text: str, key: str, kind: str) -> None:
    assert kind in kinds(text).get(key, set())


def test_a_share_of_its_measure_above_the_whole_cannot_be() -> None:
    said = Said(measures={"share seen": "m0.2"})
    assert kinds("Measure|Unit|2023\nShare seen|percent|140", said=said)["2 2"] == {"impossible"}


def test_small_numbers_may_jump() -> None:
    assert kinds("Measure|Unit|2021|2022\nDeaths|people|1|12") == {}


def test_what_the_workshop_has_already() -> None:
    here = a_number("n1", 45, name="Bookings", period="2023", starts=date(2023, 1, 1),
                    ends=date(2023, 12, 31))  # fmt: skip
    sheet = "Measure|Unit|Year|Count\nBookings|people|CY 2023|{}"
    assert kinds(sheet.format("45"), here) == {"2 3": {"here"}}
    assert kinds(sheet.format("46"), here) == {"2 3": {"here_differs"}}


# What is answered.

ODD = "Measure|Unit|2021|2022\nBookings|people|450|4612"


def test_unanswered_it_stays_as_written_with_the_question() -> None:
    lines = lines_of(ODD)
    asked = questions(lines, (), MEASURES, TODAY)
    plain, odd = settled(lines, asked, {})
    assert (plain.value, plain.question) == ("450", "")
    assert odd.value == "4612"
    assert odd.question == "4612 after 450: about 10 times. A slipped digit, or true?"


def test_corrected_it_is_looked_at_again() -> None:
    first, odd = lines_of(ODD)
    mended = changed(odd, None, Said(), value="461")
    asked = questions((first, mended), (), MEASURES, TODAY)
    assert [(p.value, p.low, p.question) for p in settled((first, mended), asked, {})] == [
        ("450", 450.0, ""), ("461", 461.0, ""),
    ]  # fmt: skip


def test_left_out_it_is_not_written() -> None:
    lines = lines_of(ODD)
    answers = {lines[1].key: Answer("leave_out")}
    asked = questions(lines, (), MEASURES, TODAY)
    assert [p.value for p in settled(lines, asked, answers)] == ["450"]


def test_the_same_again_is_left_out_until_somebody_says_otherwise() -> None:
    lines = lines_of("Measure|Unit|Year|Count\nBookings|people|2023|45\nBookings|people|2023|45")
    asked = questions(lines, (), MEASURES, TODAY)
    assert len(settled(lines, asked, {})) == 1
    assert len(settled(lines, asked, {lines[1].key: Answer("keep")})) == 2


def test_a_person_is_written_only_where_somebody_says_that_it_is_none() -> None:
    lines = lines_of("Measure|Unit|2023|Owner\nBookings|people|45|ana@example.org")
    asked = questions(lines, (), MEASURES, TODAY)
    key = lines[0].key
    assert first_answer(asked[key]) == Answer("leave_out")
    assert settled(lines, asked, {key: Answer("keep")}) == ()
    [written] = settled(lines, asked, {key: Answer("names_nobody")})
    assert (written.owner, written.question) == ("ana@example.org", "")


def test_a_number_of_nothing_is_never_written() -> None:
    lines = lines_of("Year|Count\n2023|45")
    asked = questions(lines, (), MEASURES, TODAY)
    assert (
        asked[lines[0].key][-1] == Question("nameless")
        or Question("nameless") in asked[lines[0].key]
    )
    assert settled(lines, asked, {lines[0].key: Answer("keep")}) == ()
