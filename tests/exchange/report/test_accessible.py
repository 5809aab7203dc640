"""Rules a report must keep to be read by everybody, each named; checked over the file's XML.

After WCAG 2.1 AA and Word's own accessibility checker, as far as a document's XML can show them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from lxml import etree

from sim_workshop.exchange import report
from tests.exchange.report.counties import NAMES, PNG, county_map, report_of, written
from tests.exchange.report.full import charted_map, full_map
from tests.exchange.report.opened import WP, Opened, W

LOGO = "Seal of Example County"
SAME_IN_WORDS = re.compile(r"The same in words follows|The whole report has the same in words")
LAYOUT = ("Report Layout", "Report Numbers")
"""Tables that only place things side by side: they have no header row to mark."""


@pytest.fixture(scope="module", params=[*NAMES, "everything", "charts", "ten", "brief"])
def opened(request: pytest.FixtureRequest) -> Opened:
    if request.param == "charts":
        return Opened(written(charted_map(logo_words=LOGO), dress=report.Dress(logo=PNG)))
    if request.param in ("ten", "brief"):
        return Opened(written(full_map(), length=request.param))
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
    assert len(named) - len(with_head) <= 1, "only the facts of the cover have no header row"
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
    for picture in opened.body.iter(f"{WP}docPr"):
        said = picture.get("descr")
        assert said == LOGO or len(said) > 60
        assert said == LOGO or SAME_IN_WORDS.search(said), said


def test_the_map_is_there_in_words(opened: Opened) -> None:
    whole = any(text.startswith("System map") for _, text in opened.headings)
    short = any(text == "The intercepts in short" for _, text in opened.headings)
    if short or not whole:
        return
    assert any(text == "The map in words" for _, text in opened.headings)
    assert "911 dispatch" in opened.text


def test_the_language_and_the_title_are_set(opened: Opened) -> None:
    languages = {e.get(f"{W}val") for e in opened.xml("word/styles.xml").iter(f"{W}lang")}
    assert languages == {"en-US"}
    core = opened.parts["docProps/core.xml"].decode()
    assert re.search(r"<dc:title>.+County.*report.*</dc:title>", core)
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
    if control is None:
        assert len(opened.headings) < 9, "two pages need no contents"
        return
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
    figures = [int(m[1]) for text in captions if (m := re.match(r"Figure (\d+)\. ", text))]
    assert figures == list(range(1, len(figures) + 1))
    drawn = [p for p in opened.body.iter(f"{WP}docPr") if p.get("descr") != LOGO]
    assert len(figures) == len(drawn), "every picture but the logo has its caption"


def test_county_maps_are_what_they_are_said_to_be() -> None:
    assert all(county_map(name).records for name in NAMES)


# Colours.

LARGE_HALF_POINTS, LARGE_BOLD = 36, 28
PAPER = "FFFFFF"


def brightness(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def looks(opened: Opened) -> Iterator[tuple[str, str, str, float]]:
    """Of every style and every run with a colour of its own: whose, ink, ground, what it needs."""
    for style in opened.xml("word/styles.xml").iter(f"{W}style"):
        name = style.find(f"{W}name").get(f"{W}val")
        for properties in style.iter(f"{W}rPr"):
            yield from look_of(name, properties)
    for properties in opened.body.iter(f"{W}rPr"):
        yield from look_of("".join(properties.getparent().itertext()), properties)


def look_of(name: str, properties: etree._Element) -> Iterator[tuple[str, str, str, float]]:
    ink, ground = properties.find(f"{W}color"), properties.find(f"{W}shd")
    if ink is None or ink.get(f"{W}val") == "auto":
        return
    size, bold = properties.find(f"{W}sz"), properties.find(f"{W}b") is not None
    points = int(size.get(f"{W}val")) if size is not None else 0
    large = points >= LARGE_HALF_POINTS or (bold and points >= LARGE_BOLD)
    on = ground.get(f"{W}fill") if ground is not None else PAPER
    yield name, ink.get(f"{W}val"), on, 3.0 if large else 4.5


def test_ink_stands_out_from_its_ground(opened: Opened) -> None:
    """WCAG 1.4.3. Squares beside the words “Sequential Intercept Mapping” are ornament; numerals
    of the cover's squares are white on the colour of their cell."""
    ornament = {"■"}
    faint = [
        (name, ink, on) for name, ink, on, needed in looks(opened)
        if name.strip() not in ornament and name != "Token" and contrast(ink, on) < needed
    ]  # fmt: skip
    assert not faint
    for cell in opened.body.iter(f"{W}tc"):
        ground = cell.find(f"{W}tcPr/{W}shd")
        if ground is not None:
            assert contrast(PAPER, ground.get(f"{W}fill")) >= 4.5


def test_what_is_coloured_says_so_in_words(opened: Opened) -> None:
    """WCAG 1.4.1. Every run in the colour of a status, a kind or a gap has letters, or its sign is
    followed by letters in the same line."""
    marks = {"Resource", "Gap", "Idea", "Strength", "Status Enough", "Status Short",
             "Status Absent", "Status Planned", "Status Unknown"}  # fmt: skip
    for run in opened.body.iter(f"{W}r"):
        style = run.find(f"{W}rPr/{W}rStyle")
        if style is not None and opened.styles[style.get(f"{W}val")] in marks:
            line = "".join(run.getparent().itertext())
            assert re.search(r"[^\W_]", line), line


def test_the_order_of_reading_is_the_order_of_the_file(opened: Opened) -> None:
    """WCAG 1.3.2. Nothing floats: no text boxes, no frames, no pictures out of line."""
    for tag in (f"{WP}anchor", f"{W}framePr", f"{W}txbxContent"):
        assert not list(opened.body.iter(tag))


def test_links_differ_from_text_by_more_than_colour(opened: Opened) -> None:
    """WCAG 1.4.1: they are underlined."""
    styles = opened.xml("word/styles.xml").iter(f"{W}style")
    link = next(s for s in styles if s.find(f"{W}name").get(f"{W}val") == "Hyperlink")
    assert link.find(f"{W}rPr/{W}u").get(f"{W}val") == "single"
