"""A room of people: everybody joins, everybody writes, everybody sees it.

`python -m benchmarks.room --participants 60 --seconds 100 --rate 1`: real pages over Streamlit's
websocket and one event stream for each person, from distinct loopback addresses. The last line is
one JSON object. With `--naive` the same load is put on a page that polls every two seconds, in the
same run, and the ratio is told.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # also as `python benchmarks/room.py`

import argparse
import asyncio
import json
import os
import random
import signal
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from benchmarks.measuring import CODE, core_ms, cpu_seconds, machine, memory_mb, run
from benchmarks.naive import polled
from benchmarks.start import free_ports
from sim_workshop.domain.community import Community
from sim_workshop.domain.priorities import Priority
from sim_workshop.rehearsal.open_page import OpenPage
from sim_workshop.rehearsal.visitor import Visitor
from sim_workshop.store import open_store
from sim_workshop.use_cases import hosting

PLACES = ("i1.dispatch", "i1.police", "i1.cit", "1")
BESIDE = {
    "entry_p95_ms": "naive_p95_ms", "join_p95_ms": "naive_join_p95_ms",
    "join_warm_p95_ms": "naive_join_p95_ms", "move_max_ms": "naive_all_there_ms",
    "reveal_max_ms": "naive_all_there_ms", "server_cpu_share": "naive_cpu_share",
    "mb_per_person": "naive_mb_per_person",
}  # fmt: skip
"""Each figure of ours, and what the page that polls takes for the same."""
JITTER = 0.6
"""Seconds over which screens spread their reruns when the room moves (views/live/presence.js)."""


@dataclass
class Written:
    """One entry on its way: when it was submitted, and who has seen it when."""

    at: float
    seen: dict[int, float] = field(default_factory=dict)
    times: int = 0
    """How often the most repeated screen was told it is new; more than 1 is a double."""


@dataclass
class Room:
    """The people of the benchmark and what they saw."""

    url: str
    code: str
    many: int
    people: list[Visitor] = field(default_factory=list)
    pages: list[OpenPage] = field(default_factory=list)
    written: dict[str, Written] = field(default_factory=dict)
    moved: dict[int, float] = field(default_factory=dict)
    revealed: dict[int, float] = field(default_factory=dict)
    target: str = ""

    def hear(self, who: int, _name: str, data: dict[str, Any], at: float) -> None:
        for entry in data.get("entries", ()):
            if (mark := self.written.get(entry["text"].split(" ")[0])) is not None:
                mark.seen.setdefault(who, at)
        if self.target and (data.get("room") or {}).get("at") == self.target:
            self.moved.setdefault(who, at)
        if (data.get("ballot") or {}).get("state") == "revealed":
            self.revealed.setdefault(who, at)


def main() -> None:
    asked = _arguments()
    print(f"room\n{machine()}\n")
    speed = core_ms()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (url, code, key, process):
        found = run(measure(url, code, key, process, asked))
    if asked.naive:
        found |= polled(asked.participants, asked.seconds, interval_of(asked))
        found |= {
            f"times_{ours}": _ratio(found[naive], found[ours])
            for ours, naive in BESIDE.items() if ours in found
        }  # fmt: skip
    found |= {"core_ms_before": speed, "core_ms_after": core_ms()}
    for name, value in found.items():
        print(f"{name.replace('_', ' '):32} {value}")
    print(json.dumps(found))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--participants", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=100)
    often = parser.add_mutually_exclusive_group()
    often.add_argument("--every", type=float, help="each person writes every SECONDS")
    often.add_argument("--rate", type=float, help="entries a second, all together")
    parser.add_argument("--naive", action="store_true", help="also the page that polls")
    parser.add_argument("--warm", action=argparse.BooleanOptionalAction, default=True,
                        help="measure a second arrival on the warm server as well")  # fmt: skip
    return parser.parse_args()


def interval_of(asked: argparse.Namespace) -> float:
    """Seconds between two entries of the room."""
    if asked.every:
        return float(asked.every) / int(asked.participants)
    return 1.0 / float(asked.rate or 1.0)


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, str, str, subprocess.Popen[bytes]]]:
    """Our server on an empty workshop at Intercept 1, with candidates for a vote."""
    database = f"sqlite:///{folder / 'sim.sqlite'}"
    store = open_store(database)
    county = Community(id="bench", name="Bench County", state="OR")
    candidates = [Priority(id=f"c{n}", letter=chr(65 + n), title=f"Priority {n}") for n in range(6)]
    opened = hosting.open_workshop(store, None, county, candidates)
    store.close()
    [port] = free_ports(1)
    environment = {**os.environ, "SIM_WORKSHOP_READY": "1", "SIM_DATA": str(folder)}
    command = [sys.executable, "-m", "sim_workshop", "run", "--no-browser", "--port", str(port),
               "--host", "0.0.0.0", "--database", database]  # fmt: skip
    process = subprocess.Popen(command, cwd=CODE, env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{url}/health")
        yield url, opened.code, opened.facilitator_key, process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not answer within a minute.")


async def measure(
    url: str, code: str, key: str, process: subprocess.Popen[bytes], asked: argparse.Namespace
) -> dict[str, Any]:
    room = Room(url, code, asked.participants)
    lead = Visitor(url, code)
    await lead.sign_in(key)
    await lead.listen()
    await lead.act("move_room", at="1", stage="intercept")
    first = await _one_page(room)
    idle = memory_mb(process.pid)
    cold, cold_cpu = await arrive_measured(room, 0, process.pid)
    await asyncio.sleep(1.0)
    seated = memory_mb(process.pid)
    spent = cpu_seconds(process.pid), time.perf_counter()
    await write(room, asked.seconds, interval_of(asked))
    cpu = (cpu_seconds(process.pid) - spent[0]) / (time.perf_counter() - spent[1])
    found = told(room)
    found |= {"join_p95_ms": p95(cold), "join_max_ms": round(max(cold)),
              "join_cpu_ms": cold_cpu}  # fmt: skip
    found |= {
        "server_cpu_share": round(cpu, 3), "server_rss_mb": round(memory_mb(process.pid), 1),
        "mb_per_person": round((seated - idle) / max(1, room.many), 2),
        "move_max_ms": await move(room, lead), "reveal_max_ms": await reveal(room, lead),
    }  # fmt: skip
    await _leave(room)
    if asked.warm:
        await asyncio.sleep(3.0)  # everybody has left; and the room is where it was before
        await lead.act("move_room", at="1", stage="intercept")
        again = Room(url, code, asked.participants)
        warm, warm_cpu = await arrive_measured(again, 1, process.pid)
        found |= {"join_warm_p95_ms": p95(warm), "join_warm_cpu_ms": warm_cpu}
        await _leave(again)
    await first.close()
    await lead.leave()
    return {"participants": room.many, **found}


async def _one_page(room: Room) -> OpenPage:
    """The facilitator's own page: memory is told for each person beyond the first."""
    guest = Visitor(room.url, room.code, "127.0.1.1")
    await guest.join("First", "Agency 0")
    page = OpenPage(room.url, guest.speaker.cookies, "127.0.1.1")
    await page.open("intercept")
    return page


