"""What the screens say of a real county is what its files say: numbers, entries, votes, steps."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from sim_workshop.content import load_pack
from sim_workshop.domain.numbering import step_numbers
from sim_workshop.domain.priorities import Round, Tally, standings
from sim_workshop.domain.workshop import Map
from sim_workshop.exchange import county
from sim_workshop.exchange.report import words as report_words
from sim_workshop.use_cases.carrying import take_in
from sim_workshop.use_cases.hosting import sign_in_with_key
from tests.screens.conftest import Room, words

COUNTIES = Path(__file__).parents[1] / "data" / "counties"
NAMES = ("washington_or", "harris_tx", "whatcom_wa")


@pytest.fixture(params=NAMES)
def real(room: Room, request: pytest.FixtureRequest) -> Room:
    """A county taken in as it is, with a vote no source tells of, and its facilitator."""
    (found,) = county.read((COUNTIES / f"{request.param}.yaml").read_bytes(), load_pack())
    candidates = tuple(r.id for r in found.records if r.kind == "priority")
    vote = Round(id="vx", title="A vote", candidates=candidates, state="revealed")
    tally = Tally(round="vx", ballots=40,
                  votes={p: 31 - 3 * n for n, p in enumerate(candidates[:10])})  # fmt: skip
    whole = type(found)(found.community, (*found.records, vote), tallies={"vx": tally})
    (taken,) = take_in(room.store, [whole])
    lead = sign_in_with_key(room.store, taken.opened.facilitator_key)
    return Room(room.store, taken.opened.code, room.host, lead, room.browser)


def said(room: Room, page: str, **asked: str) -> str:
    """A screen's letters, without markup and spaces."""
    html = words(room.screen(page, room.facilitator, **asked))
    return bare(unescape(re.sub(r"<[^>]*>", " ", html)))


def grouped(text: str) -> str:
    """A plain figure as screens show it: "5,399"."""
    return f"{int(text):,}" if re.fullmatch(r"[1-9]\d*", text) else bare(text)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_numbers_stand_on_the_evidence_of_their_intercept(real: Room) -> None:
    map_ = real.map
    screens = {i.id: said(real, "evidence", at=i.id) for i in map_.intercepts}
    missing = [
        (point.name, part)
        for point in map_.numbers
        for part in (point.name, point.value, point.period)
        if not any(bare(part) in screen or grouped(part) in screen for screen in screens.values())
    ]
    assert missing == []


def test_entries_stand_on_their_own_pages(real: Room) -> None:
    """The columns of an intercept are drawn by the browser from the feed; each entry's page is
    the screen that says all of it."""
    missing = [
        e.text for e in real.map.entries() if bare(e.text) not in said(real, "entry", id=e.id)
    ]
    assert missing == []


def test_steps_stand_on_the_plan_with_their_numbers(real: Room) -> None:
    map_ = real.map
    screen, numbers = said(real, "plan"), step_numbers(map_)
    for step in map_.steps:
        assert bare(step.text) in screen
        if step.due:
            assert bare(report_words.short_day(step.due)) in screen
    assert all(number in screen for number in numbers.values())


def test_votes_stand_on_the_priorities(real: Room) -> None:
    map_: Map = real.map
    round_ = next(r for r in map_.rounds if r.id == "vx")
    screen = said(real, "priorities")
    titles = {p.id: p.title for p in map_.priorities}
    for standing in standings(round_, map_.tallies["vx"]):
        at = screen.find(bare(titles[standing.priority]))
        assert at >= 0
    for standing in standings(round_, map_.tallies["vx"]):
        assert str(standing.votes) in screen
