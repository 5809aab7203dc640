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
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Origin, Subprotocol

from benchmarks.measuring import CODE
from benchmarks.start import answered, free_ports


def polled(many: int, seconds: float, interval: float) -> dict[str, Any]:
    """Milliseconds from a commit to the moment each page shows it, and the share ever shown."""
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
            return asyncio.run(_watched(port, database, many, seconds, interval))
        finally:
            server.terminate()
            server.wait(20)


async def _watched(
    port: int, database: Path, many: int, seconds: float, interval: float
) -> dict[str, Any]:
    written: dict[str, float] = {}
    seen: dict[tuple[int, str], float] = {}
    pages = [asyncio.create_task(_page(port, n, written, seen)) for n in range(many)]
    await asyncio.sleep(5)
    ends, n = time.perf_counter() + seconds, 0
    while time.perf_counter() < ends:
        mark, n = f"bench{n}:", n + 1
        with sqlite3.connect(database) as connection:
            connection.execute("INSERT INTO entry (text) VALUES (?)", (f"{mark} officers wait",))
        connection.close()
        written[mark] = time.perf_counter()
        await asyncio.sleep(interval)
    await asyncio.sleep(10)
    for page in pages:
        page.cancel()
    taken = sorted((at - written[mark]) * 1000 for (_, mark), at in seen.items())
    share = len(taken) / (many * len(written))
    p95 = round(taken[int(0.95 * (len(taken) - 1))]) if taken else None
    p50 = round(statistics.median(taken)) if taken else None
    return {"naive_p50_ms": p50, "naive_p95_ms": p95, "naive_delivered_share": round(share, 4)}


async def _page(
    port: int, who: int, written: dict[str, float], seen: dict[tuple[int, str], float]
) -> None:
    """One browser: it draws the page, and asks for the fragment again as it is told to."""
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
                if mark in written:
                    seen.setdefault((who, mark), time.perf_counter())
            elif kind == "auto_rerun":
                asyncio.get_running_loop().create_task(_again(page, said))


async def _again(page: Any, said: ForwardMsg) -> None:
    while True:
        await asyncio.sleep(said.auto_rerun.interval)
        ask = BackMsg()
        ask.rerun_script.fragment_id = said.auto_rerun.fragment_id
        ask.rerun_script.is_auto_rerun = True
        await page.send(ask.SerializeToString())