async def arrive(room: Room, wave: int) -> list[float]:
    """Everybody within one second; the milliseconds until each has the page and the room."""

    async def one(n: int) -> float:
        await asyncio.sleep(n / room.many)
        began = time.perf_counter()
        source = f"127.0.{2 + wave}.{n % 250 + 1}"
        person = Visitor(room.url, room.code, source,
                         heard=lambda *said, n=n: room.hear(n, *said))  # fmt: skip
        await person.speaker.get(f"/join/{room.code}")
        await person.join(f"Person {wave} {n}", f"Agency {n % 12}", "Law enforcement")
        await person.speaker.get(f"/joined/{room.code}")
        await person.speaker.get("/intercept")  # where that page leads on to
        page = OpenPage(room.url, person.speaker.cookies, source)
        await asyncio.gather(page.open("intercept"), person.listen())
        room.people.append(person)
        room.pages.append(page)
        return (time.perf_counter() - began) * 1000

    return list(await asyncio.gather(*(one(n) for n in range(room.many))))


async def arrive_measured(room: Room, wave: int, pid: int) -> tuple[list[float], float]:
    """And the milliseconds of a core the server spent on each, which other load does not blur."""
    before = cpu_seconds(pid)
    took = await arrive(room, wave)
    return took, round((cpu_seconds(pid) - before) * 1000 / max(1, room.many), 1)


