"""The same person on another device: name, PIN, and nobody who guesses one."""

from __future__ import annotations

import asyncio
import re

import pytest
from starlette.testclient import TestClient

from sim_workshop.domain.errors import NotAllowed, NotFound
from sim_workshop.domain.pins import spoken_pin
from sim_workshop.use_cases import engaging, hosting, mapping, returning
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.guessing import PINS_FREE
from sim_workshop.use_cases.house import COOKIE, house
from tests.conftest import opened_workshop
from tests.web.conftest import browser, browser_of, restarted

JO = {"name": "Jo Field", "agency": "City police"}


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each answer was held back, without holding it back."""
    kept: list[float] = []

    async def sleep(seconds: float) -> None:
        kept.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return kept


def came(room: Acting, **typed: str) -> TestClient:
    client = browser()
    assert client.post(f"/join/{room.code}", data={**JO, **typed}).status_code == 303
    return client


def shown_pin(client: TestClient, room: Acting) -> str:
    said = client.get(f"/joined/{room.code}").text
    found = re.search(r'<p class="pin"[^>]*>(\d{3} \d{3})</p>', said)
    assert found is not None, said
    return found[1]


def id_of(client: TestClient, room: Acting) -> str:
    return house().person_of(client.cookies.get(COOKIE)).members.get(room.code, "")


def back(room: Acting, pin: str, **typed: str) -> tuple[TestClient, str]:
    client = browser()
    answer = client.post(f"/back/{room.code}", data={"name": "Jo Field", "pin": pin, **typed})
    return client, "" if answer.status_code == 303 else answer.text


def wrong_of(pin: str) -> str:
    return f"{(int(pin.replace(' ', '')) + 1) % 1_000_000:06}"


def test_the_pin_is_shown_after_joining_and_lets_the_same_person_in_elsewhere(
    room: Acting,
) -> None:
    laptop = came(room)
    pin = shown_pin(laptop, room)
    assert shown_pin(laptop, room) == pin
    for typed in (pin, pin.replace(" ", ""), f" {pin.replace(' ', '-')} "):
        phone, said = back(room, typed, name="jo  FIELD")
        assert said == ""
        assert id_of(phone, room) == id_of(laptop, room) != ""
    assert len(room.map.stakeholders) == 1
    for device in (laptop, phone):  # both work at once
        entry = {"act": "place_entry", "kind": "gap", "text": "No bed", "places": ["0"]}
        answer = device.post(f"/act/{room.code}", json=entry)
        assert answer.json()["entry"]["mine"] is True


def test_the_light_page_leads_to_ones_pin_and_back(room: Acting) -> None:
    client = came(room)
    [way] = re.findall(r'<a href="([^"]+)">My PIN</a>', client.get(f"/plain/{room.code}").text)
    shown = client.get(way).text
    assert shown_pin(client, room) in shown
    assert f'href="/plain/{room.code}"' in shown
    assert "My PIN" not in browser_of(room).get(f"/plain/{room.code}").text


def test_the_pin_is_shown_to_nobody_else(room: Acting) -> None:
    came(room)
    for stranger in (browser(), browser_of(opened_workshop(room.store))):
        answer = stranger.get(f"/joined/{room.code}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/join/{room.code}")
    leads = browser_of(room).get(f"/joined/{room.code}")  # has a passphrase, not a PIN
    assert leads.status_code == 303


def test_no_pin_is_in_the_database_nor_in_any_file(room: Acting) -> None:
    from sim_workshop.use_cases.publishing import KINDS, make_file

    pin = shown_pin(came(room), room).replace(" ", "")
    with room.store.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        assert pin not in "\n".join(raw.iterdump())
    for kind in KINDS:
        if kind.name.endswith((".json", ".csv", ".graphml")):
            made = make_file(room.store, room.code, room.member, kind.name)
            assert pin.encode() not in made.content


def test_a_restarted_server_knows_the_same_pins(room: Acting) -> None:
    laptop = came(room)
    pin = shown_pin(laptop, room)
    restarted()
    phone, said = back(room, pin)
    assert (said, id_of(phone, room)) == ("", id_of(laptop, room))


def test_a_wrong_name_and_a_wrong_pin_answer_alike(room: Acting) -> None:
    pin = shown_pin(came(room), room)
    for typed in (
        {"pin": wrong_of(pin)}, {"pin": pin, "name": "Ana"}, {"pin": ""}, {"pin": "x" * 400},
        {"pin": pin, "agency": "Shelter"}, {"pin": "' OR 1=1 --"}, {"pin": pin, "name": ""},
    ):  # fmt: skip
        client, said = back(room, typed.pop("pin"), **typed)
        assert "This name and PIN do not fit together." in said
        assert COOKIE not in client.cookies


def test_two_people_of_one_name_write_their_agency(room: Acting) -> None:
    police, shelter = came(room), came(room, agency="Shelter")
    pin = shown_pin(shelter, room)
    assert "Write your agency as well" in back(room, pin)[1]
    phone, said = back(room, pin, agency="shelter")
    assert (said, id_of(phone, room)) == ("", id_of(shelter, room))
    assert "do not fit" in back(room, pin, agency="City police")[1]
    assert id_of(police, room) != id_of(shelter, room)


def test_who_joined_without_an_agency_is_found_beside_somebody_who_has_one(room: Acting) -> None:
    came(room, agency="Shelter")
    bare = came(room, agency="", somebody_else="1")
    phone, said = back(room, shown_pin(bare, room))
    assert (said, id_of(phone, room)) == ("", id_of(bare, room))


def test_two_people_of_one_name_and_agency_are_told_apart_by_their_pins(room: Acting) -> None:
    first, second = came(room), came(room, somebody_else="1")
    for device in (first, second):
        phone, said = back(room, shown_pin(device, room))
        assert (said, id_of(phone, room)) == ("", id_of(device, room))


def test_who_joined_without_a_name_comes_back_by_agency_and_pin(room: Acting) -> None:
    hosting.change_settings(room, join_without_name=True)
    device = came(room, name="")
    phone, said = back(room, shown_pin(device, room), name="", agency="City police")
    assert (said, id_of(phone, room)) == ("", id_of(device, room))


def test_wrong_pins_rest_only_the_person_they_were_tried_on(
    room: Acting, waits: list[float]
) -> None:
    laptop, other = came(room), came(room, name="Ana", agency="Health")
    pin, others = shown_pin(laptop, room), shown_pin(other, room)
    for _ in range(PINS_FREE):
        assert "do not fit" in back(room, wrong_of(pin))[1]
    for _ in range(3):
        assert "Try again in 1 minute" in back(room, pin)[1]
    entry = {"act": "place_entry", "kind": "gap", "text": "No bed", "places": ["0"]}
    assert laptop.post(f"/act/{room.code}", json=entry).status_code == 200  # goes on working
    counted = len(waits)
    assert back(room, others, name="Ana")[1] == ""
    for n in range(20):
        came(room, name=f"Person {n}")
    assert len(waits) == counted  # successes from the same address are never slowed


def test_a_name_nobody_has_rests_as_well_so_that_nothing_is_learnt(room: Acting) -> None:
    for _ in range(PINS_FREE):
        assert "do not fit" in back(room, "000000", name="Nobody")[1]
    assert "Try again" in back(room, "000000", name="Nobody")[1]


def test_the_facilitator_tells_a_lost_pin_or_gives_a_new_one(room: Acting) -> None:
    laptop = came(room)
    pin, me = shown_pin(laptop, room), id_of(laptop, room)
    pins = house().pins
    assert spoken_pin(returning.tell_pin(room, pins, member=me)) == pin
    for _ in range(PINS_FREE):
        back(room, wrong_of(pin))
    new = returning.renew_pin(room, pins, member=me)
    assert spoken_pin(new) == shown_pin(laptop, room) != pin
    assert "do not fit" in back(room, pin)[1]
    phone, said = back(room, new)  # and the wrong tries are forgiven
    assert (said, id_of(phone, room)) == ("", me)
    verbs = [c.verb for c in room.store.changes(room.code, limit=3)]
    assert verbs == ["member.returned", "pin.renewed", "pin.told"]


def test_only_the_facilitator_reads_pins(room: Acting) -> None:
    me = id_of(came(room), room)
    before = room.map
    for role in ("co-facilitator", "planner", "observer"):
        link = hosting.new_link(room.store, room.code, role)
        who = Acting(room.store, room.code, hosting.sign_in_with_key(room.store, link))
        for act in (returning.tell_pin, returning.renew_pin):
            with pytest.raises(NotAllowed, match="Only the facilitator"):
                act(who, house().pins, member=me)
    for nobody in ("", "unknown", room.member.id):
        with pytest.raises(NotFound, match="no PIN"):
            returning.tell_pin(room, house().pins, member=nobody)
    assert room.map.records == before.records


def test_coming_back_needs_a_room_and_whoever_is_in_stays_who_they_are(room: Acting) -> None:
    answer = browser().post("/back/AAAAAAAA", data={"name": "Jo", "pin": "000000"})
    assert (answer.status_code, "no workshop with this code" in answer.text) == (404, True)
    assert browser().get(f"/back/{room.code}").status_code == 200
    ana, jo = came(room, name="Ana"), came(room)
    before = id_of(ana, room)
    answer = ana.post(f"/back/{room.code}", data={"name": "Jo Field", "pin": shown_pin(jo, room)})
    assert (answer.status_code, id_of(ana, room)) == (303, before)


def test_a_line_taken_off_the_list_and_an_entry_stay_with_the_person(room: Acting) -> None:
    laptop = came(room)
    pin = shown_pin(laptop, room)
    me = Acting(room.store, room.code, room.map.members[id_of(laptop, room)])
    mapping.place_entry(me, kind="gap", text="No bed", places=["0"])
    engaging.remove_stakeholder(room, room.map.stakeholders[0].id)
    phone, said = back(room, pin)
    assert (said, room.map.gaps[0].author) == ("", id_of(phone, room))
