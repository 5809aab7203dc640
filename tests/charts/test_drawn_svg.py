"""The map of the wall, written without the chart library: the same marks, and only marks."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from sim_workshop.charts import system_map
from sim_workshop.charts.drawn_svg import drawn_svg
from sim_workshop.domain.findings import Gap, Resource
from sim_workshop.domain.layout import on_the_wall
from tests.builders import a_map

HOSTILE = "<script>alert(\"1\")</script> & 'x'"
MAP = a_map(
    Gap(id="g1", text=HOSTILE, places=("i3.jail",)),
    Resource(id="r1", text="Clinic", places=("i3.jail",), status="unknown"),
)


@pytest.mark.parametrize("at", ["", "3"])
@pytest.mark.parametrize("dark", [False, True])
def test_it_has_every_mark_and_word_of_the_chart(at: str, dark: bool) -> None:
    plan = on_the_wall(MAP, at)
    chart = system_map.drawn(plan, dark=dark, ground="#FFFFFF").to_dict()["datasets"]
    made = drawn_svg(plan, dark=dark, ground="#FFFFFF")
    tags = [element.tag.rsplit("}")[-1] for element in ElementTree.fromstring(made).iter()]
    assert tags.count("path") == len(chart["behind"]) + len(chart["in_front"])
    assert tags.count("rect") == 1 + len(chart["boxes"])
    said = [unescape(text) for text in re.findall(r">([^<>\n]+)</text>", made)]
    assert said == [row["text"] for row in chart["words"]]
    colours = set(re.findall(r'(?:fill|stroke)="(#[^"]+)"', made)) - {"#FFFFFF"}
    assert colours <= {row[use] for rows in chart.values() for row in rows
                       for use in ("fill", "stroke", "ink") if use in row}  # fmt: skip
    assert "<script" not in made


def test_the_legend_of_one_intercept_on_the_wall_has_only_the_balls_on_it() -> None:
    plan = on_the_wall(MAP, "3")
    assert {sign.ball for sign in plan.signs if sign.what == "ball"} == {"unknown"}
