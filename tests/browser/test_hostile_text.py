"""Texts that want to run, to be read as markup, or to be too wide: on every screen as typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from sim_workshop.domain.findings import Entry
from sim_workshop.domain.place import Element
from sim_workshop.use_cases import arranging, mapping, planning, prioritizing
from sim_workshop.views.forms import UNSEEN
from tests.browser.conftest import Visit
from tests.browser.rooms import Houses, Room
from tests.browser.visiting import LAPTOP, PHONE, PROJECTOR, Visitor, capture, choose, width_over

RUNS = "<img src=x onerror='window.ran = 1'>"
TEXTS = (
    RUNS,
    "<script>window.ran = 1</script> after it",
    "**bold** [link](javascript:window.ran=1) `code` :red[red] $x^2$ :material/delete: -> - # |",
    "=1+1",
    "{{ 7 * 7 }} ${window.ran = 1} {n} %s &amp; &lt;b&gt;",
    "لا يوجد سرير في الليل 911 שלום",
    "👩🏽‍⚖️ nobody 🏛️ answers 🚓→🏥",
    "W" * 300,
    ("An officer waits four hours in the emergency department. " * 263).strip(),
)
CANDIDATE = f"{RUNS} **first** candidate"
STEP = f"{RUNS} **first** step"
COUNTY = "<b>Hostile</b> *County*"


@pytest.fixture(scope="module")
def room(houses: Houses) -> Room:
    """A workshop whose every word is hostile."""
    room = houses.empty(COUNTY)
    for text in TEXTS:
        mapping.place_entry(room.participant, kind="gap", text=text, places=[box_of(room).id])
    gaps = tuple(gap.id for gap in room.map.gaps)
    first = prioritizing.name_priority(room.lead, title=CANDIDATE, addresses=gaps[:2])
    wide = prioritizing.name_priority(room.lead, title="W" * 200, addresses=gaps[2:3])
    round_ = prioritizing.open_round(room.lead, title=f"{RUNS} round")
    prioritizing.cast_ballot(room.participant, round=round_.id, marks={"A": 2, "B": 1})
    prioritizing.close_round(room.lead, round=round_.id)
    prioritizing.reveal_round(room.lead, round=round_.id)
    prioritizing.take_to_plan(room.lead, ids=[first.id, wide.id])
    planning.place_step(room.lead, priority=first.id, text=STEP, who=RUNS, when="Q3 2027")
    arranging.move_room(room.lead, at="1", stage="intercept")
    return room


def box_of(room: Room) -> Element:
    return next(e for e in room.map.elements if e.intercept == "1")


def entries(room: Room) -> list[Entry]:
    return [entry for entry in room.map.entries() if entry.text in TEXTS]


def assert_harmless(page: Page) -> None:
    assert page.evaluate("window.ran") is None
    assert width_over(page) <= 0


def shown(page: Page, selector: str) -> set[str]:
    return {" ".join(text.split()) for text in page.locator(selector).all_text_contents()}


def assert_seen(place: Locator, texts: list[str]) -> None:
    """Each of these texts can be read there, as it was typed."""
    place.get_by_text(texts[0]).first.wait_for(state="attached")
    seen = " ".join(place.inner_text().replace(UNSEEN, "").split())
    assert [text for text in texts if " ".join(text.split()) not in seen] == []


def taken(room: Room) -> set[str]:
    return {gap for priority in room.map.priorities for gap in priority.addresses}


def everywhere(visit: Visit, room: Room) -> list[Visitor]:
    """The facilitator on a laptop, a participant on a phone."""
    return [
        visit(room.lead.member, room=room, viewport=LAPTOP),
        visit(room.participant.member, room=room, viewport=PHONE),
    ]


def test_the_store_keeps_them_as_typed(room: Room) -> None:
    assert {entry.text for entry in entries(room)} == set(TEXTS)


def test_on_the_intercept(visit: Visit, room: Room) -> None:
    for visitor in everywhere(visit, room):
        page = visitor.open("/intercept?at=1")
        expect(page.locator("button.text")).to_have_count(len(room.map.gaps))
        assert shown(page, "button.text") == {" ".join(g.text.split()) for g in room.map.gaps}
        assert_harmless(page)


def test_typed_by_hand(visit: Visit, room: Room) -> None:
    page = visit(room.participant.member, room=room).open("/intercept?at=1")
    capture(page).fill(f"{RUNS} by hand")
    capture(page).press("Enter")
    expect(page.get_by_role("button", name=f"{RUNS} by hand")).to_be_visible()
    assert_harmless(page)


def test_on_the_page_of_one(visit: Visit, room: Room) -> None:
    laptop, phone = everywhere(visit, room)
    told = [e for e in entries(room) if e.text in (*TEXTS[:3], TEXTS[5], *TEXTS[7:])]
    for number, entry in enumerate(told):
        page = (phone if number % 2 else laptop).open(f"/entry?id={entry.id}")
        expect(page.locator("p.entry")).to_have_text(entry.text)
        assert_harmless(page)
        page.close()


def test_on_the_wall(visit: Visit, room: Room) -> None:
    page = visit(room.lead.member, room=room, viewport=PROJECTOR).open(f"/wall/{room.code}")
    expect(page.locator(".card .words")).to_have_count(len(room.map.gaps))
    cut = [words.removesuffix(" …") for words in shown(page, ".card .words")]
    for text in (" ".join(gap.text.split()) for gap in room.map.gaps):
        assert any(text.startswith(words) for words in cut)
    assert_harmless(page)


@pytest.mark.parametrize("path", ["/map", "/priorities", "/plan", "/history", "/who"])
def test_on_the_other_screens(path: str, visit: Visit, room: Room) -> None:
    expected = {"/priorities": [CANDIDATE], "/plan": [CANDIDATE, STEP], "/history": [RUNS]}
    for visitor in everywhere(visit, room):
        page = visitor.open(path)
        assert_seen(page.locator(".stApp"), [COUNTY, *expected.get(path, [])])
        assert_harmless(page)


def test_where_candidates_are_made_and_shown(visit: Visit, room: Room) -> None:
    lead = visit(room.lead.member, room=room)
    page = lead.open("/priorities")
    untaken = [e.text for e in entries(room) if e.id not in taken(room)]
    assert_seen(page.locator(".st-key-card_untaken"), untaken)
    page = lead.open("/ballot")
    assert_seen(page.locator(".ballot"), [CANDIDATE])
    assert_harmless(page)


def test_on_the_map_in_words_and_in_a_drawer(visit: Visit, room: Room) -> None:
    for visitor in everywhere(visit, room):
        page = visitor.open("/map")
        page.get_by_text("The same in words").click()
        words = page.locator("details", has_text="The same in words")
        assert_seen(words, [e.text for e in entries(room)])
        choose(page, "Show what is on a box", box_of(room).name)
        assert_seen(page.get_by_role("dialog"), [e.text for e in entries(room)])
        assert_harmless(page)
