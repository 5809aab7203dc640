"""Coming in: the code, a name, a link, a passphrase; and who is kept out."""

from __future__ import annotations

import asyncio
import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from sim_workshop import in_turn
from sim_workshop.use_cases import arranging, engaging, hosting
from sim_workshop.use_cases.acting import Acting
from sim_workshop.use_cases.house import COOKIE, House, Person, house
from tests.conftest import joined, opened_workshop
from tests.web.conftest import HERE, browser, browser_of, restarted

JO = {"name": "Jo Field", "agency": "City police", "sector": "Law enforcement"}
PASSPHRASE = "heron lantern orchard"


def person_of(client: TestClient) -> Person:
    return house().person_of(client.cookies.get(COOKIE))


# The code and the name.


def test_from_the_code_on_the_wall_into_the_room(room: Acting) -> None:
    hosting.change_settings(room, dates_as_written="2024-06-11 and 2024-06-31")
    client = browser()
    assert client.get("/join").status_code == 200
    typed = f"{room.code[:4].lower()} {room.code[4:].lower()} "
    asked = client.post("/join", data={"code": typed})
    assert (asked.status_code, asked.headers["location"]) == (303, f"/join/{room.code}")
    page = client.get(f"/join/{room.code}")
    assert page.status_code == 200
    assert "Washington County" in page.text
    assert "Jun 11, 2024 and 2024-06-31" in page.text  # the last is no day, and stays as written
    assert "your agency, not your name" in page.text
    came = client.post(f"/join/{room.code}", data=JO)
    assert (came.status_code, came.headers["location"]) == (303, f"/joined/{room.code}")
    person = person_of(client)
    member = room.map.members[person.members[room.code]]
    assert (member.name, member.agency, member.role) == ("Jo Field", "City police", "stakeholder")
    assert person.at == room.code


def test_a_guessed_code_keeps_nobody_waiting_at_the_door(
    room: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_turn, "_turns", in_turn.Turns())
    monkeypatch.setattr(in_turn, "LONGEST", 0.01)
    with in_turn.in_turn():  # a page that takes its time
        assert browser().post("/join/WRNGCD42", data=JO).status_code == 404
        assert browser().post(f"/join/{room.code}", data=JO).status_code == 303
    assert in_turn._turns.ask(newcomer=True).done()


def test_the_cookie_is_for_this_server_alone_and_not_for_scripts(room: Acting) -> None:
    set_cookie = browser().post(f"/join/{room.code}", data=JO).headers["set-cookie"]
    assert set_cookie.startswith(f"{COOKIE}=")
    said = [part.strip().lower() for part in set_cookie.split(";")]
    assert {"httponly", "path=/", "samesite=lax"} <= set(said)
    assert "secure" not in said  # a guest network is plain http
    assert int(dict(p.split("=") for p in said if "max-age" in p)["max-age"]) > 300 * 24 * 3600
    assert "jo" not in set_cookie.lower().split(";")[0].removeprefix(COOKIE)[:8]


def test_over_https_the_cookie_never_travels_in_clear(room: Acting) -> None:
    client = browser()
    client.base_url = "https://sim.example.org"
    set_cookie = client.post(f"/join/{room.code}", data=JO).headers["set-cookie"]
    assert "secure" in set_cookie.lower()


def test_a_restarted_server_still_knows_who_somebody_is(room: Acting) -> None:
    client = browser()
    client.post(f"/join/{room.code}", data=JO)
    before = person_of(client)
    again = restarted()
    assert again.person_of(client.cookies.get(COOKIE)) == before
    back = client.get(f"/join/{room.code}")
    assert (back.status_code, back.headers["location"]) == (303, "/intercept")
    assert len(again.store.read(room.code).stakeholders) == 1


def test_somebody_with_a_cookie_is_not_asked_again(room: Acting) -> None:
    client = browser()
    client.post(f"/join/{room.code}", data=JO)
    assert client.get(f"/join/{room.code}").status_code == 303
    assert len(room.map.stakeholders) == 1


def test_one_browser_may_be_in_two_workshops(room: Acting) -> None:
    other = opened_workshop(room.store)
    client = browser()
    client.post(f"/join/{room.code}", data=JO)
    client.post(f"/join/{other.code}", data=JO)
    assert set(person_of(client).members) == {room.code, other.code}
    assert person_of(client).at == other.code
    assert client.get(f"/enter/{room.code}").status_code == 303
    assert person_of(client).at == room.code


