"""A rehearsal on this machine: a throwaway workshop, filled with visitors that join, write, say
done, sleep and vote, walked by a facilitator through its stages."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sim_workshop.content import load_pack
from sim_workshop.domain.community import Community
from sim_workshop.domain.priorities import Priority
from sim_workshop.domain.workshop import Workshop
from sim_workshop.rehearsal.card import Measured
from sim_workshop.rehearsal.visitor import Visitor
from sim_workshop.store import open_store
from sim_workshop.use_cases import hosting

ROOT = Path(__file__).resolve().parents[2]
CANDIDATES, PATIENCE = 4, 60.0
STAGES = ("who", "evidence", "map", "plan", "intercept")


@dataclass
class Stage:
    """The people of the rehearsal, and when each entry was submitted and seen."""

    url: str
    code: str
    many: int
    people: list[Visitor] = field(default_factory=list)
    sent: dict[str, float] = field(default_factory=dict)
    seen: dict[tuple[int, str], float] = field(default_factory=dict)
    revealed: dict[int, float] = field(default_factory=dict)

    def hear(self, who: int, _name: str, data: dict[str, Any], at: float) -> None:
        for entry in data.get("entries", ()):
            mark = entry["text"].partition(":")[0]
            if mark in self.sent:
                self.seen.setdefault((who, mark), at)
        if (data.get("ballot") or {}).get("state") == "revealed":
            self.revealed.setdefault(who, at)


def rehearse(participants: int) -> Measured:
    """Plays a short workshop on a server of its own and takes it all away again."""
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder)) as (url, code, key, pid):
        return asyncio.run(_played(Stage(url, code, participants), key, pid))


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, str, str, int]]:
    database = f"sqlite:///{folder / 'rehearsal.sqlite'}"
    store = open_store(database)
    candidates = [
        Priority(id=f"c{n}", letter=chr(65 + n), title=f"Candidate {n + 1}")
        for n in range(CANDIDATES)
    ]
    opened = hosting.open_workshop(
        store, None, Community(id="rehearsal", name="Rehearsal County"),
        [Workshop(practice=True, practice_note="A rehearsal."), *candidates],
    )  # fmt: skip
    store.close()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "sim_workshop", "run", "--no-browser", "--port", str(port),
         "--host", "127.0.0.1", "--database", database],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "SIM_WORKSHOP_READY": "1", "SIM_DATA": str(folder)},
    )  # fmt: skip
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{url}/health")
        yield url, opened.code, opened.facilitator_key, process.pid
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310  our own server
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("The server did not answer within a minute.")


async def _played(stage: Stage, key: str, pid: int) -> Measured:
    lead = Visitor(stage.url, stage.code)
    await lead.sign_in(key)
    await lead.listen()
    await lead.act("move_room", at="1", stage="intercept")
    joined = await asyncio.gather(*(_arrive(stage, n) for n in range(stage.many)))
    await _everybody_writes(stage)
    await asyncio.gather(*(p.act("say_done") for p in stage.people[::2]))
    for at in STAGES:
        await lead.act("move_room", stage=at)
    revealed = await _vote(stage, lead)
    measured = _told(stage, list(joined), revealed, _memory_mb(pid))
    await asyncio.gather(lead.leave(), *(p.leave() for p in stage.people))
    return measured


async def _arrive(stage: Stage, n: int) -> float:
    await asyncio.sleep(n / stage.many)
    began = time.perf_counter()
    person = Visitor(stage.url, stage.code, heard=lambda *said: stage.hear(n, *said))
    await person.join(f"Visitor {n + 1}", f"Agency {n % 12 + 1}")
    await person.listen()
    stage.people.append(person)
    return (time.perf_counter() - began) * 1000


async def _everybody_writes(stage: Stage) -> None:
    """One entry each, from what is typically there and missing; a tenth is asleep meanwhile."""
    asleep = stage.people[::10]
    await asyncio.gather(*(p.sleep() for p in asleep))
    pack = load_pack()
    texts = [g.text for g in pack.typical_gaps] + [r.text for r in pack.typical_resources]
    for n, person in enumerate(stage.people):
        mark = f"visit{n}"
        stage.sent[mark] = time.perf_counter()
        await person.place("gap", f"{mark}: {texts[n % len(texts)]}", ["1"], key=f"once{n}")
        await person.place("gap", f"{mark}: {texts[n % len(texts)]}", ["1"], key=f"once{n}")
        await asyncio.sleep(0.02)
    await asyncio.gather(*(p.listen() for p in asleep))
    await asyncio.sleep(1.0)


async def _vote(stage: Stage, lead: Visitor) -> float:
    await lead.act("open_round")
    while not all(p.ballot and p.ballot["state"] == "open" for p in (lead, *stage.people)):
        await asyncio.sleep(0.02)
    await asyncio.gather(*(p.vote({"A": 2, "B": 1}) for p in stage.people))
    round_ = (lead.ballot or {}).get("round", "")
    await lead.act("close_round", round=round_)
    began = time.perf_counter()
    await lead.act("reveal_round", round=round_)
    while len(stage.revealed) < len(stage.people) and time.perf_counter() - began < PATIENCE:
        await asyncio.sleep(0.005)
    return (max(stage.revealed.values(), default=began + PATIENCE) - began) * 1000


def _told(stage: Stage, joined: list[float], revealed: float, memory: float) -> Measured:
    awake = {n for n in range(len(stage.people)) if n % 10}
    waits = [(at - stage.sent[m]) * 1000 for (who, m), at in stage.seen.items() if who in awake]
    missing, doubled = set(), 0
    for person in stage.people:
        marks = [e["text"].partition(":")[0] for e in person.entries.values()]
        missing |= stage.sent.keys() - set(marks)
        doubled = max(doubled, len(marks) - len(set(marks)))
    return Measured(
        len(stage.people), len(stage.sent), _p95(waits), _p95(joined), revealed, memory,
        len(missing), doubled,
    )  # fmt: skip


def _p95(values: list[float]) -> float:
    ordered = sorted(values) or [PATIENCE * 1000]
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def _memory_mb(pid: int) -> float:
    """Of Linux's /proc; 0 elsewhere."""
    try:
        said = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", said)
    return int(found[1]) / 1024 if found else 0.0
