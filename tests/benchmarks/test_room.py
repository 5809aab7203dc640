"""The clients of the benchmark are like people: each from an address of their own, on Streamlit's
websocket as well as on the feed."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from benchmarks.room import Room, arrive
from tests.faults.server import Mortal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
PEOPLE = 4


def test_pitfall_26_clients_are_people_not_one_script(tmp_path: Path) -> None:
    server = Mortal(tmp_path)
    server.start()
    opened = server.open_workshop()

    async def scene() -> None:
        room = Room(server.url, opened.code, PEOPLE)
        waited = await arrive(room, 0)
        assert len(waited) == PEOPLE
        connections = _connected_to(server.port)
        assert len(set(connections)) == PEOPLE
        assert all(connections.count(address) >= 2 for address in set(connections))
        assert all(page.runs >= 1 for page in room.pages)  # its script ran to the end
        assert all(person.me for person in room.people)
        assert len({person.me for person in room.people}) == PEOPLE
        await asyncio.gather(*(p.leave() for p in room.people), *(p.close() for p in room.pages))

    try:
        asyncio.run(scene())
    finally:
        server.stop()


def _connected_to(port: int) -> list[str]:
    """The addresses from which connections to this port are open, of Linux's /proc."""
    found = []
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        local, remote, state = line.split()[1:4]
        if state == "01" and int(remote.partition(":")[2], 16) == port:
            found.append(local.partition(":")[0])
    return found
