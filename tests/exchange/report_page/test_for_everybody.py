"""The page can be read by everybody, needs nothing from anywhere, and obeys nothing typed."""

from __future__ import annotations

from lxml import html

from sim_workshop.domain.findings import Gap
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map, Source
from sim_workshop.exchange import report_page
from tests.exchange.report.counties import written
from tests.exchange.report.full import BOX, full_map, workshop

HOSTILE = (
    "<script>alert(1)</script>", '"><img src=http://x onerror=alert(1)>', "&amp;lt;b>",
    "]]><svg/onload=1>", "{{ 7*7 }} {% raw %}", "javascript:alert(1)", "שלום עולם", "a\nb\tc",
)  # fmt: skip


def with_more(*more: Record) -> Map:
    whole = full_map()
    return Map(
        whole.code, whole.revision, whole.community, whole.pack,
        {**whole.records, **{r.id: r for r in more}}, tallies=whole.tallies,
    )  # fmt: skip


def page_of(map_: Map) -> html.HtmlElement:
    return html.document_fromstring(report_page.write(written(map_)).decode())


def test_what_was_typed_is_shown_and_never_obeyed() -> None:
    gaps = [Gap(id=f"h{n}", text=text, places=(BOX,)) for n, text in enumerate(HOSTILE)]
    page = page_of(with_more(*gaps))
    said = " ".join(page.text_content().split())
    assert all(" ".join(text.split()) in said for text in HOSTILE)
    assert not page.xpath(
        "//script | //svg | //link | //iframe | //object | //@onerror | //@onload"
    )
    assert [s[:15] for s in page.xpath("//@src")] == ["data:image/png;"]


def test_links_lead_inside_or_to_the_web() -> None:
    sources = (Source(id="S1", url="javascript:alert(1)", what="Bad"),
               Source(id="S2", url="https://example.org/a?b=1&c=2", what="Good"))  # fmt: skip
    page = page_of(with_more(workshop(sources=sources)))
    ways, ids = page.xpath("//@href"), set(page.xpath("//@id"))
    assert "https://example.org/a?b=1&c=2" in ways
    assert all(w[1:] in ids for w in ways if w.startswith("#"))
    assert all(w.startswith(("#", "https://", "http://")) for w in ways)
    assert len(page.xpath("//@id")) == len(ids)


def test_notes_lead_back_to_where_they_were_called() -> None:
    page = page_of(full_map())
    for note in page.xpath('//*[@id="notes"]//li'):
        way = note.xpath(".//a[@aria-label]/@href")[0]
        assert page.xpath(f'//*[@id="{way[1:]}"]')
        assert page.xpath(f'//a[@href="#{note.get("id")}"]')


def test_language_title_tables_and_pictures_for_those_who_listen() -> None:
    page = page_of(full_map())
    assert page.get("lang") == "en-US"
    title = "Example County, Ohio: Sequential Intercept Mapping report"
    assert page.findtext(".//title") == title
    assert all(t.find("caption") is not None for t in page.iter("table"))
    assert all(th.get("scope") in ("col", "row") for th in page.iter("th"))
    assert all(len(img.get("alt")) > 20 for img in page.iter("img"))
    assert page.find(".//figure/figcaption").text_content().startswith("Figure 1. System map")
    captions = [c.text_content() for c in page.iter("caption") if not c.get("class")]
    assert captions[0].startswith("Table 1. ") or "In short" in captions[0]
    assert page.find(".//nav[@aria-labelledby]") is not None
    assert not [p for p in page.iter("p") if not p.text_content().strip() and p.find("img") is None]
