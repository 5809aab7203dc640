"""What each person may be told: held entries, the room, the ballot. Left out before it is sent."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sim_workshop.domain.people import Member
from sim_workshop.live import telling
from sim_workshop.use_cases import arranging, evidencing, hosting, mapping, prioritizing
from sim_workshop.use_cases.acting import Acting
from sim_workshop.words import say_date
from tests.conftest import joined

HELD = "Call Maria at 503-555-0188"
JOIN = {"url": "http://192.168.4.10:8501/join", "code": "K7M4 QX7R", "qr": "data:,"}


def person(lead: Acting, role: Any) -> Member:
    key = hosting.new_link(lead.store, lead.code, role)
    return hosting.sign_in_with_key(lead.store, key)


# Entries.


def test_an_entry_is_told_as_the_contract_says(lead: Acting) -> None:
    hosting.change_settings(lead, time_zone="America/Los_Angeles")
    noon = datetime(2027, 2, 1, 18, 42, tzinfo=UTC)
    jo = joined(lead, "Jo", "City police", "Law enforcement")
    writing = Acting(lead.store, lead.code, jo.member, now=lambda: noon)
    entry = mapping.place_entry(
        writing, kind="resource", text="<b>988</b>", places=["i1.police", "0"]
    )
    described = mapping.describe_entry(jo, id=entry.id, status="short_capacity")
    told = telling.entry_told(lead.map, described, jo.member)
    box = lead.map.element("i1.police")
    assert box is not None
    assert told == {
        "id": "r1", "kind": "resource", "text": "<b>988</b>", "places": ["i1.police", "0"],
        "where": box.short_name, "intercepts": ["1", "0"], "credit": "Law enforcement",
        "mine": True, "at": "10:42", "state": "shown", "status": "short_capacity",
        "status_word": lead.map.pack.vocabulary.label("resource_status", "short_capacity"),
        "number": noon.timestamp(), "pinned": False, "voices": 1, "proxy": False,
    }  # fmt: skip
    assert telling.entry_told(lead.map, described, lead.member)["mine"] is False


def test_nobody_is_the_author_of_what_came_from_a_file(lead: Acting) -> None:
    entry = mapping.place_entry(lead, kind="gap", text="No bed", places=["0"])
    from_file = entry.but(author="", written_at=None)
    nobody = lead.member.model_copy(update={"id": ""})
    told = telling.entry_told(lead.map, from_file, nobody)
    assert (told["mine"], told["at"], told["number"]) == (False, "", 0.0)


@pytest.mark.parametrize(
    ("role", "sees"),
    [("facilitator", True), ("co-facilitator", True), ("planner", False), ("observer", False),
     ("wall", False), ("stakeholder", False)],
)  # fmt: skip
def test_held_texts_are_for_their_author_and_those_who_lead(
    lead: Acting, role: str, sees: bool
) -> None:
    jo = joined(lead, "Jo", "City police")
    held = mapping.place_entry(jo, kind="gap", text=HELD, places=["0"])
    assert telling.may_see(held, jo.member) is True
    assert telling.may_see(held, person(lead, role)) is sees
    told = telling.entry_told(lead.map, held, jo.member)
    assert told["held_for"] == [{"what": "a telephone number", "text": "503-555-0188"}]


@pytest.mark.parametrize("gone", ["remove", "merge", "redact"])
def test_what_is_gone_is_on_nobodys_screen(lead: Acting, gone: str) -> None:
    entry = mapping.place_entry(lead, kind="gap", text="No bed", places=["0"])
    other = mapping.place_entry(lead, kind="gap", text="Beds are full", places=["0"])
    if gone == "remove":
        mapping.remove_entry(lead, id=entry.id)
    elif gone == "merge":
        mapping.merge_entries(lead, into=other.id, others=[entry.id])
    else:
        mapping.redact_text(lead, id=entry.id)
    now = next(e for e in lead.map.entries(hidden=True) if e.id == entry.id)
    assert not telling.may_see(now, lead.member)


# The room.


def test_the_room_is_told_where_it_is(lead: Acting) -> None:
    arranging.edit_intercept(lead, id="2.5", name="Dockets", order=2.5, token="2½")
    mapping.place_entry(lead, kind="gap", text="No bed", places=["2.5", "1"])
    mapping.place_entry(lead, kind="resource", text="988", places=["1"])
    mapping.place_entry(lead, kind="gap", text=HELD, places=["1"])
    arranging.move_room(lead, stage="intercept", at="1", prompt=2)
    told = telling.room_told(lead.map, JOIN)
    prompts = lead.map.pack.prompts_of("1")
    here = lead.map.intercept("1")
    assert here is not None
    assert [told[k] for k in ("at", "token", "colour", "title", "step", "community")] == [
        "1", "1", "1", here.name, "intercept", "Washington County, OR",
    ]  # fmt: skip
    assert (told["prompt"], told["prompt_number"], told["prompts"]) == (
        prompts[2].ask, 3, len(prompts),
    )  # fmt: skip
    assert told["join"] == JOIN
    strip = {s["id"]: s for s in told["strip"]}
    assert list(strip) == ["0", "1", "2", "2.5", "3", "4", "5", "cross"]
    assert (strip["1"]["gaps"], strip["1"]["resources"], strip["1"]["current"]) == (1, 1, True)
    assert (strip["2.5"]["gaps"], strip["2.5"]["token"], strip["2.5"]["colour"]) == (1, "2½", "2")
    assert [s["id"] for s in told["strip"] if s["past"]] == ["0"]
    assert json.loads(json.dumps(told)) == told


def test_an_intercept_hidden_while_the_room_is_at_it_does_not_break_the_wall(
    lead: Acting,
) -> None:
    arranging.move_room(lead, stage="intercept", at="5", prompt=99)
    arranging.edit_intercept(lead, id="5", hidden=True)
    told = telling.room_told(lead.map, JOIN)
    assert (told["at"], told["title"]) == ("5", "")


def test_the_timer_is_the_moment_it_ends(lead: Acting) -> None:
    assert telling.room_told(lead.map, JOIN)["timer"] is None
    arranging.start_timer(lead, minutes=45)
    timer = telling.room_told(lead.map, JOIN)["timer"]
    assert timer["minutes"] == 45
    assert datetime.fromisoformat(timer["ends"]).tzinfo is not None


# The ballot.


def test_the_ballot_tells_how_many_and_to_each_their_own(lead: Acting) -> None:
    assert telling.ballot_told(lead.store, lead.map, lead.member) is None
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(lead, title=title)
    round_ = prioritizing.open_round(lead, title="Round 1")
    jo, ana = joined(lead, "Jo", "City police"), joined(lead, "Ana", "Health")
    prioritizing.cast_ballot(jo, round=round_.id, marks={"A": 2, "B": 1})
    told = {
        who: telling.ballot_told(lead.store, lead.map, member)
        for who, member in (("jo", jo.member), ("ana", ana.member), ("lead", lead.member))
    }
    assert told["jo"] == {
        "round": "v1", "title": "Round 1", "state": "open", "budget": 3, "stacking": True,
        "practice": False, "closes_at": None, "agency_cap": 0,
        "check": f"/check/{lead.code}/{round_.id}", "cast": 1, "eligible": 2,
        "marks": {"A": 2, "B": 1}, "results": None,
        "proof": None, "proof_holds": False, "closed": "",
        "candidates": [{"letter": "A", "text": "Crisis center"},
                       {"letter": "B", "text": "Data sharing"}],
    }  # fmt: skip
    assert told["ana"] == {**(told["jo"] or {}), "marks": None}
    assert told["lead"] == told["ana"]


def test_results_are_told_only_after_the_reveal_and_nobodys_marks_after_the_close(
    lead: Acting,
) -> None:
    for title in ("Crisis center", "Data sharing", "Housing"):
        prioritizing.name_priority(lead, title=title)
    round_ = prioritizing.open_round(lead)
    jo = joined(lead, "Jo", "City police")
    prioritizing.cast_ballot(jo, round=round_.id, marks={"A": 2, "B": 1})
    prioritizing.enter_paper_votes(lead, round=round_.id, votes={"B": 1}, sheets=3)
    open_ = telling.ballot_told(lead.store, lead.map, jo.member) or {}
    assert (open_["cast"], open_["eligible"]) == (4, 4)  # each sheet is somebody who voted
    assert telling.of_whom(lead.map, cast=6, on_paper=3) == 6  # never more than all
    prioritizing.close_round(lead, round=round_.id)
    closed = telling.ballot_told(lead.store, lead.map, jo.member)
    assert closed is not None
    assert (closed["marks"], closed["results"], closed["proof"]) == (None, None, None)
    prioritizing.reveal_round(lead, round=round_.id)
    revealed = telling.ballot_told(lead.store, lead.map, jo.member)
    assert revealed is not None
    assert revealed["marks"] is None
    assert [(r["place"], r["letter"], r["votes"], r["share"]) for r in revealed["results"]] == [
        ("1=", "A", 2, 1.0), ("1=", "B", 2, 1.0), ("3", "C", 0, 0.0),
    ]  # fmt: skip
    assert [r["chosen"] for r in revealed["results"]] == [True, True, False]
    at = next(r.closed_at for r in lead.map.rounds if r.id == round_.id)
    assert at is not None
    at = at.astimezone(ZoneInfo(lead.map.workshop.time_zone))
    assert revealed["closed"] == f"Closed {say_date(at)} at {at:%H:%M}"
    assert revealed["proof"] == "1 ballot, 3 on paper, 4 votes. Nobody over 3. Sum matches."


def test_a_story_is_not_told_as_an_entry(lead: Acting) -> None:
    story = evidencing.place_story(lead, text="Turned away twice", places=["0"])
    assert story not in lead.map.entries(hidden=True)
