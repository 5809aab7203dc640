"""The service directory: a page for each service, and an index of them."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from lxml import html

from sim_workshop.domain.findings import Resource
from sim_workshop.domain.privacy import release
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import directory

AT = datetime(2027, 3, 10, 12, tzinfo=UTC)


def pages(map_: Map, *more: Record) -> dict[str, html.HtmlElement]:
    whole = Map(
        map_.code, map_.revision, map_.community, map_.pack,
        {**map_.records, **{r.id: r for r in more}},
    )  # fmt: skip
    written = directory.write(release(whole), made_at=AT, version="1")
    with zipfile.ZipFile(io.BytesIO(written)) as folder:
        return {n: html.document_fromstring(folder.read(n)) for n in folder.namelist()}


HOUSE = Resource(
    id="r90", text="Respite house", places=("i0.respite",), status="in_place",
    operator="NAMI", hours="24/7", eligibility="adults", source="https://example.org/house",
)  # fmt: skip


def test_every_link_of_the_index_leads_to_a_page_and_every_page_is_linked(washington: Map) -> None:
    found = pages(washington, HOUSE)
    linked = [a.get("href") for a in found["index.html"].iter("a") if a.get("href") != "#main"]
    assert sorted(linked) == sorted(set(found) - {"index.html"})
    for name in linked:
        assert "../index.html" in [a.get("href") for a in found[name].iter("a")]


def test_a_service_says_what_is_known_and_what_is_not(washington: Map) -> None:
    page = pages(washington, HOUSE)["services/respite-house-r90.html"]
    names = [dt.text_content() for dt in page.iter("dt")]
    said = [" ".join(dd.text_content().split()) for dd in page.iter("dd")]
    assert list(zip(names, said, strict=True)) == [
        ("Who runs it", "NAMI"), ("Hours", "24/7"), ("Who can use it", "adults"),
        ("On the map at", "Crisis respite or peer living room"),
        ("Source", "https://example.org/house"),
    ]  # fmt: skip
    assert "Not recorded yet: area served." in page.text_content()


def test_what_nobody_offers_is_no_service(washington: Map) -> None:
    more = [HOUSE.but(id=f"r9{n}", text=f"House {s}", status=s)
            for n, s in enumerate(("absent", "unknown", "planned"))]  # fmt: skip
    names = set(pages(washington, *more))
    assert "services/house-planned-r92.html" in names
    assert not {"services/house-absent-r90.html", "services/house-unknown-r91.html"} & names


def test_typed_markup_and_addresses_are_harmless(washington: Map) -> None:
    evil = HOUSE.but(text="<b>x</b>/../y", operator="<script>", source="javascript:alert(1)")
    found = pages(washington, evil)
    (name,) = [n for n in found if n.endswith("-r90.html")]
    assert name == "services/b-x-b-y-r90.html"
    assert not found[name].xpath("//script | //@src | //a[starts-with(@href, 'javascript')]")


def test_the_same_record_makes_the_same_bytes(washington: Map) -> None:
    released = release(washington)
    assert directory.write(released, made_at=AT, version="1") == directory.write(
        released, made_at=AT, version="1"
    )
