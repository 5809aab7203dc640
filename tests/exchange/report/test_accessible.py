"""Rules a report must keep to be read by everybody, each named; checked over the file's XML.

After WCAG 2.1 AA and Word's own accessibility checker, as far as a document's XML can show them.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from lxml import etree

from tests.exchange.report.counties import NAMES, county_map, report_of, written
from tests.exchange.report.full import full_map
from tests.exchange.report.opened import WP, Opened, W

LAYOUT = ("Report Layout", "Report Numbers")
"""Tables that only place things side by side: they have no header row to mark."""


@pytest.fixture(scope="module", params=[*NAMES, "everything"])
def opened(request: pytest.FixtureRequest) -> Opened:
    if request.param == "everything":
        return Opened(written(full_map(practice=True)))
    return report_of(request.param)


def table_style(opened: Opened, table: etree._Element) -> str:
    return opened.styles[table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val")]


def test_headings_begin_at_one_and_skip_no_level(opened: Opened) -> None:
    levels = [level for level, _ in opened.headings]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_no_heading_is_empty_or_stands_in_a_table(opened: Opened) -> None:
    for line in opened.lines:
        if line.style.startswith("heading "):
            assert line.text.strip()
            assert not line.in_table


def test_no_heading_without_something_below_it(opened: Opened) -> None:
    """A heading is followed by text, a table, or a heading one level deeper."""
    blocks = [e for e in opened.body.find(f"{W}body") if e.tag in (f"{W}p", f"{W}tbl")]
    levels = [_level(opened, block) for block in blocks]
    for here, below in zip(levels, [*levels[1:], 1], strict=True):
        assert not here or not below or below > here


def _level(opened: Opened, block: etree._Element) -> int:
    style = block.find(f"{W}pPr/{W}pStyle")
    name = opened.styles[style.get(f"{W}val")] if style is not None else ""
    return int(name[-1]) if name.startswith("heading ") else 0


def test_no_empty_paragraphs_for_spacing(opened: Opened) -> None:
    for line in opened.lines:
        drawn = line.element.find(f".//{WP}docPr") is not None
        assert drawn or line.in_table or line.text.strip(), etree.tostring(line.element)


def test_tables_never_touch(opened: Opened) -> None:
    """Two tables without a paragraph between them become one in Word."""
    for table in opened.tables:
        after = table.getnext()
        assert after is None or after.tag != f"{W}tbl"


def test_header_rows_are_marked_and_repeat(opened: Opened) -> None:
    named = [t for t in opened.tables if table_style(opened, t) == "Report Table"]
    with_head = [t for t in named if t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]
    assert len(named) - len(with_head) == 1, "only the facts of the cover have no header row"
    for table in with_head:
        assert table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1"
        assert len(table.findall(f"{W}tr/{W}trPr/{W}tblHeader")) == 1


def test_rows_stay_in_one_piece(opened: Opened) -> None:
    for row in opened.body.iter(f"{W}tr"):
        short = len("".join(row.itertext())) < 1000
        assert not short or row.find(f"{W}trPr/{W}cantSplit") is not None


def test_every_table_says_what_it_is(opened: Opened) -> None:
    for table in opened.tables:
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val").strip()
        assert table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val").strip()


def test_rows_have_as_many_cells_as_the_grid(opened: Opened) -> None:
    for table in opened.tables:
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = [c.find(f"{W}tcPr/{W}gridSpan") for c in row.findall(f"{W}tc")]
            assert sum(1 if s is None else int(s.get(f"{W}val")) for s in spans) == columns


def test_every_picture_is_described(opened: Opened) -> None:
    pictures = list(opened.body.iter(f"{WP}docPr"))
    assert pictures
    for picture in pictures:
        assert len(picture.get("descr")) > 100
        assert "The same in words follows" in picture.get("descr")


def test_the_map_is_there_in_words(opened: Opened) -> None:
    assert any(text == "The map in words" for _, text in opened.headings)
    assert "911 dispatch" in opened.text


def test_the_language_and_the_title_are_set(opened: Opened) -> None:
    languages = {e.get(f"{W}val") for e in opened.xml("word/styles.xml").iter(f"{W}lang")}
    assert languages == {"en-US"}
    core = opened.parts["docProps/core.xml"].decode()
    assert re.search(r"<dc:title>.+County.*report</dc:title>", core)
    assert re.search(r"<dc:creator>.+</dc:creator>", core)
    assert "<dc:language>en-US</dc:language>" in core


def test_no_sign_stands_alone(opened: Opened) -> None:
    """A ball or a square never carries meaning by itself: words follow it in the same line."""
    for line in opened.lines:
        assert not re.search(r"[●◐⊘◌○□◆★]\s*$", line.text), line.text


def test_links_have_words(opened: Opened) -> None:
    for link in opened.body.iter(f"{W}hyperlink"):
        assert "".join(link.itertext()).strip()


def test_contents_lead_to_headings(opened: Opened) -> None:
    control = opened.body.find(f".//{W}sdtContent")
    lines = list(control.iter(f"{W}hyperlink"))
    main = [text for level, text in opened.headings if level == 1]
    assert len(lines) == len(main)
    assert all(line.get(f"{W}anchor") in opened.bookmarks for line in lines)


def test_nothing_asks_to_be_updated(opened: Opened) -> None:
    settings = opened.parts["word/settings.xml"]
    assert b"updateFields" not in settings
    assert b"w:dirty" not in opened.parts["word/document.xml"]


def test_captions_are_numbered_in_order(opened: Opened) -> None:
    captions = [line.text for line in opened.lines if line.style == "caption"]
    numbers = [int(m[1]) for text in captions if (m := re.match(r"Table (\d+)\. ", text))]
    assert numbers == list(range(1, len(numbers) + 1))
    assert sum(text.startswith("Figure 1. ") for text in captions) == 1


def test_county_maps_are_what_they_are_said_to_be() -> None:
    assert all(county_map(name).records for name in NAMES)
