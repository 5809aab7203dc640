"""A year of a real county's committee, with the clock moved: from the workshop's last minute to the
remapping, on the screens a chair and a coordinator use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from sim_workshop.domain.privacy import release
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.engagement import Charter
from sim_workshop.domain.year.keeping_on import CloseOut, Handled
from sim_workshop.domain.year.outcomes import candidates
from sim_workshop.domain.year.working import Funding
from sim_workshop.exchange.of_the_year import commissioners, status
from sim_workshop.exchange.on_paper import sheet
from sim_workshop.use_cases import (
    agreeing,
    comparing,
    evidencing,
    hosting,
    mapping,
    meeting,
    solving,
    tracking,
    working,
)
from sim_workshop.use_cases.acting import Acting, utc_now
from sim_workshop.use_cases.carrying import read_file, take_in
from tests.browser.conftest import Visit
from tests.browser.rooms import Houses
from tests.browser.running import ROOT, Server
from tests.browser.visiting import press, settled, whole_page, width_over

COUNTY = ROOT / "tests" / "data" / "counties" / "washington_or.yaml"
SHERIFF, HEALTH = "Sheriff's Office", "Mental Health Program"
CHAIR = "Ana Ruiz"


@dataclass
class Year:
    """The server, its clock, and the coordinator at work in the county's workshop."""

    houses: Houses
    clock: Path
    lead: Acting
    pictures: Path
    pages: list[str] = field(default_factory=list)

    def turn(self, days: int) -> Acting:
        """So many days after the workshop, for the server and for us."""
        self.clock.write_text(str(days), "utf-8")
        self.lead = replace(self.lead, now=lambda: utc_now() + timedelta(days=days))
        return self.lead

    @property
    def today(self) -> date:
        return solving.local_day(self.map, self.lead.now())

    @property
    def map(self) -> Map:
        return self.lead.map

    def picture(self, page: Page, name: str) -> None:
        """For somebody to look at, where a folder is named."""
        assert width_over(page) == 0
        if os.environ.get("SIM_PICTURES"):
            whole_page(page)
            page.screenshot(path=self.pictures / f"{name}.png")

    def quarter(self, name: str) -> None:
        """The report of the quarter and the commissioners' page as files."""
        for paper in (status, commissioners):
            write = partial(paper.write, today=self.today)
            made_at: datetime = self.lead.now()
            word = sheet.printed(write, release(self.map).map, made_at=made_at, version="1")
            called = f"{name}-{paper.__name__.rpartition('.')[2]}.docx"
            (self.pictures / called).write_bytes(word)
            self.pages.append(called)


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    clock = tmp_path / "clock"
    clock.write_text("0", "utf-8")
    server = Server(tmp_path)
    paths = (ROOT / "tests" / "browser" / "clock", ROOT)
    server.more = {"SIM_TEST_CLOCK": str(clock), "PYTHONPATH": os.pathsep.join(map(str, paths))}
    houses = Houses(server)
    [taken] = take_in(houses.store, read_file(COUNTY))
    lead = hosting.name_oneself(houses.store, taken.opened.facilitator, "Sam Field")
    pictures = Path(os.environ.get("SIM_PICTURES", tmp_path / "pictures"))
    pictures.mkdir(parents=True, exist_ok=True)
    server.start()
    yield Year(houses, clock, Acting(houses.store, taken.opened.code, lead), pictures)
    houses.close()
    server.stop()


def card(page: Page, title: str) -> Locator:
    """The finding of this title."""
    return page.locator('[class*="st-key-finding_"]').filter(
        has=page.get_by_role("heading", name=title, exact=True)
    ).first  # fmt: skip


def act(page: Page, title: str, button: str) -> None:
    card(page, title).get_by_role("button", name=button, exact=True).click()
    settled(page)


def saved(page: Page) -> None:
    expect(page.get_by_role("status").get_by_text("Saved.")).to_be_visible()


def test_a_year_from_the_last_minute_to_the_remapping(year: Year, visit: Visit) -> None:
    cookie: Any = year.houses.cookie(year.houses.host, year.lead.member, at=year.lead.code)
    visitor = visit(home=year.houses.server.url)
    visitor.context.add_cookies([cookie])
    page = visitor.open("/week")
    the_last_minute_of_the_workshop(year, page)
    the_first_quarter(year, page)
    the_half_year(year, page)
    the_grant_ends(year, page)
    the_remapping(year, page)
    assert len(year.pages) == 6


def again(page: Page, path: str = "/week") -> None:
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + path)
    settled(page)


def the_last_minute_of_the_workshop(year: Year, page: Page) -> None:
    """A next meeting is set, somebody is in the chair, the numbers of the day are frozen."""
    expect(card(page, "No next meeting")).to_be_visible()
    act(page, "No next meeting", "Set the next meeting")
    today = year.today  # midnight may come meanwhile
    first = today + timedelta(days=14)
    page.get_by_label("Day", exact=True).get_by_role("spinbutton").first.click()
    page.keyboard.type(first.strftime("%m%d%Y"))
    page.get_by_label("How many meetings").fill("13")
    press(page, "Save the meeting")
    saved(page)
    expect(card(page, "No next meeting")).to_have_count(0)
    assert len([m for m in year.map.meetings if not m.held]) >= 13
    agreeing.begin_charter(year.lead)
    again(page)
    act(page, "Nobody in the chair", "Say who is in the chair")
    page.get_by_label("Chair from today on").fill(CHAIR)
    page.get_by_label("Named successor").fill("Jo Lee")
    press(page, "Save who leads")
    saved(page)
    charter = year.map.get("charter")
    assert isinstance(charter, Charter)
    assert charter.chair == CHAIR
    assert charter.chair_since in (today, year.today)
    frozen = tracking.freeze_baseline(year.lead, points=[p.id for p in candidates(year.map)[:5]])
    assert {b.frozen_on for b in frozen} <= {today, year.today}
    working.place_grant(year.lead, title="Bridge grant", ends=year.today + timedelta(days=380))
    year.picture(page, "day-000-this-week")
    it_prints_without_its_buttons(page)