@pytest.mark.parametrize(
    "typed", ["", "AAAA AAAA", "<script>alert(1)</script>", "a" * 5000, "\x00"]
)
def test_a_wrong_code_is_a_sentence(room: Acting, typed: str) -> None:
    answer = browser().post("/join", data={"code": typed})
    assert answer.status_code == 404
    assert "There is no workshop with this code." in answer.text
    assert "<script>alert" not in answer.text


def test_without_a_name_the_page_asks_again_and_keeps_what_was_typed(room: Acting) -> None:
    answer = browser().post(f"/join/{room.code}", data={"name": " ", "agency": 'City "police"'})
    assert answer.status_code == 422
    assert "Please write your name" in answer.text
    assert "City &#34;police&#34;" in answer.text
    assert room.map.stakeholders == ()


def test_the_names_of_the_invited_are_only_suggested_until_they_have_come(room: Acting) -> None:
    engaging.add_stakeholder(room, name="Ana Ruiz", agency="Health", email="ana@example.org")
    page = browser().get(f"/join/{room.code}").text
    assert "Ana Ruiz" in page
    assert "example.org" not in page
    joined(room, "Ana Ruiz", "Health")
    assert "Ana Ruiz" not in browser().get(f"/join/{room.code}").text


def test_who_picks_their_line_of_the_list_has_agency_and_sector_filled_in(room: Acting) -> None:
    seat = engaging.add_stakeholder(room, name="Ana Ruiz", agency="Health", sector="Health")
    page = browser().get(f"/join/{room.code}").text
    assert '<option value="Ana Ruiz, Health">' in page  # found by typing, without a script
    client = browser()
    came = client.post(f"/join/{room.code}", data={"name": "ana ruiz, health", "agency": ""})
    assert came.status_code == 303
    member = room.map.members[person_of(client).members[room.code]]
    assert (member.name, member.agency, member.sector) == ("Ana Ruiz", "Health", "Health")
    assert room.map.stakeholders == (seat.but(present=True, member=member.id),)


@pytest.mark.parametrize("agency", ["", "County health department"])
def test_a_name_of_the_list_under_another_agency_is_asked_about(room: Acting, agency: str) -> None:
    seat = engaging.add_stakeholder(room, name="Ana Ruiz", agency="Health", sector="Health")
    engaging.add_stakeholder(room, name="Ana Ruiz", agency="Court")
    typed = {"name": "Ana Ruiz", "agency": agency, "once": "k" * 20}
    before = room.map
    asked = browser().post(f"/join/{room.code}", data=typed)
    assert "Is that you?" in asked.text
    assert asked.text.count("I am Ana Ruiz") == 2
    assert room.map is before
    client = browser()
    client.post(f"/join/{room.code}", data={**typed, "agency": "", "stakeholder": seat.id})
    member = room.map.members[person_of(client).members[room.code]]
    assert (member.agency, member.sector) == ("Health", "Health")
    assert [s.member for s in room.map.stakeholders] == [member.id, ""]


def test_somebody_else_of_a_name_on_the_list_is_somebody_else(room: Acting) -> None:
    seat = engaging.add_stakeholder(room, name="Ana Ruiz", agency="Health")
    came = browser().post(
        f"/join/{room.code}", data={"name": "Ana Ruiz", "agency": "Health", "somebody_else": "1"}
    )
    assert came.status_code == 303
    assert room.map.stakeholders[0] == seat
    assert len(room.map.stakeholders) == 2


def test_two_people_of_one_name_do_not_become_one(room: Acting) -> None:
    first, second = browser(), browser()
    first.post(f"/join/{room.code}", data=JO)
    asked = second.post(f"/join/{room.code}", data=JO)
    assert "has joined already" in asked.text
    assert COOKIE not in second.cookies
    assert len(room.map.stakeholders) == 1
    assert second.post(f"/join/{room.code}", data={**JO, "somebody_else": "1"}).status_code == 303
    assert person_of(first).members != person_of(second).members
    assert len(room.map.stakeholders) == 2


