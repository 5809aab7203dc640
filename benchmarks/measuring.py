"""Taking times one can trust: a warm-up, several runs, the median, and who was measured."""

from __future__ import annotations

import gc
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

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


def timed(name: str, work: Callable[[], object], *, runs: int = 9, bound: str = "") -> Figure:
    """The median of several runs after one that is not counted."""
    work()
    gc.collect()
    taken = []
    for _ in range(runs):
        before = time.perf_counter()
        work()
        taken.append((time.perf_counter() - before) * 1000)
    return Figure(name, statistics.median(taken), min(taken), max(taken), bound=bound)


def against(figure: Figure, baseline: Figure) -> Figure:
    """The same figure, with how many times the baseline it is."""
    ratio = figure.median_ms / baseline.median_ms
    return Figure(
        figure.name, figure.median_ms, figure.fastest_ms, figure.slowest_ms, baseline.name, ratio,
        figure.bound,
    )  # fmt: skip


def machine() -> str:
    """Which machine the figures are of."""
    python = platform.python_version()
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {python}"


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
    told = {f.name: {"median_ms": round(f.median_ms, 2), "ratio": f.ratio} for f in figures}
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
