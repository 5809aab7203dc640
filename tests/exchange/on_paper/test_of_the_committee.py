"""Memorandum, resolution, charter and invitation, filled from what the committee keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sim_workshop.domain.evidence import Anecdote, DataPoint
from sim_workshop.domain.privacy import release
from sim_workshop.domain.record import Record
from sim_workshop.domain.workshop import Workshop
from sim_workshop.domain.year.engagement import Agency, Agreement, BuyIn, Charter, Problem
from sim_workshop.exchange.on_paper import agreement, charter, invitation, resolution, sheet
from tests.builders import a_map, a_number
from tests.exchange.report.opened import Opened

AT = datetime(2027, 3, 10, 12, tzinfo=UTC)
SHERIFF = Agency(
    id="ag1", name="Sheriff", designee="Pat Private", seats=("s1.3",), gains="Fewer nights in jail"
)
CLINIC = Agency(id="ag2", name="Clinic", alternate="Pat Private")
WAITING = Problem(id="pb1", text="People wait for a bed in jail", number="n1", story="a1")
STORY = Anecdote(id="a1", text="Somebody waited three months", released=True, composite=True)
MOU = Agreement(
    id="am1", title="Jail in-reach", purpose="Care begins before release",
    duties="Clinic: sees people twice a week\nSheriff: gives a room",
    parties=(BuyIn(party="Sheriff", state="signed", signer="Sheriff in office"),
             BuyIn(party="Clinic", state="in_talks", remark="REMARK of the talks")),
    signed=date(2026, 2, 1), review=date(2026, 8, 1),
)  # fmt: skip


def opened(write: sheet.Write, *records: Record) -> Opened:
    left = release(a_map(*records)).map
    return Opened(sheet.printed(write, left, made_at=AT, version="1"))


def waiting(value: str, **known: str) -> DataPoint:
    return a_number("n1", int(value), name="Waiting for a bed", period="2025", counts_people=True,
                    **known)  # fmt: skip


def test_a_memorandum_is_filled_from_its_record() -> None:
    text = opened(agreement.write, MOU, SHERIFF, CLINIC, WAITING, waiting("140"), STORY).text
    for said in ("Jail in-reach", "Care begins before release.", "Clinic: sees people twice a week",
                 "In force from February 1, 2026; reviewed by August 1, 2026; ends on [date]",
                 "Waiting for a bed: 140 people (2025).", "Sheriff in office",
                 "made of several: Somebody waited three months."):  # fmt: skip
        assert said in text
    assert "REMARK" not in text
    assert "[what it does" not in text


def test_each_memorandum_is_written_and_other_agreements_are_not() -> None:
    other = Agreement(id="am2", title="Crisis line")
    shared = Agreement(id="am3", title="Data only", type="data_sharing")
    paper = opened(agreement.write, MOU, other, shared)
    assert [t for level, t in paper.headings if level == 1] == ["Memorandum of understanding"] * 2
    assert "Crisis line" in paper.text
    assert "Data only" not in paper.text


@pytest.mark.parametrize("write", [agreement.write, resolution.write])
def test_a_small_number_and_an_unreleased_story_are_in_no_paper(write: sheet.Write) -> None:
    held = STORY.but(released=False)
    text = opened(write, WAITING, waiting("4"), held).text
    assert "People wait for a bed in jail." in text
    assert "Waiting for a bed:" not in text
    assert "three months" not in text


def test_a_resolution_says_what_is_known_and_marks_the_rest() -> None:
    text = opened(resolution.write, SHERIFF, CLINIC, WAITING, waiting("140", locality="national"),
                  Charter(purpose="Care instead of jail")).text  # fmt: skip
    assert "A draft, not legal advice." in text
    assert "140 people (2025; national, not local)." in text
    assert "Sheriff and Clinic" in text
    assert "Its purpose: Care instead of jail." in text
    empty = opened(resolution.write).text
    assert "[the problem: one sentence, one number, one experience]" in empty


def test_a_charter_names_seats_by_agency_and_nobody_by_name() -> None:
    kept = Charter(
        purpose="Care instead of jail", seats=("s1.3", "sx.9"), chair="Pat Private",
        chair_agency="Court", rules="No single cases.\nLived experience at every table.",
        rotation="yearly", agreed_on=date(2026, 1, 5), drift="It advises the school board",
    )  # fmt: skip
    text = opened(charter.write, kept, SHERIFF, CLINIC, Workshop(goals=("Fewer bookings",))).text
    for said in (
        "Fewer bookings",
        "nobody yet",
        "Chair: Court",
        "No single cases.",
        "once a year",
        "every 30 days",
        "Agreed: January 5, 2026",
        "It advises the school board.",
    ):
        assert said in text
    assert "Pat Private" not in text
    assert "[the purpose, in one sentence]" in opened(charter.write).text


def test_the_invitation_says_what_each_agency_gains() -> None:
    text = opened(invitation.write, SHERIFF, CLINIC).text
    assert "Sheriff: Fewer nights in jail." in text
    assert "What each agency gains" not in opened(invitation.write, CLINIC).text
