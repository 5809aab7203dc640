"""The survey on collaboration: one set a device, nobody's after the close, sums of five or more."""

from __future__ import annotations

import secrets
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from sim_workshop.domain.errors import NotAllowed, NotFound, WorkshopError
from sim_workshop.domain.year.assessment import Survey
from sim_workshop.domain.year.surveyed import due_after, side_by_side
from sim_workshop.exchange import workshop_json
from sim_workshop.store import tables as t
from sim_workshop.use_cases import history, hosting, surveying
from sim_workshop.use_cases.acting import Acting, utc_now
from tests.conftest import COUNTY, joined


def device() -> str:
    return secrets.token_hex(16)


def rows(acting: Acting, table: Any) -> int:
    with acting.store.reading_log() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def answered(acting: Acting, key: str, *scores: int) -> None:
    for score in scores:
        surveying.answer(acting.store, key, device=device(), answers={"sv.trust": score})


def test_one_set_a_device_changed_until_the_close_and_nobody_s_after(facilitator: Acting) -> None:
    key, own = surveying.open_survey(facilitator, when="before"), device()
    revision = facilitator.map.revision
    surveying.answer(facilitator.store, key, device=own, answers={"sv.trust": 1, "sv.know": 2})
    surveying.answer(facilitator.store, key, device=own, answers={"sv.trust": 4})
    answered(facilitator, key, 4, 4, 2, 5)
    (survey,) = facilitator.map.all(Survey)
    assert surveying.answered(facilitator, id=survey.id) == 5
    assert surveying.own_answers(facilitator.store, key, own) == {"sv.trust": 4}
    assert facilitator.map.revision == revision, "the log hears nothing"
    closed = surveying.close_survey(facilitator, id=survey.id)
    trust = next(r for r in closed.results if r.question == "sv.trust")
    assert (trust.answered, trust.chosen, trust.median) == (5, (0, 1, 0, 3, 1), 4.0)
    assert (rows(facilitator, t.ballot), rows(facilitator, t.round_secret)) == (0, 0)
    for late in (lambda: answered(facilitator, key, 3), lambda: surveying.own_answers(
        facilitator.store, key, own)):  # fmt: skip
        with pytest.raises(NotAllowed, match="closed"):
            late()


def test_below_five_only_how_many(facilitator: Acting) -> None:
    key = surveying.open_survey(facilitator, when="before")
    answered(facilitator, key, 1, 1, 1, 1)
    closed = surveying.close_survey(facilitator, id="sv1")
    trust = next(r for r in closed.results if r.question == "sv.trust")
    assert (trust.answered, trust.chosen, trust.median) == (4, (0, 0, 0, 0, 0), None)


def test_asked_once_before_and_once_after_side_by_side(facilitator: Acting) -> None:
    for when, scores in (("before", (2, 2, 2, 2, 2)), ("after", (4, 4, 4, 4, 4))):
        key = surveying.open_survey(facilitator, when=when)  # type: ignore[arg-type]
        answered(facilitator, key, *scores)
        with pytest.raises(NotAllowed, match="asked once"):
            surveying.open_survey(facilitator, when=when)  # type: ignore[arg-type]
        survey = next(s for s in facilitator.map.all(Survey) if s.when == when)
        surveying.close_survey(facilitator, id=survey.id)
    trust = next(b for b in side_by_side(facilitator.map) if b.ask.startswith("We can say"))
    assert trust.before is not None
    assert trust.after is not None
    assert (trust.before.median, trust.after.median) == (2.0, 4.0)
    with pytest.raises(NotFound):
        history.undo_last(facilitator)


def test_what_is_no_answer_is_refused(facilitator: Acting) -> None:
    key = surveying.open_survey(facilitator, when="before")
    for bad in ({}, {"sv.trust": 6}, {"sv.none": 3}):
        with pytest.raises(NotAllowed):
            surveying.answer(facilitator.store, key, device=device(), answers=bad)
    for mark in ("", "x" * 32, "A" * 32, "a" * 31):
        with pytest.raises(NotAllowed, match="device"):
            surveying.answer(facilitator.store, key, device=mark, answers={"sv.trust": 3})
    assert surveying.answered(facilitator, id="sv1") == 0


def test_links(facilitator: Acting) -> None:
    key = surveying.open_survey(facilitator, when="before")
    with pytest.raises(NotFound):
        surveying.open_by_link(facilitator.store, "guess")
    with pytest.raises(WorkshopError):
        hosting.sign_in_with_key(facilitator.store, key)
    with pytest.raises(NotAllowed, match="closed"):
        surveying.open_by_link(facilitator.store, key, utc_now() + timedelta(days=200))
    new = surveying.new_survey_link(facilitator, id="sv1")
    with pytest.raises(NotAllowed, match="closed"):
        surveying.open_by_link(facilitator.store, key)
    assert surveying.open_by_link(facilitator.store, new).survey.id == "sv1"
    with pytest.raises(NotAllowed, match="planners and facilitators"):
        surveying.close_survey(joined(facilitator, "Jo", "Court"), id="sv1")


def test_six_months_after_the_last_day(facilitator: Acting) -> None:
    assert due_after(facilitator.map) is None
    hosting.change_settings(facilitator, starts=date(2026, 8, 30), ends=date(2026, 8, 31))
    assert due_after(facilitator.map) == date(2027, 2, 28)


def test_a_backup_leaves_the_answers_of_an_open_survey_out(
    facilitator: Acting, tmp_path: Path
) -> None:
    key = surveying.open_survey(facilitator, when="before")
    answered(facilitator, key, 3, 4)
    about = facilitator.store.backup(tmp_path / "county.zip")
    assert about["open_rounds_left_out"] == 1
    with zipfile.ZipFile(tmp_path / "county.zip") as archive:
        assert archive.read("ballot.jsonl") == b""
        assert "round_secret.jsonl" not in archive.namelist()


def test_a_file_carries_sums_and_no_open_survey(facilitator: Acting) -> None:
    key = surveying.open_survey(facilitator, when="before")
    answered(facilitator, key, 3, 4)
    read = workshop_json.read(workshop_json.write(facilitator.map))
    opened = hosting.open_workshop(facilitator.store, None, COUNTY, read.records)
    assert facilitator.store.read(opened.code).all(Survey) == ()
    again = Acting(facilitator.store, opened.code, opened.facilitator)
    surveying.open_survey(again, when="before")
