"""Reminders by e-mail, through a real mail server: once for each thing, never silently lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sim_workshop.domain.errors import NotAllowed
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.record import Record
from sim_workshop.domain.year.engagement import Agreement, Charter
from sim_workshop.domain.year.keeping_on import Pause
from sim_workshop.domain.year.working import Funding, Workgroup
from sim_workshop.settings import Settings
from sim_workshop.use_cases import history, planning, prioritizing, reminding
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.reminding import Told
from tests.conftest import joined
from tests.mail_server import Box, mail_server

NOON = datetime(2028, 3, 1, 17, tzinfo=UTC)
JANE, TEAM, CHAIR = "jane@example.org", "team@example.org", "chair@example.org"


@pytest.fixture
def box() -> Iterator[Box]:
    with mail_server() as opened:
        yield opened


@pytest.fixture
def mailing(box: Box) -> Settings:
    return Settings(
        "sqlite:///x", Path("x"), public_url="https://sim.example.org", smtp_url=box.url,
        mail_from="sim@example.org",
    )  # fmt: skip


def put(acting: Acting, *records: Record) -> None:
    with acting.act("test.put", "keep_year") as work:
        for record in records:
            work.put(record)


@pytest.fixture
def begun(facilitator: Acting) -> Acting:
    """Jane leads a step due in a week; the planning team and a workgroup's chair have addresses."""
    lead = replace(facilitator, now=lambda: NOON)
    put(
        lead, Stakeholder(id="s1", name="Jane Roe", agency="Health", email=JANE),
        Stakeholder(id="s2", name="Tom Oak", agency="Sheriff", email=TEAM, planning_team=True),
        Stakeholder(id="s3", name="Jo Lee", agency="Housing", email=CHAIR),
        Stakeholder(id="s4", name="No Mail", agency="Court", planning_team=True),
        Workgroup(id="w1", name="Housing", chair="Jo Lee"),
    )  # fmt: skip
    chosen = prioritizing.name_priority(lead, title="Crisis center")
    prioritizing.take_to_plan(lead, ids=[chosen.id])
    planning.place_step(
        lead, priority=chosen.id, text="Find a house", who="Jane Roe, Health", when="2028-03-08"
    )
    return lead


def run(acting: Acting, settings: Settings, days: int = 0) -> Told:
    return reminding.remind(
        acting.store, settings, acting.code, lambda: NOON + timedelta(days=days)
    )


def told(box: Box) -> list[tuple[str, list[str]]]:
    """To whom, and the lines."""
    found = []
    for mail in box.mails:
        lines = str(mail.get_content()).replace("\r", "").splitlines()
        found.append((str(mail["To"]), [x[2:] for x in lines if x.startswith("- ")]))
    return found


def test_a_lead_is_told_a_week_before_and_once_when_it_is_late(
    begun: Acting, mailing: Settings, box: Box
) -> None:
    assert run(begun, mailing, -1) == Told()
    assert run(begun, mailing) == Told(sent=1)
    assert told(box) == [(JANE, ["Due on Mar 8, 2028: 1.1 Find a house"])]
    assert run(begun, mailing, 1) == Told(known=1)
    assert run(begun, mailing, 8) == Told(sent=1)
    assert told(box)[1] == (JANE, ["Overdue since Mar 8, 2028: 1.1 Find a house"])
    assert run(begun, mailing, 9) == Told(known=1)
    mail = box.mails[0]
    assert (str(mail["From"]), str(mail["Subject"]), str(mail["Auto-Submitted"])) == (
        "SIM Workshop <sim@example.org>", "Washington County, OR: what is due", "auto-generated",
    )  # fmt: skip
    assert "https://sim.example.org" in str(mail.get_content())


def test_the_team_is_told_of_meetings_and_papers_and_chairs_of_report_backs(
    begun: Acting, mailing: Settings, box: Box
) -> None:
    put(begun, Agreement(id="a1", title="Jail data", review=date(2028, 3, 8)),
        Funding(id="g1", title="Crisis grant", ends=date(2028, 12, 1)),
        Charter(agreed_on=date(2027, 3, 5)))  # fmt: skip
    planning.set_meeting(begun, title="Committee", when="2028-03-08")
    assert run(begun, mailing).sent == 3
    assert dict(told(box)) == {
        JANE: ["Due on Mar 8, 2028: 1.1 Find a house"],
        CHAIR: ["Report back for “Housing” by Mar 8, 2028"],
        TEAM: [
            "Meeting on Mar 8, 2028: Committee", "Review “Jail data”: Mar 8, 2028",
            "Look at the charter: Mar 4, 2028",
            "“Crisis grant” ends on Dec 1, 2028: answer what has to be settled before",
        ],
    }  # fmt: skip
    assert run(begun, mailing, 1).sent == 0


