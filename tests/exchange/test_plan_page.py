"""The action plan as one page."""

from __future__ import annotations

from datetime import UTC, date, datetime

from lxml import html

from sim_workshop.domain.plan import ActionStep, Objective
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.privacy import release
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import plan_page

AT = datetime(2027, 3, 10, 12, tzinfo=UTC)


def page(map_: Map, *more: Record) -> html.HtmlElement:
    whole = Map(
        map_.code, map_.revision, map_.community, map_.pack,
        {**map_.records, **{r.id: r for r in more}},
    )  # fmt: skip
    return html.document_fromstring(plan_page.write(release(whole), made_at=AT, version="1"))


def rows(found: html.HtmlElement, table: int) -> list[list[str]]:
    body = found.findall(".//table")[table].findall("tbody/tr")
    return [[" ".join(" ".join(cell.itertext()).split()) for cell in row] for row in body]


def test_a_table_for_each_priority_in_the_fields_columns(washington: Map) -> None:
    found = page(washington)
    titles = [h.text_content() for h in found.findall(".//h2")]
    assert titles[0] == "1 HIPAA and communication between agencies"
    assert len(titles) == len(found.findall(".//table"))
    heads = [th.text_content() for th in found.find(".//table").findall("thead/tr/th")]
    assert heads == ["No.", "Objective", "Action step", "Who", "When", "Status"]
    assert rows(found, 0)[0] == [
        "1.1", "Communicate across agencies",
        "Write police and mental health communication guidelines with county counsel",
        "□ not filled yet “Sheriff and Mental Health”, two leads, choose one", "done", "Done",
    ]  # fmt: skip


def test_a_lead_a_date_and_an_objective_without_a_step(washington: Map) -> None:
    priority = Priority(id="p90", title="Respite", number=6)
    step = ActionStep(id="s90", text="Find a house", priority="p90", lead="Jane Roe",
                      due=date(2027, 3, 31), agencies=("Housing",))  # fmt: skip
    alone = Objective(id="j90", text="A second house", priority="p90")
    *_others, last = range(len(page(washington, priority, step, alone).findall(".//table")))
    assert rows(page(washington, priority, step, alone), last) == [
        ["6.1", "", "Find a house", "Jane Roe with Housing", "Mar 31, 2027", "Not started"],
        ["", "A second house", "no step yet", "□ not filled yet", "□ not filled yet", ""],
    ]


def test_typed_markup_stays_letters_and_nothing_is_fetched(washington: Map) -> None:
    text = "<script>alert(1)</script><img src=http://x>"
    found = page(washington, ActionStep(id="s90", text=text, lead=text))
    assert not found.xpath("//script | //img | //link | //iframe | //@src")
    assert found.text_content().count(text) == 2


def test_it_can_be_read_by_everybody(washington: Map) -> None:
    found = page(washington)
    assert found.get("lang") == "en"
    assert found.findtext(".//title") == "Action plan: Washington County, Oregon"
    assert len(found.findall(".//h1")) == 1
    assert all(th.get("scope") == "col" for th in found.iter("th"))
    assert all(t.findtext("caption") for t in found.iter("table"))