def test_the_same_name_in_another_agency_is_not_asked_about(room: Acting) -> None:
    browser().post(f"/join/{room.code}", data=JO)
    other = browser().post(f"/join/{room.code}", data={"name": "Jo Field", "agency": "Shelter"})
    assert other.status_code == 303


def test_who_joins_again_with_the_same_cookie_is_the_same_person(room: Acting) -> None:
    client = browser()
    client.post(f"/join/{room.code}", data=JO)
    before = person_of(client), room.map
    again = client.post(f"/join/{room.code}", data={"name": "Jo F.", "agency": "Police"})
    assert (again.status_code, again.headers["location"]) == (303, "/intercept")
    assert (person_of(client), room.map) == before


def test_a_join_button_pressed_eight_times_at_once_is_one_person(room: Acting) -> None:
    once = re.search(r'name="once" value="([^"]+)"', browser().get(f"/join/{room.code}").text)
    assert once is not None

    def press(_n: int) -> Person:
        client = browser()
        client.post(f"/join/{room.code}", data={**JO, "once": once[1]})
        return person_of(client)

    with ThreadPoolExecutor(8) as presses:
        people = list(presses.map(press, range(8)))
    assert {p.members[room.code] for p in people} == set(room.map.members) - {room.member.id}
    assert len(room.map.stakeholders) == 1


def test_a_form_that_was_used_makes_nobody_else_the_same_person(room: Acting) -> None:
    browser().post(f"/join/{room.code}", data={**JO, "once": "k" * 20})
    other = browser()
    answer = other.post(f"/join/{room.code}", data={"name": "Eve", "agency": "X", "once": "k" * 20})
    assert (answer.status_code, "was used to join before" in answer.text) == (422, True)
    assert COOKIE not in other.cookies


def test_somebody_on_the_list_without_a_device_can_join_later(room: Acting) -> None:
    seat = engaging.add_stakeholder(room, name="Ana Ruiz", agency="Health", present=True)
    client = browser()
    client.post(f"/join/{room.code}", data={"name": "Ana Ruiz", "agency": "health"})
    [now] = room.map.stakeholders
    assert now == seat.but(member=person_of(client).members[room.code])


def test_the_join_page_says_what_is_kept_who_reads_it_and_that_records_are_public(
    room: Acting,
) -> None:
    said = browser().get(f"/join/{room.code}").text
    for sentence in (
        "Your name, agency and field of work are kept with this workshop.",
        "Facilitators and the hosts of this server read them",
        "Votes are secret.", "One cookie keeps you signed in on this device.",
        "County records may be open to the public.",
    ):  # fmt: skip
        assert sentence in said


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each answer was held back, without holding it back."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return waits


def test_guessing_codes_gets_slower(room: Acting, waited: list[float]) -> None:
    client = browser()
    for _ in range(40):
        client.post("/join", data={"code": hosting.new_code()})
    assert waited[:10] == [0.0] * 10
    assert waited == sorted(waited)
    assert waited[-1] == 5.0


def test_a_room_of_eighty_behind_one_address_is_not_slowed_down(
    room: Acting, waited: list[float]
) -> None:
    for _ in range(40):
        browser().post("/join", data={"code": "wrong"})
    slowed = len(waited)

    def come(n: int) -> int:
        client = browser()
        client.post("/join", data={"code": room.code})
        return client.post(
            f"/join/{room.code}", data={"name": f"Person {n}", "agency": "City police"}
        ).status_code

    before = time.process_time()
    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(come, range(80)))
    assert answers == [303] * 80
    assert len(waited) == slowed
    assert len(room.map.stakeholders) == 80
    assert time.process_time() - before < 30


def test_no_door_but_the_join_page_tells_whether_a_code_exists(room: Acting) -> None:
    """Each of them would be a way to guess codes that is not slowed down."""
    stranger = browser_of(opened_workshop(room.store))
    for address in ("/files/{}/report.docx", "/live/{}", "/wall/{}", "/enter/{}"):
        known, unknown = (stranger.get(address.format(c)) for c in (room.code, "AAAAAAAA"))
        assert known.status_code == unknown.status_code
        assert known.text.replace(room.code, "") == unknown.text.replace("AAAAAAAA", "")
    acts = [
        stranger.post(f"/act/{c}", json={"act": "place_entry"}) for c in (room.code, "AAAAAAAA")
    ]
    assert acts[0].json() == acts[1].json()