def it_prints_without_its_buttons(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="How the committee is doing")).to_be_visible()
    expect(page.locator(".stButton").first).to_be_hidden()
    expect(page.locator(".st-key-frame")).to_be_hidden()
    page.emulate_media(media="screen")


def hold(year: Year, until: int, *, sheriff: bool = True) -> None:
    """The meetings up to this day, each kept on its evening."""
    for each in sorted(year.map.meetings, key=lambda m: m.on or date.max):
        if (
            each.held
            or not each.on
            or each.on > solving.local_day(year.map, utc_now()) + timedelta(days=until)
        ):
            continue
        after = (each.on - solving.local_day(year.map, utc_now())).days + 1
        meeting.keep_minutes(
            year.turn(after), id=each.id, on=each.on, lasted=90, led_by=CHAIR,
            attended=(HEALTH, SHERIFF) if sheriff else (HEALTH,),
            minutes="Goals, timeline and who is responsible were looked at.",
        )  # fmt: skip


def the_first_quarter(year: Year, page: Page) -> None:
    """Steps stand still and no number came: one step is changed, a new value comes in."""
    hold(year, 90)
    year.turn(95)
    again(page)
    expect(card(page, "Steps that stand still")).to_be_visible()
    expect(card(page, "No new data")).to_be_visible()
    year.picture(page, "day-095-this-week")
    act(page, "Steps that stand still", "Change a step")
    page.get_by_label("The reason, where it does not move").fill("The lease is not signed")
    press(page, "Save the step")
    saved(page)
    assert [s.status_reason for s in year.map.steps if s.status_reason] == [
        "The lease is not signed"
    ]
    first = candidates(year.map.__class__(
        year.map.code, 1, year.map.community, year.map.pack,
        {i: r for i, r in year.map.records.items() if r.kind != "baseline"},
    ))[0]  # fmt: skip
    evidencing.place_number(
        year.lead, measure=first.measure, name=first.name, value="512", unit=first.unit,
        period="2027", source="Jail log", population=first.population,
        definition=first.definition, about=list(first.about),
    )  # fmt: skip
    again(page)
    expect(card(page, "No new data")).to_have_count(0)
    year.quarter("quarter-1")


def the_half_year(year: Year, page: Page) -> None:
    """An agency stays away; the committee asks its sponsor, and the finding is quiet."""
    hold(year, 190, sheriff=False)
    year.turn(195)
    again(page)
    expect(card(page, "An agency stays away")).to_contain_text(SHERIFF)
    act(page, "An agency stays away", "Dealt with")
    page.get_by_label("What was done about it").fill("Its sponsor names an alternate")
    year.picture(page, "day-195-dealt-with")
    press(page, "Save")
    saved(page)
    assert [h.how for h in year.map.all(Handled)] == ["Its sponsor names an alternate"]
    expect(card(page, "An agency stays away")).to_have_count(0)
    year.quarter("quarter-2")


def the_grant_ends(year: Year, page: Page) -> None:
    """The checklist of the last year, the charter's review, the close-out."""
    hold(year, 365)
    year.turn(370)
    again(page)
    act(page, "A grant ends within a year", "Answer the checklist")
    page.locator('[data-testid="stDialog"] label').filter(has_text="Settled").first.click()
    year.picture(page, "day-370-checklist")
    press(page, "Save the checklist")
    saved(page)
    [grant] = year.map.all(Funding)
    assert [s.answer for s in grant.sustained if s.answer] == ["yes"]
    year.turn(382)
    again(page)
    act(page, "A grant ended", "Close it out")
    page.get_by_label("What was reached").fill("One door for referrals is open")
    year.picture(page, "day-382-close-out")
    page.locator('[data-testid="stDialog"]').get_by_role("button", name="Close it out").click()
    settled(page)
    saved(page)
    assert [c.achieved for c in year.map.all(CloseOut)] == ["One door for referrals is open"]
    expect(page.get_by_text("One door for referrals is open")).to_be_visible()
    year.quarter("quarter-4")


def the_remapping(year: Year, page: Page) -> None:
    """A new workshop from last time; what changed is said."""
    old = year.map
    again(page, "/opening")
    page.locator("label, button").filter(has_text="From last time").first.click()
    settled(page)
    press(page, "Open the workshop")
    code = page.locator(".tile .big").inner_text().replace(" ", "")
    new = year.houses.store.read(code)
    assert new.workshop.opened_from == old.code
    assert comparing.between(old, new) == comparing.Since((), (), ())
    host = year.houses.host
    lead = Acting(year.houses.store, code, hosting.lead(year.houses.store, host, code))
    gone = new.gaps[0]
    mapping.remove_entry(lead, id=gone.id, reason="It was solved")
    mapping.place_entry(lead, kind="gap", text="Nobody drives at night", places=["1"])
    cookie: Any = year.houses.cookie(host, lead.member, at=code)
    page.context.add_cookies([cookie])
    again(page, "/map_views")
    press(page, "Since last time")
    expect(page.get_by_role("heading", name="New: 1")).to_be_visible()
    expect(page.get_by_role("heading", name="Gone: 1")).to_be_visible()
    expect(page.get_by_role("heading", name="Priorities of last time")).to_be_visible()
    expect(page.get_by_text("Nobody drives at night")).to_be_visible()
    year.picture(page, "day-382-since-last-time")