async def write(room: Room, seconds: float, interval: float) -> None:
    """People take turns; nobody waits for another's entry."""
    ends, n, acts = time.perf_counter() + seconds, 0, []
    begun = time.perf_counter()
    while time.perf_counter() < ends:
        acts.append(asyncio.create_task(_one_entry(room, n)))
        n += 1
        await asyncio.sleep(max(0.0, begun + n * interval - time.perf_counter()))
    await asyncio.gather(*acts)
    await asyncio.sleep(2.0)


async def _one_entry(room: Room, n: int) -> None:
    mark = f"bench{n}:"
    room.written[mark] = Written(time.perf_counter())
    text = f"{mark} officers wait for hours at the emergency department, mostly at night"
    person = room.people[n % len(room.people)]
    await person.place("gap", text, [PLACES[n % len(PLACES)]])


def told(room: Room) -> dict[str, Any]:
    """Milliseconds from submitting to being heard, over all pairs of entry and other screen."""
    many = len(room.people)
    pairs = [(at - w.at) * 1000 for w in room.written.values() for at in w.seen.values()]
    whole = [max(w.seen.values()) - w.at for w in room.written.values() if len(w.seen) == many]
    kept = [list(p.entries.values()) for p in room.people]
    missing = sum(1 for w in room.written if not any(
        e["text"].startswith(w) for e in kept[0]))  # fmt: skip
    doubled = sum(_doubles(entries) for entries in kept)
    return {
        "entries": len(room.written), "entry_p50_ms": round(statistics.median(pairs), 1),
        "entry_p95_ms": p95(pairs), "entry_p99_ms": quantile(pairs, 0.99),
        "all_screens_p95_ms": p95([w * 1000 for w in whole]) if whole else None,
        "delivered_share": round(len(pairs) / (many * len(room.written)), 5),
        "lost": missing, "doubled": doubled,
    }  # fmt: skip


def _doubles(entries: list[dict[str, Any]]) -> int:
    texts = [e["text"] for e in entries if e["text"].startswith("bench")]
    return len(texts) - len(set(texts))


async def move(room: Room, lead: Visitor) -> int:
    """The facilitator moves the room: until the last screen has drawn the new page."""
    room.target, room.moved = "2", {}
    began = time.perf_counter()

    async def follow(n: int) -> float:
        while n not in room.moved:
            await asyncio.sleep(0.005)
        await asyncio.sleep(random.random() * JITTER)
        return await room.pages[n].rerun("intercept", "at=2")

    following = [asyncio.create_task(follow(n)) for n in range(len(room.pages))]
    await lead.act("move_room", at="2", stage="intercept")
    arrived = await asyncio.gather(*following)
    return round((max(arrived) - began) * 1000)


async def reveal(room: Room, lead: Visitor) -> int:
    """Everybody votes; the vote is closed and shown: until the last screen has the result."""
    await lead.act("open_round")
    while not all(p.ballot and p.ballot["state"] == "open" for p in room.people):
        await asyncio.sleep(0.02)
    await asyncio.gather(*(p.vote({"A": 1, "B": 1}) for p in room.people))
    round_ = (lead.ballot or {}).get("round", "")
    began = time.perf_counter()
    await lead.act("close_round", round=round_)
    await lead.act("reveal_round", round=round_)
    while len(room.revealed) < len(room.people):
        await asyncio.sleep(0.005)
    return round((max(room.revealed.values()) - began) * 1000)


async def _leave(room: Room) -> None:
    for person in room.people:
        await person.leave()
    for page in room.pages:
        await page.close()


def p95(values: list[float]) -> float:
    return quantile(values, 0.95)


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)


def _ratio(one: float | None, other: float) -> float | None:
    """How many times as much; None where the page that polls never got there."""
    return round(one / other, 1) if one is not None and other else None


if __name__ == "__main__":
    main()
