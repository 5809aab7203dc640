"""The plain page in real browsers: without scripts, where websockets or event streams are cut,
and while the server goes and comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from sim_workshop.use_cases import arranging, mapping
from tests.browser.conftest import Start, Visit
from tests.browser.rooms import HELD, Houses, Room
from tests.browser.test_accessible import violations
from tests.browser.visiting import PHONE, width_over

SIZE = 60_000


@pytest.fixture(scope="module")
def own(start: Start) -> Iterator[Houses]:
    """A server that may be restarted."""
    houses = Houses(start())
    yield houses
    houses.close()


@pytest.fixture
def room(houses: Houses) -> Room:
    made = houses.demonstration()
    arranging.move_room(made.lead, stage="intercept", at="1", prompt=0)
    return made


def write(page: Page, text: str) -> None:
    page.get_by_label("One thing, in your words").fill(text)
    page.get_by_role("button", name="Save", exact=True).click()


def cut_sockets(page: Page) -> None:
    """As a proxy does that knows no websockets."""
    page.route_web_socket(re.compile(".*"), lambda socket: socket.close(code=1011))


def swallow_sockets(page: Page) -> None:
    """As a proxy does that opens them and lets nothing through."""

    def silent(socket: WebSocketRoute) -> None:
        socket.on_message(lambda _message: None)

    page.route_web_socket(re.compile(".*"), silent)


def test_without_any_script_one_joins_writes_votes_and_is_told_what_is_held(
    visit: Visit, houses: Houses
) -> None:
    room = houses.voting()
    arranging.move_room(room.lead, stage="ballot")
    page = visit(viewport=PHONE, java_script_enabled=False).context.new_page()
    page.goto(f"{houses.server.url}/join?light=1")
    page.get_by_label("Code of the room").fill(room.code)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Your name").fill("Ana Ruiz")
    page.get_by_label("Agency or group").fill("Peer support")
    expect(page.get_by_label("Light page")).to_be_checked()
    page.get_by_role("button", name="Join the workshop").click()
    page.get_by_role("link", name="Go to the room").click()
    expect(page).to_have_url(f"{houses.server.url}/plain/{room.code}")
    write(page, "Written without a script")
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d$"))).to_be_visible()
    write(page, HELD)
    expect(page.get_by_text("It may tell who somebody is.")).to_be_visible()
    page.get_by_role("button", name="It names nobody").click()
    expect(page.locator("#list").get_by_text(HELD)).to_be_visible()
    page.locator("#m-A").select_option("2")
    page.get_by_role("button", name="Cast my votes").click()
    expect(page.get_by_text("Your ballot was taken.")).to_be_visible()
    expect(page.locator("#used")).to_contain_text("2 of 3 votes used")
    page.locator("#m-A").select_option("3")
    page.locator("#m-B").select_option("1")
    page.get_by_role("button", name="Cast the change").click()
    expect(page.get_by_role("alert")).to_have_text("You have 3 votes. Nothing was changed.")
    assert "Written without a script" in [e.text for e in room.map.entries()]


def test_the_list_follows_the_room_and_the_form_is_left_alone(visit: Visit, room: Room) -> None:
    page = visit(room.participant.member, room=room, viewport=PHONE).open(f"/plain/{room.code}")
    expect(page.locator("#live")).to_have_text("Live")
    text = page.get_by_label("One thing, in your words")
    text.press_sequentially("half a sen")
    many = int(page.locator("#n-gap").inner_text())
    mapping.place_entry(room.lead, kind="gap", text="<b>Seen</b> by all", places=["1"])
    expect(page.get_by_text("<b>Seen</b> by all")).to_be_visible()
    expect(page.locator("#n-gap")).to_have_text(str(many + 1))
    arranging.start_timer(room.lead, minutes=45)
    expect(page.locator(".timer")).to_contain_text(re.compile(r"4[45]:\d\d left"))
    text.press_sequentially("tence")
    arranging.move_room(room.lead, stage="intercept", at="2")
    expect(page.locator("#moved")).to_be_visible()
    expect(text).to_have_value("half a sentence")
    text.fill("")
    page.locator("#moved a").click()
    expect(page.locator("#add h2")).to_contain_text("Initial Detention")
    arranging.move_room(room.lead, stage="intercept", at="3")
    expect(page.locator("#add h2")).to_contain_text("Courts")


def test_what_is_written_while_the_server_is_away_is_sent_once(visit: Visit, own: Houses) -> None:
    room = own.demonstration()
    visitor = visit(home=own.server.url, viewport=PHONE)
    visitor.context.add_cookies([own.cookie(room.participant.member, at=room.code)])  # type: ignore[list-item]
    page = visitor.open(f"/plain/{room.code}?at=1")
    expect(page.locator("#live")).to_have_text("Live")
    own.server.stop()
    write(page, "Kept while the server was away")
    expect(page.locator("#live")).to_contain_text("No connection since")
    own.server.start()
    expect(page.locator("#answer")).to_contain_text("Saved")
    expect(page.locator("#list").get_by_text("Kept while the server was away")).to_be_visible()
    texts = [e.text for e in room.map.entries()]
    assert texts.count("Kept while the server was away") == 1
    expect(page.locator("#live")).to_have_text("Live")


def test_where_the_event_stream_is_cut_the_page_asks_by_itself(visit: Visit, room: Room) -> None:
    visitor = visit(room.participant.member, room=room)

    def cut(route: Route) -> None:
        route.abort()

    visitor.context.route("**/live/**", cut)
    page = visitor.context.new_page()
    page.goto(f"{visitor.home}/plain/{room.code}")
    expect(page.locator("#live")).to_contain_text("every 15 s")
    mapping.place_entry(room.lead, kind="gap", text="Heard by asking", places=["1"])
    expect(page.get_by_text("Heard by asking")).to_be_visible()
    visitor.problems.clear()  # the browser's own words about the stream that was cut


@pytest.mark.parametrize("block", [cut_sockets, swallow_sockets])
def test_the_join_page_ticks_the_light_page_where_websockets_do_not_get_through(
    block: object, visit: Visit, room: Room
) -> None:
    visitor = visit()
    page = visitor.context.new_page()
    assert callable(block)
    block(page)
    page.goto(f"{visitor.home}/join/{room.code}")
    expect(page.locator("#blocked")).to_be_visible()
    expect(page.get_by_label("Light page")).to_be_checked()
    assert violations(page) == []


def test_the_join_page_says_nothing_where_websockets_work(visit: Visit, room: Room) -> None:
    page = visit().open(f"/join/{room.code}")
    page.wait_for_timeout(5000)
    expect(page.locator("#blocked")).to_be_hidden()
    expect(page.get_by_label("Light page")).not_to_be_checked()


def test_a_full_page_without_its_websocket_offers_the_light_page(visit: Visit, room: Room) -> None:
    visitor = visit(room.participant.member, room=room)
    page = visitor.context.new_page()
    cut_sockets(page)
    page.goto(visitor.home)
    bar = page.locator("#sim-light")
    expect(bar).to_be_visible()
    bar.get_by_role("link").click()
    expect(page).to_have_url(f"{visitor.home}/plain/{room.code}")
    fine = visitor.open("/")
    fine.wait_for_timeout(5000)
    expect(fine.locator("#sim-light")).to_be_hidden()
    visitor.problems.clear()  # Streamlit says in the console that its socket was closed


def test_a_full_page_without_scripts_links_to_the_light_page(visit: Visit, room: Room) -> None:
    page = visit(room.participant.member, room=room, java_script_enabled=False).context.new_page()
    page.goto(f"{visit().home}/intercept?at=1")
    page.get_by_role("link", name="Open the light page").click()
    expect(page.get_by_label("One thing, in your words")).to_be_visible()


@pytest.mark.parametrize("day", ["demonstration", "grouping", "evaluating"])
def test_everything_a_cold_phone_loads_is_sixty_kilobytes_at_most(
    day: str, visit: Visit, houses: Houses
) -> None:
    """The demonstration's fullest intercept, uncompressed, the stream's first words included; with
    the groups and with the questions at the end too."""
    room: Room = getattr(houses, day)()
    full = max((len(room.map.at_intercept(i.id, room.map.entries())), i.id)
               for i in room.map.intercepts)[1]  # fmt: skip
    visitor = visit(room.participant.member, room=room, viewport=PHONE)
    page, sizes = visitor.context.new_page(), {}
    page.on(
        "response", lambda r: None if "/live/" in r.url else sizes.update({r.url: len(r.body())})
    )
    page.goto(f"{visitor.home}/plain/{room.code}?at={full}")
    expect(page.locator("#live")).to_have_text("Live")
    stream = page.evaluate(
        """async address => {
          const reader = (await fetch(address)).body.getReader();
          return (await reader.read()).value.length;
        }""",
        f"/live/{room.code}?last={room.map.revision}",
    )
    sizes["stream"] = stream
    print(sizes)
    assert sum(sizes.values()) <= SIZE, sizes
    assert width_over(page) <= 0
