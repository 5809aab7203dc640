"""Taking times one can trust: a warm-up, several runs, the median, and who was measured."""

from __future__ import annotations

import asyncio
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

CODE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was done, how long it took, and what it is held against."""

    name: str
    median_ms: float
    fastest_ms: float
    slowest_ms: float
    baseline: str = ""
    ratio: float | None = None
    bound: str = ""


def in_turns(works: Mapping[str, Callable[[], object]], *, runs: int = 9) -> dict[str, Figure]:
    """Several works measured in turns, so that whatever else the machine does meets them alike."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    for run in range(runs + 1):
        for name, work in works.items():
            before = time.perf_counter()
            work()
            if run:
                taken[name].append((time.perf_counter() - before) * 1000)
    return {n: Figure(n, statistics.median(ms), min(ms), max(ms)) for n, ms in taken.items()}


def against(figure: Figure, baseline: Figure, bound: str = "") -> Figure:
    """The same figure, with how many times the baseline it is."""
    ratio = round(figure.median_ms / baseline.median_ms, 2)
    return replace(figure, baseline=baseline.name, ratio=ratio, bound=bound or figure.bound)


def machine() -> str:
    """Which machine the figures are of."""
    python = platform.python_version()
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {python}"


def core_ms() -> float:
    """How long this machine takes for a fixed piece of work on one core, the fastest of a few: a
    shared machine is at times half as fast, and then says more of its neighbours than of us."""
    return round(min(_fixed_work() for _ in range(5)), 1)


def _fixed_work() -> float:
    before, total = time.perf_counter(), 0
    for n in range(300_000):
        total += n * n
    return (time.perf_counter() - before) * 1000


def print_table(title: str, figures: list[Figure], **more: object) -> None:
    """The table for people, then one JSON object as the last line."""
    print(f"{title}\n{machine()}\n")
    print(f"{'':44} {'median':>10} {'fastest':>10} {'slowest':>10}  {'ratio':>7}  bound")
    for f in figures:
        ratio = f"{f.ratio:.1f}x" if f.ratio is not None else ""
        times = f"{f.median_ms:>7.1f} ms {f.fastest_ms:>7.1f} ms {f.slowest_ms:>7.1f} ms"
        print(f"{f.name:44} {times}  {ratio:>7}  {f.bound}")
    for name, value in more.items():
        print(f"{name.replace('_', ' ')}: {value}")
    told = {
        f.name: {
            "median_ms": round(f.median_ms, 2), "ratio": f.ratio, "baseline": f.baseline or None,
            "bound": f.bound or None,
        } for f in figures
    }  # fmt: skip
    print(json.dumps({"benchmark": title, "machine": machine(), "figures": told, **more}))


def in_fresh_python(code: str, *, environment: dict[str, str] | None = None) -> str:
    """Runs code in a new Python, for what only counts cold; gives what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=CODE, env={**os.environ, **(environment or {})},
        check=True, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    return done.stdout


PEAK = """
import sys
def peak_mb():
    try:
        import resource
    except ImportError:  # Windows has no such count
        return 0.0
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)
"""
"""Defines peak_mb() in a fresh Python: the most memory it has held so far."""


def memory_mb(pid: int) -> float:
    """Memory the server holds, of Linux's /proc; 0 elsewhere."""
    try:
        said = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", said)
    return int(found[1]) / 1024 if found else 0.0


def cpu_seconds(pid: int) -> float:
    """Seconds of a core the server has used, of Linux's /proc; 0 elsewhere."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(measuring: Coroutine[Any, Any, dict[str, Any]]) -> dict[str, Any]:
    """On the faster loop where there is one: the people sit at the same two cores as the server."""
    try:
        import uvloop
    except ImportError:  # Windows
        return asyncio.run(measuring)
    return uvloop.run(measuring)
