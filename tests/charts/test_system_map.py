"""The map as a picture: it compiles, says every word of its drawing, and can be clicked."""

from __future__ import annotations

import json
import re
from html import unescape
from io import BytesIO
from typing import Any

import pytest
import vl_convert
from PIL import Image, ImageFont

from sim_workshop.charts import charts, picture, system_map
from sim_workshop.charts.marks import STROKES
from sim_workshop.domain.layout import drawing
from tests.builders import a_map
from tests.domain.counties import counties
from tests.domain.maps import a_box, a_county, a_gap, edited, sixty_boxes
from tests.domain.measuring import Frame, overlapping


def text_of(svg: str) -> list[str]:
    return [unescape(said) for said in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("intercept", [None, "0", "3"])
def test_the_picture_says_every_word_of_the_drawing(dark: bool, intercept: str | None) -> None:
    map_ = a_county()
    said = text_of(picture.svg(system_map.chart(map_, dark=dark, intercept=intercept)))
    drawn = drawing(map_, intercept)
    wanted = [w.text for w in drawn.words] + [w.text for b in drawn.boxes for w in b.lines]
    assert set(wanted) <= set(said)


FONTS = {weight: ImageFont.truetype(picture.FONTS / f"PublicSans-{name}.ttf", 1000)
         for weight, name in (("400", "Regular"), ("600", "SemiBold"))}  # fmt: skip
TEXT = re.compile(
    r'<text text-anchor="(\w+)" transform="translate\(([-\d.]+),([-\d.]+)\)"[^>]*?'
    r'font-size="([\d.]+)px" font-weight="(\d+)"[^>]*>([^<]*)</text>'
)


def frames_in(svg: str) -> list[Frame]:
    """The bounding box of every upright line of text of a picture, measured with the font."""
    found = []
    for anchor, x, y, written, weight, said in TEXT.findall(svg):
        size = float(written)
        wide = FONTS[weight].getlength(unescape(said)) * size / 1000
        left = float(x) - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        found.append(Frame(unescape(said), left, float(y) - size * 0.72, wide, size * 0.76))
    return found


@pytest.mark.parametrize("county", ["harris_tx", "king_wa_jail_diversion_model", "washington_or"])
@pytest.mark.parametrize("intercept", [None, "0", "1", "2", "3", "4", "5"])
def test_no_two_labels_of_the_finished_picture_overlap(county: str, intercept: str | None) -> None:
    chart = system_map.chart(counties()[county], intercept=intercept, naming=True)
    frames = frames_in(picture.svg(chart))
    assert len(frames) > 10
    assert overlapping(frames) == []
    assert all(f.x >= 0 and f.x + f.w <= 1216 for f in frames)


def test_a_png_is_as_large_as_asked() -> None:
    chart = system_map.chart(a_county())
    with Image.open(BytesIO(picture.png(chart, 2))) as image:
        assert image.width == 2432
    with Image.open(BytesIO(picture.png(system_map.chart(a_county(), width=600), 1))) as image:
        assert image.width == 600


def test_the_fonts_of_the_program_are_used_in_the_picture() -> None:
    """The same words in a font that does not exist come out otherwise."""
    chart = system_map.chart(a_county())
    spec = json.dumps(chart.to_dict())
    assert "'Public Sans'" in spec
    other = spec.replace("'Public Sans'", "'DejaVu Serif'")
    assert vl_convert.vegalite_to_png(other, vl_version=picture.LANGUAGE) != picture.png(chart, 1)


def test_a_box_that_is_clicked_is_named_by_its_id() -> None:
    spec = system_map.chart(a_county()).to_dict()
    param = next(p for p in spec["params"] if p["name"] == system_map.SELECTION)
    assert param["select"]["fields"] == ["box"]
    assert {row["box"] for row in spec["datasets"]["boxes"]} >= {"i1.dispatch", "i5.parole"}


def test_boxes_alone_can_be_clicked_and_say_what_is_on_them() -> None:
    svg = picture.svg(system_map.chart(a_county()))
    assert "Crisis intervention team officers, too little capacity, 1 resource, 1 gap" in svg
    assert svg.count('aria-roledescription="rect mark"') == len(drawing(a_county()).boxes)


def test_nothing_in_the_spec_crashes_the_page() -> None:
    """Padding other than 0, lists in a table and a description of its own do (look.md)."""
    spec = system_map.chart(a_county()).to_dict()
    assert spec["padding"] == 0
    assert "description" not in spec
    for rows in spec["datasets"].values():
        for row in rows:
            assert all(isinstance(value, str | int | float) for value in row.values())


def test_weights_are_whole_hundreds_as_vega_wants_them() -> None:
    spec = system_map.chart(a_county()).to_dict()
    assert {row["weight"] for row in spec["datasets"]["words"]} <= {400, 500, 600, 700}


def test_kinds_of_arrow_are_told_apart_without_colour() -> None:
    assert len(set(STROKES.values())) == len(STROKES)


def test_the_report_draws_on_white_and_the_page_on_its_own_ground() -> None:
    assert system_map.chart(a_map(), ground="#FFFFFF").to_dict()["background"] == "#FFFFFF"
    assert system_map.chart(a_map()).to_dict()["background"] == "#F6F7F9"
    assert system_map.chart(a_map(), dark=True).to_dict()["background"] == "#10171F"


def test_hostile_words_stay_words() -> None:
    box = a_box("evil", "1", "<script>&\"'</x>")
    gap = a_gap("g", "evil").but(text="</svg><script>alert(1)</script> = 1+1 {{x}} مرحبا 🙂")
    map_ = a_map(gap, *edited(elements=[box]))
    for intercept in (None, "1"):
        svg = picture.svg(system_map.chart(map_, intercept=intercept))
        assert "<script" not in svg
    assert picture.png(system_map.chart(map_, intercept="1"), 1).startswith(b"\x89PNG")


def test_sixty_boxes_compile() -> None:
    svg = picture.svg(system_map.chart(sixty_boxes()))
    assert svg.count('aria-roledescription="rect mark"') == 65


def test_an_empty_map_is_a_picture_too() -> None:
    gone: list[Any] = [e.model_copy(update={"hidden": True}) for e in a_map().pack.elements]
    svg = picture.svg(system_map.chart(a_map(*edited(elements=gone))))
    assert "There are no boxes on this map yet." in svg


def test_charts_list_themselves() -> None:
    assert {"system_map", "priority_matrix", "vote_bars", "series"} <= charts().keys()
    assert all(module.LABEL for module in charts().values())
