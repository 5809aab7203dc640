"""What is submitted without a connection waits in the browser and is sent once; and every screen
says within ten seconds that it hears nothing."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

from sim_workshop.domain.people import Member
from sim_workshop.live import feed
from sim_workshop.use_cases import arranging, grouping, mapping, prioritizing
from tests.browser.conftest import Start, Visit
from tests.browser.rooms import Houses, Room
from tests.browser.running import ROOT
from tests.browser.visiting import FLAGS, LAPTOP, PATIENCE_MS, Visitor, capture, settled, size

SCRIPTS = ("views/live/feed.js", "web/wall.js")


@pytest.fixture(scope="module")
def houses_of_its_own(start: Start) -> Iterator[Houses]:
    """A server that may be stopped."""
    made = Houses(start())
    yield made
    made.close()


@pytest.fixture
def room(houses_of_its_own: Houses) -> Room:
    if not houses_of_its_own.server.answers():
        houses_of_its_own.server.start()
    made = houses_of_its_own.empty("Outbox County")
    arranging.move_room(made.lead, stage="intercept", at="1")
    return made


def person(visit: Visit, houses: Houses, room: Room, who: Member | None = None) -> Visitor:
    visitor = visit(home=houses.server.url)
    cookie = houses.cookie(who or room.participant.member, at=room.code)
    visitor.context.add_cookies([cookie])  # type: ignore[list-item]
    return visitor


def submit(page: Page, text: str) -> None:
    capture(page).fill(text)
    capture(page).press("Enter")


def waits(page: Page, text: str) -> None:
    row = page.locator(".capture .waiting li", has_text=text)
    expect(row.get_by_text("Waiting to send")).to_be_visible()
    expect(capture(page)).to_have_value("")


def arrives(page: Page, *texts: str) -> None:
    for text in texts:
        expect(page.locator(".columns .card", has_text=text)).to_be_visible()
    expect(page.locator(".capture .waiting li")).to_have_count(0)


def times(room: Room) -> Counter[str]:
    return Counter(entry.text for entry in room.map.entries())


def taken(context: BrowserContext) -> list[str]:
    """Keys of the acts this browser was answered for."""
    keys: list[str] = []

    def heard(response: Response) -> None:
        if "/act/" in response.url and response.ok:
            keys.append(json.loads(response.request.post_data or "{}")["key"])

    context.on("response", heard)
    return keys


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_screen_that_hears_nothing_says_so_within_ten_seconds(script: str) -> None:
    """It may have heard a pulse the moment before, and looks once a second; and one pulse that is
    late alarms nobody."""
    text = (ROOT / "sim_workshop" / script).read_text("utf-8")
    found = re.search(r"PULSE_MISSED = ([\d_]+)", text)
    assert found
    missed = int(found[1]) / 1_000
    assert missed + 1 < 10
    assert missed > 2 * feed.PULSE_SECONDS + 1


def test_a_pulled_cable_is_said_on_every_screen(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    server = houses_of_its_own.server
    page = person(visit, houses_of_its_own, room).open("/intercept?at=1")
    wall = person(visit, houses_of_its_own, room, room.lead.member).open(f"/wall/{room.code}")
    capture(page).fill("half a thou")
    server.fall_silent()
    expect(page.locator(".presence")).to_have_attribute("data-state", "lost")
    expect(page.locator(".capture .bar")).to_contain_text("No connection since")
    expect(wall.locator("#lost")).to_contain_text("Picture from")
    expect(wall.locator("#title")).to_have_text("Law Enforcement")
    server.speak_again()
    expect(page.locator(".presence")).to_have_attribute("data-state", "on")
    expect(wall.locator("#lost")).to_have_text("")
    expect(capture(page)).to_have_value("half a thou")


@pytest.mark.skipif(sys.platform != "linux", reason="limits another process")
def test_a_full_disk_is_said_and_what_was_written_is_saved_once_there_is_room(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    import resource

    page = person(visit, houses_of_its_own, room).open("/intercept?at=1")
    submit(page, "Saved before")
    arrives(page, "Saved before")
    pid, most = houses_of_its_own.server.pid, resource.RLIM_INFINITY
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, most))
    try:
        submit(page, "Written on a full disk")
        expect(page.locator(".capture .bar")).to_contain_text(
            "Nothing was saved: the disk of the server cannot be written to."
        )
        waits(page, "Written on a full disk")
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, most))
    arrives(page, "Written on a full disk")
    assert times(room) == {"Saved before": 1, "Written on a full disk": 1}


def test_what_is_written_while_the_server_is_away_is_there_once(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    """Killed and started anew; and the person wrote on, in two tabs, and closed one of them."""
    visitor = person(visit, houses_of_its_own, room)
    page, other = visitor.open("/intercept?at=1"), visitor.open("/intercept?at=1")
    submit(page, "Saved before")
    expect(page.locator(".capture .status")).to_contain_text("Saved")
    houses_of_its_own.server.kill()
    keys = taken(visitor.context)
    submit(page, "Written while it was away")
    waits(page, "Written while it was away")
    submit(page, "And one more")
    waits(page, "And one more")
    waits(other, "And one more")
    submit(other, "In the tab that is closed")
    waits(page, "In the tab that is closed")
    other.close()
    houses_of_its_own.server.start()
    arrives(page, "Written while it was away", "And one more", "In the tab that is closed")
    assert times(room) == Counter(
        ["Saved before", "Written while it was away", "And one more", "In the tab that is closed"]
    )
    assert len(keys) == len(set(keys)) == 3
    visitor.problems.clear()  # Streamlit's own words while the server was away


def test_a_server_that_is_away_takes_nobody_out_of_what_they_write(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    """Streamlit would open a window over the page. And the network is not blamed."""
    visitor = person(visit, houses_of_its_own, room)
    page = visitor.open("/intercept?at=1")
    capture(page).fill("Half typed")
    houses_of_its_own.server.kill()
    deadline = time.monotonic() + PATIENCE_MS / 1000
    asked = f"{houses_of_its_own.server.url}/health"
    while asked not in visitor.asked or not any("not responding" in p for p in visitor.problems):
        assert time.monotonic() < deadline
        page.wait_for_timeout(200)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.type(" and finished")
    expect(capture(page)).to_have_value("Half typed and finished")
    expect(page.get_by_text("No connection since").first).to_be_visible()
    expect(page.locator("#sim-light")).to_be_hidden()
    visitor.problems.clear()


def test_it_outlives_the_browser(
    houses_of_its_own: Houses, room: Room, browser: Browser, tmp_path: Path
) -> None:
    """Closed while the server is away, and started again with the same profile."""

    def begin() -> BrowserContext:
        context = browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=os.environ["SIM_BROWSER"], args=list(FLAGS),
            viewport=size(LAPTOP), locale="en-US",
        )  # fmt: skip
        context.set_default_timeout(PATIENCE_MS)
        return context

    context = begin()
    cookie: Any = houses_of_its_own.cookie(room.participant.member, at=room.code)
    context.add_cookies([{**cookie, "expires": 4_000_000_000}])
    page = context.new_page()
    page.goto(f"{houses_of_its_own.server.url}/intercept?at=1")
    settled(page)
    houses_of_its_own.server.kill()
    submit(page, "Before the lid was closed")
    waits(page, "Before the lid was closed")
    context.close()
    houses_of_its_own.server.start()
    context = begin()
    page = context.new_page()
    page.goto(f"{houses_of_its_own.server.url}/map")
    settled(page)
    page.goto(f"{houses_of_its_own.server.url}/intercept?at=1")
    settled(page)
    arrives(page, "Before the lid was closed")
    assert times(room) == Counter(["Before the lid was closed"])
    context.close()


def test_it_is_sent_from_whatever_page_its_author_is_on(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    page = person(visit, houses_of_its_own, room).open("/intercept?at=1")
    page.route("**/act/**", lambda route: route.abort())
    submit(page, "From another page")
    waits(page, "From another page")
    page.get_by_role("link", name="Evidence", exact=True).click()
    expect(page.get_by_text("1 waiting to send")).to_be_visible()
    page.unroute("**/act/**")
    expect(page.get_by_text("1 waiting to send")).to_be_hidden()
    assert times(room) == Counter(["From another page"])


def test_what_is_refused_later_stays_with_the_person_and_the_sentence(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    visitor = person(visit, houses_of_its_own, room)
    page = visitor.open("/intercept?at=1")
    page.route("**/act/**", lambda route: route.abort())
    text = "long " * 5_000
    submit(page, text)
    waits(page, "long long")
    page.unroute("**/act/**")
    row = page.locator(".capture .waiting li.refused")
    expect(row).to_contain_text("Nothing was saved. Shorten it")
    page.reload()
    settled(page)
    expect(row).to_contain_text("Nothing was saved. Shorten it")
    row.get_by_role("button", name="Take back").click()
    expect(capture(page)).to_have_value(text.strip())
    expect(row).to_have_count(0)
    assert times(room) == Counter()


def test_what_is_taken_back_and_sent_unchanged_is_one_entry(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    """Its first sending arrived, but the answer was lost."""
    page = person(visit, houses_of_its_own, room).open("/intercept?at=1")

    def swallow(route: object) -> None:
        route.fetch()  # type: ignore[attr-defined]
        route.abort()  # type: ignore[attr-defined]

    page.route("**/act/**", swallow)
    submit(page, "Did it arrive")
    waits(page, "Did it arrive")
    page.locator(".capture .waiting li").get_by_role("button", name="Take back").click()
    expect(capture(page)).to_have_value("Did it arrive")
    page.unroute("**/act/**")
    capture(page).press("Enter")
    expect(page.locator(".capture .status")).to_contain_text("Saved")
    assert times(room) == Counter(["Did it arrive"])


def test_a_ballot_cast_without_a_connection_waits_and_counts_once(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(room.lead, title=title)
    round_ = prioritizing.open_round(room.lead)
    visitor = person(visit, houses_of_its_own, room)
    page = visitor.open("/ballot")
    houses_of_its_own.server.kill()
    page.get_by_role("group", name="A Crisis center").get_by_role("radio").nth(1).check(force=True)
    page.get_by_role("button", name="Cast my votes").click()
    expect(page.get_by_text("Your votes wait in this browser")).to_be_visible()
    expect(page.get_by_role("button", name="Waiting to send")).to_be_disabled()
    page.get_by_role("group", name="B Data sharing").get_by_role("radio").nth(1).check(force=True)
    page.get_by_role("button", name="Cast").click()
    expect(page.get_by_role("button", name="Waiting to send")).to_be_disabled()
    houses_of_its_own.server.start()
    expect(page.get_by_text("Your 2 votes are counted")).to_be_visible()
    visitor.problems.clear()  # Streamlit's own words while the server was away
    marks = room.store.marks_of(room.code, round_.id, [room.participant.member.id])
    assert [sorted(each.values()) for each in marks.values()] == [[1, 1]]


def test_a_ballot_that_comes_after_the_close_is_said_not_to_count(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    prioritizing.name_priority(room.lead, title="Crisis center")
    prioritizing.name_priority(room.lead, title="Data sharing")
    round_ = prioritizing.open_round(room.lead)
    page = person(visit, houses_of_its_own, room).open("/ballot")
    page.route("**/act/**", lambda route: route.abort())
    page.get_by_role("group", name="A Crisis center").get_by_role("radio").nth(1).check(force=True)
    page.get_by_role("button", name="Cast my votes").click()
    expect(page.get_by_text("Your votes wait in this browser")).to_be_visible()
    prioritizing.close_round(room.lead, round=round_.id)
    expect(page.get_by_text("They were not counted yet")).to_be_visible()
    page.unroute("**/act/**")
    told = page.get_by_text(
        "What you cast without a connection was not counted. This vote is closed"
    )
    expect(told).to_be_visible()
    page.reload()
    settled(page)
    expect(told).to_be_visible()
    page.get_by_role("button", name="Understood").click()
    expect(told).to_be_hidden()


def test_what_is_added_to_another_s_words_waits_and_is_added_once(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    mapping.place_entry(room.lead, kind="gap", text="No crisis bed for police", places=["1"])
    page = person(visit, houses_of_its_own, room).open("/intercept?at=1")
    typed = "Police have no crisis bed"
    capture(page).press_sequentially(typed)
    add = page.get_by_role("button", name="Add yours to this one")
    expect(add).to_be_visible()
    page.route("**/act/**", lambda route: route.abort())
    add.click()
    waits(page, typed)
    page.unroute("**/act/**")
    expect(page.locator(".columns .card")).to_contain_text("said by 2")
    expect(page.locator(".capture .waiting li")).to_have_count(0)
    assert [w.text for w in room.map.gaps[0].wordings] == [typed]


def test_a_group_s_sign_up_and_rows_wait_and_are_there_once(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    named = [prioritizing.name_priority(room.lead, title=t).id for t in ("Beds", "Peers")]
    prioritizing.take_to_plan(room.lead, ids=named)
    first, second = grouping.form_groups(room.lead)
    grouping.join_group(room.participant, group=first.id)
    grouping.take_pen(room.participant, group=first.id)
    arranging.move_room(room.lead, stage="groups")
    page = person(visit, houses_of_its_own, room).open("/groups")
    page.route("**/act/**", lambda route: route.abort())
    for text in ("Ask the judge", "Write to the hospital"):
        page.get_by_label("Step", exact=True).fill(text)
        page.get_by_label("Who leads").fill("Ana Ruiz")
        page.get_by_label("Who leads").press("Enter")
        row = page.locator(".groups .waiting li", has_text=f"{text} · Ana Ruiz")
        expect(row).to_contain_text("Waiting to send")
        expect(page.get_by_label("Step", exact=True)).to_have_value("")
    page.get_by_role("button", name="Change to this group: Peers").click()
    expect(page.get_by_text("Waiting to send: your sign-up")).to_be_visible()
    page.unroute("**/act/**")
    expect(page.get_by_text("You are in the group “Peers”.")).to_be_visible()
    expect(page.locator(".groups .waiting li")).to_have_count(0)
    assert [(s.text, s.who, s.priority) for s in room.map.steps] == [
        ("Ask the judge", "Ana Ruiz", first.priority),
        ("Write to the hospital", "Ana Ruiz", first.priority),
    ]
    assert [b.members for b in room.map.breakouts] == [(), (room.participant.member.id,)]
    assert second.id == room.map.breakouts[1].id
    expect(page.locator(".capture .status")).to_be_empty()  # in the writing line nothing was saved


def test_a_row_is_changed_without_a_connection_and_a_drawer_keeps_what_stands_in_it(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    server, one = houses_of_its_own.server, prioritizing.name_priority(room.lead, title="Beds")
    prioritizing.take_to_plan(room.lead, ids=[one.id])
    [group] = grouping.form_groups(room.lead)
    grouping.join_group(room.participant, group=group.id)
    grouping.take_pen(room.participant, group=group.id)
    arranging.move_room(room.lead, stage="groups")
    for text in ("Ask the judge", "Write to the hospital"):
        grouping.write_step(room.participant, group=group.id, text=text, when="2027-03-04")
    page = person(visit, houses_of_its_own, room).open("/groups")
    beside = person(visit, houses_of_its_own, room, room.lead.member).open("/groups")
    beside.get_by_role("button", name="Edit: Write to the hospital").click()
    field = beside.get_by_role("dialog").get_by_label("Who", exact=True)
    field.fill("Max Hill")
    server.fall_silent()
    expect(page.locator(".presence")).to_have_attribute("data-state", "lost")
    page.get_by_role("button", name="Edit: Ask the judge").click()
    expect(page.get_by_label("When", exact=True)).to_have_value("2027-03-04")
    page.get_by_label("Who leads").fill("Ana Ruiz")
    page.get_by_role("button", name="Save the step").click()
    row = page.locator(".groups .waiting li", has_text="Ask the judge · Ana Ruiz · 2027-03-04")
    expect(row).to_contain_text("Waiting to send")
    expect(beside.locator(".presence")).to_have_attribute("data-state", "lost")
    expect(field).to_have_value("Max Hill")
    server.speak_again()
    expect(page.locator(".groups .waiting li")).to_have_count(0)
    expect(field).to_have_value("Max Hill")
    beside.get_by_role("dialog").get_by_role("button", name="Save the step").click()
    expect(beside.get_by_role("dialog")).to_have_count(0)
    assert [(s.text, s.lead, s.when) for s in room.map.steps] == [
        ("Ask the judge", "Ana Ruiz", "2027-03-04"),
        ("Write to the hospital", "Max Hill", "2027-03-04"),
    ]


def test_done_without_a_connection_says_that_it_was_not_counted(
    houses_of_its_own: Houses, room: Room, visit: Visit
) -> None:
    page = person(visit, houses_of_its_own, room).open("/intercept?at=1")
    page.route("**/act/**", lambda route: route.abort())
    page.get_by_role("button", name="I’m done with this").click()
    expect(page.get_by_text("No connection: this was not counted.")).to_be_visible()
    page.unroute("**/act/**")
    page.get_by_role("button", name="I’m done with this").click()
    expect(page.get_by_role("button", name="Done with this", exact=True)).to_be_visible()
