"""The same load on a page that polls every two seconds, as Streamlit's fragments make it easy."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Origin, Subprotocol

from benchmarks.measuring import CODE, cpu_seconds, memory_mb, run
from benchmarks.start import answered, free_ports


@dataclass
class Polling:
    """The pages of the comparison, and what they showed."""

    port: int
    written: dict[str, float] = field(default_factory=dict)
    seen: dict[tuple[int, str], float] = field(default_factory=dict)
    opened: dict[int, float] = field(default_factory=dict)
    """Milliseconds until each page stood for the first time."""


def polled(many: int, seconds: float, interval: float) -> dict[str, Any]:
    """What `benchmarks.room` measures, of a page that polls: milliseconds from a commit to the
    moment each page shows it, the share ever shown; until all who come in one second have their
    page; until the last page shows what a facilitator did (the room moved, the result revealed:
    both are one value more to poll); and memory and processor."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "polled.sqlite"
        with sqlite3.connect(database) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT)")
        connection.close()
        [port] = free_ports(1)
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(CODE / "benchmarks" / "polling_app.py"),
             "--server.port", str(port), "--server.address", "127.0.0.1"],
            cwd=CODE, env={**os.environ, "POLLED_DATABASE": str(database)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            answered(port, time.perf_counter())
            room = Polling(port)
            return run(_watched(room, server.pid, database, many, seconds, interval))
        finally:
            server.terminate()
            server.wait(20)


async def _watched(
    room: Polling, pid: int, database: Path, many: int, seconds: float, interval: float
) -> dict[str, Any]:
    first = asyncio.create_task(_page(room, many))
    await asyncio.sleep(2)
    idle = memory_mb(pid)
    pages = [first, *(asyncio.create_task(_page(room, n, n / many)) for n in range(many))]
    await asyncio.sleep(10)
    seated, spent, began = memory_mb(pid), cpu_seconds(pid), time.perf_counter()
    await _written(room, database, began + seconds, interval)
    share = (cpu_seconds(pid) - spent) / (time.perf_counter() - began)
    await asyncio.sleep(10)
    for page in pages:
        page.cancel()
    found = _told(room, many)
    found |= {
        "cpu_share": round(share, 3), "mb_per_person": round((seated - idle) / many, 2)
    }  # fmt: skip
    return {f"naive_{name}": value for name, value in found.items()}


async def _written(room: Polling, database: Path, ends: float, interval: float) -> None:
    n = 0
    while time.perf_counter() < ends:
        mark, n = f"bench{n}:", n + 1
        with sqlite3.connect(database) as connection:
            connection.execute("INSERT INTO entry (text) VALUES (?)", (f"{mark} officers wait",))
        connection.close()
        room.written[mark] = time.perf_counter()
        await asyncio.sleep(interval)


def _told(room: Polling, many: int) -> dict[str, Any]:
    shown = {k: at for k, at in room.seen.items() if k[0] < many}
    taken = sorted((at - room.written[mark]) * 1000 for (_, mark), at in shown.items())
    last = {mark: [at for (_, m), at in shown.items() if m == mark] for mark in room.written}
    everywhere = [
        (max(ats) - room.written[m]) * 1000 for m, ats in last.items() if len(ats) == many
    ]
    opened = sorted(took for who, took in room.opened.items() if who < many)
    return {
        "p50_ms": round(statistics.median(taken)) if taken else None,
        "p95_ms": _p95(taken),
        "delivered_share": round(len(taken) / (many * len(room.written)), 4),
        "all_there_ms": round(statistics.median(everywhere)) if everywhere else None,
        "join_p95_ms": _p95(opened) if len(opened) == many else None,
    }


def _p95(ordered: list[float]) -> int | None:
    return round(ordered[int(0.95 * (len(ordered) - 1))]) if ordered else None


async def _page(room: Polling, who: int, after: float = 0.0) -> None:
    """One browser: it draws the page, and asks for the fragment again as it is told to."""
    await asyncio.sleep(after)
    began, port = time.perf_counter(), room.port
    ask = BackMsg()
    ask.rerun_script.page_name = ""
    async with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=[Subprotocol("streamlit")],
        origin=Origin(f"http://127.0.0.1:{port}"), max_size=None, compression=None,
        ping_interval=None, local_addr=(f"127.0.9.{who % 250 + 1}", 0),
    ) as page:  # fmt: skip
        await page.send(ask.SerializeToString())
        async for message in page:
            said = ForwardMsg()
            said.ParseFromString(message if isinstance(message, bytes) else message.encode())
            kind = said.WhichOneof("type")
            if kind == "delta":
                mark = said.delta.new_element.markdown.body.split(" ")[0]
                if mark in room.written:
                    room.seen.setdefault((who, mark), time.perf_counter())
            elif kind == "script_finished":
                room.opened.setdefault(who, (time.perf_counter() - began) * 1000)
            elif kind == "auto_rerun":
                asyncio.get_running_loop().create_task(_again(page, said))


async def _again(page: Any, said: ForwardMsg) -> None:
    while True:
        await asyncio.sleep(said.auto_rerun.interval)
        ask = BackMsg()
        ask.rerun_script.fragment_id = said.auto_rerun.fragment_id
        ask.rerun_script.is_auto_rerun = True
        await page.send(ask.SerializeToString())