# Another site.


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://192.168.4.10"},
     {"Sec-Fetch-Site": "cross-site"}, {"Origin": f"{HERE}.evil.example"}],
)  # fmt: skip
@pytest.mark.parametrize(
    "address", ["/join", "/join/{code}", "/sign-in", "/passphrase", "/sign-out", "/act/{code}"]
)
def test_a_form_of_another_site_does_nothing(
    room: Acting, address: str, headers: dict[str, str]
) -> None:
    client = browser_of(room)
    answer = client.post(address.format(code=room.code), data=JO, headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text
    assert "set-cookie" not in answer.headers
    assert room.map.stakeholders == ()


@pytest.mark.parametrize("headers", [{"Origin": HERE}, {"Sec-Fetch-Site": "same-origin"}, {}])
def test_our_own_form_does_what_it_says(room: Acting, headers: dict[str, str]) -> None:
    assert browser().post(f"/join/{room.code}", data=JO, headers=headers).status_code == 303


def test_behind_a_proxy_the_public_address_is_ours(
    room: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIM_PUBLIC_URL", "https://sim.example.org")
    restarted()
    came = browser().post(
        f"/join/{room.code}", data=JO, headers={"Origin": "https://sim.example.org"}
    )
    assert came.status_code == 303


# Links.


def test_a_link_is_used_by_pressing_the_button_not_by_looking_at_it(served: House) -> None:
    key = hosting.first_host_key(served.store)
    client = browser()
    for _ in range(3):  # a mail program looks first
        assert client.get(f"/sign-in?key={key}").status_code == 200
        assert client.head(f"/sign-in?key={key}").status_code in (200, 405)
    assert COOKIE not in client.cookies
    unnamed = client.post("/sign-in", data={"key": key, "name": " "})
    assert (unnamed.status_code, "Write your name" in unnamed.text) == (422, True)
    short = client.post("/sign-in", data={"key": key, "name": "Dana Host", "passphrase": "short"})
    assert (short.status_code, 'value="Dana Host"' in short.text) == (422, True)
    came = client.post("/sign-in", data={"key": key, "name": "Dana Host"})
    assert (came.status_code, came.headers["location"]) == (303, "/")
    host = served.member_of(person_of(client), "")
    assert host is not None
    assert (host.role, host.name) == ("host", "Dana Host")
    again = browser().post("/sign-in", data={"key": key})
    assert again.status_code == 403
    assert "has been used" in again.text


def test_a_link_to_the_wall_opens_the_wall(room: Acting) -> None:
    key = hosting.new_link(room.store, room.code, "wall")
    client = browser()
    came = client.post("/sign-in", data={"key": key})
    assert (came.status_code, came.headers["location"]) == (303, f"/wall/{room.code}")
    assert client.get(f"/wall/{room.code}").status_code == 200


@pytest.mark.parametrize("key", ["", "made-up", "x" * 5000, "<script>"])
def test_a_link_that_is_none_is_a_sentence(served: House, key: str) -> None:
    answer = browser().post("/sign-in", data={"key": key})
    assert answer.status_code == 403
    assert "not known here" in answer.text
    assert COOKIE not in answer.cookies


def test_a_passphrase_is_set_with_the_link_and_used_on_another_device(room: Acting) -> None:
    key = hosting.new_link(room.store, room.code, "facilitator")
    short = browser().post("/sign-in", data={"key": key, "passphrase": "short"})
    assert short.status_code == 422
    assert "at least 12 characters" in short.text
    first = browser()
    first.post("/sign-in", data={"key": key, "name": "Dana Lead", "passphrase": PASSPHRASE})
    other = browser()
    came = other.post("/passphrase", data={"name": "dana lead", "passphrase": PASSPHRASE})
    assert came.status_code == 303
    assert person_of(other).members == person_of(first).members
    wrong = browser().post("/passphrase", data={"name": "dana lead", "passphrase": "x" * 20})
    assert wrong.status_code == 403
    assert "do not fit together" in wrong.text


def test_a_host_enters_a_workshop_as_its_facilitator(room: Acting) -> None:
    key = hosting.first_host_key(room.store)
    client = browser()
    client.post("/sign-in", data={"key": key, "name": "Dana"})
    assert client.get(f"/enter/{room.code}").status_code == 303
    member = house().store.member(person_of(client).members[room.code])
    assert member is not None
    assert (member.role, member.name) == ("facilitator", "Dana")
    client.get(f"/enter/{room.code}")
    assert house().store.member(person_of(client).members[room.code]) == member


def test_who_is_not_of_a_workshop_is_sent_to_its_door(room: Acting) -> None:
    came = browser().get(f"/enter/{room.code}")
    assert (came.status_code, came.headers["location"]) == (303, f"/join/{room.code}")


def test_signing_out_forgets_the_browser(room: Acting) -> None:
    client = browser_of(room)
    client.cookies.clear()
    client.post(f"/join/{room.code}", data=JO)
    assert client.post("/sign-out").status_code == 303
    assert COOKIE not in client.cookies


# Cookies nobody was given.


@pytest.mark.parametrize("touch", ["body", "signature", "another", "empty", "garbage"])
def test_a_forged_cookie_is_nobody(room: Acting, touch: str) -> None:
    from itsdangerous import URLSafeSerializer

    real = house().cookie_of(Person({room.code: room.member.id}, room.code))
    body, _, signature = real.rpartition(".")
    forged = {
        "body": f"{body[:-2]}AA.{signature}",
        "signature": f"{body}.{signature[:-2]}AA",
        "another": str(
            URLSafeSerializer("guessed", salt="person").dumps(
                {"m": {room.code: room.member.id}, "at": room.code}
            )
        ),
        "empty": "",
        "garbage": "%ff%00..;",
    }[touch]
    assert house().person_of(forged) == Person()
    client = browser()
    client.cookies.set(COOKIE, forged)
    assert client.get(f"/wall/{room.code}").headers["location"] == f"/join/{room.code}"
    answer = client.post(f"/act/{room.code}", json={"act": "place_entry", "text": "x"})
    assert answer.status_code == 401


def test_a_cookie_of_another_database_is_nobody(room: Acting, tmp_path: object) -> None:
    real = house().cookie_of(Person({room.code: room.member.id}, room.code))
    other = House(house().settings, room.store)
    other.__dict__["_signer"] = type(house()._signer)("another secret", salt="person")
    assert other.person_of(real) == Person()


def test_somebody_withdrawn_is_nobody(room: Acting) -> None:
    from sim_workshop.store import signing_in

    client = browser_of(room)
    assert client.get(f"/wall/{room.code}").status_code == 200
    with room.store.people() as connection:
        signing_in.put_member(connection, room.member.model_copy(update={"withdrawn": True}))
    assert client.get(f"/wall/{room.code}").status_code == 303


# The light page.


def test_the_light_page_is_offered_and_kept_on_the_way_in(room: Acting) -> None:
    client = browser()
    assert 'href="/join?light=1"' in client.get("/join").text
    asked = client.post("/join", data={"code": room.code, "light": "1"})
    assert asked.headers["location"] == f"/join/{room.code}?light=1"
    assert 'name="light" value="1" checked' in client.get(asked.headers["location"]).text
    came = client.post(f"/join/{room.code}", data={**JO, "light": "1"})
    assert came.headers["location"] == f"/joined/{room.code}?light=1"
    assert f'href="/plain/{room.code}"' in client.get(came.headers["location"]).text
    again = client.get(f"/join/{room.code}?light=1")
    assert again.headers["location"] == f"/plain/{room.code}"
    assert client.get("/plain").headers["location"] == f"/plain/{room.code}"
    assert client.get(f"/join/{room.code}").headers["location"] == "/intercept"


def test_a_wrong_code_or_no_name_keeps_the_light_page_chosen(room: Acting) -> None:
    wrong = browser().post("/join", data={"code": "AAAA", "light": "1"})
    assert 'type="hidden" name="light"' in wrong.text
    nameless = browser().post(f"/join/{room.code}", data={"name": "", "light": "1"})
    assert 'name="light" value="1" checked' in nameless.text


@pytest.mark.parametrize(("stage", "screen"), [("ballot", "/ballot"), ("map", "/map")])
def test_who_comes_late_is_led_to_where_the_room_is(room: Acting, stage: str, screen: str) -> None:
    arranging.move_room(room, stage=stage)
    client = browser()
    client.post(f"/join/{room.code}", data=JO)
    assert f'href="{screen}"' in client.get(f"/joined/{room.code}").text
