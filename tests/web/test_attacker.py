"""Somebody who means harm at the doors beside the pages: replayed keys, ids of another workshop,
other people's roles, forms of other sites. Each is refused in a sentence and nothing is written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from sim_workshop.domain.errors import NotAllowed, WorkshopError
from sim_workshop.domain.people import Role
from sim_workshop.store import signing_in
from sim_workshop.use_cases import (
    arranging,
    engaging,
    finishing,
    hosting,
    mapping,
    prioritizing,
)
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.house import COOKIE, Person, house
from tests.conftest import joined, opened_workshop
from tests.web.conftest import HERE, browser, browser_of


@pytest.fixture
def jo(room: Acting) -> Acting:
    return joined(room, "Jo", "City police", "Law enforcement")


@pytest.fixture
def eve(room: Acting) -> Acting:
    """Somebody of the same room who means harm."""
    return joined(room, "Eve", "Health", "Health")


def asked(client: TestClient, code: str, act: str, **fields: Any) -> tuple[int, str]:
    answer = client.post(f"/act/{code}", json={"act": act, **fields})
    return answer.status_code, answer.json().get("message", "")


def with_role(room: Acting, role: Role) -> Acting:
    member = hosting.sign_in_with_key(room.store, hosting.new_link(room.store, room.code, role))
    return Acting(room.store, room.code, member)


def on_the_ballot(room: Acting) -> str:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(room, title=title)
    return prioritizing.open_round(room).id


# Keys that were used before.


def test_the_key_of_another_persons_entry_tells_and_does_nothing(
    room: Acting, jo: Acting, eve: Acting
) -> None:
    entry = {"kind": "gap", "text": "No bed at night", "places": ["0"], "key": "k1"}
    assert asked(browser_of(jo), room.code, "place_entry", **entry)[0] == 200
    before = room.map

    answer = browser_of(eve).post(f"/act/{room.code}", json={"act": "place_entry", **entry})

    assert answer.status_code == 422
    assert answer.json() == {
        "ok": False, "message": "Somebody else has used the key of this act. Nothing was changed.",
    }  # fmt: skip
    assert room.map is before
    assert asked(browser_of(jo), room.code, "place_entry", **entry)[0] == 200
    assert room.map is before


def test_the_key_of_another_persons_ballot_tells_nothing_and_counts_once(
    room: Acting, jo: Acting, eve: Acting
) -> None:
    round_ = on_the_ballot(room)
    sent = {"round": round_, "marks": {"A": 2}, "key": "k1"}
    assert asked(browser_of(jo), room.code, "cast_ballot", **sent)[0] == 200

    status, message = asked(browser_of(eve), room.code, "cast_ballot", **sent)

    assert (status, "Somebody else" in message) == (422, True)
    assert room.store.ballots_in(room.code, round_) == 1
    assert room.store.own_marks(room.code, round_, eve.member.id) is None


def test_a_replayed_ballot_is_no_second_ballot_and_does_not_bring_the_first_back(
    room: Acting, jo: Acting
) -> None:
    round_ = on_the_ballot(room)
    page = browser_of(jo)
    asked(page, room.code, "cast_ballot", round=round_, marks={"A": 2}, key="k1")
    asked(page, room.code, "cast_ballot", round=round_, marks={"B": 1}, key="k2")
    asked(page, room.code, "cast_ballot", round=round_, marks={"A": 2}, key="k1")
    assert room.store.ballots_in(room.code, round_) == 1
    marks = room.store.own_marks(room.code, round_, jo.member.id)
    assert list((marks or {}).values()) == [1]


def test_the_key_of_another_person_who_is_done_tells_nothing(
    room: Acting, jo: Acting, eve: Acting
) -> None:
    from sim_workshop.domain.steps import step_key

    step = step_key(room.map.room)
    finishing.say_done(jo.with_key("k1"), step=step)
    with pytest.raises(NotAllowed, match="Somebody else"):
        finishing.say_done(eve.with_key("k1"), step=step)
    assert room.store.done_at(room.code, step) == {jo.member.id}


# Ids of another workshop.


@pytest.fixture
def elsewhere(room: Acting) -> Acting:
    """Another workshop with more in it, so that its ids do not exist in this one."""
    other = opened_workshop(room.store)
    for n in range(3):
        mapping.place_entry(other, kind="gap", text=f"Gap {n}", places=["0"])
    for _ in range(2):
        prioritizing.close_round(other, round=on_the_ballot(other))
    return other


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("correct_entry", {"id": "g3", "text": "mine now"}),
        ("withdraw_entry", {"id": "g3"}),
        ("state_names_nobody", {"id": "g3"}),
        ("place_entry", {"kind": "opportunity", "text": "x", "places": ["0"], "answers": ["g3"]}),
        ("place_entry", {"kind": "gap", "text": "x", "places": ["i99.theirs"]}),
        ("say_done", {"step": "7 of the other room"}),
    ],
)
def test_the_ids_of_another_workshop_mean_nothing_here(
    room: Acting, jo: Acting, elsewhere: Acting, act: str, fields: dict[str, Any]
) -> None:
    here, there = room.map, elsewhere.map
    status, message = asked(browser_of(jo), room.code, act, **fields)
    assert status in (404, 422)
    assert message.endswith(".")
    assert (room.map is here, elsewhere.map is there) == (True, True)


@pytest.mark.parametrize("act", ["cast_ballot", "close_round", "reveal_round"])
def test_a_vote_of_another_workshop_cannot_be_touched_from_here(room: Acting, act: str) -> None:
    other = opened_workshop(room.store)
    for _ in range(2):
        theirs = on_the_ballot(other)  # so that the id is none of this workshop
        prioritizing.close_round(other, round=theirs)
    theirs = on_the_ballot(other)
    made = Acting(room.store, room.code, engaging.make_eligible(room, room.member.id, True))
    here, there = room.map, other.map
    status, message = asked(browser_of(made), room.code, act, round=theirs, marks={"A": 1})
    assert (status in (404, 422), message.endswith(".")) == (True, True)
    assert (room.map is here, other.map is there) == (True, True)
    assert room.store.ballots_in(other.code, theirs) == 0


def test_whoever_leads_one_workshop_is_nobody_in_another(room: Acting) -> None:
    other = opened_workshop(room.store)
    there = other.map
    page = browser_of(room)
    assert asked(page, other.code, "move_room", at="3") == (401, "Please join the workshop first.")
    assert page.get(f"/live/{other.code}").status_code == 401
    assert page.get(f"/wall/{other.code}").headers["location"] == f"/join/{other.code}"
    assert page.get(f"/files/{other.code}/backup.zip").status_code == 403
    with pytest.raises(NotAllowed, match="another workshop"):
        arranging.move_room(Acting(room.store, other.code, room.member), at="3")
    assert other.map is there


def test_a_signed_cookie_that_names_a_member_of_another_workshop_opens_nothing(
    room: Acting,
) -> None:
    """Not even a signature of ours makes a member of one workshop a member of another."""
    other = opened_workshop(room.store)
    client = browser()
    client.cookies.set(COOKIE, house().cookie_of(Person({other.code: room.member.id}, other.code)))
    assert asked(client, other.code, "move_room", at="3")[0] == 401
    assert client.get(f"/live/{other.code}").status_code == 401
    host = Person({"": room.member.id}, other.code)
    client.cookies.set(COOKIE, house().cookie_of(host))
    assert asked(client, other.code, "move_room", at="3")[0] == 401


# People who are no longer let in.


@pytest.mark.parametrize(
    "change",
    [{"withdrawn": True}, {"expires": datetime.now(UTC) - timedelta(minutes=1)}],
    ids=["withdrawn", "expired"],
)
def test_whoever_was_signed_out_or_has_expired_opens_nothing(
    room: Acting, change: dict[str, Any]
) -> None:
    lead = with_role(room, "co-facilitator")
    with room.store.people() as connection:
        signing_in.put_member(connection, lead.member.model_copy(update=change))
    room.store.forget(room.code)
    page, before = browser_of(lead), room.map
    assert asked(page, room.code, "move_room", at="3") == (401, "Please join the workshop first.")
    assert page.get(f"/live/{room.code}").status_code == 401
    assert page.get(f"/wall/{room.code}").status_code == 303
    answer = page.get(f"/files/{room.code}/workbook.xlsx")
    assert (answer.status_code, "join the workshop first" in answer.text) == (403, True)
    assert room.map is before


# Roles.


NOT_LEADING: tuple[Role, ...] = ("planner", "stakeholder", "observer", "wall")
LEADS_ONLY: tuple[tuple[str, dict[str, Any]], ...] = (
    ("move_room", {"at": "3"}),
    ("open_round", {}),
    ("close_round", {"round": "v1"}),
    ("reveal_round", {"round": "v1"}),
)


@pytest.mark.parametrize("role", NOT_LEADING)
@pytest.mark.parametrize(("act", "fields"), LEADS_ONLY)
def test_what_facilitators_do_nobody_else_does(
    room: Acting, role: Role, act: str, fields: dict[str, Any]
) -> None:
    for title in ("Crisis center", "Data sharing"):
        prioritizing.name_priority(room, title=title)
    if act != "open_round":
        prioritizing.open_round(room)
    who = joined(room, "Jo", "City police") if role == "stakeholder" else with_role(room, role)
    before = room.map
    status, message = asked(browser_of(who), room.code, act, **fields)
    assert (status, message[:5]) == (422, "Only ")
    assert room.map is before


@pytest.mark.parametrize("role", ["observer", "wall"])
def test_who_only_reads_writes_nothing(room: Acting, role: Role) -> None:
    mapping.place_entry(room, kind="gap", text="No bed at night", places=["0"])
    round_ = on_the_ballot(room)
    page, before = browser_of(with_role(room, role)), room.map
    for act, fields in (
        ("place_entry", {"kind": "gap", "text": "x", "places": ["0"]}),
        ("correct_entry", {"id": "g1", "text": "x"}),
        ("withdraw_entry", {"id": "g1"}),
        ("cast_ballot", {"round": round_, "marks": {"A": 1}}),
        ("say_done", {"step": "0"}),
    ):
        status, message = asked(page, room.code, act, **fields)
        assert (status, message.endswith(".")) == (422, True), act
    assert room.map is room.store.read(room.code)
    assert room.map.records == before.records
    assert room.store.ballots_in(room.code, round_) == 0


FILES = ("workbook.xlsx", "workshop.json", "working.zip", "backup.zip", "log.csv", "report.docx",
         "plan.csv", "../workshop.json", "%2e%2e/secret", "unknown.exe")  # fmt: skip


@pytest.mark.usefixtures("pages_uncounted")
@pytest.mark.parametrize("role", [*NOT_LEADING, None])
@pytest.mark.parametrize("name", FILES)
def test_no_file_that_is_not_ones_own_is_opened_by_its_address(
    room: Acting, role: Role | None, name: str
) -> None:
    engaging.add_stakeholder(room, name="Mary Stone", agency="Court", email="mary@example.org")
    who = joined(room, "Jo", "City police") if role == "stakeholder" else None
    page = browser() if role is None else browser_of(who or with_role(room, role))
    answer = page.get(f"/files/{room.code}/{name}")
    published = role == "planner" and name in ("report.docx", "plan.csv")
    own_log = role == "planner" and name == "log.csv"
    assert (answer.status_code == 200) == (published or own_log), name
    assert b"mary@example.org" not in answer.content


def test_a_co_facilitator_does_not_do_what_is_the_hosts_or_the_facilitators(room: Acting) -> None:
    co, before = with_role(room, "co-facilitator"), room.map
    acts: tuple[Any, ...] = (
        lambda: hosting.make_link(co, role="facilitator"),
        lambda: hosting.make_link(co, role="host"),
        lambda: hosting.withdraw_links(co, role="facilitator"),
        lambda: hosting.delete_workshop(co.store, co.member, co.code),
        lambda: hosting.lead(co.store, joined(room, "Jo", "City police").member, co.code),
        lambda: hosting.open_workshop(co.store, co.member, room.map.community),
        lambda: hosting.change_settings(co, smallest_cell_shown=1),
    )
    for act in acts:
        with pytest.raises(WorkshopError):
            act()
    assert room.map.workshop == before.workshop
    assert house().store.member(room.member.id) == room.member
    assert [code for code, _revision in room.store.codes()] == [room.code]


# Forms of another site.


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Origin": HERE, "Sec-Fetch-Site": "cross-site"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
@pytest.mark.parametrize(
    "address",
    ["/join", "/join/{code}", "/back/{code}", "/sign-in", "/passphrase", "/sign-out",
     "/act/{code}"],
)  # fmt: skip
def test_nothing_is_done_for_another_site(
    room: Acting, jo: Acting, address: str, headers: dict[str, str]
) -> None:
    before = room.map
    body = {"name": "Eve", "agency": "Health", "code": room.code, "pin": "000000"}
    answer = browser_of(jo).post(address.format(code=room.code), data=body, headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text
    assert "set-cookie" not in answer.headers
    assert room.map is before


def test_a_check_of_a_vote_is_no_way_to_guess_codes(
    room: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    client = browser()
    for _ in range(40):
        assert client.get(f"/check/{hosting.new_code()}/v1").status_code == 404
    assert waits[-1] == 5.0
