"""The feed while its database takes nothing, or is away: nobody is left without news for good."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sim_workshop.live import feed as feeds
from sim_workshop.live.feed import Feed
from sim_workshop.store import open_store
from sim_workshop.use_cases import prioritizing
from sim_workshop.use_cases.acting import Acting, utc_now
from tests.conftest import opened_workshop
from tests.live.test_feed import Screen, do, gap, run
from tests.store.test_trouble import on_every_connection


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "OTHER_PROCESSES_SECONDS", 0.05)


def test_a_countdown_that_cannot_be_written_down_silences_nobody(lead: Acting) -> None:
    for title in ("Bed", "Bus", "Phone"):
        prioritizing.name_priority(lead, title=title)
    round_ = prioritizing.open_round(lead, budget=2)
    reading = open_store(f"sqlite:///{lead.store.engine.url.database}")
    on_every_connection(reading, "PRAGMA query_only=ON")

    async def scene() -> None:
        feed = Feed(reading)
        watching = asyncio.create_task(feed.watch_other_processes())
        screen = Screen(feed, lead.code, lead.member)
        await screen.next("hello")
        a_minute_ago = replace(lead, now=lambda: utc_now() - timedelta(minutes=1))
        await do(prioritizing.close_round, a_minute_ago, round=round_.id, seconds=10)
        await screen.next()
        await do(gap, lead, "After it")
        assert [e["text"] for e in (await screen.next()).data["entries"]] == ["After it"]
        watching.cancel()
        await screen.close()

    run(scene())
    reading.close()
    assert [r.state for r in lead.map.rounds] == ["open"]
    prioritizing.close_when_due(lead.store, lead.code, utc_now())
    assert [r.state for r in lead.map.rounds] == ["closed"]


@pytest.mark.postgres
def test_what_happened_while_the_database_was_away_is_told_when_it_is_back(
    postgres_server: str, tmp_path: Path
) -> None:
    import psycopg

    name = f"away{abs(hash(str(tmp_path)))}"
    with psycopg.connect(f"{postgres_server}postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        store = open_store(f"{postgres_server}{name}")
        lead = opened_workshop(store)

        async def scene() -> None:
            feed = Feed(store)
            watching = asyncio.create_task(feed.watch_other_processes())
            screen = Screen(feed, lead.code, lead.member)
            await screen.next("hello")
            admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
            admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
            )
            feed._wake(lead.code)
            await asyncio.sleep(0.4)
            admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
            await do(gap, lead, "Back again")
            assert [e["text"] for e in (await screen.next()).data["entries"]] == ["Back again"]
            watching.cancel()
            await screen.close()

        run(scene())
        store.close()
