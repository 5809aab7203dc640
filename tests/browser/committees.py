"""A committee of the year after, for the screens to be looked at: nobody in it is a real person."""

from __future__ import annotations

from datetime import date, timedelta

from sim_workshop.domain.year.engagement import Agency, BuyIn
from sim_workshop.use_cases import (
    agreeing,
    enrolling,
    evidencing,
    hosting,
    rating,
    registering,
    stating,
    surveying,
)
from sim_workshop.use_cases.acting import Acting, utc_now

AGENCIES = ("County clinic", "District attorney", "Peer support", "Sheriff's Office")


def enrolled(lead: Acting) -> None:
    """Agencies of the list, what they gain and signed, and the problem they share."""
    goals = ("Fewer people with mental illness in jail", "Care within a day, at any hour")
    hosting.change_settings(lead, goals=goals)
    if lead.map.stakeholders:
        enrolling.take_from_list(lead)
    first = lead.map.all(Agency)[0]
    enrolling.correct_agency(
        lead, id=first.id, gains="Fewer calls that end in a booking", goals=goals,
        signed_on=date(2026, 3, 2), sponsor="The director", seats=("s1.3", "s0.5"),
    )  # fmt: skip
    point = evidencing.place_number(
        lead, name="People who waited in jail for a psychiatric bed", value="140", unit="people",
        period="2025", source="Jail log", owner="Sheriff's Office",
    )  # fmt: skip
    story = evidencing.place_story(
        lead, text="Somebody waited three months for a bed, and lost their home.", composite=True
    )
    evidencing.release_story(lead, id=story.id, reason="composite")
    stating.state_problem(
        lead, text="People who need a psychiatric bed wait for it in jail, most of them for weeks.",
        number=point.id, story=story.id,
    )  # fmt: skip
    stating.state_problem(lead, text="After five nobody answers but 911.")


def agreed(lead: Acting) -> None:
    """One agreement in force, one overdue, one over; a charter."""
    today = utc_now().date()
    signed = tuple(
        BuyIn(party=a, state="signed", signer="The director") for a in ("Sheriff", "Clinic")
    )
    pending = (BuyIn(party="Clinic", state="in_talks", remark="The board meets in spring"),
               BuyIn(party="District attorney", state="declined"))  # fmt: skip
    agreeing.place_agreement(
        lead, title="Care in the jail", purpose="Treatment begins before release", parties=signed,
        duties="Clinic: sees people twice a week\nSheriff: gives a room", signed=today,
        review=today + timedelta(days=180), ends=today + timedelta(days=700),
    )  # fmt: skip
    agreeing.place_agreement(
        lead, title="Shared counts", type="data_sharing", parties=(*signed, pending[1]),
        signed=today - timedelta(days=500), review=today - timedelta(days=40),
    )  # fmt: skip
    agreeing.place_agreement(
        lead, title="Drop-off at the crisis center", type="protocol", parties=pending,
        ends=today - timedelta(days=12),
    )  # fmt: skip
    agreeing.begin_charter(lead)
    agreeing.correct_charter(lead, chair="Ana Ruiz", chair_agency="County clinic",
                             rotation="yearly", agreed_on=today)  # fmt: skip


def rated(lead: Acting) -> None:
    """Four agencies rated the crisis system; three looked at their data and differ."""
    for n, agency in enumerate(AGENCIES):
        scores = {t.id: 1 + (n * 2 + m) % 5 for m, t in enumerate(rating.topics_of(lead.map))}
        rating.rate_topics(lead, agency=agency, scores=scores)
    first = [line.id for line in rating.lines_of(lead.map) if line.phase == 1]
    levels = ("in_place", "underway", "planned", "not_planned")
    for n, rater in enumerate(AGENCIES[:3]):
        ratings = {line: levels[(n * (m % 2) + m) % 4] for m, line in enumerate(first)}
        rating.rate_lines(lead, agency=rater, ratings=ratings)
    rating.agree_on_lines(lead, ratings={first[0]: "in_place", first[2]: "underway"})
    registering.place_data_source(
        lead, name="Jail management system", holder="Sheriff's Office", since="2016",
        holds="Bookings, releases, holds", releases="Records manager", terms="Counts of 11 or more",
    )  # fmt: skip
    registering.place_data_source(lead, name="911 calls", holder="Dispatch center")


def surveyed(lead: Acting) -> str:
    """The survey before is closed, the one after is open; its key."""
    before = surveying.open_survey(lead, when="before")
    questions = surveying.questions_of(lead.map)
    for n in range(7):
        answers = {q.id: 1 + (n + m) % 4 for m, q in enumerate(questions)}
        surveying.answer(lead.store, before, device=f"{n:032x}", answers=answers)
    surveying.close_survey(lead, id="sv1")
    after = surveying.open_survey(lead, when="after")
    for n in range(3):
        surveying.answer(lead.store, after, device=f"{n:032x}", answers={questions[0].id: 4})
    return after
