"""The console and the screens that follow it, in real browsers on a real server."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from sim_workshop.use_cases import arranging, mapping, prioritizing, scheduling, showing
from tests.browser.conftest import Visit
from tests.browser.rooms import Houses, Room
from tests.browser.running import PATIENCE
from tests.browser.visiting import PHONE, capture, press, settled


@pytest.fixture
def room(houses: Houses) -> Room:
    made = houses.empty("Console County")
    arranging.move_room(made.lead, stage="intercept", at="1")
    return made


def console(visit: Visit, room: Room, **more: object) -> Page:
    return visit(room.lead.member, room=room, **more).open("/console")


def left(page: Page, part: str) -> int:
    """Seconds a clock shows."""
    text = page.locator(part).inner_text()
    found = re.search(r"(\d+):(\d\d)", text)
    assert found, text
    return int(found[1]) * 60 + int(found[2])


def read_in_turn(clocks: Sequence[tuple[Page, str]], apart: int = 1) -> list[int]:
    """What clocks that run show, each within seconds of the first; it is read again at the end,
    as reading them takes its time."""
    shown = [left(page, part) for page, part in (*clocks, clocks[0])]
    assert all(shown[-1] - apart <= each <= shown[0] + apart for each in shown), shown
    return shown


def gap(room: Room, text: str) -> str:
    return mapping.place_entry(room.participant, kind="gap", text=text, places=["1"]).id


def wait_for(what: object) -> None:
    until = time.monotonic() + PATIENCE
    while not what():  # type: ignore[operator]
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.05)


def test_pitfall_21_one_timer_whatever_the_laptop_s_clock_says(visit: Visit, room: Room) -> None:
    """Three screens, one of them a day ahead and one an hour behind, show the same second."""
    arranging.start_timer(room.lead, minutes=45)
    skew = "const real = Date.now.bind(Date); Date.now = () => real() + {};"
    pages = []
    for who, path, part, off in (
        (room.lead.member, "/console", ".st-key-console_clock .time", 86_400_000),
        (room.participant.member, "/intercept?at=1", ".clock .time", -3_600_000),
        (room.lead.member, f"/wall/{room.code}", "#timer", 86_400_000),
        (room.participant.member, "/intercept?at=1", ".clock .time", 0),
    ):
        person = visit(who, room=room)
        person.context.add_init_script(skew.replace("{}", str(off)))
        pages.append((person.open(path), part))
    for page, part in pages:
        page.wait_for_selector(part)
        page.wait_for_timeout(300)
    shown = read_in_turn(pages)
    assert 2000 < shown[0] <= 2700
    arranging.pause_timer(room.lead)
    for page, _part in pages:
        page.wait_for_timeout(1_300)
    still = [left(page, part) for page, part in pages]
    assert len(set(still)) == 1, still


def test_pitfall_13_what_is_half_typed_stays_while_everybody_else_writes(
    visit: Visit, room: Room
) -> None:
    """A reason typed in a drawer of the console, through updates and a co-facilitator's moves."""
    id_ = gap(room, "No bed at night")
    page = console(visit, room)
    page.locator(".desk .row").first.wait_for()
    page.get_by_role("button", name="Remove with a reason").first.click()
    field = page.get_by_role("textbox", name="Why")
    field.click()
    for n in range(12):
        field.press_sequentially("said twice "[n % 11])
        gap(room, f"Something else {n}")
        if n % 4 == 0:
            arranging.move_room(room.lead, prompt=n // 4 + 1)
        page.wait_for_timeout(200)
    assert field.input_value() == "said twice s"
    assert page.locator("[role=dialog]").count() == 1
    field.press("Enter")
    wait_for(lambda: getattr(room.map.get(id_), "standing", "") == "removed")


def test_a_co_facilitator_s_move_is_drawn_without_a_press(visit: Visit, room: Room) -> None:
    page = console(visit, room)
    arranging.move_room(room.lead, at="3", stage="intercept")
    page.get_by_role("heading", name="Jails").wait_for()


def test_new_entries_come_by_themselves_and_one_key_pins_the_marked_one(
    visit: Visit, room: Room
) -> None:
    page = console(visit, room)
    first, second = gap(room, "First"), gap(room, "Second")
    page.locator(".desk .row").nth(1).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("p")
    wait_for(lambda: room.map.room.pinned == (first,))
    settled(page)
    page.locator(".desk .row.pinned").wait_for()
    page.keyboard.press("k")
    wait_for(lambda: getattr(room.map.get(first), "standing", "") == "parked")
    assert getattr(room.map.get(second), "standing", "") == "shown"


def test_the_keys_act_and_do_nothing_while_somebody_types(visit: Visit, room: Room) -> None:
    page = console(visit, room)
    page.keyboard.press("h")
    wait_for(lambda: room.map.room.veiling)
    settled(page)
    page.keyboard.press("ArrowRight")
    wait_for(lambda: room.map.room.prompt == 1)
    settled(page)
    gap(room, "No bed at night")
    page.locator(".desk .row").first.wait_for()
    page.get_by_role("button", name="Remove with a reason").first.click()
    field = page.get_by_role("textbox", name="Why")
    field.click()
    before = room.map
    field.press_sequentially("haute wall pjkx")
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown"):
        field.press(key)
    page.wait_for_timeout(800)
    assert room.map.revision == before.revision
    assert field.input_value() == "haute wall pjkx"


def test_the_keys_of_the_room_do_nothing_while_a_facilitator_writes_an_entry(
    visit: Visit, room: Room
) -> None:
    page = visit(room.lead.member, room=room).open("/intercept?at=1")
    before = room.map.room
    capture(page).click()
    capture(page).press_sequentially("A dispatcher, at night")
    for key in ("ArrowLeft", "ArrowRight", "Shift+ArrowRight", "ArrowRight"):
        capture(page).press(key)
    page.wait_for_timeout(800)
    assert room.map.room == before
    assert capture(page).input_value() == "A dispatcher, at night"


def test_who_stays_behind_stays_and_comes_back(visit: Visit, room: Room) -> None:
    page = visit(room.participant.member, room=room).open("/intercept?at=1")
    page.get_by_role("button", name="Stay here").click()
    arranging.move_room(room.lead, at="2", stage="intercept")
    page.wait_for_timeout(3_000)
    assert page.get_by_role("heading", name="Law Enforcement").count() == 1
    page.reload()
    settled(page)
    back = page.get_by_role("button", name="Back to the room")
    back.click()
    page.get_by_role("heading", name="Initial Detention").wait_for()
    arranging.move_room(room.lead, at="3", stage="intercept")
    page.get_by_role("heading", name="Jails").wait_for()


def test_everybody_follows_to_a_stage(visit: Visit, room: Room) -> None:
    page = visit(room.participant.member, room=room).open("/intercept?at=1")
    page.evaluate("Math.random = () => 3")  # it hears the move, and waits longer to follow
    arranging.move_room(room.lead, stage="map")
    page.wait_for_function("[...__simLive.feeds.values()].some((f) => f.room?.stage === 'map')")
    page.get_by_role("radio", name="Practices").click()  # drawn anew meanwhile
    page.wait_for_url("**/map*")
    arranging.move_room(room.lead, stage="intercept", at="4")
    page.get_by_role("heading", name="Reentry").wait_for()


def test_pressing_done_counts_on_the_console_at_once(visit: Visit, room: Room) -> None:
    desk = console(visit, room)
    page = visit(room.participant.member, room=room).open("/intercept?at=1")
    page.get_by_role("button", name="I’m done with this").click()
    page.get_by_role("button", name="Done with this").wait_for()
    desk.locator(".console .finished", has_text="of 1 done with this prompt").wait_for()
    wait_for(lambda: desk.locator(".console .finished strong").inner_text() == "1")
    page.get_by_role("button", name="Done with this").click()
    wait_for(lambda: desk.locator(".console .finished strong").inner_text() == "0")


def test_pitfall_20_the_mode_stands_on_every_capture_line_while_it_is_on(
    visit: Visit, room: Room
) -> None:
    page = visit(room.participant.member, room=room).open("/intercept?at=1")
    mode = page.locator(".capture .mode")
    assert not mode.is_visible()
    showing.approve_first(room.lead, on=True)
    mode.get_by_text("Shown after a facilitator looked at it.").wait_for()
    capture(page).fill("No bed at night")
    capture(page).press("Enter")
    page.get_by_text("Waiting for a facilitator").wait_for()
    arranging.move_room(room.lead, stage="break")
    arranging.move_room(room.lead, stage="intercept")
    page.reload()
    settled(page)
    mode.get_by_text("Shown after a facilitator looked at it.").wait_for()
    desk = console(visit, room)
    desk.locator(".console .modes.on").wait_for()
    desk.get_by_role("button", name="Show it", exact=True).click()
    page.locator(".columns .card:not(.held)", has_text="No bed at night").wait_for()


def test_pitfall_15_a_facilitator_s_console_holds_nobody_s_ballot(visit: Visit, room: Room) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(room.lead, title=title)
    round_ = prioritizing.open_round(room.lead)
    prioritizing.cast_ballot(room.participant, round=round_.id, marks={"A": 3})
    page = console(visit, room)
    page.locator(".console .voted strong", has_text="1").wait_for()
    assert "Crisis center" not in page.locator(".stApp").inner_text()
    press(page, "Keys")
    assert "Crisis center" not in page.locator("body").inner_text()


def test_pitfall_13_a_half_typed_entry_survives_five_updates_a_second(
    visit: Visit, room: Room
) -> None:
    """And the page drawn anew under it, when the room is asked the next question."""
    page = visit(room.participant.member, room=room).open("/intercept?at=1")
    field = capture(page)
    field.click()
    text = "The line is not answered at night, and nobody calls back"
    for n, letter in enumerate(text):
        field.press(letter if letter != " " else "Space")
        gap(room, f"Something else {n}")
        if n % 20 == 10:
            arranging.move_room(room.lead, prompt=n // 20 + 1)
        page.wait_for_timeout(120)
    page.get_by_text("Prompt 4 of 10").wait_for()
    assert field.input_value() == text
    assert field.evaluate("(e) => e.getRootNode().activeElement === e")


def test_caret_and_scroll_stay_where_they_are_while_others_write(visit: Visit, room: Room) -> None:
    """Half a sentence in the middle of which somebody types, on a page scrolled down."""
    for n in range(40):
        gap(room, f"Written before {n}")
    page = visit(room.participant.member, room=room).open("/intercept?at=1")
    field = capture(page)
    field.fill("The line is not at night")
    field.evaluate("e => e.setSelectionRange(16, 16)")
    main = page.locator('[data-testid="stMain"]')
    main.evaluate("e => { e.scrollTop = 300; }")
    before = main.evaluate("e => e.scrollTop")
    for n, letter in enumerate("answered "):
        page.keyboard.type(letter)
        for m in range(2):
            gap(room, f"Meanwhile {n} {m}")
        page.wait_for_timeout(300)
    assert field.input_value() == "The line is not answered at night"
    assert field.evaluate("e => [e.selectionStart, e.selectionEnd]") == [25, 25]
    assert field.evaluate("e => e.getRootNode().activeElement === e")
    assert main.evaluate("e => e.scrollTop") == before


def test_the_countdown_of_a_vote_is_the_same_whatever_the_clock_says(
    visit: Visit, room: Room
) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(room.lead, title=title)
    round_ = prioritizing.open_round(room.lead)
    prioritizing.close_round(room.lead, round=round_.id, seconds=120)
    skew = "const real = Date.now.bind(Date); Date.now = () => real() + {};"
    pages = []
    for off in (86_400_000, -3_600_000, 0):
        person = visit(room.participant.member, room=room)
        person.context.add_init_script(skew.replace("{}", str(off)))
        page = person.open("/ballot")
        page.wait_for_selector(".closing-in")
        pages.append(page)
    pages[0].wait_for_timeout(300)
    shown = read_in_turn([(page, ".closing-in") for page in pages], apart=2)
    assert 0 < shown[0] <= 120


def test_each_tab_of_a_person_shows_the_votes_that_count(visit: Visit, room: Room) -> None:
    """Cast in one, they stand in the other as well; what is chosen and not cast yet stays there."""
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(room.lead, title=title)
    round_ = prioritizing.open_round(room.lead)
    person = visit(room.participant.member, room=room)
    one, other = person.open("/ballot"), person.open("/ballot")

    def choose(page: Page, name: str, votes: int) -> None:
        page.get_by_role("group", name=name).get_by_role("radio").nth(votes).check(force=True)

    def shows(page: Page, sum_: str, button: str, *, pressable: bool) -> None:
        said = page.get_by_role("status").filter(has_text="votes used")  # heard by who does not see
        expect(said).to_have_text(f"{sum_} votes used")
        cast = page.get_by_role("button", name=button, exact=False)
        expect(cast).to_be_enabled() if pressable else expect(cast).to_be_disabled()

    choose(one, "A Crisis center", 2)
    one.get_by_role("button", name="Cast my votes").click()
    shows(other, "2 of 3", "Votes are cast", pressable=False)
    choose(one, "B Data sharing", 1)
    choose(other, "A Crisis center", 0)
    other.get_by_role("button", name="Cast the change").click()
    expect(other.get_by_role("button", name="Cast ")).to_be_disabled()
    shows(one, "3 of 3", "Cast the change", pressable=True)  # chosen here and not cast
    one.get_by_role("button", name="Cast the change").click()
    shows(other, "3 of 3", "Votes are cast", pressable=False)
    marks = room.store.own_marks(room.code, round_.id, room.participant.member.id)
    assert sorted((marks or {}).values()) == [1, 2]


def test_one_key_borrows_minutes_and_one_restores(visit: Visit, room: Room) -> None:
    scheduling.lay_out_agenda(room.lead)
    running = next(b for b in room.map.agenda if b.title == "Intercepts 0 and 1")
    scheduling.start_block(room.lead, id=running.id)
    removed = gap(room, "Removed by mistake")
    mapping.remove_entry(room.lead, id=removed, reason="said twice")
    author = visit(room.participant.member, room=room).open("/intercept?at=1")
    expect(author.get_by_text("Not shown: said twice")).to_be_visible()
    counts = author.locator(".column.gap .count")
    expect(counts).to_have_text("0")  # what everybody else counts
    page = console(visit, room)
    page.keyboard.press("b")
    page.get_by_role("dialog").get_by_role("button", name="Borrow them").click()
    wait_for(lambda: room.map.room.timer_minutes == 95)
    settled(page)
    press(page, "Removed")
    page.keyboard.press("y")
    wait_for(lambda: getattr(room.map.get(removed), "standing", "") == "shown")
    expect(counts).to_have_text("1")


def test_from_the_plan_and_the_questions_people_are_taken_along(visit: Visit, room: Room) -> None:
    arranging.move_room(room.lead, stage="plan")
    page = visit(room.participant.member, room=room, viewport=PHONE).open("/plan")
    arranging.move_room(room.lead, stage="evaluation")
    page.wait_for_url("**/evaluation*")
    settled(page)
    arranging.move_room(room.lead, stage="intercept", at="3")
    page.get_by_role("heading", name="Jails").wait_for()
