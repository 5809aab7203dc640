"""The evaluation in the report: sums of five or more, released comments, nobody's name."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from openpyxl import load_workbook

from sim_workshop.domain.evaluation import Comment, counted
from sim_workshop.exchange import workbook
from tests.exchange.report.counties import written
from tests.exchange.report.full import full_map
from tests.exchange.report.opened import Opened
from tests.exchange.report.test_sections import table_named

GOALS = counted("evaluated.ev.goals", "ev.goals", "The goals were clear to me.", (5, 5, 4, 4, 1, 3))
VOICE = counted("evaluated.ev.voice", "ev.voice", "My voice was heard.", (1, 5, 2, 2))
COMMENTS = (
    Comment(id="cm1", question="ev.better", text="Longer breaks", released=True),
    Comment(id="cm2", question="ev.better", text="UNRELEASED words"),
)


def evaluated() -> Opened:
    whole = full_map()
    new = {r.id: r for r in (GOALS, VOICE, *COMMENTS)}
    return Opened(written(replace(whole, records={**whole.records, **new})))


def test_sums_and_the_middle_where_five_answered_and_nothing_where_fewer_did() -> None:
    opened = evaluated()
    assert table_named(opened, "Answers at the end of the workshop") == [
        ["Question", "Answered", "1", "2", "3", "4", "5", "Median"],
        ["The goals were clear to me.", "6", "1", "0", "1", "2", "2", "4"],
        ["My voice was heard.", "4", "–", "–", "–", "–", "–", "–"],
    ]
    assert "Fewer than 5 answered 1 of the questions; how was not kept." in opened.text
    assert "Longer breaks" in opened.text
    assert "UNRELEASED" not in opened.text


def test_a_workshop_without_it_has_no_such_section() -> None:
    headings = [text for _level, text in Opened(written(full_map())).headings]
    assert "How participants saw the workshop" not in headings


def test_fewer_than_five_are_in_no_file_at_all() -> None:
    assert VOICE.chosen == (0, 0, 0, 0, 0)
    assert VOICE.median is None


def test_the_workbook_has_the_sums_as_a_sheet() -> None:
    whole = full_map()
    kept = replace(whole, records={**whole.records, GOALS.id: GOALS, "cm1": COMMENTS[0]})

    book = load_workbook(BytesIO(workbook.write(kept)))
    heads, row = list(book["Evaluation"].values)[:2]
    told = dict(zip(heads, row, strict=True))
    assert (told["Question"], told["Answered"], told["Chose 5"]) == (GOALS.ask, 6, 2)
    assert [r[1] for r in list(book["Comments"].values)[1:2]] == ["Longer breaks"]
