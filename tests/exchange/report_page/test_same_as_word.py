"""The page says what the Word report says: every section, word and number, in the same order."""

from __future__ import annotations

import itertools
import re

import pytest
from lxml import etree, html

from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import report_page
from tests.exchange.report.counties import NAMES, county_map, written
from tests.exchange.report.full import full_map
from tests.exchange.report.opened import Opened, W

WHICH = pytest.mark.parametrize("which", [*NAMES, "everything"])


def map_of(which: str) -> Map:
    return full_map() if which == "everything" else county_map(which)


def page_of(word: bytes) -> html.HtmlElement:
    return html.document_fromstring(report_page.write(word).decode())


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def said_in_word(opened: Opened) -> str:
    """All letters of the body, without the line of intercepts and the numbers of notes."""
    said: list[str] = []
    for text in opened.body.iter(f"{W}t"):
        above = list(text.iterancestors())
        styles = [opened.styles.get(s.get(f"{W}val"), "") for e in above for s in _styles(e)]
        if not {"Report Layout", "footnote reference"} & set(styles):
            said.append(text.text or "")
    return squeezed("".join(said))


def _styles(element: etree._Element) -> list[etree._Element]:
    found = [element.find(f"{W}tblPr/{W}tblStyle"), element.find(f"{W}rPr/{W}rStyle")]
    return [s for s in found if s is not None]


def said_on_page(page: html.HtmlElement) -> str:
    """All letters of the sections, without what the page alone has."""
    ours = '//*[@class="intercepts"] | //sup[@class="note"] | //caption[@class="unseen"]'
    for element in page.xpath(f'{ours} | //section[@id="notes"]'):
        element.drop_tree()
    return squeezed(page.find(".//main").text_content())


@WHICH
def test_every_letter_in_the_same_order(which: str) -> None:
    word = written(map_of(which))
    assert said_on_page(page_of(word)) == said_in_word(Opened(word))


@WHICH
def test_tables_cell_by_cell(which: str) -> None:
    word = written(map_of(which))
    opened, page = Opened(word), page_of(word)
    tables = [t for t in opened.tables if t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]
    theirs = [[_cells_of_word(row) for row in t.findall(f"{W}tr")] for t in tables]
    ours = [
        [[squeezed(_without_notes(c)) for c in row.xpath("th|td")] for row in t.iter("tr")]
        for t in page.iter("table") if t.find("thead") is not None
    ]  # fmt: skip
    assert ours == theirs


def _cells_of_word(row: etree._Element) -> list[str]:
    said = []
    for cell in row.findall(f"{W}tc"):
        texts = [t for t in cell.iter(f"{W}t") if not _is_note(t)]
        said.append(squeezed("".join(t.text or "" for t in texts)))
    return said


def _is_note(text: etree._Element) -> bool:
    style = text.getparent().find(f"{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val", "").startswith("Footnote")


def _without_notes(cell: html.HtmlElement) -> str:
    return "".join(cell.xpath('.//text()[not(ancestor::sup[@class="note"])]'))


@WHICH
def test_the_line_of_intercepts_and_the_notes(which: str) -> None:
    map_, word = map_of(which), written(map_of(which))
    page, notes = page_of(word), Opened(word).footnotes
    shown = [
        " ".join(li.text_content().split()) for li in page.xpath('//ol/li[span/@class="token"]')
    ]
    assert shown == [
        f"{i.token} {i.short_name or i.name}" for i in map_.intercepts if not i.is_cross
    ]
    listed = {int(li.get("value")): li.text_content() for li in page.xpath('//*[@id="notes"]//li')}
    assert {
        n: squeezed(t.removesuffix("↩").rstrip().removesuffix("↩")) for n, t in listed.items()
    } == {n: squeezed(t) for n, t in notes.items() if n > 0}


@WHICH
def test_headings_and_parts(which: str) -> None:
    word = written(map_of(which))
    found = report_page.of(word)
    titles = [text for level, text in Opened(word).headings if level == 1]
    assert [squeezed(p.title) for p in found.parts[1:]] == [squeezed(t) for t in titles]
    keys = [p.key for p in found.parts]
    assert keys[0] == "cover"
    assert len(set(keys)) == len(keys)
    levels = [int(h.tag[1]) for h in page_of(word).xpath("//h1|//h2|//h3|//h4")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
