"""A server nobody has signed in to: no account, no password and no open door comes with it."""

from __future__ import annotations

import asyncio
import re

import pytest
from sqlalchemy import func, select

from sim_workshop.store import tables as t
from sim_workshop.use_cases import hosting
from sim_workshop.use_cases.house import House
from tests.conftest import opened_workshop
from tests.web.conftest import browser, restarted

USUAL = ("admin", "host", "facilitator", "demo")


def test_a_new_database_holds_nobody_and_no_grant(served: House) -> None:
    with served.store.engine.connect() as connection:
        for table in (t.member, t.grant, t.workshop):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0


@pytest.mark.parametrize("name", USUAL)
def test_no_usual_name_and_password_opens_anything(
    served: House, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def at_once(_seconds: float) -> None:
        return

    monkeypatch.setattr(asyncio, "sleep", at_once)  # wrong ones are slowed down
    opened_workshop(served.store)
    for passphrase in (name * 3, "passwordpassword", "changemechangeme"):
        client = browser()
        answer = client.post("/passphrase", data={"name": name, "passphrase": passphrase})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


def test_the_key_of_the_first_host_is_long_new_each_time_and_used_once(served: House) -> None:
    keys = {hosting.first_host_key(served.store) for _start in range(5)}
    assert all(key and len(key) >= 20 and re.fullmatch(r"[\w-]+", key) for key in keys)
    assert len(keys) == 5
    last = hosting.first_host_key(served.store)
    assert browser().post("/sign-in", data={"key": last, "name": "Dana"}).status_code == 303
    assert browser().post("/sign-in", data={"key": last, "name": "Eve"}).status_code == 403
    assert hosting.first_host_key(served.store) is None


def test_cookies_are_signed_by_a_secret_of_this_database_alone(served: House) -> None:
    secret = served.store.cookie_secret()
    assert len(secret) >= 32
    assert restarted().store.cookie_secret() == secret
