"""The file itself: every part parses, every relation leads somewhere, every reference resolves."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from sim_workshop.exchange import report
from tests.exchange.report.counties import NAMES, PNG, report_of, written
from tests.exchange.report.full import charted_map, full_map
from tests.exchange.report.opened import Opened, R, W

REPORTS = (*NAMES, "everything", "charts", "ten", "brief", "internal")
TWO_PAGES = "Sequential Intercept Mapping, in brief"
"""They have neither contents nor captions."""
ACTS = (report.DayOfActs(date(2027, 3, 8), (("entries", 31), ("votes", 4))),)
MADE = {
    "everything": lambda: written(full_map()),
    "charts": lambda: written(charted_map(logo_words="Seal"), dress=report.Dress(logo=PNG),
                              acts=ACTS),
    "ten": lambda: written(full_map(), length="ten"),
    "brief": lambda: written(full_map(), length="brief"),
    "internal": lambda: written(full_map(), audience="internal", draft=False,
                                pages={f"_Toc{n:06d}": n for n in range(99)}),
}  # fmt: skip


@pytest.fixture(scope="module", params=REPORTS)
def opened(request: pytest.FixtureRequest) -> Opened:
    if request.param in MADE:
        return Opened(MADE[request.param]())
    return report_of(request.param)


def test_every_part_is_xml_and_has_a_type(opened: Opened) -> None:
    types = opened.xml("[Content_Types].xml")
    named = {e.get("PartName", "").lstrip("/") for e in types}
    endings = {e.get("Extension") for e in types}
    for name, content in opened.parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
        assert name in named or name.rsplit(".", 1)[-1] in endings


def test_every_relation_leads_to_a_part(opened: Opened) -> None:
    for whose, _, target, outside in opened.relations():
        assert outside or target in opened.parts, (whose, target)


def test_every_relation_used_exists(opened: Opened) -> None:
    known = {i for whose, i, _, _ in opened.relations() if whose.endswith("document.xml.rels")}
    used = {v for e in opened.body.iter() for k, v in e.attrib.items() if k.startswith(R)}
    assert used
    assert used <= known


def test_every_style_used_exists(opened: Opened) -> None:
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for part in ("word/document.xml", "word/footnotes.xml"):
            used = {e.get(f"{W}val") for e in opened.xml(part).iter(f"{W}{tag}")}
            assert used <= set(opened.styles), (part, used - set(opened.styles))


def test_every_link_inside_leads_to_a_bookmark(opened: Opened) -> None:
    assert opened.internal_links or TWO_PAGES in opened.text
    assert set(opened.internal_links) <= opened.bookmarks


def test_bookmarks_and_pictures_are_numbered_once(opened: Opened) -> None:
    starts = list(opened.body.iter(f"{W}bookmarkStart"))
    ends = [e.get(f"{W}id") for e in opened.body.iter(f"{W}bookmarkEnd")]
    ids, names = [e.get(f"{W}id") for e in starts], [e.get(f"{W}name") for e in starts]
    assert len(set(ids)) == len(ids)
    assert sorted(ids) == sorted(ends)
    assert len(set(names)) == len(names)
    assert all(len(name) <= 40 for name in names)


def test_every_footnote_called_is_written(opened: Opened) -> None:
    called = [int(e.get(f"{W}id")) for e in opened.body.iter(f"{W}footnoteReference")]
    assert called == list(range(1, len(called) + 1)), "numbered in the order they are read"
    assert set(opened.footnotes) == {-1, 0, *called}


def test_fields_begin_and_end(opened: Opened) -> None:
    kinds = [e.get(f"{W}fldCharType") for e in opened.body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    assert kinds or TWO_PAGES in opened.text


def test_fonts_of_the_template_stay_embedded(opened: Opened) -> None:
    fonts = [name for name in opened.parts if name.endswith(".odttf")]
    assert len(fonts) == 2
    assert b"embedTrueTypeFonts" in opened.parts["word/settings.xml"]
