"""The survey on collaboration: opened with a link, answered without a name, closed into sums."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sim_workshop.content import load_pack
from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.evaluation import SCALE, Evaluated, counted
from sim_workshop.domain.moved import moved_away
from sim_workshop.domain.place import ClosingQuestion
from sim_workshop.domain.workshop import Map
from sim_workshop.domain.year.assessment import Survey, SurveyWhen
from sim_workshop.domain.year.surveyed import survey_of
from sim_workshop.store import Store, Work, signing_in, surveys
from sim_workshop.use_cases.acting import Acting, utc_now
from sim_workshop.use_cases.correcting import still_kept

LINK_LIFE = timedelta(days=120)
CLOSED = "This survey is closed. Thank you."
A_DEVICE = re.compile(r"[0-9a-f]{32}")


def questions_of(map_: Map) -> tuple[ClosingQuestion, ...]:
    """Of the workshop's own pack; a workshop from before they existed gets today's."""
    return map_.pack.survey or load_pack().survey


# What planners and facilitators do.


def open_survey(acting: Acting, *, when: SurveyWhen) -> str:
    """Opens it and tells the key of its link, this once. Each of the two is asked once."""
    with acting.act("survey.opened", "keep_year") as work:
        if survey_of(work.map, when) is not None:
            raise NotAllowed("This survey was opened already. It is asked once.")
        survey = Survey(id=work.new_id("sv"), when=when, state="open", opened_on=work.at.date())
        surveys.begin(work.connection, acting.code, survey.id)
        return _linked(work, survey)


def new_survey_link(acting: Acting, *, id: str) -> str:
    """Another link, where the first was lost; that one stops working."""
    with acting.act("survey.linked", "keep_year") as work:
        survey = _open(work, id)
        signing_in.withdraw_grant(work.connection, survey.grant)
        return _linked(work, survey)


def _linked(work: Work, survey: Survey) -> str:
    key = signing_in.new_grant(
        work.connection, role=signing_in.SURVEY, workshop=work.map.code, at=work.at, once=False,
        expires=work.at + LINK_LIFE,
    )  # fmt: skip
    grant = signing_in.find_grant(work.connection, key)
    assert grant is not None
    work.put(survey.but(grant=grant.id))
    return key


def close_survey(acting: Acting, *, id: str) -> Survey:
    """Counts, and forgets who answered what, for good. Below five answers only how many stays."""
    with acting.act("survey.closed", "keep_year") as work:
        survey = _open(work, id)
        answers = surveys.end(work.connection, acting.code, id)
        signing_in.withdraw_grant(work.connection, survey.grant)
        results = tuple(_sums(id, q, answers) for q in questions_of(work.map))
        closed = survey.but(state="closed", closed_on=work.at.date(), grant="", results=results)
        work.put(closed)
    acting.store.forget_what_was_deleted()
    return closed


def _sums(survey: str, question: ClosingQuestion, answers: list[dict[str, int]]) -> Evaluated:
    given = (a[question.id] for a in answers if question.id in a)
    return counted(f"{survey}.{question.id}", question.id, question.ask, given)


def _open(work: Work, id: str) -> Survey:
    survey = still_kept(work, id, Survey)
    if survey.state != "open":
        raise NotAllowed("This survey is not open.")
    return survey


def answered(acting: Acting, *, id: str) -> int:
    """How many have answered so far; what is not told before the close."""
    return acting.store.ballots_in(acting.code, id)


# What whoever has the link does.


@dataclass(frozen=True)
class Asked:
    """A survey as its link opens it."""

    map: Map
    survey: Survey


def open_by_link(store: Store, key: str, now: datetime | None = None) -> Asked:
    at = now or utc_now()
    with store.reading_log() as connection:
        grant = signing_in.find_grant(connection, key)
    if grant is None or grant.role != signing_in.SURVEY:
        raise NotFound("This link is not known here. Ask whoever sent it for a new one.")
    if grant.withdrawn or (grant.expires and grant.expires < at):
        raise NotAllowed(CLOSED)
    map_ = store.read(grant.workshop)
    survey = next((s for s in map_.all(Survey) if s.grant == grant.id), None)
    if survey is None or survey.state != "open":
        raise NotAllowed(CLOSED)
    return Asked(map_, survey)


def is_device(device: str) -> bool:
    """Whether this is a mark we gave a device, and nothing somebody made up."""
    return A_DEVICE.fullmatch(device) is not None


def answer(
    store: Store, key: str, *, device: str, answers: Mapping[str, int],
    now: datetime | None = None,
) -> int:  # fmt: skip
    """One set a device, given or changed until the close. Neither log nor feed hears of it."""
    asked = open_by_link(store, key, now)
    code, survey = asked.map.code, asked.survey.id
    if not is_device(device):
        raise NotAllowed("This device could not be recognized. Open the link anew.")
    with store.voting(code) as (connection, map_):
        if moved := moved_away(map_):
            raise NotAllowed(moved)
        if not surveys.is_open(connection, code, survey):
            raise NotAllowed(CLOSED)
        given = _fitting(map_, answers)
        surveys.put(connection, code, survey, device, given)
    return len(given)


def _fitting(map_: Map, answers: Mapping[str, int]) -> dict[str, int]:
    known = {q.id for q in questions_of(map_)}
    if set(answers) - known or not set(answers.values()) <= set(SCALE):
        raise NotAllowed("An answer is a number from 1 to 5. Nothing was saved.")
    if not answers:
        raise NotAllowed("Answer at least one question. Nothing was saved.")
    return dict(answers)


def own_answers(store: Store, key: str, device: str) -> dict[str, int]:
    """What this device answered so far, for itself alone."""
    asked = open_by_link(store, key)
    if not is_device(device):
        return {}
    with store.reading_log() as connection:
        if not surveys.is_open(connection, asked.map.code, asked.survey.id):
            return {}
        return surveys.own(connection, asked.map.code, asked.survey.id, device)
