"""The room at three sizes, each several times: medians with the smallest and the largest.

`python -m benchmarks.capacity --runs 3` takes about a quarter of an hour and wants the machine to
itself: a run disturbed by other load says nothing. It prints the rows of docs/CAPACITY.md, and as
its last line one JSON object.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(
    0, str(Path(__file__).resolve().parents[1])
)  # also as `python benchmarks/capacity.py`

import argparse
import json
import statistics
import subprocess
from typing import Any

from benchmarks.measuring import CODE, machine
from benchmarks.room import BESIDE

LOADS: dict[str, tuple[str, ...]] = {
    "60": ("--participants", "60", "--seconds", "100", "--rate", "1"),
    "200": ("--participants", "200", "--seconds", "60", "--every", "30"),
    "500": ("--participants", "500", "--seconds", "60", "--every", "60"),
}
DISTURBED = 1.25
"""Times the fastest moment of one core, from which on a run says more of other load."""
TOLD = (
    "entry_p50_ms", "entry_p95_ms", "entry_p99_ms", "delivered_share", "lost", "doubled",
    "server_cpu_share", "server_rss_mb", "mb_per_person", "join_p95_ms", "join_warm_p95_ms",
    "move_max_ms", "reveal_max_ms",
    "naive_p95_ms", "naive_delivered_share", "naive_all_there_ms", "naive_join_p95_ms",
    "naive_cpu_share", "naive_mb_per_person", *(f"times_{name}" for name in BESIDE),
    "core_ms_before", "core_ms_after",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes", nargs="*", choices=list(LOADS), default=list(LOADS))
    parser.add_argument("--naive", action="store_true", help="also the page that polls")
    asked = parser.parse_args()
    print(f"capacity, {asked.runs} runs each\n{machine()}\n")
    found = {size: _measured(size, asked.runs, naive=asked.naive) for size in asked.sizes}
    for size, figures in found.items():
        print(f"\n{size} people ({figures.pop('runs')})")
        for name, (median, low, high) in figures.items():
            print(f"| {name} | {median} | {low} to {high} |")
    print(json.dumps(found))


def _measured(size: str, runs: int, *, naive: bool) -> dict[str, Any]:
    """So many undisturbed runs. One on a machine that was slower meanwhile is told and repeated,
    as often again as there are runs; what is still missing then is taken from the disturbed."""
    seen: list[dict[str, Any]] = []
    while len(_undisturbed(seen)) < runs and len(seen) < 2 * runs:
        seen.append(_one_run(size, naive=naive))
        print(f"{size}: {seen[-1]}", flush=True)
    calm = _undisturbed(seen)
    taken = [*calm, *(each for each in seen if each not in calm)][:runs]
    told = {name: _spread(taken, name) for name in TOLD if name in seen[0]}
    return {"runs": f"{len(calm)} of {len(seen)} undisturbed", **told}


def _one_run(size: str, *, naive: bool) -> dict[str, Any]:
    more = ("--naive",) if naive else ()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.room", *LOADS[size], *more],
        cwd=CODE, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _undisturbed(seen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those before and after which one core was about as fast as at the best of times."""
    both = ("core_ms_before", "core_ms_after")
    best = min((each[name] for each in seen for name in both), default=0.0)
    return [each for each in seen if max(each[name] for name in both) <= DISTURBED * best]


def _spread(seen: list[dict[str, Any]], name: str) -> tuple[Any, Any, Any]:
    values = [each[name] for each in seen if each.get(name) is not None] or [0]
    return statistics.median(values), min(values), max(values)


if __name__ == "__main__":
    main()
