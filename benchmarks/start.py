"""From the command to the first page served: under 5 s once installed.

The baseline is a bare `streamlit run` of an empty page.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # also as `python benchmarks/start.py`

import os
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request

from benchmarks.measuring import CODE, Figure, against, print_table

RUNS = 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text("import streamlit as st\nst.write('')\n")
        bare = [sys.executable, "-m", "streamlit", "run", str(empty), "--server.headless", "true",
                "--browser.gatherUsageStats", "false"]  # fmt: skip
        plain = _figure("bare: an empty Streamlit page", [
            _until_served([*bare, "--server.port", str(port)], port) for port in free_ports(RUNS)
        ])  # fmt: skip
        ours = _figure("python3 -m sim_workshop", [
            _until_served(_command(folder, port), port) for port in free_ports(RUNS)
        ], "5000 ms")  # fmt: skip
    print_table("start: until the first page is served", [plain, against(ours, plain)])


def _command(folder: str, port: int) -> list[str]:
    return [sys.executable, "-m", "sim_workshop", "--no-browser", "--port", str(port),
            "--database", f"sqlite:///{folder}/start.sqlite"]  # fmt: skip


def free_ports(many: int) -> list[int]:
    """Ports nobody listens on."""
    found = []
    for _ in range(many):
        with socket.socket() as probe:
            probe.bind(("", 0))
            found.append(probe.getsockname()[1])
    return found


def _until_served(command: list[str], port: int) -> float:
    environment = {**os.environ, "SIM_WORKSHOP_READY": "1"}
    before = time.perf_counter()
    server = subprocess.Popen(
        command, cwd=CODE, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        return answered(port, before)
    finally:
        server.terminate()
        server.wait(20)


def answered(port: int, before: float) -> float:
    """Seconds until the server on this port served its first page."""
    while time.perf_counter() - before < 60:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as page:
                page.read()
            return time.perf_counter() - before
        except OSError:
            time.sleep(0.02)
    raise SystemExit("The server did not answer within a minute.")


def _figure(name: str, seconds: list[float], bound: str = "") -> Figure:
    ms = [s * 1000 for s in seconds]
    return Figure(name, statistics.median(ms), min(ms), max(ms), bound=bound)


if __name__ == "__main__":
    main()
