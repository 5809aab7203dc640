"""The yearly counts on the arrows, in the report and the network: drawn, in words, small ones
left out, and what does not agree."""

from __future__ import annotations

import io
import re
from datetime import date

from openpyxl import load_workbook

from sim_workshop.charts import map_picture
from sim_workshop.domain.evidence import DataPoint
from sim_workshop.domain.privacy import release
from sim_workshop.exchange.network import write_workbook
from sim_workshop.exchange.report import flow_page
from tests.builders import a_map
from tests.domain.flowing import a_flowing_map
from tests.exchange.report.counties import PNG, written
from tests.exchange.report.opened import Opened

BOOKED = DataPoint(
    id="whole", name="Arrests", value="130", low=130, high=130, unit="people",
    about=("i1.arrest",), starts=date(2025, 1, 1), ends=date(2025, 12, 31),
)  # fmt: skip
MAP = a_flowing_map(
    {
        ("com.start", "i1.dispatch"): 200,
        ("i1.police", "i1.arrest"): 4,
        ("i0.mobile_crisis", "com.care"): (40, 60),
        ("i1.arrest", "i2.detention"): 150,
    },
    BOOKED,
)


def test_the_report_draws_the_counts_and_says_them_in_words_but_for_small_ones() -> None:
    report = Opened(written(MAP, flow=lambda _map: PNG))
    headings = [said for _level, said in report.headings]
    start = headings.index("System map")
    assert headings[start : start + 3] == [
        "System map", "How many people take each way", "The map in words",
    ]  # fmt: skip
    cells = [line.text for line in report.lines if line.in_table]
    at = cells.index("People a year")
    rows = [cells[n : n + 3] for n in range(at + 1, at + 10, 3)]
    assert [(row[0], row[2]) for row in rows] == [
        ("A person needs help", "200"), ("Mobile crisis outreach team", "40–60"),
        ("Arrest", "150"),
    ]  # fmt: skip
    assert "3 of 103 arrows have a local yearly count." in report.text
    assert "More people leave “Arrest” (150) than its own number says (130)." in report.text
    assert "with the yearly counts on 3 arrows" in report.everything


def test_without_counts_there_is_no_word_of_it() -> None:
    report = Opened(written(a_map()))
    assert flow_page.draw(a_map()) is None
    assert "People a year" not in report.text


def test_the_edges_of_the_network_carry_the_counts() -> None:
    sheet = load_workbook(io.BytesIO(write_workbook(release(MAP))))["Edges"]
    heads, *edges = sheet.iter_rows(values_only=True)
    assert heads[-1] == "People a year"
    assert sorted(str(edge[-1]) for edge in edges if edge[-1] is not None) == [
        "150",
        "200",
        "40–60",
    ]


def test_the_drawing_of_the_counts_says_whose_it_is_and_shows_no_small_one() -> None:
    drawn = map_picture.flow_svg(release(MAP))
    assert "Test County, OH: Sequential Intercept Map" in drawn
    words = re.findall(r">([^<>]+)</text>", drawn)
    assert {"200", "150", "40–60"} <= set(words)
    assert words.count("4") == 1, "the number of the intercept, not the four arrests"