def test_an_address_the_server_refuses_is_on_record_and_not_tried_again(
    begun: Acting, mailing: Settings, box: Box
) -> None:
    box.unknown.add(JANE)
    assert run(begun, mailing).refused == (f"{JANE}: 550 5.1.1 No such user here",)
    assert run(begun, mailing, 1) == Told(known=1)
    [kept] = reminding.mails_of(begun)
    assert (kept.address, kept.state, kept.said) == (JANE, "refused", "550 5.1.1 No such user here")


def test_a_mail_server_that_is_away_is_on_record_and_tried_again(
    begun: Acting, mailing: Settings, box: Box
) -> None:
    away = replace(mailing, smtp_url="smtp://127.0.0.1:1")
    assert len(run(begun, away).refused) == 1
    assert [m.state for m in reminding.mails_of(begun)] == ["failed"]
    assert run(begun, mailing) == Told(sent=1)
    assert [m.state for m in reminding.mails_of(begun)] == ["sent"]


def test_a_line_that_breaks_while_it_goes_out_is_not_tried_again(
    begun: Acting, mailing: Settings, box: Box
) -> None:
    box.breaks = True
    assert len(run(begun, mailing).refused) == 1
    assert [m.state for m in reminding.mails_of(begun)] == ["unknown"]
    box.breaks = False
    before = len(box.mails)
    assert run(begun, mailing) == Told(known=1)
    assert len(box.mails) == before


def test_without_a_mail_server_nothing_is_sent_and_it_says_so(begun: Acting) -> None:
    assert run(begun, Settings("sqlite:///x", Path("x"))) == Told(disabled=True)
    assert reminding.mails_of(begun) == []


def test_a_pause_is_not_broken_by_mail(begun: Acting, mailing: Settings, box: Box) -> None:
    put(begun, Pause(id="pa", reason="Flood", since=date(2028, 2, 1)))
    assert run(begun, mailing) == Told()
    assert box.mails == []


def test_a_text_that_waits_for_a_look_is_not_in_a_mail(
    begun: Acting, mailing: Settings, box: Box
) -> None:
    step = begun.map.steps[0]
    planning.correct_step(begun, id=step.id, text="Find beds for 3 women", names_nobody=True)
    run(begun, mailing)
    assert told(box) == [(JANE, ["Due on Mar 8, 2028: 1.1"])]


def test_an_address_that_is_none_is_never_handed_to_the_server(
    begun: Acting, mailing: Settings, box: Box
) -> None:
    bad = begun.map.get("s1")
    assert isinstance(bad, Stakeholder)
    put(begun, bad.but(email="jane@example.org\nBcc: all@example.org"))
    assert run(begun, mailing) == Told()
    assert box.mails == []


def test_another_day_is_another_thing_and_undo_reaches_no_mail(
    begun: Acting, mailing: Settings, box: Box
) -> None:
    run(begun, mailing)
    planning.correct_step(begun, id=begun.map.steps[0].id, when="2028-03-06")
    assert run(begun, mailing) == Told(sent=1)
    history.undo_last(begun)
    assert run(begun, mailing) == Told(known=1)


def test_the_daily_run_waits_for_the_morning(begun: Acting, mailing: Settings, box: Box) -> None:
    def night() -> datetime:
        return datetime(2028, 3, 1, 11, 59, tzinfo=UTC)

    def morning() -> datetime:
        return datetime(2028, 3, 1, 12, 0, tzinfo=UTC)

    assert reminding.remind_all(begun.store, mailing, night) == {}
    assert reminding.remind_all(begun.store, mailing, morning) == {begun.code: Told(sent=1)}
    assert reminding.remind_all(begun.store, mailing, morning) == {begun.code: Told(known=1)}


def test_only_who_keeps_the_year_sends_and_only_who_reads_addresses_sees_them(
    begun: Acting, mailing: Settings
) -> None:
    jo = replace(joined(begun, "Jo", "City police"), now=begun.now)
    with pytest.raises(NotAllowed, match="Only planners and facilitators"):
        reminding.remind_now(jo, mailing)
    assert reminding.remind_now(begun, mailing) == Told(sent=1)
    assert reminding.mails_of(jo) == []
    assert len(reminding.mails_of(begun)) == 1
